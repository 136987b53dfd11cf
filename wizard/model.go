package wizard

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// intent is what a screen wants of the flow after a message.
type intent uint8

const (
	stay intent = iota
	advance
	retreat
)

// screen is one stop on the screen. It owes its parent no more than this.
type screen interface {
	Update(tea.Msg) (intent, tea.Cmd)
	View(width, height int) string
	Help() []key.Binding
}

// model is the root: it knows the window, the frame and the way from stop to
// stop, and nothing of what a screen does.
type model struct {
	*session
	stop          stop
	screen        screen
	width, height int

	help   *pager // open above the screen, or nil
	letter *pager // the whole letter, or nil
	side   growing

	whenKept func() tea.Cmd // what waits for the draft being kept
	left     bool           // in order: the draft is kept or removed as the person wished
	outcome  Outcome
}

func newModel(s *session, width, height int) *model {
	m := &model{session: s, width: width, height: height}
	if m.width <= 0 || m.height <= 0 {
		m.width, m.height = defaultWidth, defaultHeight
	}
	m.open(s.resume(s.draft))
	return m
}

// open shows a stop.
func (m *model) open(st stop) {
	m.stop, m.draft.At = st, st.id
	m.screen = st.screen(m.session, st)
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		shrunk := msg.Width < m.width || msg.Height < m.height
		m.width, m.height = msg.Width, msg.Height
		if shrunk {
			return m, tea.ClearScreen
		}
		return m, nil
	case tickMsg:
		return m, m.ticked(msg)
	case keptMsg:
		cmd := m.wasKept(msg)
		if m.whenKept != nil {
			cmd = m.whenKept()
		}
		return m, cmd
	case leaveMsg:
		m.outcome.Kept, m.left = msg.kept, true
		return m, tea.Quit
	case tea.KeyMsg:
		return m, tea.Batch(m.key(msg), m.saveLater())
	}
	in, cmd := m.screen.Update(msg)
	return m, tea.Batch(cmd, m.follow(in), m.saveLater())
}

// key gives a key to what is open on top.
func (m *model) key(msg tea.KeyMsg) tea.Cmd {
	k := m.keys
	switch {
	case key.Matches(msg, k.Quit):
		return m.wantsToLeave()
	case key.Matches(msg, k.Suspend):
		return tea.Sequence(m.save(), tea.Suspend)
	case m.width < leastWidth || m.height < leastHeight:
		return nil // nothing typed blindly
	case m.dialog != nil:
		d := m.dialog
		closed, cmd := d.Update(msg, k)
		if closed && m.dialog == d {
			m.dialog = nil
		}
		return cmd
	case m.help != nil:
		if m.help.Update(msg, k, k.Help) {
			m.help = nil
		}
		return nil
	case m.letter != nil:
		if m.letter.Update(msg, k, k.Letter) {
			m.letter = nil
		}
		return nil
	case key.Matches(msg, k.Help):
		m.help = newPager(m.helpText)
		return nil
	case key.Matches(msg, k.Letter) && m.hasLetter():
		m.letter = newPager(func(width int) []string { return m.theme.styledLetter(m.letterText(min(width, letterWidth))) })
		return nil
	}
	in, cmd := m.screen.Update(msg)
	return tea.Batch(cmd, m.follow(in))
}

// follow goes where a screen wants to go. The draft is kept at every step.
func (m *model) follow(in intent) tea.Cmd {
	var st stop
	var ok bool
	switch in {
	case advance:
		if len(blocking(m.stop.check(m.desk, m.draft))) > 0 {
			return nil
		}
		st, ok = m.after(m.draft, m.stop)
		if !ok {
			return m.finish()
		}
		st.enter(m.desk, m.draft)
	case retreat:
		if st, ok = m.before(m.draft, m.stop); !ok {
			return nil
		}
	default:
		return nil
	}
	m.changed()
	m.open(st)
	return m.save()
}

type leaveMsg struct{ kept bool }

// wantsToLeave asks once; a second time is an answer.
func (m *model) wantsToLeave() tea.Cmd {
	switch {
	case m.dialog != nil && m.dialog.title == m.say.T(leaveTitle):
		return m.leave(true)
	case m.stop.id == stopDone:
		return m.finish()
	case m.revision == 0:
		return m.leave(true)
	}
	d := dialog{title: leaveTitle, options: []choice{{"Stay here", nil}}}
	if m.keeps() {
		d.text = []string{"Your answers so far are kept on this computer, and offered the next time you start the program."}
		d.options = append(d.options, choice{"Leave and keep the answers", func() tea.Cmd { return m.leave(true) }})
		if m.opts.DropDraft != nil {
			d.options = append(d.options, choice{"Leave and remove the answers", func() tea.Cmd { return m.leave(false) }})
		}
	} else {
		d.text = []string{"Nothing is kept on this computer: if you leave now, your answers so far are gone."}
		d.options = append(d.options, choice{"Leave", func() tea.Cmd { return m.leave(false) }})
	}
	return m.ask(d)
}

const leaveTitle = "Leave now?"

