package wizard

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// moved moves the cursor of a list of n rows, of which page are seen at once,
// and reports whether the key was one that moves. The list keeps the cursor
// inside its rows.
func moved(at *int, page, n int, k keyMap, press tea.KeyMsg) bool {
	switch {
	case key.Matches(press, k.Up):
		*at--
	case key.Matches(press, k.Down):
		*at++
	case key.Matches(press, k.PageUp):
		*at -= max(page-1, 1)
	case key.Matches(press, k.PageDown):
		*at += max(page-1, 1)
	case key.Matches(press, k.Top):
		*at = 0
	case key.Matches(press, k.Bottom):
		*at = n - 1
	default:
		return false
	}
	return true
}
