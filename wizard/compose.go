package wizard

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// today is the letters' date.
func (k *desk) today(d *Draft) law.Date { return cmp.Or(d.Request.Date, k.opts.Sources.Today) }

// request is what the answers come to.
func (k *desk) request(d *Draft) letters.Request {
	r := d.request()
	if !d.writesTo("discord") { // nobody else is told
		r.Servers, r.MessageLists = nil, nil
	}
	if d.Want != wantGiven {
		r.Letter = ""
	}
	for i := range r.Own {
		e := &r.Own[i]
		e.Entities = slices.Clone(e.Entities)
		for j := range e.Entities {
			if x := &e.Entities[j]; x.Name == "" {
				x.Name = e.Service // nobody knows more than what it is called
			}
		}
	}
	chosen := map[string]letters.Choice{}
	for _, id := range r.Addressees {
		c := r.Letters[id]
		switch picked, wanted := d.Picked[id], kinds[d.Want]; {
		case picked != "":
			c.Letter = picked
		case d.Want == wantGiven:
		default:
			c.Letter = wanted
		}
		if e, ok := k.entry(d, id); ok && d.Request.Residence != "" && k.regime(d, e).Regime == law.None {
			c.Letter = letters.VoluntaryRequest
		}
		chosen[id] = c
	}
	r.Letters = chosen
	return r
}

// dated is the request with its date, so that the file it is saved to makes
// the same letters on any day.
func (k *desk) dated(d *Draft) letters.Request {
	r := k.request(d)
	r.Date = k.today(d)
	return r
}

// problems is what is wrong with the answers, in the words of the check that
// judges request files too. Warnings are among them.
func (k *desk) problems(d *Draft) []problem {
	if !k.judged {
		k.judged = true
		for _, p := range letters.Check(k.request(d), k.opts.Sources) {
			k.faults = append(k.faults, problem{key: p.Field, text: asSentence(p.Reason), warning: p.Warning})
		}
	}
	return k.faults
}

// compose is the letter to one addressee, as it would be written. Where the
// answers do not allow that, the error says why.
func (k *desk) composed(d *Draft, id string) (letters.Letter, error) {
	if c, ok := k.letters[id]; ok {
		return c.letter, c.err
	}
	var c composed
	if j, err := k.job(d, id); err != nil {
		c.err = err
	} else {
		c.letter, c.err = letters.Compose(j)
	}
	k.letters[id] = c
	return c.letter, c.err
}

var errNoAddressee = errors.New("there is no such addressee")

// job is the letter to one addressee before it is composed.
func (k *desk) job(d *Draft, id string) (letters.Job, error) {
	jobs, err := letters.Resolve(k.request(d), k.opts.Sources)
	if err != nil {
		return letters.Job{}, err
	}
	for _, j := range jobs {
		if j.Entry.ID == id {
			return j, nil
		}
	}
	return letters.Job{}, errNoAddressee
}

// sketch is the letter to id as far as the answers go.
func (k *desk) sketch(d *Draft, id string) (letters.Letter, bool) {
	s, ok := k.sketches[id]
	if !ok {
		l, _ := letters.Preview(k.request(d), k.opts.Sources, id)
		s = composed{letter: l}
		k.sketches[id] = s
	}
	return s.letter, s.letter.ID != ""
}

// preview is the text of the letter to id as far as the answers go; "" where
// there is none yet.
func (k *desk) preview(d *Draft, id string, width int) string {
	at := previewKey{id, width}
	text, ok := k.previews[at]
	if !ok {
		if l, ok := k.sketch(d, id); ok {
			text = letters.Text(l, width)
		}
		k.previews[at] = text
	}
	return text
}

