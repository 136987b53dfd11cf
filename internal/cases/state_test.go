package cases_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/law"
)

func date(s string) law.Date {
	d, err := law.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// story makes events of lines "day event [letter]". "written" takes its letter
// from regime:send:letter, and a letter that follows another up from
// regime:send:letter>other.
func story(lines ...string) []cases.Event {
	var all []cases.Event
	for i, line := range lines {
		f := strings.Fields(line)
		e := cases.Event{Version: 1, ID: i + 1, On: date(f[0]), Kind: cases.Kind(f[1])}
		switch {
		case e.Kind == cases.Written:
			p := strings.Split(f[2], ":")
			name, follows, _ := strings.Cut(p[2], ">")
			place := map[string]law.Place{"gdpr": "NL", "uk-gdpr": "GB", "ccpa": "US-CA", "fadp": "CH"}[p[0]]
			e.Letter = name
			e.Wrote = &cases.Wrote{Regime: law.Regime(p[0]), Send: p[1], Place: place, Follows: follows}
		case e.Kind == cases.Retracted:
			e.Retracts = int(f[2][0] - '0')
		case len(f) > 2:
			e.Letter = f[2]
		}
		all = append(all, e)
	}
	return all
}

func TestStates(t *testing.T) {
	access := "2026-11-22 written gdpr:email:access"
	for _, c := range []struct {
		name   string
		today  string
		events []string
		state  cases.State
		due    string
		next   string // beginning
		on     string
		says   string // in a remark, reason or why
	}{
		{"nothing", "2026-11-22", nil, "", "", "", "", ""},
		{"written", "2026-11-22", []string{access}, cases.NotSent, "", "send the letter", "", "not recorded as sent"},
		{"sent by e-mail", "2026-11-22", []string{access, "2026-11-22 sent"}, cases.Waiting, "2026-12-22", "wait", "2026-12-22", "Estimate: sent on 22 November 2026"},
		{"sent by post", "2026-11-22", []string{"2026-11-22 written gdpr:post:access", "2026-11-23 sent"}, cases.Waiting, "2026-12-28", "wait", "2026-12-28", "within 5 days, on 28 November 2026"},
		{"by post, but they reacted sooner", "2026-11-25", []string{"2026-11-22 written gdpr:post:access", "2026-11-23 sent", "2026-11-25 acknowledged"}, cases.Waiting, "2026-12-28", "wait", "", "they had the letter by then"},
		{"received", "2026-12-22", []string{access, "2026-11-22 sent", "2026-11-30 received"}, cases.Waiting, "2026-12-30", "wait", "2026-12-30", "got the letter on 30 November 2026"},
		{"on the last day", "2026-12-30", []string{access, "2026-11-30 received"}, cases.Waiting, "2026-12-30", "wait", "", ""},
		{"overdue", "2026-12-31", []string{access, "2026-11-30 received"}, cases.Overdue, "2026-12-30", "send a reminder", "2026-12-31", "was due by 30 December 2026"},
		{"end of February", "2024-02-29", []string{"2024-01-31 written gdpr:email:access", "2024-01-31 received"}, cases.Waiting, "2024-02-29", "wait", "", ""},
		{"extended in time", "2027-01-05", []string{access, "2026-11-30 received", "2026-12-29 extended"}, cases.Waiting, "2027-03-01", "wait", "2027-03-01", "within the first month"},
		{"extended too late", "2027-01-05", []string{access, "2026-11-30 received", "2027-01-02 extended"}, cases.Overdue, "2026-12-30", "send a reminder", "", "is invalid"},
		{"extended too late by an estimate", "2027-01-05", []string{access, "2026-11-30 sent", "2027-01-02 extended"}, cases.Overdue, "2026-12-30", "send a reminder", "", "rests on the estimate"},
		{"extended twice", "2026-12-20", []string{access, "2026-11-30 received", "2026-12-10 extended", "2026-12-15 extended"}, cases.Waiting, "2027-03-01", "wait", "", `"extended" is recorded 2 times; the first day counts`},
		{"extended before it was received", "2026-12-20", []string{access, "2026-11-30 received", "2026-11-25 extended"}, cases.Waiting, "2026-12-30", "wait", "", "Not counted: the notice of extension is dated before"},
		{"a reminder restarts nothing", "2027-01-05", []string{access, "2026-11-30 received", "2027-01-04 written gdpr:email:reminder>access", "2027-01-04 sent"}, cases.Overdue, "2026-12-30", "complain to the authority", "2027-01-18", "no legal period"},
		{"the answer to a reminder answers the request", "2027-01-09", []string{access, "2026-11-30 received", "2027-01-04 written gdpr:email:reminder>access", "2027-01-04 sent", "2027-01-08 answered"}, cases.HasAnswer, "2026-12-30", "check the answer", "", "9 days after it was due"},
		{"identity asked", "2026-12-05", []string{access, "2026-11-30 received", "2026-12-04 identity-asked"}, cases.AsksIdentity, "2026-12-30", "answer the question", "", "still unanswered"},
		{"identity supplied", "2026-12-31", []string{access, "2026-11-30 received", "2026-12-04 identity-asked", "2026-12-08 identity-supplied"}, cases.Overdue, "2026-12-30", "send a reminder", "2027-01-05", "the answer is due on 4 January 2027"},
		{"clarification, UK", "2026-09-16", []string{"2026-09-01 written uk-gdpr:email:access", "2026-09-03 received", "2026-09-10 clarify-asked", "2026-09-15 clarify-supplied"}, cases.Waiting, "2026-10-09", "wait", "2026-10-09", "6 days"},
		{"clarify asked, UK", "2026-09-11", []string{"2026-09-01 written uk-gdpr:email:access", "2026-09-03 received", "2026-09-10 clarify-asked"}, cases.AsksMeaning, "2026-10-05", "answer what", "", ""},
		{"overdue, UK", "2026-10-20", []string{"2026-09-01 written uk-gdpr:email:access", "2026-09-03 received"}, cases.Overdue, "2026-10-05", "complain to the addressee first", "2026-10-06", "section 164A"},
		{"complaint to the controller, UK", "2026-10-20", []string{"2026-09-01 written uk-gdpr:email:access", "2026-09-03 received", "2026-10-07 written uk-gdpr:email:complaint-controller>access", "2026-10-07 received"}, cases.Overdue, "2026-10-05", "complain to the Information Commissioner", "2026-11-06", "section 165"},
		{"California", "2026-08-10", []string{"2026-08-03 written ccpa:form:know", "2026-08-03 received"}, cases.Waiting, "2026-09-17", "wait", "2026-09-17", "45 calendar days"},
		{"California, not confirmed", "2026-08-18", []string{"2026-08-03 written ccpa:form:know", "2026-08-03 received"}, cases.Waiting, "2026-09-17", "ask for the confirmation", "", "10 business days"},
		{"California, confirmed", "2026-08-18", []string{"2026-08-03 written ccpa:form:know", "2026-08-03 received", "2026-08-10 acknowledged"}, cases.Waiting, "2026-09-17", "wait", "", ""},
		{"California, extended", "2026-09-18", []string{"2026-08-03 written ccpa:form:know", "2026-08-03 received", "2026-09-10 extended", "2026-08-10 acknowledged"}, cases.Waiting, "2026-11-01", "wait", "", "90 calendar days"},
		{"California, overdue", "2026-09-18", []string{"2026-08-03 written ccpa:form:know", "2026-08-03 received"}, cases.Overdue, "2026-09-17", "send a follow-up letter", "2026-09-18", ""},
		{"Switzerland", "2026-09-18", []string{"2026-08-03 written fadp:email:access", "2026-08-03 received"}, cases.Overdue, "2026-09-02", "send a reminder", "", "30 calendar days"},
		{"no law", "2026-12-31", []string{"2026-11-22 written none:email:voluntary-request", "2026-11-22 sent"}, cases.Waiting, "", "wait", "", "no law sets a date"},
		{"answered", "2026-12-20", []string{access, "2026-11-30 received", "2026-12-19 answered"}, cases.HasAnswer, "2026-12-30", "check the answer", "", "They answered on 19 December 2026."},
		{"answered, then refused", "2026-12-21", []string{access, "2026-11-30 received", "2026-12-19 answered", "2026-12-20 refused"}, cases.HasRefusal, "2026-12-30", "check the reasons", "", ""},
		{"answered without a word of sending", "2026-12-21", []string{access, "2026-12-19 answered"}, cases.HasAnswer, "2027-01-19", "check the answer", "", "they had the letter by then"},
		{"returned", "2026-12-01", []string{access, "2026-11-22 sent", "2026-11-30 returned"}, cases.CameBack, "", "look for another address", "", "no period runs"},
		{"returned and sent again", "2026-12-02", []string{access, "2026-11-22 sent", "2026-11-30 returned", "2026-12-01 sent"}, cases.Waiting, "2027-01-04", "wait", "", ""},
		{"complained", "2027-02-01", []string{access, "2026-11-30 received", "2027-01-20 complained"}, cases.WithAuthority, "2026-12-30", "ask the authority", "2027-04-20", "78(2)"},
		{"answered after the complaint", "2027-02-01", []string{access, "2026-11-30 received", "2027-01-20 complained", "2027-01-25 answered"}, cases.HasAnswer, "2026-12-30", "check", "", ""},
		{"withdrawn", "2027-02-01", []string{access, "2026-11-30 received", "2026-12-01 withdrawn"}, cases.TakenBack, "", "", "", "withdrawn"},
		{"closed", "2027-02-01", []string{access, "2026-11-30 received", "2026-12-01 answered", "2026-12-02 closed"}, cases.IsClosed, "2026-12-30", "", "", ""},
		{"closed by mistake", "2026-12-03", []string{access, "2026-11-30 received", "2026-12-02 closed", "2026-12-02 retracted 3"}, cases.Waiting, "2026-12-30", "wait", "", ""},
		{"recorded in any order", "2026-12-03", []string{access, "2026-11-30 received", "2026-11-23 sent"}, cases.Waiting, "2026-12-30", "wait", "", "got the letter on 30 November"},
		{"the request that is overdue comes first", "2027-01-02", []string{access, "2026-11-30 received", "2026-12-20 written gdpr:email:erasure", "2026-12-20 received"}, cases.Overdue, "2026-12-30", "send a reminder", "", ""},
		{"each letter its own clock", "2027-01-02", []string{access, "2026-11-30 received", "2026-12-20 written gdpr:email:erasure", "2026-12-20 received", "2026-12-29 answered access"}, cases.Waiting, "2027-01-20", "wait", "2027-01-20", ""},
		{"a letter that is not here", "2026-12-02", []string{access, "2026-11-30 received erasure"}, cases.NotSent, "", "send", "", "names a letter that is not here"},
		{"before the letter", "2026-12-02", []string{access, "2026-11-20 received"}, cases.Waiting, "2026-12-21", "wait", "", "before the letter itself"},
		{"no letter", "2026-12-02", []string{"2026-11-30 received"}, "", "", "", "", "before any letter"},
		{"before the law", "2017-12-02", []string{"2016-11-22 written gdpr:email:access", "2016-11-22 sent"}, cases.Waiting, "", "wait", "", "No date can be counted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := cases.Compute(story(c.events...), date(c.today))
			due, on := "", ""
			if !s.Due.IsZero() {
				due = s.Due.String()
			}
			if !s.Next.On.IsZero() {
				on = s.Next.On.String()
			}
			if s.State != c.state || due != c.due || !strings.HasPrefix(s.Next.Do, c.next) || c.next == "" && s.Next.Do != "" {
				t.Errorf("%s, due %q, next %q", s.State, due, s.Next.Do)
			}
			if c.on != "" && on != c.on {
				t.Errorf("next on %q, want %s", on, c.on)
			}
			said := append(slices.Clone(s.Remarks), s.Next.Why...)
			for _, l := range s.Letters {
				said = append(append(said, l.Remarks...), l.Reasons()...)
			}
			if !strings.Contains(strings.Join(said, "\n"), c.says) {
				t.Errorf("nothing says %q:\n%s", c.says, strings.Join(said, "\n"))
			}
		})
	}
}

