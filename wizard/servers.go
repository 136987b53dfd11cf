package wizard

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/letters"
)

// servers is the table of the person's servers, the most exposed first: typing
// finds, the space bar chooses what the letter to Discord names. Ten thousand
// of them must not be felt, so only what is in sight is drawn.
type servers struct {
	*session
	stop stop
	list []incident.Exposed

	lower  []string // the names, folded for finding
	shown  []int    // of list, what the words typed leave
	filter string
	at     int // of shown
	top    int // the first in sight
	page   int // rows in sight when last drawn
	chosen map[discord.ID]bool
	note   string
}

func newServers(s *session, st stop) screen {
	t := &servers{session: s, stop: st, chosen: namedServers(s.draft)}
	if s.found != nil {
		t.list = s.found.exposure.Servers
	}
	t.lower = make([]string, len(t.list))
	for i, x := range t.list {
		t.lower[i] = strings.ToLower(shown(x.Name)) + " " + x.ID.String()
	}
	t.find("")
	return t
}

// find keeps what has every word of the filter in its name or ID.
func (t *servers) find(filter string) {
	words := strings.Fields(strings.ToLower(filter))
	narrower := t.shown != nil && strings.HasPrefix(filter, t.filter)
	from := t.shown
	if !narrower {
		from = make([]int, len(t.list))
		for i := range from {
			from[i] = i
		}
	}
	var left []int
	for _, i := range from {
		all := true
		for _, w := range words {
			all = all && strings.Contains(t.lower[i], w)
		}
		if all {
			left = append(left, i)
		}
	}
	t.filter, t.shown, t.at, t.top = filter, left, 0, 0
	if left == nil {
		t.shown = []int{}
	}
}

func (t *servers) Help() []key.Binding {
	k := t.keys
	return []key.Binding{as(k.Toggle, "choose"), k.All, k.Next, k.Back}
}

func (t *servers) Update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return stay, nil
	}
	k := t.keys
	t.note = ""
	switch {
	case key.Matches(press, k.Leave, k.Back):
		return retreat, nil
	case key.Matches(press, k.Next, k.Skip):
		return advance, nil
	case moved(&t.at, t.page, len(t.shown), k, press):
	case key.Matches(press, k.Toggle):
		if t.at < len(t.shown) {
			t.turn(t.at, t.at+1)
		}
	case key.Matches(press, k.All):
		t.turn(0, len(t.shown))
	case press.Type == tea.KeyBackspace:
		if t.filter != "" {
			_, n := utf8.DecodeLastRuneInString(t.filter)
			t.find(t.filter[:len(t.filter)-n])
		}
	case press.Type == tea.KeyRunes && !press.Alt:
		if text := t.filter + strings.ReplaceAll(visible(string(press.Runes)), "\n", " "); utf8.RuneCountInString(text) <= 100 {
			t.find(text)
		}
	}
	t.at = max(min(t.at, len(t.shown)-1), 0)
	return stay, nil
}

// turn chooses some of those shown, or, if all of them are chosen, none.
func (t *servers) turn(from, to int) {
	on := false
	for _, i := range t.shown[from:to] {
		on = on || !t.chosen[t.list[i].ID]
	}
	for _, i := range t.shown[from:to] {
		id := t.list[i].ID
		switch {
		case !on:
			delete(t.chosen, id)
		case len(t.chosen) < letters.MaxServers:
			t.chosen[id] = true
		case !t.chosen[id]:
			t.note = t.say.F("A letter can name %d servers at most.", letters.MaxServers)
		}
	}
	t.nameServers(t.draft, func(x incident.Exposed) bool { return t.chosen[x.ID] })
	t.changed()
}

func (t *servers) View(width, height int) string {
	out := []string{}
	for _, l := range wrap(t.say.T(serversTitle), width) {
		out = append(out, t.Strong.Render(l))
	}
	if height >= 14 {
		out = append(out, wrap(t.say.T(serversHelp), width)...)
	}
	out = append(out, apart(t.say.F("Find: %s", t.filter+"_"), t.say.F("%d of %d chosen", len(t.chosen), len(t.list)), width))
	if t.note != "" {
		out = append(out, t.alarm(t.note, width)...)
	}
	c := t.columns(width)
	out = append(out, "", t.Quiet.Render(c.row("      "+fill(t.say.T("Server"), c.name), t.say.T("Messages"), t.say.T("Period"), t.say.T("On the lists"))))
	room := max(height-len(out), 1)
	t.page = room
	if t.at < t.top {
		t.top = t.at
	}
	if t.at >= t.top+room {
		t.top = t.at - room + 1
	}
	t.top = max(min(t.top, len(t.shown)-room), 0)
	t.above, t.below = t.top > 0, t.top+room < len(t.shown)
	if len(t.shown) == 0 {
		return strings.Join(append(out, t.say.T("No server of this name.")), "\n")
	}
	for n := t.top; n < min(t.top+room, len(t.shown)); n++ {
		out = append(out, t.row(c, t.list[t.shown[n]], n == t.at))
	}
	return strings.Join(out, "\n")
}

// columns are the widths of the table; 0 = no room for it.
type columns struct{ name, messages, period, mark int }

func (t *servers) columns(width int) columns {
	c := columns{messages: 9, period: 17, mark: 12}
	if width < 70 {
		c.period = 0
	}
	if width < 50 {
		c.messages = 0
	}
	c.name = width - 6
	for _, w := range []int{c.messages, c.period, c.mark} {
		if w > 0 {
			c.name -= w + 2
		}
	}
	c.name = max(c.name, 8)
	return c
}

// row joins cells; name has its width already.
func (c columns) row(name, messages, period, mark string) string {
	if c.messages > 0 {
		name += "  " + fill(messages, c.messages)
	}
	if c.period > 0 {
		name += "  " + fill(period, c.period)
	}
	return name + "  " + fill(mark, c.mark)
}

func (t *servers) row(c columns, x incident.Exposed, here bool) string {
	name := safetext.Cut(x.Name, c.name)
	if name == "" {
		name = x.ID.String()
	}
	name = fill(name, c.name)
	pointer, box := "  ", "[ ] "
	if t.chosen[x.ID] {
		box = "[" + t.Chosen.Render("x") + "] "
	}
	if here {
		pointer, name = t.Pointer.Render("> "), t.Strong.Render(name)
	}
	period := ""
	if !x.First.IsZero() {
		period = x.First.Format("2006-01") + " – " + x.Last.Format("2006-01")
	}
	return c.row(pointer+box+name, fmt.Sprintf("%8d", x.Messages), period, t.markOf(x))
}

func (k *desk) markOf(x incident.Exposed) string {
	if !k.found.exposure.Compared {
		return "?"
	}
	return k.say.Label(x.Mark.String())
}
