package wizard

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// dialog is a question that has to be answered before anything else. The
// first choice is the harmless one and stands under the cursor; Esc takes it.
type dialog struct {
	title   string
	text    []string // paragraphs
	options []choice
	at      int
	scroll  int
}

// choice is one way out of a dialog.
type choice struct {
	label string
	do    func() tea.Cmd // nil = just close
}

func (d *dialog) Update(msg tea.KeyMsg, k keyMap) (closed bool, cmd tea.Cmd) {
	run := func(c choice) (bool, tea.Cmd) {
		if c.do == nil {
			return true, nil
		}
		return true, c.do()
	}
	switch {
	case key.Matches(msg, k.Leave, k.Back):
		return run(d.options[0])
	case key.Matches(msg, k.Up):
		d.at = max(d.at-1, 0)
	case key.Matches(msg, k.Down, k.Skip):
		d.at = min(d.at+1, len(d.options)-1)
	case key.Matches(msg, k.PageDown):
		d.scroll += 5
	case key.Matches(msg, k.PageUp):
		d.scroll = max(d.scroll-5, 0)
	case key.Matches(msg, k.Next, k.Toggle):
		return run(d.options[d.at])
	}
	return false, nil
}

func (d *dialog) Help(k keyMap) []key.Binding {
	return []key.Binding{as(k.Down, "choose"), as(k.Next, "take the marked one"), as(k.Leave, "close"), k.PageDown}
}

func (d *dialog) View(t theme, width, height int) string {
	out := []string{}
	for _, l := range wrap(d.title, width) {
		out = append(out, t.Strong.Render(l))
	}
	for _, p := range d.text {
		out = append(append(out, ""), t.styled(p, width)...)
	}
	out = append(out, "")
	choices := []string{}
	for i, c := range d.options {
		if i == d.at {
			choices = append(choices, indent([]string{t.Strong.Render(c.label)}, t.Pointer.Render("> "), "")...)
		} else {
			choices = append(choices, "  "+c.label)
		}
	}
	// The way out always stays in sight: the text scrolls above it.
	room := max(height-len(choices), 1)
	if len(out) > room {
		d.scroll = min(d.scroll, len(out)-room)
		out = out[d.scroll : d.scroll+room]
	}
	return strings.Join(append(out, choices...), "\n")
}
