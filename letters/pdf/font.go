package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"sync"

	"example.org/unscrape/letters"
	"golang.org/x/text/encoding/charmap"
)

// gofpdf's own way with Unicode parses and cuts the typeface anew for each
// document and keeps a table of 65,536 widths for every face, some 5 ms and 15
// MB a letter. Instead every face has a western font: the characters of
// Windows' code page 1252 under their usual codes, the same in each file, cut
// once. A run of text with a character beyond these is drawn in a small font
// made for this letter, which has what its runs need and nothing else: a font
// that grew from letter to letter would tell each addressee what names the
// others were told.

// font is an 8-bit font of a document: a face cut down to some characters,
// each with a code. gofpdf is told its name and nothing else, for it would read
// and write all of it anew for each file; complete puts these objects in.
type font struct {
	key        string // unique within a document
	name       string // BaseFont
	definition []byte // as gofpdf reads it: JSON
	symbolic   bool
	dictionary string // the end of the font's object: what its codes are
	widths     []byte // objects:
	descriptor []byte // without its end, the reference to the program
	program    []byte // the cut face
	toUnicode  []byte // the map from codes back to characters
}

// object makes the font's object, and adds those it needs.
func (f *font) object(add func(body []byte, shared bool) int) []byte {
	descriptor := fmt.Appendf(nil, "%s/FontFile2 %d 0 R>>\n", f.descriptor, add(f.program, !f.symbolic))
	return fmt.Appendf(nil, "<</Type /Font\n/Subtype /TrueType\n/BaseFont /%s\n/FirstChar 32 /LastChar 255\n/Widths %d 0 R\n/FontDescriptor %d 0 R\n/ToUnicode %d 0 R\n%s>>\n",
		f.name, add(f.widths, !f.symbolic), add(descriptor, false), add(f.toUnicode, !f.symbolic), f.dictionary)
}

// coded is which character each code of a font stands for; 0 = none. The
// printable characters of ASCII keep their codes in every font.
type coded [256]rune

// westernOf are the western fonts by style, made when first needed.
var westernOf = [...]func() (*font, error){
	letters.Regular:    sync.OnceValues(func() (*font, error) { return western(letters.Regular) }),
	letters.Bold:       sync.OnceValues(func() (*font, error) { return western(letters.Bold) }),
	letters.Italic:     sync.OnceValues(func() (*font, error) { return western(letters.Italic) }),
	letters.BoldItalic: sync.OnceValues(func() (*font, error) { return western(letters.BoldItalic) }),
}

var westernKeys = [...]string{"w0", "w1", "w2", "w3"}

func western(style letters.Style) (*font, error) {
	f, err := faces[style]()
	if err != nil {
		return nil, err
	}
	var c coded
	for code := ' '; code <= 0xFF; code++ {
		if r := charmap.Windows1252.DecodeByte(byte(code)); f.glyph(r) != 0 && r != '\u00ad' && (r < 0x7F || r > 0x9F) {
			c[code] = r
		}
	}
	return newFont(f, westernKeys[style], &c, false)
}

// westernCode is the code of a character in the western fonts, 0 if they lack
// it.
func westernCode(r rune) byte {
	if r < 0x7F {
		return byte(r)
	}
	if b, ok := charmap.Windows1252.EncodeRune(r); ok && r > 0x9F && r != '\u00ad' {
		return b
	}
	return 0
}

// special are the small fonts that a letter needs of one face.
type special struct {
	style letters.Style
	fonts []*coding
}

// coding is one of them, while it is made: the characters beyond ASCII get the
// codes from 128 on in the order in which the letter has them.
type coding struct {
	coded coded
	codes map[rune]byte
}

// add finds room for a run, or for its beginning, and returns the number of
// the font and how many bytes of the text it takes.
func (s *special) add(text string) (number, taken int) {
	for i, c := range s.fonts {
		if c.takes(text) == len(text) {
			c.keep(text)
			return i, len(text)
		}
	}
	c := &coding{codes: map[rune]byte{}}
	s.fonts = append(s.fonts, c)
	taken = c.takes(text)
	c.keep(text[:taken])
	return len(s.fonts) - 1, taken
}

