package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// What is found and copied from the file is exactly what was laid out.
func TestTextIsExact(t *testing.T) {
	for name, l := range samples() {
		d := document(t, l)
		got := open(t, write(t, l)).pages(t)
		if len(got) != len(d.Pages) {
			t.Fatalf("%s: %d pages, want %d", name, len(got), len(d.Pages))
		}
		for n, p := range d.Pages {
			var want []string
			for _, m := range p.Marks {
				if m, ok := m.(*letters.TextMark); ok {
					if m.Spaced {
						want = append(want, m.Text+" ")
						continue
					}
					want = append(want, m.Text)
				}
			}
			if !slices.Equal(got[n], want) {
				t.Errorf("%s, page %d:\n%q\nwant\n%q", name, n+1, got[n], want)
			}
		}
	}
}

// A run with more characters than one font has codes for is drawn in several,
// and reads as one.
func TestManyCharacters(t *testing.T) {
	var all strings.Builder
	for r := rune(0x100); r < 0x460; r++ {
		if len(pdf.Missing(string(r))) == 0 {
			all.WriteRune(r)
		}
	}
	if n := len([]rune(all.String())); n < 500 {
		t.Fatalf("only %d characters", n)
	}
	l := sample.Hostile()
	d := document(t, l)
	d.Pages[0].Marks = []letters.Mark{&letters.TextMark{X: 1000, Y: 50000, Font: letters.Font{Size: 110}, Text: all.String()}}
	var b bytes.Buffer
	if err := pdf.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(open(t, b.Bytes()).pages(t)[0], ""); got != all.String() {
		t.Errorf("read %q", got)
	}
}

