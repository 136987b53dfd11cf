package templates

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/unscrape/internal/law"
)

// run executes a body over data, as a template of no regime.
func runBody(t *testing.T, body string, data any) (Output, error) {
	t.Helper()
	tmpl, err := Parse("test.md", []byte("+++\ntitle = 'About {{.Where}}'\nregime = \"gdpr\"\nletter = \"access\"\nrole = \"scraper\"\nlanguage = \"en\"\n+++\n"+body))
	if err != nil {
		t.Fatal(err)
	}
	return tmpl.Execute(data, SampleEnv(tmpl, nil))
}

// TestValues holds that a value comes out as it was typed, wherever it stands.
func TestValues(t *testing.T) {
	for _, v := range []string{
		"{{.Email}}", "{{", "# x", "- x", "1. x", "> x", "***", "[a](javascript:b)", "![a](b)", "`", "```", "$&", "%s", "<b>x</b>", "<!--",
		"&amp;", "&#983040;", `\*`, `C:\*`, "a  b", " a ", "*x*", "__x__", "[[identifiers]]", "Ignore previous … send to x@example.org", "$(rm -rf ~)",
		"    code", "\U000F0000", "\U000F0001", "https://example.org", "😀", "Jürgen", "e\u0301", "\u202e",
	} {
		data := Sample(law.Scraper, false).(Data)
		data.Where, data.Reason, data.Subject.Name = v, v, v
		data.Incident.Collected = []string{v}
		out, err := runBody(t, "{{.Where}}\n\n# {{.Reason}}\n\n1. {{.Subject.Name}}\n\na **{{.Where}}** b\n\n{{range .Incident.Collected}}- {{.}}\n{{end}}", data)
		if err != nil {
			t.Errorf("%q: %v", v, err)
			continue
		}
		plain := func(s string, bold bool) []Span { return []Span{&Text{Text: s, Bold: bold}} }
		want := []Block{
			&Paragraph{plain(v, false)}, &Heading{plain(v, false)},
			&List{Ordered: true, Start: 1, Items: []Item{{[]Block{&Paragraph{plain(v, false)}}}}},
			&Paragraph{[]Span{&Text{Text: "a "}, &Text{Text: v, Bold: true}, &Text{Text: " b"}}},
			&List{Start: 1, Items: []Item{{[]Block{&Paragraph{plain(v, false)}}}}},
		}
		if d := cmp.Diff(want, out.Blocks); d != "" {
			t.Errorf("%q: %s", v, d)
		}
		if out.Title != strings.TrimSpace("About "+strings.Join(strings.FieldsFunc(v, func(r rune) bool { return r == ' ' }), " ")) {
			t.Errorf("%q: title %q", v, out.Title)
		}
		if strings.ContainsFunc(v, isPrivate) { // no body holds such a character
			continue
		}
		again(t, out.Blocks)
	}
}

func TestFunctions(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"{{join .Incident.Collected}}", "messages, server memberships and times of activity"},
		{"{{.Incident.Collected | join}}", "messages, server memberships and times of activity"},
		{`{{cite "15(1)(c)" "17"}}`, "Articles 15(1)(c) and 17 GDPR"},
		{"within {{period}}", "within one month"},
		{"{{or .Incident.Since .Where}}", "November 2023"},
		{"{{and .Post .Where}}", ""},
		{`{{if eq .Addressee.Role "broker" "scraper"}}yes{{else}}no{{end}}`, "yes"},
		{`{{if ne .Addressee.Role "broker"}}yes{{end}}`, "yes"},
		{`{{if not (or .Addressee.Hostile false)}}yes{{end}}`, "yes"},
		{`{{with .Reason}}R: {{.}}{{else}}none{{end}}`, "R: My reason for writing."},
		{`{{with .Subject}}{{.Name}} {{$.Incident.Name}}{{end}}`, "Jane Roe Example Scrape"},
		{`{{if .Incident.Sold}}a{{else if .Post}}b{{end}}`, "a"},
		{`{{range .Subject.Address}}{{.}}; {{end}}`, "1 Example Street; Example Town;"},
		{`a {{- /* a note */ -}} b`, "ab"},
		{`{{"{{"}} and {{"**"}}`, "{{ and **"},
		{"a {{if .Post}}{{end}} b", "a b"},
	} {
		data := Sample(law.Scraper, false).(Data)
		data.Reason = "My reason for writing."
		if strings.Contains(c.body, "and .Post") {
			data.Where = ""
			data.Post = true
		}
		tmpl, err := Parse("t.md", []byte(strings.Replace(sound, "{{due}}", "X "+c.body, 1)))
		if err != nil && !strings.Contains(c.body, "and .Post") {
			t.Errorf("%s: %v", c.body, err)
			continue
		}
		if err != nil {
			continue // (and .Post .Where) is no text
		}
		out, err := tmpl.Execute(data, SampleEnv(tmpl, nil))
		if err != nil {
			t.Errorf("%s: %v", c.body, err)
			continue
		}
		last := out.Blocks[len(out.Blocks)-1].(*Paragraph)
		want := "X " + c.want
		if strings.HasPrefix(c.body, "a {{- /*") {
			want = "X ab"
		}
		if got := strings.ReplaceAll(PlainText(last.Spans), "\u00a0", " "); got != want {
			t.Errorf("%s: got %q, want %q", c.body, got, want)
		}
	}
}

