// Package safetext makes foreign text fit to show and judges what a person
// types. Foreign text is any text the program did not write itself: names in
// a data package, company records, templates, saved files, file names, and
// the person's own answers.
//
// There is one rule, applied on the way in and once more at the last writer:
// what is no valid UTF-8 becomes U+FFFD; nothing that is invisible, or that a
// terminal, an editor or a mail program would obey, is dropped or passed on:
// it is shown as its code point, ⟨U+202E⟩; white space collapses; a base
// character carries at most three combining marks. Honest names in any
// script, and honest emoji, come through unharmed.
//
// All functions are pure and idempotent.
package safetext

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// maxMarks is how many combining marks one base character may carry. No
// living orthography needs more; a hundred of them paint over other lines.
const maxMarks = 3

// String makes one line of foreign text fit to show. Runs of white space
// become one space and the ends are trimmed; line breaks, tabs and all other
// control characters are shown as code points.
func String(s string) string { return render(s, value) }

// Lines is String for a text of several lines: line feeds stay (CR LF counts
// as one), every line is treated by itself, and a tab counts as white space.
func Lines(s string) string {
	return perLine(s, func(line string) string { return render(line, line1) })
}

// Preformatted is Lines for text that is already laid out: spaces stay as
// they are, so that indentation and columns survive.
func Preformatted(s string) string {
	return perLine(s, func(line string) string { return render(line, laidOut) })
}

func perLine(s string, f func(string) string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.Contains(s, "\n") {
		return f(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = f(l)
	}
	return strings.Join(lines, "\n")
}

// Cut is String, cut to at most width terminal cells between grapheme
// clusters; what was cut shows as "…". A width below one gives "".
func Cut(s string, width int) string {
	s = String(s)
	if width < 1 {
		return ""
	}
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	used, rest, state := 0, s, -1
	for rest != "" {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > width-1 {
			break
		}
		used += w
		b.WriteString(cluster)
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// layout says what becomes of white space.
type layout uint8

const (
	value   layout = iota // collapsed; a tab is a control character
	line1                 // collapsed; a tab is white space
	laidOut               // kept; a tab is a space
)

// render applies the rule to one line.
func render(s string, as layout) string {
	if plain(s, as) {
		return s
	}
	in := []rune(s) // invalid bytes become U+FFFD here, one for one
	var b strings.Builder
	b.Grow(len(s) + 16)
	var (
		base   bool // a mark would stand on a character of its own line
		marks  int  // on that character
		over   int  // marks beyond maxMarks, not written yet
		space  bool // white space waits for something to follow
		joints int  // zero width joiners in this emoji
	)
	settle := func() {
		if over > 0 {
			fmt.Fprintf(&b, "⟨+%d marks⟩", over)
			over = 0
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
	}
	for i, r := range in {
		switch {
		case isSpace(r) || r == '\t' && as != value:
			if as == laidOut {
				settle()
				if r == '\t' {
					r = ' '
				}
				b.WriteRune(r)
			} else {
				if over > 0 {
					settle()
				}
				space = true
			}
			base, marks, joints = false, 0, 0
		case joins(in, i):
			if r == zwj {
				joints++
			}
			if joints > maxJoints {
				settle()
				showCode(&b, r)
				base, marks = false, 0
				continue
			}
			b.WriteRune(r)
		case hidden(r):
			settle()
			showCode(&b, r)
			base, marks, joints = false, 0, 0
		case unicode.Is(unicode.M, r):
			switch {
			case !base:
				settle()
				showCode(&b, r)
			case marks >= maxMarks:
				over++
			default:
				marks++
				b.WriteRune(r)
			}
		default:
			settle()
			b.WriteRune(r)
			base, marks = true, 0
			if !emoji(r) {
				joints = 0
			}
		}
	}
	if as != laidOut {
		space = false // white space at the end
	}
	settle()
	return b.String()
}

// plain is the way out for almost all text: printable ASCII with single
// spaces inside.
func plain(s string, as layout) bool {
	prev := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || as != laidOut && c == ' ' && prev == ' ' {
			return false
		}
		prev = c
	}
	return as == laidOut || s == "" || prev != ' '
}

func showCode(b *strings.Builder, r rune) { fmt.Fprintf(b, "⟨U+%04X⟩", r) }
