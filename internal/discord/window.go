package discord

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync/atomic"
)

// Why one entry could not be read, or not to its end.
var (
	errSyntax    = errors.New("it is damaged")
	errCut       = errors.New("it ends in the middle")
	errUTF16     = errors.New("it is in UTF-16")
	errTwice     = errors.New("a key stands in it twice")
	errLimit     = errors.New("it is beyond the limits")
	errTotal     = errors.New("the package is beyond the limits altogether")
	errArchive   = errors.New("its bytes in the archive are damaged")
	errNoAccount = errors.New("it has no account ID")
	errPacked    = errors.New("it is packed more tightly than messages can be")
)

// scanner reads JSON (and, through its window, CSV) that may be larger than
// memory: it holds one window of the bytes, takes single values out and skips
// the rest without keeping it. It is lenient about what it skips: whether a
// message's text is flawless is not its business.
type scanner struct {
	ctx      context.Context
	r        io.Reader
	buf      []byte
	pos, end int
	err      error // why there is no more: io.EOF or a fault
	lim      *limits
	left     int64 // bytes this entry may still have
	total    *atomic.Int64
	scratch  []byte
	keyBytes [64]byte
	nested   []byte // brackets of a value being skipped
}

const window = 128 << 10

func newScanner(ctx context.Context, lim *limits, total *atomic.Int64) *scanner {
	return &scanner{ctx: ctx, lim: lim, total: total, buf: make([]byte, window), scratch: make([]byte, 0, 1024)}
}

// reset begins a new entry of at most limit bytes. A byte order mark is read
// over.
func (s *scanner) reset(r io.Reader, limit int64) error {
	s.r, s.pos, s.end, s.err, s.left = r, 0, 0, nil, limit
	for s.end < 4 && s.read() {
	}
	b := s.buf[:s.end]
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		s.pos = 3
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")),
		len(b) >= 2 && (b[0] == 0) != (b[1] == 0):
		return errUTF16
	}
	return s.fault()
}

// fault is the error of the reader, if it is one.
func (s *scanner) fault() error {
	if s.pos == s.end && s.err != nil && s.err != io.EOF {
		return s.err
	}
	return nil
}

// ended is the error for an end where there must be more.
func (s *scanner) ended() error {
	if err := s.fault(); err != nil {
		return err
	}
	return errCut
}

// fill makes sure of a byte at pos; false is the end.
func (s *scanner) fill() bool {
	if s.pos < s.end {
		return true
	}
	s.pos, s.end = 0, 0
	return s.read()
}

// read puts more bytes behind those that are there.
func (s *scanner) read() bool {
	for tries := 0; s.err == nil; tries++ {
		if err := s.ctx.Err(); err != nil {
			s.err = err
			break
		}
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		s.left -= int64(n)
		switch {
		case s.left < 0:
			err = errLimit
		case s.total.Add(int64(n)) > s.lim.total:
			err = errTotal
		case err != nil && err != io.EOF && s.ctx.Err() == nil:
			err = errArchive
		case err == nil && n == 0 && tries > 100:
			err = io.ErrNoProgress
		}
		s.err = err
		if n > 0 {
			return true
		}
	}
	return false
}
