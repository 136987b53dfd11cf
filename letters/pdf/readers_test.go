package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// What programs of other people make of the files. Each is skipped where it is
// not installed.

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if said := strings.ReplaceAll(errs.String(), "warning: ICC support is not available\n", ""); err != nil || said != "" {
		t.Fatalf("%s %s: %v\n%s", name, args, err, errs.String())
	}
	return out.String()
}

func files(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	out := map[string]string{}
	for name, l := range samples() {
		out[name] = filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(out[name], write(t, l), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := pdf.TestPrint(&b, sample.Day); err != nil {
		t.Fatal(err)
	}
	out["test print"] = filepath.Join(dir, "test-print.pdf")
	if err := os.WriteFile(out["test print"], b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestQpdfFindsNoFault(t *testing.T) {
	for _, f := range files(t) {
		if out := run(t, "qpdf", "--check", f); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%s", out)
		}
	}
}

func TestPopplerEmbedsAllFonts(t *testing.T) {
	for name, f := range files(t) {
		for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", f)), "\n")[2:] {
			// embedded, subset, with a map to Unicode
			if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSans\S* +TrueType +\S+ +yes yes yes `).MatchString(line) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

// Read in the order in which it is drawn, a letter's text is what was laid
// out, word by word; the spaces that hold words together count as spaces.
func TestOthersReadTheText(t *testing.T) {
	readers := map[string]func(string) string{
		"pdftotext": func(f string) string { return run(t, "pdftotext", "-raw", f, "-") },
		"mutool":    func(f string) string { return run(t, "mutool", "draw", "-q", "-F", "txt", f) },
	}
	all := files(t)
	for reader, read := range readers {
		t.Run(reader, func(t *testing.T) {
			if _, err := exec.LookPath(reader); err != nil {
				t.Skipf("%s is not installed", reader)
			}
			for name, l := range samples() {
				var want []string
				for _, p := range document(t, l).Pages {
					for _, m := range p.Marks {
						if m, ok := m.(*letters.TextMark); ok {
							want = append(want, m.Text)
						}
					}
				}
				got := strings.Fields(strings.ReplaceAll(read(all[name]), "\u00a0", " "))
				// Runs that continue a word ("bold" and the comma behind it)
				// stand beside each other: compared without spaces.
				flat := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(want, " "), "\u00a0", " ")), "")
				if reader == "mutool" {
					// It orders blocks by itself: each word is looked for.
					text := strings.Join(got, "")
					for _, run := range want {
						if w := strings.Join(strings.Fields(strings.ReplaceAll(run, "\u00a0", " ")), ""); !strings.Contains(text, w) {
							t.Errorf("%s: %q is not read", name, run)
						}
					}
				} else if strings.Join(got, "") != flat {
					t.Errorf("%s: read\n%q\nwant\n%q", name, strings.Join(got, ""), flat)
				}
			}
		})
	}
}

func TestPopplerReadsTheInformation(t *testing.T) {
	all := files(t)
	out := run(t, "pdfinfo", "-isodates", all["german"])
	for _, want := range []string{"Title:           Request for access under Article 15 GDPR\n", "CreationDate:    2026-11-22T00:00:00Z\n", "JavaScript:      no\n", "Encrypted:       no\n", "(A4)\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
	if out := run(t, "pdfinfo", all["american"]); !strings.Contains(out, "612 x 792 pts (letter)") {
		t.Errorf("%s", out)
	}
}
