package templates

// Common is what every template sees, also one for a hostile addressee.
// Nothing in it says who the person is.
type Common struct {
	Addressee Addressee
	Incident  Incident
	Today     string // the letter's date in the letter's language
	Post      bool   // sent by post (false: electronically)
	ReplyPost bool   // the answer is wanted by post
	Where     string // the jurisdiction: "in the European Economic Area"
	TwoStep   bool   // access first, erasure after

	URLs []string // the pages complained of; only in a notice (law.Role.TakesNotice)
}

// Addressee is whom the letter goes to, as far as its text may speak of it.
type Addressee struct {
	Name        string // the legal entity ("Discord Netherlands BV"), or what it is known by
	Service     string // the service the person knows ("Discord", "Spy.Pet")
	Role        string // platform, scraper, broker …
	Hostile     bool
	Established bool // whether its place of establishment is known
	InUnion     bool // established in the European Economic Area

	InSwitzerland bool // established in Switzerland, whose law then applies wherever the person lives
}

// Incident is the scrape as the letter may tell it. All texts are in the
// letter's language.
type Incident struct {
	ID        string
	Scrape    bool     // false for a plain request to a platform
	Name      string   // "Spy.Pet"
	Scraper   string   // the service that scraped
	Platform  string   // the platform it scraped
	Since     string   // "November 2023", or ""
	Exposed   string   // the day it became known, or ""
	Stopped   string   // the day the platform acted ("26 April 2024"), or ""
	Accounts  bool     // whether it used accounts (bots) on the platform, which were banned
	Servers   bool     // whether the platform has servers one is a member of
	Sold      bool     // whether access was sold
	Collected []string // what it is said to have collected
}

// Data is what a template for an addressee who is not hostile sees.
type Data struct {
	Common
	Subject Subject
	Reason  string // why the person thinks their data are processed, in their own words; or ""
}

// Subject is the person, as far as this addressee is told.
type Subject struct {
	Name    string
	Email   string
	Address []string
}

// HostileData is what a template for a hostile addressee sees: by its type
// there is no name, no address and no account e-mail to print.
type HostileData struct {
	Common
}
