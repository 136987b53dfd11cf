package directory

import "example.org/unscrape/internal/law"

// Authority supervises how the law of a place is kept, and takes complaints.
type Authority struct {
	ID        string      `toml:"id"`     // that of the public data set where it has one: "iedpc"
	Serves    []law.Place `toml:"serves"` // countries, or parts of one ("DE-BY")
	Kind      Kind        `toml:"kind"`
	Name      string      `toml:"name"`
	NameInUse string      `toml:"name-in-use"` // its name in English or for short; "" = Name
	Address   []string    `toml:"address"`     // without the name; the country is the last line
	Email     string      `toml:"email"`
	Form      string      `toml:"form"` // https address of its complaint form
	Phone     string      `toml:"phone"`
	Fax       string      `toml:"fax"`
	Web       string      `toml:"web"`
	Key       string      `toml:"key"`       // where its OpenPGP key is published
	Languages []string    `toml:"languages"` // in which it accepts complaints, BCP 47, its own first; none = not known
	Route     Route       `toml:"route"`     // "form", "email" or "post"; "" = no preference known
	Mail      Mail        `toml:"plain-email"`
	Enclose   []string    `toml:"enclose"`  // each a thing to enclose beside those of Enclosures
	Notes     []string    `toml:"notes"`    // each a sentence
	Cautions  []string    `toml:"cautions"` // each a sentence: what is uncertain

	VerifiedOn law.Date `toml:"verified-on"`
	Sources    []string `toml:"sources"`
	Facts      []Fact   `toml:"fact"`
}

// Kind is whom an authority supervises.
type Kind string

// The kinds, by their names in files. Only the first two deal with firms and
// are offered; the others supervise public bodies, churches and broadcasters.
const (
	General      Kind = "general"      // of a country, a Land or a state
	Prosecutor   Kind = "prosecutor"   // an attorney general
	PublicOnly   Kind = "public"       // public bodies, or telecommunications and post
	Church       Kind = "church"       // bodies of a church
	Broadcasting Kind = "broadcasting" // public broadcasters
)

// Mail says whether a complaint by plain e-mail counts.
type Mail string

// The answers, by their names in files; the empty one is "not known".
const (
	MailCounts Mail = "counts"
	MailSigned Mail = "signed" // only with a qualified electronic signature
	MailNot    Mail = "not"
)

// Enclosures is what every complaint needs.
func Enclosures() []string {
	return []string{
		"a copy of your request",
		"proof of when you sent it, and of its arrival if you have one",
		"the answer, if there was one",
		"what you gave to show who you are",
	}
}
