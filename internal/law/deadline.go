package law

import (
	"fmt"
	"slices"
)

// Query asks by when a letter must be answered.
type Query struct {
	Regime   Regime
	Received Date  // the day the addressee got the letter
	At       Place // the controller's place: whose holidays count; "" = not known
	Right    Right // for California: OptOut and LimitUse run 15 business days; "" = access or deletion

	Extended                      Date // the day of the notice of extension
	IDAsked, IDSupplied           Date // identity: the day it was asked, the day it was answered
	ClarifyAsked, ClarifySupplied Date // clarification, UK Art. 12A
}

// Step is one date on the way to an answer ("confirmation of receipt").
type Step struct {
	Name string
	Due  Date
}

// The names of steps.
const (
	StepConfirmation = "confirmation of receipt"
	StepOptOut       = "opt-out of sale and sharing, where asked for"
	StepAnswer       = "answer"
	StepSuspended    = "answer, if the question about identity was justified"
	StepLatest       = "answer at the latest, if extended in time"
	StepReminder     = "first sensible reminder"
)

// Deadline is a due date and how it came about.
type Deadline struct {
	Due, Raw    Date     // Raw is the date before it rolled to a working day
	Rule        string   // the provision, in one line
	Reasons     []string // each a sentence
	Assumptions []string // each a sentence
	Steps       []Step   // in order of date
}

// QueryError is a date of a Query that cannot be. Field is its name there.
type QueryError struct{ Field, Reason string }

func (e *QueryError) Error() string { return e.Reason }

// NoPeriodError is a regime for which no period is known.
type NoPeriodError struct{ Regime Regime }

func (e *NoPeriodError) Error() string {
	if e.Regime == None {
		return "no law sets a date for answering a voluntary request"
	}
	if name := e.Regime.Name("en"); name != "" {
		return "the period of the " + name + " is not known here yet"
	}
	return "without a regime there is no period"
}

// Answer says by when a letter must be answered, counted from its receipt,
// and why. A date that cannot be is a *QueryError; a regime without a known
// period a *NoPeriodError.
func Answer(q Query) (Deadline, error) {
	switch q.Regime {
	case GDPR, UKGDPR, CCPA:
	default:
		return Deadline{}, &NoPeriodError{q.Regime}
	}
	if err := q.check(); err != nil {
		return Deadline{}, err
	}
	var d Deadline
	switch q.Regime {
	case GDPR:
		d = answerGDPR(q)
	case UKGDPR:
		d = answerUK(q)
	default:
		d = answerCalifornia(q)
	}
	slices.SortStableFunc(d.Steps, func(a, b Step) int { return a.Due.Compare(b.Due) })
	return d, nil
}

// applies is the first day of each regime.
var applies = map[Regime]Date{GDPR: {2018, 5, 25}, UKGDPR: {2021, 1, 1}, CCPA: {2020, 1, 1}}

func (q Query) check() error {
	if q.Received.IsZero() {
		return &QueryError{"Received", "without the day on which the addressee received the letter there is no deadline"}
	}
	if first := applies[q.Regime]; q.Received.Before(first) {
		return &QueryError{"Received", "the letter is said to be received before the " + q.Regime.Name("en") + " applied (" + plain(first) + ")"}
	}
	if q.Received.Year > LastYear {
		return &QueryError{"Received", fmt.Sprintf("the letter is said to be received after the year %d", LastYear)}
	}
	pairs := []struct {
		field      string
		day, after Date
		name, then string
		required   bool
	}{
		{"Extended", q.Extended, q.Received, "the notice of extension", "the letter was received", true},
		{"IDAsked", q.IDAsked, q.Received, "the question about identity", "the letter was received", true},
		{"IDSupplied", q.IDSupplied, q.IDAsked, "the answer about identity", "it was asked", true},
		{"ClarifyAsked", q.ClarifyAsked, q.Received, "the question for clarification", "the letter was received", true},
		{"ClarifySupplied", q.ClarifySupplied, q.ClarifyAsked, "the clarification", "it was asked for", true},
	}
	for _, p := range pairs {
		switch {
		case p.day.IsZero():
		case p.after.IsZero():
			return &QueryError{p.field, p.name + " has a date, but the question has none"}
		case p.day.Before(p.after):
			return &QueryError{p.field, p.name + " is dated before " + p.then}
		case p.day.Year > LastYear+1:
			return &QueryError{p.field, p.name + " is dated too far in the future"}
		}
	}
	return nil
}
