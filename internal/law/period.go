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

var periods = map[string]map[periodKind]string{
	"en": {oneMonth: "one month", days45: "45 calendar days", business15: "15 business days", days30: "30 days"},
}
