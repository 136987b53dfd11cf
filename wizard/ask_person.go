package wizard

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
)

func identifierQuestion(kind, letter string) question {
	words, ok := letters.KindOf(kind)
	if !ok {
		words.Label = kind
	}
	q := question{
		key: "identifiers." + kind, kind: line, letter: letter,
		title: words.Label, help: words.Hint,
		optional: kind == "discord-tag", // only accounts older than 2023 have one
		get:      func(d *Draft) []string { return answer(d.identifier(kind)) },
		set:      func(d *Draft, v []string) { d.setIdentifier(kind, strings.Join(v, "")) },
	}
	if kind == "discord-user-id" {
		q.said = func(d *Draft) string {
			if made, ok := letters.AccountMade(d.identifier(kind)); ok {
				return "An account made on " + made.Long("en") + "."
			}
			return ""
		}
	}
	return q
}

// open and hostile are the chosen addressees of either sort, in order.
func (k *desk) open(d *Draft) []directory.Entry    { return k.chosen(d, false) }
func (k *desk) hostile(d *Draft) []directory.Entry { return k.chosen(d, true) }

func (k *desk) chosen(d *Draft, hostile bool) []directory.Entry {
	var out []directory.Entry
	for _, id := range d.Request.Addressees {
		if e, ok := k.entry(d, id); ok && e.Hostile == hostile {
			out = append(out, e)
		}
	}
	return out
}

func hasOpen(k *desk, d *Draft) bool    { return len(k.open(d)) > 0 }
func hasHostile(k *desk, d *Draft) bool { return len(k.hostile(d)) > 0 }

func askIdentity(k *desk, d *Draft) page {
	entries := k.open(d)
	first := ""
	var names, asked []string
	for i, e := range entries {
		if i == 0 {
			first = e.ID
		}
		names = append(names, k.serviceOf(d, e.ID))
	}
	p := page{
		intro: "How " + k.list(names) + " can find your data." + alsoTold(k, d),
		outro: func(d *Draft) string { return k.disclosureSaid(d, k.open(d)) },
	}
	for _, e := range entries {
		for _, kind := range k.identifiers(d, e) {
			if !slices.Contains(asked, kind) {
				asked = append(asked, kind)
				q := identifierQuestion(kind, e.ID)
				q.optional = q.optional || k.isOwn(e.ID)
				p.questions = append(p.questions, q)
			}
		}
	}
	if len(asked) > 0 && p.questions[0].optional {
		p.intro += " One of the first " + fmt.Sprint(len(asked)) + " is enough."
	}
	name := question{
		key: "subject.name", kind: line, title: "Your name", optional: d.Request.Reply != "post", letter: first,
		help: "It stands under the letter. An account can be found without it; leave it empty if the account does not carry it.",
	}
	name.get, name.set = textOf(func(d *Draft) *string { return &d.Request.Subject.Name })
	reply := question{
		key: "reply", kind: oneOf, title: "How should the answer reach you?", letter: first,
		options: []option{
			{value: "email", label: "By e-mail"},
			{value: "post", label: "By post", detail: "Then the letter has to carry your postal address."},
		},
		get: func(d *Draft) []string { return []string{orElse(d.Request.Reply, "email")} },
		set: func(d *Draft, v []string) { d.Request.Reply = strings.Join(v, "") },
	}
	p.questions = append(p.questions, name, reply)
	if !slices.Contains(asked, "account-email") && !slices.Contains(asked, "email") {
		mail := question{
			key: "subject.email", kind: line, title: "Your e-mail address", letter: first, optional: d.Request.Reply == "post",
			help: "Where the answer should go. If you have an account there, take the address of the account.",
		}
		mail.get, mail.set = textOf(func(d *Draft) *string { return &d.Request.Subject.Email })
		p.questions = append(p.questions, mail)
	}
	if d.Request.Reply == "post" {
		address := question{
			key: "subject.address", kind: lines, title: "Your postal address", letter: first,
			help: "Street, town, country, each on a line of its own.",
		}
		address.get, address.set = linesOf(func(d *Draft) *[]string { return &d.Request.Subject.Address })
		p.questions = append(p.questions, address)
	}
	return p
}

// alsoTold says what of the answers goes elsewhere too.
func alsoTold(k *desk, d *Draft) string {
	if hostile := k.hostile(d); len(hostile) > 0 {
		return " Of all this " + k.serviceOf(d, hostile[0].ID) + " gets the account ID only."
	}
	return " It goes to nobody else."
}

