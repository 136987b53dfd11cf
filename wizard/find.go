package wizard

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// findOption is the option of the addressee stop that opens the directory.
const findOption = "\x00find"

// mostFound is how many hits are listed; who wants more types more.
const mostFound = 100

// index is the directory made ready for finding, with the person's imported
// entries. Authorities are complained to, not asked.
func (k *desk) index() *directory.Index {
	if k.finding == nil {
		all := slices.DeleteFunc(k.book.All(), func(e directory.Entry) bool { return e.Role == law.Authority })
		k.finding = directory.NewIndex(all)
	}
	return k.finding
}

// lookUp lists whom the words find. What nothing typed finds, everybody by name,
// takes longest, and is remembered.
func (k *desk) lookUp(words string, f directory.Filter) []directory.Hit {
	if strings.TrimSpace(words) != "" {
		return k.index().Find(words, f)
	}
	if k.everybody == nil {
		k.everybody = map[directory.Filter][]directory.Hit{}
	}
	all, ok := k.everybody[f]
	if !ok {
		all = k.index().Find("", f)
		k.everybody[f] = all
	}
	return all
}

// addFound makes an entry of the directory an addressee, and keeps it among
// those offered when it is taken off again.
func (d *Draft) addFound(id string) {
	if !slices.Contains(d.Found, id) {
		d.Found = append(d.Found, id)
	}
	if !d.writesTo(id) {
		d.Request.Addressees = append(d.Request.Addressees, id)
	}
}

// reachable reports whether a letter of this flow can go to e, from where the
// person lives: not a notice about pages, for which it does not ask.
func (k *desk) reachable(d *Draft, e directory.Entry) bool {
	return !e.Role.TakesNotice() && len(k.ways(d, e)) > 0
}

// cardSaid is an entry as it is shown before it is chosen: who answers, every
// way to reach it and how old each is, and what to know before writing.
func (k *desk) cardSaid(d *Draft, e directory.Entry) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, k.say.F(format, args...)) }
	x, ok := e.EntityFor(d.Request.Residence)
	about := k.say.Label(string(e.Role))
	if x.Country != "" {
		about += " · " + x.Country.Name(k.say.Language())
	}
	add("%s", about)
	if name := shown(x.Name); ok && name != "" && name != shown(e.Service) {
		add("For people where you live: %s", name)
	}
	if ways := k.routesSaid(x); len(ways) > 0 {
		add("%s", strings.Join(ways, "\n"))
	}
	if e.Product != "" {
		out = append(out, shown(e.Product))
	}
	if len(e.Aliases) > 0 {
		add("Also known as: %s", strings.Join(shownAll(firstOf(e.Aliases, mostAliases)), ", "))
	}
	if d.writesTo(e.ID) {
		out = append(out, "It gets a letter already.")
	} else if e.Role.TakesNotice() {
		out = append(out, "! A letter to it is about certain pages, and these questions do not ask for them. A request file can name them, under “urls”, for “unscrape write --request”.")
	} else if !k.reachable(d, e) {
		out = append(out, "! No way to reach it from where you live is known here, so no letter to it can be written.")
	}
	if e.Hostile {
		out = append(out, "! It is treated as hostile: a letter to it tells your account ID, an alias, and which law protects you, nothing else.")
	}
	if e.Dead && !e.Hostile {
		out = append(out, "! "+deadSaid)
	}
	if s := k.ageSaid(d, e); s != "" {
		out = append(out, "! "+s)
	}
	for _, c := range shownAll(slices.Concat(x.Cautions, e.Warnings)) {
		out = append(out, "! "+c)
	}
	return append(out, shownAll(e.Notes)...)
}

// mostAliases is how many other names a card has: some entries have every
// brand of a group.
const mostAliases = 12

// routesSaid are the ways to reach an entity, each with the day on which it
// was last checked.
func (k *desk) routesSaid(x directory.Entity) []string {
	var out []string
	for _, r := range []struct{ key, label, value string }{
		{"email", "By e-mail: %s", x.Email},
		{"form", "By web form: %s", x.Form},
		{"address", "By post: %s", strings.Join(shownAll(x.Address), ", ")},
		{"dpo", "Its data protection officer: %s", x.DPO},
		{"dpo-form", "Its officer’s web form: %s", x.DPOForm},
		{"representative", "Its representative: %s", strings.Join(shownAll(x.Representative), ", ")},
		{"representative-email", "Its representative’s e-mail address: %s", x.RepresentativeEmail},
		{"representative-form", "Its representative’s web form: %s", x.RepresentativeForm},
	} {
		if r.value == "" {
			continue
		}
		age := k.say.T("never checked")
		if on, _ := x.Verified(r.key); !on.IsZero() {
			age = k.say.F("checked on %s", on.Long("en"))
		}
		out = append(out, "- "+k.say.F(r.label, shown(r.value))+" ("+age+")")
	}
	return out
}

// ageSaid warns of an address that nobody has looked at for more than a year;
// "" if somebody has. A dead addressee has its own warning. The website of a
// hostile one is not named: whoever visits it tells it something.
func (k *desk) ageSaid(d *Draft, e directory.Entry) string {
	x, ok := e.EntityFor(d.Request.Residence)
	by := directory.Route(orElse(d.choice(e.ID).Send, d.Request.Send))
	if ways := k.ways(d, e); len(ways) > 0 && !slices.ContainsFunc(ways, func(o option) bool { return o.value == string(by) }) {
		by = directory.Route(ways[0].value)
	}
	if !ok || e.Dead || !x.StaleFor(by, k.today(d)) {
		return ""
	}
	s := "This address was last checked on " + x.CheckedFor(by).Long("en") + ". Compare it with the privacy notice of the website."
	switch at := shown(e.PolicyAt()); {
	case at == "", e.Hostile:
	case e.Policy != "":
		s = sentences(s, "Its privacy policy is at "+at+".")
	default:
		s = sentences(s, "Its website is "+at+".")
	}
	return s
}

// deadSaid is what a presumed-dead addressee means for a letter.
const deadSaid = "It is presumed dead: nothing shows that anybody still reads what is sent there. Whoever has its address now may read your letter instead."

// confirmationFor is what has to be confirmed before a letter goes to e; nil =
// nothing.
func confirmationFor(e directory.Entry) *confirmation {
	if e.Hostile {
		c := hostileConfirmation(e)
		if e.Dead && len(e.Warnings) == 0 {
			c.warnings = slices.Insert(c.warnings, 0, "! "+deadSaid)
		}
		return c
	}
	if !e.Dead {
		return nil
	}
	c := hostileConfirmation(e)
	c.yes = "Yes, write to them"
	c.warnings = slices.Insert(c.warnings, 0, "! "+deadSaid)
	return c
}
