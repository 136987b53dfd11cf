package law

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

// step finds a step by name.
func step(d Deadline, name string) Date {
	for _, s := range d.Steps {
		if s.Name == name {
			return s.Due
		}
	}
	return Date{}
}

// The month under Regulation 1182/71 at several places, plain and extended.
func TestMonth(t *testing.T) {
	for _, c := range []struct {
		regime   Regime
		at       Place
		received string
		raw, due string
		extRaw   string
		extDue   string
	}{
		{GDPR, "NL", "2026-03-05", "2026-04-05", "2026-04-07", "2026-06-05", "2026-06-05"},
		{GDPR, "DE", "2026-03-05", "2026-04-05", "2026-04-07", "2026-06-05", "2026-06-05"},
		{GDPR, "ES", "2026-03-05", "2026-04-05", "2026-04-06", "2026-06-05", "2026-06-05"},
		{GDPR, "PT", "2026-03-05", "2026-04-05", "2026-04-06", "2026-06-05", "2026-06-05"},
		{GDPR, "NL", "2025-03-05", "2025-04-05", "2025-04-07", "2025-06-05", "2025-06-05"},
		{GDPR, "IE", "2027-03-05", "2027-04-05", "2027-04-05", "2027-06-05", "2027-06-08"}, // June holiday on Monday the 7th
		{GDPR, "NL", "2026-08-31", "2026-09-30", "2026-09-30", "2026-11-30", "2026-11-30"},
		{GDPR, "FR", "2027-08-31", "2027-09-30", "2027-09-30", "2027-11-30", "2027-11-30"},
		{GDPR, "NL", "2026-01-31", "2026-02-28", "2026-03-02", "2026-04-30", "2026-04-30"},
		{GDPR, "NL", "2024-01-31", "2024-02-29", "2024-02-29", "2024-04-30", "2024-04-30"},
		{GDPR, "NL", "2026-11-22", "2026-12-22", "2026-12-22", "2027-02-22", "2027-02-22"},
		{GDPR, "NL", "2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25", "2027-02-25"},
		{GDPR, "DE-BY", "2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25", "2027-02-25"},
		{GDPR, "IE", "2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25", "2027-02-25"},
		{UKGDPR, "GB", "2026-11-25", "2026-12-25", "2026-12-29", "2027-02-25", "2027-02-25"},
		{UKGDPR, "GB-SCT", "2026-11-25", "2026-12-25", "2026-12-29", "2027-02-25", "2027-02-25"},
		{UKGDPR, "", "2026-11-25", "2026-12-25", "2026-12-29", "2027-02-25", "2027-02-25"},
		{GDPR, "NL", "2026-11-30", "2026-12-30", "2026-12-30", "2027-02-28", "2027-03-01"},
		{GDPR, "NL", "2026-12-31", "2027-01-31", "2027-02-01", "2027-03-31", "2027-03-31"},

		{UKGDPR, "GB", "2026-09-03", "2026-10-03", "2026-10-05", "2026-12-03", "2026-12-03"}, // 3 October is a Saturday
		{UKGDPR, "GB", "2025-09-03", "2025-10-03", "2025-10-03", "2025-12-03", "2025-12-03"},
		{UKGDPR, "GB", "2026-03-31", "2026-04-30", "2026-04-30", "2026-06-30", "2026-06-30"},

		// No calendar: weekends alone.
		{GDPR, "", "2026-11-25", "2026-12-25", "2026-12-25", "2027-02-25", "2027-02-25"},
		{GDPR, "US-CA", "2026-11-25", "2026-12-25", "2026-12-25", "2027-02-25", "2027-02-25"},
		{GDPR, "GB", "2026-11-25", "2026-12-25", "2026-12-25", "2027-02-25", "2027-02-25"},
		{UKGDPR, "US", "2026-11-25", "2026-12-25", "2026-12-25", "2027-02-25", "2027-02-25"},

		// Holidays of a part of a country.
		{GDPR, "DE", "2026-05-04", "2026-06-04", "2026-06-04", "2026-08-04", "2026-08-04"},
		{GDPR, "DE-BY", "2026-05-04", "2026-06-04", "2026-06-05", "2026-08-04", "2026-08-04"}, // Corpus Christi
		{UKGDPR, "GB", "2026-10-30", "2026-11-30", "2026-11-30", "2027-01-30", "2027-02-01"},
		{UKGDPR, "GB-SCT", "2026-10-30", "2026-11-30", "2026-12-01", "2027-01-30", "2027-02-01"}, // Saint Andrew's Day
		{UKGDPR, "GB-NIR", "2026-06-13", "2026-07-13", "2026-07-14", "2026-09-13", "2026-09-14"}, // 12 July on a Sunday
	} {
		q := Query{Regime: c.regime, At: c.at, Received: day(t, c.received)}
		d, err := Answer(q)
		if err != nil {
			t.Errorf("%+v: %v", q, err)
			continue
		}
		if d.Raw != day(t, c.raw) || d.Due != day(t, c.due) {
			t.Errorf("%s %s, received %s: %s → %s, want %s → %s", c.regime, c.at, c.received, d.Raw, d.Due, c.raw, c.due)
		}
		if got := step(d, StepLatest); got != day(t, c.extDue) {
			t.Errorf("%s %s, received %s: latest %s, want %s", c.regime, c.at, c.received, got, c.extDue)
		}
		q.Extended = d.Due // the last possible day
		d, err = Answer(q)
		if err != nil || d.Raw != day(t, c.extRaw) || d.Due != day(t, c.extDue) {
			t.Errorf("%s %s, received %s, extended: %s → %s (%v), want %s → %s", c.regime, c.at, c.received, d.Raw, d.Due, err, c.extRaw, c.extDue)
		}
		q.Extended = q.Extended.AddDays(1)
		d, err = Answer(q)
		if err != nil || d.Due != day(t, c.due) || !strings.Contains(strings.Join(d.Reasons, " "), "too late") {
			t.Errorf("%s %s, received %s, extended too late: %s (%v) %v", c.regime, c.at, c.received, d.Due, err, d.Reasons)
		}
	}
}

