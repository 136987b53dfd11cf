package law

// Right is one thing a person can ask for under a Regime.
type Right string

// GDPR and UK GDPR rights (articles 15 to 18, 20, 21) and the rights of the
// CCPA (Cal. Civ. Code §§ 1798.105 to 1798.121).
const (
	Access        Right = "access"
	Rectification Right = "rectification"
	Erasure       Right = "erasure"
	Restriction   Right = "restriction"
	Portability   Right = "portability"
	Objection     Right = "objection"

	ToKnow    Right = "to-know"
	ToDelete  Right = "to-delete"
	ToCorrect Right = "to-correct"
	OptOut    Right = "opt-out"
	LimitUse  Right = "limit-use"
)

// Rights lists what a person can ask for under r; nothing for None.
func Rights(r Regime) []Right {
	switch r {
	case GDPR, UKGDPR:
		return []Right{Access, Rectification, Erasure, Restriction, Portability, Objection}
	case CCPA:
		return []Right{ToKnow, ToDelete, ToCorrect, OptOut, LimitUse}
	case FADP:
		return []Right{Access, Rectification, Erasure, Portability, Objection}
	}
	return nil
}

// kinship pairs rights with those nearest to them under other regimes. Near is
// not equal: an opt-out ends sale and sharing, an objection all processing on
// a balance of interests, and the Swiss one any processing that nothing
// justifies (Article 30(2)(b) FADP). Read from either side, the first row
// counts.
var kinship = []struct{ one, other Right }{
	{Access, ToKnow},
	{Rectification, ToCorrect},
	{Erasure, ToDelete},
	{Objection, OptOut},
	{Restriction, LimitUse},
	{Portability, ToKnow}, // § 1798.130 gives the copy in a portable format
	{Objection, Restriction},
	{Objection, LimitUse},
}

// Kin is the right under regime to that is nearest to r, and whether there is
// one. A right that to has itself is its own kin.
func Kin(r Right, to Regime) (Right, bool) {
	has := func(x Right) bool {
		for _, y := range Rights(to) {
			if x == y {
				return true
			}
		}
		return false
	}
	if has(r) {
		return r, true
	}
	for _, k := range kinship {
		if k.one == r && has(k.other) {
			return k.other, true
		}
		if k.other == r && has(k.one) {
			return k.one, true
		}
	}
	return "", false
}

type rightName struct{ name, about string }

var rightNames = map[string]map[Right]rightName{"en": {
	Access:        {"access", "They tell you whether they have data about you, where they got them and who received them, and send you a copy."},
	Rectification: {"rectification", "They correct what is wrong about you."},
	Erasure:       {"erasure", "They delete your data and tell those they passed them on to, unless the law lets them keep some."},
	Restriction:   {"restriction", "They keep your data but do nothing with them until your request is settled."},
	Portability:   {"portability", "They give you the data you gave them in a form other services can read."},
	Objection:     {"objection", "They stop using your data unless they show compelling reasons."},
	ToKnow:        {"right to know", "They tell you what they hold about you, where it came from and who got it, and give you a copy if they can verify you."},
	ToDelete:      {"right to delete", "They delete what they collected from you."},
	ToCorrect:     {"right to correct", "They correct what is wrong about you."},
	OptOut:        {"opt-out of sale and sharing", "They stop selling or sharing your data."},
	LimitUse:      {"limit on the use of sensitive data", "They use sensitive data, such as the content of messages, only for what is necessary."},
}}

// Name is the right in the words of lang, for a list of rights.
func (r Right) Name(lang string) string { return lookUp(rightNames, lang)[r].name }

// About is one plain sentence in lang on what the addressee then does.
func (r Right) About(lang string) string { return lookUp(rightNames, lang)[r].about }
