package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/spf13/cobra"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/say"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/wizard"
)

// newOptions are the flags of "unscrape new".
type newOptions struct {
	incident, request string
	plain             bool
	lang              string // of the screens; "" = the environment's
}

func newNewCommand(e env) *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new",
		Short: "start with the first question",
		Long: `new asks what happened, and leads to the letters. Flags and a request file answer
some of the questions beforehand; every answer can still be changed.

The questions are in English or German: as --lang says, else as LC_ALL, LC_MESSAGES
or LANG do. The language of each letter is chosen by itself.

It asks line by line with --plain, where ACCESSIBLE is set, on a terminal that
cannot draw (TERM=dumb), and where there is no terminal.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runNew(cmd.Context(), e, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.incident, "incident", "", "what happened, by its `ID`: spy-pet, scrape, platform, or one of your own")
	f.StringVar(&o.request, "request", "", "a request `FILE` that answers questions beforehand")
	screenFlags(cmd, &o)
	_ = cmd.MarkFlagFilename("request", "toml")
	complete(cmd, "incident", func() (ids []string) {
		all, _ := newShop(e).incidents()
		for _, i := range all {
			ids = append(ids, i.ID)
		}
		return ids
	})
	return cmd
}

// screenFlags are those that say how the questions are asked.
func screenFlags(cmd *cobra.Command, o *newOptions) {
	cmd.Flags().BoolVar(&o.plain, "plain", false, "ask line by line, for screen readers")
	cmd.Flags().StringVar(&o.lang, "lang", "", "the `LANGUAGE` of the questions: "+strings.Join(say.Languages(), " or "))
	complete(cmd, "lang", say.Languages)
}

// screenLanguage is the language of the questions: the flag's, else that of
// the first variable of the environment that says one, as POSIX orders them.
func screenLanguage(e env, flag string) (string, error) {
	if flag != "" {
		language, ok := say.Choose(flag)
		if !ok {
			return "", usage("--lang: the questions can be asked in %s", strings.Join(say.Languages(), " or "))
		}
		return language, nil
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := e.Getenv(name); value != "" {
			if language, ok := say.Choose(value); ok {
				return language, nil
			}
			break
		}
	}
	return "en", nil
}

// runNew walks the wizard.
func runNew(ctx context.Context, e env, o newOptions) error {
	language, err := screenLanguage(e, o.lang)
	if err != nil {
		return err
	}
	f, err := findFolders(e)
	if err != nil {
		return err
	}
	s := newShop(e)
	request, err := s.prefill(o)
	if err != nil {
		return err
	}
	desk := &wizardDesk{shop: s, folders: f, drafts: newDrafts(e, f), request: o.request}
	opts, err := desk.options(request)
	if err != nil {
		return err
	}
	opts.Language = language
	walk := wizard.Run
	if o.plain || !fullScreen(e) {
		walk = wizard.RunPlain
	}
	outcome, err := walk(ctx, opts)
	out := printer{w: e.Out}
	if outcome.Farewell != "" {
		out.line("%s", strings.TrimRight(outcome.Farewell, "\n"))
	}
	if outcome.Kept {
		note := printer{w: e.Err}
		note.line("%s", say.In(language).T("Your answers are kept.\n\"unscrape\" goes on with them, \"unscrape forget\" removes them."))
	}
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &crashError{where: "the wizard", kind: "panic"}
	case errors.Is(err, wizard.ErrInputEnded):
		return refused(err)
	case err != nil:
		return err
	case out.err != nil:
		return out.err
	case !outcome.Finished:
		return errLeft
	}
	return nil
}

// prefill is what flags and a request file answer beforehand.
func (s *shop) prefill(o newOptions) (letters.Request, error) {
	var r letters.Request
	if o.request != "" {
		var err error
		if r, _, err = s.readRequest(o.request); err != nil {
			return r, err
		}
	}
	if o.incident != "" {
		if _, err := s.incident(o.incident); err != nil {
			return r, usage("--incident: %w", err)
		}
		r.Incident = o.incident
	}
	return r, nil
}

// fullScreen reports whether the terminal can be drawn on, and the person has
// not asked for lines.
func fullScreen(e env) bool {
	in, _, _ := terminal(e.In)
	out, _, _ := terminal(e.Out)
	return in && out && e.Getenv("TERM") != "dumb" && e.Getenv("ACCESSIBLE") == ""
}

// wizardDesk hands the wizard what it may do in the world.
type wizardDesk struct {
	shop    *shop
	folders folders
	drafts  *drafts
	request string // the request file that answers beforehand, or ""
}

func (d *wizardDesk) options(request letters.Request) (wizard.Options, error) {
	e := d.shop.env
	note := printer{w: e.Err}
	sources, faults := d.shop.sources()
	incidents, more := d.shop.incidents()
	for _, fault := range append(faults, more...) {
		note.line("unscrape: %v", fault)
	}
	_, width, height := terminal(e.Out)
	o := wizard.Options{
		Package: d.packageTools(),
		Sources: sources, Incidents: incidents,
		In: e.In, Out: e.Out, Width: width, Height: height,
		NoColor:     e.Getenv("NO_COLOR") != "",
		Request:     request,
		SaveDraft:   d.drafts.save,
		DropDraft:   d.drafts.drop,
		Write:       d.write,
		Pages:       pagesOf,
		SaveRequest: d.saveRequest,
		DataDir:     d.folders.Data,
		ConfigDir:   d.folders.Config,
		DefaultOut:  d.defaultOut(),
		FirstRun:    d.firstRun(),
		Suspend:     e.GOOS != "windows",
	}
	if editor, ok := findEditor(e, d.folders.Data); ok {
		editor.clear()
		o.Edit = editor.edit
	}
	kept, err := d.drafts.list()
	if err != nil {
		for _, one := range each(err) {
			note.line("unscrape: %v", one)
		}
	}
	for _, k := range kept {
		label, err := wizard.DraftLabel(k.data)
		if err != nil {
			note.line("unscrape: %+q: %v", k.name, err)
			continue // it stays where it is
		}
		o.Drafts = append(o.Drafts, wizard.DraftInfo{
			Label: label, When: k.when.Format("2 January 2006"), Data: k.data,
			Drop: func() error { return d.drafts.remove(k.name) },
		})
	}
	return o, nil
}

// firstRun reports whether nothing was ever kept here.
func (d *wizardDesk) firstRun() bool {
	_, err := d.shop.env.FS.Stat(d.folders.Data)
	return errors.Is(err, fs.ErrNotExist)
}

// defaultOut is the folder proposed for letters: where people look for theirs.
func (d *wizardDesk) defaultOut() string {
	home := homeOf(d.shop.env)
	documents := filepath.Join(home, "Documents")
	if info, err := d.shop.env.FS.Stat(documents); home != "" && err == nil && info.IsDir() {
		return filepath.Join(documents, "letters")
	}
	if home != "" {
		return filepath.Join(home, "letters")
	}
	return "letters"
}

// expand takes a leading ~ for the home folder, as people type it.
func (d *wizardDesk) expand(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		if home := homeOf(d.shop.env); home != "" {
			return filepath.Join(home, rest)
		}
	}
	return path
}

func (d *wizardDesk) write(ctx context.Context, order wizard.WriteOrder) (wizard.WriteResult, error) {
	w := writing{dir: d.expand(order.Dir), formats: order.Formats, policy: disk.Keep, neutral: order.Neutral, lists: listsOf(order)}
	if order.Overwrite {
		w.policy = disk.Replace
	}
	files, err := d.shop.write(ctx, w, order.Letters)
	var taken *existsError
	if errors.As(err, &taken) {
		return wizard.WriteResult{}, &wizard.ErrExists{Paths: taken.paths}
	}
	if err != nil {
		return wizard.WriteResult{}, err
	}
	var r wizard.WriteResult
	for _, f := range files {
		r.Files = append(r.Files, wizard.WrittenFile{Addressee: order.Letters[f.letter].ID, Path: f.path, Format: f.format})
	}
	return r, nil
}

func (d *wizardDesk) saveRequest(path string, request []byte) error {
	path = d.expand(path)
	err := disk.Write(d.shop.env.FS, disk.Keep, disk.Content{Path: path, Data: request})
	if errors.Is(err, disk.ErrExists) {
		return &wizard.ErrExists{Paths: []string{path}}
	}
	return err
}

func pagesOf(l letters.Letter) (wizard.Layout, error) {
	form := letters.FormFor(l)
	pages, err := letters.LayOut(l, form, pdf.Metrics())
	return wizard.Layout{Pages: len(pages), Folds: form.Note}, err
}
