package law

// Period is how long an addressee has to answer, in the words of lang: "one
// month", "45 calendar days". It is empty where no law sets a period.
func Period(lang string, r Regime, right Right) string {
	return lookUp(periods, lang)[periodOf(r, right)]
}

type periodKind int

const (
	noPeriod periodKind = iota
	oneMonth
	days45
	business15
	days30
)

func periodOf(r Regime, right Right) periodKind {
	switch {
	case r == GDPR, r == UKGDPR:
		return oneMonth
	case r == CCPA && (right == OptOut || right == LimitUse):
		return business15
	case r == CCPA:
		return days45
	case r == FADP:
		return days30
	}
	return noPeriod
}

// periods in English stand behind "within". In other languages: German behind
// "innerhalb", French behind "dans un délai", Spanish "en el plazo de",
// Italian "entro", Dutch "binnen", Polish "w terminie", Portuguese "no prazo
// de".
var periods = map[string]map[periodKind]string{
	"en": {oneMonth: "one month", days45: "45 calendar days", business15: "15 business days", days30: "30 days"},
	"de": {oneMonth: "eines Monats", days45: "von 45" + nbsp + "Kalendertagen", business15: "von 15" + nbsp + "Werktagen", days30: "von 30" + nbsp + "Tagen"},
	"fr": {oneMonth: "d’un mois", days45: "de 45" + nbsp + "jours calendaires", business15: "de 15" + nbsp + "jours ouvrés", days30: "de 30" + nbsp + "jours"},
	"es": {oneMonth: "un mes", days45: "45" + nbsp + "días calendario", business15: "15" + nbsp + "días hábiles", days30: "30" + nbsp + "días"},
	"it": {oneMonth: "un mese", days45: "45" + nbsp + "giorni di calendario", business15: "15" + nbsp + "giorni lavorativi", days30: "30" + nbsp + "giorni"},
	"nl": {oneMonth: "één maand", days45: "45" + nbsp + "kalenderdagen", business15: "15" + nbsp + "werkdagen", days30: "30" + nbsp + "dagen"},
	"pl": {oneMonth: "jednego miesiąca", days45: "45" + nbsp + "dni kalendarzowych", business15: "15" + nbsp + "dni roboczych", days30: "30" + nbsp + "dni"},
	"pt": {oneMonth: "um mês", days45: "45" + nbsp + "dias de calendário", business15: "15" + nbsp + "dias úteis", days30: "30" + nbsp + "dias"},
}
