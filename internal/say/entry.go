package say

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"sync"
)

// table is the catalogue of one language.
type table struct {
	plain   map[string]string // sentences without holes
	formats map[string]*entry // sentences with holes, by their English
	list    []*entry
	words   map[string]string // what can stand in a hole
	wordy   []*entry          // the same, with holes of its own
	terms   func(string, modifier) (string, bool)
}

// modifier says how a value stands in its hole: "" as it is called, "in" with
// its preposition.
type modifier string

// entry is one sentence with holes.
type entry struct {
	english []part
	other   []part
	weight  int // bytes of the English beside the holes: the more, the surer
}

// part is a piece of text, or the hole behind it.
type part struct {
	text string
	hole int // counted from 1; 0 = text
	verb byte
	mod  modifier
}

// newTable puts catalogues together.
func newTable(words map[string]string, terms func(string, modifier) (string, bool), all ...map[string]string) *table {
	t := &table{plain: map[string]string{}, formats: map[string]*entry{}, words: map[string]string{}, terms: terms}
	for _, list := range all {
		for english, other := range list {
			if e := newEntry(english, other); e != nil {
				t.formats[english] = e
				t.list = append(t.list, e)
			} else {
				t.plain[english] = other
			}
		}
	}
	for english, other := range words {
		if e := newEntry(english, other); e != nil {
			t.wordy = append(t.wordy, e)
		}
	}
	maps.Copy(t.words, words)
	return t
}

var german = sync.OnceValue(func() *table {
	return newTable(germanWords(), germanTerm, germanWizard(), germanQuestions(), germanLaw(), germanLetters(), germanData(), germanTexts())
})

// newEntry reads a sentence and its translation; nil if it has no holes.
func newEntry(english, other string) *entry {
	e := &entry{english: parse(english), other: parse(other)}
	holes := false
	for _, p := range e.english {
		if p.hole > 0 {
			holes = true
		} else {
			e.weight += len(p.text)
		}
	}
	if !holes {
		return nil
	}
	return e
}

// parse reads holes: %s, %d, %[2]s, and %[1:in]s with a modifier. Any other
// per cent sign is one.
func parse(s string) []part {
	var out []part
	text := ""
	next := 1
	for i := 0; i < len(s); i++ {
		rest := s[i:]
		n, mod, verb, size := 0, modifier(""), byte(0), 0
		switch {
		case strings.HasPrefix(rest, "%s"), strings.HasPrefix(rest, "%d"):
			n, verb, size = next, rest[1], 2
		case strings.HasPrefix(rest, "%["):
			if end := strings.IndexByte(rest, ']'); end > 0 && end+1 < len(rest) {
				number, m, _ := strings.Cut(rest[2:end], ":")
				n, _ = strconv.Atoi(number)
				mod, verb, size = modifier(m), rest[end+1], end+2
			}
		}
		if n == 0 {
			text += s[i : i+1]
			continue
		}
		if text != "" {
			out, text = append(out, part{text: text}), ""
		}
		out = append(out, part{hole: n, verb: verb, mod: mod})
		next, i = n+1, i+size-1
	}
	if text != "" {
		out = append(out, part{text: text})
	}
	return out
}

func withoutHoles(s string) string {
	var b strings.Builder
	for _, p := range parse(s) {
		b.WriteString(p.text)
	}
	return b.String()
}

// match finds what stands in the holes of an English sentence. A hole holds
// something, a number only digits, and never the end of a sentence or line.
func (e *entry) match(s string) (values []string, ok bool) {
	for i, p := range e.english {
		if p.hole == 0 {
			rest, found := strings.CutPrefix(s, p.text)
			if !found || i == len(e.english)-1 && rest != "" {
				return nil, false
			}
			s = rest
			continue
		}
		value := s
		if i+1 < len(e.english) {
			until := e.english[i+1].text
			at := strings.Index(s[min(1, len(s)):], until) + 1
			if i+2 == len(e.english) {
				at = len(s) - len(until)
				if at < 1 || !strings.HasSuffix(s, until) {
					return nil, false
				}
			}
			if at < 1 {
				return nil, false
			}
			value = s[:at]
		}
		if value == "" || p.verb == 'd' && strings.Trim(value, "0123456789") != "" {
			return nil, false
		}
		for j := range len(value) {
			if value[j] == '\n' || ends(value, j) {
				return nil, false
			}
		}
		values, s = append(values, value), s[len(value):]
	}
	return values, s == ""
}

// fill puts values into the translation.
func (e *entry) fill(t *table, values []string) string {
	var b strings.Builder
	for _, p := range e.other {
		switch {
		case p.hole == 0:
			b.WriteString(p.text)
		case p.hole <= len(values):
			b.WriteString(t.word(values[p.hole-1], p.mod))
		}
	}
	return b.String()
}

// word is what stands in a hole: a word of the catalogue, a date or place, or
// a value, which nobody translates.
func (t *table) word(s string, mod modifier) string {
	if w, ok := t.terms(s, mod); ok {
		return w
	}
	if w, ok := t.words[s]; ok {
		return w
	}
	if w, ok := t.words[lowerFirst(s)]; ok {
		return upperFirst(w)
	}
	if out, ok := t.best(t.wordy, s); ok {
		return out
	}
	if out, ok := t.best(t.wordy, lowerFirst(s)); ok {
		return upperFirst(out)
	}
	return s
}

// sentence says one sentence. An error is written small and without its full
// stop; on a screen it has both.
func (t *table) sentence(s string) (string, bool) {
	asIs := func(s string) string { return s }
	forms := []struct {
		s    string
		back func(string) string
	}{{s, asIs}, {lowerFirst(s), upperFirst}}
	if rest, ok := strings.CutSuffix(s, "."); ok {
		stop := func(s string) string { return s + "." }
		forms = append(forms, struct {
			s    string
			back func(string) string
		}{rest, stop}, struct {
			s    string
			back func(string) string
		}{lowerFirst(rest), func(s string) string { return upperFirst(stop(s)) }})
	}
	for _, f := range forms {
		if out, ok := t.plain[f.s]; ok {
			return f.back(out), true
		}
		if out, ok := t.words[f.s]; ok {
			return f.back(out), true
		}
	}
	for _, f := range forms {
		if out, ok := t.best(t.list, f.s); ok {
			return f.back(out), true
		}
	}
	return "", false
}

// best is the translation of the entry that has most of s in its own words.
func (t *table) best(list []*entry, s string) (string, bool) {
	var found *entry
	var values []string
	for _, e := range list {
		if found != nil && e.weight <= found.weight {
			continue
		}
		if v, ok := e.match(s); ok {
			found, values = e, v
		}
	}
	if found == nil {
		return "", false
	}
	return found.fill(t, values), true
}

func sprint(format string, args []any) string { return fmt.Sprintf(format, args...) }
