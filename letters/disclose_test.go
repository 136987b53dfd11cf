package letters

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/templates"
)

const hostileRequest = `incident = "spy-pet"
reason = "Somebody quoted my messages to me at work."
residence = "DE-BY"
residence-then = "AT"
addressees = ["discord", "spy-pet"]
place = "Rosenheim"
extra = "I know Fabian from the third floor."

[subject]
name = "Jürgen Müller-Lüdenscheidt"
address = ["Musterweg 1", "83022 Rosenheim", "Germany"]
email = "j.mueller@mueller-family.example"
alias = "contact-7f3@example.net"

[identifiers]
discord-user-id = "253286221395001345"
discord-username = "nelly_the_fox"
discord-tag = "Nelly#1337"
account-email = "foxmail77@example.org"
account-id = "XK-99881"
phone = "+49 8031 5551234"
profile-url = "https://social.example.com/u/foxy"
`

// personal is what no byte of a letter to a hostile addressee may hold.
var personal = []string{
	"Jürgen", "Müller", "Mueller", "Lüdenscheidt", "Musterweg", "83022", "Rosenheim", "Germany", "Bavaria", "Austria", "mueller-family", "nelly", "Nelly",
	"1337", "foxmail77", "99881", "5551234", "foxy", "quoted my messages", "Fabian",
}

func hostileJob(t testing.TB, change func(*Choice)) (Job, error) {
	t.Helper()
	r, err := Decode([]byte(hostileRequest))
	if err != nil {
		t.Fatal(err)
	}
	r.Letters = map[string]Choice{"spy-pet": {Letter: "access-erasure"}}
	c := r.Letters["spy-pet"]
	change(&c)
	r.Letters["spy-pet"] = c
	jobs, err := Resolve(r, Sources{Today: today, TemplateFile: func(path string) (*templates.Template, error) {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return templates.Parse(path, src)
	}})
	if err != nil {
		return Job{}, err
	}
	return jobs[1], nil
}

func TestHostileLetterTellsNothing(t *testing.T) {
	for _, residence := range []string{"DE-BY", "GB", "US-CA"} {
		for _, kind := range []string{"access", "erasure", "access-erasure", "voluntary-request"} {
			r, err := Decode([]byte(strings.Replace(hostileRequest, `"DE-BY"`, `"`+residence+`"`, 1)))
			if err != nil {
				t.Fatal(err)
			}
			r.Letter, r.ResidenceThen = kind, ""
			jobs, err := Resolve(r, Sources{Today: today})
			if err != nil {
				t.Fatal(residence, kind, err)
			}
			l, err := Compose(jobs[1])
			if err != nil {
				t.Error(residence, kind, err)
				continue
			}
			all := Text(l, 100) + strings.Join(texts(l.parts()), "\n")
			for _, p := range personal {
				if strings.Contains(all, p) {
					t.Errorf("%s %s: the letter tells %q", residence, kind, p)
				}
			}
			for _, d := range l.Disclosure {
				switch d.Field {
				case "identifiers.discord-user-id", "subject.alias", "residence":
				default:
					t.Errorf("%s %s: discloses %s", residence, kind, d.Field)
				}
			}
			if len(l.Sender) > 0 || l.ReturnLine != "" || l.SignByHand || len(l.Enclosures) > 0 || l.Window != "none" {
				t.Errorf("%s %s: %+v", residence, kind, l)
			}
		}
	}
}

// TestLeaksAreRefused puts each thing that must not be told into the text.
func TestLeaksAreRefused(t *testing.T) {
	for _, c := range []struct{ leak, field string }{
		{"Jürgen Müller-Lüdenscheidt", "subject.name"}, {"JURGEN MULLER LUDENSCHEIDT", "subject.name"}, {"Yours, J. Müller", "subject.name"},
		{"Frau Mueller", "subject.name"}, {"Ｊüｒｇｅｎ", "subject.name"}, {"Mu\u0308llers", "subject.name"},
		{"**Mül**ler", "subject.name"}, {"Musterweg", "subject.address"}, {"83022", "subject.address"}, {"in Rosenheim", "subject.address"},
		{"j.mueller@mueller-family.example", "subject.name"}, {"foxmail77", "identifiers.account-email"}, {"write to FOXMAIL77@EXAMPLE.ORG", "identifiers.account-email"},
		{"nelly_the_fox", "identifiers.discord-username"}, {"nelly the fox", "identifiers.discord-username"}, {"Nelly#1337", "identifiers.discord-tag"},
		{"I am Nelly", "identifiers.discord-tag"}, {"XK 99881", "identifiers.account-id"}, {"08031/555-1234", "identifiers.phone"}, {"foxy", "identifiers.profile-url"},
		{"I live in Germany", "subject.address"}, {"Bavaria", "residence"}, {"I was in Austria", "residence-then"},
		{"Somebody quoted my messages to me at work", "reason"}, {"I know Fabian from the third floor", "extra"},
	} {
		j, err := hostileJob(t, func(ch *Choice) {
			ch.Body = "Please delete everything.\n\n[[identifiers]]\n\nThank you: " + c.leak + "\n"
		})
		if err != nil {
			t.Fatal(err)
		}
		_, err = Compose(j)
		var d *DisclosureError
		if !errors.As(err, &d) {
			t.Errorf("%q passes: %v", c.leak, err)
			continue
		}
		if d.Field != c.field || d.Part != "paragraph 2" {
			t.Errorf("%q: %s in %s, want %s", c.leak, d.Field, d.Part, c.field)
		}
		if _, p := Preview(j.Request, Sources{Today: today}, "spy-pet"); len(p) == 0 || p[len(p)-1].Warning {
			t.Errorf("%q: the preview shows it", c.leak)
		}
	}
}