// disclosure says what the letter to id tells: what is in it already, and
// what it is going to ask for.
func (k *desk) disclosure(d *Draft, id string) string {
	e, ok := k.entry(d, id)
	if !ok {
		return ""
	}
	var what []string
	add := func(label string) {
		if !slices.Contains(what, label) {
			what = append(what, label)
		}
	}
	for _, kind := range k.identifiers(d, e) {
		optional := kind == "discord-tag" || k.isOwn(id) && !e.Hostile
		if w, ok := letters.KindOf(kind); ok && (d.identifier(kind) != "" || !optional) {
			add(toldAs(w))
		}
	}
	if len(what) == 0 {
		add("by what it can find you")
	}
	if e.Hostile {
		add("the alias")
		add("which law protects you")
		return "This letter tells " + k.serviceOf(d, id) + " only: " + k.list(what) + "."
	}
	if l, ok := k.sketch(d, id); ok {
		for _, x := range l.Disclosure {
			if !strings.HasPrefix(x.Field, "identifiers.") && x.Value != "" {
				add(shown(x.Label))
			}
		}
	}
	return "This letter tells " + k.serviceOf(d, id) + ": " + k.list(what) + "."
}

// toldAs is an identifier inside a sentence.
func toldAs(w letters.IdentifierKind) string {
	switch w.Kind {
	case "account-email":
		return "the e-mail address of your account"
	case "profile-url":
		return "the address of your profile"
	}
	label := strings.TrimSuffix(shown(w.Label), " they have")
	if strings.HasPrefix(label, "Discord ") {
		return "your " + label
	}
	return "your " + strings.ToLower(label[:1]) + label[1:]
}

// bodyOf is the text of the letter to id as it can be edited.
func (k *desk) bodyOf(d *Draft, id string) (string, error) {
	j, err := k.job(d, id)
	if err != nil {
		return "", err
	}
	return letters.Source(j)
}

// setBody puts an edited text into the draft; the original one, or none,
// means that the letter is not edited any more.
func (k *desk) setBody(d *Draft, id, text string) {
	original := ""
	if j, err := k.job(d, id); err == nil {
		original, _ = letters.Original(j)
	}
	d.setChoice(id, func(c *letters.Choice) {
		if strings.TrimSpace(text) == "" || strings.TrimSpace(text) == strings.TrimSpace(original) {
			c.Body, c.BodyOf = "", ""
			return
		}
		if c.Body == "" || c.BodyOf == "" {
			c.BodyOf = letters.Fingerprint(original)
		}
		c.Body = text
	})
}

// letterNames are the kinds of letters in plain words.
var letterNames = map[string]string{
	"access":              "Show me what you have",
	"access-erasure":      "Show me, then delete it",
	"erasure":             "Delete it",
	"know":                "Show me what you have",
	"know-opt-out-delete": "Show me, do not sell it, delete it",
	"opt-out":             "Do not sell or share it",
	"delete":              "Delete it",
	"voluntary-request":   "Ask, without citing a law",
}

// letterFor is the kind of letter that id gets now.
func (k *desk) letterFor(d *Draft, id string) string {
	l, _ := k.sketch(d, id)
	return l.Name
}

// texts are the letters that exist for an addressee under its regime.
func (k *desk) texts(d *Draft, id string) []option {
	e, ok := k.entry(d, id)
	if !ok {
		return nil
	}
	regime := k.regime(d, e).Regime
	if regime == law.None {
		return nil
	}
	var out []option
	for _, name := range []string{"access", "access-erasure", "opt-out", "erasure", letters.VoluntaryRequest} {
		name := letters.LetterFor(name, regime)
		if name == letters.VoluntaryRequest || slices.ContainsFunc(out, func(o option) bool { return o.value == name }) {
			continue
		}
		t, err := k.library.Find(regime, name, e.Role, "en")
		if err != nil {
			continue
		}
		out = append(out, option{value: name, label: orElse(letterNames[name], shown(name)), detail: shown(t.Meta.Summary)})
	}
	return out
}

// languages are those in which the letter to id exists.
func (k *desk) languages(d *Draft, id string) []option {
	e, ok := k.entry(d, id)
	l, there := k.sketch(d, id)
	if !ok || !there || d.choice(id).Template != "" { // a text of one's own has its language
		return nil
	}
	var out []option
	for _, info := range k.library.List() {
		if info.Regime != l.Regime || info.Letter != l.Name || info.Role != e.Role || info.Variant != "" {
			continue
		}
		if tag, err := language.Parse(info.Language); err == nil {
			english := display.English.Tags().Name(tag)
			o := option{value: info.Language, label: english, tag: display.Self.Name(tag)}
			if k.say.Language() == "de" {
				o.label, o.tag = display.German.Tags().Name(tag), o.tag+", "+english
			}
			out = append(out, o)
		}
	}
	return out
}

