package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/fetch"
	"example.org/unscrape/internal/law"
)

type directoryImportOptions struct {
	paths         []string
	fetch         bool
	commit        string
	columns, role string
	yes, json     bool
}

func newDirectoryImport(e env) *cobra.Command {
	var o directoryImportOptions
	cmd := &cobra.Command{
		Use:   "import PATH…",
		Short: "read a public list of addressees",
		Long: `import reads other people's lists: the company and authority records of
datarequests.org, from a copy of github.com/datenanfragen/data (a folder or a zip
file) or from single JSON files; and lists in CSV with the columns name, address,
email and url, such as the registers of data brokers.

What is imported lies below what unscrape brings along and below your own
entries: neither changes. Where a record has another address than unscrape's own
entry, both are shown; --yes lets the imported one take its place.

--fetch downloads the public list of github.com/datenanfragen/data. The addresses
are shown; nothing about you is sent. No hash of it is known in advance: its size
is bounded, and that it is a list of the commit named.`,
		Example: "  unscrape directory import data-master.zip\n  unscrape directory import --fetch\n" +
			"  unscrape directory import brokers.csv --columns 'name=Company,address=Street+City,email=Mail,url=Site'",
		Args: func(_ *cobra.Command, args []string) error {
			if (len(args) == 0) != o.fetch {
				return usage("directory import takes the PATH of a list, or --fetch")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runDirectoryImport(cmd.Context(), e, o)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.fetch, "fetch", false, "download the public list; the addresses are shown")
	f.StringVar(&o.commit, "commit", "", "with --fetch, the list as of this `COMMIT` (40 digits) instead of the latest")
	f.StringVar(&o.columns, "columns", "", "of a CSV, which `COLUMNS` hold what: name=…,address=…+…,email=…,url=…")
	f.StringVar(&o.role, "role", "broker", "of a CSV, the `ROLE` of those in it")
	f.BoolVar(&o.yes, "yes", false, "let imported addresses take the place of those that unscrape brings along")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	complete(cmd, "role", func() []string { return names(law.Roles()) })
	return cmd
}

// gatheredLists is what was read of all the paths.
type gatheredLists struct {
	list     directory.List
	rows     []directory.Entry
	rejected []*directory.RecordError
	cautions map[directory.Caution]int
	alike    []string // sentences: whose domain is easily taken for another's
}

func runDirectoryImport(ctx context.Context, e env, o directoryImportOptions) error {
	s := newShop(e)
	if s.folders.Config == "" {
		return errNoHome
	}
	old, err := s.imported()
	if err != nil {
		return err
	}
	got, err := gatherRecords(ctx, e, o)
	if err != nil {
		return err
	}
	merged, done, diffs, err := mergeLists(ctx, e, o, old, got)
	if err != nil {
		return err
	}
	if !bytes.Equal(merged.Bytes(), old.Bytes()) {
		dir, err := s.ownFolder()
		if err != nil {
			return err
		}
		if err := disk.Write(e.FS, disk.Replace, disk.Content{Path: filepath.Join(dir, importedName), Data: merged.Bytes()}); err != nil {
			return err
		}
	}
	if n := len(done.Kept); n > 0 {
		got.cautions[directory.Shipped] = n
	}
	if o.json {
		err = printJSON(e.Out, importJSON(got, done, diffs))
	} else {
		err = printImport(e, got, done)
	}
	if err == nil && len(got.rejected) > 0 && len(got.list.Records)+len(got.rows) == 0 {
		err = refused(errors.New("nothing in it could be read"))
	}
	return err
}

// mergeLists lays what was read over what was imported before. Where that
// would change a shipped address, the person is asked.
func mergeLists(ctx context.Context, e env, o directoryImportOptions, old *directory.Imported, got *gatheredLists) (*directory.Imported, directory.Changes, []directory.Difference, error) {
	shipped := directory.Builtin()
	merged, done, err := old.Merge(&got.list, got.rows, shipped, func(string) bool { return false })
	if err != nil {
		return nil, done, nil, err
	}
	var diffs []directory.Difference
	ids := map[string]bool{}
	for _, id := range done.Kept {
		entry, _ := merged.Lookup(id)
		if d, ok := shipped.Differs(entry); ok {
			diffs = append(diffs, d)
			ids[id] = true
		}
	}
	if len(diffs) == 0 {
		return merged, done, nil, nil
	}
	say := printer{w: e.Err}
	showDifferences(&say, diffs)
	if asked, _, _ := terminal(e.In); !o.yes && !asked {
		say.line("The addresses that unscrape brings along stay; --yes lets the imported ones take their place.")
		return merged, done, diffs, say.err
	}
	if !o.yes {
		yes, err := ask(ctx, e, "Use the imported addresses instead? Type yes: ")
		if err != nil || !yes {
			return merged, done, diffs, err
		}
	}
	merged, done, err = old.Merge(&got.list, got.rows, shipped, func(id string) bool { return ids[id] })
	return merged, done, diffs, err
}

// gatherRecords reads everything named, and downloads what is asked for.
func gatherRecords(ctx context.Context, e env, o directoryImportOptions) (*gatheredLists, error) {
	got := &gatheredLists{}
	rows := &directory.CSVList{Cautions: map[directory.Caution]int{}}
	add := func(l *directory.List) {
		for _, r := range l.Records {
			got.list.Put(r, r.Slug+".json")
		}
		got.list.Obsolete = append(got.list.Obsolete, l.Obsolete...)
		got.rejected = append(got.rejected, l.Rejected...)
	}
	if o.fetch {
		l, err := fetchPublicList(ctx, e, o.commit, func(f fetch.File) ([]byte, error) {
			return fetch.Get(ctx, f, fetch.Options{Getenv: e.Getenv})
		})
		if err != nil {
			return nil, err
		}
		add(l)
	}
	for _, path := range o.paths {
		l, c, err := readListFile(ctx, e, o, path)
		if why := (*directory.ListError)(nil); errors.As(err, &why) {
			return nil, refused(&fileError{path, err})
		}
		switch {
		case err != nil:
			return nil, err
		case c != nil:
			rows.Entries = append(rows.Entries, c.Entries...)
			got.rejected = append(got.rejected, c.Rejected...)
			for k, n := range c.Cautions {
				rows.Cautions[k] += n
			}
		default:
			add(l)
		}
	}
	got.rows = rows.Entries
	got.rejected = append(got.rejected, got.list.Rejected...)
	got.cautions = got.list.Cautions()
	for k, n := range rows.Cautions {
		got.cautions[k] += n
	}
	for _, r := range got.list.Records {
		if _, of := directory.LookAlike(r.Entry(r.Slug)); of != "" {
			got.cautions[directory.Lookalike]++
			got.alike = append(got.alike, r.Slug+": one of its domains is easily taken for "+of)
		}
	}
	return got, nil
}

// readListFile reads one path: a folder, a zip, a CSV or a single record.
func readListFile(ctx context.Context, e env, o directoryImportOptions, path string) (*directory.List, *directory.CSVList, error) {
	info, err := e.FS.Stat(path)
	if err != nil {
		return nil, nil, cannotRead(path, err)
	}
	if info.IsDir() {
		l, err := directory.ReadFolder(ctx, disk.Sub(e.FS, path))
		return l, nil, err
	}
	data, err := disk.Read(e.FS, path, directory.MaxArchive)
	if errors.Is(err, disk.ErrTooLarge) || errors.Is(err, disk.ErrNotRegular) {
		return nil, nil, refused(err)
	}
	if err != nil {
		return nil, nil, err
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".zip":
		l, err := directory.ReadArchive(ctx, data)
		return l, nil, err
	case ".csv", ".tsv":
		var columns directory.Columns
		if o.columns != "" {
			if columns, err = directory.ParseColumns(o.columns); err != nil {
				return nil, nil, usage("--columns: %w", err)
			}
		}
		f, err := parseFilter(o.role, "")
		if err != nil {
			return nil, nil, err
		}
		c, err := directory.ReadCSV(data, columns, f.Role, "The list "+filepath.Base(path))
		return nil, c, err
	case ".json":
		l := &directory.List{}
		l.Add("", filepath.Base(path), data)
		return l, nil, nil
	}
	return nil, nil, &directory.ListError{Reason: "it is no folder, and no file with the ending .zip, .json or .csv"}
}

func printImport(e env, got *gatheredLists, done directory.Changes) error {
	say := printer{w: e.Err}
	const most = 20
	for i, r := range got.rejected {
		if i == most {
			say.line("and %d more", len(got.rejected)-most)
			break
		}
		say.line("not read: %s", r)
	}
	for _, l := range got.alike {
		say.line("beware: %s", l)
	}
	out := printer{w: e.Out}
	line := fmt.Sprintf("%s and %s read", plural(got.list.Count(directory.CompanyRecord), "company", "companies"), plural(got.list.Count(directory.AuthorityRecord), "authority", "authorities"))
	if len(got.rows) > 0 {
		line = plural(len(got.rows), "row", "rows") + " read; " + line
	}
	out.line("%s, %d not read: %d new, %d changed, %d as before.", line, len(got.rejected), done.Added, done.Updated, done.Same)
	if done.Removed > 0 {
		out.line("%s taken out, which the list calls obsolete.", plural(done.Removed, "company", "companies"))
	}
	for _, c := range sortedCautions(got.cautions) {
		out.line("  %5d  %s", got.cautions[c], cautionWords[c])
	}
	return errors.Join(out.err, say.err)
}

var cautionWords = map[directory.Caution]string{
	directory.Scraped:       "gathered by a machine and checked by nobody",
	directory.NeedsID:       "ask for an identity document in all cases",
	directory.NoEmail:       "have no e-mail address that can be used",
	directory.FormOnly:      "of them have a web form instead",
	directory.NoEmailOrForm: "have neither e-mail address nor web form",
	directory.PostOnly:      "can be reached by post only",
	directory.SoftHyphen:    "had soft hyphens in the e-mail address, which were taken out",
	directory.IDN:           "had an e-mail address whose domain was converted (xn--)",
	directory.EmailUnfit:    "have an e-mail address that cannot be used",
	directory.FormUnfit:     "have a web form that is not reached over https",
	directory.AddressUnfit:  "have a web address that is broken",
	directory.LongAddress:   "have an address of more than six lines, some of which share one in letters",
	directory.UnknownField:  "have a field that is not known here; it is kept",
	directory.Invisible:     "had invisible characters, which were taken out",
	directory.SlugAndFile:   "are called otherwise than their file",
	directory.Lookalike:     "have a domain that is easily taken for one that unscrape knows",
	directory.Shipped:       "are in unscrape already; its own entry stays in place",
}

func sortedCautions(m map[directory.Caution]int) []directory.Caution {
	var all []directory.Caution
	for c := range m {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b directory.Caution) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return strings.Compare(string(a), string(b))
	})
	return all
}

