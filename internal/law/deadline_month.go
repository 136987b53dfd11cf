package law

// The month of the GDPR and the UK GDPR: Regulation 1182/71, which the United
// Kingdom kept (Data Protection Act 2018, section 205(2)).

// month counts months from start, with days added before the roll, at p.
type month struct {
	p     Place // whose holidays count; "" = weekends alone
	start Date
	stood int // days that do not count
}

func (m month) raw(months int) Date { return m.start.AddMonths(months).AddDays(m.stood) }
func (m month) due(months int) Date { return rollOn(m.p, m.raw(months)) }

func (d *Deadline) answerGDPR(q Query) {
	d.Rule = "Article 12(3) GDPR; Regulation (EEC, Euratom) No 1182/71, Article 3"
	m := month{p: d.holidaysOf(q), start: q.Received}
	months := d.run(m, q, "receipt")
	d.suspended(m, months, q)
	if !q.ClarifyAsked.IsZero() {
		d.say("Under the GDPR a question for clarification does not stop the period.")
	}
}

// holidaysOf is the place whose holidays count for q, "" if only weekends do,
// which is then said.
func (d *Deadline) holidaysOf(q Query) Place {
	p, home := q.At, q.At.InEEA()
	if q.Regime == UKGDPR {
		home = q.At.InUK()
		if p == "" {
			p, home = "GB-ENG", true
			d.assume("Where the addressee is established is not given, so the bank holidays of England and Wales are counted.")
		}
	}
	switch {
	case p == "":
		d.assume("Where the addressee is established is not given, so only weekends are counted; public holidays there could move the date by a day or more.")
		return ""
	case !home:
		area := "European Economic Area"
		if q.Regime == UKGDPR {
			area = "United Kingdom"
		}
		d.assume("The addressee is outside the " + area + ", so only weekends are counted, not public holidays.")
		return ""
	case p == "GB":
		d.assume("The bank holidays of England and Wales are counted; Scotland (GB-SCT) and Northern Ireland (GB-NIR) have others.")
	case p == "DE":
		d.assume("The holidays of all Germany are counted; those of a Land (as in DE-BY) could move the date by a day or more.")
	case in(localHolidays, p):
		d.assume("The holidays of all " + p.Country().inSentence("en") + " are counted; local ones could move the date by a day or more.")
	}
	return p
}

// localHolidays are countries where regions or towns keep days of their own.
const localHolidays = " AT ES FR IT PT GF GP MF MQ RE YT LI "

// run sets the due date of a period of one month, or three if q was extended
// in time, and its steps, and returns the months.
func (d *Deadline) run(m month, q Query, event string) (months int) {
	months = 1
	if !q.Extended.IsZero() && !q.Extended.After(m.due(1)) {
		months = 3
	}
	d.Raw, d.Due = m.raw(months), m.due(months)
	if months == 1 {
		d.say(m.reason(1, event))
	}
	switch {
	case q.Extended.IsZero():
		d.step(StepLatest, m.due(3))
	case months == 3:
		d.say("The extension was notified on " + plain(q.Extended) + ", within the first month, which ended on " + plain(m.due(1)) + ".")
		d.say(m.reason(3, event))
		d.assume("The notice gives reasons, and the request is complex or one of many; otherwise the extension does not hold.")
	default:
		d.say("The extension was notified on " + plain(q.Extended) + ", after the first month had ended on " + plain(m.due(1)) +
			", so it is too late and the due date stays.")
	}
	d.step(StepAnswer, d.Due)
	d.step(StepReminder, addWorkingDays(m.p, d.Due, 1))
	return months
}

// reason tells how the months were counted.
func (m month) reason(months int, event string) string {
	s := count(months, "month") + " from " + event + " on " + plain(m.start)
	end := m.start.AddMonths(months)
	if m.stood == 0 {
		return s + " " + landing(m.p, m.start, end, m.due(months)) + "."
	}
	raw := m.raw(months)
	return s + " is " + after(m.start, end) + "; with the " + uncounted(m.stood, "that ") + " it " + landing(m.p, end, raw, m.due(months)) + "."
}

