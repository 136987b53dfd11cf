package wizard

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/letters"
)

// review is the screen on which each letter is read: what it tells, by when
// an answer is due, its checks, and the letter itself.
type review struct {
	*session
	at     int // the letter shown
	body   pager
	edit   *editor // open inside, or nil
	pages  map[string]laidOut
	read   int    // which of the languages it is shown in for reading, from 1; 0 = none
	notice string // a sentence about the last key
}

// laidOut remembers a layout: it takes longer than a key press should.
type laidOut struct {
	revision int
	layout   Layout
	err      error
}

func newReview(s *session, _ stop) screen {
	return &review{session: s, pages: map[string]laidOut{}}
}

func (r *review) id() string {
	if a := r.draft.Request.Addressees; len(a) > 0 {
		r.at = min(r.at, len(a)-1)
		return a[r.at]
	}
	return ""
}

func (r *review) letter() string { return r.id() }

func (r *review) last() bool { return r.at >= len(r.draft.Request.Addressees)-1 }

func (r *review) Help() []key.Binding {
	k := r.keys
	if r.edit != nil {
		return r.edit.Help()
	}
	help := []key.Binding{as(k.Next, "go on")}
	if !r.last() {
		help = []key.Binding{as(k.Next, "next letter")}
	}
	help = append(help, k.Back, k.Change)
	if r.opts.Edit != nil {
		help = append(help, k.Editor)
	}
	if len(r.draft.Request.Addressees) > 1 {
		help = append(help, k.NextLetter)
	}
	if r.draft.choice(r.id()).Body != "" {
		help = append(help, k.Reset)
	}
	if len(r.readable(r.draft, r.id())) > 0 {
		help = append(help, readKey)
	}
	return help
}

type editedMsg struct {
	id   string
	text string
	err  error
}

func (r *review) Update(msg tea.Msg) (intent, tea.Cmd) {
	if m, ok := msg.(editedMsg); ok {
		return stay, r.edited(m)
	}
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return stay, nil
	}
	if r.edit != nil {
		closed, cmd := r.edit.Update(press)
		if closed {
			r.edit = nil
		}
		return stay, cmd
	}
	r.notice = ""
	k := r.keys
	switch {
	case key.Matches(press, k.Leave):
		return retreat, nil
	case key.Matches(press, k.Back):
		if r.at == 0 {
			return retreat, nil
		}
		r.show(r.at - 1)
	case key.Matches(press, k.Next):
		if !r.last() {
			r.show(r.at + 1)
			return stay, nil
		}
		for i, id := range r.draft.Request.Addressees {
			if len(r.faults(id)) > 0 {
				r.show(i)
				r.notice = r.say.T("This letter cannot be written like this. What is wrong stands above it.")
				return stay, nil
			}
		}
		return advance, nil
	case key.Matches(press, k.NextLetter) && !r.last():
		r.show(r.at + 1)
	case key.Matches(press, k.PrevLetter) && r.at > 0:
		r.show(r.at - 1)
	case key.Matches(press, k.Change):
		r.edit = newEditor(r.session, r.id())
	case key.Matches(press, k.Editor) && r.opts.Edit != nil:
		return stay, r.openEditor()
	case key.Matches(press, k.Reset):
		r.reset()
	case key.Matches(press, readKey):
		r.readOn()
	default:
		r.body.scroll(press, k)
	}
	return stay, nil
}

func (r *review) show(i int) {
	r.at, r.read = i, 0
	r.body = pager{}
}

// reset brings the letter's own text back, after asking: the edited one is
// lost by it.
func (r *review) reset() {
	id := r.id()
	if r.draft.choice(id).Body == "" {
		return
	}
	r.ask(dialog{
		title: "Back to the original text?",
		text:  []string{"What you changed in this letter is given up."},
		options: []choice{{"Keep my changes", nil}, {"Take the original", func() tea.Cmd {
			r.setBody(r.draft, id, "")
			r.changed()
			return nil
		}}},
	})
}

func (r *review) openEditor() tea.Cmd {
	id := r.id()
	text, err := r.bodyOf(r.draft, id)
	if err != nil {
		return r.inform("This letter has no text to edit yet", r.faultSaid(err))
	}
	editing, err := r.opts.Edit(text)
	if err != nil {
		return r.inform("Your editor could not be opened", r.sentence(err), "The key "+r.keys.Change.Help().Key+" edits the letter here.")
	}
	return tea.Exec(editing.Cmd, func(err error) tea.Msg {
		text, readErr := editing.Result()
		if err == nil {
			err = readErr
		}
		return editedMsg{id, text, err}
	})
}

// edited takes over what the person's editor left. An editor that failed
// changes nothing.
func (r *review) edited(m editedMsg) tea.Cmd {
	if m.err != nil {
		return r.inform("Your editor did not end well, so nothing was changed", r.sentence(m.err))
	}
	if before, err := r.bodyOf(r.draft, m.id); err == nil && strings.TrimSpace(before) == strings.TrimSpace(m.text) {
		return nil
	}
	r.setBody(r.draft, m.id, m.text)
	r.changed()
	return r.save()
}

// faults is why the letter to id cannot be written.
func (r *review) faults(id string) []string {
	if _, err := r.composed(r.draft, id); err != nil {
		return []string{r.faultSaid(err)}
	}
	if _, err := r.layout(id); err != nil {
		return []string{r.sentence(err)}
	}
	return nil
}

