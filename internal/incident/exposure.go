package incident

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/law"
)

// Exposure is what the lists say of a person's servers, and how many messages
// the scraper could have read there.
type Exposure struct {
	Stopped                   law.Date  // the day on which the accounts were banned; messages before it count
	Compared                  bool      // there was a list to compare with
	Servers                   []Exposed // tracked, known, not listed; in each most messages first
	Tracked, Known, NotListed Part      // empty unless Compared
	All                       Part
	Unknown                   discord.Tally // messages before Stopped in channels whose server cannot be told
}

// Exposed is one of the person's servers.
type Exposed struct {
	discord.Server
	Mark   Mark
	Before discord.Tally // messages older than the day of Stopped
}

// Part is the person's servers of one mark.
type Part struct {
	Servers int
	Before  discord.Tally
}

// Expose compares a person's servers with lists. Only messages older than the
// day stopped (in UTC) are counted; without such a day, all are.
func Expose(p *discord.Package, lists *Lists, stopped law.Date) Exposure {
	e := Exposure{Stopped: stopped, Compared: !lists.Empty()}
	before := make(map[discord.ID]*discord.Tally, len(p.Servers))
	for i := range p.Channels {
		c := &p.Channels[i]
		if c.Kind != discord.InServer && c.Kind != discord.Unknown {
			continue
		}
		t := before[c.Server]
		if t == nil {
			t = &discord.Tally{}
			before[c.Server] = t
		}
		if stopped.IsZero() {
			t.Add(discord.Tally{Messages: c.Messages, First: c.First, Last: c.Last})
		} else {
			t.Add(c.Before(stopped.Time()))
		}
	}
	if t := before[0]; t != nil {
		e.Unknown = *t
	}
	for _, s := range p.Servers {
		x := Exposed{Server: s, Mark: lists.Of(s.ID)}
		if t := before[s.ID]; t != nil {
			x.Before = *t
		}
		e.All.add(x.Before)
		if e.Compared {
			e.part(x.Mark).add(x.Before)
		}
		e.Servers = append(e.Servers, x)
	}
	slices.SortStableFunc(e.Servers, func(a, b Exposed) int {
		return cmp.Or(-cmp.Compare(a.Mark, b.Mark), -cmp.Compare(a.Before.Messages, b.Before.Messages), cmp.Compare(a.ID, b.ID))
	})
	return e
}

func (p *Part) add(t discord.Tally) {
	p.Servers++
	p.Before.Add(t)
}

func (e *Exposure) part(m Mark) *Part {
	switch m {
	case Tracked:
		return &e.Tracked
	case Known:
		return &e.Known
	}
	return &e.NotListed
}

// Sentences is the exposure in words, each a paragraph of its own: what was
// found, then what it does not say. It never says that somebody was scraped,
// or was not.
func (e Exposure) Sentences() []string {
	var all []string
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	total := len(e.Servers)
	switch {
	case !e.Compared:
		say("No list of affected servers was read, so nothing can be said about your %s.", count(total, "server"))
		if total > 0 {
			all = append(all, e.there("your servers", e.All.Before))
		}
	case total == 0:
		say("The package names no server, so there is nothing to compare with the lists.")
	default:
		say("%s of your %s %s on the list of servers that were read (tracked).", number(e.Tracked.Servers), count(total, "server"), be(e.Tracked.Servers))
		if e.Known.Servers > 0 {
			say("%s more %s on the list of servers that were known to the scraper; whether they were read is not known.", number(e.Known.Servers), be(e.Known.Servers))
		}
	}
	if e.Compared && e.Tracked.Servers > 0 {
		all = append(all, e.there("the tracked servers", e.Tracked.Before))
	}
	if e.Compared && e.Known.Servers > 0 {
		all = append(all, e.there("the servers that were known", e.Known.Before))
	}
	if e.Unknown.Messages > 0 {
		say("%s more stand in channels whose server the package does not name, because you left it or it is gone; no list can be compared with those.", count(e.Unknown.Messages, "message"))
	}
	if e.Compared && total > 0 {
		if e.NotListed.Servers > 0 {
			say("The lists are incomplete: a server that is not listed may have been scraped all the same.")
		}
		say("A scraper reads what it finds: messages from before it came to a server could be read too. Messages that were deleted before the package was made are not counted.")
	}
	return all
}

// there says how many messages a part has.
func (e Exposure) there(where string, t discord.Tally) string {
	older := ""
	if !e.Stopped.IsZero() {
		older = " older than " + plainDay(e.Stopped) + ", the day the scraper's accounts were banned"
	}
	if t.Messages == 0 {
		return fmt.Sprintf("Discord stores no messages of yours in %s%s.", where, older)
	}
	first, last := law.DateOf(t.First), law.DateOf(t.Last)
	period := fmt.Sprintf("the first of %s, the last of %s", plainDay(first), plainDay(last))
	if first == last {
		period = "from " + plainDay(first)
	}
	return fmt.Sprintf("In %s Discord still stores %s of yours%s, %s.", where, count(t.Messages, "message"), older, period)
}

// plainDay writes a date with plain spaces, for places where lines are broken
// and copied.
func plainDay(d law.Date) string { return strings.ReplaceAll(d.Long("en"), "\u00a0", " ") }

func be(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func number(n int) string {
	if n == 0 {
		return "None"
	}
	return grouped(n)
}

func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + one + "s"
}

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
