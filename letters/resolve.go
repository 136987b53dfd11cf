package letters

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Sources is what a request is judged against and composed from: all values,
// so that the same request gives the same letters.
type Sources struct {
	Directory *directory.Directory // with the person's own entries; nil = the built-in one
	Templates *templates.Library   // with the person's own texts; nil = the shipped ones
	Today     law.Date

	// Incident finds an incident by its ID or by the path of its file; nil
	// knows the built-in ones.
	Incident func(idOrPath string) (incident.Incident, error)
	// TemplateFile reads a template that a request names by its path; nil
	// refuses such requests.
	TemplateFile func(path string) (*templates.Template, error)
	// Missing gives the characters of a text that the typeface cannot print;
	// nil prints everything.
	Missing func(text string) []rune
}

// shippedTexts are the program's own letter texts, parsed once.
var shippedTexts = sync.OnceValue(func() *templates.Library { return templates.NewLibrary(templates.Shipped(), nil) })

func (s Sources) library() *templates.Library {
	if s.Templates != nil {
		return s.Templates
	}
	return shippedTexts()
}

// Book is the directory with the entries of the request laid over it.
func (s Sources) Book(r Request) *directory.Directory {
	d := s.Directory
	if d == nil {
		d = directory.Builtin()
	}
	if len(r.Own) == 0 {
		return d
	}
	own := make([]directory.Entry, len(r.Own))
	for i, e := range r.Own {
		own[i] = e.Clean()
		for k := range own[i].Entities {
			if x := &own[i].Entities[k]; len(x.For) == 0 {
				x.For = []string{"*"}
			}
		}
	}
	return d.With(own...)
}

func (s Sources) incidentOf(r Request) (incident.Incident, error) {
	switch {
	case r.Incident == "":
		return incident.Incident{Kind: "platform", Generic: true}, nil
	case s.Incident != nil:
		return s.Incident(r.Incident)
	}
	return incident.Load(r.Incident)
}

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
	c := &checker{sources: s, request: Clean(r)}
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
	p.scraper = p.service(i.Scrapers, i, func(r law.Role) bool { return r != law.Platform })
	p.platform = p.service(i.Platforms, i, func(r law.Role) bool { return r == law.Platform })
	return p
}

func incidentReason(err error) string {
	var unknown *incident.UnknownError
	if errors.As(err, &unknown) {
		return unknown.Error()
	}
	var file *incident.FileError
	if errors.As(err, &file) {
		return safetext.String(file.Error())
	}
	return "the incident file cannot be read"
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
	j.Request.Date = cmp.Or(r.Date, p.sources.Today)
	p.part(&j)
	p.letter(&j)
	p.sending(&j)
	p.needs(&j)
	ok = p.text(&j)
	return j, ok
}

