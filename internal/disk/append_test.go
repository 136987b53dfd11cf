package disk_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/disk/disktest"
)

func TestAppend(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lines")
	for _, line := range []string{"one\n", "two\n"} {
		if err := disk.Append(machine, path, []byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if data, _ := os.ReadFile(path); string(data) != "one\ntwo\n" {
		t.Errorf("%q", data)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	put(t, path, "one\ntw")
	want(t, disk.Append(machine, path, []byte("three\n")), disk.ErrTorn)
	if runtime.GOOS != "windows" {
		link := filepath.Join(dir, "link")
		os.Symlink(path, link)
		want(t, disk.Append(machine, link, []byte("x\n")), disk.ErrSymlink)
	}
	want(t, disk.Append(machine, dir, []byte("x\n")), disk.ErrNotRegular)
}

// Wherever the disk fails, the lines that were there are there, and no half
// of another.
func TestAppendFails(t *testing.T) {
	for _, before := range []string{"", "one\n"} {
		for n := 0; ; n++ {
			path := filepath.Join(t.TempDir(), "lines")
			if before != "" {
				put(t, path, before)
			}
			faulty := &disktest.FS{Fail: func(c disktest.Call) error {
				if c.N == n {
					return errNoSpace
				}
				return nil
			}}
			err := disk.Append(faulty, path, []byte("two\n"))
			if err == nil && faulty.Calls() <= n {
				break
			}
			data, _ := os.ReadFile(path)
			if got := string(data); got != before && got != before+"two\n" {
				t.Errorf("call %d failed (%v), and the file holds %q", n, err, got)
			}
		}
	}
}

func TestLockWait(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	release, err := disk.LockWait(context.Background(), machine, path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err = disk.LockWait(ctx, machine, path)
	want(t, err, disk.ErrLocked)
	got := make(chan error, 1)
	go func() {
		r, err := disk.LockWait(context.Background(), machine, path)
		if err == nil {
			err = r()
		}
		got <- err
	}()
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if err := <-got; err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" {
		link := filepath.Join(t.TempDir(), "link")
		os.Symlink(path, link)
		_, err = disk.LockWait(context.Background(), machine, link)
		want(t, err, disk.ErrNotRegular)
	}
}
