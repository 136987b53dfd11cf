package law

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rickar/cal/v2"
)

// Days known from the countries' own publications.
func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		p    Place
		date string
		name string // "" = a working day
	}{
		{"NL", "2026-04-27", "Koningsdag"}, {"NL", "2026-05-05", "Bevrijdingsdag"}, {"NL", "2026-04-03", "Good Friday"}, {"NL", "2026-05-14", "Ascension Day"},
		{"NL", "2026-05-01", ""}, {"NL", "2026-12-24", ""},
		{"DE", "2026-10-31", ""}, {"DE-HH", "2025-10-31", "Reformationstag"}, {"DE-BY", "2025-10-31", ""}, {"DE", "2026-06-04", ""},
		{"DE-BY", "2026-06-04", "Corpus Christi"}, {"DE-BE", "2027-03-08", "Frauentag"}, {"DE-BE", "2025-05-08", "Tag der Befreiung"}, {"DE-BE", "2026-05-08", ""},
		{"DE-MV", "2027-03-08", "Internationaler Frauentag"}, {"DE-MV", "2022-03-08", ""}, {"DE-SN", "2026-11-18", "Buß- und Bettag"}, {"DE-TH", "2027-09-20", "Weltkindertag"},
		{"FR", "2026-05-08", "Fête de la Victoire"}, {"FR", "2026-07-14", "Fête Nationale"}, {"FR", "2026-11-11", "Armistice de 1918"}, {"FR", "2026-04-03", ""},
		{"LU", "2026-06-23", "National Day"}, {"LU", "2025-05-09", "Europe Day"}, {"LU", "2018-05-09", ""}, {"LU", "2026-04-03", ""},
		{"BE", "2026-07-21", "Nationale Feestdag"}, {"BE", "2026-11-02", ""},
		{"IE", "2026-02-02", "Saint Brigid’s Day"}, {"IE", "2022-02-07", ""}, {"IE", "2030-02-01", "Saint Brigid’s Day"}, {"IE", "2026-04-03", ""}, {"IE", "2026-10-26", "Last Monday in October"},
		{"ES", "2026-04-06", ""}, {"ES", "2026-04-03", "Good Friday"}, {"PT", "2026-04-06", ""}, {"PT", "2026-06-04", "Corpus Christi"}, {"PT", "2026-12-01", "Restoration of Independence"},
		{"PL", "2024-12-24", ""}, {"PL", "2025-12-24", "Christmas Eve"}, {"IT", "2025-10-04", ""}, {"IT", "2027-10-04", "San Francesco d'Assisi"},
		{"DK", "2023-05-05", "Great Prayer Day"}, {"DK", "2024-04-26", ""}, {"RO", "2023-01-06", ""}, {"RO", "2026-01-06", "Epiphany"}, {"RO", "2026-01-07", "Sfântul Ioan"},
		{"BG", "2026-12-28", "substitute for second day of Christmas"}, {"GR", "2026-04-13", "Easter Monday"}, {"GR", "2026-04-06", ""}, {"CY", "2026-02-23", "Clean Monday"}, {"GR", "2026-02-23", "Clean Monday"}, {"CY", "2026-06-01", "Whit Monday"},
		{"FI", "2026-06-19", "Midsummer Eve"}, {"SE", "2026-06-19", "Midsommarafton"}, {"IS", "2026-04-23", "First Day of Summer"}, {"IS", "2026-08-03", "Commerce Day"},
		{"HU", "2026-10-23", "National Day (1956)"}, {"EE", "2026-06-23", "Victory Day"}, {"MT", "2026-06-29", "Saint Peter and Saint Paul"}, {"LI", "2026-09-08", "Nativity of Our Lady"},
		{"AT", "2026-10-26", "Nationalfeiertag"}, {"AT", "2026-04-03", ""}, {"NO", "2027-05-17", "Grunnlovsdag"},

		{"GB", "2026-12-28", "substitute for Boxing Day"}, {"GB-ENG", "2027-12-27", "substitute for Christmas Day"}, {"GB", "2027-12-28", "substitute for Boxing Day"},
		{"GB", "2026-04-06", "Easter Monday"}, {"GB-SCT", "2026-04-06", ""}, {"GB-WLS", "2026-08-31", "Summer Bank Holiday"}, {"GB-SCT", "2026-08-31", ""}, {"GB-SCT", "2026-08-03", "Summer Bank Holiday"},
		{"GB-SCT", "2026-01-02", "2 January"}, {"GB", "2026-01-02", ""}, {"GB-SCT", "2022-01-03", "substitute for New Year's Day"}, {"GB-SCT", "2022-01-04", "substitute for 2 January"},
		{"GB-SCT", "2026-06-15", "World Cup bank holiday"}, {"GB-SCT", "2026-11-30", "Saint Andrew's Day"}, {"GB-NIR", "2026-03-17", "Saint Patrick's Day"},
		{"GB-NIR", "2026-07-13", "substitute for Battle of the Boyne"}, {"GB", "2022-09-19", "State Funeral of Queen Elizabeth II"},

		{"US-CA", "2026-03-31", "Farmworkers Day"}, {"US-CA", "2025-03-31", "Cesar Chavez Day"}, {"LI", "2026-02-17", "Shrove Tuesday"}, {"US-CA", "2026-11-27", "day after Thanksgiving"}, {"US-CA", "2026-06-19", ""}, {"US-CA", "2026-10-12", ""},
		{"US-CA", "2027-07-05", "substitute for Independence Day"}, {"US-CA", "2026-07-03", ""}, {"US-CA", "2028-11-10", "substitute for Veterans Day"}, {"US-CA", "2029-11-12", "substitute for Veterans Day"},
	} {
		if got := Holiday(c.p, day(t, c.date)); got != c.name && !(c.name != "" && strings.Contains(got, c.name)) {
			t.Errorf("%s %s: %q, want %q", c.p, c.date, got, c.name)
		}
	}
}

