package law

import (
	"slices"
	"strings"
	"testing"
)

// TestWorkedByHand holds dates that were counted on paper: month ends and leap
// years, holidays of regions, substitutes, notices on the last day and one
// day late, clocks that stood still across the end of a month.
func TestWorkedByHand(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(`
gdpr NL 2026-11-22 2027-02-22 extended 2026-12-22
gdpr NL 2026-11-22 2026-12-22 extended 2026-12-23
gdpr NL 2026-11-25 2027-02-25 extended 2026-12-28
gdpr NL 2026-11-25 2026-12-28 extended 2026-12-29
gdpr NL 2026-12-31 2027-03-31 extended 2027-02-01
gdpr NL 2026-12-31 2027-02-01 extended 2027-02-02
gdpr NL 2023-11-30 2024-02-29 extended 2023-12-30
gdpr NL 2025-12-31 2026-02-02
gdpr NL 2023-01-29 2023-02-28
gdpr NL 2024-02-29 2024-04-02
gdpr NL 2026-04-05 2026-05-06
gdpr NL 2026-03-27 2026-04-28
gdpr DE 2024-02-29 2024-04-02
gdpr DE-BY 2026-12-06 2027-01-07
gdpr DE 2026-12-06 2027-01-06
gdpr DE-BY 2026-05-04 2026-06-05
gdpr DE-BE 2026-05-04 2026-06-04
gdpr DE-SN 2026-10-18 2026-11-19
gdpr DE-BE 2027-02-08 2027-03-09
gdpr FR 2026-06-14 2026-07-15
gdpr IE 2026-01-02 2026-02-03
gdpr LU 2026-05-23 2026-06-24
gdpr BE 2026-06-21 2026-07-22
gdpr DK 2024-03-26 2024-04-26
gdpr US 2026-11-25 2026-12-25
uk-gdpr GB-SCT 2026-12-02 2027-01-05
uk-gdpr GB 2026-12-02 2027-01-04
uk-gdpr GB-SCT 2026-10-30 2026-12-01
uk-gdpr GB-SCT 2026-03-06 2026-04-06
uk-gdpr GB 2026-03-06 2026-04-07
uk-gdpr GB-NIR 2027-02-17 2027-03-18
uk-gdpr GB-NIR 2026-06-12 2026-07-14
uk-gdpr GB-SCT 2026-07-31 2026-08-31
uk-gdpr GB 2026-07-31 2026-09-01
uk-gdpr GB 2026-09-03 2026-10-19 identity 2026-09-07 2026-09-17
uk-gdpr GB 2026-09-03 2026-10-23 identity 2026-09-07 2026-09-17 clarify 2026-09-20 2026-09-25
uk-gdpr GB 2026-08-31 2026-10-12 clarify 2026-09-25 2026-10-05
uk-gdpr GB 2026-08-31 2026-10-01 clarify 2026-09-25 2026-09-25
ccpa US-CA 2026-12-21 2027-02-04
ccpa US-CA 2026-08-03 2026-11-01 extended 2026-09-17
ccpa US-CA 2026-08-03 2026-09-17 extended 2026-09-18
`), "\n") {
		f := strings.Fields(line)
		q := Query{Regime: Regime(f[0]), At: Place(f[1]), Received: day(t, f[2])}
		for rest := f[4:]; len(rest) > 0; rest = rest[min(len(rest), 3):] {
			switch rest[0] {
			case "extended":
				q.Extended = day(t, rest[1])
			case "identity":
				q.IDAsked, q.IDSupplied = day(t, rest[1]), day(t, rest[2])
			case "clarify":
				q.ClarifyAsked, q.ClarifySupplied = day(t, rest[1]), day(t, rest[2])
			}
		}
		if d, err := Answer(q); err != nil || d.Due != day(t, f[3]) {
			t.Errorf("%s: %v, %v", line, d.Due, err)
		}
	}
}

func TestOneDayThatDoesNotCount(t *testing.T) {
	d, err := Answer(Query{Regime: UKGDPR, At: "GB", Received: day(t, "2026-08-31"), ClarifyAsked: day(t, "2026-09-25"), ClarifySupplied: day(t, "2026-09-25")})
	want := []string{
		"The day 25 September 2026, on which the addressee waited for a clarification, does not count.",
		"1 month from receipt on 31 August 2026 is 30 September; with the day that does not count it is Thursday 1 October.",
	}
	if err != nil || !slices.Equal(d.Reasons, want) {
		t.Errorf("%v\n%s", err, strings.Join(d.Reasons, "\n"))
	}
}
