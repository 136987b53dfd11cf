package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/fetch"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/letters"
	"example.org/unscrape/wizard"
)

// packageTools are what the wizard can do with data packages: all of it is
// what "discord inspect" does, in silence.
func (d *wizardDesk) packageTools() wizard.PackageTools {
	quiet := d.shop.env
	quiet.Err = io.Discard // the screen is the wizard's
	return wizard.PackageTools{
		Near: d.nearPackages,
		Inspect: func(ctx context.Context, path string, tell func(wizard.Reading)) (*discord.Package, error) {
			began := quiet.Now()
			p, err := readPackage(ctx, quiet, d.expand(path), func(p discord.Progress) {
				tell(wizard.Reading{
					Entries: p.Entries, EntriesTotal: p.EntriesTotal, Messages: p.Messages,
					Bytes: p.Bytes, BytesTotal: p.BytesTotal, Left: timeLeft(quiet.Now().Sub(began), p.Bytes, p.BytesTotal),
				})
			})
			return p, withAdvice(err)
		},
		Kept: func(in incident.Incident) *incident.Lists {
			lists, err := publicLists(context.Background(), quiet, in.Lists, false, nil)
			if err != nil {
				return nil
			}
			return lists
		},
		Fetch: func(ctx context.Context, in incident.Incident, keep bool, tell func(wizard.Reading)) (*incident.Lists, error) {
			e := quiet
			if !keep {
				e.Getenv = homeless(quiet.Getenv)
			}
			lists, err := publicLists(ctx, e, in.Lists, true, tell)
			return lists, withAdvice(err)
		},
		ReadList: func(ctx context.Context, in incident.Incident, path string) (*incident.Lists, error) {
			g := &gathered{}
			path = d.expand(path)
			data, err := disk.Read(quiet.FS, path, incident.MaxList)
			if err == nil {
				err = g.add(filepath.Base(path), markOf(path, data, in.Lists), data)
			}
			return &g.Lists, err
		},
		List: func(l letters.MessageList) func(io.Writer) error {
			if d.request == "" {
				return nil
			}
			path := filepath.Join(filepath.Dir(d.request), l.File)
			if copyList(quiet.FS, path, l, io.Discard) != nil {
				return nil
			}
			return func(w io.Writer) error { return copyList(quiet.FS, path, l, w) }
		},
	}
}

// homeless is an environment in which there is no place to keep anything.
func homeless(getenv func(string) string) func(string) string {
	return func(name string) string {
		switch name {
		case "UNSCRAPE_HOME", "HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LocalAppData", "AppData":
			return ""
		}
		return getenv(name)
	}
}

// publicLists are all public lists of an incident: as they were kept, or, if
// that is allowed, downloaded.
func publicLists(ctx context.Context, e env, public []incident.List, download bool, tell func(wizard.Reading)) (*incident.Lists, error) {
	g := &gathered{}
	var at, total int64
	for _, l := range public {
		total += int64(l.Bytes)
	}
	for _, l := range public {
		data, err := listFile(ctx, e, l, download)
		if err != nil {
			return nil, err
		}
		if data == nil {
			return nil, fs.ErrNotExist
		}
		mark, err := incident.ParseMark(l.Mark)
		if err == nil {
			err = g.add(l.Name, mark, data)
		}
		if err != nil {
			return nil, err
		}
		if at += int64(l.Bytes); tell != nil {
			tell(wizard.Reading{Bytes: at, BytesTotal: total})
		}
	}
	if g.Empty() {
		return nil, fs.ErrNotExist
	}
	return &g.Lists, nil
}

// withAdvice puts what can be done about an error into its sentence, for
// screens that have no line for hints.
func withAdvice(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	text := err.Error()
	var why *discord.Error
	if errors.As(err, &why) {
		text = why.Error()
	}
	var missed *fetch.Error
	if errors.As(err, &missed) {
		return fmt.Errorf("%w; you can download the files some other way, and choose a list that you have as a file", missed)
	}
	if advice := hints(err); len(advice) > 0 {
		text += "; " + advice[0]
	}
	return errors.New(text)
}

// timeLeft estimates from what was done so far; 0 = too early to say.
func timeLeft(taken time.Duration, done, total int64) time.Duration {
	if taken < time.Second || done <= 0 || done >= total {
		return 0
	}
	return time.Duration(float64(taken) * float64(total-done) / float64(done))
}

// nearMost is how many packages are offered.
const nearMost = 4

