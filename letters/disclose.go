package letters

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/templates"
)

// DisclosureError is the refusal of a letter that would tell a hostile
// addressee more than it may learn. It names what and where, never the value.
type DisclosureError struct {
	Addressee string // its ID
	Field     string // key in the request: "subject.name"
	Part      string // where it stands: "paragraph 3", "the file name"
}

func (e *DisclosureError) Error() string {
	return fmt.Sprintf("%s of the letter to %s tells %s (%s), which a hostile addressee must not learn", e.Part, e.Addressee, fieldLabel(e.Field), e.Field)
}

// Prove searches the finished letter to a hostile addressee, its text, title
// and file name, for every value of the request that it must not learn:
// without regard to case, accents, spelling of umlauts and separators, whole
// and, for names and addresses, by their words. The error is a
// *DisclosureError.
//
// A single word that the program's own text has too ("may", for somebody of
// that name) does not count: it tells nothing. Letters to others always pass.
func Prove(l Letter, j Job) error {
	if !l.Hostile {
		return nil
	}
	shown := valuesOf(l.Identifiers)
	parts := l.parts()
	all := fold(mask(strings.Join(texts(parts), "\n"), shown))
	var pristine *folded
	for _, n := range j.protected(shown) {
		if !n.in(all) {
			continue
		}
		if n.word {
			if pristine == nil {
				pristine = j.pristine(shown)
			}
			if n.in(*pristine) {
				continue
			}
		}
		return &DisclosureError{l.ID, n.field, n.place(parts, shown)}
	}
	return nil
}

// pristine is the letter as the program alone would write it: from its own
// text, without anything the person added, be it an edited paragraph, an
// incident file or the name by which they call the addressee.
func (j Job) pristine(shown []string) *folded {
	none := folded{words: " "}
	if j.Shipped == nil {
		return &none
	}
	j.Template, j.Choice.Body, j.Choice.BodyOf = j.Shipped, "", ""
	if own, err := incident.Load(j.Incident.ID); err == nil {
		j.Incident = own
	} else {
		j.Incident = incident.Incident{Kind: j.Incident.Kind}
	}
	for _, service := range []*string{&j.Entry.Service, &j.Scraper, &j.Platform} {
		if !shippedService(*service) {
			*service = ""
		}
	}
	l, err := j.compose()
	if err != nil {
		return &none
	}
	f := fold(mask(strings.Join(texts(l.parts()), "\n"), shown))
	return &f
}

func shippedService(name string) bool {
	return slices.ContainsFunc(directory.Builtin().Entries(), func(e directory.Entry) bool { return e.Service == name })
}

// needle is one value that must not be found.
type needle struct {
	field   string
	words   string // found as these whole words; "" = not searched so
	compact string // found as this run of letters and digits; "" = not searched so
	word    bool   // a single word, which ordinary text may have by chance
}

func (n needle) in(f folded) bool {
	return n.words != "" && strings.Contains(f.words, n.words) || n.compact != "" && strings.Contains(f.compact, n.compact)
}

// place is the part of the letter where the needle was found.
func (n needle) place(parts []part, shown []string) string {
	for _, p := range parts {
		if n.in(fold(mask(p.text, shown))) {
			return p.name
		}
	}
	return "the text"
}

// part is a piece of the letter with its name in a sentence.
type part struct{ name, text string }

func texts(parts []part) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.text
	}
	return out
}

// parts is everything of a letter that leaves the house.
func (l Letter) parts() []part {
	parts := []part{
		{"the title", l.Title}, {"the file name", l.FileName},
		{"the sender", strings.Join(append(slices.Clone(l.Sender), l.ReturnLine), "\n")},
		{"the address", strings.Join(l.Address, "\n")},
		{"the date line", l.DateLine}, {"the subject line", l.Re}, {"the salutation", l.Salutation},
	}
	for n, text := range templates.Paragraphs(l.Body) {
		parts = append(parts, part{fmt.Sprintf("paragraph %d", n), text})
	}
	for _, r := range l.Identifiers {
		parts = append(parts, part{"the identifier block", r.Label + " " + r.Value})
	}
	return append(parts, part{"the closing", l.Closing}, part{"the signature", l.Signature},
		part{"the enclosures", strings.Join(l.Enclosures, "\n")})
}

