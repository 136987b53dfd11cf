// Package law holds regimes, rights, provisions, periods and holidays as
// tables, and the rules that read them. It knows nothing of letters.
package law

// Regime is one body of data protection law a letter can stand on.
type Regime string

// The regimes, by their names on the command line and in files. None is a
// letter that cites no provision; the zero value is "not decided".
const (
	GDPR   Regime = "gdpr"
	UKGDPR Regime = "uk-gdpr"
	CCPA   Regime = "ccpa"
	FADP   Regime = "fadp"
	None   Regime = "none"
)

// Circumstances are what decides which regime a letter to one addressee
// stands on.
type Circumstances struct {
	Then        Place // where the person was while the data were collected; "" = as Now
	Now         Place // where the person lives now
	Established Place // where the addressee is established; "" = not known
	Role        Role
}

// Choice is the regime for one letter, with its reason in one sentence.
type Choice struct {
	Regime Regime
	Reason string
	Also   []Regime // other regimes that would carry the letter too
}
