package templates

import (
	"encoding/binary"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
)

// Execute runs the template over data, which is a Data or, for a hostile
// addressee, a HostileData. It is safe for concurrent use.
//
// The error is a *HostileFieldError where the text asks for a field that a
// hostile addressee's letter does not have, else a *Findings.
func (t *Template) Execute(data any, env Env) (Output, error) {
	out, _, err := t.execute(data, env)
	return out, err
}

// execute also returns remarks: what is no reason to refuse the letter, but is
// worth telling the author of the template.
func (t *Template) execute(data any, env Env) (Output, []Finding, error) {
	return t.executeWith(data, env, nil)
}

// executeWith is execute with a memory of earlier runs of the same text: a
// checker runs it many times. nil remembers nothing.
func (t *Template) executeWith(data any, env Env, m *memory) (Output, []Finding, error) {
	root, err := rootOf(data)
	if err != nil {
		return Output{}, nil, err
	}
	if env.Language == "" {
		env.Language = t.Meta.Language
	}
	if env.Regime == "" {
		env.Regime = t.Meta.Regime
	}
	if env.Role == "" {
		env.Role = t.Meta.Role
	}
	r := &run{template: t, root: root, env: env, options: map[string]bool{}, memory: m}
	title, err := r.titleText()
	if err != nil {
		return Output{}, nil, err
	}
	r.part = t.body
	if err := r.list(t.body.root, root); err != nil {
		return Output{}, nil, err
	}
	body := r.markdown()
	if err := (&Findings{inOrder(slices.Clone(body.faults))}); len(err.List) > 0 {
		return Output{}, nil, err
	}
	r.used.Asks = asks(body.blocks)
	r.used.Options = slices.Sorted(maps.Keys(r.options))
	return Output{title, body.blocks, r.used}, inOrder(append(r.remarks, body.remarks...)), nil
}

func rootOf(data any) (reflect.Value, error) {
	switch d := data.(type) {
	case Data:
		return reflect.ValueOf(d), nil
	case HostileData:
		return reflect.ValueOf(d), nil
	case *Data:
		if d != nil {
			return reflect.ValueOf(*d), nil
		}
	case *HostileData:
		if d != nil {
			return reflect.ValueOf(*d), nil
		}
	}
	return reflect.Value{}, fmt.Errorf("a template runs over Data or HostileData, not over %T", data)
}

// run is one execution. The evaluator is our own and not text/template's: it
// knows where in the file each character of the letter comes from, counts its
// steps, and has nothing a template could call but what stands in this file.
type run struct {
	template *Template
	root     reflect.Value
	env      Env
	part     *part

	out     strings.Builder
	origins origins
	values  []passage
	size    int // bytes of text and values so far
	steps   int
	used    Used
	options map[string]bool
	remarks []Finding
	memory  *memory
}

// memory is what earlier runs of one text came to.
type memory struct {
	cited  map[citing]string
	bodies map[string]parsed
}

// citing is one call of cite.
type citing struct {
	node parse.Node
	role law.Role
}

// parsed is the Markdown of one run, read.
type parsed struct {
	blocks          []Block
	faults, remarks []Finding
}

func newMemory() *memory { return &memory{map[citing]string{}, map[string]parsed{}} }

// markdown reads what the run put out. With a memory, each stretch of it that
// stands for itself is read once: most of a letter is the same in every run.
func (r *run) markdown() (all parsed) {
	text := r.out.String()
	if r.memory == nil {
		d := &document{text: []byte(text), values: r.values, at: r.origins.where, src: r.template.source}
		return parsed{d.blocks(), d.faults, d.remarks}
	}
	for start := 0; start < len(text); {
		end := start + stretch(text[start:])
		key := r.keyOf(text, start, end)
		p, ok := r.memory.bodies[key]
		if !ok {
			d := &document{text: []byte(text[start:end]), values: r.values, src: r.template.source}
			d.at = func(at int) int { return r.origins.where(start + at) }
			p = parsed{d.blocks(), d.faults, d.remarks}
			r.memory.bodies[key] = p
		}
		all.blocks = append(all.blocks, p.blocks...)
		all.faults = append(all.faults, p.faults...)
		all.remarks = append(all.remarks, p.remarks...)
		start = end
	}
	return all
}

