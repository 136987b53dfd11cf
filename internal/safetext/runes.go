package safetext

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	zwnj = '\u200C'
	zwj  = '\u200D'
	vs15 = '\uFE0E' // text presentation
	vs16 = '\uFE0F' // emoji presentation

	keycap = '\u20E3'
	virama = 9 // canonical combining class

	// maxJoints is how many joiners one emoji may hold: the longest that
	// fonts draw as one picture have three, with a little room for new ones.
	// Without a bound a line of any length measures two cells.
	maxJoints = 6
)

// isSpace reports white space that takes room on a line. Line and paragraph
// separators are not among it: they are hidden.
func isSpace(r rune) bool { return unicode.Is(unicode.Zs, r) }

// hidden reports characters that show nothing by themselves, that change how
// their neighbours are shown, or that a program may obey: control and format
// characters, separators of lines, variation selectors, tags, fillers,
// private use and what is no character at all.
func hidden(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029':
		return true
	case r == '\u2800': // a braille pattern without dots
		return true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // format characters that do show, as U+06DD
		return false
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return true
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r): // the Hangul fillers, U+034F, U+E0080 and on
		return true
	case unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	}
	return false
}

// joins reports whether the invisible character at in[i] does honest work
// where it stands: inside an emoji, or in a script that is written with it.
// For the latter the contextual rules of RFC 5892, appendix A.1 and A.2, are
// followed; the joining types of A.1 are taken as "letters of the Arabic and
// kindred scripts".
func joins(in []rune, i int) bool {
	r := in[i]
	switch r {
	case zwj:
		if i+1 < len(in) && emoji(in[i+1]) && emojiBefore(in, i) {
			return true
		}
		return afterVirama(in, i)
	case zwnj:
		if afterVirama(in, i) {
			return true
		}
		return i > 0 && i+1 < len(in) && cursive(in[i-1]) && cursive(in[i+1])
	case vs15, vs16:
		if i == 0 {
			return false
		}
		if prev := in[i-1]; prev == '#' || prev == '*' || '0' <= prev && prev <= '9' {
			return i+1 < len(in) && in[i+1] == keycap
		}
		return emoji(in[i-1])
	}
	return false
}

// emojiBefore reports whether an emoji ends just before in[i].
func emojiBefore(in []rune, i int) bool {
	i--
	if i > 0 && in[i] == vs16 {
		i--
	}
	return i >= 0 && emoji(in[i])
}

func afterVirama(in []rune, i int) bool {
	return i > 1 && unicode.IsLetter(in[i-2]) &&
		norm.NFC.PropertiesString(string(in[i-1])).CCC() == virama
}

func cursive(r rune) bool {
	return unicode.IsLetter(r) && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Adlam)
}

// emoji reports characters that Unicode's emoji data counts as pictographs,
// skin tones among them, in whole ranges: what stands between them in a range
// is a symbol too, and a joiner beside a symbol hides nothing.
func emoji(r rune) bool { return unicode.Is(pictographs, r) }

var pictographs = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00A9, Hi: 0x00AE, Stride: 5},
		{Lo: 0x203C, Hi: 0x2049, Stride: 13},
		{Lo: 0x2122, Hi: 0x2139, Stride: 23},
		{Lo: 0x2194, Hi: 0x21AA, Stride: 1},
		{Lo: 0x231A, Hi: 0x23FF, Stride: 1},
		{Lo: 0x24C2, Hi: 0x24C2, Stride: 1},
		{Lo: 0x25AA, Hi: 0x25FE, Stride: 1},
		{Lo: 0x2600, Hi: 0x27BF, Stride: 1},
		{Lo: 0x2934, Hi: 0x2935, Stride: 1},
		{Lo: 0x2B05, Hi: 0x2B55, Stride: 1},
		{Lo: 0x3030, Hi: 0x303D, Stride: 13},
		{Lo: 0x3297, Hi: 0x3299, Stride: 2},
	},
	R32:         []unicode.Range32{{Lo: 0x1F000, Hi: 0x1FAFF, Stride: 1}},
	LatinOffset: 1,
}
