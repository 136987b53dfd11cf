package law

import "strings"

// Cite prints one or several provisions of r in the style of lang: "Article
// 15(1)(c) GDPR", "Articles 15, 17 and 19 GDPR", "Cal. Civ. Code §§ 1798.110
// and 1798.115". References keep their order; those into one act stand
// together. One the table of r lacks is an *UnknownProvisionError. A language
// without a style of its own cites as English does.
func Cite(lang string, r Regime, refs ...string) (string, error) {
	s := lookUp(citeStyles, lang)
	if r == FADP {
		s = lookUp(swissStyles, lang)
	}
	var groups []citeGroup
	for _, ref := range refs {
		p, err := Lookup(r, ref)
		if err != nil {
			return "", err
		}
		a, at := actOf(p)
		if n := len(groups); n > 0 && groups[n-1].act == a && a != judgment {
			groups[n-1].at = append(groups[n-1].at, at)
			continue
		}
		groups = append(groups, citeGroup{a, []string{at}, p})
	}
	if len(groups) == 0 {
		return "", unknown(r, "")
	}
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = g.in(s, lang)
	}
	return s.list(parts), nil
}

// act is a body of text with a way of its own to be cited.
type act int

const (
	regulation act = iota // the regime's own articles
	recital
	judgment
	regulation1182
	ordinance // of the FADP
	guidelines
	dpa2018
	civilCode
	codeOfRegs
	bpc
	tribunal
)

// actOf splits a provision into its act and the place within.
func actOf(p Provision) (act, string) {
	for _, x := range []struct {
		prefix string
		act    act
	}{
		{"recital ", recital}, {"1182/71 ", regulation1182}, {"DPO ", ordinance}, {"EDPB 01/2022 ", guidelines},
		{"DPA2018 ", dpa2018}, {"CCR ", codeOfRegs}, {"BPC ", bpc}, {"UKUT ", tribunal},
	} {
		if at, ok := strings.CutPrefix(p.Ref, x.prefix); ok {
			return x.act, at
		}
	}
	switch {
	case strings.HasPrefix(p.Ref, "C-"):
		return judgment, p.Ref
	case p.Regime == CCPA:
		return civilCode, p.Ref
	}
	return regulation, p.Ref
}

type citeGroup struct {
	act act
	at  []string
	p   Provision // the first
}

func (g citeGroup) in(s citeStyle, lang string) string {
	switch g.act {
	case regulation:
		return s.cite(g.at, g.p.Regime.Name(lang))
	case regulation1182:
		return s.cite(g.at, s.regulation1182)
	case ordinance:
		return s.cite(g.at, lookUp(ordinanceNames, lang))
	case recital:
		return s.recital + s.gap() + s.list(g.at) + s.before + g.p.Regime.Name(lang)
	case judgment:
		if g.p.party == "" {
			return s.court + ", " + g.p.Ref
		}
		return s.court + ", " + g.p.Ref + form(s.party, g.p.party)
	case guidelines:
		return s.guidelines + " 01/2022, " + sections(s, g.at)
	case dpa2018:
		return sectionOf(s, lang, g.at)
	case tribunal:
		year, number, _ := strings.Cut(g.at[0], "/")
		return "[" + year + "] UKUT " + number + " (AAC)"
	case civilCode:
		return "Cal. Civ. Code " + sections(s, g.at)
	case codeOfRegs:
		return "Cal. Code Regs. tit. 11, " + sections(s, g.at)
	default:
		return "Cal. Bus. & Prof. Code " + sections(s, g.at)
	}
}

func sections(s citeStyle, at []string) string {
	if len(at) == 1 {
		return "§\u00a0" + at[0] // never at the end of a line
	}
	return "§§\u00a0" + s.list(at)
}

// sectionOf cites sections of the Data Protection Act 2018, whose name stays
// English.
func sectionOf(s citeStyle, lang string, at []string) string {
	w := lookUp(sectionWords, lang)
	word := w.one
	if len(at) > 1 {
		word = w.many
	}
	return word + s.gap() + s.list(at) + w.of + "Data Protection Act 2018"
}

var sectionWords = map[string]struct{ one, many, of string }{
	"en": {"section", "sections", " of the "},
	"es": {"sección", "secciones", " de la "},
}

// ordinanceNames are those of the Data Protection Ordinance (SR 235.11).
var ordinanceNames = map[string]string{"en": "DPO", "de": "DSV", "fr": "OPDo", "it": "OPDa"}
