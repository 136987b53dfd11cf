package say

// germanFinding is what is said where addressees are found in the directory,
// and where the authority is named.
func germanFinding() map[string]string {
	return map[string]string{
		// finding
		"With ctrl+f you find somebody in the directory.":                     "Mit Strg+F suchen Sie jemanden im Verzeichnis.",
		"Find somebody in the directory":                                      "Im Verzeichnis suchen",
		"By name, brand or website. Who is not listed there can be typed in.": "Nach Name, Marke oder Website. Wer dort nicht steht, kann eingetippt werden.",
		"Whom do you want to write to?":                                       "An wen wollen Sie schreiben?",
		"Type a part of the name, a brand, a former name or the website. Who is not listed may have your data all the same, and can be typed in on the page before.": "Tippen Sie einen Teil des Namens, eine Marke, einen früheren Namen oder die Website. Wer nicht im Verzeichnis steht, kann trotzdem Ihre Daten haben und lässt sich auf der Seite davor eintippen.",
		"Nobody of this name is in the directory. That does not mean that they have no data about you. On the page before you can type them in.":                     "Unter diesem Namen steht niemand im Verzeichnis. Das heißt nicht, dass dort keine Daten über Sie sind. Auf der Seite davor können Sie den Empfänger eintippen.",
		"There are more: type more of the name.":                        "Es gibt noch mehr: Tippen Sie mehr vom Namen.",
		"A part of the name, the number of a hit, or Enter to go back:": "Ein Teil des Namens, die Nummer eines Treffers oder die Eingabetaste für zurück:",
		"all kinds":  "alle Arten",
		"look at it": "ansehen", "other kind": "andere Art", "my country": "mein Land", "directory": "Verzeichnis", "open": "öffnen",
		"Back to the list": "Zurück zur Liste", "Write to them": "An diesen Empfänger schreiben", "Yes, write to them": "Ja, dorthin schreiben",

		// the card
		"For people where you live: %s": "Zuständig an Ihrem Wohnort: %s",
		"By e-mail: %s":                 "Per E-Mail: %s", "By web form: %s": "Über das Webformular: %s", "By post: %s": "Mit der Post: %s",
		"Its data protection officer: %s": "Datenschutzbeauftragte Person: %s", "Its officer’s web form: %s": "Deren Webformular: %s",
		"Its representative: %s": "Vertretung: %s", "Its representative’s e-mail address: %s": "E-Mail-Adresse der Vertretung: %s", "Its representative’s web form: %s": "Webformular der Vertretung: %s",
		"never checked": "nie geprüft", "checked on %s": "geprüft am %s", "Also known as: %s": "Auch bekannt als: %s",
		"It gets a letter already.": "Dorthin geht schon ein Brief.",
		"A letter to it is about certain pages, and these questions do not ask for them.":                                                           "Ein Brief dorthin handelt von bestimmten Seiten, und danach wird hier nicht gefragt.",
		"A request file can name them, under “urls”, for “unscrape write --request”.":                                                               "Eine Anfragedatei kann sie unter „urls“ nennen, für „unscrape write --request“.",
		"No way to reach it from where you live is known here, so no letter to it can be written.":                                                  "Hier ist kein Weg bekannt, auf dem Sie es von Ihrem Wohnort aus erreichen; ein Brief ist deshalb nicht möglich.",
		"It is treated as hostile: a letter to it tells your account ID, an alias, and which law protects you, nothing else.":                       "Dieser Empfänger gilt als feindselig: Ein Brief nennt ihm Ihre Konto-ID, eine eigens angelegte Adresse und welches Recht Sie schützt, sonst nichts.",
		"It is presumed dead: nothing shows that anybody still reads what is sent there. Whoever has its address now may read your letter instead.": "Vermutlich gibt es diesen Empfänger nicht mehr: Nichts zeigt, dass noch jemand liest, was dort ankommt. Wer die Adresse jetzt hat, liest vielleicht stattdessen Ihren Brief.",

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
