package templates

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// commonMark parses CommonMark without automatic links, and without link
// reference definitions, which would vanish from the letter. What else a
// letter cannot show is parsed, so that it can be named.
var commonMark = sync.OnceValue(func() parser.Parser {
	inline := make([]util.PrioritizedValue, 0, 4)
	for _, p := range parser.DefaultInlineParsers() {
		if p.Priority != autoLinkPriority {
			inline = append(inline, p)
		}
	}
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inline...),
	)
})

// autoLinkPriority is how goldmark's default set marks its autolink parser.
const autoLinkPriority = 300

// identifiersLine stands for the identifiers in a body that was edited for one
// letter.
const identifiersLine = "[[identifiers]]"

// ParseMarkdown reads a letter's body as a person edited it: Markdown without
// actions ({{ is plain text), in which a line [[identifiers]] is the place of
// the identifiers. What a letter cannot show is a *Findings without a file.
func ParseMarkdown(src string) ([]Block, error) {
	clean, fault := clean("", []byte(src))
	if fault == nil && len(clean) > maxOutput {
		fault = &Finding{"", 1, 1, "size", fmt.Sprintf("this text is longer than %d KiB", maxOutput>>10)}
	}
	if fault != nil {
		return nil, &Findings{[]Finding{*fault}}
	}
	var out strings.Builder
	var from origins
	at := 0
	for line := range strings.Lines(clean) {
		isMark := strings.TrimSpace(line) == identifiersLine
		from = append(from, origin{out.Len(), at, !isMark})
		if isMark {
			out.WriteString("\n\n" + string(token(0)) + "\n\n")
		} else {
			out.WriteString(line)
		}
		at += len(line)
	}
	d := &document{text: []byte(out.String()), values: []passage{{mark: true}}, at: from.where, src: newSource("", clean)}
	blocks := d.blocks()
	if len(d.faults) > 0 {
		return nil, &Findings{inOrder(d.faults)}
	}
	return blocks, nil
}

// document is Markdown on its way to blocks.
type document struct {
	text   []byte
	values []passage     // by token
	at     func(int) int // where an offset of text stands in the file
	src    *source       // the file

	faults  []Finding // what the letter cannot show
	remarks []Finding // what it leaves out
}

func (d *document) fault(n ast.Node, format string, args ...any) {
	d.faults = append(d.faults, d.src.finding(d.at(position(n)), "markdown", format, args...))
}

// position is where a node begins; where goldmark does not tell, where its
// first part or the node before it does.
func position(n ast.Node) int {
	if n.Pos() >= 0 {
		return n.Pos()
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Start
	}
	if c := n.FirstChild(); c != nil {
		return position(c)
	}
	if p := n.Parent(); p != nil && p.Pos() >= 0 {
		return p.Pos()
	}
	return 0
}

// blocks parses the document; what it cannot show goes into faults.
func (d *document) blocks() []Block {
	if at, why := tooMuch(string(d.text)); why != "" {
		d.faults = append(d.faults, d.src.finding(d.at(at), "markdown", "%s", why))
		return nil
	}
	root := commonMark().Parse(text.NewReader(d.text))
	return d.children(root, false, false)
}

// tooMuch finds what would take the parser long: its time grows with the
// square of the marks in one stretch (64 KiB of "_a*" take 8 s), and it goes as
// deep as lists and quotes are nested.
func tooMuch(text string) (at int, why string) {
	marks, start := 0, 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			marks = 0
		}
		for _, mark := range []string{"*", "_", "[", "`"} {
			marks += strings.Count(line, mark)
		}
		if marks > maxMarks {
			return start, fmt.Sprintf("there are more than %d of the characters * _ [ ` without an empty line between them", maxMarks)
		}
		if nesting(line) > maxDepth {
			return start, fmt.Sprintf("lists and quotes are nested more than %d deep", maxDepth)
		}
		start += len(line)
	}
	return 0, ""
}

