package letters

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

	duePost:  "The period runs from the day on which you receive this letter.",
	stepPost: "This period, too, runs from the day on which you receive this letter.",
	due:      "If you receive this letter on %s, that period ends on %s.",
	step:     "If you receive this letter on %s, that is by %s.",
	// An English letter names the place in the sender's address, if at all.
	noPlace: "%s",
}

var american = func() phrases {
	p := english
	p.salutation = "To Whom It May Concern:"
	p.closing = "Sincerely,"
	return p
}()
