package say

import "strings"

// germanTexts is what the shipped letters say of themselves: what each asks,
// and its options.
func germanTexts() map[string]string {
	m := map[string]string{
		"Also ask what the platform knows about the scraping. It need not answer these questions, and the letter says so.":                                         "Auch fragen, was die Plattform über das Scraping weiß. Sie muss diese Fragen nicht beantworten, und der Brief sagt das.",
		"Also ask what the platform knows about the scraping.":                                                                                                     "Auch fragen, was die Plattform über das Scraping weiß.",
		"I send a list of the messages along (channel ID and message ID, from my data package). Leave this off until you have the list.":                           "Ich schicke eine Liste der Nachrichten mit (Kanal-ID und Nachrichten-ID, aus meinem Datenpaket). Ausgeschaltet lassen, solange Sie die Liste noch nicht haben.",
		"I was a child when I wrote some of these messages.":                                                                                                       "Ich war noch ein Kind, als ich einige dieser Nachrichten geschrieben habe.",
		"Ask the platform to pass this on to the scraper, if it can. The scraper then learns that somebody asked about this account.":                              "Die Plattform bitten, dies an den Scraper weiterzugeben, wenn sie das kann. Dort erfährt man dann, dass jemand nach diesem Konto gefragt hat.",
		"Declare under penalty of perjury that you are the person the information is about. Turn this on only if the platform asks for it, and then sign by hand.": "An Eides statt versichern, dass die Angaben Sie selbst betreffen. Schalten Sie das nur ein, wenn die Plattform es verlangt, und unterschreiben Sie dann von Hand.",

		"Asks the platform to delete messages you name, and what was made from them, while your account stays open.":                                                                       "Verlangt von der Plattform, von Ihnen benannte Nachrichten und alles daraus Abgeleitete zu löschen. Ihr Konto bleibt offen.",
		"Tells the scraper or broker to stop selling your data, asks who bought them, and asks it to delete them. The law obliges it to delete only what it collected from you.":           "Untersagt den Verkauf Ihrer Daten, fragt, wer sie gekauft hat, und verlangt die Löschung. Gelöscht werden muss nach dem Gesetz nur, was bei Ihnen erhoben wurde.",
		"Asks the platform for everything it holds about you, tells it not to sell or share it and, only after its answer, to delete the messages you then name. Your account stays open.": "Verlangt von der Plattform Auskunft über alles, was sie über Sie gespeichert hat, untersagt Verkauf und Weitergabe und verlangt erst nach ihrer Antwort die Löschung der Nachrichten, die Sie dann benennen. Ihr Konto bleibt offen.",
		"Asks the scraper or broker what it holds about you and who received it, tells it to stop selling it, and asks it to delete it.":                                                   "Fragt, was dort über Sie gespeichert ist und wer es bekommen hat, untersagt den Verkauf und verlangt die Löschung.",
		"Asks the platform for everything it holds about you, where it came from and what kinds of firms received it, and what it knows about the scraping.":                               "Verlangt von der Plattform Auskunft über alles, was sie über Sie gespeichert hat, woher es kommt und welche Arten von Firmen es bekommen haben, und fragt, was sie über das Scraping weiß.",
		"Asks the scraper or broker what it holds about you, where it came from and who received it.":                                                                                      "Fragt, was dort über Sie gespeichert ist, woher es kommt und wer es bekommen hat.",
		"Tells the platform not to sell or share your data, and to use what you wrote only to run the service.":                                                                            "Untersagt der Plattform, Ihre Daten zu verkaufen oder weiterzugeben; was Sie geschrieben haben, darf nur noch dem Betrieb des Dienstes dienen.",
		"Tells the scraper or broker to stop selling and sharing your data.":                                                                                                               "Untersagt Verkauf und Weitergabe Ihrer Daten.",
		"Asks the platform to erase messages you name, and what was made from them, while your account stays open.":                                                                        "Verlangt von der Plattform, von Ihnen benannte Nachrichten und alles daraus Abgeleitete zu löschen. Ihr Konto bleibt offen.",
		"Asks the platform, as a favour and without citing any law, what it holds about you and what it knows about the scraping.":                                                         "Bittet die Plattform, ohne sich auf ein Gesetz zu berufen, um Auskunft, was sie über Sie gespeichert hat und was sie über das Scraping weiß.",
		"Asks the scraper or broker, as a favour and without citing any law, to stop passing on your data, to delete them and to say who has them.":                                        "Bittet, ohne sich auf ein Gesetz zu berufen, Ihre Daten nicht weiterzugeben, sie zu löschen und zu sagen, wer sie hat.",
	}
	for english, other := range map[string]string{
		"Asks the platform%s for everything it holds about you first and, only after its answer, to erase the messages you then name. Your account stays open.":  "Verlangt von der Plattform%s zuerst Auskunft über alles, was sie über Sie gespeichert hat, und erst nach ihrer Antwort die Löschung der Nachrichten, die Sie dann benennen. Ihr Konto bleibt offen.",
		"Asks the platform%s for everything it holds about you first and, only after its answer, to delete the messages you then name. Your account stays open.": "Verlangt von der Plattform%s zuerst Auskunft über alles, was sie über Sie gespeichert hat, und erst nach ihrer Antwort die Löschung der Nachrichten, die Sie dann benennen. Ihr Konto bleibt offen.",
		"Asks the scraper or broker%s what it holds about you and who received it, and to erase all of it.":                                                      "Verlangt%s Auskunft, was dort über Sie gespeichert ist und wer es bekommen hat, und die Löschung von allem.",
		"Asks the scraper or broker%s what it holds about you and who received it, and to delete all of it.":                                                     "Verlangt%s Auskunft, was dort über Sie gespeichert ist und wer es bekommen hat, und die Löschung von allem.",
		"Asks the platform%s for everything it holds about you, where it came from and who received it, and what it knows about the scraping.":                   "Verlangt von der Plattform%s Auskunft über alles, was sie über Sie gespeichert hat, woher es kommt und wer es bekommen hat, und fragt, was sie über das Scraping weiß.",
		"Asks the scraper or broker%s for everything it holds about you, where it came from and who received it.":                                                "Verlangt%s Auskunft über alles, was dort über Sie gespeichert ist, woher es kommt und wer es bekommen hat.",
		"Asks the platform%s to delete messages you name, and what was made from them, while your account stays open.":                                           "Verlangt von der Plattform%s, von Ihnen benannte Nachrichten und alles daraus Abgeleitete zu löschen. Ihr Konto bleibt offen.",
		"Asks the scraper or broker%s to delete everything about you, to stop using it meanwhile, and to tell everyone who received it.":                         "Verlangt%s, alles über Sie zu löschen, es bis dahin nicht mehr zu nutzen und es allen mitzuteilen, die es bekommen haben.",
		"Asks the scraper or broker%s to erase everything about you, to stop using it meanwhile, and to tell everyone who received it.":                          "Verlangt%s, alles über Sie zu löschen, es bis dahin nicht mehr zu nutzen und es allen mitzuteilen, die es bekommen haben.",
	} {
		m[strings.ReplaceAll(english, "%s", "")] = strings.ReplaceAll(other, "%s", "")
		m[strings.ReplaceAll(english, "%s", ", under Swiss law,")] = strings.ReplaceAll(other, "%s", " nach Schweizer Recht")
	}
	return m
}
