package cases

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.org/unscrape/internal/law"
)

// State is where a letter, or a case, stands.
type State string

// The states, by their names in JSON.
const (
	NotSent       State = "written"        // the letter exists; it is not recorded as sent
	Waiting       State = "waiting"        // an answer is awaited
	Overdue       State = "overdue"        // the day for it has passed
	AsksIdentity  State = "identity-asked" // the addressee waits for the person
	AsksMeaning   State = "clarify-asked"  // likewise
	HasAnswer     State = "answered"
	HasRefusal    State = "refused"
	CameBack      State = "returned"
	WithAuthority State = "complained"
	TakenBack     State = "withdrawn"
	IsClosed      State = "closed"
)

// order is what needs attention first.
var order = []State{
	Overdue, AsksIdentity, AsksMeaning, CameBack, HasRefusal, Waiting, HasAnswer, NotSent, WithAuthority, TakenBack, IsClosed,
}

// Urgency is the state's place among those that need attention: 0 is first.
func (s State) Urgency() int { return slices.Index(order, s) }

// Words is the state in plain words.
func (s State) Words() string {
	switch s {
	case NotSent:
		return "not sent yet"
	case Waiting:
		return "waiting for an answer"
	case Overdue:
		return "overdue"
	case AsksIdentity:
		return "they ask who you are"
	case AsksMeaning:
		return "they ask what you mean"
	case CameBack:
		return "came back undelivered"
	case WithAuthority:
		return "with the authority"
	}
	return string(s)
}

// state is where one letter stands on a day.
func (l *Letter) state(events []Event, today law.Date) State {
	last := func(kinds ...Kind) (at int) { // place of the last event of these kinds; -1 if there is none
		at = -1
		for i, e := range events {
			if slices.Contains(kinds, e.Kind) {
				at = i
			}
		}
		return at
	}
	outcome, complained := last(Answered, Refused), last(Complained)
	switch {
	case last(Withdrawn) >= 0:
		return TakenBack
	case complained > outcome:
		return WithAuthority
	case outcome >= 0 && events[outcome].Kind == Answered:
		return HasAnswer
	case outcome >= 0:
		return HasRefusal
	case l.Received.IsZero() && !l.Returned.IsZero():
		return CameBack
	case l.Received.IsZero():
		return NotSent
	case last(IdentityAsked) > last(IdentitySupplied):
		return AsksIdentity
	case last(ClarifyAsked) > last(ClarifySupplied):
		return AsksMeaning
	case !l.Deadline.Due.IsZero() && today.After(l.Deadline.Due):
		return Overdue
	}
	return Waiting
}

// Status is what the events of a case come to on one day.
type Status struct {
	Letters []Letter // in the order in which they were written
	Main    int      // the letter that the state is about; -1 without letters
	State   State
	Due     law.Date // of the main letter; zero where none runs
	Next    Step
	Closed  law.Date
	Remarks []string // about the case; those about letters stand with them
}

// Letter is the main letter; ok is false where there is none.
func (s Status) Letter() (l Letter, ok bool) {
	if s.Main < 0 || s.Main >= len(s.Letters) {
		return Letter{}, false
	}
	return s.Letters[s.Main], true
}

// own are events about the very letter that was sent; all others are about
// the request that it follows up.
var own = []Kind{Written, Sent, Received, Acknowledged, Returned}

// Compute works out where a case stands on a day. It is pure: the same events
// give the same status. Whatever the events say, it says something.
func Compute(events []Event, today law.Date) Status {
	s := Status{Main: -1}
	var each [][]Event
	index := map[string]int{}
	latest := -1
	for _, e := range Active(events) {
		at := latest
		if e.Letter != "" {
			i, known := index[e.Letter]
			if !known && e.Kind != Written {
				s.remark("%q of %s names a letter that is not here.", e.Kind, e.On)
				continue
			}
			at = i
		}
		switch e.Kind {
		case Written:
			if _, twice := index[e.Letter]; twice {
				s.remark("Two letters are called %q; the first counts.", e.Letter)
				continue
			}
			latest = len(s.Letters)
			index[e.Letter] = latest
			s.Letters = append(s.Letters, Letter{Name: e.Letter, Date: e.On, Wrote: *e.Wrote})
			each = append(each, nil)
			continue
		case Closed:
			if !s.Closed.IsZero() {
				s.remark("%q is recorded again on %s.", Closed, e.On)
				continue
			}
			s.Closed = e.On
			continue
		case Attached:
			continue
		}
		if at < 0 {
			s.remark("%q of %s comes before any letter.", e.Kind, e.On)
			continue
		}
		if !s.Closed.IsZero() && e.On.After(s.Closed) {
			s.remark("%q happened on %s, after the case was closed.", e.Kind, e.On)
		}
		if !slices.Contains(own, e.Kind) {
			at = s.request(at, index)
		}
		each[at] = append(each[at], e)
	}
	for i := range s.Letters {
		s.Letters[i].count(each[i], today)
	}
	s.choose()
	s.next(today)
	return s
}

// request is the letter that the one at i follows up, however far back; i
// itself if it is a request.
func (s *Status) request(i int, index map[string]int) int {
	for range s.Letters {
		to, ok := index[s.Letters[i].Wrote.Follows]
		if !ok || to >= i {
			break
		}
		i = to
	}
	return i
}

// choose finds the letter that the case's state is about: of the requests the
// one that needs attention most, then the one due first.
func (s *Status) choose() {
	for i, l := range s.Letters {
		if l.Wrote.Follows != "" {
			continue
		}
		if s.Main < 0 || more(l, s.Letters[s.Main]) {
			s.Main = i
		}
	}
	if s.Main < 0 && len(s.Letters) > 0 {
		s.Main = 0 // follow-ups of a letter that is not here
	}
	if l, ok := s.Letter(); ok {
		s.State, s.Due = l.State, l.Deadline.Due
	}
	if !s.Closed.IsZero() {
		s.State = IsClosed
	}
}

func more(a, b Letter) bool {
	if c := cmp.Compare(a.State.Urgency(), b.State.Urgency()); c != 0 {
		return c < 0
	}
	if a.Deadline.Due.IsZero() != b.Deadline.Due.IsZero() {
		return b.Deadline.Due.IsZero()
	}
	return a.Deadline.Due.Before(b.Deadline.Due)
}

func (s *Status) remark(format string, args ...any) {
	s.Remarks = append(s.Remarks, fmt.Sprintf(format, args...))
}

// plain writes a day for a screen.
func plain(d law.Date) string { return strings.ReplaceAll(d.Long("en"), "\u00a0", " ") }
