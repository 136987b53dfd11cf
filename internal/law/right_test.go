package law

import (
	"slices"
	"testing"
)

func TestKin(t *testing.T) {
	for _, c := range []struct {
		r    Right
		to   Regime
		want Right
		ok   bool
	}{
		{Access, CCPA, ToKnow, true},
		{Erasure, CCPA, ToDelete, true},
		{Objection, CCPA, OptOut, true},
		{Restriction, CCPA, LimitUse, true},
		{Portability, CCPA, ToKnow, true},
		{ToKnow, GDPR, Access, true},
		{ToDelete, UKGDPR, Erasure, true},
		{ToCorrect, GDPR, Rectification, true},
		{OptOut, GDPR, Objection, true},
		{LimitUse, UKGDPR, Restriction, true},
		{Access, UKGDPR, Access, true},
		{Access, None, "", false},
		{Restriction, FADP, Objection, true},
		{"dance", GDPR, "", false},
	} {
		if got, ok := Kin(c.r, c.to); got != c.want || ok != c.ok {
			t.Errorf("%s under %s: %s, %v", c.r, c.to, got, ok)
		}
	}
}

func TestEveryRightHasKinAndWords(t *testing.T) {
	for _, r := range Regimes() {
		for _, right := range Rights(r) {
			if right.Name("en") == "" || right.About("en") == "" {
				t.Errorf("%s has no words", right)
			}
			for _, to := range Regimes() {
				if kin, ok := Kin(right, to); !ok || !slices.Contains(Rights(to), kin) {
					t.Errorf("%s of %s has no kin in %s", right, r, to)
				}
			}
		}
	}
	if len(Rights(None)) != 0 {
		t.Error("a voluntary request has rights")
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		r     Regime
		right Right
		want  string
	}{
		{GDPR, Access, "one month"}, {UKGDPR, "", "one month"}, {CCPA, ToKnow, "45 calendar days"}, {CCPA, "", "45 calendar days"},
		{CCPA, OptOut, "15 business days"}, {CCPA, LimitUse, "15 business days"}, {FADP, Access, "30 days"}, {None, "", ""},
	} {
		if got := Period("en", c.r, c.right); got != c.want {
			t.Errorf("%s %s: %q", c.r, c.right, got)
		}
	}
}
