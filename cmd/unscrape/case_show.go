package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/law"
)

type caseListOptions struct {
	person        string
	overdue, json bool
}

func newCaseListCommand(e env) *cobra.Command {
	var o caseListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "all cases, what needs attention first",
		Long: `list prints one line for each case: its ID, where it stands, by when an answer is
due and what to do next. A date with a ~ rests on an estimated day of receipt.
Without cases it prints nothing.

With --overdue it is quick and quiet enough for a shell prompt.`,
		Example: "  unscrape case list --person jane\n" +
			"  unscrape case list --overdue | wc -l",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCaseList(cmd.Context(), e, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.person, "person", "", "only cases opened with this `LABEL`")
	f.BoolVar(&o.overdue, "overdue", false, "only cases whose answer is overdue")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

func runCaseList(ctx context.Context, e env, o caseListOptions) error {
	store, err := caseStore(e)
	if err != nil {
		return err
	}
	all, faults, err := store.List(ctx)
	if err != nil {
		return err
	}
	sayFaults(e, faults)
	var shown []cases.Case
	for _, c := range all {
		sayFaults(e, c.Faults)
		if c.ReadOnly != nil && len(c.Faults) == 0 {
			sayFaults(e, []error{c.ReadOnly})
		}
		if o.person != "" && c.Person != cases.Label(o.person) || o.overdue && c.State != cases.Overdue {
			continue
		}
		shown = append(shown, c)
	}
	if o.json {
		return printJSON(e.Out, casesJSON(shown))
	}
	widths := [2]int{}
	for _, c := range shown {
		widths[0], widths[1] = max(widths[0], len(c.ID)), max(widths[1], len(caseWords(c)))
	}
	var lines bytes.Buffer // written at once: a terminal is slow
	out := printer{w: &lines}
	for _, c := range shown {
		due := "-         "
		if showsDue(c) {
			due = c.Due.String()
		}
		mark := " "
		if l, ok := c.Letter(); ok && showsDue(c) && l.Estimated {
			mark = "~"
		}
		out.line("%s", strings.TrimRight(fmt.Sprintf("%-*s  %-*s  %s%s  %s", widths[0], c.ID, widths[1], caseWords(c), due, mark, c.Next.Do), " "))
	}
	_, err = lines.WriteTo(e.Out)
	return err
}

// caseWords is the state of a case in words.
func caseWords(c cases.Case) string {
	if c.State == "" {
		return "cannot be read"
	}
	return c.State.Words()
}

// showsDue reports whether the due date still matters.
func showsDue(c cases.Case) bool {
	switch c.State {
	case cases.Waiting, cases.Overdue, cases.AsksIdentity, cases.AsksMeaning:
		return !c.Due.IsZero()
	}
	return false
}

// longDay is a day with its name.
func longDay(d law.Date) string { return d.Weekday().String() + " " + day(d) }

// printStanding says where a case stands, and what comes next.
func printStanding(p *printer, c cases.Case) {
	p.line("%s: %s.", c.ID, caseWords(c))
	if l, ok := c.Letter(); ok && showsDue(c) {
		estimate := ""
		if l.Estimated {
			estimate = " (an estimate: the day of receipt is not recorded)"
		}
		p.line("An answer is due by %s%s.", longDay(c.Due), estimate)
	}
	printNext(p, c)
	for _, l := range c.Letters {
		for _, r := range l.Remarks {
			p.line("Note on %s: %s", l.Name, r)
		}
	}
	for _, r := range c.Remarks {
		p.line("Note: %s", r)
	}
}

func printNext(p *printer, c cases.Case) {
	switch {
	case c.Next.Do == "":
	case c.Next.On.IsZero():
		p.line("Next: %s.", c.Next.Do)
	case c.Next.On == c.Due:
		p.line("Next: %s, until %s.", c.Next.Do, longDay(c.Next.On))
	default:
		p.line("Next: %s, from %s.", c.Next.Do, longDay(c.Next.On))
	}
}

func newCaseNextCommand(e env) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "next ID",
		Short: "what to do next in a case, and why",
		Args:  arguments("the ID of the case"),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, c, err := theCase(cmd.Context(), e, args[0])
			if err != nil {
				return err
			}
			sayFaults(e, c.Faults)
			if asJSON {
				return printJSON(e.Out, nextJSON(c))
			}
			out := printer{w: e.Out}
			if c.Next.Do == "" {
				out.line("%s: %s. Nothing is left to do.", c.ID, caseWords(c))
			}
			printNext(&out, c)
			for _, w := range c.Next.Why {
				out.line("  %s", w)
			}
			return out.err
		},
		ValidArgsFunction: completeCases(e, []string{}...),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

func newCaseShowCommand(e env) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "one case: its letters, its dates with their reasons, its history",
		Long: `show tells all of one case: each letter with its own period and how its date was
counted, the history, and the files, which it compares with their SHA-256.`,
		Args:              arguments("the ID of the case"),
		RunE:              func(cmd *cobra.Command, args []string) error { return runCaseShow(cmd.Context(), e, args[0], asJSON) },
		ValidArgsFunction: completeCases(e, []string{}...),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, as docs/json.md describes")
	return cmd
}

func runCaseShow(ctx context.Context, e env, typed string, asJSON bool) error {
	store, c, err := theCase(ctx, e, typed)
	if err != nil {
		return err
	}
	c.Faults = append(c.Faults, store.Verify(c)...)
	sayFaults(e, c.Faults)
	if c.ReadOnly != nil {
		sayFaults(e, []error{fmt.Errorf("%s is only read: %w", c.ID, c.ReadOnly)})
	}
	if asJSON {
		return printJSON(e.Out, showJSON(c))
	}
	out := printer{w: e.Out}
	title := c.Addressee.Name
	if c.Person != "" {
		title += ", for " + c.Person
	}
	out.line("%s", title)
	printStanding(&out, c)
	for _, l := range c.Letters {
		out.line("")
		out.line("The letter %s of %s: %s.", l.Name, day(l.Date), l.State.Words())
		for _, r := range l.Reasons() {
			out.line("  %s", r)
		}
		for _, s := range l.Deadline.Steps {
			out.line("  %s  %s", s.Due, s.Name)
		}
	}
	out.line("")
	printHistory(&out, c)
	out.line("")
	out.line("Everything lies in %s", c.Dir)
	return out.err
}

// printHistory lists all events, also those taken back.
func printHistory(p *printer, c cases.Case) {
	p.line("What happened:")
	for _, r := range eventsJSON(c) {
		line := fmt.Sprintf("  %s  %-18s %s", r.On, r.Event, r.Letter)
		if r.File != "" {
			line += "  " + r.File
		}
		if r.TakenBack {
			line += "  (taken back)"
		}
		p.line("%s", strings.TrimRight(line, " "))
	}
}
