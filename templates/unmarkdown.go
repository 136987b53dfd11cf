package templates

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown writes a body so that a person can edit it. It is the inverse of
// ParseMarkdown: for every body that ParseMarkdown gives, parsing what Markdown
// wrote gives it again. Only the language of a passage (Text.Lang) is lost.
func Markdown(blocks []Block) string {
	var b strings.Builder
	other := false // the second kind of marker, which parts two neighbouring lists
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		switch block := block.(type) {
		case *Paragraph:
			b.WriteString(runningText(block.Spans) + "\n")
		case *Heading:
			b.WriteString("## " + strings.ReplaceAll(runningText(block.Spans), "\\\n", " ") + "\n")
		case *Identifiers:
			b.WriteString(identifiersLine + "\n")
		case *List:
			before, ok := (*List)(nil), false
			if i > 0 {
				before, ok = blocks[i-1].(*List)
			}
			other = ok && before.Ordered == block.Ordered && !other
			writeList(&b, block, other)
		}
	}
	return b.String()
}

// writeList writes each point behind its marker, and further lines of it as
// deep as the marker is long.
func writeList(b *strings.Builder, l *List, other bool) {
	for i, item := range l.Items {
		marker := "- "
		switch {
		case l.Ordered && other:
			marker = strconv.Itoa(l.Start+i) + ") "
		case l.Ordered:
			marker = strconv.Itoa(l.Start+i) + ". "
		case other:
			marker = "* "
		}
		b.WriteString(marker)
		first := true
		for line := range strings.Lines(Markdown(item.Blocks)) {
			if !first && line != "\n" {
				b.WriteString(strings.Repeat(" ", len(marker)))
			}
			b.WriteString(line)
			first = false
		}
	}
}

// runningText writes spans as Markdown.
func runningText(spans []Span) string {
	runs := runsOf(spans)
	var b strings.Builder
	bold, italic := false, false
	for i, r := range runs {
		// Close the inner style before the outer one, and open in the other order.
		if italic && (!r.italic || r.bold != bold) {
			b.WriteString("_")
			italic = false
		}
		if bold && !r.bold {
			b.WriteString("**")
			bold = false
		}
		if r.bold && !bold {
			b.WriteString("**")
			bold = true
		}
		if r.italic && !italic {
			b.WriteString("_")
			italic = true
		}
		text := escape(runs, i)
		if r.link != "" {
			text = "[" + text + "](" + linkTarget(r.link) + ")"
		}
		b.WriteString(text)
	}
	if italic {
		b.WriteString("_")
	}
	if bold {
		b.WriteString("**")
	}
	return b.String()
}

func linkTarget(address string) string {
	if strings.ContainsAny(address, "()&*_") {
		return "<" + address + ">"
	}
	return address
}

// styledRun is characters in one style; a line break is a line feed within it.
type styledRun struct {
	text         string
	bold, italic bool
	link         string
}

// runsOf joins spans of one style. A break belongs to the style before it if
// that goes on after it, else to none.
func runsOf(spans []Span) (runs []styledRun) {
	for i, s := range spans {
		var r styledRun
		switch s := s.(type) {
		case *Text:
			r = styledRun{strings.ReplaceAll(s.Text, "\t", " "), s.Bold, s.Italic, s.Link}
		case *Break:
			r.text = "\n"
			if i > 0 && i < len(spans)-1 {
				before, ok := spans[i-1].(*Text)
				after, ok2 := spans[i+1].(*Text)
				if ok && ok2 {
					r.bold = before.Bold && after.Bold
					r.italic = before.Italic && after.Italic && before.Bold == after.Bold
				}
			}
		}
		if n := len(runs); n > 0 && runs[n-1].bold == r.bold && runs[n-1].italic == r.italic && runs[n-1].link == r.link {
			runs[n-1].text += r.text
			continue
		}
		runs = append(runs, r)
	}
	return runs
}

