package letters_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// rendered is one letter text as its addressee would read it.
type rendered struct {
	name    string // template, situation, options
	tmpl    *templates.Template
	common  templates.Common
	hostile bool
	options map[string]bool
	parts   []string // the subject line, then paragraphs, headings and points in order
	boxes   int
	used    templates.Used
}

func (r rendered) text() string { return strings.Join(r.parts, "\n") }

// The dated sentences of the furniture, as the texts get them here.
const (
	due          = "If you receive this letter on the first day, that period ends on the last day."
	confirmation = "If you receive this letter on the first day, that is by the tenth day."
	optOutDue    = "If you receive this letter on the first day, that is by the fifteenth day."
)

// situation is what a text is executed over.
type situation struct {
	name   string
	common templates.Common
	reason string
}

// everyLetter executes every shipped English text over every situation that
// fits its role, with every combination of its options. The other languages
// are held to the English ones by the tests of the matrix.
func everyLetter(t *testing.T) []rendered { return everyLetterIn(t, "en") }

func everyLetterIn(t *testing.T, languages ...string) []rendered {
	t.Helper()
	library := templates.NewLibrary(templates.Shipped(), nil)
	var all []rendered
	for _, info := range library.List() {
		if !slices.Contains(languages, info.Language) {
			continue
		}
		tmpl, err := library.ByName(info.Name, info.Language)
		if err != nil {
			t.Fatalf("%s: %v", info.Path, err)
		}
		for _, s := range situations(t, tmpl) {
			for options := range combinations(tmpl.Meta.Options) {
				all = append(all, render(t, tmpl, s, options))
			}
		}
	}
	if len(all) == 0 {
		t.Fatal("no text is shipped")
	}
	return all
}

func render(t *testing.T, tmpl *templates.Template, s situation, options map[string]bool) rendered {
	t.Helper()
	r := rendered{tmpl: tmpl, common: s.common, hostile: s.common.Addressee.Hostile, options: options}
	r.name = tmpl.Name + ", " + s.name
	for _, o := range slices.Sorted(maps.Keys(options)) {
		if options[o] {
			r.name += " +" + o
		}
	}
	var data any = templates.Data{Common: s.common, Subject: templates.Subject{Name: "Jane Roe", Email: "jane@example.org"}, Reason: s.reason}
	if r.hostile {
		data = templates.HostileData{Common: s.common}
	}
	env := templates.Env{
		Language: tmpl.Meta.Language, Regime: tmpl.Meta.Regime, Role: law.Role(s.common.Addressee.Role), Options: options,
		Period: law.Period(tmpl.Meta.Language, tmpl.Meta.Regime, ""), Steps: map[string]string{"confirmation": confirmation},
	}
	if tmpl.Meta.Regime != law.None {
		env.Due = due
	}
	// The composer knows the date of an opt-out only where it is one of several.
	if tmpl.Meta.Letter == "opt-out" || tmpl.Meta.Letter == "know-opt-out-delete" {
		env.Steps["opt-out"] = optOutDue
	}
	out, err := tmpl.Execute(data, env)
	if err != nil {
		t.Fatalf("%s: %v", r.name, err)
	}
	r.parts = []string{out.Title}
	for _, part := range templates.Paragraphs(out.Blocks) {
		r.parts = append(r.parts, part)
	}
	r.used = out.Used
	r.boxes = boxes(t, r.name, out.Blocks)
	return r
}

// boxes counts the identifier blocks and refuses empty parts on the way.
func boxes(t *testing.T, name string, blocks []templates.Block) int {
	t.Helper()
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *templates.Identifiers:
			n++
		case *templates.List:
			for _, item := range b.Items {
				if len(item.Blocks) == 0 {
					t.Errorf("%s: an empty point", name)
				}
				n += boxes(t, name, item.Blocks)
			}
		case *templates.Paragraph:
			if strings.TrimSpace(templates.PlainText(b.Spans)) == "" {
				t.Errorf("%s: an empty paragraph", name)
			}
		}
	}
	return n
}

var territories = map[law.Regime]string{
	law.GDPR: "in the European Economic Area", law.UKGDPR: "in the United Kingdom", law.CCPA: "in California", law.FADP: "in Switzerland",
}

// situations are those a text of this role can meet: known and unknown
// incidents, hostile and known firms, with and without the fields that can be
// empty.
func situations(t *testing.T, tmpl *templates.Template) []situation {
	t.Helper()
	spyPet, err := incident.Load("spy-pet")
	if err != nil {
		t.Fatal(err)
	}
	full := templates.Incident{
		ID: "spy-pet", Scrape: true, Name: "Spy.Pet", Scraper: "Spy.Pet", Platform: "Discord", Since: "November 2023",
		Exposed: "17 April 2024", Stopped: "26 April 2024", Accounts: spyPet.Accounts, Servers: spyPet.Servers, Sold: spyPet.Sold, Collected: spyPet.Collected,
	}
	bare := templates.Incident{ID: "scrape", Scrape: true}
	named := templates.Incident{ID: "scrape", Scrape: true, Name: "Example Data", Scraper: "Example Data", Platform: "Example Chat"}
	plain := templates.Incident{ID: "platform"}

	platform := templates.Addressee{Name: "Discord Netherlands BV", Service: "Discord", Role: string(law.Platform), Established: true, InUnion: tmpl.Meta.Regime == law.GDPR}
	unknown := templates.Addressee{Name: "Example Data", Service: "Example Data", Role: string(tmpl.Meta.Role)}
	abroad := templates.Addressee{Name: "Example Data, Inc.", Service: "Example Data", Role: string(tmpl.Meta.Role), Established: true}
	inside := templates.Addressee{Name: "Example Data GmbH", Service: "Example Data", Role: string(tmpl.Meta.Role), Established: true, InUnion: true}
	broker := inside
	broker.Role = string(law.Broker)
	hostile := templates.Addressee{Name: "The operator of Spy.Pet", Service: "Spy.Pet", Role: string(tmpl.Meta.Role), Hostile: true}

	addressees := map[string]templates.Addressee{"firm": unknown, "firm abroad": abroad, "firm in the Union": inside, "broker": broker, "hostile": hostile}
	incidents := map[string]templates.Incident{"Spy.Pet": full, "unnamed": bare, "named": named, "no incident": {}}
	if tmpl.Meta.Role == law.Platform {
		addressees = map[string]templates.Addressee{"platform": platform}
		incidents["plain"] = plain
	}
	var list []situation
	for _, who := range slices.Sorted(maps.Keys(addressees)) {
		for _, what := range slices.Sorted(maps.Keys(incidents)) {
			for _, how := range []string{"electronically", "by post", "with a reason"} {
				c := templates.Common{Addressee: addressees[who], Incident: incidents[what], Today: "22 November 2026", Where: cmp.Or(territories[tmpl.Meta.Regime], "in Brazil"), TwoStep: who != "hostile"}
				s := situation{name: fmt.Sprintf("%s, %s, %s", who, what, how), common: c}
				if who != "hostile" {
					s.common.Post, s.common.ReplyPost = how == "by post", how == "by post"
					if how == "with a reason" {
						s.reason = "Its pages show my profile."
					}
				}
				list = append(list, s)
			}
		}
	}
	return list
}

// combinations are all ways to set options.
func combinations(options []templates.Option) func(func(map[string]bool) bool) {
	return func(yield func(map[string]bool) bool) {
		for bits := range 1 << len(options) {
			set := map[string]bool{}
			for i, o := range options {
				set[o.Name] = bits>>i&1 == 1
			}
			if !yield(set) {
				return
			}
		}
	}
}
