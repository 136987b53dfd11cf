package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/letters"
)

type writeOptions struct {
	requests    []string
	out         string
	formats     []string
	force, json bool
	testPrint   bool

	track          bool
	person, caseID string // of the cases
}

func newWriteCommand(e env) *cobra.Command {
	var o writeOptions
	cmd := &cobra.Command{
		Use:   "write --request FILE",
		Short: "write letters from a request file",
		Long: `write makes the letters of one or more request files, without asking anything.
Naming an addressee in a request file is the confirmation; what each letter
tells its addressee, and what to beware of, is said on standard error.

All letters are checked before the first is written, and they are written all
or none. The paths of the files are printed on standard output.`,
		Example: "  unscrape write --request examples/eu-resident.toml --out letters-out\n" +
			"  unscrape write --test-print --out letters-out",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runWrite(cmd.Context(), e, o) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.requests, "request", nil, "a request `FILE`; may be given several times")
	f.StringVar(&o.out, "out", ".", "the folder `DIR` for the letters; made if need be")
	f.StringSliceVar(&o.formats, "format", []string{"pdf", "txt"}, "what to write: `pdf,txt` or one of them")
	f.BoolVar(&o.force, "force", false, "replace files of the same name")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	f.BoolVar(&o.testPrint, "test-print", false, "write pages that show windows and folds, to try a printer and an envelope")
	f.BoolVar(&o.track, "track", false, "open a case for each letter, and keep a copy of it there")
	f.StringVar(&o.person, "person", "", "with --track: a `LABEL` to tell the cases of several people apart")
	f.StringVar(&o.caseID, "case", "", "with --track: put the one letter into the case `ID`")
	_ = cmd.MarkFlagFilename("request", "toml")
	_ = cmd.MarkFlagDirname("out")
	complete(cmd, "format", func() []string { return []string{"pdf", "txt"} })
	return cmd
}

func runWrite(ctx context.Context, e env, o writeOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	slices.Sort(o.formats)
	o.formats = slices.Compact(o.formats)
	s := newShop(e)
	sources, faults := s.sources()
	if !slices.Contains(o.formats, "pdf") {
		sources.Missing = nil // plain text carries every name; only a typeface lacks characters
	}
	say := printer{w: e.Err}
	for _, fault := range faults {
		say.line("unscrape: %v", fault)
	}
	var all made
	for _, path := range o.requests {
		m, err := s.lettersOf(path, sources)
		if err != nil {
			return err
		}
		all.letters = append(all.letters, m.letters...)
		all.jobs = append(all.jobs, m.jobs...)
		all.warnings = append(all.warnings, m.warnings...)
		for _, l := range m.lists {
			l.letter += len(all.letters) - len(m.letters)
			all.lists = append(all.lists, l)
		}
	}
	order := writing{dir: o.out, formats: o.formats, policy: disk.Keep, testPrint: o.testPrint, lists: all.lists}
	if o.force {
		order.policy = disk.Replace
	}
	if o.track {
		if err := trackable(ctx, e, o, all); err != nil {
			return err
		}
	}
	files, err := s.write(ctx, order, all.letters)
	if err != nil {
		return err
	}
	var tracked []string
	var untracked error // the letters are there all the same
	if o.track {
		tracked, untracked = track(ctx, e, o, all, files)
	}
	if tell(&say, all); say.err != nil {
		return say.err
	}
	if o.json {
		return errors.Join(printJSON(e.Out, writeJSON(all, files, tracked)), untracked)
	}
	out := printer{w: e.Out}
	for _, f := range files {
		out.line("%s", f.path)
	}
	return errors.Join(out.err, untracked)
}

func (o writeOptions) check() error {
	if !o.track && (o.person != "" || o.caseID != "") {
		return usage("--person and --case go with --track")
	}
	if len(o.requests) == 0 && !o.testPrint {
		return usage("--request is missing: the request file to write letters from")
	}
	if len(o.formats) == 0 {
		return usage("--format is empty: pdf, txt or both")
	}
	for _, f := range o.formats {
		if f != "pdf" && f != "txt" {
			return usage("--format: %q is none of pdf and txt", f)
		}
	}
	if o.out == "" {
		return usage("--out is empty: the folder for the letters")
	}
	return nil
}

// tell says of each letter under which law it stands and why, what its
// addressee learns, by when to answer, and what to beware of.
func tell(p *printer, all made) {
	for _, w := range all.warnings {
		p.line("beware: %s", w)
	}
	for i, l := range all.letters {
		job := all.jobs[i]
		p.line("%s, %s:", l.ID, l.Name)
		p.line("  %s", job.Regime.Reason)
		if len(l.Disclosure) > 0 {
			var told []string
			for _, d := range l.Disclosure {
				told = append(told, d.Label)
			}
			p.line("  this letter tells them: %s", strings.Join(told, "; "))
		}
		if !l.Due.Due.IsZero() {
			p.line("  an answer is due by %s %s", l.Due.Due.Weekday(), day(l.Due.Due))
			if l.DueAssumes != "" {
				p.line("  %s", l.DueAssumes)
			}
		}
		for _, w := range warningsOf(l, job) {
			p.line("  beware: %s", w)
		}
	}
}

