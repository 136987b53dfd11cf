package wizard

import (
	"slices"
	"strings"
	"unicode"
)

// growing is the letter beside the questions. It scrolls to what changed last
// and marks it, so that the person sees what an answer does.
type growing struct {
	text    string
	lines   []string
	changed []bool
	offset  int
}

// View is the part of text that fits into height.
func (g *growing) View(t theme, text string, height int) []string {
	if text != g.text {
		g.take(text, height)
	}
	g.offset = max(min(g.offset, len(g.lines)-height), 0)
	shown := slices.Clone(g.lines[g.offset:min(g.offset+height, len(g.lines))])
	for i := range shown {
		if g.changed[g.offset+i] && strings.ContainsFunc(shown[i], unicode.IsLetter) {
			rest := strings.TrimLeft(shown[i], " ")
			shown[i] = shown[i][:len(shown[i])-len(rest)] + t.Changed.Render(rest)
		}
	}
	return shown
}

// take compares the new text with the old: what lies between the lines they
// share at the beginning and at the end has changed.
func (g *growing) take(text string, height int) {
	old, now := g.lines, strings.Split(text, "\n")
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	first, end := head, len(now)-tail
	g.text, g.lines, g.changed = text, now, make([]bool, len(now))
	if len(old) == 0 || end-first > height { // another letter, or the window was resized
		if len(old) == 0 {
			g.offset = 0
		}
		return
	}
	for i := first; i < end; i++ {
		g.changed[i] = true
	}
	if first < g.offset || end > g.offset+height {
		g.offset = first - height/3
	}
}
