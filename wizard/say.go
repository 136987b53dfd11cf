package wizard

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"example.org/unscrape/internal/law"
)

// The flow speaks English, in data and in the errors of every package, and is
// translated here: once for each stop, so that no question has to know that
// there are languages.

// inLanguage is the stop as it is said in the language of the screens.
func (k *desk) inLanguage(st stop) stop {
	ask, check := st.ask, st.check
	st.title, st.about = k.say.T(st.title), k.say.T(st.about)
	st.ask = func(k *desk, d *Draft) page { return k.pageSaid(ask(k, d)) }
	st.check = func(k *desk, d *Draft) []problem {
		list := check(k, d)
		out := make([]problem, len(list)) // the list may be the desk's own
		for i, p := range list {
			p.text = k.say.T(p.text)
			out[i] = p
		}
		return out
	}
	return st
}

func (k *desk) pageSaid(p page) page {
	if k.say == nil {
		return p
	}
	p.intro = k.say.T(p.intro)
	if outro := p.outro; outro != nil {
		p.outro = func(d *Draft) string { return k.say.T(outro(d)) }
	}
	for i := range p.questions {
		p.questions[i] = k.questionSaid(p.questions[i])
	}
	return p
}

func (k *desk) questionSaid(q question) question {
	q.title, q.help = k.say.T(q.title), k.say.T(q.help)
	if said := q.said; said != nil {
		q.said = func(d *Draft) string { return k.say.T(said(d)) }
	}
	if q.kind == pick { // places and languages have their names already
		return q
	}
	options := make([]option, len(q.options))
	for i, o := range q.options {
		if o.tag = k.say.Label(o.tag); o.named {
			o.label = k.say.Word(o.label)
		} else {
			o.label = k.say.T(o.label)
		}
		o.detail, o.alarm = k.say.T(o.detail), k.say.T(o.alarm)
		if o.confirm != nil {
			c := *o.confirm
			c.title, c.yes, c.no, c.warnings = k.say.T(c.title), k.say.T(c.yes), k.say.T(c.no), k.allSaid(c.warnings)
			o.confirm = &c
		}
		options[i] = o
	}
	q.options = options
	return q
}

func (k *desk) allSaid(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = k.say.T(s)
	}
	return out
}

// keysSaid are bindings with their keys and what they do in the language of
// the screens.
func (k *desk) keysSaid(list []key.Binding) []key.Binding {
	if k.say == nil {
		return list
	}
	out := make([]key.Binding, len(list))
	for i, b := range list {
		out[i] = b
		out[i].SetHelp(k.say.Label(b.Help().Key), k.say.T(b.Help().Desc))
	}
	return out
}

// list joins words and names: "a, b and c".
func (k *desk) list(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = k.say.Word(w)
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + k.say.Word(" and ") + out[n-1]
	}
	return strings.Join(out, "")
}

// faultSaid is an error of composing as a sentence on the screen.
func (k *desk) faultSaid(err error) string { return k.say.T(faultText(err)) }

// sentence is any error as a sentence on the screen.
func (k *desk) sentence(err error) string { return k.say.T(sentence(err)) }

// places is every place that can be picked, by its name in the language of the
// screens; the English name finds it too.
func (k *desk) places() []option {
	if k.say == nil {
		return places()
	}
	if k.named == nil {
		k.named = placesIn(k.say.Language())
	}
	return k.named
}

// nameIn is a place's name, with the other names by which it is looked for.
func nameIn(language string, p law.Place) (name, others string) {
	name, others = p.Name(language), aliases[p]
	if english := p.Name("en"); english != name {
		others = strings.TrimPrefix(others+", "+english, ", ")
	}
	return name, others
}
