package letters

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Problem is one thing wrong with a request. A warning keeps nothing from
// being written; everything else does.
type Problem struct {
	FieldError
	Warning bool
}

// Check judges a whole request: every answer by itself, and what each
// addressee needs. The same judgement guards the wizard, plain mode, request
// files and drafts. An empty list means that Resolve succeeds.
func Check(r Request, s Sources) []Problem {
	_, problems := resolve(r, s)
	return problems
}

// Limits on what a person types, in characters.
const (
	maxName    = 100
	maxStreet  = 80
	maxLines   = 6
	maxPlace   = 60
	maxReason  = 600
	maxExtra   = 3000
	maxBody    = 20000
	maxDays    = 366 // how far after today a letter may be dated
	maxLetters = 20  // addressees of one request
)

// checker gathers what is wrong with a cleaned request.
type checker struct {
	sources  Sources
	request  Request           // cleaned
	typed    map[string]string // the identifiers before
	problems []Problem
}

func (c *checker) refuse(field, reason string) {
	p := Problem{FieldError: FieldError{Field: field, Reason: reason}}
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

func (c *checker) warn(field, reason string) {
	p := Problem{FieldError{Field: field, Reason: reason}, true}
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

// fields judges every answer by itself.
func (c *checker) fields() {
	r := c.request
	c.oneOf("send", r.Send, "email", "form", "post")
	c.oneOf("reply", r.Reply, "email", "post")
	c.oneOf("paper", r.Paper, "a4", "letter")
	c.language("language", r.Language)
	c.places()
	c.date()
	c.line("place", r.Place, maxPlace)
	c.line("subject.name", r.Subject.Name, maxName)
	c.address()
	c.mailbox("subject.email", r.Subject.Email)
	c.mailbox("subject.alias", r.Subject.Alias)
	c.lines("reason", r.Reason, maxReason)
	c.lines("extra", r.Extra, maxExtra)
	c.urls("urls", r.URLs)
	if r.Incident == "" && r.Reason == "" {
		c.refuse("reason", "without an incident, say why you think that they have your data")
	}
	if n := len(r.Addressees); n > maxLetters {
		c.refuse("addressees", fmt.Sprintf("there are %d addressees, and %d are the most in one request", n, maxLetters))
	}
	for i, id := range r.Addressees {
		if slices.Contains(r.Addressees[:i], id) {
			c.refuse("addressees", "an addressee is named twice")
		}
	}
	for _, kind := range sortedKeys(r.Identifiers) {
		c.identifier(kind, c.typed[kind])
	}
	for _, id := range sortedKeys(r.Letters) {
		c.choice(id, r.Letters[id])
	}
	c.own()
	c.servers()
}

func (c *checker) oneOf(field, value string, allowed ...string) {
	if value != "" && !slices.Contains(allowed, value) {
		c.refuse(field, "this is one of "+strings.Join(allowed, ", "))
	}
}

// languageForm is a language with at most a script and a country; a tag can
// hold any words in its other parts.
var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$`)

func (c *checker) language(field, s string) {
	if s == "" {
		return
	}
	if !languageForm.MatchString(s) {
		c.refuse(field, `a language is written like "en" or "en-US"`)
		return
	}
	if known := c.languages(); !slices.Contains(known, base(s)) {
		c.refuse(field, "no letter is written in this language; there are "+strings.Join(known, ", "))
	}
}

// languages are those that some text is written in, without their countries.
func (c *checker) languages() []string {
	var list []string
	for _, info := range c.sources.library().List() {
		list = append(list, base(info.Language))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (c *checker) places() {
	r := c.request
	if r.Residence == "" {
		c.refuse("residence", "where you live decides the law and who must answer; write a country's code such as DE or GB, or US-CA for California")
	}
	for _, at := range []struct {
		field string
		place *law.Place
	}{{"residence", &c.request.Residence}, {"residence-then", &c.request.ResidenceThen}} {
		if *at.place == "" {
			continue
		}
		if _, err := law.ParsePlace(string(*at.place)); err != nil {
			c.refuse(at.field, err.Error())
			*at.place = "" // nothing follows from it
		}
	}
}

func (c *checker) date() {
	d, today := c.request.Date, c.sources.Today
	switch {
	case d.IsZero():
	case d.Year < law.FirstYear:
		c.refuse("date", fmt.Sprintf("the year lies before %d", law.FirstYear))
	case !today.IsZero() && d.After(today.AddDays(maxDays)):
		c.refuse("date", "the letter would be dated more than a year from now")
	case !today.IsZero() && d.After(today):
		c.warn("date", "the letter is dated in the future; send it on that day")
	case !today.IsZero() && d.Before(today.AddDays(-14)):
		c.warn("date", "the letter is dated more than two weeks ago; the due date counts from that day")
	}
}

// line judges an answer on one line.
func (c *checker) line(field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.refuse(field, fmt.Sprintf("this has %d characters, and %d are the most", n, most))
		return
	}
	if err := safetext.Field(s); err != nil {
		c.refuse(field, "this "+err.Error())
		return
	}
	c.printable(field, s)
}

func (c *checker) lines(field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.refuse(field, fmt.Sprintf("this has %d characters, and %d are the most", n, most))
		return
	}
	if err := safetext.FieldLines(s); err != nil {
		c.refuse(field, "this "+err.Error())
		return
	}
	c.printable(field, s)
}

// printable names the first character that the letter's typeface lacks.
func (c *checker) printable(field, s string) {
	if c.sources.Missing == nil {
		return
	}
	missing := c.sources.Missing(s)
	if len(missing) == 0 {
		return
	}
	r := missing[0]
	shown := fmt.Sprintf("U+%04X", r)
	if unicode.IsPrint(r) {
		shown = string(r) + " (" + shown + ")"
	}
	before, _, _ := strings.Cut(s, string(r))
	c.refuse(field, fmt.Sprintf("the letters' typeface cannot print %s, character %d; leave it out or write it differently", shown, utf8.RuneCountInString(before)+1))
}

func (c *checker) address() {
	lines := c.request.Subject.Address
	if len(lines) > maxLines {
		c.refuse("subject.address", fmt.Sprintf("this has %d lines, and %d are the most", len(lines), maxLines))
	}
	for _, l := range lines {
		c.line("subject.address", l, maxStreet)
	}
}

func (c *checker) mailbox(field, s string) {
	if s == "" {
		return
	}
	if why := directory.EmailFault(s); why != "" {
		c.refuse(field, why)
	}
}

func (c *checker) identifier(kind, value string) {
	field := "identifiers." + kind
	if _, ok := KindOf(kind); !ok {
		c.refuse("identifiers", "there is no kind of this name; there are "+kindNames())
		return
	}
	if _, reason := CheckIdentifier(kind, value, c.sources.Today); reason != "" {
		c.refuse(field, reason)
		return
	}
	c.printable(field, value)
}

// disclosable and withholdable are the fields that an addressee is told, or not
// told, by choice.
var (
	disclosable  = []string{"country", "username", "name", "address"}
	withholdable = func() []string {
		all := []string{"name"}
		for _, k := range identifierKinds {
			all = append(all, k.Kind)
		}
		return all
	}()
)

func (c *checker) choice(id string, ch Choice) {
	at := func(key string) string { return "letters." + id + "." + key }
	if !slices.Contains(c.request.Addressees, id) {
		c.warn("letters", quoteID(id)+" is not among the addressees, so what is said about its letter is not used")
	}
	c.oneOf(at("send"), ch.Send, "email", "form", "post")
	c.language(at("language"), ch.Language)
	c.lines(at("extra"), ch.Extra, maxExtra)
	c.urls(at("urls"), ch.URLs)
	if n := utf8.RuneCountInString(ch.Body); n > maxBody {
		c.refuse(at("body"), fmt.Sprintf("this has %d characters, and %d are the most", n, maxBody))
	} else if err := safetext.FieldLines(strings.ReplaceAll(ch.Body, "\t", " ")); err != nil {
		c.refuse(at("body"), "this "+err.Error())
	} else {
		c.printable(at("body"), ch.Body)
	}
	for _, d := range ch.Disclose {
		if !slices.Contains(disclosable, d) {
			c.refuse(at("disclose"), "these are "+strings.Join(disclosable, ", "))
		}
	}
	for _, w := range ch.Withhold {
		if !slices.Contains(withholdable, w) {
			c.refuse(at("withhold"), "these are "+strings.Join(withholdable, ", "))
		}
	}
}

// own judges the addressees that the request brings along.
func (c *checker) own() {
	book := c.sources.Book(Request{})
	seen := map[string]bool{}
	for _, e := range c.request.Own {
		e = e.Clean()
		if err, ok := e.Check().(*directory.EntryError); ok {
			c.refuse("addressee."+err.Key, err.Reason)
			continue
		}
		if _, taken := book.Lookup(e.ID); taken {
			c.refuse("addressee.id", "the directory has an addressee of this ID already; choose another")
		}
		if seen[e.ID] {
			c.refuse("addressee.id", "two addressees have the same ID")
		}
		seen[e.ID] = true
		for _, x := range e.Entities {
			for _, s := range append([]string{x.Name}, x.Address...) {
				c.printable("addressee.entity", s)
			}
		}
		c.printable("addressee.service", e.Service)
		for _, kind := range e.Identifiers {
			if _, ok := KindOf(kind); !ok {
				c.refuse("addressee.identifiers", "there is no kind of this name; there are "+kindNames())
			}
		}
	}
}
