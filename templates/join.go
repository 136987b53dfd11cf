package templates

import "strings"

// conjunctions stand before the last entry of a list.
var conjunctions = map[string]string{
	"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pl": "i", "pt": "e",
}

// join prints a list in running text: "a, b and c".
func join(list []string, lang string) string {
	parts := make([]string, 0, len(list))
	for _, s := range list {
		if s = oneLine(s); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	and, ok := conjunctions[base]
	if !ok {
		and = conjunctions["en"]
	}
	last := parts[len(parts)-1]
	if base == "es" && soundsLikeI(last) {
		and = "e"
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " " + and + " " + last
}

// soundsLikeI: before the sound of i, Spanish says e for y.
func soundsLikeI(s string) bool {
	s = strings.ToLower(s)
	for _, begin := range []string{"i", "í", "hi", "hí"} {
		if rest, ok := strings.CutPrefix(s, begin); ok {
			return !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "a")
		}
	}
	return false
}