func (r *review) layout(id string) (Layout, error) {
	if r.opts.Pages == nil {
		return Layout{}, nil
	}
	if l, ok := r.pages[id]; ok && l.revision == r.revision {
		return l.layout, l.err
	}
	l := laidOut{revision: r.revision}
	letter, err := r.composed(r.draft, id)
	if err != nil {
		return Layout{}, err
	}
	l.layout, l.err = r.opts.Pages(letter)
	r.pages[id] = l
	return l.layout, l.err
}

func (r *review) View(width, height int) string {
	if r.edit != nil {
		return r.edit.View(width, height)
	}
	var side int
	if width+4 >= wideWidth {
		side = min((width-3)/2, letterWidth)
	}
	if side == 0 {
		return r.stacked(min(width, textWidth), height)
	}
	left := width - 3 - side
	if r.languageShown() != "" {
		return r.viewReading(left, side, height)
	}
	facts := r.facts(min(left, textWidth))
	if len(facts) > height { // they scroll only where they stand above the letter
		return r.stacked(textWidth, height)
	}
	r.body.text = func(w int) []string { return r.theme.styledLetter(r.preview(r.draft, r.id(), w)) }
	return beside(r.theme, strings.Join(facts, "\n"), r.body.View(r.session, side, height), left, side, height)
}

// stacked is the narrow form: facts and letter in one scroll.
func (r *review) stacked(width, height int) string {
	r.body.text = func(w int) []string {
		out := r.facts(w)
		if r.languageShown() != "" {
			out = append(r.readingLines(w), "", r.theme.Strong.Render(r.say.T("The letter that is sent:")))
		}
		out = append(out, "", r.theme.Quiet.Render(strings.Repeat("─", w)), "")
		return append(out, r.theme.styledLetter(r.preview(r.draft, r.id(), w))...)
	}
	return r.body.View(r.session, width, height)
}

// facts is what a person should know of the letter before it exists.
func (r *review) facts(width int) []string {
	id := r.id()
	t := r.theme
	var out []string
	if names := r.draft.Request.Addressees; len(names) > 1 {
		out = append(out, r.say.F("Letter %d of %d", r.at+1, len(names)))
	}
	letter, err := r.composed(r.draft, id)
	if r.notice != "" {
		out = append(out, t.alarm(r.notice, width)...)
	}
	if err != nil {
		out = append(out, t.styled(r.say.T("# To "+r.serviceOf(r.draft, id)), width)...)
		return append(append(out, ""), t.alarm(r.faultSaid(err), width)...)
	}
	out = append(out, t.styled("# "+r.heading(letter), width)...)
	for _, p := range r.factsOf(r.draft, letter) {
		out = append(append(out, ""), t.styled(p, width)...)
	}
	switch layout, err := r.layout(id); {
	case err != nil:
		out = append(append(out, ""), t.alarm(r.sentence(err), width)...)
	case layout.Pages > 0:
		out = append(append(out, ""), wrap(r.say.T(pagesSaid(layout.Pages, letter)), width)...)
	}
	if r.draft.choice(id).Body != "" {
		out = append(append(out, ""), wrap(r.say.T("You changed the text of this letter. "+r.keys.Reset.Help().Key+" brings the original back."), width)...)
	}
	return out
}

func (k *desk) heading(l letters.Letter) string {
	to := shown(l.Email)
	if len(l.Address) > 0 {
		to = shown(l.Address[0])
	}
	return k.say.F("To %s", within(to))
}

// factsOf is what both front ends say of a letter before it is written.
func (k *desk) factsOf(d *Draft, l letters.Letter) []string {
	out := []string{k.tells(l)}
	switch {
	case l.Due.Due.IsZero():
		out = append(out, "No law sets a date for the answer.")
	default:
		due := "An answer is due by " + l.Due.Due.Long("en") + "."
		if l.DueAssumes != "" {
			due = "An answer is due by " + l.Due.Due.Long("en") + ", as far as one can say now. " + shown(l.DueAssumes)
		}
		out = append(out, sentences(due, strings.Join(shownAll(l.Due.Reasons), " "), strings.Join(shownAll(l.Due.Assumptions), " ")))
	}
	for _, w := range l.Warnings {
		out = append(out, "! "+shown(w))
	}
	return k.allSaid(out)
}

func pagesSaid(n int, l letters.Letter) string {
	paper := "A4"
	if l.Paper == "letter" {
		paper = "US Letter"
	}
	if n == 1 {
		return "One page, " + paper + "."
	}
	return fmt.Sprintf("%d pages, %s.", n, paper)
}

// tells is the sentence about what a letter tells.
func (k *desk) tells(l letters.Letter) string {
	var what []string
	for _, x := range l.Disclosure {
		what = append(what, shown(x.Label))
	}
	who := "its addressee"
	if len(l.Address) > 0 {
		who = within(shown(l.Address[0]))
	}
	if len(what) == 0 {
		return "This letter tells " + who + " nothing about you."
	}
	return "This letter tells " + who + ": " + k.list(what) + "."
}

// styledLetter is the text of a letter as it stands on the screen; it is made
// fit for the terminal line by line, whatever it holds.
func (t theme) styledLetter(text string) []string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = letterLine(lines[i])
	}
	return lines
}

// letterLine keeps the indent of a line, which white space collapsing would
// take.
func letterLine(l string) string {
	rest := strings.TrimLeft(l, " ")
	return l[:len(l)-len(rest)] + visible(rest)
}

// sentence is an error as a sentence on the screen.
func sentence(err error) string {
	s := shown(err.Error())
	if s == "" {
		return ""
	}
	s = upperFirst(s)
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
