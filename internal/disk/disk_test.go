package disk_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/disk/disktest"
)

var machine = disk.OS{}

// snapshot is every name below dir with its content.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprint(&b, rel, d.Type())
		if d.Type().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %q", data)
		}
		fmt.Fprintln(&b)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func put(t *testing.T, name, data string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func want(t *testing.T, err, why error) {
	t.Helper()
	var e *disk.Error
	if !errors.Is(err, why) || !errors.As(err, &e) {
		t.Fatalf("got %v, want an *Error for %q", err, why)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.txt")
	if err := disk.Write(machine, disk.Keep, disk.Content{Path: a, Data: []byte("one")}, disk.Content{Path: b, Data: nil}); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, dir)
	if strings.Contains(before, ".tmp") {
		t.Fatalf("temporary files left:\n%s", before)
	}
	if info, _ := os.Stat(a); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode())
	}

	c := filepath.Join(dir, "c.txt")
	err := disk.Write(machine, disk.Keep, disk.Content{Path: c, Data: []byte("new")}, disk.Content{Path: a, Data: []byte("two")})
	want(t, err, disk.ErrExists)
	if got := snapshot(t, dir); got != before {
		t.Errorf("a refused batch changed the folder:\n%s", got)
	}

	if err := disk.Write(machine, disk.Replace, disk.Content{Path: a, Data: []byte("two")}); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(a); string(data) != "two" {
		t.Errorf("replaced file holds %q", data)
	}
}

func TestWriteFills(t *testing.T) {
	dir := t.TempDir()
	file := disk.Content{Path: filepath.Join(dir, "a"), Fill: func(w io.Writer) error {
		_, err := io.WriteString(w, "streamed")
		return err
	}}
	if err := disk.Write(machine, disk.Keep, file); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(file.Path); string(data) != "streamed" {
		t.Errorf("the file holds %q", data)
	}
	before := snapshot(t, dir)
	broken := disk.Content{Path: filepath.Join(dir, "b"), Fill: func(w io.Writer) error {
		io.WriteString(w, "half")
		return errNoSpace
	}}
	want(t, disk.Write(machine, disk.Keep, broken), disk.ErrFull)
	if after := snapshot(t, dir); after != before {
		t.Errorf("a file that failed in the middle left\n%s", after)
	}
}

func TestWriteRefuses(t *testing.T) {
	dir := t.TempDir()
	file := put(t, filepath.Join(dir, "file"), "x")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	before := snapshot(t, dir)
	for _, c := range []struct {
		path   string
		policy disk.Policy
		why    error
	}{
		{link, disk.Keep, disk.ErrSymlink},
		{link, disk.Replace, disk.ErrSymlink},
		{dir, disk.Replace, disk.ErrIsFolder},
		{filepath.Join(file, "below"), disk.Keep, disk.ErrNotFolder},
		{filepath.Join(dir, "no", "such"), disk.Keep, disk.ErrMissing},
	} {
		want(t, disk.Write(machine, c.policy, disk.Content{Path: c.path, Data: []byte("y")}), c.why)
	}
	twice := disk.Content{Path: filepath.Join(dir, "twice"), Data: []byte("y")}
	want(t, disk.Write(machine, disk.Replace, twice, twice), disk.ErrExists)
	if got := snapshot(t, dir); got != before {
		t.Errorf("refusals changed the folder:\n%s", got)
	}
}

