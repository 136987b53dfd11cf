package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/disk"
)

type forgetOptions struct{ yes, all bool }

func newForgetCommand(e env) *cobra.Command {
	var o forgetOptions
	cmd := &cobra.Command{
		Use:   "forget",
		Short: "remove everything that unscrape keeps",
		Long: `forget removes the drafts and everything else that unscrape keeps about you, after
showing what that is. With --all it also removes the templates, addressees and
incidents of your own.

It does not touch the letters: they are yours, in the folders where you had
them written.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runForget(cmd.Context(), e, o) },
	}
	cmd.Flags().BoolVar(&o.yes, "yes", false, "do not ask")
	cmd.Flags().BoolVar(&o.all, "all", false, "also your own templates, addressees and incidents")
	return cmd
}

// outOfReach is said every time: a person who needs "forget" must not believe
// that it does more than it can.
const outOfReach = `unscrape cannot reach: letters and request files it has written, wherever you put
them; backups and synchronised copies; what a deleted file leaves on the disk
until it is written over (full-disk encryption helps, deleting does not); what
scrolled by in the terminal; your printer's memory; e-mails you have sent.`

func runForget(ctx context.Context, e env, o forgetOptions) error {
	f, err := findFolders(e)
	if err != nil {
		return err
	}
	var trees []string
	for _, name := range kept {
		trees = append(trees, filepath.Join(f.Data, name))
	}
	if o.all {
		for _, name := range own {
			trees = append(trees, filepath.Join(f.Config, name))
		}
	}
	var files, present []string
	for _, tree := range trees {
		if _, err := e.FS.Lstat(tree); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		present = append(present, tree)
		inside, err := disk.Tree(e.FS, tree)
		if err != nil {
			return err
		}
		files = append(files, inside...)
	}
	out := printer{w: e.Out}
	if len(present) == 0 {
		out.line("Nothing is kept in %s.", f.Data)
		out.line("")
		out.line("%s", outOfReach)
		return out.err
	}
	say := printer{w: e.Err}
	say.line("This removes %s:", plural(len(files), "file", "files"))
	for _, name := range files {
		say.line("  %s", name)
	}
	if !o.yes {
		if err := confirm(ctx, e, "Remove them? Type yes: "); err != nil {
			return err
		}
	}
	for _, tree := range present {
		if err := disk.RemoveTree(e.FS, tree); err != nil {
			return err
		}
	}
	for _, folder := range []string{f.Data, f.Config} {
		_ = e.FS.Remove(folder) // goes only if it is empty now
	}
	out.line("Removed %s.", plural(len(files), "file", "files"))
	out.line("")
	out.line("%s", outOfReach)
	return out.err
}

// confirm asks a person at a terminal; anything but "yes" is a no.
func confirm(ctx context.Context, e env, question string) error {
	if is, _, _ := terminal(e.In); !is {
		return hinted(usage("nobody can be asked: standard input is no terminal"), "--yes goes ahead without asking")
	}
	yes, err := ask(ctx, e, question)
	if err == nil && !yes {
		err = errors.New("nothing was removed")
	}
	return err
}

// ask waits for an answer; anything but "yes" is a no.
func ask(ctx context.Context, e env, question string) (yes bool, err error) {
	if _, err := io.WriteString(e.Err, question); err != nil {
		return false, err
	}
	answer := make(chan string, 1)
	go func() { // ends with the process at the latest: a read cannot be called back
		line, _ := bufio.NewReader(e.In).ReadString('\n')
		answer <- strings.TrimSpace(line)
	}()
	select {
	case <-ctx.Done():
		return false, errInterrupted
	case a := <-answer:
		return strings.EqualFold(a, "yes"), nil
	}
}
