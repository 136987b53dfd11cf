package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot builds the whole command line over one environment. Nothing here
// reads or opens anything: that is for the command that runs.
func newRoot(e env) *cobra.Command {
	// Started from Windows' Explorer, cobra would refuse to run: but this is
	// just how the wizard will be opened.
	cobra.MousetrapHelpText = ""
	var opts newOptions
	root := &cobra.Command{
		Use:   "unscrape",
		Short: "letters for people whose data was scraped",
		Long: `unscrape helps you write to those who scraped your data, and to the platform
it was scraped from: it asks what happened, shows each letter before it exists,
and writes it as a PDF. Everything stays on this computer; nothing is sent.

Without a command it starts with the first question.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runNew(cmd.Context(), e, opts)
		},
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.Version = version()
	root.SetVersionTemplate("unscrape {{.Version}}\n")
	screenFlags(root, &opts)
	root.SetIn(e.In)
	root.SetOut(e.Out)
	root.SetErr(e.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return &usageError{err} })
	root.SetUsageTemplate(strings.TrimRight(root.UsageTemplate(), "\n") + "\n\n" + exitStatus)
	root.AddCommand(
		newNewCommand(e),
		newWriteCommand(e),
		newCaseCommand(e),
		newDeadlineCommand(e),
		newTemplateCommand(e),
		newDirectoryCommand(e),
		newDiscordCommand(e),
		newForgetCommand(e),
		newVersionCommand(e),
	)
	root.SetHelpCommand(newHelpCommand())
	return root
}

// newHelpCommand is cobra's own, with an error for a command that is not
// there instead of a text on the wrong stream.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "help about any command",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || target == nil || len(rest) > 0 {
				return usage("there is no command %q", strings.Join(args, " "))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasSubCommands() {
		return hinted(usage("there is no command %q", args[0]), suggestions(cmd, args[0])...)
	}
	return usage("%s takes no arguments, and got %q", cmd.CommandPath(), args[0])
}

func suggestions(cmd *cobra.Command, typed string) []string {
	if cmd.SuggestionsMinimumDistance <= 0 {
		cmd.SuggestionsMinimumDistance = 2
	}
	var lines []string
	for _, s := range cmd.SuggestionsFor(typed) {
		lines = append(lines, fmt.Sprintf("did you mean \"%s %s\"", cmd.CommandPath(), s))
	}
	if lines == nil {
		lines = append(lines, fmt.Sprintf("\"%s --help\" lists the commands", cmd.CommandPath()))
	}
	return lines
}

// complete gives a flag's values to the shell. They are found when asked for:
// nothing is read at start.
func complete(cmd *cobra.Command, flag string, values func() []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values(), cobra.ShellCompDirectiveNoFileComp
	})
}

func names[S ~string](list []S) []string {
	var all []string
	for _, n := range list {
		all = append(all, string(n))
	}
	return all
}
