package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/tomlfile"
)

type addOptions struct {
	file                                                          string
	id, service, name, role, email, form, country, language, from string
	address                                                       []string
	knownFirm, yes, force                                         bool
}

func newDirectoryAdd(e env) *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:   "add [FILE.toml]",
		Short: "put an addressee of your own into the directory",
		Long: `add checks an addressee, from a TOML file or from flags, and keeps it in the folder
"directory" of your configuration. One with the ID of a shipped entry is used in
its place, after both were shown; it never makes a hostile addressee harmless.`,
		Example: "  unscrape directory add --service 'Example Data' --name 'Example Data Ltd' --role broker \\\n" +
			"    --email privacy@example.org --address 'Example Street 1' --address '1000 AA Amsterdam' --address Netherlands",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && o.service != "" || len(args) == 0 && o.service == "" {
				return usage("directory add takes a TOML FILE, or --service and the other flags")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.file = args[0]
			}
			return runDirectoryAdd(cmd.Context(), e, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.service, "service", "", "the `NAME` that people know it by")
	f.StringVar(&o.name, "name", "", "the legal `NAME`, if it is another")
	f.StringVar(&o.id, "id", "", "a short `ID` for it: small letters, digits, hyphens; default: made of the name")
	f.StringVar(&o.role, "role", "", "its `ROLE`: platform, scraper, broker …")
	f.StringVar(&o.email, "email", "", "its `MAILBOX` for privacy questions")
	f.StringVar(&o.form, "form", "", "the https `ADDRESS` of its web form")
	f.StringArrayVar(&o.address, "address", nil, "a `LINE` of its postal address; once for each line, the country last")
	f.StringVar(&o.country, "country", "", "the country (`CC`) where it is established")
	f.StringVar(&o.language, "language", "", "the `LANGUAGE` it reads, such as en")
	f.StringVar(&o.from, "source", "", "`WHERE` you have this from")
	f.BoolVar(&o.knownFirm, "known-firm", false, "a scraper that is a firm with a name and an address: it is not treated as hostile")
	f.BoolVar(&o.yes, "yes", false, "replace a shipped address without asking")
	f.BoolVar(&o.force, "force", false, "replace your own entry of the same ID")
	complete(cmd, "role", func() []string { return names(law.Roles()) })
	return cmd
}

func runDirectoryAdd(ctx context.Context, e env, o addOptions) error {
	s := newShop(e)
	entry, src, err := s.entryToAdd(o)
	if err != nil {
		return err
	}
	if _, of := directory.LookAlike(entry); of != "" {
		return hinted(refused(fmt.Errorf("one of its domains is easily taken for %s, which is another's", of)), "compare it letter by letter with the address in the firm's own privacy policy")
	}
	say := printer{w: e.Err}
	if d, differs := directory.Builtin().Differs(entry); differs && !o.yes {
		showDifferences(&say, []directory.Difference{d})
		if is, _, _ := terminal(e.In); !is {
			return hinted(refused(errors.New("unscrape brings along another address for it")), "--yes uses yours instead")
		}
		yes, err := ask(ctx, e, "Use this address instead? Type yes: ")
		if err != nil {
			return err
		}
		if !yes {
			return errors.New("nothing was added")
		}
	}
	dir, err := s.ownFolder()
	if err != nil {
		return err
	}
	policy := disk.Keep
	if o.force {
		policy = disk.Replace
	}
	path := filepath.Join(dir, entry.ID+".toml")
	if err := disk.Write(e.FS, policy, disk.Content{Path: path, Data: src}); err != nil {
		if errors.Is(err, disk.ErrExists) {
			return hinted(refused(err), "--force replaces it")
		}
		return err
	}
	// What unscrape knows of a hostile addressee stays known.
	if kept, ok := directory.Builtin().With(entry.Typed()).Lookup(entry.ID); ok && kept.Hostile {
		say.line("%s is treated as hostile: it is told as little as possible.", entry.ID)
	}
	out := printer{w: e.Out}
	out.line("%s", path)
	return errors.Join(out.err, say.err)
}

