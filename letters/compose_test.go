package letters

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

func jobsOf(t testing.TB, src string) []Job {
	t.Helper()
	r, err := Decode([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := Resolve(r, Sources{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return jobs
}

// TestSourceComesBack holds that the text given to an editor, saved unchanged,
// is the same letter, in every shipped text.
func TestSourceComesBack(t *testing.T) {
	for _, residence := range []string{"DE", "GB", "US-CA"} {
		for _, kind := range []string{"access", "erasure", "access-erasure", "opt-out", VoluntaryRequest} {
			for _, j := range jobsOf(t, strings.Replace(hostileRequest, `"DE-BY"`, `"`+residence+`"`, 1)+"[letters.discord]\nletter = \""+kind+"\"\n[letters.spy-pet]\nletter = \""+kind+"\"\n") {
				before, err := Compose(j)
				if err != nil {
					t.Fatal(err)
				}
				src, err := Source(j)
				if err != nil {
					t.Fatal(err)
				}
				j.Choice.Body, j.Choice.BodyOf = src, Fingerprint(src)
				after, err := Compose(j)
				if err != nil {
					t.Errorf("%s %s: %v\n%s", residence, j.Template.Name, err, src)
					continue
				}
				if a, b := Text(before, 80), Text(after, 80); a != b && len(before.Enclosures) == 0 {
					t.Errorf("%s: %s", j.Template.Name, cmp.Diff(a, b))
				}
				for _, w := range after.Warnings {
					if strings.Contains(w, "changed") {
						t.Errorf("%s: %s", j.Template.Name, w)
					}
				}
			}
		}
	}
}

// TestMarkdownEscapes holds that values which look like Markdown stay text.
func TestMarkdownEscapes(t *testing.T) {
	for _, s := range []string{
		"# one", "1. two", "12) x", "- x", "* x", "> x", "*a* _b_ `c` [d](e) <f> &amp; \\ ![g]", "a_b_c", "___", "~~~", "+ x", "=x", "[[identifiers]]", "{{x}}", "a & b", "C&A", "&#65;", "**", "https://example.org/a_b", ":", "100.", "x * y",
	} {
		in := []templates.Block{&templates.Paragraph{Spans: []templates.Span{&templates.Text{Text: s}}}, &templates.Identifiers{}}
		back, err := templates.ParseMarkdown(markdown(in))
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		if diff := cmp.Diff(in, back); diff != "" {
			t.Errorf("%q becomes %q: %s", s, markdown(in), diff)
		}
	}
}

func TestEditedBodyNeedsItsBox(t *testing.T) {
	j := jobsOf(t, hostileRequest+"[letters.spy-pet]\nletter=\"access\"\n")[0]
	for body, want := range map[string]string{"Just text.": "[[identifiers]]", "<b>x</b>\n\n[[identifiers]]": "line 1"} {
		j.Choice.Body = body
		_, err := Compose(j)
		var f *FieldError
		if !errors.As(err, &f) || f.Field != "letters.discord.body" || !strings.Contains(f.Reason, want) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// TestPreview lets the letter grow from nothing, one answer at a time.
func TestPreview(t *testing.T) {
	s := Sources{Today: today}
	r := Request{Incident: "spy-pet", Addressees: []string{"discord", "spy-pet"}}
	steps := []func(){
		func() {},
		func() { r.Residence = "DE" },
		func() { r.Letter = "access" },
		func() { r.Subject.Name = "Jane Roe" },
		func() { r.Identifiers = map[string]string{"discord-user-id": "2532"} },
		func() { r.Identifiers["discord-user-id"] = "253286221395001345" },
		func() { r.Subject.Alias = "x@example.net" },
	}
	for i, step := range steps {
		step()
		for _, id := range r.Addressees {
			l, problems := Preview(r, s, id)
			text := Text(l, 60)
			if len(l.Address) == 0 || len(l.Body) == 0 {
				t.Errorf("step %d: no letter to %s: %v", i, id, problems)
			}
			open := false
			for _, p := range problems {
				open = open || !p.Warning
			}
			done := i == len(steps)-1 || i == len(steps)-2 && id == "discord"
			if done == open || done && strings.Contains(text, "…") {
				t.Errorf("step %d, %s: %v\n%s", i, id, problems, text)
			}
		}
	}
	if _, problems := Preview(r, s, "nobody"); len(problems) == 0 {
		t.Error("a letter to nobody")
	}
}

func TestDefaults(t *testing.T) {
	const ids = "[identifiers]\ndiscord-user-id = \"253286221395001345\"\naccount-email = \"a@example.org\"\n"
	for _, c := range []struct {
		request                       string
		letter, paper, window, locale string
	}{
		{"incident=\"spy-pet\"\nresidence=\"DE\"\naddressees=[\"discord\"]\n", "access", "a4", "din-b", "en-GB"},
		{"incident=\"spy-pet\"\nresidence=\"FR\"\naddressees=[\"discord\"]\nletter=\"know\"\n", "access", "a4", "fr", "en-GB"},
		{"incident=\"spy-pet\"\nresidence=\"US-CA\"\naddressees=[\"discord\"]\nletter=\"access-erasure\"\n", "know-opt-out-delete", "letter", "us10", "en-US"},
		{"incident=\"spy-pet\"\nresidence=\"US-CA\"\npaper=\"a4\"\naddressees=[\"discord\"]\nletter=\"opt-out\"\n", "opt-out", "a4", "din-b", "en-US"},
		{"incident=\"platform\"\nresidence=\"IE\"\naddressees=[\"discord\"]\nletter=\"erasure\"\n", "erasure", "a4", "din-b", "en-GB"},
		{"reason=\"I have an account.\"\nresidence=\"GB\"\naddressees=[\"discord\"]\n", "access", "a4", "din-b", "en-GB"},
		{"incident=\"spy-pet\"\nresidence=\"CA\"\naddressees=[\"discord\"]\nletter=\"voluntary-request\"\n", "voluntary-request", "letter", "us10", "en-GB"},
	} {
		j := jobsOf(t, c.request+ids)[0]
		l, err := Compose(j)
		if err != nil {
			t.Errorf("%s: %v", c.request, err)
			continue
		}
		if got := []string{l.Name, l.Paper, l.Window, l.Language}; !reflect.DeepEqual(got, []string{c.letter, c.paper, c.window, c.locale}) {
			t.Errorf("%s: %v", c.request, got)
		}
	}
}

// TestPostalAddressOnlyWhereNeeded holds that a platform learns the address
// only for an answer by post, or as the sender of a letter by post.
func TestPostalAddressOnlyWhereNeeded(t *testing.T) {
	base := dropKey(hostileRequest, "addressees")
	for _, c := range []struct {
		add  string
		want bool
	}{{"send=\"email\"\n", false}, {"send=\"form\"\n", false}, {"send=\"post\"\n", true}, {"reply=\"post\"\n", true}} {
		j := jobsOf(t, c.add+"addressees=[\"discord\"]\n"+base)[0]
		l, err := Compose(j)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(texts(l.parts()), "\n"), "Musterweg"); got != c.want {
			t.Errorf("%s: address told: %v", c.add, got)
		}
	}
	j := jobsOf(t, "addressees=[\"discord\"]\nsend=\"post\"\n"+base+"[letters.discord]\nwithhold=[\"name\"]\n")[0]
	if l, err := Compose(j); err != nil || strings.Contains(Text(l, 80), "Müller") || strings.Contains(Text(l, 80), "Musterweg") {
		t.Error("a withheld name is told", err)
	}
}

func TestNoMoreIdentifiersThanNeeded(t *testing.T) {
	all := map[string]string{}
	for _, k := range identifierKinds {
		all[k.Kind] = "x"
	}
	for _, c := range []struct {
		entry directory.Entry
		with  map[string]string
		want  string
	}{
		{directory.Entry{Identifiers: []string{"email"}}, all, "email"},
		{directory.Entry{}, all, "account-id username profile-url email phone"},
		{directory.Entry{}, map[string]string{"discord-user-id": "1", "discord-username": "n", "account-email": "e"}, "discord-user-id discord-username"},
		{directory.Entry{Hostile: true}, all, "account-id"},
		{directory.Entry{Hostile: true, Identifiers: []string{"discord-user-id", "email", "account-id"}}, all, "discord-user-id"},
		{directory.Entry{Hostile: true, Identifiers: []string{"email"}}, all, ""},
	} {
		if got := strings.Join(chosenKinds(c.entry, Choice{}, c.with), " "); got != c.want {
			t.Errorf("%+v: %s, want %s", c.entry, got, c.want)
		}
	}
}

func TestOwnTextOfAnotherRegime(t *testing.T) {
	base := "[letters.discord]\ntemplate = \"NAME\"\n"
	for name, want := range map[string]string{
		"gdpr-access-platform": "", "none-voluntary-request-platform": "", "ccpa-know-platform": "stands on the CCPA", "uk-gdpr-access-platform": "stands on the UK GDPR",
	} {
		r, err := Decode([]byte(hostileRequest + strings.Replace(base, "NAME", name, 1)))
		if err != nil {
			t.Fatal(err)
		}
		r.Addressees = []string{"discord"}
		_, err = Resolve(r, Sources{Today: today})
		if got := err != nil; got != (want != "") || got && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEverythingToldIsListed(t *testing.T) {
	j := jobsOf(t, "reply=\"post\"\n"+hostileRequest)[0]
	l, err := Compose(j)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, d := range l.Disclosure {
		told[d.Field] = true
	}
	for _, want := range []string{"subject.name", "subject.address", "identifiers.discord-user-id", "identifiers.discord-tag", "identifiers.account-email", "reason", "extra"} {
		if !told[want] {
			t.Errorf("%s is told and not listed", want)
		}
	}
	for _, never := range []string{"subject.alias", "identifiers.phone", "identifiers.account-id", "send"} {
		if told[never] {
			t.Errorf("%s is listed and not told", never)
		}
	}
}

func TestTextIsTame(t *testing.T) {
	j := jobsOf(t, hostileRequest)[0]
	l, err := Compose(j)
	if err != nil {
		t.Fatal(err)
	}
	l.Sender = append(l.Sender, "a\x1b[2Jb\u202e", strings.Repeat("long", 50), "日本語日本語日本語日本語日本語日本語")
	l.Identifiers = append(l.Identifiers, Row{"A label that is rather long", strings.Repeat("value ", 30) + "\x07"})
	for _, width := range []int{0, 20, 33, 80, 200} {
		for _, line := range Lines(l, width) {
			if n := cells(line.Text); n > max(width, 20) {
				t.Errorf("width %d: a line has %d cells: %q", width, n, line.Text)
			}
			if strings.ContainsFunc(line.Text, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' || r == '\u00a0' }) {
				t.Errorf("width %d: %q", width, line.Text)
			}
		}
	}
}

func TestPureAndDated(t *testing.T) {
	j := jobsOf(t, hostileRequest)[0]
	a, _ := Compose(j)
	b, _ := Compose(j)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same job gives two letters")
	}
	if a.Date != today || a.Due.Due != (law.Date{Year: 2026, Month: 12, Day: 22}) {
		t.Error(a.Date, a.Due.Due)
	}
}

// FuzzCompose holds that whatever a person types, a letter to a hostile
// addressee tells no name of at least five letters, and nothing panics.
func FuzzCompose(f *testing.F) {
	f.Add("Jane Roe", "Somewhere 1", "text [[identifiers]]", "[[identifiers]]\n\nJane", "DE")
	f.Add("{{.}}", "**", "# a\n1. b", "- [[identifiers]]", "US-CA")
	f.Fuzz(func(t *testing.T, name, line, extra, body, residence string) {
		r := Request{
			Incident: "spy-pet", Residence: law.Place(residence), Addressees: []string{"discord", "spy-pet"}, Letter: "access", Extra: extra, Place: line,
			Subject:     Subject{Name: name, Address: []string{line}, Email: "a@example.org", Alias: "b@example.net"},
			Identifiers: map[string]string{"discord-user-id": "253286221395001345", "discord-username": "jane"},
			Letters:     map[string]Choice{"spy-pet": {Body: body}},
		}
		for _, id := range r.Addressees {
			l, _ := Preview(r, Sources{Today: today}, id)
			text := Text(l, 40)
			if id == "spy-pet" && len(l.Body) > 0 && cells(name) >= 5 && strings.Count(name, " ") > 0 && isASCII(name) && strings.Contains(text, name) && len(fold(name).compact) >= 5 {
				t.Errorf("the letter tells %q", name)
			}
		}
	})
}

func BenchmarkCompose(b *testing.B) {
	for _, j := range jobsOf(b, hostileRequest) {
		b.Run(j.Entry.ID, func(b *testing.B) {
			for b.Loop() {
				if _, err := Compose(j); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPreview(b *testing.B) {
	r, err := Decode([]byte(hostileRequest))
	if err != nil {
		b.Fatal(err)
	}
	for _, id := range r.Addressees {
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				l, _ := Preview(r, Sources{Today: today}, id)
				_ = Text(l, 60)
			}
		})
	}
}
