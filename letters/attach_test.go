package letters_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

var attachDay = law.Date{Year: 2026, Month: 11, Day: 22}

// withServers is a request to Discord that names n servers and lists files.
func withServers(n, lists int) letters.Request {
	r := letters.Request{
		Incident: "spy-pet", Residence: "DE", Addressees: []string{"discord"}, Letter: "erasure", Date: attachDay, Reply: "post",
		Subject:     letters.Subject{Name: "Jane Roe", Address: []string{"Musterweg 1", "10115 Exempla"}},
		Identifiers: map[string]string{"discord-user-id": "253286221395001345", "discord-username": "nelly", "discord-tag": "Nelly#1337", "account-email": "jane@example.org"},
	}
	for i := range n {
		r.Servers = append(r.Servers, letters.Server{
			ID: fmt.Sprint(18_300_000_000_000_000_000 + uint64(i)*7), Name: []string{"A server", "Ein Server, dessen Name über mehr als eine Zeile geht, weil er so lang ist", "Gaming \U0001F3AE\U0001F3AE", "", "=cmd|' /C calc'!A0"}[i%5],
			Messages: i, First: attachDay.AddDays(-2000 + i), Last: attachDay.AddDays(-900), Listed: []string{"tracked", "known", ""}[i%3],
		})
	}
	for i := range lists {
		r.MessageLists = append(r.MessageLists, letters.MessageList{File: fmt.Sprintf("discord-messages-%d.csv", i+1), Rows: 250_000, SHA256: strings.Repeat("0123456789abcdef", 4)})
	}
	return r
}

// noEmoji stands for a typeface without pictures.
func noEmoji(s string) (out []rune) {
	for _, r := range s {
		if r > 0xFFFF {
			out = append(out, r)
		}
	}
	return out
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(s)
}

func composeOne(t *testing.T, r letters.Request) letters.Letter {
	t.Helper()
	jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay, Missing: noEmoji})
	if err != nil {
		t.Fatal(err)
	}
	l, err := letters.Compose(jobs[0])
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Every letter to Discord in every language carries its annexes, and keeps to
// two sheets without them, however it goes and whatever else it says.
func TestAnnexInEveryLetter(t *testing.T) {
	homes := map[law.Regime]law.Place{law.GDPR: "FR", law.UKGDPR: "GB", law.CCPA: "US-CA", law.FADP: "CH", law.None: "US-TX"}
	languages := map[string]bool{}
	for _, info := range templates.NewLibrary(templates.Shipped(), nil).List() {
		if info.Role != law.Platform {
			continue
		}
		for _, lists := range []int{1, 7} {
			r := withServers(12, lists)
			r.Residence, r.Letter = homes[info.Regime], info.Letter
			choice := letters.Choice{Language: info.Language, Send: "post", Options: map[string]bool{}}
			jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay})
			if err == nil {
				for _, o := range jobs[0].Template.Meta.Options {
					choice.Options[o.Name] = true
				}
			}
			r.Letters = map[string]letters.Choice{"discord": choice}
			l := composeOne(t, r)
			if l.Regime != info.Regime {
				continue // Discord answers there under another law
			}
			languages[info.Language] = true
			erasure := slices.Contains([]string{"erasure", "delete"}, info.Letter)
			want := 1
			if erasure && lists > 1 {
				want = 2
			}
			text := letters.Text(l, 72)
			name := fmt.Sprintf("%s in %s, %d lists", info.Letter, info.Language, lists)
			if len(l.Annexes) != want || !strings.Contains(text, "18300000000000000077") || !strings.Contains(plainSpaces(text), plainSpaces(l.Annexes[0].Title)) {
				t.Errorf("%s: %d annexes", name, len(l.Annexes))
			}
			if strings.Contains(text, "%!") || strings.Contains(text, "\U0001F3AE") {
				t.Errorf("%s:\n%s", name, text)
			}
			if erasure != strings.Contains(text, "discord-messages-1.csv") || erasure != strings.Contains(text, strings.Repeat("0123456789abcdef", 4)) {
				t.Errorf("%s: the list is named: %v", name, !erasure)
			}
			if _, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics()); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if len(languages) < 8 {
		t.Errorf("only in %v", languages)
	}
}

