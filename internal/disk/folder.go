package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
)

// Folder makes a folder, and those above it, for the person alone. One that
// is already there stays as it is; it may be reached through a symbolic link.
// made lists what was made, from the top; on an error nothing stays made.
func Folder(fsys FS, path string) (made []string, err error) {
	missing, err := missingFolders(fsys, path)
	if err != nil {
		return nil, err
	}
	for _, name := range missing {
		err := fsys.Mkdir(name, folderMode)
		if errors.Is(err, fs.ErrExist) {
			continue // somebody else made it just now
		}
		if err != nil {
			RemoveFolders(fsys, made)
			return nil, failed("make", name, err)
		}
		made = append(made, name)
	}
	return made, nil
}

// missingFolders lists path and the folders above it that are not there, from
// the top.
func missingFolders(fsys FS, path string) (missing []string, err error) {
	for {
		info, err := fsys.Stat(path)
		switch {
		case err == nil && info.IsDir():
			return missing, nil
		case err == nil:
			return nil, &Error{"make", path, ErrNotFolder, nil}
		case errors.Is(err, syscall.ENOTDIR): // further up; found below
		case !errors.Is(err, fs.ErrNotExist):
			return nil, failed("make", path, err)
		}
		if _, err := fsys.Lstat(path); err == nil {
			return nil, &Error{"make", path, ErrSymlink, nil} // and it points nowhere
		}
		missing = append([]string{path}, missing...)
		up := filepath.Dir(path)
		if up == path {
			return missing, nil
		}
		path = up
	}
}

// RemoveFolders takes folders away again that Folder made, as far as they are
// empty.
func RemoveFolders(fsys FS, made []string) {
	for _, name := range slices.Backward(made) {
		_ = fsys.Remove(name)
	}
}

// Private is Folder for one of the program's own: it must not be a symbolic
// link, and if others could look into it, it is narrowed to 0700, which is
// reported.
func Private(fsys FS, path string) (narrowed bool, err error) {
	info, err := fsys.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := Folder(fsys, filepath.Dir(path)); err != nil {
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
		entries, err := Entries(fsys, path)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := walk(fsys, filepath.Join(path, e.Name()), visit); err != nil {
				return err
			}
		}
	}
	return visit(path, info.IsDir())
}
