package say

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.org/unscrape/internal/law"
)

func catalogues() []map[string]string {
	return []map[string]string{germanWords(), germanLabels(), germanWizard(), germanOwn(), germanQuestions(), germanPackage(), germanNotice(), germanLaw(), germanLetters(), germanData(), germanDirectory(), germanFinding(), germanTexts()}
}

// TestHolesAgree: each hole of the English has its place in the German, and
// none is made up. A hole can be left out only where the German says why a
// thing is so without it ("cannot write …").
func TestHolesAgree(t *testing.T) {
	holes := func(parts []part) (out []string) {
		for _, p := range parts {
			if p.hole > 0 {
				out = append(out, fmt.Sprint(p.hole, string(p.verb)))
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	for _, list := range catalogues() {
		for english, german := range list {
			want, got := holes(parse(english)), holes(parse(german))
			if strings.HasPrefix(english, "cannot %s %s") {
				want = want[1:] // what was tried stands in the sentence before
			}
			if !slices.Equal(want, got) {
				t.Errorf("%q has holes %v, its German %v: %q", english, want, got, german)
			}
		}
	}
}

// TestTypography: German quotation marks and dashes, no doubled spaces, no
// forms with signs in them, and the ends of sentences agree.
func TestTypography(t *testing.T) {
	bad := regexp.MustCompile(`  |"[^"]*"|“[^„]*“[^„]*$|\pL[*:_]innen|/-?innen|\bUser|\bdownload|!$| ,|\?\?| -- `)
	end := func(s string) string {
		if r := s[len(s)-1]; strings.ContainsRune(".?:", rune(r)) {
			return string(r)
		}
		return ""
	}
	for n, list := range catalogues() { // the words come first
		for english, german := range list {
			if m := bad.FindString(german); m != "" && !strings.Contains(german, `letter = "`) {
				t.Errorf("%q: %q", m, german)
			}
			if german == "" || end(english) != end(german) && strings.Contains(english, " ") {
				t.Errorf("%q ends otherwise than %q", german, english)
			}
			if strings.Count(german, "„") != strings.Count(german, "“") {
				t.Errorf("quotation marks in %q", german)
			}
			if a, z := []rune(english)[0], []rune(german)[0]; n > 1 && unicode.IsLower(z) && unicode.IsUpper(a) {
				t.Errorf("%q begins small", german)
			}
		}
	}
}

// TestNoEntryTwice: an English sentence has one German.
func TestNoEntryTwice(t *testing.T) {
	seen := map[string]string{}
	for _, list := range catalogues() {
		for english, german := range list {
			if other, ok := seen[english]; ok && other != german {
				t.Errorf("%q is %q and %q", english, german, other)
			}
			seen[english] = german
		}
	}
}

func TestT(t *testing.T) {
	for english, want := range map[string]string{
		"Close":               "Schließen",
		"To Discord, by post": "An Discord, mit der Post",
		"# What happened?":    "# Was ist passiert?",
		"This has 120 characters, and 100 are the most.":                                                                                                          "Das sind 120 Zeichen, und höchstens 100 sind möglich.",
		"Its web form\n\n! Nothing has been written.":                                                                                                             "Webformular\n\n! Es wurde nichts geschrieben.",
		"How Discord can find your data. It goes to nobody else. One of the first 3 is enough.":                                                                   "Angaben für Discord, um Ihre Daten zu finden. Sonst bekommt es niemand. Eine der ersten 3 Angaben genügt.",
		"You live in the Netherlands, and the GDPR covers a service offered to people there even from elsewhere (Article 3(2) GDPR).":                             "Sie leben in den Niederlanden, und die DSGVO gilt auch für einen Dienst, der Menschen dort von anderswo angeboten wird (Art. 3 Abs. 2 DSGVO).",
		"1 month from receipt on 25 November 2026 is 25 December, a public holiday in Germany (Christmas Day); the next working day there is Monday 28 December.": "Ein Monat ab dem Eingang am 25. November 2026 endet am 25. Dezember, einem Feiertag in Deutschland (erster Weihnachtstag); der nächste Arbeitstag dort ist am Montag, dem 28. Dezember.",
		"An account made on November 29, 2016.":                                                                                                                   "Ein Konto, das am 29. November 2016 angelegt wurde.",
		"An account made on 29 November 2016.":                                                                                                                    "Ein Konto, das am 29. November 2016 angelegt wurde.",
		"Paragraph 3 tells your name. A hostile addressee must not learn it: take it out, and this letter can be written.":                                        "Absatz 3: Dort steht Ihr Name. Ein feindseliger Empfänger darf das nicht erfahren: Nehmen Sie es heraus, dann kann dieser Brief geschrieben werden.",
		"Example cannot find you without one of these: your username, your account ID or the address of your profile.":                                            "Example findet Sie nur mit einer dieser Angaben: Ihr Benutzername, Ihre Konto-ID oder die Adresse Ihres Profils.",
		"Cannot write \"/media/stick/x.pdf\": the disk is full.":                                                                                                  "\"/media/stick/x.pdf\": der Datenträger ist voll.",
		"An unknown sentence stays. Close":                                                                                                                        "An unknown sentence stays. Schließen",
		"12 %":                                                                                                                                                    "12 %",
	} {
		p := In("de")
		got := p.T(english)
		if strings.ReplaceAll(got, "\u00a0", " ") != want {
			t.Errorf("%q\n got %q\nwant %q", english, got, want)
		}
		if again := p.T(got); again != got {
			t.Errorf("said again, %q is %q", got, again)
		}
		if p := In("en"); p.T(english) != english || p.Misses() != nil {
			t.Errorf("English changes %q", english)
		}
	}
	p := In("de")
	p.T("An unknown sentence stays. Close")
	if got := p.Misses(); !slices.Equal(got, []string{"An unknown sentence stays."}) {
		t.Errorf("misses %q", got)
	}
}

// TestValuesStay: what a person typed is shown as typed, also where it looks
// like a part of a sentence.
func TestValuesStay(t *testing.T) {
	p := In("de")
	for _, name := range []string{"Bits and Bytes", "A %s B", "%d", "X: only", "Ltd. The Second", "$1", "“Close”", "A, by post", "Archive", "host", "Space", "Known"} {
		if got, want := p.F("To %s, by post", name), "An "+name+", mit der Post"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got := p.T("To " + name + ", by e-mail"); !strings.Contains(got, name) {
			t.Errorf("%q lost its name: %q", name, got)
		}
	}
}

func TestChoose(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "de", "de_DE.UTF-8": "de", "de-CH": "de", "DE": "de", "de_AT@euro": "de", "en": "en", "en_GB.UTF-8": "en",
		"": "", "C": "", "C.UTF-8": "", "POSIX": "", "fr_FR.UTF-8": "", "den": "",
	} {
		if got, ok := Choose(tag); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", tag, got, ok)
		}
	}
}

func TestEveryPlaceHasAGermanName(t *testing.T) {
	for _, p := range law.Places() {
		if p.Country() != p && p.Country() != "US" && p.Country() != "GB" {
			continue
		}
		if in := p.In("de"); strings.HasPrefix(in, "in folgend") {
			t.Errorf("%s: %s", p, in)
		}
	}
}

func BenchmarkIn(b *testing.B) {
	for b.Loop() {
		newTable(germanWords(), germanLabels(), germanTerm, germanWizard(), germanOwn(), germanQuestions(), germanPackage(), germanNotice(), germanLaw(), germanLetters(), germanData(), germanDirectory(), germanFinding(), germanTexts())
	}
}

func BenchmarkNewSentence(b *testing.B) {
	p := In("de")
	for i := 0; b.Loop(); i++ {
		p.T(fmt.Sprintf("An answer is due by %d December %d, as far as one can say now.", i%28+1, 2000+i%5000))
	}
}

// TestMatterInASentence: what a kept draft is about is said as at the head of
// the screen, as is the stop it got to.
func TestMatterInASentence(t *testing.T) {
	for english, german := range map[string]string{
		"Spy.Pet and Discord, as far as “Read before it exists”":        "Spy.Pet und Discord, bis „Vorher lesen“",
		"Another scraper or data broker, as far as “Who you are”":       "Anderes Scraping oder Datenhandel, bis „Wer Sie sind“",
		"A platform I use, without a scrape, as far as “What you want”": "Eine Plattform, die ich nutze, ohne Scraping, bis „Was Sie wollen“",
	} {
		if got := In("de").T(english); got != german {
			t.Errorf("%q: %q", english, got)
		}
	}
}

// TestWordInFirstHole: a word that opens a sentence is found in its hole too.
func TestWordInFirstHole(t *testing.T) {
	if got, want := In("de").T("Spy.Pet and Discord, as far as “Who you are”"), "Spy.Pet und Discord, bis „Wer Sie sind“"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
