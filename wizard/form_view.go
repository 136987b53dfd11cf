package wizard

import (
	"strings"
)

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
	if c := f.current(); to-from > height && c != nil && c.q.kind != oneOf && c.q.kind != anyOf {
		from = to - height // what was typed, and what is wrong with it, rather than its help
	}
	if !pinned && len(outro) > 0 {
		out = append(append(out, ""), outro...)
	}
	if f.roams {
		f.scroll = max(min(f.scroll, len(out)-height), 0)
		f.unseen = to > f.scroll+height || from < f.scroll
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
				out = append(out, indent(wrap(f.say.T(upperFirst(f.keys.LeaveOut.Help().Key)+" leaves it out."), width-4), "    ", "    ")...)
			}
		}
		if fd.q.said != nil {
			out = append(out, indent(wrap(fd.q.said(f.draft), width-4), "    ", "    ")...)
		}
		if fd.note != "" {
			out = append(out, f.alarm(f.say.T(fd.note), width)...)
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
		title += " " + f.say.T("(optional)")
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
	if o.opens {
		box = " + "
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
