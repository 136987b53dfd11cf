package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Modes of everything this package makes: for the person alone.
const (
	fileMode   fs.FileMode = 0o600
	folderMode fs.FileMode = 0o700
)

// Policy says what happens to a file that is already there.
type Policy uint8

// The policies.
const (
	Keep    Policy = iota // it stays, and writing fails with ErrExists
	Replace               // it is replaced in one step; a symbolic link never is
)

// Content is one file to be written: its Data, or what Fill writes, for one
// too large to be held in memory.
type Content struct {
	Path string
	Data []byte
	Fill func(io.Writer) error
}

// writeTo writes the content.
func (c Content) writeTo(w io.Writer) error {
	if c.Fill != nil {
		return c.Fill(w)
	}
	_, err := bytes.NewReader(c.Data).WriteTo(w)
	return err
}

// Write writes all files or none. Their folders must exist (Folder makes
// one). When one cannot be written, those already in place are taken away
// again and replaced ones put back; only a power failure between the last
// steps can leave some of them, each of them whole.
//
// The error is an *Error and names the first file that failed.
func Write(fsys FS, policy Policy, files ...Content) (err error) {
	b := batch{fs: fsys, policy: policy}
	defer func() {
		if err != nil {
			b.undo()
		}
		b.clean()
	}()
	for _, f := range files {
		if err := b.check(f.Path); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := b.stage(f); err != nil {
			return err
		}
	}
	for i := range b.staged {
		if err := b.place(&b.staged[i]); err != nil {
			return err
		}
	}
	return b.sync()
}

// batch is one Write on its way.
type batch struct {
	fs     FS
	policy Policy
	staged []staged
}

type staged struct {
	path   string
	temp   string // the new file until it is in place; then ""
	backup string // the old file while it may have to come back; else ""
	placed bool
}

// check refuses before anything is written what cannot be put in place.
func (b *batch) check(path string) error {
	for _, s := range b.staged {
		if s.path == path {
			return &Error{"write", path, ErrExists, nil}
		}
	}
	info, err := b.fs.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return failed("write", path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Error{"write", path, ErrSymlink, nil}
	case info.IsDir():
		return &Error{"write", path, ErrIsFolder, nil}
	case b.policy == Keep:
		return &Error{"write", path, ErrExists, nil}
	case !info.Mode().IsRegular():
		return &Error{"write", path, ErrNotRegular, nil}
	}
	return nil
}

// stage writes a file under a temporary name beside its own.
func (b *batch) stage(f Content) error {
	if err := b.check(f.Path); err != nil { // now also against the batch itself
		return err
	}
	temp, err := writeTemp(b.fs, filepath.Dir(f.Path), f)
	if err != nil {
		return failed("write", f.Path, err)
	}
	b.staged = append(b.staged, staged{path: f.Path, temp: temp})
	return nil
}

// place gives a staged file its name.
func (b *batch) place(s *staged) error {
	if b.policy == Replace {
		if err := b.keepOld(s); err != nil {
			return failed("write", s.path, err)
		}
		if err := b.fs.Rename(s.temp, s.path); err != nil {
			return failed("write", s.path, err)
		}
		s.temp, s.placed = "", true
		return nil
	}
	// A link fails where a file is already there, which a rename does not.
	err := b.fs.Link(s.temp, s.path)
	if err == nil {
		s.placed = true
		return nil // clean removes the other name
	}
	if errors.Is(err, fs.ErrExist) {
		return failed("write", s.path, err)
	}
	// A file system without links, as on most sticks: an empty file of our
	// own claims the name, and the whole one takes its place.
	claim, cerr := b.fs.OpenFile(s.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if cerr != nil {
		return failed("write", s.path, cerr)
	}
	s.placed = true
	if err := errors.Join(claim.Close(), b.fs.Rename(s.temp, s.path)); err != nil {
		return failed("write", s.path, err)
	}
	s.temp = ""
	return nil
}

// keepOld gives the file that is about to be replaced a second name.
func (b *batch) keepOld(s *staged) error {
	info, err := b.fs.Lstat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(b.staged) == 1 {
		return nil // the rename either happens or does not: nothing to undo
	}
	backup := tempName(filepath.Dir(s.path))
	if err := b.fs.Link(s.path, backup); err == nil {
		s.backup = backup
		return nil
	}
	old, err := Read(b.fs, s.path, info.Size())
	if err != nil {
		return err
	}
	s.backup, err = writeTemp(b.fs, filepath.Dir(s.path), Content{Data: old})
	return err
}

// undo restores what was there before. It does what it can: its own errors
// would hide the one that caused it.
func (b *batch) undo() {
	for i := range b.staged {
		s := &b.staged[i]
		switch {
		case !s.placed:
		case s.backup != "":
			if b.fs.Rename(s.backup, s.path) == nil {
				s.backup = ""
			}
		default:
			b.fs.Remove(s.path)
		}
	}
}

func (b *batch) clean() {
	for _, s := range b.staged {
		for _, name := range []string{s.temp, s.backup} {
			if name != "" {
				b.fs.Remove(name)
			}
		}
	}
}

func (b *batch) sync() error {
	done := map[string]bool{}
	for _, s := range b.staged {
		dir := filepath.Dir(s.path)
		if done[dir] {
			continue
		}
		done[dir] = true
		if err := b.fs.SyncDir(dir); err != nil {
			return failed("write", s.path, err)
		}
	}
	return nil
}

func writeTemp(fsys FS, dir string, content Content) (name string, err error) {
	var f File
	for range 10 {
		name = tempName(dir)
		f, err = fsys.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	err = content.writeTo(f)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr // a full network disk may say so only here
	}
	if err != nil {
		fsys.Remove(name)
		return "", err
	}
	return name, nil
}

// Temporary files carry the number of the process that writes them, so that
// the next one knows which are orphans.
const tempPrefix, tempSuffix = ".unscrape-", ".tmp"

func tempName(dir string) string {
	return filepath.Join(dir, fmt.Sprintf("%s%d-%08x%s", tempPrefix, os.Getpid(), rand.Uint32(), tempSuffix))
}

// Sweep removes from a folder the temporary files of processes that no longer
// run. A folder that is not there is clean.
func Sweep(fsys FS, dir string) error {
	entries, err := Entries(fsys, dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		middle, ok := strings.CutPrefix(e.Name(), tempPrefix)
		if !ok || !e.Type().IsRegular() {
			continue
		}
		middle, ok = strings.CutSuffix(middle, tempSuffix)
		number, _, cut := strings.Cut(middle, "-")
		pid, err := strconv.Atoi(number)
		if !ok || !cut || err != nil || pid <= 0 || alive(pid) {
			continue
		}
		name := filepath.Join(dir, e.Name())
		if err := fsys.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, failed("remove", name, err))
		}
	}
	return errors.Join(errs...)
}
