package letters

import "unicode/utf8"

// Inch is one international inch.
const Inch Unit = 25400

// Box is a rectangle on a sheet. A zero Box is none.
type Box struct{ Left, Top, Right, Bottom Unit }

// Width is the distance between the box's sides.
func (b Box) Width() Unit { return b.Right - b.Left }

// Height is the distance between the box's top and bottom.
func (b Box) Height() Unit { return b.Bottom - b.Top }

// Form is a way of placing a letter on its sheet, so that its address shows in
// the window of an envelope and nothing else does. Forms are data: a new one
// needs no new code.
type Form struct {
	Name          string // din-b | fr | us10 | none
	Width, Height Unit   // of the sheet

	// Margins of the running text. Top holds from the second sheet on.
	Left, Right, Top, Bottom Unit

	// Address is where the window shows the sheet however it slides inside
	// the envelope. A form without it has no window: the address stands in
	// the running text.
	Address Box
	// Seen is all that the window can show when the sheet slides. Nothing
	// but the address and the return line may stand there: what is in the
	// letter is nobody's business on its way.
	Seen Box
	// MinAddress is the smallest type for the address, in tenths of a point.
	MinAddress int

	Sender Box // where the person's own block goes; a zero Box puts it into the text
	Date   Box // where the date goes, on the box's last line; a zero Box puts it into the text
	// DateRight sets the date against the right edge of its box.
	DateRight bool
	Return    Unit // baseline of the return line above the address; 0 = none
	Body      Unit // where the running text of the first sheet begins

	Folds []Unit // from the sheet's top edge
	Punch Unit   // middle of the sheet's edge for punching; 0 = none
	Note  string // how to print and fold, in plain sentences
}

// text is the area that running text may fill on sheet n, counted from 0.
func (f Form) text(n int) Box {
	b := Box{f.Left, f.Top, f.Width - f.Right, f.Height - f.Bottom}
	if n == 0 {
		b.Top = f.Body
	}
	return b
}

const (
	a4Width, a4Height         Unit = 210 * MM, 297 * MM
	letterWidth, letterHeight Unit = 17 * Inch / 2, 11 * Inch
)

// dinB is DIN 5008 form B on A4. Its address box is the part that every DL
// envelope with a window on the left shows, German (90 × 45 mm, 20 from the
// left, 15 from the bottom) and British (90 × 35, 20, 18) alike, once the
// sheet is folded at 105 mm: the sheet is 10 mm narrower than the envelope
// and the folded panel 5 mm lower, and it may lie anywhere in that slack.
var dinB = Form{
	Name: "din-b", Width: a4Width, Height: a4Height,
	Left: 25 * MM, Right: 20 * MM, Top: 27 * MM, Bottom: 20 * MM,
	Address:    Box{25 * MM, 63 * MM, 100 * MM, 86 * MM},
	Seen:       Box{10 * MM, 45 * MM, 110 * MM, 95 * MM},
	MinAddress: 80,
	Sender:     Box{25 * MM, 17 * MM, 110 * MM, 44 * MM},
	Date:       Box{125 * MM, 62 * MM, 190 * MM, 86 * MM}, DateRight: true,
	Return: 60*MM + 500,
	Body:   98*MM + 460,
	Folds:  []Unit{105 * MM, 210 * MM}, Punch: 148*MM + 500,
	Note: "Print at 100 %, not fitted to the page. Fold at the two marks on the left edge (105 mm and 210 mm from the top), so that the address lies outside. It then shows in any DL envelope with the window on the left.",
}

