package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// Why something could not be read or written; an *Error carries one of these.
var (
	ErrExists     = errors.New("a file of that name is already there")
	ErrNotFolder  = errors.New("it is not a folder")
	ErrIsFolder   = errors.New("it is a folder, not a file")
	ErrNotRegular = errors.New("it is not a regular file")
	ErrSymlink    = errors.New("it is a symbolic link")
	ErrTooLarge   = errors.New("it is larger than allowed")
	ErrMissing    = errors.New("it does not exist")
	ErrPermission = errors.New("permission denied")
	ErrReadOnly   = errors.New("the disk is read-only")
	ErrFull       = errors.New("the disk is full")
	ErrLocked     = errors.New("another unscrape is using it")
	ErrOther      = errors.New("the disk failed")
)

// Error says which path could not be used and why. Why is one of the errors
// above; Err, if any, what the system said.
type Error struct {
	Op   string // read, write, make, remove, lock
	Path string // as given; show it through safetext
	Why  error
	Err  error
}

// Error is one sentence that names the path, quoted so that nothing in it can
// reach a terminal.
func (e *Error) Error() string {
	if e.Why == ErrOther && e.Err != nil {
		return fmt.Sprintf("cannot %s %+q: %v", e.Op, e.Path, bare(e.Err))
	}
	return fmt.Sprintf("cannot %s %+q: %v", e.Op, e.Path, e.Why)
}

// Unwrap gives both reasons.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Why}
	}
	return []error{e.Why, e.Err}
}

// bare takes the path off a system error: the sentence names it already.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func failed(op, path string, err error) *Error {
	why := ErrOther
	switch {
	case full(err):
		why = ErrFull
	case readOnly(err):
		why = ErrReadOnly
	case errors.Is(err, fs.ErrExist):
		why = ErrExists
	case errors.Is(err, fs.ErrNotExist):
		why = ErrMissing
	case errors.Is(err, fs.ErrPermission):
		why = ErrPermission
	case errors.Is(err, syscall.ENOTDIR):
		why = ErrNotFolder
	}
	return &Error{op, path, why, err}
}
