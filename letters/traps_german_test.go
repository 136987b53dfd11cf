package letters_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

// germanTraps are the traps that have words of their own in German, and the
// mistakes that only German letters make.
var germanTraps = []trap{
	{spoil: says("Nach § 34 BDSG verlange ich Auskunft."),
		mistake: "a repealed provision, or one of the old Swiss act", check: never(`BDSG|§|Art\.\s8 (Abs\. \d )?DSG.{0,30}Auskunft|\brevDSG|\bnDSG`)},
	{spoil: says("Das verlangt Art. 15(1) DSGVO."),
		mistake: "English brackets in a citation", check: never(`\d\(\d|\d\([a-z]\)|(?i)\bArticle\b|\bGDPR\b|\bFADP\b|\bDPO\b`)},
	{spoil: says("Bitte antworten Sie binnen 30 Tagen."),
		mistake: "one month is written as days", check: outside(law.FADP, never(`\b(30|31|dreißig|dreissig)\s(Kalendert|T)age|vier Wochen`))},
	{spoil: says("Ich bin Schweizer und berufe mich auf die DSGVO."),
		mistake: "the terms of the GDPR in a letter under the Swiss act", check: under(law.FADP, never(`DSGVO|personenbezogen|[Vv]erarbeit|Einschränkung der|Widerspruch|Aufsichtsbehörde|unverzüglich`))},
	{spoil: says("Ihre Bearbeitung meiner Personendaten endet."),
		mistake: "Swiss terms in a letter under the GDPR", check: under(law.GDPR, never(`Personendaten|[Bb]earbeit|\binnert\b|Begehren|\bDSG\b|\bBst\.`))},
	{spoil: says("Sonst drohen Schadensersatz und ein Bußgeld."),
		mistake: "money, fines, courts, authorities or threats", check: never(`(?i)schadens?ersatz|schmerzensgeld|bu(ß|ss)geld|geldbu(ß|ss)e|sanktion|\bklage|anwalt|gericht|anzeige|rechtliche schritte|behörde|beauftragte|kommission|andernfalls|ansonsten|[€$]|\bEuro\b`)},
	{spoil: says("Mein Recht auf Löschung gilt absolut."),
		mistake: "certainty that nobody has, or a right without exceptions", check: never(`(?i)absolut|zweifellos|zweifelsfrei|offensichtlich|eindeutig|ausnahmslos|wurden gescrapt|\bgehackt|\bgestohlen|\bLeak|Datenpanne|Direktnachricht|private Nachricht`)},
	{spoil: writing("Ich vermute", "Ich habe Grund zu"),
		mistake: "the person is said to have been scraped, as if that were known", check: func(r rendered) string {
			if (r.tmpl.Meta.Role != law.Platform || r.common.Incident.Scrape) && !strings.Contains(r.text(), "Ich habe Grund zu") {
				return "it does not say that the person only has reason to believe so"
			}
			return ""
		}},
	{spoil: writing("umgehend", "freiwillig"),
		mistake: "what gives no claim to an answer is not marked as such", check: germanVoluntary},
	{spoil: writing("bestehen", "offen"),
		mistake: "an erasure asked of a platform can be read as closing the account", check: func(r rendered) string {
			if r.tmpl.Meta.Role == law.Platform && asksFor(r, law.Erasure) && !strings.Contains(r.text(), "bitte lassen Sie es offen und nutzbar.") {
				return "it does not say that the account stays open"
			}
			return ""
		}},
	{spoil: says("Ich, der Unterzeichner, bin Nutzer und Betroffener."),
		mistake: "a form that needs the writer’s or the reader’s gender", check: never(`\b(Nutzer|Unterzeichner|Betroffener?|Antragsteller|Kläger|Kunde|Bürger|Inhaber|Ansprechpartner)(in)?\b|\bHerrn?\b|\bFrau\b|[a-zäöü](\*|:|_)in(nen)?\b`)},
	{spoil: func(r *rendered) { r.parts[1] = "Im April las ich davon. " + r.parts[1] },
		mistake: "the request does not stand in the first sentence, or it begins as the salutation does not allow", check: germanRequest},
	{spoil: says("Ihr \"Dienst\" 'speichert'  Daten !"),
		mistake: "a hole, a wrong quotation mark or a left-over", check: never(`<no value>|\{\{|\}\}|  |\.\.|,,|;;| [,.;:!?)]|\(\)|\( |["'!“”]|\bTODO\b|^\s*$`)},
	{spoil: says("Bitte löschen Sie the data."),
		mistake: "English words", check: never(`\b(the|and|of|please|data|you|your|third party|is|which)\b`)},
	{spoil: func(r *rendered) {
		if r.tmpl.Meta.Language == "de-CH" {
			says("Ich heiße nicht gut, was geschah.")(r)
		}
	},
		mistake: "an ß in Swiss German", check: func(r rendered) string {
			if r.tmpl.Meta.Language == "de-CH" {
				return never("ß")(r)
			}
			return ""
		}},
	{spoil: says(strings.Repeat("Wort ", mostWords)), mistake: "the letter is too long to be read", check: length},
}

// TestGermanTraps is TestTraps for the texts in German.
func TestGermanTraps(t *testing.T) {
	all := everyLetterIn(t, "de", "de-CH")
	for i := range all { // the dated sentences stand in English here
		for j, part := range all[i].parts {
			all[i].parts[j] = strings.ReplaceAll(strings.ReplaceAll(part, " "+due, ""), all[i].common.Where, "dort")
		}
	}
	for i, trap := range germanTraps {
		t.Run(fmt.Sprintf("%02d %s", i+1, trap.mistake), func(t *testing.T) {
			for _, r := range all {
				if wrong := trap.check(r); wrong != "" {
					t.Fatalf("%s %s: %s", r.tmpl.Meta.Language, r.name, wrong)
				}
			}
			for _, r := range all {
				r.parts = slices.Clone(r.parts)
				trap.spoil(&r)
				if trap.check(r) != "" {
					return
				}
			}
			t.Error("the mistake was made, and the check does not see it")
		})
	}
}

func germanVoluntary(r rendered) string {
	said := strings.Contains(r.text(), "möglicherweise nicht zu einer Antwort verpflichtet; ich bitte Sie, freiwillig zu antworten")
	for _, ref := range r.used.Cited {
		if p, err := law.Lookup(r.tmpl.Meta.Regime, ref); err == nil && p.Voluntary && !said {
			return ref + " is cited, and the letter does not say that it only asks"
		}
	}
	return ""
}

var (
	germanBeginning = regexp.MustCompile(`^ich (beantrage|bitte) `)
	swissBeginning  = regexp.MustCompile(`^Ich verlange `)
)

// germanRequest: a German salutation ends with a comma, and the sentence goes
// on behind it; a Swiss one has none.
func germanRequest(r rendered) string {
	begins := germanBeginning
	if r.tmpl.Meta.Language == "de-CH" {
		begins = swissBeginning
	}
	if first := r.parts[1]; !begins.MatchString(first) {
		return fmt.Sprintf("it begins with %q", first)
	}
	return ""
}
