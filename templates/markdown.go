package templates

import (
	"fmt"
	"html"
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
	if s := d.spans(n, true); len(s) > 0 {
		blocks = append(blocks, &Paragraph{s})
	}
	return blocks
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

// spans is the running text of a block; without breaks, they become spaces.
func (d *document) spans(n ast.Node, breaks bool) []Span {
	w := &spanWriter{document: d, breaks: breaks}
	w.inline(n, Text{}, 0)
	return w.finish()
}

// spanWriter collects running text.
type spanWriter struct {
	*document
	breaks bool
	spans  []Span
	style  Text   // of the text not yet in spans
	buf    []byte // that text
	loose  bool   // it ends in a space of the Markdown, not of a value
}

func (w *spanWriter) inline(n ast.Node, style Text, depth int) {
	if depth > maxDepth {
		w.fault(n, "bold, italics and links are nested more than %d deep", maxDepth)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.markdown(c, style)
			if c.HardLineBreak() {
				w.lineBreak(style)
			} else if c.SoftLineBreak() {
				w.space(style)
			}
		case *ast.Emphasis:
			inner := style
			if c.Level == 1 {
				inner.Italic = true
			} else {
				inner.Bold = true
			}
			w.inline(c, inner, depth+1)
		case *ast.Link:
			inner := style
			inner.Link = string(c.Destination)
			switch {
			case !LinkAllowed(inner.Link):
				w.fault(c, "a letter cannot link to this address; write it out, or link to one of the pages listed in the templates' README")
			case len(c.Title) > 0:
				w.fault(c, "a letter cannot show a link's title; leave it out")
			}
			w.inline(c, inner, depth+1)
		case *ast.Image:
			w.fault(c, "a letter cannot show an image")
		case *ast.CodeSpan:
			w.fault(c, "a letter cannot show code; leave the ` out, or write \\` for the character")
		case *ast.RawHTML:
			w.fault(c, "a letter cannot show HTML; use Markdown, or write \\< for the character")
		default:
			w.fault(c, "a letter cannot show this")
		}
	}
}

// markdown adds a run of Markdown text: escapes and entities become their
// characters, tokens the values they stand for.
func (w *spanWriter) markdown(n *ast.Text, style Text) {
	s := string(n.Segment.Value(w.text))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch v, ok := tokenIndex(r); {
		case ok && v < len(w.values):
			if w.values[v].mark {
				w.faults = append(w.faults, w.src.finding(w.at(n.Segment.Start+i), "markdown", "the identifiers are a box of their own; put them on a line of their own"))
			}
			w.value(w.values[v], style)
		case r == ' ' || r == '\t' || r == '\n':
			w.space(style)
		case r == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			w.add(s[i+1:i+2], style)
			size = 2
		case r == '&':
			var decoded string
			decoded, size = entity(s[i:])
			w.add(decoded, style)
		default:
			for i+size < len(s) && !special(s[i+size]) {
				size++
			}
			w.add(s[i:i+size], style)
		}
		i += size
	}
}

// special reports whether a byte may mean something in markdown's loop; every
// byte of a token does.
func special(c byte) bool { return c <= ' ' || c == '\\' || c == '&' || c >= utf8.RuneSelf }

var reference = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// entity decodes the character reference s begins with, if it is one. It can
// give no token and no control character.
func entity(s string) (decoded string, size int) {
	ref := reference.FindString(s)
	decoded = html.UnescapeString(ref)
	if ref == "" || decoded == ref || strings.HasSuffix(decoded, ";") && ref != "&semi;" && ref[1] != '#' { // "&nosuch;", and "&ampx;"
		return "&", 1
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case isControl(r) || isPrivate(r):
			return utf8.RuneError
		}
		return r
	}, decoded), len(ref)
}

// value adds a value: as it was typed, its line breaks as breaks.
func (w *spanWriter) value(v passage, style Text) {
	if v.lang != "" {
		style.Lang = v.lang
	}
	for i, line := range strings.FieldsFunc(v.text, func(r rune) bool { return r == '\n' }) {
		if i > 0 {
			w.lineBreak(style)
		}
		w.add(line, style)
	}
}

// add appends text as it is.
func (w *spanWriter) add(s string, style Text) {
	if s == "" {
		return
	}
	w.loose = false
	w.append(s, style)
}

func (w *spanWriter) append(s string, style Text) {
	if style != w.style {
		w.flush()
		w.style = style
	}
	w.buf = append(w.buf, s...)
}

// flush makes a span of the text so far.
func (w *spanWriter) flush() {
	if len(w.buf) > 0 {
		span := w.style
		span.Text = string(w.buf)
		w.spans = append(w.spans, &span)
		w.buf = w.buf[:0]
	}
}

// space appends a space of the Markdown. Several are one, and none stands at
// the edge of a line.
func (w *spanWriter) space(style Text) {
	if w.loose || w.edge() {
		return
	}
	w.loose = true
	w.append(" ", style)
}

// edge reports whether nothing stands on the line yet.
func (w *spanWriter) edge() bool {
	if len(w.buf) > 0 {
		return false
	}
	if len(w.spans) == 0 {
		return true
	}
	_, isBreak := w.spans[len(w.spans)-1].(*Break)
	return isBreak
}

// lineBreak begins a new line; in a heading it is a space.
func (w *spanWriter) lineBreak(style Text) {
	if !w.breaks {
		w.space(style)
		return
	}
	w.trim()
	if !w.edge() {
		w.spans = append(w.spans, &Break{})
	}
}

// trim ends the line, without a loose space.
func (w *spanWriter) trim() {
	if w.loose {
		w.buf = w.buf[:len(w.buf)-1]
		w.loose = false
	}
	w.flush()
}

// finish is the text without loose ends.
func (w *spanWriter) finish() []Span {
	w.trim()
	for len(w.spans) > 0 && w.edge() {
		w.spans = w.spans[:len(w.spans)-1]
	}
	return w.spans
}
