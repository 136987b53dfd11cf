package main

import (
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

func TestAges(t *testing.T) {
	for _, c := range []struct {
		today     law.Date
		has, lack []string
	}{
		{law.Date{Year: 2026, Month: 11, Day: 22}, []string{"laws and public holidays: as of 22", "from 2", "2025/2518"}, []string{"more than a year", "not known here yet"}},
		{law.Date{Year: 2027, Month: 12, Day: 1}, []string{"more than a year ago", "not known here yet, since 2", "2025/2518"}, []string{"\nfrom "}},
	} {
		var b strings.Builder
		printAges(&b, c.today)
		for _, s := range c.has {
			if !strings.Contains(b.String(), s) {
				t.Errorf("%s: no %q in\n%s", c.today, s, b.String())
			}
		}
		for _, s := range c.lack {
			if strings.Contains(b.String(), s) {
				t.Errorf("%s: %q in\n%s", c.today, s, b.String())
			}
		}
	}
}
