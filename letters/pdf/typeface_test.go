package pdf

import (
	"bytes"
	"testing"

	"example.org/unscrape/letters"
	imagefont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The independent reader of fonts that the tests compare with.
func parseFont(t *testing.T, ttf []byte) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func advanceOf(t *testing.T, f *sfnt.Font, g sfnt.GlyphIndex) int {
	t.Helper()
	em := fixed.Int26_6(f.UnitsPerEm()) << 6
	a, err := f.GlyphAdvance(nil, g, em, imagefont.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return (a.Round()*1000 + int(f.UnitsPerEm())/2) / int(f.UnitsPerEm())
}

func TestFacesAreReadAsOthersReadThem(t *testing.T) {
	for style := range faces {
		face, err := faces[style]()
		if err != nil {
			t.Fatal(err)
		}
		f := parseFont(t, face.ttf)
		for r := rune(0); r <= 0xFFFF; r++ {
			g, err := f.GlyphIndex(nil, r)
			if err != nil {
				t.Fatal(err)
			}
			if uint16(g) != face.glyph(r) {
				t.Fatalf("%s: %U is glyph %d, want %d", face.name, r, face.glyph(r), g)
			}
			if g != 0 && face.advance(r) != advanceOf(t, f, g) {
				t.Fatalf("%s: %U is %d wide, want %d", face.name, r, face.advance(r), advanceOf(t, f, g))
			}
		}
	}
}

func TestAllFacesHaveTheSameCharacters(t *testing.T) {
	regular := faceOf(letters.Regular)
	for style := range faces {
		face := faceOf(letters.Style(style))
		for r := rune(0); r <= 0xFFFF; r++ {
			if printable(r) && (regular.glyph(r) == 0) != (face.glyph(r) == 0) {
				t.Errorf("%s and %s differ in %U", regular.name, face.name, r)
			}
		}
	}
}

// A cut font has the outlines and widths of its characters, and no others.
func TestCut(t *testing.T) {
	for style := range faces {
		face := faceOf(letters.Style(style))
		const kept = "Aaäéőș–€ЖжΩώễ"
		before := bytes.Clone(face.ttf)
		sorted := []rune{'A', 'a', 'ä', 'é', 'ő', 'ș', 'Ω', 'ώ', 'Ж', 'ж', 'ễ', '–', '€'}
		ttf, err := face.cut(characters(face, sorted), unicodeMap)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, face.ttf) {
			t.Error("cutting changed the face")
		}
		whole, part := parseFont(t, face.ttf), parseFont(t, ttf)
		if part.NumGlyphs() > 40 || len(ttf) > 12000 {
			t.Errorf("%s: %d glyphs, %d bytes", face.name, part.NumGlyphs(), len(ttf))
		}
		if g, _ := part.GlyphIndex(nil, 'B'); g != 0 {
			t.Errorf("%s: a character that was not asked for", face.name)
		}
		em := fixed.Int26_6(whole.UnitsPerEm()) << 6
		var a, b sfnt.Buffer
		for _, r := range kept {
			g, _ := whole.GlyphIndex(&a, r)
			h, _ := part.GlyphIndex(&b, r)
			if g == 0 || h == 0 {
				t.Errorf("%s: no glyph for %c", face.name, r)
				continue
			}
			if advanceOf(t, whole, g) != advanceOf(t, part, h) {
				t.Errorf("%s: %c has another width", face.name, r)
			}
			want, err := whole.LoadGlyph(&a, g, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := part.LoadGlyph(&b, h, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) {
				t.Errorf("%s: %c has another outline", face.name, r)
				continue
			}
			for i := range got {
				if got[i] != want[i] {
					t.Errorf("%s: %c has another outline", face.name, r)
					break
				}
			}
		}
		if checkSum(ttf) != 0xB1B0AFBA {
			t.Errorf("%s: wrong check sum", face.name)
		}
	}
}

func characters(f *face, sorted []rune) []character {
	var out []character
	for _, r := range sorted {
		out = append(out, character{uint16(r), f.glyph(r)})
	}
	return out
}

func TestDamagedFonts(t *testing.T) {
	ttf := faceOf(letters.Regular).ttf
	for n := 0; n < 4000; n += 7 {
		if f, err := readFace("x", ttf[:n]); err == nil {
			t.Fatalf("a font of %d bytes is read: %v", n, f.name)
		}
	}
	for n := 4000; n < len(ttf); n += 9973 {
		if f, err := readFace("x", ttf[:n]); err == nil {
			if _, err := f.cut(characters(f, []rune("ABCäöü")), unicodeMap); err == nil && n < len(ttf)/2 {
				t.Errorf("a font of %d bytes is cut", n)
			}
		}
	}
}

// Widths are what a PDF reader adds up: thousandths of the type size.
func TestWidth(t *testing.T) {
	m := Metrics()
	for _, test := range []struct {
		font letters.Font
		text string
		want letters.Unit
	}{
		{letters.Font{Size: 100}, "", 0},
		{letters.Font{Size: 100}, "n", 1961},  // 556/1000 of 10 pt
		{letters.Font{Size: 100}, "ü", 1961},  // the same with an accent
		{letters.Font{Size: 200}, "nn", 7846}, // 1112/1000 of 20 pt: rounded once
		{letters.Font{Style: letters.Bold, Size: 100}, "n", 2155},
		{letters.Font{Size: 100}, "🎉", 2646}, // the box of what is missing
	} {
		if got := m.Width(test.font, test.text); got != test.want {
			t.Errorf("%q in %v is %d wide, want %d", test.text, test.font, got, test.want)
		}
	}
	if a, d := m.Ascent(letters.Font{Size: 100}), m.Descent(letters.Font{Size: 100}); a != 3193 || d != 748 {
		t.Errorf("ascent %d, descent %d", a, d)
	}
}
