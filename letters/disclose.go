package letters

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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

// Prove searches the finished letter to a hostile addressee, its text, title,
// links and file name, for every value of the request that it must not learn:
// without regard to case, accents, spelling of umlauts, separators and
// look-alike letters, whole and, for names and addresses, by their words. The
// error is a *DisclosureError.
//
// What the program's own text says too does not count: it tells nothing. A
// word of that text ("may", for somebody of that name) may also stand in what
// the person wrote, though not as a name. Letters to others always pass.
func Prove(l Letter, j Job) error {
	if !l.Hostile {
		return nil
	}
	shown := valuesOf(l.Identifiers)
	parts := l.parts()
	for i := range parts {
		parts[i].text = mask(parts[i].text, shown)
	}
	whole, ground := readings(parts), readings(j.groundless(parts))
	pristine := sync.OnceValue(func() reading { return j.pristine(shown) })
	for _, n := range j.protected(shown) {
		in := whole
		if n.ground {
			in = ground
		}
		for _, r := range in {
			if n.in(r.folded) && n.leaks(r, pristine()) {
				return &DisclosureError{l.ID, n.field, n.place(parts, pristine())}
			}
		}
	}
	return nil
}

// reading is a text as it stands and as it is compared.
type reading struct {
	folded
	text string
}

func read(text string) reading { return reading{fold(text), text} }

// readings are all ways to read the parts of a letter.
func readings(parts []part) []reading {
	text := strings.Join(texts(parts), "\n")
	all := []reading{read(text)}
	for _, other := range disguises(text) {
		all = append(all, read(other))
	}
	return all
}

// pristine is the letter as the program alone would write it: from its own
// text, without anything the person added, be it an edited paragraph, an
// incident file or the name by which they call the addressee.
func (j Job) pristine(shown []string) reading {
	if j.Shipped == nil {
		return read("")
	}
	j.Template, j.Choice.Body, j.Choice.BodyOf, j.Choice.Letter = j.Shipped, "", "", j.Shipped.Meta.Letter
	j.Request.URLs, j.Choice.URLs = nil, nil // the person's
	if own, err := incident.Load(j.Incident.ID); err == nil {
		j.Incident = own
	} else {
		j.Incident = incident.Incident{Kind: j.Incident.Kind}
	}
	if !shippedEntry(j.Entry, j.Entity) {
		j.Entry.ID, j.Entry.Service = "", ""
		j.Entity.Name, j.Entity.Address, j.Entity.Email = "", nil, ""
	}
	for _, service := range []*string{&j.Scraper, &j.Platform} {
		if !shippedService(*service) {
			*service = ""
		}
	}
	l, err := j.compose()
	if err != nil {
		return read("")
	}
	return read(mask(strings.Join(texts(l.parts()), "\n"), shown))
}

func shippedEntry(e directory.Entry, x directory.Entity) bool {
	own, ok := directory.Builtin().Lookup(e.ID)
	return ok && own.Service == e.Service && slices.ContainsFunc(own.Entities, func(y directory.Entity) bool {
		return y.Name == x.Name && y.Email == x.Email && slices.Equal(y.Address, x.Address)
	})
}

func shippedService(name string) bool {
	for e := range directory.Builtin().InOrder() {
		if e.Service == name {
			return true
		}
	}
	return false
}

// groundless is the letter without what tells where the addressee is: its
// postal address, and its names, which may be those of a place. It does not
// tell where the person is, be it in the same town.
func (j Job) groundless(parts []part) []part {
	out := slices.Clone(parts)
	names := []string{j.Entity.Name, j.Entry.Service, j.Scraper, j.Platform}
	for i := range out {
		if out[i].name == addressPart {
			lines := strings.Split(out[i].text, "\n")
			out[i].text = strings.Join(lines[:max(len(lines)-len(j.Entity.Address), 0)], "\n")
		}
		for _, name := range names {
			out[i].text = mask(out[i].text, []string{name})
		}
	}
	return out
}

const addressPart = "the address"

// needle is one value that must not be found.
type needle struct {
	field   string
	words   string // found as these whole words; "" = not searched so
	compact string // found as this run of letters and digits; "" = not searched so
	word    bool   // a single word, which ordinary text may have by chance
	ground  bool   // a place, where the addressee may be too
}

func (n needle) in(f folded) bool {
	return n.words != "" && strings.Contains(f.words, n.words) || n.compact != "" && strings.Contains(f.compact, n.compact)
}

