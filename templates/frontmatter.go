package templates

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"

	"example.org/unscrape/internal/law"
)

// fence opens and closes the front matter, on a line of its own.
const fence = "+++"

// front is a file's front matter and where its parts stand.
type front struct {
	meta Meta
	keys []keyAt
	body int // offset of the first byte after the closing fence

	title int  // offset of the title's first character, and whether it stands
	exact bool // in the file letter by letter, without TOML escapes
}

// keyAt is where a key stands.
type keyAt struct {
	path string // "title", "option.name"
	nth  int    // which [[option]], from 0
	at   int
}

// readFront reads the front matter of src into the report; ok is false when
// what follows cannot be judged.
func readFront(src *source, r *report) (f front, ok bool) {
	if first, _, _ := strings.Cut(src.text, "\n"); strings.TrimRight(first, " \t") != fence {
		r.add(0, "front-matter", "a template begins with a line %s, then its title, regime, letter, role and language, then %s again", fence, fence)
		return f, false
	}
	begin, end := src.lines[min(1, len(src.lines)-1)], -1
	for i, at := range src.lines[1:] {
		line, _, _ := strings.Cut(src.text[at:], "\n")
		if strings.TrimRight(line, " \t") == fence {
			end = at
			f.body = len(src.text)
			if i+2 < len(src.lines) {
				f.body = src.lines[i+2]
			}
			break
		}
	}
	if end < 0 {
		r.add(0, "front-matter", "the front matter is never closed: its last line is %s", fence)
		return f, false
	}
	block := src.text[begin:end]
	if len(block) > maxFront {
		r.add(0, "front-matter", "the front matter is longer than %d KiB", maxFront>>10)
		return f, false
	}
	md, err := toml.Decode(block, &f.meta)
	if err != nil {
		f.keys = keysOf(block, begin)
		at, why := f.blame(err, block, begin)
		r.add(at, "front-matter", "the front matter is not written right: %s", why)
		return f, false
	}
	f.keys = keysOf(block, begin)
	before := len(r.list)
	for _, key := range md.Undecoded() {
		f.unknownKey(key.String(), begin, r)
	}
	f.findTitle(src)
	f.judge(begin, r)
	return f, len(r.list) == before
}

// blame is the place and the message of an error of the TOML decoder. One
// about a value's type tells the key only in its text.
func (f *front) blame(err error, block string, begin int) (at int, why string) {
	var p toml.ParseError
	if errors.As(err, &p) {
		return begin + min(p.Position.Start, len(block)), p.Message
	}
	why, _, _ = strings.Cut(strings.TrimPrefix(err.Error(), "toml: "), "\n")
	if m := ofType.FindStringSubmatch(why); m != nil {
		return f.where(m[1], 0, begin), m[2]
	}
	return begin, why
}

var ofType = regexp.MustCompile(`^line \d+ \(last key "([^"]*)"\): (.*)`)

// keysOf finds where the keys of a TOML block stand. The decoder tells it for
// its own errors only.
func keysOf(block string, begin int) (keys []keyAt) {
	table, nth := "", 0
	seen := map[string]int{}
	at, quotes := 0, ""
	for line := range strings.Lines(block) {
		start := at
		at += len(line)
		if quotes != "" { // inside a text of several lines
			if strings.Contains(line, quotes) {
				quotes = ""
			}
			continue
		}
		trimmed := strings.TrimSpace(line)
		indent := strings.Index(line, trimmed)
		if name, ok := strings.CutPrefix(trimmed, "["); ok {
			name, _, _ = strings.Cut(strings.TrimPrefix(name, "["), "]")
			table = strings.TrimSpace(name)
			nth = seen[table]
			seen[table]++
			keys = append(keys, keyAt{table, nth, begin + start + indent})
			continue
		}
		key, value, ok := strings.Cut(trimmed, "=")
		if !ok || strings.HasPrefix(trimmed, "#") {
			continue
		}
		path := strings.Trim(strings.TrimSpace(key), `"'`)
		if table != "" {
			path = table + "." + path
		}
		keys = append(keys, keyAt{path, nth, begin + start + indent})
		for _, q := range []string{`"""`, `'''`} {
			if strings.Count(value, q) == 1 {
				quotes = q
			}
		}
	}
	return keys
}

