package law

import (
	"time"

	"github.com/rickar/cal/v2"
)

// Holidays that the library lacks: whole countries, and the days that laws
// have added since. Each list is that of the country's own law on public
// holidays; local and religious days that not everyone has are left out.

type holidayRule = *cal.Holiday

// fixed is a holiday on one date of every year from since on; since 0 means
// always.
func fixed(name string, month time.Month, day, since int) holidayRule {
	return &cal.Holiday{Name: name, Month: month, Day: day, StartYear: since, Func: cal.CalcDayOfMonth}
}

// only is a holiday of a single year.
func only(year int, name string, month time.Month, day int) holidayRule {
	return &cal.Holiday{Name: name, Month: month, Day: day, StartYear: year, EndYear: year, Func: cal.CalcDayOfMonth}
}

// nth is a holiday on the nth weekday of a month; -1 is the last.
func nth(name string, month time.Month, weekday time.Weekday, n int) holidayRule {
	return &cal.Holiday{Name: name, Month: month, Weekday: weekday, Offset: n, Func: cal.CalcWeekdayOffset}
}

// easter are holidays by their days from western Easter.
func easter(offsets ...int) rules { return paschal(false, offsets) }

// orthodoxEaster are holidays by their days from Easter of the eastern church.
func orthodoxEaster(offsets ...int) rules { return paschal(true, offsets) }

func paschal(julian bool, offsets []int) rules {
	list := make(rules, len(offsets))
	for i, o := range offsets {
		list[i] = &cal.Holiday{Name: easterNames[o], Offset: o, Julian: julian, Func: cal.CalcEasterOffset}
	}
	return list
}

// Days from Easter.
const (
	cleanMonday   = -48
	shroveTuesday = -47
	maundy        = -3
	goodFriday    = -2
	easterSunday  = 0
	easterMonday  = 1
	prayerDay     = 26
	ascension     = 39
	whitMonday    = 50
	corpusChristi = 60
)

// Days that many countries share.

func newYear() holidayRule      { return fixed("New Year's Day", 1, 1, 0) }
func epiphany() holidayRule     { return fixed("Epiphany", 1, 6, 0) }
func labourDay() holidayRule    { return fixed("Labour Day", 5, 1, 0) }
func assumption() holidayRule   { return fixed("Assumption Day", 8, 15, 0) }
func allSaints() holidayRule    { return fixed("All Saints' Day", 11, 1, 0) }
func immaculate() holidayRule   { return fixed("Immaculate Conception", 12, 8, 0) }
func christmas() holidayRule    { return fixed("Christmas Day", 12, 25, 0) }
func saintStephen() holidayRule { return fixed("Saint Stephen's Day", 12, 26, 0) }

func christmasEve(since int) holidayRule { return fixed("Christmas Eve", 12, 24, since) }
func liberation(year int) holidayRule    { return only(year, "Tag der Befreiung", 5, 8) }

// saintFrancis is a national holiday in Italy again (Law 151/2025).
func saintFrancis() holidayRule { return fixed("San Francesco d'Assisi", 10, 4, 2026) }

// greatPrayerDay was kept in Denmark until 2023.
func greatPrayerDay() holidayRule {
	h := easter(prayerDay)[0]
	h.EndYear = 2023
	return h
}

// bankHoliday is a British one, which moves from a weekend to Monday.
func bankHoliday(name string, month time.Month, day int) holidayRule {
	h := fixed(name, month, day, 0)
	h.Observed = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 1}}
	return h
}

// secondOfJanuary gives way to New Year's Day and its substitute.
func secondOfJanuary() holidayRule {
	h := fixed("2 January", 1, 2, 0)
	h.Observed = []cal.AltDay{{Day: time.Saturday, Offset: 2}, {Day: time.Sunday, Offset: 2}, {Day: time.Monday, Offset: 1}}
	return h
}

func luxembourg() rules {
	return append(easter(easterMonday, ascension, whitMonday),
		newYear(), labourDay(), fixed("Europe Day", 5, 9, 2019), fixed("National Day", 6, 23, 0),
		assumption(), allSaints(), christmas(), saintStephen())
}

func portugal() rules {
	return append(easter(goodFriday, easterSunday, corpusChristi),
		newYear(), fixed("Freedom Day", 4, 25, 0), labourDay(), fixed("Portugal Day", 6, 10, 0), assumption(),
		fixed("Republic Day", 10, 5, 0), allSaints(), fixed("Restoration of Independence", 12, 1, 0), immaculate(), christmas())
}

// finland counts the eves of Midsummer and Christmas with the holidays (Act
// 150/1930 on the computation of time, section 5).
func finland() rules {
	midsummerEve := &cal.Holiday{Name: "Midsummer Eve", Month: time.June, Day: 19, Weekday: time.Friday, Offset: 1, Func: cal.CalcWeekdayFrom}
	return append(easter(goodFriday, easterSunday, easterMonday, ascension),
		newYear(), epiphany(), labourDay(), midsummerEve, fixed("Independence Day", 12, 6, 0), christmasEve(0), christmas(), saintStephen())
}

