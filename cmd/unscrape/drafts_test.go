package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

func draftsIn(dir string) *drafts {
	return newDrafts(env{FS: disk.OS{}, Now: time.Now}, folders{Data: dir})
}

func TestDrafts(t *testing.T) {
	base := filepath.Join(t.TempDir(), "unscrape")
	first := draftsIn(base)
	if all, err := first.list(); all != nil || err != nil {
		t.Fatalf("%v, %v", all, err)
	}
	if _, err := os.Stat(base); err == nil {
		t.Fatal("a folder was made before there was anything to keep")
	}
	for _, text := range []string{"one", "two"} {
		if err := first.save([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	second := draftsIn(base) // another copy of the program
	if err := second.save([]byte("other")); err != nil {
		t.Fatal(err)
	}
	all, err := draftsIn(base).list()
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
	if got := string(all[0].data) + " " + string(all[1].data); got != "two other" && got != "other two" {
		t.Errorf("drafts %q", got)
	}
	if runtime.GOOS != "windows" {
		for _, name := range []string{base, first.dir(), first.name} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %v, %v", name, info.Mode(), err)
			}
		}
	}
	if err := first.drop(); err != nil {
		t.Fatal(err)
	}
	if err := second.drop(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(base); err == nil {
		t.Error("the folder stays although nothing is in it")
	}
}

// What is wrong with one draft is said, and keeps none of the others away.
func TestDraftsWrong(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links and modes of Unix")
	}
	base := filepath.Join(t.TempDir(), "unscrape")
	d := draftsIn(base)
	if err := d.save([]byte("good")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(d.name, 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(d.dir(), "2026-01-01-00000000"+draftSuffix)
	if err := os.Symlink("/etc/passwd", link); err != nil {
		t.Fatal(err)
	}
	big := filepath.Join(d.dir(), "2026-01-01-00000001"+draftSuffix)
	if err := os.WriteFile(big, make([]byte, draftLimit+1), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := draftsIn(base).list()
	if len(all) != 1 || string(all[0].data) != "good" {
		t.Errorf("%v", all)
	}
	for _, words := range []string{"it is a symbolic link", "it is larger than allowed", "others could read"} {
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%v: does not say %q", err, words)
		}
	}
	if info, _ := os.Stat(d.name); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := os.Lstat(big); err != nil {
		t.Error("a draft that cannot be read was removed")
	}
}