// part finds which part the addressee played. One that the incident does not
// name gets a letter that does not speak of it: what was reported of others
// must not be said of it, nor to it.
func (p *planner) part(j *Job) {
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
	j.Regime = law.Decide(law.Circumstances{Then: r.ResidenceThen, Now: r.Residence, Established: j.Entity.Country, Role: j.Entry.Role})
	asked := cmp.Or(j.Choice.Letter, r.Letter)
	if asked == "" {
		asked = p.recommended(j.Entry)
		if j.Regime.Regime == law.None {
			asked = ""
		}
	}
	switch {
	case asked == VoluntaryRequest:
		if j.Regime.Regime != law.None {
			j.Regime = law.Choice{Regime: law.None, Reason: "You chose a request that cites no law, although the " + j.Regime.Regime.Name("en") + " would carry one.", Also: append([]law.Regime{j.Regime.Regime}, j.Regime.Also...)}
		}
		j.Choice.Letter = VoluntaryRequest
	case j.Regime.Regime == law.None && j.Choice.Template != "":
		j.Choice.Letter = VoluntaryRequest // its own text says more: ownText
	case j.Regime.Regime == law.None && r.Residence != "":
		p.refuse("residence", "none of the laws that letters can cite here (gdpr, uk-gdpr, ccpa) protects people "+inPlace(r.Residence)+
			" against "+j.Entry.Service+` as far as we know; letter = "voluntary-request" asks without citing one`)
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
	for _, rec := range p.incident.Recommend {
		if rec.Addressee == e.ID || rec.Addressee == roleWord(e.Role) && p.incident.Generic {
			return rec.Letter
		}
	}
	return usualLetter(e.Role)
}

func roleWord(r law.Role) string {
	if r == law.Platform {
		return "platform"
	}
	return "scraper"
}

// sending decides how the letter goes.
func (p *planner) sending(j *Job) {
	reach := map[string]bool{"email": j.Entity.Email != "", "form": j.Entity.Form != "", "post": len(j.Entity.Address) > 0}
	if j.hostile() {
		reach["post"] = false // a stamp and a postmark tell where it comes from
	}
	order := []string{"email", "form", "post"}
	switch own, all := j.Choice.Send, p.request.Send; {
	case own != "" && !reach[own] && j.hostile() && own == "post":
		p.refuse("letters."+j.Entry.ID+".send", "nothing is posted to a hostile addressee: a postmark tells where it comes from")
	case own != "" && !reach[own] && slices.Contains(order, own):
		p.refuse("letters."+j.Entry.ID+".send", j.Entry.Service+" cannot be reached this way, but by "+reachable(reach, order))
	case own == "" && reach[all]:
		j.Choice.Send = all
	}
	if reach[j.Choice.Send] {
		return
	}
	j.Choice.Send = ""
	for _, way := range order {
		if reach[way] {
			j.Choice.Send = way
			break
		}
	}
	if j.Choice.Send == "" {
		p.refuse("addressees", j.Entry.Service+" has neither an e-mail address nor a form, and nothing is posted to a hostile addressee")
	}
}

func reachable(reach map[string]bool, order []string) string {
	names := map[string]string{"email": "e-mail", "form": "its web form", "post": "post"}
	s := ""
	for _, way := range order {
		if reach[way] {
			if s != "" {
				s += " or "
			}
			s += names[way]
		}
	}
	return s
}

// text finds the letter's text and language.
func (p *planner) text(j *Job) bool {
	field := "letter"
	if p.request.Letters[j.Entry.ID].Letter != "" {
		field = "letters." + j.Entry.ID + ".letter"
	}
	j.Choice.Language = cmp.Or(j.Choice.Language, p.request.Language, j.Entry.Language, "en")
	t, field, err := p.template(j, field)
	if err != nil {
		p.refuse(field, lowerFirst(safetext.String(err.Error())))
		return false
	}
	j.Template = t
	if j.Choice.Template != "" {
		p.ownText(j, field)
	}
	if base(t.Meta.Language) != base(j.Choice.Language) {
		p.note(j, "language", "there is no such letter in this language yet; the letter to "+j.Entry.Service+" is in English")
		j.Choice.Language = t.Meta.Language
	}
	j.Shipped, _ = shippedTexts().Find(j.Regime.Regime, j.Choice.Letter, j.Entry.Role, j.Choice.Language)
	if j.Shipped == nil {
		j.Shipped, _ = shippedTexts().Find(j.Regime.Regime, LetterFor(usualLetter(j.Entry.Role), j.Regime.Regime), j.Entry.Role, j.Choice.Language)
	}
	for _, name := range sortedKeys(j.Choice.Options) {
		if !slices.ContainsFunc(t.Meta.Options, func(o templates.Option) bool { return o.Name == name }) {
			p.refuse("letters."+j.Entry.ID+".options", "the letter "+t.Name+" has no option of this name"+optionNames(t))
		}
	}
	return true
}

// ownText fits the letter to a text that was named for it. One written for
// another regime would cite provisions that do not apply.
func (p *planner) ownText(j *Job, field string) {
	m := j.Template.Meta
	switch {
	case m.Regime == j.Regime.Regime:
	case m.Regime == law.None:
		j.Regime = law.Choice{Regime: law.None, Reason: "You chose a text that cites no law.", Also: append([]law.Regime{j.Regime.Regime}, j.Regime.Also...)}
	case slices.Contains(j.Regime.Also, m.Regime):
		j.Regime = law.Choice{Regime: m.Regime, Reason: "You chose a text under the " + m.Regime.Name("en") + ", which would carry this letter too.", Also: []law.Regime{j.Regime.Regime}}
	default:
		p.refuse(field, "this text stands on the "+regimeWord(m.Regime)+", and this letter on the "+regimeWord(j.Regime.Regime))
	}
	if roleWord(m.Role) != roleWord(j.Entry.Role) {
		p.note(j, field, "the text for "+j.Entry.Service+" was written for a "+roleWord(m.Role)+", which it is not")
	}
	j.Choice.Letter = m.Letter
}

func (p *planner) template(j *Job, field string) (*templates.Template, string, error) {
	switch name := j.Choice.Template; {
	case name == "":
		t, err := p.sources.library().Find(j.Regime.Regime, j.Choice.Letter, j.Entry.Role, j.Choice.Language)
		var none *templates.NotFoundError
		if errors.As(err, &none) {
			err = errors.New("there is no letter of this name for this addressee under the " + regimeWord(j.Regime.Regime))
		}
		return t, field, err
	case !isPath(name):
		t, err := p.sources.library().ByName(name, j.Choice.Language)
		return t, "letters." + j.Entry.ID + ".template", err
	case p.sources.TemplateFile == nil:
		return nil, "letters." + j.Entry.ID + ".template", errors.New("a template cannot be read from a file here")
	default:
		t, err := p.sources.TemplateFile(name)
		return t, "letters." + j.Entry.ID + ".template", err
	}
}

func regimeWord(r law.Regime) string {
	return cmp.Or(r.Name("en"), "law of no place (a voluntary request)")
}

// Preview composes the letter to one addressee as far as the answers go: what
// is still missing shows as "…". The problems are those of this addressee and
// of the answers the letter is made of; the letter must not be written while
// there is one that is no warning. Where a letter would tell a hostile
// addressee too much, there is a problem and no letter.
func Preview(r Request, s Sources, addressee string) (Letter, []Problem) {
	c := &checker{sources: s, request: Clean(r)}
	c.fields()
	j, ok := newPlanner(c).job(addressee)
	if !ok {
		return Letter{}, c.problems
	}
	j.partial = true
	l, err := Compose(j)
	if err != nil {
		c.problems = append(c.problems, ProblemOf(j, err))
	}
	return l, c.problems
}

// ProblemOf says an error of Compose as what is wrong with an answer.
func ProblemOf(j Job, err error) Problem {
	var field *FieldError
	var tells *DisclosureError
	var hostile *templates.HostileFieldError
	switch {
	case errors.As(err, &field):
		return Problem{FieldError: *field}
	case errors.As(err, &tells):
		return Problem{FieldError: FieldError{Field: tells.Field, Reason: tells.Error()}}
	case errors.As(err, &hostile):
		return Problem{FieldError: FieldError{Field: "letters." + j.Entry.ID + ".template", Reason: hostile.Error()}}
	}
	return Problem{FieldError: FieldError{Field: "letters." + j.Entry.ID + ".template", Reason: safetext.String(err.Error())}}
}
