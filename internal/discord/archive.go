package discord

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"github.com/klauspost/compress/flate"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// entry is one file of a package.
type entry struct {
	name         string // with slashes
	size, packed int64  // as declared; packed is 0 for a file on disk
	zipped       *zip.File
}

// source is where the entries of a package are.
type source interface {
	// list names the regular files, without junk of other systems.
	list(lim *limits) ([]entry, error)
	open(e *entry) (io.ReadCloser, error)
}

// archive is a package in a zip file.
type archive struct {
	r     io.ReaderAt
	size  int64
	pools pools
}

func (a *archive) list(lim *limits) ([]entry, error) {
	if a.size > lim.archive {
		return nil, &Error{Reason: TooLarge, What: fmt.Sprintf("it has more than %d GiB", lim.archive>>30)}
	}
	head := make([]byte, 4096)
	n, err := a.r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, &Error{Reason: Unreadable, Err: err}
	}
	if head = head[:n]; n == 0 {
		return nil, &Error{Reason: Empty}
	}
	if n, ok := entriesDeclared(a.r, a.size); ok && n > uint64(lim.entries) {
		return nil, tooMany(lim)
	}
	// A directory that lies about its length is listed no further than this.
	bounded := &budget{a.r, lim.directory}
	z, err := zip.NewReader(bounded, a.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		switch {
		case bounded.left < 0:
			return nil, tooMany(lim)
		case errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, zip.ErrAlgorithm):
			return nil, notZip(head)
		}
		return nil, &Error{Reason: Unreadable, Err: err}
	}
	bounded.left = 1 << 62
	if len(z.File) > lim.entries {
		return nil, tooMany(lim)
	}
	z.RegisterDecompressor(zip.Deflate, a.pools.inflate)
	return a.entries(z, lim)
}

func tooMany(lim *limits) error {
	return &Error{Reason: TooMany, What: fmt.Sprintf("more than %d", lim.entries)}
}

// entries checks the names and the places of all entries, and gives those
// that are regular files.
func (a *archive) entries(z *zip.Reader, lim *limits) ([]entry, error) {
	var all []entry
	var taken []span
	for _, f := range z.File {
		if what := unsafe(f.Name, lim); what != "" {
			return nil, &Error{Reason: UnsafeName, What: what}
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if f.CompressedSize64 > 0 {
			// A local header that cannot be found matters only to who opens
			// the entry.
			if at, err := f.DataOffset(); err == nil {
				if f.CompressedSize64 > uint64(a.size) {
					return nil, &Error{Reason: Broken}
				}
				taken = append(taken, span{at, at + int64(f.CompressedSize64)})
			}
		}
		const special = fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky
		if mode := f.Mode(); !mode.IsRegular() || mode&special != 0 || junk(f.Name) {
			continue
		}
		all = append(all, entry{f.Name, int64(min(f.UncompressedSize64, 1<<62)), int64(f.CompressedSize64), f})
	}
	slices.SortFunc(taken, func(a, b span) int { return int(min(max(a.from-b.from, -1), 1)) })
	for i := 1; i < len(taken); i++ {
		if taken[i].from < taken[i-1].to {
			return nil, &Error{Reason: Overlapping}
		}
	}
	return all, nil
}

type span struct{ from, to int64 }

func (a *archive) open(e *entry) (io.ReadCloser, error) { return e.zipped.Open() }

// unfit says why an entry that is to be read cannot be.
func unfit(e *entry) error {
	switch f := e.zipped; {
	case f == nil:
		return nil
	case f.Flags&1 != 0, f.Method == 99:
		return &Error{Reason: Encrypted}
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return &Error{Reason: Method, What: methodName(f.Method)}
	}
	return nil
}

func methodName(m uint16) string {
	switch m {
	case 9:
		return "Deflate64"
	case 12:
		return "bzip2"
	case 14:
		return "LZMA"
	case 93:
		return "Zstandard"
	case 95:
		return "XZ"
	}
	return fmt.Sprintf("method %d", m)
}

// unsafe says what is wrong with an entry's name, as the end of a sentence.
// Nothing is ever written under such a name, but no package of Discord's has
// one.
func unsafe(name string, lim *limits) string {
	switch {
	case name == "":
		return "is empty"
	case len(name) > lim.name:
		return "is too long"
	case strings.ContainsRune(name, 0):
		return "holds a NUL"
	case strings.ContainsRune(name, '\\'):
		return "has a backslash"
	case name[0] == '/', len(name) > 1 && name[1] == ':':
		return "is an absolute path"
	}
	parts := strings.Split(strings.TrimSuffix(name, "/"), "/")
	if len(parts) > lim.depth+1 {
		return "lies too deep"
	}
	for _, p := range parts {
		if p == ".." || p == "." || p == "" {
			return "leads elsewhere"
		}
	}
	return ""
}

// junk reports what file managers put into zip files beside what was packed.
func junk(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return strings.HasPrefix(name, "__MACOSX/") || strings.Contains(name, "/__MACOSX/") ||
		strings.HasPrefix(base, "._") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini"
}

// notZip tells apart what is called package.zip and is none.
func notZip(head []byte) error {
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return &Error{Reason: CutShort}
	case bytes.HasPrefix(text, []byte("<!doctype")), bytes.HasPrefix(text, []byte("<html")), bytes.HasPrefix(text, []byte("<?xml")), bytes.HasPrefix(text, []byte("<head")):
		return &Error{Reason: WebPage}
	case bytes.HasPrefix(text, []byte("{")):
		for _, p := range []struct{ sign, program string }{
			{`"daterange"`, "DiscordChatExporter"}, {`"exportedat"`, "DiscordChatExporter"},
			{`"personal_information"`, "Telegram"}, {`"personal_chat"`, "Telegram"},
		} {
			if bytes.Contains(text, []byte(p.sign)) {
				return &Error{Reason: OtherExport, What: p.program}
			}
		}
	}
	return &Error{Reason: NotZip}
}

