package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

func newCaseCommand(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "case",
		Short: "what became of your letters, and what comes next",
		Long: `case keeps what became of each letter: when it was sent, what is due, what came
back, and what to do next. "unscrape write --track" opens a case for each letter.

A case is a folder that you can open yourself; "unscrape case show" says where.
An ID may be shortened as long as it stays the only one that begins so.`,
		Example: "  unscrape write --request examples/eu-resident.toml --out letters-out --track\n" +
			"  unscrape case list\n" +
			"  unscrape case record discord-1 sent --on 2026-11-22\n" +
			"  unscrape case next discord-1",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newCaseListCommand(e),
		newCaseShowCommand(e),
		newCaseRecordCommand(e),
		newCaseAttachCommand(e),
		newCaseNextCommand(e),
		newCaseUndoCommand(e),
		newCaseDeleteCommand(e),
	)
	return cmd
}

// caseStore is the store of the person's cases.
func caseStore(e env) (*cases.Store, error) {
	f, err := findFolders(e)
	if err != nil {
		return nil, err
	}
	return cases.New(e.FS, f.Data, e.Now), nil
}

// arguments checks that a command got what its Use names.
func arguments(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usage("%s: %s is missing", cmd.CommandPath(), names[len(args)])
		case len(args) > len(names):
			return usage("%s takes %s, and got %q besides", cmd.CommandPath(), list(names), args[len(names)])
		}
		return nil
	}
}

