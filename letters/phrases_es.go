package letters

var spanish = phrases{
	salutation: "Estimados señores:",
	closing:    "Atentamente,",
	holder:     "Titular de la cuenta indicada arriba",
	labels: map[string]string{
		"discord-user-id":  "ID de usuario de Discord",
		"discord-username": "Nombre de usuario de Discord",
		"discord-tag":      "Antigua etiqueta de Discord",
		"account-email":    "Correo electrónico de la cuenta",
		"account-id":       "ID de la cuenta",
		"username":         "Nombre de usuario",
		"profile-url":      "Perfil",
		"email":            "Correo electrónico",
		"phone":            "Número de teléfono",
	},
	replyOnly: "Responder únicamente a",
	lives:     "Jurisdicción",
	missing:   "…",

	messageList: "Lista de mensajes (ID de canal, ID de mensaje)",

	duePost:  "El plazo corre desde el día en que reciban esta carta.",
	due:      "Si reciben esta carta el %s, ese plazo termina el %s.",
	stepPost: "También este plazo corre desde el día en que reciban esta carta.",
	step:     "Si reciben esta carta el %s, ese plazo termina el %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}
