package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tidy makes text fit to be set: composed letters (a typeface without
// positioned marks has only those), and every stretch of white space one
// space. Spaces that hold words together stay.
func tidy(s string) string {
	ascii, plain, last := true, true, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		ascii = ascii && c < utf8.RuneSelf
		plain = plain && c >= ' ' && !(c == ' ' && last == ' ')
		last = c
	}
	if ascii && plain {
		return s
	}
	if !ascii {
		s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
		plain = plain && !strings.ContainsAny(s, "\u2028\u2029")
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if r == ' ' || r < ' ' && unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// binds reports whether the space at i holds a number to the word it belongs
// to: "Article 15", "§ 1798", "Suite 200"; or what is written in capitals to
// its number: "15 GDPR", "1118 BG".
func binds(s string, i int) bool {
	before := strings.TrimLeft(s[strings.LastIndexByte(s[:i], ' ')+1:i], "(“„«")
	first, _ := utf8.DecodeRuneInString(before)
	next, size := utf8.DecodeRuneInString(s[i+1:])
	if unicode.IsDigit(first) {
		second, _ := utf8.DecodeRuneInString(s[i+1+size:])
		return unicode.IsUpper(next) && unicode.IsUpper(second)
	}
	return unicode.IsDigit(next) && (unicode.IsUpper(first) || first == '§')
}

// wordEnd is the end of the word that begins at i, and how it may be parted:
// a function that returns the length of the first part of what is left of it.
func wordEnd(s string, i int) (int, func(string) int) {
	word, special := s[i:], false
	for n := 0; n < len(word); n++ {
		c := word[n]
		if c == ' ' {
			word = word[:n]
			break
		}
		// Only what has one of these, or the first byte of a dash, is parted.
		special = special || c == '-' || c == '@' || c == ':' || c == 0xE2
	}
	switch {
	// Mail addresses stay whole: a hyphen at a line's end would leave open
	// whether it belongs to them.
	case !special || strings.IndexByte(word, '@') >= 0:
		return i + len(word), wholeWord
	case !strings.Contains(word, "://"):
		return i + len(word), hyphenated
	case len(word) > 40:
		return i + len(word), webAddress
	}
	return i + len(word), wholeWord
}

func wholeWord(s string) int { return len(s) }

// webAddress parts long addresses behind a stroke, as is usual in print.
func webAddress(s string) int {
	from := 0
	if at := strings.Index(s[:min(len(s), 20)], "://"); at >= 0 {
		from = at + len("://")
	}
	if n := strings.IndexAny(s[from:], "/?&"); n >= 0 {
		return from + n + 1
	}
	return len(s)
}

// hyphenated parts words behind a hyphen or dash between letters, with two of
// them at least before it: "e-mail" stays whole.
func hyphenated(s string) int {
	letters, last := 0, rune(0)
	for n, r := range s {
		if isDash(last) && letters >= 2 && unicode.IsLetter(r) {
			return n
		}
		switch {
		case unicode.IsLetter(r):
			letters++
		case !isDash(r):
			letters = 0
		}
		last = r
	}
	return len(s)
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '\u2010' }