// A notice to a host has no period, however long nobody answers.
func TestNoPeriod(t *testing.T) {
	events := story("2026-11-22 written gdpr:email:abuse-notice", "2026-11-22 sent")
	events[0].Wrote.NoPeriod = true
	s := cases.Compute(events, date("2027-11-22"))
	if s.State != cases.Waiting || !s.Due.IsZero() || !strings.Contains(strings.Join(s.Next.Why, " "), "No law sets a date") {
		t.Errorf("%+v", s)
	}
}

// Whatever is recorded in whatever order: there is a state, it has its place
// in the order, each due date has a reason, and the same events give the same
// again. Taking everything back leads to where it began.
func TestAnyEvents(t *testing.T) {
	kinds := append(cases.Kinds(), cases.Written, cases.Attached, cases.Retracted, "unheard-of")
	letters := []string{"", "", "access", "erasure", "reminder", "none"}
	regimes := []law.Regime{law.GDPR, law.UKGDPR, law.CCPA, law.FADP, law.None, "", "x"}
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		today := law.Date{Year: 2026, Month: 11, Day: 22}.AddDays(r.IntN(400))
		var events []cases.Event
		for i := range r.IntN(40) {
			e := cases.Event{Version: 1, ID: i + 1, Kind: kinds[r.IntN(len(kinds))], On: law.Date{Year: 2026, Month: 6, Day: 1}.AddDays(r.IntN(500)), Letter: letters[r.IntN(len(letters))]}
			switch e.Kind {
			case cases.Written:
				e.Wrote = &cases.Wrote{Regime: regimes[r.IntN(len(regimes))], Follows: letters[r.IntN(len(letters))], Send: []string{"email", "post", ""}[r.IntN(3)]}
				e.Letter = letters[2+r.IntN(3)]
			case cases.Retracted:
				e.Retracts = r.IntN(40)
			}
			events = append(events, e)
			again := slices.Clone(events)
			s := cases.Compute(events, today)
			if !reflect.DeepEqual(s, cases.Compute(again, today)) || !reflect.DeepEqual(events, again) {
				t.Fatalf("seed %d: replayed, it is another", seed)
			}
			if (len(s.Letters) > 0) != (s.Main >= 0) {
				t.Fatalf("seed %d: %d letters, main %d", seed, len(s.Letters), s.Main)
			}
			if s.Main >= 0 && s.State.Urgency() < 0 {
				t.Fatalf("seed %d: the state %q has no place", seed, s.State)
			}
			for _, l := range s.Letters {
				if l.State.Urgency() < 0 || len(l.Reasons()) == 0 || !l.Deadline.Due.IsZero() && l.Receipt == "" {
					t.Fatalf("seed %d: %+v", seed, l)
				}
			}
		}
		n := len(events)
		for i := range n {
			events = append(events, cases.Event{Version: 1, ID: n + i + 1, Kind: cases.Retracted, Retracts: n - i})
		}
		if left := cases.Active(events); len(left) != 0 {
			t.Fatalf("seed %d: %d events are left", seed, len(left))
		}
	}
}
