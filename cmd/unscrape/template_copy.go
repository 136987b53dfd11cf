package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/templates"
)

type copyOptions struct{ name, language, as string }

func newTemplateCopyCommand(e env) *cobra.Command {
	var o copyOptions
	cmd := &cobra.Command{
		Use:   "copy NAME",
		Short: "copy a letter text into your own folder, to change it there",
		Long: `copy puts a letter text into your own folder, where you can change it. With --as
it stands beside the shipped one, under a name of yours; without, it takes the
shipped one's place in every letter. A file that is there is never written over.

The path of the new file is printed on standard output.`,
		Example: "  unscrape template copy gdpr-access-platform --as mine\n" +
			"  unscrape template copy gdpr-access-scraper --language de",
		Args: oneName,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.name = args[0]
			return runTemplateCopy(cmd.Context(), e, o)
		},
		ValidArgsFunction: completeTexts(e),
	}
	languageFlag(cmd, e, &o.language, "in which `LANGUAGE`; English if it is not given")
	cmd.Flags().StringVar(&o.as, "as", "", "your name for it, the `VARIANT`: small letters, digits, hyphens")
	return cmd
}

func runTemplateCopy(_ context.Context, e env, o copyOptions) error {
	s := newShop(e)
	if s.folders.Config == "" {
		return errNoHome
	}
	lib := s.library()
	info, err := findText(lib, o.name, o.language)
	if err != nil {
		return err
	}
	if info.Own && info.Replaces && o.as == "" {
		return alreadyOwn(s.pathOf(info))
	}
	src, err := lib.Read(info)
	if err != nil {
		return err
	}
	text, name, err := templates.WithVariant(info.Path, src, o.as)
	if err != nil {
		return refusedText(err)
	}
	path, err := s.keepText(info.Language, name, text)
	if err != nil {
		return err
	}
	out := printer{w: e.Out}
	out.line("%s", path)
	say := printer{w: e.Err}
	if o.as == "" {
		say.line("Your text takes the place of the shipped one from now on.")
	} else {
		say.line("Your text stands beside the shipped one. The questions offer it where the wording is chosen.")
	}
	say.line("Open it in any editor. This shows the letter each time you save:")
	say.line("  unscrape template preview %s%s --watch", name, inLanguage(info.Language))
	return out.err
}

// inLanguage is the flag by which a command finds a text that is not English.
func inLanguage(language string) string {
	if language == "en" {
		return ""
	}
	return " --language " + language
}

func alreadyOwn(path string) error {
	return hinted(refused(&existsError{[]string{path}}), "it is yours to change; with --as a further copy gets a name of its own")
}

// refusedText is a text that cannot be used, with its first fault.
func refusedText(err error) error {
	if found := templates.FindingsOf(err); len(found) > 0 {
		return refused(fmt.Errorf("%s", found[0]))
	}
	return usage("%w", err)
}

// keepText writes a new text into the person's own folder, never over another.
func (s *shop) keepText(language, name string, text []byte) (path string, err error) {
	path = s.ownPath(language + "/" + name + ".md")
	if _, err := s.env.FS.Lstat(path); err == nil {
		return "", alreadyOwn(path)
	}
	made, err := disk.Folder(s.env.FS, filepath.Dir(path))
	if err != nil {
		return "", err
	}
	err = disk.Write(s.env.FS, disk.Keep, disk.Content{Path: path, Data: text})
	if err == nil {
		return path, nil
	}
	disk.RemoveFolders(s.env.FS, made)
	if errors.Is(err, disk.ErrExists) {
		return "", alreadyOwn(path)
	}
	return "", err
}
