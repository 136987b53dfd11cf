package pdf

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// cut is the face as a TrueType file with only the glyphs of some characters or
// codes, which are sorted: the tables that ISO 32000-1, 9.9 asks for, and the map by
// which readers find glyphs by their characters. The instructions for coarse
// screens are left out: they are half of the file, and hardly any PDF reader
// heeds them. The face is only read.
func (f *face) cut(kept []character, encoding int) ([]byte, error) {
	head, hhea, maxp, hmtx := table(f.ttf, "head"), table(f.ttf, "hhea"), table(f.ttf, "maxp"), table(f.ttf, "hmtx")
	src, err := f.outlines()
	if err != nil || len(maxp) < 6 {
		return nil, errFont
	}
	glyphs := []uint16{0}            // of the face; 0 is the box for what is missing
	place := map[uint16]uint16{0: 0} // where each is in the cut
	take := func(g uint16) uint16 {
		at, ok := place[g]
		if !ok {
			at = uint16(len(glyphs))
			place[g] = at
			glyphs = append(glyphs, g)
		}
		return at
	}
	characters := make([]character, 0, len(kept))
	for _, c := range kept {
		if c.glyph != 0 {
			characters = append(characters, character{c.char, take(c.glyph)})
		}
	}
	var glyf []byte
	offsets := []int{0}
	var metrics []byte
	full := u16(hhea, 34)              // glyphs beyond have the last one's width
	for i := 0; i < len(glyphs); i++ { // grows by the parts of composed glyphs
		g := int(glyphs[i])
		outline, err := src.glyph(g)
		if err != nil {
			return nil, err
		}
		if glyf, err = appendOutline(glyf, outline, take); err != nil {
			return nil, err
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		offsets = append(offsets, len(glyf))
		metrics = append(metrics, hmtx[4*min(g, full-1):][:2]...)
		if g < full {
			metrics = append(metrics, hmtx[4*g+2:][:2]...)
		} else {
			metrics = append(metrics, hmtx[4*full+2*(g-full):][:2]...)
		}
	}
	loca := make([]byte, 0, 4*len(offsets))
	for _, o := range offsets {
		loca = binary.BigEndian.AppendUint32(loca, uint32(o))
	}
	head, hhea, maxp = slices.Clone(head), slices.Clone(hhea), slices.Clone(maxp)
	binary.BigEndian.PutUint32(head[8:], 0)  // the check sum, until it is known
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	post := slices.Clone(table(f.ttf, "post")[:32])
	binary.BigEndian.PutUint32(post, 0x00030000) // without glyph names
	return assembleFont([]fontTable{
		{"cmap", characterMap(characters, encoding)},
		{"glyf", glyf},
		{"head", head},
		{"hhea", hhea},
		{"hmtx", metrics},
		{"loca", loca},
		{"maxp", maxp},
		{"post", post},
	}), nil
}

// outlines are the glyphs of a TrueType file.
type outlines struct {
	loca, glyf []byte
	long       bool
}

func (f *face) outlines() (outlines, error) {
	o := outlines{loca: table(f.ttf, "loca"), glyf: table(f.ttf, "glyf")}
	if head := table(f.ttf, "head"); len(head) >= 52 {
		o.long = u16(head, 50) != 0
	}
	if len(o.loca) == 0 || len(o.glyf) == 0 {
		return o, errFont
	}
	return o, nil
}

// glyph is the outline of a glyph; empty for a blank.
func (o outlines) glyph(g int) ([]byte, error) {
	var from, to int
	switch {
	case o.long && 4*g+8 <= len(o.loca):
		from, to = int(binary.BigEndian.Uint32(o.loca[4*g:])), int(binary.BigEndian.Uint32(o.loca[4*g+4:]))
	case !o.long && 2*g+4 <= len(o.loca):
		from, to = 2*u16(o.loca, 2*g), 2*u16(o.loca, 2*g+2)
	default:
		return nil, errFont
	}
	if from > to || to > len(o.glyf) {
		return nil, errFont
	}
	return o.glyf[from:to], nil
}

// Flags of the parts of a composed glyph.
const (
	argsAreWords     = 1 << 0
	haveScale        = 1 << 3
	moreParts        = 1 << 5
	haveXYScale      = 1 << 6
	have2x2          = 1 << 7
	haveInstructions = 1 << 8
)

// appendOutline adds a glyph without its instructions, and with new numbers
// for the glyphs it is composed of.
func appendOutline(out, outline []byte, take func(uint16) uint16) ([]byte, error) {
	if len(outline) == 0 {
		return out, nil
	}
	if len(outline) < 12 {
		return nil, errFont
	}
	contours := i16(outline, 0)
	if contours < 0 {
		return appendComposed(out, outline, take)
	}
	ends := 10 + 2*contours // then the length of the instructions, and these
	if ends+2 > len(outline) || ends+2+u16(outline, ends) > len(outline) {
		return nil, errFont
	}
	out = append(out, outline[:ends]...)
	out = append(out, 0, 0)
	return append(out, outline[ends+2+u16(outline, ends):]...), nil
}

func appendComposed(out, outline []byte, take func(uint16) uint16) ([]byte, error) {
	from := len(out)
	out = append(out, outline...)
	part := out[from:]
	for at := 10; ; {
		if at+6 > len(part) {
			return nil, errFont
		}
		flags := u16(part, at)
		binary.BigEndian.PutUint16(part[at:], uint16(flags&^haveInstructions))
		binary.BigEndian.PutUint16(part[at+2:], take(uint16(u16(part, at+2))))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXYScale != 0:
			at += 4
		case flags&have2x2 != 0:
			at += 8
		}
		if at > len(part) {
			return nil, errFont
		}
		if flags&moreParts == 0 {
			return out[:from+at], nil
		}
	}
}

