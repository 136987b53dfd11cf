// Package disktest is a disk that fails on demand, for tests.
package disktest

import (
	"io/fs"
	"os"
	"sync"

	"example.org/unscrape/internal/disk"
)

// Call is one thing asked of the disk.
type Call struct {
	Op   string // the method of disk.FS or disk.File, in lower case: "openfile", "write", "sync" …
	Name string
	N    int // how many calls there were before this one
}

// Writes reports whether the call would change anything.
func (c Call) Writes() bool {
	switch c.Op {
	case "mkdir", "chmod", "create", "link", "rename", "remove", "write", "sync", "syncdir":
		return true
	}
	return false
}

// FS is the real disk, except where Fail says otherwise. Opening a file to
// make it is the call "create", opening one to read is "open".
type FS struct {
	disk.OS
	Fail func(Call) error // nil result: the call goes through

	mu sync.Mutex
	n  int
}

// Calls is how many calls there were.
func (f *FS) Calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.n
}

func (f *FS) call(op, name string) error {
	f.mu.Lock()
	c := Call{op, name, f.n}
	f.n++
	f.mu.Unlock()
	if f.Fail == nil {
		return nil
	}
	if err := f.Fail(c); err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// Lstat is a call of that name, and so is each method below.
func (f *FS) Lstat(name string) (fs.FileInfo, error) {
	if err := f.call("lstat", name); err != nil {
		return nil, err
	}
	return f.OS.Lstat(name)
}

// Stat implements disk.FS.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	if err := f.call("stat", name); err != nil {
		return nil, err
	}
	return f.OS.Stat(name)
}

// Mkdir implements disk.FS.
func (f *FS) Mkdir(name string, perm fs.FileMode) error {
	if err := f.call("mkdir", name); err != nil {
		return err
	}
	return f.OS.Mkdir(name, perm)
}

// Chmod implements disk.FS.
func (f *FS) Chmod(name string, perm fs.FileMode) error {
	if err := f.call("chmod", name); err != nil {
		return err
	}
	return f.OS.Chmod(name, perm)
}

// Link implements disk.FS.
func (f *FS) Link(from, to string) error {
	if err := f.call("link", to); err != nil {
		return err
	}
	return f.OS.Link(from, to)
}

// Rename implements disk.FS.
func (f *FS) Rename(from, to string) error {
	if err := f.call("rename", to); err != nil {
		return err
	}
	return f.OS.Rename(from, to)
}

// Remove implements disk.FS.
func (f *FS) Remove(name string) error {
	if err := f.call("remove", name); err != nil {
		return err
	}
	return f.OS.Remove(name)
}

// ReadDir implements disk.FS.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.call("readdir", name); err != nil {
		return nil, err
	}
	return f.OS.ReadDir(name)
}

// SyncDir implements disk.FS.
func (f *FS) SyncDir(name string) error {
	if err := f.call("syncdir", name); err != nil {
		return err
	}
	return f.OS.SyncDir(name)
}

// OpenFile implements disk.FS.
func (f *FS) OpenFile(name string, flag int, perm fs.FileMode) (disk.File, error) {
	op := "open"
	if flag&os.O_CREATE != 0 {
		op = "create"
	}
	if err := f.call(op, name); err != nil {
		return nil, err
	}
	file, err := f.OS.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &faultyFile{file, f, name}, nil
}

type faultyFile struct {
	disk.File
	fs   *FS
	name string
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.fs.call("write", f.name); err != nil {
		n, _ := f.File.Write(p[:len(p)/2]) // a full disk takes what it can
		return n, err
	}
	return f.File.Write(p)
}

func (f *faultyFile) Read(p []byte) (int, error) {
	if err := f.fs.call("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

func (f *faultyFile) Sync() error {
	if err := f.fs.call("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultyFile) Close() error {
	if err := f.fs.call("close", f.name); err != nil {
		f.File.Close()
		return err
	}
	return f.File.Close()
}
