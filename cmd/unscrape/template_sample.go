package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// sampling says over which made-up request a text is tried.
type sampling struct {
	hostile bool            // to somebody who would use the letter against the person
	post    bool            // on paper, with the postal address
	options map[string]bool // of the text; the others have their defaults
	today   law.Date
}

// sampleHomes are where the made-up person lives: where the law of the text
// protects her.
var sampleHomes = map[law.Regime]law.Place{
	law.GDPR: "IE", law.UKGDPR: "GB", law.CCPA: "US-CA", law.FADP: "CH", law.None: "US-TX",
}

// sampleHome is where the letter's language is spoken, as far as its law goes.
func sampleHome(m templates.Meta) law.Place {
	if at := law.Place(strings.ToUpper(m.Language)); m.Regime == law.GDPR && at.InEEA() {
		return at // de, fr, es … are countries too
	}
	return sampleHomes[m.Regime]
}

// sampleLetter is the letter that a text makes for a made-up person.
func sampleLetter(t *templates.Template, lib *templates.Library, o sampling) (letters.Letter, error) {
	m := t.Meta
	const to = "example-addressee"
	entry := directory.Entry{
		ID: to, Service: "Example", Role: m.Role, KnownFirm: !o.hostile, Hostile: o.hostile, Language: m.Language,
		Identifiers: []string{"account-id", "email"},
		Entities: []directory.Entity{{
			For: []string{"*"}, Name: "Example Holdings Ltd", Email: "privacy@example.org",
			Address: []string{"1 Example Street", "Example Town"},
		}},
	}
	home := sampleHome(m)
	other := directory.Entry{
		ID: "example-chat", Service: "Example Chat", Role: law.Platform, Entities: []directory.Entity{{For: []string{"*"}, Name: "Example Chat Ltd", Email: "privacy@example.org"}},
	}
	happened := incident.Incident{
		ID: "example", Kind: "scrape", Title: "Example Scrape", Platforms: []string{other.ID}, Scrapers: []string{to},
		Since: "2023-11", Exposed: law.Date{Year: 2024, Month: time.April, Day: 17}, Stopped: law.Date{Year: 2024, Month: time.April, Day: 26},
		Accounts: true, Servers: true, Sold: true, Collected: []string{"messages", "server memberships", "times of activity"},
	}
	if m.Role == law.Platform {
		other.ID, other.Service, other.Role, other.KnownFirm = "example-scrape", "Example Scrape", law.Scraper, true
		happened.Platforms, happened.Scrapers = []string{to}, []string{other.ID}
	}
	scrape := directory.Entry{
		ID: "example-scrape", Service: "Example Scrape", Role: law.Scraper, KnownFirm: true, Entities: other.Entities,
	}
	if m.Role.TakesNotice() { // about the scraper, which is somebody else
		happened.Scrapers = []string{scrape.ID}
	}
	r := letters.Request{
		Incident: happened.ID, Residence: home, Addressees: []string{to}, Send: "email", Reply: "email", Date: o.today,
		Subject:     letters.Subject{Name: "Jane Roe", Address: []string{"7 Sample Road", "Sampleton"}, Email: "jane@example.org", Alias: "contact-7f3@example.net"},
		Identifiers: map[string]string{"account-id": "1234567890", "email": "jane@example.org"},
		Own:         []directory.Entry{entry, other},
		Letters:     map[string]letters.Choice{to: {Letter: m.Letter, Template: "sample.md", Language: m.Language, Options: o.options}},
	}
	if m.Role.TakesNotice() {
		r.Own = append(r.Own, scrape)
		r.URLs = []string{"https://scrape.example/users/1234567890", "https://scrape.example/users/1234567890/messages"}
		if c := r.Letters[to]; !o.hostile {
			c.Disclose = []string{"name"}
			r.Letters[to] = c
		}
	}
	if o.post && !o.hostile {
		r.Send, r.Reply = "post", "post"
	}
	if m.Regime == law.None {
		c := r.Letters[to]
		c.Letter = letters.VoluntaryRequest
		r.Letters[to] = c
	}
	l, _, err := composeOne(r, to, letters.Sources{
		Templates: lib, Today: o.today,
		Incident:     func(string) (incident.Incident, error) { return happened, nil },
		TemplateFile: func(string) (*templates.Template, error) { return t, nil },
	})
	return l, err
}

// composeOne is the letter of a request to one addressee.
func composeOne(r letters.Request, to string, s letters.Sources) (letters.Letter, letters.Job, error) {
	jobs, err := letters.Resolve(r, s)
	if err != nil {
		return letters.Letter{}, letters.Job{}, err
	}
	for _, j := range jobs {
		if j.Entry.ID == to {
			l, err := letters.Compose(j)
			return l, j, err
		}
	}
	return letters.Letter{}, letters.Job{}, errors.New("nobody is written to")
}

// optionsOn turns all options of a text on, or off.
func optionsOn(t *templates.Template, on bool) map[string]bool {
	all := map[string]bool{}
	for _, o := range t.Meta.Options {
		all[o.Name] = on
	}
	return all
}

// ownLetters are the letters that a text makes of a person's own request: to
// each of its addressees that the text was written for.
func (s *shop) ownLetters(t *templates.Template, request string, sources letters.Sources) (made, error) {
	r, _, err := s.readRequest(request)
	if err != nil {
		return made{}, err
	}
	sources.TemplateFile = func(string) (*templates.Template, error) { return t, nil }
	choices := map[string]letters.Choice{}
	for id, c := range r.Letters {
		choices[id] = c
	}
	r.Letters = choices
	var fits, others []string
	for _, id := range r.Addressees {
		e, ok := sources.Book(r).Lookup(id)
		if !ok || (e.Role == law.Platform) != (t.Meta.Role == law.Platform) {
			others = append(others, id)
			continue
		}
		c := r.Letters[id]
		c.Template, c.Language, c.Body, c.BodyOf = "preview.md", t.Meta.Language, "", ""
		for name := range c.Options { // those of another text
			if !slices.ContainsFunc(t.Meta.Options, func(o templates.Option) bool { return o.Name == name }) {
				c.Options = nil
			}
		}
		r.Letters[id] = c
		fits = append(fits, id)
	}
	if len(fits) == 0 {
		return made{}, refused(fmt.Errorf("this text is for a %s, and the request writes to %s", t.Meta.Role, orNobody(others)))
	}
	r.Addressees = fits
	var m made
	jobs, err := letters.Resolve(r, sources)
	if err != nil {
		return made{}, refused(&fileError{request, err})
	}
	for _, j := range jobs {
		l, err := letters.Compose(j)
		if err != nil {
			return made{}, err
		}
		m.letters, m.jobs = append(m.letters, l), append(m.jobs, j)
	}
	return m, nil
}

func orNobody(ids []string) string {
	if len(ids) == 0 {
		return "nobody"
	}
	return strings.Join(ids, ", ")
}
