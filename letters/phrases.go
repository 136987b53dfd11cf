package letters

import (
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

	month        func(year, month int) string
	duePost      string
	due          func(received, due string) string // electronically: both dates are known if it arrives today
	stepPost     string
	step         func(received, due string) string
	jurisdiction func(in string) string          // "in the United Kingdom" as the value of a row
	place        func(place, date string) string // the date line
}

var phrasesByLanguage = map[string]*phrases{
	"en":    &english,
	"en-us": &american,
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
// dates and forms of address: English is American under American law, and for
// an American whom no law protects.
func localeOf(language string, regime law.Regime, residence law.Place) string {
	switch {
	case language != "en":
		return language
	case regime == law.CCPA, regime == law.None && residence.Country() == "US":
		return "en-US"
	}
	return "en-GB"
}
