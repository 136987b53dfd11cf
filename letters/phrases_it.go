package letters

var italian = phrases{
	salutation: "Gentili Signori,",
	closing:    "Distinti saluti",
	holder:     "Titolare dell’account indicato sopra",
	labels: map[string]string{
		"discord-user-id":  "ID utente Discord",
		"discord-username": "Nome utente Discord",
		"discord-tag":      "Precedente tag Discord",
		"account-email":    "Indirizzo e-mail dell’account",
		"account-id":       "ID dell’account",
		"username":         "Nome utente",
		"profile-url":      "Profilo",
		"email":            "Indirizzo e-mail",
		"phone":            "Numero di telefono",
	},
	replyOnly: "Rispondere solo a",
	lives:     "Giurisdizione",
	missing:   "…",

	messageList: "Elenco dei messaggi (ID del canale, ID del messaggio)",

	duePost:  "Il termine decorre dal giorno in cui ricevete la presente.",
	due:      "Se ricevete la presente in data %s, tale termine scade in data %s.",
	stepPost: "Anche questo termine decorre dal giorno in cui ricevete la presente.",
	step:     "Se ricevete la presente in data %s, tale termine scade in data %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}
