package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text made comparable: compatibility forms, accents, case and
// invisible characters are gone, and what is left is seen as words and as one
// run of letters and digits.
type folded struct {
	words   string // " jane roe ": words between single spaces; " " if there are none
	compact string // "janeroe"
}

// apart are letters that Unicode does not take apart but people do.
var apart = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "ŋ", "n", "ħ", "h")

func fold(s string) folded {
	s = strings.ToLower(norm.NFKD.String(s))
	if !isASCII(s) {
		s = apart.Replace(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
				return -1
			}
			return r
		}, s))
	}
	words, compact := make([]byte, 1, len(s)+2), make([]byte, 0, len(s))
	words[0] = ' '
	open := false
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			words, compact = append(words, s[i:i+n]...), append(compact, s[i:i+n]...)
			open = true
		} else if open {
			words = append(words, ' ')
			open = false
		}
		i += n
	}
	if open {
		words = append(words, ' ')
	}
	return folded{string(words), string(compact)}
}

// umlauts are spelt out, and spelt-out ones written as umlauts: the same name
// is found either way.
var (
	spellOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa")
	contract = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "Ae", "A", "Oe", "O", "Ue", "U")
)

// spellings are the ways in which a name is written.
func spellings(name string) []string {
	all := []string{name}
	for _, other := range []string{spellOut.Replace(norm.NFC.String(name)), contract.Replace(name)} {
		if other != name && utf8.RuneCountInString(other) > 3 {
			all = append(all, other)
		}
	}
	return all
}

// runTogether reports whether a text is written without spaces between words,
// so that it can only be found as a run of characters.
func runTogether(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
