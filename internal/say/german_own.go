package say

// germanOwn is what is said of the person's own texts, and of a letter that is
// shown in another language.
func germanOwn() map[string]string {
	return map[string]string{
		"Which text for %s?": "Welcher Text für %s?",
		"Texts of your own are read from your templates folder.":     "Eigene Texte werden aus Ihrem Vorlagenordner gelesen.",
		"The text that came with the program":                        "Der Text, der mit dem Programm kam",
		"Your own text in place of the shipped one":                  "Ihr eigener Text anstelle des mitgelieferten",
		"Your own text in its place has a fault and is not used: %s": "Ihr eigener Text an seiner Stelle hat einen Fehler und wird nicht verwendet: %s",
		"The text that your answers name":                            "Der Text, den Ihre Antworten nennen",
		"This text has a fault and cannot be chosen: %s":             "Dieser Text hat einen Fehler und kann nicht gewählt werden: %s",

		"other language":                        "andere Sprache",
		"For reading only, in the language: %s": "Nur zum Lesen, in der Sprache: %s",
		"The letter that is sent:":              "Der Brief, der verschickt wird:",
		"It is never written to a file. The letter that is sent stays as it is.":                   "Er wird in keine Datei geschrieben. Der Brief, der verschickt wird, bleibt, wie er ist.",
		"This is the text that came with the program. The letter that is sent has words of yours.": "Das ist der Text, der mit dem Programm kam. Der Brief, der verschickt wird, hat Ihre eigenen Worte.",

		"Nothing has been written yet. Each letter can be changed here, paragraph by paragraph. l reads it in another language.": "Noch ist nichts geschrieben. Jeder Brief kann hier Absatz für Absatz geändert werden. l liest ihn in einer anderen Sprache.",
		"This letter comes in no other language.":                                        "Diesen Brief gibt es in keiner anderen Sprache.",
		"In which language do you want to read it? Number from 1 to %d; Enter for none:": "In welcher Sprache wollen Sie ihn lesen? Nummer von 1 bis %d; die Eingabetaste für keine:",
		"That is none of the numbers.":                                                   "Das ist keine der Nummern.",
		"End of the letter for reading.":                                                 "Ende des Briefs zum Lesen.",
	}
}