// room is how many characters beyond ASCII a font has codes for.
const room = 128

// takes is how much of a text the font has, or has room for.
func (c *coding) takes(text string) int {
	free := room - len(c.codes)
	var fresh []rune
	for i, r := range text {
		if _, ok := c.codes[r]; r < 0x80 || ok || slices.Contains(fresh, r) {
			continue
		}
		if len(fresh) == free {
			return i
		}
		fresh = append(fresh, r)
	}
	return len(text)
}

func (c *coding) keep(text string) {
	for _, r := range text {
		if r < 0x80 {
			c.coded[r] = r
		} else if _, ok := c.codes[r]; !ok {
			code := byte(0x80 + len(c.codes))
			c.codes[r], c.coded[code] = code, r
		}
	}
}

// code is a character's code in a font that keeps it.
func (c *coding) code(r rune) byte {
	if r < 0x80 {
		return byte(r)
	}
	return c.codes[r]
}

func (s *special) key(number int) string { return fmt.Sprintf("s%dn%d", s.style, number) }

// newFont makes a font. The codes of one that is not symbolic are those of
// WinAnsi, the encoding that PDF readers know by heart: they find its glyphs by
// their characters. Those of a symbolic one are in its file alone (ISO 19005-2,
// 6.2.11.6).
func newFont(f *face, key string, c *coded, symbolic bool) (*font, error) {
	out := &font{key: key, symbolic: symbolic, dictionary: "/Encoding /WinAnsiEncoding"}
	encoding, flags := unicodeMap, f.flags|flagNonsymbolic
	if symbolic {
		out.dictionary = ""
		encoding, flags = symbolMap, f.flags|flagSymbolic
	}
	kept := make([]rune, 0, len(c))
	characters := make([]character, 0, len(c))
	out.widths = append(make([]byte, 0, 1024), '[')
	for code := 32; code < len(c); code++ {
		r := c[code]
		if r == 0 {
			out.widths = append(out.widths, "0 "...)
			continue
		}
		kept = append(kept, r)
		out.widths = append(strconv.AppendInt(out.widths, int64(f.advance(r)), 10), ' ')
		at := uint16(r)
		if symbolic {
			at = symbols + uint16(code)
		}
		characters = append(characters, character{at, f.glyph(r)})
	}
	out.widths = append(out.widths, "]\n"...)
	slices.Sort(kept)
	slices.SortFunc(characters, func(a, b character) int { return cmp.Compare(a.char, b.char) })
	ttf, err := f.cut(characters, encoding)
	if err != nil {
		return nil, err
	}
	out.name = tag(kept) + "+" + f.name
	out.definition = fmt.Appendf(nil, `{"Tp":"Core","Name":%q}`, out.name)
	out.descriptor = fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Ascent %d /Descent %d /CapHeight %d /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /StemV %d ",
		out.name, f.ascent, f.descent, f.capHeight, flags, f.box[0], f.box[1], f.box[2], f.box[3], f.italicAngle, f.stemV)
	pack := stream
	if symbolic {
		pack = plain // made for this file alone
	}
	out.program = pack(fmt.Sprintf("/Length1 %d ", len(ttf)), ttf)
	out.toUnicode = pack("", toUnicode(c))
	return out, nil
}

// tag is the six letters before a cut font's name that PDF asks for: the same
// for the same characters.
func tag(runes []rune) string {
	h := fnv.New64a()
	h.Write([]byte(string(runes)))
	sum, out := h.Sum64(), make([]byte, 6)
	for i := range out {
		out[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(out)
}

// toUnicode is the map that PDF readers search and copy by (ISO 32000-1,
// 9.10.3).
func toUnicode(c *coded) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	const line = len("<41> <0041>\n")
	lines := make([]byte, 0, line*len(c))
	for code, r := range c {
		if r != 0 {
			lines = fmt.Appendf(lines, "<%02X> <%04X>\n", code, r)
		}
	}
	for chunk := range slices.Chunk(lines, 100*line) { // no block may be longer
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(chunk)/line, chunk)
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
