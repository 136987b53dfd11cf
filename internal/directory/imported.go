package directory

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/internal/tomlfile"
)

// Imported is other people's lists as they were imported: one file with a
// line of JSON for each record, in which the record stands as it was
// published. Our reading is made anew each time, so that it is never older
// than the program; one record is found without reading the others. The
// person's own edits are files of their own, laid over it.
type Imported struct {
	data  []byte // header line, then one line for each record
	all   sync.Once
	lines []importedLine // each with its entry
	bad   []*RecordError
}

// MaxImported is how long the file of imported records may be, in bytes.
const MaxImported = 256 << 20

const importedHeader = `{"format":"unscrape-import","version":1}`

// importedLine is a line of the file. ID comes first, and Over second: both
// are found by their bytes.
type importedLine struct {
	ID   string     `json:"id"`
	Over bool       `json:"over,omitempty"` // the person wants it in place of the shipped entry
	Kind RecordKind `json:"kind"`
	Raw  string     `json:"raw"` // JSON as published; of a row of a CSV list, an entry in TOML

	entry  Entry
	record *Record // nil for a row
}

// rowRecord is the kind of a row of a CSV list.
const rowRecord RecordKind = "row"

// DecodeImported opens what Bytes gave. None is an empty one.
func DecodeImported(data []byte) (*Imported, error) {
	if len(data) == 0 {
		return &Imported{data: []byte(importedHeader + "\n")}, nil
	}
	header, _, _ := bytes.Cut(data, []byte("\n"))
	if string(header) != importedHeader {
		return nil, &ListError{"it is not a file of imported addressees, or one of a newer version"}
	}
	if data[len(data)-1] != '\n' {
		return nil, &ListError{"it ends in the middle of a record"}
	}
	return &Imported{data: data}, nil
}

// Bytes is the file.
func (m *Imported) Bytes() []byte { return m.data }

// Lookup finds the entry of an imported record.
func (m *Imported) Lookup(id string) (Entry, bool) {
	l, ok := m.find(id)
	return l.entry, ok
}

// Record finds the record that an entry was imported from; nil for one that
// came from a CSV list.
func (m *Imported) Record(id string) *Record {
	l, _ := m.find(id)
	return l.record
}

// Has reports whether an entry was imported under this ID.
func (m *Imported) Has(id string) bool { return m != nil && m.at(id) >= 0 }

func (m *Imported) at(id string) int {
	if !ValidID(id) {
		return -1
	}
	return bytes.Index(m.data, []byte("\n{\"id\":\""+id+"\","))
}

func (m *Imported) find(id string) (importedLine, bool) {
	if m == nil {
		return importedLine{}, false
	}
	at := m.at(id)
	if at < 0 {
		return importedLine{}, false
	}
	src, _, _ := bytes.Cut(m.data[at+1:], []byte("\n"))
	l, err := readLine(src)
	return l, err == nil
}

func readLine(src []byte) (l importedLine, err error) {
	if err := json.Unmarshal(src, &l); err != nil || !ValidID(l.ID) {
		return l, &RecordError{"imported", "a line is damaged"}
	}
	switch l.Kind {
	case rowRecord:
		l.entry, err = Decode(l.ID, []byte(l.Raw))
	case CompanyRecord, AuthorityRecord:
		if l.record, err = ParseRecord(l.Kind, "", []byte(l.Raw)); err == nil {
			l.entry = l.record.Entry(l.ID)
		}
	default:
		err = &RecordError{l.ID, "it is of an unknown kind"}
	}
	l.entry.ID = l.ID
	return l, err
}

