// Package pdf draws laid out letters as PDF files, in an embedded typeface. It
// is a plotter: where things stand was decided before.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"github.com/jung-kurt/gofpdf"
)

// Document is what becomes one file.
type Document struct {
	Pages    []letters.Page
	Title    string
	Subject  string
	Language string   // BCP 47
	Date     law.Date // the file says that it was made at its beginning, UTC
	// Hostile leaves out of the file's description what the letter need not
	// say: its subject and the program that made it.
	Hostile bool
}

// MissingGlyphError says that the typeface lacks a character, and where it
// stands. Page counts from 1; 0 means the document's title or subject.
type MissingGlyphError struct {
	Rune rune
	Part letters.Part
	Page int
}

func (e *MissingGlyphError) Error() string {
	if e.Page == 0 {
		return fmt.Sprintf("the character %U cannot stand in the title of a PDF", e.Rune)
	}
	return fmt.Sprintf("the typeface has no character %U, which stands on page %d (%s)", e.Rune, e.Page, e.Part)
}

// Errors of Write that say nothing about the letter's contents.
var (
	ErrNoPages = errors.New("a document needs at least one page")
	ErrNoDate  = errors.New("a document needs a date")
	ErrLink    = errors.New("a link in a letter must be a plain https address")
	ErrDraw    = errors.New("the PDF could not be drawn")
)

// Write draws a document. The same document gives the same bytes. Nothing is
// written to w before the whole file has been made. A character that the
// typeface cannot print is a *MissingGlyphError.
func Write(w io.Writer, d Document) error {
	out, err := draw(d)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func draw(d Document) (out []byte, err error) {
	// gofpdf panics where it meets what it does not expect. What it says may
	// quote the letter.
	defer func() {
		if recover() != nil {
			out, err = nil, ErrDraw
		}
	}()
	if len(d.Pages) == 0 {
		return nil, ErrNoPages
	}
	if d.Date.IsZero() {
		return nil, ErrNoDate
	}
	if d.Hostile {
		d.Subject = ""
	}
	if err := check(d); err != nil {
		return nil, err
	}
	p := plotter{doc: newFpdf(d)}
	if err := p.fonts(d.Pages); err != nil {
		return nil, err
	}
	for i := range d.Pages {
		if err := p.page(&d.Pages[i]); err != nil {
			return nil, err
		}
	}
	var raw bytes.Buffer
	raw.Grow(128 << 10)
	if p.doc.Output(&raw) != nil {
		return nil, ErrDraw
	}
	return complete(raw.Bytes(), d, p.subsets())
}

// check finds what cannot be drawn before anything is.
func check(d Document) error {
	for i := range d.Pages {
		for _, m := range d.Pages[i].Marks {
			t, ok := m.(*letters.TextMark)
			if !ok {
				continue
			}
			for _, r := range t.Text {
				if !printable(r) {
					return &MissingGlyphError{r, t.Part, i + 1}
				}
			}
			if t.Link != "" && !plainLink(t.Link) {
				return ErrLink
			}
		}
	}
	for _, r := range d.Title + d.Subject {
		if r > 0xFFFF || r == utf8.RuneError || r < ' ' {
			return &MissingGlyphError{r, letters.PartRe, 0}
		}
	}
	return nil
}

// plainLink reports whether a link is an https address in printable ASCII. Which
// addresses a letter may link to is the templates' list; this is the last door.
func plainLink(s string) bool {
	if !strings.HasPrefix(s, "https://") || len(s) > 500 {
		return false
	}
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7F || strings.IndexByte(`()<>[]{}\"`, c) >= 0 {
			return false
		}
	}
	return true
}

func newFpdf(d Document) *gofpdf.Fpdf {
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: pt(d.Pages[0].Width), Ht: pt(d.Pages[0].Height)}})
	doc.SetAutoPageBreak(false, 0)
	doc.SetCompression(false) // complete does that, with a compressor it keeps
	doc.SetCatalogSort(true)
	at := d.Date.Time()
	doc.SetCreationDate(at)
	doc.SetModificationDate(at)
	doc.SetTitle(d.Title, true)
	doc.SetSubject(d.Subject, true)
	doc.SetProducer("unscrape", false)
	if d.Hostile {
		doc.SetProducer("", false)
	}
	return doc
}

