package directory

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

var domainForm = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`)

// ValidDomain reports whether s is a host name of at least two labels in
// ASCII and small letters.
func ValidDomain(s string) bool { return len(s) <= 253 && domainForm.MatchString(s) }

// skeleton is what is left of a host name when letters that look alike are
// made one, in the manner of Unicode Technical Standard 39, section 4: two
// hosts with one skeleton are easily taken for each other. It is never shown.
func skeleton(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if u, err := idna.Punycode.ToUnicode(host); err == nil {
		host = u
	}
	var b strings.Builder
	like := lookAlikes()
	for _, r := range norm.NFKD.String(strings.ToLower(host)) {
		switch l, ok := like[r]; {
		case unicode.Is(unicode.Mn, r), r == '-':
		case ok:
			b.WriteByte(l)
		default:
			b.WriteRune(r)
		}
	}
	return pairs.Replace(b.String())
}

// pairs are two letters that look like one.
var pairs = strings.NewReplacer("rn", "m", "vv", "w", "cl", "d")

// lookAlikes are the letters that pass for one of a to z in usual typefaces:
// digits, and the Cyrillic, Greek, Armenian and other letters of the
// confusables list that browsers watch for.
var lookAlikes = sync.OnceValue(func() map[rune]byte {
	m := map[rune]byte{}
	for _, s := range []string{
		"aаɑα", "bЬЬьвβ", "cсϲ", "dԁɗ", "eеєҽε", "fƒ", "gɡԍ", "hһհ", "i1lіїıιӏ|ⅼł", "jјϳ", "kкκ", "mм", "nոηп", "oо0οσօøоо",
		"pрρ", "qԛգ", "rг", "sѕꜱ5", "tτт", "uսυ", "vѵν", "wԝѡω", "xхχ", "yуγү", "zᴢ",
	} {
		for _, r := range s {
			m[r] = s[0]
		}
	}
	return m
})

// known are the host names of the shipped entries, by skeleton.
var known = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, e := range Builtin().Entries() {
		for _, h := range e.hosts() {
			m[skeleton(h)] = h
		}
	}
	return m
})

// LookAlike finds a shipped addressee's host name that one of e's is easily
// taken for: "dіscord.com" with a Cyrillic letter, "discord.com.example.org".
// of is "" if there is none; host is e's own, in ASCII. A host that is a
// shipped one, or lies below it, is no look-alike.
func LookAlike(e Entry) (host, of string) {
	for _, h := range e.hosts() {
		if of := looksLike(h); of != "" {
			return h, of
		}
	}
	return "", ""
}

func looksLike(host string) string {
	ours := known()
	for at := host; strings.Contains(at, "."); _, at, _ = strings.Cut(at, ".") {
		of := ours[skeleton(at)]
		if of == at {
			return "" // itself, or below it
		}
		if of != "" {
			return of
		}
	}
	for _, h := range ours {
		if strings.HasPrefix(host, h+".") || strings.Contains(host, "."+h+".") {
			return h
		}
	}
	return ""
}

// hosts are the host names at which the addressee is reached or found.
func (e Entry) hosts() []string {
	all := append([]string(nil), e.Domains...)
	for _, x := range e.Entities {
		all = append(all, x.hosts()...)
	}
	return all
}
