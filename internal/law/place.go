package law

// Place is an ISO 3166 code in upper case: a country ("DE") or one of its
// subdivisions ("DE-BY", "GB-SCT", "US-CA"). The zero value is "not known".
type Place string

// Role is what an addressee does with the data. It decides which provisions
// fit: Art. 20 GDPR, for one, reaches only data the person provided.
type Role string

// The roles, by their names on the command line and in files.
const (
	Platform     Role = "platform"
	Scraper      Role = "scraper"
	Broker       Role = "broker"
	PeopleSearch Role = "people-search"
	Host         Role = "host"
	Registrar    Role = "registrar"
	SearchEngine Role = "search-engine"
	Archive      Role = "archive"
	Authority    Role = "authority"
)
