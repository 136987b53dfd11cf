package directory

import (
	"slices"

	"example.org/unscrape/internal/law"
)

// Step is whom to turn to next about a scraper that hides: one of several
// addressees of a kind, with the letter or the form that serves there.
type Step struct {
	Role       law.Role
	Letter     string   // the kind of letter; "" where the authority's own form serves
	Addressees []string // IDs of those known, in the order of the directory; none for an authority: see AuthorityFor
	What       string   // whom, in plain words
	Why        string   // a sentence: what it can do
	PassesOn   bool     // what it is told may reach the scraper
}

// cdns stand between a site and its visitors, so they are what can be seen
// first; the host comes to light behind them.
var cdns = []string{"cloudflare"}

// Escalation is whom to turn to about a scraper that hides, in the recommended
// order: nearest to the pages first, who decides with force last. Nobody of
// them need be involved with this very scraper; that the person finds out.
func (d *Directory) Escalation() []Step {
	steps := []Step{
		{Role: law.Host, Letter: "abuse-notice", What: "the CDN in front of the site", Why: "It can stop delivering the pages, and can say who hosts them.", PassesOn: true},
		{Role: law.Host, Letter: "abuse-notice", What: "the host of the site", Why: "It can disable the pages.", PassesOn: true},
		{Role: law.Registrar, Letter: "abuse-notice", What: "the registrar of the domain", Why: "It can suspend the domain.", PassesOn: true},
		{Role: law.SearchEngine, Letter: "delisting", What: "search engines", Why: "They can leave the pages out of their results."},
		{Role: law.Archive, Letter: "delisting", What: "archives with copies of the pages", Why: "They can take out their copies."},
		{Role: law.Authority, What: "your authority", Why: "It can act against an operator you do not know, and against a host or registrar."},
	}
	for _, e := range d.Entries() {
		for i, s := range steps {
			if e.Role == s.Role && (s.Role != law.Host || slices.Contains(cdns, e.ID) == (i == 0)) {
				steps[i].Addressees = append(steps[i].Addressees, e.ID)
			}
		}
	}
	return steps
}