// suspended adds what follows from a question about identity under the GDPR,
// whose text knows no stop: EDPB Guidelines 01/2022, section 5.3, tolerate one
// where the question was necessary and asked without undue delay.
func (d *Deadline) suspended(m month, months int, q Query) {
	const basis = "if the addressee had reasonable doubts (Article 12(6) GDPR) and asked without undue delay"
	switch {
	case q.IDAsked.IsZero():
	case q.IDAsked.After(d.Due):
		d.say("The question about identity of " + plain(q.IDAsked) + " came after the period had ended and moves nothing.")
	case q.IDSupplied.IsZero():
		d.assume("The question about identity of " + plain(q.IDAsked) + " is still unanswered: " + basis + ", the period stands still until you answer; the date shown is the strict one.")
	default:
		m.stood = q.IDAsked.DaysUntil(q.IDSupplied) + 1
		d.step(StepSuspended, m.due(months))
		d.say("The date shown is the strict one, which a question about identity does not move; " + basis + ", the " + uncounted(m.stood, "from asking to answer ") +
			" and the answer is due on " + plain(m.due(months)) + ".")
	}
}

// article12A is the day from which Article 12A UK GDPR sets the period.
var article12A = Date{2026, 2, 5}

func (d *Deadline) answerUK(q Query) {
	const counting = "; Data Protection Act 2018, section 205(2), with Regulation (EEC, Euratom) No 1182/71, Article 3"
	d.Rule = "Article 12A UK GDPR" + counting
	if q.Received.Before(article12A) {
		d.Rule = "Article 12(3) UK GDPR as it stood" + counting
		d.assume("The letter came before Article 12A UK GDPR was in force (" + plain(article12A) + "); its rules on identity and clarification are applied as guidance.")
	}
	m := month{p: d.holidaysOf(q), start: q.Received}
	event := "receipt"
	switch {
	case q.IDAsked.IsZero():
	case q.IDAsked.After(m.due(1)):
		d.say("The question about identity of " + plain(q.IDAsked) + " came after the month had ended and moves nothing.")
	case q.IDSupplied.IsZero():
		d.assume("The question about identity of " + plain(q.IDAsked) + " is still unanswered: if it was justified, the month begins only when the addressee has your answer (Article 12A UK GDPR).")
	default:
		m.start, event = q.IDSupplied, "receipt of the identity information"
		d.say("The month runs from the later of receipt on " + plain(q.Received) + " and the identity information on " + plain(q.IDSupplied) + ".")
	}
	m.stood = d.clarification(m, q)
	d.run(m, q, event)
}

// clarification is the number of days that do not count, from asking to
// answer, both included (derived from Data Protection Act 2018, section
// 54(3C), whose wording is parallel).
func (d *Deadline) clarification(m month, q Query) int {
	from := q.ClarifyAsked
	switch {
	case from.IsZero():
		return 0
	case q.Right != "" && q.Right != Access:
		d.say("A question for clarification stops the period only for requests for access.")
		return 0
	case from.After(m.due(1)):
		d.say("The question for clarification of " + plain(from) + " came after the month had ended and moves nothing.")
		return 0
	case q.ClarifySupplied.IsZero():
		d.assume("The question for clarification of " + plain(from) + " is still unanswered: if it was reasonable, each day until you answer moves the date by a day.")
		return 0
	}
	if from.Before(m.start) {
		from = m.start
	}
	if q.ClarifySupplied.Before(from) {
		return 0
	}
	days := from.DaysUntil(q.ClarifySupplied) + 1
	on := "from " + plain(from) + " to " + after(from, q.ClarifySupplied)
	if days == 1 {
		on = plain(from)
	}
	d.say("The " + uncounted(days, on+", on which the addressee waited for a clarification, ") + ".")
	d.assume("The addressee reasonably needed the clarification to find the data.")
	return days
}

// uncounted are days with what is said of them: "6 days that do not count",
// "day that does not count".
func uncounted(days int, clause string) string {
	if days == 1 {
		return "day " + clause + "does not count"
	}
	return count(days, "day") + " " + clause + "do not count"
}

func (d *Deadline) say(s string)    { d.Reasons = append(d.Reasons, s) }
func (d *Deadline) assume(s string) { d.Assumptions = append(d.Assumptions, s) }
func (d *Deadline) step(name string, due Date) {
	d.Steps = append(d.Steps, Step{name, due})
}
