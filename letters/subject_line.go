package letters

import (
	"strings"
	"unicode/utf8"
)

// maxInSubject is how long an identifier may be, in characters, to stand in
// the subject line too. A link to a profile can be longer.
const maxInSubject = 40

// subjectLine is the title with the detail by which the addressee finds the
// person, so that the letter is put to the right account before it is opened:
// the first of the identifier block.
func (j Job) subjectLine(title string) string {
	kinds := j.kinds()
	if len(kinds) == 0 || title == "" {
		return title
	}
	kind, value := kinds[0], j.Request.Identifiers[kinds[0]]
	if n := utf8.RuneCountInString(value); n == 0 || n > maxInSubject {
		return title
	}
	switch kind {
	case "account-email", "email", "phone", "profile-url": // they say themselves what they are
		return title + " – " + value
	}
	label := j.phrases().label(kind)
	if base(j.locale()) != "de" && !strings.HasPrefix(label, "Discord") {
		label = lowerFirst(label)
	}
	return title + " – " + strings.ReplaceAll(label, " ", nbsp) + nbsp + value
}