// leaks reports whether a needle stands in a text otherwise than in the
// program's own.
func (n needle) leaks(r, own reading) bool {
	found, known := n.wordsIn(r.folded), n.wordsIn(own.folded)
	switch {
	case n.word && (known > 0 || ordinary[strings.TrimSpace(n.words)]):
		if asName(r.text, n.words) > asName(own.text, n.words) {
			return true
		}
	case found > known:
		return true
	}
	return n.compact != "" && n.compactIn(r.folded)-found > n.compactIn(own.folded)-known
}

// wordsIn counts the needle as words.
func (n needle) wordsIn(f folded) int {
	if n.words == "" {
		return 0
	}
	count := 0
	for rest := f.words; ; count++ {
		at := strings.Index(rest, n.words)
		if at < 0 {
			return count
		}
		rest = rest[at+len(n.words)-1:] // the space that parts it from the next
	}
}

// compactIn counts the needle as a run of characters. Inside a longer word
// ("agreement" has "green") it counts only if it is long.
func (n needle) compactIn(f folded) int {
	if n.compact == "" {
		return 0
	}
	const long = 8
	count := 0
	for at := 0; ; at++ {
		next := strings.Index(f.compact[at:], n.compact)
		if next < 0 {
			return count
		}
		at += next
		end := at + len(n.compact)
		if len(n.compact) >= long || runTogether(n.compact) || f.starts[at] || end == len(f.starts) || f.starts[end] {
			count++
		}
	}
}

// asName counts how often a word is written as a name would be: with a capital,
// other than at the beginning of a sentence that goes on in small letters.
func asName(text, word string) int {
	count := 0
	for line := range strings.SplitSeq(text, "\n") {
		begins := true // a sentence
		tokens := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == '\u2013' || r == '(' })
		for i, token := range tokens {
			f := fold(token)
			first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(norm.NFKD.String(token), notLetter))
			if strings.Contains(f.words, word) && unicode.IsUpper(first) {
				goesOn := false
				if i+1 < len(tokens) {
					next, _ := utf8.DecodeRuneInString(tokens[i+1])
					goesOn = unicode.IsLower(next)
				}
				if !begins || !goesOn {
					count++
				}
			}
			begins = strings.ContainsAny(token[len(token)-1:], ".?!:")
		}
	}
	return count
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// place is the part of the letter where the needle was found.
func (n needle) place(parts []part, own reading) string {
	for _, alone := range []bool{true, false} { // first where the program's own text has none of it
		for _, p := range parts {
			for _, r := range readings([]part{p}) {
				if n.in(r.folded) && (!alone || n.leaks(r, own)) {
					return p.name
				}
			}
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
		{addressPart, strings.Join(l.Address, "\n")},
		{"the date line", l.DateLine}, {"the subject line", l.Re}, {"the salutation", l.Salutation},
	}
	for n, text := range templates.Paragraphs(l.Body) {
		parts = append(parts, part{fmt.Sprintf("paragraph %d", n), text})
	}
	for _, r := range l.Identifiers {
		parts = append(parts, part{"the identifier block", r.Label + " " + r.Value})
	}
	return append(parts, part{"the closing", l.Closing}, part{"the signature", l.Signature},
		part{"the enclosures", strings.Join(l.Enclosures, "\n")}, part{"an annex", l.annexText()}, part{"a link", strings.Join(templates.Links(l.Body), "\n")})
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

// mask takes the values that the addressee is told on purpose out of a text,
// where they stand by themselves: a username "er" takes nothing from "Müller".
func mask(text string, shown []string) string {
	for _, v := range shown {
		if v == "" {
			continue
		}
		var b strings.Builder
		for rest, before := text, rune(0); ; {
			at := strings.Index(rest, v)
			if at < 0 {
				text = b.String() + rest
				break
			}
			if at > 0 {
				before, _ = utf8.DecodeLastRuneInString(rest[:at])
			}
			after, _ := utf8.DecodeRuneInString(rest[at+len(v):])
			b.WriteString(rest[:at])
			if wordRune(before) || wordRune(after) {
				b.WriteString(v)
			} else {
				b.WriteString(" \u25ae ")
			}
			before, _ = utf8.DecodeLastRuneInString(v)
			rest = rest[at+len(v):]
		}
	}
	return text
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