// A table of many servers goes over many sheets, each with its head, nothing
// off the sheet and nothing lost.
func TestAnnexOverManySheets(t *testing.T) {
	l := composeOne(t, withServers(400, 30))
	form := letters.FormFor(l)
	pages, err := letters.LayOut(l, form, pdf.Metrics())
	if err != nil {
		t.Fatal(err)
	}
	heads, seen := 0, map[string]bool{}
	for _, p := range pages {
		for _, m := range p.Marks {
			x, ok := m.(*letters.TextMark)
			if !ok || x.Part != letters.PartAnnex {
				continue
			}
			if x.Text == "Server ID" {
				heads++
			}
			seen[x.Text] = true
			if x.Y > form.Height-form.Bottom || x.X+pdf.Metrics().Width(x.Font, x.Text) > form.Width-form.Right+letters.MM {
				t.Errorf("%q stands outside of the sheet", x.Text)
			}
		}
	}
	for i, s := range withServers(400, 0).Servers {
		if seen[s.ID] != (i < 300) {
			t.Fatalf("server %d is printed: %v", i, seen[s.ID])
		}
	}
	if heads < 5 || !strings.Contains(letters.Text(l, 72), "first 300 of 400 servers") {
		t.Errorf("%d heads on %d sheets", heads, len(pages))
	}
}

// Without a list, or with the option turned off, no letter speaks of one.
func TestMessageListOption(t *testing.T) {
	r := withServers(1, 1)
	if l := composeOne(t, r); !strings.Contains(strings.Join(l.Enclosures, " "), "discord-messages-1.csv") {
		t.Error(l.Enclosures)
	}
	r.Letters = map[string]letters.Choice{"discord": {Options: map[string]bool{"message-list": false}}}
	if l := composeOne(t, r); strings.Contains(letters.Text(l, 72), ".csv") || !strings.Contains(strings.Join(l.Warnings, " "), "turned off") {
		t.Error(letters.Text(l, 72))
	}
	r.Letters, r.Letter = nil, "access"
	l := composeOne(t, r)
	if strings.Contains(letters.Text(l, 72), ".csv") || !strings.Contains(strings.Join(l.Warnings, " "), "second letter") || !strings.Contains(letters.Text(l, 72), "My request covers all data about me") {
		t.Error(l.Warnings)
	}
	var told []string
	for _, d := range composeOne(t, withServers(2, 1)).Disclosure {
		told = append(told, d.Field)
	}
	if !slices.Contains(told, "servers") || !slices.Contains(told, "message-list") {
		t.Error(told)
	}
}

// A hostile addressee, and any other than Discord, learns of no server and no
// list, and nobody can write one into its letter.
func TestServersAreDiscordsAlone(t *testing.T) {
	r := withServers(3, 1)
	r.Reply = "email"
	r.Subject.Alias = "contact-7f3@example.net"
	r.Servers[0].Name = "Kleine Nachteulen"
	r.Addressees = []string{"spy-pet"}
	plain := composeOne(t, r)
	if len(plain.Annexes)+len(plain.Enclosures) > 0 {
		t.Error("an annex to a hostile addressee")
	}
	jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay})
	if err != nil {
		t.Fatal(err)
	}
	source, err := letters.Source(jobs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, leak := range []string{r.Servers[1].ID, "kleine-NACHTEULEN", "the server Kleine Nachteulen", r.MessageLists[0].SHA256, "discord-messages-1.csv"} {
		r.Letters = map[string]letters.Choice{"spy-pet": {Body: source + "\nI was there: " + leak + ".\n"}}
		jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay})
		if err != nil {
			t.Fatal(err)
		}
		var tells *letters.DisclosureError
		if _, err := letters.Compose(jobs[0]); !errors.As(err, &tells) {
			t.Errorf("%q: %v", leak, err)
		}
	}
}

