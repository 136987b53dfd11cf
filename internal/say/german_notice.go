package say

// germanNotice is what is said about letters to those who carry, list or keep
// somebody else's pages.
func germanNotice() map[string]string {
	return map[string]string{
		"Asks a search engine to leave out pages that show scraped data about you, or an archive to take out its copies of them.":                                              "Verlangt von einer Suchmaschine, Seiten mit gesammelten Daten über Sie wegzulassen, oder von einem Archiv, seine Kopien davon zu entfernen.",
		"Asks a search engine, without citing any law, to leave out pages that show scraped data about you, or an archive to take out its copies of them.":                     "Bittet eine Suchmaschine, ohne sich auf ein Gesetz zu berufen, Seiten mit gesammelten Daten über Sie wegzulassen, oder ein Archiv, seine Kopien davon zu entfernen.",
		"Tells the firm that carries a scraper's site which pages show your data, and asks it to disable them without telling the scraper who wrote.":                          "Meldet dem Unternehmen, über das die Website eines Scrapers läuft, welche Seiten Ihre Daten zeigen, und bittet darum, sie zu sperren, ohne dem Scraper zu sagen, wer schreibt.",
		"Tells the firm that carries a scraper's site which pages show your data, and asks it, without citing any law, to disable them without telling the scraper who wrote.": "Meldet dem Unternehmen, über das die Website eines Scrapers läuft, welche Seiten Ihre Daten zeigen, und bittet, ohne sich auf ein Gesetz zu berufen, darum, sie zu sperren, ohne dem Scraper zu sagen, wer schreibt.",

		"what %s learns may reach the scraper, so it needs a mailbox made only for this":                                "was %s erfährt, kann den Scraper erreichen; nötig ist daher ein nur hierfür eingerichtetes Postfach",
		"%s is written to about certain pages; give their addresses":                                                    "an %s wird wegen bestimmter Seiten geschrieben; geben Sie deren Adressen an",
		"no mailbox is named for the answer, so it comes to the one you send from; one made only for this is safer":     "für die Antwort ist kein Postfach genannt; sie kommt an das, von dem Sie senden; ein nur hierfür eingerichtetes ist sicherer",
		"there are %d pages, and %d are the most in one letter":                                                         "das sind %d Seiten, und höchstens %d sind in einem Brief möglich",
		"entry %d is not the address of a page; copy it whole from the browser's address line, beginning with https://": "Eintrag %d ist keine Adresse einer Seite; kopieren Sie sie vollständig aus der Adresszeile des Browsers, mit https:// am Anfang",
		"entry %d stands there twice":                                            "Eintrag %d steht doppelt da",
		"the pages you complain of":                                              "die Seiten, um die es Ihnen geht",
		"There is no text for this letter under the %s, so it cites no law.":     "Für diesen Brief gibt es keinen Text nach diesem Gesetz (%s); er beruft sich daher auf keines.",
		"You chose a letter that cites no law, although the %s would carry one.": "Sie haben einen Brief gewählt, der sich auf kein Gesetz beruft, obwohl es eines gäbe, das ihn trägt (%s).",
		"This letter asks about searches for the details it gives, not for your name. It does so only where you choose to tell %s your name.":                                          "Dieser Brief betrifft Suchen nach den Angaben, die er nennt, nicht nach Ihrem Namen. Das tut er nur, wenn Sie %s Ihren Namen mitteilen wollen.",
		"What %s receives can reach whoever runs the pages. Give the mailbox made for this as your only address, in a form too, and choose there that your details are not passed on.": "Was %s erhält, kann den Betreiber der Seiten erreichen. Geben Sie nur das hierfür eingerichtete Postfach als Adresse an, auch in einem Formular, und wählen Sie dort, dass Ihre Angaben nicht weitergegeben werden.",
	}
}
