package cases_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/disk/disktest"
	"example.org/unscrape/internal/law"
)

var ctx = context.Background()

func noon() time.Time { return time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC) }

func about(id string) cases.About {
	return cases.About{Person: "jane", Residence: "DE", Addressee: cases.Addressee{ID: id, Name: "Example", Role: law.Platform}}
}

func letter(name string) cases.NewLetter {
	return cases.NewLetter{
		Name: name, Date: date("2026-11-22"), Wrote: cases.Wrote{Regime: law.GDPR, Place: "NL", Send: "email"},
		Bytes: map[string][]byte{"txt": []byte("Dear Sir or Madam\n"), "pdf": []byte("%PDF-1.4 not really")},
	}
}

func open(t testing.TB, fsys disk.FS) (*cases.Store, cases.Case) {
	t.Helper()
	s := cases.New(fsys, filepath.Join(t.TempDir(), "data"), noon)
	c, err := s.Open(ctx, about("discord"), letter("access"))
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

func record(t testing.TB, s *cases.Store, id string, k cases.Kind, on string) cases.Case {
	t.Helper()
	c, err := s.Record(ctx, id, k, date(on), "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestStore(t *testing.T) {
	s, c := open(t, disk.OS{})
	if c.ID != "discord-1" || c.State != cases.NotSent || len(c.UID) != 32 {
		t.Errorf("%+v", c)
	}
	for want := 2; want < 12; want++ {
		c, err := s.Open(ctx, about("discord"), letter("access"))
		if err != nil || c.ID != fmt.Sprintf("discord-%d", want) {
			t.Fatalf("%s, %v", c.ID, err)
		}
	}
	record(t, s, "discord-10", cases.Sent, "2026-11-22")
	all, faults, err := s.List(ctx)
	if err != nil || faults != nil || len(all) != 11 || all[0].ID != "discord-10" || all[10].ID != "discord-11" {
		t.Errorf("%d cases, %v, %v", len(all), faults, err)
	}
	for typed, want := range map[string]error{"discord-1": nil, "discord-11": nil, "discord": cases.ErrAmbiguous, "": cases.ErrUnknown, "../x": cases.ErrUnknown} {
		if _, err := s.Find(typed); !errors.Is(err, want) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	// A reminder follows the request; answers to it count for that.
	if _, err := s.AddLetter(ctx, c.ID, letter("reminder")); err != nil {
		t.Fatal(err)
	}
	c = record(t, s, c.ID, cases.Answered, "2026-11-30")
	if c.State != cases.HasAnswer || c.Letters[1].Wrote.Follows != "access" {
		t.Errorf("%s, %+v", c.State, c.Letters)
	}
	// What is computed anew from the disk is what was computed before.
	again, err := s.Load(ctx, c.ID)
	if err != nil || len(again.Events) != len(c.Events) || again.State != c.State || again.Due != c.Due || len(s.Verify(again)) != 0 {
		t.Errorf("%v %+v", err, again)
	}
	// Twice the same letter, and one taken back: no file is written over.
	for range 2 {
		if c, err = s.AddLetter(ctx, c.ID, letter("access")); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := s.Undo(ctx, c.ID); err != nil {
		t.Fatal(err)
	}
	if c, err = s.AddLetter(ctx, c.ID, letter("access")); err != nil || c.Letters[3].Name != "access-3" {
		t.Fatalf("%v %+v", err, c.Letters)
	}
	if err := s.Delete(ctx, c.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(ctx, c.ID); !errors.Is(err, cases.ErrUnknown) {
		t.Error(err)
	}
	if err := s.Delete(ctx, "../discord-2"); !errors.Is(err, cases.ErrUnknown) {
		t.Error(err)
	}
}

// Before a further letter to a hostile addressee, it is said what that tells.
func TestHostileNext(t *testing.T) {
	later := func() time.Time { return noon().AddDate(0, 3, 0) }
	s := cases.New(disk.OS{}, filepath.Join(t.TempDir(), "data"), later)
	a := about("spy-pet")
	a.Addressee.Hostile = true
	c, err := s.Open(ctx, a, letter("access"))
	if err != nil {
		t.Fatal(err)
	}
	c = record(t, s, c.ID, cases.Sent, "2026-11-22")
	if c.State != cases.Overdue || !strings.Contains(strings.Join(c.Next.Why, " "), "tells a hostile addressee") {
		t.Errorf("%s: %q", c.State, c.Next.Why)
	}
}

func TestRefusedEvents(t *testing.T) {
	s, c := open(t, disk.OS{})
	for _, e := range []struct {
		kind      cases.Kind
		on, field string
		letter    string
	}{
		{cases.Written, "2026-11-23", "Kind", ""},
		{"retracted", "2026-11-23", "Kind", ""},
		{cases.Sent, "2026-11-21", "On", ""},
		{cases.Sent, "2026-12-02", "On", ""},
		{cases.Sent, "2026-11-23", "Letter", "reminder"},
	} {
		_, err := s.Record(ctx, c.ID, e.kind, date(e.on), e.letter)
		var wrong *cases.EventError
		if !errors.As(err, &wrong) || wrong.Field != e.field {
			t.Errorf("%s on %s: %v", e.kind, e.on, err)
		}
	}
	if c, _ := s.Load(ctx, c.ID); len(c.Events) != 1 {
		t.Errorf("%d events", len(c.Events))
	}
}

// With a clock of 1970 nothing is written that could not be read again.
func TestWrongClock(t *testing.T) {
	sound, c := open(t, disk.OS{})
	data := filepath.Dir(sound.Dir())
	s := cases.New(disk.OS{}, data, func() time.Time { return time.Unix(0, 0) })
	_, opened := s.Open(ctx, about("other"), letter("access"))
	_, recorded := s.Record(ctx, c.ID, cases.Sent, date("2026-11-23"), "")
	_, _, undone := s.Undo(ctx, c.ID)
	for _, err := range []error{opened, recorded, undone} {
		if !errors.Is(err, cases.ErrClock) {
			t.Error(err)
		}
	}
	if all, faults, err := sound.List(ctx); len(all) != 1 || len(all[0].Faults) > 0 || faults != nil || err != nil {
		t.Errorf("%v %v %v", all, faults, err)
	}
}

// However much of the last event is there, those before it count, nothing is
// lost, and the next one is recorded.
func TestTornAnywhere(t *testing.T) {
	s, c := open(t, disk.OS{})
	record(t, s, c.ID, cases.Sent, "2026-11-22")
	path := filepath.Join(c.Dir, "events.jsonl")
	before, _ := os.ReadFile(path)
	record(t, s, c.ID, cases.Received, "2026-11-23")
	after, _ := os.ReadFile(path)
	for cut := len(before); cut < len(after); cut++ {
		if err := os.WriteFile(path, after[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		read, err := s.Load(ctx, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		events, faults := 2, 1
		if cut == len(before) {
			faults = 0
		}
		if cut == len(after)-1 { // only its end is missing
			events, faults = 3, 0
		}
		if len(read.Events) != events || len(read.Faults) != faults {
			t.Fatalf("cut at %d: %d events, %v", cut, len(read.Events), read.Faults)
		}
		read = record(t, s, c.ID, cases.Acknowledged, "2026-11-24")
		if len(read.Events) != events+1 {
			t.Fatalf("cut at %d: %d events after recording", cut, len(read.Events))
		}
		if read, _ = s.Load(ctx, c.ID); len(read.Events) != events+1 || len(read.Faults) != 0 {
			t.Fatalf("cut at %d: %d events, then %v", cut, len(read.Events), read.Faults)
		}
		aside, _ := filepath.Glob(filepath.Join(c.Dir, "events-broken-*.jsonl"))
		if len(aside) != faults {
			t.Fatalf("cut at %d: kept aside %v", cut, aside)
		}
		for _, name := range aside {
			if data, _ := os.ReadFile(name); !bytes.Equal(data, after[:cut]) {
				t.Fatalf("cut at %d: what is kept aside is not what was there", cut)
			}
			os.Remove(name)
		}
	}
}

func TestEditedByHand(t *testing.T) {
	s, c := open(t, disk.OS{})
	record(t, s, c.ID, cases.Sent, "2026-11-22")
	path := filepath.Join(c.Dir, "events.jsonl")
	good, _ := os.ReadFile(path)
	lines := strings.SplitAfter(string(good), "\n")
	for name, want := range map[string]struct {
		text           string
		events, faults int
		readOnly       bool
	}{
		"with a BOM and CR LF":   {"\xef\xbb\xbf" + strings.ReplaceAll(string(good), "\n", "\r\n"), 2, 0, false},
		"without the last end":   {strings.TrimSuffix(string(good), "\n"), 2, 0, false},
		"with an empty line":     {lines[0] + "\n" + lines[1], 2, 0, false},
		"with a line of nothing": {lines[0] + "hello\n" + lines[1], 2, 1, false},
		"with an escape":         {lines[0] + `{"v":1,"id":7,"on":"2026-11-23","event":"\u001b[31m"}` + "\n" + lines[1], 2, 1, false},
		"with a path": {lines[0] + `{"v":1,"id":7,"on":"2026-11-23","event":"attached","file":{"name":"../../etc/passwd","sha256":"` +
			strings.Repeat("0", 64) + `","size":1}}` + "\n" + lines[1], 2, 1, false},
		"with a day that is none": {lines[0] + strings.Replace(lines[1], "2026-11-22\",\"letter", "2026-02-30\",\"letter", 1), 1, 1, false},
		"by a newer version":      {string(good) + `{"v":2,"what":"ever"}` + "\n", 2, 0, true},
		"emptied":                 {"", 0, 0, false},
	} {
		if err := os.WriteFile(path, []byte(want.text), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := s.Load(ctx, c.ID)
		if err != nil || len(c.Events) != want.events || len(c.Faults) != want.faults || (c.ReadOnly != nil) != want.readOnly {
			t.Errorf("%s: %d events, faults %v, only read %v, %v", name, len(c.Events), c.Faults, c.ReadOnly, err)
		}
		for _, f := range c.Faults {
			if strings.ContainsAny(f.Error(), "\x1b\n") || strings.Contains(f.Error(), "passwd") {
				t.Errorf("%s: %q", name, f)
			}
		}
		if want.readOnly {
			if _, err := s.Record(ctx, c.ID, cases.Received, date("2026-11-23"), ""); err == nil {
				t.Errorf("%s: recorded", name)
			}
			if now, _ := os.ReadFile(path); string(now) != want.text {
				t.Errorf("%s: changed", name)
			}
		}
	}
}

// Wherever the disk fails, a case is there whole or not at all, and an event
// too; a second try on a sound disk succeeds.
func TestDiskFails(t *testing.T) {
	for _, do := range []struct {
		name string
		do   func(*cases.Store) error
	}{
		{"open", func(s *cases.Store) error { _, err := s.Open(ctx, about("other"), letter("access")); return err }},
		{"record", func(s *cases.Store) error {
			_, err := s.Record(ctx, "discord-1", cases.Sent, date("2026-11-23"), "")
			return err
		}},
		{"add", func(s *cases.Store) error { _, err := s.AddLetter(ctx, "discord-1", letter("reminder")); return err }},
		{"attach", func(s *cases.Store) error {
			_, _, err := s.Attach(ctx, "discord-1", os.Args[0], cases.Proof, date("2026-11-23"), "")
			return err
		}},
		{"delete", func(s *cases.Store) error { return s.Delete(ctx, "discord-1") }},
	} {
		step := 1
		if do.name == "attach" {
			step = 37 // it copies a large file
		}
		for n := 0; ; n += step {
			data := filepath.Join(t.TempDir(), "data")
			sound := cases.New(disk.OS{}, data, noon)
			if _, err := sound.Open(ctx, about("discord"), letter("access")); err != nil {
				t.Fatal(err)
			}
			faulty := &disktest.FS{Fail: func(c disktest.Call) error {
				if c.N == n {
					return syscall.ENOSPC
				}
				return nil
			}}
			err := do.do(cases.New(faulty, data, noon))
			if err == nil && faulty.Calls() <= n {
				break
			}
			all, _, lerr := sound.List(ctx)
			if lerr != nil {
				t.Fatal(lerr)
			}
			for _, c := range all {
				if len(c.Faults) > 0 || c.ReadOnly != nil || len(c.Letters) == 0 || len(sound.Verify(c)) > 0 {
					t.Fatalf("%s, call %d (%v): %v %v", do.name, n, err, c.Faults, c.ReadOnly)
				}
			}
			if err := do.do(sound); err != nil && !(do.name == "delete" && errors.Is(err, cases.ErrUnknown)) {
				t.Fatalf("%s, call %d: the second try: %v", do.name, n, err)
			}
			entries, _ := os.ReadDir(sound.Dir())
			for _, e := range entries {
				if strings.HasPrefix(e.Name(), ".new-") || strings.HasPrefix(e.Name(), ".gone-") && do.name != "delete" {
					t.Fatalf("%s, call %d: %s is left", do.name, n, e.Name())
				}
			}
		}
	}
}

func TestAttach(t *testing.T) {
	s, c := open(t, disk.OS{})
	from := filepath.Join(t.TempDir(), "CON.\u202efdp.PDF")
	if runtime.GOOS == "windows" {
		from = filepath.Join(t.TempDir(), "reply.PDF")
	}
	if err := os.WriteFile(from, []byte("their answer"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, f, err := s.Attach(ctx, c.ID, from, cases.Answer, date("2026-11-30"), "")
	if err != nil || f.Name != "answers/2026-11-30-answer-1.pdf" || f.Size != 12 || strings.ContainsRune(f.Original, '\u202e') {
		t.Fatalf("%+v, %v", f, err)
	}
	if faults := s.Verify(c); faults != nil {
		t.Error(faults)
	}
	big := filepath.Join(t.TempDir(), "big")
	h, err := os.Create(big)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(h.Truncate(2<<30), h.Close()); err != nil {
		t.Skip("no room for a sparse file:", err)
	}
	if _, _, err := s.Attach(ctx, c.ID, big, cases.Proof, date("2026-11-30"), ""); !errors.Is(err, disk.ErrTooLarge) {
		t.Errorf("2 GB: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, _, err := s.Attach(stopped, c.ID, from, cases.Proof, date("2026-11-30"), ""); err == nil {
		t.Error("interrupted, and attached")
	}
	entries, _ := os.ReadDir(filepath.Join(c.Dir, "answers"))
	if len(entries) != 1 {
		t.Errorf("%v", entries)
	}
}

// A thousand cases with a handful of events each, in under 100 ms.
func BenchmarkList1000(b *testing.B) {
	s := cases.New(disk.OS{}, filepath.Join(b.TempDir(), "data"), noon)
	seed, err := s.Open(ctx, about("discord"), letter("access"))
	if err != nil {
		b.Fatal(err)
	}
	for _, k := range []cases.Kind{cases.Sent, cases.Received, cases.Acknowledged, cases.IdentityAsked, cases.IdentitySupplied} {
		record(b, s, seed.ID, k, "2026-11-30")
	}
	aboutJSON, _ := os.ReadFile(filepath.Join(seed.Dir, "case.json"))
	events, _ := os.ReadFile(filepath.Join(seed.Dir, "events.jsonl"))
	for i := 2; i <= 1000; i++ {
		id := fmt.Sprintf("discord-%d", i)
		dir := filepath.Join(s.Dir(), id)
		if err := errors.Join(os.Mkdir(dir, 0o700),
			os.WriteFile(filepath.Join(dir, "case.json"), bytes.ReplaceAll(aboutJSON, []byte("discord-1"), []byte(id)), 0o600),
			os.WriteFile(filepath.Join(dir, "events.jsonl"), events, 0o600)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		all, _, err := s.List(ctx)
		if err != nil || len(all) != 1000 || len(all[7].Faults) > 0 || all[7].State != cases.Waiting {
			b.Fatal(len(all), err, all[7].Faults)
		}
	}
}
