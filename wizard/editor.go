package wizard

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
)

// editor lets the person change one paragraph of one letter in place. What is
// typed goes into the draft at once; the letter's checks judge it at once.
type editor struct {
	*session
	id       string
	passages []passage
	at       int
	open     bool
	area     textarea.Model
	err      error
	note     string
	room     int // rows that the text area can have
}

func newEditor(s *session, id string) *editor {
	e := &editor{session: s, id: id, room: defaultHeight}
	text, err := s.bodyOf(s.draft, id)
	e.err = err
	e.passages = passages(text)
	return e
}

// passage is a piece of a letter's Markdown source that is edited by itself:
// a paragraph, or one item of a list.
type passage struct {
	text string
	gap  string // what parts it from the one before
}

var listItem = regexp.MustCompile(`^ *([0-9]+[.)]|[-*+]) `)

// passages parts a Markdown source at empty lines and before list items.
func passages(source string) []passage {
	var out []passage
	gap := ""
	for l := range strings.SplitSeq(strings.TrimRight(strings.ReplaceAll(source, "\r\n", "\n"), "\n"), "\n") {
		switch {
		case strings.TrimSpace(l) == "":
			gap = "\n\n"
		case len(out) == 0:
			out, gap = append(out, passage{text: l}), ""
		case gap != "" || listItem.MatchString(l):
			out, gap = append(out, passage{l, orElse(gap, "\n")}), ""
		default:
			out[len(out)-1].text += "\n" + l
		}
	}
	return out
}

// source puts passages together again; one that was emptied goes with its
// gap.
func source(list []passage) string {
	var b strings.Builder
	for _, p := range list {
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(p.gap)
		}
		b.WriteString(strings.Trim(p.text, "\n"))
	}
	return b.String() + "\n"
}

// isIdentifiers reports whether a passage is the place of the boxed block.
func (p passage) isIdentifiers() bool { return strings.TrimSpace(p.text) == "[[identifiers]]" }

func (e *editor) Help() []key.Binding {
	k := e.keys
	if e.open {
		return []key.Binding{as(k.Onward, "done with this paragraph"), as(k.Leave, "done")}
	}
	return []key.Binding{as(k.Down, "choose"), as(k.Next, "edit this paragraph"), as(k.Leave, "to the letter")}
}

func (e *editor) Update(msg tea.KeyMsg) (closed bool, cmd tea.Cmd) {
	k := e.keys
	e.note = ""
	if e.open {
		switch {
		case key.Matches(msg, k.Onward, k.Leave, k.Back):
			e.open = false
			e.passages = passages(source(e.passages))
			e.at = max(min(e.at, len(e.passages)-1), 0)
			return false, nil
		}
		if msg.Type == tea.KeyRunes {
			if len(msg.Runes)+e.area.Length() > linesLimit {
				e.note = tooMuch
				return false, nil
			}
			msg.Runes = []rune(visible(string(msg.Runes)))
		}
		e.area.SetHeight(e.room)
		e.area, cmd = e.area.Update(msg)
		if e.passages[e.at].text != e.area.Value() {
			e.passages[e.at].text = e.area.Value()
			e.setBody(e.draft, e.id, source(e.passages))
			e.changed()
		}
		return false, cmd
	}
	switch {
	case key.Matches(msg, k.Leave, k.Back):
		return true, e.save()
	case key.Matches(msg, k.Up):
		e.at = max(e.at-1, 0)
	case key.Matches(msg, k.Down):
		e.at = max(min(e.at+1, len(e.passages)-1), 0)
	case key.Matches(msg, k.Next) && len(e.passages) > 0:
		if e.passages[e.at].isIdentifiers() {
			e.note = "The box with your identifiers stands here. What is in it you change on the pages before."
			return false, nil
		}
		e.area = newArea(e.theme, e.passages[e.at].text)
		e.area.Focus()
		e.open = true
	}
	return false, nil
}

// areaRows is how many rows a text takes in a text area of that width, with
// room for the cursor behind it.
func areaRows(text string, width int) int {
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n += max(len(wrap(l+"x", width-1)), 1)
	}
	return n
}

func (e *editor) View(width, height int) string {
	width = min(width, textWidth)
	t := e.theme
	if e.err != nil {
		return strings.Join(t.styled(e.say.T("# This letter has no text to edit yet\n\n"+faultText(e.err)), width), "\n")
	}
	out := append(t.styled(e.say.T("# Which paragraph of the letter to "+e.serviceOf(e.draft, e.id)+"?"), width), "")
	from, to := 0, 0
	for i, p := range e.passages {
		start := len(out)
		if i == e.at && e.open {
			e.area.SetWidth(max(width-2, 5))
			e.room = max(height-6, 2)
			e.area.SetHeight(min(areaRows(p.text, width-2), e.room))
			out = append(out, indent(strings.Split(e.area.View(), "\n"), t.Pointer.Render("> "), "  ")...)
		} else {
			pointer := "  "
			if i == e.at {
				pointer = t.Pointer.Render("> ")
			}
			text := p.text
			if p.isIdentifiers() {
				text = e.say.T("(the box with your identifiers)")
			}
			var lines []string
			for l := range strings.SplitSeq(text, "\n") {
				lines = append(lines, wrap(letterLine(l), width-2)...)
			}
			if i != e.at && len(lines) > 2 {
				lines = append(lines[:1], lines[1]+" …")
			}
			out = append(out, indent(lines, pointer, "  ")...)
		}
		if i == e.at {
			if e.note != "" {
				out = append(out, t.alarm(e.say.T(e.note), width)...)
			}
			if _, err := e.composed(e.draft, e.id); err != nil {
				out = append(out, t.alarm(e.faultSaid(err), width)...)
			}
			from, to = start, len(out)
			if i == 0 {
				from = 0
			}
		}
		out = append(out, "")
	}
	lines, _ := e.scrolled(out, height, 0, from, to)
	return strings.Join(lines, "\n")
}
