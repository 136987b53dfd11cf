package templates

import "strings"

// links are the addresses a letter may point to, each with what lies below it.
// A letter is read by strangers: a link in it must not be able to lead
// anywhere a template's author likes.
var links = []string{
	"https://discord.com/privacy",
	"https://discord.com/terms",
	"https://support.discord.com/hc/",
	"https://eur-lex.europa.eu/eli/",
	"https://www.edpb.europa.eu/",
	"https://www.legislation.gov.uk/",
	"https://ico.org.uk/",
	"https://cppa.ca.gov/",
	"https://privacy.ca.gov/drop",
	"https://leginfo.legislature.ca.gov/",
}

// LinkAllowed reports whether a letter may carry a link to address: one of a
// fixed list of https pages, or a page below it.
func LinkAllowed(address string) bool {
	for _, r := range address {
		if r <= ' ' || r > '~' || strings.ContainsRune("\"'<>\\^`{|}", r) {
			return false
		}
	}
	if strings.Contains(address, "/..") || strings.Contains(address, "/.") {
		return false
	}
	for _, l := range links {
		rest, ok := strings.CutPrefix(address, l)
		if ok && (rest == "" || strings.HasSuffix(l, "/") || strings.ContainsRune("/?#", rune(rest[0]))) {
			return true
		}
	}
	return false
}