// stretch is how much of a text can be read by itself: up to a line behind an
// empty one that begins with a letter or a value, and so with a paragraph that
// belongs to nothing before it. Code and HTML go on over empty lines.
func stretch(text string) int {
	blank := false
	at := 0
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") || strings.HasPrefix(trimmed, "<") {
			return len(text)
		}
		first, _ := utf8.DecodeRuneInString(line)
		_, isToken := tokenIndex(first)
		if blank && (isToken || unicode.IsLetter(first)) {
			return at
		}
		blank = trimmed == ""
		at += len(line)
	}
	return len(text)
}

// keyOf is all that reading a stretch depends on: its text, its values, and
// where in the file they come from.
func (r *run) keyOf(text string, start, end int) string {
	key := []byte(text[start:end])
	for _, c := range text[start:end] {
		if i, ok := tokenIndex(c); ok && i < len(r.values) {
			v := r.values[i]
			key = append(append(append(append(key, 0), v.text...), 0), v.lang...)
			if v.mark {
				key = append(key, 1)
			}
		}
	}
	from := sort.Search(len(r.origins), func(i int) bool { return r.origins[i].out > start })
	for _, o := range r.origins[max(from-1, 0):] {
		if o.out >= end {
			break
		}
		key = binary.AppendVarint(binary.AppendVarint(append(key, 2), int64(o.out-start)), int64(o.src))
	}
	return string(key)
}

func (r *run) fail(n parse.Node, rule, format string, args ...any) error {
	return &Findings{[]Finding{r.finding(n, rule, format, args...)}}
}

func (r *run) finding(n parse.Node, rule, format string, args ...any) Finding {
	return r.template.source.finding(r.placeOf(n), rule, format, args...)
}

// placeOf is where a node stands in the file.
func (r *run) placeOf(n parse.Node) int {
	text := r.template.source.text[r.template.front.body:]
	if r.part == r.template.title {
		text = r.template.Meta.Title
	}
	return r.part.at(int(startOf(text, n)))
}

// step counts one evaluated node.
func (r *run) step(n parse.Node) error {
	if r.steps++; r.steps > maxSteps {
		return r.fail(n, "size", "this template takes too many steps")
	}
	return nil
}

func (r *run) grow(n parse.Node, by int) error {
	if r.size += by; r.size > maxOutput || len(r.values) >= maxTokens {
		return r.fail(n, "size", "this letter would be longer than %d KiB", maxOutput>>10)
	}
	return nil
}

// titleText runs the title, which is one line of plain text.
func (r *run) titleText() (string, error) {
	r.part = r.template.title
	if err := r.list(r.part.root, r.root); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, c := range r.out.String() {
		if i, ok := tokenIndex(c); ok {
			b.WriteString(oneLine(r.values[i].text))
		} else {
			b.WriteRune(c)
		}
	}
	r.out.Reset()
	r.values, r.origins = nil, nil
	title := strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }), " ")
	if title == "" {
		return "", r.fail(r.part.root, "required", "the title comes out empty")
	}
	return title, nil
}

