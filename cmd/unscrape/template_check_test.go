package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/templates"
)

// checkEnv is a machine with a folder of the person's own.
func checkEnv(t *testing.T) (e env, out *bytes.Buffer, own string) {
	home := t.TempDir()
	own = filepath.Join(home, "templates", "en")
	if err := os.MkdirAll(own, 0o700); err != nil {
		t.Fatal(err)
	}
	out = &bytes.Buffer{}
	return env{
		Out: out, Err: &bytes.Buffer{}, FS: disk.OS{}, GOOS: runtime.GOOS,
		Now:    func() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return map[string]string{"UNSCRAPE_HOME": home}[name] },
	}, out, own
}

func shippedSource(t *testing.T, path string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "templates", path))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// One fault gives one finding, however many ways of checking could see it.
func TestOneFaultOneFinding(t *testing.T) {
	text := shippedSource(t, "en/gdpr-access-scraper.md")
	lines := strings.Count(text, "\n")
	for _, c := range []struct {
		name, old, new string
		line           int // 0 = wherever
		rule           string
	}{
		{"unknown field", "{{due}}", "{{.Incidant.Name}} {{due}}", 0, "name"},
		{"unknown function", "{{due}}", "{{dew}} {{due}}", 0, "name"},
		{"personal field without a question", "{{due}}", "{{.Subject.Name}} {{due}}", 0, "hostile"},
		{"unfitting provision", "{{due}}", `{{cite "20"}} {{due}}`, 0, "citation"},
		{"unclosed action", "{{due}}", "{{due", 0, "syntax"},
		{"construct", "{{due}}", `{{printf "x"}} {{due}}`, 0, "construct"},
		{"another script", "{{due}}", "{{due}} 数据", 0, "typeface"},
		{"another script by its number", "{{due}}", "{{due}} &#25968;", 0, "typeface"},
		{"an image", "{{due}}", "{{due}} ![x](y)", 0, "markdown"},
		{"too long", "{{due}}", "{{due}}\n\n" + strings.Repeat("More and more words. ", 700), 0, "size"},
		{"no due", "{{due}}", "", 0, "required"},
		{"no regime", "regime = \"gdpr\"\n", "", 2, "front-matter"},
		{"at the end", "{{due}}", "{{due}}", lines, ""},
	} {
		if !strings.Contains(text, c.old) {
			t.Fatal(c.old)
		}
		src := strings.Replace(text, c.old, c.new, 1)
		e, _, _ := checkEnv(t)
		s := newShop(e)
		found, err := s.checkFile(s.library(), textFile{"letter.md", true, func() ([]byte, error) { return []byte(src), nil }})
		if err != nil {
			t.Fatal(err)
		}
		if c.rule == "" {
			if len(found) > 0 {
				t.Errorf("%s: %v", c.name, found)
			}
			continue
		}
		if len(found) != 1 || found[0].Rule != c.rule || c.line > 0 && found[0].Line != c.line {
			t.Errorf("%s: %v", c.name, found)
			continue
		}
		if want := 1 + strings.Count(text[:strings.Index(text, c.old)], "\n"); c.line == 0 && c.rule != "size" && c.rule != "required" && !strings.Contains(c.new, "&#") && found[0].Line != want {
			t.Errorf("%s: line %d, want %d", c.name, found[0].Line, want)
		}
	}
}

// What is no letter text at all ends in one sentence, soon, and in little
// memory.
func TestCheckIsBounded(t *testing.T) {
	e, out, own := checkEnv(t)
	big := strings.Repeat("{{if .Post}}", 10<<20/12)
	for name, data := range map[string]string{
		"gdpr-access-platform.md":         big,
		"gdpr-access-platform~zeros.md":   strings.Repeat("\x00", 10<<20),
		"gdpr-access-platform~fences.md":  "+++\n" + strings.Repeat("a = [", 2<<20),
		"gdpr-access-platform~empty.md":   "",
		"gdpr-access-platform~program.md": "\x7fELF\x02\x01\x01",
	} {
		if err := os.WriteFile(filepath.Join(own, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	lib := newShop(e).library()
	for _, i := range lib.List() {
		if i.Own {
			src, err := lib.Read(i)
			if err != nil || len(src) > 2<<20 {
				t.Errorf("%s: %d bytes, %v", i.Name, len(src), err)
			}
		}
	}
	if err := runTemplateCheck(t.Context(), e, nil, true); exitCode(err) != exitRefused {
		t.Errorf("%v", err)
	}
	runtime.ReadMemStats(&after)
	if grown := after.HeapSys - before.HeapSys; after.HeapSys > before.HeapSys && grown > 200<<20 {
		t.Errorf("it took %d MB", grown>>20)
	}
	var result struct{ Findings []templates.Finding }
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	if len(result.Findings) != 5 {
		t.Errorf("%d findings: %v", len(result.Findings), result.Findings)
	}
	outside := filepath.Join(t.TempDir(), "big.md")
	if err := os.WriteFile(outside, []byte(big), 0o600); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := runTemplateCheck(t.Context(), e, []string{outside}, false); exitCode(err) != exitRefused || !strings.Contains(out.String(), "larger than 1 MiB") {
		t.Errorf("%v %s", err, out)
	}
}

// What --json prints of the templates is described.
func TestTemplateJSONIsDescribed(t *testing.T) {
	page, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{textRow{}, templates.Finding{}} {
		data, _ := json.Marshal(v)
		var keys map[string]any
		if err := json.Unmarshal(data, &keys); err != nil {
			t.Fatal(err)
		}
		for k := range keys {
			if !strings.Contains(string(page), "."+k+"`") {
				t.Errorf("docs/json.md does not describe %q", k)
			}
		}
	}
}

// The shipped texts are without a fault.
func TestShippedTexts(t *testing.T) {
	e, out, _ := checkEnv(t)
	if err := runTemplateCheck(t.Context(), e, nil, false); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
