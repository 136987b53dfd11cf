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
	later  func(time.Duration, tea.Msg) tea.Cmd // a message after a while
	draft  *Draft
	dialog *dialog // open above everything, or nil

	above, below bool // whether the view last drawn goes on there

	revision int // of the draft; every change counts it up
	kept     int // the revision that was handed to SaveDraft last
	ticking  bool
	saving   bool
	failed   error // why the draft could not be kept the last time
	keepTold bool
	cleared  bool // what was kept before was removed, because it is not safe
}

func newSession(k *desk, d *Draft, t theme, keys keyMap) *session {
	return &session{desk: k, draft: d, theme: t, keys: keys, later: func(after time.Duration, m tea.Msg) tea.Cmd {
		return tea.Tick(after, func(time.Time) tea.Msg { return m })
	}}
}

// changed notes that the answers are others than before.
func (s *session) changed() {
	s.revision++
	s.forget()
}

// ask opens a dialog.
func (s *session) ask(d dialog) tea.Cmd {
	d.title, d.text = s.say.T(d.title), s.allSaid(d.text)
	options := make([]choice, len(d.options))
	for i, c := range d.options {
		options[i] = choice{s.say.T(c.label), c.do}
	}
	d.options = options
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
	return s.later(saveAfter, tickMsg{rev})
}

// ticked keeps the draft if nothing changed since, else waits again.
func (s *session) ticked(m tickMsg) tea.Cmd {
	s.ticking = false
	if m.revision != s.revision {
		return s.saveLater()
	}
	return s.save()
}

// dropper removes every draft of this matter. Nothing was promised but that it
// is tried; "unscrape forget" names what stays.
func (k *desk) dropper() func() {
	old, drop := k.oldDropper(), k.opts.DropDraft
	return func() {
		if drop != nil {
			_ = drop()
		}
		old()
	}
}

// oldDropper removes the kept draft that this run went on with; the next one
// does nothing.
func (k *desk) oldDropper() func() {
	taken := k.takenUp
	k.takenUp = ""
	for i, old := range k.opts.Drafts {
		if taken == draftValue(i) && old.Drop != nil {
			return func() { _ = old.Drop() }
		}
	}
	return func() {}
}

// aside runs something that answers nothing outside of Update.
func aside(do func()) tea.Cmd {
	return func() tea.Msg { do(); return nil }
}

// save keeps the draft now. Two never run at a time, so that an older one
// cannot overtake a newer; what changed meanwhile is kept afterwards.
func (s *session) save() tea.Cmd {
	if s.draft.NotSafe && !s.saving && (!s.cleared || s.kept != 0) {
		s.cleared, s.kept = true, 0 // what was kept while the answer was another
		return aside(s.dropper())
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
	rev, keep := s.revision, s.opts.SaveDraft
	return func() tea.Msg { return keptMsg{rev, keep(data)} }
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
	return tea.Batch(aside(s.oldDropper()), s.save())
}
