package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// Folder makes a folder, and those above it, for the person alone. One that
// is already there stays as it is; it may be reached through a symbolic link.
func Folder(fsys FS, path string) error {
	info, err := fsys.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &Error{"make", path, ErrNotFolder, nil}
	case !errors.Is(err, fs.ErrNotExist):
		return failed("make", path, err)
	}
	if _, err := fsys.Lstat(path); err == nil {
		return &Error{"make", path, ErrSymlink, nil} // and it points nowhere
	}
	if up := filepath.Dir(path); up != path {
		if err := Folder(fsys, up); err != nil {
			return err
		}
	}
	if err := fsys.Mkdir(path, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return failed("make", path, err)
	}
	return nil
}

// Private is Folder for one of the program's own: it must not be a symbolic
// link, and if others could look into it, it is narrowed to 0700, which is
// reported.
func Private(fsys FS, path string) (narrowed bool, err error) {
	info, err := fsys.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := Folder(fsys, filepath.Dir(path)); err != nil {
			return false, err
		}
		if err := fsys.Mkdir(path, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
			return false, failed("make", path, err)
		}
		info, err = fsys.Lstat(path)
	}
	switch {
	case err != nil:
		return false, failed("make", path, err)
	case info.Mode()&fs.ModeSymlink != 0:
		return false, &Error{"make", path, ErrSymlink, nil}
	case !info.IsDir():
		return false, &Error{"make", path, ErrNotFolder, nil}
	case info.Mode().Perm()&0o077 == 0 || !unixModes:
		return false, nil
	}
	if err := fsys.Chmod(path, folderMode); err != nil {
		return false, failed("make", path, err)
	}
	return true, nil
}

// Tree lists every file below a folder, in order; links are listed, not
// followed. A folder that is not there holds nothing.
func Tree(fsys FS, path string) ([]string, error) {
	var files []string
	err := walk(fsys, path, func(name string, folder bool) error {
		if !folder {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// RemoveTree removes a folder and everything in it, links themselves and not
// what they point to. It goes on after a failure; the error joins all of them.
// A folder that is not there is no error.
func RemoveTree(fsys FS, path string) error {
	var errs []error
	err := walk(fsys, path, func(name string, folder bool) error {
		if err := fsys.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, failed("remove", name, err))
		}
		return nil
	})
	if err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// walk visits what is below path, then path itself.
func walk(fsys FS, path string, visit func(name string, folder bool) error) error {
	info, err := fsys.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return failed("read", path, err)
	}
	if info.IsDir() {
		entries, err := fsys.ReadDir(path)
		if err != nil {
			return failed("read", path, err)
		}
		for _, e := range entries {
			if err := walk(fsys, filepath.Join(path, e.Name()), visit); err != nil {
				return err
			}
		}
	}
	return visit(path, info.IsDir())
}
