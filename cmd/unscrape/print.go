package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// printer writes lines of text to a stream, the last writer of foreign text
// in them, and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

// line writes one line; spaces in it stay as they are.
func (p *printer) line(format string, args ...any) {
	if p.err != nil {
		return
	}
	_, p.err = fmt.Fprintln(p.w, safetext.Preformatted(fmt.Sprintf(format, args...)))
}

// printJSON writes a result for another program.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// notNil makes an empty list of none: a reader of JSON should not have to
// tell null from [].
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// list joins names as a sentence does: "a, b and c".
func list[S ~string](names []S) string {
	var b strings.Builder
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(n))
	}
	return b.String()
}

// day writes a date for a terminal, where people search and copy: with plain
// spaces.
func day(d law.Date) string { return strings.ReplaceAll(d.Long("en"), "\u00a0", " ") }

// plural is "1 file", "2 files".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
