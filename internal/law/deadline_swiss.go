package law

// swissDays are the calendar days from receipt within which access is given
// (Article 25(7) FADP; Article 18(1) DPO).
const swissDays = 30

// answerSwiss counts the Swiss period. Neither act nor ordinance says what a
// weekend or holiday at its end does, so the day itself is shown and what may
// follow is said.
func (d *Deadline) answerSwiss(q Query) {
	d.Rule = "Article 25(7) FADP; Article 18(1) DPO"
	end := q.Received.AddDays(swissDays)
	d.Raw, d.Due = end, end
	d.say("30 calendar days from receipt on " + plain(q.Received) + " end on " + dayAfter(q.Received, end) + ".")
	if isWeekend(end) {
		d.assume("The end of the period is not moved, as neither the act nor its ordinance says so; an answer on the next working day, " +
			dayAfter(end, rollOn("", end)) + ", may still be in time.")
	} else {
		d.assume("Public holidays are not counted out, as neither the act nor its ordinance says so; if the last day is one where the addressee is, an answer on the next working day may still be in time.")
	}
	d.assume("The act gives the 30 days as the rule and not without exception.")
	if q.Right == Erasure {
		d.assume("The law sets no period for deletion; the one it sets for access is applied.")
	}
	switch {
	case q.Extended.IsZero():
	case q.Extended.After(end):
		d.say("The notice that it takes longer came on " + plain(q.Extended) + ", after the 30 days had ended, so it is too late and the due date stays.")
	default:
		d.say("The notice of " + plain(q.Extended) + " that it takes longer came in time; it has to name a period of its own (Article 18(2) DPO), for which the law sets no limit, and that period counts in place of the date shown.")
	}
	if !q.IDAsked.IsZero() {
		d.say("No rule says that a question about identity stops the period; you have to help to identify you (Article 16(5) DPO), so answer it soon.")
	}
	if !q.ClarifyAsked.IsZero() {
		d.say("Under the FADP a question for clarification does not stop the period.")
	}
	d.step(StepAnswer, d.Due)
	d.step(StepReminder, addWorkingDays("", rollOn("", end), 1))
}
