package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

type searchOptions struct {
	words, role, country string
	limit                int
	json                 bool
}

func newDirectorySearch(e env) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search WORDS",
		Short: "find addressees by name, brand or web site",
		Long: `search finds addressees and authorities by their names, former names, brands and
web sites, the best match first. Accents do not matter, and a typing error or two
are forgiven. Not to be listed does not mean not to have scraped.`,
		Example: "  unscrape directory search discord\n  unscrape directory search privacy --role authority --country IE",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && o.role == "" && o.country == "" {
				return usage("directory search takes WORDS to look for")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.words = strings.Join(args, " ")
			return runDirectorySearch(cmd.Context(), e, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.role, "role", "", "only those of this `ROLE`: platform, scraper, broker …")
	f.StringVar(&o.country, "country", "", "only those in or for this country (`CC`)")
	f.IntVar(&o.limit, "limit", 20, "at most `N` of them; 0 for all")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	complete(cmd, "role", func() []string { return names(law.Roles()) })
	return cmd
}

func runDirectorySearch(_ context.Context, e env, o searchOptions) error {
	filter, err := parseFilter(o.role, o.country)
	if err != nil {
		return err
	}
	if o.limit < 0 {
		return usage("--limit: a number of hits, 0 for all")
	}
	s := newShop(e)
	hits := directory.NewIndex(s.book().Searchable()).Find(o.words, filter)
	more := 0
	if o.limit > 0 && len(hits) > o.limit {
		more, hits = len(hits)-o.limit, hits[:o.limit]
	}
	if o.json {
		return printJSON(e.Out, s.searchJSON(hits))
	}
	say := printer{w: e.Err}
	if len(hits) == 0 {
		say.line("Nobody of this name is in the directory. That does not mean that they have no data about you.")
		say.line("hint: \"unscrape directory add\" puts somebody in; \"unscrape directory import\" reads a list")
		return say.err
	}
	out := printer{w: e.Out}
	wide := 0
	for _, h := range hits {
		wide = max(wide, len(h.Entry.ID))
	}
	for _, h := range hits {
		line := fmt.Sprintf("%-*s  %s", wide, h.Entry.ID, safetext.Cut(h.Entry.Service, 60))
		var about []string
		if h.By != "" && h.By != h.Entry.ID {
			about = append(about, safetext.Cut(h.By, 40))
		}
		about = append(about, string(h.Entry.Role))
		if c := country(h.Entry); c != "" {
			about = append(about, string(c))
		}
		if from := s.origin(h.Entry); from != fromShipped {
			about = append(about, from)
		}
		out.line("%s (%s)", line, strings.Join(about, ", "))
	}
	if more > 0 {
		say.line("%d more: type more of the name, or give --limit", more)
	}
	return out.err
}

// country is where the first entity is established.
func country(e directory.Entry) law.Place {
	if len(e.Entities) == 0 {
		return ""
	}
	return e.Entities[0].Country
}

// Where an entry comes from, as it is said.
const (
	fromShipped  = "unscrape"
	fromOwn      = "your own"
	fromImported = "imported"
)

// origin is where an entry of the book comes from.
func (s *shop) origin(e directory.Entry) string {
	if s.mine[e.ID] {
		return fromOwn
	}
	if _, ok := directory.Builtin().Lookup(e.ID); ok {
		if _, replaced := directory.Builtin().Differs(e); replaced {
			return fromImported
		}
		return fromShipped
	}
	if _, ok := directory.LookupAuthority(e.ID); ok {
		return fromShipped
	}
	return fromImported
}

// searchResult is a promise to other programs: docs/json.md.
type searchResult struct {
	Hits []hitResult `json:"hits"`
}

type hitResult struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Role    string `json:"role"`
	Country string `json:"country"`
	By      string `json:"by"`
	Exact   bool   `json:"exact"`
	From    string `json:"from"`
}

func (s *shop) searchJSON(hits []directory.Hit) searchResult {
	r := searchResult{Hits: []hitResult{}}
	for _, h := range hits {
		r.Hits = append(r.Hits, hitResult{h.Entry.ID, h.Entry.Service, string(h.Entry.Role), string(country(h.Entry)), h.By, h.Exact, s.origin(h.Entry)})
	}
	return r
}

