package wizard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/letters"
)

// PackageTools is what the program can do with Discord data packages. Without
// Inspect the wizard does not speak of them; of the others each may be nil.
type PackageTools struct {
	// Near are data packages lying where downloads go, the newest first.
	Near func() []NearFile
	// Inspect reads the package at a path, a zip file or a folder. tell is
	// never called by two goroutines at once. When ctx ends it stops at once.
	Inspect func(ctx context.Context, path string, tell func(Reading)) (*discord.Package, error)
	// Kept are the incident's public lists if all were downloaded before,
	// else nil.
	Kept func(incident.Incident) *incident.Lists
	// Fetch downloads the incident's public lists. keep says whether they may
	// be kept for next time.
	Fetch func(ctx context.Context, in incident.Incident, keep bool, tell func(Reading)) (*incident.Lists, error)
	// ReadList reads a list of affected servers at a path.
	ReadList func(ctx context.Context, in incident.Incident, path string) (*incident.Lists, error)
	// List writes the file of a list of messages that a request file came
	// with; nil if it is not there any more, or not the same.
	List func(letters.MessageList) func(io.Writer) error
}

// NearFile is a file offered by its name.
type NearFile struct {
	Path  string
	Shown string // its path as the person would say it
	About string // its size and day
}

// Reading is how far something long has come.
type Reading struct {
	Entries, EntriesTotal int
	Messages              int
	Bytes, BytesTotal     int64
	Left                  time.Duration // estimated; 0 = not known
}

// ListFile is one file of a list of messages, to be written beside the
// letters.
type ListFile struct {
	Name string
	Fill func(io.Writer) error
}

// found is what was read of a package. It is in memory only: the draft keeps
// what the request keeps, and nothing where the computer is not safe.
type found struct {
	pkg      *discord.Package
	exposure incident.Exposure
	compared bool // the exposure is worked out
	parts    map[string]ListFile
}

// packageAnswers are the answers on the way to what the request keeps.
type packageAnswers struct {
	have, path      string
	mine, whose     string
	lists, listPath string
	shares          []string // nil = not yet answered
}

// asksPackage reports whether the data package can tell something here.
func asksPackage(k *desk, d *Draft) bool {
	in, ok := k.incident(d)
	return ok && k.opts.Package.Inspect != nil && slices.Contains(in.Platforms, "discord")
}

func hasFound(k *desk, d *Draft) bool {
	return k.found != nil && k.have(d) == haveFound && asksPackage(k, d)
}

func hasServers(k *desk, d *Draft) bool { return hasFound(k, d) && len(k.found.exposure.Servers) > 0 }

func hasShares(k *desk, d *Draft) bool { return hasFound(k, d) && len(k.shares(d)) > 0 }

// takeLists compares the package with lists; nil where there is none to
// compare with.
func (k *desk) takeLists(d *Draft, lists *incident.Lists) {
	if lists == nil {
		lists = &incident.Lists{}
	}
	in, _ := k.incident(d)
	k.found.exposure, k.found.compared = incident.Expose(k.found.pkg, lists, in.Stopped), true
	chosen := map[string]bool{}
	for _, s := range d.Request.Servers {
		chosen[s.ID] = true
	}
	k.nameServers(d, func(x incident.Exposed) bool {
		if len(chosen) > 0 {
			return chosen[x.ID.String()]
		}
		return x.Mark == incident.Tracked
	})
}

// nameServers sets the servers that the letter names, the most exposed first.
func (k *desk) nameServers(d *Draft, named func(incident.Exposed) bool) {
	d.Request.Servers = nil
	for _, x := range k.found.exposure.Servers {
		if len(d.Request.Servers) == letters.MaxServers {
			return
		}
		if !named(x) {
			continue
		}
		s := letters.Server{ID: x.ID.String(), Name: safetext.Cut(x.Name, 100), Messages: x.Messages}
		if x.Messages > 0 && !x.First.IsZero() {
			s.First, s.Last = law.DateOf(x.First), law.DateOf(x.Last)
		}
		if x.Mark != incident.NotListed {
			s.Listed = x.Mark.String()
		}
		d.Request.Servers = append(d.Request.Servers, s)
	}
}

// takeAccount fills in who the person is by the package.
func (k *desk) takeAccount(d *Draft) {
	for kind, v := range k.accountSays() {
		if typed := d.identifier(kind); typed == "" || k.whose(d) == whosePackage {
			d.setIdentifier(kind, v)
		}
	}
}

// whose is the answer to which is right where they differ: unless answered,
// the package, but not against what was changed after it was read.
func (k *desk) whose(d *Draft) string {
	if k.found.compared {
		return orElse(d.data.whose, whoseTyped)
	}
	return orElse(d.data.whose, whosePackage)
}

// accountSays are the identifiers that the package has.
func (k *desk) accountSays() map[string]string {
	a, out := k.found.pkg.Account, map[string]string{}
	if a.ID == 0 {
		return out
	}
	for kind, v := range map[string]string{
		"discord-user-id": a.ID.String(), "discord-username": a.Username, "discord-tag": a.Tag, "account-email": a.Email,
	} {
		if v != "" {
			out[kind] = v
		}
	}
	return out
}

// conflicts are the kinds of identifiers that were typed otherwise than the
// package has them.
func (k *desk) conflicts(d *Draft) []string {
	var out []string
	for _, kind := range []string{"discord-user-id", "discord-username", "discord-tag", "account-email"} {
		v, ok := k.accountSays()[kind]
		typed := d.identifier(kind)
		if clean, why := letters.CheckIdentifier(kind, typed, law.Date{}); why == "" && clean != "" {
			typed = clean
		}
		if ok && typed != "" && typed != v {
			out = append(out, kind)
		}
	}
	return out
}

