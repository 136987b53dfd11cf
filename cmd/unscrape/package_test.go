package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

// Packages are found where downloads go, in a home of any language, the
// newest first, and nothing else is offered.
func TestNearPackages(t *testing.T) {
	home := t.TempDir()
	put := func(name string, age time.Duration) {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	put(".config/user-dirs.dirs", 0)
	if err := os.WriteFile(filepath.Join(home, ".config/user-dirs.dirs"), []byte("# made by a test\nXDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	put("Téléchargements/package.zip", time.Hour)
	put("Desktop/Discord data.ZIP", 2*time.Hour)
	put("Downloads/package (1).zip", 3*time.Hour)
	put("Downloads/holiday.zip", 0)
	put("Downloads/package.zip.part", 0)
	put("elsewhere/package.zip", 0)
	d := wizardDesk{shop: &shop{env: env{FS: disk.OS{}, Getenv: func(name string) string {
		return map[string]string{"HOME": home, "USERPROFILE": home}[name]
	}}}}
	var got []string
	for _, f := range d.nearPackages() {
		got = append(got, filepath.ToSlash(f.Shown))
		if f.Path == "" || f.About == "" {
			t.Errorf("%+v", f)
		}
	}
	want := []string{"~/Téléchargements/package.zip", "~/Desktop/Discord data.ZIP", "~/Downloads/package (1).zip"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}
