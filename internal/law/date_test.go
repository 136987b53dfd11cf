package law

import (
	"encoding/json"
	"errors"
	"testing"
	"time"
)

// day reads a date that a test is sure of.
func day(t testing.TB, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"1990-01-01", "2024-02-29", "2026-11-22", "2099-12-31"} {
		if d := day(t, s); d.String() != s {
			t.Errorf("%s came back as %s", s, d)
		}
	}
	for _, s := range []string{
		"", "22.11.2026", "2026-11-2", "2026-1-22", "26-11-22", "2026/11/22", " 2026-11-22", "2026-11-22 ", "2026-11-22T00:00:00Z",
		"2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "1989-12-31", "2100-01-01", "0000-01-01",
		"-026-11-22", "２０２６-11-22", "2026-11-2a", "2026-11-22\n",
	} {
		var bad *DateError
		if d, err := ParseDate(s); !errors.As(err, &bad) {
			t.Errorf("%q was read as %v, %v", s, d, err)
		}
	}
}

func TestDateReasonsTellShapeFromCalendar(t *testing.T) {
	for s, want := range map[string]string{
		"2026-02-30": "there is no such day in the calendar",
		"30.02.2026": "a date is written as year-month-day, like 2026-11-22",
		"1815-06-18": "the year must lie between 1990 and 2099",
	} {
		if _, err := ParseDate(s); err == nil || err.Error() != want {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		to     string
	}{
		{"2026-09-03", 1, "2026-10-03"},
		{"2026-03-31", 1, "2026-04-30"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-31", 3, "2026-04-30"}, // not 28 April: counted from the day itself
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-12-31", 1, "2027-01-31"},
		{"2026-12-15", 12, "2027-12-15"},
		{"2026-03-31", -1, "2026-02-28"},
	} {
		if got := day(t, c.from).AddMonths(c.months); got != day(t, c.to) {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.months, got, c.to)
		}
	}
}

func TestDateOrder(t *testing.T) {
	a, b := day(t, "2026-11-30"), day(t, "2026-12-01")
	if !a.Before(b) || a.After(b) || !b.After(a) || a.Compare(a) != 0 || a.Compare(b) != -1 || b.Compare(a) != 1 {
		t.Error("30 November does not come before 1 December")
	}
	if a.AddDays(1) != b || b.AddDays(-1) != a || a.DaysUntil(b) != 1 || b.DaysUntil(a) != -1 {
		t.Error("the days between them are miscounted")
	}
	if a.Weekday() != time.Monday || !(Date{}).IsZero() || a.IsZero() {
		t.Error("weekday or zero")
	}
	if got := DateOf(time.Date(2026, 11, 30, 23, 59, 0, 0, time.FixedZone("far east", 14*3600))); got != a {
		t.Errorf("the day in its own zone is %s", got)
	}
}

func TestDateLong(t *testing.T) {
	d := day(t, "2026-11-02")
	for lang, want := range map[string]string{
		"en": "2\u00a0November 2026", "en-GB": "2\u00a0November 2026", "en-US": "November\u00a02, 2026", "EN-us": "November\u00a02, 2026",
		"": "2\u00a0November 2026", "xx": "2\u00a0November 2026",
	} {
		if got := d.Long(lang); got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
	if got := (Date{}).Long("en"); got != "" {
		t.Errorf("no date is written as %q", got)
	}
}

func TestDateText(t *testing.T) {
	in := struct{ A, B Date }{A: day(t, "2026-11-22")}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"2026-11-22","B":""}` {
		t.Fatalf("%s, %v", b, err)
	}
	out := in
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Errorf("came back as %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"A":"tomorrow"}`), &out); err == nil || out != in {
		t.Errorf("a bad date was taken: %v, %v", out, err)
	}
}
