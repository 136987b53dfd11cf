package wizard

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/lipgloss"

	"example.org/unscrape/internal/say"
)

// The window below which a page cannot be drawn so that it helps anybody, and
// the width from which the letter has room beside the questions.
const (
	leastWidth  = 40
	leastHeight = 10
	wideWidth   = 100

	textWidth   = 76 // a longer line is hard to read
	letterWidth = 76

	defaultWidth, defaultHeight = 80, 24
)

// frame is what stands around every page: the matter and where one is above,
// what the keys do below.
type frame struct {
	theme         theme
	say           *say.Printer
	width, height int
	matter, place string
	keys          []key.Binding
	above, below  bool // the page goes on there
}

// rows is how many lines a page has.
func (f frame) rows() int { return f.height - 4 }

// inner is how wide a page is.
func (f frame) inner() int { return f.width - 4 }

// draw puts the page into the frame: exactly height lines, none longer than
// width.
func (f frame) draw(content string) string {
	rule := func(more bool, word string) string {
		n := f.width - 2
		if !more {
			return " " + f.theme.Quiet.Render(strings.Repeat("─", n))
		}
		return " " + f.theme.Quiet.Render(strings.Repeat("─", n-lipgloss.Width(word)-6)) + " " + word + " " + f.theme.Quiet.Render("────")
	}
	title := " " + apart(f.theme.Strong.Render("unscrape")+f.matterText(), f.place, f.width-2)
	out := make([]string, 0, f.height)
	out = append(out, title, rule(f.above, f.say.T("more above")))
	rows := strings.Split(content, "\n")
	for i := range f.rows() {
		row := ""
		if i < len(rows) && rows[i] != "" {
			row = "  " + rows[i]
			if lipgloss.Width(row) > f.width {
				row = fill(row, f.width)
			}
		}
		out = append(out, row)
	}
	return strings.Join(append(out, rule(f.below, f.say.T("more below")), "  "+footer(f.theme, f.keys, f.inner())), "\n")
}

func (f frame) matterText() string {
	if f.matter == "" {
		return ""
	}
	return " · " + f.matter
}

// footer is what the keys do, most needed first; what finds no room is left
// to the help page, which always keeps its place.
func footer(t theme, keys []key.Binding, width int) string {
	var out, last string
	gap := "   "
	if width < 60 {
		gap = "  "
	}
	part := func(b key.Binding) string { return t.Strong.Render(b.Help().Key) + " " + b.Help().Desc }
	if n := len(keys); n > 0 {
		last = part(keys[n-1])
		keys = keys[:n-1]
	}
	for _, b := range keys {
		if !b.Enabled() {
			continue
		}
		next := out + part(b) + gap
		if lipgloss.Width(next)+lipgloss.Width(last) > width {
			continue
		}
		out = next
	}
	return out + last
}

// beside puts two columns next to each other with a line between.
func beside(t theme, left, right string, leftWidth, rightWidth, height int) string {
	l, r := strings.Split(left, "\n"), strings.Split(right, "\n")
	bar := t.Quiet.Render("│")
	var b strings.Builder
	for i := range height {
		var a, z string
		if i < len(l) {
			a = l[i]
		}
		if i < len(r) {
			z = fill(r[i], rightWidth)
		}
		b.WriteString(strings.TrimRight(fill(a, leftWidth)+" "+bar+" "+z, " "))
		if i < height-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// tooSmall is shown instead of a page in a window that cannot hold one.
func tooSmall(p *say.Printer, width, height int) string {
	text := wrap(p.T("This window is too small. Please make it at least 40 columns wide and 10 rows high; nothing you typed is lost."), width)
	return strings.Join(text[:min(len(text), max(height, 1))], "\n")
}

// scrolled is window, with a note whether something is left out.
func (s *session) scrolled(lines []string, height, offset, from, to int) ([]string, int) {
	out, at := window(lines, height, offset, from, to)
	s.above = at > 0
	s.below = at+len(out) < len(lines)
	return out, at
}

// airy puts an empty line between parts if all of them then still fit into
// height.
func airy(parts [][]string, height int) []string {
	out, _ := join(parts, true)
	if len(out) > height {
		out, _ = join(parts, false)
	}
	return out
}

// join puts parts together, with or without an empty line between them;
// starts is where each begins.
func join(parts [][]string, air bool) (out []string, starts []int) {
	for i, p := range parts {
		if i > 0 && air {
			out = append(out, "")
		}
		starts = append(starts, len(out))
		out = append(out, p...)
	}
	return out, starts
}

// styled is a text of paragraphs (parted by empty lines) in width: one that
// begins with "! " is a warning, with "- " an item, with "# " a heading.
func (t theme) styled(s string, width int) []string {
	var out []string
	for i, p := range strings.Split(s, "\n\n") {
		if i > 0 {
			out = append(out, "")
		}
		for line := range strings.SplitSeq(p, "\n") {
			switch {
			case strings.HasPrefix(line, "! "):
				out = append(out, t.alarm(line[2:], width)...)
			case strings.HasPrefix(line, "- "):
				out = append(out, indent(wrap(line[2:], width-2), "- ", "  ")...)
			case strings.HasPrefix(line, "# "):
				for _, l := range wrap(line[2:], width) {
					out = append(out, t.Strong.Render(l))
				}
			case line == "":
				out = append(out, "")
			default:
				out = append(out, wrap(line, width)...)
			}
		}
	}
	return out
}

// alarm is a sentence with the mark of a problem before it.
func (t theme) alarm(s string, width int) []string {
	return indent(wrap(s, width-4), "  "+t.Alarm.Render("!")+" ", "    ")
}
