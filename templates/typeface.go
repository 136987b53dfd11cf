package templates

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is a finding about the letter as a whole; it stands where its text
// begins.
func (t *Template) Fault(rule, format string, args ...any) Finding {
	body := t.source.text[t.front.body:]
	at := t.front.body + len(body) - len(strings.TrimLeft(body, " \n\t"))
	return t.source.finding(at, rule, format, args...)
}

// Unprintable are the places where the text, in its title or body, has
// characters that a typeface lacks, one finding for each line. missing gives
// the characters of a text that cannot be printed.
func (t *Template) Unprintable(missing func(text string) []rune) (list []Finding) {
	look := func(from, to int) {
		text := withoutComments(t.source.text[from:to])
		for line := range strings.Lines(text) {
			if lacks := missing(line); len(lacks) > 0 {
				at := strings.IndexFunc(line, func(r rune) bool { return slices.Contains(lacks, r) })
				list = append(list, t.source.finding(from+max(at, 0), "typeface",
					"the letters' typeface cannot print %s; write it with Latin, Greek or Cyrillic letters", shownRunes(lacks)))
			}
			from += len(line)
		}
	}
	if t.front.exact {
		look(t.front.title, t.front.title+len(t.Meta.Title))
	}
	look(t.front.body, len(t.source.text))
	return list
}

// withoutComments is a text of the same length with its comments blanked out.
func withoutComments(text string) string {
	b := []byte(text)
	for _, a := range scan(text, func(int, string, string, ...any) {}) {
		if strings.HasPrefix(strings.TrimPrefix(text[a.at+2:], "- "), "/*") {
			for i := a.at; i < a.end; i++ {
				if b[i] != '\n' {
					b[i] = ' '
				}
			}
		}
	}
	return string(b)
}

// shownRunes names up to five characters.
func shownRunes(list []rune) string {
	var said []string
	for i, r := range list {
		if i == 5 {
			said = append(said, "…")
			break
		}
		said = append(said, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	return strings.Join(said, ", ")
}
