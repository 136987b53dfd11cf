package letters

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// IdentifierKind is one kind of detail by which an addressee finds a person.
type IdentifierKind struct {
	Kind      string // its key in a request
	Label     string // what the person is asked for
	Told      string // how a disclosure calls it: "your Discord user ID"
	Hint      string // where to find it, one sentence
	HostileOK bool   // a hostile addressee may learn it: it has it already
	check     func(value string, today law.Date) (clean, reason string)
}

// identifierKinds is every kind there is, most telling first. A hostile
// addressee's database is keyed by account IDs; every other kind would tell
// it something new.
var identifierKinds = []IdentifierKind{
	{"discord-user-id", "Discord user ID", "your Discord user ID", "In Discord: Settings, Advanced, turn Developer Mode on; then open your profile's menu and choose Copy User ID.", true, checkUserID},
	{"discord-username", "Discord username", "your Discord username", "The name without spaces under your display name, such as nelly.", false, checkUsername},
	{"discord-tag", "Old Discord tag", "your old Discord tag", "The name you had until 2023, with four digits, such as Nelly#1337. Messages from before then carry it.", false, checkTag},
	{"account-email", "E-mail address of the Discord account", "the e-mail address of your Discord account", "The address you log in with. Discord recognises you by it.", false, checkMailbox},
	{"account-id", "Account ID", "your account ID", "The number or code by which the service knows your account.", true, checkShort(100)},
	{"username", "Username", "your username", "Your name on the service.", false, checkShort(80)},
	{"profile-url", "Address of the profile", "the address of your profile", "The link to the page about you, beginning with https://.", false, checkProfile},
	{"email", "E-mail address they have", "the e-mail address they know you by", "The address under which they know you.", false, checkMailbox},
	{"phone", "Telephone number they have", "your telephone number", "With the country's code, such as +49 30 1234567.", false, checkPhone},
}

// IdentifierKinds lists the kinds of identifiers in the order they are asked.
func IdentifierKinds() []IdentifierKind { return append([]IdentifierKind(nil), identifierKinds...) }

// KindOf finds a kind by its key.
func KindOf(kind string) (IdentifierKind, bool) {
	for _, k := range identifierKinds {
		if k.Kind == kind {
			return k, true
		}
	}
	return IdentifierKind{}, false
}

// CheckIdentifier judges what a person typed as an identifier of that kind.
// clean is the value as letters print it; reason says in a sentence why it
// cannot be one, and is "" if it can.
func CheckIdentifier(kind, value string, today law.Date) (clean, reason string) {
	k, ok := KindOf(kind)
	if !ok {
		return value, "there is no identifier of this kind; there are " + kindNames()
	}
	value = safetext.Clean(value)
	if err := safetext.Field(value); err != nil {
		return value, "the text " + err.Error()
	}
	return k.check(value, today)
}

func kindNames() string {
	var names []string
	for _, k := range identifierKinds {
		names = append(names, k.Kind)
	}
	return strings.Join(names, ", ")
}

func checkShort(limit int) func(string, law.Date) (string, string) {
	return func(s string, _ law.Date) (string, string) {
		if n := utf8.RuneCountInString(s); n > limit {
			return s, fmt.Sprintf("this has %d characters, and %d are the most", n, limit)
		}
		return s, ""
	}
}

func checkMailbox(s string, _ law.Date) (string, string) {
	s = strings.TrimPrefix(s, "mailto:")
	return s, directory.EmailFault(s)
}

func checkProfile(s string, _ law.Date) (string, string) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || strings.ContainsRune(s, ' ') {
		return s, "this is not the address of a page; copy it whole from the browser's address line"
	}
	return checkShort(300)(s, law.Date{})
}

var phoneForm = regexp.MustCompile(`^\+?[0-9][0-9 ()/.-]{4,24}$`)

func checkPhone(s string, _ law.Date) (string, string) {
	if !phoneForm.MatchString(s) {
		return s, "this is not a telephone number; write it with digits and spaces, such as +49 30 1234567"
	}
	return s, ""
}

// Discord's names: since 2023 a username has small letters without accents,
// digits, dots and underscores; before, it had a tag of four digits.
var (
	usernameForm = regexp.MustCompile(`^[a-z0-9_.]{2,32}$`)
	tagForm      = regexp.MustCompile(`^[^@#:]{2,32}#[0-9]{4}$`)
)

