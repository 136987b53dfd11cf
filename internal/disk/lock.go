package disk

import (
	"github.com/gofrs/flock"
)

// Lock takes the lock file at path, which it makes if need be, or fails with
// ErrLocked while another process holds it. The system gives it back when the
// process ends, however it ends.
func Lock(path string) (release func() error, err error) {
	l := flock.New(path, flock.SetPermissions(fileMode))
	ok, err := l.TryLock()
	switch {
	case err != nil:
		return nil, failed("lock", path, err)
	case !ok:
		return nil, &Error{"lock", path, ErrLocked, nil}
	}
	return l.Unlock, nil
}
