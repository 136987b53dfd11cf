package directory

import (
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

func ids(list []Authority) string {
	var s []string
	for _, a := range list {
		s = append(s, a.ID)
	}
	return strings.Join(s, " ")
}

func TestAuthorityFor(t *testing.T) {
	if _, err := authorities(); err != nil {
		t.Fatal(err)
	}
	for place, want := range map[law.Place]string{
		"DE-BW": "debawueldb", "DE-BY": "debaylda", "DE-BE": "deberlbdi", "DE-BB": "debralda", "DE-HB": "debrelfdi",
		"DE-HE": "dehessbdi", "DE-HH": "dehmbbfdi", "DE-MV": "demvldi", "DE-NI": "dendslfd", "DE-NW": "denrwldi",
		"DE-RP": "derlpbdi", "DE-SL": "desaarudz", "DE-SN": "desaechsdsb", "DE-ST": "desalbd", "DE-SH": "deshuld", "DE-TH": "detlfdi",
		"IE": "iedpc", "AT": "atdsb", "AT-9": "atdsb", "NO": "nods", "IS": "isdpa", "LI": "lidss", "ES-CN": "esaepa", "RE": "frcnil", "AX": "fitst",
		"GB": "gbico", "GB-SCT": "gbico", "CH": "chedoeb", "CH-ZH": "chedoeb",
		"US-CA": "us-ca-ag us-ca-cppa", "US-TX": "us-tx-ag", "US-OR": "us-or-doj", "US": "", "US-NY": "",
		"CA": "ca-opc", "AU": "au-oaic", "BR": "br-anpd", "GI": "", "JE": "", "TR": "", "": "",
	} {
		got := AuthorityFor(place)
		slices.SortFunc(got, func(a, b Authority) int { return strings.Compare(a.ID, b.ID) })
		if ids(got) != want {
			t.Errorf("%s: %s, want %s", place, ids(got), want)
		}
	}
	if got := AuthorityFor("US-CA"); got[0].ID != "us-ca-cppa" {
		t.Errorf("the first one in California is %s", got[0].ID)
	}
	if got := AuthorityFor("DE"); len(got) != 16 || slices.ContainsFunc(got, func(a Authority) bool { return a.ID == "debfdi" || a.ID == "debayldb" }) {
		t.Errorf("Germany: %s", ids(got))
	}
}

// TestEveryPlaceOfTheEEA: whoever the GDPR protects at home has an authority.
func TestEveryPlaceOfTheEEA(t *testing.T) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			p, err := law.ParsePlace(string(a) + string(b))
			if err != nil {
				continue
			}
			got := AuthorityFor(p)
			if (p.InEEA() || p.InUK() || p.InSwitzerland()) && len(got) == 0 {
				t.Errorf("%s: no authority", p)
			}
			for _, x := range got {
				if p.InEEA() && len(x.Address) == 0 {
					t.Errorf("%s: %s has no postal address", p, x.ID)
				}
			}
		}
	}
}

func TestAuthoritiesAreComplete(t *testing.T) {
	count := map[Kind]int{}
	for _, a := range Authorities() {
		count[a.Kind]++
		if a.Form == "" && a.Email == "" && a.Web == "" && len(a.Address) == 0 {
			t.Errorf("%s cannot be reached", a.ID)
		}
	}
	// 57 of the public data set: 29 of the EEA without Germany, CH, GB, 16 of
	// the Länder, 2 for public bodies, 6 of churches, 2 of broadcasters; and 9 others.
	want := map[Kind]int{General: 29 + 2 + 16 + 4, Prosecutor: 5, PublicOnly: 2, Church: 6, Broadcasting: 2}
	for k, n := range want {
		if count[k] != n {
			t.Errorf("%s: %d, want %d", k, count[k], n)
		}
	}
	if a, _ := LookupAuthority("plgiodo"); a.Mail != MailNot || a.Route != ByPost {
		t.Error("Poland takes no plain e-mail")
	}
	if a, _ := LookupAuthority("skunoou"); len(a.Cautions) == 0 {
		t.Error("an uncertain address carries no caution")
	}
}
