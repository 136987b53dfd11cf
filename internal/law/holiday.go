package law

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
)

// rules are the holidays of one place, as the library describes them.
type rules []*cal.Holiday

// HasHolidays reports whether the public holidays at p are known: everywhere
// in the European Economic Area and the United Kingdom, and in California. Of
// regional holidays those of the German Länder and of the United Kingdom's
// nations are.
func HasHolidays(p Place) bool { return holidaysAt(p) != nil }

// Holiday is the name of the public holiday on d at p, with the English name
// where there is a common one; "" on other days and where none are known.
func Holiday(p Place, d Date) string {
	for _, h := range holidaysAt(p) {
		actual, observed := occurrence(h, d.Year)
		switch d {
		case actual:
			return holidayName(p, h)
		case observed:
			return "substitute for " + holidayName(p, h)
		}
	}
	return ""
}

// occurrence is the day of h in a year and the day on which it is kept, both
// zero if there is none. The library's own Calc counts weekdays in the zone of
// the machine, and goes wrong where clocks change at midnight.
func occurrence(h *cal.Holiday, year int) (actual, observed Date) {
	if h.Func == nil || year < h.StartYear || h.EndYear > 0 && year > h.EndYear || slices.Contains(h.Except, year) {
		return Date{}, Date{}
	}
	// A local midnight that does not exist is told as the hour before or after.
	actual = DateOf(h.Func(h, year).Add(2 * time.Hour)).AddDays(h.CalcOffset)
	for _, o := range h.Observed {
		if o.Day == actual.Weekday() {
			return actual, actual.AddDays(o.Offset)
		}
	}
	return actual, actual
}

// holidayName is the holiday's English name if it is a common one or its
// country does not write Latin letters, else its name in the country's own
// language.
func holidayName(p Place, h *cal.Holiday) string {
	day := monthDay{h.Month, h.Day}
	for _, name := range []string{movingName(h), fixedNames[day], namesOf[p.Country()][day]} {
		if name != "" {
			return name
		}
	}
	return h.Name
}

func movingName(h *cal.Holiday) string {
	if h.Month != 0 {
		return ""
	}
	return easterNames[h.Offset]
}

type monthDay struct {
	month time.Month
	day   int
}

// isWeekend reports whether d is a Saturday or Sunday.
func isWeekend(d Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// isWorking reports whether d is neither a weekend nor a holiday at p.
func isWorking(p Place, d Date) bool { return !isWeekend(d) && Holiday(p, d) == "" }

// rollOn is d, or the next working day at p.
func rollOn(p Place, d Date) Date {
	for !isWorking(p, d) {
		d = d.AddDays(1)
	}
	return d
}

// addWorkingDays is the nth working day at p after d, which is not counted.
func addWorkingDays(p Place, d Date, n int) Date {
	for ; n > 0; n-- {
		d = rollOn(p, d.AddDays(1))
	}
	return d
}

// easterNames are the feasts that move with Easter, by days from it.
var easterNames = map[int]string{
	-48: "Clean Monday", -47: "Shrove Tuesday", -3: "Maundy Thursday", -2: "Good Friday", 0: "Easter Sunday", 1: "Easter Monday",
	26: "Great Prayer Day", 39: "Ascension Day", 49: "Whit Sunday", 50: "Whit Monday", 60: "Corpus Christi",
}

// fixedNames are the feasts that many countries keep on one date.
var fixedNames = map[monthDay]string{
	{time.January, 1}: "New Year's Day", {time.January, 6}: "Epiphany", {time.May, 1}: "Labour Day",
	{time.August, 15}: "Assumption Day", {time.November, 1}: "All Saints' Day", {time.December, 8}: "Immaculate Conception",
	{time.December, 24}: "Christmas Eve", {time.December, 25}: "Christmas Day", {time.December, 31}: "New Year's Eve",
}

// namesOf translates the days of countries that write other letters.
var namesOf = map[Place]map[monthDay]string{
	"BG": {
		{time.March, 3}: "Liberation Day", {time.May, 6}: "Saint George's Day", {time.May, 24}: "Day of Bulgarian Education and Culture",
		{time.September, 6}: "Unification Day", {time.September, 22}: "Independence Day", {time.December, 26}: "second day of Christmas",
	},
	"GR": {
		{time.March, 25}: "Independence Day", {time.October, 28}: "Ochi Day", {time.December, 26}: "second day of Christmas",
	},
}
