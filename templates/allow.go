package templates

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// The types an expression of a template can have. mixed is a value that is
// only good for a condition, such as (and .Post .Incident.Since); mark is what
// identifiers gives.
var (
	dataType  = reflect.TypeFor[Data]()
	textType  = reflect.TypeFor[string]()
	boolType  = reflect.TypeFor[bool]()
	listType  = reflect.TypeFor[[]string]()
	mixedType = reflect.TypeFor[any]()
	markType  = reflect.TypeFor[mark]()
)

// checker walks a parse tree before it is ever executed. What it does not know
// is a finding, so that a new construct of text/template is refused until
// somebody has thought about it.
type checker struct {
	*report
	template *Template
	part     *part
	text     string
	actions  []action
	title    bool
}

func (c *checker) find(at parse.Pos, rule, format string, args ...any) {
	c.add(c.part.at(int(at)), rule, format, args...)
}

func (c *checker) list(list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode, *parse.CommentNode:
		case *parse.ActionNode:
			c.print(n, dot)
		case *parse.IfNode:
			c.branch(n.Pipe, dot)
			c.list(n.List, dot)
			c.list(n.ElseList, dot)
		case *parse.WithNode:
			inner := c.branch(n.Pipe, dot)
			c.list(n.List, inner)
			c.list(n.ElseList, dot)
		case *parse.RangeNode:
			over := c.branch(n.Pipe, dot)
			if over != nil && over != listType {
				c.find(c.start(n.Pipe), "type", "{{range}} goes over a list, such as .Incident.Collected; this is %s", called(over))
			}
			if over == listType {
				over = textType
			} else {
				over = nil
			}
			c.list(n.List, over)
			c.list(n.ElseList, dot)
		default:
			c.find(n.Position(), "construct", "this has no place in a letter")
		}
	}
}

// print checks an action whose value is printed.
func (c *checker) print(n *parse.ActionNode, dot reflect.Type) {
	switch typ := c.pipe(n.Pipe, dot, 0); typ {
	case nil, textType:
	case markType:
		c.alone(n)
	case boolType, mixedType:
		c.find(c.start(n.Pipe), "type", "this is a yes or no and cannot be printed; use it in {{if}}")
	case listType:
		c.find(c.start(n.Pipe), "type", "this is a list; print it with {{join …}} or {{range …}}")
	default:
		c.find(c.start(n.Pipe), "type", "this is a group of fields; name the one to print, such as %s", example(typ))
	}
}

// alone checks that the identifiers stand on a line of their own.
func (c *checker) alone(n *parse.ActionNode) {
	if c.title {
		c.find(c.start(n.Pipe), "construct", "the identifiers are a box of their own and have no place in the title")
		return
	}
	at := int(n.Position())
	begin := strings.LastIndexByte(c.text[:at], '\n') + 1
	end := len(c.text)
	if i := strings.IndexByte(c.text[at:], '\n'); i >= 0 {
		end = at + i
	}
	for _, a := range c.actions {
		if a.end <= begin || a.at >= end {
			continue
		}
		if strings.TrimSpace(c.text[min(begin, a.at):a.at]) != "" {
			break
		}
		begin = max(begin, a.end)
	}
	if strings.TrimSpace(c.text[min(begin, end):end]) != "" {
		c.find(c.start(n.Pipe), "construct", "the identifiers are a box of their own; put {{identifiers}} on a line of its own")
	}
}

// branch checks the condition of if, with or range.
func (c *checker) branch(p *parse.PipeNode, dot reflect.Type) reflect.Type {
	typ := c.pipe(p, dot, 0)
	if typ == markType {
		c.find(c.start(p), "type", "identifiers prints a box; it cannot be a condition")
		return nil
	}
	return typ
}

// pipe checks one expression and gives its type; nil when that is unknown and
// has been reported.
func (c *checker) pipe(p *parse.PipeNode, dot reflect.Type, depth int) reflect.Type {
	if len(p.Decl) > 0 {
		c.find(p.Decl[0].Position(), "construct", "a letter has no variables; use the field itself, or {{with}}")
		return nil
	}
	if depth > maxDepth {
		c.find(p.Position(), "construct", "parentheses are nested more than %d deep", maxDepth)
		return nil
	}
	var last reflect.Type
	for i, cmd := range p.Cmds {
		last = c.command(cmd, i > 0, last, dot, depth)
		if last == nil {
			return nil
		}
	}
	return last
}

// argument is one operand of a function: its place, type and, written out in
// quotes, its text.
type argument struct {
	at      parse.Pos
	typ     reflect.Type
	literal *parse.StringNode
}

