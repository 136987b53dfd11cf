package letters

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/quick"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// anyText makes texts that are hard on a file format.
func anyText(r *rand.Rand) string {
	pieces := []string{"", "a", "\n", "\r\n", "\"", `"""`, `\`, "'", "'''", "\t", "ü", "日本", "#", "=", "[x]", "\x00", "\x1b[2J", "\u2028", " ", "{{.}}", "é"}
	var b strings.Builder
	for range r.IntN(8) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func anyList(r *rand.Rand) []string {
	var out []string
	for range r.IntN(4) {
		out = append(out, anyText(r))
	}
	return out
}

// Generate makes a request with anything in any field.
func (Request) Generate(old *randV1, _ int) reflect.Value {
	r := rand.New(rand.NewPCG(old.Uint64(), 1))
	req := Request{
		Incident: anyText(r), Reason: anyText(r), Residence: law.Place(anyText(r)), ResidenceThen: law.Place(anyText(r)), Addressees: anyList(r),
		Letter: anyText(r), Language: anyText(r), Send: anyText(r), Reply: anyText(r), Paper: anyText(r), Place: anyText(r), Extra: anyText(r),
		Subject: Subject{anyText(r), anyList(r), anyText(r), anyText(r)},
	}
	if r.IntN(2) == 0 {
		req.Date = today.AddDays(r.IntN(2000) - 1000)
	}
	for range r.IntN(3) {
		if req.Identifiers == nil {
			req.Identifiers, req.Letters = map[string]string{}, map[string]Choice{}
		}
		req.Identifiers["key"+strings.ToLower(anyText(r))] = anyText(r)
		c := Choice{Letter: anyText(r), Body: anyText(r), Extra: anyText(r), Disclose: anyList(r), Withhold: anyList(r)}
		if r.IntN(2) == 0 {
			c.Options = map[string]bool{"on": true, "off": false}
		}
		req.Letters[strings.ToLower(anyText(r))] = c
	}
	for range r.IntN(3) {
		req.Own = append(req.Own, directory.Entry{ID: anyText(r), Hostile: r.IntN(2) == 0, Notes: anyList(r), Entities: []directory.Entity{{Name: anyText(r), Address: anyList(r)}}})
	}
	return reflect.ValueOf(req)
}

func TestRoundTrip(t *testing.T) {
	check := func(r Request) bool {
		src, err := Encode(r)
		if err != nil {
			t.Log(err)
			return false
		}
		back, err := Decode(src)
		if err != nil {
			t.Logf("%v\n%s", err, src)
			return false
		}
		again, err := Encode(back)
		diff := cmp.Diff(r, back, cmpopts.EquateEmpty())
		if diff != "" || err != nil || !bytes.Equal(src, again) {
			t.Logf("%s\n%s", diff, src)
			return false
		}
		return true
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 500}); err != nil {
		t.Error(err)
	}
}

// TestBadInput holds that every bad answer is refused in one sentence that
// names the field, and never repeats the answer.
func TestBadInput(t *testing.T) {
	const good = `incident = "spy-pet"
residence = "DE"
addressees = ["discord"]
[subject]
name = "Jane Roe"
[identifiers]
discord-user-id = "253286221395001345"
`
	set := func(key, value string) string { // puts a key at the top level
		return key + " = " + value + "\n" + dropKey(good, key)
	}
	id := func(v string) string { return strings.Replace(good, "253286221395001345", v, 1) }
	name := func(v string) string { return strings.Replace(good, "Jane Roe", v, 1) }
	for _, c := range []struct{ src, want string }{
		{good + "discord-userid = \"1\"", "identifiers: there is no kind of this name"},
		{"letters = 3\n" + good, "line 1: letters: "},
		{"adressees = []\n" + good, "line 1: adressees: this key is not known"},
		{set("residence", `"UK"`), "residence: the code of the United Kingdom is GB"},
		{set("residence", `"US-TX"`), "residence: none of the laws"},
		{set("residence", `"Atlantis"`), "residence: a place is"},
		{set("residence", `""`), "residence: where you live"},
		{id("2.53286E+17"), "identifiers.discord-user-id: a spreadsheet has shortened"},
		{id("253286221395001000"), "identifiers.discord-user-id: this number ends in zeros"},
		{id("Nelly#1337"), "identifiers.discord-user-id: this is a tag"},
		{id("nelly"), "identifiers.discord-user-id: a user ID is a number"},
		{id("12345"), "identifiers.discord-user-id: a user ID has 17 to 19 digits, and this has 5"},
		{id("9253286221395001345"), "identifiers.discord-user-id: an account with this ID would be made in 2"},
		{id("99253286221395001345345"), "identifiers.discord-user-id: a user ID has 17 to 19 digits"},
		{id("https://discord.com/channels/1/2"), "identifiers.discord-user-id: this is the link of a message"},
		{name("Jane\\u001b[2J Roe"), "subject.name: this holds the control character U+001B (character 5)"},
		{name("Jane\\nRoe"), "subject.name: this holds a line break"},
		{name("Jane \\u202E Roe"), "subject.name: this holds the invisible character U+202E"},
		{name(strings.Repeat("x", 101)), "subject.name: this has 101 characters, and 100 are the most"},
		{name("Jane \U0001F98A Roe"), "subject.name: the letters' typeface cannot print \U0001F98A (U+1F98A), character 6"},
		{strings.Replace(good, "[ident", "email = \"a@example.org\\r\\nBcc: b@example.org\"\n[ident", 1), "subject.email: an e-mail address has no line break"},
		{strings.Replace(good, "[ident", "alias = \"ä@example.org\"\n[ident", 1), "subject.alias: an e-mail address here has only"},
		{strings.Replace(good, "[ident", "address = [\""+strings.Repeat("x", 5000)+"\"]\n[ident", 1), "subject.address: this has 5000 characters"},
		{"date = 2099-01-01\n" + good, "date: the letter would be dated more than a year from now"},
		{"date = 1989-01-01\n" + good, "line 1: date: the year must lie between 1990"},
		{"date = 2026-02-30\n" + good, "line 1: date: "},
		{"send = \"pigeon\"\n" + good, "send: this is one of email, form, post"},
		{"reply = \"post\"\n" + good, "subject.address: an answer by post needs your postal address"},
		{"language = \"../x\"\n" + good, "language: a language is written like"},
		{"letter = \"acess\"\n" + good, "letter: there is no letter of this name"},
		{set("incident", `"spy-pett"`), "incident: no incident has this ID"},
		{set("incident", `""`), "reason: without an incident"},
		{set("addressees", `["nobody"]`), "addressees: no addressee has the ID"},
		{set("addressees", `[]`), "addressees: name at least one"},
		{set("addressees", `["discord", "discord"]`), "addressees: an addressee is named twice"},
		{set("addressees", `["spy-pet"]`), "subject.alias: a hostile addressee learns no mailbox"},
		{good + "[letters.discord]\ntemplate = \"x/y.md\"", "letters.discord.template: a template cannot be read"},
		{good + "[letters.discord]\ntemplate = \"none-such\"", "letters.discord.template: there is no letter text"},
		{good + "[letters.discord.options]\nnone-such = true", "letters.discord.options: the letter"},
		{good + "[letters.discord]\ndisclose = [\"blood\"]", "letters.discord.disclose: "},
		{good + "[[addressee]]\nid = \"discord\"\nservice = \"x\"\n[[addressee.entity]]\nname = \"x\"\nemail = \"a@example.org\"", "addressee.id: the directory has"},
		{good + "[[addressee]]\nid = \"x\"\nservice = \"x\"\n[[addressee.entity]]\nname = \"x\"\nemail = \"nobody\"", "addressee.entity.email: "},
		{"place = \"\xff\"\n" + good, "line 1: the file is not valid UTF-8"},
		{"place = \"x\n" + good, "line 1: place: "},
	} {
		err := refusal(c.src)
		var f *FieldError
		if !errors.As(err, &f) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\n got %v\nwant %s", c.src, err, c.want)
			continue
		}
		if strings.ContainsAny(err.Error(), "\x1b\n\r") || strings.Contains(err.Error(), "Jane") {
			t.Errorf("the refusal repeats the answer: %q", err)
		}
	}
	if err := refusal(good); err != nil {
		t.Error(err)
	}
}

// refusal is the first thing wrong with a request file, or nil.
func refusal(src string) error {
	s := Sources{Today: today, Missing: func(text string) (missing []rune) {
		for _, r := range text {
			if r > 0x1F000 {
				missing = append(missing, r)
			}
		}
		return missing
	}}
	r, err := Decode([]byte(src))
	if err != nil {
		return err
	}
	for _, p := range Check(r, s) {
		if !p.Warning {
			return &p.FieldError
		}
	}
	_, err = Resolve(r, s)
	return err
}

func dropKey(src, key string) string {
	var out []string
	for line := range strings.SplitSeq(src, "\n") {
		if !strings.HasPrefix(line, key+" =") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestUserID(t *testing.T) {
	for in, want := range map[string]string{
		"253286221395001345": "253286221395001345", " 253286221395001345\n": "253286221395001345",
		"<@253286221395001345>": "253286221395001345", "<@!253286221395001345>": "253286221395001345",
		"https://discord.com/users/253286221395001345": "253286221395001345", "discord.com/users/253286221395001345/": "253286221395001345",
		"80351110224678912": "80351110224678912", "1573850500300800001": "1573850500300800001",
		"175928847299117000": "", "<@175928847299117000>": "175928847299117000", "https://evil.example/users/253286221395001345": "",
	} {
		got, reason := CheckIdentifier("discord-user-id", in, today)
		if want == "" && reason == "" || want != "" && (got != want || reason != "") {
			t.Errorf("%q: %q, %q", in, got, reason)
		}
	}
	// docs.discord.com/developers/reference works this one out.
	if d, ok := AccountMade("175928847299117063"); !ok || d != (law.Date{Year: 2016, Month: 4, Day: 30}) {
		t.Error(d, ok)
	}
	if _, ok := AccountMade("nelly"); ok {
		t.Error("a name has a date")
	}
}

func TestLineOf(t *testing.T) {
	src := []byte("incident = \"x\"\n\n[subject]\nname = \"y\"\n\n[letters.spy-pet]\nextra = \"z\"\n")
	for field, want := range map[string]int{"subject.name": 4, "letters.spy-pet.extra": 7, "letters.spy-pet.body": 6, "subject.email": 3, "residence": 0} {
		if got := LineOf(src, field); got != want {
			t.Errorf("%s: line %d, want %d", field, got, want)
		}
	}
}

// FuzzDecode holds that no file makes the program fall over, and that what is
// accepted comes back.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(hostileRequest))
	f.Add([]byte("[[addressee]]\nid = \"x\"\n[[addressee.entity]]\nfor = [\"*\"]\n[letters.x.options]\na = true\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := Decode(src)
		if err != nil {
			return
		}
		out, err := Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Decode(out); err != nil || !cmp.Equal(r, back, cmpopts.EquateEmpty()) {
			t.Errorf("%v\n%s", err, cmp.Diff(r, back))
		}
		if jobs, err := Resolve(r, Sources{Today: today}); err == nil {
			for _, j := range jobs {
				_, _ = Compose(j)
			}
		}
	})
}