func TestWhereHolidaysAreKnown(t *testing.T) {
	for p := range countries() {
		if got, want := HasHolidays(p), p.InEEA() || p.InUK(); got != want {
			t.Errorf("%s: %v", p, got)
		}
	}
	if !HasHolidays("US-CA") || HasHolidays("US-TX") || HasHolidays("") {
		t.Error("California alone of the states")
	}
	lists := 0
	for p := range subdivisions() {
		if p.Country() == "DE" && len(holidaysAt(p)) < len(holidaysAt("DE")) {
			t.Errorf("%s has fewer holidays than all Germany", p)
		}
		if p.Country() == "DE" && HasHolidays(p) {
			lists++
		}
	}
	if lists != 16 {
		t.Errorf("%d Länder", lists)
	}
}

// Every holiday of every place has a name and lies in its year.
func TestHolidaysHaveNames(t *testing.T) {
	for p := range countries() {
		for y := 2018; y <= 2035; y++ {
			n, names := 0, []string(nil)
			for _, h := range holidaysAt(p) {
				actual, observed := occurrence(h, y)
				if actual.IsZero() {
					continue
				}
				n++
				names = append(names, holidayName(p, h))
				if holidayName(p, h) == "" || actual.Year != y || observed.Year != y {
					t.Errorf("%s %d: %q on %v, %v", p, y, holidayName(p, h), actual, observed)
				}
			}
			if strings.ContainsFunc(strings.Join(names, ""), func(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
				t.Errorf("%s %d: a name not in Latin letters in %q", p, y, names)
			}
			if HasHolidays(p) && n < 8 {
				t.Errorf("%s has %d holidays in %d", p, n, y)
			}
		}
	}
}

// The library counts in the machine's zone, and some zones have days without
// a midnight; the holidays must not depend on it.
func TestHolidaysAreTheSameInEveryZone(t *testing.T) {
	calendar := func() map[Place]string {
		m := map[Place]string{}
		for _, p := range []Place{"NL", "DE-SN", "GB-SCT", "IE", "GR", "BG", "FI", "IS", "US-CA"} {
			for d := day(t, "2026-01-01"); d.Year < 2029; d = d.AddDays(1) {
				if name := Holiday(p, d); name != "" {
					m[p] += d.String() + " " + name + "\n"
				}
			}
		}
		return m
	}
	before := cal.DefaultLoc
	t.Cleanup(func() { cal.DefaultLoc = before })
	cal.DefaultLoc = time.UTC
	want := calendar()
	for _, name := range []string{"Africa/Cairo", "America/Havana", "America/Santiago", "America/Asuncion", "Asia/Beirut", "Atlantic/Azores", "Pacific/Apia", "Pacific/Kiritimati"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Skip("no time zones on this machine: ", err)
		}
		cal.DefaultLoc = zone
		for p, got := range calendar() {
			if got != want[p] {
				t.Errorf("%s in %s differs", p, name)
			}
		}
	}
}