func estonia() rules {
	return append(easter(goodFriday, easterSunday),
		newYear(), fixed("Independence Day", 2, 24, 0), labourDay(), fixed("Victory Day", 6, 23, 0), fixed("Midsummer Day", 6, 24, 0),
		fixed("Restoration of Independence", 8, 20, 0), christmasEve(0), christmas(), saintStephen())
}

func hungary() rules {
	return append(easter(goodFriday, easterSunday, easterMonday, whitMonday),
		newYear(), fixed("National Day (1848)", 3, 15, 0), labourDay(), fixed("State Foundation Day", 8, 20, 0),
		fixed("National Day (1956)", 10, 23, 0), allSaints(), christmas(), saintStephen())
}

func malta() rules {
	return append(easter(goodFriday),
		newYear(), fixed("Saint Paul's Shipwreck", 2, 10, 0), fixed("Saint Joseph's Day", 3, 19, 0), fixed("Freedom Day", 3, 31, 0),
		labourDay(), fixed("Sette Giugno", 6, 7, 0), fixed("Saint Peter and Saint Paul", 6, 29, 0), assumption(),
		fixed("Victory Day", 9, 8, 0), fixed("Independence Day", 9, 21, 0), immaculate(), fixed("Republic Day", 12, 13, 0), christmas())
}

func cyprus() rules {
	return append(orthodoxEaster(cleanMonday, goodFriday, easterSunday, easterMonday, whitMonday),
		newYear(), epiphany(), fixed("Greek Independence Day", 3, 25, 0), fixed("Cyprus National Day", 4, 1, 0), labourDay(),
		assumption(), fixed("Independence Day", 10, 1, 0), fixed("Ochi Day", 10, 28, 0), christmas(), saintStephen())
}

func iceland() rules {
	firstDayOfSummer := &cal.Holiday{Name: "First Day of Summer", Month: time.April, Day: 19, Weekday: time.Thursday, Offset: 1, Func: cal.CalcWeekdayFrom}
	return append(easter(maundy, goodFriday, easterSunday, easterMonday, ascension, whitMonday),
		newYear(), firstDayOfSummer, labourDay(), fixed("National Day", 6, 17, 0), nth("Commerce Day", time.August, time.Monday, 1),
		christmas(), saintStephen())
}

// liechtenstein has the days it notified for the EEA's own counting of
// periods (last seen in OJ C 455 of 18 December 2014).
func liechtenstein() rules {
	return append(easter(shroveTuesday, goodFriday, easterSunday, easterMonday, ascension, whitMonday, corpusChristi),
		newYear(), fixed("2 January", 1, 2, 0), epiphany(), fixed("Candlemas", 2, 2, 0), fixed("Saint Joseph's Day", 3, 19, 0), labourDay(),
		assumption(), fixed("Nativity of Our Lady", 9, 8, 0), allSaints(), immaculate(), christmas(), saintStephen(), fixed("New Year's Eve", 12, 31, 0))
}

// california are the days on which the state's offices are closed (Government
// Code §§ 6700, 6701 and 19853): a fixed day on a Sunday moves to Monday, and
// Veterans Day on a Saturday to Friday. § 6700 lists further days, such as
// Juneteenth, on which they are open.
func california() rules {
	const sundayToMonday = 1
	moving := func(name string, month time.Month, day int) holidayRule {
		h := fixed(name, month, day, 0)
		h.Observed = []cal.AltDay{{Day: time.Sunday, Offset: sundayToMonday}}
		return h
	}
	chavez, farmworkers := moving("Cesar Chavez Day", 3, 31), moving("Farmworkers Day", 3, 31)
	chavez.EndYear, farmworkers.StartYear = 2025, 2026 // renamed by AB 2156 of 2026
	veterans := moving("Veterans Day", 11, 11)
	veterans.Observed = append(veterans.Observed, cal.AltDay{Day: time.Saturday, Offset: -1})
	dayAfter := nth("day after Thanksgiving", time.November, time.Thursday, 4)
	dayAfter.CalcOffset = 1
	return rules{
		moving("New Year's Day", 1, 1), nth("Martin Luther King Jr. Day", time.January, time.Monday, 3),
		nth("Presidents' Day", time.February, time.Monday, 3), chavez, farmworkers,
		nth("Memorial Day", time.May, time.Monday, -1), moving("Independence Day", 7, 4),
		nth("Labor Day", time.September, time.Monday, 1), veterans, nth("Thanksgiving", time.November, time.Thursday, 4), dayAfter,
		moving("Christmas Day", 12, 25),
	}
}
