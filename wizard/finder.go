package wizard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// addressees is the form of the addressee stop, above which the directory
// opens.
type addressees struct {
	*form
	finder *finder // open, or nil
}

func newAddressees(s *session, st stop) screen { return &addressees{form: newForm(s, st)} }

// onFind reports whether the cursor is on the option that opens the directory.
func (a *addressees) onFind() bool {
	c := a.current()
	return c != nil && c.at < len(c.q.options) && c.q.options[c.at].value == findOption
}

func (a *addressees) Help() []key.Binding {
	if a.finder != nil {
		return a.finder.Help()
	}
	help := a.form.Help()
	if a.onFind() {
		help = slices.DeleteFunc(slices.Clone(help), func(b key.Binding) bool {
			return b.Help().Key == a.keys.Next.Help().Key || b.Help().Key == a.keys.Toggle.Help().Key
		})
		return append([]key.Binding{as(a.keys.Next, "open")}, help...)
	}
	return help
}

func (a *addressees) View(width, height int) string {
	if a.finder != nil {
		return a.finder.View(width, height)
	}
	return a.form.View(width, height)
}

func (a *addressees) Update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	k := a.keys
	switch {
	case !ok:
		return a.form.Update(msg)
	case a.finder != nil:
		closed, cmd := a.finder.Update(press)
		if closed {
			a.finder = nil
		}
		return stay, cmd
	case key.Matches(press, k.Find), a.onFind() && !a.hidden() && key.Matches(press, k.Next, k.Toggle):
		a.roams = false
		a.finder = newFinder(a.session, a.chosen)
		return stay, nil
	}
	return a.form.Update(msg)
}

// chosen comes back from the directory with a new addressee.
func (a *addressees) chosen(id string) {
	a.finder = nil
	a.changed()
	a.renew()
	if c := a.current(); c != nil {
		c.at = max(slices.IndexFunc(c.q.options, func(o option) bool { return o.value == id }), 0)
	}
}

// finder looks for addressees in the directory while the person types.
type finder struct {
	*session
	choose func(id string)

	words string
	role  law.Role
	near  bool // only those in or for the person's country
	hits  []directory.Hit
	at    int
	top   int // the first in sight
	page  int // rows in sight when last drawn
}

func newFinder(s *session, choose func(id string)) *finder {
	f := &finder{session: s, choose: choose}
	f.find()
	return f
}

func (f *finder) find() {
	filter := directory.Filter{Role: f.role, Limit: mostFound}
	if f.near {
		filter.Country = f.draft.Request.Residence.Country()
	}
	f.hits, f.at, f.top = f.lookUp(f.words, filter), 0, 0
}

func (f *finder) Help() []key.Binding {
	k := f.keys
	help := []key.Binding{as(k.Next, "look at it"), as(k.Skip, "other kind"), k.Near, as(k.Leave, "close")}
	if len(f.hits) == 0 {
		return help[1:]
	}
	return help
}

func (f *finder) Update(press tea.KeyMsg) (closed bool, cmd tea.Cmd) {
	k := f.keys
	switch {
	case key.Matches(press, k.Leave, k.Back, k.Find):
		return true, nil
	case key.Matches(press, k.Next):
		if f.at < len(f.hits) {
			return false, f.card(f.hits[f.at].Entry)
		}
	case key.Matches(press, k.Skip):
		f.role = nextRole(f.role)
		f.find()
	case key.Matches(press, k.Near):
		f.near = !f.near
		f.find()
	case moved(&f.at, f.page, len(f.hits), k, press):
	case press.Type == tea.KeyBackspace:
		if f.words != "" {
			_, n := utf8.DecodeLastRuneInString(f.words)
			f.words = f.words[:len(f.words)-n]
			f.find()
		}
	case (press.Type == tea.KeyRunes || press.Type == tea.KeySpace) && !press.Alt:
		if text := f.words + strings.ReplaceAll(visible(string(press.Runes)), "\n", " "); utf8.RuneCountInString(text) <= 100 {
			f.words = text
			f.find()
		}
	}
	f.at = max(min(f.at, len(f.hits)-1), 0)
	return false, nil
}

