package sample

import (
	"fmt"
	"iter"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// homes are where people live whom each regime protects.
var homes = map[law.Regime]law.Place{law.GDPR: "FR", law.UKGDPR: "GB", law.CCPA: "US-CA", law.FADP: "CH", law.None: "US-TX"}

// Every is each letter that comes with the program, composed: in each of its
// languages, to a known platform, to one from elsewhere, to a known scraper and
// to a hostile one, by e-mail and by post, with all its options and with none.
// The name tells them apart; an error is one of the texts'.
func Every() iter.Seq2[string, letters.Letter] {
	return func(yield func(string, letters.Letter) bool) {
		for _, info := range templates.NewLibrary(templates.Shipped(), nil).List() {
			for _, to := range addressees(info.Role) {
				for _, send := range []string{"email", "post"} {
					for _, on := range []bool{true, false} {
						l, err := compose(info, to, send, on)
						if err != nil {
							panic(fmt.Sprintf("%s to %s: %v", info.Path, to, err)) // a test's own data
						}
						if !yield(fmt.Sprintf("%s to %s by %s, options %v", info.Path, to, l.Send, on), l) {
							return
						}
					}
				}
			}
		}
	}
}

func addressees(role law.Role) []string {
	switch role {
	case law.Platform:
		return []string{"discord", "example-chat"}
	case law.Host:
		return []string{"cloudflare", "namecheap"}
	case law.SearchEngine:
		return []string{"google-search", "internet-archive"}
	}
	return []string{"spy-pet", "example-broker"}
}

func compose(info templates.Info, to, send string, on bool) (letters.Letter, error) {
	home := homes[info.Regime]
	r := letters.Request{
		Incident: "spy-pet", Residence: home, Addressees: []string{to}, Letter: info.Letter,
		Send: send, Reply: "email", Place: "Paris", Date: Day,
		Subject: letters.Subject{Name: "Nomen Nominandum", Address: []string{"Musterweg 1", "10115 Exempla"}, Email: "nn@example.org", Alias: "contact-7f3@example.net"},
		Identifiers: map[string]string{
			"discord-user-id": "253286221395001345", "discord-username": "nelly", "discord-tag": "Nelly#1337",
			"account-email": "nelly@example.org", "account-id": "1337", "email": "nelly@example.org",
		},
	}
	if on && to == "discord" {
		r.Servers = []letters.Server{
			{ID: "123456789012345678", Name: "Exempla", Messages: 120, First: Day.AddDays(-2000), Last: Day.AddDays(-1000), Listed: "tracked"},
			{ID: "12345678901234567890", Messages: 1, First: Day.AddDays(-900), Last: Day.AddDays(-900), Listed: "known"},
		}
		r.MessageLists = []letters.MessageList{{File: "discord-messages.csv", Rows: 121, SHA256: "1f26a9a5f93ebbc565d0e2640e47db98721a2fda86f9d071554af57d397a1bf7"}}
	}
	choice := letters.Choice{Language: info.Language}
	if info.Role.TakesNotice() {
		r.URLs = []string{"https://spy.pet/253286221395001345"}
		if on {
			choice.Disclose = []string{"name", "username"}
		}
	}
	if send == "post" {
		r.Reply = "post"
	}
	if on && to == "spy-pet" {
		choice.Disclose = []string{"country"}
	}
	r.Letters = map[string]letters.Choice{to: choice}
	if to == "example-chat" || to == "example-broker" {
		r.Incident = "scrape"
		var at law.Place
		if info.Regime == law.FADP { // a Swiss one answers to people elsewhere, too
			at, r.Residence = "CH", "US-TX"
		}
		r.Own = []directory.Entry{
			own("example-chat", "Example Chat", law.Platform, at), own("example-broker", "Example Leads", law.Broker, at),
		}
		r.Addressees = []string{"example-chat", "example-broker"}
	}
	s := letters.Sources{Today: Day}
	jobs, err := letters.Resolve(r, s)
	if err != nil {
		return letters.Letter{}, err
	}
	for _, j := range jobs {
		if j.Entry.ID != to {
			continue
		}
		j.Choice.Options = map[string]bool{}
		for _, o := range j.Template.Meta.Options {
			j.Choice.Options[o.Name] = on
		}
		if j.Template.Path != info.Path {
			return letters.Letter{}, fmt.Errorf("it is written by %s", j.Template.Path)
		}
		return letters.Compose(j)
	}
	return letters.Letter{}, fmt.Errorf("nobody is written to")
}

func own(id, service string, role law.Role, at law.Place) directory.Entry {
	return directory.Entry{
		ID: id, Service: service, Role: role, KnownFirm: true, Identifiers: []string{"account-id", "email"},
		Entities: []directory.Entity{{Name: service + " Ltd", Address: []string{"1 Example Street", "Exempla"}, Email: "privacy@example.org", Country: at, For: []string{"*"}}},
	}
}
