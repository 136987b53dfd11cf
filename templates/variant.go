package templates

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// WithVariant is the source of a template as another variant of the same
// letter, and nothing else of it changed; "" makes it the letter's own text.
// It also gives the variant's name, <regime>-<letter>-<role>[~variant]. The
// error is a *Findings for a source that is no template.
func WithVariant(file string, src []byte, variant string) (text []byte, name string, err error) {
	if variant != "" && !slug.MatchString(variant) {
		return nil, "", errors.New("a variant's name has small letters, digits and hyphens only")
	}
	whole, fault := clean(file, src)
	if fault != nil {
		return nil, "", &Findings{[]Finding{*fault}}
	}
	s := newSource(file, whole)
	r := &report{src: s}
	f, ok := readFront(s, r)
	if !ok {
		return nil, "", r.err()
	}
	line := fmt.Sprintf("variant = %q\n", variant)
	if variant == "" {
		line = ""
	}
	at := slices.IndexFunc(f.keys, func(k keyAt) bool { return k.path == "variant" })
	var from, to int // what the line takes the place of
	if at >= 0 {
		from = f.keys[at].at
		to = from + strings.IndexByte(whole[from:], '\n') + 1
	} else {
		from = f.where("role", 0, 0)
		from += strings.IndexByte(whole[from:], '\n') + 1
		to = from
	}
	f.meta.Variant = variant
	return []byte(whole[:from] + line + whole[to:]), nameOf(f.meta), nil
}