// read reads all lines, once.
func (m *Imported) read() []importedLine {
	if m == nil {
		return nil
	}
	m.all.Do(func() {
		m.lines = make([]importedLine, 0, bytes.Count(m.data, []byte("\n")))
		for src := range bytes.Lines(m.data[len(importedHeader)+1:]) {
			l, err := readLine(src)
			if err != nil {
				m.bad = append(m.bad, &RecordError{first(l.ID, "imported"), err.Error()})
				continue
			}
			m.lines = append(m.lines, l)
		}
	})
	return m.lines
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Faults are lines that cannot be read any more.
func (m *Imported) Faults() []*RecordError {
	m.read()
	return m.bad
}

// Entries lists all imported entries by ID.
func (m *Imported) Entries() []Entry {
	lines := m.read()
	all := make([]Entry, len(lines))
	for i, l := range lines {
		all[i] = l.entry
	}
	return all
}

// Records lists the imported records of the public list; rows are not among
// them.
func (m *Imported) Records() []*Record {
	var all []*Record
	for _, l := range m.read() {
		if l.record != nil {
			all = append(all, l.record)
		}
	}
	return all
}

// over are the entries that the person wants in place of shipped ones.
func (m *Imported) over() []Entry {
	var all []Entry
	for rest := m.data; ; {
		at := bytes.Index(rest, []byte(`,"over":true,"kind":`))
		if at < 0 {
			return all
		}
		from := bytes.LastIndexByte(rest[:at], '\n') + 1
		src, after, _ := bytes.Cut(rest[from:], []byte("\n"))
		if l, err := readLine(src); err == nil {
			all = append(all, l.entry)
		}
		rest = after
	}
}

// Changes says what an import did.
type Changes struct {
	Added, Updated, Same int
	Removed              int      // that the list calls obsolete
	Kept                 []string // IDs whose shipped entry stays in place
}

// Merge gives the imported records with those of a list and with rows added
// or put in the place of older ones. over says of a changed record whether it
// replaces the shipped entry of its ID; without, both are kept, and the
// shipped one counts.
func (m *Imported) Merge(l *List, rows []Entry, shipped *Directory, over func(id string) bool) (*Imported, Changes, error) {
	lines := map[string]importedLine{}
	slugs := map[recordKey]string{}
	for _, old := range m.read() {
		lines[old.ID] = old
		if old.record != nil {
			slugs[recordKey{old.Kind, old.record.Slug}] = old.ID
		}
	}
	var done Changes
	put := func(next importedLine) {
		old, was := lines[next.ID]
		_, ours := shipped.Lookup(next.ID)
		switch {
		case was && old.Raw == next.Raw && old.Kind == next.Kind:
			next.Over = old.Over || ours && over(next.ID)
			done.Same++
		case was:
			next.Over = ours && over(next.ID)
			done.Updated++
		default:
			next.Over = ours && over(next.ID)
			done.Added++
		}
		if ours && !next.Over {
			done.Kept = append(done.Kept, next.ID)
		}
		lines[next.ID] = next
	}
	for _, slug := range l.Obsolete {
		key := recordKey{CompanyRecord, slug}
		if id, known := slugs[key]; known {
			delete(lines, id)
			delete(slugs, key)
			done.Removed++
		}
	}
	for _, r := range l.Records {
		key := recordKey{r.Kind, r.Slug}
		id, known := slugs[key]
		if !known {
			id = recordID(r, func(id string) bool { _, taken := lines[id]; return taken })
			slugs[key] = id
		}
		put(importedLine{ID: id, Kind: r.Kind, Raw: string(r.Raw)})
	}
	for _, e := range rows {
		if old, was := lines[e.ID]; was && (old.record != nil || !slices.Equal(old.entry.Entities[0].Sources, e.Entities[0].Sources)) {
			e.ID = otherID(e.ID, strings.Join(e.Entities[0].Sources, "\n")) // of another list
		}
		src, err := tomlfile.Marshal(e)
		if err != nil {
			return nil, done, err
		}
		put(importedLine{ID: e.ID, Kind: rowRecord, Raw: string(src)})
	}
	out, err := encodeImported(lines)
	return &Imported{data: out}, done, err
}

func encodeImported(lines map[string]importedLine) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(importedHeader + "\n")
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, id := range sortedKeys(lines) {
		if err := enc.Encode(lines[id]); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// recordID is the ID of a new record: its slug, where that is short enough
// for an ID and not taken, else one made of it that stays the same.
func recordID(r *Record, taken func(string) bool) string {
	id := strings.Trim(r.Slug, "-")
	if ValidID(id) && !taken(id) {
		return id
	}
	return otherID(id, string(r.Kind)+"/"+r.Slug)
}

// otherID is an ID made of one that is too long or taken, and of what tells
// the two apart.
func otherID(id, of string) string {
	sum := sha256.Sum256([]byte(of))
	return strings.Trim(id[:min(len(id), 31)]+"-"+hex.EncodeToString(sum[:4]), "-")
}

// WithImported lays imported records below d: an ID that d has stays d's,
// unless the person wanted the imported one. Only With comes above it.
func (d *Directory) WithImported(m *Imported) *Directory {
	n := d.copy()
	n.imported = m
	for _, e := range m.over() {
		if ours, ok := d.Lookup(e.ID); ok {
			n.put(d.laidOver(replaced(ours, e)))
		}
	}
	return n
}

// replaced is a shipped entry with whom to write to taken from an imported
// one. What is known of the firm besides stays.
func replaced(ours, theirs Entry) Entry {
	ours.Domains = ours.hosts() // a hostile one's stay known as such
	ours.Entities, ours.Language = theirs.Entities, first(theirs.Language, ours.Language)
	ours.Warnings = append(slices.Clone(ours.Warnings), theirs.Warnings...)
	ours.Notes = append(slices.Clone(ours.Notes), theirs.Notes...)
	return ours
}

// below is an imported entry with what d knows against it.
func (d *Directory) below(e Entry) Entry {
	e = d.laidOver(e)
	if _, of := LookAlike(e); of != "" {
		e.Warnings = append(slices.Clone(e.Warnings), "One of its domains is easily taken for "+of+", which is another's. Compare it letter by letter with the firm's own privacy policy.")
	}
	return e
}

// All lists every entry, imported ones included, which Entries leaves out:
// there may be thousands.
func (d *Directory) All() []Entry {
	all := d.Entries()
	if d == nil || d.imported == nil {
		return all
	}
	for _, e := range d.imported.Entries() {
		if _, ours := d.at[e.ID]; !ours {
			all = append(all, d.below(e))
		}
	}
	return all
}

// Searchable lists everything one can look for: every entry, and the
// authorities that the program brings along in place of imported ones.
func (d *Directory) Searchable() []Entry {
	shipped := Authorities()
	ids := make(map[string]bool, len(shipped))
	for _, a := range shipped {
		ids[a.ID] = true
	}
	var all []Entry
	for _, e := range d.All() {
		if e.Role != law.Authority || !ids[e.ID] {
			all = append(all, e)
		}
	}
	for _, a := range shipped {
		all = append(all, a.Entry())
	}
	return all
}

// Entry is the authority as an addressee.
func (a Authority) Entry() Entry {
	name := first(a.NameInUse, a.Name)
	e := Entry{ID: a.ID, Service: name, Role: law.Authority, Route: a.Route, Notes: a.Notes, VerifiedOn: a.VerifiedOn, Sources: a.Sources}
	x := Entity{Name: a.Name, Address: a.Address, Email: a.Email, Form: a.Form, VerifiedOn: a.VerifiedOn, Sources: a.Sources, Cautions: a.Cautions, Facts: a.Facts}
	for _, p := range a.Serves {
		x.For = append(x.For, string(p))
		x.Country = p.Country()
	}
	if len(a.Languages) > 0 {
		e.Language = a.Languages[0]
	}
	e.Entities = []Entity{x}
	return e
}

// Difference is what another entry of the same ID says otherwise than a
// shipped one about whom to write to.
type Difference struct {
	ID           string
	Ours, Theirs []string // lines, cleaned: "e-mail: privacy@example.org"
}

// Differs compares an entry with the shipped one of its ID. ok is false if
// there is none, or if an entity of the shipped one is reached just so.
func (d *Directory) Differs(e Entry) (diff Difference, ok bool) {
	if d == nil {
		return diff, false
	}
	if _, shipped := d.at[e.ID]; !shipped {
		return diff, false
	}
	ours, _ := d.Lookup(e.ID)
	for _, x := range e.Entities {
		reach := x.reach()
		if !slices.ContainsFunc(ours.Entities, func(y Entity) bool { return slices.Equal(reach, y.reach()) }) {
			diff.Theirs = append(diff.Theirs, reach...)
		}
	}
	if diff.Theirs == nil {
		return diff, false
	}
	diff.ID = e.ID
	for _, y := range ours.Entities {
		if r := y.reach(); !slices.Contains(diff.Ours, r[0]) || len(ours.Entities) == 1 {
			diff.Ours = append(diff.Ours, r...)
		}
	}
	return diff, true
}

// reach is how an entity is reached, a line for each way.
func (x Entity) reach() []string {
	all := []string{"name: " + safetext.String(x.Name)}
	if len(x.Address) > 0 {
		all = append(all, "address: "+safetext.String(strings.Join(x.Address, ", ")))
	}
	if x.Email != "" {
		all = append(all, "e-mail: "+safetext.String(strings.ToLower(x.Email)))
	}
	if x.Form != "" {
		all = append(all, "form: "+safetext.String(x.Form))
	}
	return all
}
