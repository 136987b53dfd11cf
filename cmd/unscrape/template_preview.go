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

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

type previewOptions struct {
	name, language, request, pdf string
	hostile, post, watch, force  bool
}

func newTemplatePreviewCommand(e env) *cobra.Command {
	var o previewOptions
	cmd := &cobra.Command{
		Use:   "preview NAME",
		Short: "show the letter that a text makes",
		Long: `preview shows the letter that a text makes for a made-up person, as plain text.
NAME is one of "unscrape template list", or the path of a file. With --request
the letter is made of your own answers; nothing of them is kept.

With --watch the letter is shown anew each time the file is saved, or the first
fault in it, with the line it stands in. Ctrl+C ends that.`,
		Example: "  unscrape template preview gdpr-access-platform | less\n" +
			"  unscrape template preview gdpr-access-platform~mine --watch\n" +
			"  unscrape template preview ./letter.md --request my-request.toml --pdf letter.pdf",
		Args: oneName,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.name = args[0]
			return runTemplatePreview(cmd.Context(), e, o)
		},
		ValidArgsFunction: completeTexts(e),
	}
	f := cmd.Flags()
	languageFlag(cmd, e, &o.language, "in which `LANGUAGE`; English if it is not given")
	f.BoolVar(&o.hostile, "hostile", false, "to somebody who would use the letter against the person")
	f.BoolVar(&o.post, "post", false, "as it goes by post")
	f.StringVar(&o.request, "request", "", "make it of the answers in this request `FILE`")
	f.StringVar(&o.pdf, "pdf", "", "write it as a PDF to `FILE` instead")
	f.BoolVar(&o.watch, "watch", false, "show it anew each time the text is saved")
	f.BoolVar(&o.force, "force", false, "replace the file of --pdf")
	_ = cmd.MarkFlagFilename("request", "toml")
	_ = cmd.MarkFlagFilename("pdf", "pdf")
	return cmd
}

func runTemplatePreview(ctx context.Context, e env, o previewOptions) error {
	if o.request != "" && (o.hostile || o.post) {
		return usage("--hostile and --post are for the made-up person; with --request the answers decide")
	}
	s := newShop(e)
	p := &previewer{shop: s, options: o, library: s.library(), width: textWidth}
	if err := p.find(); err != nil {
		return err
	}
	if o.watch {
		if p.path == "" {
			return hinted(usage("--watch is for a text of your own, and %q is one that came with the program", o.name),
				fmt.Sprintf("\"unscrape template copy %s --as mine%s\" makes it yours", o.name, inLanguage(p.info.Language)))
		}
		return p.watch(ctx)
	}
	src, err := p.read()
	if err != nil {
		return err
	}
	shown, err := p.render(src)
	if err == nil && len(shown.faults) > 0 && o.pdf != "" {
		err = refused(&previewError{&templates.Findings{List: shown.faults}, src}) // no letter is made of it either
	}
	if err != nil {
		return err
	}
	say := printer{w: e.Err}
	for _, line := range shown.remarks {
		say.line("%s", line)
	}
	if o.pdf != "" {
		policy := disk.Keep
		if o.force {
			policy = disk.Replace
		}
		if err := p.writePDF(shown.pdf, policy); err != nil {
			return err
		}
	}
	out := printer{w: e.Out}
	if o.pdf != "" {
		out.line("%s", o.pdf)
		return out.err
	}
	out.line("%s", shown.text)
	if out.err == nil && len(shown.faults) > 0 {
		return hinted(refused(&previewError{&templates.Findings{List: shown.faults}, src}), "this is how it would read; no letter is sent before that is mended")
	}
	return out.err
}

// previewer shows the letters of one text.
type previewer struct {
	*shop
	options previewOptions
	library *templates.Library
	info    templates.Info // of a text in the library
	path    string         // of the file, "" for a shipped text
	width   int            // of the letter, in columns
}

