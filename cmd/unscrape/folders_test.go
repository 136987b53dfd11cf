package main

import (
	"errors"
	"path/filepath"
	"runtime"
	"testing"
)

func TestFolders(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the paths below are those of Unix")
	}
	here, err := filepath.Abs("stick")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, goos   string
		environment  map[string]string
		data, config string
		err          error
	}{
		{"the custom", "linux", map[string]string{"HOME": "/h"}, "/h/.local/share/unscrape", "/h/.config/unscrape", nil},
		{"XDG", "linux", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, "/d/unscrape", "/c/unscrape", nil},
		{"XDG without a home", "linux", map[string]string{"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, "/d/unscrape", "/c/unscrape", nil},
		{"relative XDG is ignored", "linux", map[string]string{"HOME": "/h", "XDG_DATA_HOME": "d"}, "/h/.local/share/unscrape", "/h/.config/unscrape", nil},
		{"replaced", "linux", map[string]string{"HOME": "/h", "UNSCRAPE_HOME": "/s"}, "/s", "/s", nil},
		{"replaced, from here", "linux", map[string]string{"UNSCRAPE_HOME": "stick"}, here, here, nil},
		{"macOS", "darwin", map[string]string{"HOME": "/h"}, "/h/Library/Application Support/unscrape", "/h/Library/Application Support/unscrape", nil},
		{"Windows", "windows", map[string]string{"USERPROFILE": "/u", "LocalAppData": "/u/L", "AppData": "/u/R"}, "/u/L/unscrape", "/u/R/unscrape", nil},
		{"no home", "linux", nil, "", "", errNoHome},
		{"a relative home", "linux", map[string]string{"HOME": "h"}, "", "", errNoHome},
	} {
		f, err := findFolders(env{GOOS: c.goos, Getenv: func(k string) string { return c.environment[k] }})
		if !errors.Is(err, c.err) || f.Data != c.data || f.Config != c.config {
			t.Errorf("%s: %q, %q, %v", c.name, f.Data, f.Config, err)
		}
	}
}
