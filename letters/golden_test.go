package letters_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// TestGolden composes each testdata/*.txtar: a request, and what became of
// it. Run with -update after a change, and read the difference as prose.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: a.Comment, Files: outcome(t, a)}
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// outcome is the archive as it ought to be: the request, and for each letter
// its parts, its text and, where the archive has such a section, its pages; or
// the refusal.
func outcome(t *testing.T, a *txtar.Archive) []txtar.File {
	var request []byte
	old := map[string][]byte{}
	today := law.Date{Year: 2026, Month: 11, Day: 22}
	for _, f := range a.Files {
		if f.Name == "request.toml" {
			request = f.Data
		}
		old[f.Name] = f.Data
	}
	out := []txtar.File{{Name: "request.toml", Data: request}}
	refused := func(err error) []txtar.File {
		return append(out, txtar.File{Name: "refused", Data: []byte(err.Error() + "\n")})
	}
	r, err := letters.Decode(request)
	if err != nil {
		return refused(err)
	}
	jobs, err := letters.Resolve(r, letters.Sources{Today: today})
	if err != nil {
		return refused(err)
	}
	for _, p := range letters.Check(r, letters.Sources{Today: today}) {
		out = append(out, txtar.File{Name: "warning", Data: []byte(p.Error() + "\n")})
	}
	for _, j := range jobs {
		l, err := letters.Compose(j)
		if err != nil {
			return refused(err)
		}
		id := j.Entry.ID
		out = append(out,
			txtar.File{Name: id + ".letter", Data: []byte(dump(j, l))},
			txtar.File{Name: id + ".txt", Data: []byte(letters.Text(l, 80))})
		if _, wanted := old[id+".pages"]; wanted {
			out = append(out, txtar.File{Name: id + ".pages", Data: []byte(pagesOf(t, l))})
		}
	}
	return out
}

func pagesOf(t *testing.T, l letters.Letter) string {
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	if err != nil {
		t.Error(err)
	}
	return letters.PlainDump(pages)
}

// dump is what is not in the letter's text.
func dump(j letters.Job, l letters.Letter) string {
	var b bytes.Buffer
	p := func(key string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "[]" {
			fmt.Fprintf(&b, "%-12s %s\n", key, s)
		}
	}
	p("template", j.Template.Name)
	p("language", l.Language)
	p("regime", fmt.Sprintf("%s: %s", l.Regime, j.Regime.Reason))
	p("hostile", l.Hostile)
	p("send", l.Send)
	p("paper", l.Paper+", "+l.Window)
	p("return line", l.ReturnLine)
	p("title", l.Title)
	p("file name", l.FileName)
	if !l.Due.Due.IsZero() {
		p("due", l.Due.Due)
	}
	p("assumes", l.DueAssumes)
	for _, d := range l.Disclosure {
		p("tells", fmt.Sprintf("%s (%s): %s", d.Label, d.Field, d.Value))
	}
	for _, w := range l.Warnings {
		p("warning", w)
	}
	return b.String()
}
