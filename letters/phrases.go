package letters

import (
	"fmt"
	"strings"

	"example.org/unscrape/internal/law"
)

// phrases is what the composer itself says in one language. The words of the
// pages (page numbers, enclosures, "Re:") are the layout's.
type phrases struct {
	salutation  string
	closing     string
	holder      string            // who signs where no name is told, below an ID
	labels      map[string]string // of the identifier block, by kind
	replyOnly   string            // label of the alias
	lives       string            // label of the jurisdiction
	messageList string            // the list of messages, as an enclosure
	missing     string            // stands for an answer not yet given, in previews only

	// The sentences about a date, by post, and electronically, where both days
	// are known if the letter arrives today: "… %s … %s."
	duePost, due   string
	stepPost, step string
	place, noPlace string // the date line: of place and date, of a date alone
	capital        bool   // the text begins with a capital although its template does not
}

var phrasesByLanguage = map[string]*phrases{
	"en":    &english,
	"en-us": &american,
	"de":    &german,
	"de-ch": swissGerman,
	"fr":    &inFrench,
	"es":    &spanish,
	"it":    &italian,
	"nl":    &dutch,
	"pl":    &polish,
	"pt":    &portuguese,
}

// dated fills a sentence about two days. One that ends with an abbreviation
// has its full stop already.
func dated(sentence, received, due string) string {
	return strings.ReplaceAll(fmt.Sprintf(sentence, received, due), "..", ".")
}

// dateLine is the place and date at the head of a letter.
func (p *phrases) dateLine(place, date string) string {
	if place == "" || p.place == "" {
		return fmt.Sprintf(p.noPlace, date)
	}
	return fmt.Sprintf(p.place, place, date)
}

// phrasesFor finds the phrases of a language, or of its parents ("de-CH",
// "de"), or English ones.
func phrasesFor(language string) *phrases {
	for l := strings.ToLower(language); l != ""; l = l[:max(strings.LastIndexByte(l, '-'), 0)] {
		if p, ok := phrasesByLanguage[l]; ok {
			return p
		}
	}
	return &english
}

// localeOf is the language of a letter with its country where that changes
// words, dates and forms of address: English is American under American law,
// and for an American whom no law protects; German is that of the country the
// person writes from, and Swiss under Swiss law.
func localeOf(language string, regime law.Regime, residence law.Place) string {
	switch {
	case base(language) == "de" && regime == law.FADP, language == "de" && in("CH LI", residence):
		return "de-CH"
	case language == "de" && in("AT", residence):
		return "de-AT"
	case language != "en":
		return language
	case regime == law.CCPA, regime == law.None && residence.Country() == "US":
		return "en-US"
	}
	return "en-GB"
}

func in(countries string, p law.Place) bool {
	return p != "" && strings.Contains(countries, string(p.Country()))
}
