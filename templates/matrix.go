package templates

import (
	"slices"

	"example.org/unscrape/internal/law"
)

// The letters about pages of somebody else: to who carries them, and to who
// lists or keeps them.
const (
	AbuseNotice = "abuse-notice" // sets no date: it exercises no right against its addressee
	Delisting   = "delisting"
)

// written is the table of the letters that come with the program: which exist
// in which languages. Each is written to a platform and to a scraper, or to
// the one role it names, and in each of its languages it cites the same
// provisions, asks the same questions and has the same options.
var written = []struct {
	regime    law.Regime
	letters   []string
	languages []string
	role      law.Role // "" = platform and scraper
}{
	{law.GDPR, []string{"access", "erasure", "access-erasure"}, []string{"en", "de", "fr", "es", "it", "nl", "pl", "pt"}, ""},
	{law.UKGDPR, []string{"access", "erasure", "access-erasure"}, []string{"en", "es"}, ""},
	{law.CCPA, []string{"know", "delete", "opt-out", "know-opt-out-delete"}, []string{"en", "es"}, ""},
	{law.FADP, []string{"access", "erasure", "access-erasure"}, []string{"en", "de-CH", "fr", "it"}, ""},
	{law.None, []string{"voluntary-request"}, []string{"en", "de", "fr", "es", "it", "nl", "pl", "pt"}, ""},

	{law.GDPR, []string{AbuseNotice}, []string{"en", "de"}, law.Host},
	{law.UKGDPR, []string{AbuseNotice}, []string{"en"}, law.Host},
	{law.None, []string{AbuseNotice}, []string{"en", "de"}, law.Host},
	{law.GDPR, []string{Delisting}, []string{"en", "de"}, law.SearchEngine},
	{law.UKGDPR, []string{Delisting}, []string{"en"}, law.SearchEngine},
	{law.None, []string{Delisting}, []string{"en", "de"}, law.SearchEngine},
}

// Languages are those in which the program has a letter of its own; none if
// it has no such letter.
func Languages(regime law.Regime, letter string) []string {
	for _, w := range written {
		if w.regime == regime && slices.Contains(w.letters, letter) {
			return slices.Clone(w.languages)
		}
	}
	return nil
}
