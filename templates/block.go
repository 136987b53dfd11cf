package templates

// Block is one part of a letter's body. The set is sealed: every printer
// (text, pages, mail) handles exactly these types.
type Block interface{ block() }

// Span is a piece of running text. The set is sealed.
type Span interface{ span() }

// Paragraph is running text. It is never empty.
type Paragraph struct{ Spans []Span }

// Heading is a short line that opens a part of the letter, printed bold.
type Heading struct{ Spans []Span }

// List is a numbered or plain list; an item holds paragraphs and lists.
// A list has at least one item, an item at least one block.
type List struct {
	Ordered bool
	Start   int  // number of the first item; 1 unless the text says otherwise
	Letters bool // items are (a), (b) … instead of 1., 2. …
	Items   []Item
}

// Item is one entry of a List.
type Item struct{ Blocks []Block }

// Identifiers is the place of the boxed block by which the addressee finds
// the person. What stands in it comes from the letter, never from the text.
type Identifiers struct{}

func (*Paragraph) block()   {}
func (*Heading) block()     {}
func (*List) block()        {}
func (*Identifiers) block() {}

// Text is a run of plain characters in one style. Foreign values arrive here
// as characters and can never become structure.
type Text struct {
	Text   string
	Bold   bool
	Italic bool
	Lang   string // BCP 47; "" = the language of the letter
	Link   string // an address from the fixed list of https links, or ""
}

// Break is a forced line break inside a paragraph.
type Break struct{}

func (*Text) span()  {}
func (*Break) span() {}
