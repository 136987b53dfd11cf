package wizard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"example.org/unscrape/internal/safetext"
)

// wrap breaks plain text into lines of at most width cells, at spaces alone: a
// command or an address stays whole as long as it fits. A word longer than a
// line is broken.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	width = max(width, 1)
	var out []string
	for par := range strings.SplitSeq(s, "\n") {
		line, used := "", 0
		for word := range strings.SplitSeq(par, " ") {
			w := lipgloss.Width(word)
			if used > 0 && used+1+w > width {
				out = append(out, strings.TrimRight(line, " "))
				line, used = "", 0
			} else if used > 0 {
				line, used = line+" ", used+1
			}
			for w > width {
				head := ansi.Truncate(word, width, "")
				if head == "" { // a character wider than the line
					break
				}
				out = append(out, head)
				word = word[len(head):]
				w = lipgloss.Width(word)
			}
			line, used = line+word, used+w
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return out
}

// indent puts a prefix before each line, and first before the first.
func indent(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = first + l
		} else {
			out[i] = rest + l
		}
	}
	return out
}

// fill puts a line into exactly width cells: cut with a mark if it is longer,
// padded if it is shorter.
func fill(line string, width int) string {
	line = ansi.Truncate(line, width, "…")
	if w := lipgloss.Width(line); w < width {
		line += strings.Repeat(" ", width-w)
	}
	return line
}

// apart puts left and right at the two ends of a line of width cells; left
// gives way.
func apart(left, right string, width int) string {
	room := width - lipgloss.Width(right) - 2
	if room < 8 {
		return ansi.Truncate(right, width, "…")
	}
	left = ansi.Truncate(left, room, "…")
	return left + strings.Repeat(" ", width-lipgloss.Width(left)-lipgloss.Width(right)) + right
}

// shown is foreign text of one line made fit for the terminal.
func shown(s string) string { return safetext.String(s) }

// shownLines is foreign text of several lines made fit for the terminal.
func shownLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = safetext.String(lines[i])
	}
	return strings.Join(lines, "\n")
}

// visible makes what was typed or pasted fit to be typed: a character that
// would act on the terminal or hide in the text appears as its number, where
// the person can see and remove it. Spaces and line breaks stay as they are.
func visible(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(s)
	var b strings.Builder
	word := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != ' ' && s[i] != '\n' {
			continue
		}
		b.WriteString(safetext.String(s[word:i]))
		if i < len(s) {
			b.WriteByte(s[i])
		}
		word = i + 1
	}
	return b.String()
}

// window is the part of lines that fits into height, chosen so that the lines
// from to to (exclusive) are in it, from first of all; offset is where it
// stood before.
func window(lines []string, height, offset, from, to int) ([]string, int) {
	if len(lines) <= height {
		return lines, 0
	}
	offset = min(offset, len(lines)-height)
	if to > offset+height {
		offset = to - height
	}
	if from < offset {
		offset = from
	}
	offset = max(offset, 0)
	return lines[offset:min(offset+height, len(lines))], offset
}

// sentences joins what is not empty with spaces.
func sentences(parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}

// upperFirst begins a sentence with s.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// within is a name as it stands inside a sentence.
func within(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return "the " + rest
	}
	return name
}
