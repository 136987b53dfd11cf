package pdf

import (
	"encoding/binary"
	"errors"
	"sync"
	"sync/atomic"
	"unicode"

	"example.org/unscrape/letters"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/text/unicode/norm"
)

// face is one face of the embedded typeface: what is read from its TrueType
// file, once, when first needed.
type face struct {
	name string // as PDF writes it
	ttf  []byte

	glyphs   [256]*[256]uint16 // of the characters up to U+FFFF; 0 = none
	advances []int             // by glyph, in thousandths of the type size
	ascii    [128]int          // advances of the first 128 characters

	// In thousandths of the type size.
	ascent, descent, capHeight int
	box                        [4]int // left, bottom, right, top of all glyphs

	italicAngle int // degrees
	stemV       int
	flags       int // as a PDF font descriptor has them
}

const (
	flagSymbolic    = 1 << 2
	flagNonsymbolic = 1 << 5
	flagItalic      = 1 << 6
)

// faces are the four faces by letters.Style. Each is read when it is first
// measured or drawn, so that a program that does neither pays nothing.
var faces = [...]func() (*face, error){
	letters.Regular:    sync.OnceValues(func() (*face, error) { return readFace("LiberationSans", liberationsansregular.TTF) }),
	letters.Bold:       sync.OnceValues(func() (*face, error) { return readFace("LiberationSans-Bold", liberationsansbold.TTF) }),
	letters.Italic:     sync.OnceValues(func() (*face, error) { return readFace("LiberationSans-Italic", liberationsansitalic.TTF) }),
	letters.BoldItalic: sync.OnceValues(func() (*face, error) { return readFace("LiberationSans-BoldItalic", liberationsansbolditalic.TTF) }),
}

// faceOf is the face of a style; one that cannot be read has no characters,
// so that all text is missing from it.
func faceOf(s letters.Style) *face {
	if int(s) >= len(faces) {
		return &face{}
	}
	if f := known[s].Load(); f != nil {
		return f
	}
	f, err := faces[s]()
	if err != nil {
		f = &face{}
	}
	known[s].Store(f)
	return f
}

// known are the faces that have been read: every word's width asks for one.
var known [len(faces)]atomic.Pointer[face]

// glyph is the glyph of a character, 0 if the face has none.
func (f *face) glyph(r rune) uint16 {
	if r < 0 || r > 0xFFFF {
		return 0
	}
	page := f.glyphs[r>>8]
	if page == nil {
		return 0
	}
	return page[r&0xFF]
}

// advance is the width of a character in thousandths of the type size.
func (f *face) advance(r rune) int {
	g := f.glyph(r)
	if int(g) >= len(f.advances) {
		return 0
	}
	return f.advances[g]
}

// metrics measures text as a PDF reader will place it: by widths in whole
// thousandths of the type size, which is what the file says.
type metrics struct{}

// Metrics measures text in the embedded typeface. A character that it lacks
// has the width of the box that would stand for it.
func Metrics() letters.Metrics { return metrics{} }

func (metrics) Width(f letters.Font, s string) letters.Unit {
	face, sum := faceOf(f.Style), 0
	for _, r := range s {
		if r < 0x80 {
			sum += face.ascii[r]
			continue
		}
		sum += face.advance(r)
	}
	return scale(sum, f.Size)
}

func (metrics) Ascent(f letters.Font) letters.Unit { return scale(faceOf(f.Style).ascent, f.Size) }

func (metrics) Descent(f letters.Font) letters.Unit { return scale(-faceOf(f.Style).descent, f.Size) }

// scale is a number of thousandths of a type size in tenths of a point, in
// micrometres, rounded half up: 720 tenths of a point are 25,400 micrometres.
func scale(thousandths, size int) letters.Unit {
	return letters.Unit((thousandths*size*127 + 1800) / 3600)
}

// Missing is what the embedded typeface cannot print of s, each character
// once, in the order of the text: characters it has no glyph for, and those it
// cannot place (combining marks without a composed letter, scripts written
// from right to left, signs that only steer other characters). An empty answer
// means that s prints as it is. Line ends and tabs are no characters here.
func Missing(s string) []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, r := range norm.NFC.String(s) {
		if r == '\n' || r == '\r' || r == '\t' || printable(r) || seen[r] {
			continue
		}
		seen[r] = true
		out = append(out, r)
	}
	return out
}

