package wizard

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// pager shows a text to scroll through.
type pager struct {
	text   func(width int) []string
	offset int
	page   int // rows shown last
	length int
}

func newPager(text func(width int) []string) *pager { return &pager{text: text} }

// Update scrolls; it says whether the pager is to be closed, which the key
// that opened it does too.
func (p *pager) Update(msg tea.KeyMsg, k keyMap, opened key.Binding) (closed bool) {
	if key.Matches(msg, k.Leave, k.Back, k.Next, opened) {
		return true
	}
	p.scroll(msg, k)
	return false
}

func (p *pager) scroll(msg tea.KeyMsg, k keyMap) {
	switch {
	case key.Matches(msg, k.Up):
		p.offset--
	case key.Matches(msg, k.Down):
		p.offset++
	case key.Matches(msg, k.PageUp):
		p.offset -= max(p.page-1, 1)
	case key.Matches(msg, k.PageDown, k.Toggle): // the space bar turns pages wherever people read
		p.offset += max(p.page-1, 1)
	case key.Matches(msg, k.Top):
		p.offset = 0
	case key.Matches(msg, k.Bottom):
		p.offset = p.length
	}
	p.offset = max(min(p.offset, p.length-p.page), 0)
}

func (p *pager) Help(k keyMap, opened key.Binding) []key.Binding {
	return []key.Binding{as(k.Leave, "close")}
}

func (p *pager) View(s *session, width, height int) string {
	lines := p.text(width)
	p.page, p.length = height, len(lines)
	p.offset = max(min(p.offset, p.length-p.page), 0)
	lines, p.offset = s.scrolled(lines, height, p.offset, p.offset, p.offset)
	return strings.Join(lines, "\n")
}
