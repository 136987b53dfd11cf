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
	colon      string // "" = ":"
}

var pageWordsByLanguage = map[string]pageWords{
	"en":    {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures"},
	"en-gb": {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures", reAfter: true},
	"en-us": {page: "Page %d of %d", enclosure: "Enclosure", enclosures: "Enclosures", re: "Re: "},
	"de":    {page: "Seite %d von %d", enclosure: "Anlage", enclosures: "Anlagen"},
	"de-at": {page: "Seite %d von %d", enclosure: "Beilage", enclosures: "Beilagen"},
	"de-ch": {page: "Seite %d von %d", enclosure: "Beilage", enclosures: "Beilagen"},
	"fr":    {page: "Page %d sur %d", enclosure: "Pièce jointe", enclosures: "Pièces jointes", re: "Objet\u202f: ", colon: "\u202f:"},
	"es":    {page: "Página %d de %d", enclosure: "Anexo", enclosures: "Anexos", re: "Asunto: "},
	"it":    {page: "Pagina %d di %d", enclosure: "Allegato", enclosures: "Allegati", re: "Oggetto: "},
	"nl":    {page: "Pagina %d van %d", enclosure: "Bijlage", enclosures: "Bijlagen", re: "Betreft: "},
	"pl":    {page: "Strona %d z %d", enclosure: "Załącznik", enclosures: "Załączniki", re: "Dotyczy: "},
	"pt":    {page: "Página %d de %d", enclosure: "Anexo", enclosures: "Anexos", re: "Assunto: "},
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

// labelled is a word with the colon that its language puts behind it.
func (w pageWords) labelled(word string) string {
	if w.colon == "" {
		return word + ":"
	}
	return word + w.colon
}
