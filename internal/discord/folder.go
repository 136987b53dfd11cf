package discord

import (
	"errors"
	"io"
	"io/fs"
	"strings"
)

// folder is a package that was unpacked.
type folder struct {
	fs fs.FS
	watch
}

// unpackedDepth is how deep a folder is looked into: a wrapper, the folder of
// messages, that of a channel, its files.
const unpackedDepth = 4

func (f *folder) list(lim *limits) ([]entry, error) {
	var all []entry
	seen := 0
	err := fs.WalkDir(f.fs, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			return nil // a folder that cannot be looked into holds nothing for us
		case name == ".":
			return nil
		}
		if seen++; seen > lim.entries {
			return tooMany(lim)
		}
		if d.IsDir() {
			if strings.Count(name, "/")+1 >= unpackedDepth || junk(name+"/") {
				return fs.SkipDir
			}
			return nil
		}
		if d.Type().IsRegular() && !junk(name) {
			e := entry{name: name}
			if info, err := d.Info(); err == nil {
				e.size = info.Size()
			}
			all = append(all, e)
		}
		return nil
	})
	if refused := (*Error)(nil); err != nil && !errors.As(err, &refused) {
		err = &Error{Reason: Unreadable, Err: err}
	}
	return all, err
}

func (f *folder) open(e *entry) (io.ReadCloser, error) {
	file, err := f.fs.Open(e.name)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		file.Close()
		return nil, errArchive
	}
	return watchedFile{file, &f.watch}, nil
}

// watchedFile notes that the disk failed under an open file.
type watchedFile struct {
	fs.File
	watch *watch
}

func (f watchedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if err != nil && err != io.EOF {
		f.watch.note(err)
	}
	return n, err
}
