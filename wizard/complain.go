package wizard

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/unscrape/internal/directory"
)

// complainSaid is what the last page says of the authorities to which the
// person can complain if no answer comes.
func (k *desk) complainSaid(d *Draft) string {
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(k.say.F(format, args...)) }
	say("\n# If no answer comes\n")
	list := directory.AuthorityFor(d.Request.Residence)
	switch {
	case len(list) == 0:
		say("This program knows no data protection authority for the place where you live. That does not mean that there is none: a consumer advice centre there may know.\n")
		return b.String()
	case len(list) > severalAuthorities:
		say("You can complain to the data protection authority of the Land in which you live:\n")
		counts, stale := true, false
		for _, a := range list {
			b.WriteString("- " + k.whereSaid(a) + "\n")
			counts = counts && a.Mail == directory.MailCounts
			stale = stale || a.Stale(k.today(d))
		}
		if counts {
			b.WriteString(k.say.T(mailSaid(directory.MailCounts)) + "\n")
		}
		if stale {
			say("! Some of these were last checked more than a year ago. Look at the authority’s website before you write.\n")
		}
	case len(list) > 1:
		say("You can complain to an authority, to these in this order:\n")
		for _, a := range list {
			b.WriteString("\n" + k.authoritySaid(d, a))
		}
	default:
		say("You can complain to the data protection authority of the place where you live:\n")
		b.WriteString(k.authoritySaid(d, list[0]))
	}
	things := directory.Enclosures()
	for i := range things {
		things[i] = k.say.T(things[i])
	}
	say("Enclose: %s.\n", strings.Join(things, "; "))
	return b.String()
}

// severalAuthorities is how many authorities are described one by one; where
// there are more, each serves a part of the country that is not asked for.
const severalAuthorities = 3

// whereSaid is one authority of many, in a line: whom it serves, its name, and
// where to complain.
func (k *desk) whereSaid(a directory.Authority) string {
	var lands []string
	for _, p := range a.Serves {
		land, _, _ := strings.Cut(p.Name(k.say.Language()), ", ")
		lands = append(lands, land)
	}
	at := a.Web
	if ways := routesOf(a); len(ways) > 0 {
		switch ways[0] {
		case directory.ByForm:
			at = a.Form
		case directory.ByEmail:
			at = a.Email
		}
	}
	return k.say.F("%s: %s, %s", strings.Join(lands, ", "), shown(a.Name), shown(at))
}

// authoritySaid is one authority: how to complain there, in which languages,
// and what is uncertain.
func (k *desk) authoritySaid(d *Draft, a directory.Authority) string {
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(k.say.F(format, args...)) }
	name := shown(a.Name)
	if a.NameInUse != "" && a.NameInUse != a.Name {
		name += " (" + shown(a.NameInUse) + ")"
	}
	b.WriteString(k.say.F("%s", name) + "\n")
	for _, by := range routesOf(a) {
		switch by {
		case directory.ByForm:
			say("- Through its web form: %s\n", shown(a.Form))
		case directory.ByEmail:
			say("- By e-mail to %s.", shown(a.Email))
			b.WriteString(" " + k.say.T(mailSaid(a.Mail)) + "\n")
		case directory.ByPost:
			say("- By post to %s\n", strings.Join(shownAll(a.Address), ", "))
		}
	}
	if len(a.Languages) > 0 {
		say("- It takes complaints in these languages: %s.\n", k.list(k.languageNames(a.Languages)))
	} else if a.Web != "" {
		say("- In which languages it takes complaints is not known here: see %s\n", shown(a.Web))
	}
	for _, n := range shownAll(slices.Concat(a.Notes, a.Enclose)) {
		b.WriteString("- " + k.say.T(n) + "\n")
	}
	if len(a.Cautions) > 0 {
		b.WriteString("! " + k.say.T(strings.Join(shownAll(a.Cautions), " ")) + "\n")
	}
	if a.Stale(k.today(d)) {
		say("! This was last checked on %s. Its website is %s.\n", a.VerifiedOn.Long("en"), shown(orElse(a.Web, a.Form)))
	}
	return b.String()
}

// routesOf are the ways to complain, the one that serves best first.
func routesOf(a directory.Authority) []directory.Route {
	var out []directory.Route
	add := func(by directory.Route) {
		there := by == directory.ByForm && a.Form != "" || by == directory.ByEmail && a.Email != "" || by == directory.ByPost && len(a.Address) > 0
		if there && !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	add(a.Route)
	add(directory.ByForm)
	add(directory.ByEmail)
	add(directory.ByPost)
	return out
}

func mailSaid(m directory.Mail) string {
	switch m {
	case directory.MailCounts:
		return "A plain e-mail counts as a complaint there."
	case directory.MailSigned:
		return "A plain e-mail does not count there: it needs a qualified electronic signature."
	case directory.MailNot:
		return "A plain e-mail does not count there."
	}
	return "Whether a plain e-mail counts there is not known here."
}

// languageNames are languages as the screens call them.
func (k *desk) languageNames(tags []string) []string {
	names := display.Languages(language.Make(k.say.Language()))
	out := make([]string, len(tags))
	for i, tag := range tags {
		out[i] = tag
		if t, err := language.Parse(tag); err == nil && names.Name(t) != "" {
			out[i] = names.Name(t)
		}
	}
	return out
}
