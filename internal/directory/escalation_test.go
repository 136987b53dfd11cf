package directory

import (
	"slices"
	"testing"

	"example.org/unscrape/internal/law"
)

func TestEscalation(t *testing.T) {
	d := Builtin()
	steps := d.Escalation()
	var order []law.Role
	for i, s := range steps {
		order = append(order, s.Role)
		if (s.Role == law.Authority) != (s.Letter == "") || s.PassesOn != s.Role.Infrastructure() {
			t.Errorf("%s: letter %q, passes on %v", s.What, s.Letter, s.PassesOn)
		}
		if s.Role != law.Authority && len(s.Addressees) == 0 {
			t.Errorf("%s: nobody is known", s.What)
		}
		for _, id := range s.Addressees {
			if e, ok := d.Lookup(id); !ok || e.Role != s.Role {
				t.Errorf("%s: %s is none", s.What, id)
			}
			for _, other := range steps[i+1:] {
				if slices.Contains(other.Addressees, id) {
					t.Errorf("%s stands in two steps", id)
				}
			}
		}
	}
	want := []law.Role{law.Host, law.Host, law.Registrar, law.SearchEngine, law.Archive, law.Authority}
	if !slices.Equal(order, want) || !slices.Equal(steps[0].Addressees, cdns) {
		t.Errorf("the order is %v, first %v", order, steps[0].Addressees)
	}
}
