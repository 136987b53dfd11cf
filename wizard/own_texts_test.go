package wizard

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/bubbles/key"

	"example.org/unscrape/templates"
)

// withOwnTexts lays a text that works, and a broken one, over the shipped texts.
func withOwnTexts(t testing.TB) *world {
	shipped, err := fs.ReadFile(templates.Shipped(), "en/gdpr-access-platform.md")
	if err != nil {
		t.Fatal(err)
	}
	mine, _, err := templates.WithVariant("mine.md", shipped, "mine")
	if err != nil {
		t.Fatal(err)
	}
	mine = []byte(strings.NewReplacer("Request for access", "My request for access", "I request access", "I ask for access").Replace(string(mine)))
	w := newWorld()
	w.Sources.Templates = templates.NewLibrary(templates.Shipped(), fstest.MapFS{
		"en/gdpr-access-platform~mine.md":   {Data: mine},
		"en/gdpr-access-platform~broken.md": {Data: []byte(strings.Replace(string(mine), `variant = "mine"`, `variant = "broken"`, 1) + "{{.Nope}}")},
		"en/ccpa-know-platform~other.md":    {Data: mine}, // of another law: not offered, whatever is wrong with it
	})
	return w
}

func TestOwnTexts(t *testing.T) {
	w := withOwnTexts(t)
	b := newRobot(t, w, 100, 40)
	b.throughIncident().throughResidence().throughRights().throughAddressees().throughIdentity()
	b.at(stopWording).sees("The text that came with the program", "My request for access under Article 15", "yours", "broken",
		"This text has a fault and cannot be", "no field .Nope is known").seesNot("other.md")

	b.press(b.keys.Down) // the broken one: first by name
	if c := b.m.draft.choice("discord"); c.Template != "" {
		t.Fatalf("a broken text was chosen: %+v", c)
	}
	b.press(b.keys.Down)
	if c := b.m.draft.choice("discord"); c.Template != "gdpr-access-platform~mine" || c.Language != "en" {
		t.Fatalf("%+v", c)
	}
	b.seesNot("The letter to Discord")
	b.throughWording().at(stopReview).sees("I ask for access").throughReview().throughSave()
	if l := w.orders[0].Letters[0]; !strings.HasPrefix(l.Title, "My request") {
		t.Error(l.Title)
	}
}

// TestOwnTextIsKept: a text that a request file names is not lost by walking
// past the question.
func TestOwnTextIsKept(t *testing.T) {
	w := withOwnTexts(t)
	k := newDesk(t.Context(), w.Options)
	d := k.fresh()
	d.Request.Residence, d.Request.Addressees = "DE", []string{"discord"}
	for _, name := range []string{"gdpr-access-platform~mine", "letters/own.md"} {
		k.chooseText(d, "discord", "en/"+name)
		for _, language := range []string{"en", ""} {
			c := d.choice("discord")
			c.Language = language
			d.Request.Letters["discord"] = c
			q, ok := k.askText(d, "discord")
			if !ok || !q.has(d, q.text(d)) {
				t.Fatal(name, ok)
			}
			found := false
			for _, o := range q.options {
				found = found || q.has(d, o.value)
			}
			q.set(d, q.get(d))
			if got := d.choice("discord").Template; !found || got != name {
				t.Errorf("%s became %q", name, got)
			}
		}
	}
}

func TestOwnTextsPlain(t *testing.T) {
	w := withOwnTexts(t)
	out, o, err := ask(t, w, "1", "germ", "", "", "", janeID, janeNick, "", janeMail, janeName, "",
		"2", "3", "", "", "", "", "", "")
	if err != nil || !o.Finished {
		t.Fatal(err, out)
	}
	for _, s := range []string{"My request for access under Article 15 GDPR, yours", "That cannot be chosen.", "I ask for access"} {
		if !strings.Contains(out, s) {
			t.Errorf("not said: %q\n%s", s, out)
		}
	}
}

// TestReading: a letter can be read in another language, and is sent in its
// own.
func TestReading(t *testing.T) {
	for _, width := range []int{120, 80} {
		w := newWorld()
		w.Sources.Templates = nil
		b := newRobot(t, w, width, 40)
		b.toReview()
		languages := b.m.screen.(*review).readable(b.m.draft, "discord")
		if len(languages) != 7 || languages[0] == "en" {
			t.Fatal(languages)
		}
		helped := false
		for _, h := range b.m.screen.Help() {
			helped = helped || key.Matches(keyMsg("l"), h)
		}
		if !helped {
			t.Error("the key is not in the help")
		}
		b.press(readKey).sees("For reading only, in the language: Deutsch", "It is never written to a file", "Sehr geehrte Damen und Herren")
		if width == 120 {
			b.sees("Dear Sir or Madam")
		}
		b.press(b.keys.PageDown, b.keys.Bottom)
		b.times(len(languages), readKey).seesNot("For reading only").sees("Dear Sir or Madam")
		b.press(readKey).throughReview().throughSave()
		for _, l := range w.orders[0].Letters {
			if l.Language != "en" && l.Language != "en-GB" && !strings.HasPrefix(l.Language, "en") {
				t.Errorf("the letter that is sent is in %s", l.Language)
			}
		}
	}
}

func TestReadingPlain(t *testing.T) {
	w := newWorld()
	w.Sources.Templates = nil
	out, o, err := ask(t, w, "1", "germ", "", "", "", janeID, janeNick, "", janeMail, janeName, "",
		"", "", "", "", "", "l", "9", "l", "1", "", "", "")
	if err != nil || !o.Finished {
		t.Fatal(err, out)
	}
	for _, s := range []string{"For reading only, in the language: Deutsch", "Sehr geehrte Damen und Herren", "That is none of the numbers.", "End of the letter for reading."} {
		if !strings.Contains(out, s) {
			t.Errorf("not said: %q\n%s", s, out)
		}
	}
}

// TestOwnTextInPlace: an own text that takes the shipped one's place says so,
// and one with a fault says that it is not used.
func TestOwnTextInPlace(t *testing.T) {
	shipped, err := fs.ReadFile(templates.Shipped(), "en/gdpr-access-platform.md")
	if err != nil {
		t.Fatal(err)
	}
	for fault, says := range map[string]string{"": "", "{{.Nope}}": "has a fault and is not used"} {
		w := newWorld()
		w.Sources.Templates = templates.NewLibrary(templates.Shipped(), fstest.MapFS{"en/gdpr-access-platform.md": {Data: append(shipped[:len(shipped):len(shipped)], fault...)}})
		b := newRobot(t, w, 80, 40)
		b.throughIncident().throughResidence().throughRights().throughAddressees().throughIdentity().at(stopWording)
		if says == "" {
			b.seesNot("Which text for Discord?", "is not used")
		} else {
			b.sees("Which text for Discord?", says, "no field .Nope is known")
		}
		b.throughWording().throughReview().throughSave()
		if len(w.orders) != 1 {
			t.Error("nothing was written")
		}
	}
}
