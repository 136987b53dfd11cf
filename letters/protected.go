package letters

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
)

// protected is everything in the request that a hostile addressee must not
// learn, beside the values it is shown on purpose.
func (j Job) protected(shown []string) []needle {
	c := collector{seen: map[needle]bool{}}
	s, r := j.Request.Subject, j.Request
	c.name(s.Name)
	c.address(s.Address)
	c.mailbox("subject.email", s.Email)
	for _, kind := range identifierKinds {
		if v := r.Identifiers[kind.Kind]; v != "" && !slices.Contains(shown, v) {
			c.identifier(kind.Kind, v)
		}
	}
	c.ground = true
	for _, spelling := range spellings(r.Place) {
		c.value("place", spelling)
		c.wordsOf("place", spelling, 3)
	}
	j.protectResidence(&c)
	c.ground = false
	j.protectServers(&c)
	c.lines("reason", r.Reason)
	c.lines("extra", r.Extra)
	for _, id := range r.Addressees {
		c.lines("letters."+id+".extra", r.Letters[id].Extra)
	}
	return c.list
}

// protectResidence guards the country and its part, where the letter tells
// only the jurisdiction.
func (j Job) protectResidence(c *collector) {
	told := fold(j.where())
	guard := func(field, name string) {
		if f := fold(name); utf8.RuneCountInString(f.compact) > 2 && !strings.Contains(told.words, f.words) {
			c.add(needle{field: field, words: f.words, word: true})
		}
	}
	for _, at := range []struct {
		field string
		place law.Place
	}{{"residence", j.Request.Residence}, {"residence-then", j.Request.ResidenceThen}} {
		if country := at.place.Country(); !strings.Contains(told.words, fold(country.Name("en")).words) {
			guard(at.field, demonyms[country])
		}
		if at.place != at.place.Country() {
			c.add(needle{field: at.field, words: fold(string(at.place)).words}) // "DE-BY"
		}
	}
	for _, lang := range []string{"en", "de", "fr", "es", "it", "nl", "pl", "pt"} {
		for _, at := range []struct{ field, name string }{
			{"residence", j.Request.Residence.Name(lang)}, {"residence", j.Request.Residence.Country().Name(lang)},
			{"residence-then", j.Request.ResidenceThen.Name(lang)}, {"residence-then", j.Request.ResidenceThen.Country().Name(lang)},
		} {
			for name := range strings.SplitSeq(at.name, ", ") {
				guard(at.field, name)
			}
		}
	}
}

// demonyms say as much as the name of the country.
var demonyms = map[law.Place]string{
	"AT": "Austrian", "AU": "Australian", "BE": "Belgian", "BG": "Bulgarian", "BR": "Brazilian", "CA": "Canadian", "CH": "Swiss", "CY": "Cypriot", "CZ": "Czech",
	"DE": "German", "DK": "Danish", "EE": "Estonian", "ES": "Spanish", "FI": "Finnish", "FR": "French", "GR": "Greek", "HR": "Croatian", "HU": "Hungarian",
	"IE": "Irish", "IN": "Indian", "IS": "Icelandic", "IT": "Italian", "JP": "Japanese", "LT": "Lithuanian", "LV": "Latvian", "MT": "Maltese", "NL": "Dutch",
	"NO": "Norwegian", "NZ": "New Zealander", "PL": "Polish", "PT": "Portuguese", "RO": "Romanian", "SE": "Swedish", "SI": "Slovenian", "SK": "Slovak", "US": "American",
}

// collector gathers needles.
type collector struct {
	list   []needle
	seen   map[needle]bool
	ground bool // of those to come
}

func (c *collector) add(n needle) {
	if n.ground = n.ground || c.ground; !c.seen[n] {
		c.seen[n] = true
		c.list = append(c.list, n)
	}
}

// shortest is how many characters a value must have to be searched for.
const shortest = 2

// value guards a value as a whole: as its words in order and, where that is
// long enough not to happen by chance, without its separators.
func (c *collector) value(field, v string) {
	f := fold(v)
	n := utf8.RuneCountInString(f.compact)
	if n < shortest {
		return
	}
	nd := needle{field: field, words: f.words, word: strings.Count(f.words, " ") == 2 && !hasDigit(f.compact)}
	if (n >= 6 || runTogether(v) || n == 5 && nd.word) && !ordinary[f.compact] {
		nd.compact = f.compact
	}
	c.add(nd)
}

// wordsOf guards each word of a value that has at least that many characters.
func (c *collector) wordsOf(field, v string, least int) {
	for w := range strings.FieldsSeq(fold(v).words) {
		if n := utf8.RuneCountInString(w); n < least && !(n > 1 && runTogether(w)) || streetWords[w] {
			continue
		}
		c.word(field, w)
	}
}

// word guards a folded word, written together or letter by letter.
func (c *collector) word(field, w string) {
	n := needle{field: field, words: " " + w + " ", word: !hasDigit(w)}
	if length := utf8.RuneCountInString(w); length >= 5 && !ordinary[w] || runTogether(w) {
		n.compact = w
	}
	c.add(n)
	if utf8.RuneCountInString(w) > 2 && n.compact == "" {
		c.add(needle{field: field, words: " " + strings.Join(strings.Split(w, ""), " ") + " "})
	}
}

