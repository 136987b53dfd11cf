package disk

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrTorn is a file of lines whose last line has no end: the write of it was
// cut off, or somebody edited the file.
var ErrTorn = errors.New("its last line is not whole")

// Append adds line, which ends with a line feed, to the end of a file of
// lines, which it makes if need be, and returns when the disk has it. A symbolic
// link is refused, and so is, with ErrTorn, a file whose last line is not whole.
// When it fails, what was there before is still there, and nothing else unless
// the disk refuses that too. The caller holds a lock that keeps others from
// appending at the same time.
func Append(fsys FS, path string, line []byte) (err error) {
	info, err := fsys.Lstat(path)
	fresh := errors.Is(err, fs.ErrNotExist)
	switch {
	case fresh:
	case err != nil:
		return failed("write", path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return &Error{"write", path, ErrSymlink, nil}
	case !info.Mode().IsRegular():
		return &Error{"write", path, ErrNotRegular, nil}
	}
	flags := os.O_RDWR
	if fresh {
		flags |= os.O_CREATE | os.O_EXCL // what came between is somebody else's
	}
	f, err := fsys.OpenFile(path, flags, fileMode)
	if err != nil {
		return failed("write", path, err)
	}
	if err := appendTo(f, path, info, line); err != nil {
		f.Close()
		if fresh {
			fsys.Remove(path)
		}
		return asError("write", path, err)
	}
	if err := f.Close(); err != nil {
		return failed("write", path, err)
	}
	if fresh {
		if err := fsys.SyncDir(filepath.Dir(path)); err != nil {
			return failed("write", path, err)
		}
	}
	return nil
}

// appendTo adds a line to an open file. seen is what stood under its name
// before it was opened; nil if nothing did.
func appendTo(f File, path string, seen fs.FileInfo, line []byte) error {
	if opened, err := f.Stat(); err != nil {
		return err
	} else if seen != nil && !os.SameFile(seen, opened) {
		return &Error{"write", path, ErrSymlink, nil} // the name was turned while it was opened
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if size > 0 {
		last := make([]byte, 1)
		if _, err := f.Seek(size-1, io.SeekStart); err != nil {
			return err
		}
		if _, err := io.ReadFull(f, last); err != nil {
			return err
		}
		if last[0] != '\n' {
			return &Error{"write", path, ErrTorn, nil}
		}
	}
	_, err = f.Write(line)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		_ = f.Truncate(size) // a full disk lets go of what it took
		_ = f.Sync()
	}
	return err
}

// lockRetry is how often a lock that another process holds is tried again.
const lockRetry = 2 * time.Millisecond

// LockWait is Lock that waits until the lock is free, or ctx ends, which gives
// ErrLocked. A symbolic link is refused.
func LockWait(ctx context.Context, fsys FS, path string) (release func() error, err error) {
	if info, err := fsys.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &Error{"lock", path, ErrNotRegular, nil}
	}
	l := flock.New(path, flock.SetPermissions(fileMode))
	ok, err := l.TryLockContext(ctx, lockRetry)
	switch {
	case err != nil && ctx.Err() == nil:
		return nil, failed("lock", path, err)
	case !ok:
		return nil, &Error{"lock", path, ErrLocked, ctx.Err()}
	}
	return l.Unlock, nil
}