func newDirectoryShow(e env) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "show an addressee: every way to reach it, and how old each is",
		Args:  oneArgument("the ID of one addressee"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDirectoryShow(cmd.Context(), e, args[0], json)
		},
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

func runDirectoryShow(_ context.Context, e env, id string, asJSON bool) error {
	s := newShop(e)
	book := s.book()
	entry, ok := book.Lookup(id)
	if a, shipped := directory.LookupAuthority(id); shipped && (!ok || entry.Role == law.Authority && !s.mine[id]) {
		entry, ok = a.Entry(), true
	}
	if !ok {
		hint := "\"unscrape directory search\" finds IDs"
		if hits := directory.NewIndex(book.Searchable()).Find(strings.ReplaceAll(id, "-", " "), directory.Filter{Limit: 1}); len(hits) > 0 {
			hint = fmt.Sprintf("did you mean %q", hits[0].Entry.ID)
		}
		return hinted(usage("there is no addressee of this ID"), hint)
	}
	c := newCard(entry, s.origin(entry), s.today)
	if asJSON {
		return printJSON(e.Out, c)
	}
	if err := c.print(e); err != nil || !entry.Hostile {
		return err
	}
	return printEscalation(e, book)
}

// printEscalation says whom else to turn to about a scraper that hides.
func printEscalation(e env, book *directory.Directory) error {
	p := printer{w: e.Out}
	p.line("")
	p.line("If it hides, turn to others, in this order:")
	for i, step := range book.Escalation() {
		by := "a complaint, by its own form; \"unscrape directory search --role authority\" finds it"
		if step.Letter != "" {
			by = fmt.Sprintf("letter %q to %s, or whoever else it is", step.Letter, strings.Join(step.Addressees, ", "))
		}
		p.line("  %d. %s: %s", i+1, step.What, by)
		p.line("     %s", step.Why)
		if step.PassesOn {
			p.line("     What you tell it may be passed on to the scraper: the letter tells your alias, account ID and area, and no more.")
		}
	}
	p.line("  A request file names the pages for these letters: urls = [\"https://…\"]")
	return p.err
}

// card is an entry as it is shown, a promise to other programs: docs/json.md.
type card struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Role        string       `json:"role"`
	From        string       `json:"from"`
	Hostile     bool         `json:"hostile"`
	Dead        bool         `json:"dead"`
	Language    string       `json:"language"`
	Route       string       `json:"route"`
	Product     string       `json:"product"`
	Policy      string       `json:"policy"`
	Aliases     []string     `json:"aliases"`
	Identifiers []string     `json:"identifiers"`
	Cautions    []string     `json:"cautions"`
	Notes       []string     `json:"notes"`
	Refusals    []refusal    `json:"refusals"`
	Entities    []cardEntity `json:"entities"`
}

type refusal struct {
	Says   string `json:"says"`
	Answer string `json:"answer"`
}

type cardEntity struct {
	For      []string    `json:"for"`
	Name     string      `json:"name"`
	Country  string      `json:"country"`
	Routes   []cardRoute `json:"routes"`
	Cautions []string    `json:"cautions"`
	Sources  []string    `json:"sources"`
}

// cardRoute is one way to reach an entity. Verified is "" if nobody says when
// it was last checked.
type cardRoute struct {
	Kind     string   `json:"kind"`
	Value    []string `json:"value"`
	Verified string   `json:"verified"`
	Stale    bool     `json:"stale"`
}

