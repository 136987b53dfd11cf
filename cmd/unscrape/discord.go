package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/incident"
)

type inspectOptions struct {
	path         string
	servers      []string
	idsOut       string
	fetch, force bool
	json         bool
}

func newDiscordCommand(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "discord",
		Short: "the Discord data package: what is in it, and which servers were read",
		Long: `discord works on the data package that Discord gives people about themselves
(in Discord: User Settings, Data & Privacy, Request your data). The package
stays where it is; messages are counted, their texts are never kept.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var o inspectOptions
	inspect := &cobra.Command{
		Use:   "inspect PACKAGE.zip",
		Short: "say what a package holds, and compare its servers with lists",
		Long: `inspect reads a data package, as it was downloaded or unpacked into a folder,
and says whose it is, which servers the person was in, and how many of their
messages Discord still stored there.

--servers compares the servers with a list of server IDs (JSON). A list with
"known" in its file's name marks servers the scraper knew of, any other those
it read. --fetch downloads the public lists of the Spy.Pet incident; they are
kept, and used again without asking. Nothing about you is sent.

--ids-out writes the list by which Discord deletes messages on request, those
in places you have left first. Spreadsheets round the IDs in it: do not save it
from one.`,
		Example: "  unscrape discord inspect package.zip --fetch\n" +
			"  unscrape discord inspect package.zip --ids-out messages.csv",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("discord inspect takes the PACKAGE, a zip file or a folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.path = args[0]
			return runInspect(cmd.Context(), e, o)
		},
	}
	f := inspect.Flags()
	f.StringArrayVar(&o.servers, "servers", nil, "a list of affected servers, a JSON `FILE`; may be given several times")
	f.BoolVar(&o.fetch, "fetch", false, "download the public lists of servers; the addresses are shown")
	f.StringVar(&o.idsOut, "ids-out", "", "write channel and message IDs into this CSV `FILE`")
	f.BoolVar(&o.force, "force", false, "replace a file of the same name")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	_ = inspect.MarkFlagFilename("servers", "json")
	_ = inspect.MarkFlagFilename("ids-out", "csv")
	cmd.AddCommand(inspect)
	return cmd
}

func runInspect(ctx context.Context, e env, o inspectOptions) error {
	for _, in := range append([]string{o.path}, o.servers...) {
		if sameFile(e.FS, o.idsOut, in) { // --force or not: Discord's link to a package ends after 30 days
			return refused(fmt.Errorf("%+q is read here, and not written over", o.idsOut))
		}
	}
	if o.idsOut != "" && !o.force {
		if _, err := e.FS.Lstat(o.idsOut); err == nil {
			return refused(&existsError{[]string{o.idsOut}}) // before minutes of reading
		}
	}
	about, err := spyPet(e)
	if err != nil {
		return err
	}
	lists, err := gatherLists(ctx, e, o, about.Lists)
	if err != nil {
		return err
	}
	p, err := readPackage(ctx, e, o.path, showProgress(e))
	if err != nil {
		return err
	}
	exposure := incident.Expose(p, &lists.Lists, about.Stopped)
	if o.idsOut != "" {
		if err := writeIDs(ctx, e, o, p); err != nil {
			return err
		}
	}
	if o.json {
		return printJSON(e.Out, inspectJSON(p, exposure, lists.read))
	}
	return printInspection(e.Out, p, exposure, lists.read)
}

// sameFile reports whether two paths lead to one file.
func sameFile(fsys disk.FS, a, b string) bool {
	x, err := fsys.Stat(a)
	if err != nil {
		return false
	}
	y, err := fsys.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// spyPet is the incident whose lists are public: the person's own file of
// that name, or the built-in one.
func spyPet(e env) (incident.Incident, error) {
	var own fs.FS
	if f, err := findFolders(e); err == nil {
		own = disk.Sub(e.FS, filepath.Join(f.Config, "incidents"))
	}
	i, err := incident.Find("spy-pet", own)
	return i, refused(err)
}

// readPackage reads a package from a zip file or a folder.
func readPackage(ctx context.Context, e env, path string, progress func(discord.Progress)) (*discord.Package, error) {
	info, err := e.FS.Stat(path) // before opening: to open some devices is to act
	if err != nil {
		return nil, cannotRead(path, err)
	}
	opts := discord.Options{Progress: progress}
	var p *discord.Package
	switch {
	case info.IsDir():
		p, err = discord.ReadFolder(ctx, disk.Sub(e.FS, path), opts)
	case !info.Mode().IsRegular():
		return nil, refused(fmt.Errorf("%+q is not a regular file", path))
	default:
		p, err = readZip(ctx, e, path, opts)
	}
	if why := (*discord.Error)(nil); errors.As(err, &why) {
		err = fmt.Errorf("%+q: %w", path, err)
		if why.Reason != discord.Unreadable {
			err = refused(err)
		}
		return nil, hinted(err, packageHint(why)...)
	}
	return p, err
}

func readZip(ctx context.Context, e env, path string, opts discord.Options) (*discord.Package, error) {
	f, err := e.FS.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, cannotRead(path, err)
	}
	at, ok := f.(io.ReaderAt)
	if !ok || !info.Mode().IsRegular() {
		return nil, refused(fmt.Errorf("%+q is not a regular file", path))
	}
	return discord.ReadZip(ctx, at, info.Size(), opts)
}

func cannotRead(path string, err error) error {
	var where *os.PathError
	if errors.As(err, &where) {
		err = where.Err
	}
	return fmt.Errorf("cannot read %+q: %w", path, err)
}

// packageHint says what to do about a package that was refused.
func packageHint(e *discord.Error) []string {
	switch e.Reason {
	case discord.Empty, discord.CutShort, discord.Broken, discord.WebPage:
		return []string{"download it again from the link in Discord's e-mail, which works for 30 days"}
	case discord.NotZip, discord.NotPackage, discord.OtherExport:
		return []string{"in Discord: User Settings, Data & Privacy, Request your data; what comes is called package.zip"}
	case discord.Encrypted, discord.Method, discord.UnsafeName, discord.Overlapping, discord.TooMany:
		return []string{"use the file as Discord sent it, not one that another program packed"}
	case discord.Ambiguous:
		return []string{"give one package at a time, each as Discord sent it"}
	case discord.Unreadable:
		return []string{"was the stick or the disk taken out?"}
	}
	return nil
}

// writeIDs writes the deletion list, all of it or nothing.
func writeIDs(ctx context.Context, e env, o inspectOptions, p *discord.Package) error {
	policy := disk.Keep
	if o.force {
		policy = disk.Replace
	}
	rows := 0
	file := disk.Content{Path: o.idsOut, Fill: func(w io.Writer) (err error) {
		rows, err = discord.WriteIDs(stopping{ctx, w}, p.Messages(nil))
		return err
	}}
	if _, err := disk.Folder(e.FS, filepath.Dir(o.idsOut)); err != nil {
		return err
	}
	if err := disk.Write(e.FS, policy, file); err != nil {
		if errors.Is(err, disk.ErrExists) {
			return refused(&existsError{[]string{o.idsOut}})
		}
		return err
	}
	say := printer{w: e.Err}
	say.line("%s written to %s", plural(rows, "message ID", "message IDs"), o.idsOut)
	return say.err
}

// stopping is a writer that fails once ctx has ended.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

// showProgress draws a line on a terminal while a package is read; elsewhere
// nothing.
func showProgress(e env) func(discord.Progress) {
	is, width, _ := terminal(e.Err)
	if !is || width < 20 {
		return nil
	}
	began := e.Now()
	return func(p discord.Progress) {
		if p.Entries >= p.EntriesTotal {
			fmt.Fprint(e.Err, "\r\x1b[K")
			return
		}
		line := fmt.Sprintf("reading: %d of %d entries, %d messages", p.Entries, p.EntriesTotal, p.Messages)
		if taken := e.Now().Sub(began).Seconds(); taken > 1 && p.Bytes > 0 && p.Bytes < p.BytesTotal {
			line += fmt.Sprintf(", about %.0f s left", taken*float64(p.BytesTotal-p.Bytes)/float64(p.Bytes))
		}
		fmt.Fprintf(e.Err, "\r%s\x1b[K", line[:min(len(line), width-1)])
	}
}
