package letters

import (
	"fmt"
	"strings"
)

// pageWords is what the pages themselves say in a letter's language, and where
// its custom puts the subject line.
type pageWords struct {
	page       string // number, count
	enclosure  string
	enclosures string
	re         string // stands before the subject line, or ""
	reAfter    bool   // the subject line follows the salutation
}

var pageWordsByLanguage = map[string]pageWords{
	"en":    {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures"},
	"en-gb": {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures", reAfter: true},
	"en-us": {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures", re: "Re: "},
}

// wordsFor finds the words of a language, or of its parents ("de-CH", "de"),
// or English ones.
func wordsFor(language string) pageWords {
	for l := strings.ToLower(language); l != ""; l = l[:max(strings.LastIndexByte(l, '-'), 0)] {
		if w, ok := pageWordsByLanguage[l]; ok {
			return w
		}
	}
	return pageWordsByLanguage["en"]
}

func (w pageWords) pageOf(n, count int) string { return fmt.Sprintf(w.page, n, count) }