func TestReasons(t *testing.T) {
	for _, c := range []struct {
		q    Query
		want []string
	}{
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-01-31")}, []string{
			"1 month from receipt on 31 January 2026 is 28 February, a Saturday; the next working day in the Netherlands is Monday 2 March."}},
		{Query{Regime: GDPR, Received: day(t, "2026-01-31")}, []string{
			"1 month from receipt on 31 January 2026 is 28 February, a Saturday; the next working day is Monday 2 March."}},
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-11-22")}, []string{
			"1 month from receipt on 22 November 2026 is Tuesday 22 December."}},
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-12-31")}, []string{
			"1 month from receipt on 31 December 2026 is 31 January 2027, a Sunday; the next working day in the Netherlands is Monday 1 February."}},
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-03-05")}, []string{
			"1 month from receipt on 5 March 2026 is 5 April, a Sunday; the next working day in the Netherlands is Tuesday 7 April, as Monday 6 April is a public holiday (Easter Monday)."}},
		{Query{Regime: UKGDPR, At: "GB", Received: day(t, "2026-11-25")}, []string{
			"1 month from receipt on 25 November 2026 is 25 December, a public holiday in the United Kingdom (Christmas Day); the next working day there is Tuesday 29 December, as Monday 28 December is a public holiday (substitute for Boxing Day)."}},
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-01-31"), Extended: day(t, "2026-03-02")}, []string{
			"The extension was notified on 2 March 2026, within the first month, which ended on 2 March 2026.",
			"3 months from receipt on 31 January 2026 is Thursday 30 April."}},
		{Query{Regime: GDPR, At: "NL", Received: day(t, "2026-01-31"), Extended: day(t, "2026-03-03")}, []string{
			"1 month from receipt on 31 January 2026 is 28 February, a Saturday; the next working day in the Netherlands is Monday 2 March.",
			"The extension was notified on 3 March 2026, after the first month had ended on 2 March 2026, so it is too late and the due date stays."}},
		{Query{Regime: UKGDPR, At: "GB", Received: day(t, "2026-09-03"), ClarifyAsked: day(t, "2026-09-10"), ClarifySupplied: day(t, "2026-09-15")}, []string{
			"The 6 days from 10 September 2026 to 15 September, on which the addressee waited for a clarification, do not count.",
			"1 month from receipt on 3 September 2026 is 3 October; with the 6 days that do not count it is Friday 9 October."}},
		{Query{Regime: CCPA, Received: day(t, "2026-08-03")}, []string{
			"45 calendar days from receipt on 3 August 2026 end on Thursday 17 September; weekends and holidays do not move this date."}},
	} {
		d, err := Answer(c.q)
		if err != nil || !slices.Equal(d.Reasons, c.want) {
			t.Errorf("%+v (%v):\n%s\nwant:\n%s", c.q, err, strings.Join(d.Reasons, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// The clocks of Article 12A UK GDPR.
func TestUnitedKingdomClocks(t *testing.T) {
	base := Query{Regime: UKGDPR, At: "GB", Received: day(t, "2026-09-03")}
	for _, c := range []struct {
		name                        string
		idAsked, idSupplied         string
		clarifyAsked, clarifySupply string
		extended                    string
		right                       Right
		due                         string
		says                        string
	}{
		{name: "nothing asked", due: "2026-10-05"},
		{name: "clarification", clarifyAsked: "2026-09-10", clarifySupply: "2026-09-15", due: "2026-10-09", says: "6 days"},
		{name: "clarification on one day", clarifyAsked: "2026-09-10", clarifySupply: "2026-09-10", due: "2026-10-05", says: "The day "},
		{name: "clarification of an access request", right: Access, clarifyAsked: "2026-09-10", clarifySupply: "2026-09-15", due: "2026-10-09"},
		{name: "clarification of an erasure", right: Erasure, clarifyAsked: "2026-09-10", clarifySupply: "2026-09-15", due: "2026-10-05", says: "only for requests for access"},
		{name: "clarification unanswered", clarifyAsked: "2026-09-10", due: "2026-10-05", says: "each day until you answer"},
		{name: "clarification asked too late", clarifyAsked: "2026-10-06", clarifySupply: "2026-10-08", due: "2026-10-05", says: "moves nothing"},
		{name: "identity", idAsked: "2026-09-05", idSupplied: "2026-09-10", due: "2026-10-12", says: "later of receipt on 3 September 2026 and the identity information on 10 September 2026"},
		{name: "identity unanswered", idAsked: "2026-09-05", due: "2026-10-05", says: "begins only when the addressee has your answer"},
		{name: "identity asked too late", idAsked: "2026-10-06", idSupplied: "2026-10-08", due: "2026-10-05", says: "moves nothing"},
		{name: "both", idAsked: "2026-09-05", idSupplied: "2026-09-10", clarifyAsked: "2026-09-14", clarifySupply: "2026-09-15", due: "2026-10-12", says: "2 days"},
		{name: "clarified before identity", idAsked: "2026-09-05", idSupplied: "2026-09-10", clarifyAsked: "2026-09-06", clarifySupply: "2026-09-08", due: "2026-10-12"},
		{name: "clarification across the start", idAsked: "2026-09-05", idSupplied: "2026-09-10", clarifyAsked: "2026-09-08", clarifySupply: "2026-09-14", due: "2026-10-15", says: "5 days from 10 September"},
		{name: "extended in the window that the clarification moved", clarifyAsked: "2026-09-10", clarifySupply: "2026-09-15", extended: "2026-10-09", due: "2026-12-09"},
		{name: "extended after it", clarifyAsked: "2026-09-10", clarifySupply: "2026-09-15", extended: "2026-10-10", due: "2026-10-09", says: "too late"},
	} {
		q := base
		q.Right = c.right
		q.IDAsked, q.IDSupplied = day(t, c.idAsked), day(t, c.idSupplied)
		q.ClarifyAsked, q.ClarifySupplied, q.Extended = day(t, c.clarifyAsked), day(t, c.clarifySupply), day(t, c.extended)
		d, err := Answer(q)
		said := strings.Join(append(d.Reasons, d.Assumptions...), " ")
		if err != nil || d.Due != day(t, c.due) || !strings.Contains(said, c.says) {
			t.Errorf("%s: %s (%v), want %s and %q: %s", c.name, d.Due, err, c.due, c.says, said)
		}
		if !strings.HasPrefix(d.Rule, "Article 12A UK GDPR") {
			t.Errorf("%s: by %s", c.name, d.Rule)
		}
	}
	before, err := Answer(Query{Regime: UKGDPR, At: "GB", Received: day(t, "2025-09-03")})
	if err != nil || !strings.HasPrefix(before.Rule, "Article 12(3) UK GDPR as it stood") {
		t.Errorf("before Article 12A: %s, %v", before.Rule, err)
	}
}

// Under the GDPR a question about identity shows a second date and moves none.
func TestSuspended(t *testing.T) {
	base := Query{Regime: GDPR, At: "NL", Received: day(t, "2026-11-02")}
	for _, c := range []struct {
		name, asked, supplied, extended string
		due, suspended                  string
		says                            string
	}{
		{"answered", "2026-11-04", "2026-11-10", "", "2026-12-02", "2026-12-09", "the 7 days from asking to answer"},
		{"unanswered", "2026-11-04", "", "", "2026-12-02", "", "still unanswered"},
		{"too late", "2026-12-03", "2026-12-04", "", "2026-12-02", "", "moves nothing"},
		{"extended", "2026-11-04", "2026-11-10", "2026-12-01", "2027-02-02", "2027-02-09", "strict one"},
	} {
		q := base
		q.IDAsked, q.IDSupplied, q.Extended = day(t, c.asked), day(t, c.supplied), day(t, c.extended)
		d, err := Answer(q)
		said := strings.Join(append(d.Reasons, d.Assumptions...), " ")
		if err != nil || d.Due != day(t, c.due) || step(d, StepSuspended) != day(t, c.suspended) || !strings.Contains(said, c.says) {
			t.Errorf("%s: due %s, suspended %s (%v): %s", c.name, d.Due, step(d, StepSuspended), err, said)
		}
	}
	q := base
	q.ClarifyAsked = day(t, "2026-11-04")
	if d, err := Answer(q); err != nil || d.Due != day(t, "2026-12-02") || !strings.Contains(strings.Join(d.Reasons, " "), "does not stop the period") {
		t.Errorf("clarification under the GDPR: %+v, %v", d, err)
	}
}

func TestCalifornia(t *testing.T) {
	for _, c := range []struct {
		received                              string
		confirm, optOut, answer, latest, next string
	}{
		{"2026-08-03", "2026-08-17", "2026-08-24", "2026-09-17", "2026-11-01", "2026-09-18"},
		{"2026-11-22", "2026-12-08", "2026-12-15", "2027-01-06", "2027-02-20", "2027-01-07"}, // Thanksgiving and the day after
		{"2026-12-21", "2027-01-06", "2027-01-13", "2027-02-04", "2027-03-21", "2027-02-05"}, // Christmas and New Year on Fridays
		{"2026-03-30", "2026-04-14", "2026-04-21", "2026-05-14", "2026-06-28", "2026-05-15"}, // 31 March
		{"2027-06-28", "2027-07-13", "2027-07-20", "2027-08-12", "2027-09-26", "2027-08-13"}, // 4 July on a Sunday
	} {
		d, err := Answer(Query{Regime: CCPA, Received: day(t, c.received)})
		if err != nil {
			t.Errorf("%s: %v", c.received, err)
			continue
		}
		if d.Due != day(t, c.answer) || d.Raw != d.Due {
			t.Errorf("%s: due %s, raw %s, want %s", c.received, d.Due, d.Raw, c.answer)
		}
		for name, want := range map[string]string{StepConfirmation: c.confirm, StepOptOut: c.optOut, StepAnswer: c.answer, StepLatest: c.latest, StepReminder: c.next} {
			if got := step(d, name); got != day(t, want) {
				t.Errorf("%s: %s %s, want %s", c.received, name, got, want)
			}
		}
		if !strings.Contains(strings.Join(d.Assumptions, " "), "approximate") {
			t.Errorf("%s: business days are not said to be approximate", c.received)
		}
	}

	received := day(t, "2026-08-03")
	for _, c := range []struct {
		name string
		q    Query
		due  string
		says string
	}{
		{"extended on the last day", Query{Extended: day(t, "2026-09-17")}, "2026-11-01", "90 calendar days"},
		{"extended too late", Query{Extended: day(t, "2026-09-18")}, "2026-09-17", "too late"},
		{"opt-out", Query{Right: OptOut}, "2026-08-24", "15 business days"},
		{"limit", Query{Right: LimitUse}, "2026-08-24", "15 business days"},
		{"opt-out extended", Query{Right: OptOut, Extended: day(t, "2026-08-10")}, "2026-08-24", "cannot be extended"},
		{"know", Query{Right: ToKnow}, "2026-09-17", "45 calendar days"},
		{"verification", Query{IDAsked: day(t, "2026-08-05")}, "2026-09-17", "does not stop the period"},
		{"clarification", Query{ClarifyAsked: day(t, "2026-08-05")}, "2026-09-17", "does not stop the period"},
	} {
		c.q.Regime, c.q.Received = CCPA, received
		d, err := Answer(c.q)
		if err != nil || d.Due != day(t, c.due) || !strings.Contains(strings.Join(d.Reasons, " "), c.says) {
			t.Errorf("%s: %s (%v), want %s and %q: %v", c.name, d.Due, err, c.due, c.says, d.Reasons)
		}
		if c.q.Right != "" && !step(d, StepOptOut).IsZero() {
			t.Errorf("%s: a step for an opt-out that was not asked for", c.name)
		}
	}
}

func TestQueriesThatCannotBe(t *testing.T) {
	r := day(t, "2026-11-02")
	before, later := day(t, "2026-11-01"), day(t, "2026-11-05")
	for _, c := range []struct {
		field string
		q     Query
	}{
		{"Received", Query{Regime: GDPR}},
		{"Received", Query{Regime: GDPR, Received: day(t, "2018-05-24")}},
		{"Received", Query{Regime: CCPA, Received: day(t, "2019-12-31")}},
		{"Received", Query{Regime: UKGDPR, Received: day(t, "1999-01-01")}},
		{"Received", Query{Regime: GDPR, Received: Date{2100, 1, 1}}},
		{"Received", Query{Regime: GDPR, Received: Date{2026, 2, 31}}},
		{"Extended", Query{Regime: GDPR, Received: r, Extended: before}},
		{"Extended", Query{Regime: CCPA, Received: r, Extended: before}},
		{"IDAsked", Query{Regime: GDPR, Received: r, IDAsked: before}},
		{"IDSupplied", Query{Regime: GDPR, Received: r, IDSupplied: later}},
		{"IDSupplied", Query{Regime: UKGDPR, Received: r, IDAsked: later, IDSupplied: r}},
		{"ClarifyAsked", Query{Regime: UKGDPR, Received: r, ClarifyAsked: before}},
		{"ClarifySupplied", Query{Regime: UKGDPR, Received: r, ClarifySupplied: later}},
		{"ClarifySupplied", Query{Regime: UKGDPR, Received: r, ClarifyAsked: later, ClarifySupplied: r}},
	} {
		var bad *QueryError
		if d, err := Answer(c.q); !errors.As(err, &bad) || bad.Field != c.field || bad.Error() == "" {
			t.Errorf("%+v: %v, %v, want %s refused", c.q, d.Due, err, c.field)
		}
	}
	for _, reg := range []Regime{None, ""} {
		var none *NoPeriodError
		if _, err := Answer(Query{Regime: reg, Received: r}); !errors.As(err, &none) || none.Error() == "" {
			t.Errorf("%q has a period: %v", reg, err)
		}
	}
}

// A deadline never falls before its raw date, never on a day off, never moves
// back when the letter is received later, and its steps are in order.
func TestDeadlinesOverFourYears(t *testing.T) {
	for _, place := range []Place{"", "NL", "DE", "DE-BY", "FR", "ES", "LU", "IE", "GR", "BG", "FI", "IS", "CY"} {
		last := Date{}
		for r := day(t, "2024-01-01"); r.Year < 2028; r = r.AddDays(1) {
			d, err := Answer(Query{Regime: GDPR, At: place, Received: r})
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case d.Due.Before(d.Raw), d.Raw.DaysUntil(d.Due) > 6:
				t.Fatalf("%s, %s: %s rolled to %s", place, r, d.Raw, d.Due)
			case !isWorking(place, d.Due):
				t.Fatalf("%s, %s: due on a day off, %s", place, r, d.Due)
			case d.Due.Before(last):
				t.Fatalf("%s, %s: due %s, before %s", place, r, d.Due, last)
			case len(d.Reasons) == 0 || len(d.Steps) != 3:
				t.Fatalf("%s, %s: %+v", place, r, d)
			case !slices.IsSortedFunc(d.Steps, func(a, b Step) int { return a.Due.Compare(b.Due) }):
				t.Fatalf("%s, %s: steps out of order: %v", place, r, d.Steps)
			}
			last = d.Due
		}
	}
}

func TestDeadlineJSON(t *testing.T) {
	d, err := Answer(Query{Regime: GDPR, At: "NL", Received: day(t, "2026-11-22")})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	const want = `{"due":"2026-12-22","raw":"2026-12-22","rule":"Article 12(3) GDPR; Regulation (EEC, Euratom) No 1182/71, Article 3",` +
		`"reasons":["1 month from receipt on 22 November 2026 is Tuesday 22 December."],"assumptions":[],` +
		`"steps":[{"name":"answer","due":"2026-12-22"},{"name":"first sensible reminder","due":"2026-12-23"},{"name":"answer at the latest, if extended in time","due":"2027-02-22"}]}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v", b, err)
	}
}

func BenchmarkAnswer(b *testing.B) {
	q := Query{Regime: GDPR, At: "DE-BY", Received: day(b, "2026-11-25")}
	for b.Loop() {
		if _, err := Answer(q); err != nil {
			b.Fatal(err)
		}
	}
}

// The Swiss period is 30 calendar days; nothing moves its end, and what is not
// settled is said.
func TestSwiss(t *testing.T) {
	for _, c := range []struct {
		received, extended string
		right              Right
		due, remind, says  string
	}{
		{received: "2026-11-22", due: "2026-12-22", remind: "2026-12-23", says: "end on Tuesday 22 December"},
		{received: "2026-11-20", due: "2026-12-20", remind: "2026-12-22", says: "Monday 21 December, may still be in time"},
		{received: "2024-01-31", due: "2024-03-01", remind: "2024-03-04", says: "as the rule and not without exception"},
		{received: "2026-11-22", right: Erasure, due: "2026-12-22", remind: "2026-12-23", says: "no period for deletion"},
		{received: "2026-11-22", extended: "2026-12-22", due: "2026-12-22", remind: "2026-12-23", says: "Article 18(2) DPO"},
		{received: "2026-11-22", extended: "2026-12-23", due: "2026-12-22", remind: "2026-12-23", says: "too late"},
	} {
		d, err := Answer(Query{Regime: FADP, At: "CH", Received: day(t, c.received), Extended: day(t, c.extended), Right: c.right})
		said := strings.Join(append(d.Reasons, d.Assumptions...), " ")
		if err != nil || d.Due != day(t, c.due) || d.Raw != d.Due || step(d, StepReminder) != day(t, c.remind) || !strings.Contains(said, c.says) {
			t.Errorf("received %s: due %s, reminder %s (%v), want %s, %s and %q: %s", c.received, d.Due, step(d, StepReminder), err, c.due, c.remind, c.says, said)
		}
	}
	var bad *QueryError
	if _, err := Answer(Query{Regime: FADP, Received: day(t, "2023-08-31")}); !errors.As(err, &bad) {
		t.Errorf("before the act was in force: %v", err)
	}
}