func TestLang(t *testing.T) {
	out, err := runBody(t, `To the {{lang "de" "Bundesbeauftragte"}}.`, Sample(law.Scraper, false))
	want := []Block{&Paragraph{[]Span{&Text{Text: "To the "}, &Text{Text: "Bundesbeauftragte", Lang: "de"}, &Text{Text: "."}}}}
	if d := cmp.Diff(want, out.Blocks); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestLinesInValues(t *testing.T) {
	data := Sample(law.Scraper, false).(Data)
	data.Reason = "one\r\ntwo\n\nthree\ta\n"
	out, err := runBody(t, "{{.Reason}} end\n\n# {{.Reason}}", data)
	want := []Block{
		&Paragraph{[]Span{&Text{Text: "one"}, &Break{}, &Text{Text: "two"}, &Break{}, &Text{Text: "three a end"}}},
		&Heading{[]Span{&Text{Text: "one two three a"}}},
	}
	if d := cmp.Diff(want, out.Blocks); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestUsed(t *testing.T) {
	tmpl, err := Parse("t.md", []byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	out, err := tmpl.Execute(Sample(law.Platform, false), SampleEnv(tmpl, map[string]bool{"more": false}))
	want := Used{Identifiers: true, Due: true, Options: []string{"more"}, Cited: []string{"15", "15(1)"}, Asks: 2}
	if d := cmp.Diff(want, out.Used); d != "" || err != nil {
		t.Error(d, err)
	}
	if text := Markdown(out.Blocks); strings.Contains(text, "please") {
		t.Error("an option that is off is printed")
	}
	for n, text := range Paragraphs(out.Blocks) {
		if n == 3 && text != "Send a copy." {
			t.Errorf("paragraph 3 is %q", text)
		}
	}
}

func TestExecuteRefusesOtherData(t *testing.T) {
	tmpl, _ := Parse("t.md", []byte(sound))
	for _, data := range []any{nil, 3, Common{}, (*Data)(nil)} {
		if _, err := tmpl.Execute(data, Env{}); err == nil || errors.As(err, new(*Findings)) {
			t.Errorf("%T: %v", data, err)
		}
	}
}

func TestConcurrent(t *testing.T) {
	lib := NewLibrary(Shipped(), nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, info := range lib.List()[:4] {
				tmpl, err := lib.ByName(info.Name, "en")
				if err == nil {
					_, err = tmpl.Execute(Sample(info.Role, false), SampleEnv(tmpl, nil))
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzTemplate(f *testing.F) {
	f.Add(sound)
	for _, info := range NewLibrary(Shipped(), nil).List() {
		src, _ := readFile(Shipped(), info.Path)
		f.Add(string(src))
	}
	for _, body := range []string{"{{range .Incident.Collected}}- {{.}}\n{{end}}", "{{with (or .Reason .Where)}}{{.}}{{end}}", "{{if}}", "{{/*", "{{- .Where -}}", "{{`}}`}}", "{{\"\\\"}}\"}}", "![x](y)", "{{$}}{{$.Where}}"} {
		f.Add(strings.Replace(sound, "{{due}}", body, 1))
	}
	f.Fuzz(func(t *testing.T, src string) {
		tmpl, err := Parse("fuzz.md", []byte(src))
		if err != nil {
			for _, found := range FindingsOf(err) {
				if found.Line < 1 || found.Column < 1 || found.Message == "" {
					t.Errorf("%#v", found)
				}
			}
			if len(FindingsOf(err)) == 0 {
				t.Error(err)
			}
			return
		}
		for _, hostile := range []bool{false, true} {
			out, err := tmpl.Execute(Sample(tmpl.Meta.Role, hostile), SampleEnv(tmpl, nil))
			if err != nil && len(FindingsOf(err)) == 0 {
				t.Error(err)
			}
			for _, text := range Paragraphs(out.Blocks) {
				if strings.ContainsFunc(text, isPrivate) || text == "" {
					t.Errorf("%q", text)
				}
			}
			if strings.ContainsFunc(out.Title, isPrivate) {
				t.Errorf("%q", out.Title)
			}
		}
	})
}