// Whatever single call fails, the folder is as it was before, or all files
// are there (where the failure came after the last of them).
func TestAllOrNone(t *testing.T) {
	failure := errors.New("made to fail")
	for _, policy := range []disk.Policy{disk.Keep, disk.Replace} {
		for _, links := range []bool{true, false} {
			for at := 0; ; at++ {
				dir := t.TempDir()
				if policy == disk.Replace {
					put(t, filepath.Join(dir, "b"), "old")
				}
				before := snapshot(t, dir)
				fsys := &disktest.FS{Fail: func(c disktest.Call) error {
					if c.Op == "link" && !links {
						return errors.ErrUnsupported
					}
					// What puts things right must work for them to be put right.
					if c.N == at && c.Op != "remove" {
						return failure
					}
					return nil
				}}
				err := disk.Write(fsys, policy,
					disk.Content{Path: filepath.Join(dir, "a"), Data: []byte("new a")},
					disk.Content{Path: filepath.Join(dir, "b"), Data: []byte("new b")},
					disk.Content{Path: filepath.Join(dir, "c"), Data: []byte("new c")})
				after := snapshot(t, dir)
				if err != nil && after != before {
					t.Fatalf("policy %d, links %t, call %d failed, and left\n%swhere was\n%s", policy, links, at, after, before)
				}
				if err == nil && strings.Count(after, "new") != 3 {
					t.Fatalf("policy %d, call %d: no error, but\n%s", policy, at, after)
				}
				if strings.Contains(after, ".tmp") && err == nil && at > fsys.Calls() {
					t.Fatalf("policy %d: temporary files left:\n%s", policy, after)
				}
				if at > fsys.Calls() {
					break
				}
			}
		}
	}
}

