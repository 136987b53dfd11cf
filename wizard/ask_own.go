package wizard

import (
	"errors"
	"slices"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// The two addressees that a person can type in. Their IDs say nothing, so
// that a file name made of them says nothing either.
const (
	ownScraper  = "scraper"
	ownPlatform = "platform"
)

func hasOwn(k *desk, d *Draft) bool {
	return slices.ContainsFunc(d.Request.Addressees, k.isOwn)
}

// askOwn asks for the addressees that are typed in.
func askOwn(k *desk, d *Draft) page {
	var p page
	for _, id := range d.Request.Addressees {
		i := slices.IndexFunc(d.Request.Own, func(e directory.Entry) bool { return e.ID == id })
		if i < 0 {
			continue
		}
		e := d.Request.Own[i]
		key := func(field string) string { return "addressee." + id + "." + field }
		text := func(field, title, help string, optional bool, at func(*directory.Entry) *string) question {
			q := question{key: key(field), kind: line, title: title, help: help, optional: optional, letter: id}
			q.get, q.set = textOf(func(d *Draft) *string { return at(ownEntry(d, id)) })
			return q
		}
		what, role := "scraper or broker", "the website or program that has your data"
		if e.Role == law.Platform {
			what, role = "platform", "the service you use"
		}
		p.questions = append(p.questions,
			text("service", "What is the "+what+" called?", "The name you know: "+role+".", false, func(e *directory.Entry) *string { return &e.Service }),
			text("entity.email", "Its e-mail address", "Best is the one for privacy questions. Leave it empty if there is only a form or a postal address.", true, func(e *directory.Entry) *string { return &e.Entities[0].Email }),
			text("entity.form", "Its web form", "The address of the page, beginning with https://.", true, func(e *directory.Entry) *string { return &e.Entities[0].Form }),
		)
		if e.Role != law.Platform {
			p.questions = append(p.questions, question{
				key: key("known-firm"), kind: oneOf, letter: id,
				title: "Is it a firm with a name and an address?",
				help:  "Whoever hides may use a letter against you. Until you know better it learns only your account ID, an alias, and which law protects you.",
				options: []option{
					{value: "no", label: "I do not know, or it hides", detail: "It is treated as hostile."},
					{value: "yes", label: "Yes, it is a known firm", detail: "The letter may carry your name, so that it can find you and answer."},
				},
				get: func(d *Draft) []string {
					if ownEntry(d, id).KnownFirm {
						return []string{"yes"}
					}
					return []string{"no"}
				},
				set: func(d *Draft, v []string) { ownEntry(d, id).KnownFirm = slices.Contains(v, "yes") },
			})
			if !e.KnownFirm {
				p.questions = append(p.questions, confirmOwn(id))
			}
		}
		if e.Role == law.Platform || e.KnownFirm {
			address := question{
				key: key("entity.address"), kind: lines, optional: true, letter: id,
				title: "Its postal address", help: "Street, town and country on lines of their own, without the name. Needed only for a letter by post.",
			}
			address.get, address.set = linesOf(func(d *Draft) *[]string { return &ownEntry(d, id).Entities[0].Address })
			country := question{
				key: key("entity.country"), kind: pick, optional: true, letter: id,
				title: "In which country is it?", help: "If you know it: it can decide which law applies.", options: k.places(),
			}
			country.get, country.set = placeOf(func(d *Draft) *law.Place { return &ownEntry(d, id).Entities[0].Country })
			p.questions = append(p.questions,
				text("entity.name", "Its legal name", "As its imprint has it, such as “Example Data Ltd”.", true, func(e *directory.Entry) *string { return &e.Entities[0].Name }),
				address, country)
		}
	}
	if in, ok := k.incident(d); ok && in.Generic && hasOpen(k, d) {
		q := question{
			key: "reason", kind: lines, title: "Why do you think they have your data?", optional: in.Kind == "platform",
			help: "One or two sentences, such as where you saw it.",
		}
		q.get, q.set = proseOf(func(d *Draft) *string { return &d.Request.Reason })
		p.questions = append(p.questions, q)
	}
	return p
}

// confirmOwn is the deliberate step before a letter to somebody unknown.
func confirmOwn(id string) question {
	return question{
		key: "confirm." + id, kind: oneOf, letter: id,
		title: "Write to them all the same?",
		help:  "Whoever reads the letter learns that a living person cares about this account.",
		options: []option{
			{value: "no", label: "Not yet"},
			{value: "yes", label: "Yes: only my account ID, an alias, and my jurisdiction"},
		},
		get: func(d *Draft) []string {
			if slices.Contains(d.Confirmed, id) {
				return []string{"yes"}
			}
			return []string{"no"}
		},
		set: func(d *Draft, v []string) {
			d.Confirmed = without(d.Confirmed, id)
			if slices.Contains(v, "yes") {
				d.Confirmed = append(d.Confirmed, id)
			}
		},
	}
}

// ownEntry is the typed-in addressee id, made if it is not there yet.
func ownEntry(d *Draft, id string) *directory.Entry {
	for i := range d.Request.Own {
		if e := &d.Request.Own[i]; e.ID == id {
			if len(e.Entities) == 0 {
				e.Entities = []directory.Entity{{For: []string{"*"}}}
			}
			return e
		}
	}
	role := law.Scraper
	if id == ownPlatform {
		role = law.Platform
	}
	d.Request.Own = append(d.Request.Own, directory.Entry{
		ID: id, Role: role, Language: "en", Entities: []directory.Entity{{For: []string{"*"}}},
	})
	return &d.Request.Own[len(d.Request.Own)-1]
}

func checkOwn(k *desk, d *Draft) []problem {
	var out []problem
	for _, e := range k.request(d).Own {
		var fault *directory.EntryError
		if errors.As(e.Clean().Check(), &fault) {
			out = append(out, problem{key: "addressee." + e.ID + "." + fault.Key, text: asSentence(fault.Reason)})
		}
	}
	for _, e := range k.hostile(d) {
		if k.isOwn(e.ID) && !slices.Contains(d.Confirmed, e.ID) {
			out = append(out, problem{key: "confirm." + e.ID, text: "Choose yes to write this letter, or go back and take it off the list."})
		}
	}
	if len(out) > 0 {
		return out
	}
	return checkAsked(askOwn)(k, d)
}
