package law

import (
	"strings"
	"testing"
)

// languages are those that letters are written in.
var languages = []string{"en", "de", "fr", "es", "it", "nl", "pl", "pt"}

func TestDatesInEveryLanguage(t *testing.T) {
	for _, c := range []struct{ lang, day, first, month string }{
		{"en", "22 November 2026", "1 March 2026", "November 2026"},
		{"en-GB", "22 November 2026", "1 March 2026", "November 2026"},
		{"en-US", "November 22, 2026", "March 1, 2026", "November 2026"},
		{"de", "22. November 2026", "1. März 2026", "November 2026"},
		{"de-CH", "22. November 2026", "1. März 2026", "November 2026"},
		{"fr", "22 novembre 2026", "1er mars 2026", "novembre 2026"},
		{"es", "22 de noviembre de 2026", "1 de marzo de 2026", "noviembre de 2026"},
		{"it", "22 novembre 2026", "1º marzo 2026", "novembre 2026"},
		{"nl", "22 november 2026", "1 maart 2026", "november 2026"},
		{"pl", "22 listopada 2026 r.", "1 marca 2026 r.", "listopada 2026 r."},
		{"pt", "22 de novembro de 2026", "1 de março de 2026", "novembro de 2026"},
	} {
		d := Date{2026, 11, 22}
		for _, x := range []struct{ got, want string }{
			{d.Long(c.lang), c.day}, {Date{2026, 3, 1}.Long(c.lang), c.first}, {d.MonthYear(c.lang), c.month},
		} {
			if strings.ReplaceAll(x.got, nbsp, " ") != x.want {
				t.Errorf("%s: %q, want %q", c.lang, x.got, x.want)
			}
		}
		if day := d.Long(c.lang); !strings.Contains(day, nbsp) {
			t.Errorf("%s: nothing holds day and month together in %q", c.lang, day)
		}
	}
	if got := (Date{2027, 1, 2}).Long("de-AT"); got != "2."+nbsp+"Jänner 2027" {
		t.Errorf("in Austria: %q", got)
	}
	if (Date{}).Long("fr") != "" || (Date{}).MonthYear("fr") != "" {
		t.Error("no date is written as one")
	}
}

// TestPlacesInEveryLanguage holds that each language has words for everywhere
// a regime applies.
func TestPlacesInEveryLanguage(t *testing.T) {
	for _, c := range []struct {
		lang     string
		p        Place
		in, name string
	}{
		{"de", "DE-BY", "im Europäischen Wirtschaftsraum", "Europäischer Wirtschaftsraum"},
		{"de", "GB-SCT", "im Vereinigten Königreich", "Vereinigtes Königreich"},
		{"de-CH", "CH-ZH", "in der Schweiz", "Schweiz"},
		{"fr", "NL", "dans l’Espace économique européen", "Espace économique européen"},
		{"fr", "CH", "en Suisse", "Suisse"},
		{"es", "US-CA", "en California", "California"},
		{"es", "GB", "en el Reino Unido", "Reino Unido"},
		{"it", "IT", "nello Spazio economico europeo", "Spazio economico europeo"},
		{"nl", "NL", "in de Europese Economische Ruimte", "Europese Economische Ruimte"},
		{"pl", "PL", "w Europejskim Obszarze Gospodarczym", "Europejski Obszar Gospodarczy"},
		{"pt", "PT", "no Espaço Económico Europeu", "Espaço Económico Europeu"},
		{"fr", "BR", "dans le pays suivant" + nnbsp + ": Brazil", "Brazil"},
		{"en", "NL", "in the European Economic Area", "European Economic Area"},
		{"en", "PH", "in the Philippines", "Philippines"},
	} {
		if got := c.p.Jurisdiction(c.lang); got != c.in {
			t.Errorf("%s in %s: %q, want %q", c.p, c.lang, got, c.in)
		}
		if got := c.p.JurisdictionName(c.lang); got != c.name {
			t.Errorf("%s in %s: %q, want %q", c.p, c.lang, got, c.name)
		}
	}
	for _, p := range strings.Fields("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE" + eeaBesideEU + "GB CH US US-CA") {
		for _, lang := range languages[1:] {
			w := placeWordsByLanguage[lang]().words[Place(p)]
			if w.name == "" || w.in == "" {
				t.Errorf("%s has no words in %s", p, lang)
			}
		}
	}
}

// TestWordsInEveryLanguage holds that no letter falls back to English words.
func TestWordsInEveryLanguage(t *testing.T) {
	for _, lang := range languages[1:] {
		for _, kind := range []periodKind{oneMonth, days45, business15, days30} {
			if periods[lang][kind] == "" {
				t.Errorf("%s has no words for period %d", lang, kind)
			}
		}
		if _, ok := citeStyles[lang]; !ok {
			t.Errorf("%s has no style of citing", lang)
		}
		if GDPR.Name(lang) == "" || !strings.HasSuffix(GDPR.FullName(lang), "("+GDPR.Name(lang)+")") {
			t.Errorf("%s calls the regulation %q", lang, GDPR.FullName(lang))
		}
		for _, r := range Regimes() {
			for _, p := range Provisions(r) {
				if s, err := Cite(lang, r, p.Ref); err != nil || strings.Contains(s, "%!") || strings.Contains(s, "  ") {
					t.Errorf("%s, %s %s: %q, %v", lang, r, p.Ref, s, err)
				}
			}
		}
	}
}
