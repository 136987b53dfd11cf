//go:build unix

package disk_test

import "syscall"

var errNoSpace, errReadOnly error = syscall.ENOSPC, syscall.EROFS

func mkfifo(path string) error { return syscall.Mkfifo(path, 0o600) }
