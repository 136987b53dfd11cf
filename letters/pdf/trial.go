package pdf

import (
	"io"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
)

// TestPrint writes a page for each form, to be tried with one's own printer
// and envelopes; without forms, for every form there is.
func TestPrint(w io.Writer, date law.Date, forms ...letters.Form) error {
	if len(forms) == 0 {
		forms = letters.Forms()
	}
	d := Document{Title: "Test print", Language: "en", Date: date}
	for _, f := range forms {
		d.Pages = append(d.Pages, letters.TrialSheet(f, Metrics()))
	}
	return Write(w, d)
}
