package wizard

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// theme is every style of the screens. Colours are the sixteen that the
// person's own terminal defines, used for marks only: running text keeps the
// terminal's own colour, so that it can be read on any background. No state
// is told by colour alone.
type theme struct {
	Text    lipgloss.Style
	Strong  lipgloss.Style // titles, labels, keys
	Quiet   lipgloss.Style // rules and what the keys do
	Pointer lipgloss.Style // where one is
	Chosen  lipgloss.Style // the mark of what is chosen
	Alarm   lipgloss.Style // the mark before a problem or a warning
	Changed lipgloss.Style // what just changed in the letter
	Cursor  lipgloss.Style
}

// newTheme builds the styles from a renderer. Without colours it keeps the
// attributes: the convention forbids colour, not bold, and the cursor is
// drawn by reversing.
func newTheme(r *lipgloss.Renderer, noColor bool) theme {
	s := r.NewStyle()
	colour := func(n string) lipgloss.Style {
		if noColor {
			return s
		}
		return s.Foreground(lipgloss.Color(n))
	}
	return theme{
		Text:    s,
		Strong:  s.Bold(true),
		Quiet:   s.Faint(true),
		Pointer: colour("6").Bold(true),
		Chosen:  colour("2").Bold(true),
		Alarm:   colour("1").Bold(true),
		Changed: s.Bold(true),
		Cursor:  s.Reverse(true),
	}
}

// newRenderer is a renderer for out that never asks the terminal anything:
// its answer would arrive among the person's keys.
func newRenderer(out io.Writer, noColor bool) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(out, termenv.WithTTY(true), termenv.WithUnsafe())
	r.SetHasDarkBackground(true)
	r.SetColorProfile(termenv.ANSI) // the profile without colours would also drop bold and the cursor
	return r
}
