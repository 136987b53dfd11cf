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
	if len(d.options) == 1 {
		return []key.Binding{as(k.Next, "close")}
	}
	return []key.Binding{as(k.Down, "choose"), as(k.Next, "take the marked one"), as(k.Leave, "close")}
}

func (d *dialog) View(s *session, width, height int) string {
	t := s.theme
	var choices []string
	for i, c := range d.options {
		pointer, label := "  ", wrap(c.label, width-2)
		if i == d.at {
			pointer = t.Pointer.Render("> ")
			for j := range label {
				label[j] = t.Strong.Render(label[j])
			}
		}
		choices = append(choices, indent(label, pointer, "  ")...)
	}
	// The way out always stays in sight: the text scrolls above it.
	room := max(height-len(choices)-1, 1)
	parts := [][]string{t.styled("# "+d.title, width)}
	for _, p := range d.text {
		parts = append(parts, t.styled(p, width))
	}
	out := airy(parts, room)
	out, d.scroll = s.scrolled(out, room, d.scroll, d.scroll, d.scroll)
	return strings.Join(append(append(out, ""), choices...), "\n")
}
