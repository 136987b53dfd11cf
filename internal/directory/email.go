package directory

import (
	"regexp"
	"strings"
)

// MaxEmail is how long an e-mail address may be, in bytes (RFC 5321, section
// 4.5.3.1.3: a path of 256 with its angle brackets).
const MaxEmail = 254

// emailForm is the part of RFC 5321 that mailboxes really have: a dot-atom of
// at most 64 bytes, one @, and a host name of at least two labels. Quoted
// local parts, comments, address literals and non-ASCII letters are left out
// on purpose: each has carried an attack on some mail program.
var emailForm = regexp.MustCompile(
	"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*" +
		"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$")

// EmailFault says why s is not one plain e-mail address, as a sentence without
// the address; "" if it is one.
func EmailFault(s string) string {
	local, _, found := strings.Cut(s, "@")
	switch {
	case len(s) > MaxEmail:
		return "an e-mail address has at most 254 characters"
	case strings.ContainsAny(s, "\r\n"):
		return "an e-mail address has no line break"
	case !found:
		return "an e-mail address has an @, like name@example.org"
	case strings.ContainsAny(s, ",;") || strings.Count(s, "@") > 1:
		return "write one e-mail address only"
	case strings.ContainsAny(s, " \t<>()[]\"\\:"):
		return "write the plain e-mail address, without a name, brackets, quotation marks or spaces"
	case strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e || r < 0x20 }):
		return "an e-mail address here has only unaccented letters, digits and signs"
	case len(local) > 64 || !emailForm.MatchString(s):
		return "this is not a whole e-mail address, like name@example.org"
	}
	return ""
}
