package directory

import (
	"embed"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/internal/tomlfile"
)

//go:embed data/*.toml
var embedded embed.FS

// Directory is a set of entries by ID. It never changes: With gives another.
type Directory struct {
	slots []slot
	at    map[string]int // of slots, by ID

	imported *Imported // other people's lists, below the entries; nil for none
}

// slot gives an entry. Those that the program brings along are read when they
// are first asked for: to read all of them would take longer than the rest of
// a start.
type slot func() (Entry, error)

// lead are the entries that come first in every list: those of the incident
// that the program began with. The rest follows by ID.
var lead = []string{"discord", "spy-pet"}

var builtin = sync.OnceValue(func() *Directory {
	files, _ := embedded.ReadDir("data") // it is there, or the program would not compile
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = strings.TrimSuffix(f.Name(), ".toml")
	}
	slices.Sort(ids)
	d := newDirectory(nil)
	for _, id := range slices.Concat(lead, ids) {
		if _, there := d.at[id]; !there {
			d.putFile(id)
		}
	}
	return d
})

// Builtin is the directory that the program brings along. Check proves it.
func Builtin() *Directory { return builtin() }

func newDirectory(imported *Imported) *Directory {
	return &Directory{at: map[string]int{}, imported: imported}
}

func (d *Directory) putFile(id string) {
	name := id + ".toml"
	d.set(id, sync.OnceValues(func() (Entry, error) {
		src, err := embedded.ReadFile("data/" + name)
		if err != nil {
			return Entry{}, err
		}
		e, err := Decode(name, src)
		if err == nil && e.ID != id {
			err = &FileError{name, &EntryError{"id", "the file has another name than the entry"}}
		}
		return e, err
	}))
}

func (d *Directory) put(e Entry) {
	d.set(e.ID, func() (Entry, error) { return e, nil })
}

func (d *Directory) set(id string, s slot) {
	if i, ok := d.at[id]; ok {
		d.slots[i] = s
		return
	}
	d.at[id] = len(d.slots)
	d.slots = append(d.slots, s)
}

// copy is a directory of its own with what d has.
func (d *Directory) copy() *Directory {
	if d == nil {
		return newDirectory(nil)
	}
	return &Directory{slots: slices.Clone(d.slots), at: maps.Clone(d.at), imported: d.imported}
}

// Lookup finds an entry by its ID. A nil Directory has none.
func (d *Directory) Lookup(id string) (Entry, bool) {
	if d == nil {
		return Entry{}, false
	}
	if i, ok := d.at[id]; ok {
		e, err := d.slots[i]()
		return e, err == nil
	}
	e, ok := d.imported.Lookup(id)
	if !ok {
		return Entry{}, false
	}
	return d.below(e), true
}

// Entries lists the entries in the order of their IDs' first appearance,
// without imported ones: see All.
func (d *Directory) Entries() []Entry {
	if d == nil {
		return nil
	}
	var out []Entry
	for e := range d.InOrder() {
		out = append(out, e)
	}
	return out
}

// InOrder gives the entries one by one, in the order of Entries; those that
// nobody takes are not read.
func (d *Directory) InOrder() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		if d == nil {
			return
		}
		for _, s := range d.slots {
			if e, err := s(); err == nil && !yield(e) {
				return
			}
		}
	}
}

// With lays the person's own entries over d. An own entry never takes a
// warning away: where d calls the same ID hostile, or a hostile entry has a
// mailbox or form at the same domain, the own one is hostile too.
func (d *Directory) With(own ...Entry) *Directory {
	n := d.copy()
	for _, e := range own {
		n.put(d.laidOver(e))
	}
	return n
}

func (d *Directory) laidOver(own Entry) Entry {
	own = own.Typed()
	for e := range d.InOrder() {
		if !e.Hostile || e.ID != own.ID && !shareHost(e, own) {
			continue
		}
		own.Hostile = true
		own.Dead = own.Dead || e.Dead
		own.Warnings = append(append([]string(nil), e.Warnings...), own.Warnings...)
	}
	return own
}

func shareHost(a, b Entry) bool {
	theirs := a.hosts()
	return slices.ContainsFunc(b.hosts(), func(h string) bool { return slices.Contains(theirs, h) })
}

// hosts are the domains at which the entity is reached, in lower case.
func (x Entity) hosts() []string {
	var out []string
	if _, host, ok := strings.Cut(x.Email, "@"); ok {
		out = append(out, strings.ToLower(host))
	}
	if rest, ok := strings.CutPrefix(x.Form, "https://"); ok {
		host, _, _ := strings.Cut(rest, "/")
		out = append(out, strings.ToLower(strings.TrimPrefix(host, "www.")))
	}
	return out
}

// FileError is why the directory file Name was not read.
type FileError struct {
	Name string
	Err  error
}

func (e *FileError) Error() string {
	return "directory file " + safetext.String(path.Base(e.Name)) + ": " + e.Err.Error()
}

func (e *FileError) Unwrap() error { return e.Err }

// Decode reads one entry strictly; unknown keys and unfit values are a
// *FileError with the line. The name is only for its message. The entry is
// taken at its word: see Typed for one that a person wrote.
func Decode(name string, src []byte) (Entry, error) {
	var e Entry
	if err := tomlfile.Unmarshal(src, &e); err != nil {
		return Entry{}, &FileError{name, err}
	}
	e = e.Clean()
	if err, ok := e.Check().(*EntryError); ok {
		return Entry{}, &FileError{name, &tomlfile.Error{Line: tomlfile.Line(src, strings.Split(err.Key, ".")...), Key: err.Key, Reason: err.Reason}}
	}
	return e, nil
}

// AsOf is the day on which the shipped entries were last put together, as
// law.ParseDate reads it. Each entry says when it was checked itself.
const AsOf = "2026-11-22"
