package templates

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/unscrape/internal/law"
)

func changed(changes ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.NewReplacer(changes...).Replace(sound))}
}

var (
	asScraper = []string{`role = "platform"`, `role = "scraper"`}
	asGerman  = []string{`language = "en"`, `language = "de"`, "I ask for access", "Ich bitte um Auskunft"}
)

func TestLibrary(t *testing.T) {
	shipped := fstest.MapFS{
		"en/gdpr-access-platform.md": changed(),
		"en/gdpr-access-scraper.md":  changed(asScraper...),
		"de/gdpr-access-platform.md": changed(asGerman...),
	}
	own := fstest.MapFS{
		"en/gdpr-access-scraper.md":       changed(append(asScraper, "Send a copy", "Send me a copy")...),
		"en/gdpr-access-platform~mine.md": changed(`language = "en"`, "language = \"en\"\nvariant = \"mine\""),
		"de/gdpr-access-platform.md":      changed("{{due}}", "{{dew}}"),
		"en/notes.txt":                    {Data: []byte("x")},
		"en/gdpr-access-platform.md~":     {Data: []byte("x")},
		"en/#gdpr-access-platform.md#":    {Data: []byte("x")},
		"en/desktop.ini":                  {Data: []byte("x")},
		"gdpr-access-platform.md":         {Data: []byte("x")},
		"README.md":                       {Data: []byte("x")},
	}
	lib := NewLibrary(shipped, own)

	var got []string
	for _, i := range lib.List() {
		s := i.Language + "/" + i.Name
		if i.Own {
			s += " own"
		}
		if i.Replaces {
			s += " replaces"
		}
		got = append(got, s)
	}
	want := "de/gdpr-access-platform own replaces, en/gdpr-access-platform, en/gdpr-access-platform~mine own, en/gdpr-access-scraper own replaces"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if s := lib.Strays(); len(s) != 2 || s[0].File == s[1].File {
		t.Error(s)
	}

	for _, c := range []struct {
		role             law.Role
		language         string
		path, wantBroken string
	}{
		{law.Platform, "en", "en/gdpr-access-platform.md", ""},
		{law.Platform, "en-US", "en/gdpr-access-platform.md", ""},
		{law.Platform, "fr", "en/gdpr-access-platform.md", ""},
		{law.Platform, "de-AT", "de/gdpr-access-platform.md", "no function dew"},
		{law.Broker, "en", "en/gdpr-access-scraper.md", ""},
		{law.PeopleSearch, "en", "en/gdpr-access-scraper.md", ""},
	} {
		tmpl, err := lib.Find(law.GDPR, "access", c.role, c.language)
		if err != nil {
			t.Errorf("%s %s: %v", c.role, c.language, err)
			continue
		}
		if tmpl.Path != c.path {
			t.Errorf("%s %s: %s", c.role, c.language, tmpl.Path)
		}
		var broken *BrokenOwnError
		if errors.As(tmpl.InsteadOf, &broken) != (c.wantBroken != "") || broken != nil && !strings.Contains(broken.Error(), c.wantBroken) {
			t.Errorf("%s %s: %v", c.role, c.language, tmpl.InsteadOf)
		}
	}
	if tmpl, err := lib.ByName("gdpr-access-platform~mine", "en"); err != nil || tmpl.Meta.Variant != "mine" {
		t.Error(err)
	}
	if tmpl, _ := lib.ByName("gdpr-access-scraper", "en"); !strings.Contains(tmpl.source.text, "Send me a copy") {
		t.Error("the shipped text wins over the person's own")
	}
	var missing *NotFoundError
	if _, err := lib.Find(law.GDPR, "portability", law.Platform, "en"); !errors.As(err, &missing) {
		t.Error(err)
	}
	if _, err := lib.ByName("gdpr-acess-platform", "en"); !errors.As(err, &missing) || missing.Near != "gdpr-access-platform" {
		t.Error(err)
	}
	for _, name := range []string{"../../etc/passwd", "", "gdpr-access-platform~../x", "gdpr--platform"} {
		if _, err := lib.ByName(name, "en"); !errors.As(err, &missing) {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := lib.ByName("gdpr-access-platform", name+"/.."); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestBrokenVariant: nothing shipped can stand for a person's own variant.
func TestBrokenVariant(t *testing.T) {
	for name, file := range map[string]*fstest.MapFile{
		"mismatch": changed(),
		"fault":    changed("{{due}}", "{{", `language = "en"`, "language = \"en\"\nvariant = \"mine\""),
		"empty":    {},
		"binary":   {Data: []byte("\x7fELF\x00")},
	} {
		lib := NewLibrary(Shipped(), fstest.MapFS{"en/gdpr-access-platform~mine.md": file})
		var broken *BrokenOwnError
		if _, err := lib.ByName("gdpr-access-platform~mine", "en"); !errors.As(err, &broken) || len(FindingsOf(broken.Err)) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSplitName(t *testing.T) {
	for name, want := range map[string]Meta{
		"uk-gdpr-access-erasure-people-search": {Regime: law.UKGDPR, Letter: "access-erasure", Role: law.PeopleSearch},
		"none-voluntary-request-platform":      {Regime: law.None, Letter: "voluntary-request", Role: law.Platform},
		"ccpa-know-broker~short-2":             {Regime: law.CCPA, Letter: "know", Role: law.Broker, Variant: "short-2"},
	} {
		m, ok := splitName(name)
		if !ok || m.Regime != want.Regime || m.Letter != want.Letter || m.Role != want.Role || m.Variant != want.Variant || nameOf(m) != name {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestLinkAllowed(t *testing.T) {
	for address, want := range map[string]bool{
		"https://discord.com/privacy":                true,
		"https://discord.com/privacy#5":              true,
		"https://discord.com/privacyx":               false,
		"https://ico.org.uk/make-a-complaint/":       true,
		"https://ico.org.uk.example.org/":            false,
		"http://ico.org.uk/":                         false,
		"javascript:alert(1)":                        false,
		"https://ico.org.uk/../x":                    false,
		"https://ico.org.uk/\U000F0000":              false,
		"https://privacy.ca.gov/drop":                true,
		"https://eur-lex.europa.eu/eli/reg/2016/679": true,
		"":                    false,
		"HTTPS://ico.org.uk/": false,
	} {
		if LinkAllowed(address) != want {
			t.Error(address)
		}
	}
}
