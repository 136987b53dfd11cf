package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.org/unscrape/internal/disk"
)

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
	}{
		{nil, 0},
		{errors.New("odd"), 1},
		{&disk.Error{Op: "write", Path: "x", Why: disk.ErrFull}, 1},
		{usage("--x is missing"), 2},
		{hinted(usage("x"), "y"), 2},
		{refused(errors.New("x")), 2},
		{errInterrupted, 130},
		{fmt.Errorf("wrapped: %w", context.Canceled), 130},
		{&crashError{}, 1},
	} {
		if got := exitCode(c.err); got != c.code {
			t.Errorf("%v: exit %d, want %d", c.err, got, c.code)
		}
	}
}

func TestReport(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{errInterrupted, "unscrape: interrupted\n"},
		{&disk.Error{Op: "write", Path: "a\x1bb", Why: disk.ErrFull}, "unscrape: cannot write \"a\\x1bb\": the disk is full\nhint: nothing was written; make room, or choose a folder on another disk\n"},
		{refused(errors.Join(errors.New("one"), errors.New("two"))), "unscrape: one\nunscrape: two\n"},
		{errors.New("holds \x1b[2J"), "unscrape: holds ⟨U+001B⟩[2J\n"},
		{errNoHome, "unscrape: cannot tell where to keep things: no home folder is set\nhint: set HOME, or UNSCRAPE_HOME to a folder of your choice\n"},
	} {
		var b bytes.Buffer
		report(&b, c.err)
		if b.String() != c.want {
			t.Errorf("%v:\ngot  %q\nwant %q", c.err, b.String(), c.want)
		}
	}
}

// A fault of ours ends in a sentence that says where, and nothing of what was
// typed: not the panic's own text, not a stack with arguments.
func TestCrash(t *testing.T) {
	var out, errs bytes.Buffer
	code := run(context.Background(), env{
		Args: []string{"forget"}, Out: &out, Err: &errs,
		Getenv: func(string) string { panic("the secret of Jane Roe") },
	})
	if code != exitFailed {
		t.Errorf("exit %d", code)
	}
	if s := errs.String(); !strings.HasPrefix(s, "unscrape: something went wrong inside the program (string in ") ||
		strings.Contains(s, "secret") || strings.Contains(s, "goroutine") || !strings.Contains(s, ".go:") {
		t.Errorf("standard error:\n%s", s)
	}
}
