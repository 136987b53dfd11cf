package incident

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/law"
)

// List is a public list of affected servers, named by its address and held to
// its size and hash.
type List struct {
	Name   string   `toml:"name"` // of the file
	Mark   string   `toml:"mark"` // tracked | known: what being on it means
	URL    string   `toml:"url"`  // https
	Bytes  int      `toml:"bytes"`
	SHA256 string   `toml:"sha256"` // 64 small hexadecimal digits
	AsOf   law.Date `toml:"as-of"`  // the day of the list
}

var (
	listName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// MaxList is the size in bytes beyond which no list of servers is read.
const MaxList = 64 << 20

// fault names the first key that is not as it should be, and why.
func (l List) fault() (key, reason string) {
	switch {
	case !listName.MatchString(l.Name):
		return "name", "a list is called by its file name: letters, digits, dots, hyphens and underscores"
	case !validLink(l.URL):
		return "url", notLink
	case l.Bytes < 1 || l.Bytes > MaxList:
		return "bytes", fmt.Sprintf("the size lies between 1 and %d bytes", MaxList)
	case !hashForm.MatchString(l.SHA256):
		return "sha256", "a SHA-256 has 64 small hexadecimal digits"
	}
	if _, err := ParseMark(l.Mark); err != nil {
		return "mark", err.Error()
	}
	return "", ""
}

// Mark is what lists say of a server.
type Mark uint8

// The marks, the strongest last.
const (
	NotListed Mark = iota // on none of the lists read, which are incomplete
	Known                 // the scraper knew of it
	Tracked               // the scraper read it
)

func (m Mark) String() string { return [...]string{"not listed", "known", "tracked"}[m] }

// ParseMark reads the mark of a List.
func ParseMark(s string) (Mark, error) {
	switch s {
	case "tracked":
		return Tracked, nil
	case "known":
		return Known, nil
	}
	return NotListed, errors.New(`the marks are "tracked" and "known"`)
}

// ServerList is the IDs of one list of servers. Nothing else of it is kept.
type ServerList struct {
	IDs     []discord.ID // ascending, each once
	Entries int          // as they stand in the file
	Repeats int          // of them, IDs that stand there before
	Damaged int          // IDs that a spreadsheet or a program rounded: lost
	Other   int          // entries that are no ID
}

// Lists are the lists a person's servers are compared with.
type Lists struct {
	marks map[discord.ID]Mark
	count [Tracked + 1]int
	read  int
}

// Add puts a list to the others. A server on several keeps its strongest
// mark.
func (l *Lists) Add(list ServerList, mark Mark) {
	if l.marks == nil {
		l.marks = make(map[discord.ID]Mark, len(list.IDs))
	}
	l.read++
	for _, id := range list.IDs {
		was := l.marks[id]
		if was >= mark {
			continue
		}
		if was != NotListed {
			l.count[was]--
		}
		l.count[mark]++
		l.marks[id] = mark
	}
}

// Empty reports whether no list was added: then nothing can be said.
func (l *Lists) Empty() bool { return l.read == 0 }

// Count is how many servers have that mark.
func (l *Lists) Count(m Mark) int { return l.count[m] }

// Of is what the lists say of a server.
func (l *Lists) Of(id discord.ID) Mark { return l.marks[id] }

// ListError is why a list of servers was not read.
type ListError struct{ Reason string }

func (e *ListError) Error() string { return e.Reason }

// damagedForm is what a spreadsheet or a program that counts in floating
// point leaves of an ID: "4.23243E+17", 4.23243e17, "423243000000000000.0".
var damagedForm = regexp.MustCompile(`^[0-9]+([.,][0-9]*([eE]\+?[0-9]+)?|[eE]\+?[0-9]+)$`)

// ReadServers reads a list of server IDs in the shapes such lists have in
// public: an array of strings (or numbers, as far as they are whole), or an
// object whose values are arrays of objects with "serverid". Of these only
// the IDs are kept. limit is in bytes; beyond it, and for anything else, the
// error is a *ListError.
func ReadServers(r io.Reader, limit int64) (ServerList, error) {
	var list ServerList
	counted := &io.LimitedReader{R: r, N: limit + 1}
	in := bufio.NewReaderSize(counted, 64<<10)
	if bom, _ := in.Peek(3); bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
		in.Discard(3)
	}
	dec := json.NewDecoder(in)
	dec.UseNumber()
	err := list.read(dec)
	switch {
	case counted.N <= 0:
		return ServerList{}, &ListError{fmt.Sprintf("the list is larger than %d bytes", limit)}
	case err != nil:
		return ServerList{}, err
	}
	slices.Sort(list.IDs)
	all := len(list.IDs)
	list.IDs = slices.Compact(list.IDs)
	list.Repeats = all - len(list.IDs)
	return list, nil
}

var errNotList = &ListError{"the file is not a list of server IDs: a JSON array of IDs, or an object of arrays with \"serverid\""}

func (l *ServerList) read(dec *json.Decoder) error {
	start, err := dec.Token()
	if err != nil {
		return errNotList
	}
	switch start {
	case json.Delim('['):
		err = l.array(dec)
	case json.Delim('{'):
		for dec.More() {
			if _, err := dec.Token(); err != nil { // the account
				return errNotList
			}
			if t, err := dec.Token(); err != nil || t != json.Delim('[') {
				return errNotList
			}
			if err := l.array(dec); err != nil {
				return err
			}
		}
		_, err = dec.Token()
	default:
		return errNotList
	}
	if err != nil {
		return errNotList
	}
	if _, err := dec.Token(); err != io.EOF {
		return errNotList
	}
	return nil
}

// array reads to the end of an array whose beginning was read.
func (l *ServerList) array(dec *json.Decoder) error {
	for dec.More() {
		var entry any
		if err := dec.Decode(&entry); err != nil {
			return errNotList
		}
		if object, ok := entry.(map[string]any); ok {
			entry = object["serverid"]
		}
		l.add(entry)
	}
	_, err := dec.Token()
	return err
}

func (l *ServerList) add(entry any) {
	l.Entries++
	var text string
	switch v := entry.(type) {
	case string:
		text = strings.TrimSpace(v)
	case json.Number:
		text = v.String()
	}
	id, err := discord.ParseID(text)
	switch {
	case err == nil && len(text) >= 15:
		l.IDs = append(l.IDs, id)
	case damagedForm.MatchString(text):
		l.Damaged++
	default:
		l.Other++
	}
}
