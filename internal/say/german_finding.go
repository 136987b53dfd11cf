package say

// germanFinding is what is said where addressees are found in the directory,
// and where the authority is named.
func germanFinding() map[string]string {
	return map[string]string{
		// the authority
		"If no answer comes": "Wenn keine Antwort kommt",
		"This program knows no data protection authority for the place where you live. That does not mean that there is none: a consumer advice centre there may know.": "Für Ihren Wohnort kennt dieses Programm keine Datenschutzbehörde. Das heißt nicht, dass es keine gibt: Eine Verbraucherberatung dort weiß es vielleicht.",
		"You can complain to the data protection authority of the Land in which you live:":                                                                              "Sie können sich bei der Datenschutzbehörde des Landes beschweren, in dem Sie wohnen:",
		"You can complain to an authority, to these in this order:":                                                                                                     "Sie können sich bei einer Behörde beschweren, in dieser Reihenfolge:",
		"You can complain to the data protection authority of the place where you live:":                                                                                "Sie können sich bei der Datenschutzbehörde Ihres Wohnorts beschweren:",
		"Enclose: %s.":             "Legen Sie bei: %s.",
		"Through its web form: %s": "Über das Webformular: %s",
		"By e-mail to %s.":         "Per E-Mail an %s.",
		"By post to %s":            "Mit der Post an %s",
		"It takes complaints in these languages: %s.":                                                             "Beschwerden sind in diesen Sprachen möglich: %s.",
		"In which languages it takes complaints is not known here: see %s":                                        "In welchen Sprachen Beschwerden möglich sind, ist hier nicht bekannt: siehe %s",
		"This was last checked on %s. Its website is %s.":                                                         "Das wurde zuletzt am %s geprüft. Die Website ist %s.",
		"Some of these were last checked more than a year ago. Look at the authority’s website before you write.": "Einige davon wurden vor mehr als einem Jahr zuletzt geprüft. Sehen Sie auf der Website der Behörde nach, bevor Sie schreiben.",
		"A plain e-mail counts as a complaint there.":                                                             "Eine einfache E-Mail zählt dort als Beschwerde.",
		"A plain e-mail does not count there: it needs a qualified electronic signature.":                         "Eine einfache E-Mail zählt dort nicht: Sie braucht eine qualifizierte elektronische Signatur.",
		"A plain e-mail does not count there.":                                                                    "Eine einfache E-Mail zählt dort nicht.",
		"Whether a plain e-mail counts there is not known here.":                                                  "Ob eine einfache E-Mail dort zählt, ist hier nicht bekannt.",
	}
}
