package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

type textImport struct {
	file, language, letter, role, as string
	stdout                           bool
}

func newTemplateImportCommand(e env) *cobra.Command {
	var o textImport
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "make a letter text of one from datarequests.org",
		Long: `import reads a letter in the syntax of datarequests.org ([flag>text], {variable})
and makes a text of your own of it, beside the shipped ones. What has no
counterpart here, and every bracket that never closes, is said with its line and
column. Where that would leave a hole in the letter, the new text has a fault
until you have mended it, so that nothing is sent by mistake.

The path of the new file is printed on standard output.`,
		Example: "  unscrape template import templates/en/access-default.txt\n" +
			"  unscrape template import letter.txt --letter erasure --language de --as theirs",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("template import takes one FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			return runTemplateImport(cmd.Context(), e, o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.language, "language", "", "the `LANGUAGE` it is written in; by default the name of its folder, or en")
	f.StringVar(&o.letter, "letter", "", "what `KIND` of letter it is: access, erasure …; by default as its file is called")
	f.StringVar(&o.role, "role", "platform", "to whom it goes: platform, scraper …")
	f.StringVar(&o.as, "as", "imported", "your name for it, the `VARIANT`: small letters, digits, hyphens")
	f.BoolVar(&o.stdout, "stdout", false, "print the text instead of keeping it")
	complete(cmd, "role", func() []string { return names(law.Roles()) })
	complete(cmd, "letter", func() []string { return foreignKinds })
	return cmd
}

// foreignKinds are the letters that datarequests.org has, as its files are
// called, with the rights they exercise.
var foreignKinds = []string{"access", "erasure", "rectification", "objection"}

var foreignTitles = map[string]string{
	"access": `Request for access under {{cite "15"}}`, "erasure": `Request for erasure under {{cite "17"}}`,
	"rectification": `Request for rectification under {{cite "16"}}`, "objection": `Objection under {{cite "21"}}`,
}

// meta is what the new text says of itself.
func (o textImport) meta() (templates.Meta, error) {
	m := templates.Meta{Regime: law.GDPR, Letter: o.letter, Role: law.Role(o.role), Variant: o.as, Language: o.language}
	base := strings.TrimSuffix(filepath.Base(o.file), filepath.Ext(o.file))
	if m.Letter == "" {
		m.Letter, _, _ = strings.Cut(base, "-")
		if !slices.Contains(foreignKinds, m.Letter) {
			return m, usage("--letter is missing: the name of the file does not say what kind of letter it is; there are %s", list(foreignKinds))
		}
	}
	if m.Language == "" {
		m.Language = "en"
		if folder := filepath.Base(filepath.Dir(o.file)); len(folder) == 2 && strings.ToLower(folder) == folder && folder != ".." {
			m.Language = folder
		}
	}
	if !slices.Contains(law.Roles(), m.Role) {
		return m, usage("--role: %q is none of %s", o.role, list(law.Roles()))
	}
	if m.Variant == "" {
		return m, usage("--as is empty: a name for the new text")
	}
	if slices.Contains(foreignKinds, m.Letter) {
		m.Rights = []law.Right{law.Right(m.Letter)}
	}
	m.Title = foreignTitles[m.Letter]
	if t, err := templates.NewLibrary(templates.Shipped(), nil).Find(m.Regime, m.Letter, m.Role, m.Language); err == nil && t.Meta.Language == m.Language {
		m.Title = t.Meta.Title
	} else if m.Language != "en" || m.Title == "" {
		m.Title = "…"
	}
	m.Summary = "A letter from datarequests.org."
	return m, nil
}

func runTemplateImport(_ context.Context, e env, o textImport) error {
	m, err := o.meta()
	if err != nil {
		return err
	}
	s := newShop(e)
	if !o.stdout && s.folders.Config == "" {
		return errNoHome
	}
	src, err := disk.Read(e.FS, o.file, maxTemplate)
	if errors.Is(err, disk.ErrTooLarge) || errors.Is(err, disk.ErrNotRegular) || errors.Is(err, disk.ErrIsFolder) {
		return refused(err)
	}
	if err != nil {
		return err
	}
	text, reports := templates.FromDatarequests(o.file, src, m)
	say := printer{w: e.Err}
	for _, r := range reports {
		say.line("%s", r)
	}
	if text == nil {
		return refused(fmt.Errorf("%+q is no letter text", o.file))
	}
	if o.stdout {
		out := printer{w: e.Out}
		out.line("%s", strings.TrimRight(string(text), "\n"))
		return out.err
	}
	if _, _, err := templates.WithVariant(o.file, text, m.Variant); err != nil {
		return refusedText(err)
	}
	name := string(m.Regime) + "-" + m.Letter + "-" + string(m.Role) + "~" + m.Variant
	path, err := s.keepText(m.Language, name, text)
	if err != nil {
		return err
	}
	out := printer{w: e.Out}
	out.line("%s", path)
	if n := len(templates.CheckFile(filepath.ToSlash(path), text)); n > 0 {
		say.line("It has %s to mend before it makes a letter. This shows the first, and then the letter:", plural(n, "fault", "faults"))
	} else {
		say.line("It can be used as it is. This shows the letter:")
	}
	say.line("  unscrape template preview %s%s --watch", name, inLanguage(m.Language))
	return out.err
}
