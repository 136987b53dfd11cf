// Package directory knows whom one can write to.
package directory

import (
	"slices"

	"example.org/unscrape/internal/law"
)

// Entry is one addressee: a service, and the legal entities behind it.
type Entry struct {
	ID          string   `toml:"id"`      // [a-z0-9-], at most 40
	Service     string   `toml:"service"` // the name the person knows: "Discord"
	Role        law.Role `toml:"role"`
	Hostile     bool     `toml:"hostile"`       // gets the account ID, an alias and the jurisdiction, nothing else
	KnownFirm   bool     `toml:"known-firm"`    // the person says: a firm with a name and an address; see Typed
	Dead        bool     `toml:"presumed-dead"` // nobody may answer
	Language    string   `toml:"language"`      // what it reads, BCP 47; "" = English
	Identifiers []string `toml:"identifiers"`   // kinds by which it finds a person, most telling first
	Product     string   `toml:"product"`       // the route inside the product, or ""
	Warnings    []string `toml:"warnings"`      // each a sentence, shown before a letter is made
	Notes       []string `toml:"notes"`         // each a sentence: how it answers
	// What it is found by, besides its ID and service.
	Aliases []string `toml:"aliases"` // former names, products, brands: "Twitter"
	Domains []string `toml:"domains"` // its web sites' host names, in ASCII and small letters

	Policy     string    `toml:"policy"`      // https address of its privacy policy, against which an old entry is checked
	Route      Route     `toml:"route"`       // the way that serves best; "" = no preference
	Prefer     string    `toml:"prefer"`      // "suppress": a deletion lets it list the person again; else ""
	VerifiedOn law.Date  `toml:"verified-on"` // of what is said above, not of the entities
	Sources    []string  `toml:"sources"`     // likewise
	Refusals   []Refusal `toml:"refusal"`
	Entities   []Entity  `toml:"entity"`
}

// Route is a way to reach an addressee.
type Route string

// The routes, by their names in files.
const (
	ByEmail   Route = "email"
	ByForm    Route = "form"
	ByPost    Route = "post"
	ByProduct Route = "product" // inside the product, with the person's account
)

// PreferSuppress says that to be suppressed serves better than to be deleted:
// a broker that deletes also forgets that the person objected.
const PreferSuppress = "suppress"

// Refusal is what an addressee likes to refuse, and what to answer then.
type Refusal struct {
	Says   string `toml:"says"`   // a sentence: what it tells people
	Answer string `toml:"answer"` // sentences for the person: what to do or to answer
}

// Entity is who answers, for persons who live in one of the places of For.
type Entity struct {
	For            []string  `toml:"for"` // "EEA", "UK", ISO 3166 codes ("CH", "US-CA"), or "*" for everybody else
	Name           string    `toml:"name"`
	Address        []string  `toml:"address"` // without the name; the country is the last line
	Country        law.Place `toml:"country"` // where it is established; "" = not known
	Email          string    `toml:"email"`
	Form           string    `toml:"form"`           // https address of a web form
	Representative []string  `toml:"representative"` // under Art. 27 GDPR or its kin, with name and address
	VerifiedOn     law.Date  `toml:"verified-on"`
	Sources        []string  `toml:"sources"`

	RepresentativeEmail string `toml:"representative-email"`
	RepresentativeForm  string `toml:"representative-form"`
	DPO                 string `toml:"dpo"`      // the data protection officer's mailbox
	DPOForm             string `toml:"dpo-form"` // https address of the officer's web form
	// Cautions are shown wherever the entity is: what is uncertain about it.
	Cautions []string `toml:"cautions"`
	Facts    []Fact   `toml:"fact"`
}

// Fact dates some values of an entity that come from elsewhere than the rest.
type Fact struct {
	Of         []string `toml:"of"` // keys of the table it stands in: "email"
	VerifiedOn law.Date `toml:"verified-on"`
	Sources    []string `toml:"sources"`
}

// CheckedFor is the day on which somebody last checked that the entity is
// reached by that route.
func (x Entity) CheckedFor(by Route) law.Date {
	day, _ := x.Verified(map[Route]string{ByEmail: "email", ByForm: "form", ByPost: "address"}[by])
	return day
}

// Verified is the day on which the value of a key ("address", "email") was
// last checked, and its sources: those of the fact that names it, else the
// entity's own.
func (x Entity) Verified(key string) (law.Date, []string) {
	for _, f := range x.Facts {
		if slices.Contains(f.Of, key) {
			return f.VerifiedOn, f.Sources
		}
	}
	return x.VerifiedOn, x.Sources
}

// PolicyAt is where to look whether an address still holds: the privacy
// policy, else the web site; "" if neither is known.
func (e Entry) PolicyAt() string {
	if e.Policy == "" && len(e.Domains) > 0 {
		return "https://" + e.Domains[0] + "/"
	}
	return e.Policy
}

// EntityFor is the entity that answers a person who lives at residence: the
// one that names the place itself, else its country, else the EEA or the UK,
// else "*". ok is false if none does.
func (e Entry) EntityFor(residence law.Place) (entity Entity, ok bool) {
	best := 0
	for _, x := range e.Entities {
		for _, f := range x.For {
			if n := fits(f, residence); n > best {
				best, entity = n, x
			}
		}
	}
	return entity, best > 0
}

// fits says how closely the place or group f describes p; 0 is not at all.
func fits(f string, p law.Place) int {
	switch {
	case f == "*":
		return 1
	case p == "":
		return 0
	case f == "EEA" && p.InEEA(), f == "UK" && p.InUK():
		return 2
	case f == string(p):
		return 4
	case f == string(p.Country()):
		return 3
	}
	return 0
}

// staleAfter is how long, in months, an address is trusted without a word:
// of 55 public records compared in 2026, 34 were older than three years, and
// a good part of those addresses had changed.
const staleAfter = 12

// Stale reports whether nobody has looked at the entity's address for more
// than a year before today. An entity without such a date is not stale but
// unchecked: the person typed it in.
func (e Entity) Stale(today law.Date) bool { return stale(e.VerifiedOn, today) }

// StaleFor is Stale for one way of reaching the entity.
func (e Entity) StaleFor(by Route, today law.Date) bool { return stale(e.CheckedFor(by), today) }

func stale(checked, today law.Date) bool {
	return !checked.IsZero() && checked.AddMonths(staleAfter).Before(today)
}

// Typed is an entry as it counts when a person typed it in: a scraper, or a
// people search whose operators often hide, is hostile until the person says
// that it is a known firm.
func (e Entry) Typed() Entry {
	if e.Role == "" {
		e.Role = law.Scraper // the careful guess
	}
	if (e.Role == law.Scraper || e.Role == law.PeopleSearch) && !e.KnownFirm {
		e.Hostile = true
	}
	return e
}