// character is an entry of the map from characters to glyphs.
type character struct{ char, glyph uint16 }

// The encodings of a font for Windows: by characters of Unicode's first plane,
// or by codes of its own, from symbols on.
const (
	symbolMap, unicodeMap = 0, 1

	symbols = 0xF000
)

// characterMap is a cmap table with one map, in segments of neighbours. The
// characters are sorted.
func characterMap(characters []character, encoding int) []byte {
	type segment struct{ start, end, delta uint16 }
	var segments []segment
	for _, c := range characters {
		delta := c.glyph - c.char
		if n := len(segments) - 1; n >= 0 && segments[n].end+1 == c.char && segments[n].delta == delta {
			segments[n].end = c.char
			continue
		}
		segments = append(segments, segment{c.char, c.char, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1}) // closes the table
	n := len(segments)
	search, selector := 2, 0
	for 2*search <= 2*n {
		search, selector = 2*search, selector+1
	}
	b := make([]byte, 0, 32+8*n)
	put := func(v ...int) {
		for _, v := range v {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	put(0, 1, 3, encoding, 0, 12)
	put(4, 16+8*n, 0, 2*n, search, selector, 2*n-search)
	for _, s := range segments {
		put(int(s.end))
	}
	put(0)
	for _, s := range segments {
		put(int(s.start))
	}
	for _, s := range segments {
		put(int(s.delta))
	}
	for range segments {
		put(0)
	}
	return b
}

type fontTable struct {
	tag  string
	data []byte
}

// assembleFont writes a TrueType file.
func assembleFont(tables []fontTable) []byte {
	tables = slices.DeleteFunc(tables, func(t fontTable) bool { return len(t.data) == 0 })
	slices.SortFunc(tables, func(a, b fontTable) int { return cmp.Compare(a.tag, b.tag) })
	n, search, selector := len(tables), 16, 0
	for 2*search <= 16*n {
		search, selector = 2*search, selector+1
	}
	size := 12 + 16*n
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	b := make([]byte, 0, size)
	b = binary.BigEndian.AppendUint32(b, 0x00010000)
	for _, v := range []int{n, search, selector, 16*n - search} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range tables {
		b = append(b, t.tag...)
		b = binary.BigEndian.AppendUint32(b, checkSum(t.data))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t.data)))
		if t.tag == "head" {
			head = at
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	binary.BigEndian.PutUint32(b[head+8:], 0xB1B0AFBA-checkSum(b))
	return b
}

// checkSum adds up a table as the format has it.
func checkSum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
