// Package templates holds the letter texts, the contract between them and
// the program, and the loader that checks them before they run.
package templates

import "example.org/unscrape/internal/law"

// Meta is a template's front matter.
type Meta struct {
	Title    string      `toml:"title"` // the subject line; may hold actions
	Regime   law.Regime  `toml:"regime"`
	Letter   string      `toml:"letter"` // access, erasure, access-erasure, know …
	Role     law.Role    `toml:"role"`
	Variant  string      `toml:"variant"`
	Language string      `toml:"language"` // BCP 47
	Rights   []law.Right `toml:"rights"`
	Options  []Option    `toml:"option"`
	Summary  string      `toml:"summary"` // one plain sentence: what this letter does, for the person choosing it
}

// Option is a part of a letter that the person can turn on or off.
type Option struct {
	Name    string `toml:"name"`
	Label   string `toml:"label"` // what it does, in plain words
	Default bool   `toml:"default"`
}

// Env is what a template's functions answer from; the composer fills it.
// Every function must be pure.
type Env struct {
	Language string
	Regime   law.Regime
	Role     law.Role
	Options  map[string]bool   // complete: every option of the template has its value
	Due      string            // the sentence about the date an answer is due
	Period   string            // how long the addressee has, in short words: "one month"
	Steps    map[string]string // further dated sentences by name: "confirmation", "opt-out"
}

// Used records what a template called while it ran.
type Used struct {
	Identifiers, Due bool
	Options          []string
	Steps            []string // the further dated sentences it printed
	Cited            []string // references, in order of appearance
	Asks             int      // items of numbered lists
}

// Output is an executed template.
type Output struct {
	Title  string
	Blocks []Block
	Used   Used
}

// Template is one parsed and checked letter text.
type Template struct {
	Name string // <regime>-<letter>-<role>[~variant]
	Path string // where it was read: "shipped" texts have their embedded path
	Meta Meta

	// InsteadOf says why the person's own text could not be used, where this
	// shipped one was found in its place; nil otherwise.
	InsteadOf error

	source      *source
	front       front
	title, body *part
	options     map[string]bool // options it asks for
	fields      map[string]bool // fields it reads: "Incident.Since"
}

// SameText reports whether two templates were read from the same text.
func (t *Template) SameText(u *Template) bool {
	return t == u || t != nil && u != nil && t.source.text == u.source.text
}

// Reads reports whether the text uses a field of Data, such as "Reason".
func (t *Template) Reads(field string) bool { return t.fields[field] }
