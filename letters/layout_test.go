package letters_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

const mm = letters.MM

// envelope is one with a window, measured from its own top left corner.
type envelope struct {
	name                     string
	width, height            letters.Unit
	left, top, right, bottom letters.Unit // of the window
}

func inch(thousandths int) letters.Unit { return letters.Unit(thousandths) * letters.Inch / 1000 }

var envelopes = map[string][]envelope{
	"din-b": {
		{"DL, German", 220 * mm, 110 * mm, 20 * mm, 50 * mm, 110 * mm, 95 * mm},
		{"DL, British", 220 * mm, 110 * mm, 20 * mm, 57 * mm, 110 * mm, 92 * mm},
	},
	"fr":   {{"DL, French", 220 * mm, 110 * mm, 100 * mm, 55 * mm, 200 * mm, 90 * mm}},
	"us10": {{"#10", inch(9500), inch(4125), inch(875), inch(4125 - 500 - 1125), inch(875 + 4500), inch(4125 - 500)}},
}

// ink is the rectangle that a run may blacken.
func ink(m *letters.TextMark) letters.Box {
	t := pdf.Metrics()
	return letters.Box{Left: m.X, Top: m.Y - t.Ascent(m.Font), Right: m.X + t.Width(m.Font, m.Text), Bottom: m.Y + t.Descent(m.Font)}
}

func runs(p letters.Page) []*letters.TextMark {
	var out []*letters.TextMark
	for _, m := range p.Marks {
		if t, ok := m.(*letters.TextMark); ok {
			out = append(out, t)
		}
	}
	return out
}

