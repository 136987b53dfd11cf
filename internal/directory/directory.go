package directory

import (
	"embed"
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
	entries []Entry
	at      map[string]int

	imported *Imported // other people's lists, below the entries; nil for none
}

var builtin = sync.OnceValues(func() (*Directory, error) {
	files, err := embedded.ReadDir("data")
	if err != nil {
		return nil, err
	}
	d := &Directory{at: map[string]int{}}
	for _, f := range files {
		src, err := embedded.ReadFile("data/" + f.Name())
		if err != nil {
			return nil, err
		}
		e, err := Decode(f.Name(), src)
		if err != nil {
			return nil, err
		}
		d.put(e)
	}
	return d, nil
})

// Builtin is the directory that the program brings along.
func Builtin() *Directory {
	d, err := builtin()
	if err != nil { // embedded files; a test holds that they decode
		return &Directory{}
	}
	return d
}

func (d *Directory) put(e Entry) {
	if i, ok := d.at[e.ID]; ok {
		d.entries[i] = e
		return
	}
	d.at[e.ID] = len(d.entries)
	d.entries = append(d.entries, e)
}

// Lookup finds an entry by its ID. A nil Directory has none.
func (d *Directory) Lookup(id string) (Entry, bool) {
	if d == nil {
		return Entry{}, false
	}
	if i, ok := d.at[id]; ok {
		return d.entries[i], true
	}
	e, ok := d.imported.Lookup(id)
	if !ok {
		return Entry{}, false
	}
	return d.laidOver(e), true
}

// Entries lists the entries in the order of their IDs' first appearance,
// without imported ones: see All.
func (d *Directory) Entries() []Entry {
	if d == nil {
		return nil
	}
	return append([]Entry(nil), d.entries...)
}

// With lays the person's own entries over d. An own entry never takes a
// warning away: where d calls the same ID hostile, or a hostile entry has a
// mailbox or form at the same domain, the own one is hostile too.
func (d *Directory) With(own ...Entry) *Directory {
	n := &Directory{at: map[string]int{}}
	if d != nil {
		n.imported = d.imported
	}
	for _, e := range d.Entries() {
		n.put(e)
	}
	for _, e := range own {
		n.put(d.laidOver(e))
	}
	return n
}

func (d *Directory) laidOver(own Entry) Entry {
	own = own.Typed()
	for _, e := range d.Entries() {
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
