package wizard

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// askText offers the person's own texts for the letter to id beside the one
// that came with the program; ok is false where there are none. A text with a
// fault stands among them with its fault, and cannot be chosen.
func (k *desk) askText(d *Draft, id string) (q question, ok bool) {
	own, first := k.ownTexts(d, id), k.usualText(d, id)
	if len(own) == 0 && first.alarm == "" {
		return question{}, false
	}
	q = question{
		key: "letters." + id + ".template", kind: oneOf, letter: id,
		title:   "Which text for " + k.serviceOf(d, id) + "?",
		help:    "Texts of your own are read from your templates folder.",
		options: []option{first},
	}
	fit := map[string]bool{"": true}
	for _, t := range own {
		q.options = append(q.options, t.option)
		fit[t.option.value] = !t.broken
	}
	now := func(d *Draft) string {
		c := d.choice(id)
		for _, t := range own { // a request file need not say the language
			if language, name, _ := strings.Cut(t.option.value, "/"); name == c.Template && (c.Language == "" || c.Language == language) {
				return t.option.value
			}
		}
		if c.Template == "" {
			return ""
		}
		return c.Language + "/" + c.Template
	}
	if at := now(d); !slices.ContainsFunc(q.options, func(o option) bool { return o.value == at }) {
		q.options = append(q.options, option{value: at, label: "The text that your answers name"})
		fit[at] = true
	}
	q.get = func(d *Draft) []string { return []string{now(d)} }
	q.set = func(d *Draft, v []string) {
		if picked := strings.Join(v, ""); fit[picked] {
			k.chooseText(d, id, picked)
		}
	}
	return q, true
}

// ownText is one text of the person's own as it is offered.
type ownText struct {
	option option
	broken bool
}

// ownTexts are the person's own texts that could be written to id: of the law
// that the letter stands on, and for what the addressee is.
func (k *desk) ownTexts(d *Draft, id string) (list []ownText) {
	e, ok := k.entry(d, id)
	if !ok {
		return nil
	}
	regime := k.regime(d, e).Regime
	for _, info := range k.library.List() {
		fits := info.Regime == regime || info.Regime == law.None
		if !info.Own || info.Replaces || !fits || (info.Role == law.Platform) != (e.Role == law.Platform) {
			continue
		}
		o := option{value: info.Language + "/" + info.Name, label: shown(info.Name), named: true, tag: "yours"}
		t, err := k.library.ByName(info.Name, info.Language)
		if err != nil {
			o.tag, o.alarm = "broken", k.say.F("This text has a fault and cannot be chosen: %s", shown(faultOf(err)))
			list = append(list, ownText{o, true})
			continue
		}
		if out, err := t.Execute(templates.Sample(t.Meta.Role, e.Hostile), templates.SampleEnv(t, nil)); err == nil {
			o.label = shown(out.Title)
		}
		o.detail = sentences(shown(t.Meta.Summary), languageName(info.Language)+", "+shown(info.Name)+".")
		list = append(list, ownText{o, false})
	}
	return list
}

// faultOf is the first thing wrong with a text.
func faultOf(err error) string {
	if found := templates.FindingsOf(err); len(found) > 0 {
		return found[0].String()
	}
	return err.Error()
}

// usualText is what the letter to id has when no text is chosen for it: the
// shipped one, or the person's own in its place. An own one with a fault is
// passed over, and said to be.
func (k *desk) usualText(d *Draft, id string) option {
	o := option{label: "The text that came with the program"}
	e, ok := k.entry(d, id)
	l, there := k.sketch(d, id)
	if !ok || !there {
		return o
	}
	if english, err := k.library.Find(l.Regime, l.Name, e.Role, "en"); err == nil {
		o.detail = shown(english.Meta.Summary)
	}
	t, err := k.library.Find(l.Regime, l.Name, e.Role, l.Language)
	if err != nil {
		return o
	}
	switch replaced := slices.ContainsFunc(k.library.List(), func(i templates.Info) bool {
		return i.Replaces && i.Name == t.Name && i.Language == t.Meta.Language
	}); {
	case t.InsteadOf != nil:
		o.alarm = k.say.F("Your own text in its place has a fault and is not used: %s", shown(faultOf(t.InsteadOf)))
	case replaced:
		o.label, o.tag, o.detail = "Your own text in place of the shipped one", "yours", shown(t.Meta.Summary)
	}
	return o
}

// chooseText takes one of the own texts for id, by its language and name; ""
// takes what the letter has without. Options of the other text are given up.
func (k *desk) chooseText(d *Draft, id, picked string) {
	c := d.choice(id)
	language, name, _ := strings.Cut(picked, "/")
	if c.Template == name && (c.Language == language || name == "") {
		return
	}
	c.Language, c.Template = language, name
	c.Options = nil
	d.setChoice(id, func(to *letters.Choice) { *to = c })
	k.forget()
}

// chosenText is the text that was named for the letter to id.
func (k *desk) chosenText(d *Draft, id string) (*templates.Template, error) {
	name := d.choice(id).Template
	if strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".md") {
		if k.opts.Sources.TemplateFile == nil {
			return nil, errNoAddressee
		}
		return k.opts.Sources.TemplateFile(name)
	}
	return k.library.ByName(name, d.choice(id).Language)
}

// languageName is a language as those who speak it call it.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return upperFirst(display.Self.Name(t))
}

// readable are the languages, other than its own, in which the letter to id
// exists: that of the screens first.
func (k *desk) readable(d *Draft, id string) (list []string) {
	e, ok := k.entry(d, id)
	l, there := k.sketch(d, id)
	if !ok || !there {
		return nil
	}
	for _, info := range k.library.List() {
		same := info.Regime == l.Regime && info.Letter == l.Name && info.Variant == "" && (info.Role == law.Platform) == (e.Role == law.Platform)
		if same && baseOf(info.Language) != baseOf(l.Language) && !slices.Contains(list, info.Language) {
			list = append(list, info.Language)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int {
		screens := k.say.Language()
		return btoi(baseOf(b) == screens) - btoi(baseOf(a) == screens)
	})
	return list
}

func baseOf(tag string) string {
	b, _, _ := strings.Cut(tag, "-")
	return b
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
