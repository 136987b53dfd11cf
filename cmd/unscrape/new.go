package main

import (
	"context"

	"github.com/spf13/cobra"
)

type newOptions struct {
	incident, request string
	plain             bool
}

func newNewCommand(e env) *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{Use: "new", Short: "start with the first question", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return runNew(cmd.Context(), e, o) }}
	cmd.Flags().BoolVar(&o.plain, "plain", false, "ask line by line, for screen readers")
	return cmd
}

func runNew(context.Context, env, newOptions) error { return nil }
func newWriteCommand(e env) *cobra.Command {
	return &cobra.Command{Use: "write", RunE: func(*cobra.Command, []string) error { return nil }}
}
func newTemplateCommand(e env) *cobra.Command {
	return &cobra.Command{Use: "template", RunE: func(*cobra.Command, []string) error { return nil }}
}

var _ = newDrafts