// entriesDeclared reads how many entries a zip file says it has, so that a
// list of millions need not be read to be refused (APPNOTE.TXT 4.3.14 and
// 4.3.16).
func entriesDeclared(r io.ReaderAt, size int64) (uint64, bool) {
	const fixed, longest = 22, 22 + 1<<16
	tail := make([]byte, min(size, longest+20))
	if n, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && n < len(tail) {
		return 0, false
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < fixed {
		return 0, false
	}
	n := uint64(binary.LittleEndian.Uint16(tail[at+10:]))
	if n != 0xffff || at < 20 || !bytes.HasPrefix(tail[at-20:], []byte("PK\x06\x07")) {
		return n, true
	}
	record := make([]byte, 40)
	if _, err := r.ReadAt(record, int64(binary.LittleEndian.Uint64(tail[at-12:]))); err != nil || !bytes.HasPrefix(record, []byte("PK\x06\x06")) {
		return 0, false
	}
	return binary.LittleEndian.Uint64(record[32:]), true
}

// budget reads no more than it has left.
type budget struct {
	r    io.ReaderAt
	left int64
}

func (b *budget) ReadAt(p []byte, off int64) (int, error) {
	if b.left < 1<<61 {
		if b.left -= int64(len(p)); b.left < 0 {
			return 0, io.ErrUnexpectedEOF
		}
	}
	return b.r.ReadAt(p, off)
}

// pools keep what inflating needs, for the next of many small entries.
type pools struct{ free sync.Pool }

// inflater is flate over a buffer of its own: without, flate reads the disk
// in pieces of 4 KiB.
type inflater struct {
	in   *bufio.Reader
	out  io.ReadCloser
	pool *sync.Pool
}

func (p *pools) inflate(r io.Reader) io.ReadCloser {
	i, _ := p.free.Get().(*inflater)
	if i == nil {
		i = &inflater{in: bufio.NewReaderSize(r, 64<<10), pool: &p.free}
		i.out = flate.NewReader(i.in)
		return i
	}
	i.in.Reset(r)
	_ = i.out.(flate.Resetter).Reset(i.in, nil) // never fails
	return i
}

func (i *inflater) Read(p []byte) (int, error) { return i.out.Read(p) }

func (i *inflater) Close() error {
	if i.pool != nil {
		i.in.Reset(nil)
		i.pool.Put(i)
	}
	return nil
}
