package letters

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// VoluntaryRequest is the letter that cites no provision.
const VoluntaryRequest = "voluntary-request"

// letterKin pairs the European letters with the Californian ones. Read from
// either side, the first row counts.
var letterKin = []struct{ european, californian string }{
	{"access", "know"},
	{"erasure", "delete"},
	{"erasure", "opt-out"},
	{"access-erasure", "know-opt-out-delete"},
}

// LetterFor is the letter under a regime that is nearest to the one asked for:
// "access" is "know" under the CCPA. The voluntary request, and names that the
// program does not know, stay what they are. Without a regime only the
// voluntary request is left.
func LetterFor(letter string, r law.Regime) string {
	if r == law.None {
		return VoluntaryRequest
	}
	for _, k := range letterKin {
		switch {
		case r == law.CCPA && k.european == letter:
			return k.californian
		case r != law.CCPA && k.californian == letter:
			return k.european
		}
	}
	return letter
}

// usualLetter is what to send where nobody recommends anything.
func usualLetter(role law.Role) string {
	if role == law.Platform {
		return "access"
	}
	return "access-erasure"
}

// kindsFor are the identifiers that an addressee is told where the person has
// them, most telling first. A hostile one learns what it has anyway, and a
// username only by choice.
func kindsFor(e directory.Entry, c Choice) []string {
	kinds := slices.Clone(e.Identifiers)
	if len(kinds) == 0 {
		kinds = []string{"account-id", "discord-user-id", "username", "profile-url", "email", "phone"}
	}
	if !e.Hostile {
		return slices.DeleteFunc(kinds, func(k string) bool { return slices.Contains(c.Withhold, k) })
	}
	kinds = slices.DeleteFunc(kinds, func(k string) bool {
		kind, ok := KindOf(k)
		return !ok || !kind.HostileOK
	})
	if slices.Contains(c.Disclose, "username") {
		kinds = append(kinds, "discord-username", "username")
	}
	return kinds
}

// isPath reports whether a template is named by its file rather than its name.
func isPath(template string) bool {
	return strings.ContainsAny(template, `/\`) || strings.HasSuffix(template, ".md")
}
