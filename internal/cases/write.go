package cases

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// token is a random name.
func token() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// NewLetter is a letter for a case, exactly as it was written.
type NewLetter struct {
	Name  string // its kind: access, reminder …
	Date  law.Date
	Wrote Wrote             // without Files
	Bytes map[string][]byte // by format: pdf, txt
}

// hash is the SHA-256 of some bytes, in hexadecimal digits.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Open makes a case with its first letter. Its ID is made of the addressee's
// and a number. The case is there whole or not at all.
func (s *Store) Open(ctx context.Context, about About, l NewLetter) (c Case, err error) {
	err = s.locked(ctx, func() error {
		about.Version, about.UID, about.Opened = version, token(), s.today()
		about.clean()
		if about.ID, err = s.freeID(about.Addressee.ID); err != nil {
			return err
		}
		event, contents, err := s.written(l, 1, "", nil)
		if err != nil {
			return err
		}
		line, err := event.line()
		if err != nil {
			return err
		}
		data, err := json.MarshalIndent(about, "", "  ")
		if err != nil {
			return err
		}
		contents = append(contents, disk.Content{Path: aboutFile, Data: append(data, '\n')}, disk.Content{Path: eventsFile, Data: line})
		making := filepath.Join(s.dir, makingPrefix+token())
		if _, err := disk.Private(s.fs, making); err != nil {
			return err
		}
		for i := range contents {
			contents[i].Path = filepath.Join(making, contents[i].Path)
		}
		if err := disk.Write(s.fs, disk.Keep, contents...); err != nil {
			return errors.Join(err, disk.RemoveTree(s.fs, making))
		}
		to := filepath.Join(s.dir, about.ID)
		if err := s.fs.Rename(making, to); err != nil {
			return errors.Join(fmt.Errorf("the case cannot be opened: %w", err), disk.RemoveTree(s.fs, making))
		}
		if err := s.fs.SyncDir(s.dir); err != nil {
			return fmt.Errorf("the case cannot be opened: %w", err)
		}
		c = s.read(about.ID, s.today())
		return nil
	})
	return c, err
}

// freeID is the first number that no case with an addressee has.
func (s *Store) freeID(addressee string) (string, error) {
	if len(addressee) > 48 || !idForm.MatchString(addressee) {
		return "", errors.New("the addressee has no ID that a folder can be named after")
	}
	entries, err := disk.Entries(s.fs, s.dir)
	if err != nil {
		return "", err
	}
	last := 0
	for _, e := range entries {
		if number, ok := strings.CutPrefix(e.Name(), addressee+"-"); ok {
			if n, err := strconv.Atoi(number); err == nil && n < maxID {
				last = max(last, n)
			}
		}
	}
	return fmt.Sprintf("%s-%d", addressee, last+1), nil
}

// written is the event of a letter and its files, whose paths are names in the
// folder of the case, dir, "" for one that is being made. there are the letters
// that the case has.
func (s *Store) written(l NewLetter, id int, dir string, there []Letter) (Event, []disk.Content, error) {
	name := l.Name
	for n := 2; slices.ContainsFunc(there, func(o Letter) bool { return o.Name == name }); n++ {
		name = fmt.Sprintf("%s-%d", l.Name, n)
	}
	w := l.Wrote
	w.Files = nil
	if FollowsUp(l.Name) && w.Follows == "" {
		for _, o := range there {
			if o.Wrote.Follows == "" {
				w.Follows = o.Name // the latest request
			}
		}
	}
	var contents []disk.Content
	formats := make([]string, 0, len(l.Bytes))
	for format := range l.Bytes {
		formats = append(formats, format)
	}
	slices.Sort(formats)
	base := fmt.Sprintf("%s-%s", l.Date, name)
	for n := 2; dir != "" && s.taken(dir, base, formats); n++ { // by a letter taken back, or one of a program that was killed
		base = fmt.Sprintf("%s-%s-again-%d", l.Date, name, n)
	}
	for _, format := range formats {
		data := l.Bytes[format]
		f := File{Name: base + "." + format, SHA256: hash(data), Size: int64(len(data))}
		w.Files = append(w.Files, f)
		contents = append(contents, disk.Content{Path: f.Name, Data: data})
	}
	e := Event{Version: version, ID: id, At: s.stamp(), Kind: Written, On: l.Date, Letter: name, Wrote: &w}
	return e, contents, e.check()
}

func (s *Store) taken(dir, base string, formats []string) bool {
	return slices.ContainsFunc(formats, func(format string) bool {
		_, err := s.fs.Lstat(filepath.Join(dir, base+"."+format))
		return err == nil
	})
}

// stamp is now, to the second.
func (s *Store) stamp() time.Time { return s.now().UTC().Truncate(time.Second) }

// AddLetter puts a further letter into a case. One that follows another up,
// as a reminder does, follows the latest request.
func (s *Store) AddLetter(ctx context.Context, id string, l NewLetter) (Case, error) {
	return s.change(ctx, id, func(c Case, h history) (Event, error) {
		e, contents, err := s.written(l, h.nextID(), c.Dir, c.Letters)
		if err != nil {
			return e, err
		}
		for i := range contents {
			contents[i].Path = filepath.Join(c.Dir, contents[i].Path)
		}
		if len(contents) == 0 {
			return e, nil
		}
		return e, disk.Write(s.fs, disk.Keep, contents...)
	})
}

