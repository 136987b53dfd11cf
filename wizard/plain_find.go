package wizard

import (
	"errors"
	"strconv"
	"strings"

	"example.org/unscrape/internal/directory"
)

// plainFound is how many hits are listed: they are read aloud.
const plainFound = 9

// errAgain is the wish to be asked the same question again: there is more to
// choose from.
var errAgain = errors.New("again")

// find looks for an addressee in the directory, shows its card, and makes it
// one if the person says yes: then it is errAgain.
func (p *plain) find() error {
	p.say("%s", p.desk.say.T(findHelp))
	var hits []directory.Hit
	for {
		s, err := p.prompt("", "A part of the name, the number of a hit, or Enter to go back:")
		if errors.Is(err, errBack) {
			return nil
		}
		if err != nil {
			return err
		}
		s = strings.TrimSpace(s)
		if s == "" {
			return nil
		}
		if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(hits) {
			added, err := p.card(hits[n-1].Entry)
			if added {
				return errAgain
			}
			if err != nil {
				return err
			}
			continue
		}
		hits = p.index().Find(s, directory.Filter{Limit: plainFound + 1})
		if len(hits) == 0 {
			p.say("%s", p.desk.say.T(findNothing))
		}
		for i, h := range hits[:min(len(hits), plainFound)] {
			name := shown(h.Entry.Service)
			if h.By != "" && h.By != h.Entry.ID {
				name += " (" + shown(h.By) + ")"
			}
			p.say("%d. %s", i+1, name+", "+p.desk.say.Label(string(h.Entry.Role)))
		}
		if len(hits) > plainFound {
			p.say("%s", p.desk.say.T(findMore))
			hits = hits[:plainFound]
		}
	}
}

// card says what is known of an entry, and asks whether it gets a letter.
func (p *plain) card(e directory.Entry) (added bool, err error) {
	p.say("%s", p.desk.say.F("%s", shown(e.Service)))
	for _, s := range p.allSaid(p.cardSaid(p.draft, e)) {
		p.say("%s", s)
	}
	if p.draft.writesTo(e.ID) || !p.reachable(p.draft, e) {
		return false, nil
	}
	c := confirmationFor(e)
	if c == nil {
		c = &confirmation{no: "Back to the list", yes: "Write to them", agreed: func(*Draft) {}}
	} else {
		p.say("%s", p.desk.say.T(c.title))
		p.say("%s", strings.Join(p.allSaid(c.warnings), "\n"))
	}
	s, err := p.prompt("", "Type yes for “%s”; Enter for “%s”:", p.desk.say.T(c.yes), p.desk.say.T(c.no))
	if errors.Is(err, errBack) || err == nil && !p.isYes(s) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	c.agreed(p.draft)
	p.draft.addFound(e.ID)
	p.forget()
	return true, nil
}
