package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

// person is a request with every field filled in, so that what leaks is seen.
func person(home law.Place, to, letter, send string) letters.Request {
	r := letters.Request{
		Incident: "spy-pet", Residence: home, Addressees: []string{to}, Letter: letter, Send: send, Reply: send,
		Date:  law.Date{Year: 2026, Month: 11, Day: 22},
		Place: "Musterstadt", Extra: "",
		Subject: letters.Subject{Name: "Jane Roe", Address: []string{"17 Example Crescent", "10115 Musterstadt"}, Email: "jane@example.org", Alias: "contact-7f3@example.net"},
		Identifiers: map[string]string{
			"discord-user-id": "253286221395001345", "discord-username": "nelly.example", "discord-tag": "Nelly#1337", "account-email": "nelly@example.org",
			"email": "jane@example.org", "username": "jroe-example", "account-id": "4711-0815",
		},
		Own: []directory.Entry{{
			ID: "my-broker", Service: "Example Data", Role: law.Broker, Identifiers: []string{"email", "username"},
			Entities: []directory.Entity{{For: []string{"*"}, Name: "Example Data Services Limited", Address: []string{"1 Data Square", "Springfield, IL 62701", "United States"}, Country: "US", Email: "privacy@example.com"}},
		}},
	}
	if to == "my-broker" {
		r.Incident, r.Reason = "scrape", "Its pages show my profile and old posts of mine from two forums."
	}
	return r
}

// eachComposed composes every letter that a person at one of these places can
// send, with the options as they come and with all turned on.
func eachComposed(t *testing.T, do func(name string, r letters.Request, l letters.Letter)) {
	t.Helper()
	kinds := map[law.Place][]string{
		"DE": {"access", "erasure", "access-erasure"}, "GB": {"access", "erasure", "access-erasure"},
		"US-CA": {"know", "delete", "opt-out", "know-opt-out-delete"}, "BR": {letters.VoluntaryRequest},
	}
	for home, list := range kinds {
		for _, letter := range list {
			for _, to := range []string{"discord", "my-broker", "spy-pet"} {
				for _, send := range []string{"email", "post"} {
					if to == "spy-pet" && send == "post" {
						continue // it has no postal address
					}
					r := person(home, to, letter, send)
					jobs, err := letters.Resolve(r, letters.Sources{Today: r.Date})
					if err != nil {
						t.Fatalf("%s, %s to %s: %v", home, letter, to, err)
					}
					for _, all := range []bool{false, true} {
						j := jobs[0]
						if all {
							j.Choice.Options = map[string]bool{}
							for _, o := range j.Template.Meta.Options {
								j.Choice.Options[o.Name] = true
							}
						}
						name := fmt.Sprintf("%s, %s, by %s, all options %v", home, j.Template.Name, send, all)
						l, err := letters.Compose(j)
						if err != nil {
							t.Errorf("%s: %v", name, err)
							continue
						}
						do(name, r, l)
					}
				}
			}
		}
	}
}

// TestEveryLetterFits: two sheets at most, one for what a hostile addressee
// gets unless it is asked two things at once, and type of at least 10 points.
func TestEveryLetterFits(t *testing.T) {
	eachComposed(t, func(name string, _ letters.Request, l letters.Letter) {
		pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		most := 2
		if l.Hostile && l.Name != "access-erasure" {
			most = 1
		}
		if len(pages) > most {
			t.Errorf("%s: %d pages", name, len(pages))
		}
		for _, p := range pages {
			for _, m := range p.Marks {
				if text, ok := m.(*letters.TextMark); ok && text.Part == letters.PartBody && text.Font.Size < 100 {
					t.Errorf("%s: %d tenths of a point", name, text.Font.Size)
					return
				}
			}
		}
	})
}

// TestHostileLettersTellTheIDOnly searches letters to a hostile addressee for
// everything else the person has answered.
func TestHostileLettersTellTheIDOnly(t *testing.T) {
	hostile := 0
	eachComposed(t, func(name string, r letters.Request, l letters.Letter) {
		if !l.Hostile {
			return
		}
		hostile++
		whole := strings.ToLower(strings.Join([]string{letters.Text(l, 100), l.Re, l.Title, l.FileName, fmt.Sprint(l.Sender, l.ReturnLine, l.Signature, l.DateLine)}, "\n"))
		for _, secret := range []string{
			"jane", "roe", "crescent", "10115", "musterstadt", "jane@example.org", "nelly", "1337", "nelly@example.org", "jroe", "4711", "germany", "brazil",
		} {
			if strings.Contains(whole, secret) {
				t.Errorf("%s tells %q", name, secret)
			}
		}
		for _, told := range []string{"253286221395001345", "contact-7f3@example.net"} {
			if !strings.Contains(whole, told) {
				t.Errorf("%s lacks %q", name, told)
			}
		}
		if len(l.Sender) > 0 || l.SignByHand || l.ReturnLine != "" {
			t.Errorf("%s has a sender or a place to sign", name)
		}
	})
	if hostile == 0 {
		t.Error("no letter to a hostile addressee was composed")
	}
}

// TestComposedDates: what the texts say before the dated sentences of the
// furniture fits those sentences.
func TestComposedDates(t *testing.T) {
	eachComposed(t, func(name string, r letters.Request, l letters.Letter) {
		var body []string
		for _, part := range templates.Paragraphs(l.Body) {
			body = append(body, part)
		}
		text := strings.Join(body, "\n")
		dated := strings.Count(text, "that period ends on") + strings.Count(text, "that is by")
		switch {
		case l.Regime == law.None:
			if dated > 0 || strings.Contains(text, "period") {
				t.Errorf("%s: a date without a law", name)
			}
		case r.Send == "post" && dated > 0:
			t.Errorf("%s: by post, the day of receipt is not known", name)
		case r.Send == "post" && strings.Count(text, "runs from the day on which you receive this letter") != 1:
			t.Errorf("%s: it does not say, once, from when the period runs", name)
		case r.Send == "email" && dated == 0:
			t.Errorf("%s: no date", name)
		}
	})
}