// importResult is a promise to other programs: docs/json.md.
type importResult struct {
	Companies   int                `json:"companies"`
	Authorities int                `json:"authorities"`
	Rows        int                `json:"rows"`
	Rejected    int                `json:"rejected"`
	Rejections  []rejection        `json:"rejections"`
	Added       int                `json:"added"`
	Updated     int                `json:"updated"`
	Unchanged   int                `json:"unchanged"`
	Removed     int                `json:"removed"`
	Cautions    map[string]int     `json:"cautions"`
	Differences []differenceResult `json:"differences"`
}

type rejection struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

type differenceResult struct {
	ID       string   `json:"id"`
	Shipped  []string `json:"shipped"`
	Imported []string `json:"imported"`
	Replaced bool     `json:"replaced"`
}

func importJSON(got *gatheredLists, done directory.Changes, diffs []directory.Difference) importResult {
	r := importResult{
		Companies: got.list.Count(directory.CompanyRecord), Authorities: got.list.Count(directory.AuthorityRecord), Rows: len(got.rows),
		Rejected: len(got.rejected), Rejections: []rejection{}, Added: done.Added, Updated: done.Updated, Unchanged: done.Same, Removed: done.Removed,
		Cautions: map[string]int{}, Differences: []differenceResult{},
	}
	for _, e := range got.rejected {
		r.Rejections = append(r.Rejections, rejection{e.File, e.Reason})
	}
	for c, n := range got.cautions {
		r.Cautions[string(c)] = n
	}
	for _, d := range diffs {
		r.Differences = append(r.Differences, differenceResult{d.ID, notNil(d.Ours), notNil(d.Theirs), !slices.Contains(done.Kept, d.ID)})
	}
	return r
}
