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
	labels  map[string]string // what stands alone
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
func newTable(words, labels map[string]string, terms func(string, modifier) (string, bool), all ...map[string]string) *table {
	t := &table{plain: map[string]string{}, formats: map[string]*entry{}, words: map[string]string{}, labels: labels, terms: terms}
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
	return newTable(germanWords(), germanLabels(), germanTerm, germanWizard(), germanOwn(), germanQuestions(), germanPackage(), germanNotice(), germanLaw(), germanLetters(), germanData(), germanDirectory(), germanFinding(), germanTexts())
})

// newEntry reads a sentence and its translation; nil if it has no holes.
func newEntry(english, other string) *entry {
	if !strings.Contains(english, "%") {
		return nil
	}
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
	text, next := 0, 1 // where the text begins; the hole that comes next
	for i := 0; i < len(s); i++ {
		if s[i] != '%' || i+1 == len(s) {
			continue
		}
		hole := part{}
		size := 2
		switch s[i+1] {
		case 's', 'd':
			hole = part{hole: next, verb: s[i+1]}
		case '[':
			if end := strings.IndexByte(s[i:], ']'); end > 0 && i+end+1 < len(s) {
				number, mod, _ := strings.Cut(s[i+2:i+end], ":")
				n, _ := strconv.Atoi(number)
				hole, size = part{hole: n, verb: s[i+end+1], mod: modifier(mod)}, end+2
			}
		}
		if hole.hole == 0 {
			continue
		}
		if i > text {
			out = append(out, part{text: s[text:i]})
		}
		out = append(out, hole)
		next, i = hole.hole+1, i+size-1
		text = i + 1
	}
	if text < len(s) {
		out = append(out, part{text: s[text:]})
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
	if out, ok := t.enumeration(s); ok {
		return out
	}
	if out, ok := t.best(t.wordy, s); ok {
		return out
	}
	if out, ok := t.best(t.wordy, lowerFirst(s)); ok {
		return upperFirst(out)
	}
	return s
}

// enumeration says "a, b or c" where each of them is a word of the catalogue.
func (t *table) enumeration(s string) (string, bool) {
	last := ""
	for _, join := range []string{" or ", " and "} {
		if at := strings.LastIndex(s, join); at > 0 && t.words[join] != "" {
			word, ok := t.words[s[at+len(join):]]
			if !ok {
				return "", false
			}
			last, s = t.words[join]+word, s[:at]
			break
		}
	}
	parts := strings.Split(s, ", ")
	if last == "" && len(parts) == 1 {
		return "", false
	}
	for i, p := range parts {
		w, ok := t.words[p]
		if !ok {
			return "", false
		}
		parts[i] = w
	}
	return strings.Join(parts, ", ") + last, true
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
		if out, ok := t.labels[f.s]; ok {
			return f.back(out), true
		}
	}
	out, most := "", -1
	if len(forms) > 2 {
		forms = append(forms[2:], forms[:2]...) // without the stop first: no hole takes it
	}
	for _, f := range forms { // as it is before lowered: a name in the first hole stays whole
		if e, values := t.find(t.list, f.s); e != nil && e.weight > most {
			out, most = f.back(e.fill(t, values)), e.weight
		}
	}
	return out, most >= 0
}

// best is the translation of s by the entry that fits best.
func (t *table) best(list []*entry, s string) (string, bool) {
	e, values := t.find(list, s)
	if e == nil {
		return "", false
	}
	return e.fill(t, values), true
}

// find is the entry that has most of s in its own words.
func (t *table) find(list []*entry, s string) (found *entry, values []string) {
	for _, e := range list {
		if found != nil && e.weight <= found.weight {
			continue
		}
		if v, ok := e.match(s); ok {
			found, values = e, v
		}
	}
	return found, values
}

func sprint(format string, args []any) string { return fmt.Sprintf(format, args...) }
