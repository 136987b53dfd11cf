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
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
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
		if err := s.clock(); err != nil {
			return err
		}
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
		if _, err := parseAbout(aboutFile, about.ID, data); err != nil {
			return err // it could not be read again
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

// clock refuses to write with a clock that stands where no letter can: what
// it wrote could not be read again.
func (s *Store) clock() error {
	if y := s.today().Year; y < law.FirstYear || y > law.LastYear {
		return ErrClock
	}
	return nil
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
	if err := s.clock(); err != nil {
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

// Same reports whether data are the bytes of a file that a case keeps.
func Same(data []byte, f File) bool { return int64(len(data)) == f.Size && hash(data) == f.SHA256 }
