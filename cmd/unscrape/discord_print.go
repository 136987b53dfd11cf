package main

import (
	"io"
	"strings"
	"time"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// printInspection writes what a package holds, for people.
func printInspection(w io.Writer, p *discord.Package, x incident.Exposure, lists []readList) error {
	out := &printer{w: w}
	printAccount(out, p.Account)
	t := p.Totals
	out.line("")
	out.line("Messages that Discord still stored when the package was made")
	out.line("  %s in %s%s", plural(t.Messages, "message", "messages"), plural(t.Channels, "channel", "channels"), period(t.First, t.Last))
	out.line("  %d in servers, %d in private chats, %d in group chats, %d in channels whose server is unknown", t.InServers, t.Direct, t.Group, t.Unknown)
	if t.Incomplete > 0 {
		out.line("  There are more: %s could not be read to the end.", plural(t.Incomplete, "channel", "channels"))
	}
	printServers(out, x)
	if len(lists) > 0 {
		out.line("")
		out.line("Lists compared")
	}
	for _, l := range lists {
		out.line("  %s", l.words())
	}
	out.line("")
	out.line("What this means")
	for _, s := range x.Sentences() {
		out.line("  %s", s)
	}
	out.line("")
	out.line("How reading went (nothing personal is in this part)")
	for _, n := range p.Report {
		out.line("  %-9s %s", n.Kind.String()+":", n.Text)
	}
	return out.err
}

func printAccount(out *printer, a discord.Account) {
	out.line("Account")
	if a.ID == 0 {
		out.line("  The package does not say whose it is.")
		return
	}
	for _, f := range []struct{ label, value string }{
		{"user ID", a.ID.String()}, {"username", a.Username}, {"old tag", a.Tag},
		{"display name", a.DisplayName}, {"e-mail", a.Email}, {"made on", day(law.DateOf(a.Created))},
	} {
		if f.value != "" {
			out.line("  %-14s%s", f.label, f.value)
		}
	}
	if a.Proposed {
		out.line("  The package has no account ID; this one stands in most private chats. Is it yours?")
	}
}

// printServers writes the table of servers, the most exposed first.
func printServers(out *printer, x incident.Exposure) {
	out.line("")
	out.line("Servers: %d", len(x.Servers))
	if len(x.Servers) == 0 {
		return
	}
	before := "all"
	if !x.Stopped.IsZero() {
		before = "before " + x.Stopped.String()
	}
	out.line("  %-10s  %-8s  %9s  %17s  %-23s  %-20s  %s", "listed", "standing", "messages", before, "period", "server ID", "name")
	for _, s := range x.Servers {
		mark := "?"
		if x.Compared {
			mark = s.Mark.String()
		}
		out.line("  %-10s  %-8s  %9d  %17d  %-23s  %-20s  %s", mark, standing(s.Standing), s.Messages, s.Before.Messages,
			strings.TrimPrefix(period(s.First, s.Last), ", "), s.ID, safetext.Cut(s.Name, 60))
	}
}

func standing(s discord.Standing) string {
	switch s {
	case discord.Settings:
		return "settings" // the account still has settings for it
	case discord.Unsure:
		return "?"
	}
	return s.String()
}

// period is ", 2023-12-09 – 2023-12-11", or nothing.
func period(first, last time.Time) string {
	if first.IsZero() {
		return ""
	}
	return ", " + first.Format(time.DateOnly) + "–" + last.Format(time.DateOnly)
}

// inspectResult is the JSON of a package: docs/json.md.
type inspectResult struct {
	Account  accountResult  `json:"account"`
	Totals   totalsResult   `json:"totals"`
	Servers  []serverResult `json:"servers"`
	Lists    []listResult   `json:"lists"`
	Exposure exposureResult `json:"exposure"`
	Report   []noteResult   `json:"report"`
}

type accountResult struct {
	ID          string `json:"id"`
	Username    string `json:"username"`
	Tag         string `json:"tag"`
	DisplayName string `json:"display_name"`
	Email       string `json:"email"`
	Created     string `json:"created"`
	Proposed    bool   `json:"proposed"`
}

type totalsResult struct {
	Messages   int `json:"messages"`
	InServers  int `json:"in_servers"`
	Direct     int `json:"direct"`
	Group      int `json:"group"`
	Unknown    int `json:"unknown"`
	Lost       int `json:"lost"`
	Channels   int `json:"channels"`
	Incomplete int `json:"incomplete"`
}

type serverResult struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Member   bool        `json:"member"`
	Standing string      `json:"standing"`
	Channels int         `json:"channels"`
	Messages int         `json:"messages"`
	First    string      `json:"first"`
	Last     string      `json:"last"`
	Listed   string      `json:"listed"`
	Before   tallyResult `json:"before"`
}

