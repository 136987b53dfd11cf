package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"example.org/unscrape/internal/safetext"
)

// The rules of this program's standard error: one line "unscrape: …" that
// says what failed and where, in lower case, without a full stop and without
// anything the person typed; then lines "hint: …" with what to do about it.
// Packages return typed errors; advice is given here and nowhere else.

// Exit codes, as the help of every command lists them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitRefused     = 2
	exitInterrupted = 130
)

const exitStatus = `EXIT STATUS
  0    done
  1    failed: the disk is full, read-only or unreadable
  2    wrong usage, or the input was refused; nothing was written
  130  interrupted
`

// usageError is a command line that cannot be understood.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// refusedError is input that was understood and cannot be accepted.
type refusedError struct{ err error }

func (e *refusedError) Error() string { return e.err.Error() }
func (e *refusedError) Unwrap() error { return e.err }

func refused(err error) error {
	if err == nil {
		return nil
	}
	return &refusedError{err}
}

// crashError is a panic in this program.
type crashError struct{ where, kind string }

func (e *crashError) Error() string {
	return fmt.Sprintf("something went wrong inside the program (%s in %s)", e.kind, e.where)
}

// hintedError carries advice found where the command knew what was tried.
type hintedError struct {
	err   error
	hints []string
}

func (e *hintedError) Error() string { return e.err.Error() }
func (e *hintedError) Unwrap() error { return e.err }

func hinted(err error, hints ...string) error { return &hintedError{err, hints} }

var (
	errInterrupted = errors.New("interrupted")
	// errLeft is a person who ended the wizard before the letters were
	// written: the same to a script, but nothing to tell the person.
	errLeft = errors.New("left")
)

// exitCode is the one place where an error becomes a number.
func exitCode(err error) int {
	var (
		wrong *usageError
		input *refusedError
	)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errInterrupted), errors.Is(err, errLeft), errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &wrong), errors.As(err, &input):
		return exitRefused
	default:
		return exitFailed
	}
}

// report writes an error with its hints and returns the exit code.
func report(w io.Writer, err error) int {
	code := exitCode(err)
	switch {
	case code == exitDone, errors.Is(err, errLeft):
		return code
	case code == exitInterrupted:
		err = errInterrupted
	}
	for _, e := range each(err) {
		fmt.Fprintf(w, "unscrape: %s\n", safetext.String(e.Error()))
	}
	if code == exitInterrupted {
		return code
	}
	for _, h := range hints(err) {
		fmt.Fprintf(w, "hint: %s\n", safetext.String(h))
	}
	return code
}

// each takes joined errors apart, so that each gets its line.
func each(err error) []error {
	var inner error
	switch e := err.(type) {
	case *refusedError:
		inner = e.err
	case *hintedError:
		inner = e.err
	default:
		inner = err
	}
	joined, ok := inner.(interface{ Unwrap() []error })
	if !ok || fmt.Sprintf("%T", inner) != "*errors.joinError" {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, each(e)...)
	}
	return all
}
