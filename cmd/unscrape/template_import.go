package main

import "github.com/spf13/cobra"

func newTemplateImportCommand(e env) *cobra.Command {
	return &cobra.Command{Use: "import FILE", Hidden: true}
}