// where is the place of a key, or of the front matter if it has none.
func (f *front) where(path string, nth, begin int) int {
	for _, k := range f.keys {
		if k.path == path && k.nth == nth {
			return k.at
		}
	}
	return begin
}

var frontKeys = []string{"title", "regime", "letter", "role", "variant", "language", "rights", "option", "summary"}
var optionKeys = []string{"name", "label", "default"}

func (f *front) unknownKey(path string, begin int, r *report) {
	known, last := frontKeys, path
	if rest, ok := strings.CutPrefix(path, "option."); ok {
		known, last = optionKeys, rest
	}
	at := begin
	for i, k := range f.keys {
		if k.path == path {
			at = k.at
			f.keys = slices.Delete(f.keys, i, i+1)
			break
		}
	}
	r.add(at, "front-matter", "nothing is known by the name %q here%s", last, didYouMean(last, known))
}

// findTitle looks where the title's text begins in the file.
func (f *front) findTitle(src *source) {
	at := f.where("title", 0, 0)
	line, _, _ := strings.Cut(src.text[at:], "\n")
	if i := strings.Index(line, f.meta.Title); i >= 0 && f.meta.Title != "" {
		f.title, f.exact = at+i, true
		return
	}
	f.title = at
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// judge checks the values of the front matter.
func (f *front) judge(begin int, r *report) {
	m := &f.meta
	for _, need := range []struct{ key, value string }{
		{"title", m.Title}, {"regime", string(m.Regime)}, {"letter", m.Letter}, {"role", string(m.Role)}, {"language", m.Language},
	} {
		if strings.TrimSpace(need.value) == "" {
			r.add(f.where(need.key, 0, begin), "front-matter", "the front matter lacks its %s", need.key)
			return
		}
	}
	bad := func(key string, nth int, format string, args ...any) {
		r.add(f.where(key, nth, begin), "front-matter", format, args...)
	}
	if !slices.Contains(regimes, m.Regime) {
		bad("regime", 0, "%q is no regime; there are %s", m.Regime, listed(regimes))
	}
	if !slices.Contains(roles, m.Role) {
		bad("role", 0, "%q is no role; there are %s", m.Role, listed(roles))
	}
	if !slug.MatchString(m.Letter) {
		bad("letter", 0, "a letter's name has small letters, digits and hyphens only")
	}
	if m.Variant != "" && !slug.MatchString(m.Variant) {
		bad("variant", 0, "a variant's name has small letters, digits and hyphens only")
	}
	if _, err := language.Parse(m.Language); err != nil {
		bad("language", 0, "%q is no language; write it like en, de or de-CH", m.Language)
	}
	for _, said := range []struct{ key, value string }{{"title", m.Title}, {"summary", m.Summary}} {
		if strings.ContainsFunc(said.value, func(r rune) bool { return isControl(r) || isPrivate(r) || r == '\n' }) {
			bad(said.key, 0, "the %s is one line without control characters", said.key)
		}
	}
	if known := law.Rights(m.Regime); slices.Contains(regimes, m.Regime) {
		for _, right := range m.Rights {
			if !slices.Contains(known, right) {
				bad("rights", 0, "%q is no right under %s; there are %s", right, m.Regime, listed(known))
			}
		}
	}
	names := map[string]bool{}
	for i, o := range m.Options {
		switch {
		case !slug.MatchString(o.Name):
			bad("option.name", i, "an option needs a name of small letters, digits and hyphens")
		case names[o.Name]:
			bad("option.name", i, "there are two options by the name %q", o.Name)
		case strings.TrimSpace(o.Label) == "":
			bad("option.label", i, "the option %q needs a label that says in plain words what it does", o.Name)
		}
		names[o.Name] = true
	}
	if len(m.Options) > maxOptions {
		bad("option", maxOptions, "a letter has at most %d options", maxOptions)
	}
}

const maxOptions = 12

var regimes = append(law.Regimes(), law.None)

var roles = law.Roles()

func listed[T ~string](list []T) string {
	if len(list) == 0 {
		return "none"
	}
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = string(s)
	}
	return strings.Join(parts, ", ")
}
