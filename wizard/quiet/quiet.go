// Package quiet keeps Bubble Tea from questioning the terminal.
//
// Importing bubbletea v1 asks the terminal for its background colour, in an
// init function, and waits up to five seconds for the answer, even for
// --version (github.com/charmbracelet/lipgloss/issues/73). Saying beforehand
// what the background is makes it not ask. The answer does not matter: the
// themes use the terminal's own sixteen colours.
//
// Since Go 1.21 packages are initialised in the order of their import paths,
// so this works only while this one's sorts before
// github.com/charmbracelet/bubbletea; a test in cmd/unscrape holds that on a
// terminal which answers nothing.
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
