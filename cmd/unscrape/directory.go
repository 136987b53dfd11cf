package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
)

func newDirectoryCommand(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "directory",
		Short: "whom to write to: find, show, add and import addressees",
		Long: `directory finds addressees and supervisory authorities, and says how old each
address is. Addressees of your own lie in the folder "directory" of your
configuration, one TOML file for each; imported lists lie there too, in one file
of their own, below what unscrape brings along and below your own.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newDirectorySearch(e), newDirectoryShow(e), newDirectoryAdd(e),
		newDirectoryImport(e), newDirectoryExport(e), newDirectoryCheck(e),
	)
	return cmd
}

// oneArgument is what commands about one thing take.
func oneArgument(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("%s takes %s", cmd.Name(), what)
		}
		return nil
	}
}

// importedName is the file of imported lists, below the person's directory.
const importedName = "imported.jsonl"

// imported opens the lists that were imported; none is no error.
func (s *shop) imported() (*directory.Imported, error) {
	if s.folders.Config == "" {
		return directory.DecodeImported(nil)
	}
	path := filepath.Join(s.folders.Config, "directory", importedName)
	data, err := disk.ReadOwn(s.env.FS, path, directory.MaxImported)
	if errors.Is(err, disk.ErrMissing) {
		return directory.DecodeImported(nil)
	}
	if err != nil {
		return nil, err
	}
	m, err := directory.DecodeImported(data)
	if err != nil {
		return nil, &fileError{path, err}
	}
	return m, nil
}

// book is the directory with everything the person has; what cannot be read
// is said.
func (s *shop) book() *directory.Directory {
	book, faults := s.directory()
	say := printer{w: s.env.Err}
	for _, f := range faults {
		say.line("unscrape: %s", f)
	}
	return book
}

// ownFolder makes the person's directory folder, which only commands that
// write there need.
func (s *shop) ownFolder() (string, error) {
	if s.folders.Config == "" {
		return "", errNoHome
	}
	dir := filepath.Join(s.folders.Config, "directory")
	if _, err := disk.Folder(s.env.FS, dir); err != nil {
		return "", err
	}
	return dir, nil
}

// differences shows what would change about shipped entries.
func showDifferences(p *printer, all []directory.Difference) {
	for _, d := range all {
		p.line("%s: unscrape brings along another address for it.", d.ID)
		for _, l := range d.Ours {
			p.line("  now   %s", l)
		}
		for _, l := range d.Theirs {
			p.line("  then  %s", l)
		}
	}
}

func parseFilter(role, country string) (f directory.Filter, err error) {
	if role != "" {
		for _, r := range law.Roles() {
			if string(r) == role {
				f.Role = r
			}
		}
		if f.Role == "" {
			return f, usage("--role: the roles are %s", list(law.Roles()))
		}
	}
	if country != "" {
		if f.Country, err = law.ParsePlace(country); err != nil {
			return f, usage("--country: %w", err)
		}
	}
	return f, nil
}