func (c *checker) command(cmd *parse.CommandNode, piped bool, last, dot reflect.Type, depth int) reflect.Type {
	name, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		if len(cmd.Args) > 1 || piped {
			c.find(c.startOf(cmd.Args[0]), "construct", "only a function can be given values; this is none")
			return nil
		}
		return c.operand(cmd.Args[0], dot, depth).typ
	}
	var args []argument
	for _, a := range cmd.Args[1:] {
		arg := c.operand(a, dot, depth)
		if arg.typ == nil {
			return nil
		}
		args = append(args, arg)
	}
	if piped {
		args = append(args, argument{name.Position(), last, nil})
	}
	return c.call(name, args)
}

func (c *checker) operand(n parse.Node, dot reflect.Type, depth int) argument {
	arg := argument{at: c.startOf(n)}
	switch n := n.(type) {
	case *parse.DotNode:
		arg.typ = dot
	case *parse.FieldNode:
		arg.typ = c.field(arg.at, dot, n.Ident)
	case *parse.VariableNode:
		if n.Ident[0] == "$" { // the data itself; others were reported where they are declared
			arg.typ = c.field(arg.at, dataType, n.Ident[1:])
		}
	case *parse.StringNode:
		arg.typ, arg.literal = textType, n
	case *parse.BoolNode:
		arg.typ = boolType
	case *parse.PipeNode:
		arg.typ = c.pipe(n, dot, depth+1)
	case *parse.IdentifierNode:
		arg.typ = c.call(n, nil)
	case *parse.NumberNode:
		c.find(arg.at, "construct", "a letter does not calculate; numbers are written as text")
	default:
		c.find(arg.at, "construct", "this has no place in a letter")
	}
	return arg
}

// field checks a chain of fields.
func (c *checker) field(at parse.Pos, typ reflect.Type, chain []string) reflect.Type {
	for i, name := range chain {
		if typ == nil {
			return nil
		}
		if typ.Kind() != reflect.Struct || typ == markType {
			c.find(at, "name", ".%s has no field %s", strings.Join(chain[:i], "."), name)
			return nil
		}
		f, ok := typ.FieldByName(name)
		if !ok || f.Anonymous {
			c.find(at, "name", "no field .%s is known%s", strings.Join(chain, "."), suggestField(typ, chain, i))
			return nil
		}
		typ = f.Type
		c.template.fields[strings.Join(chain[:i+1], ".")] = true
	}
	return typ
}

// suggestField is the clause that names what chain[i] may have meant.
func suggestField(typ reflect.Type, chain []string, i int) string {
	var here []string
	for _, f := range reflect.VisibleFields(typ) {
		if !f.Anonymous {
			here = append(here, f.Name)
		}
	}
	if near := nearest(chain[i], here); near != "" {
		fixed := slices.Clone(chain)
		fixed[i] = near
		return "; did you mean ." + strings.Join(fixed, ".") + "?"
	}
	var elsewhere []string
	for _, f := range reflect.VisibleFields(dataType) {
		if f.Type.Kind() != reflect.Struct || f.Anonymous {
			continue
		}
		for _, sub := range reflect.VisibleFields(f.Type) {
			if strings.EqualFold(sub.Name, chain[len(chain)-1]) {
				elsewhere = append(elsewhere, "."+f.Name+"."+sub.Name)
			}
		}
	}
	if len(elsewhere) > 0 {
		return "; did you mean " + strings.Join(elsewhere, " or ") + "?"
	}
	return "; there are ." + strings.Join(here, ", .")
}

// start is where an expression begins.
func (c *checker) start(p *parse.PipeNode) parse.Pos {
	if len(p.Cmds) > 0 && len(p.Cmds[0].Args) > 0 {
		return c.startOf(p.Cmds[0].Args[0])
	}
	return p.Position()
}

// startOf is where an operand begins. The parser gives a chain of fields the
// place of a later one.
func (c *checker) startOf(n parse.Node) parse.Pos {
	return startOf(c.text, n)
}

func startOf(text string, n parse.Node) parse.Pos {
	at := n.Position()
	switch n := n.(type) {
	case *parse.PipeNode:
		if len(n.Cmds) > 0 && len(n.Cmds[0].Args) > 0 {
			return startOf(text, n.Cmds[0].Args[0])
		}
	case *parse.FieldNode, *parse.VariableNode:
		for at > 0 && int(at) <= len(text) && isFieldByte(text[at-1]) {
			at--
		}
	}
	return at
}

func isFieldByte(c byte) bool {
	return c == '.' || c == '$' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// called names a type in plain words.
func called(typ reflect.Type) string {
	switch typ {
	case textType:
		return "a text"
	case boolType, mixedType:
		return "a yes or no"
	case listType:
		return "a list"
	case markType:
		return "the identifiers"
	}
	return "a group of fields"
}

// example is one field of a group that can be printed.
func example(typ reflect.Type) string {
	for _, f := range reflect.VisibleFields(typ) {
		if f.Type == textType {
			return "." + f.Name
		}
	}
	return "." + typ.Field(0).Name
}
