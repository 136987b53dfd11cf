package discord

import (
	"context"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// ReadZip reads a package as it was downloaded, or zipped again. A refusal is
// an *Error; what could not be read of a package that was not refused is in
// its Report. Nothing is unpacked. When ctx ends, reading stops at once with
// its error.
func ReadZip(ctx context.Context, r io.ReaderAt, size int64, opts Options) (*Package, error) {
	w := &watched{r: r, size: size}
	return read(ctx, &archive{r: w, size: size}, &w.watch, opts)
}

// ReadFolder reads a package that was unpacked. Links in it are not followed.
func ReadFolder(ctx context.Context, unpacked fs.FS, opts Options) (*Package, error) {
	f := &folder{fs: unpacked}
	return read(ctx, f, &f.watch, opts)
}

// watch remembers that the disk itself failed: then what was read is not what
// the package says, whatever the entry at hand looked like.
type watch struct{ failed atomic.Pointer[error] }

func (w *watch) note(err error) { w.failed.CompareAndSwap(nil, &err) }

// err is an *Error once the disk has failed.
func (w *watch) err() error {
	if err := w.failed.Load(); err != nil {
		return &Error{Reason: Unreadable, Err: *err}
	}
	return nil
}

// watched is a file that must not become shorter while it is read.
type watched struct {
	r    io.ReaderAt
	size int64
	watch
}

func (w *watched) ReadAt(p []byte, off int64) (int, error) {
	n, err := w.r.ReadAt(p, off)
	switch {
	case err == nil:
	case err != io.EOF:
		w.note(err)
	case off >= 0 && off+int64(n) < w.size && n < len(p):
		w.note(io.ErrUnexpectedEOF)
	}
	return n, err
}

// reader is one reading of a package.
type reader struct {
	src     source
	layout  *layout
	lim     *limits
	workers int
	bytes   atomic.Int64
	seen    atomic.Int64 // messages
	entries atomic.Int64
	report  reporter
}

// target is a channel and where it stands: as a rule in one folder.
type target struct {
	places []place
	file   channelFile
	Channel
}

func read(ctx context.Context, src source, disk *watch, opts Options) (*Package, error) {
	lim := opts.limits
	if lim == nil {
		lim = &standard
	}
	all, err := src.list(lim)
	if broken := disk.err(); broken != nil {
		return nil, broken
	}
	if err != nil {
		return nil, err
	}
	l, err := find(all)
	if err != nil {
		return nil, err
	}
	var total int64
	for e := range l.entries() {
		if err := unfit(e); err != nil {
			return nil, err
		}
		total += e.size
	}
	r := &reader{src: src, layout: l, lim: lim, workers: opts.Workers}
	if r.workers <= 0 {
		r.workers = runtime.GOMAXPROCS(0)
	}
	stop := r.tell(opts.Progress, l.wanted(), total)
	p := r.all(ctx)
	stop()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := disk.err(); err != nil {
		return nil, err
	}
	return p, nil
}

// tell reports progress while the package is read, until stopped.
func (r *reader) tell(to func(Progress), entries int, total int64) (stop func()) {
	if to == nil {
		return func() {}
	}
	now := func() Progress {
		return Progress{int(r.entries.Load()), entries, int(r.seen.Load()), r.bytes.Load(), total}
	}
	done, told := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(told)
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				to(now())
			case <-done:
				to(now())
				return
			}
		}
	}()
	return func() {
		close(done)
		<-told
	}
}

// all reads every part. It returns early, with less, when ctx ends.
func (r *reader) all(ctx context.Context) *Package {
	s := newScanner(ctx, r.lim, &r.bytes)
	account := r.account(s)
	servers := r.servers(s)
	targets := r.targets()
	r.channels(ctx, targets)
	labels := r.labels(s, targets)
	if ctx.Err() != nil {
		return nil
	}
	return r.assemble(account, servers, targets, labels)
}

