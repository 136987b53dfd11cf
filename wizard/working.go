package wizard

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/incident"
)

// step is what has to happen after a page before the flow goes on.
type step struct {
	title string
	ask   *dialog // what has to be read or agreed first; its last option goes on
	do    func(ctx context.Context, tell func(Reading)) (take func(), err error)
	key   string // the question at which a failure stands
}

// working is a form whose answers lead to something long: while it runs there
// is a bar, and Esc stops it and keeps every answer.
type working struct {
	*form
	next func() *step // nil = nothing to do

	now    *step
	work   *work
	at     Reading
	failed string
}

// agreedMsg is the answer of a step's dialog.
type agreedMsg struct{ to *step }

func (w *working) Help() []key.Binding {
	if w.work != nil {
		return []key.Binding{as(w.keys.Leave, "stop")}
	}
	return w.form.Help()
}

func (w *working) Update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case workMsg:
		return w.heard(msg)
	case agreedMsg:
		if msg.to != w.now || w.now == nil {
			return stay, nil
		}
		return w.start()
	case tea.KeyMsg:
		if w.work != nil {
			if key.Matches(msg, w.keys.Leave, w.keys.Back) {
				w.cancel()
			}
			return stay, nil
		}
		w.failed = ""
		w.dropped(msg)
		in, cmd := w.form.Update(msg)
		if in != advance {
			return in, cmd
		}
		if w.now = w.next(); w.now == nil {
			return advance, cmd
		}
		if d := w.now.ask; d != nil {
			st := w.now
			d.options[len(d.options)-1].do = func() tea.Cmd { return func() tea.Msg { return agreedMsg{st} } }
			return stay, w.ask(*d)
		}
		return w.start()
	}
	return w.form.Update(msg)
}

// pathOptions are the options that ask for a path, and the questions they
// lead to, by the question they stand in.
var pathOptions = map[string]struct{ value, asks string }{
	"package":       {havePath, "package-path"},
	"package-lists": {listsFile, "package-list-path"},
}

// dropped makes room for a path that is typed, pasted or dropped while the
// options are in focus: terminals drop files as text.
func (w *working) dropped(msg tea.KeyMsg) {
	c := w.current()
	if msg.Type != tea.KeyRunes || c == nil || !msg.Paste && !strings.ContainsAny(string(msg.Runes), `/~"'`) {
		return
	}
	o, ok := pathOptions[c.q.key]
	at := slices.IndexFunc(c.q.options, func(x option) bool { return x.value == o.value })
	if !ok || at < 0 {
		return
	}
	c.q.set(w.draft, []string{o.value})
	c.at = at
	w.renew()
	if i := slices.IndexFunc(w.fields, func(f *field) bool { return f.q.key == o.asks }); i >= 0 {
		w.fields[i].replace("", w.draft)
		w.focus(i)
	}
}

func (w *working) start() (intent, tea.Cmd) {
	if w.now.do == nil {
		w.now = nil
		return advance, nil
	}
	w.at = Reading{}
	w.work = w.launch(w.now.do)
	return stay, w.work.next
}

func (w *working) cancel() {
	w.work.stop()
	w.work, w.now = nil, nil
}

func (w *working) heard(m workMsg) (intent, tea.Cmd) {
	switch {
	case m.of != w.work:
		return stay, nil // of one that was stopped
	case !m.ended:
		w.at = m.at
		return stay, w.work.next
	}
	w.work = nil
	if m.err != nil {
		if !errors.Is(m.err, context.Canceled) {
			w.failed = w.sentence(m.err)
		}
		return stay, nil
	}
	m.take()
	w.changed()
	w.renew()
	return advance, nil
}

// hidden must not swallow keys while something runs.
func (w *working) hidden() bool { return w.work == nil && w.form.hidden() }

func (w *working) View(width, height int) string {
	if w.work != nil {
		return strings.Join(w.progressLines(w.now.title, w.at, width), "\n")
	}
	if w.failed == "" {
		return w.form.View(width, height)
	}
	foot := strings.Join(w.alarm(w.failed, width), "\n")
	rows := strings.Count(foot, "\n") + 2
	return w.form.View(width, max(height-rows, 3)) + "\n\n" + foot
}

// progressLines draw how far something is.
func (s *session) progressLines(title string, at Reading, width int) []string {
	out := append(wrap(s.say.T(title), width), "")
	for i := range out[:len(out)-1] {
		out[i] = s.Strong.Render(out[i])
	}
	if part, ok := at.part(); ok {
		room := min(width-8, 50)
		filled := int(part * float64(room))
		out = append(out, "["+strings.Repeat("=", filled)+strings.Repeat(" ", room-filled)+fmt.Sprintf("] %3d %%", int(part*100)))
	}
	out = append(out, at.said(s.desk)...)
	return append(out, "", s.say.T("Esc stops it. Your answers stay."))
}

