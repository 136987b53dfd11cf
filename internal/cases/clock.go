package cases

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"example.org/unscrape/internal/law"
)

// Letter is one letter of a case and what became of it. A day that is not
// known is zero.
type Letter struct {
	Name  string
	Date  law.Date // the letter's own
	Wrote Wrote

	Sent, Acknowledged              law.Date
	IdentityAsked, IdentitySupplied law.Date
	ClarifyAsked, ClarifySupplied   law.Date
	Extended                        law.Date // the notice of extension
	Answered, Refused, Returned     law.Date // the latest of each
	Complained, Withdrawn           law.Date

	// Received is the day from which the period is counted; Estimated says
	// that nobody recorded it, and Receipt how it is known, in a sentence.
	Received  law.Date
	Estimated bool
	Receipt   string

	// Deadline is zero where no period runs; then NoDeadline is the reason,
	// in a sentence.
	Deadline   law.Deadline
	NoDeadline string
	// Invalid says that the extension came too late.
	Invalid bool

	Remarks []string // sentences
	State   State
}

// postDays is how long a letter by post is taken to travel when nobody
// recorded its arrival; always shown as an estimate.
const postDays = 5

// count works out one letter from its own events and, for a request, from what
// the addressee did after letters that followed it up.
func (l *Letter) count(events []Event, today law.Date) {
	slices.SortStableFunc(events, func(a, b Event) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.ID, b.ID)) })
	l.collect(events)
	l.receive(events)
	if FollowsUp(l.Name) || l.Wrote.Follows != "" {
		l.NoDeadline = "This letter follows another one up; it starts no period and restarts none."
	} else {
		l.deadline(today)
	}
	l.State = l.state(events, today)
}

// collect takes the days out of the events, in order of day, and remarks on
// what was recorded more than once.
func (l *Letter) collect(events []Event) {
	times := map[Kind]int{}
	for _, e := range events {
		times[e.Kind]++
		first := func(d *law.Date) {
			if d.IsZero() {
				*d = e.On
			}
		}
		switch e.Kind {
		case Acknowledged:
			first(&l.Acknowledged)
		case IdentityAsked:
			first(&l.IdentityAsked)
		case IdentitySupplied:
			first(&l.IdentitySupplied)
		case ClarifyAsked:
			first(&l.ClarifyAsked)
		case ClarifySupplied:
			first(&l.ClarifySupplied)
		case Extended:
			first(&l.Extended)
		case Answered:
			l.Answered = e.On
		case Refused:
			l.Refused = e.On
		case Returned:
			l.Returned = e.On
		case Complained:
			first(&l.Complained)
		case Withdrawn:
			first(&l.Withdrawn)
		}
		if e.On.Before(l.Date) {
			l.remark("%q is dated %s, before the letter itself (%s).", e.Kind, e.On, l.Date)
		}
	}
	for _, m := range meanings {
		switch n := times[m.kind]; {
		case n < 2:
		case m.kind == Answered, m.kind == Refused, m.kind == Returned:
			l.remark("%q is recorded %d times; the last day counts for what to do next.", m.kind, n)
		default:
			l.remark("%q is recorded %d times; the first day counts.", m.kind, n)
		}
	}
}

// reactions show that the addressee had the letter.
var reactions = []Kind{Acknowledged, IdentityAsked, ClarifyAsked, Extended, Answered, Refused}