func askAlias(k *desk, d *Draft) page {
	entries := k.hostile(d)
	first := ""
	if len(entries) > 0 {
		first = entries[0].ID
	}
	var names, asked []string
	for _, e := range entries {
		names = append(names, k.serviceOf(d, e.ID))
	}
	p := page{
		intro: "! " + k.list(names) + " may be hostile. A letter there tells three things: the account ID, an alias, and which law protects you. No name, no address, no e-mail address of yours.",
		outro: func(d *Draft) string { return k.disclosureSaid(d, k.hostile(d)) },
	}
	for _, e := range entries {
		for _, kind := range k.identifiers(d, e) {
			if !slices.Contains(asked, kind) {
				asked = append(asked, kind)
				p.questions = append(p.questions, identifierQuestion(kind, e.ID))
			}
		}
	}
	alias := question{
		key: "subject.alias", kind: line, title: "An alias: a mailbox made for this and nothing else", letter: first,
		help: "Open a new free mailbox, without your name and your usernames in its address, not at your own domain, and not forwarded by the provider you use otherwise. Any answer goes there.",
	}
	alias.get, alias.set = textOf(func(d *Draft) *string { return &d.Request.Subject.Alias })
	p.questions = append(p.questions, alias)
	return p
}

func enterWording(k *desk, d *Draft) {
	for _, id := range d.Request.Addressees {
		e, ok := k.entry(d, id)
		if !ok || d.choice(id).Send != "" || d.Request.Send != "" {
			continue
		}
		if ways := k.ways(d, e); len(ways) > 0 {
			d.setChoice(id, func(c *letters.Choice) { c.Send = ways[0].value })
		}
	}
}

// ways is how a letter can reach an addressee, the best first.
func (k *desk) ways(d *Draft, e directory.Entry) []option {
	x, ok := e.EntityFor(d.Request.Residence)
	if !ok {
		return nil
	}
	var out []option
	if x.Email != "" {
		out = append(out, option{value: "email", label: "By e-mail", detail: "To " + shown(x.Email) + ". The day it arrives is known."})
	}
	if x.Form != "" {
		out = append(out, option{value: "form", label: "By web form", detail: "You copy the text into the form. Keep a picture of the page that confirms it."})
	}
	if len(x.Address) > 0 && !e.Hostile {
		out = append(out, option{value: "post", label: "By post", detail: "Printed, in a window envelope; registered, so that the day of receipt is on record."})
	}
	return out
}

func askWording(k *desk, d *Draft) page {
	var p page
	for _, id := range d.Request.Addressees {
		e, ok := k.entry(d, id)
		if !ok {
			continue
		}
		who := k.serviceOf(d, id)
		key := func(field string) string { return "letters." + id + "." + field }
		choice := func(at func(*letters.Choice) *string) (func(*Draft) []string, func(*Draft, []string)) {
			return func(d *Draft) []string { c := d.choice(id); return answer(*at(&c)) },
				func(d *Draft, v []string) {
					d.setChoice(id, func(c *letters.Choice) { *at(c) = strings.Join(v, "") })
				}
		}
		if q, ok := k.askText(d, id); ok {
			p.questions = append(p.questions, q)
		}
		if texts := k.texts(d, id); len(texts) > 1 && d.choice(id).Template == "" {
			q := question{key: key("letter"), kind: oneOf, title: "The letter to " + who, letter: id, options: texts}
			q.set = func(d *Draft, v []string) {
				delete(d.Picked, id)
				k.forget()
				if picked := strings.Join(v, ""); picked != k.letterFor(d, id) { // what it gets anyway is no choice
					if d.Picked == nil {
						d.Picked = map[string]string{}
					}
					d.Picked[id] = picked
				}
			}
			q.get = func(d *Draft) []string { return answer(k.letterFor(d, id)) }
			p.questions = append(p.questions, q)
		}
		if languages := k.languages(d, id); len(languages) > 1 {
			q := question{key: key("language"), kind: pick, title: "In which language?", letter: id, options: languages,
				help: "Type the beginning of its name. The letter comes in the one that the addressee reads, unless you choose another."}
			_, q.set = choice(func(c *letters.Choice) *string { return &c.Language })
			q.get = func(d *Draft) []string { return answer(k.languageOf(d, id)) }
			p.questions = append(p.questions, q)
		}
		if options := k.options(d, id); len(options) > 0 {
			p.questions = append(p.questions, question{
				key: key("options"), kind: anyOf, title: "What else it should say", letter: id, options: options,
				get: func(d *Draft) []string { return k.optionsOn(d, id) },
				set: func(d *Draft, v []string) {
					d.setChoice(id, func(c *letters.Choice) {
						c.Options = map[string]bool{}
						for _, o := range k.options(d, id) {
							c.Options[o.value] = slices.Contains(v, o.value)
						}
					})
				},
			})
		}
		if ways := k.ways(d, e); len(ways) > 1 {
			q := question{key: key("send"), kind: oneOf, title: "How will you send it to " + who + "?", letter: id, options: ways}
			_, q.set = choice(func(c *letters.Choice) *string { return &c.Send })
			q.get = func(d *Draft) []string { return answer(orElse(d.choice(id).Send, d.Request.Send)) }
			p.questions = append(p.questions, q)
		}
		if !e.Hostile {
			q := question{
				key: key("extra"), kind: lines, optional: true, letter: id,
				title: "Words of your own to " + who,
				help:  "They are added to the letter as a paragraph. The letter is complete without them.",
			}
			q.get, q.set = proseChoice(id)
			p.questions = append(p.questions, q)
		}
	}
	if slices.ContainsFunc(k.open(d), func(e directory.Entry) bool { return k.sendOf(d, e.ID) == "post" }) && len(d.Request.Subject.Address) == 0 && d.Request.Reply != "post" {
		p.outro = func(*Draft) string {
			return "Sent by post without an address of yours on it, the letter cannot come back if it is not delivered."
		}
	}
	return p
}

