package directory

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/tomlfile"
)

//go:embed all:data/authorities
var embeddedAuthorities embed.FS

var authorities = sync.OnceValues(func() ([]Authority, error) {
	const dir = "data/authorities"
	files, err := embeddedAuthorities.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []Authority
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".toml") {
			continue
		}
		src, err := embeddedAuthorities.ReadFile(dir + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		a, err := DecodeAuthority(f.Name(), src)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
})

// Authorities lists every supervisory authority that the program brings along,
// by ID, with those that do not deal with firms.
func Authorities() []Authority {
	all, _ := authorities() // embedded files; a test holds that they decode
	return slices.Clone(all)
}

// LookupAuthority finds an authority by its ID.
func LookupAuthority(id string) (Authority, bool) {
	all, _ := authorities()
	i := slices.IndexFunc(all, func(a Authority) bool { return a.ID == id })
	if i < 0 {
		return Authority{}, false
	}
	return all[i], true
}

// AuthorityFor lists the authorities to which a person who lives at residence
// can complain about a firm, the first one first: in the EEA that of the
// habitual residence (Art. 77(1) GDPR), which in Germany is that of the Land;
// for Germany as a whole it is all of them, for the person to pick from. None
// means that the program knows none there.
func AuthorityFor(residence law.Place) []Authority {
	all, _ := authorities()
	var exact, whole, parts []Authority
	for _, a := range all {
		switch {
		case residence == "" || !a.DealsWithFirms():
		case slices.Contains(a.Serves, residence):
			exact = append(exact, a)
		case slices.Contains(a.Serves, residence.Country()):
			whole = append(whole, a)
		case residence == "DE" && slices.ContainsFunc(a.Serves, func(p law.Place) bool { return p.Country() == "DE" }):
			parts = append(parts, a)
		}
	}
	slices.SortStableFunc(exact, func(a, b Authority) int { return cmp.Compare(a.rank(), b.rank()) })
	return append(append(exact, whole...), parts...)
}

// rank puts an authority for this very purpose before an attorney general.
func (a Authority) rank() int {
	if a.Kind == General {
		return 0
	}
	return 1
}

// DealsWithFirms reports whether complaints about a private firm belong here.
func (a Authority) DealsWithFirms() bool { return a.Kind == General || a.Kind == Prosecutor }

// Stale reports whether nobody has looked at the authority's address for more
// than a year before today.
func (a Authority) Stale(today law.Date) bool { return stale(a.VerifiedOn, today) }

// DecodeAuthority reads one authority strictly, as Decode reads an entry.
func DecodeAuthority(name string, src []byte) (Authority, error) {
	var a Authority
	if err := tomlfile.Unmarshal(src, &a); err != nil {
		return Authority{}, &FileError{name, err}
	}
	a = a.Clean()
	if err, ok := a.Check().(*EntryError); ok {
		return Authority{}, &FileError{name, &tomlfile.Error{Line: tomlfile.Line(src, strings.Split(err.Key, ".")...), Key: err.Key, Reason: err.Reason}}
	}
	return a, nil
}
