package templates

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

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
	html   bool   // a tag was found and reported
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
			tag := c.Segments.At(0)
			if w.html && strings.HasPrefix(string(tag.Value(w.text)), "</") {
				continue // the end of what was reported where it began
			}
			w.html = true
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
