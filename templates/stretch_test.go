package templates

import (
	"reflect"
	"strings"
	"testing"
)

// same holds that a text read stretch by stretch is the text read at once.
func sameByStretches(t testing.TB, src string) {
	t.Helper()
	whole := &document{text: []byte(src), values: []passage{{text: "value"}, {mark: true}}, at: func(i int) int { return i }, src: newSource("", src)}
	blocks := whole.blocks()
	if len(whole.faults) > 0 {
		return // what is refused is refused either way; where, the tests of faults hold
	}
	r := &run{template: &Template{source: newSource("", src)}, memory: newMemory(), values: whole.values}
	r.out.WriteString(src)
	r.origins = origins{{0, 0, true}}
	for range 2 { // read, and remembered
		if got := r.markdown(); len(got.faults) == 0 && Markdown(got.blocks) != Markdown(blocks) {
			t.Fatalf("%q\nby stretches:\n%s\nat once:\n%s", src, Markdown(got.blocks), Markdown(blocks))
		}
	}
}

func TestStretches(t *testing.T) {
	for _, src := range []string{
		"", "a", "a\n\nb", "a\n\n1. b\n2. c\n\nd", "1. a\n\n   b\n\n2. c\n\nd", "- a\n\n- b\n\nc", "- a\n\nb\n\n- c",
		"1. a\n\n2. b", "# a\n\nb", "a\n\n    b", "a\n\n\ufeffb", "a \n \n b\n\nc", "a\n\n" + string(token(1)) + "\n\nb",
		string(token(0)) + "\n\n" + string(token(0)), "a\n===\n\nb", "**a\n\nb**", "a\\\n\nb",
	} {
		sameByStretches(t, src)
	}
	lib := NewLibrary(Shipped(), nil)
	for _, info := range lib.List() {
		tmpl, err := lib.ByName(info.Name, info.Language)
		if err != nil {
			t.Fatal(err)
		}
		for _, hostile := range []bool{false, MayBeHostile(info.Role)} {
			data, env := Sample(info.Role, hostile), SampleEnv(tmpl, nil)
			plain, _, err := tmpl.executeWith(data, env, nil)
			if err != nil {
				t.Fatal(err)
			}
			m := newMemory()
			for range 2 {
				if got, _, err := tmpl.executeWith(data, env, m); err != nil || !reflect.DeepEqual(got, plain) {
					t.Errorf("%s: %v", info.Path, err)
				}
			}
		}
	}
}

func FuzzStretches(f *testing.F) {
	f.Add("a\n\nb\n\n1. c\n\n   d\n\ne")
	f.Add("- a\n\n  - b\n\nc\n\n> d")
	f.Fuzz(func(t *testing.T, src string) {
		src, fault := clean("", []byte(src))
		if fault == nil && len(src) < 5000 && !strings.Contains(src, "<") {
			sameByStretches(t, src)
		}
	})
}
