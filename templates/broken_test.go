package templates

import (
	"strings"
	"testing"
)

// sound is a whole template; the broken ones differ from it in one place.
const sound = `+++
title = 'Request under {{cite "15"}}'
regime = "gdpr"
letter = "access"
role = "platform"
language = "en"
rights = ["access"]

[[option]]
name = "more"
label = "Ask for more"
default = true
+++

I ask for access ({{cite "15(1)"}}).

{{identifiers}}

1. Confirm it{{if option "more"}}, please{{end}}.
2. Send a copy.

{{due}}
`

func TestSound(t *testing.T) {
	for _, f := range CheckFile("en/gdpr-access-platform.md", []byte(sound)) {
		t.Error(f)
	}
}

// TestBroken holds that one fault gives one finding, in its place.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		name         string
		old, new     string // what becomes of the sound template
		line, column int
		rule, says   string
	}{
		{"no front matter", "+++\ntitle", "title", 1, 1, "front-matter", "begins with a line +++"},
		{"open front matter", "true\n+++\n", "true\n", 1, 1, "front-matter", "never closed"},
		{"toml", `letter = "access"`, `letter = access`, 4, 10, "front-matter", "not written right"},
		{"toml type", `letter = "access"`, `letter = 3`, 4, 1, "front-matter", "not written right"},
		{"unknown key", `letter = "access"`, `leter = "x"` + "\n" + `letter = "access"`, 4, 1, "front-matter", "did you mean letter?"},
		{"unknown option key", `default = true`, `defualt = true`, 12, 1, "front-matter", "did you mean default?"},
		{"no title", `title = 'Request under {{cite "15"}}'` + "\n", ``, 2, 1, "front-matter", "lacks its title"},
		{"regime", `regime = "gdpr"`, `regime = "hipaa"`, 3, 1, "front-matter", "no regime"},
		{"role", `role = "platform"`, `role = "enemy"`, 5, 1, "front-matter", "no role"},
		{"letter name", `letter = "access"`, `letter = "Access!"`, 4, 1, "front-matter", "small letters"},
		{"language", `language = "en"`, `language = "english!"`, 6, 1, "front-matter", "no language"},
		{"right", `rights = ["access"]`, `rights = ["opt-out"]`, 7, 1, "front-matter", "no right under gdpr"},
		{"option twice", "[[option]]", "[[option]]\nname = \"more\"\nlabel = \"More\"\n\n[[option]]", 14, 1, "front-matter", "two options"},
		{"option without label", `label = "Ask for more"`, `label = ""`, 11, 1, "front-matter", "needs a label"},
		{"escape in the title", "title = '", "title = \"\\u001b\" #'", 2, 1, "front-matter", "control characters"},

		{"title action", `{{cite "15"}}'`, `{{cit "15"}}'`, 2, 26, "name", "did you mean cite?"},
		{"title never closed", `{{cite "15"}}'`, `{{cite "15"'`, 2, 24, "syntax", "never closed"},
		{"identifiers in the title", `{{cite "15"}}'`, `{{identifiers}}'`, 2, 26, "construct", "no place in the title"},

		{"action never closed", "{{due}}", "{{due}", 22, 1, "syntax", "never closed"},
		{"action closed too late", `({{cite "15(1)"}})`, `({{cite "15(1)")`, 15, 19, "syntax", "never closed"},
		{"stray end of action", `({{cite "15(1)"}})`, `(cite "15(1)"}})`, 15, 31, "syntax", "without {{"},
		{"if never closed", `{{if option "more"}}, please{{end}}`, `{{if option "more"}}, please`, 19, 14, "syntax", "{{if}} is never closed"},
		{"end without if", "{{due}}", "{{due}}{{end}}", 22, 8, "syntax", "{{end}} without"},
		{"else without if", "{{due}}", "{{due}}{{else}}", 22, 8, "syntax", "{{else}} without"},
		{"bad expression", "{{due}}", "{{due +}}", 22, 1, "syntax", "not written right"},
		{"unquoted", `({{cite "15(1)"}})`, `({{cite 15(1)}})`, 15, 19, "syntax", "not written right"},
		{"empty action", "{{due}}", "{{due}} {{}}", 22, 9, "syntax", "not written right"},

		{"define", "{{due}}", `{{due}}{{define "x"}}y{{end}}`, 22, 8, "construct", "{{define}}"},
		{"template", "{{due}}", `{{due}}{{template "x"}}`, 22, 8, "construct", "another template"},
		{"block", "{{due}}", `{{due}}{{block "x" .}}y{{end}}`, 22, 8, "construct", "{{block}}"},
		{"break", "{{due}}", `{{due}}{{range .Incident.Collected}}{{.}}{{break}}{{end}}`, 22, 42, "construct", "{{break}}"},
		{"continue", "{{due}}", `{{due}}{{range .Incident.Collected}}{{.}}{{continue}}{{end}}`, 22, 42, "construct", "{{continue}}"},
		{"call", "{{due}}", `{{due}}{{call .Where}}`, 22, 10, "construct", "cannot use call"},
		{"printf", "{{due}}", `{{due}}{{printf "%d" .Where}}`, 22, 10, "construct", "cannot use printf"},
		{"html", "{{due}}", `{{due}}{{.Where | html}}`, 22, 19, "construct", "cannot use html"},
		{"index", "{{due}}", `{{due}}{{index .Incident.Collected 0}}`, 22, 36, "construct", "calculate"},
		{"variable", "{{due}}", `{{due}}{{$x := .Where}}{{$x}}`, 22, 10, "construct", "no variables"},
		{"undeclared variable", "{{due}}", `{{due}}{{$x}}`, 22, 8, "syntax", "no variables"},
		{"number range", "{{due}}", `{{due}}{{range 1000000000}}{{end}}`, 22, 16, "construct", "calculate"},
		{"range over a text", "{{due}}", `{{due}}{{range .Where}}{{end}}`, 22, 16, "type", "goes over a list"},
		{"range with variables", "{{due}}", `{{due}}{{range $i, $x := .Incident.Collected}}{{$x}}{{end}}`, 22, 16, "construct", "no variables"},
		{"chain on a call", "{{due}}", `{{due}}{{(due).Name}}`, 22, 15, "construct", "no place"},
		{"text as function", "{{due}}", `{{due}}{{.Where .Where}}`, 22, 10, "construct", "only a function"},
		{"nil", "{{due}}", `{{due}}{{if eq nil nil}}{{end}}`, 22, 16, "construct", "no place"},

		{"unknown field", "{{due}}", `{{due}}{{.Incidant.Name}}`, 22, 10, "name", "did you mean .Incident.Name?"},
		{"unknown inner field", "{{due}}", `{{due}}{{.Incident.Nam}}`, 22, 10, "name", "did you mean .Incident.Name?"},
		{"field of another group", "{{due}}", `{{due}}{{.Email}}`, 22, 10, "name", "did you mean .Subject.Email?"},
		{"hidden group", "{{due}}", `{{due}}{{.Common.Where}}`, 22, 10, "name", "no field"},
		{"field of a text", "{{due}}", `{{due}}{{.Where.Name}}`, 22, 10, "name", "no field Name"},
		{"field inside with", "{{due}}", `{{due}}{{with .Incident}}{{.Where}}{{end}}`, 22, 28, "name", "no field .Where"},
		{"unknown function", "{{due}}", `{{dew}}`, 22, 3, "name", "did you mean due?"},
		{"undeclared option", `option "more"`, `option "mroe"`, 19, 26, "name", "did you mean more?"},
		{"unknown step", "{{due}}", `{{due}} {{step "confirmation"}}`, 22, 11, "name", "no date"},
		{"printed yes or no", "{{due}}", `{{due}}{{.Post}}`, 22, 10, "type", "yes or no"},
		{"printed list", "{{due}}", `{{due}}{{.Incident.Collected}}`, 22, 10, "type", "list"},
		{"printed group", "{{due}}", `{{due}}{{.Incident}}`, 22, 10, "type", "group of fields"},
		{"join of a text", "{{due}}", `{{due}}{{join .Where}}`, 22, 15, "type", "join takes a list"},
		{"cite of a field", "{{due}}", `{{due}}{{cite .Where}}`, 22, 15, "type", "in quotes"},
		{"cite of nothing", "{{due}}", `{{due}}{{cite}}`, 22, 10, "type", "one provision or several"},
		{"due of something", "{{due}}", `{{due "x"}}`, 22, 3, "type", "stands alone"},
		{"eq of different things", "{{due}}", `{{due}}{{if eq .Where .Post}}{{end}}`, 22, 23, "type", "compares"},
		{"lang without language", "{{due}}", `{{due}}{{lang "not a language" "x"}}`, 22, 15, "type", "no language"},

		{"unknown provision", `"15(1)"`, `"15(9)"`, 15, 26, "citation", "15(9)"},
		{"unfitting provision", `"15(1)"`, `"27"`, 15, 26, "citation", "does not fit"},

		{"identifiers in a sentence", "{{identifiers}}", "See {{identifiers}}", 17, 7, "construct", "line of its own"},
		{"no identifiers", "{{identifiers}}\n", "", 15, 1, "required", "{{identifiers}}"},
		{"identifiers by chance", "{{identifiers}}", "{{if .Post}}{{identifiers}}{{end}}", 15, 1, "required", "for some requests"},
		{"identifiers twice", "{{due}}", "{{due}}\n\n{{identifiers}}", 15, 1, "required", "more than once"},
		{"no due", "{{due}}", "Soon.", 15, 1, "required", "{{due}}"},
		{"due by chance", "{{due}}", "{{if .Post}}{{due}}{{end}}", 15, 1, "required", "for some requests"},
		{"no asks", "1. Confirm it{{if option \"more\"}}, please{{end}}.\n2. Send", "{{if option \"more\"}}Confirm it.{{end}} Send", 15, 1, "required", "numbered list"},
		{"unused option", `{{if option "more"}}, please{{end}}`, ``, 10, 1, "unused", "changes nothing"},
		{"hole", "{{due}}", "{{due}} It began in {{.Incident.Since}}.", 22, 23, "empty", "{{with"},
		{"empty point", "2. Send a copy.", "2. {{if .Post}}Send a copy.{{end}}", 20, 1, "empty", "comes out empty"},
		{"file name", `letter = "access"`, `letter = "erasure"`, 4, 1, "file-name", "make them agree"},

		{"image", "Send a copy.", "Send ![a copy](x.png).", 20, 9, "markdown", "image"},
		{"html", "Send a copy.", "Send <br> a copy.", 20, 9, "markdown", "HTML"},
		{"html with its end", "Send a copy.", "Send <b>a copy</b>.", 20, 9, "markdown", "HTML"},
		{"table", "Send a copy.", "Send a copy.\n\n   | a | b |\n   |---|:-:|\n   | 1 | 2 |\n", 22, 4, "markdown", "table"},
		{"html after a value", "Send a copy.", "{{.Where}} send <br> a copy.", 20, 20, "markdown", "HTML"},
		{"code", "Send a copy.", "Send `a copy`.", 20, 9, "markdown", "code"},
		{"quote", "{{due}}", "> {{due}}", 22, 1, "markdown", "quote"},
		{"rule", "{{due}}", "***\n\n{{due}}", 22, 1, "markdown", "rule"},
		{"code block", "{{due}}", "{{due}}\n\n    x", 24, 5, "markdown", "code"},
		{"foreign link", "Send a copy.", "Send [a copy](https://example.org).", 20, 9, "markdown", "link"},
		{"value as link", "Send a copy.", "Send [a copy]({{.Where}}).", 20, 9, "markdown", "link"},

		{"binary", "{{due}}", "{{due}}\x00", 22, 8, "file", "binary"},
		{"escape sequence", "{{due}}", "{{due}}\x1b[2J", 22, 8, "file", "control character"},
		{"windows-1252", "{{due}}", "{{due}} f\xfcr", 22, 10, "file", "UTF-8"},
		{"private use", "{{due}}", "{{due}} \U000F0000", 22, 9, "file", "private-use"},
		{"utf-16", "+++\ntitle", "\xff\xfe+++\ntitle", 1, 1, "file", "UTF-16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(sound, c.old) == 0 {
				t.Fatal("the sound template has no", c.old)
			}
			src := strings.Replace(sound, c.old, c.new, 1)
			for _, eol := range []string{"\n", "\r\n"} {
				got := CheckFile("en/gdpr-access-platform.md", []byte(strings.ReplaceAll(src, "\n", eol)))
				if len(got) != 1 {
					t.Fatalf("%d findings: %v", len(got), got)
				}
				f := got[0]
				if f.Line != c.line || f.Column != c.column || f.Rule != c.rule || !strings.Contains(f.Message, c.says) {
					t.Errorf("got  %d:%d %s: %s\nwant %d:%d %s: … %s …", f.Line, f.Column, f.Rule, f.Message, c.line, c.column, c.rule, c.says)
				}
			}
		})
	}
}

