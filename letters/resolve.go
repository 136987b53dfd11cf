package letters

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// quoteID shows a short foreign ID.
func quoteID(id string) string { return `"` + safetext.Cut(path.Base(id), 40) + `"` }

// Resolve turns a request into one job for each addressee, in the order of the
// request: the entity that answers persons of that residence, the regime with
// its reason, the text, language, paper and way of sending. The first thing
// wrong with the request (see Check) is the error, a *FieldError.
func Resolve(r Request, s Sources) ([]Job, error) {
	jobs, problems := resolve(r, s)
	for _, p := range problems {
		if !p.Warning {
			e := p.FieldError
			return nil, &e
		}
	}
	return jobs, nil
}

func resolve(r Request, s Sources) ([]Job, []Problem) {
	c := &checker{sources: s, request: Clean(r), typed: r.Identifiers}
	c.fields()
	p := newPlanner(c)
	if len(c.request.Addressees) == 0 {
		c.refuse("addressees", "name at least one addressee")
	}
	var jobs []Job
	for _, id := range c.request.Addressees {
		if j, ok := p.job(id); ok {
			jobs = append(jobs, j)
		}
	}
	return jobs, c.problems
}

// planner decides, for one request, what goes to whom.
type planner struct {
	*checker
	book     *directory.Directory
	incident incident.Incident
	scraper  string // services as letters name them
	platform string
}

func newPlanner(c *checker) *planner {
	p := &planner{checker: c, book: c.sources.Book(c.request)}
	i, err := c.sources.incidentOf(c.request)
	if err != nil {
		c.refuse("incident", incidentReason(err))
		i = incident.Incident{Kind: "platform", Generic: true}
	}
	p.incident = i
	p.scraper = p.service(i.Scrapers, i, func(r law.Role) bool { return r != law.Platform && !r.TakesNotice() })
	p.platform = p.service(i.Platforms, i, func(r law.Role) bool { return r == law.Platform })
	return p
}

// service is the name of the first of some addressees; where the incident is
// generic, of the first addressee of the request that plays the part.
func (p *planner) service(ids []string, i incident.Incident, plays func(law.Role) bool) string {
	if !i.Generic {
		for _, id := range ids {
			if e, ok := p.book.Lookup(id); ok {
				return e.Service
			}
		}
		return ""
	}
	if i.Kind != "scrape" {
		return ""
	}
	for _, id := range p.request.Addressees {
		if e, ok := p.book.Lookup(id); ok && plays(e.Role) {
			return e.Service
		}
	}
	return ""
}

// job plans the letter to one addressee; ok is false where too little is known
// to have one at all.
func (p *planner) job(id string) (j Job, ok bool) {
	r := p.request
	entry, found := p.book.Lookup(id)
	if !found {
		p.refuse("addressees", "no addressee has the ID "+quoteID(id)+"; describe your own in an [[addressee]] table")
		return Job{}, false
	}
	entity, found := entry.EntityFor(r.Residence)
	if !found {
		p.refuse("residence", "nobody is known who answers people there for "+entry.Service)
		return Job{}, false
	}
	j = Job{
		Request: r, Choice: r.Letters[id], Entry: entry, Entity: entity, Incident: p.incident,
		Scraper: p.scraper, Platform: p.platform, Today: p.sources.Today,
	}
	j.Entry.Hostile = entry.Hostile || passesOn(entry, j.Choice)
	j.Request.Date = cmp.Or(r.Date, p.sources.Today)
	p.part(&j)
	p.letter(&j)
	p.sending(&j)
	p.needs(&j)
	if ok = p.text(&j); ok {
		p.attach(&j)
	}
	return j, ok
}

// part finds which part the addressee played. One that the incident does not
// name gets a letter that does not speak of it: what was reported of others
// must not be said of it, nor to it.
func (p *planner) part(j *Job) {
	if j.Entry.Role.TakesNotice() {
		return // it is written to about the scraper, not as one
	}
	i, platform := j.Incident, j.Entry.Role == law.Platform
	named := i.Scrapers
	if platform {
		named = i.Platforms
	}
	if !i.Generic && !slices.Contains(named, j.Entry.ID) {
		j.Incident = incident.Incident{Kind: "platform"}
		if i.Kind == "scrape" {
			p.note(j, "addressees", j.Entry.Service+" has no part in this incident, so its letter does not speak of it")
		}
		j.Scraper, j.Platform = "", ""
	}
	if platform {
		j.Platform = cmp.Or(j.Platform, j.Entry.Service)
	} else {
		j.Scraper = j.Entry.Service
	}
}

// note is a warning that the letter carries along.
func (p *planner) note(j *Job, field, reason string) {
	p.warn(field, reason)
	j.notes = append(j.notes, strings.ToUpper(reason[:1])+reason[1:]+".")
}

// letter decides the regime and the kind of letter.
func (p *planner) letter(j *Job) {
	r := p.request
	established := j.Entity.Country
	if j.Entry.Role.Infrastructure() {
		established = "" // the notice is about what the scraper does, wherever its host is
	}
	j.Regime = law.Decide(law.Circumstances{Then: r.ResidenceThen, Now: r.Residence, Established: established, Role: j.Entry.Role})
	asked := cmp.Or(j.Choice.Letter, r.Letter)
	if asked == "" {
		asked = p.recommended(j.Entry)
		if j.Regime.Regime == law.None {
			asked = ""
		}
	}
	switch {
	case j.Entry.Role.TakesNotice():
		p.noticeLetter(j, asked)
	case asked == VoluntaryRequest:
		if j.Regime.Regime != law.None {
			j.Regime = law.Choice{Regime: law.None, Reason: "You chose a request that cites no law, although the " + j.Regime.Regime.Name("en") + " would carry one.", Also: append([]law.Regime{j.Regime.Regime}, j.Regime.Also...)}
		}
		j.Choice.Letter = VoluntaryRequest
	case j.Regime.Regime == law.None && j.Choice.Template != "":
		j.Choice.Letter = VoluntaryRequest // its own text says more: ownText
	case j.Regime.Regime == law.None && r.Residence != "":
		hint := ""
		if r.Residence == "US" {
			hint = ", and for California write US-CA"
		}
		p.refuse("residence", "none of the laws that letters can cite here (gdpr, uk-gdpr, ccpa, fadp) protects people "+inPlace(r.Residence)+
			" against "+j.Entry.Service+` as far as we know; letter = "voluntary-request" asks without citing one`+hint)
		j.Choice.Letter = VoluntaryRequest
	default:
		j.Choice.Letter = LetterFor(asked, j.Regime.Regime)
	}
}

// inPlace is a place with its preposition: "in Texas", "in the Philippines".
func inPlace(p law.Place) string {
	if p != p.Country() {
		return "in " + p.Name("en")
	}
	return p.Jurisdiction("en")
}

// recommended is what the incident advises to send to an addressee first.
func (p *planner) recommended(e directory.Entry) string {
	if e.Role.TakesNotice() {
		return usualLetter(e.Role)
	}
	for _, rec := range p.incident.Recommend {
		if rec.Addressee == e.ID || rec.Addressee == roleWord(e.Role) && p.incident.Generic {
			return rec.Letter
		}
	}
	if e.Prefer == directory.PreferSuppress {
		return "access" // who is deleted there is listed again
	}
	return usualLetter(e.Role)
}

func roleWord(r law.Role) string {
	if r == law.Platform || r.TakesNotice() {
		return string(r)
	}
	return "scraper"
}
