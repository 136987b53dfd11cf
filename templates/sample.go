package templates

import (
	"iter"

	"example.org/unscrape/internal/law"
)

// sample is one made-up request: which facts are known or true, which options
// are on.
type sample struct {
	role    law.Role
	hostile bool
	absent  map[string]bool // fields of Data without a value, or false
	options map[string]bool
}

// facts are the fields of Data that a request may leave empty or false.
var facts = []string{
	"Post", "ReplyPost", "TwoStep", "URLs", "Addressee.Established", "Addressee.InUnion", "Addressee.InSwitzerland",
	"Incident.Scrape", "Incident.Name", "Incident.Scraper", "Incident.Platform", "Incident.Since", "Incident.Exposed",
	"Incident.Stopped", "Incident.Accounts", "Incident.Servers", "Incident.Sold", "Incident.Collected",
	"Subject.Name", "Subject.Email", "Subject.Address", "Reason",
}

// Sample is a request with all facts known, made up for previews. A hostile
// one is over HostileData.
func Sample(role law.Role, hostile bool) any {
	return sample{role: role, hostile: hostile}.data()
}

// SampleEnv is what a template's functions answer over a Sample; options not
// named have their defaults.
func SampleEnv(t *Template, options map[string]bool) Env {
	return sample{role: t.Meta.Role, options: options}.env(t)
}

// samples are the requests to run a template over: all combinations of its
// options with all its facts there and with none, and each fact alone missing
// and alone there. So any two conditions meet in all four ways.
func (c *check) samples() iter.Seq[sample] {
	t := c.template
	var asked []string
	for _, f := range facts {
		if t.fields[f] {
			asked = append(asked, f)
		}
	}
	none := map[string]bool{}
	for _, f := range asked {
		none[f] = true
	}
	absences := []map[string]bool{{}, none}
	for _, f := range asked {
		only := map[string]bool{}
		for _, g := range asked {
			only[g] = g != f
		}
		absences = append(absences, map[string]bool{f: true}, only)
	}
	var names []string
	for _, o := range t.Meta.Options {
		names = append(names, o.Name)
	}
	choices := combinations(names)
	return func(yield func(sample) bool) {
		for _, hostile := range []bool{false, true} {
			if hostile && !MayBeHostile(t.Meta.Role) {
				continue
			}
			for i, absent := range absences {
				for j, options := range choices {
					if i > 1 && j != i%2%len(choices) { // a fact alone missing with all options on, alone there with all off
						continue
					}
					if !yield(sample{t.Meta.Role, hostile, absent, options}) {
						return
					}
				}
			}
			for _, role := range standsFor(t.Meta.Role) {
				if !yield(sample{role, hostile, nil, choices[0]}) {
					return
				}
			}
		}
	}
}

// maxCombined is up to how many options all combinations are tried: 64.
const maxCombined = 6

// combinations are the ways to set options: all on and all off first. Of more
// than maxCombined, each is tried alone off and alone on.
func combinations(names []string) (list []map[string]bool) {
	set := func(on func(i int) bool) {
		m := map[string]bool{}
		for i, name := range names {
			m[name] = on(i)
		}
		list = append(list, m)
	}
	set(func(int) bool { return true })
	if len(names) == 0 {
		return list
	}
	set(func(int) bool { return false })
	if len(names) > maxCombined {
		for i := range names {
			set(func(j int) bool { return j == i })
			set(func(j int) bool { return j != i })
		}
		return list
	}
	for bits := 1; bits < 1<<len(names)-1; bits++ {
		set(func(i int) bool { return bits>>i&1 == 1 })
	}
	return list
}

func (s sample) env(t *Template) Env {
	e := Env{Language: t.Meta.Language, Regime: t.Meta.Regime, Role: s.role, Options: s.options, Steps: map[string]string{}}
	switch t.Meta.Regime {
	case law.None:
		return e
	case law.CCPA:
		e.Steps["confirmation"] = "If you receive this on 22 November 2026, that is 7 December 2026."
		e.Steps["opt-out"] = "If you receive this on 22 November 2026, that is 15 December 2026."
	}
	e.Due = "If you receive this on 22 November 2026, the period ends on 22 December 2026."
	e.Period = law.Period(t.Meta.Language, t.Meta.Regime, "")
	return e
}

func (s sample) data() any {
	text := func(field, value string) string {
		if s.absent[field] {
			return ""
		}
		return value
	}
	list := func(field string, value ...string) []string {
		if s.absent[field] {
			return nil
		}
		return value
	}
	is := func(field string) bool { return !s.absent[field] }
	c := Common{
		Addressee: Addressee{Name: "Example Holdings Ltd", Service: "Example", Role: string(s.role), Hostile: s.hostile},
		Today:     "22\u00a0November 2026",
		Post:      is("Post"),
		ReplyPost: is("ReplyPost") && !s.hostile,
		Where:     "in the European Economic Area",
		TwoStep:   is("TwoStep") && !s.hostile,
		URLs:      list("URLs", "https://scrape.example/users/1", "https://scrape.example/users/1/messages"),
	}
	c.Addressee.Established = is("Addressee.Established")
	c.Addressee.InUnion = c.Addressee.Established && is("Addressee.InUnion")
	c.Addressee.InSwitzerland = c.Addressee.Established && is("Addressee.InSwitzerland")
	c.Incident = Incident{ID: "sample", Platform: text("Incident.Platform", "Example Chat")}
	if is("Incident.Scrape") {
		c.Incident = Incident{
			ID: "sample", Scrape: true, Platform: c.Incident.Platform,
			Name: text("Incident.Name", "Example Scrape"), Scraper: text("Incident.Scraper", "Example Scrape"),
			Since: text("Incident.Since", "November 2023"), Exposed: text("Incident.Exposed", "17\u00a0April 2024"),
			Stopped: text("Incident.Stopped", "26\u00a0April 2024"), Accounts: is("Incident.Accounts"),
			Servers: is("Incident.Servers"), Sold: is("Incident.Sold"),
			Collected: list("Incident.Collected", "messages", "server memberships", "times of activity"),
		}
	}
	if s.hostile {
		return HostileData{c}
	}
	return Data{
		Common: c,
		Subject: Subject{
			Name: text("Subject.Name", "Jane Roe"), Email: text("Subject.Email", "jane@example.org"),
			Address: list("Subject.Address", "1 Example Street", "Example Town"),
		},
		Reason: text("Reason", "My messages were offered for sale there."),
	}
}
