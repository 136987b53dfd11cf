// Package discord reads the data package that Discord gives people about
// themselves: who the account is, which servers it was in, and which of its
// messages Discord still stores.
//
// The package is known by its structure, never by the names of its folders,
// which are translated, or by their date. Three kinds of entries are read
// (the account's user.json; the index, channel.json and messages of channels;
// the index and guild.json of servers) and no others: the rest, nearly all of
// the bytes, tells of devices, places and other people. Of a message its ID
// and time are kept and nothing else.
//
// Names are foreign text and come out through safetext.
package discord

import (
	"iter"
	"time"
)

// Package is what a data package says.
type Package struct {
	Account  Account
	Servers  []Server  // most messages first, then by ID
	Channels []Channel // by ID
	Totals   Totals
	Report   Report
}

// Account is the person's own account. Texts are empty where the package
// does not say.
type Account struct {
	ID          ID
	Username    string
	Tag         string // the old name with four digits, as in Nelly#1337; from packages made before 2023
	DisplayName string
	Email       string
	Created     time.Time // from the ID
	// Proposed says that the package has no account file, and ID is the one
	// that stands among the recipients of most private chats: to be confirmed
	// by the person.
	Proposed bool
}

// Standing is whether the person can still reach a place, as far as the
// package tells.
type Standing uint8

// The standings.
const (
	Unsure   Standing = iota // the package has no list of servers to tell by
	Member                   // a member when the package was made
	Left                     // messages, but no longer a member: left, removed, or the server is gone
	Settings                 // known only from the account's settings: once a member, no messages
)

func (s Standing) String() string {
	return [...]string{"unsure", "member", "left", "settings"}[s]
}

// Server is a server the person was in.
type Server struct {
	ID          ID
	Name        string // "" where the package has none
	Standing    Standing
	Channels    int
	Messages    int
	First, Last time.Time // of the messages; zero without any
}

// Kind is where a channel belongs.
type Kind uint8

// The kinds of channel.
const (
	Unknown  Kind = iota // its server cannot be told: left or deleted
	InServer             // a channel or thread of a server
	Direct               // a private chat of two
	Group                // a private chat of several
)

func (k Kind) String() string { return [...]string{"unknown", "server", "direct", "group"}[k] }

// Channel is one place the person wrote in. Messages counts all, including
// those whose ID is Lost.
type Channel struct {
	ID       ID
	Kind     Kind
	Server   ID     // 0 unless InServer
	Name     string // "" for direct chats, whose names are other people's
	Standing Standing
	Messages int
	Lost     int // of them without a usable ID: damaged by another program
	// Incomplete says that the channel's messages could not be read to the
	// end: there are more than are counted.
	Incomplete  bool
	First, Last time.Time // zero without messages

	ids   []ID     // ascending
	times []uint32 // Unix seconds of ids; nil while they are those in the IDs
	lost  []uint32 // Unix seconds of those without an ID
}

// Totals are counts over the whole package. Messages is all of them.
type Totals struct {
	Messages, InServers, Direct, Group, Unknown int
	Lost                                        int // of Messages, those without a usable ID
	Channels                                    int
	Incomplete                                  int // channels that could not be read to the end
	First, Last                                 time.Time
}

// Message is one message of the person.
type Message struct {
	Channel, ID ID
	Server      ID // 0 if not in a server, or not known in which
	Time        time.Time
}

// Tally is a number of messages and their period; zero times without any.
type Tally struct {
	Messages    int
	First, Last time.Time
}

// Add puts another tally to t.
func (t *Tally) Add(u Tally) {
	if u.Messages == 0 {
		return
	}
	if t.Messages == 0 || u.First.Before(t.First) {
		t.First = u.First
	}
	if t.Messages == 0 || u.Last.After(t.Last) {
		t.Last = u.Last
	}
	t.Messages += u.Messages
}

// Before tallies the channel's messages older than end, those without an ID
// too.
func (c *Channel) Before(end time.Time) Tally {
	var t Tally
	limit := end.Unix() // messages know whole seconds
	if end.Nanosecond() > 0 {
		limit++
	}
	first, last := int64(1<<62), int64(-1<<62)
	count := func(s int64) {
		if s < limit {
			t.Messages++
			first, last = min(first, s), max(last, s)
		}
	}
	for i := range c.ids {
		count(c.second(i))
	}
	for _, s := range c.lost {
		count(int64(s))
	}
	if t.Messages > 0 {
		t.First, t.Last = time.Unix(first, 0).UTC(), time.Unix(last, 0).UTC()
	}
	return t
}

func (c *Channel) second(i int) int64 {
	if c.times != nil {
		return int64(c.times[i])
	}
	return c.ids[i].second()
}

// All gives the messages that have an ID, by ID.
func (c *Channel) All() iter.Seq[Message] {
	return func(yield func(Message) bool) {
		for i, id := range c.ids {
			if !yield(Message{c.ID, id, c.Server, time.Unix(c.second(i), 0).UTC()}) {
				return
			}
		}
	}
}

// Messages gives the messages that have an ID, of the channels chosen (nil:
// of all): those of places the person can no longer reach first, then by
// channel and message.
func (p *Package) Messages(chosen func(*Channel) bool) iter.Seq[Message] {
	return func(yield func(Message) bool) {
		for _, gone := range []bool{true, false} {
			for i := range p.Channels {
				c := &p.Channels[i]
				if (c.Standing == Left) != gone || chosen != nil && !chosen(c) {
					continue
				}
				for m := range c.All() {
					if !yield(m) {
						return
					}
				}
			}
		}
	}
}

// Server finds a server by its ID.
func (p *Package) Server(id ID) (Server, bool) {
	for _, s := range p.Servers {
		if s.ID == id {
			return s, true
		}
	}
	return Server{}, false
}

// Progress is how far reading has come.
type Progress struct {
	Entries, EntriesTotal int
	Messages              int
	Bytes, BytesTotal     int64 // inflated; the total is what the archive declares
}

// Options are how to read.
type Options struct {
	// Progress, if any, is told some twenty times a second how far reading
	// has come, never by two goroutines at once, and once at the end.
	Progress func(Progress)
	// Workers is how many entries are read at once; 0 takes one per processor.
	Workers int

	limits *limits // nil: standard
}

// NoteKind is what a line of the report is about.
type NoteKind uint8

// The kinds of note.
const (
	Read     NoteKind = iota // was read
	Skipped                  // was left alone
	Missing                  // was looked for, and is not in the package
	Repaired                 // was not as it should be and could be read all the same
	Limited                  // could not be read, or not to its end: counts are too low
)

func (k NoteKind) String() string {
	return [...]string{"read", "skipped", "missing", "repaired", "limited"}[k]
}

// Note is a line of the report: a sentence without personal data.
type Note struct {
	Kind NoteKind
	Text string
}

// Report says how reading went, in counts and names of Discord's folders:
// nothing personal, fit to be pasted into a public bug report.
type Report []Note

// Complete reports whether everything that was looked for could be read.
func (r Report) Complete() bool {
	for _, n := range r {
		if n.Kind == Limited {
			return false
		}
	}
	return true
}
