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
