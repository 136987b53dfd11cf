package say

// germanLaw is what internal/law says: why a law was chosen, and how a date
// came about. The holes "in" are places with their preposition.
func germanLaw() map[string]string {
	return map[string]string{
		"This addressee is established in %s, so the GDPR applies to what it does with your data, wherever you live (Article 3(1) GDPR).":                                                                                                      "Dieser Empfänger hat seinen Sitz %[1:in]s; deshalb gilt die DSGVO für das, was er mit Ihren Daten tut, wo immer Sie leben (Art. 3 Abs. 1 DSGVO).",
		"This addressee is established in %s, so the UK GDPR applies to what it does with your data, wherever you live (Article 3(1) UK GDPR).":                                                                                                "Dieser Empfänger hat seinen Sitz %[1:in]s; deshalb gilt die britische DSGVO für das, was er mit Ihren Daten tut, wo immer Sie leben (Art. 3 Abs. 1 der britischen DSGVO).",
		"This addressee is established in Switzerland, so the FADP applies to what it does with your data there, wherever you live (Article 3(1) FADP).":                                                                                       "Dieser Empfänger hat seinen Sitz in der Schweiz; deshalb gilt das DSG für das, was er dort mit Ihren Daten tut, wo immer Sie leben (Art. 3 Abs. 1 DSG).",
		"You live in %s, and the GDPR covers a service offered to people there even from elsewhere (Article 3(2) GDPR).":                                                                                                                       "Sie leben %[1:in]s, und die DSGVO gilt auch für einen Dienst, der Menschen dort von anderswo angeboten wird (Art. 3 Abs. 2 DSGVO).",
		"You live in %s, and the UK GDPR covers a service offered to people there even from elsewhere (Article 3(2) UK GDPR).":                                                                                                                 "Sie leben %[1:in]s, und die britische DSGVO gilt auch für einen Dienst, der Menschen dort von anderswo angeboten wird (Art. 3 Abs. 2 der britischen DSGVO).",
		"You were in %s while the data were collected, and the GDPR covers those who monitor people there even from elsewhere (Article 3(2) GDPR).":                                                                                            "Sie waren %[1:in]s, als die Daten gesammelt wurden, und die DSGVO gilt auch für alle, die Menschen dort von anderswo beobachten (Art. 3 Abs. 2 DSGVO).",
		"You were in %s while the data were collected, and the UK GDPR covers those who monitor people there even from elsewhere (Article 3(2) UK GDPR).":                                                                                      "Sie waren %[1:in]s, als die Daten gesammelt wurden, und die britische DSGVO gilt auch für alle, die Menschen dort von anderswo beobachten (Art. 3 Abs. 2 der britischen DSGVO).",
		"You live in Switzerland, and the FADP applies to whatever has an effect there, even if it was initiated abroad (Article 3(1) FADP).":                                                                                                  "Sie leben in der Schweiz, und das DSG gilt für alles, was sich dort auswirkt, auch wenn es im Ausland veranlasst wird (Art. 3 Abs. 1 DSG).",
		"You live in California now, and the CCPA protects its residents against businesses run for profit that work there and are large or deal in personal data, which is assumed of this addressee (Cal. Civ. Code § 1798.140(d) and (i)).": "Sie leben jetzt in Kalifornien, und der CCPA schützt die dort Lebenden vor gewinnorientierten Firmen, die dort tätig und groß sind oder mit personenbezogenen Daten handeln; das wird bei diesem Empfänger angenommen (Cal. Civ. Code § 1798.140(d) und (i)).",

		"It is not known where you live: " + noLaw: "Es ist nicht bekannt, wo Sie leben: " + keinGesetz,
		"You live in the United States, and without the state it is not known whether its law protects you: " + noLaw: "Sie leben in den Vereinigten Staaten, und ohne den Bundesstaat ist nicht bekannt, ob sein Recht Sie schützt: " + keinGesetz,
		"You live in %s now but were in %s while the data were collected: " + noLaw:                                   "Sie leben jetzt %[1:in]s, waren aber %[2:in]s, als die Daten gesammelt wurden: " + keinGesetz,
		"You lived in California then but do not now: " + noLaw:                                                       "Sie haben damals in Kalifornien gelebt, aber jetzt nicht mehr: " + keinGesetz,
		"You live in %s: " + noLaw: "Sie leben %[1:in]s: " + keinGesetz,

		"You chose a request that cites no law, although the %s would carry one.": "Sie haben eine Bitte ohne Gesetz gewählt, obwohl eines sie tragen würde: %s.",
		"You chose a text that cites no law.":                                     "Sie haben einen Text gewählt, der kein Gesetz nennt.",
		"You chose a text under the %s, which would carry this letter too.":       "Sie haben einen Text nach einem anderen Gesetz gewählt, das diesen Brief auch trägt: %s.",

		"1 month from receipt on %s is %s.":                                                                "Ein Monat ab dem Eingang am %s endet am %s.",
		"1 month from receipt on %s is %s, a %s; the next working day is %s.":                              "Ein Monat ab dem Eingang am %s endet am %s, einem %s; der nächste Arbeitstag ist am %s.",
		"1 month from receipt on %s is %s, a %s; the next working day in %s is %s.":                        "Ein Monat ab dem Eingang am %s endet am %s, einem %s; der nächste Arbeitstag %[4:in]s ist am %[5]s.",
		"1 month from receipt on %s is %s, a public holiday in %s (%s); the next working day there is %s.": "Ein Monat ab dem Eingang am %s endet am %s, einem Feiertag %[3:in]s (%[4]s); der nächste Arbeitstag dort ist am %[5]s.",
		"30 calendar days from receipt on %s end on %s.":                                                   "30 Kalendertage ab dem Eingang am %s enden am %s.",
		"15 business days from receipt on %s end on %s; no verification is needed.":                        "15 Arbeitstage ab dem Eingang am %s enden am %s; Ihre Identität muss dafür nicht geprüft werden.",
		"45 calendar days from receipt on %s end on %s; weekends and holidays do not move this date.":      "45 Kalendertage ab dem Eingang am %s enden am %s; Wochenenden und Feiertage verschieben diesen Tag nicht.",

		"Where the addressee is established is not given, so the bank holidays of England and Wales are counted.":                                                                                   "Wo der Empfänger sitzt, ist nicht angegeben; deshalb zählen die Feiertage von England und Wales.",
		"Where the addressee is established is not given, so only weekends are counted; public holidays there could move the date by a day or more.":                                                "Wo der Empfänger sitzt, ist nicht angegeben; deshalb zählen nur Wochenenden. Feiertage dort könnten den Tag um einen oder mehrere verschieben.",
		"The addressee is outside the European Economic Area, so only weekends are counted, not public holidays.":                                                                                   "Der Empfänger sitzt außerhalb des Europäischen Wirtschaftsraums; deshalb zählen nur Wochenenden, keine Feiertage.",
		"The addressee is outside the United Kingdom, so only weekends are counted, not public holidays.":                                                                                           "Der Empfänger sitzt außerhalb des Vereinigten Königreichs; deshalb zählen nur Wochenenden, keine Feiertage.",
		"The bank holidays of England and Wales are counted; Scotland (GB-SCT) and Northern Ireland (GB-NIR) have others.":                                                                          "Gezählt werden die Feiertage von England und Wales; Schottland (GB-SCT) und Nordirland (GB-NIR) haben andere.",
		"The holidays of all Germany are counted; those of a Land (as in DE-BY) could move the date by a day or more.":                                                                              "Gezählt werden die bundesweiten Feiertage; die eines Landes (etwa DE-BY) könnten den Tag um einen oder mehrere verschieben.",
		"The holidays of all %s are counted; local ones could move the date by a day or more.":                                                                                                      "Gezählt werden die landesweiten Feiertage (%s); örtliche könnten den Tag um einen oder mehrere verschieben.",
		"The end of the period is not moved, as neither the act nor its ordinance says so; an answer on the next working day, %s, may still be in time.":                                            "Das Ende der Frist verschiebt sich nicht, denn weder Gesetz noch Verordnung sagen das; eine Antwort am nächsten Arbeitstag, also am %s, ist vielleicht noch rechtzeitig.",
		"Public holidays are not counted out, as neither the act nor its ordinance says so; if the last day is one where the addressee is, an answer on the next working day may still be in time.": "Feiertage werden nicht herausgerechnet, denn weder Gesetz noch Verordnung sagen das; ist der letzte Tag beim Empfänger ein Feiertag, ist eine Antwort am nächsten Arbeitstag vielleicht noch rechtzeitig.",
		"The act gives the 30 days as the rule and not without exception.":                                                                                                                          "Die 30 Tage sind nach dem Gesetz die Regel, nicht ohne Ausnahme.",
		"The law sets no period for deletion; the one it sets for access is applied.":                                                                                                               "Für das Löschen setzt das Gesetz keine Frist; angewandt wird die für die Auskunft.",
		"The regulations do not define business days; Monday to Friday without the state's holidays are counted, so dates in business days are approximate.":                                        "Die Vorschriften sagen nicht, was Arbeitstage sind; gezählt werden Montag bis Freitag ohne die Feiertage des Bundesstaats. Solche Tage sind deshalb ungefähr.",

		// places that are none
		"a country is needed, not the whole of the European Union": "nötig ist ein Land, nicht die ganze Europäische Union",
		"the code of %s is %s": "das Kürzel ist %[2]s (%[1]s)",
		"a place is a two-letter country code such as DE or GB, or one with its part such as DE-BY or US-CA": "ein Ort ist ein Länderkürzel aus zwei Buchstaben wie DE oder GB, oder eines mit Landesteil wie DE-BY oder US-CA",
		"no parts of %s are known here; write %s alone":                                                      "Landesteile sind hier nicht bekannt (%s); schreiben Sie nur %s",
		"%s has no part with this code":                                                                      "es gibt keinen Landesteil mit diesem Kürzel (%s)",
	}
}

// noLaw is the end of every sentence that says that no law was found.
const (
	noLaw = "the GDPR (European Economic Area), the UK GDPR (United Kingdom), the FADP (Switzerland) and the CCPA (people living in California now)" +
		" do not reach this letter as far as we know, so it can be a voluntary request that cites no law."
	keinGesetz = "Die DSGVO (Europäischer Wirtschaftsraum), die britische DSGVO (Vereinigtes Königreich), das DSG (Schweiz) und der CCPA (wer jetzt in Kalifornien lebt)" +
		" erfassen diesen Brief unseres Wissens nicht; er kann also eine freiwillige Bitte sein, die kein Gesetz nennt."
)
