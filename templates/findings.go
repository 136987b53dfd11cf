package templates

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Finding is one fault of a template, with its place in the file and what to
// do about it. Line and Column start at 1; columns count characters.
type Finding struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Rule    string `json:"rule"` // one of the rules below
	Message string `json:"message"`
}

// The rules: "file" (no text at all), "front-matter", "file-name", "syntax",
// "construct" (nothing a letter may use), "name", "type", "citation",
// "hostile", "markdown" (nothing a letter can show), "size", "required",
// "unused", "empty" (a value that can leave a hole), "typeface" (a character
// that cannot be printed), "sample" (no letter can be made) and "import" (no
// counterpart here).

func (f Finding) String() string {
	if f.File == "" { // a text that is no file: a letter's edited body
		return fmt.Sprintf("line %d, column %d: %s", f.Line, f.Column, f.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Findings is the error of a template that cannot be used: at least one
// finding, in the order of the file.
type Findings struct{ List []Finding }

func (e *Findings) Error() string {
	s := e.List[0].String()
	if n := len(e.List) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// HostileFieldError is a field that a letter to a hostile addressee does not
// have: a template asked for it while one was written.
type HostileFieldError struct {
	Field        string // ".Subject.Name"
	File         string
	Line, Column int
}

func (e *HostileFieldError) Error() string {
	return e.Finding().String()
}

// Finding is the error as a finding of the rule "hostile".
func (e *HostileFieldError) Finding() Finding {
	return Finding{e.File, e.Line, e.Column, "hostile",
		"a letter to a hostile addressee cannot have " + e.Field +
			"; put it between {{if not .Addressee.Hostile}} and {{end}}"}
}

// FindingsOf is what err says is wrong with a template: several findings of a
// *Findings, the one of a *HostileFieldError, nothing for any other error.
func FindingsOf(err error) []Finding {
	var f *Findings
	if errors.As(err, &f) {
		return f.List
	}
	var h *HostileFieldError
	if errors.As(err, &h) {
		return []Finding{h.Finding()}
	}
	return nil
}

// report collects findings of one file.
type report struct {
	src  *source
	list []Finding
}

func (r *report) add(at int, rule, format string, args ...any) {
	r.list = append(r.list, r.src.finding(at, rule, format, args...))
}

// err is nil or a *Findings in the order of the file.
func (r *report) err() error {
	if len(r.list) == 0 {
		return nil
	}
	return &Findings{inOrder(r.list)}
}

func inOrder(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.Compact(list)
}

// source is the text of a file, and where its lines begin.
type source struct {
	path  string
	text  string
	lines []int
}

func newSource(path, text string) *source {
	s := &source{path, text, []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// place is the line and column of a byte offset.
func (s *source) place(at int) (line, column int) {
	at = min(max(at, 0), len(s.text))
	i, found := slices.BinarySearch(s.lines, at)
	if !found {
		i--
	}
	return i + 1, utf8.RuneCountInString(s.text[s.lines[i]:at]) + 1
}

func (s *source) finding(at int, rule, format string, args ...any) Finding {
	line, column := s.place(at)
	return Finding{s.path, line, column, rule, fmt.Sprintf(format, args...)}
}