func TestReasons(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ system, why error }{
		{fs.ErrPermission, disk.ErrPermission},
		{errNoSpace, disk.ErrFull},
		{errReadOnly, disk.ErrReadOnly},
		{errors.New("odd"), disk.ErrOther},
	} {
		fsys := &disktest.FS{Fail: func(call disktest.Call) error {
			if call.Writes() {
				return c.system
			}
			return nil
		}}
		err := disk.Write(fsys, disk.Keep, disk.Content{Path: filepath.Join(dir, "a"), Data: []byte("x")})
		want(t, err, c.why)
		_, err = disk.Private(fsys, filepath.Join(dir, "own"))
		want(t, err, c.why)
		if s := snapshot(t, dir); strings.Count(s, "\n") != 1 {
			t.Errorf("%v left something behind:\n%s", c.why, s)
		}
	}
	if err := (&disk.Error{Op: "write", Path: "\x1b[2J", Why: disk.ErrFull}); strings.Contains(err.Error(), "\x1b") {
		t.Error("a path's control characters reach the message")
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	orphan := put(t, filepath.Join(dir, fmt.Sprintf(".unscrape-%d-0000abcd.tmp", gone.Process.Pid)), "half")
	kept := []string{
		put(t, filepath.Join(dir, fmt.Sprintf(".unscrape-%d-0000abcd.tmp", os.Getpid())), "being written"),
		put(t, filepath.Join(dir, ".unscrape-notes.tmp"), "somebody's own"),
		put(t, filepath.Join(dir, "letter.pdf"), "x"),
	}
	if err := disk.Sweep(machine, dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(orphan); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the orphan is still there")
	}
	for _, name := range kept {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	if err := disk.Sweep(machine, filepath.Join(dir, "none")); err != nil {
		t.Error(err)
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if made, err := disk.Folder(machine, deep); err != nil || len(made) != 2 {
		t.Fatal(made, err)
	}
	info, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
	file := put(t, filepath.Join(dir, "file"), "x")
	_, err = disk.Folder(machine, file)
	want(t, err, disk.ErrNotFolder)
	_, err = disk.Folder(machine, filepath.Join(file, "below", "deeper"))
	want(t, err, disk.ErrNotFolder)
	_, err = disk.Folder(&disktest.FS{Fail: func(c disktest.Call) error {
		if c.Op == "mkdir" && filepath.Base(c.Name) == "z" {
			return errNoSpace
		}
		return nil
	}}, filepath.Join(dir, "x", "y", "z"))
	want(t, err, disk.ErrFull)
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("half of the folders stay made")
	}
	_, err = disk.Private(machine, file)
	want(t, err, disk.ErrNotFolder)

	if runtime.GOOS == "windows" {
		return
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(deep, link); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.Folder(machine, link); err != nil {
		t.Errorf("a linked folder the person chose: %v", err)
	}
	_, err = disk.Private(machine, link)
	want(t, err, disk.ErrSymlink)
	os.Chmod(deep, 0o755)
	if narrowed, err := disk.Private(machine, deep); !narrowed || err != nil {
		t.Errorf("narrowed %t, %v", narrowed, err)
	}
	if info, _ := os.Stat(deep); info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	file := put(t, filepath.Join(dir, "file"), "0123456789")
	if data, err := disk.Read(machine, file, 10); err != nil || !bytes.Equal(data, []byte("0123456789")) {
		t.Errorf("%q, %v", data, err)
	}
	_, err := disk.Read(machine, file, 9)
	want(t, err, disk.ErrTooLarge)
	_, err = disk.Read(machine, dir, 9)
	want(t, err, disk.ErrIsFolder)
	_, err = disk.Read(machine, filepath.Join(dir, "none"), 9)
	want(t, err, disk.ErrMissing)
	if runtime.GOOS == "windows" {
		return
	}
	_, err = disk.Read(machine, "/dev/zero", 9)
	want(t, err, disk.ErrNotRegular)
	pipe := filepath.Join(dir, "pipe")
	if err := mkfifo(pipe); err != nil {
		t.Fatal(err)
	}
	_, err = disk.Read(machine, pipe, 9) // and does not hang
	want(t, err, disk.ErrNotRegular)
	link := filepath.Join(dir, "link")
	os.Symlink(file, link)
	if _, err := disk.Read(machine, link, 10); err != nil {
		t.Errorf("a link the person named: %v", err)
	}
	_, err = disk.ReadOwn(machine, link, 10)
	want(t, err, disk.ErrSymlink)
}

func TestRemoveTree(t *testing.T) {
	dir := t.TempDir()
	other := put(t, filepath.Join(dir, "other"), "stays")
	own := filepath.Join(dir, "own")
	if err := os.MkdirAll(filepath.Join(own, "drafts"), 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(own, "drafts", "a"), "x")
	if runtime.GOOS != "windows" {
		os.Symlink(dir, filepath.Join(own, "loop"))
		os.Symlink(other, filepath.Join(own, "link"))
	}
	files, err := disk.Tree(machine, own)
	if err != nil || len(files) == 0 {
		t.Errorf("%q, %v", files, err)
	}
	stuck := filepath.Join(own, "drafts", "a")
	err = disk.RemoveTree(&disktest.FS{Fail: func(c disktest.Call) error {
		if c.Op == "remove" && c.Name == stuck {
			return fs.ErrPermission
		}
		return nil
	}}, own)
	want(t, err, disk.ErrPermission)
	if rest, _ := disk.Tree(machine, own); len(rest) != 1 {
		t.Errorf("one file resisted, left are %q", rest)
	}
	if err := disk.RemoveTree(machine, own); err != nil {
		t.Fatal(err)
	}
	if err := disk.RemoveTree(machine, own); err != nil {
		t.Error("removing nothing:", err)
	}
	if data, err := os.ReadFile(other); err != nil || string(data) != "stays" {
		t.Error("a link was followed")
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	release, err := disk.Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = disk.Lock(path)
	want(t, err, disk.ErrLocked)
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if release, err = disk.Lock(path); err != nil {
		t.Fatal(err)
	}
	release()
}

func TestSub(t *testing.T) {
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "en"), 0o700)
	put(t, filepath.Join(dir, "en", "a.md"), "text")
	folder := disk.Sub(machine, dir)
	if data, err := fs.ReadFile(folder, "en/a.md"); err != nil || string(data) != "text" {
		t.Errorf("%q, %v", data, err)
	}
	if entries, err := fs.ReadDir(folder, "en"); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
	if _, err := folder.Open("../x"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a path out of the folder: %v", err)
	}
	if _, err := folder.Open("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if runtime.GOOS != "windows" {
		if err := mkfifo(filepath.Join(dir, "pipe")); err != nil {
			t.Fatal(err)
		}
		f, err := folder.Open("pipe") // and does not hang
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