// nearPackages are zip files that are called like data packages, where
// downloads go.
func (d *wizardDesk) nearPackages() []wizard.NearFile {
	type near struct {
		path string
		info fs.FileInfo
	}
	var all []near
	home := homeOf(d.shop.env)
	if home == "" {
		return nil
	}
	for _, dir := range downloadFolders(d.shop.env, home) {
		entries, err := disk.Entries(d.shop.env.FS, dir)
		if err != nil {
			continue
		}
		for _, f := range entries {
			name := strings.ToLower(f.Name())
			if filepath.Ext(name) != ".zip" || !strings.Contains(name, "package") && !strings.Contains(name, "discord") {
				continue
			}
			if info, err := f.Info(); err == nil && info.Mode().IsRegular() {
				all = append(all, near{filepath.Join(dir, f.Name()), info})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return b.info.ModTime().Compare(a.info.ModTime()) })
	var out []wizard.NearFile
	for _, n := range all[:min(len(all), nearMost)] {
		rel, err := filepath.Rel(home, n.path)
		if err != nil {
			continue
		}
		out = append(out, wizard.NearFile{
			Path: n.path, Shown: filepath.Join("~", rel),
			About: fmt.Sprintf("%.1f MB, %s", float64(n.info.Size())/1e6, n.info.ModTime().Format(time.DateOnly)),
		})
	}
	return out
}

// downloadFolders are where downloads go: under their English names, as on
// Windows and macOS in every language, and as user-dirs.dirs calls them
// (freedesktop.org, xdg-user-dirs).
func downloadFolders(e env, home string) []string {
	var all []string
	add := func(dir string) {
		if dir = filepath.Clean(dir); !slices.Contains(all, dir) {
			all = append(all, dir)
		}
	}
	for _, name := range []string{"Downloads", "Desktop", "Documents", "."} {
		add(filepath.Join(home, name))
	}
	config := e.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) {
		config = filepath.Join(home, ".config")
	}
	data, err := disk.Read(e.FS, filepath.Join(config, "user-dirs.dirs"), 1<<16)
	if err != nil {
		return all
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		if key != "XDG_DOWNLOAD_DIR" && key != "XDG_DESKTOP_DIR" {
			continue
		}
		value = strings.Trim(value, `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME/"); ok {
			value = filepath.Join(home, rest)
		}
		if filepath.IsAbs(value) {
			add(value)
		}
	}
	return all
}

// listsOf are the lists of messages of an order, as files of the letter they
// go with.
func listsOf(order wizard.WriteOrder) []outFile {
	var out []outFile
	for _, l := range order.Lists {
		letter := slices.IndexFunc(order.Letters, func(l letters.Letter) bool { return l.ID == "discord" })
		f := outFile{letter: letter, path: l.Name, format: "csv", fill: l.Fill}
		if i := slices.IndexFunc(order.Request.MessageLists, func(m letters.MessageList) bool { return m.File == l.Name }); i >= 0 {
			f.list = order.Request.MessageLists[i]
		}
		out = append(out, f)
	}
	return out
}

// listsBeside are the lists of messages that a request file names, each of
// which must lie beside it and be the one that is meant.
func (s *shop) listsBeside(request string, r letters.Request, all []letters.Letter) ([]outFile, error) {
	letter := slices.IndexFunc(all, func(l letters.Letter) bool { return l.ID == "discord" })
	if letter < 0 {
		return nil, nil // nobody else is told
	}
	var out []outFile
	var wrong []error
	for _, l := range r.MessageLists {
		path := filepath.Join(filepath.Dir(request), l.File)
		if err := copyList(s.env.FS, path, l, io.Discard); err != nil {
			wrong = append(wrong, err)
			continue
		}
		out = append(out, outFile{letter: letter, path: l.File, format: "csv", list: l, fill: func(w io.Writer) error { return copyList(s.env.FS, path, l, w) }})
	}
	return out, errors.Join(wrong...)
}

// listError is why a list of messages cannot go with a letter.
type listError struct {
	path string
	why  string
}

func (e *listError) Error() string { return fmt.Sprintf("%+q %s", e.path, e.why) }

// copyList copies a list of messages and holds it to its hash and rows.
func copyList(fsys disk.FS, path string, l letters.MessageList, to io.Writer) error {
	info, err := fsys.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &listError{path, "is not there: the list of messages must lie beside the request file"}
	case err != nil:
		return cannotRead(path, err)
	case !info.Mode().IsRegular():
		return &listError{path, "is not a regular file"}
	}
	f, err := fsys.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return cannotRead(path, err)
	}
	defer f.Close()
	sum, rows := sha256.New(), 0
	in := bufio.NewReaderSize(f, 64<<10)
	if head, _ := in.Peek(len(discord.IDsHeader)); string(head) != discord.IDsHeader {
		return &listError{path, "is not a list of messages: it does not begin with " + strings.TrimSpace(discord.IDsHeader)}
	}
	block := make([]byte, 64<<10)
	for {
		n, err := in.Read(block)
		sum.Write(block[:n])
		rows += bytes.Count(block[:n], []byte{'\n'})
		if _, err := to.Write(block[:n]); err != nil {
			return err
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return cannotRead(path, err)
		}
	}
	switch {
	case hex.EncodeToString(sum.Sum(nil)) != l.SHA256:
		return &listError{path, "is not the list that the request names: its SHA-256 differs"}
	case rows-1 != l.Rows:
		return &listError{path, fmt.Sprintf("has %d rows, and the request says %d", rows-1, l.Rows)}
	}
	return nil
}
