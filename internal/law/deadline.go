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
	Name string `json:"name"`
	Due  Date   `json:"due"`
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
	Due         Date     `json:"due"`
	Raw         Date     `json:"raw"`         // the date before it rolled to a working day
	Rule        string   `json:"rule"`        // the provision, in one line
	Reasons     []string `json:"reasons"`     // each a sentence
	Assumptions []string `json:"assumptions"` // each a sentence
	Steps       []Step   `json:"steps"`       // in order of date
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
	case GDPR, UKGDPR, CCPA, FADP:
	default:
		return Deadline{}, &NoPeriodError{q.Regime}
	}
	if err := q.check(); err != nil {
		return Deadline{}, err
	}
	d := Deadline{Reasons: []string{}, Assumptions: []string{}}
	switch q.Regime {
	case GDPR:
		d.answerGDPR(q)
	case UKGDPR:
		d.answerUK(q)
	case FADP:
		d.answerSwiss(q)
	default:
		d.answerCalifornia(q)
	}
	slices.SortStableFunc(d.Steps, func(a, b Step) int { return a.Due.Compare(b.Due) })
	return d, nil
}

// applies is the first day of each regime.
var applies = map[Regime]Date{GDPR: {2018, 5, 25}, UKGDPR: {2021, 1, 1}, CCPA: {2020, 1, 1}, FADP: {2023, 9, 1}}

func (q Query) check() error {
	if q.Received.IsZero() {
		return &QueryError{"Received", "without the day on which the addressee received the letter there is no deadline"}
	}
	for _, c := range []struct {
		field, name string
		day, from   Date
		event       string // what happened on from
	}{
		{"Received", "receipt", q.Received, applies[q.Regime], "the " + q.Regime.Name("en") + " applied"},
		{"Extended", "the notice of extension", q.Extended, q.Received, "the letter was received"},
		{"IDAsked", "the question about identity", q.IDAsked, q.Received, "the letter was received"},
		{"IDSupplied", "the answer about identity", q.IDSupplied, q.IDAsked, "it was asked for"},
		{"ClarifyAsked", "the question for clarification", q.ClarifyAsked, q.Received, "the letter was received"},
		{"ClarifySupplied", "the clarification", q.ClarifySupplied, q.ClarifyAsked, "it was asked for"},
	} {
		switch {
		case c.day.IsZero():
		case c.day != c.day.AddDays(0):
			return &QueryError{c.field, c.name + " is dated on a day that does not exist"}
		case c.day.Year > LastYear:
			return &QueryError{c.field, fmt.Sprintf("%s is dated after the year %d", c.name, LastYear)}
		case c.from.IsZero():
			return &QueryError{c.field, c.name + " has a date, but the day on which it was asked for is missing"}
		case c.day.Before(c.from):
			return &QueryError{c.field, c.name + " is dated before " + c.event + " (" + plain(c.from) + ")"}
		}
	}
	return nil
}
