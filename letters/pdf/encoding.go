package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"sync"

	"example.org/unscrape/letters"
	"golang.org/x/text/encoding/charmap"
)

// gofpdf's own way with Unicode parses and cuts the typeface anew for each
// document and keeps a table of 65,536 widths for each face, some 5 ms and 15
// MB a letter. A letter needs a hundred characters. So each letter gets 8-bit
// fonts of its own: ASCII, and up to 128 further characters under codes made
// for this letter, with the typeface cut down to them. What was made for one
// set of characters is kept for the next letter with the same set.

// subset is one 8-bit font: a face cut down to some characters, each with a
// code.
type subset struct {
	key        string // unique within a document
	definition []byte // as gofpdf reads it: JSON
	file       []byte // the cut face, compressed
	toUnicode  []byte // the map from codes back to characters, compressed
	name       string // BaseFont
}

// usual are the characters beyond ASCII that letters use anyway. They are in
// every first font, so that most letters share one. Nothing else is shared: a
// font that grew from letter to letter would tell each addressee what names
// the others were told.
const usual = "\u00a0§–—‘’“”•…€"

// codes gives the characters of one face their fonts and codes.
type codes struct {
	face    *face
	runes   [][]rune // by font, by code - 128; 0 = unused
	where   map[rune]place
	subsets []*subset
}

// place is where a character is: in which font, under which code.
type place struct {
	font int
	code byte
}

// encode gives every one of a letter's characters beyond ASCII a code. The
// same characters get the same codes.
func encode(f *face, used map[rune]bool) *codes {
	all := maps.Clone(used)
	for _, r := range usual {
		all[r] = true
	}
	c := &codes{face: f, where: make(map[rune]place, len(all))}
	var rest []rune
	for _, r := range slices.Sorted(maps.Keys(all)) {
		// Characters of the code page that PDF readers know by heart keep
		// their codes there.
		if b, ok := charmap.Windows1252.EncodeRune(r); ok && b >= 0x80 {
			c.put(r, 0, b)
		} else {
			rest = append(rest, r)
		}
	}
	font, code := 0, 0x80
	for _, r := range rest {
		for c.taken(font, code) {
			if code++; code > 0xFF {
				font, code = font+1, 0x80
			}
		}
		c.put(r, font, byte(code))
	}
	return c
}

func (c *codes) taken(font, code int) bool {
	return code > 0xFF || font < len(c.runes) && c.runes[font][code-0x80] != 0
}

func (c *codes) put(r rune, font int, code byte) {
	for len(c.runes) <= font {
		c.runes = append(c.runes, make([]rune, 128))
	}
	c.runes[font][code-0x80] = r
	c.where[r] = place{font, code}
}

// load makes the fonts, or finds them made.
func (c *codes) load(style letters.Style) error {
	for font, runes := range c.runes {
		s, err := subsets.get(c.face, style, font, runes)
		if err != nil {
			return err
		}
		c.subsets = append(c.subsets, s)
	}
	return nil
}

// cache keeps the fonts of the letters written last.
type cache struct {
	mu   sync.Mutex
	made map[string]*subset
}

var subsets cache

// cacheSize bounds the cache: some 20 KB each.
const cacheSize = 128

func (c *cache) get(f *face, style letters.Style, font int, runes []rune) (*subset, error) {
	key := fmt.Sprintf("s%df%d", style, font)
	id := key + string(runes)
	c.mu.Lock()
	s := c.made[id]
	c.mu.Unlock()
	if s != nil {
		return s, nil
	}
	s, err := newSubset(f, key, runes)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made == nil || len(c.made) >= cacheSize {
		// Begin again: simpler than ageing, and a batch refills it in no time.
		c.made = make(map[string]*subset)
	}
	c.made[id] = s
	return s, nil
}

// definition is what gofpdf wants to know of an 8-bit font.
type definition struct {
	Tp, Name     string
	Desc         descriptor
	Cw           []int
	Enc, Diff    string
	File         string
	OriginalSize int
}

type descriptor struct {
	Ascent, Descent, CapHeight, Flags int
	FontBBox                          struct{ Xmin, Ymin, Xmax, Ymax int }
	ItalicAngle, StemV, MissingWidth  int
}

func newSubset(f *face, key string, runes []rune) (*subset, error) {
	kept := make([]rune, 0, 96+len(runes))
	d := definition{Tp: "TrueType", Enc: "cp1252", File: key + ".z", Cw: make([]int, 256)}
	for r := ' '; r < 0x7F; r++ {
		kept = append(kept, r)
		d.Cw[r] = f.advance(r)
	}
	var diff strings.Builder
	next := 0
	for i, r := range runes {
		if r == 0 {
			continue
		}
		code := 0x80 + i
		kept = append(kept, r)
		d.Cw[code] = f.advance(r)
		if b, ok := charmap.Windows1252.EncodeRune(r); ok && int(b) == code && r != '\u00a0' {
			continue
		}
		if code != next {
			fmt.Fprintf(&diff, "%d ", code)
		}
		fmt.Fprintf(&diff, "/uni%04X ", r)
		next = code + 1
	}
	d.Diff = strings.TrimSpace(diff.String())
	d.Desc = descriptor{Ascent: f.ascent, Descent: f.descent, CapHeight: f.capHeight, Flags: f.flags, ItalicAngle: f.italicAngle, StemV: f.stemV}
	d.Desc.FontBBox.Xmin, d.Desc.FontBBox.Ymin, d.Desc.FontBBox.Xmax, d.Desc.FontBBox.Ymax = f.box[0], f.box[1], f.box[2], f.box[3]
	ttf, err := cut(f, kept)
	if err != nil {
		return nil, err
	}
	d.OriginalSize = len(ttf)
	d.Name = tag(kept) + "+" + f.name
	s := &subset{key: key, name: d.Name, file: deflate(ttf), toUnicode: deflate(toUnicode(runes))}
	s.definition, err = json.Marshal(d)
	return s, err
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
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" +
		"1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n")
	var lines []string
	for i, r := range runes {
		if r != 0 {
			lines = append(lines, fmt.Sprintf("<%02X> <%04X>\n", 0x80+i, r))
		}
	}
	for chunk := range slices.Chunk(lines, 100) { // no block may be longer
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(chunk), strings.Join(chunk, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
