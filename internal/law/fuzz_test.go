package law

import (
	"testing"
	"unicode/utf8"
)

// Whatever is typed, a place or date that is read is one that is written back
// the same, and no refusal carries what was typed.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-22", "2026-02-29", "DE", "gb-sct", "UK", "US-CA", "\x1b[2J", "15(1)(c)", "DPA2018 164A", "((", "-", "C-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil && d.String() != s {
			t.Errorf("the date %q came back as %s", s, d)
		}
		if p, err := ParsePlace(s); err == nil {
			if again, err := ParsePlace(string(p)); err != nil || again != p {
				t.Errorf("the place %q came back as %q, %v", p, again, err)
			}
			if p.Name("en") == "" || p.Jurisdiction("en") == "" {
				t.Errorf("%q has no name", p)
			}
		}
		for _, r := range append(Regimes(), None) {
			if _, err := Cite("en", r, s); err != nil && (!utf8.ValidString(err.Error()) || len(err.Error()) > 1000) {
				t.Errorf("citing %q is refused by %q", s, err)
			}
			_, _ = Cite("fr", r, s, s)
			_ = Fits(r, s, Scraper)
		}
	})
}
