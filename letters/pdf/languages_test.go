package pdf_test

import (
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// TestLanguages holds that the typeface has every character of every letter in
// every language, and that no letter is longer than two sheets.
func TestLanguages(t *testing.T) {
	for name, l := range sample.Every() {
		if missing := pdf.Missing(letters.Text(l, 80)); len(missing) > 0 {
			t.Errorf("%s: the typeface lacks %q", name, missing)
		}
		pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(pages) > 2+len(l.Annexes) {
			t.Errorf("%s: %d sheets", name, len(pages))
		}
	}
}
