package law

// Days within which a Californian business must act, from the day of receipt,
// which is not counted (Cal. Civ. Code § 10).
const (
	confirmDays  = 10 // business days, 11 CCR § 7021(a)
	optOutDays   = 15 // business days, 11 CCR §§ 7026(f), 7027(g)
	answerDays   = 45 // calendar days, 11 CCR § 7021(b)
	extendedDays = 90 // calendar days in all, 11 CCR § 7021(b)
)

const businessDays = "The regulations do not define business days; Monday to Friday without the state's holidays are counted, so dates in business days are approximate."

func (d *Deadline) answerCalifornia(q Query) {
	const state = Place("US-CA")
	if !q.IDAsked.IsZero() {
		d.say("Verifying who you are does not stop the period (Cal. Code Regs. tit. 11, § 7021(b)).")
	}
	if !q.ClarifyAsked.IsZero() {
		d.say("Under the CCPA a question for clarification does not stop the period.")
	}
	optOut := addWorkingDays(state, q.Received, optOutDays)
	if q.Right == OptOut || q.Right == LimitUse {
		d.Raw, d.Due = optOut, optOut
		d.Rule = "Cal. Code Regs. tit. 11, § 7026(f)"
		if q.Right == LimitUse {
			d.Rule = "Cal. Code Regs. tit. 11, § 7027(g)"
		}
		d.say("15 business days from receipt on " + plain(q.Received) + " end on " + dayAfter(q.Received, optOut) + "; no verification is needed.")
		if !q.Extended.IsZero() {
			d.say("This period cannot be extended.")
		}
		d.assume(businessDays)
		d.step(StepAnswer, d.Due)
		d.step(StepReminder, addWorkingDays(state, d.Due, 1))
		return
	}

	d.Rule = "Cal. Code Regs. tit. 11, § 7021; Cal. Civ. Code § 1798.130"
	first, last := q.Received.AddDays(answerDays), q.Received.AddDays(extendedDays)
	d.Due = first
	d.say("45 calendar days from receipt on " + plain(q.Received) + " end on " + dayAfter(q.Received, first) + "; weekends and holidays do not move this date.")
	switch {
	case q.Extended.IsZero():
		d.step(StepLatest, last)
	case q.Extended.After(first):
		d.say("The extension was notified on " + plain(q.Extended) + ", after the 45 days had ended, so it is too late and the due date stays.")
	default:
		d.Due = last
		d.say("The extension was notified on " + plain(q.Extended) + ", within the 45 days; 90 calendar days from receipt end on " + dayAfter(q.Received, last) + ".")
		d.assume("The notice gives the reason for the extension.")
	}
	d.Raw = d.Due
	d.step(StepConfirmation, addWorkingDays(state, q.Received, confirmDays))
	if q.Right == "" {
		d.step(StepOptOut, optOut)
	}
	d.step(StepAnswer, d.Due)
	d.step(StepReminder, addWorkingDays(state, d.Due, 1))
	d.assume(businessDays)
}
