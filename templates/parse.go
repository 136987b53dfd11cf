package templates

import (
	"path"
	"strings"
	"text/template/parse"
)

// Parse reads a template file and checks everything that can be judged before
// it runs. The path names the file in findings; the error is a *Findings.
func Parse(file string, src []byte) (*Template, error) {
	text, fault := clean(file, src)
	if fault != nil {
		return nil, &Findings{[]Finding{*fault}}
	}
	s := newSource(file, text)
	r := &report{src: s}
	f, ok := readFront(s, r)
	if !ok {
		return nil, r.err()
	}
	t := &Template{Path: file, Meta: f.meta, source: s, front: f, options: map[string]bool{}, fields: map[string]bool{}}
	t.Name = nameOf(f.meta)
	at := func(offset int) int { return f.title + offset }
	if !f.exact {
		at = func(int) int { return f.title }
	}
	t.title = parsePart(r, t, f.meta.Title, at, true)
	t.body = parsePart(r, t, text[f.body:], func(offset int) int { return f.body + offset }, false)
	if err := r.err(); err != nil {
		return nil, err
	}
	return t, nil
}

// nameOf is a template's name by its front matter.
func nameOf(m Meta) string {
	name := string(m.Regime) + "-" + m.Letter + "-" + string(m.Role)
	if m.Variant != "" {
		name += "~" + m.Variant
	}
	return name
}

// part is the title or the body of a template.
type part struct {
	root *parse.ListNode
	at   func(offset int) int // where an offset of the part stands in the file
}

// parsePart parses and checks one part; nil if there was a finding that hides
// the rest.
func parsePart(r *report, t *Template, text string, at func(int) int, title bool) *part {
	before := len(r.list)
	actions := scan(text, func(offset int, rule, format string, args ...any) {
		r.add(at(offset), rule, format, args...)
	})
	if len(r.list) > before {
		return nil
	}
	tree := parse.New("t")
	tree.Mode = parse.SkipFuncCheck // functions are checked below, with their place
	if _, err := tree.Parse(text, "{{", "}}", map[string]*parse.Tree{}); err != nil {
		culprit, why := blame(text, actions, err)
		r.add(at(culprit), "syntax", "this action is not written right: %s", why)
		return nil
	}
	p := &part{tree.Root, at}
	c := &checker{report: r, template: t, part: p, text: text, actions: actions, title: title}
	c.list(tree.Root, dataType)
	return p
}

// action is one {{…}}.
type action struct {
	at, end int
	word    string // its first word: if, end, cite …; "" for a field
}

// opens and forbidden are first words with a meaning of their own.
var (
	opens     = map[string]bool{"if": true, "with": true, "range": true, "define": true, "block": true}
	forbidden = map[string]string{
		"define":   "a letter is one text; {{define}} has no place in it",
		"block":    "a letter is one text; {{block}} has no place in it",
		"template": "a letter is one text; it cannot call another template",
		"break":    "a list is printed whole; {{break}} has no place in a letter",
		"continue": "a list is printed whole; {{continue}} has no place in a letter",
	}
)