// french is the A4 letter of France: the window of its DL envelope is on the
// right, 100 × 35 mm, 20 from the right and 20 from the bottom (NF Z 11-001).
var french = Form{
	Name: "fr", Width: a4Width, Height: a4Height,
	Left: 25 * MM, Right: 20 * MM, Top: 27 * MM, Bottom: 20 * MM,
	Address:    Box{110 * MM, 56 * MM, 189 * MM, 79 * MM},
	Seen:       Box{90 * MM, 44 * MM, 200 * MM, 90 * MM},
	MinAddress: 80,
	Sender:     Box{25 * MM, 20 * MM, 88 * MM, 56 * MM},
	Date:       Box{110 * MM, 91 * MM, 190 * MM, 97 * MM},
	Body:       104 * MM,
	Folds:      []Unit{99 * MM, 198 * MM}, Punch: 148*MM + 500,
	Note: "Print at 100 %, not fitted to the page. Fold in three at the two marks on the left edge (99 mm and 198 mm from the top), so that the address lies outside. It then shows in a DL envelope with the window on the right.",
}

// us10 is US Letter for a #10 envelope (window 4 1/2 × 1 1/8 inches, 7/8 from
// the left, 1/2 from the bottom), folded in thirds. The box keeps clear space
// around the address for the Postal Service's readers.
var us10 = Form{
	Name: "us10", Width: letterWidth, Height: letterHeight,
	Left: Inch, Right: Inch, Top: Inch, Bottom: Inch,
	Address:    Box{Inch, 51 * Inch / 20, 21 * Inch / 5, 62 * Inch / 20},
	Seen:       Box{0, 51*MM + 700, 136*MM + 600, 92*MM + 200},
	MinAddress: 100,
	Sender:     Box{Inch, Inch / 2, 17*Inch/2 - Inch, 42 * MM},
	Date:       Box{Inch, 43 * MM, 17*Inch/2 - Inch, 49 * MM},
	Body:       95 * MM,
	Folds:      []Unit{11 * Inch / 3, 22 * Inch / 3},
	Note:       "Print at 100 %, not fitted to the page. Fold in thirds at the two marks on the left edge (3 2/3 and 7 1/3 inches from the top), so that the address lies outside. It then shows in a #10 window envelope.",
}

// us10Deep is us10 for an address of four lines and more: a first panel of
// 3 7/8 inches moves less inside the envelope, so the window shows more of it.
var us10Deep = func() Form {
	f := us10
	f.Address.Bottom = 66 * Inch / 20
	f.Seen.Top = 57 * MM
	f.Date = Box{Inch, 44 * MM, f.Width - Inch, 52 * MM}
	f.Sender.Bottom = 43 * MM
	f.Folds = []Unit{31 * Inch / 8, 31 * Inch / 4}
	f.Note = "Print at 100 %, not fitted to the page. This address is long: fold at the two marks on the left edge (3 7/8 and 7 3/4 inches from the top, not in thirds), so that the address lies outside. It then shows whole in a #10 window envelope."
	return f
}()

// sheet is a letter that goes electronically: no window, no folds.
func sheet(paper string) Form {
	f := Form{
		Name: "none", Width: a4Width, Height: a4Height,
		Left: 25 * MM, Right: 20 * MM, Top: 27 * MM, Bottom: 20 * MM,
		Body: 25 * MM,
		Note: "This letter goes electronically: nothing to print or fold. If you print it for your own records, any setting will do.",
	}
	if paper == "letter" {
		f.Width, f.Height = letterWidth, letterHeight
		f.Left, f.Right, f.Top, f.Bottom, f.Body = Inch, Inch, Inch, Inch, Inch
	}
	return f
}

// FormFor is the form of a letter, by its Window and Paper. An unknown window
// is none. Form.Note says how to print and fold it.
func FormFor(l Letter) Form {
	switch l.Window {
	case "din-b":
		return dinB
	case "fr":
		return french
	case "us10":
		if long(l.Address) {
			return us10Deep
		}
		return us10
	}
	return sheet(l.Paper)
}

// long reports whether an address may need more than the three lines that the
// window shows of a sheet folded in thirds.
func long(address []string) bool {
	const perLine = 38 // characters that surely fit at 11 pt
	lines := 0
	for _, l := range address {
		lines += 1 + utf8.RuneCountInString(l)/perLine
	}
	return lines > 3
}

// Forms is every form with a window, for test prints.
func Forms() []Form { return []Form{dinB, french, us10, us10Deep} }