// entry opens one entry, has it read, and reports what went wrong with it.
// Only a fault of this entry is returned.
func (r *reader) entry(s *scanner, e *entry, what string, limit int64, read func() error) error {
	defer r.entries.Add(1)
	err := r.open(s, e, limit, read)
	if err != nil && s.ctx.Err() == nil {
		r.report.fault(what, err)
	}
	return err
}

func (r *reader) open(s *scanner, e *entry, limit int64, read func() error) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if e.packed > 0 && e.size > r.lim.ratioFrom && e.size/e.packed >= r.lim.ratio {
		return errPacked
	}
	f, err := r.src.open(e)
	if err != nil {
		return errArchive
	}
	defer f.Close()
	if err := s.reset(f, limit); err != nil {
		return err
	}
	if err := read(); err != nil {
		return err
	}
	return s.drain()
}

func (r *reader) account(s *scanner) (a accountFile) {
	e := r.layout.account
	if e == nil {
		return a
	}
	err := r.entry(s, e, "account file", r.lim.document, func() (err error) {
		a, err = readAccount(s)
		return err
	})
	if err != nil {
		return accountFile{}
	}
	r.report.odd(a.odd)
	return a
}

// servers reads who the servers are that the person was a member of.
func (r *reader) servers(s *scanner) map[ID]string {
	names := map[ID]string{}
	if e := r.layout.servers; e != nil {
		r.entry(s, e, "list of servers", r.lim.document, func() error {
			return readIndex(s, func(id ID, name string) { names[id] = shown(name) })
		})
	}
	for _, g := range r.layout.guilds {
		if names[g.id] != "" || g.about == nil {
			r.entries.Add(1)
			continue
		}
		names[g.id] = ""
		r.entry(s, g.about, "server file", r.lim.place, func() error {
			_, name, err := readGuild(s)
			names[g.id] = shown(name)
			return err
		})
	}
	return names
}

// targets puts folders of the same channel together: packages that were
// merged may have it as c123 and as 123.
func (r *reader) targets() []target {
	at := make(map[ID]int, len(r.layout.channels))
	targets := make([]target, 0, len(r.layout.channels))
	for _, p := range r.layout.channels {
		i, known := at[p.id]
		if !known {
			i = len(targets)
			at[p.id] = i
			targets = append(targets, target{Channel: Channel{ID: p.id}})
		}
		targets[i].places = append(targets[i].places, p)
	}
	return targets
}

func (r *reader) channels(ctx context.Context, targets []target) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(r.workers, len(targets)) {
		all.Go(func() {
			s := newScanner(ctx, r.lim, &r.bytes)
			in := &collector{seen: &r.seen}
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(targets) {
					return
				}
				r.channel(s, in, &targets[i])
			}
		})
	}
	all.Wait()
}

// channel reads one channel.
func (r *reader) channel(s *scanner, in *collector, t *target) {
	for _, p := range t.places {
		if p.about != nil {
			r.entry(s, p.about, "channel file", r.lim.place, func() error {
				file, err := readChannel(s)
				if err == nil {
					t.file = file
				}
				return err
			})
		}
		if p.messages == nil {
			continue
		}
		in.reset()
		repaired := 0
		err := r.entry(s, p.messages, "file of messages", r.lim.messages, func() (err error) {
			if p.csv {
				repaired, err = readCSV(s, in)
			} else {
				err = readJSON(s, in)
			}
			return err
		})
		t.Incomplete = t.Incomplete || err != nil
		repeats := in.into(&t.Channel)
		r.report.messages(p, in, repaired, repeats)
	}
	r.report.channel(t)
}

// labels reads what the index calls the channels whose server is not known.
func (r *reader) labels(s *scanner, targets []target) map[ID]string {
	labels := map[ID]string{}
	for i := range targets {
		if targets[i].file.kind == Unknown {
			labels[targets[i].ID] = ""
		}
	}
	if e := r.layout.messages; e != nil {
		r.entry(s, e, "list of channels", r.lim.document, func() error {
			return readIndex(s, func(id ID, name string) {
				if _, asked := labels[id]; asked {
					labels[id] = label(name)
				}
			})
		})
	}
	return labels
}
