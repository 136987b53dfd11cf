package letters_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/templates"
)

// telltale are frequent words of one language that no other of these has. Found in
// a letter of another language they are a sentence nobody translated.
var telltale = map[string]string{
	"en": "the and which you your please within with from about letter data",
	"de": "und der das nicht ich bitte über sie einen wurde daten",
	"fr": "vous dans est avec votre cette données veuillez une",
	"es": "los las el por favor datos mis ustedes carta",
	"it": "gli della sono dati il nel che richiesta presente",
	"nl": "het een van niet gegevens deze mijn wordt brief",
	"pl": "jest oraz nie się dane danych proszę państwo tego",
	"pt": "não dados uma são meus minha os pedido",
}

// shared are the telltales of others that a language has too.
var shared = map[string][]string{
	"es": {"van"}, "pt": {"data", "carta", "das", "por", "favor", "los", "las", "mis"}, "it": {"data"}, "nl": {"data"}, "fr": {"il"},
	"pl": {"data", "ich"}, "de": {"dies"},
}

// quotes are the quotation marks each language writes with, and the apostrophe.
var quotes = map[string]string{
	"en": "“”‘’", "de": "„“‚‘’", "de-CH": "«»‹›’", "fr": "«»“”’", "es": "«»“”’", "it": "«»“”’", "nl": "“”‘’", "pl": "„”«»’", "pt": "«»“”’",
}

const everyQuote = `"'“”„‟‘’‚‛«»‹›`

var leftover = regexp.MustCompile(`<no value>|\{\{|\}\}|%!|  |\.\.|,,|;;| [,.)]|\( |\(\)|^\s*$|\[\[|\*\*`)

// frenchSigns is a sign of two parts without its narrow no-break space.
var frenchSigns = regexp.MustCompile(`[^\x{202F}][:;?!»]|«[^\x{202F}]`)

// otherSigns is a sign with a space before it where no language but French
// has one.
var otherSigns = regexp.MustCompile(`[ \x{A0}\x{202F}][:;?!]`)

// TestLanguages reads every letter in every language: nothing is left over,
// no words of another language, quotation marks and spaces by the language's
// own custom.
func TestLanguages(t *testing.T) {
	seen := map[string]bool{}
	for name, l := range sample.Every() {
		for _, part := range spoken(l) {
			if seen[l.Language+part] {
				continue
			}
			seen[l.Language+part] = true
			for _, fault := range faults(l.Language, part) {
				t.Errorf("%s: %s in %q", name, fault, part)
			}
		}
	}
}

// TestFaults shows that the checks find what they are for.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ lang, part, fault string }{
		{"de", "Ich habe Grund zu der Annahme.", ""},
		{"de", "Bitte  löschen Sie die Daten.", "left over"},
		{"fr", "Please answer.", "a word of en"},
		{"nl", "Ich schrijf u.", "a word of de"},
		{"de", "die “Daten”", "quotation mark"},
		{"fr", "Je demande :", "no narrow space"},
		{"fr", "Je demande:", "no narrow space"},
		{"fr", "Je demande\u202f:", ""},
		{"it", "Chiedo :", "a space before"},
		{"de-CH", "Mit freundlichen Grüßen", "ß"},
		{"en-GB", "under {{cite}}", "left over"},
	} {
		got := strings.Join(faults(c.lang, c.part), "; ")
		if c.fault == "" && got != "" || !strings.Contains(got, c.fault) {
			t.Errorf("%s %q: %q, want %q", c.lang, c.part, got, c.fault)
		}
	}
}

// faults are what is wrong with a part of a letter in lang.
func faults(lang, part string) (list []string) {
	base, _, _ := strings.Cut(lang, "-")
	complain := func(what, found string) {
		if found != "" {
			list = append(list, what+" "+strconv.Quote(found))
		}
	}
	complain("left over", leftover.FindString(part))
	for _, r := range part {
		if strings.ContainsRune(everyQuote, r) && !strings.ContainsRune(quotes[base]+quotes[lang], r) {
			complain("quotation mark", string(r))
		}
	}
	switch {
	case base == "fr":
		complain("no narrow space at", frenchSigns.FindString(part))
	default:
		complain("a space before", otherSigns.FindString(part))
	}
	if lang == "de-CH" && strings.Contains(part, "ß") {
		complain("in Switzerland", "ß")
	}
	for _, word := range wordForm.FindAllString(part, -1) {
		for _, other := range telltales[strings.ToLower(word)] {
			if other != base && !slices.Contains(shared[base], strings.ToLower(word)) {
				complain("a word of "+other, word)
			}
		}
	}
	return list
}

var wordForm = regexp.MustCompile(`\p{L}+`)

// telltales has the languages of each telling word.
var telltales = func() map[string][]string {
	m := map[string][]string{}
	for lang, list := range telltale {
		for _, word := range strings.Fields(list) {
			m[word] = append(m[word], lang)
		}
	}
	return m
}()

// spoken is all that a letter says in its language, by paragraphs, without
// names.
func spoken(l letters.Letter) []string {
	parts := []string{l.Re, l.Salutation, l.Closing, l.DateLine}
	blankMarked(l.Body)
	for _, p := range templates.Paragraphs(l.Body) {
		parts = append(parts, p)
	}
	for _, r := range l.Identifiers {
		parts = append(parts, r.Label)
	}
	parts = append(parts, l.Enclosures...)
	if l.Hostile {
		parts = append(parts, l.Signature)
	}
	for i, p := range parts {
		for _, name := range properNames {
			p = strings.ReplaceAll(p, name, "N")
		}
		parts[i] = p
	}
	return parts
}

// blankMarked takes out what is marked as another language's.
func blankMarked(blocks []templates.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *templates.Paragraph:
			for _, s := range b.Spans {
				if t, ok := s.(*templates.Text); ok && t.Lang != "" {
					t.Text = "N"
				}
			}
		case *templates.List:
			for _, item := range b.Items {
				blankMarked(item.Blocks)
			}
		}
	}
}

// properNames stay as they are in every language.
var properNames = []string{"Data Protection Act 2018", "California Consumer Privacy Act", "Cal. Code Regs. tit.", "Delete Act", "Paris"}
