package law

import "time"

// MarshalTOML writes d as a TOML local date (TOML 1.0, "Local Date"), without
// quotes, and no date as an empty text.
func (d Date) MarshalTOML() ([]byte, error) {
	if d.IsZero() {
		return []byte(`""`), nil
	}
	return []byte(d.String()), nil
}

// UnmarshalTOML reads a TOML local date, or a text as ParseDate takes it.
// A date with a time or a zone is a *DateError: which day it means would
// depend on where one stands.
func (d *Date) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		return d.UnmarshalText([]byte(v))
	case time.Time:
		// BurntSushi/toml tells the kinds of date apart by the zone's name.
		if v.Location().String() != "date-local" {
			return &DateError{"a date is written without time or zone, like 2026-11-22"}
		}
		return d.UnmarshalText([]byte(v.Format(time.DateOnly)))
	}
	return &DateError{"a date is written as year-month-day, like 2026-11-22"}
}
