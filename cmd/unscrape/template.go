package main

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/templates"
)

func newTemplateCommand(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "template",
		Short: "the letter texts: list and show them",
		Long: `template lists and shows the letter texts. Texts of your own lie in the folder
"templates" of your configuration, below their language; one with the name of a
shipped text replaces it.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var language string
	listing := &cobra.Command{
		Use:   "list",
		Short: "list the letter texts",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runTemplateList(cmd.Context(), e, language) },
	}
	listing.Flags().StringVar(&language, "language", "", "only those in this `LANGUAGE`")
	var shown templateShowOptions
	show := &cobra.Command{
		Use:   "show NAME",
		Short: "print one letter text",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("template show takes the NAME of one letter text")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			shown.name = args[0]
			return runTemplateShow(cmd.Context(), e, shown)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, info := range newShop(e).library().List() {
				names = append(names, info.Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	show.Flags().StringVar(&shown.language, "language", "en", "in which `LANGUAGE`")
	cmd.AddCommand(listing, show)
	return cmd
}

func runTemplateList(_ context.Context, e env, language string) error {
	lib := newShop(e).library()
	out := printer{w: e.Out}
	for _, info := range lib.List() {
		if language != "" && info.Language != language {
			continue
		}
		line := fmt.Sprintf("%-44s %-6s", info.Name, info.Language)
		switch {
		case info.Replaces:
			line += " your own, in place of the shipped one"
		case info.Own:
			line += " your own"
		}
		out.line("%s", strings.TrimRight(line, " "))
	}
	say := printer{w: e.Err}
	for _, f := range lib.Strays() {
		say.line("unscrape: %s", f)
	}
	return out.err
}

type templateShowOptions struct{ name, language string }

func runTemplateShow(_ context.Context, e env, o templateShowOptions) error {
	s := newShop(e)
	for _, info := range s.library().List() {
		if info.Name != o.name || info.Language != o.language {
			continue
		}
		folder := templates.Shipped()
		if info.Own {
			folder = s.own("templates")
		}
		text, err := fs.ReadFile(folder, info.Path)
		if err != nil {
			return err
		}
		out := printer{w: e.Out}
		out.line("%s", strings.TrimRight(string(text), "\n"))
		return out.err
	}
	return hinted(usage("there is no letter text %q in the language %q", o.name, o.language), "\"unscrape template list\" lists them")
}
