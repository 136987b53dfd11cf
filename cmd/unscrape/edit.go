package main

import (
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/wizard"
)

// editor is the person's own, for a letter's paragraphs. The text lies in a
// folder of the program's own while it is open, never in the system's
// temporary folder, and the whole folder goes afterwards: editors leave
// backups and swap files beside what they edit.
type editor struct {
	fs      disk.FS
	base    string // the program's data folder
	command string
	windows bool
}

// findEditor follows VISUAL, then EDITOR, then what most systems have.
func findEditor(e env, base string) (editor, bool) {
	ed := editor{fs: e.FS, base: base, windows: e.GOOS == "windows"}
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if ed.command = strings.TrimSpace(e.Getenv(name)); ed.command != "" {
			return ed, true
		}
	}
	for _, name := range []string{"nano", "vi", "notepad"} {
		if path, err := exec.LookPath(name); err == nil && (name == "notepad") == ed.windows {
			ed.command = `"` + path + `"`
			return ed, true
		}
	}
	return ed, false
}

func (ed editor) dir() string { return filepath.Join(ed.base, "edit") }

// edit puts the text into a file and returns the command that opens it.
func (ed editor) edit(text string) (wizard.Editing, error) {
	release, err := ed.open()
	if err != nil {
		return wizard.Editing{}, err
	}
	name := filepath.Join(ed.dir(), "letter.md")
	if err := disk.Write(ed.fs, disk.Replace, disk.Content{Path: name, Data: []byte(text)}); err != nil {
		ed.close(release)
		return wizard.Editing{}, err
	}
	return wizard.Editing{
		Cmd: &editCommand{ed.run(name)},
		Result: func() (string, error) {
			data, err := disk.ReadOwn(ed.fs, name, draftLimit)
			if err != nil {
				release() // the text stays where it is, for the person to find
				return "", err
			}
			ed.close(release)
			return string(data), nil
		},
	}, nil
}

// run is the editor's command line. VISUAL and EDITOR are shell text by
// custom ("code --wait"); the file's name is an argument and never part of it.
func (ed editor) run(name string) *exec.Cmd {
	if ed.windows {
		words := strings.Fields(strings.ReplaceAll(ed.command, `"`, ""))
		return exec.Command(words[0], append(words[1:], name)...)
	}
	return exec.Command("/bin/sh", "-c", ed.command+` "$1"`, "sh", name)
}

// open makes the folder and holds it against another copy of the program.
func (ed editor) open() (release func() error, err error) {
	for _, folder := range []string{ed.base, ed.dir()} {
		if _, err := disk.Private(ed.fs, folder); err != nil {
			return nil, err
		}
	}
	return disk.Lock(filepath.Join(ed.dir(), lockName))
}

func (ed editor) close(release func() error) {
	release() // first: a locked file cannot be removed on Windows
	_ = disk.RemoveTree(ed.fs, ed.dir())
	_ = ed.fs.Remove(ed.base)
}

const lockName = ".lock"

// clear removes what a run that was killed left open in the editor.
func (ed editor) clear() {
	if _, err := ed.fs.Lstat(ed.dir()); errors.Is(err, fs.ErrNotExist) {
		return
	}
	if release, err := disk.Lock(filepath.Join(ed.dir(), lockName)); err == nil {
		ed.close(release)
	}
}

// editCommand is exec.Cmd as the wizard lends the terminal to it.
type editCommand struct{ *exec.Cmd }

func (c *editCommand) SetStdin(r io.Reader)  { c.Stdin = r }
func (c *editCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c *editCommand) SetStderr(w io.Writer) { c.Stderr = w }
