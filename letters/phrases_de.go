package letters

var german = phrases{
	salutation: "Sehr geehrte Damen und Herren,",
	closing:    "Mit freundlichen Grüßen",
	holder:     "Die Person, der das oben genannte Konto gehört",
	labels: map[string]string{
		"discord-user-id":  "Discord-Nutzer-ID",
		"discord-username": "Discord-Nutzername",
		"discord-tag":      "Früherer Discord-Tag",
		"account-email":    "E-Mail-Adresse des Kontos",
		"account-id":       "Konto-ID",
		"username":         "Nutzername",
		"profile-url":      "Profil",
		"email":            "E-Mail-Adresse",
		"phone":            "Telefonnummer",
	},
	replyOnly: "Antwort nur an",
	lives:     "Rechtsraum",
	missing:   "…",

	messageList: "Liste der Nachrichten (Kanal-ID, Nachrichten-ID)",

	duePost:  "Die Frist läuft ab dem Tag, an dem Sie dieses Schreiben erhalten.",
	due:      "Wenn Sie dieses Schreiben am %s erhalten, endet diese Frist am %s.",
	stepPost: "Auch diese Frist läuft ab dem Tag, an dem Sie dieses Schreiben erhalten.",
	step:     "Wenn Sie dieses Schreiben am %s erhalten, ist das bis zum %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}

// swissGerman has no ß and no comma behind the salutation, after which the text
// begins with a capital.
var swissGerman = func() *phrases {
	p := german
	p.salutation = "Sehr geehrte Damen und Herren"
	p.closing = "Freundliche Grüsse"
	p.capital = true
	return &p
}()
