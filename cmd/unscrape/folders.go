package main

import (
	"errors"
	"path/filepath"
)

// folders is where things are kept. Nothing in them is made before there is
// something to write.
type folders struct {
	Data   string // drafts; later cases, profiles, downloads
	Config string // the person's own templates, addressees and incidents
}

var errNoHome = errors.New("cannot tell where to keep things: no home folder is set")

// findFolders follows UNSCRAPE_HOME, which replaces both, then the XDG base
// directories, then the custom of the system. A relative XDG path is ignored,
// as that specification demands.
func findFolders(e env) (folders, error) {
	if home := e.Getenv("UNSCRAPE_HOME"); home != "" {
		abs, err := filepath.Abs(home)
		if err != nil {
			return folders{}, errNoHome
		}
		return folders{abs, abs}, nil
	}
	data, config := e.Getenv("XDG_DATA_HOME"), e.Getenv("XDG_CONFIG_HOME")
	home := homeOf(e)
	switch {
	case e.GOOS == "windows":
		data, config = first(data, e.Getenv("LocalAppData")), first(config, e.Getenv("AppData"))
	case home == "":
	case e.GOOS == "darwin":
		support := filepath.Join(home, "Library", "Application Support")
		data, config = first(data, support), first(config, support)
	default:
		data = first(data, filepath.Join(home, ".local", "share"))
		config = first(config, filepath.Join(home, ".config"))
	}
	if !filepath.IsAbs(data) || !filepath.IsAbs(config) {
		return folders{}, errNoHome
	}
	return folders{filepath.Join(data, "unscrape"), filepath.Join(config, "unscrape")}, nil
}

// first is the first of the two that is an absolute path.
func first(a, b string) string {
	if filepath.IsAbs(a) {
		return a
	}
	return b
}

// kept are the folders below Data that hold what the program keeps of a
// person, own those below Config that the person made.
var (
	kept = []string{"drafts", "edit", "cases", "profiles", "downloads"}
	own  = []string{"templates", "directory", "incidents"}
)

// homeOf is the person's home folder, "" if none is set.
func homeOf(e env) string {
	name := "HOME"
	if e.GOOS == "windows" {
		name = "USERPROFILE"
	}
	if home := e.Getenv(name); filepath.IsAbs(home) {
		return home
	}
	return ""
}