type tallyResult struct {
	Messages int    `json:"messages"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

type partResult struct {
	Servers int `json:"servers"`
	tallyResult
}

type listResult struct {
	File    string `json:"file"`
	Mark    string `json:"mark"`
	IDs     int    `json:"ids"`
	Entries int    `json:"entries"`
	Repeats int    `json:"repeats"`
	Damaged int    `json:"damaged"`
	Other   int    `json:"other"`
}

type exposureResult struct {
	Compared  bool        `json:"compared"`
	Stopped   string      `json:"stopped"`
	Tracked   partResult  `json:"tracked"`
	Known     partResult  `json:"known"`
	NotListed partResult  `json:"not_listed"`
	All       partResult  `json:"all"`
	Unknown   tallyResult `json:"unknown"`
	Words     []string    `json:"words"`
}

type noteResult struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func inspectJSON(p *discord.Package, x incident.Exposure, lists []readList) inspectResult {
	a, t := p.Account, p.Totals
	r := inspectResult{
		Account: accountResult{Username: a.Username, Tag: a.Tag, DisplayName: a.DisplayName, Email: a.Email, Proposed: a.Proposed},
		Totals:  totalsResult{t.Messages, t.InServers, t.Direct, t.Group, t.Unknown, t.Lost, t.Channels, t.Incomplete},
		Servers: []serverResult{}, Lists: []listResult{}, Report: []noteResult{},
		Exposure: exposureResult{
			Compared: x.Compared, Tracked: partOf(x.Tracked), Known: partOf(x.Known), NotListed: partOf(x.NotListed),
			All: partOf(x.All), Unknown: tallyOf(x.Unknown), Words: notNil(x.Sentences()),
		},
	}
	if a.ID != 0 {
		r.Account.ID, r.Account.Created = a.ID.String(), a.Created.Format(time.DateOnly)
	}
	if !x.Stopped.IsZero() {
		r.Exposure.Stopped = x.Stopped.String()
	}
	for _, s := range x.Servers {
		one := serverResult{
			ID: s.ID.String(), Name: s.Name, Member: s.Standing == discord.Member, Standing: s.Standing.String(),
			Channels: s.Channels, Messages: s.Messages, First: dateOf(s.First), Last: dateOf(s.Last), Before: tallyOf(s.Before),
		}
		if x.Compared {
			one.Listed = s.Mark.String()
		}
		r.Servers = append(r.Servers, one)
	}
	for _, l := range lists {
		r.Lists = append(r.Lists, listResult{safetext.String(l.name), l.mark.String(), len(l.IDs), l.Entries, l.Repeats, l.Damaged, l.Other})
	}
	for _, n := range p.Report {
		r.Report = append(r.Report, noteResult{n.Kind.String(), n.Text})
	}
	return r
}

func partOf(p incident.Part) partResult { return partResult{p.Servers, tallyOf(p.Before)} }

func tallyOf(t discord.Tally) tallyResult {
	return tallyResult{t.Messages, dateOf(t.First), dateOf(t.Last)}
}

func dateOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