// completeCases gives the shell the IDs of the cases for the first argument,
// and words for the second.
func completeCases(e env, second ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		switch len(args) {
		case 0:
			store, err := caseStore(e)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			all, _, _ := store.List(cmd.Context())
			var ids []string
			for _, c := range all {
				ids = append(ids, c.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		case 1:
			if second != nil {
				return second, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

// caseError puts an error of the store into the program's own kinds.
func caseError(err error) error {
	var event *cases.EventError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, cases.ErrUnknown), errors.Is(err, cases.ErrAmbiguous):
		return hinted(refused(err), `"unscrape case list" lists them`)
	case errors.Is(err, cases.ErrClock):
		return hinted(err, "set the computer's clock")
	case errors.Is(err, cases.ErrNothing):
		return hinted(refused(err), `"unscrape case delete" removes the case`)
	case errors.As(err, &event):
		switch event.Field {
		case "On":
			return usage("--on: %w", err)
		case "Letter":
			return usage("--letter: %w", err)
		}
		return usage("%w", err)
	case errors.Is(err, disk.ErrTooLarge), errors.Is(err, disk.ErrNotRegular), errors.Is(err, disk.ErrIsFolder):
		return refused(err)
	}
	return err
}

// theCase finds the case that was typed.
func theCase(ctx context.Context, e env, typed string) (*cases.Store, cases.Case, error) {
	store, err := caseStore(e)
	if err != nil {
		return nil, cases.Case{}, err
	}
	id, err := store.Find(typed)
	if err != nil {
		return nil, cases.Case{}, caseError(err)
	}
	c, err := store.Load(ctx, id)
	return store, c, caseError(err)
}

// sayFaults names what could not be used.
func sayFaults(e env, faults []error) {
	say := printer{w: e.Err}
	for _, f := range faults {
		say.line("unscrape: %v", f)
	}
}

// dayOf reads --on; "" is today.
func dayOf(e env, s string) (law.Date, error) {
	if s == "" {
		return law.DateOf(e.Now()), nil
	}
	d, err := law.ParseDate(s)
	if err != nil {
		return law.Date{}, usage("--on: %w", err)
	}
	return d, nil
}

func newCaseRecordCommand(e env) *cobra.Command {
	var on, letter string
	long := "record adds what happened to a letter, by default to the latest of the case, today.\n\nEVENT is one of:\n"
	for _, k := range cases.Kinds() {
		long += fmt.Sprintf("  %-18s %s\n", k, k.About())
	}
	long += "\nNothing is ever overwritten: \"unscrape case undo\" takes back the latest event."
	cmd := &cobra.Command{
		Use:     "record ID EVENT",
		Short:   "record what happened to a letter",
		Long:    long,
		Example: "  unscrape case record discord-1 received --on 2026-11-24",
		Args:    arguments("the ID of the case", "the event"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCaseRecord(cmd.Context(), e, args[0], args[1], on, letter)
		},
		ValidArgsFunction: completeCases(e, names(cases.Kinds())...),
	}
	cmd.Flags().StringVar(&on, "on", "", "the `DATE` on which it happened; default: today")
	cmd.Flags().StringVar(&letter, "letter", "", "the `LETTER` it happened to; default: the latest")
	return cmd
}

func runCaseRecord(ctx context.Context, e env, typed, event, on, letter string) error {
	if !slices.Contains(cases.Kinds(), cases.Kind(event)) {
		return hinted(usage("there is no event %q", safetext.Cut(event, 40)), "the events are "+list(cases.Kinds()))
	}
	day, err := dayOf(e, on)
	if err != nil {
		return err
	}
	store, c, err := theCase(ctx, e, typed)
	if err != nil {
		return err
	}
	before := len(c.Faults)
	after, err := store.Record(ctx, c.ID, cases.Kind(event), day, letter)
	sayFaults(e, after.Faults)
	if err != nil {
		if before > 0 && len(after.Faults) == 0 {
			sayFaults(e, c.Faults)
		}
		return caseError(err)
	}
	out := printer{w: e.Out}
	out.line("Recorded: %s on %s.", event, longDay(day))
	printStanding(&out, after)
	return out.err
}

func newCaseAttachCommand(e env) *cobra.Command {
	var as, on, letter string
	cmd := &cobra.Command{
		Use:   "attach ID FILE --as answer|proof",
		Short: "keep a file with a case: what came back, or a proof",
		Long: `attach copies a file into the folder of a case, with its SHA-256: an answer, or
the proof that something was sent or received. The file itself stays as it is.`,
		Example: "  unscrape case attach discord-1 reply.pdf --as answer --on 2026-12-20",
		Args:    arguments("the ID of the case", "the file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCaseAttach(cmd.Context(), e, args[0], args[1], as, on, letter)
		},
		ValidArgsFunction: completeCases(e),
	}
	cmd.Flags().StringVar(&as, "as", "", "what the file is: `answer or proof`")
	cmd.Flags().StringVar(&on, "on", "", "the `DATE` on which it came; default: today")
	cmd.Flags().StringVar(&letter, "letter", "", "the `LETTER` it belongs to; default: the latest")
	complete(cmd, "as", func() []string { return []string{cases.Answer, cases.Proof} })
	return cmd
}

func runCaseAttach(ctx context.Context, e env, typed, path, as, on, letter string) error {
	if as != cases.Answer && as != cases.Proof {
		return usage("--as says what the file is: answer or proof")
	}
	day, err := dayOf(e, on)
	if err != nil {
		return err
	}
	store, c, err := theCase(ctx, e, typed)
	if err != nil {
		return err
	}
	sayFaults(e, c.Faults)
	after, f, err := store.Attach(ctx, c.ID, path, as, day, letter)
	if err != nil {
		return caseError(err)
	}
	out := printer{w: e.Out}
	out.line("Kept as %s in %s.", f.Name, after.Dir)
	out.line("SHA-256: %s", f.SHA256)
	if l, ok := after.Letter(); ok && as == cases.Answer && l.Answered.IsZero() && l.Refused.IsZero() {
		out.line("To record that they answered: unscrape case record %s answered --on %s", after.ID, day)
	}
	return out.err
}

func newCaseUndoCommand(e env) *cobra.Command {
	return &cobra.Command{
		Use:   "undo ID",
		Short: "take back the latest event of a case",
		Long: `undo takes back the latest event of a case that still counts. Nothing is erased:
the history keeps the event and that it was taken back. An attached file stays.`,
		Args: arguments("the ID of the case"),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, c, err := theCase(cmd.Context(), e, args[0])
			if err != nil {
				return err
			}
			after, gone, err := store.Undo(cmd.Context(), c.ID)
			sayFaults(e, after.Faults)
			if err != nil {
				return caseError(err)
			}
			out := printer{w: e.Out}
			out.line("Taken back: %s on %s.", gone.Kind, longDay(gone.On))
			if gone.File != nil {
				out.line("The file stays where it is: %s", gone.File.Name)
			}
			printStanding(&out, after)
			return out.err
		},
		ValidArgsFunction: completeCases(e, []string{}...),
	}
}

// cannotPromise is said whenever a case is removed.
const cannotPromise = `unscrape cannot reach: the letters in the folders where you had them written;
backups and synchronised copies; what a deleted file leaves on the disk until it
is written over (full-disk encryption helps, deleting does not); e-mails you
have sent.`

func newCaseDeleteCommand(e env) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "delete ID",
		Short: "remove all of one case",
		Long: `delete removes the folder of one case with everything in it: its history, the
letters kept there and the answers. The ID has to be typed in full.`,
		Args:              arguments("the ID of the case"),
		RunE:              func(cmd *cobra.Command, args []string) error { return runCaseDelete(cmd.Context(), e, args[0], yes) },
		ValidArgsFunction: completeCases(e, []string{}...),
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func runCaseDelete(ctx context.Context, e env, id string, yes bool) error {
	store, err := caseStore(e)
	if err != nil {
		return err
	}
	c, err := store.Load(ctx, id) // the whole ID: nothing is removed by a guess
	if err != nil {
		return caseError(err)
	}
	files, err := disk.Tree(e.FS, c.Dir)
	if err != nil {
		return err
	}
	say := printer{w: e.Err}
	say.line("This removes %s with %s:", id, plural(len(files), "file", "files"))
	for _, name := range files {
		say.line("  %s", name)
	}
	if !yes {
		if err := confirm(ctx, e, "Remove them? Type yes: "); err != nil {
			return err
		}
	}
	if err := store.Delete(ctx, id); err != nil {
		return caseError(err)
	}
	out := printer{w: e.Out}
	out.line("Removed %s.", id)
	out.line("")
	out.line("%s", cannotPromise)
	return out.err
}
