package letters

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
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
	switch {
	case role == law.Platform:
		return "access"
	case role.Infrastructure():
		return templates.AbuseNotice
	case role.TakesNotice():
		return templates.Delisting
	}
	return "access-erasure"
}

// kindsFor are the identifiers by which an addressee finds a person, most
// telling first. A hostile one is told only what it has anyway, and a username
// by choice.
//
// Who takes a notice about somebody else's pages needs what can be recognised
// on them, which is the same.
func kindsFor(e directory.Entry, c Choice) []string {
	kinds := slices.Clone(e.Identifiers)
	if e.Role.TakesNotice() {
		kinds = []string{"discord-user-id", "account-id"}
	}
	if len(kinds) == 0 {
		kinds = []string{"account-id", "username", "profile-url", "email", "phone", "discord-user-id", "discord-username"}
	}
	if !minimal(e) {
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

// chosenKinds are those of kindsFor that the letter gives: all that there are
// and no more than needed. A hostile addressee gets one ID; one that says
// nothing of how it finds people gets Discord names only for want of others.
func chosenKinds(e directory.Entry, c Choice, identifiers map[string]string) []string {
	var kinds []string
	id := false
	for _, k := range kindsFor(e, c) {
		discord := strings.HasPrefix(k, "discord-")
		kind, _ := KindOf(k)
		switch {
		case identifiers[k] == "", minimal(e) && kind.HostileOK && id, len(e.Identifiers) == 0 && !minimal(e) && discord && len(kinds) > 0 && !strings.HasPrefix(kinds[0], "discord-"):
			continue
		}
		id = id || kind.HostileOK
		kinds = append(kinds, k)
	}
	return kinds
}

// isPath reports whether a template is named by its file rather than its name.
func isPath(template string) bool {
	return strings.ContainsAny(template, `/\`) || strings.HasSuffix(template, ".md")
}