func TestExtraToHostileRefused(t *testing.T) {
	_, err := hostileJob(t, func(c *Choice) { c.Extra = "Kind regards, Jürgen" })
	var f *FieldError
	if !errors.As(err, &f) || f.Field != "letters.spy-pet.extra" {
		t.Error(err)
	}
}

const ownTemplate = `+++
title = "TITLE"
regime = "gdpr"
letter = "access-erasure"
role = "scraper"
language = "en"
rights = []
summary = "s"
+++
Please delete everything about me, BODY.

{{identifiers}}

1. Delete it.

{{due}}
`

func TestOwnTemplateLeaks(t *testing.T) {
	for _, c := range []struct {
		title, body, part string
	}{
		{"Request", "Jürgen Müller", "paragraph 1"}, {"Request of Mueller", "thanks", "the subject line"}, {"Request", "{{.Subject.Name}}", "field"},
		{"Request", "because {{.Reason}}", "field"},
	} {
		file := filepath.Join(t.TempDir(), "mine.md")
		src := strings.Replace(strings.Replace(ownTemplate, "TITLE", c.title, 1), "BODY", c.body, 1)
		if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := hostileJob(t, func(ch *Choice) { ch.Template = file })
		if err != nil {
			t.Fatal(err)
		}
		_, err = Compose(j)
		var d *DisclosureError
		var h *templates.HostileFieldError
		if c.part == "field" && !errors.As(err, &h) || c.part != "field" && (!errors.As(err, &d) || d.Part != c.part) {
			t.Errorf("%s, %s: %v", c.title, c.body, err)
		}
		// The same text as the person's own folder would lay it over.
		own := fstest.MapFS{"en/gdpr-access-erasure-scraper.md": {Data: []byte(src)}}
		r := j.Request
		r.Letters = nil
		r.Letter = "access-erasure"
		jobs, err := Resolve(r, Sources{Today: today, Templates: templates.NewLibrary(templates.Shipped(), own)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Compose(jobs[1]); err == nil && jobs[1].Template.InsteadOf == nil { // passed over for a fault
			t.Errorf("%s, %s: passes from the own folder", c.title, c.body)
		}
	}
}

// TestOwnIncidentAndEntryLeaks: names reach a letter also through files that
// the person wrote.
func TestOwnIncidentAndEntryLeaks(t *testing.T) {
	mine := incident.Incident{ID: "mine", Kind: "scrape", Title: "t", Scrapers: []string{"leakbot"}, Collected: []string{"photographs of Mueller and others"}}
	plain := mine
	plain.Collected = []string{"photographs"}
	for _, c := range []struct {
		service string
		in      incident.Incident
		leaks   bool
	}{{"Leakbot", plain, false}, {"Leakbot", mine, true}, {"the Müller haters", plain, true}} {
		r, err := Decode([]byte(hostileRequest))
		if err != nil {
			t.Fatal(err)
		}
		r.Incident, r.Addressees, r.Extra = "mine.toml", []string{"leakbot"}, ""
		r.Own = []directory.Entry{{ID: "leakbot", Service: c.service, Role: "scraper", Entities: []directory.Entity{{Name: "Leakbot", Email: "a@example.com"}}}}
		lists := strings.Replace(strings.Replace(ownTemplate, "TITLE", "Request", 1), "BODY", "{{.Addressee.Service}}: {{with .Incident.Collected}}{{join .}}{{end}}", 1)
		own := fstest.MapFS{"en/gdpr-access-erasure-scraper.md": {Data: []byte(lists)}}
		jobs, err := Resolve(r, Sources{
			Today: today, Templates: templates.NewLibrary(templates.Shipped(), own),
			Incident: func(string) (incident.Incident, error) { return c.in, nil },
		})
		if err != nil {
			t.Fatal(err)
		}
		var d *DisclosureError
		if _, err := Compose(jobs[0]); errors.As(err, &d) != c.leaks {
			t.Errorf("%s, %v: %v", c.service, c.in.Collected, err)
		}
	}
}

// TestCommonWordsAsNames: people called like words of the letter can write.
func TestCommonWordsAsNames(t *testing.T) {
	for _, name := range []string{"May Will", "Grace Data", "Art Close", "Li", "Rose Access", "Reason Time"} {
		r, err := Decode([]byte(hostileRequest))
		if err != nil {
			t.Fatal(err)
		}
		r.Subject.Name = name
		r.Letter = "access-erasure"
		r.Addressees = []string{"discord", "spy-pet"}
		jobs, err := Resolve(r, Sources{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Compose(jobs[1]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		jobs[1].Choice.Body = "I am " + name + ".\n\n[[identifiers]]\n"
		if _, err := Compose(jobs[1]); err == nil && name != "Li" {
			t.Errorf("%s: the whole name passes", name)
		}
	}
}

func TestUsernameByChoice(t *testing.T) {
	j, err := hostileJob(t, func(c *Choice) { c.Disclose = []string{"username", "country"} })
	if err != nil {
		t.Fatal(err)
	}
	l, err := Compose(j)
	if err != nil {
		t.Fatal(err)
	}
	text := Text(l, 80)
	for _, want := range []string{"nelly_the_fox", "Germany"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if strings.Contains(text, "1337") || strings.Contains(text, "Bavaria") {
		t.Error("more than was chosen")
	}
}

func TestAlias(t *testing.T) {
	for _, c := range []struct{ alias, other, want string }{
		{"a.b@gmail.com", "ab+x@googlemail.com", "refused"}, {"A.B@example.org", "ab@EXAMPLE.org", "refused"},
		{"xq77@example.net", "ab@example.org", ""}, {"jane77@example.net", "ab@example.org", "warned"},
		{"xq77@roe.example", "ab@roe.example", "warned"}, {"xq77@gmail.com", "ab@gmail.com", ""}, {"the-fox@example.net", "ab@example.org", "warned"},
		{"box@fox.example", "ab@example.org", "warned"}, {"jane.roe@fox.example", "ab@example.org", "warned"}, {"box@fox.proton.me", "ab@example.org", "warned"},
		{"box@post.roe-family.example", "ab@roe-family.example", "warned"}, {"box@family.example", "ab@mail.family.example", "warned"},
		{"foxmail77@proton.me", "foxmail77@example.org", "warned"}, {"box@notfamily.example", "ab@family.example", ""},
		{"ab@pm.me", "AB@protonmail.com", "refused"}, {"ab@me.com", "ab@icloud.com", "refused"}, {"a+b+c@gmail.com", "A@gmail.com", "refused"},
	} {
		r := Request{Subject: Subject{Name: "Jane Roe", Alias: c.alias, Email: c.other}, Identifiers: map[string]string{"discord-username": "fox"}}
		got := ""
		if aliasFault(r) != "" {
			got = "refused"
		} else if aliasWarning(r) != "" {
			got = "warned"
		}
		if got != c.want {
			t.Errorf("%s beside %s: %q, want %q", c.alias, c.other, got, c.want)
		}
	}
}

// TestHostileLanguage: a language chosen for all letters could tell a hostile
// addressee the country; only a choice for this very letter does, and it is
// said.
func TestHostileLanguage(t *testing.T) {
	compose := func(own string) Letter {
		r, err := Decode([]byte(hostileRequest))
		if err != nil {
			t.Fatal(err)
		}
		r.Language, r.Letters = "de", map[string]Choice{"spy-pet": {Letter: "access", Language: own}}
		jobs, err := Resolve(r, Sources{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if jobs[0].Choice.Language != "de" {
			t.Errorf("to Discord in %q", jobs[0].Choice.Language)
		}
		l, err := Compose(jobs[1])
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	told := func(l Letter) bool {
		return slices.ContainsFunc(l.Disclosure, func(d Disclosed) bool { return d.Label == "the language you write in" })
	}
	if l := compose(""); base(l.Language) != "en" || told(l) {
		t.Errorf("by default in %s: %+v", l.Language, l.Disclosure)
	}
	if l := compose("de"); base(l.Language) != "de" || !told(l) {
		t.Errorf("by choice in %s: %+v", l.Language, l.Disclosure)
	}
}