func layOut(t *testing.T, l letters.Letter) []letters.Page {
	t.Helper()
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func layoutSamples() map[string]letters.Letter {
	deep := sample.American()
	deep.Address = []string{"Discord Inc.", "Attn: Privacy Team", "444 De Haro Street, Suite 200", "San Francisco, CA 94107"}
	return map[string]letters.Letter{
		"german": sample.German(), "french": sample.French(), "american": sample.American(), "american, four lines": deep,
		"hostile": sample.Hostile(), "long": sample.Long(), "names": sample.Names(), "window": sample.Window(),
	}
}

// However the folded sheet lies in the envelope, the window shows the whole
// address, and of the rest of the letter nothing.
func TestWindowShowsTheAddressAndNothingElse(t *testing.T) {
	for name, l := range layoutSamples() {
		form := letters.FormFor(l)
		if form.Name == "none" {
			continue
		}
		for _, e := range envelopes[form.Name] {
			for _, dx := range []letters.Unit{0, e.width - form.Width} {
				for _, dy := range []letters.Unit{0, e.height - form.Folds[0]} {
					if dx < 0 || dy < 0 {
						t.Fatalf("%s does not go into %s", form.Name, e.name)
					}
					visible := letters.Box{Left: e.left - dx, Top: e.top - dy, Right: e.right - dx, Bottom: e.bottom - dy}
					for _, m := range runs(layOut(t, l)[0]) {
						b := ink(m)
						inside := b.Left >= visible.Left && b.Right <= visible.Right && b.Top >= visible.Top && b.Bottom <= visible.Bottom
						outside := b.Left >= visible.Right || b.Right <= visible.Left || b.Top >= visible.Bottom || b.Bottom <= visible.Top
						switch {
						case m.Part == letters.PartAddress && !inside:
							t.Errorf("%s in %s, shifted %d, %d mm: %q is not wholly in the window", name, e.name, dx/mm, dy/mm, m.Text)
						case m.Part != letters.PartAddress && m.Part != letters.PartReturn && !outside:
							t.Errorf("%s in %s, shifted %d, %d mm: the window shows %q", name, e.name, dx/mm, dy/mm, m.Text)
						}
					}
				}
			}
		}
	}
}

func TestNothingOutsideMarginsNothingOverlaps(t *testing.T) {
	for name, l := range layoutSamples() {
		form := letters.FormFor(l)
		for n, p := range layOut(t, l) {
			all := runs(p)
			for i, m := range all {
				b := ink(m)
				if b.Left < form.Left || b.Right > form.Width-form.Right || b.Top < 10*mm || b.Bottom > form.Height-8*mm {
					t.Errorf("%s, page %d: %q lies outside the margins", name, n+1, m.Text)
				}
				if m.Part != letters.PartPageNumber && b.Bottom > form.Height-form.Bottom {
					t.Errorf("%s, page %d: %q lies in the lower margin", name, n+1, m.Text)
				}
				for _, other := range all[:i] {
					// Ascent and descent of neighbouring lines may touch where
					// an address is set tight; the letters' bodies may not.
					c := ink(other)
					if b.Left < c.Right && c.Left < b.Right && b.Top+500 < c.Bottom && c.Top+500 < b.Bottom {
						t.Errorf("%s, page %d: %q and %q overlap", name, n+1, m.Text, other.Text)
					}
				}
			}
		}
	}
}

func TestFoldAndPunchMarks(t *testing.T) {
	for name, want := range map[string][]letters.Unit{
		"german":               {105 * mm, 210 * mm, 148*mm + 500},
		"french":               {99 * mm, 198 * mm, 148*mm + 500},
		"american":             {93133, 186266},
		"american, four lines": {98425, 196850},
		"hostile":              nil,
	} {
		pages := layOut(t, layoutSamples()[name])
		var got []letters.Unit
		for n, p := range pages {
			for _, m := range p.Marks {
				if l, ok := m.(*letters.LineMark); ok && l.Part == letters.PartFold {
					got = append(got, l.Y1)
					if n > 0 || l.X1 < 5*mm || l.X2 > 15*mm || l.Y1 != l.Y2 {
						t.Errorf("%s: page %d has a fold mark at %d–%d", name, n+1, l.X1, l.X2)
					}
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: marks at %v, want %v", name, got, want)
		}
	}
}

// The words of a letter, in order, without what pages add.
func words(pages []letters.Page) string {
	var b strings.Builder
	for n, p := range pages {
		for _, m := range runs(p) {
			if m.Part == letters.PartPageNumber || n > 0 && (m.Part == letters.PartRe || m.Part == letters.PartDate) {
				continue
			}
			b.WriteString(m.Text)
		}
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return r
	}, b.String())
}

func TestEveryWordOfTheTextIsOnThePages(t *testing.T) {
	for name, l := range layoutSamples() {
		got := words(layOut(t, l))
		var walk func([]templates.Block)
		walk = func(blocks []templates.Block) {
			for _, b := range blocks {
				switch b := b.(type) {
				case *templates.Paragraph:
					want := ""
					for _, s := range b.Spans {
						want += s.(*templates.Text).Text
					}
					if !strings.Contains(got, strings.ReplaceAll(want, " ", "")) {
						t.Errorf("%s: %q is not on the pages", name, want)
					}
				case *templates.List:
					for _, i := range b.Items {
						walk(i.Blocks)
					}
				}
			}
		}
		walk(l.Body)
		for _, row := range l.Identifiers {
			if !strings.Contains(got, strings.ReplaceAll(row.Label+row.Value, " ", "")) {
				t.Errorf("%s: the identifier %q is not on the pages", name, row.Label)
			}
		}
	}
}

// Whatever the length of the text, no line stands alone, no heading ends a
// page, the box stays whole, and the closing has text above it.
func TestPageBreaks(t *testing.T) {
	for n := range 70 {
		l := sample.German()
		l.Body = nil
		for i := range n {
			text := strings.Repeat("These are some words of a paragraph. ", 1+i%5)
			if i%7 == 3 {
				l.Body = append(l.Body, sample.H(fmt.Sprintf("Heading %d", i)))
			}
			l.Body = append(l.Body, sample.P(sample.T(fmt.Sprintf("Paragraph%d. %s", i, text))))
		}
		l.Body = append(l.Body, &templates.Identifiers{}, sample.P(sample.T("The last paragraph.")))
		pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
		if tooLong := (*letters.TooLongError)(nil); errors.As(err, &tooLong) {
			if tooLong.Pages != len(pages) {
				t.Errorf("%d paragraphs: %d pages, but the error says %d", n, len(pages), tooLong.Pages)
			}
		} else if err != nil || len(pages) > letters.MaxPages {
			t.Fatalf("%d paragraphs: %d pages, %v", n, len(pages), err)
		}
		boxes := 0
		for number, p := range pages {
			parts := map[letters.Part]bool{}
			var last *letters.TextMark
			text := 0
			for _, m := range runs(p) {
				parts[m.Part] = true
				if m.Part != letters.PartPageNumber && (number == 0 || m.Part != letters.PartRe && m.Part != letters.PartDate) {
					last = m
				}
				if m.Part == letters.PartBody || m.Part == letters.PartIdentifiers {
					text++
				}
			}
			if last.Part == letters.PartHeading {
				t.Errorf("%d paragraphs: a heading ends page %d", n, number+1)
			}
			if parts[letters.PartClosing] && n > 1 && text < 2 {
				t.Errorf("%d paragraphs: the closing stands without text on page %d", n, number+1)
			}
			if parts[letters.PartClosing] != parts[letters.PartSignature] {
				t.Errorf("%d paragraphs: closing and signature are parted on page %d", n, number+1)
			}
			if parts[letters.PartIdentifiers] {
				boxes++
			}
			if parts[letters.PartPageNumber] != (len(pages) > 1) {
				t.Errorf("%d paragraphs: page number of page %d of %d", n, number+1, len(pages))
			}
		}
		if boxes != 1 {
			t.Errorf("%d paragraphs: the box is on %d pages", n, boxes)
		}
	}
}

// A letter is set smaller only where that saves a page, and never below 10 pt.
func TestTypeSizes(t *testing.T) {
	sizes := func(l letters.Letter) map[int]bool {
		out := map[int]bool{}
		for _, p := range layOut(t, l) {
			for _, m := range runs(p) {
				if m.Part == letters.PartBody {
					out[m.Font.Size] = true
				}
			}
		}
		return out
	}
	if got := sizes(sample.Hostile()); len(got) != 1 || !got[110] {
		t.Errorf("a short letter is set in %v tenths of a point", got)
	}
	if got := sizes(sample.Long()); len(got) != 1 || !got[110] {
		t.Errorf("a letter of two pages is set in %v tenths of a point", got)
	}
	l := sample.German()
	smaller := false
	for range 12 {
		l.Body = append(l.Body, sample.P(sample.T("One more line of text.")))
		for size := range sizes(l) {
			smaller = smaller || size < 110
			if size < 100 {
				t.Errorf("text in %d tenths of a point", size)
			}
			if size < 110 && len(layOut(t, l)) > 1 {
				t.Errorf("smaller type saves no page")
			}
		}
	}
	if !smaller {
		t.Error("no letter was set smaller to save a page")
	}
}

func TestWindowErrors(t *testing.T) {
	long := strings.Repeat("Long Name of a Company ", 12)
	tests := []struct {
		name   string
		change func(*letters.Letter)
		part   letters.Part
	}{
		{"an address of many lines", func(l *letters.Letter) { l.Address = strings.Split(strings.Repeat("line,", 12), ",") }, letters.PartAddress},
		{"an address of a long line", func(l *letters.Letter) { l.Address[0] = long }, letters.PartAddress},
		{"a street of 5,000 characters", func(l *letters.Letter) { l.Address[2] = strings.Repeat("x", 5000) }, letters.PartAddress},
		{"a word wider than the window", func(l *letters.Letter) { l.Address[0] = strings.Repeat("Ww", 40) }, letters.PartAddress},
		{"a long return line", func(l *letters.Letter) { l.ReturnLine = strings.Repeat("part of it · ", 20) }, letters.PartReturn},
		{"a sender of many lines", func(l *letters.Letter) { l.Sender = strings.Split(strings.Repeat("line,", 20), ",") }, letters.PartSender},
		{"a long place", func(l *letters.Letter) { l.DateLine = strings.Repeat(long, 9) }, letters.PartDate},
	}
	for _, test := range tests {
		for _, window := range []string{"din-b", "fr", "us10"} {
			l := sample.German()
			l.Window = window
			test.change(&l)
			if test.part == letters.PartReturn && letters.FormFor(l).Return == 0 {
				continue
			}
			pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
			window := (*letters.WindowError)(nil)
			if !errors.As(err, &window) || window.Part != test.part || pages != nil {
				t.Errorf("%s: %d pages, error %v", test.name, len(pages), err)
			} else if strings.Contains(err.Error(), "Company") {
				t.Errorf("%s: the error quotes the letter", test.name)
			}
		}
	}
}

// The address is never smaller than can be read: 8 pt, and 10 on US Letter.
func TestAddressSizes(t *testing.T) {
	for _, window := range []string{"din-b", "fr", "us10"} {
		l := sample.German()
		l.Window = window
		for n := 1; n < 12; n++ {
			l.Address = l.Address[:0]
			for i := range n {
				l.Address = append(l.Address, fmt.Sprintf("Line %d of an address", i+1))
			}
			pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
			if err != nil {
				if n < 5 {
					t.Errorf("%s: an address of %d lines is refused", window, n)
				}
				continue
			}
			for _, m := range runs(pages[0]) {
				if m.Part == letters.PartAddress && m.Font.Size < letters.FormFor(l).MinAddress {
					t.Errorf("%s, %d lines: address in %v", window, n, m.Font)
				}
			}
		}
	}
}

// A letter to a hostile addressee repeats on its second page what its subject
// line says and nothing else.
func TestHostileContinuation(t *testing.T) {
	l := sample.Hostile()
	for range 40 {
		l.Body = append(l.Body, sample.P(sample.T("One more line of text.")))
	}
	pages := layOut(t, l)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, m := range runs(pages[1]) {
		if m.Part == letters.PartDate {
			t.Errorf("the second page says the date: %q", m.Text)
		}
	}
}

func TestLineBreaks(t *testing.T) {
	// One piece of text set in a column: 38 mm at 11 pt, some 20 characters.
	set := func(text string) []string {
		l := letters.Letter{Sender: []string{text}, Window: "fr", Address: []string{"Name"}}
		form := letters.FormFor(l)
		form.Sender.Right = form.Sender.Left + 38*mm
		form.Sender.Bottom = 290 * mm
		pages, err := letters.LayOut(l, form, pdf.Metrics())
		if err != nil {
			return []string{err.Error()}
		}
		var out []string
		for _, m := range runs(pages[0]) {
			if m.Part == letters.PartSender {
				out = append(out, m.Text)
			}
		}
		return out
	}
	for _, test := range []struct{ text, want string }{
		{"two  spaces\tand\r\nline ends are one", "two spaces and line|ends are one"},
		{"day 22\u00a0November\u00a02026 whole", "day|22\u00a0November\u00a02026|whole"},
		{"a request of Article 15 GDPR", "a request of|Article 15 GDPR"},
		{"under Article 12(3) GDPR it", "under|Article 12(3) GDPR it"},
		{"on a day, 22 November, too", "on a day, 22|November, too"},
		{"data protection-officers", "data protection-|officers"},
		{"send me an e-mail", "send me an e-mail"},
		{"the good people of e-mail", "the good people of|e-mail"},
		{"mail to-somebody@example.org", "mail|to-somebody@example.org"},
		{"the pages between 12–15", "the pages between|12–15"},
		{"words — and dashes —here", "words — and dashes|—here"},
	} {
		if got := strings.Join(set(test.text), "|"); got != test.want {
			t.Errorf("%q is set as %q, want %q", test.text, got, test.want)
		}
	}
}

func TestLongWordsBreakWhereAddressesDo(t *testing.T) {
	l := sample.German()
	word := "https://www.edpb.europa.eu/" + strings.Repeat("guidelines/on/rights-of-people?", 12)
	blob := strings.Repeat("abcdefghij", 2000)
	l.Body = []templates.Block{sample.P(sample.T(word)), sample.P(sample.T(blob))}
	pages, _ := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	got := words(pages)
	if !strings.Contains(got, word) || !strings.Contains(got, blob) {
		t.Error("a part of a long word is lost")
	}
	for _, m := range runs(pages[0]) {
		if m.Part == letters.PartBody && strings.Contains(word, m.Text) && !strings.HasSuffix(word, m.Text) && !strings.ContainsAny(m.Text[len(m.Text)-1:], "/?") {
			t.Errorf("the address breaks behind %q", m.Text)
		}
	}
}

// TestLongMailbox: a hyphen at the end of a line could be the printer's, so a
// mailbox that is wider than its column is parted before the @.
func TestLongMailbox(t *testing.T) {
	l := sample.German()
	l.Identifiers = []letters.Row{{Label: "E-mail address of the account", Value: "jane.longer-than-usual.mailbox@some-quite-long-domain-name.example.org"}}
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	if err != nil {
		t.Fatal(err)
	}
	var set []string
	for _, m := range runs(pages[0]) {
		if m.Part == letters.PartIdentifiers && m.Font.Style == letters.Bold {
			set = append(set, m.Text)
		}
	}
	if got := strings.Join(set, "|"); got != "jane.longer-than-usual.mailbox|@some-quite-long-domain-name.example.org" {
		t.Errorf("the mailbox is set as %s", got)
	}
}

func TestListLabels(t *testing.T) {
	l := sample.German()
	list := sample.Sub(strings.Split(strings.Repeat("item ", 28), " ")[:28]...)
	l.Body = []templates.Block{list, sample.L(strings.Split(strings.Repeat("item ", 12), " ")[:12]...)}
	var labels []string
	ends := map[letters.Unit]int{}
	pages, _ := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	for _, p := range pages {
		for _, m := range runs(p) {
			if m.Part == letters.PartLabel {
				labels = append(labels, m.Text)
				if strings.HasSuffix(m.Text, ".") {
					ends[(m.X+pdf.Metrics().Width(m.Font, m.Text))/10]++
				}
			}
		}
	}
	got := strings.Join(labels, " ")
	if !strings.HasPrefix(got, "(a) (b)") || !strings.Contains(got, "(z) (aa) (ab) 1. 2.") || !strings.HasSuffix(got, "11. 12.") {
		t.Errorf("labels: %s", got)
	}
	if len(ends) != 1 {
		t.Errorf("the numbers end at %d places", len(ends))
	}
}

func TestLayOutIsDeterministic(t *testing.T) {
	for name, l := range layoutSamples() {
		first := letters.PlainDump(layOut(t, l))
		for range 3 {
			if letters.PlainDump(layOut(t, l)) != first {
				t.Errorf("%s is laid out differently each time", name)
			}
		}
	}
}

// A letter of nothing but its form is a blank sheet.
func TestEmptyLetters(t *testing.T) {
	for _, window := range []string{"din-b", "fr", "us10", "none", "unheard of"} {
		for _, blank := range []string{"", " ", "\u2028"} {
			l := letters.Letter{Window: window, Sender: []string{blank}, Address: []string{blank}, ReturnLine: blank, DateLine: blank, Re: blank, Signature: blank, SignByHand: true, Enclosures: []string{blank},
				Body: []templates.Block{sample.P(sample.T(blank)), &templates.Identifiers{}, &templates.List{}}}
			pages := layOut(t, l)
			if len(pages) != 1 {
				t.Errorf("%s: %d pages", window, len(pages))
			}
			for _, m := range runs(pages[0]) {
				if strings.TrimSpace(m.Text) != "" && m.Text != "Enclosure:" {
					t.Errorf("%s: %q", window, m.Text)
				}
			}
		}
	}
}

func TestPlainDump(t *testing.T) {
	dump := letters.PlainDump(layOut(t, sample.Long()))
	for _, want := range []string{
		"page 1: 210.0 × 297.0\n",
		"  25.0   20.4  bold 10.5    sender      \"Jürgen Müller\"\n",
		`return      "Jürgen Müller · Musterweg 1 · 10115 Berlin · Germany"`,
		`page-number "Page 2 of 2"`,
		"link=https://www.edpb.europa.eu/",
		"  5.0  105.0  line         fold        to 9.0 105.0\n",
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("the dump lacks %q:\n%.1500s", want, dump)
		}
	}
}

func FuzzLayOut(f *testing.F) {
	f.Add("Jane Roe", "1 Example Street\nEXAMPLELAND", "Some text.\n- an item", "din-b", uint8(3))
	f.Add("\xff\xfe", "\u202e", strings.Repeat("x", 4000), "us10", uint8(200))
	f.Add("e\u0301", "", "a \u00a0 b\u2028c", "fr", uint8(0))
	f.Fuzz(func(t *testing.T, name, address, text, window string, depth uint8) {
		l := sample.German()
		l.Window = window
		l.Sender, l.ReturnLine, l.Signature = []string{name}, name, name
		l.Address = strings.Split(address, "\n")
		l.Re, l.DateLine, l.Closing = text, address, name
		l.Identifiers = []letters.Row{{Label: name, Value: text}}
		item := sample.P(sample.T(text), sample.B(name), &templates.Break{}, sample.T(address))
		for range depth % 40 {
			item = &templates.List{Ordered: depth%2 == 0, Letters: depth%3 == 0, Start: int(depth) - 5, Items: []templates.Item{{Blocks: []templates.Block{item, &templates.Identifiers{}}}}}
		}
		l.Body = []templates.Block{item, sample.H(name)}
		form := letters.FormFor(l)
		pages, err := letters.LayOut(l, form, pdf.Metrics())
		if window := (*letters.WindowError)(nil); errors.As(err, &window) {
			return
		}
		if tooLong := (*letters.TooLongError)(nil); err != nil && !errors.As(err, &tooLong) {
			t.Fatal(err)
		}
		for _, p := range pages {
			for _, m := range runs(p) {
				b := ink(m)
				if b.Right > form.Width-form.Right+50 || b.Left < form.Left || b.Bottom > form.Height || b.Top < 0 {
					t.Fatalf("%q lies outside the sheet's margins: %v", m.Text, b)
				}
				if m.Text == "" || strings.HasSuffix(m.Text, "  ") || strings.ContainsAny(m.Text, "\n\r\t\u2028") {
					t.Fatalf("a run of untidy text: %q", m.Text)
				}
			}
		}
	})
}
