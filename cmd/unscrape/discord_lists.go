package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/fetch"
	"example.org/unscrape/internal/incident"
)

// gathered are the lists to compare with, and what there is to say of each.
type gathered struct {
	incident.Lists
	read []readList
}

// readList is one of them.
type readList struct {
	name string
	mark incident.Mark
	incident.ServerList
}

// gatherLists reads the lists named, and the public ones: fetched if asked
// for, and where none is named also those that were fetched before.
func gatherLists(ctx context.Context, e env, o inspectOptions, public []incident.List) (*gathered, error) {
	g := &gathered{}
	for _, path := range o.servers {
		data, err := disk.Read(e.FS, path, incident.MaxList)
		if err != nil {
			return nil, err
		}
		if err := g.add(filepath.Base(path), markOf(path, data, public), data); err != nil {
			return nil, refused(fmt.Errorf("%+q: %w", path, err))
		}
	}
	if !o.fetch && len(o.servers) > 0 {
		return g, nil
	}
	for _, l := range public {
		data, err := listFile(ctx, e, l, o.fetch)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		mark, err := incident.ParseMark(l.Mark)
		if err == nil {
			err = g.add(l.Name, mark, data)
		}
		if err != nil {
			return nil, refused(fmt.Errorf("%s: %w", l.Name, err))
		}
	}
	return g, nil
}

func (g *gathered) add(name string, mark incident.Mark, data []byte) error {
	list, err := incident.ReadServers(bytes.NewReader(data), incident.MaxList)
	if err != nil {
		return err
	}
	g.Add(list, mark)
	g.read = append(g.read, readList{name, mark, list})
	return nil
}

// words is what there is to say of a list.
func (l readList) words() string {
	note := fmt.Sprintf("%s: %s, marked %s", l.name, plural(len(l.IDs), "server", "servers"), l.mark)
	if l.Repeats > 0 {
		note += fmt.Sprintf("; %s there twice", plural(l.Repeats, "stands", "stand"))
	}
	if l.Damaged > 0 {
		note += fmt.Sprintf("; %s lost, because a spreadsheet rounded the ID", plural(l.Damaged, "entry", "entries"))
	}
	if l.Other > 0 {
		note += fmt.Sprintf("; %s no server ID", plural(l.Other, "entry is", "entries are"))
	}
	return note
}

// markOf is what being on a person's own list means: what the incident says
// of the very same file, else what the file's name says.
func markOf(path string, data []byte, public []incident.List) incident.Mark {
	for _, l := range public {
		if fileOf(l).Matches(data) {
			if mark, err := incident.ParseMark(l.Mark); err == nil {
				return mark
			}
		}
	}
	if strings.Contains(strings.ToLower(filepath.Base(path)), "known") {
		return incident.Known
	}
	return incident.Tracked
}

func fileOf(l incident.List) fetch.File {
	return fetch.File{URL: l.URL, Bytes: int64(l.Bytes), SHA256: l.SHA256}
}

// listFile is a public list as it was kept, else fetched if that is allowed,
// else nil. One that was kept and is not what it was counts as not there.
func listFile(ctx context.Context, e env, l incident.List, allowed bool) ([]byte, error) {
	if !allowed {
		return keptList(e, l, nil)
	}
	return keptList(e, l, func(f fetch.File) ([]byte, error) {
		return fetch.Get(ctx, f, fetch.Options{Getenv: e.Getenv})
	})
}

// keptList is listFile with what fetches, or nil.
func keptList(e env, l incident.List, get func(fetch.File) ([]byte, error)) ([]byte, error) {
	say := printer{w: e.Err}
	path := ""
	if f, err := findFolders(e); err == nil {
		path = filepath.Join(f.Data, "downloads", l.SHA256[:8]+"-"+l.Name)
		data, err := disk.ReadOwn(e.FS, path, incident.MaxList)
		if err == nil && fileOf(l).Matches(data) {
			return data, nil
		}
	}
	if get == nil {
		return nil, nil
	}
	say.line("fetching %s (%d bytes)", l.URL, l.Bytes)
	data, err := get(fileOf(l))
	if why := (*fetch.Error)(nil); errors.As(err, &why) {
		return nil, hinted(err, fetchHint(why, l)...)
	}
	if err != nil || path == "" {
		return data, err
	}
	_, err = disk.Private(e.FS, filepath.Dir(path))
	if err == nil {
		err = disk.Write(e.FS, disk.Replace, disk.Content{Path: path, Data: data})
	}
	if err != nil {
		say.line("unscrape: the list is not kept for next time: %v", err)
	}
	return data, nil
}

func fetchHint(e *fetch.Error, l incident.List) []string {
	switch e.Reason {
	case fetch.WrongHash, fetch.WrongSize:
		return []string{"the list was changed since; what was fetched was thrown away"}
	}
	return []string{"download " + l.URL + " some other way, and give it with --servers"}
}
