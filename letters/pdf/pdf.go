// Package pdf draws laid out letters as PDF files, in an embedded typeface. It
// is a plotter: where things stand was decided before.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
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

// Errors of Write. None says anything of the letter's contents.
var (
	ErrNoPages = errors.New("a document needs at least one page")
	ErrNoDate  = errors.New("a document needs a date")
	ErrLink    = errors.New("a letter may link only to the addresses of a fixed list")
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
	p := plotter{doc: newFpdf(d), tree: newTree(d.Language)}
	if err := p.load(d.Pages); err != nil {
		return nil, err
	}
	for i := range d.Pages {
		if err := p.page(&d.Pages[i]); err != nil {
			return nil, err
		}
	}
	var raw bytes.Buffer
	raw.Grow(32 << 10)
	if p.doc.Output(&raw) != nil {
		return nil, ErrDraw
	}
	return complete(raw.Bytes(), d, p.fonts, p.tree)
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
			if t.Link != "" && !templates.LinkAllowed(t.Link) {
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

func newFpdf(d Document) *gofpdf.Fpdf {
	doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: pt(d.Pages[0].Width), Ht: pt(d.Pages[0].Height)}})
	doc.SetAutoPageBreak(false, 0)
	doc.SetCompression(false) // complete does that, with a compressor it keeps
	doc.SetCatalogSort(true)
	at := d.Date.Time()
	doc.SetCreationDate(at)
	doc.SetModificationDate(at)
	if d.Title != "" {
		doc.SetTitle(d.Title, true)
	}
	if d.Subject != "" {
		doc.SetSubject(d.Subject, true)
	}
	doc.SetProducer(producer(d), false)
	return doc
}

// plotter draws marks with gofpdf.
type plotter struct {
	doc     *gofpdf.Fpdf
	fonts   []*font
	tree    *tree
	special [4]special
	pieces  map[*letters.TextMark][]fragment // of the runs in special fonts

	// What is set, so that it is set once.
	font      string
	size      int
	height    letters.Unit // of the page
	thickness letters.Unit
	marked    bool   // marked content is open:
	of        *node  // that of this node
	not       string // or none, of this kind
	buf       []byte
}

// fragment is the beginning of a run, or what follows one, in a special font.
type fragment struct {
	font int
	text string
}

// load gives the pages the fonts they need.
func (p *plotter) load(pages []letters.Page) error {
	var plain [4]bool
	for i := range pages {
		for _, m := range pages[i].Marks {
			t, ok := m.(*letters.TextMark)
			if !ok {
				continue
			}
			if int(t.Font.Style) >= len(plain) {
				return ErrDraw
			}
			if isWestern(t.Text) {
				plain[t.Font.Style] = true
				continue
			}
			p.plan(t)
		}
	}
	for style := range plain {
		if plain[style] {
			f, err := westernOf[style]()
			if err != nil {
				return err
			}
			p.add(f)
		}
		special := &p.special[style]
		for number, c := range special.fonts {
			face, err := faces[style]()
			if err != nil {
				return err
			}
			f, err := newFont(face, special.key(number), &c.coded, true)
			if err != nil {
				return err
			}
			p.add(f)
		}
	}
	return nil
}

func (p *plotter) add(f *font) {
	p.doc.AddFontFromBytes(f.key, "", f.definition, nil)
	p.fonts = append(p.fonts, f)
}

// plan finds fonts for a run with characters that the western fonts lack.
func (p *plotter) plan(t *letters.TextMark) {
	if p.pieces == nil {
		p.pieces = map[*letters.TextMark][]fragment{}
	}
	special := &p.special[t.Font.Style]
	special.style = t.Font.Style
	for text := drawn(t); text != ""; {
		number, taken := special.add(text)
		p.pieces[t] = append(p.pieces[t], fragment{number, text[:taken]})
		text = text[taken:]
	}
}

func isWestern(s string) bool {
	for _, r := range s {
		if r >= 0x7F && westernCode(r) == 0 {
			return false
		}
	}
	return true
}

