package law

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

// Deadline is a due date and how it came about.
type Deadline struct {
	Due, Raw    Date     // Raw is the date before it rolled to a working day
	Rule        string   // the provision, in one line
	Reasons     []string // each a sentence
	Assumptions []string // each a sentence
	Steps       []Step   // in order of date
}