// share is a part of the messages that a list can hold.
type share struct {
	id, label, detail string
	messages          int
}

const (
	shareGone   = "gone"
	shareGroups = "groups"
	shareNamed  = "named"
	shareUnsure = "unsure"
)

// shareOf is the part a channel belongs to; "" for one that no list holds.
func shareOf(c *discord.Channel, named map[discord.ID]bool) string {
	switch {
	case c.Kind == discord.Unknown, c.Kind == discord.InServer && c.Standing == discord.Left:
		return shareGone
	case c.Kind == discord.Group && c.Standing == discord.Left:
		return shareGroups
	case c.Kind == discord.InServer && named[c.Server] && c.Standing == discord.Unsure:
		return shareUnsure
	case c.Kind == discord.InServer && named[c.Server]:
		return shareNamed
	}
	return ""
}

func namedServers(d *Draft) map[discord.ID]bool {
	named := map[discord.ID]bool{}
	for _, s := range d.Request.Servers {
		if id, err := discord.ParseID(s.ID); err == nil {
			named[id] = true
		}
	}
	return named
}

// shares are the parts that have messages, the ones out of reach first.
func (k *desk) shares(d *Draft) []share {
	all := []share{
		{id: shareGone, label: "In servers that you left, or that are not named", detail: "You cannot reach these any more. Discord says that it deletes them when it is given their IDs."},
		{id: shareGroups, label: "In group chats that you left", detail: "The same holds for these."},
		{id: shareNamed, label: "In servers that the letter names, where you still are", detail: "Discord may tell you to delete these yourself, because you still can."},
		{id: shareUnsure, label: "In servers that the letter names", detail: "Your package does not say which of these you have left. Discord may tell you to delete yourself what you still can."},
	}
	named := namedServers(d)
	for i := range k.found.pkg.Channels {
		c := &k.found.pkg.Channels[i]
		if id := shareOf(c, named); id != "" {
			at := slices.IndexFunc(all, func(s share) bool { return s.id == id })
			all[at].messages += c.Messages - c.Lost
		}
	}
	return slices.DeleteFunc(all, func(s share) bool { return s.messages == 0 })
}

// chosenShares are those to be listed: unless answered, what is out of reach.
func (k *desk) chosenShares(d *Draft) []string {
	if d.data.shares != nil {
		return d.data.shares
	}
	var out []string
	for _, s := range k.shares(d) {
		if s.id != shareNamed && s.id != shareUnsure {
			out = append(out, s.id)
		}
	}
	return out
}

// listSize is above which a list of messages is cut into several files.
const listSize = 10_000_000

// makeLists works out the files of the list: names, rows, hashes. Nothing is
// held but the package itself. What it needs of the answers it takes at once:
// the work itself runs beside the screen.
func (k *desk) makeLists(d *Draft) func(context.Context, func(Reading)) ([]letters.MessageList, map[string]ListFile, error) {
	chosen, named, pkg, base := k.chosenShares(d), namedServers(d), k.found.pkg, "discord-messages"
	if d.NotSafe {
		base = "list"
	}
	messages := pkg.Messages(func(c *discord.Channel) bool { return slices.Contains(chosen, shareOf(c, named)) })
	return func(ctx context.Context, tell func(Reading)) ([]letters.MessageList, map[string]ListFile, error) {
		return cutLists(ctx, base, discord.Parts(messages, listSize), tell)
	}
}

func cutLists(ctx context.Context, base string, parts []discord.Part, tell func(Reading)) ([]letters.MessageList, map[string]ListFile, error) {
	var lists []letters.MessageList
	files := map[string]ListFile{}
	for i, p := range parts {
		name := base + ".csv"
		if len(parts) > 1 {
			name = fmt.Sprintf("%s-%0*d.csv", base, len(fmt.Sprint(len(parts))), i+1)
		}
		fill := func(w io.Writer) error {
			_, err := discord.WriteIDs(w, p.Messages)
			return err
		}
		sum := sha256.New()
		if err := fill(stopping{ctx, sum}); err != nil {
			return nil, nil, err
		}
		tell(Reading{Entries: i + 1, EntriesTotal: len(parts)})
		lists = append(lists, letters.MessageList{File: name, Rows: p.Rows, SHA256: hex.EncodeToString(sum.Sum(nil))})
		files[name] = ListFile{name, fill}
	}
	return lists, files, nil
}

// stopping is a writer that fails once ctx has ended.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

var errNoList = errors.New("the list of messages is not at hand any more; read the data package again, or go on without it")

// listFiles are the files of the list, to be written beside the letters.
func (k *desk) listFiles(r letters.Request) ([]ListFile, error) {
	var out []ListFile
	for _, l := range r.MessageLists {
		f, ok := k.listFile(l)
		if !ok {
			return nil, errNoList
		}
		out = append(out, f)
	}
	return out, nil
}

func (k *desk) listFile(l letters.MessageList) (ListFile, bool) {
	if k.found != nil {
		if f, ok := k.found.parts[l.File]; ok {
			return f, true
		}
	}
	if k.opts.Package.List != nil {
		if fill := k.opts.Package.List(l); fill != nil {
			return ListFile{l.File, fill}, true
		}
	}
	return ListFile{}, false
}

// dropPackage leaves out all that came from a package.
func (k *desk) dropPackage(d *Draft) {
	k.found = nil
	d.Request.Servers, d.Request.MessageLists = nil, nil
}

func rowsOf(lists []letters.MessageList) int {
	n := 0
	for _, l := range lists {
		n += l.Rows
	}
	return n
}
