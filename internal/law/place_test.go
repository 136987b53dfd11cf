package law

import (
	"errors"
	"strings"
	"testing"
)

func TestParsePlace(t *testing.T) {
	for in, want := range map[string]Place{
		"DE": "DE", "de": "DE", " de-by ": "DE-BY", "GB": "GB", "gb-sct": "GB-SCT", "US-CA": "US-CA", "US-DC": "US-DC", "US": "US",
		"CH-ZH": "CH-ZH", "AT-9": "AT-9", "ES-CT": "ES-CT", "CA": "CA", "XK": "XK",
	} {
		if got, err := ParsePlace(in); err != nil || got != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, meant := range map[string]Place{
		"UK": "GB", "uk-sct": "GB-SCT", "UK-LON": "GB", "EL": "GR", "FR-75": "FR", "DE-XX": "DE", "US-ZZ": "US", "DE-": "DE",
		"": "", "D": "", "DEU": "", "XX": "", "EU": "", "EEA": "", "Germany": "", "DE BY": "", "ZZ-CA": "", "AN": "", "YU": "", "SU": "",
		"-": "", "  ": "", "DE\x00": "",
	} {
		var bad *PlaceError
		if got, err := ParsePlace(in); !errors.As(err, &bad) || got != "" {
			t.Errorf("%q was read as %q, %v", in, got, err)
		} else if bad.Meant != meant {
			t.Errorf("%q: meant %q, want %q", in, bad.Meant, meant)
		}
	}
	if _, err := ParsePlace("UK"); err.Error() != "the code of the United Kingdom is GB" {
		t.Error(err)
	}
}

func TestPlaceTables(t *testing.T) {
	if n := len(countries()); n != 250 { // 249 and Kosovo
		t.Errorf("%d countries", n)
	}
	parts := map[Place]int{}
	for p, name := range subdivisions() {
		if name == "" || countries()[p.Country()] == "" {
			t.Errorf("%s has no name or no country", p)
		}
		parts[p.Country()]++
	}
	for c, n := range map[Place]int{"AT": 9, "CH": 26, "DE": 16, "ES": 19, "GB": 4, "US": 51} {
		if parts[c] != n {
			t.Errorf("%s has %d parts, want %d", c, parts[c], n)
		}
		if !c.dividedHere() {
			t.Errorf("%s is not said to be divided", c)
		}
	}
	for _, list := range []string{union, eeaBesideEU, localHolidays} {
		for code := range strings.FieldsSeq(list) {
			if countries()[Place(code)] == "" {
				t.Errorf("%s is in a list but no country", code)
			}
		}
	}
	if eu := len(strings.Fields(union)); eu != 27+7 {
		t.Errorf("the Union has %d codes", eu)
	}
}

func TestWhereAPlaceLies(t *testing.T) {
	for _, c := range []struct {
		p               Place
		eu, eea, uk, ca bool
		name, where     string
	}{
		{"DE", true, true, false, false, "Germany", "in the European Economic Area"},
		{"DE-BY", true, true, false, false, "Bavaria, Germany", "in the European Economic Area"},
		{"RE", true, true, false, false, "Réunion", "in the European Economic Area"},
		{"NO", false, true, false, false, "Norway", "in the European Economic Area"},
		{"LI", false, true, false, false, "Liechtenstein", "in the European Economic Area"},
		{"GB", false, false, true, false, "United Kingdom", "in the United Kingdom"},
		{"GB-SCT", false, false, true, false, "Scotland", "in the United Kingdom"},
		{"GG", false, false, false, false, "Guernsey", "in Guernsey"},
		{"US-CA", false, false, false, true, "California", "in California"},
		{"US-TX", false, false, false, false, "Texas", "in the United States"},
		{"US-GA", false, false, false, false, "Georgia, United States", "in the United States"},
		{"CA", false, false, false, false, "Canada", "in Canada"},
		{"CH", false, false, false, false, "Switzerland", "in Switzerland"},
		{"CH-GE", false, false, false, false, "Geneva, Switzerland", "in Switzerland"},
		{"TR", false, false, false, false, "Türkiye", "in Türkiye"},
		{"", false, false, false, false, "", ""},
		{"ZZ", false, false, false, false, "ZZ", "in ZZ"},
	} {
		if c.p.InEU() != c.eu || c.p.InEEA() != c.eea || c.p.InUK() != c.uk || c.p.InCalifornia() != c.ca {
			t.Errorf("%s lies in the wrong place", c.p)
		}
		if got := c.p.Name("en"); got != c.name {
			t.Errorf("%s is called %q", c.p, got)
		}
		if got := c.p.Jurisdiction("en"); got != c.where {
			t.Errorf("%s is %q", c.p, got)
		}
	}
}
