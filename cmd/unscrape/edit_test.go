package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"example.org/unscrape/internal/disk"
)

func editorOf(t *testing.T, command string) (editor, string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the commands below are those of Unix")
	}
	base := filepath.Join(t.TempDir(), "unscrape")
	ed, ok := findEditor(env{FS: disk.OS{}, GOOS: runtime.GOOS, Getenv: func(name string) string {
		return map[string]string{"VISUAL": command}[name]
	}}, base)
	if !ok {
		t.Fatal("no editor")
	}
	return ed, base
}

// The text goes out and comes back, whatever the editor leaves beside it, and
// nothing of it stays.
func TestEdit(t *testing.T) {
	ed, base := editorOf(t, `sh -c 'printf " and more" >>"$1"; cp "$1" "$1~"; stat -c %a "$1" >&2' sh`)
	visit, err := ed.edit("The letter; $(touch pwned)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ed.edit("another"); !errors.Is(err, disk.ErrLocked) {
		t.Errorf("a second visit at the same time: %v", err)
	}
	if err := visit.Cmd.Run(); err != nil {
		t.Fatal(err)
	}
	got, err := visit.Result()
	if err != nil || got != "The letter; $(touch pwned) and more" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := os.Stat(base); err == nil {
		t.Error("something stays on disk")
	}
}

// An editor that loses the file loses nothing of the letter: the error comes
// back, and no empty text.
func TestEditLost(t *testing.T) {
	ed, _ := editorOf(t, `rm`)
	visit, err := ed.edit("The letter")
	if err != nil {
		t.Fatal(err)
	}
	if err := visit.Cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if got, err := visit.Result(); err == nil || got != "" {
		t.Errorf("%q, %v", got, err)
	}
}

// What a killed run left open is removed at the next start, and what another
// run has open is not.
func TestEditClear(t *testing.T) {
	ed, _ := editorOf(t, `true`)
	visit, err := ed.edit("The letter")
	if err != nil {
		t.Fatal(err)
	}
	ed.clear()
	if _, err := os.Stat(filepath.Join(ed.dir(), "letter.md")); err != nil {
		t.Error("a letter that is being edited was removed:", err)
	}
	if _, err := visit.Result(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(ed.dir(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(ed.dir(), "letter.md"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ed.clear()
	if _, err := os.Stat(ed.dir()); err == nil {
		t.Error("what a killed run left stays")
	}
}
