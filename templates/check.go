package templates

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/law"
)

// Check runs a template over made-up requests, for every combination of its
// options and with each fact it asks about present and absent, and tells what
// is wrong with it: the findings of the runs, required parts that are missing,
// options that nothing uses, values that can leave a hole in a sentence, and a
// file name that disagrees with the front matter. It is empty for a template
// that can be sent.
func Check(t *Template) []Finding {
	c := &check{template: t, seen: map[Finding]bool{}, memory: newMemory()}
	for _, f := range t.misnamed() {
		c.add(f)
	}
	for i, o := range t.Meta.Options {
		if !t.options[o.Name] {
			c.add(t.source.finding(t.front.where("option.name", i, 0), "unused",
				"the option %q changes nothing; use it in {{if option %q}} or take it out", o.Name, o.Name))
		}
	}
	for s := range c.samples() {
		c.run(s)
	}
	c.required()
	list := inOrder(c.list)
	return slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { // a value that must not be there need not be empty
		return f.Rule == "empty" && slices.ContainsFunc(list, func(g Finding) bool {
			return g.Rule == "hostile" && g.Line == f.Line && g.Column == f.Column
		})
	})
}

// CheckFile is Parse and then Check: everything that is wrong with a file.
func CheckFile(path string, src []byte) []Finding {
	t, err := Parse(path, src)
	if err != nil {
		return FindingsOf(err)
	}
	return Check(t)
}

type check struct {
	template *Template
	list     []Finding
	seen     map[Finding]bool
	memory   *memory

	runs                                int // that came to an end
	identifiers, twice, dated, numbered int // how many of them had it
}

func (c *check) add(f Finding) {
	if !c.seen[f] {
		c.seen[f] = true
		c.list = append(c.list, f)
	}
}

func (c *check) run(s sample) {
	out, remarks, err := c.template.executeWith(s.data(), s.env(c.template), c.memory)
	for _, f := range FindingsOf(err) {
		c.add(f)
	}
	if err != nil {
		return
	}
	for _, f := range remarks {
		c.add(f)
	}
	c.runs++
	count := func(n *int, has bool) {
		if has {
			*n++
		}
	}
	boxes := 0
	for _, b := range out.Blocks {
		if _, ok := b.(*Identifiers); ok {
			boxes++
		}
	}
	count(&c.identifiers, boxes > 0)
	count(&c.twice, boxes > 1)
	count(&c.dated, out.Used.Due || len(out.Used.Steps) > 0)
	count(&c.numbered, out.Used.Asks > 0)
}

// required judges over all runs what each letter must have.
func (c *check) required() {
	if c.runs == 0 {
		return
	}
	t := c.template
	body := t.source.text[t.front.body:]
	at := t.front.body + len(body) - len(strings.TrimLeft(body, " \n\t"))
	need := func(n int, what, why string) {
		switch {
		case n == 0:
			c.add(t.source.finding(at, "required", "this letter lacks %s: %s", what, why))
		case n < c.runs:
			c.add(t.source.finding(at, "required", "for some requests this letter lacks %s: %s; it must not depend on an {{if}} that can leave it out", what, why))
		}
	}
	need(c.identifiers, "{{identifiers}}", "the addressee would not know whose data it is about")
	if t.Meta.Regime != law.None && t.Meta.Letter != AbuseNotice {
		need(c.dated, "{{due}}", "the addressee would not know by when to answer")
	}
	need(c.numbered, "a numbered list of what it asks for", "gaps in the answer would not show")
	if c.twice > 0 {
		c.add(t.source.finding(at, "required", "this letter has {{identifiers}} more than once"))
	}
}

// MayBeHostile reports whether a letter in this role may go to somebody who
// would use it against the person, or who passes it on to somebody like that.
func MayBeHostile(role law.Role) bool {
	return slices.Contains([]law.Role{law.Scraper, law.Broker, law.PeopleSearch}, role) || role.TakesNotice()
}

// standsFor are the roles a text is used for: its own and those that fall back
// to it.
func standsFor(role law.Role) (list []law.Role) {
	for _, r := range roles {
		if r == role || slices.Contains(roleChain(r), role) {
			list = append(list, r)
		}
	}
	return list
}
