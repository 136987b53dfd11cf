package wizard

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// form is the screen of a stop that asks questions: any number of fields, one
// of them in focus.
type form struct {
	*session
	stop   stop
	page   page
	fields []*field
	at     int
	left   map[string]bool // questions that were left forward: their problems show
	scroll int
	roams  bool // the person scrolls, or has not scrolled past the introduction yet
	unseen bool // the field in focus was not in sight when last drawn
}

func newForm(s *session, st stop) *form {
	f := &form{session: s, stop: st, left: map[string]bool{}}
	f.renew()
	f.roams = f.page.intro != ""
	return f
}

// renew asks the stop again: what it asks may depend on the answers. A field
// whose question stays keeps its cursor.
func (f *form) renew() {
	f.page = f.stop.ask(f.desk, f.draft)
	old := f.fields
	var focus string
	if f.at < len(old) {
		focus = old[f.at].q.key
	}
	f.fields = nil
	for _, q := range f.page.questions {
		i := slices.IndexFunc(old, func(o *field) bool { return o.q.key == q.key && o.q.kind == q.kind })
		if i < 0 {
			f.fields = append(f.fields, newField(q, f.draft, f.theme))
			continue
		}
		old[i].q = q
		f.fields = append(f.fields, old[i])
	}
	f.at = max(slices.IndexFunc(f.fields, func(o *field) bool { return o.q.key == focus }), 0)
	f.focus(f.at)
}

func (f *form) focus(at int) {
	f.at = at
	for i, fd := range f.fields {
		if i == at {
			fd.focus()
		} else {
			fd.blur()
		}
	}
}

func (f *form) current() *field {
	if f.at < len(f.fields) {
		return f.fields[f.at]
	}
	return nil
}

// letter is the addressee whose letter shows what is asked now.
func (f *form) letter() string {
	if c := f.current(); c != nil {
		if c.q.kind == anyOf && c.at < len(c.q.options) && f.draft.writesTo(c.q.options[c.at].value) {
			return c.q.options[c.at].value
		}
		return c.q.letter
	}
	return ""
}

func (f *form) Help() []key.Binding {
	k := f.keys
	var help []key.Binding
	if c := f.current(); c != nil {
		help = c.help(k)
		if _, ok := f.withoutProblem(c); ok {
			help = append(help, k.LeaveOut)
		}
	} else {
		help = []key.Binding{k.Next}
	}
	if _, ok := f.before(f.draft, f.stop); ok || f.at > 0 {
		help = append(help, k.Back)
	}
	return help
}

func (f *form) Update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return stay, nil
	}
	k, c := f.keys, f.current()
	if hidden := f.hidden(); !key.Matches(press, k.PageUp, k.PageDown) {
		f.roams = false
		if hidden && key.Matches(press, k.Next, k.Toggle, k.Up, k.Down) {
			return stay, nil // nothing is answered that cannot be seen: show it first
		}
	}
	text := c != nil && (c.q.kind == line || c.q.kind == lines || c.q.kind == pick)
	switch {
	case key.Matches(press, k.Leave):
		return retreat, nil
	case key.Matches(press, k.Back):
		if f.at == 0 {
			return retreat, nil
		}
		c.settle(f.draft)
		f.focus(f.at - 1)
		return stay, nil
	case c == nil:
		if key.Matches(press, k.Next, k.Skip) {
			return advance, nil
		}
		return f.turned(press)
	case c.q.kind == lines && key.Matches(press, k.Onward), c.q.kind != lines && key.Matches(press, k.Next):
		return f.forward()
	case c.q.kind != lines && key.Matches(press, k.Skip):
		if f.at == len(f.fields)-1 {
			return f.forward()
		}
		return f.pass()
	case key.Matches(press, k.LeaveOut):
		if p, ok := f.withoutProblem(c); ok {
			c.replace(p.without, f.draft)
			f.changed()
			f.renew()
		}
		return stay, nil
	case c.moves() && key.Matches(press, k.Up, k.Down):
		return f.move(key.Matches(press, k.Down))
	case !text && key.Matches(press, k.Toggle):
		return f.toggle()
	case c.q.kind == line && key.Matches(press, k.Up) && f.at > 0:
		f.focus(f.at - 1)
		return stay, nil
	case c.q.kind == line && key.Matches(press, k.Down) && f.at < len(f.fields)-1:
		return f.pass()
	case key.Matches(press, k.PageUp, k.PageDown):
		return f.turned(press)
	case text:
		cmd := c.typed(press, f.draft)
		f.changed()
		f.renew()
		return stay, cmd
	}
	return stay, nil
}

