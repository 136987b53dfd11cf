package wizard

import (
	"slices"
	"strings"

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
}

func newForm(s *session, st stop) *form {
	f := &form{session: s, stop: st, left: map[string]bool{}}
	f.renew()
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

func (f *form) turned(press tea.KeyMsg) (intent, tea.Cmd) {
	if key.Matches(press, f.keys.PageDown, f.keys.Down) {
		f.scroll += 5
	} else if key.Matches(press, f.keys.PageUp, f.keys.Up) {
		f.scroll = max(f.scroll-5, 0)
	}
	return stay, nil
}

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

// View draws the fields into width and height; what does not fit scrolls with
// the field in focus. What follows from the answers stays in sight below, if
// it is short.
func (f *form) View(width, height int) string {
	var outro []string
	if f.page.outro != nil {
		if s := f.page.outro(f.draft); s != "" {
			outro = f.styled(s, width)
		}
	}
	pinned := len(outro) > 0 && len(outro) <= height/3
	if pinned {
		height -= len(outro) + 1
	}
	out, from, to := f.viewFields(width, true)
	if len(out) > height {
		out, from, to = f.viewFields(width, false)
	}
	if tall := to - from; tall > height && f.at < len(f.fields) && !f.fields[f.at].moves() {
		from = to - height // what was typed, and what is wrong with it, rather than its help
	}
	if !pinned && len(outro) > 0 {
		out = append(append(out, ""), outro...)
	}
	if len(f.fields) == 0 {
		from, to = f.scroll, f.scroll
	}
	out, f.scroll = f.scrolled(out, height, f.scroll, from, to)
	if pinned {
		for len(out) < height && f.below {
			out = append(out, "")
		}
		out = append(append(out, ""), outro...)
	}
	return strings.Join(out, "\n")
}

// viewFields is every line of the page, with or without air between options,
// and which of them must be in sight.
func (f *form) viewFields(width int, air bool) (out []string, from, to int) {
	if f.page.intro != "" {
		out = append(append(out, f.styled(f.page.intro, width)...), "")
	}
	var problems []problem
	if len(f.left) > 0 {
		problems = f.problems()
	}
	for i, fd := range f.fields {
		start := len(out)
		lines, at := f.viewField(fd, i == f.at, air, width)
		out = append(out, lines...)
		for _, p := range problems {
			if p.key != fd.q.key || !f.left[p.key] {
				continue
			}
			out = append(out, f.alarm(p.text, width)...)
			if p.without != "" && i == f.at {
				out = append(out, indent(wrap(upperFirst(f.keys.LeaveOut.Help().Key)+" leaves it out.", width-4), "    ", "    ")...)
			}
		}
		if fd.note != "" {
			out = append(out, f.alarm(fd.note, width)...)
		}
		if i == f.at {
			from, to = start, len(out)
			if fd.moves() && at > 0 { // the option under the cursor, with what belongs to it
				from, to = start+at, min(start+at+6, len(out))
			}
			if i == 0 && at <= 1 {
				from = 0
			}
		}
		if i < len(f.fields)-1 {
			out = append(out, "")
		}
	}
	return out, from, to
}

func (f *form) viewField(fd *field, focus, air bool, width int) (out []string, at int) {
	t, q := f.theme, fd.q
	title := q.title
	if q.optional {
		title += " (optional)"
	}
	for _, l := range wrap(title, width) {
		out = append(out, t.Strong.Render(l))
	}
	if focus && q.help != "" {
		out = append(out, wrap(q.help, width)...)
	}
	switch q.kind {
	case line, pick:
		if !focus && fd.input.Value() == "" {
			out = append(out, t.Quiet.Render("  …"))
			break
		}
		fd.input.Width = max(width-3, 5)
		mark := "  "
		if focus {
			mark = t.Pointer.Render("> ")
		}
		out = append(out, mark+fd.input.View())
		if q.kind == pick && focus {
			out = append(out, f.viewMatches(fd, width)...)
		}
	case lines:
		if !focus && fd.area.Value() == "" {
			out = append(out, t.Quiet.Render("  …"))
			break
		}
		rows := min(max(areaRows(fd.area.Value(), width-2), 3), areaMost)
		fd.area.SetWidth(max(width-2, 5))
		fd.area.SetHeight(rows)
		mark := "  "
		if focus {
			mark = t.Pointer.Render("> ")
		}
		rest := "  "
		out = append(out, indent(strings.Split(fd.area.View(), "\n"), mark, rest)...)
	default:
		parts := make([][]string, len(q.options))
		for i, o := range q.options {
			parts[i] = f.viewOption(o, q, focus && i == fd.at, width)
		}
		list, starts := join(parts, air)
		if focus && fd.at < len(starts) {
			at = len(out) + starts[fd.at]
		}
		out = append(out, list...)
	}
	return out, at
}

// viewOption is one option: its mark, its label and tag on the first line,
// what it means below.
func (f *form) viewOption(o option, q question, here bool, width int) []string {
	t := f.theme
	open, mark, end := "(", "*", ")"
	if q.kind == anyOf {
		open, mark, end = "[", "x", "]"
	}
	on := q.has(f.draft, o.value)
	box := open + " " + end
	if on {
		box = open + t.Chosen.Render(mark) + end
	}
	pointer := "  "
	if here {
		pointer = t.Pointer.Render("> ")
	}
	room := width - 6
	label := wrap(o.label, room)
	if o.tag != "" {
		if label0 := apart(o.label, o.tag, room); strings.HasPrefix(label0, o.label) {
			label = []string{label0}
		} else {
			label = wrap(o.label+" · "+o.tag, room)
		}
	}
	if here {
		for i := range label {
			label[i] = t.Strong.Render(label[i])
		}
	}
	out := indent(label, pointer+box+" ", "      ")
	out = append(out, indent(wrap(o.detail, room), "      ", "      ")...)
	if o.alarm != "" {
		for i, l := range wrap(o.alarm, room-2) {
			if i == 0 {
				out = append(out, "      "+t.Alarm.Render("!")+" "+l)
			} else {
				out = append(out, "        "+l)
			}
		}
	}
	return out
}

func (f *form) viewMatches(fd *field, width int) []string {
	options := fd.options()
	if len(options) == 1 && options[0].label == fd.input.Value() {
		return nil
	}
	var out []string
	for i, o := range options {
		if i == matchesMax {
			out = append(out, "    …")
			break
		}
		if i == fd.at {
			out = append(out, "  "+f.theme.Pointer.Render("> ")+f.theme.Strong.Render(fill(o.label, width-4)))
		} else {
			out = append(out, "    "+fill(o.label, width-4))
		}
	}
	return out
}