// Record appends an event that happened on a day; letter "" is the latest one.
// An event that cannot be is an *EventError.
func (s *Store) Record(ctx context.Context, id string, kind Kind, on law.Date, letter string) (Case, error) {
	return s.change(ctx, id, func(c Case, h history) (Event, error) {
		if !slices.Contains(Kinds(), kind) {
			return Event{}, &EventError{"Kind", "there is no event of that name"}
		}
		if len(c.Letters) == 0 {
			return Event{}, &EventError{"Letter", "the case has no letter"}
		}
		l, err := c.named(letter)
		if err != nil {
			return Event{}, err
		}
		if err := possible(on, s.today()); err != nil {
			return Event{}, err
		}
		if on.Before(l.Date) {
			return Event{}, &EventError{"On", fmt.Sprintf("the letter is dated %s, and nothing became of it before", plain(l.Date))}
		}
		return Event{ID: h.nextID(), Kind: kind, On: on, Letter: l.Name}, nil
	})
}

// possible judges a day that somebody typed.
func possible(on, today law.Date) error {
	switch {
	case on.IsZero():
		return &EventError{"On", "the day is missing"}
	case on.After(today):
		return &EventError{"On", "the day has not come yet; this computer's clock says that today is " + plain(today)}
	}
	return nil
}

// named is the letter of a name; "" is the latest.
func (c Case) named(letter string) (Letter, error) {
	if letter == "" {
		return c.Letters[len(c.Letters)-1], nil
	}
	for _, l := range c.Letters {
		if l.Name == letter {
			return l, nil
		}
	}
	return Letter{}, &EventError{"Letter", "the case has no letter of that name"}
}

// Undo appends a retraction of the latest event that still counts, and gives
// that event back. A file that was attached stays where it is. The letter that
// the case began with is not taken back: ErrNothing.
func (s *Store) Undo(ctx context.Context, id string) (c Case, gone Event, err error) {
	c, err = s.change(ctx, id, func(c Case, h history) (Event, error) {
		active := Active(h.events)
		if len(active) == 0 || len(active) == 1 && active[0].Kind == Written {
			return Event{}, ErrNothing
		}
		gone = slices.MaxFunc(active, func(a, b Event) int { return a.ID - b.ID })
		return Event{ID: h.nextID(), Kind: Retracted, On: s.today(), Retracts: gone.ID}, nil
	})
	return c, gone, err
}

// change appends the event that find makes, under the lock. A file with lines
// that are not whole is kept aside first.
func (s *Store) change(ctx context.Context, id string, find func(Case, history) (Event, error)) (c Case, err error) {
	if err := s.exists(id); err != nil {
		return Case{}, err
	}
	err = s.locked(ctx, func() error {
		if err := s.exists(id); err != nil {
			return err // it was deleted meanwhile
		}
		var h history
		c, h = s.load(id)
		c.take(h, s.today())
		if c.ReadOnly != nil {
			return c.ReadOnly
		}
		event, err := find(c, h)
		if err != nil {
			return err
		}
		event.Version, event.At = version, s.stamp()
		if err := event.check(); err != nil {
			return fmt.Errorf("the event cannot be recorded: %w", err)
		}
		line, err := event.line()
		if err != nil {
			return err
		}
		path := filepath.Join(c.Dir, eventsFile)
		if h.torn() {
			aside, err := s.mend(c.Dir, h)
			if err != nil {
				return err
			}
			c.Faults = append(c.Faults, fmt.Errorf("%+q is kept as it was, as %+q", path, aside))
		}
		if int64(len(h.good)+len(line)) > maxEvents {
			return &disk.Error{Op: "write", Path: path, Why: disk.ErrTooLarge}
		}
		if err := disk.Append(s.fs, path, line); err != nil {
			return err
		}
		h.events, h.faults = append(h.events, event), nil
		c.take(h, s.today())
		return nil
	})
	return c, err
}

// mend keeps events.jsonl as it is under another name and puts its whole
// lines in its place.
func (s *Store) mend(dir string, h history) (aside string, err error) {
	if !bytes.Equal(bytes.TrimSuffix(h.good, []byte("\n")), h.raw) { // more than its end is missing
		for n := 1; ; n++ {
			aside = filepath.Join(dir, fmt.Sprintf("events-broken-%d.jsonl", n))
			err := disk.Write(s.fs, disk.Keep, disk.Content{Path: aside, Data: h.raw})
			if errors.Is(err, disk.ErrExists) {
				continue
			}
			if err != nil {
				return "", err
			}
			break
		}
	}
	return aside, disk.Write(s.fs, disk.Replace, disk.Content{Path: filepath.Join(dir, eventsFile), Data: h.good})
}

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

// Same reports whether data are the bytes of a file that a case keeps.
func Same(data []byte, f File) bool { return int64(len(data)) == f.Size && hash(data) == f.SHA256 }