func (r *run) list(list *parse.ListNode, dot any) error {
	if list == nil {
		return nil
	}
	for _, n := range list.Nodes {
		if err := r.step(n); err != nil {
			return err
		}
		var err error
		switch n := n.(type) {
		case *parse.TextNode:
			if err = r.grow(n, len(n.Text)); err == nil {
				r.origins = append(r.origins, origin{r.out.Len(), r.part.at(int(n.Position())), true})
				r.out.WriteString(r.spelled(string(n.Text)))
			}
		case *parse.ActionNode:
			err = r.print(n, dot)
		case *parse.IfNode:
			err = r.ifElse(&n.BranchNode, dot, false)
		case *parse.WithNode:
			err = r.ifElse(&n.BranchNode, dot, true)
		case *parse.RangeNode:
			err = r.each(n, dot)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// spelled is the template's own text in the spelling of the letter's variant
// of its language: the Swiss write ss for ß, in as many bytes. Values stay as
// they are.
func (r *run) spelled(text string) string {
	switch strings.ToLower(r.env.Language) {
	case "de-ch", "de-li":
		return strings.ReplaceAll(text, "ß", "ss")
	}
	return text
}

func (r *run) ifElse(n *parse.BranchNode, dot any, with bool) error {
	v, err := r.pipe(n.Pipe, dot)
	if err != nil {
		return err
	}
	if !truth(v) {
		return r.list(n.ElseList, dot)
	}
	if with {
		dot = v
	}
	return r.list(n.List, dot)
}

func (r *run) each(n *parse.RangeNode, dot any) error {
	v, err := r.pipe(n.Pipe, dot)
	if err != nil {
		return err
	}
	items, _ := v.([]string)
	if len(items) == 0 {
		return r.list(n.ElseList, dot)
	}
	for _, item := range items {
		if err := r.step(n); err != nil {
			return err
		}
		if err := r.list(n.List, item); err != nil {
			return err
		}
	}
	return nil
}

// print puts the token of a value into the output.
func (r *run) print(n *parse.ActionNode, dot any) error {
	v, err := r.pipe(n.Pipe, dot)
	if err != nil {
		return err
	}
	var p passage
	switch v := v.(type) {
	case string:
		p.text = value(v)
	case passage:
		p = v
	case mark:
		p.mark = true
	default:
		return r.fail(n.Pipe, "type", "this value cannot be printed")
	}
	if p.text == "" && !p.mark {
		r.remarks = append(r.remarks, r.finding(n.Pipe, "empty",
			"this can be empty, and the sentence around it would have a hole; put it between {{with …}} and {{end}}"))
	}
	if err := r.grow(n, len(p.text)+utf8.UTFMax); err != nil {
		return err
	}
	r.origins = append(r.origins, origin{r.out.Len(), r.placeOf(n.Pipe), false})
	if p.mark { // a block of its own, whatever stands before and after
		r.out.WriteString("\n\n")
	}
	r.out.WriteRune(token(len(r.values)))
	if p.mark {
		r.out.WriteString("\n\n")
	}
	r.values = append(r.values, p)
	return nil
}

func (r *run) pipe(p *parse.PipeNode, dot any) (v any, err error) {
	if err := r.step(p); err != nil {
		return nil, err
	}
	for i, cmd := range p.Cmds {
		if v, err = r.command(cmd, i > 0, v, dot); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// operand is a value that is worked out when it is asked for, since and and or
// leave the rest alone once they know.
type operand func() (any, error)

func (r *run) command(cmd *parse.CommandNode, piped bool, last, dot any) (any, error) {
	name, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		return r.operand(cmd.Args[0], dot)
	}
	var args []operand
	for _, a := range cmd.Args[1:] {
		args = append(args, func() (any, error) { return r.operand(a, dot) })
	}
	if piped {
		args = append(args, func() (any, error) { return last, nil })
	}
	return r.call(name, args)
}

func (r *run) operand(n parse.Node, dot any) (any, error) {
	if err := r.step(n); err != nil {
		return nil, err
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return dot, nil
	case *parse.FieldNode:
		return r.field(n, dot, n.Ident)
	case *parse.VariableNode:
		return r.field(n, r.root, n.Ident[1:])
	case *parse.StringNode:
		return n.Text, nil
	case *parse.BoolNode:
		return n.True, nil
	case *parse.PipeNode:
		return r.pipe(n, dot)
	case *parse.IdentifierNode:
		return r.call(n, nil)
	}
	return nil, r.fail(n, "construct", "this has no place in a letter")
}

func (r *run) field(n parse.Node, from any, chain []string) (any, error) {
	v, ok := from.(reflect.Value)
	for i, name := range chain {
		if !ok || v.Kind() != reflect.Struct {
			return nil, r.fail(n, "name", "no field .%s is known", strings.Join(chain, "."))
		}
		f := v.FieldByName(name)
		if !f.IsValid() {
			if _, personal := dataType.FieldByName(name); i == 0 && personal {
				line, column := r.template.source.place(r.placeOf(n))
				return nil, &HostileFieldError{"." + strings.Join(chain, "."), r.template.Path, line, column}
			}
			return nil, r.fail(n, "name", "no field .%s is known", strings.Join(chain, "."))
		}
		v = f
	}
	switch v.Type() {
	case textType:
		return v.String(), nil
	case boolType:
		return v.Bool(), nil
	case listType:
		return v.Interface(), nil
	}
	return v, nil
}

// asks counts the points of the numbered lists; lettered ones are parts of
// points.
func asks(blocks []Block) (n int) {
	for _, b := range blocks {
		if l, ok := b.(*List); ok {
			if l.Ordered && !l.Letters {
				n += len(l.Items)
			}
			for _, item := range l.Items {
				n += asks(item.Blocks)
			}
		}
	}
	return n
}
