package wizard

import (
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

// complain is what the last page says of the authority for a place.
func complain(t *testing.T, language string, place law.Place) string {
	t.Helper()
	w := newWorld()
	w.Language = language
	k := newDesk(t.Context(), w.Options)
	d := k.fresh()
	d.Request.Residence = place
	s := k.complainSaid(d)
	missed(t, k.say)
	return s
}

func TestWhereToComplain(t *testing.T) {
	for place, want := range map[law.Place][]string{
		"IE":    {"Data Protection Commission", "in these languages: ", "English", "Enclose: a copy of your request;"},
		"FR":    {"CNIL", "French"},
		"BG":    {"qualified electronic signature"},
		"GB":    {"Information Commissioner"},
		"DE":    {"of the Land in which you live", "Bavaria: ", "Berlin: "},
		"DE-BY": {"A plain e-mail counts as a complaint there."},
		"US-CA": {"in this order", "CalPrivacy", "Attorney General", "https://cppa.ca.gov/webapplications/complaint"},
		"PH":    {"knows no data protection authority", "That does not mean that there is none"},
	} {
		got := complain(t, "en", place)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s lacks %q:\n%s", place, w, got)
			}
		}
	}
	if s := complain(t, "en", "US-CA"); strings.Index(s, "CalPrivacy") > strings.Index(s, "Attorney General") {
		t.Error("the Attorney General comes first")
	}
}

// TestComplainingInGerman has every authority said in German.
func TestComplainingInGerman(t *testing.T) {
	for _, p := range law.Places() {
		s := complain(t, "de", p)
		for _, english := range []string{" in these ", "plain e-mail", "By post"} {
			if strings.Contains(s, english) {
				t.Errorf("%s: %q in\n%s", p, english, s)
			}
		}
	}
}
