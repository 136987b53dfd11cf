package law

import (
	"slices"
	"strings"
	"testing"
)

func TestDecide(t *testing.T) {
	for _, c := range []struct {
		name    string
		in      Circumstances
		regime  Regime
		also    []Regime
		because string
	}{
		{"lives and lived in Germany, unknown scraper", Circumstances{Now: "DE", Role: Scraper}, GDPR, nil, "You were in Germany while"},
		{"moved to California, unknown scraper", Circumstances{Then: "DE", Now: "US-CA", Role: Scraper}, GDPR, []Regime{CCPA}, "You were in Germany while"},
		{"moved to Germany, unknown scraper", Circumstances{Then: "US-CA", Now: "DE", Role: Scraper}, None, nil, "You live in Germany now but were in California"},
		{"moved to Germany, platform", Circumstances{Then: "US-CA", Now: "DE", Established: "US-CA", Role: Platform}, GDPR, nil, "You live in Germany"},
		{"moved to California, platform", Circumstances{Then: "DE", Now: "US-CA", Established: "US-CA", Role: Platform}, CCPA, []Regime{GDPR}, "You live in California now"},
		{"Texan, broker in Paris", Circumstances{Now: "US-TX", Established: "FR", Role: Broker}, GDPR, nil, "established in France"},
		{"Californian, broker in Paris", Circumstances{Now: "US-CA", Established: "FR", Role: Broker}, GDPR, []Regime{CCPA}, "wherever you live"},
		{"Californian, unknown scraper", Circumstances{Now: "US-CA", Role: Scraper}, CCPA, nil, "which is assumed"},
		{"left California for Texas", Circumstances{Then: "US-CA", Now: "US-TX", Role: Scraper}, None, nil, "You lived in California then"},
		{"Texan", Circumstances{Now: "US-TX", Role: Scraper}, None, nil, "You live in Texas"},
		{"American without a state", Circumstances{Now: "US", Role: Scraper}, None, nil, "without the state"},
		{"British, Discord Inc.", Circumstances{Now: "GB", Established: "US-CA", Role: Platform}, UKGDPR, nil, "You live in the United Kingdom"},
		{"British, broker in Ireland", Circumstances{Now: "GB", Established: "IE", Role: Broker}, GDPR, []Regime{UKGDPR}, "established in Ireland"},
		{"Scottish, unknown scraper", Circumstances{Now: "GB-SCT", Role: Scraper}, UKGDPR, nil, "You were in the United Kingdom"},
		{"moved from Britain to Germany, unknown scraper", Circumstances{Then: "GB", Now: "DE", Role: Scraper}, UKGDPR, nil, "You were in the United Kingdom"},
		{"moved from Britain to Germany, platform", Circumstances{Then: "GB", Now: "DE", Established: "NL", Role: Platform}, GDPR, []Regime{UKGDPR}, "established in the Netherlands"},
		{"German, broker in London", Circumstances{Now: "DE", Established: "GB", Role: Broker}, UKGDPR, []Regime{GDPR}, "established in the United Kingdom"},
		{"Swiss, Discord Inc.", Circumstances{Now: "CH", Established: "US-CA", Role: Platform}, FADP, nil, "You live in Switzerland"},
		{"Swiss, unknown scraper", Circumstances{Now: "CH-ZH", Role: Scraper}, FADP, nil, "has an effect there"},
		{"Swiss, broker in Vienna", Circumstances{Now: "CH", Established: "AT", Role: Broker}, GDPR, []Regime{FADP}, "established in Austria"},
		{"Swiss, broker in Zug", Circumstances{Now: "CH", Established: "CH-ZG", Role: Broker}, FADP, nil, "established in Switzerland"},
		{"German, broker in Zug", Circumstances{Now: "DE", Established: "CH-ZG", Role: Broker}, FADP, []Regime{GDPR}, "established in Switzerland"},
		{"Texan, platform in Geneva", Circumstances{Now: "US-TX", Established: "CH", Role: Platform}, FADP, nil, "wherever you live"},
		{"moved from Germany to Switzerland, unknown scraper", Circumstances{Then: "DE", Now: "CH", Role: Scraper}, GDPR, []Regime{FADP}, "You were in Germany"},
		{"moved from Germany to Switzerland, platform", Circumstances{Then: "DE", Now: "CH", Established: "US-CA", Role: Platform}, FADP, []Regime{GDPR}, "You live in Switzerland"},
		{"moved from Switzerland to Texas, unknown scraper", Circumstances{Then: "CH", Now: "US-TX", Role: Scraper}, None, nil, "You live in Texas"},
		{"Liechtenstein", Circumstances{Now: "LI", Role: Scraper}, GDPR, nil, "You were in Liechtenstein"},
		{"Norwegian", Circumstances{Now: "NO", Role: Scraper}, GDPR, nil, "You were in Norway"},
		{"Brazilian", Circumstances{Now: "BR", Role: Scraper}, None, nil, "You live in Brazil"},
		{"residence unknown", Circumstances{Role: Scraper}, None, nil, "It is not known where you live"},
		{"residence unknown, broker in Paris", Circumstances{Established: "FR", Role: Broker}, GDPR, nil, "established in France"},
		{"then unknown is now", Circumstances{Now: "GB", Role: Broker}, UKGDPR, nil, "You were in the United Kingdom"},
	} {
		got := Decide(c.in)
		if got.Regime != c.regime || !slices.Equal(got.Also, c.also) {
			t.Errorf("%s: %s and %v, want %s and %v", c.name, got.Regime, got.Also, c.regime, c.also)
		}
		if !strings.Contains(got.Reason, c.because) {
			t.Errorf("%s: the reason lacks %q: %s", c.name, c.because, got.Reason)
		}
	}
}