// nesting is about how deep the lists and quotes of a line go: each takes a
// marker, or columns of indentation.
func nesting(line string) int {
	if isRule(line) {
		return 0
	}
	quotes, markers, columns := 0, 0, 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4
		case '>':
			quotes++
		case '-', '+', '*', '.', ')':
			markers++
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return quotes + min(markers, columns+1) + columns/8
		}
	}
	return quotes + min(markers, columns+1) + columns/8
}

// isRule reports whether a line is one character over and over.
func isRule(line string) bool {
	if first := strings.TrimLeft(line, " \t"); first == "" || !strings.ContainsRune("*-_", rune(first[0])) {
		return false
	}
	line = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' {
			return -1
		}
		return r
	}, line)
	return line != "" && strings.Trim(line, line[:1]) == "" && strings.Contains("*-_", line[:1])
}

// children are the blocks below n; inItem and inOrdered say whether it is part
// of a list, and of a numbered one.
func (d *document) children(n ast.Node, inItem, inOrdered bool) (blocks []Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			blocks = d.paragraph(blocks, c, inItem)
		case *ast.Heading:
			h := &Heading{d.spans(c, false)}
			switch {
			case inItem:
				d.fault(c, "a point of a list cannot hold a heading")
			case len(h.Spans) > 0:
				blocks = append(blocks, h)
			default:
				d.remark(c, "this heading comes out empty")
			}
		case *ast.List:
			if l := d.listOf(c, inOrdered); len(l.Items) > 0 {
				blocks = append(blocks, l)
			}
		case *ast.Blockquote:
			d.fault(c, "a letter cannot show a quote block; begin the line without >")
		case *ast.CodeBlock:
			d.fault(c, "a letter cannot show code; begin the line with fewer than four spaces")
		case *ast.FencedCodeBlock:
			d.fault(c, "a letter cannot show code; write it as plain text")
		case *ast.HTMLBlock:
			d.fault(c, "a letter cannot show HTML; use Markdown, or write \\< for the character")
		case *ast.ThematicBreak:
			d.fault(c, "a letter cannot show a rule; use a heading to part the text")
		default:
			d.fault(c, "a letter cannot show this")
		}
	}
	return blocks
}

func (d *document) remark(n ast.Node, format string, args ...any) {
	d.remarks = append(d.remarks, d.src.finding(d.at(position(n)), "empty", format, args...))
}

func (d *document) listOf(n *ast.List, inOrdered bool) *List {
	l := &List{Ordered: n.IsOrdered(), Start: 1, Letters: n.IsOrdered() && inOrdered}
	if l.Ordered {
		l.Start = n.Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := Item{d.children(c, true, inOrdered || l.Ordered)}
		if len(item.Blocks) == 0 {
			d.remark(c, "this point of the list comes out empty")
			continue
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// paragraph adds a paragraph, or the identifiers if they are all there is.
func (d *document) paragraph(blocks []Block, n ast.Node, inItem bool) []Block {
	if d.isMark(n) {
		if inItem {
			d.fault(n, "the identifiers are a box of their own and cannot stand in a list")
		}
		return append(blocks, &Identifiers{})
	}
	if d.isTable(n) {
		d.fault(n, "a letter cannot show a table; write its rows as points of a list")
	}
	if s := d.spans(n, true); len(s) > 0 {
		blocks = append(blocks, &Paragraph{s})
	}
	return blocks
}

// underHeader is the line that makes a table of the lines around it: hyphens
// in at least two cells, as in |---|:-:|.
//
// Source: https://github.github.com/gfm/#tables-extension-
var underHeader = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$`)

// isTable tells whether a paragraph is written as a table. CommonMark knows
// none, so the bars and hyphens would be printed.
func (d *document) isTable(n ast.Node) bool {
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if underHeader.Match(line.Value(d.text)) {
			return true
		}
	}
	return false
}

func (d *document) isMark(n ast.Node) bool {
	t, ok := n.FirstChild().(*ast.Text)
	if !ok || t.NextSibling() != nil {
		return false
	}
	r, size := utf8.DecodeRune(t.Segment.Value(d.text))
	i, ok := tokenIndex(r)
	return ok && size == t.Segment.Len() && i < len(d.values) && d.values[i].mark
}
