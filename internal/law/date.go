package law

import (
	"fmt"
	"strings"
	"time"
)

// Date is a calendar day without time or zone. The zero value is "no date".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// The years ParseDate takes: long enough for every letter these laws know,
// short enough to catch a slip of the finger.
const (
	FirstYear = 1990
	LastYear  = 2099
)

// DateError says why a text is no date. It never carries the text.
type DateError struct{ Reason string }

func (e *DateError) Error() string { return e.Reason }

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads a day as 2026-11-22, and nothing else: months and days that
// do not exist and years before FirstYear or after LastYear are a *DateError.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		if shapedAsDate(s) {
			return Date{}, &DateError{"there is no such day in the calendar"}
		}
		return Date{}, &DateError{"a date is written as year-month-day, like 2026-11-22"}
	}
	if y := t.Year(); y < FirstYear || y > LastYear {
		return Date{}, &DateError{fmt.Sprintf("the year must lie between %d and %d", FirstYear, LastYear)}
	}
	return DateOf(t), nil
}

func shapedAsDate(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	for i, c := range []byte(s) {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as 2006-01-02.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// MarshalText writes d as 2006-01-02 and no date as nothing.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	p, err := ParseDate(string(text))
	if err == nil {
		*d = p
	}
	return err
}

// Time is the first instant of d in UTC.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Weekday is the day of the week of d.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddDays is d moved by n calendar days.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths is the day with the same number n months on or, where that month
// has no such day, its last day (Regulation 1182/71, Article 3(2)(c)). It
// counts from d itself: three months are not one month and two.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// DaysUntil is the number of days from d to e; negative if e is earlier.
func (d Date) DaysUntil(e Date) int { return int(e.Time().Sub(d.Time()).Hours() / 24) }

// Compare is -1 if d is before e, 0 if they are one day, +1 if d is after e.
func (d Date) Compare(e Date) int { return d.Time().Compare(e.Time()) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// lookUp finds the entry of a language tag: itself, its parents ("de-CH" →
// "de"), at last English, which every table has.
func lookUp[T any](table map[string]T, lang string) T {
	for l := strings.ToLower(lang); l != ""; {
		if v, ok := table[l]; ok {
			return v
		}
		l = l[:max(strings.LastIndexByte(l, '-'), 0)]
	}
	return table["en"]
}
