package cases

import (
	"fmt"

	"example.org/unscrape/internal/law"
)

// Step is what the person can do next. It never says that they must.
type Step struct {
	Do     string   // in a few words, in the imperative
	On     law.Date // from when it makes sense; zero: now
	Why    []string // sentences
	Letter string   // the kind of letter that does it; "" if none does
}

// Days of the ladder that no table of periods has.
const (
	courtesyDays = 14 // after a reminder: no legal period
	ackDays      = 30 // Data Protection Act 2018, section 164A: to acknowledge a complaint
	silentMonths = 3  // Article 78(2) GDPR: an authority that does not report
)

// next finds the next step of the ladder of the law that the main letter
// stands on.
func (s *Status) next(today law.Date) {
	l, ok := s.Letter()
	if !ok || s.State == IsClosed {
		return
	}
	s.Next = s.step(l, today)
}

func (s *Status) step(l Letter, today law.Date) Step {
	switch l.State {
	case NotSent:
		return Step{Do: "send the letter, and record the day", Why: []string{l.NoDeadline}}
	case CameBack:
		return Step{Do: "look for another address and send it again", Why: []string{l.NoDeadline}}
	case AsksIdentity:
		why := []string{"They asked who you are on " + plain(l.IdentityAsked) + "."}
		return Step{Do: "answer the question about who you are, or say why it is not needed", Why: append(append(why, l.dueReason()...), l.Deadline.Assumptions...)}
	case AsksMeaning:
		why := []string{"They asked what exactly you mean on " + plain(l.ClarifyAsked) + "."}
		return Step{Do: "answer what exactly you mean", Why: append(append(why, l.dueReason()...), l.Deadline.Assumptions...)}
	case HasAnswer:
		return Step{Do: "check the answer against the letter, then close the case or ask for what is missing",
			Why: []string{"They answered on " + plain(l.Answered) + l.late(l.Answered) + "."}, Letter: "deficiency"}
	case HasRefusal:
		return Step{Do: "check the reasons they give, and answer them or complain",
			Why: []string{"They refused on " + plain(l.Refused) + l.late(l.Refused) + "."}, Letter: "refusal-reply"}
	case WithAuthority:
		return authority(l)
	case Waiting:
		return waiting(l, today)
	case Overdue:
		return s.overdue(l)
	}
	return Step{}
}

// waiting is before the period has ended.
func waiting(l Letter, today law.Date) Step {
	if l.Deadline.Due.IsZero() {
		return Step{Do: "wait for the answer", Why: []string{l.NoDeadline}}
	}
	for _, step := range l.Deadline.Steps {
		if step.Name == law.StepConfirmation && l.Acknowledged.IsZero() && today.After(step.Due) {
			return Step{Do: "ask for the confirmation of receipt", Letter: "follow-up", Why: []string{
				"They had to confirm receipt within 10 business days, by about " + plain(step.Due) + " (Cal. Code Regs. tit. 11, § 7021(a)).",
			}}
		}
	}
	return Step{Do: "wait for the answer", On: l.Deadline.Due, Why: l.dueReason()}
}

// overdue is the ladder after the period has ended without an answer.
func (s *Status) overdue(l Letter) Step {
	why := append([]string{"The answer was due by " + plain(l.Deadline.Due) + "."}, l.dueReason()...)
	before := s.followedUp(l.Name)
	switch {
	case before != nil && before.Wrote.Regime == law.UKGDPR && before.Name == "complaint-controller":
		return Step{Do: "complain to the Information Commissioner's Office", On: before.Received.AddDays(ackDays), Letter: "complaint-authority",
			Why: append(why, fmt.Sprintf("They have %d days from %s to acknowledge your complaint (Data Protection Act 2018, section 164A); then section 165 lets you complain to the Commissioner.", ackDays, plain(before.Received)))}
	case before != nil:
		return Step{Do: "complain to the authority", On: before.Received.AddDays(courtesyDays), Letter: "complaint-authority",
			Why: append(why, fmt.Sprintf("You reminded them; it reached them about %s. %d days more are a courtesy and no legal period. %s", plain(before.Received), courtesyDays, complaintRight(l.Wrote.Regime)))}
	case l.Wrote.Regime == law.UKGDPR:
		return Step{Do: "complain to the addressee first", On: l.reminderDay(), Letter: "complaint-controller",
			Why: append(why, "In the United Kingdom a complaint goes to the organisation first (Data Protection Act 2018, section 164A).")}
	case l.Wrote.Regime == law.CCPA:
		return Step{Do: "send a follow-up letter", On: l.reminderDay(), Letter: "follow-up", Why: why}
	}
	return Step{Do: "send a reminder", On: l.reminderDay(), Letter: "reminder", Why: why}
}

// complaintRight says on what a complaint stands.
func complaintRight(r law.Regime) string {
	switch r {
	case law.GDPR:
		return "Article 77 GDPR lets you complain to the authority where you live or work."
	case law.UKGDPR:
		return "Section 165 of the Data Protection Act 2018 lets you complain to the Commissioner."
	case law.CCPA:
		return "The California Privacy Protection Agency and the Attorney General take complaints; the act gives no private claim for a request left unanswered."
	case law.FADP:
		return "The Federal Data Protection and Information Commissioner takes reports; claims go to the civil courts."
	}
	return ""
}

func authority(l Letter) Step {
	why := []string{"You complained on " + plain(l.Complained) + "."}
	if l.Wrote.Regime != law.GDPR {
		return Step{Do: "wait for the authority", Why: why}
	}
	return Step{Do: "ask the authority how far it is", On: l.Complained.AddMonths(silentMonths),
		Why: append(why, "An authority that has told you nothing after three months can be taken to court (Article 78(2) GDPR).")}
}

// followedUp is the last letter that was sent after a request to follow it
// up, nil if there is none.
func (s *Status) followedUp(name string) *Letter {
	var last *Letter
	for i := range s.Letters {
		if l := &s.Letters[i]; l.Wrote.Follows == name && !l.Received.IsZero() && l.Name != "withdrawal" {
			last = l
		}
	}
	return last
}

// reminderDay is when a reminder first makes sense: not before a date that
// counts if their question about identity was justified.
func (l Letter) reminderDay() law.Date {
	var day law.Date
	for _, step := range l.Deadline.Steps {
		switch {
		case step.Name == law.StepReminder && step.Due.After(day):
			day = step.Due
		case step.Name == law.StepSuspended && !step.Due.Before(day):
			day = step.Due.AddDays(1)
		}
	}
	return day
}

// dueReason is how the date was counted, the receipt first.
func (l Letter) dueReason() []string {
	var all []string
	for _, s := range append([]string{l.Receipt}, l.Deadline.Reasons...) {
		if s != "" {
			all = append(all, s)
		}
	}
	return all
}

// Reasons is how the letter's date came about: receipt, rule, what was counted
// and what was assumed; or why there is none.
func (l Letter) Reasons() []string {
	all := l.dueReason()
	if l.NoDeadline != "" {
		all = append(all, l.NoDeadline)
	}
	if l.Deadline.Rule != "" {
		all = append(all, "Rule: "+l.Deadline.Rule+".")
	}
	for _, a := range l.Deadline.Assumptions {
		all = append(all, "Assumed: "+a)
	}
	return all
}

// late tells how many days after the due date something came.
func (l Letter) late(on law.Date) string {
	if due := l.Deadline.Due; !due.IsZero() && on.After(due) {
		return fmt.Sprintf(", %d days after it was due", due.DaysUntil(on))
	}
	return ""
}
