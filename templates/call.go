package templates

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"example.org/unscrape/internal/law"
)

// truth is what if and with go by: a text or list that is not empty, a yes, a
// group of fields.
func truth(v any) bool {
	switch v := v.(type) {
	case string:
		return v != ""
	case passage:
		return v.text != ""
	case bool:
		return v
	case []string:
		return len(v) > 0
	}
	return true
}

// call runs one of the functions.
func (r *run) call(n *parse.IdentifierNode, args []operand) (any, error) {
	if n.Ident == "and" || n.Ident == "or" {
		var v any
		for _, arg := range args {
			var err error
			if v, err = arg(); err != nil || truth(v) == (n.Ident == "or") {
				return v, err
			}
		}
		return v, nil
	}
	values := make([]any, len(args))
	for i, arg := range args {
		var err error
		if values[i], err = arg(); err != nil {
			return nil, err
		}
	}
	text := func(i int) string {
		switch v := values[i].(type) {
		case string:
			return v
		case passage:
			return v.text
		}
		return ""
	}
	switch n.Ident {
	case "identifiers":
		r.used.Identifiers = true
		return mark{}, nil
	case "due":
		r.used.Due = true
		return r.env.Due, nil
	case "period":
		return r.env.Period, nil
	case "step":
		s, ok := r.env.Steps[text(0)]
		if !ok {
			return nil, r.fail(n, "name", "no date %q is known for this letter; %s", text(0), known(r.env.Steps))
		}
		r.used.Steps = append(r.used.Steps, text(0))
		return s, nil
	case "option":
		r.options[text(0)] = true
		if on, ok := r.env.Options[text(0)]; ok {
			return on, nil
		}
		for _, o := range r.template.Meta.Options {
			if o.Name == text(0) {
				return o.Default, nil
			}
		}
		return nil, r.fail(n, "name", "no option %q is declared in the front matter", text(0))
	case "lang":
		return passage{text: value(text(1)), lang: text(0)}, nil
	case "join":
		list, _ := values[0].([]string)
		return join(list, r.env.Language), nil
	case "not":
		return !truth(values[0]), nil
	case "eq", "ne":
		equal := false
		for _, v := range values[1:] {
			equal = equal || same(v, values[0])
		}
		return equal == (n.Ident == "eq"), nil
	case "cite":
		refs := make([]string, len(values))
		for i := range values {
			refs[i] = text(i)
		}
		return r.cite(n, refs)
	}
	return nil, r.fail(n, "name", "no function %s is known", n.Ident)
}

func same(a, b any) bool {
	if p, ok := a.(passage); ok {
		a = p.text
	}
	if p, ok := b.(passage); ok {
		b = p.text
	}
	switch a.(type) {
	case string, bool:
		return a == b
	}
	return false
}

func known(steps map[string]string) string {
	if len(steps) == 0 {
		return "it has none"
	}
	return "there are " + strings.Join(slices.Sorted(maps.Keys(steps)), ", ")
}

// cite prints provisions, and refuses those that do not carry this letter.
func (r *run) cite(n parse.Node, refs []string) (any, error) {
	if r.memory != nil {
		if s, ok := r.memory.cited[citing{n, r.env.Role}]; ok {
			r.used.Cited = append(r.used.Cited, refs...)
			return s, nil
		}
	}
	for _, ref := range refs {
		if err := law.Fits(r.env.Regime, ref, r.env.Role); err != nil {
			return nil, r.fail(n, "citation", "%s", citationFault(err))
		}
	}
	s, err := law.Cite(r.env.Language, r.env.Regime, refs...)
	if err != nil {
		return nil, r.fail(n, "citation", "%s", citationFault(err))
	}
	if r.memory != nil {
		r.memory.cited[citing{n, r.env.Role}] = s
	}
	r.used.Cited = append(r.used.Cited, refs...)
	return s, nil
}
