package law

import (
	"slices"
	"strconv"
	"strings"
)

// AsOf is the day whose law the tables of this package state, as ParseDate
// reads it.
const AsOf = "2026-11-22"

// Provision is one rule a letter can cite, by a reference such as
// "15(1)(c)". References into other acts carry the act in front: "C-154/21"
// (a judgment), "1182/71 3(4)", "DPA2018 164A", "DPO 18(1)" (the Swiss
// ordinance), "CCR 7021(a)" (title 11), "BPC 22581", "EDPB 01/2022 5.3", "recital 63".
type Provision struct {
	Regime Regime
	Ref    string
	Gist   string // what it says, in a line
	Source string // where the text is published
	// Voluntary marks a duty of the addressee that gives the person no claim
	// to an answer: a letter may ask about it, and says that it only asks.
	Voluntary bool

	party string // a case's name
	unfit []unfit
}

// unfit says which roles a provision does not fit, and why.
type unfit struct {
	roles  []Role
	reason string // completes "…: "
}

// Groups of roles that provisions commonly miss.
var (
	everyRole   = Roles()
	inLetters   = without(everyRole, Authority)
	notPlatform = without(everyRole, Platform, Authority)
)

func without(roles []Role, out ...Role) []Role {
	return slices.DeleteFunc(slices.Clone(roles), func(r Role) bool { return slices.Contains(out, r) })
}

// Provisions lists every provision that letters under r can cite, in the
// order of the law.
func Provisions(r Regime) []Provision { return slices.Clone(provisionsOf(r)) }

func provisionsOf(r Regime) []Provision {
	switch r {
	case GDPR:
		return gdprProvisions()
	case UKGDPR:
		return ukProvisions()
	case CCPA:
		return ccpaProvisions()
	case FADP:
		return fadpProvisions()
	}
	return nil
}

// Lookup finds a provision of r by its reference.
func Lookup(r Regime, ref string) (Provision, error) {
	for _, p := range provisionsOf(r) {
		if p.Ref == ref {
			return p, nil
		}
	}
	return Provision{}, unknown(r, ref)
}

// UnknownProvisionError is a reference that the table of a regime lacks.
type UnknownProvisionError struct {
	Regime  Regime
	Ref     string   // as given, cut to 40 characters
	Nearest []string // known references that look like it, best first
	Reason  string   // why it must not be cited, where that is known; completes "…: "
}

func (e *UnknownProvisionError) Error() string {
	name := e.Regime.Name("en")
	if name == "" {
		return "a letter that stands on no law cites no provision"
	}
	s := "no provision " + strconv.Quote(e.Ref) + " of the " + name + " is known"
	switch {
	case e.Reason != "":
		s += ": " + e.Reason
	case len(e.Nearest) > 0:
		s += "; the nearest known are " + strings.Join(e.Nearest, ", ")
	}
	return s
}

func unknown(r Regime, ref string) error {
	if c := []rune(ref); len(c) > 40 {
		ref = string(c[:40])
	}
	e := &UnknownProvisionError{Regime: r, Ref: ref, Nearest: nearest(r, ref)}
	for _, not := range notCited[r] {
		if ref == not.ref || strings.HasPrefix(ref, not.ref+"(") {
			e.Reason = not.reason
			return e
		}
	}
	for _, other := range Regimes() {
		if other != r && slices.ContainsFunc(provisionsOf(other), func(p Provision) bool { return p.Ref == ref }) {
			e.Reason = "it belongs to the " + other.Name("en")
			break
		}
	}
	return e
}

// nearest are up to three known references: those of the same article, else
// those that begin alike.
func nearest(r Regime, ref string) []string {
	article := func(ref string) string { a, _, _ := strings.Cut(ref, "("); return a }
	base := article(ref)
	var same, alike []string
	for _, p := range provisionsOf(r) {
		switch {
		case base == "":
		case article(p.Ref) == base:
			same = append(same, p.Ref)
		case common(p.Ref, base)*2 > len(base):
			alike = append(alike, p.Ref)
		}
	}
	if len(same) == 0 {
		same = alike
	}
	slices.SortStableFunc(same, func(a, b string) int { return common(b, ref) - common(a, ref) })
	return same[:min(3, len(same))]
}

// common is the length of the longest common prefix.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// UnfitError is a provision that does not carry a letter to this role.
type UnfitError struct {
	Regime Regime
	Ref    string
	Role   Role
	Reason string
}

func (e *UnfitError) Error() string {
	return shortRef(e.Regime, e.Ref) + " does not fit a letter to this addressee (" + string(e.Role) + "): " + e.Reason
}

func shortRef(r Regime, ref string) string {
	if s, err := Cite("en", r, ref); err == nil {
		return s
	}
	return ref
}

// Fits reports whether a letter to an addressee in role may stand on ref: nil,
// an *UnfitError with the reason, or an *UnknownProvisionError.
func Fits(r Regime, ref string, role Role) error {
	p, err := Lookup(r, ref)
	if err != nil {
		return err
	}
	if reason := p.Unfit(role); reason != "" {
		return &UnfitError{r, ref, role, reason}
	}
	return nil
}

// Unfit is why a letter to an addressee in role must not stand on p; "" if it
// may.
func (p Provision) Unfit(role Role) string {
	for _, u := range p.unfit {
		if slices.Contains(u.roles, role) {
			return u.reason
		}
	}
	return ""
}

// notCited are references that letters have been seen to cite wrongly, with
// what is right instead.
var notCited = map[Regime][]struct{ ref, reason string }{
	GDPR: {
		{"13", "it is about data collected from the person; for data obtained elsewhere cite Article 14"},
		{"8", "it is about consent to online services for children; for unlawful processing cite Article 17(1)(d)"},
		{"22A-22D", "it belongs to the UK GDPR; cite Articles 22(1) and 22(4)"},
		{"12A", "it belongs to the UK GDPR; cite Article 12(3)"},
		{"15(1A)", "it belongs to the UK GDPR"},
	},
	UKGDPR: {
		{"12(3)", "since 5 February 2026 the period is set by Article 12A"},
		{"22", "since 5 February 2026 it is replaced by Articles 22A to 22D; cite 22A-22D"},
		{"77", "cite section 165 of the Data Protection Act 2018 (DPA2018 165)"},
		{"13", "it is about data collected from the person; for data obtained elsewhere cite Article 14"},
		{"DPA2018 43", "Part 3 of that act is about law enforcement; the general rights are Articles 12 to 22D"},
		{"DPA2018 44", "Part 3 of that act is about law enforcement; the general rights are Articles 12 to 22D"},
		{"DPA2018 45", "Part 3 of that act is about law enforcement; the right of access is Article 15"},
		{"DPA2018 46", "Part 3 of that act is about law enforcement; the general rights are Articles 12 to 22D"},
		{"DPA2018 47", "Part 3 of that act is about law enforcement; the right to erasure is Article 17"},
		{"DPA2018 54", "Part 3 of that act is about law enforcement; the period is in Article 12A"},
		{"C-154/21", "the Court of Justice's later judgments do not bind in the United Kingdom; cite Article 15(1)(c)"},
	},
	FADP: {
		{"8(1)", "the right of access stands in Article 25 since 1 September 2023; Article 8 is about the security of data"},
		{"34", "it is about processing by federal bodies; cite Articles 30 and 31"},
		{"41", "it is about federal bodies; the claims against private controllers are in Article 32(2)"},
	},
	CCPA: {
		{"1798.99.82", "a broker is pointed to the Delete Act by 1798.99.86"},
	},
}