// escape writes the characters of a run so that none of them becomes
// structure.
func escape(runs []styledRun, i int) string {
	r := runs[i]
	chars := []rune(r.text)
	before, after := '\n', '\n'
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(runs[i-1].text)
	}
	if i < len(runs)-1 {
		after, _ = utf8.DecodeRuneInString(runs[i+1].text)
	}
	left, right := seamOf(runs, i, i-1), seamOf(runs, i, i+1)
	var b strings.Builder
	for k, c := range chars {
		prev, next, at := before, after, [2]seam{}
		if k > 0 {
			prev = chars[k-1]
		} else {
			at[0] = left
		}
		if k < len(chars)-1 {
			next = chars[k+1]
		} else {
			at[1] = right
		}
		edge := k == 0 || k == len(chars)-1
		switch {
		case c == '\n':
			b.WriteString("\\\n")
		case c == ' ':
			// A plain space stays one only between two other characters of a line.
			if prev == ' ' || prev == '\n' || next == '\n' || max(at[0], at[1]) == inside || edge && r.link != "" {
				b.WriteString("&#32;")
			} else {
				b.WriteByte(' ')
			}
		case at != [2]seam{}:
			b.WriteString(atSeam(c, at))
		case c == '\\' && next == '\n': // goldmark 1.8.7 does not see a break after an escaped backslash
			b.WriteString("&#92;")
		case c == '!' && k == len(chars)-1 && i < len(runs)-1 && runs[i+1].link != "",
			c == '_' && (k < 2 || k > len(chars)-3), // its neighbour may be written as a reference
			lineStart(chars, k, prev), needsEscape(c, prev, next):
			b.WriteString("\\" + string(c))
		case unicode.IsSpace(c): // a no-break space at the edge of a line would be trimmed
			if prev == '\n' || next == '\n' {
				fmt.Fprintf(&b, "&#%d;", c)
			} else {
				b.WriteRune(c)
			}
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// seam says whether ** or _ stands beside a character, and on which side of
// them it is.
type seam int

const (
	noSeam seam = iota
	outside
	inside
)

// seamOf is what stands between run i and its neighbour j.
func seamOf(runs []styledRun, i, j int) seam {
	r, o := runs[i], styledRun{}
	if j >= 0 && j < len(runs) {
		o = runs[j]
	}
	switch {
	case r.bold && !o.bold, r.italic && (!o.italic || r.bold != o.bold):
		return inside
	case o.bold && !r.bold, o.italic && !r.italic:
		return outside
	}
	return noSeam
}

// atSeam writes a character beside ** or _, which take effect only beside
// certain characters. A character reference, which begins and ends with
// punctuation, always lets them.
func atSeam(c rune, at [2]seam) string {
	for _, s := range at {
		letter := s == inside && (unicode.IsLetter(c) || wordRune(c))
		if s != noSeam && !letter && (s != outside || !strings.ContainsRune(",;:?'\"", c)) {
			return fmt.Sprintf("&#%d;", c)
		}
	}
	return string(c)
}

// needsEscape reports whether a character means something anywhere in a line.
func needsEscape(c, prev, next rune) bool {
	switch c {
	case '\\', '*', '[', ']', '<', '`':
		return true
	case '&':
		return next == '#' || unicode.IsLetter(next)
	case '_':
		return !wordRune(prev) || !wordRune(next)
	case '#': // one that closes a heading
		return prev == ' '
	}
	return false
}

func wordRune(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// lineStart reports whether a character would make its line a heading, list,
// quote, rule or fence.
func lineStart(chars []rune, k int, prev rune) bool {
	switch c := chars[k]; c {
	case '#', '>', '-', '+', '=', '~':
		return prev == '\n'
	case '.', ')':
		for k--; k >= 0 && chars[k] >= '0' && chars[k] <= '9'; k-- {
			if k == 0 || chars[k-1] == '\n' {
				return true
			}
		}
	}
	return false
}
