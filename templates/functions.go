package templates

import (
	"errors"
	"reflect"
	"slices"
	"text/template/parse"

	"golang.org/x/text/language"

	"example.org/unscrape/internal/law"
)

// functions are the names a template can call.
var functions = []string{
	"and", "cite", "due", "eq", "identifiers", "join", "lang", "ne", "not", "option", "or", "period", "step",
}

// builtins are functions of text/template that a letter does without.
var builtins = []string{
	"call", "html", "index", "js", "len", "print", "printf", "println", "slice", "urlquery", "ge", "gt", "le", "lt", "env",
}

// call checks a function and what it is given.
func (c *checker) call(n *parse.IdentifierNode, args []argument) reflect.Type {
	name, at := n.Ident, n.Position()
	if !slices.Contains(functions, name) {
		if slices.Contains(builtins, name) {
			c.find(at, "construct", "a letter cannot use %s", name)
		} else {
			c.find(at, "name", "no function %s is known%s", name, didYouMean(name, functions))
		}
		return nil
	}
	if want, ok := arity[name]; ok && (len(args) < want.least || len(args) > want.most) {
		c.find(at, "type", "%s", want.usage)
		return nil
	}
	for _, a := range args {
		if a.typ == markType {
			c.find(a.at, "type", "identifiers prints a box; it cannot be given to %s", name)
			return nil
		}
	}
	switch name {
	case "identifiers":
		return markType
	case "due", "period":
		return textType
	case "cite":
		return c.cite(args)
	case "step":
		if c.literal(args[0], name) {
			return textType
		}
		return nil
	case "option":
		return c.option(args[0])
	case "lang":
		return c.lang(args)
	case "join":
		if args[0].typ != listType {
			c.find(args[0].at, "type", "join takes a list, such as .Incident.Collected; this is %s", called(args[0].typ))
			return nil
		}
		return textType
	case "not":
		return boolType
	case "and", "or":
		for _, a := range args {
			if a.typ != args[0].typ {
				return mixedType
			}
		}
		return args[0].typ
	default: // eq, ne
		for _, a := range args {
			if a.typ != args[0].typ || a.typ != textType && a.typ != boolType {
				c.find(a.at, "type", "%s compares texts with texts, or yes and no with yes and no; this is %s", name, called(a.typ))
				return nil
			}
		}
		return boolType
	}
}

// arity says how many values a function takes.
var arity = map[string]struct {
	least, most int
	usage       string
}{
	"identifiers": {0, 0, "identifiers stands alone: {{identifiers}}"},
	"due":         {0, 0, "due stands alone: {{due}}"},
	"period":      {0, 0, "period stands alone: {{period}}"},
	"cite":        {1, 64, `cite takes one provision or several in quotes: {{cite "15(1)(c)"}}`},
	"step":        {1, 1, `step takes the name of a date in quotes: {{step "confirmation"}}`},
	"option":      {1, 1, `option takes the name of an option in quotes: {{if option "combined"}}`},
	"lang":        {2, 2, `lang takes a language and a text in quotes: {{lang "de" "Bundesbeauftragter"}}`},
	"join":        {1, 1, "join takes one list: {{join .Incident.Collected}}"},
	"not":         {1, 1, "not takes one condition: {{if not .Post}}"},
	"and":         {1, 64, "and takes conditions: {{if and .Post .ReplyPost}}"},
	"or":          {1, 64, "or takes conditions: {{if or .Post .ReplyPost}}"},
	"eq":          {2, 64, `eq takes two values to compare: {{if eq .Addressee.Role "broker"}}`},
	"ne":          {2, 2, `ne takes two values to compare: {{if ne .Addressee.Role "broker"}}`},
}

func (c *checker) literal(a argument, name string) bool {
	if a.literal == nil {
		c.find(a.at, "type", "what %s is given is written out in quotes", name)
	}
	return a.literal != nil
}

func (c *checker) cite(args []argument) reflect.Type {
	m := c.template.Meta
	for _, a := range args {
		if !c.literal(a, "cite") {
			return nil
		}
		_, err := law.Cite(m.Language, m.Regime, a.literal.Text)
		if err == nil {
			err = law.Fits(m.Regime, a.literal.Text, m.Role)
		}
		if err != nil {
			c.find(a.at, "citation", "%s", citationFault(err))
			return nil
		}
	}
	return textType
}

// citationFault is a sentence on a provision that cannot be cited here.
func citationFault(err error) string {
	var unknown *law.UnknownProvisionError
	if errors.As(err, &unknown) && unknown.Regime == law.None {
		return "a letter of the regime none stands on no law and cites nothing"
	}
	var unfit *law.UnfitError
	if errors.As(err, &unfit) {
		if short, err := law.Cite("en", unfit.Regime, unfit.Ref); err == nil {
			return short + " does not fit the role " + string(unfit.Role) + ": " + unfit.Reason
		}
	}
	return err.Error()
}

func (c *checker) option(a argument) reflect.Type {
	if !c.literal(a, "option") {
		return nil
	}
	var names []string
	for _, o := range c.template.Meta.Options {
		names = append(names, o.Name)
	}
	if !slices.Contains(names, a.literal.Text) {
		c.find(a.at, "name", "no option %q is declared in the front matter%s", a.literal.Text, didYouMean(a.literal.Text, names))
		return nil
	}
	c.template.options[a.literal.Text] = true
	return boolType
}

func (c *checker) lang(args []argument) reflect.Type {
	if !c.literal(args[0], "lang") {
		return nil
	}
	if _, err := language.Parse(args[0].literal.Text); err != nil {
		c.find(args[0].at, "type", "%q is no language; write it like en, de or de-CH", args[0].literal.Text)
		return nil
	}
	if args[1].typ != textType {
		c.find(args[1].at, "type", "lang marks a text; this is %s", called(args[1].typ))
		return nil
	}
	return textType
}
