// Package letters turns a Request into letters and letters into pages.
package letters

import (
	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// Job is one letter to be composed: everything Compose needs, resolved.
type Job struct {
	Request  Request // cleaned, with its date
	Choice   Choice  // what holds for this addressee, defaults filled in
	Entry    directory.Entry
	Entity   directory.Entity
	Regime   law.Choice
	Incident incident.Incident
	Scraper  string // the service that scraped, as letters name it; "" if there is none
	Platform string // the platform it scraped; "" if that is not known
	Template *templates.Template
	Shipped  *templates.Template // the program's own text for this letter; nil if it has none
	Today    law.Date

	notes   []string // what planning has to say of this letter, each a sentence
	partial bool     // a preview: what is missing is shown as missing

	servers     []Server // to be named in the annex, printable
	substituted bool     // whether a name of theirs was changed for that
}

// Letter is one letter as data. Every output is a printer over it.
type Letter struct {
	ID       string // of the addressee
	Name     string // the letter's kind: access, erasure …
	Language string
	Regime   law.Regime
	Hostile  bool

	Sender      []string // the person's block; empty when nothing of it is disclosed
	ReturnLine  string   // one line above the address in the window; "" by e-mail
	Address     []string // the addressee with name; for a letter without postal address its name and e-mail
	Email       string   // where it goes electronically
	Form        string
	Send        string // email | form | post
	Date        law.Date
	DateLine    string // "Berlin, 22 November 2026"
	Re          string
	Salutation  string
	Body        []templates.Block
	Identifiers []Row // what the boxed block says
	Closing     string
	Signature   string // typed name under the signature line
	SignByHand  bool   // leave room for a signature
	Enclosures  []string
	Annexes     []Annex // on sheets of their own
	Paper       string  // a4 | letter
	Window      string  // din-b | fr | us10 | none

	Due        law.Deadline // zero when no law sets one
	DueAssumes string       // the sentence that says on which day of receipt Due rests; "" if Due is zero
	Disclosure []Disclosed
	Warnings   []string

	Title    string // of the document
	FileName string // without folder and ending
}

// Row is one line of the identifier block.
type Row struct{ Label, Value string }

// Disclosed is one thing a letter tells its addressee about the person.
type Disclosed struct {
	Field string // key in the request: "subject.name"
	Label string // in plain words: "your name"
	Value string // "" where the answers do not have it: the mailbox an e-mail comes from
}
