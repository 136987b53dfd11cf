package templates

import "strings"

// A value never becomes structure: where an action prints one, the Markdown
// gets a token, a single character of a private-use plane that no template can
// hold. Only after the Markdown is parsed do tokens become text.

// firstToken stands for the first value of a run; the next character for the
// second, and so on through plane 15.
const (
	firstToken = '\U000F0000'
	maxTokens  = 0xFFFE
)

// passage is what a token stands for.
type passage struct {
	text string
	lang string // BCP 47; "" = the letter's
	mark bool   // the place of the identifiers, not a text
}

// mark is the value of identifiers.
type mark struct{}

// token is the i-th token.
func token(i int) rune { return firstToken + rune(i) }

// tokenIndex is the inverse of token.
func tokenIndex(r rune) (int, bool) {
	return int(r - firstToken), r >= firstToken && r < firstToken+maxTokens
}

// value makes foreign characters fit to stand in a text: line breaks of all
// kinds are line feeds, tabs are spaces, other control characters and bytes
// that are no UTF-8 are U+FFFD. Everything else stays as it was typed.
func value(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case isControl(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// oneLine is value with spaces for line breaks.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(value(s), func(r rune) bool { return r == '\n' }), " ")
}
