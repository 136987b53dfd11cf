package say

// germanWords are words that stand in the holes of sentences: each in the
// nominative, which for all of them is the accusative too. A sentence is put
// so that it needs no other case.
func germanWords() map[string]string {
	return map[string]string{
		// stops
		"What happened": "Was passiert ist", "Where you live": "Wo Sie leben", "Which of your servers": "Welche Ihrer Server", "What you want": "Was Sie wollen",
		"Whom to write to": "An wen Sie schreiben", "Who you are": "Wer Sie sind", "How it is worded": "Wie es formuliert ist",
		"Read before it exists": "Vorher lesen", "Where to put them": "Wohin damit", "Done": "Fertig",

		// matters
		"Spy.Pet and Discord": "Spy.Pet und Discord", "Another scraper or data broker": "Anderes Scraping oder Datenhandel",
		"A platform I use, without a scrape": "Eine Plattform, die ich nutze, ohne Scraping",
		"Letters":                            "Briefe", "Letters about %s": "Briefe zu %s",

		// keys

		"ctrl+p": "Strg+P", "ctrl+a": "Strg+A", "ctrl+e": "Strg+E", "ctrl+r": "Strg+R", "ctrl+o": "Strg+O", "ctrl+f": "Strg+F", "ctrl+l": "Strg+L", "ctrl+c": "Strg+C", "ctrl+z": "Strg+Z",

		// addressees
		"the platform": "die Plattform", "the scraper": "die datensammelnde Stelle", "its addressee": "der Empfänger",
		"the operator of %s": "die Betreiberseite von %s", "yours": "von Ihnen", "broken": "fehlerhaft",

		"scraper or broker":                         "die Stelle, die Daten sammelt oder damit handelt",
		"the website or program that has your data": "die Website oder das Programm mit Ihren Daten", "the service you use": "der Dienst, den Sie nutzen",

		// what a letter tells
		"your name": "Ihr Name", "your address": "Ihre Anschrift", "your postal address": "Ihre Postanschrift", "your e-mail address": "Ihre E-Mail-Adresse",
		"the mailbox made for this": "das eigens angelegte Postfach", "the place where you write": "der Ort, an dem Sie schreiben",
		"your reason for writing": "Ihr Grund zu schreiben", "your own paragraphs": "Ihre eigenen Absätze",
		"the area you live in": "der Rechtsraum, in dem Sie leben", "the area you lived in": "der Rechtsraum, in dem Sie gelebt haben",
		"the language you write in": "die Sprache, in der Sie schreiben", "what you wrote into its text yourself": "was Sie selbst in den Text geschrieben haben",
		"a field of your answers": "eine Ihrer Antworten", "one of your other answers": "eine Ihrer anderen Antworten", "where you live": "wo Sie leben",
		"the mailbox you send it from": "das Postfach, von dem Sie schicken",
		"your Discord user ID":         "Ihre Discord-Nutzer-ID", "your Discord username": "Ihr Discord-Benutzername", "your old Discord tag": "Ihr alter Discord-Tag",
		"your Old Discord tag": "Ihr alter Discord-Tag", "your old tag": "Ihr alter Tag",
		"the e-mail address of your Discord account": "die E-Mail-Adresse Ihres Discord-Kontos", "the e-mail address of your account": "die E-Mail-Adresse Ihres Kontos",
		"your account ID": "Ihre Konto-ID", "your username": "Ihr Benutzername", "the address of your profile": "die Adresse Ihres Profils",
		"the e-mail address they know you by": "die E-Mail-Adresse, unter der man Sie dort kennt", "your telephone number": "Ihre Telefonnummer",
		"the alias": "der Alias", "which law protects you": "welches Gesetz Sie schützt", "by what it can find you": "woran man Sie dort findet",

		// where something stands in a letter
		"the title": "der Titel", "the file name": "der Dateiname", "the sender": "der Absender", "the address": "die Anschrift", "the date line": "die Datumszeile",
		"the subject line": "der Betreff", "the salutation": "die Anrede", "paragraph %d": "Absatz %d", "the identifier block": "der Kasten mit den Kennungen",
		"the closing": "die Grußformel", "the signature": "die Unterschrift", "the enclosures": "die Anlagen", "a link": "ein Link", "the text": "der Text",
		"sender's name and address": "Name und Anschrift", "return line above the address": "Rücksendezeile über der Anschrift", "date line": "Datumszeile",

		// laws
		"GDPR": "DSGVO", "UK GDPR": "britische DSGVO", "CCPA": "CCPA", "FADP": "DSG", "law of no place (a voluntary request)": "kein Gesetz (freiwillige Bitte)",
		"no law that this program knows": "kein Gesetz, das dieses Programm kennt",
		"European Economic Area":         "Europäischer Wirtschaftsraum",

		// ways
		"e-mail": "E-Mail", "its web form": "Webformular", "web form": "Webformular", "post": "Post", "%s or %s": "%s oder %s",
		"From your mailbox": "von Ihrem Postfach aus",
		"From the e-mail address of your account, by which you are recognised,": "von der E-Mail-Adresse Ihres Kontos aus, an der man Sie erkennt,",
		"US Letter": "US-Letter", "A4": "A4",
		"to go on": "weiter", " and ": " und ", " or ": " oder ",

		// packages
		"your servers": "Ihre Server", "the tracked servers": "die gelesenen Server", "the servers that were known": "die bekannten Server",

		"two folders of messages": "zwei Ordner mit Nachrichten", "two folders of servers": "zwei Ordner mit Servern", "parts of two packages": "Teile von zwei Paketen",
		"two files of the same name": "zwei Dateien mit demselben Namen", "two accounts": "zwei Konten", "this zip contains another zip": "Diese ZIP-Datei enthält eine weitere",
		"more than %d": "mehr als %d",

		// days
		"Saturday": "Samstag", "Sunday": "Sonntag",
		"%s, as %s is a public holiday (%s)":                                 "%s, weil am %s, Feiertag ist (%s)",
		"%s, as %s is a public holiday (%s), as %s is a public holiday (%s)": "%s, weil am %s (%s) und am %s (%s) Feiertag ist",
		"substitute for %s": "Ersatztag: %s",
		"Clean Monday":      "Reiner Montag", "Shrove Tuesday": "Fastnachtsdienstag", "Maundy Thursday": "Gründonnerstag", "Good Friday": "Karfreitag",
		"Easter Sunday": "Ostersonntag", "Easter Monday": "Ostermontag", "Great Prayer Day": "Großer Gebetstag", "Ascension Day": "Christi Himmelfahrt",
		"Whit Sunday": "Pfingstsonntag", "Whit Monday": "Pfingstmontag", "Corpus Christi": "Fronleichnam",
		"New Year's Day": "Neujahr", "Epiphany": "Heilige Drei Könige", "Labour Day": "Tag der Arbeit", "Assumption Day": "Mariä Himmelfahrt",
		"All Saints' Day": "Allerheiligen", "Immaculate Conception": "Mariä Empfängnis", "Christmas Eve": "Heiligabend", "Christmas Day": "erster Weihnachtstag", "New Year's Eve": "Silvester",
		"Liberation Day": "Tag der Befreiung", "Saint George's Day": "Georgstag", "Independence Day": "Unabhängigkeitstag", "Ochi Day": "Ochi-Tag",
		"Unification Day": "Tag der Vereinigung", "Day of Bulgarian Education and Culture": "Tag der bulgarischen Bildung und Kultur", "second day of Christmas": "zweiter Weihnachtstag",
		"Boxing Day": "zweiter Weihnachtstag",
	}
}

// germanLabels are words that stand alone: keys, marks, what an addressee is.
// In a sentence they could be somebody's name.
func germanLabels() map[string]string {
	return map[string]string{
		"enter":         "Eingabe",
		"tab":           "Tab",
		"shift+tab":     "Umschalt+Tab",
		"esc":           "Esc",
		"up":            "auf",
		"up/down":       "auf/ab",
		"space":         "Leertaste",
		"pgup":          "Bild auf",
		"pgdn":          "Bild ab",
		"home":          "Pos1",
		"left/right":    "links/rechts",
		"left":          "links",
		"f1":            "F1",
		"platform":      "Plattform",
		"scraper":       "Scraper",
		"hostile":       "feindselig",
		"broker":        "Datenhandel",
		"people-search": "Personensuche",
		"host":          "Hosting",
		"registrar":     "Domainvergabe",
		"search-engine": "Suchmaschine",
		"archive":       "Archiv",
		"authority":     "Aufsichtsbehörde",
		"No":            "Nein",
		"PDF":           "PDF",
		"email":         "E-Mail",
		"phone":         "Telefon",
		"tracked":       "gelesen",
		"known":         "bekannt",
		"not listed":    "ungelistet",
		"second letter": "zweiter Brief",
	}
}
