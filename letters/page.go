package letters

// Unit is a length on paper in micrometres. All geometry is in whole units,
// so that every machine places the same.
type Unit int

// MM is one millimetre.
const MM Unit = 1000

// Style is a face of the letter's typeface.
type Style uint8

// The faces.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
)

// Font is a face at a size.
type Font struct {
	Style Style
	Size  int // tenths of a typographic point: 110 = 11 pt
}

// Metrics measures text in the letter's typeface. Same text, same width, on
// every machine.
type Metrics interface {
	Width(f Font, s string) Unit
	Ascent(f Font) Unit
	Descent(f Font) Unit
}

// Page is what stands where on one sheet. The origin is the top left corner.
type Page struct {
	Width, Height Unit
	Marks         []Mark
}

// Mark is one thing drawn. The set is sealed.
type Mark interface{ mark() }

// TextMark is a run of text on one line; Y is its baseline.
type TextMark struct {
	X, Y Unit
	Font Font
	Text string
	Lang string // "" = the letter's
	Link string // https address from the fixed list, or ""
	Part Part   // what of the letter it is
	// Element is where it stands in the letter's structure; nil = no content.
	Element *Element
	// Spaced says that a space follows in the text, which the end of the line
	// takes the place of.
	Spaced bool
}

// LineMark is a straight hairline.
type LineMark struct {
	X1, Y1, X2, Y2, Thickness Unit
	Part                      Part
}

// Part says what of the letter a mark belongs to: tests and, later, document
// structure read it.
type Part string

// The parts of a letter.
const (
	PartSender      Part = "sender"
	PartReturn      Part = "return"
	PartAddress     Part = "address"
	PartDate        Part = "date"
	PartRe          Part = "re"
	PartSalutation  Part = "salutation"
	PartBody        Part = "body"
	PartHeading     Part = "heading"
	PartLabel       Part = "label" // a list item's number
	PartIdentifiers Part = "identifiers"
	PartClosing     Part = "closing"
	PartSignature   Part = "signature"
	PartEnclosures  Part = "enclosures"
	PartAnnex       Part = "annex"
	PartPageNumber  Part = "page-number"
	PartFold        Part = "fold"
)

func (*TextMark) mark() {}
func (*LineMark) mark() {}
