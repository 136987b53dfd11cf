package law

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

// Infrastructure reports whether the role is to carry somebody else's site: such
// an addressee passes complaints on to whoever runs it.
func (r Role) Infrastructure() bool { return r == Host || r == Registrar }

// TakesNotice reports whether the role is written to about pages of somebody
// else: to have them disabled, taken out of results, or out of an archive.
func (r Role) TakesNotice() bool { return r.Infrastructure() || r == SearchEngine || r == Archive }

// Roles lists every role.
func Roles() []Role {
	return []Role{Platform, Scraper, Broker, PeopleSearch, Host, Registrar, SearchEngine, Archive, Authority}
}
