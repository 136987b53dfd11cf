package incident

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/internal/tomlfile"
)

//go:embed data/*.toml
var embedded embed.FS

// order is how the built-in incidents are offered.
var order = []string{"spy-pet", "scrape", "platform"}

var builtin = sync.OnceValues(func() ([]Incident, error) {
	var all []Incident
	for _, id := range order {
		src, err := embedded.ReadFile("data/" + id + ".toml")
		if err != nil {
			return nil, err
		}
		i, err := Decode(id+".toml", src)
		if err != nil {
			return nil, err
		}
		all = append(all, i)
	}
	return all, nil
})

// Builtin lists the incidents the program knows, in the order in which they
// are offered.
func Builtin() []Incident {
	all, _ := builtin() // embedded files; a test holds that they decode
	return append([]Incident(nil), all...)
}

// Load gives the built-in incident of that ID; an *UnknownError otherwise.
func Load(id string) (Incident, error) {
	for _, i := range Builtin() {
		if i.ID == id {
			return i, nil
		}
	}
	return Incident{}, &UnknownError{}
}

// Find gives the incident of that ID from the person's own folder (own may be
// nil), laid over the built-in ones.
func Find(id string, own fs.FS) (Incident, error) {
	if own != nil && idForm.MatchString(id) {
		src, err := fs.ReadFile(own, id+".toml")
		if err == nil {
			return Decode(id+".toml", src)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return Incident{}, &FileError{id + ".toml", err}
		}
	}
	return Load(id)
}

// UnknownError is an ID that no incident has.
type UnknownError struct{}

func (*UnknownError) Error() string {
	return "no incident has this ID; there are " + strings.Join(order, ", ")
}

// FileError is why the incident file Name was not read. Err is a
// *tomlfile.Error if the file's text is at fault.
type FileError struct {
	Name string
	Err  error
}

func (e *FileError) Error() string {
	return "incident file " + safetext.String(path.Base(e.Name)) + ": " + e.Err.Error()
}

func (e *FileError) Unwrap() error { return e.Err }

// Decode reads an incident file strictly: unknown keys, links that are not
// https, control characters and texts of unreasonable length are a
// *FileError. The name is only for its message.
func Decode(name string, src []byte) (Incident, error) {
	var i Incident
	if err := tomlfile.Unmarshal(src, &i); err != nil {
		return Incident{}, &FileError{name, err}
	}
	i.clean()
	if key, reason := i.fault(); reason != "" {
		return Incident{}, &FileError{name, &tomlfile.Error{Line: tomlfile.Line(src, strings.Split(key, ".")...), Key: key, Reason: reason}}
	}
	return i, nil
}

// clean brings texts into the form in which they are shown and printed.
func (i *Incident) clean() {
	for _, s := range []*string{&i.Title, &i.Summary} {
		*s = safetext.Clean(*s)
	}
	for _, list := range [][]string{i.Collected, i.Cautions} {
		for k := range list {
			list[k] = safetext.Clean(list[k])
		}
	}
	for k := range i.Numbers {
		i.Numbers[k].What, i.Numbers[k].Value = safetext.Clean(i.Numbers[k].What), safetext.Clean(i.Numbers[k].Value)
	}
	for k := range i.Recommend {
		i.Recommend[k].Why = safetext.Clean(i.Recommend[k].Why)
	}
	for k := range i.Sources {
		i.Sources[k].Title = safetext.Clean(i.Sources[k].Title)
	}
}

var (
	idForm    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	sinceForm = regexp.MustCompile(`^\d{4}-\d\d(-\d\d)?$`)
)

// Limits on an incident file, in characters and in entries of a list.
const (
	maxShort = 120
	maxText  = 1000
	maxList  = 30
)

// fault names the first key that is not as it should be, and why.
func (i *Incident) fault() (key, reason string) {
	switch {
	case !idForm.MatchString(i.ID):
		return "id", "an ID has small letters, digits and hyphens, at most 40"
	case i.Kind != "scrape" && i.Kind != "platform":
		return "kind", `the kinds are "scrape" and "platform"`
	case i.Title == "":
		return "title", "the title is missing"
	case i.Kind == "scrape" && !i.Generic && len(i.Scrapers) == 0:
		return "scrapers", "a scrape names its scraper, or says generic = true"
	case i.Since != "" && !validSince(i.Since):
		return "since", `this is a month or a day, like "2023-11"`
	}
	for _, t := range i.texts() {
		if why := unfit(t.text, t.max); why != "" {
			return t.key, why
		}
	}
	for _, l := range i.lists() {
		if l.n > maxList {
			return l.key, fmt.Sprintf("the list has more than %d entries", maxList)
		}
	}
	for _, list := range []struct {
		key string
		ids []string
	}{{"platforms", i.Platforms}, {"scrapers", i.Scrapers}} {
		for _, id := range list.ids {
			if !idForm.MatchString(id) {
				return list.key, "an ID has small letters, digits and hyphens, at most 40"
			}
		}
	}
	for _, r := range i.Recommend {
		if !i.has(r.Addressee) {
			return "recommend.addressee", "this is none of the incident's platforms and scrapers"
		}
		if !idForm.MatchString(r.Letter) {
			return "recommend.letter", "the letter is missing or misspelt"
		}
	}
	for _, s := range i.Sources {
		if s.URL != "" && !validLink(s.URL) {
			return "source.url", notLink
		}
	}
	for _, l := range i.Lists {
		if key, why := l.fault(); why != "" {
			return "list." + key, why
		}
	}
	return "", ""
}

const notLink = "a link begins with https:// and names a site"

func validLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && len(s) <= 300
}

func validSince(s string) bool {
	layout := "2006-01-02"[:len(s)]
	_, err := time.Parse(layout, s)
	return sinceForm.MatchString(s) && err == nil
}

// has reports whether id is an addressee of the incident, or the role that
// stands for one where the person names it.
func (i *Incident) has(id string) bool {
	for _, known := range append(append([]string{}, i.Platforms...), i.Scrapers...) {
		if id == known {
			return true
		}
	}
	return i.Generic && (id == "platform" || id == "scraper")
}

type bounded struct {
	key, text string
	max       int
}

func (i *Incident) texts() []bounded {
	all := []bounded{{"title", i.Title, maxShort}, {"summary", i.Summary, maxText}}
	for _, s := range i.Collected {
		all = append(all, bounded{"collected", s, maxShort})
	}
	for _, s := range i.Cautions {
		all = append(all, bounded{"cautions", s, maxText})
	}
	for _, n := range i.Numbers {
		all = append(all, bounded{"number.what", n.What, maxShort}, bounded{"number.value", n.Value, maxShort})
	}
	for _, r := range i.Recommend {
		all = append(all, bounded{"recommend.why", r.Why, maxText})
	}
	for _, s := range i.Sources {
		all = append(all, bounded{"source.title", s.Title, maxShort})
	}
	return all
}

type counted struct {
	key string
	n   int
}

func (i *Incident) lists() []counted {
	return []counted{
		{"platforms", len(i.Platforms)}, {"scrapers", len(i.Scrapers)}, {"collected", len(i.Collected)}, {"cautions", len(i.Cautions)},
		{"number", len(i.Numbers)}, {"recommend", len(i.Recommend)}, {"source", len(i.Sources)},
		{"list", len(i.Lists)},
	}
}

func unfit(s string, limit int) string {
	if utf8.RuneCountInString(s) > limit {
		return fmt.Sprintf("the text is longer than %d characters", limit)
	}
	if err := safetext.Field(s); err != nil {
		return "the text " + err.Error()
	}
	return ""
}