// languageOf is the language of the letter to id, as the texts are filed.
func (k *desk) languageOf(d *Draft, id string) string {
	if own := d.choice(id).Language; own != "" {
		return own
	}
	if t, ok := k.template(d, id); ok {
		return t.Meta.Language
	}
	return ""
}

// template is the text that the letter to id is made of.
func (k *desk) template(d *Draft, id string) (*templates.Template, bool) {
	e, ok := k.entry(d, id)
	if !ok {
		return nil, false
	}
	l, ok := k.sketch(d, id)
	if !ok {
		return nil, false
	}
	if d.choice(id).Template != "" {
		t, err := k.chosenText(d, id)
		return t, err == nil
	}
	t, err := k.library.Find(l.Regime, l.Name, e.Role, l.Language)
	return t, err == nil
}

// options are the parts of the letter to id that can be turned on and off.
func (k *desk) options(d *Draft, id string) []option {
	t, ok := k.template(d, id)
	if !ok {
		return nil
	}
	var out []option
	labels := map[string]string{} // of the screens, whatever language the letter has
	if e, ok := k.entry(d, id); ok {
		if english, err := k.library.Find(t.Meta.Regime, t.Meta.Letter, e.Role, "en"); err == nil && english.Meta.Language == "en" {
			for _, o := range english.Meta.Options {
				labels[o.Name] = o.Label
			}
		}
	}
	for _, o := range t.Meta.Options {
		out = append(out, option{value: o.Name, label: shown(orElse(labels[o.Name], o.Label))})
	}
	return out
}

// sendsList reports whether an option is the one for a list of messages, and
// there is one.
func (k *desk) sendsList(d *Draft, id, option string) bool {
	return id == "discord" && option == letters.MessageListOption && len(d.Request.MessageLists) > 0
}

func (k *desk) optionsOn(d *Draft, id string) []string {
	t, ok := k.template(d, id)
	if !ok {
		return nil
	}
	var on []string
	for _, o := range t.Meta.Options {
		if chosen, said := d.choice(id).Options[o.Name]; chosen || !said && (o.Default || k.sendsList(d, id, o.Name)) {
			on = append(on, o.Name)
		}
	}
	return on
}

// faultText is an error of composing as a sentence on the screen.
func faultText(err error) string {
	var field *letters.FieldError
	var tells *letters.DisclosureError
	switch {
	case errors.As(err, &tells):
		return tellsTooMuch(tells)
	case errors.As(err, &field):
		return asSentence(field.Reason)
	}
	return sentence(err)
}

// tellsTooMuch says which answer stands where it must not: in plain words, by
// field and place.
func tellsTooMuch(e *letters.DisclosureError) string {
	what := "one of your other answers"
	if kind, ok := strings.CutPrefix(e.Field, "identifiers."); ok {
		if w, known := letters.KindOf(kind); known {
			what = toldAs(w)
		}
	}
	switch e.Field {
	case "subject.name":
		what = "your name"
	case "subject.address":
		what = "your address"
	case "subject.email":
		what = "your e-mail address"
	case "residence", "residence-then", "place":
		what = "where you live"
	}
	part := shown(e.Part)
	return asSentence(part + " tells " + what + ". A hostile addressee must not learn it: take it out, and this letter can be written")
}

// asSentence is a reason as it stands on the screen.
func asSentence(reason string) string { return sentence(errors.New(reason)) }

// withoutMissing is a text without the characters that cannot be printed, or
// "" if that changes nothing.
func (k *desk) withoutMissing(text string) string {
	if k.opts.Sources.Missing == nil {
		return ""
	}
	missing := k.opts.Sources.Missing(text)
	if len(missing) == 0 {
		return ""
	}
	out := strings.Map(func(r rune) rune {
		if slices.Contains(missing, r) || r == '\u200D' || r == '\uFE0F' {
			return -1
		}
		return r
	}, text)
	return safetext.CleanLines(out)
}
