package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/templates"
)

// watched is a "template preview --watch" that runs.
type watched struct {
	t     testing.TB
	file  string
	text  string
	shown chan string // each state that was shown
	ended chan error
	stop  func()
}

// states cuts what is written into the states of the letter.
type states struct {
	buf   bytes.Buffer
	shown chan string
}

func (s *states) Write(p []byte) (int, error) {
	s.buf.Write(p)
	for _, end := range []string{"Yours faithfully,\n\nJane Roe\n", "when this is mended.\n"} {
		if at := strings.LastIndex(s.buf.String(), end); at >= 0 && s.buf.Len() == at+len(end) && s.buf.Len() > len(end) {
			s.shown <- s.buf.String()
			s.buf.Reset()
		}
	}
	return len(p), nil
}

func watch(t testing.TB) *watched {
	src, err := os.ReadFile(filepath.Join("..", "..", "templates", "en", "gdpr-access-platform.md"))
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{t: t, file: filepath.Join(t.TempDir(), "letter.md"), text: string(src), shown: make(chan string, 9), ended: make(chan error, 1)}
	w.save(w.text)
	ctx, stop := context.WithCancel(t.Context())
	w.stop = stop
	t.Cleanup(stop)
	e := env{Out: &states{shown: w.shown}, Err: io.Discard, FS: disk.OS{}, GOOS: "linux", Now: time.Now, Getenv: func(string) string { return "" }}
	go func() {
		w.ended <- runTemplatePreview(ctx, e, previewOptions{name: w.file, watch: true, hostile: false})
	}()
	return w
}

func (w *watched) save(text string) {
	w.t.Helper()
	if err := os.WriteFile(w.file, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) next() string {
	w.t.Helper()
	select {
	case s := <-w.shown:
		return s
	case err := <-w.ended:
		w.t.Fatalf("it ended: %v", err)
	case <-time.After(20 * time.Second):
		w.t.Fatal("nothing is shown")
	}
	return ""
}

func TestWatch(t *testing.T) {
	w := watch(t)
	if s := w.next(); !strings.Contains(s, "I request access") {
		t.Error(s)
	}
	w.save(strings.Replace(w.text, "I request access", "I ask for access", 1))
	if s := w.next(); !strings.Contains(s, "I ask for access") {
		t.Error(s)
	}
	w.save(strings.Replace(w.text, "I request access", "{{.Subject.Nam}} asks", 1))
	s := w.next()
	for _, part := range []string{"letter.md:16:3: no field .Subject.Nam is known; did you mean .Subject.Name?", "   16 │ {{.Subject.Nam}} asks", "      │   ^\n"} {
		if !strings.Contains(s, part) {
			t.Errorf("the fault lacks %q:\n%s", part, s)
		}
	}
	// As many editors save: a new file is put in the place of the old.
	anew := filepath.Join(filepath.Dir(w.file), "anew")
	if err := os.WriteFile(anew, []byte(w.text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(w.file); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * pollEvery)
	if err := os.Rename(anew, w.file); err != nil {
		t.Fatal(err)
	}
	if s := w.next(); !strings.Contains(s, "I request access") {
		t.Error(s)
	}
	w.stop()
	if err := <-w.ended; err != nil {
		t.Errorf("Ctrl+C is how it ends, not a failure: %v", err)
	}
}

// BenchmarkWatch is the time from a save to the letter being shown.
func BenchmarkWatch(b *testing.B) {
	w := watch(b)
	w.next()
	for i := 0; b.Loop(); i++ {
		w.save(strings.Replace(w.text, "I request access", "I request"+strings.Repeat(" hereby", i%5+1)+" access", 1))
		w.next()
	}
}

func TestInPlace(t *testing.T) {
	src := []byte("\xef\xbb\xbfone\r\n" + strings.Repeat("x", 200) + "ä{{.Nope}}" + strings.Repeat("y", 200))
	lines := inPlace(templates.Finding{File: "a.md", Line: 2, Column: 202, Rule: "name", Message: "no"}, src)
	if len(lines) != 3 {
		t.Fatal(lines)
	}
	at := strings.Index(string([]rune(lines[2])), "^")
	if got := []rune(lines[1]); at < 0 || len(got) > 80 {
		t.Errorf("%d %s", len(got), lines[1])
	} else if mark := strings.IndexRune(lines[2], '^'); []rune(lines[1])[len([]rune(lines[2][:mark]))] != '{' {
		t.Errorf("the mark is wrong:\n%s\n%s", lines[1], lines[2])
	}
	for _, f := range []templates.Finding{{Line: 99, Column: 1}, {Line: 0}, {Line: 1, Column: 500}} {
		inPlace(f, src) // whatever the place is
	}
}

// On a terminal the part of the letter is shown that has changed.
func TestScreen(t *testing.T) {
	var out bytes.Buffer
	s := &screen{out: printer{w: &out}, height: 12}
	lines := strings.Split(strings.Repeat("line\n", 50), "\n")
	if err := s.draw(lines, "saved", false); err != nil || !strings.Contains(out.String(), "lines 1 to 10 of 51") {
		t.Error(err, out.String())
	}
	out.Reset()
	lines[40] = "changed \x1b[31m"
	if err := s.draw(lines, "saved", false); err != nil || !strings.Contains(out.String(), "changed ⟨U+001B⟩") || strings.Count(out.String(), "\n") != 10 {
		t.Error(err, out.String())
	}
}
