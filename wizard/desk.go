package wizard

import (
	"context"
	"slices"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/say"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// desk is what the flow works with: the sources, and what the answers come to
// in them. Composing is remembered until an answer changes.
type desk struct {
	ctx   context.Context
	opts  Options
	say   *say.Printer
	stops []stop
	named []option // every place, in the language of the screens

	library *templates.Library
	book    *directory.Directory
	finding *directory.Index // of the book, once it was asked for

	everybody map[directory.Filter][]directory.Hit // what nothing typed finds
	takenUp   string                               // the kept draft that this run goes on with

	found   *found // the data package that was read
	nearby  []NearFile
	looked  bool                       // for nearby
	listsOf map[string]*incident.Lists // that were downloaded before, by incident

	letters  map[string]composed
	sketches map[string]composed
	previews map[previewKey]string
	faults   []problem
	judged   bool
}

type composed struct {
	letter letters.Letter
	err    error
}

type previewKey struct {
	id    string
	width int
}

func newDesk(ctx context.Context, opts Options) *desk {
	k := &desk{ctx: ctx, opts: opts, say: opts.printer, library: opts.Sources.Templates, book: opts.Sources.Directory}
	if k.say == nil {
		k.say = say.In(opts.Language)
	}
	if k.library == nil {
		k.library = templates.NewLibrary(templates.Shipped(), nil)
		k.opts.Sources.Templates = k.library
	}
	if k.book == nil {
		k.book = directory.Builtin()
	}
	if k.opts.Incidents == nil {
		k.opts.Incidents = incident.Builtin()
	}
	for _, st := range flow() {
		k.stops = append(k.stops, k.inLanguage(st))
	}
	k.forget()
	return k
}

// forget must be called when an answer has changed.
func (k *desk) forget() {
	k.letters, k.sketches, k.previews = map[string]composed{}, map[string]composed{}, map[previewKey]string{}
	k.faults, k.judged = nil, false
}

// fresh is a draft with nothing answered but what the options say.
func (k *desk) fresh() *Draft {
	d := &Draft{Version: draftVersion, NotSafe: k.opts.NotSafe, Request: k.opts.Request}
	r := &d.Request
	r.Identifiers = cloneMap(r.Identifiers)
	r.Letters = cloneMap(r.Letters)
	r.Own = slices.Clone(r.Own)
	if len(r.Addressees) > 0 {
		d.Confirmed = slices.Clone(r.Addressees) // naming one in a request is the confirmation
	}
	if r.Letter != "" || slices.ContainsFunc(r.Addressees, func(id string) bool { return r.Letters[id].Letter != "" }) {
		d.Want = wantGiven
	}
	if list := k.incidents(d); r.Incident == "" && len(list) > 0 {
		r.Incident = list[0].ID
	}
	d.At = k.stops[0].id
	return d
}

func cloneMap[V any](m map[string]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// matter is what the person would call it: "Spy.Pet and Discord".
func (k *desk) matter(d *Draft) string {
	if in, ok := k.incident(d); ok && d.At != stopWelcome && d.At != stopStart && d.At != stopIncident {
		return k.say.T(shown(in.Title))
	}
	return ""
}

// isOwn reports whether an addressee is one that the person types in.
func (k *desk) isOwn(id string) bool {
	if id == ownScraper || id == ownPlatform {
		return true
	}
	return slices.ContainsFunc(k.opts.Request.Own, func(e directory.Entry) bool { return e.ID == id })
}

// slot is the addressee that a recommendation names: an entry of the
// directory, or one of the two to be typed in.
func (k *desk) slot(recommended string) string {
	switch recommended {
	case "scraper":
		return ownScraper
	case "platform":
		return k.platformSlot()
	}
	return recommended
}

// platformSlot is the platform that a generic incident starts with: the first
// of the directory.
func (k *desk) platformSlot() string {
	for e := range k.book.InOrder() {
		if e.Role == law.Platform {
			return e.ID
		}
	}
	return ownPlatform
}

// addOwn makes the entry of an addressee to be typed in.
func (k *desk) addOwn(d *Draft, id string) {
	if id == ownScraper || id == ownPlatform {
		ownEntry(d, id)
	}
}

// entry finds an addressee, typed in or of the directory.
func (k *desk) entry(d *Draft, id string) (directory.Entry, bool) {
	for _, e := range d.Request.Own {
		if e.ID == id {
			return e.Typed(), true
		}
	}
	if e, ok := k.book.Lookup(id); ok {
		return e, true
	}
	if id == ownScraper || id == ownPlatform {
		return (*ownEntry(&Draft{}, id)).Typed(), true
	}
	return directory.Entry{}, false
}

// candidates are the addressees that can be chosen, in the recommended order.
func (k *desk) candidates(d *Draft) []directory.Entry {
	in, _ := k.incident(d)
	var ids []string
	add := func(list ...string) {
		for _, id := range list {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, r := range in.Recommend {
		add(k.slot(r.Addressee))
	}
	add(in.Platforms...)
	add(in.Scrapers...)
	for _, e := range d.Request.Own {
		add(e.ID)
	}
	add(d.Request.Addressees...)
	add(d.Found...)
	if in.Kind != "platform" {
		add(ownScraper)
	}
	add(ownPlatform)
	var out []directory.Entry
	for _, id := range ids {
		if e, ok := k.entry(d, id); ok {
			out = append(out, e)
		}
	}
	return out
}

// serviceOf is the name by which the person knows an addressee.
func (k *desk) serviceOf(d *Draft, id string) string {
	if e, ok := k.entry(d, k.slot(id)); ok && e.Service != "" {
		return shown(e.Service)
	}
	if id == ownPlatform {
		return "the platform"
	}
	return "the scraper"
}

// nameOf is the entity that a letter goes to, for where the person lives.
func (k *desk) nameOf(d *Draft, e directory.Entry) string {
	if x, ok := e.EntityFor(d.Request.Residence); ok && x.Name != "" {
		return shown(x.Name)
	}
	return shown(e.Service)
}

// regime is the law that a letter to e stands on.
func (k *desk) regime(d *Draft, e directory.Entry) law.Choice {
	x, _ := e.EntityFor(d.Request.Residence)
	return law.Decide(law.Circumstances{
		Then: d.Request.ResidenceThen, Now: d.Request.Residence, Established: x.Country, Role: e.Role,
	})
}

// regimes says whether California's law applies to any candidate, and whether
// another one does.
func (k *desk) regimes(d *Draft) (california, others bool) {
	for _, e := range k.candidates(d) {
		switch k.regime(d, e).Regime {
		case law.CCPA:
			california = true
		case law.None:
		default:
			others = true
		}
	}
	return california, others
}

// identifiers are the kinds by which e finds a person, and which it may
// learn.
func (k *desk) identifiers(d *Draft, e directory.Entry) []string {
	kinds := e.Identifiers
	if len(kinds) == 0 {
		kinds = []string{"email", "username", "profile-url"}
		if in, ok := k.incident(d); ok && slices.Contains(in.Platforms, "discord") || d.writesTo("discord") {
			kinds = []string{"discord-user-id", "discord-username"}
		}
	}
	if !e.Hostile {
		return kinds
	}
	var out []string
	for _, kind := range kinds {
		if w, ok := letters.KindOf(kind); ok && w.HostileOK {
			out = append(out, kind)
		}
	}
	if len(out) == 0 {
		return []string{"account-id"}
	}
	return out
}

// incidents are those that can be chosen: also one whose file a request
// names.
func (k *desk) incidents(d *Draft) []incident.Incident {
	id := k.opts.Request.Incident
	if id == "" || slices.ContainsFunc(k.opts.Incidents, func(in incident.Incident) bool { return in.ID == id }) || k.opts.Sources.Incident == nil {
		return k.opts.Incidents
	}
	in, err := k.opts.Sources.Incident(id)
	if err != nil {
		return k.opts.Incidents
	}
	in.ID = id
	return append([]incident.Incident{in}, k.opts.Incidents...)
}

// incident is the one chosen.
func (k *desk) incident(d *Draft) (incident.Incident, bool) {
	list := k.incidents(d)
	i := slices.IndexFunc(list, func(in incident.Incident) bool { return in.ID == d.Request.Incident })
	if i < 0 {
		return incident.Incident{}, false
	}
	return list[i], true
}

// disclosureSaid is, for every addressee of a list, what its letter tells.
func (k *desk) disclosureSaid(d *Draft, to []directory.Entry) string {
	out := ""
	for _, e := range to {
		id := e.ID
		s := k.disclosure(d, id)
		if s == "" {
			continue
		}
		if out != "" {
			out += "\n\n"
		}
		out += s
	}
	return out
}
