package safetext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean is what becomes of an accepted answer on one line: Unicode NFC (names
// pasted from macOS are decomposed), white space within a line collapsed, the
// ends trimmed. Line breaks inside stay, so that Field can refuse them.
func Clean(s string) string {
	s = strings.TrimFunc(s, blank)
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\t' || isSpace(r) {
			space = true
		} else {
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteString(s[i : i+n]) // an invalid byte stays one, for Field to find
		}
		i += n
	}
	return norm.NFC.String(b.String())
}

// CleanLines is Clean for an answer of several lines: CR LF becomes LF, each
// line is cleaned by itself, empty lines at both ends go, and of several
// empty lines one stays.
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	out := lines[:0]
	for _, l := range lines {
		l = Clean(l)
		if l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimSuffix(strings.Join(out, "\n"), "\n")
}

func blank(r rune) bool { return r == '\t' || r == '\r' || r == '\n' || isSpace(r) }

// Kind is what is wrong with an answer.
type Kind uint8

// The kinds of fault, in the order of how surely they are no answer.
const (
	NotUTF8   Kind = iota + 1 // bytes that are no text in UTF-8
	LineBreak                 // a line break where one line is asked for
	Control                   // a terminal's or printer's control character
	Invisible                 // a character that shows nothing or turns its neighbours round
	NoMeaning                 // private use, or no character at all
)

// Fault is the first thing in an answer that cannot stand there. It says what
// and where, never the answer itself.
type Fault struct {
	Kind Kind
	Rune rune // the character; U+FFFD if it is none
	At   int  // its place, counted in characters from 1
}

// Error is a clause that follows the name of a field: "holds a line break
// (character 12)".
func (f *Fault) Error() string {
	switch f.Kind {
	case NotUTF8:
		return fmt.Sprintf("is not valid UTF-8 text (character %d)", f.At)
	case LineBreak:
		return fmt.Sprintf("holds a line break (character %d)", f.At)
	case Control:
		return fmt.Sprintf("holds the control character U+%04X (character %d)", f.Rune, f.At)
	case Invisible:
		return fmt.Sprintf("holds the invisible character U+%04X (character %d)", f.Rune, f.At)
	}
	return fmt.Sprintf("holds U+%04X, which stands for no character (character %d)", f.Rune, f.At)
}

// Field judges an answer on one line, cleaned before. The error is nil or a
// *Fault.
func Field(s string) error { return judge(s, false) }

// FieldLines is Field for an answer that may have several lines.
func FieldLines(s string) error { return judge(s, true) }

func judge(s string, lines bool) error {
	if !utf8.ValidString(s) {
		at := 1
		for i := 0; i < len(s); at++ {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return &Fault{NotUTF8, utf8.RuneError, at}
	}
	in := []rune(s)
	for i, r := range in {
		if !hidden(r) || joins(in, i) || lines && r == '\n' {
			continue
		}
		return &Fault{kindOf(r), r, i + 1}
	}
	return nil
}

func kindOf(r rune) Kind {
	switch {
	case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
		return LineBreak
	case unicode.IsControl(r):
		return Control
	case unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return NoMeaning
	}
	return Invisible
}