// leave ends the program after the draft is kept or removed.
func (m *model) leave(keep bool) tea.Cmd {
	if m.saving && m.whenKept == nil { // wait for it once; a second wish to leave does not
		m.whenKept = func() tea.Cmd { return m.leave(keep) }
		return nil
	}
	data, err := m.draft.encode()
	keep = keep && m.keeps() && err == nil && m.revision > 0
	save, old := m.opts.SaveDraft, func() {}
	drop := func() {}
	switch {
	case keep:
		old = m.oldDropper()
	case m.revision > 0:
		drop = m.dropper()
	}
	return func() tea.Msg {
		if keep && save(data) == nil {
			old()
			return leaveMsg{kept: true}
		}
		drop()
		return leaveMsg{}
	}
}

// finish ends the program after the last stop.
func (m *model) finish() tea.Cmd {
	m.outcome.Finished = len(m.draft.Written) > 0
	m.outcome.Files = m.draft.Written
	m.outcome.Farewell = farewell(m.desk, m.draft)
	return m.leave(false)
}

func (m *model) View() string {
	if m.width < leastWidth || m.height < leastHeight {
		return tooSmall(m.say, m.width, m.height)
	}
	fr := frame{theme: m.theme, say: m.say, width: m.width, height: m.height, matter: m.matter(m.draft), place: m.progress(m.draft, m.stop)}
	k := m.keys
	var content string
	m.above, m.below = false, false
	switch {
	case m.dialog != nil:
		content = m.dialog.View(m.session, min(fr.inner(), textWidth), fr.rows())
		fr.keys = m.dialog.Help(k)
	case m.help != nil:
		fr.keys = m.help.Help(k, k.Help)
		content = m.help.View(m.session, min(fr.inner(), textWidth), fr.rows())
	case m.letter != nil:
		fr.keys = m.letter.Help(k, k.Letter)
		content = m.letter.View(m.session, fr.inner(), fr.rows())
	default:
		content = m.content(fr.inner(), fr.rows())
		fr.keys = m.screen.Help()
		if _, own := m.screen.(*review); m.hasLetter() && !own {
			fr.keys = append(fr.keys, k.Letter)
		}
		fr.keys = append(fr.keys, k.Help)
	}
	fr.above, fr.below = m.above, m.below
	if m.below || m.above {
		fr.keys = slices.Insert(slices.Clone(fr.keys), max(len(fr.keys)-1, 0), as(k.PageDown, "scroll"))
	}
	fr.keys = m.keysSaid(fr.keys)
	return fr.draw(content)
}

// content is the screen, on a wide window with its letter beside it.
func (m *model) content(width, height int) string {
	if _, own := m.screen.(*review); own { // shows its letters itself
		return m.screen.View(width, height)
	}
	if m.width < wideWidth || !m.hasLetter() {
		return m.screen.View(min(width, textWidth), height)
	}
	right := min((width-3)/2, letterWidth)
	left := width - 3 - right
	page := m.screen.View(min(left, textWidth), height)
	lines := m.side.View(m.theme, m.letterText(right), height)
	return beside(m.theme, page, strings.Join(lines, "\n"), left, right, height)
}

// inView is the addressee whose letter is shown: that of the question in
// focus, else the first.
func (m *model) inView() string {
	if f, ok := m.screen.(interface{ letter() string }); ok {
		if id := f.letter(); m.draft.writesTo(id) {
			return id
		}
	}
	if a := m.draft.Request.Addressees; len(a) > 0 {
		return a[0]
	}
	return ""
}

func (m *model) hasLetter() bool {
	return m.stop.shows && m.inView() != "" && m.letterText(letterWidth) != ""
}

func (m *model) letterText(width int) string {
	return m.preview(m.draft, m.inView(), width)
}

// helpText is every key that does something here, and what the page is for.
func (m *model) helpText(width int) []string {
	k := m.keys
	out := []string{m.theme.Strong.Render(m.say.T("What the keys do here")), ""}
	row := func(b key.Binding) {
		if b.Enabled() {
			b = m.keysSaid([]key.Binding{b})[0]
			out = append(out, indent(wrap(b.Help().Desc, width-18), fill(b.Help().Key, 16), strings.Repeat(" ", 16))...)
		}
	}
	live := m.screen.Help()
	for _, b := range live {
		row(b)
	}
	for _, b := range []key.Binding{
		k.Back, as(k.Leave, "to the page before (also ctrl+b); closes what is open; never ends the program"),
		as(k.Letter, "the whole letter as it will read"), as(k.PageDown, "scroll down, pgup up"),
		as(k.Help, "this help"), as(k.Suspend, "put the program aside; fg brings it back"), as(k.Quit, "leave; asks first"),
	} {
		if !slices.ContainsFunc(live, func(l key.Binding) bool { return l.Help().Key == b.Help().Key }) {
			row(b)
		}
	}
	if m.stop.about != "" {
		out = append(append(out, "", m.theme.Strong.Render(m.say.T("What this page is for")), ""), m.theme.styled(m.stop.about, width)...)
	}
	return out
}
