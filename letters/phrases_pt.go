package letters

var portuguese = phrases{
	salutation: "Exmos. Senhores,",
	closing:    "Com os melhores cumprimentos,",
	holder:     "Titular da conta acima indicada",
	labels: map[string]string{
		"discord-user-id":  "ID de utilizador do Discord",
		"discord-username": "Nome de utilizador do Discord",
		"discord-tag":      "Antiga etiqueta do Discord",
		"account-email":    "Endereço de e-mail da conta",
		"account-id":       "ID da conta",
		"username":         "Nome de utilizador",
		"profile-url":      "Perfil",
		"email":            "Endereço de e-mail",
		"phone":            "Número de telefone",
	},
	replyOnly: "Responder apenas para",
	lives:     "Jurisdição",
	missing:   "…",

	messageList: "Lista de mensagens (ID do canal, ID da mensagem)",

	duePost:  "O prazo corre a partir do dia em que receberem esta carta.",
	due:      "Se receberem esta carta em %s, esse prazo termina em %s.",
	stepPost: "Também este prazo corre a partir do dia em que receberem esta carta.",
	step:     "Se receberem esta carta em %s, esse prazo termina em %s.",
	place:    "%s, %s",
	noPlace:  "%s",
}