func TestServersAreChecked(t *testing.T) {
	good := func() letters.Request { return withServers(3, 2) }
	for name, c := range map[string]struct {
		spoil func(*letters.Request)
		field string
	}{
		"as they are":          {func(r *letters.Request) {}, ""},
		"a short ID":           {func(r *letters.Request) { r.Servers[0].ID = "12345" }, "servers.id"},
		"a rounded ID":         {func(r *letters.Request) { r.Servers[0].ID = "1.83E+19" }, "servers.id"},
		"an ID beyond 64 bits": {func(r *letters.Request) { r.Servers[0].ID = "99999999999999999999" }, "servers.id"},
		"twice":                {func(r *letters.Request) { r.Servers[1].ID = r.Servers[0].ID }, "servers.id"},
		"a name that acts":     {func(r *letters.Request) { r.Servers[0].Name = "a\u202eb" }, "servers.name"},
		"less than none":       {func(r *letters.Request) { r.Servers[0].Messages = -1 }, "servers.messages"},
		"half a period":        {func(r *letters.Request) { r.Servers[0].Last = law.Date{} }, "servers.first"},
		"a period backwards":   {func(r *letters.Request) { r.Servers[0].First = attachDay }, "servers.first"},
		"another mark":         {func(r *letters.Request) { r.Servers[0].Listed = "scraped" }, "servers.listed"},
		"too many":             {func(r *letters.Request) { *r = withServers(1001, 0) }, "servers"},
		"a path":               {func(r *letters.Request) { r.MessageLists[0].File = "../messages.csv" }, "message-list.file"},
		"a device":             {func(r *letters.Request) { r.MessageLists[0].File = "C:messages.csv" }, "message-list.file"},
		"the same file":        {func(r *letters.Request) { r.MessageLists[1].File = "Discord-Messages-1.csv" }, "message-list.file"},
		"no rows":              {func(r *letters.Request) { r.MessageLists[0].Rows = 0 }, "message-list.rows"},
		"half a hash":          {func(r *letters.Request) { r.MessageLists[0].SHA256 = "abc" }, "message-list.sha256"},
	} {
		r := good()
		c.spoil(&r)
		var got []string
		for _, p := range letters.Check(r, letters.Sources{Today: attachDay}) {
			if !p.Warning {
				got = append(got, p.Field)
			}
		}
		if strings.Join(got, " ") != c.field {
			t.Errorf("%s: %v, want %s", name, got, c.field)
		}
	}
	if _, err := letters.Decode([]byte("[[servers]]\nid = 123456789012345678\n")); err == nil {
		t.Error("an ID without quotation marks was read")
	}
	if _, err := letters.Decode([]byte("[[servers]]\nid = \"123456789012345678\"\nowner = \"x\"\n")); err == nil {
		t.Error("an unknown key was read")
	}
}

func TestServersRoundTrip(t *testing.T) {
	r := letters.Clean(withServers(40, 3))
	data, err := letters.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	back, err := letters.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := letters.Encode(back)
	if diff := cmp.Diff(string(data), string(again)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(composeOne(t, r), composeOne(t, back)); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkProveServers is the letter to a hostile addressee, proven to tell
// nothing of 1,000 servers.
func BenchmarkProveServers(b *testing.B) {
	r := withServers(1000, 1)
	r.Reply, r.Addressees = "email", []string{"spy-pet"}
	r.Subject.Alias = "contact-7f3@example.net"
	for i := range r.Servers {
		r.Servers[i].Name = fmt.Sprintf("Kleine Nachteulen und ihre Freunde Nummer %d", i)
	}
	jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := letters.Compose(jobs[0]); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCodesOfServerNames: what must not be printed stands in a name as a code
// in brackets that the typeface lacks; the code is still read.
func TestCodesOfServerNames(t *testing.T) {
	r := withServers(1, 0)
	r.Servers[0].Name = "General ⟨U+202E⟩ evil \U0001F3AE"
	jobs, err := letters.Resolve(r, letters.Sources{Today: attachDay, Missing: pdf.Missing})
	if err != nil {
		t.Fatal(err)
	}
	l, err := letters.Compose(jobs[0])
	if err != nil {
		t.Fatal(err)
	}
	if text := letters.Text(l, 200); !strings.Contains(text, "General [U+202E] evil □") {
		t.Errorf("the annex has another name:\n%s", text)
	}
}