// part is how much is done, from 0 to 1.
func (r Reading) part() (float64, bool) {
	switch {
	case r.BytesTotal > 0:
		return min(float64(r.Bytes)/float64(r.BytesTotal), 1), true
	case r.EntriesTotal > 0:
		return min(float64(r.Entries)/float64(r.EntriesTotal), 1), true
	}
	return 0, false
}

// said is how far it is in words.
func (r Reading) said(k *desk) []string {
	var out []string
	if r.EntriesTotal > 0 {
		out = append(out, k.say.F("Files read: %d of %d", r.Entries, r.EntriesTotal))
	}
	if r.Messages > 0 {
		out = append(out, k.say.F("Messages: %d", r.Messages))
	}
	if s := int((r.Left + time.Second - 1) / time.Second); s > 0 {
		out = append(out, k.say.F("Time left: about %d s", s))
	}
	return out
}

// newPackage asks for the data package and reads it.
func newPackage(s *session, st stop) screen {
	w := &working{form: newForm(s, st)}
	w.next = func() *step { return s.packageStep(s.draft) }
	return w
}

// packageStep is what has to happen once the package is chosen.
func (k *desk) packageStep(d *Draft) *step {
	switch have := k.have(d); {
	case have == haveNone:
		return &step{ask: &dialog{
			title: k.say.T("How to get your data package"), text: k.allSaid(howToGet),
			options: []choice{{label: k.say.T("Go on for now")}},
		}}
	case k.packagePath(d) == "":
		return nil
	}
	path := k.packagePath(d)
	return &step{title: "Reading the package", key: "package", do: func(ctx context.Context, tell func(Reading)) (func(), error) {
		pkg, err := k.opts.Package.Inspect(ctx, path, tell)
		if err != nil {
			return nil, err
		}
		return func() {
			k.found = &found{pkg: pkg}
			d.data = packageAnswers{have: haveFound}
			d.Request.MessageLists = nil
			k.takeLists(d, nil)
			k.found.compared = false // not as long as nobody said whose it is
		}, nil
	}}
}

// newAccount says whose package it is and compares it with lists.
func newAccount(s *session, st stop) screen {
	w := &working{form: newForm(s, st)}
	w.next = func() *step { return s.accountStep(s.draft) }
	return w
}

// accountStep is what has to happen once it is known whose package it is.
func (k *desk) accountStep(d *Draft) *step {
	in, _ := k.incident(d)
	tools, keep := k.opts.Package, !d.NotSafe
	path := cleanPath(d.data.listPath)
	st := &step{title: "Comparing", key: "package-lists"}
	switch k.listsChosen(d) {
	case listsGet:
		st.title = "Downloading the lists"
		st.ask = &dialog{title: k.say.T(fetchTitle), text: k.fetchAsked(in), options: []choice{{label: k.say.T("No")}, {label: k.say.T("Yes, download them")}}}
		st.do = func(ctx context.Context, tell func(Reading)) (func(), error) {
			lists, err := tools.Fetch(ctx, in, keep, tell)
			if err == nil && keep {
				return func() {
					k.listsOf = map[string]*incident.Lists{in.ID: lists}
					d.data.lists = listsKept
					k.settleAccount(d, lists)
				}, nil
			}
			return func() { k.settleAccount(d, lists) }, err
		}
	case listsFile:
		st.do = func(ctx context.Context, _ func(Reading)) (func(), error) {
			lists, err := tools.ReadList(ctx, in, path)
			return func() { k.settleAccount(d, lists) }, err
		}
	default:
		var lists *incident.Lists
		if k.listsChosen(d) == listsKept {
			lists = k.keptLists(in)
		}
		st.do = func(context.Context, func(Reading)) (func(), error) {
			return func() { k.settleAccount(d, lists) }, nil
		}
	}
	return st
}

func (k *desk) settleAccount(d *Draft, lists *incident.Lists) {
	k.takeAccount(d)
	k.takeLists(d, lists)
}

// newShares asks what the list of messages holds, and makes it.
func newShares(s *session, st stop) screen {
	w := &working{form: newForm(s, st)}
	w.next = func() *step { return s.sharesStep(s.draft) }
	return w
}

func (k *desk) sharesStep(d *Draft) *step {
	list := k.makeLists(d)
	return &step{title: "Making the list", key: "message-list", do: func(ctx context.Context, tell func(Reading)) (func(), error) {
		lists, files, err := list(ctx, tell)
		return func() { d.Request.MessageLists, k.found.parts = lists, files }, err
	}}
}
