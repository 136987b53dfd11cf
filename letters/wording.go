package letters

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

func optionNames(t *templates.Template) string {
	var names []string
	for _, o := range t.Meta.Options {
		names = append(names, o.Name)
	}
	if len(names) == 0 {
		return ", nor any other"
	}
	return "; there are " + strings.Join(names, ", ")
}

func base(language string) string {
	b, _, _ := strings.Cut(language, "-")
	return strings.ToLower(b)
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || len(s) > n && unicode.IsUpper(rune(s[n])) {
		return s // an abbreviation
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// text finds the letter's text and language.
func (p *planner) text(j *Job) bool {
	field := "letter"
	if p.request.Letters[j.Entry.ID].Letter != "" {
		field = "letters." + j.Entry.ID + ".letter"
	}
	p.chooseLanguage(j)
	t, field, err := p.template(j, field)
	if err != nil {
		p.refuse(field, lowerFirst(safetext.String(err.Error())))
		return false
	}
	j.Template = t
	if j.Choice.Template != "" {
		p.ownText(j, field)
	}
	if base(t.Meta.Language) != base(j.Choice.Language) {
		p.note(j, "language", "the letter to "+j.Entry.Service+" is in English, as there is none in the language asked for"+writtenIn(j.Regime.Regime, j.Choice.Letter))
		j.Choice.Language = t.Meta.Language
	}
	j.Shipped, _ = shippedTexts().Find(j.Regime.Regime, j.Choice.Letter, j.Entry.Role, j.locale())
	if j.Shipped == nil {
		j.Shipped, _ = shippedTexts().Find(j.Regime.Regime, LetterFor(usualLetter(j.Entry.Role), j.Regime.Regime), j.Entry.Role, j.locale())
	}
	for _, name := range sortedKeys(j.Choice.Options) {
		if !slices.ContainsFunc(t.Meta.Options, func(o templates.Option) bool { return o.Name == name }) {
			p.refuse("letters."+j.Entry.ID+".options", "the letter "+t.Name+" has no option of this name"+optionNames(t))
		}
	}
	return true
}

// chooseLanguage takes what was chosen for this letter, else for all, else what
// the addressee reads. A hostile addressee gets what it reads: the language
// somebody writes in can tell the country, which only a choice for this very
// letter may do.
func (p *planner) chooseLanguage(j *Job) {
	reads := cmp.Or(j.Entry.Language, "en")
	if !j.hostile() {
		j.Choice.Language = cmp.Or(j.Choice.Language, p.request.Language, reads)
		return
	}
	j.Choice.Language = cmp.Or(j.Choice.Language, reads)
	if j.tellsLanguage() {
		p.note(j, "letters."+j.Entry.ID+".language", "the language of the letter to "+j.Entry.Service+" tells them something about where you live; without this choice it is written in the language they read")
	}
}

// tellsLanguage reports whether the letter is in another language than the one
// a hostile addressee reads.
func (j Job) tellsLanguage() bool {
	return j.hostile() && base(j.Choice.Language) != base(cmp.Or(j.Entry.Language, "en"))
}

// writtenIn names the languages of a letter of the program's own.
func writtenIn(r law.Regime, letter string) string {
	if list := templates.Languages(r, letter); len(list) > 1 {
		return " but in " + strings.Join(list, ", ")
	}
	return ""
}

// ownText fits the letter to a text that was named for it. One written for
// another regime would cite provisions that do not apply.
func (p *planner) ownText(j *Job, field string) {
	m := j.Template.Meta
	switch {
	case m.Regime == j.Regime.Regime:
	case m.Regime == law.None:
		j.Regime = law.Choice{Regime: law.None, Reason: "You chose a text that cites no law.", Also: append([]law.Regime{j.Regime.Regime}, j.Regime.Also...)}
	case slices.Contains(j.Regime.Also, m.Regime):
		j.Regime = law.Choice{Regime: m.Regime, Reason: "You chose a text under the " + m.Regime.Name("en") + ", which would carry this letter too.", Also: []law.Regime{j.Regime.Regime}}
	default:
		p.refuse(field, "this text stands on the "+regimeWord(m.Regime)+", and this letter on the "+regimeWord(j.Regime.Regime))
	}
	if roleWord(m.Role) != roleWord(j.Entry.Role) {
		p.note(j, field, "the text for "+j.Entry.Service+" was written for a "+roleWord(m.Role)+", which it is not")
	}
	j.Choice.Letter = m.Letter
}

func (p *planner) template(j *Job, field string) (*templates.Template, string, error) {
	switch name := j.Choice.Template; {
	case name == "":
		t, err := p.sources.library().Find(j.Regime.Regime, j.Choice.Letter, j.Entry.Role, j.locale())
		var none *templates.NotFoundError
		if errors.As(err, &none) {
			err = errors.New("there is no letter of this name for this addressee under the " + regimeWord(j.Regime.Regime))
		}
		return t, field, err
	case !isPath(name):
		t, err := p.sources.library().ByName(name, j.locale())
		return t, "letters." + j.Entry.ID + ".template", err
	case p.sources.TemplateFile == nil:
		return nil, "letters." + j.Entry.ID + ".template", errors.New("a template cannot be read from a file here")
	default:
		t, err := p.sources.TemplateFile(name)
		return t, "letters." + j.Entry.ID + ".template", err
	}
}

func regimeWord(r law.Regime) string {
	return cmp.Or(r.Name("en"), "law of no place (a voluntary request)")
}
