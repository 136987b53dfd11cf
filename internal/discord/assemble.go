package discord

import (
	"cmp"
	"slices"
	"strings"
)

// label is what the index calls a channel, if that tells of a place and not
// of a person. It is not taken apart: names hold " in " themselves.
func label(s string) string {
	if s == "None" || strings.HasPrefix(s, "Direct Message with ") {
		return ""
	}
	return shown(s)
}

// assemble makes the result of what was read.
func (r *reader) assemble(a accountFile, members map[ID]string, targets []target, labels map[ID]string) *Package {
	p := &Package{Account: a.Account}
	servers := map[ID]*Server{}
	server := func(id ID, standing Standing) *Server {
		s := servers[id]
		if s == nil {
			s = &Server{ID: id, Name: members[id], Standing: standing}
			servers[id] = s
		}
		return s
	}
	for id := range members {
		server(id, Member)
	}
	gone := Unsure
	if r.layout.hasServers {
		gone = Left
	}
	p.Channels = make([]Channel, 0, len(targets))
	for i := range targets {
		c := targets[i].channel(gone, labels)
		if c.Kind == InServer {
			s := server(c.Server, gone)
			if s.Name == "" {
				s.Name = shown(targets[i].file.guildName)
			}
			s.Channels++
			t := Tally{s.Messages, s.First, s.Last}
			t.Add(Tally{c.Messages, c.First, c.Last})
			s.Messages, s.First, s.Last = t.Messages, t.First, t.Last
			c.Standing = s.Standing
		}
		p.Totals.add(&c)
		p.Channels = append(p.Channels, c)
	}
	for _, id := range a.settings {
		server(id, Settings)
	}
	for _, s := range servers {
		p.Servers = append(p.Servers, *s)
	}
	slices.SortFunc(p.Servers, func(a, b Server) int {
		return cmp.Or(cmp.Compare(b.Messages, a.Messages), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(p.Channels, func(a, b Channel) int { return cmp.Compare(a.ID, b.ID) })
	if p.Account.ID == 0 {
		p.Account = propose(targets)
	}
	p.Report = r.report.notes(r.layout, p)
	return p
}

// channel is the channel without what only its file says.
func (t *target) channel(gone Standing, labels map[ID]string) Channel {
	c := t.Channel
	f := &t.file
	if f.id != 0 && f.id != c.ID {
		c.ID = f.id // the folder's name is the copy
	}
	c.Kind, c.Server, c.Name = f.kind, f.guild, shown(f.name)
	switch c.Kind {
	case Direct:
		c.Standing = Member
	case Group: // one that was left has nothing but its ID
		if c.Standing = Member; !f.listed && f.name == "" {
			c.Standing = Left
		}
	case Unknown:
		c.Standing, c.Name = Left, labels[t.Channel.ID]
	}
	return c
}

func (t *Totals) add(c *Channel) {
	t.Channels++
	t.Lost += c.Lost
	if c.Incomplete {
		t.Incomplete++
	}
	switch c.Kind {
	case InServer:
		t.InServers += c.Messages
	case Direct:
		t.Direct += c.Messages
	case Group:
		t.Group += c.Messages
	default:
		t.Unknown += c.Messages
	}
	sum := Tally{t.Messages, t.First, t.Last}
	sum.Add(Tally{c.Messages, c.First, c.Last})
	t.Messages, t.First, t.Last = sum.Messages, sum.First, sum.Last
}

// propose finds the account that takes part in most private chats of two: in
// a package without its account file that is the person's own. Fewer than
// three say nothing.
func propose(targets []target) Account {
	votes := map[ID]int{}
	for i := range targets {
		if targets[i].file.kind != Direct {
			continue
		}
		for _, id := range targets[i].file.recipients {
			votes[id]++
		}
	}
	var best ID
	tie := false
	for id, n := range votes {
		switch {
		case n > votes[best]:
			best, tie = id, false
		case n == votes[best]:
			tie = true
		}
	}
	if best == 0 || tie || votes[best] < 3 {
		return Account{}
	}
	return Account{ID: best, Created: best.Made(), Proposed: true}
}
