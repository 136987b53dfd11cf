package wizard

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// saveAfter is how long after the last key the draft is kept.
const saveAfter = 2 * time.Second

// session is what the screens of one run share.
type session struct {
	*desk
	theme
	keys   keyMap
	draft  *Draft
	dialog *dialog // open above everything, or nil

	above, below bool // whether the view last drawn goes on there

	revision int // of the draft; every change counts it up
	kept     int // the revision that was handed to SaveDraft last
	ticking  bool
	saving   bool
	failed   error // why the draft could not be kept the last time
	keepTold bool
}

// changed notes that the answers are others than before.
func (s *session) changed() {
	s.revision++
	s.forget()
}

// ask opens a dialog.
func (s *session) ask(d dialog) tea.Cmd {
	s.dialog = &d
	return nil
}

// inform opens a dialog with nothing to decide.
func (s *session) inform(title string, text ...string) tea.Cmd {
	return s.ask(dialog{title: title, text: text, options: []choice{{"Close", nil}}})
}

type (
	tickMsg struct{ revision int }
	keptMsg struct {
		revision int
		err      error
	}
)

// keeps reports whether drafts are kept at all: not before it is known
// whether the computer is safe.
func (s *session) keeps() bool {
	return s.opts.SaveDraft != nil && !s.draft.NotSafe && s.draft.At != stopWelcome
}

// saveLater keeps the draft two seconds after the last change.
func (s *session) saveLater() tea.Cmd {
	if s.ticking || !s.keeps() || s.revision == s.kept {
		return nil
	}
	s.ticking = true
	rev := s.revision
	return tea.Tick(saveAfter, func(time.Time) tea.Msg { return tickMsg{rev} })
}

// ticked keeps the draft if nothing changed since, else waits again.
func (s *session) ticked(m tickMsg) tea.Cmd {
	s.ticking = false
	if m.revision != s.revision {
		return s.saveLater()
	}
	return s.save()
}

// save keeps the draft now. Two never run at a time, so that an older one
// cannot overtake a newer; what changed meanwhile is kept afterwards.
func (s *session) save() tea.Cmd {
	if s.draft.NotSafe && !s.saving && s.kept != 0 {
		s.kept = 0 // what was kept before the answer was another
		return func() tea.Msg { s.dropKept(); return nil }
	}
	if s.saving || !s.keeps() || s.revision == s.kept {
		return nil
	}
	data, err := s.draft.encode()
	if err != nil {
		s.failed = err
		return nil
	}
	s.saving, s.kept = true, s.revision
	rev, save := s.revision, s.opts.SaveDraft
	return func() tea.Msg { return keptMsg{rev, save(data)} }
}

func (s *session) wasKept(m keptMsg) tea.Cmd {
	s.saving, s.failed = false, m.err
	if m.err != nil {
		s.kept = -1
		if !s.keepTold {
			s.keepTold = true
			return s.inform("Your answers could not be kept", "They are still here, and you can go on. But if the program ends now they are lost: "+shown(m.err.Error())+".")
		}
		return s.saveLater()
	}
	return s.save()
}