func valuesOf(rows []Row) []string {
	out := make([]string, 0, len(rows))
	for _, r := range rows {
		if r.Value != "" {
			out = append(out, r.Value)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// mask takes the values that the addressee is told on purpose out of a text.
func mask(text string, shown []string) string {
	for _, v := range shown {
		text = strings.ReplaceAll(text, v, " \u25ae ")
	}
	return text
}

// protected is everything in the request that a hostile addressee must not
// learn, beside the values it is shown on purpose.
func (j Job) protected(shown []string) []needle {
	var c collector
	s, r := j.Request.Subject, j.Request
	for _, spelling := range spellings(s.Name) {
		c.value("subject.name", spelling)
		c.wordsOf("subject.name", spelling, 3)
	}
	for _, line := range s.Address {
		for _, spelling := range spellings(line) {
			c.value("subject.address", spelling)
			c.wordsOf("subject.address", spelling, 4)
		}
	}
	c.mailbox("subject.email", s.Email)
	for _, kind := range identifierKinds {
		if v := r.Identifiers[kind.Kind]; v != "" && !slices.Contains(shown, v) {
			c.identifier(kind.Kind, v)
		}
	}
	for _, spelling := range spellings(r.Place) {
		c.value("place", spelling)
		c.wordsOf("place", spelling, 4)
	}
	c.lines("reason", r.Reason)
	c.lines("extra", r.Extra)
	for _, id := range r.Addressees {
		c.lines("letters."+id+".extra", r.Letters[id].Extra)
	}
	j.protectResidence(&c)
	return c.list
}

// protectResidence guards the country and its part, where the letter tells
// only the jurisdiction.
func (j Job) protectResidence(c *collector) {
	told := fold(j.where())
	for _, at := range []struct {
		field string
		name  string
	}{
		{"residence", j.Request.Residence.Name("en")}, {"residence", j.Request.Residence.Country().Name("en")},
		{"residence-then", j.Request.ResidenceThen.Name("en")}, {"residence-then", j.Request.ResidenceThen.Country().Name("en")},
	} {
		for name := range strings.SplitSeq(at.name, ", ") {
			if f := fold(name); len(f.compact) > 2 && !strings.Contains(told.words, f.words) {
				c.list = append(c.list, needle{field: at.field, words: f.words, word: true})
			}
		}
	}
}

// collector gathers needles.
type collector struct{ list []needle }

// shortest is how many characters a value must have to be searched for; in
// scripts without spaces two already make a name.
func shortest(s string) int {
	if runTogether(s) {
		return 2
	}
	return 3
}

// value guards a value as a whole: as its words in order and, where that is
// long enough not to happen by chance, without its separators.
func (c *collector) value(field, v string) {
	f := fold(v)
	n := utf8.RuneCountInString(f.compact)
	if n < shortest(v) {
		return
	}
	nd := needle{field: field, words: f.words, word: strings.Count(f.words, " ") == 2 && !hasDigit(f.compact)}
	if n >= 6 || runTogether(v) || n == 5 && nd.word {
		nd.compact = f.compact
	}
	c.list = append(c.list, nd)
}

// wordsOf guards each word of a value that has at least that many characters.
func (c *collector) wordsOf(field, v string, least int) {
	for w := range strings.FieldsSeq(fold(v).words) {
		if utf8.RuneCountInString(w) < least || streetWords[w] {
			continue
		}
		n := needle{field: field, words: " " + w + " ", word: !hasDigit(w)}
		if utf8.RuneCountInString(w) >= 5 && n.word {
			n.compact = w
		}
		c.list = append(c.list, n)
	}
}

// streetWords say nothing of where somebody lives.
var streetWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("street road avenue lane drive court place square house floor flat suite apartment building north south east west " +
		"strasse platz gasse allee haus stock etage rue boulevard batiment appartement calle plaza piso via viale piazza ulica straat laan plein rua avenida") {
		m[w] = true
	}
	return m
}()

// mailbox guards an e-mail address, its name part and, where it is the
// person's own, its domain.
func (c *collector) mailbox(field, mail string) {
	local, domain, ok := strings.Cut(mail, "@")
	if !ok {
		return
	}
	c.value(field, mail)
	c.value(field, local)
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

// lines guards free text: each of its lines of three words and more.
func (c *collector) lines(field, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if f := fold(line); strings.Count(f.words, " ") > 3 {
			c.list = append(c.list, needle{field: field, words: f.words})
		}
	}
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
