package cases

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
)

const (
	aboutFile  = "case.json"
	eventsFile = "events.jsonl"
	answersDir = "answers"
)

// bom is what some editors put in front of a text.
var bom = []byte("\xef\xbb\xbf")

// history is events.jsonl as it was read.
type history struct {
	events []Event
	good   []byte // its whole lines, each with its end
	raw    []byte
	newer  bool // a line of a newer version is among the good ones
	faults []error
}

// parseHistory reads the lines. A last line without an end counts if it is a
// whole event: only its end was cut off.
func parseHistory(path string, raw []byte) history {
	h := history{raw: raw}
	rest := raw
	for n := 1; len(rest) > 0; n++ {
		line, after, ended := bytes.Cut(rest, []byte("\n"))
		rest = after
		if ended && len(bytes.TrimSpace(line)) == 0 {
			h.good = append(append(h.good, line...), '\n')
			continue
		}
		e, err := parseEvent(bytes.TrimPrefix(line, bom))
		switch {
		case err == nil:
			h.events = append(h.events, e)
		case errors.Is(err, errNewer):
			h.newer = true
		case !ended:
			h.faults = append(h.faults, &FileError{path, n, "the line is not whole and does not count"})
			continue
		default:
			h.faults = append(h.faults, &FileError{path, n, err.Error() + "; the line does not count"})
			continue
		}
		h.good = append(append(h.good, line...), '\n')
	}
	return h
}

// torn reports whether the file has to be mended before it can grow.
func (h history) torn() bool { return !bytes.Equal(h.good, h.raw) }

// nextID is one above all that were used.
func (h history) nextID() int {
	next := 1
	for _, e := range h.events {
		next = max(next, e.ID+1)
	}
	return next
}

// parseAbout reads case.json.
func parseAbout(path, id string, data []byte) (About, error) {
	data = bytes.TrimPrefix(data, bom)
	var a About
	err := json.Unmarshal(data, &a)
	if err != nil {
		a.Version = laterVersion(data, "version")
	}
	switch {
	case a.Version > version:
		return About{}, ErrNewer
	case err != nil, a.Version < 1:
		return About{}, &FileError{path, 0, "the file cannot be read as a case"}
	}
	a.clean()
	if a.ID != id {
		return About{}, &FileError{path, 0, "the file belongs to a case of another name"}
	}
	return a, nil
}

// read reads the case in a folder. What cannot be used is in its faults.
func (s *Store) read(id string, today law.Date) Case {
	c, h := s.load(id)
	c.take(h, today)
	return c
}

// load is read but for what the history comes to.
func (s *Store) load(id string) (Case, history) {
	c := Case{About: About{ID: id}, Dir: filepath.Join(s.dir, id)}
	about := filepath.Join(c.Dir, aboutFile)
	if info, err := s.fs.Lstat(c.Dir); err == nil && info.IsDir() {
		c.narrow(s.fs, c.Dir, info, 0o700)
	}
	data, err := c.own(s.fs, about, maxAbout)
	if err == nil {
		var a About
		if a, err = parseAbout(about, id, data); err == nil {
			c.About = a
		}
	}
	switch {
	case errors.Is(err, ErrNewer):
		c.ReadOnly = &FileError{about, 0, ErrNewer.Error()}
	case err != nil:
		c.ReadOnly = ErrBroken
		c.Faults = append(c.Faults, err)
	}
	if c.Addressee.ID == "" { // still to be told apart in a list
		c.Addressee.ID = strings.TrimRight(strings.TrimRight(id, "0123456789"), "-")
	}
	h, err := s.history(&c)
	if err != nil {
		c.Faults = append(c.Faults, err)
		if c.ReadOnly == nil {
			c.ReadOnly = err
		}
	}
	return c, h
}

// take puts a history into the case.
func (c *Case) take(h history, today law.Date) {
	c.Events, c.Status = h.events, Compute(h.events, today)
	c.Faults = append(c.Faults, h.faults...)
	if to := c.Next.Letter; c.Addressee.Hostile && to != "" && to != "complaint-authority" {
		c.Next.Why = append(c.Next.Why, "A further letter tells a hostile addressee that somebody still cares about this account; a complaint to the authority tells it nothing.")
	}
	if h.newer && c.ReadOnly == nil {
		c.ReadOnly = &FileError{filepath.Join(c.Dir, eventsFile), 0, ErrNewer.Error()}
	}
}

func (s *Store) history(c *Case) (history, error) {
	path := filepath.Join(c.Dir, eventsFile)
	raw, err := c.own(s.fs, path, maxEvents)
	if err != nil {
		return history{}, err
	}
	return parseHistory(path, raw), nil
}

// own reads one of the program's own files and narrows it if others could
// look into it.
func (c *Case) own(fsys disk.FS, path string, limit int64) ([]byte, error) {
	info, err := fsys.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return disk.ReadOwn(fsys, path, limit) // which says what is wrong
	}
	data, err := disk.Read(fsys, path, limit)
	if err == nil {
		c.narrow(fsys, path, info, 0o600)
	}
	return data, err
}

// narrow takes from others what only the person may see, and says so. On
// Windows the modes mean nothing.
func (c *Case) narrow(fsys disk.FS, path string, info fs.FileInfo, mode fs.FileMode) {
	if info.Mode().Perm()&0o077 == 0 || runtime.GOOS == "windows" {
		return
	}
	if err := fsys.Chmod(path, mode); err != nil {
		c.Faults = append(c.Faults, fmt.Errorf("others can read %+q, and that cannot be changed", path))
		return
	}
	c.Faults = append(c.Faults, fmt.Errorf("others could read %+q; that is mended", path))
}
