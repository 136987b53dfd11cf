package pdf

import (
	"bytes"

	"github.com/jung-kurt/gofpdf"
)

// cut is a TrueType font with only some of a face's characters.
func cut(f *face, kept []rune) ([]byte, error) {
	// gofpdf writes into the font it cuts.
	out := gofpdf.UTF8CutFont(bytes.Clone(f.ttf), string(kept))
	if len(out) == 0 {
		return nil, errFont
	}
	return out, nil
}