func (p *plotter) page(page *letters.Page) error {
	p.doc.AddPageFormat("P", gofpdf.SizeType{Wd: pt(page.Width), Ht: pt(page.Height)})
	p.font, p.size, p.thickness = "", 0, -1
	p.height = page.Height
	p.tree.owners = append(p.tree.owners, nil)
	for _, m := range page.Marks {
		switch m := m.(type) {
		case *letters.TextMark:
			p.text(m)
		case *letters.LineMark:
			p.mark(nil, m.Part)
			if m.Thickness != p.thickness {
				p.doc.SetLineWidth(pt(m.Thickness))
				p.thickness = m.Thickness
			}
			p.doc.Line(pt(m.X1), pt(m.Y1), pt(m.X2), pt(m.Y2))
		default:
			return ErrDraw
		}
	}
	p.unmark()
	return nil
}

// mark says what is drawn next: content of a node, or for nil none.
func (p *plotter) mark(n *node, part letters.Part) {
	not := ""
	if n == nil {
		not = artifact(part)
	}
	if p.marked && p.of == n && p.not == not {
		return
	}
	p.unmark()
	p.marked, p.of, p.not = true, n, not
	if n == nil {
		p.doc.RawWriteStr(not)
		return
	}
	p.buf = append(append(append(p.buf[:0], '/'), n.as.name...), " <</MCID "...)
	p.buf = strconv.AppendInt(p.buf, int64(p.tree.content(n)), 10)
	p.buf = append(p.buf, ">> BDC"...)
	p.doc.RawWriteStr(string(p.buf))
}

func (p *plotter) unmark() {
	if p.marked {
		p.doc.RawWriteStr("EMC")
	}
	p.marked = false
}

// drawn is the text of a run with the space that the end of its line takes the
// place of: what reads the text in its order must not join two words.
func drawn(t *letters.TextMark) string {
	if t.Spaced {
		return t.Text + " "
	}
	return t.Text
}

// text draws a run.
func (p *plotter) text(t *letters.TextMark) {
	m, style := metrics{}, t.Font.Style
	owner := p.tree.owner(t)
	p.mark(owner, t.Part)
	if pieces := p.pieces[t]; pieces == nil {
		p.run(t.X, t, westernKeys[style], drawn(t), westernCode)
	} else {
		x := t.X
		for _, f := range pieces {
			p.run(x, t, p.special[style].key(f.font), f.text, p.special[style].fonts[f.font].code)
			x += m.Width(t.Font, f.text)
		}
	}
	if t.Link != "" {
		ascent := m.Ascent(t.Font)
		p.tree.clickable(owner, link{
			left: pt(t.X), right: pt(t.X + m.Width(t.Font, t.Text)),
			bottom: pt(p.height - t.Y - m.Descent(t.Font)), top: pt(p.height - t.Y + ascent), to: t.Link,
		})
	}
}

// run draws text in one font.
func (p *plotter) run(x letters.Unit, t *letters.TextMark, font, text string, code func(rune) byte) {
	if font != p.font || t.Font.Size != p.size {
		p.doc.SetFont(font, "", float64(t.Font.Size)/10)
		p.font, p.size = font, t.Font.Size
	}
	// As gofpdf's Text does it, which formats each run three times.
	b := append(p.buf[:0], "BT "...)
	b = strconv.AppendFloat(b, pt(x), 'f', 2, 64)
	b = append(b, ' ')
	b = strconv.AppendFloat(b, pt(p.height-t.Y), 'f', 2, 64)
	b = append(b, " Td ("...)
	for _, r := range text {
		c := code(r)
		if c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	b = append(b, ") Tj ET"...)
	p.buf = b
	p.doc.RawWriteStr(string(b))
}

// pt is a length in PDF's unit: 72 to an inch of 25,400 micrometres.
func pt(u letters.Unit) float64 { return float64(u) * 72 / 25400 }
