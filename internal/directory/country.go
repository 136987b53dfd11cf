package directory

import (
	"strings"
	"sync"

	"example.org/unscrape/internal/law"
)

// countryNamed is the country that the last line of an address names, in
// English, in a language of the letters or in its own; "" if the line names
// none.
func countryNamed(line string) law.Place { return countryNames()[fold(line)] }

var countryNames = sync.OnceValue(func() map[string]law.Place {
	m := make(map[string]law.Place, 2000)
	for _, p := range law.Places() {
		if p != p.Country() {
			continue
		}
		for _, lang := range []string{"en", "de", "fr", "it", "es", "pt", "nl", "pl"} {
			m[fold(p.Name(lang))] = p
			m[fold("The "+p.Name(lang))] = p
		}
	}
	for entry := range strings.SplitSeq(ownNames, "|") {
		code, name, _ := strings.Cut(entry, " ")
		m[fold(name)] = law.Place(code)
	}
	return m
})

// ownNames are names of countries in their own languages and in everyday use
// which the letters' languages do not have.
const ownNames = "AT Republik Österreich|BE Belgium (Belgique)|BG България|BG Bulgaria|CH Suisse|CH Svizzera|CH Svizra|CY Κύπρος|CY Kıbrıs|" +
	"CZ Česko|CZ Česká republika|CZ Czech Republic|DE BRD|DE Bundesrepublik Deutschland|DK Danmark|EE Eesti|FI Suomi|" +
	"GB UK|GB U.K.|GB Great Britain|GB England|GB Scotland|GB Wales|GB Northern Ireland|GR Ελλάδα|GR Ελλάς|GR Hellas|HR Hrvatska|HU Magyarország|" +
	"IE Éire|IE Republic of Ireland|IS Ísland|JP 日本|CN 中国|CN People's Republic of China|CN China (PRC)|HK Hong Kong SAR|KR Republic of Korea|KR Korea|KR 대한민국|" +
	"LT Lietuva|LU Lëtzebuerg|LV Latvija|MT Repubblika ta' Malta|NL Nederland|NL Holland|NO Norge|NO Noreg|PL Polska|RO România|RS Srbija|RU Россия|RU Russian Federation|" +
	"SE Sverige|SI Slovenija|SK Slovensko|SK Slovak Republic|TR Turkey|TR Türkiye|TW 台灣|UA Україна|" +
	"US USA|US U.S.A.|US United States of America|US US|US Vereinigte Staaten von Amerika|IL ישראל|GI Gibraltar"
