package law

// Change is a change of the law that was already certain on the day of AsOf,
// and that the tables of this package do not have yet.
type Change struct {
	Day    Date // from which it applies
	What   string
	Means  string // a sentence: what it changes for a person who writes
	Source string
}

// changes are in the order of their days.
var changes = []Change{
	{
		Date{2027, 1, 1}, "California adjusts the revenue threshold of the CCPA to prices",
		"The threshold of $26,625,000 a year, above which a firm is a business, gets a new amount.",
		"California Privacy Protection Agency, cppa.ca.gov",
	},
	{
		Date{2027, 1, 1}, "California’s rules on automated decision-making apply",
		"Consumers get access to, and an opt-out from, technology that decides about them.",
		"California Code of Regulations, title 11, article 11",
	},
	{
		Date{2027, 4, 2}, "Regulation (EU) 2025/2518 on cross-border complaints applies",
		"A complaint about a right has to show that the request went to the controller first, with its date and the answer.",
		"Regulation (EU) 2025/2518, Official Journal of 12 December 2025",
	},
}

// Upcoming lists the known changes of the law that lie after today, the next
// one first.
func Upcoming(today Date) []Change { return between(today, Date{LastYear, 12, 31}) }

// Overtaken lists the known changes that apply today and that the tables of
// this package, being older, do not have.
func Overtaken(today Date) []Change {
	asOf, _ := ParseDate(AsOf) // a test holds that it is a date
	return between(asOf, today)
}

// between lists the changes after the one day, and not after the other.
func between(after, last Date) (list []Change) {
	for _, c := range changes {
		if c.Day.After(after) && !c.Day.After(last) {
			list = append(list, c)
		}
	}
	return list
}

// TablesStale reports whether the tables of this package are more than a year
// old on that day.
func TablesStale(today Date) bool {
	asOf, _ := ParseDate(AsOf)
	return asOf.AddMonths(12).Before(today)
}
