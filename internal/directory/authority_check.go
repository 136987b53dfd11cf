package directory

import (
	"fmt"
	"slices"
	"strings"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Clean is Entry.Clean for an authority.
func (a Authority) Clean() Authority {
	for _, s := range []*string{&a.Name, &a.NameInUse, &a.Phone, &a.Fax} {
		*s = safetext.Clean(*s)
	}
	for _, s := range []*string{&a.Email, &a.Form, &a.Web, &a.Key} {
		*s = strings.TrimSpace(*s)
	}
	for _, l := range []*[]string{&a.Address, &a.Enclose, &a.Notes, &a.Cautions, &a.Sources} {
		*l = cleanAll(*l)
	}
	return a
}

// maxAuthorityName is longer than MaxName: the law gives some of them names
// of two lines and more.
const maxAuthorityName = 200

// Check judges a cleaned authority; the error is nil or an *EntryError.
func (a Authority) Check() error {
	kinds := []Kind{General, Prosecutor, PublicOnly, Church, Broadcasting}
	switch {
	case !ValidID(a.ID):
		return &EntryError{"id", "an ID has small letters, digits and hyphens, at most 40"}
	case a.Name == "":
		return &EntryError{"name", "the name is missing"}
	case len(a.Serves) == 0:
		return &EntryError{"serves", "for whom the authority is there is missing"}
	case !slices.Contains(kinds, a.Kind):
		return &EntryError{"kind", "the kinds are general, prosecutor, public, church and broadcasting"}
	case !slices.Contains([]Route{"", ByForm, ByEmail, ByPost}, a.Route):
		return &EntryError{"route", `this is "form", "email" or "post"`}
	case !slices.Contains([]Mail{"", MailCounts, MailSigned, MailNot}, a.Mail):
		return &EntryError{"plain-email", `this is "counts", "signed" or "not"`}
	}
	for _, p := range a.Serves {
		if q, err := law.ParsePlace(string(p)); err != nil || p != q {
			return &EntryError{"serves", "this is the code of a country or of a part of one"}
		}
	}
	for _, l := range a.Languages {
		if !languageForm.MatchString(l) {
			return &EntryError{"languages", `a language is written like "en" or "pt-BR"`}
		}
	}
	for _, l := range []textList{
		{"name", []string{a.Name}, maxAuthorityName, 1}, {"name-in-use", []string{a.NameInUse}, maxAuthorityName, 1},
		{"address", a.Address, MaxAddressLine, MaxAddressLines}, {"phone", []string{a.Phone}, MaxName, 1}, {"fax", []string{a.Fax}, MaxName, 1},
		{"enclose", a.Enclose, maxText, maxList}, {"notes", a.Notes, maxText, maxList}, {"cautions", a.Cautions, maxText, maxList}, {"sources", a.Sources, maxText, maxList},
	} {
		if err := lines(l.key, l.list, l.chars, l.max); err != nil {
			return err
		}
	}
	if slices.Contains(a.Address, "") {
		return &EntryError{"address", "an address has no empty line"}
	}
	if a.Email != "" {
		if why := EmailFault(a.Email); why != "" {
			return &EntryError{"email", why}
		}
	}
	for key, link := range map[string]string{"form": a.Form, "web": a.Web, "key": a.Key} {
		if link != "" && !ValidLink(link) {
			return &EntryError{key, fmt.Sprintf("the address of a page begins with https:// and has at most %d characters", maxURL)}
		}
	}
	return checkFacts("fact", a.Facts, []string{"address", "email", "form", "name", "phone", "fax", "languages", "plain-email", "route", "notes"})
}

// textList is a text or a list of texts with its limits.
type textList struct {
	key   string
	list  []string
	chars int
	max   int
}

// checkFacts judges facts, which may be of these keys.
func checkFacts(key string, facts []Fact, of []string) error {
	for _, f := range facts {
		for _, k := range f.Of {
			if !slices.Contains(of, k) {
				return &EntryError{key + ".of", "the facts are of " + strings.Join(of, ", ")}
			}
		}
		if err := lines(key+".sources", f.Sources, maxText, maxList); err != nil {
			return err
		}
	}
	return nil
}
