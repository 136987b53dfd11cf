package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/templates"
)

func newTemplateCommand(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "template",
		Short: "the letter texts: list, copy, change, check and preview them",
		Long: `template works with the letter texts. They are plain Markdown files, and you can
have your own: copy one, change its words in any editor, and look at the letter
it makes while you do.

Texts of your own lie in the folder "templates" of your configuration, below
their language. One with the name of a shipped text replaces it; one with "~"
and a name of yours behind it stands beside it.`,
		Example: "  unscrape template copy gdpr-access-platform --as mine\n" +
			"  unscrape template preview gdpr-access-platform~mine --watch\n" +
			"  unscrape template check",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newTemplateListCommand(e), newTemplateShowCommand(e), newTemplateCopyCommand(e),
		newTemplateCheckCommand(e), newTemplatePreviewCommand(e), newTemplateImportCommand(e),
	)
	return cmd
}

// oneName is the rule for commands that take the NAME of one letter text.
func oneName(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s takes the NAME of one letter text", strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" "))
	}
	return nil
}

func completeTexts(e env) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var names []string
		for _, info := range newShop(e).library().List() {
			names = append(names, info.Name)
		}
		return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp
	}
}

func languageFlag(cmd *cobra.Command, e env, language *string, what string) {
	cmd.Flags().StringVar(language, "language", "", what)
	complete(cmd, "language", func() (all []string) {
		for _, info := range newShop(e).library().List() {
			all = append(all, info.Language)
		}
		slices.Sort(all)
		return slices.Compact(all)
	})
}

func newTemplateListCommand(e env) *cobra.Command {
	var language string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list the letter texts",
		Long: `list names the letter texts, the shipped ones and your own, each with the
languages it is in, and says which of two is used. A text of yours that has a
fault is not used: the shipped one is, if there is one.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runTemplateList(cmd.Context(), e, language, asJSON) },
	}
	languageFlag(cmd, e, &language, "only those in this `LANGUAGE`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

// textRow is one letter text in one language.
type textRow struct {
	Name     string `json:"name"`
	Language string `json:"language"`
	Regime   string `json:"regime"`
	Letter   string `json:"letter"`
	Role     string `json:"role"`
	Variant  string `json:"variant"`
	Own      bool   `json:"own"`
	Replaces bool   `json:"replaces"`
	Fault    string `json:"fault"` // why the person's own text is not used; ""
	Path     string `json:"path"`  // of an own text; ""
}

// state says in words which text is used.
func (l textRow) state() string {
	switch {
	case l.Fault != "" && l.Replaces:
		return "your own has a fault, so the shipped one is used"
	case l.Fault != "":
		return "your own has a fault and is not used"
	case l.Replaces:
		return "your own, in place of the shipped one"
	case l.Own:
		return "your own"
	}
	return ""
}

func runTemplateList(_ context.Context, e env, language string, asJSON bool) error {
	s := newShop(e)
	lib := s.library()
	all := []textRow{}
	for _, i := range lib.List() {
		if language != "" && i.Language != language {
			continue
		}
		l := textRow{
			Name: i.Name, Language: i.Language, Regime: string(i.Regime), Letter: i.Letter, Role: string(i.Role),
			Variant: i.Variant, Own: i.Own, Replaces: i.Replaces,
		}
		if i.Own {
			l.Path = s.pathOf(i)
			if t, err := lib.ByName(i.Name, i.Language); err != nil {
				l.Fault = firstFault(err)
			} else if t.InsteadOf != nil {
				l.Fault = firstFault(t.InsteadOf)
			}
		}
		all = append(all, l)
	}
	say := printer{w: e.Err}
	for _, f := range lib.Strays() {
		f.File = s.ownPath(f.File)
		say.line("unscrape: %s", f)
	}
	if asJSON {
		return printJSON(e.Out, struct {
			Templates []textRow `json:"templates"`
		}{all})
	}
	if len(all) == 0 {
		return hinted(usage("there is no letter text in the language %q", language), "\"unscrape template list\" shows the languages of each")
	}
	out := printer{w: e.Out}
	for _, row := range rowsOf(all) {
		out.line("%s", row)
	}
	for _, l := range all {
		if l.Fault != "" {
			say.line("unscrape: %s", l.Fault)
		}
	}
	return out.err
}

// rowsOf is one line for each name and state, with the languages in it.
func rowsOf(all []textRow) (rows []string) {
	type key struct{ name, state string }
	var order []key
	languages := map[key][]string{}
	for _, l := range all {
		k := key{l.Name, l.state()}
		if languages[k] == nil {
			order = append(order, k)
		}
		languages[k] = append(languages[k], l.Language)
	}
	for _, k := range order {
		rows = append(rows, strings.TrimRight(fmt.Sprintf("%-44s %-32s  %s", k.name, strings.Join(languages[k], " "), k.state), " "))
	}
	return rows
}

// firstFault is the first thing wrong with a text.
func firstFault(err error) string {
	if found := templates.FindingsOf(err); len(found) > 0 {
		return found[0].String()
	}
	return err.Error()
}

func newTemplateShowCommand(e env) *cobra.Command {
	var language string
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "print one letter text as it is written",
		Args:  oneName,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runTemplateShow(cmd.Context(), e, args[0], language)
		},
		ValidArgsFunction: completeTexts(e),
	}
	languageFlag(cmd, e, &language, "in which `LANGUAGE`; English if it is not given")
	return cmd
}

func runTemplateShow(_ context.Context, e env, name, language string) error {
	lib := newShop(e).library()
	info, err := findText(lib, name, language)
	if err != nil {
		return err
	}
	text, err := lib.Read(info)
	if err != nil {
		return err
	}
	out := printer{w: e.Out}
	out.line("%s", strings.TrimRight(string(text), "\n"))
	return out.err
}

// findText is the listed text of a name in a language, by default in English
// or in the only language it has.
func findText(lib *templates.Library, name, language string) (templates.Info, error) {
	var named []templates.Info
	var languages []string
	for _, info := range lib.List() {
		if info.Name == name {
			named = append(named, info)
			languages = append(languages, info.Language)
		}
	}
	wanted := language
	if wanted == "" {
		wanted = "en"
	}
	for _, info := range named {
		if info.Language == wanted || language == "" && len(named) == 1 {
			return info, nil
		}
	}
	if len(named) > 0 {
		return templates.Info{}, hinted(usage("there is no letter text %q in the language %q", name, wanted), "it exists in "+strings.Join(languages, ", "))
	}
	hints := []string{"\"unscrape template list\" lists them"}
	if near := lib.Near(name); near != "" {
		hints = []string{fmt.Sprintf("did you mean %s", near)}
	}
	return templates.Info{}, hinted(usage("there is no letter text %q in the language %q", name, wanted), hints...)
}

func newTemplateCheckCommand(e env) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [FILE…]",
		Short: "look for faults in the letter texts",
		Long: `check looks for everything that can be wrong with a letter text, and says the
file, the line, the column, and what to do. It tries each text with every
combination of its options, with facts known and unknown, and lays out the
letters. Without a FILE it checks the shipped texts and all of your own.`,
		Example: "  unscrape template check\n  unscrape template check my-letter.md --json",
		RunE:    func(cmd *cobra.Command, args []string) error { return runTemplateCheck(cmd.Context(), e, args, asJSON) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}
