package letters

var inFrench = phrases{
	salutation: "Madame, Monsieur,",
	closing:    "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.",
	holder:     "Titulaire du compte indiqué ci-dessus",
	labels: map[string]string{
		"discord-user-id":  "ID d’utilisateur Discord",
		"discord-username": "Nom d’utilisateur Discord",
		"discord-tag":      "Ancien tag Discord",
		"account-email":    "Adresse électronique du compte",
		"account-id":       "ID du compte",
		"username":         "Nom d’utilisateur",
		"profile-url":      "Profil",
		"email":            "Adresse électronique",
		"phone":            "Numéro de téléphone",
	},
	replyOnly: "Répondre uniquement à",
	lives:     "Territoire",
	missing:   "…",

	messageList: "Liste des messages (ID de salon, ID de message)",

	duePost:  "Le délai court à compter du jour où vous recevez cette lettre.",
	due:      "Si vous recevez cette lettre le %s, ce délai expire le %s.",
	stepPost: "Ce délai court, lui aussi, à compter du jour où vous recevez cette lettre.",
	step:     "Si vous recevez cette lettre le %s, ce délai expire donc le %s.",
	place:    "%s, le %s",
	noPlace:  "Le %s",
}