// find looks where the text lies.
func (p *previewer) find() error {
	if strings.ContainsAny(p.options.name, `/\`) || filepath.Ext(p.options.name) == ".md" {
		p.path = p.options.name
		return nil
	}
	info, err := findText(p.library, p.options.name, p.options.language)
	if err != nil {
		return err
	}
	if p.info = info; info.Own {
		p.path = p.pathOf(info)
	}
	return nil
}

func (p *previewer) read() ([]byte, error) {
	if p.path == "" {
		return p.library.Read(p.info)
	}
	src, err := disk.Read(p.env.FS, p.path, maxTemplate)
	if errors.Is(err, disk.ErrTooLarge) || errors.Is(err, disk.ErrNotRegular) || errors.Is(err, disk.ErrIsFolder) {
		return nil, refused(err)
	}
	return src, err
}

// shown is what a preview comes to.
type shown struct {
	text    string
	remarks []string // what is to be known of the letter
	pdf     []byte   // if one is asked for
	faults  []templates.Finding
}

// render makes the letter of a source.
func (p *previewer) render(src []byte) (shown, error) {
	name := p.path
	if name == "" {
		name = p.info.Path
	}
	t, err := templates.Parse(filepath.ToSlash(name), src)
	if err != nil {
		return shown{}, refused(&previewError{err, src})
	}
	all, err := p.letters(t)
	if err != nil {
		if templates.FindingsOf(err) != nil {
			err = refused(&previewError{err, src})
		}
		return shown{}, err
	}
	out := shown{faults: p.checkText(t, p.library)}
	if p.path != "" && !p.inOwnFolder(p.path) {
		out.faults = slices.DeleteFunc(out.faults, func(f templates.Finding) bool { return f.Rule == "file-name" })
	}
	var texts []string
	for i, l := range all.letters {
		texts = append(texts, strings.TrimRight(letters.Text(l, p.width), "\n"))
		if p.options.request != "" {
			one := bytes.Buffer{}
			tell(&printer{w: &one}, made{letters: all.letters[i : i+1], jobs: all.jobs[i : i+1]})
			out.remarks = append(out.remarks, strings.TrimRight(one.String(), "\n"))
		}
		if p.options.pdf == "" {
			continue
		}
		if len(all.letters) > 1 {
			return shown{}, usage("this request makes %d letters of the text, and --pdf writes one; name one addressee in it", len(all.letters))
		}
		if out.pdf, err = printLetter(l, "pdf"); err != nil && len(out.faults) == 0 {
			return shown{}, refused(&letterError{l.ID, err})
		}
	}
	out.text = strings.Join(texts, "\n\n"+strings.Repeat("─", p.width)+"\n\n")
	if p.options.request == "" {
		out.remarks = append(out.remarks, "The person, the addressee and the incident are made up.")
	}
	return out, nil
}

func (p *previewer) letters(t *templates.Template) (made, error) {
	if p.options.request != "" {
		sources, _ := p.sources()
		return p.ownLetters(t, p.options.request, sources)
	}
	if p.options.hostile && !templates.MayBeHostile(t.Meta.Role) {
		return made{}, usage("--hostile: a %s is not hostile; only texts for a scraper, broker or people-search can meet one that is", t.Meta.Role)
	}
	l, err := sampleLetter(t, p.library, sampling{hostile: p.options.hostile, post: p.options.post, today: p.today})
	var field *letters.FieldError
	if errors.As(err, &field) {
		err = refused(err)
	}
	return made{letters: []letters.Letter{l}}, err
}

func (p *previewer) writePDF(data []byte, policy disk.Policy) error {
	err := disk.Write(p.env.FS, policy, disk.Content{Path: p.options.pdf, Data: data})
	if errors.Is(err, disk.ErrExists) {
		return hinted(refused(&existsError{[]string{p.options.pdf}}), "choose another name, or replace it with --force")
	}
	return err
}

// previewError is what keeps a text from making a letter, with its source.
type previewError struct {
	err error
	src []byte
}

func (e *previewError) Error() string { return e.err.Error() }
func (e *previewError) Unwrap() error { return e.err }

// inPlace shows a finding with its line and a mark below the place.
func inPlace(f templates.Finding, src []byte) []string {
	out := []string{f.String()}
	if src == nil {
		return out
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(src), "\uFEFF"), "\r\n", "\n"), "\n")
	if f.Line < 1 || f.Line > len(lines) {
		return out
	}
	number := fmt.Sprintf("%5d │ ", f.Line)
	text := []rune(strings.ToValidUTF8(strings.ReplaceAll(lines[f.Line-1], "\t", " "), "\uFFFD"))
	column := min(max(f.Column-1, 0), len(text))
	if from := max(column-40, 0); from > 0 { // a paragraph can be one long line
		text, column = append([]rune("…"), text[from:]...), column-from+1
	}
	if len(text) > 60 {
		text = append(text[:60:60], '…')
	}
	return append(out, number+string(text), strings.Repeat(" ", 6)+"│ "+strings.Repeat(" ", column)+"^")
}