// forward leaves the field in focus if its answer stands, and the page after
// the last one if all do.
func (f *form) forward() (intent, tea.Cmd) {
	c := f.current()
	f.leave(c)
	problems := blocking(f.problems())
	if slices.ContainsFunc(problems, func(p problem) bool { return p.key == c.q.key }) {
		return stay, nil
	}
	if f.at < len(f.fields)-1 {
		f.focus(f.at + 1)
		return stay, nil
	}
	for i, fd := range f.fields {
		f.left[fd.q.key] = true
		if slices.ContainsFunc(problems, func(p problem) bool { return p.key == fd.q.key }) {
			f.focus(i)
			return stay, nil
		}
	}
	return advance, nil
}

// pass goes to the next field whatever the answer is.
func (f *form) pass() (intent, tea.Cmd) {
	f.leave(f.current())
	if f.at < len(f.fields)-1 {
		f.focus(f.at + 1)
	}
	return stay, nil
}

func (f *form) leave(c *field) {
	if c.q.kind == oneOf && c.at < len(c.q.options) && !c.q.has(f.draft, c.q.options[c.at].value) {
		c.q.set(f.draft, []string{c.q.options[c.at].value})
		f.changed()
	}
	if c.q.kind == pick {
		c.take(f.draft)
		f.changed()
	}
	c.settle(f.draft)
	f.left[c.q.key] = true
	f.renew()
}

// move walks the options of the field; where one of several fields ends the
// next begins. Of a oneOf question the option under the cursor is the answer.
func (f *form) move(down bool) (intent, tea.Cmd) {
	c := f.current()
	moved := false
	if down {
		moved = c.down()
	} else {
		moved = c.up()
	}
	switch {
	case moved && c.q.kind == oneOf:
		c.q.set(f.draft, []string{c.q.options[c.at].value})
		f.changed()
		f.renew()
	case moved && c.q.kind == pick:
		c.take(f.draft)
		f.changed()
	case !moved && down && f.at < len(f.fields)-1:
		return f.pass()
	case !moved && !down && f.at > 0:
		f.focus(f.at - 1)
	}
	return stay, nil
}

func (f *form) toggle() (intent, tea.Cmd) {
	c := f.current()
	if c.at >= len(c.q.options) {
		return stay, nil
	}
	o := c.q.options[c.at]
	if c.q.kind == oneOf {
		c.q.set(f.draft, []string{o.value})
		f.changed()
		f.renew()
		return stay, nil
	}
	turn := func() {
		c.q.turn(f.draft, o.value)
		f.changed()
		f.renew()
	}
	if o.confirm == nil || c.q.has(f.draft, o.value) {
		turn()
		return stay, nil
	}
	return stay, f.ask(dialog{
		title: o.confirm.title,
		text:  o.confirm.warnings,
		options: []choice{
			{o.confirm.no, nil},
			{o.confirm.yes, func() tea.Cmd {
				o.confirm.agreed(f.draft)
				turn()
				return nil
			}},
		},
	})
}

// hidden reports whether the field in focus is out of sight.
func (f *form) hidden() bool { return f.roams && f.unseen && len(f.fields) > 0 }

// turned scrolls the page without moving the cursor.
func (f *form) turned(press tea.KeyMsg) (intent, tea.Cmd) {
	f.roams = true
	if key.Matches(press, f.keys.PageDown, f.keys.Down) {
		f.scroll += turn
	} else {
		f.scroll = max(f.scroll-turn, 0)
	}
	return stay, nil
}

// turn is how many lines a page key scrolls.
const turn = 5

func (f *form) problems() []problem { return f.stop.check(f.desk, f.draft) }

func (f *form) withoutProblem(c *field) (problem, bool) {
	if c.q.kind != line && c.q.kind != lines || !f.left[c.q.key] {
		return problem{}, false
	}
	for _, p := range f.problems() {
		if p.key == c.q.key && p.without != "" {
			return p, true
		}
	}
	return problem{}, false
}