func newCard(e directory.Entry, from string, today law.Date) card {
	c := card{
		ID: e.ID, Name: e.Service, Role: string(e.Role), From: from, Hostile: e.Hostile, Dead: e.Dead,
		Language: e.Language, Route: string(e.Route), Product: e.Product, Policy: e.PolicyAt(), Aliases: notNil(e.Aliases), Identifiers: notNil(e.Identifiers),
		Cautions: notNil(e.Warnings), Notes: notNil(e.Notes), Refusals: []refusal{}, Entities: []cardEntity{},
	}
	for _, r := range e.Refusals {
		c.Refusals = append(c.Refusals, refusal{r.Says, r.Answer})
	}
	for _, x := range e.Entities {
		y := cardEntity{For: notNil(x.For), Name: x.Name, Country: string(x.Country), Cautions: notNil(x.Cautions), Routes: []cardRoute{}}
		for _, r := range []struct {
			kind, key string
			value     []string
		}{
			{"post", "address", x.Address}, {"email", "email", one(x.Email)}, {"form", "form", one(x.Form)},
			{"representative", "representative", x.Representative}, {"representative-email", "representative-email", one(x.RepresentativeEmail)},
			{"representative-form", "representative-form", one(x.RepresentativeForm)}, {"dpo", "dpo", one(x.DPO)}, {"dpo-form", "dpo-form", one(x.DPOForm)},
		} {
			if len(r.value) == 0 {
				continue
			}
			on, sources := x.Verified(r.key)
			way := cardRoute{Kind: r.kind, Value: r.value}
			if !on.IsZero() {
				way.Verified, way.Stale = on.String(), directory.Entity{VerifiedOn: on}.Stale(today)
			}
			y.Routes = append(y.Routes, way)
			for _, s := range sources {
				if !slices.Contains(y.Sources, s) {
					y.Sources = append(y.Sources, s)
				}
			}
		}
		y.Sources = notNil(y.Sources)
		c.Entities = append(c.Entities, y)
	}
	return c
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

var routeLabels = map[string]string{
	"post": "by post", "email": "e-mail", "form": "web form", "representative": "representative", "representative-email": "its e-mail",
	"representative-form": "its form", "dpo": "data protection officer", "dpo-form": "officer's form",
}

func (c card) print(e env) error {
	p := printer{w: e.Out}
	p.line("%s (%s)", safetext.String(c.Name), c.ID)
	about := []string{c.Role, "from " + c.From}
	if c.From == fromShipped {
		about[1] = "brought along by unscrape"
	}
	if c.Hostile {
		about = append(about, "hostile: it is told as little as possible")
	}
	if c.Dead {
		about = append(about, "presumed dead")
	}
	p.line("%s", strings.Join(about, "; "))
	for _, l := range []struct{ label, text string }{
		{"Also known as", safetext.Cut(strings.Join(c.Aliases, ", "), 600)}, {"Reads", c.Language}, {"Best route", c.Route}, {"In the product", c.Product}, {"Check against", c.Policy},
		{"Finds a person by", strings.Join(c.Identifiers, ", ")},
	} {
		if l.text != "" {
			p.line("%s: %s", l.label, l.text)
		}
	}
	for _, x := range c.Entities {
		p.line("")
		p.line("For people in %s:", serves(x.For, len(c.Entities) > 1))
		p.line("  %s", x.Name)
		for _, r := range x.Routes {
			for i, v := range r.Value {
				label := ""
				if i == 0 {
					label = routeLabels[r.Kind]
				}
				if i == len(r.Value)-1 {
					v += "  (" + age(r) + ")"
				}
				p.line("  %-24s %s", label, v)
			}
		}
		for _, s := range x.Cautions {
			p.line("  Caution: %s", s)
		}
		if len(x.Sources) > 0 {
			p.line("  Source: %s", strings.Join(x.Sources, "; "))
		}
	}
	if len(c.Cautions)+len(c.Notes)+len(c.Refusals) > 0 {
		p.line("")
	}
	for _, s := range c.Cautions {
		p.line("Caution: %s", s)
	}
	for _, s := range c.Notes {
		p.line("Note: %s", s)
	}
	for _, r := range c.Refusals {
		p.line("It may say: %s", r.Says)
		p.line("  Then: %s", r.Answer)
	}
	return p.err
}

// serves says whom an entity answers for, beside others or alone.
func serves(places []string, others bool) string {
	var words []string
	for _, f := range places {
		switch f {
		case "*":
			if len(places) == 1 && !others {
				return "any country"
			}
			words = append(words, "any other country")
		case "EEA":
			words = append(words, "the European Economic Area")
		case "UK":
			words = append(words, "the United Kingdom")
		default:
			words = append(words, law.Place(f).Name("en"))
		}
	}
	if words == nil {
		return "no country that is known"
	}
	return list(words)
}

func age(r cardRoute) string {
	on, err := law.ParseDate(r.Verified)
	switch {
	case err != nil:
		return "nobody says when it was checked"
	case r.Stale:
		return "checked on " + day(on) + ", more than a year ago"
	}
	return "checked on " + day(on)
}
