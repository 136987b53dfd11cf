package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

// dialogue answers plain mode as a person does: it reads what is asked, and
// only then types a line.
type dialogue struct {
	// answer gets all that was written since the last answer; false ends the
	// input.
	answer func(asked string) (string, bool)

	mu   sync.Mutex
	more *sync.Cond
	all  bytes.Buffer
	from int
	done bool
}

func newDialogue(answer func(string) (string, bool)) *dialogue {
	d := &dialogue{answer: answer}
	d.more = sync.NewCond(&d.mu)
	return d
}

func (d *dialogue) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.more.Broadcast()
	return d.all.Write(p)
}

func (d *dialogue) Read(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for {
		asked := d.all.String()[d.from:]
		if d.done {
			return 0, io.EOF
		}
		if strings.HasSuffix(asked, ": ") || strings.HasSuffix(asked, ") ") { // a prompt, waiting
			d.from = d.all.Len()
			line, ok := d.answer(asked)
			if !ok {
				return 0, io.EOF
			}
			return copy(p, line+"\n"), nil
		}
		d.more.Wait()
	}
}

func (d *dialogue) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done = true
	d.more.Broadcast()
}

// The wizard, prefilled from a request file, asked for the answers as a file
// besides: "write" makes the same letters of that file, byte for byte.
func TestRoundTrip(t *testing.T) {
	for _, example := range []string{"eu-resident", "california-resident"} {
		t.Run(example, func(t *testing.T) { roundTrip(t, "../../examples/"+example+".toml") })
	}
}

func roundTrip(t *testing.T, example string) {
	home := t.TempDir()
	environment := func(name string) string {
		return map[string]string{"HOME": home, "USERPROFILE": home, "UNSCRAPE_HOME": filepath.Join(home, "kept")}[name]
	}
	world := env{
		Getenv: environment, FS: disk.OS{}, GOOS: runtime.GOOS,
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	}
	asked, wanted := 0, false
	person := newDialogue(func(question string) (string, bool) {
		asked++
		if strings.Contains(question, "Your answers as a file") && !wanted {
			wanted = true
			return "3", true
		}
		return "", asked < 100 // not over and over
	})
	var errs bytes.Buffer
	wizard := world
	wizard.Args = []string{"new", "--plain", "--request", example}
	wizard.In, wizard.Out, wizard.Err = person, person, &errs
	code := run(context.Background(), wizard)
	person.end()
	if code != exitDone {
		t.Fatalf("exit %d\n%s\n%s", code, person.all.String(), errs.String())
	}
	first := filesOf(t, filepath.Join(home, "letters"))
	var request string
	for name := range first {
		if strings.HasSuffix(name, ".toml") {
			request = filepath.Join(home, "letters", name)
		}
	}
	if request == "" || len(first) != 5 {
		t.Fatalf("written: %d files, request %q\n%s", len(first), request, person.all.String())
	}

	again := world
	var out bytes.Buffer
	again.Args = []string{"write", "--request", request, "--out", filepath.Join(home, "again")}
	again.Out, again.Err = &out, &errs
	again.Now = func() time.Time { return time.Date(2026, 12, 24, 12, 0, 0, 0, time.UTC) } // on another day
	if code := run(context.Background(), again); code != exitDone {
		t.Fatalf("exit %d\n%s", code, errs.String())
	}
	for name, data := range filesOf(t, filepath.Join(home, "again")) {
		if !bytes.Equal(first[name], data) {
			t.Errorf("%s differs from what the wizard wrote", name)
		}
		delete(first, name)
	}
	if len(first) != 1 { // the request itself
		t.Errorf("not written again: %d files", len(first)-1)
	}
}

func filesOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, e := range entries {
		if all[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