// receive finds the day of receipt. A letter that came back was not received,
// unless it was sent or arrived again afterwards.
func (l *Letter) receive(events []Event) {
	var sent, received, reacted law.Date
	for _, e := range events { // in order of day
		switch {
		case e.Kind == Returned:
			if !received.IsZero() {
				l.remark("Its receipt on %s was recorded, and also that it came back undelivered on %s; the return counts.", received, e.On)
			}
			sent, received, reacted = law.Date{}, law.Date{}, law.Date{}
		case e.Kind == Sent && sent.IsZero():
			sent = e.On
		case e.Kind == Received && received.IsZero():
			received = e.On
		case slices.Contains(reactions, e.Kind) && reacted.IsZero():
			reacted = e.On
		}
	}
	l.Sent = sent
	switch {
	case !received.IsZero():
		l.Received = received
		l.Receipt = fmt.Sprintf("The addressee got the letter on %s, as you recorded.", plain(received))
	case !sent.IsZero() && l.Wrote.Send == "post":
		l.Received, l.Estimated = sent.AddDays(postDays), true
		l.Receipt = fmt.Sprintf("Estimate: sent by post on %s and taken to arrive within %d days, on %s; record the day of receipt when you know it.",
			plain(sent), postDays, plain(l.Received))
	case !sent.IsZero():
		l.Received, l.Estimated = sent, true
		l.Receipt = fmt.Sprintf("Estimate: sent on %s and taken to arrive the same day; record the day of receipt when you know it.", plain(sent))
	}
	if !received.IsZero() && !reacted.IsZero() && reacted.Before(received) {
		l.remark("They reacted on %s, before the day of receipt that you recorded, %s; one of the two is wrong.", plain(reacted), plain(received))
	}
	if !reacted.IsZero() && received.IsZero() && (l.Received.IsZero() || reacted.Before(l.Received)) {
		l.Received, l.Estimated = reacted, true
		l.Receipt = fmt.Sprintf("Estimate: they reacted on %s, so they had the letter by then; record the day of receipt if you know it.", plain(reacted))
	}
}

// deadline counts the period by the rules of the law. A day that cannot be is
// left out, which is remarked on.
func (l *Letter) deadline(today law.Date) {
	switch {
	case l.Wrote.NoPeriod:
		l.NoDeadline = "No law sets a date for answering this letter."
		return
	case !l.Withdrawn.IsZero():
		l.NoDeadline = "The request was withdrawn."
		return
	case l.Received.IsZero() && !l.Returned.IsZero():
		l.NoDeadline = fmt.Sprintf("The letter came back undelivered on %s, so no period runs.", plain(l.Returned))
		return
	case l.Received.IsZero():
		l.NoDeadline = "The period begins when the addressee gets the letter; so far it is not recorded as sent."
		return
	}
	q := law.Query{
		Regime: l.Wrote.Regime, Received: l.Received, At: l.Wrote.Place, Right: l.Wrote.Right, Extended: l.Extended,
		IDAsked: l.IdentityAsked, IDSupplied: l.IdentitySupplied, ClarifyAsked: l.ClarifyAsked, ClarifySupplied: l.ClarifySupplied,
	}
	fields := map[string]*law.Date{
		"Extended": &q.Extended, "IDAsked": &q.IDAsked, "IDSupplied": &q.IDSupplied,
		"ClarifyAsked": &q.ClarifyAsked, "ClarifySupplied": &q.ClarifySupplied,
	}
	for {
		d, err := law.Answer(q)
		var wrong *law.QueryError
		switch {
		case err == nil:
			l.Deadline = d
			l.judgeExtension(q)
			return
		case errors.As(err, &wrong) && fields[wrong.Field] != nil && !fields[wrong.Field].IsZero():
			*fields[wrong.Field] = law.Date{}
			l.remark("Not counted: %s.", wrong.Reason)
		default:
			l.NoDeadline = "No date can be counted: " + err.Error() + "."
			return
		}
	}
}

// judgeExtension finds out whether a notice of extension came in time: before
// the period as it was without it had ended.
func (l *Letter) judgeExtension(q law.Query) {
	if q.Extended.IsZero() {
		return
	}
	notice := q.Extended
	q.Extended = law.Date{}
	without, err := law.Answer(q)
	if err != nil || !notice.After(without.Due) {
		return
	}
	l.Invalid = true
	rests := ""
	if l.Estimated {
		rests = "; this rests on the estimate of the day of receipt"
	}
	l.remark("The extension of %s is invalid: it came after the period had ended on %s%s.", plain(notice), plain(without.Due), rests)
}

func (l *Letter) remark(format string, args ...any) {
	l.Remarks = append(l.Remarks, fmt.Sprintf(format, args...))
}
