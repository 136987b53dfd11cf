//go:build unix

package main

import "syscall"

// noCoreDump keeps what was typed out of core files. Where it is refused,
// nothing is lost that was promised.
func noCoreDump() {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_CORE, &limit) == nil {
		limit.Cur = 0
		_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &limit)
	}
}
