package directory

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Limits on an entry, in characters, lines and entries of a list. An address
// block in a window envelope has six lines.
const (
	MaxName         = 80
	MaxAddressLine  = 60
	MaxAddressLines = 6
	maxText         = 600
	maxList         = 20
	maxURL          = 300
)

// EntryError is what is wrong with an entry. It never carries the value.
type EntryError struct {
	Key    string // "entity.email"
	Reason string
}

func (e *EntryError) Error() string { return e.Key + ": " + e.Reason }

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// ValidID reports whether s can name an addressee.
func ValidID(s string) bool { return idForm.MatchString(s) }

// Clean brings the texts of an entry into the form in which they are shown
// and printed (Unicode NFC, single spaces). It changes a copy.
func (e Entry) Clean() Entry {
	e.Service = safetext.Clean(e.Service)
	e.Product = safetext.Clean(e.Product)
	e.Warnings, e.Notes = cleanAll(e.Warnings), cleanAll(e.Notes)
	e.Aliases, e.Domains, e.Sources = cleanAll(e.Aliases), cleanAll(e.Domains), cleanAll(e.Sources)
	e.Policy = strings.TrimSpace(e.Policy)
	e.Refusals = slices.Clone(e.Refusals)
	for i := range e.Refusals {
		r := &e.Refusals[i]
		r.Says, r.Answer = safetext.Clean(r.Says), safetext.Clean(r.Answer)
	}
	e.Entities = slices.Clone(e.Entities)
	for i := range e.Entities {
		x := &e.Entities[i]
		x.Name, x.Email, x.Form = safetext.Clean(x.Name), strings.TrimSpace(x.Email), strings.TrimSpace(x.Form)
		x.Address, x.Representative, x.Sources = cleanAll(x.Address), cleanAll(x.Representative), cleanAll(x.Sources)
		x.Cautions = cleanAll(x.Cautions)
		for _, s := range []*string{&x.RepresentativeEmail, &x.RepresentativeForm, &x.DPO, &x.DPOForm} {
			*s = strings.TrimSpace(*s)
		}
	}
	return e
}

func cleanAll(list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		out[i] = safetext.Clean(out[i])
	}
	return out
}

// Check judges a cleaned entry; the error is nil or an *EntryError.
func (e Entry) Check() error {
	switch {
	case !ValidID(e.ID):
		return &EntryError{"id", "an ID has small letters, digits and hyphens, at most 40"}
	case e.Service == "":
		return &EntryError{"service", "the name of the service is missing"}
	case e.Role != "" && !slices.Contains(law.Roles(), e.Role):
		return &EntryError{"role", "the roles are " + roleNames()}
	case e.Language != "" && !languageForm.MatchString(e.Language):
		return &EntryError{"language", `a language is written like "en" or "pt-BR"`}
	case len(e.Entities) == 0:
		return &EntryError{"entity", "nobody to write to: an [[addressee.entity]] with a name and an e-mail or postal address is missing"}
	case len(e.Entities) > maxList || len(e.Identifiers) > maxList:
		return &EntryError{"entity", fmt.Sprintf("there are more than %d of them", maxList)}
	case !slices.Contains([]Route{"", ByEmail, ByForm, ByPost, ByProduct}, e.Route):
		return &EntryError{"route", `this is "email", "form", "post" or "product"`}
	case e.Prefer != "" && e.Prefer != PreferSuppress:
		return &EntryError{"prefer", `this is "suppress", or it is left out`}
	case e.Policy != "" && !ValidLink(e.Policy):
		return &EntryError{"policy", "the address of a page begins with https:// and names a site"}
	case slices.ContainsFunc(e.Domains, func(d string) bool { return !ValidDomain(d) }):
		return &EntryError{"domains", "a domain is written like example.org, in small letters without accents"}
	}
	texts := []textList{
		{"service", []string{e.Service}, MaxName, 1}, {"product", []string{e.Product}, maxText, 1},
		{"warnings", e.Warnings, maxText, maxList}, {"notes", e.Notes, maxText, maxList},
		{"aliases", e.Aliases, MaxName, maxList}, {"domains", e.Domains, maxURL, maxList}, {"sources", e.Sources, maxText, maxList},
	}
	for _, r := range e.Refusals {
		if r.Says == "" || r.Answer == "" {
			return &EntryError{"refusal", "a refusal has what the addressee says, and what to answer"}
		}
		texts = append(texts, textList{"refusal.says", []string{r.Says}, maxText, 1}, textList{"refusal.answer", []string{r.Answer}, maxText, 1})
	}
	for _, l := range texts {
		if err := lines(l.key, l.list, l.chars, l.max); err != nil {
			return err
		}
	}
	for _, x := range e.Entities {
		if err := x.check(); err != nil {
			return err
		}
	}
	return nil
}