// entryToAdd reads the file, or makes one of the flags.
func (s *shop) entryToAdd(o addOptions) (directory.Entry, []byte, error) {
	if o.file != "" {
		src, err := disk.Read(s.env.FS, o.file, tomlfile.MaxSize)
		if errors.Is(err, disk.ErrTooLarge) || errors.Is(err, disk.ErrNotRegular) {
			return directory.Entry{}, nil, refused(err)
		}
		if err != nil {
			return directory.Entry{}, nil, err
		}
		entry, err := directory.Decode(o.file, src)
		return entry, src, refused(err)
	}
	entry := directory.Entry{
		ID: o.id, Service: o.service, Role: law.Role(o.role), KnownFirm: o.knownFirm, Language: o.language,
		Entities: []directory.Entity{{
			For: []string{"*"}, Name: o.name, Address: o.address, Email: o.email, Form: o.form,
			VerifiedOn: s.today, Sources: []string{"Typed in by you"},
		}},
	}
	x := &entry.Entities[0]
	if o.id == "" {
		entry.ID = directory.MakeID(o.service)
	}
	if o.name == "" {
		x.Name = o.service
	}
	if o.from != "" {
		x.Sources = []string{o.from}
	}
	if o.country != "" {
		place, err := law.ParsePlace(o.country)
		if err != nil {
			return entry, nil, usage("--country: %w", err)
		}
		x.Country = place
	}
	entry = entry.Clean()
	var fault *directory.EntryError
	if err := entry.Check(); errors.As(err, &fault) {
		return entry, nil, usage("--%s: %s", strings.TrimPrefix(fault.Key, "entity."), fault.Reason)
	}
	src, err := tomlfile.Marshal(entry)
	return entry, src, err
}

func newDirectoryCheck(e env) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "prove the directory: sources, dates, look-alikes, your own files",
		Long: `check proves that every fact that unscrape brings along has its source and date,
that your own entries and imported lists can be read, and that no domain is easily
taken for another's.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDirectoryCheck(cmd.Context(), e, json) },
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

// checkResult is a promise to other programs: docs/json.md.
type checkResult struct {
	Entries     int            `json:"entries"`
	Authorities int            `json:"authorities"`
	Own         int            `json:"own"`
	Imported    int            `json:"imported"`
	Stale       int            `json:"stale"`
	Findings    []checkFinding `json:"findings"`
}

type checkFinding struct {
	ID      string `json:"id"`
	Key     string `json:"key"`
	Message string `json:"message"`
}

func runDirectoryCheck(_ context.Context, e env, asJSON bool) error {
	s := newShop(e)
	r := checkResult{Findings: []checkFinding{}, Authorities: len(directory.Authorities())}
	find := func(id, key, message string) { r.Findings = append(r.Findings, checkFinding{id, key, message}) }
	for _, f := range directory.Check() {
		find(f.ID, f.Key, f.Reason)
	}
	shipped := directory.Builtin().Entries()
	r.Entries = len(shipped)
	for _, entry := range shipped {
		for _, x := range entry.Entities {
			if x.Stale(s.today) {
				r.Stale++
				break
			}
		}
	}
	var own []directory.Entry
	for _, f := range s.ownFiles("directory", func(path string, data []byte) error {
		entry, err := directory.Decode(path, data)
		if err == nil {
			own = append(own, entry)
		}
		return err
	}) {
		find("", "file", f.Error())
	}
	r.Own = len(own)
	for _, f := range directory.Judge(own) {
		find(f.ID, f.Key, f.Reason)
	}
	if m, err := s.imported(); err != nil {
		find("", "imported", err.Error())
	} else {
		r.Imported = len(m.Entries())
		for _, f := range m.Faults() {
			find(f.File, "imported", f.Reason)
		}
	}
	if asJSON {
		if err := printJSON(e.Out, r); err != nil {
			return err
		}
	} else if err := printCheck(e, r); err != nil {
		return err
	}
	if n := len(r.Findings); n > 0 {
		return refused(fmt.Errorf("%s in the directory", plural(n, "fault", "faults")))
	}
	return nil
}

func printCheck(e env, r checkResult) error {
	out := printer{w: e.Out}
	for _, f := range r.Findings {
		out.line("%s", strings.TrimPrefix(strings.Join([]string{f.ID, f.Key, f.Message}, ": "), ": "))
	}
	out.line("%s and %s of unscrape's, %d of your own, %d imported: %s.", plural(r.Entries, "addressee", "addressees"),
		plural(r.Authorities, "authority", "authorities"), r.Own, r.Imported, plural(len(r.Findings), "fault", "faults"))
	if r.Stale > 0 {
		out.line("%s last checked more than a year ago.", plural(r.Stale, "addressee was", "addressees were"))
	}
	return out.err
}
