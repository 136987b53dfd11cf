package directory

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Sentences that an imported entry carries.
const (
	warnScraped  = "This record was gathered by a machine and checked by nobody. Compare it with the firm's own privacy policy before you write."
	warnNeedsID  = "It is known to ask for an identity document in all cases. Decide before you write whether you want to give one, and black out what they do not need."
	warnUndated  = "The public list does not say when this was last checked. Compare the address with the firm's own privacy policy."
	warnNoEmail  = "It has no e-mail address in the public list."
	warnFormHTTP = "Its web form is not reached over an encrypted connection, and is not offered here."
)

// Entry is the record as an addressee, under the given ID. It is of use to
// everybody, and of most to people in the countries it names.
func (r *Record) Entry(id string) Entry {
	x := Entity{
		For: r.serves(), Name: r.Name, Address: windowed(r.Address), Country: countryNamed(r.Address[len(r.Address)-1]),
		Email: r.Email, Form: r.Form(), Sources: slices.Clone(r.Sources), Cautions: []string{warnUndated},
	}
	e := Entry{
		ID: id, Service: r.Name, Role: r.role(), Language: r.Language, Aliases: r.Runs,
		Domains: r.domains(), Route: r.route(), Notes: slices.Clone(r.Remarks), Entities: []Entity{x},
	}
	for _, w := range []struct {
		holds bool
		text  string
	}{
		{r.has(Scraped), warnScraped}, {r.has(NeedsID), warnNeedsID}, {r.has(NoEmail) && !r.has(EmailUnfit), warnNoEmail}, {r.has(FormUnfit), warnFormHTTP},
	} {
		if w.holds {
			e.Warnings = append(e.Warnings, w.text)
		}
	}
	if r.has(LongAddress) {
		e.Notes = append(e.Notes, fmt.Sprintf("Its address has %d lines; some of them share one in letters.", len(r.Address)))
	}
	if asks := r.asks(); asks != "" {
		e.Notes = append(e.Notes, asks)
	}
	for _, c := range r.Comments {
		e.Notes = append(e.Notes, safetext.Cut("From the public list: "+c, maxText))
	}
	return e
}

// windowed puts the two shortest neighbours of an address on one line until it
// has no more lines than a window shows. Town and country keep theirs.
func windowed(lines []string) []string {
	out := slices.Clone(lines)
	for len(out) > MaxAddressLines {
		at := 0
		length := func(i int) int { return utf8.RuneCountInString(out[i]) + utf8.RuneCountInString(out[i+1]) }
		for i := range len(out) - 3 {
			if length(i) < length(at) {
				at = i
			}
		}
		out = slices.Replace(out, at, at+2, out[at]+", "+out[at+1])
	}
	return out
}

func (r *Record) has(c Caution) bool { return slices.Contains(r.Cautions, c) }

// serves names the countries a record is for before everybody else.
func (r *Record) serves() []string {
	var all []string
	for _, c := range r.Countries {
		if p, err := law.ParsePlace(c); err == nil && len(all) < maxList {
			all = append(all, string(p))
		}
	}
	return append(all, "*")
}

// role guesses from the categories what a company does with data. Address
// dealers, advertisers and credit agencies got it from somebody else; anybody
// else mostly from the person.
func (r *Record) role() law.Role {
	if r.Kind == AuthorityRecord {
		return law.Authority
	}
	for _, c := range r.Categories {
		if c == "addresses" || c == "ads" || c == "credit agency" {
			return law.Broker
		}
	}
	return law.Platform
}

// route is the suggested medium; fax is not one of ours.
func (r *Record) route() Route {
	switch {
	case r.Medium == "email" && r.Email != "":
		return ByEmail
	case r.Medium == "webform" && r.Form() != "":
		return ByForm
	case r.Medium == "letter":
		return ByPost
	}
	return ""
}

// domains are the hosts of the web site and of the mailbox.
func (r *Record) domains() []string {
	var all []string
	add := func(host string) {
		host = strings.TrimPrefix(strings.ToLower(host), "www.")
		if host != "" && !slices.Contains(all, host) {
			all = append(all, host)
		}
	}
	if u, err := url.Parse(linkFrom(strings.Replace(r.Web, "http://", "https://", 1))); err == nil {
		add(u.Hostname())
	}
	if _, host, ok := strings.Cut(r.Email, "@"); ok {
		add(host)
	}
	return all
}

// asks says what the firm needs to find a person.
func (r *Record) asks() string {
	var what []string
	for _, e := range r.Elements {
		if e.Desc == "" {
			continue
		}
		if e.Optional {
			what = append(what, e.Desc+" (if you like)")
		} else {
			what = append(what, e.Desc)
		}
	}
	if what == nil {
		return ""
	}
	return safetext.Cut(fmt.Sprintf("To find a person it needs: %s.", strings.Join(what, "; ")), maxText)
}