var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func roleNames() string {
	var names []string
	for _, r := range law.Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

func (x Entity) check() error {
	if x.Name == "" {
		return &EntryError{"entity.name", "the name is missing"}
	}
	for _, l := range []textList{
		{"entity.name", []string{x.Name}, MaxName, 1},
		{"entity.address", x.Address, MaxAddressLine, MaxAddressLines},
		{"entity.representative", x.Representative, MaxAddressLine, MaxAddressLines + 1},
		{"entity.sources", x.Sources, maxText, maxList},
		{"entity.cautions", x.Cautions, maxText, maxList},
	} {
		if err := lines(l.key, l.list, l.chars, l.max); err != nil {
			return err
		}
	}
	if slices.Contains(x.Address, "") {
		return &EntryError{"entity.address", "an address has no empty line"}
	}
	for _, m := range []struct{ key, mailbox string }{
		{"entity.email", x.Email}, {"entity.representative-email", x.RepresentativeEmail}, {"entity.dpo", x.DPO},
	} {
		if why := EmailFault(m.mailbox); m.mailbox != "" && why != "" {
			return &EntryError{m.key, why}
		}
	}
	for _, f := range []struct{ key, link string }{
		{"entity.form", x.Form}, {"entity.representative-form", x.RepresentativeForm}, {"entity.dpo-form", x.DPOForm},
	} {
		if f.link != "" && !ValidLink(f.link) {
			return &EntryError{f.key, "a web form's address begins with https:// and names a site"}
		}
	}
	if x.Email == "" && x.Form == "" && len(x.Address) == 0 {
		return &EntryError{"entity.email", "without an e-mail address, a web form or a postal address nobody can be reached"}
	}
	if x.Country != "" {
		if _, err := law.ParsePlace(string(x.Country)); err != nil {
			return &EntryError{"entity.country", err.Error()}
		}
	}
	for _, f := range x.For {
		if f == "*" || f == "EEA" || f == "UK" {
			continue
		}
		if p, err := law.ParsePlace(f); err != nil || string(p) != f {
			return &EntryError{"entity.for", `this is "EEA", "UK", "*" or a country's code`}
		}
	}
	return checkFacts("entity.fact", x.Facts, []string{"name", "address", "country", "email", "form", "representative", "representative-email", "representative-form", "dpo", "dpo-form"})
}

// ValidLink reports whether s is an https address without user, port tricks
// or odd characters.
func ValidLink(s string) bool {
	if len(s) > maxURL || strings.ContainsFunc(s, func(r rune) bool { return r <= 0x20 || r > 0x7e || strings.ContainsRune(`"<>\^{}|()`, r) || r == '`' }) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.User == nil && strings.Contains(u.Hostname(), ".")
}

func lines(key string, list []string, chars, most int) error {
	if len(list) > most {
		return &EntryError{key, fmt.Sprintf("there are more than %d lines", most)}
	}
	for _, s := range list {
		if n := utf8.RuneCountInString(s); n > chars {
			return &EntryError{key, fmt.Sprintf("a line has at most %d characters, this one has %d", chars, n)}
		}
		if err := safetext.Field(s); err != nil {
			return &EntryError{key, "the text " + err.Error()}
		}
	}
	return nil
}