func proseChoice(id string) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string {
			if s := d.choice(id).Extra; s != "" {
				return strings.Split(s, "\n")
			}
			return nil
		}, func(d *Draft, v []string) {
			d.setChoice(id, func(c *letters.Choice) { c.Extra = strings.Join(v, "\n") })
		}
}

// sendOf is how the letter to id is sent.
func (k *desk) sendOf(d *Draft, id string) string {
	return orElse(d.choice(id).Send, orElse(d.Request.Send, "email"))
}

func checkLetters(k *desk, d *Draft) []problem {
	var out []problem
	for _, p := range k.problems(d) {
		if p.warning {
			continue
		}
		if !slices.ContainsFunc(out, func(o problem) bool { return o.text == p.text }) {
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, id := range d.Request.Addressees {
		if _, err := k.composed(d, id); err != nil {
			out = append(out, problem{key: "letters." + id, text: faultText(err)})
		}
	}
	return out
}

func enterSave(k *desk, d *Draft) {
	if d.Dir == "" {
		d.Dir = k.opts.DefaultOut
	}
	if len(d.Formats) == 0 {
		d.Formats = []string{"pdf", "txt"}
	}
}

func askSave(k *desk, d *Draft) page {
	dir := question{
		key: "dir", kind: line, title: "Into which folder?",
		help: "It is made if it is not there.",
	}
	if d.NotSafe {
		dir.help = "A stick that you take with you leaves nothing on this computer. The file names do not say what the letters are."
	}
	dir.get, dir.set = textOf(func(d *Draft) *string { return &d.Dir })
	formats := question{
		key: "formats", kind: anyOf, title: "In which form?",
		options: []option{
			{value: "pdf", label: "PDF", detail: "To print, or to attach to an e-mail."},
			{value: "txt", label: "Plain text", detail: "To copy into an e-mail or a form, and to have it read aloud."},
		},
	}
	if k.opts.SaveRequest != nil {
		formats.options = append(formats.options, option{
			value: formatRequest, label: "Your answers as a file",
			detail: "From it the same letters can be made again, with “unscrape write --request " + requestFile + "”. It holds everything you answered, for all addressees.",
		})
	}
	formats.get, formats.set = listOf(func(d *Draft) *[]string { return &d.Formats })
	return page{
		intro:     "Enter writes the letters. Until then nothing is on disk.",
		questions: []question{dir, formats},
	}
}

// formatRequest is the request file among the formats of the letters.
const formatRequest = "request"

func checkSave(_ *desk, d *Draft) []problem {
	var out []problem
	if strings.TrimSpace(d.Dir) == "" {
		out = append(out, problem{key: "dir", text: "Please name a folder."})
	}
	if strings.ContainsFunc(d.Dir, func(r rune) bool { return r < ' ' || r == 0x7F }) {
		out = append(out, problem{key: "dir", text: "The name of a folder cannot hold control characters."})
	}
	if len(without(d.Formats, formatRequest)) == 0 {
		out = append(out, problem{key: "formats", text: "Choose at least one form."})
	}
	return out
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// places is every place that can be picked: the countries, and for the United
// States each state, because the law differs there.
var places = sync.OnceValue(func() []option { return placesIn("en") })

func placesIn(language string) []option {
	var out []option
	for _, p := range law.Places() {
		if c := p.Country(); p != "US" && (p == c || c == "US") {
			name, others := nameIn(language, p)
			out = append(out, option{value: string(p), label: name, tag: others})
		}
	}
	order := func(s string) string { return germanOrder.Replace(strings.ToLower(s)) }
	slices.SortFunc(out, func(a, b option) int { return strings.Compare(order(a.label), order(b.label)) })
	return out
}

// germanOrder puts letters with dots where the ones without stand.
var germanOrder = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "å", "a", "ß", "ss")

// aliases are other names by which people look for a place.
var aliases = map[law.Place]string{
	"GB": "UK, Great Britain, England, Scotland, Wales, Northern Ireland", "NL": "Holland", "CZ": "Czech Republic",
	"DE": "Deutschland", "AT": "Österreich", "CH": "Schweiz, Suisse, Svizzera", "ES": "España", "FR": "République française",
	"IT": "Italia", "PL": "Polska", "PT": "República Portuguesa", "US-CA": "USA, United States", "TR": "Turkey", "GR": "Hellas",
}
