package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
)

// draftLimit is far above any draft: the longest answer is a letter's text.
const draftLimit = 4 << 20

const draftSuffix = ".draft.toml"

// drafts is the folder of kept drafts, one file per matter. It is not made
// before there is something to keep. One run of the wizard keeps one draft,
// under a name of its own, so that two copies of the program never write to
// the same file.
type drafts struct {
	fs   disk.FS
	base string // the program's data folder
	name string // this run's file
}

func newDrafts(e env, f folders) *drafts {
	id := fmt.Sprintf("%s-%08x", law.DateOf(e.Now()), rand.Uint32())
	return &drafts{e.FS, f.Data, filepath.Join(f.Data, "drafts", id+draftSuffix)}
}

func (d *drafts) dir() string { return filepath.Join(d.base, "drafts") }

// save keeps this run's draft.
func (d *drafts) save(data []byte) error {
	for _, folder := range []string{d.base, d.dir()} {
		if _, err := disk.Private(d.fs, folder); err != nil {
			return err
		}
	}
	return disk.Write(d.fs, disk.Replace, disk.Content{Path: d.name, Data: data})
}

// drop removes this run's draft, and the folders if nothing else is in them.
func (d *drafts) drop() error { return d.remove(d.name) }

func (d *drafts) remove(name string) error {
	if err := d.fs.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_ = d.fs.Remove(d.dir())
	_ = d.fs.Remove(d.base)
	return nil
}

// keptDraft is a draft of an earlier run.
type keptDraft struct {
	name string
	when time.Time
	data []byte
}

// list reads the drafts of earlier runs, the newest first, and clears up what
// a run that was killed left half-written. A draft that cannot be read stays
// where it is and is named in the errors.
func (d *drafts) list() ([]keptDraft, error) {
	entries, err := disk.Entries(d.fs, d.dir())
	if len(entries) == 0 {
		return nil, err
	}
	errs := []error{disk.Sweep(d.fs, d.dir())}
	var all []keptDraft
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), draftSuffix) {
			continue
		}
		name := filepath.Join(d.dir(), entry.Name())
		data, err := disk.ReadOwn(d.fs, name, draftLimit)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		k := keptDraft{name: name, data: data}
		if info, err := entry.Info(); err == nil {
			k.when = info.ModTime()
			if info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
				if err := d.fs.Chmod(name, 0o600); err == nil {
					errs = append(errs, fmt.Errorf("others could read %+q; that is mended", name))
				}
			}
		}
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b keptDraft) int { return b.when.Compare(a.when) })
	return all, errors.Join(errs...)
}
