package main

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/disk"
)

func newDirectoryExport(e env) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "export PATH",
		Short: "give imported records back as they were published",
		Long: `export writes the imported records of datarequests.org as JSON files, in the
layout and to the byte as they were published: into a zip file if PATH ends in
.zip, else into a folder. Your own entries and lists in CSV have no place in that
format.`,
		Args: oneArgument("the PATH of a folder or a zip file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDirectoryExport(cmd.Context(), e, args[0], force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace files of the same name")
	return cmd
}

func runDirectoryExport(ctx context.Context, e env, to string, force bool) error {
	m, err := newShop(e).imported()
	if err != nil {
		return err
	}
	records := m.Records()
	if len(records) == 0 {
		return hinted(refused(errors.New("no records were imported")), "\"unscrape directory import\" reads a list")
	}
	policy := disk.Keep
	if force {
		policy = disk.Replace
	}
	files, folders := exported(ctx, records, to)
	for _, dir := range folders {
		if _, err := disk.Folder(e.FS, dir); err != nil {
			return err
		}
	}
	if err := disk.Write(e.FS, policy, files...); err != nil {
		if errors.Is(err, disk.ErrExists) {
			return refused(err)
		}
		return err
	}
	say := printer{w: e.Err}
	for _, f := range m.Faults() {
		say.line("not written: %s", f)
	}
	out := printer{w: e.Out}
	out.line("%s written to %s", plural(len(records), "record", "records"), to)
	return errors.Join(out.err, say.err)
}

// exported are the files to write, and the folders they need.
func exported(ctx context.Context, records []*directory.Record, to string) (files []disk.Content, folders []string) {
	if strings.EqualFold(filepath.Ext(to), ".zip") {
		return []disk.Content{{Path: to, Fill: func(w io.Writer) error { return zipRecords(ctx, w, records) }}}, []string{filepath.Dir(to)}
	}
	seen := map[string]bool{}
	for _, r := range records {
		name := directory.FileOf(r) // of a slug, which cannot lead elsewhere
		if dir := filepath.Join(to, path.Dir(name)); !seen[dir] {
			seen[dir] = true
			folders = append(folders, dir)
		}
		files = append(files, disk.Content{Path: filepath.Join(to, filepath.FromSlash(name)), Data: r.Raw})
	}
	return files, folders
}

func zipRecords(ctx context.Context, w io.Writer, records []*directory.Record) error {
	z := zip.NewWriter(w)
	for _, r := range records {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := z.Create(directory.FileOf(r))
		if err != nil {
			return err
		}
		if _, err := f.Write(r.Raw); err != nil {
			return err
		}
	}
	return z.Close()
}
