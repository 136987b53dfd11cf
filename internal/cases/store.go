package cases

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
)

// Store is the folder of all cases. It is not made before there is one.
type Store struct {
	fs   disk.FS
	base string // the program's data folder
	dir  string
	now  func() time.Time
}

// New is the store below the program's data folder.
func New(fsys disk.FS, data string, now func() time.Time) *Store {
	return &Store{fs: fsys, base: data, dir: filepath.Join(data, "cases"), now: now}
}

// Dir is the folder of all cases.
func (s *Store) Dir() string { return s.dir }

func (s *Store) today() law.Date { return law.DateOf(s.now()) }

// Names in the folder that are no cases: what is being made, what is being
// removed, the lock.
const (
	makingPrefix = ".new-"
	gonePrefix   = ".gone-"
	lockFile     = ".lock"
)

// lockTime is how long to wait for another program that is writing.
const lockTime = 30 * time.Second

// locked does something while no other program changes the store. What
// others left half-made is cleared away first.
func (s *Store) locked(ctx context.Context, do func() error) error {
	for _, folder := range []string{s.base, s.dir} {
		if _, err := disk.Private(s.fs, folder); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, lockTime)
	defer cancel()
	release, err := disk.LockWait(ctx, s.fs, filepath.Join(s.dir, lockFile))
	if err != nil {
		return err
	}
	defer func() { _ = release() }()
	if err := s.sweep(); err != nil {
		return err
	}
	return do()
}

// sweep removes what a killed program was making or removing.
func (s *Store) sweep() error {
	entries, err := disk.Entries(s.fs, s.dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), makingPrefix) || strings.HasPrefix(e.Name(), gonePrefix) {
			errs = append(errs, disk.RemoveTree(s.fs, filepath.Join(s.dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}

// ids lists the names of the cases. Whatever else lies in the folder is in
// strays.
func (s *Store) ids() (ids []string, strays []error, err error) {
	info, err := s.fs.Lstat(s.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return nil, nil, &disk.Error{Op: "read", Path: s.dir, Why: disk.ErrSymlink}
	}
	entries, err := disk.Entries(s.fs, s.dir)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		path := filepath.Join(s.dir, e.Name())
		switch {
		case e.Name() == lockFile, strings.HasPrefix(e.Name(), makingPrefix):
		case strings.HasPrefix(e.Name(), gonePrefix):
			strays = append(strays, &FileError{path, 0, "a case that was being deleted; the next change to a case removes the rest of it"})
		case e.Type()&fs.ModeSymlink != 0:
			strays = append(strays, &disk.Error{Op: "read", Path: path, Why: disk.ErrSymlink})
		case e.IsDir() && idForm.MatchString(e.Name()):
			ids = append(ids, e.Name())
		default:
			strays = append(strays, &FileError{path, 0, "it is not a case, and is left alone"})
		}
	}
	return ids, strays, nil
}

// readers is how many cases are read at once: it is waiting, not work.
const readers = 4

// List reads all cases, what needs attention first. Faults are things in the
// folder that are no cases; those of a case stand with it.
func (s *Store) List(ctx context.Context) (all []Case, faults []error, err error) {
	ids, faults, err := s.ids()
	if err != nil {
		return nil, nil, err
	}
	today := s.today()
	all = make([]Case, len(ids))
	var wg sync.WaitGroup
	for r := range readers {
		wg.Go(func() {
			for i := r; i < len(ids) && ctx.Err() == nil; i += readers {
				all[i] = s.whole(ctx, ids[i], today)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(all, func(a, b Case) int {
		return cmp.Or(cmp.Compare(a.State.Urgency(), b.State.Urgency()), compareDue(a.Due, b.Due), natural(a.ID, b.ID))
	})
	return all, faults, nil
}

// compareDue puts the earlier day first, and no day last.
func compareDue(a, b law.Date) int {
	if a.IsZero() != b.IsZero() {
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return a.Compare(b)
}

// natural puts discord-2 before discord-10.
func natural(a, b string) int {
	i, j := strings.LastIndexByte(a, '-'), strings.LastIndexByte(b, '-')
	if i >= 0 && j >= 0 && a[:i] == b[:j] {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	}
	return strings.Compare(a, b)
}

// whole reads a case; if it looks as if another program were writing to it,
// once more when that is done.
func (s *Store) whole(ctx context.Context, id string, today law.Date) Case {
	c := s.read(id, today)
	if len(c.Faults) == 0 {
		return c
	}
	_ = s.locked(ctx, func() error { // without the lock, what was read stands
		again := s.read(id, today)
		if len(again.Faults) < len(c.Faults) && len(c.Events) <= len(again.Events) {
			again.Faults = append(again.Faults, mended(c.Faults)...)
			c = again
		}
		return nil
	})
	return c
}

// mended keeps of some faults those that reading itself has mended.
func mended(faults []error) (all []error) {
	for _, f := range faults {
		var file *FileError
		var system *disk.Error
		if !errors.As(f, &file) && !errors.As(f, &system) {
			all = append(all, f)
		}
	}
	return all
}

// Find is the ID that a person means: the whole of it, or the beginning of
// one alone. The error is ErrUnknown or ErrAmbiguous.
func (s *Store) Find(typed string) (string, error) {
	ids, _, err := s.ids()
	if err != nil {
		return "", err
	}
	var like []string
	for _, id := range ids {
		switch {
		case id == typed:
			return id, nil
		case typed != "" && strings.HasPrefix(id, typed):
			like = append(like, id)
		}
	}
	switch len(like) {
	case 0:
		return "", ErrUnknown
	case 1:
		return like[0], nil
	}
	return "", ErrAmbiguous
}

// Load reads one case by its whole ID.
func (s *Store) Load(ctx context.Context, id string) (Case, error) {
	if err := s.exists(id); err != nil {
		return Case{}, err
	}
	return s.whole(ctx, id, s.today()), nil
}

func (s *Store) exists(id string) error {
	if !idForm.MatchString(id) {
		return ErrUnknown
	}
	for _, path := range []string{s.dir, filepath.Join(s.dir, id)} {
		info, err := s.fs.Lstat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return ErrUnknown
		case err != nil:
			return fmt.Errorf("the case cannot be read: %w", err)
		case info.Mode()&fs.ModeSymlink != 0:
			return &disk.Error{Op: "read", Path: path, Why: disk.ErrSymlink}
		case !info.IsDir():
			return ErrUnknown
		}
	}
	return nil
}

// Delete removes all of one case. Where it is interrupted, the case is gone
// and the next change to the store removes the rest.
func (s *Store) Delete(ctx context.Context, id string) error {
	if err := s.exists(id); err != nil {
		return err
	}
	return s.locked(ctx, func() error {
		from, to := filepath.Join(s.dir, id), filepath.Join(s.dir, gonePrefix+token())
		if err := s.fs.Rename(from, to); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return ErrUnknown
			}
			return fmt.Errorf("the case cannot be removed: %w", err)
		}
		return errors.Join(disk.RemoveTree(s.fs, to), s.fs.SyncDir(s.dir))
	})
}
