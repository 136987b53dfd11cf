package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// TestLook writes the sample letters into the folder UNSCRAPE_LOOK names, to
// be opened and looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("UNSCRAPE_LOOK")
	if dir == "" {
		t.Skip("UNSCRAPE_LOOK names no folder")
	}
	for name, l := range samples() {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), write(t, l), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := pdf.TestPrint(&b, sample.Day); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "trial.pdf"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func samples() map[string]letters.Letter {
	return map[string]letters.Letter{
		"german": sample.German(), "french": sample.French(), "american": sample.American(), "hostile": sample.Hostile(),
		"long": sample.Long(), "names": sample.Names(), "window": sample.Window(),
	}
}

// document is a letter laid out for printing.
func document(t testing.TB, l letters.Letter) pdf.Document {
	t.Helper()
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	if err != nil {
		t.Fatal(err)
	}
	return pdf.Document{Pages: pages, Title: l.Title, Subject: l.Re, Language: l.Language, Date: l.Date, Hostile: l.Hostile}
}

// write is a letter as a PDF file.
func write(t testing.TB, l letters.Letter) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, document(t, l)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
