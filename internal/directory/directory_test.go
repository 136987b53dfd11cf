package directory

import (
	"errors"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/tomlfile"
)

func TestBuiltin(t *testing.T) {
	d := Builtin()
	for _, e := range d.Entries() {
		src, err := tomlfile.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Decode("x", src); err != nil || back.ID != e.ID {
			t.Errorf("%s does not survive writing: %v", e.ID, err)
		}
		for _, x := range e.Entities {
			if x.VerifiedOn.IsZero() || len(x.Sources) == 0 {
				t.Errorf("%s: %s has no date or source", e.ID, x.Name)
			}
		}
	}
	if e, _ := d.Lookup("spy-pet"); !e.Hostile || !e.Dead || len(e.Warnings) == 0 {
		t.Error("spy-pet is not shown as what it is")
	}
}

func TestEntityByResidence(t *testing.T) {
	e, ok := Builtin().Lookup("discord")
	if !ok {
		t.Fatal("no discord")
	}
	for place, want := range map[law.Place]string{
		"DE": "Discord Netherlands BV", "NO": "Discord Netherlands BV", "DE-BY": "Discord Netherlands BV",
		"GB": "Discord Inc.", "GB-SCT": "Discord Inc.", "CH": "Discord Inc.", "US-CA": "Discord Inc.", "US-TX": "Discord Inc.", "": "Discord Inc.",
	} {
		x, ok := e.EntityFor(place)
		if !ok || x.Name != want {
			t.Errorf("%s: %s, want %s", place, x.Name, want)
		}
		if uk := len(x.Representative) > 0; uk != place.InUK() {
			t.Errorf("%s: representative: %v", place, uk)
		}
	}
}

func TestHostility(t *testing.T) {
	mk := func(id string, role law.Role, known, hostile bool, mail string) Entry {
		return Entry{ID: id, Service: "S", Role: role, KnownFirm: known, Hostile: hostile, Entities: []Entity{{Name: "N", Email: mail}}}
	}
	for _, c := range []struct {
		e    Entry
		want bool
	}{
		{mk("x", law.Scraper, false, false, "a@example.org"), true},
		{mk("x", law.Scraper, true, false, "a@example.org"), false},
		{mk("x", law.Scraper, true, true, "a@example.org"), true},
		{mk("x", "", false, false, "a@example.org"), true},
		{mk("x", law.PeopleSearch, false, false, "a@example.org"), true},
		{mk("x", law.Broker, false, false, "a@example.org"), false},
		{mk("x", law.Platform, false, false, "a@example.org"), false},
		{mk("spy-pet", law.Platform, true, false, "a@example.org"), true},
		{mk("x", law.Platform, true, false, "other@SPY.PET"), true},
	} {
		e, _ := Builtin().With(c.e).Lookup(c.e.ID)
		if e.Hostile != c.want {
			t.Errorf("%+v: hostile %v", c.e, e.Hostile)
		}
	}
	if e, _ := Builtin().Lookup("discord"); e.Hostile {
		t.Error("With changed the directory it was called on")
	}
}

func TestEmail(t *testing.T) {
	for _, s := range []string{"a@b.co", "first.last+tag@sub.example.org", "x_1@example-site.org"} {
		if why := EmailFault(s); why != "" {
			t.Errorf("%s: %s", s, why)
		}
	}
	for _, s := range []string{
		"", "a", "a@b", "a@b.co\r\nBcc: x@y.org", "a@b.co>\r\nBcc: x@y", `"a@evil.com"@b.com`, "a@b.co,c@d.co", "ä@example.org", "a@bücher.example",
		"A <a@b.co>", "a b@c.de", "a..b@c.de", ".a@c.de", "a@-c.de", "a@[127.0.0.1]", "a@b.co;", "a@b.1", strings.Repeat("a", 65) + "@b.co", strings.Repeat("a", 260) + "@b.co", "a\x00@b.co",
	} {
		if EmailFault(s) == "" {
			t.Errorf("%q is taken for an e-mail address", s)
		}
	}
}

func TestRefused(t *testing.T) {
	const good = "id = \"x\"\nservice = \"X\"\nrole = \"broker\"\n[[entity]]\nname = \"X Ltd.\"\nemail = \"a@example.org\"\n"
	if _, err := Decode("x", []byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ src, want string }{
		{good + "fax = \"1\"", "line 7: entity.fax: this key is not known"},
		{good + "form = \"http://example.org\"", "line 7: entity.form: "},
		{good + "form = \"javascript:alert(1)\"", "line 7: entity.form: "},
		{good + "form = \"https://discord.com@example.org/\"", "line 7: entity.form: "},
		{good + "address = [\"" + strings.Repeat("x", 61) + "\"]", "line 7: entity.address: a line has at most 60"},
		{good + "address = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]", "line 7: entity.address: there are more than 6"},
		{good + "country = \"UK\"", "line 7: entity.country: the code of"},
		{good + "for = [\"EU\"]", "line 7: entity.for: "},
		{strings.Replace(good, "X Ltd.", "X\\u001b[2J", 1), "line 5: entity.name: the text holds the control character"},
		{strings.Replace(good, "a@example.org", "a@example.org\\r\\nBcc: b@example.org", 1), "line 6: entity.email: an e-mail address has no line break"},
		{strings.Replace(good, "\"x\"", "\"../x\"", 1), "line 1: id: "},
		{strings.Replace(good, "broker", "friend", 1), "line 3: role: the roles are platform"},
	} {
		_, err := Decode("f.toml", []byte(c.src))
		var fe *FileError
		if !errors.As(err, &fe) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
