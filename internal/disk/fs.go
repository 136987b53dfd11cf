// Package disk writes whole files or none: into a temporary file in the same
// folder, synced, then put in place under its name, never over a file that is
// already there unless told, never through a symbolic link, readable by
// nobody else (0600 in folders of 0700). All of it goes through FS, so that a
// disk which fails at any point can be tried.
package disk

import (
	"io"
	"io/fs"
	"os"
)

// FS is what this package needs of a file system; each method is one thing
// that can fail.
type FS interface {
	Lstat(name string) (fs.FileInfo, error)
	Stat(name string) (fs.FileInfo, error)
	Mkdir(name string, perm fs.FileMode) error
	Chmod(name string, perm fs.FileMode) error
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	Link(from, to string) error // fails where to exists
	Rename(from, to string) error
	Remove(name string) error // a file or an empty folder
	ReadDir(name string) ([]fs.DirEntry, error)
	SyncDir(name string) error
}

// File is an open file of an FS.
type File interface {
	io.ReadWriteCloser
	io.Seeker
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
	Sync() error
}

// OS is the machine's own file system.
type OS struct{}

var _ FS = OS{}

// Lstat is os.Lstat.
func (OS) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

// Stat is os.Stat.
func (OS) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

// Mkdir is os.Mkdir.
func (OS) Mkdir(name string, perm fs.FileMode) error { return os.Mkdir(name, perm) }

// Chmod is os.Chmod.
func (OS) Chmod(name string, perm fs.FileMode) error { return os.Chmod(name, perm) }

// Link is os.Link.
func (OS) Link(from, to string) error { return os.Link(from, to) }

// Rename is os.Rename.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Remove is os.Remove.
func (OS) Remove(name string) error { return os.Remove(name) }

// ReadDir is os.ReadDir.
func (OS) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }

// OpenFile is os.OpenFile, except that it never waits for the other end of a
// pipe.
func (OS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag|openNonblock, perm)
	if err != nil {
		return nil, err // not f: a nil *os.File in an interface is not nil
	}
	return f, nil
}

// SyncDir makes names that were put into a folder or taken out of it last.
// Where folders cannot be synced, it does nothing.
func (OS) SyncDir(name string) error { return syncDir(name) }
