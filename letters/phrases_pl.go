package letters

var polish = phrases{
	salutation: "Szanowni Państwo,",
	closing:    "Z poważaniem",
	holder:     "Osoba, do której należy wskazane wyżej konto",
	labels: map[string]string{
		"discord-user-id":  "ID użytkownika Discord",
		"discord-username": "Nazwa użytkownika Discord",
		"discord-tag":      "Dawny tag Discord",
		"account-email":    "Adres e-mail konta",
		"account-id":       "ID konta",
		"username":         "Nazwa użytkownika",
		"profile-url":      "Profil",
		"email":            "Adres e-mail",
		"phone":            "Numer telefonu",
	},
	replyOnly: "Odpowiedź tylko na adres",
	lives:     "Jurysdykcja",
	missing:   "…",

	messageList: "Lista wiadomości (ID kanału, ID wiadomości)",

	duePost:  "Termin biegnie od dnia otrzymania przez Państwa tego pisma.",
	due:      "Jeżeli otrzymają Państwo to pismo %s, termin ten upłynie %s.",
	stepPost: "Również ten termin biegnie od dnia otrzymania przez Państwa tego pisma.",
	step:     "Jeżeli otrzymają Państwo to pismo %s, termin ten upłynie %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}
