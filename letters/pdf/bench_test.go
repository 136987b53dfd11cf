package pdf_test

import (
	"fmt"
	"io"
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// A letter of two pages with bold, lists and a link.
func BenchmarkLayOut(b *testing.B) {
	l := sample.Long()
	f, m := letters.FormFor(l), pdf.Metrics()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := letters.LayOut(l, f, m); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := document(b, sample.Long())
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// Letters in which no set of characters comes twice: each cuts the typeface.
func BenchmarkWriteUnlikeNames(b *testing.B) {
	d := document(b, sample.Names())
	first := d.Pages[0].Marks[0].(*letters.TextMark)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		first.Text = fmt.Sprintf("%c%c%c", 0x400+i%0x40, 0x100+i/0x40%0x70, 0x390+i/0x40/0x70%0x10)
		if err := pdf.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// Laid out and written, names beyond Latin-1.
func BenchmarkWhole(b *testing.B) {
	l := sample.Long()
	l.Sender, l.ReturnLine, l.Signature = sample.Names().Sender, sample.Names().ReturnLine, sample.Names().Signature
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Write(io.Discard, document(b, l)); err != nil {
			b.Fatal(err)
		}
	}
}

// From a request to the bytes of its letter, names beyond Latin-1 and no set of
// characters twice: what a letter costs in a batch of different people.
func BenchmarkRequestToBytes(b *testing.B) {
	r := letters.Request{
		Incident: "spy-pet", Residence: "DE", Addressees: []string{"discord"}, Letter: "access", Send: "post", Reply: "email", Place: "Berlin", Date: sample.Day,
		Subject:     letters.Subject{Name: "Nguyễn Thị Ánh", Address: []string{"Musterweg 1", "10115 Berlin"}, Email: "anh@example.org"},
		Identifiers: map[string]string{"discord-user-id": "253286221395001345", "discord-username": "nelly"},
	}
	jobs, err := letters.Resolve(r, letters.Sources{Today: sample.Day})
	if err != nil || len(jobs) != 1 {
		b.Fatal(len(jobs), err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		jobs[0].Request.Subject.Name = fmt.Sprintf("Nguyễn Thị %c%c%c", 0x400+i%0x40, 0x100+i/0x40%0x70, 0x390+i/0x40/0x70%0x10)
		l, err := letters.Compose(jobs[0])
		if err != nil {
			b.Fatal(err)
		}
		d := document(b, l)
		if i == 0 && len(d.Pages) != 2 {
			b.Fatalf("%d pages", len(d.Pages))
		}
		if err := pdf.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
