package letters

import (
	"fmt"
	"strings"
	"time"
)

var english = phrases{
	salutation: "Dear Sir or Madam,",
	closing:    "Yours faithfully,",
	holder:     "The account holder of the ID above",
	labels: map[string]string{
		"discord-user-id":  "Discord user ID",
		"discord-username": "Discord username",
		"discord-tag":      "Former Discord tag",
		"account-email":    "E-mail address of the account",
		"account-id":       "Account ID",
		"username":         "Username",
		"profile-url":      "Profile",
		"email":            "E-mail address",
		"phone":            "Telephone number",
	},
	replyOnly: "Reply only to",
	lives:     "Jurisdiction",
	missing:   "…",

	messageList: "List of messages (channel ID, message ID)",

	month:    func(year, month int) string { return fmt.Sprintf("%s %d", time.Month(month), year) },
	duePost:  "The period runs from the day on which you receive this letter.",
	stepPost: "This period, too, runs from the day on which you receive this letter.",
	due: func(received, due string) string {
		return "If you receive this letter on " + received + ", that period ends on " + due + "."
	},
	step: func(received, due string) string {
		return "If you receive this letter on " + received + ", that is by " + due + "."
	},
	jurisdiction: func(in string) string {
		s := strings.TrimPrefix(strings.TrimPrefix(in, "in "), "the ")
		return strings.Replace(s, ", in the ", ", ", 1)
	},
	// An English letter names the place in the sender's address, if at all.
	place: func(_, date string) string { return date },
}

var american = func() phrases {
	p := english
	p.salutation = "To Whom It May Concern:"
	p.closing = "Sincerely,"
	return p
}()
