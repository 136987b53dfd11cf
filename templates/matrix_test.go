package templates

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

// TestMatrix holds that each letter of the table exists in each of its
// languages, and that no other is shipped.
func TestMatrix(t *testing.T) {
	want := map[string]bool{}
	for _, w := range written {
		for _, letter := range w.letters {
			roles := []law.Role{law.Platform, law.Scraper}
			if w.role != "" {
				roles = []law.Role{w.role}
			}
			for _, role := range roles {
				for _, lang := range w.languages {
					want[lang+"/"+nameOf(Meta{Regime: w.regime, Letter: letter, Role: role})+".md"] = true
				}
			}
		}
	}
	for _, info := range NewLibrary(Shipped(), nil).List() {
		if !want[info.Path] {
			t.Errorf("%s is shipped, but the table of matrix.go does not have it", info.Path)
		}
		delete(want, info.Path)
	}
	for path := range want {
		t.Errorf("the table of matrix.go has %s, but no such text is shipped", path)
	}
}

// TestLanguagesAgree holds each text to the English one of its letter: the
// same rights and options, and over every sample the same provisions in the
// same order, the same numbered asks and the same shape of lists and headings.
func TestLanguagesAgree(t *testing.T) {
	lib := NewLibrary(Shipped(), nil)
	for _, info := range lib.List() {
		if info.Language == "en" {
			continue
		}
		text, err := lib.ByName(info.Name, info.Language)
		if err != nil {
			t.Error(err)
			continue
		}
		english, err := lib.ByName(info.Name, "en")
		if err != nil {
			t.Errorf("%s has no English text to be held to: %v", info.Path, err)
			continue
		}
		if !slices.Equal(text.Meta.Rights, english.Meta.Rights) {
			t.Errorf("%s: the rights are %v, in English %v", info.Path, text.Meta.Rights, english.Meta.Rights)
		}
		if a, b := optionsOf(text), optionsOf(english); a != b {
			t.Errorf("%s: the options are %s, in English %s", info.Path, a, b)
			continue
		}
		for s := range (&check{template: english}).samples() {
			if differ := differences(t, text, english, s); differ != "" {
				t.Errorf("%s: %s (options %v, absent %v, hostile %v)", info.Path, differ, s.options, s.absent, s.hostile)
				break // one sample says enough
			}
		}
	}
}

func optionsOf(t *Template) string {
	s := ""
	for _, o := range t.Meta.Options {
		s += fmt.Sprintf("%s=%v ", o.Name, o.Default)
	}
	return s
}

func differences(t *testing.T, text, english *Template, s sample) string {
	t.Helper()
	a, err := text.Execute(s.data(), s.env(text))
	if err != nil {
		return err.Error()
	}
	b, err := english.Execute(s.data(), s.env(english))
	if err != nil {
		return err.Error()
	}
	switch {
	case !slices.Equal(a.Used.Cited, b.Used.Cited):
		return firstOther(a.Used.Cited, b.Used.Cited)
	case a.Used.Asks != b.Used.Asks:
		return fmt.Sprintf("it asks %d things, in English %d", a.Used.Asks, b.Used.Asks)
	case shape(a.Blocks) != shape(b.Blocks):
		return fmt.Sprintf("its shape is %s, in English %s", shape(a.Blocks), shape(b.Blocks))
	case a.Used.Due != b.Used.Due || !slices.Equal(a.Used.Steps, b.Used.Steps):
		return "it names other dates"
	}
	return ""
}

// firstOther tells where two lists of provisions part.
func firstOther(a, b []string) string {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("after %d provisions it cites %v, in English %v", i, a[i:min(len(a), i+4)], b[i:min(len(b), i+4)])
		}
	}
	return ""
}

// shape is a letter without its words: p a paragraph, h a heading, i the box,
// (…) a list with its items.
func shape(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block := block.(type) {
		case *Paragraph:
			b.WriteString("p")
		case *Heading:
			b.WriteString("h")
		case *Identifiers:
			b.WriteString("i")
		case *List:
			b.WriteString("(")
			for i, item := range block.Items {
				if i > 0 {
					b.WriteString(" ")
				}
				b.WriteString(shape(item.Blocks))
			}
			b.WriteString(")")
		}
	}
	return b.String()
}
