package wizard

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one", 10, []string{"one"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"write --request now", 12, []string{"write", "--request", "now"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a abcdefghij k", 4, []string{"a", "abcd", "efgh", "ij k"}},
		{"a\nb", 10, []string{"a", "b"}},
		{"22\u00a0November 2026", 8, []string{"22\u00a0Novem", "ber 2026"}},
		{"日本語", 4, []string{"日本", "語"}},
		{"日", 1, []string{"日"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d) = %q", c.text, c.width, got)
		}
	}
	long := strings.Repeat("Some words of different length, and an-address@example.org. ", 40)
	for width := 1; width < 90; width++ {
		for _, l := range wrap(long, width) {
			if lipgloss.Width(l) > width {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain text ":   "plain text ",
		"two\r\nlines":  "two\nlines",
		"a\tb":          "a b",
		"\x1b[31mred":   "⟨U+001B⟩[31mred",
		" \u202eright ": " ⟨U+202E⟩right ",
		"Zoë 👩‍👩‍👧":     "Zoë 👩‍👩‍👧",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPassages(t *testing.T) {
	text := "First.\n\n[[identifiers]]\n\n1. one\n   and more\n2. two\n   1. inner\n\nLast\nline.\n"
	list := passages(text)
	if got := source(list); got != text {
		t.Errorf("put together again: %q", got)
	}
	if len(list) != 6 || !list[1].isIdentifiers() || list[2].text != "1. one\n   and more" {
		t.Errorf("%d passages: %+v", len(list), list)
	}
	list[3].text = " "
	if got := source(list); strings.Contains(got, "two") || !strings.Contains(got, "more\n   1. inner") {
		t.Errorf("without one: %q", got)
	}
}