func TestSameLetterSameBytes(t *testing.T) {
	for name, l := range samples() {
		first := write(t, l)
		for other := range samples() { // what was written before changes nothing
			write(t, samples()[other])
		}
		if !bytes.Equal(write(t, l), first) {
			t.Errorf("%s: different bytes", name)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	want := map[string][]byte{}
	for name, l := range samples() {
		want[name] = write(t, l)
	}
	var wait sync.WaitGroup
	for range 4 {
		for name, l := range samples() {
			wait.Go(func() {
				var b bytes.Buffer
				pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
				if err == nil {
					err = pdf.Write(&b, pdf.Document{Pages: pages, Title: l.Title, Subject: l.Re, Language: l.Language, Date: l.Date, Hostile: l.Hostile})
				}
				if err != nil || !bytes.Equal(b.Bytes(), want[name]) {
					t.Errorf("%s: different bytes beside others, or %v", name, err)
				}
			})
		}
	}
	wait.Wait()
}

func TestInformation(t *testing.T) {
	f := open(t, write(t, sample.Names()))
	info := f.info(t)
	want := map[string]string{
		"Title":        "Request for access under Article 15 GDPR",
		"Subject":      "Request for access under Article 15 GDPR – Discord user ID 253286221395001345",
		"Producer":     "unscrape",
		"CreationDate": "D:20261122000000Z", "ModDate": "D:20261122000000Z",
	}
	if !maps.Equal(info, want) {
		t.Errorf("information %v, want %v", info, want)
	}
	catalog := f.objects[f.ref(f.trailer, "Root")]
	if !strings.Contains(catalog, "/Lang (en)") || !strings.Contains(catalog, "/DisplayDocTitle true") {
		t.Errorf("catalog %s", catalog)
	}
}

// A file for a hostile addressee says nothing of its making, and has no byte
// that depends on other letters.
func TestHostileFileTellsNothing(t *testing.T) {
	write(t, sample.Names())
	f := open(t, write(t, sample.Hostile()))
	want := map[string]string{"Title": "Request under Articles 15, 17 and 21 GDPR", "CreationDate": "D:20261122000000Z", "ModDate": "D:20261122000000Z"}
	if info := f.info(t); !maps.Equal(info, want) {
		t.Errorf("information %v, want %v", info, want)
	}
	text := f.inflated()
	for _, told := range []string{"unscrape", "FPDF", "gofpdf", "Author", "Keywords", "Müller", "Musterweg", "Berlin", "nelly", "Nguy", "uni1EC5"} {
		if strings.Contains(text, told) {
			t.Errorf("the file contains %q", told)
		}
	}
}

func TestMissing(t *testing.T) {
	for _, test := range []struct {
		text string
		want []rune
	}{
		{"Jürgen Müller, Łódź, Nguyễn Thị Ánh, Ελλάδα, Щербакова, Þórður, €5 – “quoted” … § 15", nil},
		{"line\nline\r\n\tline", nil},
		{"e\u0301", nil}, // composed first
		{"x\u0301", []rune{0x301}},
		{"Jane 🎉 Roe 🎉", []rune{0x1F389}},
		{"𝕵𝖆𝖓𝖊", []rune{0x1D575, 0x1D586, 0x1D593, 0x1D58A}},
		{"שלום", []rune("שלום")},
		{"山田", []rune("山田")},
		{"a\u202eb\u200b\u200dc\x1b[31m\x00", []rune{0x202E, 0x200B, 0x200D, 0x1B, 0}},
		{"bad \xff byte", []rune{0xFFFD}},
		{"\ue000", []rune{0xE000}},
	} {
		if got := pdf.Missing(test.text); !slices.Equal(got, test.want) {
			t.Errorf("Missing(%q) = %U, want %U", test.text, got, test.want)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	good := document(t, sample.Hostile())
	tests := []struct {
		name   string
		change func(*pdf.Document)
		want   error
	}{
		{"no pages", func(d *pdf.Document) { d.Pages = nil }, pdf.ErrNoPages},
		{"no date", func(d *pdf.Document) { d.Date = law.Date{} }, pdf.ErrNoDate},
		{"an emoji", text("Jane 🎉"), &pdf.MissingGlyphError{Rune: 0x1F389, Part: letters.PartAddress, Page: 1}},
		{"a character without glyph", text("山"), &pdf.MissingGlyphError{Rune: '山', Part: letters.PartAddress, Page: 1}},
		{"an invalid byte", text("\xff"), &pdf.MissingGlyphError{Rune: 0xFFFD, Part: letters.PartAddress, Page: 1}},
		{"a truncated character", text("\xe2\x82"), &pdf.MissingGlyphError{Rune: 0xFFFD, Part: letters.PartAddress, Page: 1}},
		{"a line end", text("a\nb"), &pdf.MissingGlyphError{Rune: '\n', Part: letters.PartAddress, Page: 1}},
		{"an emoji in the title", func(d *pdf.Document) { d.Title = "🎉" }, &pdf.MissingGlyphError{Rune: 0x1F389, Part: letters.PartRe}},
		{"a foreign link", link("https://example.org/"), pdf.ErrLink},
		{"a script", link("javascript:alert(1)"), pdf.ErrLink},
		{"a style that does not exist", func(d *pdf.Document) { mark(d).Font.Style = 9 }, pdf.ErrDraw},
	}
	for _, test := range tests {
		d := good
		d.Pages = nil
		for _, p := range good.Pages {
			p.Marks = slices.Clone(p.Marks)
			first := *p.Marks[0].(*letters.TextMark)
			p.Marks[0] = &first
			d.Pages = append(d.Pages, p)
		}
		test.change(&d)
		var b bytes.Buffer
		err := pdf.Write(&b, d)
		if fmt.Sprintf("%T %v", err, err) != fmt.Sprintf("%T %v", test.want, test.want) || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", test.name, err, b.Len())
		}
	}
}

func mark(d *pdf.Document) *letters.TextMark { return d.Pages[0].Marks[0].(*letters.TextMark) }

func text(s string) func(*pdf.Document) { return func(d *pdf.Document) { mark(d).Text = s } }

func link(s string) func(*pdf.Document) { return func(d *pdf.Document) { mark(d).Link = s } }

func TestWriteReportsTheWritersError(t *testing.T) {
	full := errors.New("disk full")
	if err := pdf.Write(failing{full}, document(t, sample.Hostile())); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// What a person types stays text, whatever it looks like to a PDF reader.
func TestTextNeverBecomesStructure(t *testing.T) {
	for _, evil := range []string{
		`) Tj ET /JS (app.alert(1))`, `\`, `((((`, `))))`, `\)`, `\\)`, `(\(`, `<<>>`, `endstream endobj`, `%%EOF`, `{nb}`, `\r\n`,
		"1 0 obj << /OpenAction << /S /JavaScript >> >>", `/Launch (calc.exe)`, "trailer << /Root 1 0 R >>",
	} {
		l := sample.German()
		l.Sender[0], l.Signature, l.Re, l.Title = evil, evil, evil, evil
		l.Identifiers[1].Value = evil
		l.Language = `en) /OpenAction (x`
		f := open(t, write(t, l))
		text := strings.Join(f.pages(t)[0], "\n")
		if n := strings.Count(text, evil); n < 4 {
			t.Errorf("%q is printed %d times", evil, n)
		}
		info := f.info(t)
		if info["Title"] != evil || info["Subject"] != evil {
			t.Errorf("title %q and subject %q, want %q", info["Title"], info["Subject"], evil)
		}
		for n, o := range f.objects {
			if n == f.ref(f.trailer, "Info") {
				continue
			}
			for _, key := range []string{"/JS", "/JavaScript", "/OpenAction", "/Launch", "/AA", "/EmbeddedFile"} {
				if strings.Contains(o, key) {
					t.Errorf("%q made object %d contain %s", evil, n, key)
				}
			}
		}
	}
}

func TestTestPrint(t *testing.T) {
	var b bytes.Buffer
	if err := pdf.TestPrint(&b, sample.Day); err != nil {
		t.Fatal(err)
	}
	pages := open(t, b.Bytes()).pages(t)
	if len(pages) != len(letters.Forms()) {
		t.Errorf("%d pages", len(pages))
	}
	for n, want := range []string{"Fold 1: 105 mm from the top", "Fold 2: 198 mm from the top", "Fold 1: 3 2/3 in from the top", "Fold 1: 3 7/8 in from the top"} {
		if !slices.Contains(pages[n], want) {
			t.Errorf("page %d does not say %q", n+1, want)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Jürgen Müller", "Łódź")
	f.Add("🎉", "\xff")
	f.Add(`)\(`, "x\u0301")
	f.Fuzz(func(t *testing.T, name, text string) {
		l := sample.German()
		l.Sender, l.ReturnLine, l.Title, l.Re = []string{name}, "", name, text
		l.Body = append(l.Body, sample.P(sample.T(text), sample.B(name)))
		pages, _ := letters.LayOut(l, letters.FormFor(l), pdf.Metrics()) // too long a letter comes with its pages
		if pages == nil {
			return
		}
		var b bytes.Buffer
		err := pdf.Write(&b, pdf.Document{Pages: pages, Title: l.Title, Subject: l.Re, Language: l.Language, Date: l.Date})
		missing := (*pdf.MissingGlyphError)(nil)
		switch {
		case errors.As(err, &missing):
			if len(pdf.Missing(name+"\x1f"+text)) < 2 && missing.Page > 0 {
				t.Errorf("%U is refused, but Missing does not say so", missing.Rune)
			}
		case err != nil:
			t.Error(err)
		default:
			open(t, b.Bytes())
		}
	})
}
