package wizard

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// shipped is a world with the letters that the program brings along.
func shipped() *world {
	w := newWorld()
	w.Sources.Templates = nil
	return w
}

// finish takes everything as it is from the wording on.
func (b *robot) finish() *robot { return b.throughWording().throughReview().throughSave().at(stopDone) }

func TestTypedInScraperIsHostileUntilKnown(t *testing.T) {
	w := shipped()
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.at(stopIncident).press(k.Down).sees("(*) Another scraper or data broker").press(k.Next)
	b.throughResidence().throughRights().at(stopAddressees).sees("[x] The scraper or broker").press(k.Next)
	b.at(stopOwn).press(k.Next).sees("The name of the service is missing").typed("Example Leaks").press(k.Next)
	b.typed("Not a mailbox").press(k.Next).sees("has an @")
	b.m.screen.(*form).current().replace("optout@example.org", b.m.draft)
	b.m.changed()
	b.press(k.Next, k.Next, k.Next)
	b.sees("> (*) Not yet").press(k.Next).at(stopOwn).sees("Choose yes to write this letter")

	data, err := b.m.draft.encode()
	if err != nil {
		t.Fatal(err)
	}
	if d, err := decodeDraft(data); err != nil || d.Request.Own[0].Service != "Example Leaks" {
		t.Fatalf("%v %+v", err, d)
	}

	b.press(k.Down).sees("(*) Yes: only my account ID").press(k.Next).at(stopAlias)
	b.typed("987").press(k.Next).typed(janeAlias).press(k.Next).finish()
	l := w.orders[0].Letters[0]
	if !l.Hostile || l.ID != ownScraper || l.Send != "email" {
		t.Errorf("%+v", l)
	}
	b.sees("from the alias only", "Do not use your mail program")

	// The same as a known firm: it may learn a name, and be asked why.
	w = shipped()
	b = newRobot(t, w, 80, 24)
	b.press(k.Down, k.Next).throughResidence().throughRights().press(k.Next)
	b.at(stopOwn).typed("Example Leaks").press(k.Next).typed("optout@example.org").press(k.Next, k.Next, k.Down, k.Next)
	b.sees("Its legal name").typed("Example Leaks Ltd").press(k.Next).paste("1 Example Street\r\nDublin\r\nIreland").press(k.Onward).typed("Irel").press(k.Next)
	b.sees("Why do you think they have your data?").typed("I saw it there.").press(k.Onward)
	b.at(stopIdentity).typed(janeMail).press(k.Next, k.Next, k.Next).typed(janeName).press(k.Next, k.Next).finish()
	l = w.orders[0].Letters[0]
	if l.Hostile || l.Address[0] != "Example Leaks Ltd" || l.Regime != law.GDPR || !strings.Contains(letters.Text(l, 72), "I saw it there.") {
		t.Errorf("%+v", l)
	}
}

func TestCaliforniaAndPlacesWithoutALaw(t *testing.T) {
	for place, want := range map[string]struct {
		regime law.Regime
		letter string
		sees   string
	}{
		"Calif": {law.CCPA, "know", "Do not sell or share it"},
		"Braz":  {law.None, letters.VoluntaryRequest, "without citing a provision"},
		"uk":    {law.UKGDPR, "access", "Show me what you have"},
	} {
		w := shipped()
		b := newRobot(t, w, 80, 24)
		b.throughIncident().at(stopResidence).typed(place).press(b.keys.Next, b.keys.Next)
		b.at(stopRights).sees(want.sees).throughRights().throughAddressees().throughIdentity().finish()
		if l := w.orders[0].Letters[0]; l.Regime != want.regime || l.Name != want.letter {
			t.Errorf("%s: %s under %s", place, l.Name, l.Regime)
		}
	}
}

func TestEachWishBecomesItsLetter(t *testing.T) {
	for n, want := range []string{"access", "access", "access-erasure", "erasure"} {
		w := shipped()
		b := newRobot(t, w, 120, 40)
		b.throughIncident().throughResidence().times(n, b.keys.Down).throughRights().throughAddressees()
		if l, ok := b.m.sketch(b.m.draft, "discord"); !ok || l.Name != want {
			t.Errorf("wish %d: %s", n, l.Name)
		}
	}
}

func TestPlatformByPost(t *testing.T) {
	w := shipped()
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.press(k.Down, k.Down, k.Next).throughResidence().throughRights().throughAddressees()
	b.at(stopIdentity).typed(janeID).press(k.Next, k.Next, k.Next).typed(janeMail).press(k.Next).typed(janeName).press(k.Next)
	b.press(k.Down, k.Next).paste("Musterweg 1\r\n10115 Berlin").press(k.Onward).at(stopWording)
	for b.m.screen.(*form).current().q.key != "letters.discord.send" {
		b.press(k.Next)
	}
	b.press(k.Down, k.Down).sees("(*) By post").press(k.Next, k.Onward).throughReview().throughSave().at(stopDone)
	for range 4 {
		b.press(k.PageDown)
	}
	b.m.height = 200
	b.sees("registered mail", "Print it at 100 %", "Fold it in three.", "the receipt of the post office")
}

func TestLanguageOfALetter(t *testing.T) {
	w := newWorld()
	fs := fstest.MapFS{}
	for _, lang := range []string{"en", "de", "fr"} {
		text := strings.Replace(fmt.Sprintf(testText, "gdpr", "access", "platform", "access"), `language = "en"`, `language = "`+lang+`"`, 1)
		fs[lang+"/gdpr-access-platform.md"] = &fstest.MapFile{Data: []byte(text)}
	}
	w.Sources.Templates = templates.NewLibrary(fs, nil)
	b := newRobot(t, w, 80, 24)
	b.throughIncident().throughResidence().throughRights().throughAddressees().throughIdentity()
	b.at(stopWording).sees("In which language?", "> English").typed("deut").sees("> German").press(b.keys.Next)
	if got := b.m.draft.choice("discord").Language; got != "de" {
		t.Errorf("language %q", got)
	}
	b.finish()
	if l := w.orders[0].Letters[0]; !strings.HasPrefix(l.Language, "de") {
		t.Errorf("letter in %s", l.Language)
	}
}
