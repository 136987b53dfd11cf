// Package incident knows who scraped whom, when, and what is known of it.
package incident

import "example.org/unscrape/internal/law"

// Incident is one scrape, or the absence of one (Kind "platform").
type Incident struct {
	ID        string           `toml:"id"`
	Kind      string           `toml:"kind"`      // scrape | platform
	Title     string           `toml:"title"`     // as the person would call it: "Spy.Pet and Discord"
	Summary   string           `toml:"summary"`   // what happened, two or three plain sentences
	Platforms []string         `toml:"platforms"` // directory IDs
	Scrapers  []string         `toml:"scrapers"`  // directory IDs
	Since     string           `toml:"since"`     // 2006-01 or 2006-01-02
	Exposed   law.Date         `toml:"exposed"`
	Stopped   law.Date         `toml:"stopped"`
	Accounts  bool             `toml:"accounts"`
	Servers   bool             `toml:"servers"`
	Sold      bool             `toml:"sold"`
	Generic   bool             `toml:"generic"` // names no platform or scraper: the person does
	Collected []string         `toml:"collected"`
	Numbers   []Figure         `toml:"number"`
	Cautions  []string         `toml:"cautions"` // each a sentence the person should know
	Recommend []Recommendation `toml:"recommend"`
	Sources   []Source         `toml:"source"`
	Lists     []List           `toml:"list"` // public lists of affected servers
	AsOf      law.Date         `toml:"as-of"`
}

// Figure is one reported number.
type Figure struct {
	What  string `toml:"what"`
	Value string `toml:"value"`
}

// Recommendation is what to send to one addressee, in order.
type Recommendation struct {
	Addressee string `toml:"addressee"` // a directory ID, or "platform" / "scraper" when generic
	Letter    string `toml:"letter"`    // access, access-erasure …; for the CCPA its kin is taken
	On        bool   `toml:"on"`        // chosen unless the person turns it off
	Why       string `toml:"why"`
}

// Source is where a fact was read.
type Source struct {
	Title string   `toml:"title"`
	URL   string   `toml:"url"`
	Date  law.Date `toml:"date"`
}
