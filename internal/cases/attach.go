package cases

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// MaxAttachment is the size of the largest file that is attached, in bytes.
const MaxAttachment = 1 << 30

// The kinds of attached files.
const (
	Answer = "answer" // what came back
	Proof  = "proof"  // that something was sent or received
)

var ending = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// Attach copies a file into the answers of a case; the file itself stays as it
// is. as is Answer or Proof, on the day it came.
func (s *Store) Attach(ctx context.Context, id, path, as string, on law.Date, letter string) (c Case, f File, err error) {
	if as != Answer && as != Proof {
		return c, f, &EventError{"Kind", "a file is an answer or a proof"}
	}
	if err := possible(on, s.today()); err != nil {
		return c, f, err
	}
	if c, err = s.Load(ctx, id); err != nil {
		return c, f, err
	}
	if c.ReadOnly != nil {
		return c, f, c.ReadOnly
	}
	folder := filepath.Join(c.Dir, answersDir)
	if _, err := disk.Private(s.fs, folder); err != nil {
		return c, f, err
	}
	if err := disk.Sweep(s.fs, folder); err != nil {
		return c, f, err
	}
	if f, err = s.copyIn(ctx, path, folder, fmt.Sprintf("%s-%s", on, as)); err != nil {
		return c, f, err
	}
	f.As, f.Original = as, safetext.Cut(filepath.Base(path), maxPerson)
	c, err = s.change(ctx, id, func(c Case, h history) (Event, error) {
		e := Event{ID: h.nextID(), Kind: Attached, On: on, File: &f}
		if letter != "" || len(c.Letters) > 0 {
			l, err := c.named(letter)
			if err != nil {
				return e, err
			}
			e.Letter = l.Name
		}
		return e, nil
	})
	if err != nil {
		_ = s.fs.Remove(filepath.Join(c.Dir, filepath.FromSlash(f.Name)))
	}
	return c, f, err
}

// copyIn copies a file under a name of our own: base, with a number where
// that is taken, and its ending if that is harmless.
func (s *Store) copyIn(ctx context.Context, path, folder, base string) (File, error) {
	ext := strings.ToLower(filepath.Ext(path))
	if !ending.MatchString(ext) {
		ext = ".bin"
	}
	in, err := disk.Open(s.fs, path, MaxAttachment)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-%d%s", base, n, ext)
		var f File
		err := disk.Write(s.fs, disk.Keep, disk.Content{Path: filepath.Join(folder, name), Fill: func(w io.Writer) error {
			if _, err := in.Seek(0, io.SeekStart); err != nil {
				return err
			}
			sum := sha256.New()
			size, err := io.Copy(io.MultiWriter(w, sum), &bounded{ctx: ctx, r: in, left: MaxAttachment, path: path})
			f = File{Name: answersDir + "/" + name, SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}
			return err
		}})
		if errors.Is(err, disk.ErrExists) && n < 10_000 {
			continue
		}
		return f, err
	}
}

// bounded reads until ctx ends or more comes than there was to be.
type bounded struct {
	ctx  context.Context
	r    io.Reader
	left int64
	path string
}

func (b *bounded) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, &disk.Error{Op: "read", Path: b.path, Why: disk.ErrTooLarge}
	}
	return n, err
}

// Verify reads every letter and every attached file of a case again and names
// those that are gone or not what they were.
func (s *Store) Verify(c Case) (faults []error) {
	var files []File
	for _, e := range Active(c.Events) {
		if e.Wrote != nil {
			files = append(files, e.Wrote.Files...)
		}
		if e.File != nil {
			files = append(files, *e.File)
		}
	}
	known := map[string]bool{}
	for _, e := range c.Events { // also those taken back: their files stay
		if e.File != nil {
			known[e.File.Name] = true
		}
	}
	entries, err := disk.Entries(s.fs, filepath.Join(c.Dir, answersDir))
	if err != nil {
		faults = append(faults, err)
	}
	for _, e := range entries {
		if !known[answersDir+"/"+e.Name()] {
			faults = append(faults, &FileError{filepath.Join(c.Dir, answersDir, e.Name()), 0, "the history does not know the file; attach it to keep it with the case"})
		}
	}
	for _, f := range files {
		path := filepath.Join(c.Dir, filepath.FromSlash(f.Name))
		switch sum, err := s.sum(path); {
		case err != nil:
			faults = append(faults, err)
		case sum != f.SHA256:
			faults = append(faults, &FileError{path, 0, "the file is not what it was when it was put here"})
		}
	}
	return faults
}

// sum is the SHA-256 of one of the store's own files.
func (s *Store) sum(path string) (string, error) {
	if info, err := s.fs.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", &disk.Error{Op: "read", Path: path, Why: disk.ErrSymlink}
	}
	f, err := disk.Open(s.fs, path, MaxAttachment)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", &disk.Error{Op: "read", Path: path, Why: disk.ErrOther, Err: err}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
