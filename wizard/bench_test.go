package wizard

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/letters"
)

// BenchmarkKey is the work of one key press in a 120×40 window with the
// letter beside the questions: Update and View, with the shipped texts. A key
// that changes an answer composes the letter anew.
func BenchmarkKey(b *testing.B) {
	begin := func(b *testing.B) *robot {
		w := newWorld()
		w.Sources = letters.Sources{Today: w.Sources.Today, Missing: missing}
		r := newRobot(b, w, 120, 40)
		return r.throughIncident().throughResidence().throughRights().throughBothAddressees()
	}
	one := func(b *testing.B, r *robot, msgs ...tea.Msg) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			r.m.Update(msgs[i%len(msgs)])
			_ = r.m.View()
		}
	}
	letter := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'a'}}
	erase := tea.KeyMsg{Type: tea.KeyBackspace}
	b.Run("typing a name", func(b *testing.B) {
		r := begin(b)
		r.typed(janeID).times(4, r.keys.Skip).at(stopIdentity)
		one(b, r, letter, erase)
	})
	b.Run("typing own words", func(b *testing.B) {
		r := begin(b)
		r.throughIdentity().throughAlias().at(stopWording)
		for r.m.screen.(*form).current().q.kind != lines {
			r.press(r.keys.Next)
		}
		for range 30 {
			r.typed("Some words of my own about the matter, to fill a line. ")
		}
		one(b, r, letter, erase)
	})
	b.Run("moving", func(b *testing.B) {
		r := begin(b)
		r.throughIdentity().throughAlias()
		one(b, r, keyMsg("down"), keyMsg("up"))
	})
	b.Run("reading", func(b *testing.B) {
		r := begin(b)
		r.throughIdentity().throughAlias().throughWording()
		one(b, r, keyMsg("down"), keyMsg("up"))
	})
	b.Run("editing a paragraph", func(b *testing.B) {
		r := begin(b)
		r.throughIdentity().throughAlias().throughWording().press(r.keys.Change, r.keys.Next)
		one(b, r, letter, erase)
	})
}