// printable reports whether the typeface prints r, alone and as it should
// look. All four faces have the same characters; a test holds that.
func printable(r rune) bool {
	if r >= ' ' && r < 0x7F {
		return true
	}
	if r > 0xFFFF || r == unicode.ReplacementChar || unicode.In(r, unicode.C, unicode.M, unicode.Hebrew, unicode.Arabic) {
		return false
	}
	return faceOf(letters.Regular).glyph(r) != 0
}

// A damaged font file.
var errFont = errors.New("the embedded typeface cannot be read")

// table is the part of a TrueType file with a name.
func table(ttf []byte, tag string) []byte {
	if len(ttf) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		at := 12 + 16*i
		if at+16 > len(ttf) {
			return nil
		}
		if string(ttf[at:at+4]) == tag {
			from, size := int(binary.BigEndian.Uint32(ttf[at+8:])), int(binary.BigEndian.Uint32(ttf[at+12:]))
			if from+size > len(ttf) {
				return nil
			}
			return ttf[from : from+size]
		}
	}
	return nil
}

// readFace reads the metrics of a TrueType font.
func readFace(name string, ttf []byte) (*face, error) {
	head, hhea, hmtx, os2, post := table(ttf, "head"), table(ttf, "hhea"), table(ttf, "hmtx"), table(ttf, "OS/2"), table(ttf, "post")
	if len(head) < 54 || len(hhea) < 36 || len(os2) < 90 || len(post) < 32 {
		return nil, errFont
	}
	em := u16(head, 18)
	count := u16(hhea, 34)
	if em == 0 || count == 0 || len(hmtx) < 4*count {
		return nil, errFont
	}
	per := func(v int) int { // rounded half away from zero
		if v < 0 {
			return -((-v*1000 + em/2) / em)
		}
		return (v*1000 + em/2) / em
	}
	f := &face{name: name, ttf: ttf}
	f.ascent, f.descent = per(i16(hhea, 4)), per(i16(hhea, 6))
	f.capHeight = per(i16(os2, 88))
	for i := range f.box {
		f.box[i] = per(i16(head, 36+2*i))
	}
	if f.italicAngle = i16(post, 4); f.italicAngle != 0 {
		f.flags |= flagItalic
	}
	// The usual estimate from the weight class; readers use it for stand-ins.
	weight := u16(os2, 4)
	f.stemV = 50 + (weight*weight)/(65*65)
	glyphs := len(hmtx)/2 - count
	f.advances = make([]int, glyphs)
	for g := range f.advances {
		f.advances[g] = per(u16(hmtx, 4*min(g, count-1)))
	}
	if err := f.readCharacters(table(ttf, "cmap")); err != nil {
		return nil, err
	}
	for r := range f.ascii {
		f.ascii[r] = f.advance(rune(r))
	}
	return f, nil
}

// readCharacters reads the map from characters to glyphs: the one for Windows
// and Unicode's first plane, in segments (platform 3, encoding 1, format 4).
func (f *face) readCharacters(cmap []byte) error {
	if len(cmap) < 4 {
		return errFont
	}
	for i := range u16(cmap, 2) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return errFont
		}
		if u16(cmap, at) != 3 || u16(cmap, at+2) != 1 {
			continue
		}
		from := int(binary.BigEndian.Uint32(cmap[at+4:]))
		if from+14 > len(cmap) || u16(cmap, from) != 4 {
			return errFont
		}
		return f.readSegments(cmap[from:])
	}
	return errFont
}

func (f *face) readSegments(t []byte) error {
	n := u16(t, 6) // twice the number of segments
	if len(t) < 16+4*n {
		return errFont
	}
	ends, starts, deltas, offsets := t[14:], t[16+n:], t[16+2*n:], t[16+3*n:]
	for i := 0; i < n; i += 2 {
		start, end, delta, offset := u16(starts, i), u16(ends, i), u16(deltas, i), u16(offsets, i)
		for c := start; c <= end && c < 0xFFFF; c++ {
			g := c
			if offset != 0 {
				at := i + offset + 2*(c-start)
				if at+2 > len(offsets) {
					return errFont
				}
				if g = u16(offsets, at); g == 0 {
					continue
				}
			}
			if g = (g + delta) & 0xFFFF; g == 0 || g >= len(f.advances) {
				continue
			}
			if f.glyphs[c>>8] == nil {
				f.glyphs[c>>8] = new([256]uint16)
			}
			f.glyphs[c>>8][c&0xFF] = uint16(g)
		}
	}
	return nil
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }

func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
