package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.org/unscrape/internal/disk/disktest"
)

// Whichever call to the disk fails, "write" ends with exit 1 and a sentence,
// claims no result, and leaves nothing behind.
func TestWriteOnFailingDisk(t *testing.T) {
	request, err := filepath.Abs("../../examples/eu-resident.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range []struct {
		errno syscall.Errno
		words string
	}{
		{syscall.ENOSPC, "the disk is full"},
		{syscall.EROFS, "the disk is read-only"},
		{syscall.EACCES, "permission denied"},
	} {
		failed := 0
		for at := 0; at < 200; at++ {
			dir := t.TempDir()
			writes := 0
			fsys := &disktest.FS{Fail: func(c disktest.Call) error {
				// Cleaning up must work for anything to be cleaned up.
				if !c.Writes() || c.Op == "remove" {
					return nil
				}
				if writes++; writes-1 == at {
					return failure.errno
				}
				return nil
			}}
			var out, errs bytes.Buffer
			code := run(context.Background(), env{
				Args: []string{"write", "--request", request, "--out", filepath.Join(dir, "letters", "new"), "--format", "txt"},
				Out:  &out, Err: &errs, Getenv: func(string) string { return "" }, FS: fsys, GOOS: "linux",
				Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
			})
			if writes <= at {
				if code != exitDone {
					t.Fatalf("nothing failed, and exit %d:\n%s", code, errs.String())
				}
				break // each call has failed once
			}
			if code == exitDone {
				continue // a link that fails has another way
			}
			failed++
			if code != exitFailed || !strings.Contains(errs.String(), failure.words) || out.Len() > 0 {
				t.Errorf("write %d failed with %v: exit %d, stdout %q, stderr %q", at, failure.errno, code, out.String(), errs.String())
			}
			left, _ := os.ReadDir(dir)
			if len(left) > 0 {
				t.Errorf("write %d failed with %v, and left %v", at, failure.errno, left)
			}
		}
		if failed < 5 {
			t.Errorf("%v: only %d calls could fail; the test has lost its grip", failure.errno, failed)
		}
	}
}