// particles stand in many names and say nothing of whose it is.
var particles = setOf("al an af ap av bin da das de del den der des di do dos du el ibn la las le les los of te ten ter the van vom von y zu zum zur")

// ordinary are English words that are names too. In small letters, within a
// sentence, they are taken as words.
var ordinary = setOf("am an angel april art as at august autumn ball bay be bell bill bishop black blue bond brook brown bush by case chance chase church clay cliff " +
	"close cook cross dale dawn day dean dear do drew eve fair faith field fish ford fox free frank gene glen go gold good grace grant gray green grey guy hall hand he her hill him his " +
	"holly hope house hunter if in iris is it ivy jack jay jewel joy june king lake land law lily long lord love major mark marsh mason may me mercy mill miles moon my nick no north of on or " +
	"page pat peace pearl pope pray price ray read rich rob robin rock rose ruby sage sand say see sharp short sky so song south star stone street strong sue sunny swift to trace us victor " +
	"violet wade ward way we west white will win winter wise wood woods worth you young")

// name guards a name: its words in any order, and its initials.
func (c *collector) name(name string) {
	const field = "subject.name"
	for _, spelling := range spellings(name) {
		c.value(field, spelling)
		words := strings.Fields(fold(spelling).words)
		if r := []rune(spelling); runTogether(name) && len(r) > 2 && len(words) == 1 { // family and given name
			c.value(field, string(r[:2]))
			c.value(field, string(r[2:]))
		}
		for _, w := range words {
			if n := utf8.RuneCountInString(w); n < 2 || n < 4 && len(words) > 1 && particles[w] {
				continue
			}
			c.word(field, w)
		}
		for token := range strings.FieldsSeq(spelling) { // "O'Brien" is also written Obrien
			if f := fold(token); strings.Count(f.words, " ") > 2 && utf8.RuneCountInString(f.compact) > 2 {
				c.word(field, f.compact)
			}
		}
		if len(words) < 2 {
			continue
		}
		var initials strings.Builder
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			initials.WriteString(" " + string(r))
		}
		c.add(needle{field: field, words: initials.String() + " "})
	}
}

// address guards a postal address: its lines, their words, and what stands
// beside a number in them, as in a postcode of two parts.
func (c *collector) address(lines []string) {
	const field = "subject.address"
	for i, line := range lines {
		c.ground = i >= max(1, len(lines)-2) // the town and the country; before them, the house
		for _, spelling := range spellings(line) {
			c.value(field, spelling)
			c.wordsOf(field, spelling, 3)
			words := strings.Fields(fold(spelling).words)
			for k := 1; k < len(words); k++ {
				if pair := words[k-1] + " " + words[k]; hasDigit(pair) && len(pair) > 5 {
					c.value(field, pair)
				}
			}
			for _, w := range words { // a postcode, its digits apart
				if len(w) >= 5 && hasDigit(w) {
					c.add(needle{field: field, words: " " + strings.Join(strings.Split(w, ""), " ") + " "})
				}
			}
		}
	}
	c.ground = false
}

// streetWords say nothing of where somebody lives.
var streetWords = setOf("street road avenue lane drive court place square house floor flat suite apartment building north south east west the and " +
	"strasse platz gasse allee haus stock etage rue boulevard batiment appartement calle plaza piso via viale piazza ulica straat laan plein rua avenida")

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// mailbox guards an e-mail address, its name part and, where it is the
// person's own, its domain.
func (c *collector) mailbox(field, mail string) {
	local, domain, ok := strings.Cut(mail, "@")
	if !ok {
		return
	}
	c.value(field, mail)
	c.value(field, local)
	c.value(field, local+" at "+strings.ReplaceAll(domain, ".", " dot "))
	if !publicProvider(domain) {
		c.value(field, domain)
	}
}

// identifier guards an identifier that this addressee is not told.
func (c *collector) identifier(kind, v string) {
	field := "identifiers." + kind
	switch kind {
	case "account-email", "email":
		c.mailbox(field, v)
		return
	case "discord-tag":
		name, _, _ := strings.Cut(v, "#")
		c.value(field, name)
	case "profile-url":
		c.value(field, v[strings.LastIndexByte(strings.TrimRight(v, "/"), '/')+1:])
	case "phone":
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, v)
		// The same number is written with and without the country's code.
		c.value(field, digits[max(len(digits)-7, 0):])
	}
	c.value(field, v)
}

// lines guards free text: each of its lines of three words and more, and
// every five words that follow each other.
func (c *collector) lines(field, text string) {
	const run = 5
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.Fields(fold(line).words)
		if len(words) < 3 {
			continue
		}
		for i := 0; i == 0 || i+run <= len(words); i++ {
			c.add(needle{field: field, words: " " + strings.Join(words[i:min(i+run, len(words))], " ") + " "})
		}
	}
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