func checkUsername(s string, _ law.Date) (string, string) {
	s = strings.TrimPrefix(s, "@")
	switch {
	case tagForm.MatchString(s):
		return s, "this is an old tag with four digits; it has a field of its own"
	case allDigits(s) && len(s) >= 15:
		return s, "this looks like the user ID; the username is the name under your display name"
	case !usernameForm.MatchString(s):
		return s, "a Discord username has 2 to 32 small letters, digits, dots and underscores; this may be the display name"
	}
	return s, ""
}

func checkTag(s string, _ law.Date) (string, string) {
	s = strings.TrimPrefix(s, "@")
	if !tagForm.MatchString(s) {
		return s, "an old tag is a name, # and four digits, such as Nelly#1337"
	}
	return s, ""
}

// Shapes in which a user ID is copied: a mention, and a link to a profile.
var (
	mention     = regexp.MustCompile(`^<@!?([0-9]+)>$`)
	profileLink = regexp.MustCompile(`^(?:https?://)?(?:www\.|ptb\.|canary\.)?discord(?:app)?\.com/users/([0-9]+)/?$`)
	exponent    = regexp.MustCompile(`^[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+$`)
	grouped     = regexp.MustCompile(`^[0-9]{1,3}([., '’][0-9]{3})+$`)
)

// checkUserID judges a Discord user ID, a snowflake: milliseconds since 2015
// in the upper 42 bits (docs.discord.com/developers/reference).
func checkUserID(s string, today law.Date) (string, string) {
	copied := false // by Discord itself, so no spreadsheet had it
	for _, form := range []*regexp.Regexp{mention, profileLink} {
		if m := form.FindStringSubmatch(s); m != nil {
			s, copied = m[1], true
		}
	}
	switch {
	case exponent.MatchString(s):
		return s, "a spreadsheet has shortened this number, and the digits it dropped are lost; copy the ID again in Discord"
	case grouped.MatchString(s) && len(s) > 15:
		return s, "write the ID without points, commas or spaces"
	case strings.HasPrefix(s, "<@&"), strings.HasPrefix(s, "<#"):
		return s, "this is the ID of a role or a channel; copy the ID from your own profile"
	case tagForm.MatchString(s):
		return s, "this is a tag; the user ID is a number of 17 to 19 digits"
	case strings.Contains(s, "/channels/"):
		return s, "this is the link of a message or a server; copy the ID from your own profile"
	case !allDigits(s):
		return s, "a user ID is a number of 17 to 19 digits, and this has other characters"
	case len(s) < 15:
		return s, fmt.Sprintf("a user ID has 17 to 19 digits, and this has %d", len(s))
	}
	made, ok := snowflakeDate(s)
	switch {
	case !ok:
		return s, fmt.Sprintf("a user ID has 17 to 19 digits, and this has %d", len(s))
	case !today.IsZero() && made.After(today.AddDays(1)):
		return s, "an account with this ID would be made in " + strconv.Itoa(made.Year) + ", so a digit is wrong or there is one too many"
	case rounded(s) && !copied:
		return s, "this number ends in zeros the way spreadsheets round long numbers; copy the ID again in Discord, or give the link to your profile"
	}
	return s, ""
}

// discordEpoch is the first millisecond of 2015.
const discordEpoch = 1420070400000

// AccountMade is the day on which the account with this Discord user ID was
// made, and whether it is such an ID. It is worth saying back: it shows
// slips of the finger, and IDs of servers and messages.
func AccountMade(id string) (law.Date, bool) {
	if clean, reason := checkUserID(safetext.Clean(id), law.Date{}); reason == "" {
		return snowflakeDate(clean)
	}
	return law.Date{}, false
}

func snowflakeDate(id string) (law.Date, bool) {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return law.Date{}, false
	}
	return law.DateOf(time.UnixMilli(int64(n>>22) + discordEpoch).UTC()), true
}

// rounded reports whether a spreadsheet has rounded the ID to the 15 digits
// it can hold. About one genuine ID in a thousand ends in three zeros too; its
// lowest 12 bits, which count up within one process, are small as a rule, and
// in a rounded number they are anything.
func rounded(id string) bool {
	zeros := len(id) - len(strings.TrimRight(id, "0"))
	n, _ := strconv.ParseUint(id, 10, 64)
	const busy = 64
	return zeros >= max(len(id)-15, 2) && (n&0xFFF > busy || zeros >= 6)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