func TestHostileField(t *testing.T) {
	src := strings.NewReplacer(`role = "platform"`, `role = "scraper"`, "{{due}}", "{{due}}\n\n{{with .Addressee}}{{$.Subject.Name}}{{end}}").Replace(sound)
	tmpl, err := Parse("own.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	_, err = tmpl.Execute(Sample("scraper", true), SampleEnv(tmpl, nil))
	h, ok := err.(*HostileFieldError)
	if !ok || h.Field != ".Subject.Name" || h.Line != 24 || h.Column != 22 {
		t.Fatalf("got %#v", err)
	}
	if !strings.Contains(h.Error(), "a letter to a hostile addressee cannot have .Subject.Name") {
		t.Error(h)
	}
	if out, err := tmpl.Execute(Sample("scraper", false), SampleEnv(tmpl, nil)); err != nil || !strings.Contains(Markdown(out.Blocks), "Jane Roe") {
		t.Error(err)
	}
}

// TestBounds holds that no template runs away.
func TestBounds(t *testing.T) {
	loops := strings.Repeat("{{range .Incident.Collected}}", 12) + "{{if .Post}}{{end}}" + strings.Repeat("{{end}}", 12)
	if _, err := Parse("own.md", []byte(strings.Replace(sound, "{{due}}", loops, 1))); err == nil {
		t.Fatal("inside a range there is no .Incident")
	}
	loops = strings.Repeat("{{range $.Incident.Collected}}", 12) + "{{if $.Post}}{{end}}" + strings.Repeat("{{end}}", 12)
	tmpl, err := Parse("own.md", []byte(strings.Replace(sound, "{{due}}", loops, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tmpl.Execute(Sample("platform", false), SampleEnv(tmpl, nil)); err == nil || !strings.Contains(err.Error(), "too many steps") {
		t.Error(err)
	}
	long := strings.Replace(sound, "{{due}}", strings.Repeat("{{.Reason}} ", 3000), 1)
	if tmpl, err = Parse("own.md", []byte(long)); err != nil {
		t.Fatal(err)
	}
	data := Sample("platform", false).(Data)
	data.Reason = strings.Repeat("x", 5000)
	if _, err := tmpl.Execute(data, SampleEnv(tmpl, nil)); err == nil || !strings.Contains(err.Error(), "longer than 64 KiB") {
		t.Error(err)
	}
	for name, src := range map[string]string{
		"large file":   sound + strings.Repeat("x", maxSource),
		"many actions": sound + strings.Repeat("{{.Where}}", maxActions+1),
		"deep ifs":     sound + strings.Repeat("{{if .Post}}", 60000),
		"deep parens":  sound + "{{if " + strings.Repeat("(", 5000) + ".Post" + strings.Repeat(")", 5000) + "}}{{end}}",
		"deep toml":    "+++\na = " + strings.Repeat("[", 500000) + "\n+++\n",
	} {
		if _, err := Parse("own.md", []byte(src)); len(FindingsOf(err)) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