// Every decision says why in one sentence, never names another regime twice,
// and none names what there is.
func TestDecideAlwaysSaysWhy(t *testing.T) {
	places := []Place{"", "DE", "FR", "NO", "GB", "GB-NIR", "US", "US-CA", "US-TX", "CH", "BR"}
	for _, then := range places {
		for _, now := range places {
			for _, est := range places {
				for _, role := range Roles() {
					c := Circumstances{then, now, est, role}
					got := Decide(c)
					if !strings.HasSuffix(got.Reason, ".") || strings.Count(got.Reason, ". ") > strings.Count(got.Reason, "Cal. ")+strings.Count(got.Reason, "Civ. ") {
						t.Fatalf("%+v: not one sentence: %s", c, got.Reason)
					}
					if slices.Contains(got.Also, got.Regime) || slices.Contains(got.Also, None) {
						t.Fatalf("%+v: %s and %v", c, got.Regime, got.Also)
					}
					if got.Regime == None {
						for _, name := range []string{"the GDPR", "UK GDPR", "FADP", "CCPA", "voluntary request"} {
							if !strings.Contains(got.Reason, name) {
								t.Fatalf("%+v: %q is not named: %s", c, name, got.Reason)
							}
						}
					}
					if (got.Regime == CCPA || slices.Contains(got.Also, CCPA)) != now.InCalifornia() {
						t.Fatalf("%+v: California protects its residents of today alone, got %+v", c, got)
					}
					if est.InEEA() && got.Regime != GDPR {
						t.Fatalf("%+v: established in the EEA, got %s", c, got.Regime)
					}
				}
			}
		}
	}
}

func TestRegimeNames(t *testing.T) {
	for _, c := range []struct {
		r                 Regime
		lang, name, first string
	}{
		{GDPR, "en", "GDPR", "General Data Protection Regulation (EU) 2016/679 (GDPR)"},
		{UKGDPR, "en-GB", "UK GDPR", "UK General Data Protection Regulation (UK GDPR)"},
		{CCPA, "en-US", "CCPA", "California Consumer Privacy Act (CCPA)"},
		{GDPR, "de-AT", "DSGVO", "Datenschutz-Grundverordnung (EU) 2016/679 (DSGVO)"},
		{CCPA, "de", "CCPA", "California Consumer Privacy Act (CCPA)"},
		{None, "en", "", ""},
	} {
		if c.r.Name(c.lang) != c.name || c.r.FullName(c.lang) != c.first {
			t.Errorf("%s in %s: %q, %q", c.r, c.lang, c.r.Name(c.lang), c.r.FullName(c.lang))
		}
	}
	for _, r := range append(Regimes(), None) {
		if got, err := ParseRegime(string(r)); err != nil || got != r {
			t.Errorf("%s: %s, %v", r, got, err)
		}
	}
	for _, s := range []string{"", "dsgvo", "gdpr2", "uk gdpr"} {
		if got, err := ParseRegime(s); err == nil || !strings.Contains(err.Error(), "uk-gdpr") {
			t.Errorf("%q was read as %s", s, got)
		}
	}
}
