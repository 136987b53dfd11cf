package law

import "fmt"

// plain is a date in running text: "31 January 2026".
func plain(d Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// after is a date that follows another in a sentence; it repeats the year
// only where it is another one.
func after(before, d Date) string {
	if d.Year == before.Year {
		return fmt.Sprintf("%d %s", d.Day, d.Month)
	}
	return plain(d)
}

// dayAfter is after with the day of the week.
func dayAfter(before, d Date) string { return d.Weekday().String() + " " + after(before, d) }

// count is a number with its unit: "1 month", "6 days".
func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// landing tells where a period lands and, if that is a day off at p, where it
// goes from there: "is 28 February, a Saturday; the next working day in the
// Netherlands is Monday 2 March".
func landing(p Place, from, raw, due Date) string {
	if raw == due {
		return "is " + dayAfter(from, raw)
	}
	where := ""
	if p != "" {
		where = " in " + p.inSentence("en")
	}
	s := "is " + after(from, raw) + ", "
	if isWeekend(raw) {
		s += "a " + raw.Weekday().String()
	} else {
		s += "a public holiday" + where + " (" + Holiday(p, raw) + ")"
		if where != "" {
			where = " there"
		}
	}
	s += "; the next working day" + where + " is " + dayAfter(raw, due)
	for d := raw.AddDays(1); d.Before(due); d = d.AddDays(1) {
		if name := Holiday(p, d); name != "" && !isWeekend(d) {
			s += ", as " + dayAfter(due, d) + " is a public holiday (" + name + ")"
		}
	}
	return s
}
