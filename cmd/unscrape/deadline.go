package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"example.org/unscrape/internal/law"
)

// deadlineOptions are the flags of "unscrape deadline", as typed.
type deadlineOptions struct {
	regime, received, country, right string
	extended                         string
	idAsked, idSupplied              string
	clarifyAsked, clarifySupplied    string
	json                             bool
}

func newDeadlineCommand(e env) *cobra.Command {
	var o deadlineOptions
	cmd := &cobra.Command{
		Use:   "deadline --regime REGIME --received DATE",
		Short: "by when a letter must be answered, and why",
		Long: `deadline counts by when a letter must be answered, from the day on which the
addressee got it, and says how: the rule, public holidays, extensions.

Dates are written as 2026-11-22. --country is where the addressee is
established; its public holidays count, those of a part of it (DE-BY, GB-SCT)
too. Asked and supplied are the days on which the addressee asked you for
proof of identity, or what exactly you mean, and on which you answered.`,
		Example: "  unscrape deadline --regime gdpr --received 2026-01-31 --country NL",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDeadline(cmd.Context(), e, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.regime, "regime", "", "the `REGIME` the letter stands on: gdpr, uk-gdpr, ccpa or fadp")
	f.StringVar(&o.received, "received", "", "the `DATE` on which the addressee got the letter")
	f.StringVar(&o.country, "country", "", "the country (`CC`) where the addressee is established: NL, DE-BY, GB-SCT, US-CA …")
	f.StringVar(&o.right, "right", "", "the `RIGHT` that was used, where it matters: opt-out or limit-use (California)")
	f.StringVar(&o.extended, "extended", "", "the `DATE` of their notice that they need longer")
	f.StringVar(&o.idAsked, "id-asked", "", "the `DATE` on which they asked who you are")
	f.StringVar(&o.idSupplied, "id-supplied", "", "the `DATE` on which you answered that")
	f.StringVar(&o.clarifyAsked, "clarify-asked", "", "the `DATE` on which they asked what you mean (UK)")
	f.StringVar(&o.clarifySupplied, "clarify-supplied", "", "the `DATE` on which you answered that")
	f.BoolVar(&o.json, "json", false, "print JSON, as docs/json.md describes")
	complete(cmd, "regime", func() []string { return names(law.Regimes()) })
	complete(cmd, "right", func() []string { return names([]law.Right{law.OptOut, law.LimitUse}) })
	return cmd
}

func runDeadline(_ context.Context, e env, o deadlineOptions) error {
	q, err := o.query(law.DateOf(e.Now()))
	if err != nil {
		return err
	}
	d, err := law.Answer(q)
	if wrong := (*law.QueryError)(nil); errors.As(err, &wrong) {
		return usage("%s: %w", deadlineFlag[wrong.Field], err)
	}
	if none := (*law.NoPeriodError)(nil); errors.As(err, &none) {
		return usage("--regime: %w", err)
	}
	if err != nil {
		return err
	}
	if o.json {
		return printJSON(e.Out, deadlineJSON(d))
	}
	return printDeadline(e.Out, d)
}

// deadlineFlag has the flag for each field of a query.
var deadlineFlag = map[string]string{
	"Received": "--received", "Extended": "--extended", "Right": "--right", "At": "--country",
	"IDAsked": "--id-asked", "IDSupplied": "--id-supplied",
	"ClarifyAsked": "--clarify-asked", "ClarifySupplied": "--clarify-supplied",
}

// query reads the flags; each refusal names its flag.
func (o deadlineOptions) query(today law.Date) (law.Query, error) {
	var q law.Query
	if o.regime == "" {
		return q, usage("--regime is missing: gdpr, uk-gdpr, ccpa or fadp")
	}
	if o.received == "" {
		return q, usage("--received is missing: the day the addressee got the letter")
	}
	var err error
	if q.Regime, err = law.ParseRegime(o.regime); err != nil {
		return q, usage("--regime: %w", err)
	}
	for _, d := range []struct {
		flag, value string
		to          *law.Date
	}{
		{"--received", o.received, &q.Received},
		{"--extended", o.extended, &q.Extended},
		{"--id-asked", o.idAsked, &q.IDAsked},
		{"--id-supplied", o.idSupplied, &q.IDSupplied},
		{"--clarify-asked", o.clarifyAsked, &q.ClarifyAsked},
		{"--clarify-supplied", o.clarifySupplied, &q.ClarifySupplied},
	} {
		if d.value == "" {
			continue
		}
		if *d.to, err = law.ParseDate(d.value); err != nil {
			return q, usage("%s: %w", d.flag, err)
		}
		if d.to.After(today.AddMonths(12)) {
			return q, usage("%s: the day lies more than a year ahead", d.flag)
		}
	}
	if o.country != "" {
		if q.At, err = law.ParsePlace(o.country); err != nil {
			return q, usage("--country: %w", err)
		}
	}
	if o.right != "" {
		if q.Right, err = parseRight(q.Regime, o.right); err != nil {
			return q, err
		}
	}
	return q, nil
}

func parseRight(r law.Regime, s string) (law.Right, error) {
	for _, right := range law.Rights(r) {
		if string(right) == s {
			return right, nil
		}
	}
	return "", usage("--right: the law named has no such right; it has %s", list(law.Rights(r)))
}

// printDeadline writes plain sentences, the date first.
func printDeadline(w io.Writer, d law.Deadline) error {
	p := printer{w: w}
	p.line("An answer is due by %s %s.", d.Due.Weekday(), day(d.Due))
	p.line("Rule: %s.", d.Rule)
	if len(d.Reasons)+len(d.Assumptions) > 0 {
		p.line("")
	}
	for _, s := range d.Reasons {
		p.line("%s", s)
	}
	for _, s := range d.Assumptions {
		p.line("Assumed: %s", s)
	}
	if len(d.Steps) > 0 {
		p.line("")
		p.line("On the way there:")
	}
	for _, s := range d.Steps {
		p.line("  %s  %s", s.Due, s.Name)
	}
	return p.err
}

// deadlineResult is the JSON of a deadline, a promise to other programs:
// docs/json.md.
type deadlineResult struct {
	Due         string       `json:"due"`
	Raw         string       `json:"raw"`
	Rule        string       `json:"rule"`
	Reasons     []string     `json:"reasons"`
	Assumptions []string     `json:"assumptions"`
	Steps       []stepResult `json:"steps"`
}

type stepResult struct {
	Name string `json:"name"`
	Due  string `json:"due"`
}

func deadlineJSON(d law.Deadline) deadlineResult {
	r := deadlineResult{
		Due: d.Due.String(), Raw: d.Raw.String(), Rule: d.Rule,
		Reasons: notNil(d.Reasons), Assumptions: notNil(d.Assumptions), Steps: []stepResult{},
	}
	for _, s := range d.Steps {
		r.Steps = append(r.Steps, stepResult{s.Name, s.Due.String()})
	}
	return r
}
