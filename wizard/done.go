package wizard

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/letters"
)

// done is the last screen: the files, how to send each letter, what to keep,
// and what happens next.
type done struct {
	*session
	text *pager
}

func newDone(s *session, _ stop) screen {
	d := &done{session: s}
	d.text = newPager(func(width int) []string { return s.styled(s.doneText(s.draft), width) })
	return d
}

func (d *done) Help() []key.Binding {
	if d.more() {
		return []key.Binding{as(d.keys.Next, "read on")}
	}
	return []key.Binding{as(d.keys.Next, "end")}
}

// more reports whether there is more below.
func (d *done) more() bool { return d.text.offset+d.text.page < d.text.length }

func (d *done) Update(msg tea.Msg) (intent, tea.Cmd) {
	press, ok := msg.(tea.KeyMsg)
	if !ok {
		return stay, nil
	}
	if key.Matches(press, d.keys.Next) {
		if d.more() { // read it first
			press = tea.KeyMsg{Type: tea.KeyPgDown}
			d.text.scroll(press, d.keys)
			return stay, nil
		}
		return advance, nil
	}
	d.text.scroll(press, d.keys)
	return stay, nil
}

func (d *done) View(width, height int) string {
	return d.text.View(d.session, min(width, textWidth), height)
}

// doneText is what both front ends say at the end.
func (k *desk) doneText(d *Draft) string {
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(k.say.F(format, args...)) }
	say("# The letters are written\n")
	for _, f := range d.Written {
		say("- %s\n", shown(f.Path))
	}
	if d.Note != "" {
		say("! %s\n", d.Note)
	}
	paper := slices.Contains(d.Formats, "pdf") && hasOpen(k, d)
	folds := ""
	for _, id := range d.Request.Addressees {
		l, err := k.composed(d, id)
		if err != nil {
			continue
		}
		say("\n%s", k.howToSend(d, id, l))
		if k.opts.Pages != nil && !l.Hostile {
			if layout, err := k.opts.Pages(l); err == nil && layout.Folds != "" {
				folds = k.say.T(shown(layout.Folds))
			}
		}
	}
	if paper {
		how := folds
		if !strings.Contains(how, "100 %") {
			how = sentences(k.say.T("Print it at 100 % (“actual size”), not “fit to page”: only then does the address stand in the window of the envelope."), folds)
		}
		say("\n# If you print a letter\n")
		say("%s\n", how)
	}
	say("\n# What happens next\n")
	for _, id := range d.Request.Addressees {
		if l, err := k.composed(d, id); err == nil {
			say("- %s\n", k.next(d, id, l))
		}
	}
	say("- Whatever comes back, keep it, with its date.\n")
	b.WriteString(k.listSaid(d))
	say("\n# What not to do\n")
	if d.writesTo("discord") {
		say("- Do not delete or disable your account before the answer and your data package are there.\n")
	}
	say("- Do not send a copy of your identity card. If you are asked for one, ask first what exactly is in doubt.\n")
	if in, ok := k.incident(d); ok && in.Kind != "platform" {
		say("- Never pay for a search or for a removal.\n")
		say("- Never log in with your account on a site that offers to check for you.\n")
	}
	b.WriteString(k.complainSaid(d))
	if d.NotSafe {
		say("\n# On this computer\n")
		say("Nothing of your answers is kept here. The letters are, until you take them away.\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// howToSend is the way of one letter, and the proof to keep.
func (k *desk) howToSend(d *Draft, id string, l letters.Letter) string {
	e, _ := k.entry(d, id)
	who := k.serviceOf(d, id)
	if len(l.Address) > 0 {
		who = within(shown(l.Address[0]))
	}
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(k.say.F(format, args...)) }
	switch {
	case l.Hostile:
		say("# To %s, from the alias only\n", who)
		say("Open the web page of your alias mailbox, write a new message to %s, and copy the text of the letter into it. Attach nothing else.\n", shown(orElse(l.Email, l.Form)))
		say("Do not use your mail program, and this program opens none: it would put your name beside the address, could send from the wrong mailbox, and keeps the message among your others.\n")
		say("Keep: a picture of the sent message with its date. Open no attachment that comes back, and answer nothing beyond this letter.\n")
	case l.Send == "post":
		say("# To %s, by post\n", who)
		say("Print the PDF, sign it, and send it by registered mail.\n")
		say("Keep: a copy of the letter, the receipt of the post office, and the day of delivery. The month counts from there.\n")
	case l.Send == "form":
		say("# To %s, by its web form\n", who)
		say("Open %s and copy the text of the letter into it.\n", shown(l.Form))
		say("Keep: a picture of the page that confirms it, with the date.\n")
	default:
		from := "From your mailbox"
		if d.identifier("account-email") != "" && slices.Contains(e.Identifiers, "account-email") {
			from = "From the e-mail address of your account, by which you are recognised,"
		}
		say("# To %s, by e-mail\n", who)
		say("%s write to %s. The subject is “%s”. Put the text of the letter into the message; the PDF may go with it.\n", from, shown(l.Email), shown(l.Re))
		say("Keep: the sent message with its date, and any automatic reply.\n")
	}
	if e.Product != "" && !l.Hostile && !d.hasPackage() {
		say("Besides, there is a quicker way to a part of it. %s\n", k.say.T(shown(e.Product)))
	}
	return b.String()
}

// next is what is due from one addressee, and what follows if nothing comes.
func (k *desk) next(d *Draft, id string, l letters.Letter) string {
	who := k.serviceOf(d, id)
	if l.Due.Due.IsZero() {
		return k.say.F("No law sets %s a date. If no answer comes within a month, ask once more.", who)
	}
	due := l.Due.Due.Long("en")
	again := l.Due.Due.AddDays(1).Long("en")
	if l.Hostile {
		return upperFirst(k.say.F("An answer from %s would be due by %s. Expect none. From %s on, the sent letter can go with a complaint to your authority.", who, due, again))
	}
	return upperFirst(k.say.F("An answer from %s is due by %s, if it arrives as assumed. If none has come, send a reminder on %s; after that you can complain to your authority.", who, due, again))
}

// farewell is what stays on the terminal when the full screen is gone.
func farewell(k *desk, d *Draft) string {
	if len(d.Written) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(k.say.F("Written:\n"))
	for _, f := range d.Written {
		b.WriteString("  " + shown(f.Path) + "\n")
	}
	for _, id := range d.Request.Addressees {
		if l, err := k.composed(d, id); err == nil {
			b.WriteString(strings.Join(wrap(k.next(d, id, l), plainWidth), "\n") + "\n")
		}
	}
	return b.String()
}

// hasPackage reports whether the letters speak of a data package, which then
// need not be asked for.
func (d *Draft) hasPackage() bool { return len(d.Request.Servers)+len(d.Request.MessageLists) > 0 }
