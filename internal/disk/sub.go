package disk

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Sub is a folder for reading, for those who take an fs.FS. Opening waits for
// no pipe; links are followed, because people keep their settings under
// version control and link to them.
func Sub(fsys FS, dir string) fs.FS { return sub{fsys, dir} }

type sub struct {
	fs  FS
	dir string
}

var _ fs.ReadDirFS = sub{}

func (s sub) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return s.fs.OpenFile(s.at(name), os.O_RDONLY, 0)
}

func (s sub) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return s.fs.ReadDir(s.at(name))
}

// Lstat lets a reader tell a link before it follows it.
func (s sub) Lstat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrInvalid}
	}
	return s.fs.Lstat(s.at(name))
}

func (s sub) at(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }
