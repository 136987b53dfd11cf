package letters

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// needs judges what one addressee must be told, and must not.
func (p *planner) needs(j *Job) {
	r, id := p.request, j.Entry.ID
	p.noticeNeeds(j)
	if len(j.kinds()) == 0 {
		p.refuse("identifiers", j.Entry.Service+" cannot find you without "+kindsTold(kindsFor(j.Entry, j.Choice)))
	}
	if !j.hostile() {
		if r.Reply == "post" {
			if r.Subject.Name == "" {
				p.refuse("subject.name", "an answer by post needs a name on the envelope")
			}
			if len(r.Subject.Address) == 0 {
				p.refuse("subject.address", "an answer by post needs your postal address")
			}
		}
		if j.Choice.Send == "post" && r.Reply != "post" && j.mailboxRow() == "" && j.contact() == "" && len(j.told().Address) == 0 {
			p.refuse("subject.email", "a letter by post must say where to answer: give an e-mail address, or a name and a postal address")
		}
		p.made(j)
		return
	}
	switch {
	case r.Subject.Alias == "":
		if j.Entry.Role.Infrastructure() {
			p.refuse("subject.alias", "what "+j.Entry.Service+" learns may reach the scraper, so it needs a mailbox made only for this")
			break
		}
		p.refuse("subject.alias", "a hostile addressee learns no mailbox of yours: "+j.Entry.Service+" needs one made only for this")
	default:
		if why := aliasFault(r); why != "" {
			p.refuse("subject.alias", why)
		} else if why := aliasWarning(r); why != "" {
			p.note(j, "subject.alias", why)
		}
	}
	if slices.Contains(j.kinds(), "account-id") {
		if why := accountIDFault(r); why != "" {
			p.refuse("identifiers.account-id", why)
		}
	}
	if slices.Contains(j.Choice.Disclose, "name") || slices.Contains(j.Choice.Disclose, "address") {
		p.refuse("letters."+id+".disclose", "a hostile addressee may be told the country and a username, and nothing more")
	}
	if j.Choice.Extra != "" {
		p.refuse("letters."+id+".extra", "own paragraphs never go to a hostile addressee")
	}
	if r.Extra != "" {
		if p.allHostile() {
			p.refuse("extra", "own paragraphs never go to a hostile addressee, and there is no other in this request")
		} else {
			p.note(j, "extra", "your own paragraphs are left out of the letter to "+j.Entry.Service+": they never go to a hostile addressee")
		}
	}
	p.made(j)
}

// kindsTold lists kinds of identifiers, of which one is enough, in plain words.
func kindsTold(kinds []string) string {
	var told []string
	for _, k := range kinds {
		if kind, ok := KindOf(k); ok {
			told = append(told, kind.Told)
		}
	}
	last := len(told) - 1
	if last < 1 {
		return strings.Join(told, "")
	}
	return "one of these: " + strings.Join(told[:last], ", ") + " or " + told[last]
}

// accountIDFault says why an account ID cannot go to a hostile addressee, or
// "" if it can: it is the person's name, mailbox or telephone number.
func accountIDFault(r Request) string {
	id := r.Identifiers["account-id"]
	const so = ", which a hostile addressee must not learn; give the number or code by which it knows your account"
	if directory.EmailFault(id) == "" {
		return "this is a mailbox" + so
	}
	c := collector{seen: map[needle]bool{}}
	c.name(r.Subject.Name)
	c.identifier("phone", r.Identifiers["phone"])
	if f := fold(id); slices.ContainsFunc(c.list, func(n needle) bool { return n.in(f) }) {
		return "this holds your name or telephone number" + so
	}
	return ""
}

func (p *planner) allHostile() bool {
	return !slices.ContainsFunc(p.request.Addressees, func(id string) bool {
		e, ok := p.book.Lookup(id)
		return ok && !e.Hostile
	})
}

// made warns of a user ID that was made after the scrape had ended: the ID of
// a server or a message is easily copied instead.
func (p *planner) made(j *Job) {
	made, ok := AccountMade(p.request.Identifiers["discord-user-id"])
	if ok && !j.Incident.Stopped.IsZero() && made.After(j.Incident.Stopped) {
		p.note(j, "identifiers.discord-user-id", "an account with this ID was made on "+made.Long("en")+", after the scrape had ended; the ID of a server or a message looks just the same")
	}
}

// warnings are what a person should know of a letter before sending it.
func (j Job) warnings() []string {
	w := slices.Clone(j.notes)
	if j.Entry.Role.TakesNotice() {
		w = append(append(w, j.Entry.Warnings...), j.Entry.Notes...)
		if j.Entry.Role == law.SearchEngine && j.told().Name == "" {
			w = append(w, "This letter asks about searches for the details it gives, not for your name. It does so only where you choose to tell "+j.Entry.Service+" your name.")
		}
		if j.Entry.Role.Infrastructure() {
			w = append(w, "What "+j.Entry.Service+" receives can reach whoever runs the pages. Give the mailbox made for this as your only address, in a form too, and choose there that your details are not passed on.")
		}
	}
	name := j.Entity.Name
	if operator, ok := strings.CutPrefix(name, "The operator"); ok {
		name = "the operator" + operator
	}
	by := directory.Route(j.Choice.Send)
	if checked := j.Entity.CheckedFor(by).Long("en"); j.Entry.Dead && checked != "" {
		w = append(w, "The address of "+name+" dates from "+checked+". Nothing shows that it is still read, or by whom.")
	} else if j.Entity.StaleFor(by, j.Today) {
		w = append(w, "The address of "+name+" was last checked on "+checked+". Look whether it is still the same before you send this."+policy(j.Entry))
	}
	w = append(w, j.Entity.Cautions...)
	if j.Request.Send != "" && j.Choice.Send != j.Request.Send && j.Request.Letters[j.Entry.ID].Send == "" {
		w = append(w, j.Entry.Service+" cannot be reached the way you chose, so this letter goes by "+map[string]string{"email": "e-mail", "form": "web form", "post": "post"}[j.Choice.Send]+".")
	}
	return w
}

// policy says where to look whether an address is still the same.
func policy(e directory.Entry) string {
	switch at := e.PolicyAt(); {
	case at == "", e.Hostile && !e.Role.Infrastructure(): // who visits a hostile site tells it something
		return ""
	case at == e.Policy:
		return " Its privacy policy is at " + at + "."
	default:
		return " Its website is " + at + "."
	}
}
