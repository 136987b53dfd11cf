package wizard

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// review prints each letter with what is to be known of it.
func (p *plain) review(st stop) error {
	p.heading(st)
	ids := p.draft.Request.Addressees
	for i := 0; i < len(ids); {
		id := ids[i]
		fmt.Fprintln(p.out)
		if len(ids) > 1 {
			p.say("Letter %d of %d", i+1, len(ids))
		}
		ok := p.letter(id)
		s, err := p.prompt("Nothing has been written yet. Each letter can be changed here, paragraph by paragraph. l reads it in another language.",
			"Enter goes on; e changes a paragraph; o brings the original text back:")
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
			continue
		case err != nil:
			return err
		}
		switch strings.ToLower(strings.TrimSpace(s)) {
		case "":
			if ok {
				i++
			} else {
				p.say("! This letter cannot be written like this. Change it, or go back with %s.", plainBack)
			}
		case "e":
			if err := p.edit(id); err != nil && !errors.Is(err, errBack) {
				return err
			}
		case "o":
			p.setBody(p.draft, id, "")
			p.forget()
		case "l":
			if err := p.readOther(id); err != nil && !errors.Is(err, errBack) {
				return err
			}
		default:
			p.say("That is none of the keys.")
		}
	}
	for _, pr := range blocking(st.check(p.desk, p.draft)) {
		p.problem(pr)
		return errBack
	}
	return nil
}

// letter prints one letter; it says whether it can be written.
func (p *plain) letter(id string) bool {
	l, err := p.composed(p.draft, id)
	if err != nil {
		p.say("To %s", p.serviceOf(p.draft, id))
		p.say("! %s", p.faultSaid(err))
		return false
	}
	p.say("%s", p.desk.heading(l))
	for _, f := range p.factsOf(p.draft, l) {
		p.say("%s", f)
	}
	if p.opts.Pages != nil {
		layout, err := p.opts.Pages(l)
		if err != nil {
			p.say("! %s", p.sentence(err))
			return false
		}
		p.say("%s", p.desk.say.T(pagesSaid(layout.Pages, l)))
	}
	p.say("The letter:")
	fmt.Fprintln(p.out)
	for line := range strings.SplitSeq(p.preview(p.draft, id, plainWidth), "\n") {
		fmt.Fprintln(p.out, letterLine(line))
	}
	fmt.Fprintln(p.out)
	p.say("End of the letter.")
	return true
}

// readOther prints the letter in another language, for reading only.
func (p *plain) readOther(id string) error {
	list := p.readable(p.draft, id)
	if len(list) == 0 {
		p.say("This letter comes in no other language.")
		return nil
	}
	for i, language := range list {
		p.say("%d. %s", i+1, languageName(language))
	}
	s, err := p.prompt("", "In which language do you want to read it? Number from 1 to %d; Enter for none:", len(list))
	if err != nil || strings.TrimSpace(s) == "" {
		return err
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > len(list) {
		p.say("That is none of the numbers.")
		return nil
	}
	text, err := p.reading(p.draft, id, list[n-1], plainWidth)
	if err != nil {
		p.say("! %s", p.faultSaid(err))
		return nil
	}
	for _, s := range p.readingSaid(p.draft, id, list[n-1]) {
		p.say("%s", s)
	}
	fmt.Fprintln(p.out)
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(p.out, letterLine(line))
	}
	fmt.Fprintln(p.out)
	p.say("End of the letter for reading.")
	return nil
}

func (p *plain) edit(id string) error {
	text, err := p.bodyOf(p.draft, id)
	if err != nil {
		p.say("! %s", p.faultSaid(err))
		return nil
	}
	list := passages(text)
	for i, s := range list {
		if s.isIdentifiers() {
			s.text = p.desk.say.T("(the box with your identifiers)")
		}
		p.say("Paragraph %d: %s", i+1, shownLines(s.text))
	}
	s, err := p.prompt("", "Which paragraph? Number from 1 to %d; Enter for none:", len(list))
	if err != nil || strings.TrimSpace(s) == "" {
		return err
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 1 || n > len(list) || list[n-1].isIdentifiers() {
		p.say("That is not a paragraph that can be changed.")
		return nil
	}
	p.say("Write paragraph %d anew. Enter at once keeps it, %s takes it out.", n, plainClear)
	anew, kept, err := p.text("")
	if err != nil || kept {
		return err
	}
	list[n-1].text = anew
	p.setBody(p.draft, id, source(list))
	p.forget()
	return nil
}

// save asks for the folder and writes the letters.
func (p *plain) save(st stop) error {
	for over, ask := false, true; ; {
		if ask {
			if err := p.page(st, false); err != nil {
				return err
			}
		}
		order, err := p.order(p.draft, over)
		if err != nil {
			p.say("! %s", p.faultSaid(err))
			return errBack
		}
		err = p.write(order, p.draft)
		var exists *ErrExists
		switch {
		case err == nil:
			return nil
		case errors.As(err, &exists):
			p.say("There are files of these names already, and nothing has been written:\n%s", strings.Join(shownAll(baseNames(exists.Paths)), "\n"))
			s, err := p.prompt("", "Type yes to write over them; Enter to choose another folder:")
			if err != nil {
				return err
			}
			over = p.isYes(s)
			ask = !over
		case p.ctx.Err() != nil:
			return p.ctx.Err()
		default:
			p.say("! %s Nothing has been written.", p.sentence(err))
			over, ask = false, true
		}
	}
}
