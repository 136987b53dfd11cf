package letters

import (
	"regexp"
	"strconv"
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
	starts  []bool // where in compact a word begins
}

// apart are letters that Unicode does not take apart but people do.
var apart = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "ŋ", "n", "ħ", "h")

func fold(s string) folded {
	s = strings.ToLower(norm.NFKD.String(s))
	if !isASCII(s) {
		s = apart.Replace(strings.Map(func(r rune) rune {
			switch {
			case unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r):
				return -1
			case r >= utf8.RuneSelf && unicode.Is(unicode.Nd, r):
				return decimal(r)
			}
			return r
		}, s))
	}
	f := folded{starts: make([]bool, 0, len(s))}
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
			for k := range n {
				f.starts = append(f.starts, k == 0 && !open)
			}
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
	f.words, f.compact = string(words), string(compact)
	return f
}

// decimal is the ASCII digit of a decimal digit in any script. Unicode has
// them in runs of ten.
func decimal(r rune) rune {
	zero := r
	for unicode.Is(unicode.Nd, zero-1) {
		zero--
	}
	return '0' + (r-zero)%10
}

// lookalikes are letters of other scripts that print like Latin ones, after
// the confusables of Unicode Technical Standard 39.
var lookalikes = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "Ѕ", "S", "І", "I", "Ї", "I", "Ј", "J", "Ӏ", "I", "Ԛ", "Q", "Ԝ", "W", "Ҽ", "E",
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "ѕ", "s", "і", "i", "ї", "i", "ј", "j", "ӏ", "l", "ԁ", "d", "ԛ", "q", "ԝ", "w", "һ", "h", "к", "k", "м", "m", "т", "t", "п", "n", "г", "r", "ь", "b",
	"Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X",
	"α", "a", "β", "b", "γ", "y", "ε", "e", "η", "n", "ι", "i", "κ", "k", "ν", "v", "ο", "o", "ρ", "p", "σ", "o", "τ", "t", "υ", "u", "χ", "x", "ω", "w",
	"ɡ", "g", "ɑ", "a", "ɩ", "i", "ƅ", "b", "ѵ", "v", "ᴏ", "o", "ո", "n", "ս", "u", "օ", "o", "հ", "h", "ց", "g",
)

// disguises are other readings of a text, by which a value can be read
// although it does not stand there letter by letter: look-alikes of another
// script, and the percent encoding of web addresses.
func disguises(text string) []string {
	var out []string
	if !isASCII(text) {
		// Accents first, so that a look-alike with one is found too.
		if plain := lookalikes.Replace(norm.NFKD.String(text)); plain != norm.NFKD.String(text) {
			out = append(out, plain)
		}
	}
	if plain := percentDecoded(text); plain != text {
		out = append(out, plain)
	}
	return out
}

var percentCode = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

func percentDecoded(s string) string {
	return percentCode.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[1:], 16, 8)
		return string([]byte{byte(n)})
	})
}

// umlauts are spelt out, and spelt-out ones written as umlauts: the same name
// is found either way.
var (
	spellOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe", "æ", "ae", "Æ", "Ae")
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
