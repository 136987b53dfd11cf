package incident

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/unscrape/internal/tomlfile"
)

func TestBuiltin(t *testing.T) {
	all, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 3 {
		t.Fatalf("%d incidents", len(all))
	}
	for _, i := range all {
		if i.Summary == "" || len(i.Cautions) == 0 || len(i.Recommend) == 0 || i.AsOf.IsZero() {
			t.Errorf("%s is incomplete", i.ID)
		}
		src, err := tomlfile.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Decode("x", src); err != nil || back.Summary != i.Summary {
			t.Errorf("%s does not survive writing: %v", i.ID, err)
		}
		for _, r := range i.Recommend {
			if r.On && (r.Addressee == "spy-pet" || r.Letter == "erasure") {
				t.Errorf("%s: %s to %s is on by default", i.ID, r.Letter, r.Addressee)
			}
		}
	}
}

func TestSpyPetSaysNothingUnproven(t *testing.T) {
	i, err := Load("spy-pet")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(i.Summary + strings.Join(i.Collected, " ") + strings.Join(i.Cautions, " "))
	for _, never := range []string{"hack", "breach", "direct message", "you were scraped", "30 days", "discord sold"} {
		if strings.Contains(text, never) {
			t.Errorf("the incident says %q", never)
		}
	}
	if !strings.Contains(text, "not on the list may have been scraped") {
		t.Error("the list's incompleteness is not said")
	}
}

func TestRefused(t *testing.T) {
	const good = "id = \"mine\"\nkind = \"scrape\"\ntitle = \"T\"\ngeneric = true\n"
	for _, c := range []struct{ src, want string }{
		{good + "titel = \"x\"", "line 5: titel: this key is not known"},
		{good + "[[source]]\ntitle = \"x\"\nurl = \"http://example.org\"", "line 7: source.url: "},
		{good + "[[source]]\ntitle = \"x\"\nurl = \"https://discord.com@example.org\"", "line 7: source.url: "},
		{good + "since = \"2023-13\"", "line 5: since: "},
		{good + "summary = \"\\u001b[2J\"", "line 5: summary: the text holds the control character"},
		{good + "summary = \"" + strings.Repeat("x", 1001) + "\"", "line 5: summary: the text is longer"},
		{good + "platforms = [\"../etc\"]", "line 5: platforms: "},
		{good + "[[recommend]]\naddressee = \"other\"\nletter = \"access\"", "line 6: recommend.addressee: "},
		{strings.Replace(good, "scrape", "hack", 1), "line 2: kind: "},
		{strings.Replace(good, "mine", "../mine", 1), "line 1: id: "},
		{strings.Replace(good, "generic = true\n", "", 1), "scrapers: a scrape names"},
	} {
		_, err := Decode("dir/my\x1b.toml", []byte(c.src))
		var fe *FileError
		if !errors.As(err, &fe) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	if _, err := Decode("x", []byte(good)); err != nil {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	own := fstest.MapFS{
		"mine.toml":    {Data: []byte("id = \"mine\"\nkind = \"platform\"\ntitle = \"Mine\"\n")},
		"spy-pet.toml": {Data: []byte("id = \"spy-pet\"\nkind = \"scrape\"\ntitle = \"Better\"\nscrapers = [\"spy-pet\"]\n")},
	}
	for id, title := range map[string]string{"mine": "Mine", "spy-pet": "Better", "platform": "A platform I use, without a scrape"} {
		if i, err := Find(id, own); err != nil || i.Title != title {
			t.Errorf("%s: %q, %v", id, i.Title, err)
		}
	}
	var u *UnknownError
	if _, err := Find("../x", own); !errors.As(err, &u) {
		t.Error(err)
	}
}
