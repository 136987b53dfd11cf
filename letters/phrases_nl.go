package letters

var dutch = phrases{
	salutation: "Geachte heer, mevrouw,",
	closing:    "Hoogachtend,",
	holder:     "De persoon bij wie het bovengenoemde account hoort",
	labels: map[string]string{
		"discord-user-id":  "Discord-gebruikers-ID",
		"discord-username": "Discord-gebruikersnaam",
		"discord-tag":      "Vroegere Discord-tag",
		"account-email":    "E-mailadres van het account",
		"account-id":       "Account-ID",
		"username":         "Gebruikersnaam",
		"profile-url":      "Profiel",
		"email":            "E-mailadres",
		"phone":            "Telefoonnummer",
	},
	replyOnly: "Alleen antwoorden naar",
	lives:     "Jurisdictie",
	missing:   "…",

	messageList: "Lijst van berichten (kanaal-ID, bericht-ID)",

	duePost:  "De termijn loopt vanaf de dag waarop u deze brief ontvangt.",
	due:      "Als u deze brief op %s ontvangt, eindigt die termijn op %s.",
	stepPost: "Ook deze termijn loopt vanaf de dag waarop u deze brief ontvangt.",
	step:     "Als u deze brief op %s ontvangt, eindigt die termijn op %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}