// warningsOf is what to beware of: the addressee first, then the letter.
func warningsOf(l letters.Letter, job letters.Job) []string {
	all := slices.Clone(job.Entry.Warnings)
	for _, w := range l.Warnings {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// writeResult is the JSON of written letters: docs/json.md.
type writeResult struct {
	Letters []letterResult `json:"letters"`
}

type letterResult struct {
	Addressee  string             `json:"addressee"`
	Letter     string             `json:"letter"`
	Regime     string             `json:"regime"`
	Due        string             `json:"due"`
	Files      []string           `json:"files"`
	Disclosure []disclosureResult `json:"disclosure"`
	Warnings   []string           `json:"warnings"`
	Case       string             `json:"case"`
}

type disclosureResult struct {
	Field string `json:"field"`
	Label string `json:"label"`
	Value string `json:"value"`
}

func writeJSON(all made, files []outFile, tracked []string) writeResult {
	r := writeResult{Letters: []letterResult{}}
	for i, l := range all.letters {
		one := letterResult{
			Addressee: l.ID, Letter: l.Name, Regime: string(l.Regime),
			Files: []string{}, Disclosure: []disclosureResult{}, Warnings: notNil(warningsOf(l, all.jobs[i])),
		}
		if !l.Due.Due.IsZero() {
			one.Due = l.Due.Due.String()
		}
		for _, f := range files {
			if f.letter == i {
				one.Files = append(one.Files, f.path)
			}
		}
		for _, d := range l.Disclosure {
			one.Disclosure = append(one.Disclosure, disclosureResult{d.Field, d.Label, d.Value})
		}
		if i < len(tracked) {
			one.Case = tracked[i]
		}
		r.Letters = append(r.Letters, one)
	}
	return r
}

// writing is an order to write letters.
type writing struct {
	dir       string
	formats   []string
	policy    disk.Policy
	neutral   bool // file names that say nothing
	testPrint bool
	lists     []outFile // of messages; without their folder
}

// outFile is one file of a letter; letter is its number, -1 for a test print.
type outFile struct {
	letter       int
	path, format string
	data         []byte
	// A list of messages is too large to be held: fill writes it.
	list letters.MessageList
	fill func(io.Writer) error
}

// existsError is the refusal to write over files.
type existsError struct{ paths []string }

func (e *existsError) Error() string {
	if len(e.paths) == 1 {
		return fmt.Sprintf("%+q is already there", e.paths[0])
	}
	return fmt.Sprintf("%d files of those names are already there, the first of them %+q", len(e.paths), e.paths[0])
}

// write makes every file in memory and then puts all of them in place, or
// none.
func (s *shop) write(ctx context.Context, o writing, all []letters.Letter) ([]outFile, error) {
	files, err := s.render(ctx, o, all)
	if err != nil {
		return nil, err
	}
	var contents []disk.Content
	var taken []string
	for _, f := range files {
		if slices.ContainsFunc(contents, func(c disk.Content) bool { return c.Path == f.path }) {
			return nil, hinted(refused(fmt.Errorf("two letters would have the same name, %+q", filepath.Base(f.path))),
				"write the request files one by one, each with an --out of its own")
		}
		if f.fill != nil && copyList(s.env.FS, f.path, f.list, io.Discard) == nil {
			continue // it is there already: the letters are written beside their request
		}
		contents = append(contents, disk.Content{Path: f.path, Data: f.data, Fill: f.fill})
		if _, err := s.env.FS.Lstat(f.path); err == nil && o.policy == disk.Keep {
			taken = append(taken, f.path)
		}
	}
	if taken != nil {
		return nil, refused(&existsError{taken})
	}
	if err := ctx.Err(); err != nil {
		return nil, err // the last moment to stop
	}
	made, err := disk.Folder(s.env.FS, o.dir)
	if err != nil {
		return nil, err
	}
	if err := disk.Sweep(s.env.FS, o.dir); err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	if err := disk.Write(s.env.FS, o.policy, contents...); err != nil {
		disk.RemoveFolders(s.env.FS, made)
		if where := (*disk.Error)(nil); errors.As(err, &where) && where.Why == disk.ErrExists {
			return nil, refused(&existsError{[]string{where.Path}}) // it came between
		}
		return nil, err
	}
	return files, nil
}
