package wizard

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/unscrape/internal/safetext"
)

func (p *plain) ask(q question) error {
	fmt.Fprintln(p.out)
	if q.kind == oneOf || q.kind == anyOf || q.kind == lines {
		p.say("%s", q.title)
	}
	if q.help != "" && p.helped != q.key { // once, not again after a slip
		p.helped = q.key
		p.say("%s", q.help)
	}
	switch q.kind {
	case oneOf:
		return p.askOne(q)
	case anyOf:
		return p.askAny(q)
	case pick:
		return p.askPick(q)
	case lines:
		return p.askLines(q)
	}
	return p.askLine(q)
}

// prompt is a question as the beginning of a prompt, with what Enter does.
func (q question) prompt(now string) string {
	end := ":"
	if strings.HasSuffix(q.title, "?") {
		end = ""
	}
	return q.title + now + end
}

func (p *plain) options(q question) {
	for i, o := range q.options {
		mark := ""
		if q.kind == anyOf && q.has(p.draft, o.value) {
			mark = " " + p.desk.say.T("(chosen)")
		}
		tag := ""
		if o.tag != "" {
			tag = ", " + o.tag
		}
		p.say("%d. %s%s%s", i+1, o.label, tag, mark)
		if o.detail != "" {
			p.say("%s", o.detail)
		}
		if o.alarm != "" {
			p.say("! %s", o.alarm)
		}
	}
}

func (p *plain) askOne(q question) error {
	p.options(q)
	now := max(slices.IndexFunc(q.options, func(o option) bool { return q.has(p.draft, o.value) }), 0)
	for {
		s, err := p.prompt(q.help, "Number from 1 to %d; Enter takes %d:", len(q.options), now+1)
		if err != nil {
			return err
		}
		n := now + 1
		if s = strings.TrimSpace(s); s != "" {
			if n, err = strconv.Atoi(s); err != nil || n < 1 || n > len(q.options) {
				p.say("That is not one of the numbers.")
				continue
			}
		}
		if o := q.options[n-1]; !q.has(p.draft, o.value) {
			q.set(p.draft, []string{o.value})
			if !q.has(p.draft, o.value) {
				p.say("That cannot be chosen.")
				continue
			}
		}
		return nil
	}
}

func (p *plain) askAny(q question) error {
	p.options(q)
	for {
		s, err := p.prompt(q.help, "Numbers to switch on or off, or Enter to go on:")
		if err != nil {
			return err
		}
		words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
		if len(words) == 0 {
			return nil
		}
		for _, w := range words {
			n, err := strconv.Atoi(w)
			if err != nil || n < 1 || n > len(q.options) {
				p.say("There is no number %s.", shown(w))
				continue
			}
			if err := p.turn(q, q.options[n-1]); err != nil && !errors.Is(err, errBack) {
				return err
			}
		}
		p.forget()
		var chosen []string
		for _, o := range q.options {
			if q.has(p.draft, o.value) {
				chosen = append(chosen, o.label)
			}
		}
		p.say("Chosen now: %s.", orElse(p.list(chosen), p.desk.say.T("nothing")))
	}
}

// turn switches one option; one that needs confirming asks for the word yes.
func (p *plain) turn(q question, o option) error {
	if o.value == findOption {
		return p.find()
	}
	if o.confirm != nil && !q.has(p.draft, o.value) {
		p.say("%s", o.confirm.title)
		p.say("%s", strings.Join(o.confirm.warnings, "\n"))
		s, err := p.prompt("", "Type yes for “%s”; Enter for “%s”:", o.confirm.yes, o.confirm.no)
		if err != nil {
			return err
		}
		if !p.isYes(s) {
			return nil
		}
		o.confirm.agreed(p.draft)
	}
	q.turn(p.draft, o.value)
	return nil
}

// isYes reports whether a line is the word that confirms.
func (p *plain) isYes(s string) bool {
	s = strings.TrimSpace(s)
	return strings.EqualFold(s, "yes") || strings.EqualFold(s, p.desk.say.T("yes"))
}

// keepsSaid is the part of a prompt that says what Enter does.
func (p *plain) keepsSaid(now string, optional bool) string {
	switch {
	case now != "" && optional:
		return " " + p.desk.say.F("(Enter keeps “%s”, %s empties it)", shown(now), plainClear)
	case now != "":
		return " " + p.desk.say.F("(Enter keeps “%s”)", shown(now))
	case optional:
		return " " + p.desk.say.T("(Enter leaves it empty)")
	}
	return ""
}

func (p *plain) askLine(q question) error {
	s, err := p.prompt(q.help, "%s", q.prompt(p.keepsSaid(q.text(p.draft), q.optional)))
	if err != nil {
		return err
	}
	switch s = safetext.Clean(s); s {
	case "":
	case plainClear:
		q.set(p.draft, nil)
	default:
		q.set(p.draft, []string{s})
	}
	return nil
}

func (p *plain) askLines(q question) error {
	if now := q.get(p.draft); len(now) > 0 {
		p.say("So far:\n%s", shownLines(strings.Join(now, "\n")))
		p.say("Enter keeps it, %s empties it, or write it anew.", plainClear)
	} else if q.optional {
		p.say("Enter leaves it empty.")
	}
	s, kept, err := p.text(q.help)
	switch {
	case err != nil:
		return err
	case kept:
	default:
		q.set(p.draft, answer(safetext.CleanLines(s)))
	}
	return nil
}

// text reads several lines up to a single dot; kept is true if there was none.
func (p *plain) text(help string) (s string, kept bool, err error) {
	first, err := p.prompt(help, "As many lines as you like; a line with a single dot ends it:")
	switch {
	case err != nil:
		return "", false, err
	case strings.TrimSpace(first) == "", first == plainEnd:
		return "", true, nil
	case first == plainClear:
		return "", false, nil
	}
	all := []string{first}
	for {
		l, err := p.line()
		if err != nil {
			return "", false, err
		}
		if l == plainEnd {
			return strings.Join(all, "\n"), false, nil
		}
		all = append(all, l)
	}
}

func (p *plain) askPick(q question) error {
	now := ""
	if v := q.text(p.draft); v != "" {
		now = labelOf(q.options, v)
	}
	found := q.options[:0:0]
	for {
		s, err := p.prompt(q.help, "%s", q.prompt(p.keepsSaid(now, q.optional)))
		if err != nil {
			return err
		}
		s = safetext.Clean(s)
		if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(found) {
			q.set(p.draft, []string{found[n-1].value})
			return nil
		}
		switch s {
		case "":
			return nil
		case plainClear:
			q.set(p.draft, nil)
			return nil
		}
		found = match(q.options, s)
		switch {
		case len(found) == 0:
			p.say("Nothing of this name was found. The beginning of the English name is enough.")
		case len(found) == 1, found[0].is(s):
			p.say("%s", found[0].label)
			q.set(p.draft, []string{found[0].value})
			return nil
		default:
			if len(found) > 9 {
				found = found[:9]
			}
			for i, o := range found {
				p.say("%d. %s", i+1, o.label)
			}
			p.say("More than one begins like this. Type its number, or more of the name.")
		}
	}
}
