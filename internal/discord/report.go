package discord

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// reporter counts what is to be said about reading. It never sees a name, an
// ID or a text.
type reporter struct {
	mu     sync.Mutex
	faults map[fault]int

	json, csv, both, without int
	repaired, repeats        int
	timeless, noTime         int
	odds, renamed            int
}

type fault struct{ what, why string }

func (r *reporter) fault(what string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.faults == nil {
		r.faults = map[fault]int{}
	}
	r.faults[fault{what, err.Error()}]++
}

func (r *reporter) odd(is bool) {
	if is {
		r.mu.Lock()
		r.odds++
		r.mu.Unlock()
	}
}

func (r *reporter) messages(p place, in *collector, repaired, repeats int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p.csv {
		r.csv++
	} else {
		r.json++
	}
	if p.both {
		r.both++
	}
	r.repaired += repaired
	r.repeats += repeats
	r.timeless += in.timeless
	r.noTime += in.noTime
}

func (r *reporter) channel(t *target) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if t.file.odd {
		r.odds++
	}
	if t.file.id != 0 && t.file.id != t.ID {
		r.renamed++
	}
	if !slices.ContainsFunc(t.places, func(p place) bool { return p.messages != nil }) {
		r.without++
	}
}

// notes is the report, in the order of its kinds.
func (r *reporter) notes(l *layout, p *Package) Report {
	var all Report
	say := func(kind NoteKind, n int, format string, args ...any) {
		if n > 0 {
			all = append(all, Note{kind, fmt.Sprintf(format, args...)})
		}
	}
	var folders []string
	for _, f := range []struct {
		what, root string
		there      bool
	}{{"account", l.accountFolder, l.account != nil}, {"messages", l.messagesFolder, l.hasMessages}, {"servers", l.serversFolder, l.hasServers}} {
		if f.there {
			folders = append(folders, f.what+folderName(f.root))
		} else {
			say(Missing, 1, "The package has no %s folder.", f.what)
		}
	}
	say(Read, 1, "Folders: %s.", strings.Join(folders, ", "))
	say(Read, p.Totals.Channels, "%s with %s: %d files as JSON, %d as CSV.", many(p.Totals.Channels, "channel"), many(p.Totals.Messages, "message"), r.json, r.csv)
	say(Skipped, l.others, "%s left alone: other folders, pictures.", many(l.others, "other entry", "other entries"))
	say(Skipped, r.both, "%s of messages as CSV beside the same as JSON.", many(r.both, "file"))
	say(Skipped, b2i(l.nested), "The package contains another zip file.")
	kind := Missing
	if r.json+r.csv == 0 {
		kind = Limited
	}
	say(kind, r.without, "%s without a file of messages.", many(r.without, "channel"))
	say(Repaired, r.repaired, "%s found inside broken fields of a CSV.", many(r.repaired, "message"))
	say(Repaired, r.repeats, "%s that stood in one channel more than once, and counted once.", many(r.repeats, "message"))
	say(Repaired, r.noTime, "%s whose time was taken from the ID.", many(r.noTime, "message"))
	say(Repaired, r.odds, "%s with a value of an unexpected kind.", many(r.odds, "file"))
	say(Repaired, r.renamed, "%s in a folder of another number.", many(r.renamed, "channel"))
	say(Limited, p.Totals.Lost, "%s counted, but not in the list for deletion: another program damaged the ID.", many(p.Totals.Lost, "message"))
	say(Limited, r.timeless, "%s without a time.", many(r.timeless, "message"))
	say(Limited, b2i(rounded(p)), "All message IDs end in zeros, as programs leave them that count in floating point: they are probably not the true ones.")
	for f, n := range r.faults {
		say(Limited, n, "%s not read to the end: %s.", many(n, f.what, plural(f.what)), f.why)
	}
	slices.SortStableFunc(all, func(a, b Note) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		if a.Kind == Limited {
			return strings.Compare(a.Text, b.Text)
		}
		return 0
	})
	return all
}

// folderName is how a folder is called in the report: by its name if Discord
// is known to use it, for any other may be the person's own.
func folderName(root string) string {
	name := path.Base(root)
	if root == "" || kindOfFolder(name) == "" {
		return ""
	}
	return " (" + shown(name) + ")"
}

func plural(s string) string {
	if head, tail, ok := strings.Cut(s, " of "); ok {
		return plural(head) + " of " + tail
	}
	return s + "s"
}

func many(n int, one string, more ...string) string {
	if n == 1 {
		return "1 " + one
	}
	if len(more) > 0 {
		one = more[0]
	} else {
		one = plural(one)
	}
	return strconv.Itoa(n) + " " + one
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rounded reports whether every message ID ends in zeros where a number in
// floating point has no digits left: of 18 digits the last, of 19 the last
// two. Of honest IDs one in ten or in a hundred does.
func rounded(p *Package) bool {
	n := 0
	for i := range p.Channels {
		for _, id := range p.Channels[i].ids {
			switch {
			case id < 1e17:
				continue
			case id < 1e18 && id%10 != 0, id >= 1e18 && id%100 != 0:
				return false
			}
			n++
		}
	}
	return n >= 20
}
