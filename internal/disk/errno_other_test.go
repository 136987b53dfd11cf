//go:build !unix

package disk_test

import (
	"errors"
	"syscall"
)

var errNoSpace, errReadOnly error = syscall.Errno(112), syscall.Errno(19)

func mkfifo(string) error { return errors.ErrUnsupported }