// plotter draws marks with gofpdf.
type plotter struct {
	doc   *gofpdf.Fpdf
	codes [4]*codes

	// What is set, so that it is set once.
	font      string
	size      int
	thickness letters.Unit
	buf       []byte
}

// fonts gives every face that the pages use its fonts.
func (p *plotter) fonts(pages []letters.Page) error {
	var used [4]map[rune]bool
	for i := range pages {
		for _, m := range pages[i].Marks {
			t, ok := m.(*letters.TextMark)
			if !ok {
				continue
			}
			if int(t.Font.Style) >= len(used) {
				return ErrDraw
			}
			if used[t.Font.Style] == nil {
				used[t.Font.Style] = map[rune]bool{}
			}
			for _, r := range t.Text {
				if r >= 0x80 {
					used[t.Font.Style][r] = true
				}
			}
		}
	}
	for style, set := range used {
		if set == nil {
			continue
		}
		f, err := faces[style]()
		if err != nil {
			return err
		}
		c := encode(f, set)
		if err := c.load(letters.Style(style)); err != nil {
			return err
		}
		for _, s := range c.subsets {
			p.doc.AddFontFromBytes(s.key, "", s.definition, s.file)
		}
		p.codes[style] = c
	}
	return nil
}

// subsets are the fonts of the document.
func (p *plotter) subsets() []*subset {
	var out []*subset
	for _, c := range p.codes {
		if c != nil {
			out = append(out, c.subsets...)
		}
	}
	return out
}

func (p *plotter) page(page *letters.Page) error {
	p.doc.AddPageFormat("P", gofpdf.SizeType{Wd: pt(page.Width), Ht: pt(page.Height)})
	p.font, p.size, p.thickness = "", 0, -1
	for _, m := range page.Marks {
		switch m := m.(type) {
		case *letters.TextMark:
			p.text(m)
		case *letters.LineMark:
			if m.Thickness != p.thickness {
				p.doc.SetLineWidth(pt(m.Thickness))
				p.thickness = m.Thickness
			}
			p.doc.Line(pt(m.X1), pt(m.Y1), pt(m.X2), pt(m.Y2))
		default:
			return ErrDraw
		}
	}
	return nil
}

// text draws a run, in pieces where its characters need more than one font.
func (p *plotter) text(t *letters.TextMark) {
	c := p.codes[t.Font.Style]
	x, font, from := t.X, 0, 0
	p.buf = p.buf[:0]
	flush := func(to int) {
		if len(p.buf) > 0 {
			p.set(c.subsets[font].key, t.Font.Size)
			p.doc.Text(pt(x), pt(t.Y), string(p.buf))
			x += Metrics().Width(t.Font, t.Text[from:to])
		}
		p.buf, from = p.buf[:0], to
	}
	for i, r := range t.Text {
		if r < 0x80 { // in every font
			p.buf = append(p.buf, byte(r))
			continue
		}
		at := c.where[r]
		if at.font != font {
			flush(i)
			font = at.font
		}
		p.buf = append(p.buf, at.code)
	}
	flush(len(t.Text))
	if t.Link != "" {
		m := Metrics()
		ascent := m.Ascent(t.Font)
		p.doc.LinkString(pt(t.X), pt(t.Y-ascent), pt(m.Width(t.Font, t.Text)), pt(ascent+m.Descent(t.Font)), t.Link)
	}
}

func (p *plotter) set(font string, size int) {
	if font != p.font || size != p.size {
		p.doc.SetFont(font, "", float64(size)/10)
		p.font, p.size = font, size
	}
}

// pt is a length in PDF's unit: 72 to an inch of 25,400 micrometres.
func pt(u letters.Unit) float64 { return float64(u) * 72 / 25400 }
