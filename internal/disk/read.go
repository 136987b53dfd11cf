package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Read reads a regular file of at most limit bytes. Devices, pipes and
// folders are refused without waiting for them.
func Read(fsys FS, path string, limit int64) ([]byte, error) {
	f, err := Open(fsys, path, limit)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, failed("read", path, err)
	case int64(len(data)) > limit: // it grew, or its size is not what it says
		return nil, &Error{"read", path, ErrTooLarge, nil}
	}
	return data, nil
}

// Open is Read for a file too large to be held: it is regular, and of at most
// limit bytes when it is opened.
func Open(fsys FS, path string, limit int64) (File, error) {
	info, err := fsys.Stat(path) // before opening: to open some devices is to act
	if err == nil {
		err = readable(path, info, limit)
	}
	if err != nil {
		return nil, asError("read", path, err)
	}
	f, err := fsys.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, failed("read", path, err)
	}
	if info, err = f.Stat(); err == nil { // it may have become another since
		err = readable(path, info, limit)
	}
	if err != nil {
		f.Close()
		return nil, asError("read", path, err)
	}
	return f, nil
}

// ReadOwn is Read for one of the program's own files: a symbolic link is
// refused.
func ReadOwn(fsys FS, path string, limit int64) ([]byte, error) {
	if info, err := fsys.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, &Error{"read", path, ErrSymlink, nil}
	}
	return Read(fsys, path, limit)
}

// Entries lists a folder by name. One that is not there has nothing in it.
func Entries(fsys FS, dir string) ([]fs.DirEntry, error) {
	entries, err := fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failed("read", dir, err)
	}
	return entries, nil
}

func readable(path string, info fs.FileInfo, limit int64) error {
	switch {
	case info.IsDir():
		return &Error{"read", path, ErrIsFolder, nil}
	case !info.Mode().IsRegular():
		return &Error{"read", path, ErrNotRegular, nil}
	case info.Size() > limit:
		return &Error{"read", path, ErrTooLarge, nil}
	}
	return nil
}

func asError(op, path string, err error) error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	return failed(op, path, err)
}
