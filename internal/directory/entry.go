// Package directory knows whom one can write to.
package directory

import "example.org/unscrape/internal/law"

// Entry is one addressee: a service, and the legal entities behind it.
type Entry struct {
	ID          string   `toml:"id"`      // [a-z0-9-]+
	Service     string   `toml:"service"` // the name the person knows: "Discord"
	Role        law.Role `toml:"role"`
	Hostile     bool     `toml:"hostile"`       // gets the account ID, an alias and the jurisdiction, nothing else
	Dead        bool     `toml:"presumed-dead"` // nobody may answer
	Language    string   `toml:"language"`      // what it reads, BCP 47
	Identifiers []string `toml:"identifiers"`   // kinds by which it finds a person, most telling first
	Entities    []Entity `toml:"entity"`
	Warnings    []string `toml:"warnings"` // each a sentence, shown before a letter is made
	Notes       []string `toml:"notes"`    // each a sentence: how it answers, what it refuses
	Product     string   `toml:"product"`  // the route inside the product, or ""
}

// Entity is who answers, for persons who live in one of the places of For.
type Entity struct {
	For            []string  `toml:"for"` // "EEA", "UK", "CH", "US", ISO 3166 codes, or "*" for everybody else
	Name           string    `toml:"name"`
	Address        []string  `toml:"address"` // without the name; the country is the last line
	Country        law.Place `toml:"country"` // where it is established; "" = not known
	Email          string    `toml:"email"`
	Form           string    `toml:"form"` // https address of a web form
	Representative []string  `toml:"representative"`
	VerifiedOn     law.Date  `toml:"verified-on"`
	Sources        []string  `toml:"sources"`
}
