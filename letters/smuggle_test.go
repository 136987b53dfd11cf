package letters

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/templates"
)

// smuggler is a person whose letter to Spy.Pet somebody tries to put
// something into.
type smuggler struct {
	name, address, place, email, username, tag, account, extra, reason, residence string
}

func (s smuggler) request(t testing.TB) Request {
	t.Helper()
	or := func(v, otherwise string) string {
		if v == "" {
			return otherwise
		}
		return v
	}
	r, err := Decode(fmt.Appendf(nil, `incident = "spy-pet"
residence = %q
addressees = ["discord", "spy-pet"]
place = %q
extra = %q
reason = %q
[subject]
name = %q
address = ["Musterweg 1", %q]
email = %q
alias = "box-41c7@mail.example"
[identifiers]
discord-user-id = "253286221395001345"
discord-username = %q
discord-tag = %q
account-email = %q
account-id = %q
[letters.spy-pet]
letter = "access-erasure"
`, or(s.residence, "DE"), s.place, s.extra, s.reason, or(s.name, "Jane Roe"), or(s.address, "10115 Berlin"), or(s.email, "jr@example.org"), or(s.username, "paperplane"), or(s.tag, "PaperPlane#1234"), or(s.email, "jr@example.org"), s.account))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// compose is the letter to Spy.Pet with a paragraph in a template of the person's own, or as edited.
func (s smuggler) compose(t testing.TB, paragraph string, edited bool) error {
	t.Helper()
	r := s.request(t)
	c := r.Letters["spy-pet"]
	switch {
	case paragraph == "":
	case edited:
		c.Body = "Please delete everything about me.\n\n[[identifiers]]\n\n" + paragraph + "\n"
	default:
		c.Template = filepath.Join(t.TempDir(), "mine.md")
		src := strings.Replace(strings.Replace(ownTemplate, "TITLE", "Request", 1), ", BODY.", ".\n\n"+paragraph, 1)
		if err := os.WriteFile(c.Template, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r.Letters["spy-pet"] = c
	jobs, err := Resolve(r, Sources{Today: today, TemplateFile: func(path string) (*templates.Template, error) {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return templates.Parse(path, src)
	}})
	if err != nil {
		return err
	}
	_, err = Compose(jobs[1])
	return err
}

func TestSmuggled(t *testing.T) {
	umlaut := smuggler{name: "Jürgen Müller"}
	for _, c := range []struct {
		name      string
		who       smuggler
		paragraph string
	}{
		{"reversed", umlaut, "Müller, Jürgen"},
		{"emphasis", umlaut, "Jür**gen**"},
		{"emphasis in a word", umlaut, "M*ü*ller"},
		{"entity", umlaut, "M&uuml;ller"},
		{"numeric entity", umlaut, "M&#252;ller"},
		{"line break", umlaut, "Mül\\\nler"},
		{"soft line break", umlaut, "Jür\ngen"},
		{"two paragraphs", umlaut, "Mül\n\nler"},
		{"spaced", umlaut, "M Ü L L E R"},
		{"dotted", umlaut, "M.ü.l.l.e.r"},
		{"decomposed", umlaut, "Mu\u0308ller"},
		{"fullwidth", umlaut, "Ｍüｌｌｅｒ"},
		{"mathematical", umlaut, "𝐌ü𝐥𝐥𝐞𝐫"},
		{"Cyrillic letters", umlaut, "Mü\u04CFl\u0435r"},
		{"Greek letters", smuggler{name: "Jane Bohn"}, "\u0392\u03bfhn"},
		{"spelt out", umlaut, "Juergen Mueller"},
		{"without dots", umlaut, "Jurgen"},
		{"genitive", umlaut, "Müllers Nachrichten"},
		{"percent encoding", umlaut, "J%C3%BCrgen"},
		{"initials", umlaut, "J. M."},
		{"initials in a row", smuggler{name: "Jane Xu Roe"}, "J.X.R."},
		{"short, spaced", smuggler{name: "Jane Roe"}, "J a n e"},
		{"short, hyphenated", smuggler{name: "Jane Roe"}, "J-a-n-e R-o-e"},
		{"two letters", smuggler{name: "Bo Ng"}, "I am Ng."},
		{"a common word as a name", smuggler{name: "May Roe"}, "I am May."},
		{"in capitals", smuggler{name: "Will Roe"}, "yours, WILL"},
		{"chance across words", smuggler{name: "Ellen Roe"}, "Yours, Ellen"},
		{"apostrophe left out", smuggler{name: "Jeanne D'Arc"}, "Darc"},
		{"apostrophe", smuggler{name: "Sean O'Brien"}, "Obrien"},
		{"Danish", smuggler{name: "Jørgen Roe"}, "Joergen"},
		{"Han", smuggler{name: "山田太郎"}, "太郎 山田"},
		{"Cyrillic name", smuggler{name: "Иван Петров"}, "ПЕТРОВ"},
		{"postcode", smuggler{address: "London SE1 7TL"}, "SE1 7TL"},
		{"postcode without its space", smuggler{address: "London SE1 7TL"}, "SE17TL"},
		{"short city", smuggler{address: "89073 Ulm"}, "I live in Ulm."},
		{"city of two letters", smuggler{place: "Au"}, "I write from Au."},
		{"house", smuggler{}, "Musterweg"},
		{"digits with spaces", smuggler{}, "1 0 1 1 5"},
		{"Arabic digits", smuggler{}, "\u0661\u0660\u0661\u0661\u0665"},
		{"country", smuggler{}, "I live in Germany."},
		{"country in its own language", smuggler{}, "Ich wohne in Deutschland."},
		{"state", smuggler{residence: "DE-BY"}, "Bavaria"},
		{"state as a code", smuggler{residence: "DE-BY"}, "I am in DE-BY."},
		{"nationality", smuggler{}, "I am a German citizen."},
		{"mailbox", smuggler{email: "jr@roe.example"}, "jr@roe.example"},
		{"mailbox spelt out", smuggler{email: "jr@roe.example"}, "jr (at) roe (dot) example"},
		{"mailbox percent encoded", smuggler{email: "xy77@roe.example"}, "xy77%40roe.example"},
		{"username", smuggler{}, "PAPERPLANE"},
		{"username with marks", smuggler{}, "paper.plane"},
		{"username of two letters", smuggler{username: "qz"}, "I am qz."},
		{"tag's digits", smuggler{}, "PaperPlane 1234"},
		{"a sentence of the reason", smuggler{reason: "My flatmate read them to me. I lost my job at the bakery because of it."}, "Because I lost my job at the bakery, please hurry."},
		{"a sentence of the extra", smuggler{extra: "I once posted my daughter's school there, and regret it."}, "once posted my daughter's school there"},
	} {
		for _, edited := range []bool{false, true} {
			err := c.who.compose(t, c.paragraph, edited)
			var d *DisclosureError
			var f *FieldError
			if !errors.As(err, &d) && !errors.As(err, &f) {
				t.Errorf("%s (edited %v): %q passes: %v", c.name, edited, c.paragraph, err)
			}
		}
	}
}

// TestInnocents: nobody is refused for being called what letters say anyway.
func TestInnocents(t *testing.T) {
	for _, who := range []smuggler{
		{name: "May Will"}, {name: "Grace Reader"}, {name: "Art Close"}, {name: "Li Wu"}, {name: "An To"}, {name: "Will"}, {name: "Data"}, {name: "Mark Reason"},
		{name: "Union Service"}, {name: "I. Me"}, {name: "A. B."}, {name: "X"}, {name: "Dear Sir"}, {name: "Spy Pet"}, {name: "Justice Copy"},
		{name: "Maria de la Cruz"}, {name: "O"}, {name: "Tell Ent"},
		{username: "data"}, {username: "pet"}, {username: "about.me"}, {username: "of_the"}, {username: "2026"}, {username: "spy.pet"}, {username: "spy_pet"}, {username: "discord"},
		{username: "box"}, {username: "box41c7"}, {username: "mail"}, {username: "gdpr"}, {username: "article_15"}, {username: "253286"}, {username: "11"}, {username: "to"}, {username: "thedata"}, {username: "i" + "d"},
		{address: "Reading RG1 1AA"}, {place: "Reading"}, {place: "Union"}, {place: "Box"}, {address: "Data 15"}, {place: "Discord, Iowa"},
		{email: "me@example.org"}, {email: "data@example.org"}, {email: "privacy@example.org"}, {email: "spy-pet@example.org"}, {email: "any@mail.example"},
		{account: "15"}, {account: "2026"}, {account: "spy-pet"}, {account: "data"},
		{reason: "I have reason to believe that you process data about me."}, {extra: "Please answer without undue delay."},
		{extra: "I have reason to believe that data about me are among them. Please answer free of charge."},
		{residence: "GB", address: "London SE1 7TL"}, {residence: "GB-SCT"}, {residence: "US-CA", address: "San Francisco, CA 94107"}, {residence: "IE"}, {residence: "DE-BY"},
	} {
		if err := who.compose(t, "", false); err != nil {
			t.Errorf("%+v: %v", who, err)
		}
	}
}

// TestSmuggledByOtherWays: what reaches a letter beside its paragraphs.
func TestSmuggledByOtherWays(t *testing.T) {
	broker := func(r *Request) *directory.Entry {
		r.Addressees = []string{"leakbot"}
		r.Own = []directory.Entry{{ID: "leakbot", Service: "Leakbot", Role: "scraper", Entities: []directory.Entity{{
			Name: "Leakbot", Email: "a@example.com", Address: []string{"Examplestr. 5", "80331 Munich", "Germany"}, Country: "DE"}}}}
		return &r.Own[0]
	}
	for _, c := range []struct {
		name   string
		change func(r *Request, c *Choice)
	}{
		{"a link", func(r *Request, c *Choice) {
			c.Body = "See [this](https://privacy.ca.gov/drop?name=JaneRoe).\n\n[[identifiers]]\n"
		}},
		{"the language", func(r *Request, c *Choice) { c.Language = "en-JaneRoe" }},
		{"the language, in private use", func(r *Request, c *Choice) { c.Language = "en-x-roe" }},
		{"an account ID that is a mailbox", func(r *Request, c *Choice) {
			broker(r)
			r.Identifiers = map[string]string{"account-id": "jr@example.org"}
		}},
		{"an account ID that is the name", func(r *Request, c *Choice) { broker(r); r.Identifiers = map[string]string{"account-id": "Roe, Jane"} }},
		{"an account ID that is a telephone number", func(r *Request, c *Choice) {
			broker(r)
			r.Identifiers = map[string]string{"account-id": "+49 151 5551234", "phone": "0151 5551234"}
		}},
		{"the typed service", func(r *Request, c *Choice) { broker(r).Service = "Jane Roe's tormentor" }},
		{"the typed service, a word", func(r *Request, c *Choice) { broker(r).Service = "Roe watch" }},
		{"the typed entity", func(r *Request, c *Choice) { broker(r).Entities[0].Name = "about Roe" }},
		{"the typed address, the name", func(r *Request, c *Choice) { broker(r).Entities[0].Address[0] = "c/o Jane" }},
		{"the typed address, the house", func(r *Request, c *Choice) { broker(r).Entities[0].Address[0] = "beside Musterweg 1" }},
		{"the typed ID", func(r *Request, c *Choice) {
			broker(r).ID = "jane-roe-watch"
			r.Addressees = []string{"jane-roe-watch"}
			r.Letters = map[string]Choice{"jane-roe-watch": *c}
		}},
		{"the typed ID, a word", func(r *Request, c *Choice) {
			broker(r).ID = "roe-watch"
			r.Addressees = []string{"roe-watch"}
		}},
		{"a username that hides a part", func(r *Request, c *Choice) {
			r.Subject.Name = "Jürgen Müller"
			r.Identifiers["discord-username"] = "er"
			c.Disclose = []string{"username"}
			c.Body = "I am Müller.\n\n[[identifiers]]\n"
		}},
		{"further paragraphs", func(r *Request, c *Choice) { c.Extra = "Thank you." }},
		{"a name by choice", func(r *Request, c *Choice) { c.Disclose = []string{"name"} }},
	} {
		r := smuggler{}.request(t)
		ch := r.Letters["spy-pet"]
		c.change(&r, &ch)
		if r.Letters["spy-pet"].Letter != "" {
			r.Letters["spy-pet"] = ch
		}
		if len(r.Own) > 0 {
			r.Letters = nil
			r.Letter = "access-erasure"
			r.Incident = "scrape"
		}
		jobs, err := Resolve(r, Sources{Today: today})
		if err != nil {
			continue
		}
		l, err := Compose(jobs[len(jobs)-1])
		if err == nil && (strings.Contains(strings.ToLower(l.Language), "roe") || !strings.HasPrefix(c.name, "the language")) {
			t.Errorf("%s passes: %s\n%s", c.name, l.Language, Text(l, 80))
		}
	}
	// The country line stays, which domestic letters leave out.
	for _, residence := range []string{"DE", "FR"} {
		r := smuggler{residence: residence}.request(t)
		broker(&r)
		r.Letters, r.Letter, r.Incident = nil, "access", "scrape"
		jobs, err := Resolve(r, Sources{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if l, err := Compose(jobs[0]); err != nil || l.Address[len(l.Address)-1] != "GERMANY" {
			t.Errorf("from %s: %v %v", residence, l.Address, err)
		}
	}
	// Who lives in the same town as the scraper can write to it.
	for _, service := range []string{"Leakbot", "Munich Leaks", "Bavaria Watch"} {
		r := smuggler{address: "80331 Munich", place: "Munich", residence: "DE-BY"}.request(t)
		broker(&r).Service = service
		r.Own[0].Entities[0].Name = service
		r.Letters, r.Letter, r.Incident = nil, "access-erasure", "scrape"
		jobs, err := Resolve(r, Sources{Today: today})
		if err == nil {
			_, err = Compose(jobs[0])
		}
		if err != nil {
			t.Errorf("in the same town as %s: %v", service, err)
		}
	}
}

// TestInnocentEdits: who is called like a word can edit a letter that has it.
func TestInnocentEdits(t *testing.T) {
	for _, c := range []struct {
		who       smuggler
		paragraph string
	}{
		{smuggler{name: "May Will"}, "Will you answer? You may write to me, and I will read it."},
		{smuggler{name: "Tom Green"}, "There was no agreement, and the matter is evergreen."},
		{smuggler{name: "Ellen Allen"}, "An excellent challenge."},
		{smuggler{name: "An To"}, "An answer to this would help. To delete is enough."},
		{smuggler{name: "Mark Reason", username: "data"}, "The data have no reason to be there."},
		{smuggler{username: "about.me"}, "Please delete everything you hold."},
		{smuggler{address: "Reading RG1 1AA"}, "Thank you for reading this."},
		{smuggler{extra: "Please answer by mail, I have no telephone."}, "Please answer by mail."},
	} {
		if err := c.who.compose(t, c.paragraph, true); err != nil && c.who.address == "" {
			t.Errorf("%+v: %q: %v", c.who, c.paragraph, err)
		}
	}
}

// TestHostileLetterIsNoTell: sheet, date and language of a letter to a hostile
// addressee say no more of a place than its jurisdiction.
func TestHostileLetterIsNoTell(t *testing.T) {
	seen := map[string]string{}
	for _, residence := range []string{"US-TX", "CA", "CH", "BR"} {
		r := smuggler{residence: residence}.request(t)
		r.Letter, r.Letters = "voluntary-request", nil
		jobs, err := Resolve(r, Sources{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		l, err := Compose(jobs[1])
		if err != nil {
			t.Fatal(err)
		}
		seen[l.Paper+l.Language+Text(l, 80)] = residence
	}
	if len(seen) != 1 {
		t.Errorf("letters that need no place differ by it: %v", len(seen))
		for s := range seen {
			t.Log(s[:200])
		}
	}
}

// TestDisclosureIsTrue: a word of the letter that happens to be an answer is
// not told by it.
func TestDisclosureIsTrue(t *testing.T) {
	r := smuggler{username: "data", name: "May Will", place: "Union", account: "spy-pet"}.request(t)
	r.Letters["discord"] = Choice{Withhold: []string{"discord-username", "discord-tag", "name"}}
	jobs, err := Resolve(r, Sources{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{
		{"identifiers.discord-user-id", "identifiers.account-email"},
		{"identifiers.discord-user-id", "subject.alias", "residence"},
	} {
		l, err := Compose(jobs[i])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range l.Disclosure {
			if d.Field != "subject.email" && d.Field != "send" {
				got = append(got, d.Field)
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s is told %v", l.ID, got)
		}
	}
}

// TestNamedLikeTheLetter: every word of the letter, and every two, can be
// somebody's name, username, town or reason without the letter telling it.
func TestNamedLikeTheLetter(t *testing.T) {
	r := smuggler{}.request(t)
	jobs, err := Resolve(r, Sources{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	j := jobs[1]
	l, err := Compose(j)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(strings.Join(texts(l.parts()), " "))
	for i := 1; i < len(words); i += 3 {
		one, two := words[i], words[i-1]+" "+words[i]
		j.Request.Subject = Subject{Name: two, Address: []string{one + " 7", two}, Alias: r.Subject.Alias, Email: "x@" + strings.Trim(fold(one).words, " ") + ".example"}
		j.Request.Identifiers = map[string]string{"discord-user-id": r.Identifiers["discord-user-id"], "discord-username": one, "username": two, "discord-tag": one + "#1234"}
		j.Request.Place, j.Request.Reason, j.Request.Extra = one, strings.Join(words[max(i-6, 0):i], " "), two
		if err := Prove(l, j); err != nil {
			t.Errorf("%q: %v", two, err)
		}
	}
}
