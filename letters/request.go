package letters

import (
	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// Request is everything a person answered: the one thing that wizard, plain
// mode and request files share. Its TOML form is the request file.
type Request struct {
	Incident      string    `toml:"incident,omitempty"` // a known ID, or a path to an incident file
	Reason        string    `toml:"reason,omitempty"`
	URLs          []string  `toml:"urls,omitempty"` // the pages complained of; only to who carries, lists or keeps them
	Residence     law.Place `toml:"residence,omitempty"`
	ResidenceThen law.Place `toml:"residence-then,omitempty"` // "" = the same
	Addressees    []string  `toml:"addressees,omitempty"`
	Letter        string    `toml:"letter,omitempty"`   // for all addressees without their own
	Language      string    `toml:"language,omitempty"` // "" = what the addressee reads
	Send          string    `toml:"send,omitempty"`     // email | form | post
	Reply         string    `toml:"reply,omitempty"`    // email | post
	Paper         string    `toml:"paper,omitempty"`    // a4 | letter; "" = by the person's country
	Date          law.Date  `toml:"date,omitzero"`
	Place         string    `toml:"place,omitempty"`
	Extra         string    `toml:"extra,omitempty"`

	Subject     Subject           `toml:"subject,omitzero"`
	Identifiers map[string]string `toml:"identifiers,omitempty"` // kind → value; see IdentifierKinds
	Letters     map[string]Choice `toml:"letters,omitempty"`     // by addressee
	Own         []directory.Entry `toml:"addressee,omitempty"`   // addressees the directory lacks

	// From the person's Discord data package, for letters to Discord alone.
	Servers      []Server      `toml:"servers,omitempty"`
	MessageLists []MessageList `toml:"message-list,omitempty"`
}

// Subject is the person.
type Subject struct {
	Name    string   `toml:"name,omitempty"`
	Address []string `toml:"address,omitempty"`
	Email   string   `toml:"email,omitempty"`
	Alias   string   `toml:"alias,omitempty"` // the only mailbox a hostile addressee learns
}

// Choice is what holds for one addressee only.
type Choice struct {
	Letter   string          `toml:"letter,omitempty"`
	Template string          `toml:"template,omitempty"` // a template's NAME, or a path
	Language string          `toml:"language,omitempty"`
	Send     string          `toml:"send,omitempty"`
	Options  map[string]bool `toml:"options,omitempty"`
	Extra    string          `toml:"extra,omitempty"`
	URLs     []string        `toml:"urls,omitempty"`     // in place of the request's
	Disclose []string        `toml:"disclose,omitempty"` // further fields, by choice: country, address; to a hostile addressee country, username; to who takes a notice also name
	Withhold []string        `toml:"withhold,omitempty"` // fields this addressee need not learn: name
	Body     string          `toml:"body,omitempty"`     // the body as edited for this one letter, Markdown without actions; [[identifiers]] stands for the boxed block
	BodyOf   string          `toml:"body-of,omitempty"`  // fingerprint of the body that was edited; a different one is remarked on
}
