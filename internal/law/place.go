package law

import "strings"

// Place is an ISO 3166 code in upper case: a country ("DE") or one of its
// subdivisions ("DE-BY", "GB-SCT", "US-CA"). The zero value is "not known".
type Place string

// PlaceError says why a text is no place. Meant is the place that was
// probably meant, if any. It never carries the text.
type PlaceError struct {
	Reason string
	Meant  Place
}

func (e *PlaceError) Error() string { return e.Reason }

// ParsePlace reads an ISO 3166-1 country code or an ISO 3166-2 code, in
// either case. Subdivisions are known for Austria, Germany, Spain, the United
// Kingdom, Switzerland and the United States, where they can change the law
// or the holidays; others are a *PlaceError, as is "UK", which means "GB".
func ParsePlace(s string) (Place, error) {
	code := strings.ToUpper(strings.TrimSpace(s))
	country, sub, divided := strings.Cut(code, "-")
	if country == "EU" || country == "EEA" {
		return "", &PlaceError{Reason: "a country is needed, not the whole of the European Union"}
	}
	if meant, ok := mistakenCountries[country]; ok {
		p := Place(meant)
		if q := Place(meant + "-" + sub); divided && subdivisions()[q] != "" {
			p = q
		}
		return "", &PlaceError{"the code of " + p.inSentence("en") + " is " + string(p), p}
	}
	if countries()[Place(country)] == "" {
		return "", &PlaceError{Reason: "a place is a two-letter country code such as DE or GB, or one with its part such as DE-BY or US-CA"}
	}
	p := Place(code)
	switch {
	case !divided, subdivisions()[p] != "":
		return p, nil
	case !Place(country).dividedHere():
		return "", &PlaceError{"no parts of " + Place(country).inSentence("en") + " are known here; write " + country + " alone", Place(country)}
	default:
		return "", &PlaceError{Place(country).inSentence("en") + " has no part with this code", Place(country)}
	}
}

// mistakenCountries are codes in everyday and in EU use that are not those of
// ISO 3166-1.
var mistakenCountries = map[string]string{"UK": "GB", "EL": "GR"}

// Country is the place without its subdivision.
func (p Place) Country() Place {
	c, _, _ := strings.Cut(string(p), "-")
	return Place(c)
}

// The Union with those parts that have ISO codes of their own: Åland (FI) and
// the outermost regions of Art. 355(1) TFEU (FR).
const (
	union       = " AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE AX GF GP MQ RE YT MF "
	eeaBesideEU = " IS LI NO "
)

func in(list string, p Place) bool {
	return p != "" && strings.Contains(list, " "+string(p.Country())+" ")
}

// InEU reports whether p lies in the European Union.
func (p Place) InEU() bool { return in(union, p) }

// InEEA reports whether p lies in the European Economic Area, where the GDPR
// applies (EEA Agreement, Annex XI).
func (p Place) InEEA() bool { return p.InEU() || in(eeaBesideEU, p) }

// InUK reports whether p lies in the United Kingdom; the Crown dependencies
// and Gibraltar have laws of their own.
func (p Place) InUK() bool { return p.Country() == "GB" }

// InSwitzerland reports whether p lies in Switzerland. Liechtenstein is in the
// European Economic Area.
func (p Place) InSwitzerland() bool { return p.Country() == "CH" }

// InCalifornia reports whether p is California.
func (p Place) InCalifornia() bool { return p == "US-CA" }

// Name is the place in the words of lang: "Germany", "Bavaria, Germany". The
// nations of the United Kingdom and the American states stand alone. Places
// that letters of a language need not speak of keep their English names.
func (p Place) Name(lang string) string {
	if p == "" {
		return ""
	}
	if w := lookUp(placeWordsByLanguage, lang)(); w != nil {
		return w.name(p)
	}
	if name := subdivisions()[p]; name != "" {
		switch {
		case p == "US-GA":
			return name + ", United States" // the other Georgia is a country
		case p.Country() == "US", p.Country() == "GB":
			return name
		}
		return name + ", " + p.Country().Name(lang)
	}
	if name := countries()[p]; name != "" {
		return name
	}
	if p == theUnion {
		return "European Economic Area"
	}
	return string(p)
}

// Jurisdiction is where the person stands under the law, and no more: "in the
// European Economic Area", "in the United Kingdom", "in California", else
// "in" and the country. It is all a hostile addressee learns of a residence.
func (p Place) Jurisdiction(lang string) string { return p.jurisdiction().In(lang) }

// JurisdictionName is Jurisdiction without its preposition: "European
// Economic Area".
func (p Place) JurisdictionName(lang string) string { return p.jurisdiction().Name(lang) }

func (p Place) jurisdiction() Place {
	switch {
	case p.InEEA():
		return theUnion
	case p.InCalifornia():
		return p
	}
	return p.Country()
}

// In is the place with its preposition: "in the Netherlands", "aux Pays-Bas".
func (p Place) In(lang string) string {
	switch w := lookUp(placeWordsByLanguage, lang)(); {
	case p == "":
		return ""
	case w != nil:
		return w.in(p)
	}
	return "in " + p.inSentence(lang)
}

// inSentence is the name as it stands in a sentence: "the Netherlands".
func (p Place) inSentence(lang string) string {
	name := p.Name(lang)
	if strings.Contains(withArticle, " "+string(p)+" ") {
		return "the " + name
	}
	return name
}

const withArticle = " EEA AE BS CD CF CG DO FK FO GB GM KM KY MH MP MV NL PH SB SC TC UM US VG VI AX CC CK ES-CN ES-PV US-DC "

func (p Place) dividedHere() bool { return strings.Contains(" AT CH DE ES GB US ", " "+string(p)+" ") }