// scan finds the actions of a text and whether they close and balance. The
// parser of text/template would tell only the line, and only of the first.
func scan(text string, add func(at int, rule, format string, args ...any)) (actions []action) {
	var open []action
	for at := 0; ; {
		i := strings.Index(text[at:], "{{")
		if stray := strings.Index(text[at:], "}}"); stray >= 0 && (i < 0 || stray < i) {
			add(at+stray, "syntax", "there is }} without {{ before it; a value is printed by {{ and }} around it")
			return actions
		}
		if i < 0 {
			break
		}
		a := action{at: at + i}
		a.end = actionEnd(text, a.at)
		if a.end < 0 {
			add(a.at, "syntax", "this action is never closed; it ends with }}")
			return actions
		}
		at = a.end
		a.word = firstWord(text[a.at:a.end])
		actions = append(actions, a)
		if len(actions) > maxActions {
			add(a.at, "file", "there are more than %d actions in this file", maxActions)
			return actions
		}
		if why := forbidden[a.word]; why != "" {
			add(a.at, "construct", "%s", why)
		}
		switch {
		case opens[a.word]:
			if open = append(open, a); len(open) > maxDepth {
				add(a.at, "construct", "{{%s}} is nested more than %d deep", a.word, maxDepth)
				return actions
			}
		case a.word == "else" && len(open) == 0:
			add(a.at, "syntax", "there is {{else}} without {{if}} before it")
			return actions
		case a.word == "end":
			if len(open) == 0 {
				add(a.at, "syntax", "there is {{end}} without {{if}}, {{with}} or {{range}} before it")
				return actions
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		a := open[len(open)-1]
		add(a.at, "syntax", "this {{%s}} is never closed; put {{end}} where it ends", a.word)
	}
	return actions
}

// actionEnd is the offset after the }} that closes the action at at, or -1.
func actionEnd(text string, at int) int {
	i := at + 2
	if rest := strings.TrimPrefix(text[i:], "- "); strings.HasPrefix(rest, "/*") {
		end := strings.Index(text[i:], "*/")
		if end < 0 {
			return -1
		}
		i += end + 2
	}
	for quote := byte(0); i < len(text); i++ {
		c := text[i]
		switch {
		case quote == 0 && (c == '"' || c == '`' || c == '\''):
			quote = c
		case quote == 0 && strings.HasPrefix(text[i:], "}}"):
			return i + 2
		case quote == 0 && strings.HasPrefix(text[i:], "{{"):
			return -1
		case quote == 0:
		case c == '\\' && quote != '`':
			i++
		case c == quote, c == '\n' && quote != '`':
			quote = 0
		}
	}
	return -1
}

func firstWord(action string) string {
	s := strings.TrimPrefix(action[2:], "- ")
	s = strings.TrimLeft(s, " \t\n")
	end := strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
	return s[:max(end, 0)]
}

// blame finds the action that keeps a text from parsing, by parsing each on
// its own.
func blame(text string, actions []action, whole error) (at int, why string) {
	for _, a := range actions {
		alone := text[a.at:a.end]
		switch {
		case opens[a.word]:
			alone += "{{end}}"
		case a.word == "else":
			alone = "{{if true}}" + alone + "{{end}}"
		case a.word == "end":
			continue
		}
		tree := parse.New("t")
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(alone, "{{", "}}", map[string]*parse.Tree{}); err != nil {
			return a.at, reason(err)
		}
	}
	if len(actions) > 0 {
		return actions[0].at, reason(whole)
	}
	return 0, reason(whole)
}

// reason is the parser's message without its prefix.
func reason(err error) string {
	s := strings.TrimPrefix(err.Error(), "template: t:")
	if _, rest, ok := strings.Cut(s, ": "); ok {
		s = rest
	}
	if strings.HasPrefix(s, "undefined variable") {
		return "a letter has no variables"
	}
	return s
}

// splitPath takes "en/gdpr-access-platform.md" apart; ok is false when the
// file's name is not that of a template.
func splitPath(file string) (lang, name string, m Meta, ok bool) {
	base, isMarkdown := strings.CutSuffix(path.Base(file), ".md")
	if !isMarkdown {
		return "", "", m, false
	}
	lang = path.Base(path.Dir(file))
	m, ok = splitName(base)
	m.Language = lang
	return lang, base, m, ok && lang != "." && lang != "/"
}

// splitName takes a template's name apart.
func splitName(name string) (m Meta, ok bool) {
	name, variant, hasVariant := strings.Cut(name, "~")
	if hasVariant && !slug.MatchString(variant) {
		return m, false
	}
	m.Variant = variant
	for _, regime := range regimes {
		rest, ok := strings.CutPrefix(name, string(regime)+"-")
		if !ok {
			continue
		}
		for _, role := range roles {
			if letter, ok := strings.CutSuffix(rest, "-"+string(role)); ok && slug.MatchString(letter) {
				m.Regime, m.Letter, m.Role = regime, letter, role
				return m, true
			}
		}
	}
	return m, false
}
