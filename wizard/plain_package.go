package wizard

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/letters"
)

// working asks the questions of a stop and then does what follows from them;
// what failed is said, and asked again.
func (p *plain) working(st stop, fromEnd bool, next func(*Draft) *step) error {
	for {
		if err := p.page(st, fromEnd); err != nil {
			return err
		}
		now := next(p.draft)
		if now == nil {
			return nil
		}
		again, err := p.step(now)
		if err != nil {
			return err
		}
		if !again {
			p.forget()
			return nil
		}
		fromEnd = false
	}
}

// step does one step; again means that the questions are to be asked anew.
func (p *plain) step(now *step) (again bool, err error) {
	if d := now.ask; d != nil {
		p.say("%s", d.title)
		p.say("%s", strings.Join(d.text, "\n"))
		if len(d.options) > 1 {
			s, err := p.prompt("", p.desk.say.T("Type yes for “%s”; Enter for “%s”:"), d.options[1].label, d.options[0].label)
			if err != nil {
				return false, err
			}
			if !p.isYes(s) {
				return true, nil
			}
		}
	}
	if now.do == nil {
		return false, nil
	}
	p.say("%s …", p.desk.say.T(now.title))
	w := p.launch(now.do)
	defer w.stop()
	told := 0
	for {
		m := w.next().(workMsg)
		switch {
		case !m.ended:
			if part, ok := m.at.part(); ok && int(part*10) > told { // each tenth, not each file: it is read aloud
				told = int(part * 10)
				p.say("%d %%: %s", told*10, strings.Join(m.at.said(p.desk), ", "))
			}
		case m.err != nil:
			if p.ctx.Err() != nil || errors.Is(m.err, context.Canceled) {
				return false, m.err
			}
			p.say("! %s", p.sentence(m.err))
			return true, nil
		default:
			m.take()
			return false, nil
		}
	}
}

// plainServers is how many servers are listed at a time.
const plainServers = 20

// servers lists the servers, the most exposed first, and asks which the letter
// names.
func (p *plain) servers(st stop) error {
	p.heading(st)
	p.say("%s", p.desk.say.T(serversTitle))
	p.say("%s", p.desk.say.T(serversHelp))
	all := p.found.exposure.Servers
	chosen := namedServers(p.draft)
	left := make([]int, len(all))
	for i := range left {
		left[i] = i
	}
	show := true
	for {
		if show {
			for n, i := range left[:min(len(left), plainServers)] {
				x := all[i]
				mark := ""
				if chosen[x.ID] {
					mark = " (" + p.desk.say.T("chosen") + ")"
				}
				name := shown(x.Name)
				if name == "" {
					name = x.ID.String()
				}
				p.say("%d. %s", n+1, name+": "+p.desk.say.F("%d messages", x.Messages)+", "+p.markOf(x)+mark)
			}
			if n := len(left); n > plainServers {
				p.say("%s", p.desk.say.F("And %d more; type a part of a name to find one.", n-plainServers))
			}
		}
		show = false
		s, err := p.prompt("", "%s", p.desk.say.T("Numbers to switch on or off, a part of a name to find it, or Enter to go on:"))
		if err != nil {
			return err
		}
		words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
		if len(words) == 0 {
			return nil
		}
		if slices.ContainsFunc(words, func(w string) bool { n, err := strconv.Atoi(w); return err != nil || n > plainServers }) {
			left = left[:0]
			for i, x := range all {
				text, found := strings.ToLower(shown(x.Name)+" "+x.ID.String()), true
				for _, w := range words {
					found = found && strings.Contains(text, strings.ToLower(w))
				}
				if found {
					left = append(left, i)
				}
			}
			if len(left) == 0 {
				p.say("%s", p.desk.say.T("No server of this name."))
			}
			show = true
			continue
		}
		for _, w := range words {
			n, _ := strconv.Atoi(w)
			if n < 1 || n > len(left) {
				p.say("%s", p.desk.say.F("There is no number %s.", shown(w)))
				continue
			}
			switch id := all[left[n-1]].ID; {
			case chosen[id]:
				delete(chosen, id)
			case len(chosen) >= letters.MaxServers:
				p.say("%s", p.desk.say.F("A letter can name %d servers at most.", letters.MaxServers))
			default:
				chosen[id] = true
			}
		}
		p.nameServers(p.draft, func(x incident.Exposed) bool { return chosen[x.ID] })
		p.forget()
		p.say("%s", p.desk.say.F("%d of %d chosen", len(chosen), len(all))+".")
	}
}
