// Package say is the one catalogue of what the screens say. English is the
// language in which every package speaks, in whole sentences, and it is the
// key: an entry is an English sentence, with holes (%s, %d) where it was put
// together, and the sentence of another language. So nothing but the screen
// knows that there are languages, an error or a warning of any package is
// translated where it is shown, and a sentence without an entry stays English
// instead of getting lost.
//
// The German stands in the files german_*.go, by who says it. Tests of the
// wizard walk every matter, and read the source of what it shows, and name
// each sentence that has no entry.
//
// Letters are not touched: their language is chosen for each by itself.
package say

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Languages are the codes of those that the screens speak, English first.
func Languages() []string { return []string{"en", "de"} }

// Choose is the language of the screens for a tag or a locale such as "de",
// "de-AT" or "de_CH.UTF-8"; ok is false where there is none for it.
func Choose(tag string) (language string, ok bool) {
	tag, _, _ = strings.Cut(tag, ".")
	tag, _, _ = strings.Cut(tag, "@")
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	tag = strings.ToLower(tag)
	return tag, slices.Contains(Languages(), tag)
}

// Printer says sentences in one language. The nil Printer says them in
// English, as they come. It can be used from several goroutines.
type Printer struct {
	language string
	table    *table

	mu     sync.Mutex
	said   map[string]string // what was said before, and its translations as themselves
	misses map[string]bool
}

// In is a printer for one of the Languages; any other is English.
func In(language string) *Printer {
	if language != "de" {
		return nil
	}
	return &Printer{language: language, table: german(), said: map[string]string{}, misses: map[string]bool{}}
}

// Language is the printer's code.
func (p *Printer) Language() string {
	if p == nil {
		return "en"
	}
	return p.language
}

// T says what is said in English: a sentence of the catalogue, one that was
// put together from an entry with holes, or a text of several of them, with
// the marks of paragraphs ("# ", "- ", "! ") where they stand. What the
// catalogue lacks comes back as it is. Saying again what was said changes
// nothing.
func (p *Printer) T(english string) string {
	if p == nil || !strings.ContainsFunc(english, unicode.IsLetter) {
		return english
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text(english)
}

// F is fmt.Sprintf with a format of the catalogue, over strings and numbers.
// Arguments that are words of the catalogue, dates or places are said too.
func (p *Printer) F(format string, args ...any) string {
	if p == nil {
		return sprint(format, args)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.remember(p.format(format, args))
}

// Word is a word or a name as it stands inside of sentences. One that the
// catalogue lacks is a name.
func (p *Printer) Word(english string) string {
	if p == nil {
		return english
	}
	return p.table.word(english, "")
}

// Label is a word that stands alone: a key, a mark, what an addressee is. In a
// sentence it could be somebody's name.
func (p *Printer) Label(english string) string {
	if p == nil {
		return english
	}
	if w, ok := p.table.labels[english]; ok {
		return w
	}
	return p.table.word(english, "")
}

// Misses are the English sentences that were asked for and have no entry.
func (p *Printer) Misses() []string {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for m := range p.misses {
		all = append(all, m)
	}
	slices.Sort(all)
	return all
}

// mostSaid bounds what a printer remembers; a long run begins anew.
const mostSaid = 4096

func (p *Printer) remember(translated string) string {
	if len(p.said) > mostSaid {
		clear(p.said)
	}
	p.said[translated] = translated
	return translated
}

func (p *Printer) text(s string) string {
	if done, ok := p.said[s]; ok {
		return done
	}
	out, ok := p.table.sentence(s)
	switch {
	case ok:
	case strings.Contains(s, "\n"):
		lines := strings.Split(s, "\n")
		for i, l := range lines {
			mark, rest := unmark(l)
			if strings.ContainsFunc(rest, unicode.IsLetter) {
				lines[i] = mark + p.text(rest)
			}
		}
		out = strings.Join(lines, "\n")
	default:
		if mark, rest := unmark(s); mark != "" {
			out = mark + p.text(rest)
			break
		}
		out = p.run(sentences(s))
	}
	p.remember(out)
	p.said[s] = out
	return out
}

// run says sentences one after the other, as many together as one entry has.
func (p *Printer) run(all []string) string {
	var out []string
next:
	for len(all) > 0 {
		for n := len(all); n > 0; n-- {
			s := strings.Join(all[:n], " ")
			if done, ok := p.said[s]; ok {
				out, all = append(out, done), all[n:]
				continue next
			}
			if done, ok := p.table.sentence(s); ok {
				out, all = append(out, p.remember(done)), all[n:]
				continue next
			}
		}
		p.misses[all[0]] = true
		out, all = append(out, all[0]), all[1:]
	}
	return strings.Join(out, " ")
}

func (p *Printer) format(format string, args []any) string {
	head, body, tail := trimMarks(format)
	if !strings.ContainsFunc(withoutHoles(body), unicode.IsLetter) {
		return sprint(format, args) // nothing but its arguments, said already
	}
	body = strings.ReplaceAll(body, "%%", "%")
	if other, ok := p.table.plain[body]; ok {
		return head + other + tail
	}
	e, ok := p.table.formats[body]
	if !ok {
		p.misses[body] = true
		return sprint(format, args)
	}
	values := make([]string, len(args))
	for i, a := range args {
		values[i] = sprint("%v", []any{a})
	}
	return head + e.fill(p.table, values) + tail
}

// trimMarks parts a format from the marks and line ends around it.
func trimMarks(format string) (head, body, tail string) {
	body = strings.TrimLeft(format, "\n")
	head = format[:len(format)-len(body)]
	mark, body := unmark(body)
	rest := strings.TrimRight(body, "\n")
	return head + mark, rest, body[len(rest):]
}

// unmark parts a line from the mark of what kind of paragraph it is.
func unmark(line string) (mark, rest string) {
	for _, m := range []string{"# ", "- ", "! "} {
		if rest, ok := strings.CutPrefix(line, m); ok {
			return m, rest
		}
	}
	return "", line
}

// sentences parts a line where one ends and another begins.
func sentences(s string) []string {
	var out []string
	start := 0
	for i := 0; i+2 < len(s); i++ {
		if !ends(s, i) {
			continue
		}
		out = append(out, s[start:i+1])
		start = i + 2
	}
	return append(out, s[start:])
}

// ends reports whether a sentence ends with the byte at i.
func ends(s string, i int) bool {
	if i+2 >= len(s) || s[i+1] != ' ' || !strings.ContainsRune(".?!", rune(s[i])) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+2:])
	return unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune("“„(", next)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
