// Package law holds regimes, rights, provisions, periods and holidays as
// tables, and the rules that read them. It knows nothing of letters.
package law

import "strings"

// Regime is one body of data protection law a letter can stand on.
type Regime string

// The regimes, by their names on the command line and in files. None is a
// letter that cites no provision; the zero value is "not decided".
const (
	GDPR   Regime = "gdpr"
	UKGDPR Regime = "uk-gdpr"
	CCPA   Regime = "ccpa"
	FADP   Regime = "fadp"
	None   Regime = "none"
)

// Regimes lists the regimes that letters can cite, in the order they are
// offered.
func Regimes() []Regime { return []Regime{GDPR, UKGDPR, CCPA, FADP} }

// RegimeError is an unknown name of a regime. It never carries the name.
type RegimeError struct{}

func (*RegimeError) Error() string {
	return "the regimes are gdpr, uk-gdpr, ccpa, fadp, and none for a letter that cites no law"
}

// ParseRegime reads the name of a regime; a name without entry is a
// *RegimeError.
func ParseRegime(s string) (Regime, error) {
	switch r := Regime(strings.ToLower(strings.TrimSpace(s))); r {
	case GDPR, UKGDPR, CCPA, FADP, None:
		return r, nil
	}
	return "", &RegimeError{}
}

type regimeName struct{ short, full string }

// regimeNames has each regime as letters of a language call it, short and in
// full for its first mention.
var regimeNames = map[string]map[Regime]regimeName{
	"en": {
		GDPR:   {"GDPR", "General Data Protection Regulation (EU) 2016/679 (GDPR)"},
		UKGDPR: {"UK GDPR", "UK General Data Protection Regulation (UK GDPR)"},
		CCPA:   {"CCPA", "California Consumer Privacy Act (CCPA)"},
		FADP:   {"FADP", "Swiss Federal Act on Data Protection (FADP)"},
	},
	"de": {
		GDPR: {"DSGVO", "Datenschutz-Grundverordnung (EU) 2016/679 (DSGVO)"},
		FADP: {"DSG", "Schweizer Bundesgesetz über den Datenschutz (DSG)"},
	},
	"fr": {
		GDPR: {"RGPD", "règlement général sur la protection des données (UE) 2016/679 (RGPD)"},
		FADP: {"LPD", "loi fédérale suisse sur la protection des données (LPD)"},
	},
	"es": {
		GDPR:   {"RGPD", "Reglamento General de Protección de Datos (UE) 2016/679 (RGPD)"},
		UKGDPR: {"UK" + nbsp + "GDPR", "Reglamento General de Protección de Datos del Reino Unido (UK GDPR)"},
		CCPA:   {"CCPA", "Ley de Privacidad del Consumidor de California (CCPA)"},
	},
	"it": {
		GDPR: {"GDPR", "regolamento generale sulla protezione dei dati (UE) 2016/679 (GDPR)"},
		FADP: {"LPD", "legge federale svizzera sulla protezione dei dati (LPD)"},
	},
	"nl": {GDPR: {"AVG", "Algemene verordening gegevensbescherming (EU) 2016/679 (AVG)"}},
	"pl": {GDPR: {"RODO", "ogólne rozporządzenie o ochronie danych (UE) 2016/679 (RODO)"}},
	"pt": {GDPR: {"RGPD", "Regulamento Geral sobre a Proteção de Dados (UE) 2016/679 (RGPD)"}},
}

func (r Regime) names(lang string) regimeName {
	if n, ok := lookUp(regimeNames, lang)[r]; ok {
		return n
	}
	return regimeNames["en"][r]
}

// Name is the regime as a letter in lang calls it: "GDPR", "UK GDPR", "CCPA".
// It is empty for None.
func (r Regime) Name(lang string) string { return r.names(lang).short }

// FullName is the regime's name for its first mention in a letter in lang,
// with the short name in brackets. It is empty for None.
func (r Regime) FullName(lang string) string { return r.names(lang).full }