// nextRole goes through the kinds of addressees; after the last come all.
func nextRole(r law.Role) law.Role {
	all := append([]law.Role{""}, slices.DeleteFunc(law.Roles(), func(r law.Role) bool { return r == law.Authority })...)
	return all[(slices.Index(all, r)+1)%len(all)]
}

// card shows an entry and lets the person choose it; a hostile or dead one
// only after the warning.
func (f *finder) card(e directory.Entry) tea.Cmd {
	d := dialog{
		title:   f.say.F("%s", shown(e.Service)),
		text:    f.cardSaid(f.draft, e),
		options: []choice{{"Back to the list", nil}},
	}
	if f.draft.writesTo(e.ID) || !f.reachable(f.draft, e) {
		return f.ask(d)
	}
	take := func() tea.Cmd {
		f.draft.addFound(e.ID)
		f.choose(e.ID)
		return nil
	}
	do := take
	if c := confirmationFor(e); c != nil {
		do = func() tea.Cmd {
			return f.ask(dialog{title: c.title, text: c.warnings, options: []choice{
				{c.no, nil},
				{c.yes, func() tea.Cmd {
					c.agreed(f.draft)
					return take()
				}},
			}})
		}
	} else {
		d.at = 1
	}
	d.options = append(d.options, choice{"Write to them", do})
	return f.ask(d)
}

// What both front ends say where one looks for an addressee.
const (
	findTitle   = "Whom do you want to write to?"
	findHelp    = "Type a part of the name, a brand, a former name or the website. Who is not listed may have your data all the same, and can be typed in on the page before."
	findNothing = "Nobody of this name is in the directory. That does not mean that they have no data about you. On the page before you can type them in."
	findMore    = "There are more: type more of the name."
)

func (f *finder) View(width, height int) string {
	var out []string
	for _, l := range wrap(f.say.T(findTitle), width) {
		out = append(out, f.Strong.Render(l))
	}
	if height >= 14 {
		out = append(out, wrap(f.say.T(findHelp), width)...)
	}
	kind := f.say.T("all kinds")
	if f.role != "" {
		kind = f.say.Label(string(f.role))
	}
	if f.near {
		kind += ", " + f.draft.Request.Residence.Country().Name(f.say.Language())
	}
	query := f.words + "_"
	if n := utf8.RuneCountInString(query); n > width-10 { // the end is what is being typed
		query = "…" + string([]rune(query)[n-max(width-12, 1):])
	}
	out = append(out, apart(f.say.F("Find: %s", query), kind, width), "")
	if len(f.hits) == 0 {
		return strings.Join(append(out, wrap(f.say.T(findNothing), width)...), "\n")
	}
	room := max(height-len(out), 1)
	f.page = room
	f.top = max(min(max(f.top, f.at-room+1), f.at, len(f.hits)-room), 0)
	f.above, f.below = f.top > 0, f.top+room < len(f.hits)
	for n := f.top; n < min(f.top+room, len(f.hits)); n++ {
		out = append(out, f.row(f.hits[n], n == f.at, width))
	}
	if len(f.hits) == mostFound && f.top+room >= len(f.hits) && height > len(out) {
		out = append(out, f.Quiet.Render(f.say.T(findMore)))
	}
	return strings.Join(out, "\n")
}

// row is one hit: its name, by what else it was found, its kind and country.
func (f *finder) row(h directory.Hit, here bool, width int) string {
	kind, wide := f.say.Label(string(h.Entry.Role)), 16
	if f.draft.writesTo(h.Entry.ID) {
		kind = f.say.T("chosen")
	}
	if x, ok := h.Entry.EntityFor(f.draft.Request.Residence); ok && x.Country != "" {
		kind += ", " + string(x.Country.Country())
	}
	if width < 50 {
		wide = 0
	}
	name := h.Entry.Service
	if h.By != "" && h.By != h.Entry.ID {
		name += " (" + h.By + ")"
	}
	room := max(width-2-wide, 8)
	name = fill(safetext.Cut(name, room-1), room)
	pointer := "  "
	if here {
		pointer, name = f.Pointer.Render("> "), f.Strong.Render(name)
	}
	if wide == 0 {
		return pointer + name
	}
	return pointer + name + safetext.Cut(kind, wide)
}
