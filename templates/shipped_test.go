package templates

import (
	"testing"
)

// TestShipped holds that every letter text that comes with the program can be
// sent.
func TestShipped(t *testing.T) {
	lib := NewLibrary(Shipped(), nil)
	if n := len(lib.List()); n < 22 {
		t.Errorf("only %d texts are shipped", n)
	}
	for _, info := range lib.List() {
		tmpl, err := lib.ByName(info.Name, info.Language)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, f := range Check(tmpl) {
			t.Error(f)
		}
	}
}

func BenchmarkCheckShipped(b *testing.B) {
	for b.Loop() {
		lib := NewLibrary(Shipped(), nil)
		for _, info := range lib.List() {
			if tmpl, err := lib.ByName(info.Name, info.Language); err != nil || len(Check(tmpl)) > 0 {
				b.Fatal(info.Name, err)
			}
		}
	}
}

func BenchmarkList(b *testing.B) {
	for b.Loop() {
		NewLibrary(Shipped(), nil).List()
	}
}

func BenchmarkParse(b *testing.B) {
	src, _ := readFile(Shipped(), "en/gdpr-access-erasure-platform.md")
	for b.Loop() {
		if _, err := Parse("x.md", src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExecute(b *testing.B) {
	tmpl, err := NewLibrary(Shipped(), nil).ByName("gdpr-access-erasure-platform", "en")
	if err != nil {
		b.Fatal(err)
	}
	data, env := Sample(tmpl.Meta.Role, false), SampleEnv(tmpl, nil)
	for b.Loop() {
		if _, err := tmpl.Execute(data, env); err != nil {
			b.Fatal(err)
		}
	}
}
