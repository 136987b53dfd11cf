package law

import "testing"

func TestChanges(t *testing.T) {
	for i, c := range changes {
		if c.Day.IsZero() || c.What == "" || c.Means == "" || c.Source == "" {
			t.Errorf("%s: something is missing", c.What)
		}
		if i > 0 && c.Day.Before(changes[i-1].Day) {
			t.Errorf("%s: out of order", c.What)
		}
	}
	for _, c := range []struct {
		today               Date
		upcoming, overtaken int
	}{
		{Date{2026, 11, 22}, 3, 0}, {Date{2026, 12, 31}, 3, 0}, {Date{2027, 1, 1}, 1, 2}, {Date{2027, 4, 1}, 1, 2}, {Date{2027, 4, 2}, 0, 3}, {Date{2030, 1, 1}, 0, 3},
	} {
		if u, o := len(Upcoming(c.today)), len(Overtaken(c.today)); u != c.upcoming || o != c.overtaken {
			t.Errorf("%s: %d upcoming and %d overtaken, want %d and %d", c.today, u, o, c.upcoming, c.overtaken)
		}
	}
	if TablesStale(Date{2027, 11, 22}) || !TablesStale(Date{2027, 11, 23}) {
		t.Error("tables are old after twelve months, not before")
	}
}
