package letters

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Clean brings a request into the form in which it is judged and printed:
// Unicode NFC, single spaces, bare user IDs. It changes a copy and is
// idempotent.
func Clean(r Request) Request {
	for _, s := range []*string{&r.Incident, &r.Letter, &r.Language, &r.Send, &r.Reply, &r.Paper, &r.Place, &r.Subject.Name, &r.Subject.Email, &r.Subject.Alias} {
		*s = safetext.Clean(*s)
	}
	r.Residence, r.ResidenceThen = cleanPlace(r.Residence), cleanPlace(r.ResidenceThen)
	r.Reason, r.Extra = safetext.CleanLines(r.Reason), safetext.CleanLines(r.Extra)
	r.Subject.Address = slices.DeleteFunc(cleanEach(r.Subject.Address), func(s string) bool { return s == "" })
	r.Addressees = cleanEach(r.Addressees)
	r.URLs = cleanEach(r.URLs)
	r.Servers = cleanServers(r.Servers)
	identifiers := map[string]string{}
	for kind, v := range r.Identifiers {
		if clean, _ := CheckIdentifier(kind, v, law.Date{}); clean != "" {
			identifiers[kind] = clean
		}
	}
	r.Identifiers = identifiers
	letters := map[string]Choice{}
	for id, c := range r.Letters {
		c.Extra = safetext.CleanLines(c.Extra)
		c.URLs = cleanEach(c.URLs)
		c.Body = norm.NFC.String(strings.ReplaceAll(c.Body, "\r\n", "\n"))
		letters[id] = c
	}
	r.Letters = letters
	return r
}

func cleanPlace(p law.Place) law.Place {
	if parsed, err := law.ParsePlace(string(p)); err == nil {
		return parsed
	}
	return p
}

func cleanEach(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = safetext.Clean(s)
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
