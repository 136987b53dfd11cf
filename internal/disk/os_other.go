//go:build !unix

package disk

import (
	"errors"
	"os"
	"syscall"
)

// unixModes says that permission bits mean who may look: here access lists do.
const unixModes = false

const openNonblock = 0

func syncDir(string) error { return nil }

// Windows' own numbers; package syscall names neither.
const (
	errorWriteProtect = syscall.Errno(19)
	errorHandleFull   = syscall.Errno(39)
	errorDiskFull     = syscall.Errno(112)
)

func full(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleFull)
}

func readOnly(err error) bool { return errors.Is(err, errorWriteProtect) }

// alive reports whether a process of that number runs on this machine:
// opening one that does not fails.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
