package templates

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// readmeExample is one fenced block of the README.
type readmeExample struct {
	line         int
	kind, regime string
	text         string
}

func readmeExamples(t *testing.T) (list []readmeExample) {
	t.Helper()
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var in *readmeExample
	for i, line := range strings.Split(string(page), "\n") {
		info, isFence := strings.CutPrefix(line, "```")
		switch {
		case in != nil && isFence:
			list = append(list, *in)
			in = nil
		case in != nil:
			in.text += line + "\n"
		case isFence:
			kind, regime, _ := strings.Cut(info, " ")
			in = &readmeExample{line: i + 1, kind: kind, regime: regime}
		}
	}
	return list
}

// TestReadmeExamples runs the examples, and compares those that are followed
// by what they give.
func TestReadmeExamples(t *testing.T) {
	examples, ran := readmeExamples(t), 0
	for i, e := range examples {
		if e.kind != "template" {
			continue
		}
		ran++
		src := e.text
		if !strings.HasPrefix(src, fence) {
			regime := "gdpr"
			if e.regime != "" {
				regime = e.regime
			}
			head := "+++\ntitle = 'Example'\nregime = \"" + regime + "\"\nletter = \"example\"\nrole = \"platform\"\nlanguage = \"en\"\n"
			if strings.Contains(src, "option") {
				head += "[[option]]\nname = \"logs\"\nlabel = \"Logs\"\ndefault = true\n"
			}
			src = head + "+++\n" + src
		} else if found := CheckFile("example.md", []byte(src)); len(found) > 0 {
			t.Errorf("README.md:%d: %v", e.line, found)
		}
		tmpl, err := Parse("example.md", []byte(src))
		if err != nil {
			t.Errorf("README.md:%d: %v", e.line, err)
			continue
		}
		out, err := tmpl.Execute(Sample(tmpl.Meta.Role, false), SampleEnv(tmpl, nil))
		if err != nil {
			t.Errorf("README.md:%d: %v", e.line, err)
			continue
		}
		if i+1 < len(examples) && examples[i+1].kind == "letter" {
			if got := strings.ReplaceAll(Markdown(out.Blocks), "\u00a0", " "); got != examples[i+1].text {
				t.Errorf("README.md:%d gives\n%s\nnot\n%s", e.line, got, examples[i+1].text)
			}
		}
	}
	if ran < 14 {
		t.Errorf("only %d examples were run", ran)
	}
}

// TestReadmeIsComplete holds that every field and function is in the page.
func TestReadmeIsComplete(t *testing.T) {
	page, _ := os.ReadFile("README.md")
	has := func(s string) {
		if !strings.Contains(string(page), s) {
			t.Errorf("README.md lacks %s", s)
		}
	}
	for _, f := range reflect.VisibleFields(dataType) {
		if f.Anonymous {
			continue
		}
		if f.Type.Kind() != reflect.Struct {
			has("`." + f.Name + "`")
			continue
		}
		for _, sub := range reflect.VisibleFields(f.Type) {
			has("`." + f.Name + "." + sub.Name + "`")
		}
	}
	for _, name := range functions {
		if !strings.Contains(string(page), "`"+name+"`") && !strings.Contains(string(page), "### "+name+":") {
			has("{{" + name)
		}
	}
	for _, key := range frontKeys {
		if key != "option" {
			has("`" + key + "`")
		}
	}
	for _, regime := range regimes {
		has("`" + string(regime) + "`")
	}
	for _, role := range roles {
		has("`" + string(role) + "`")
	}
}
