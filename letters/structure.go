package letters

import "strings"

// Element is a node of a letter's logical structure: what a screen reader
// announces, and in which order it reads. Elements come in the order in which
// their first marks are drawn; a mark without one is no content (page numbers,
// heads of further pages, lines).
type Element struct {
	Role   Role
	Parent *Element // nil = the letter itself
}

// Role is the kind of an Element.
type Role uint8

// The roles.
const (
	RoleParagraph   Role = iota
	RoleGroup            // paragraphs that belong together, such as an address
	RoleTitle            // the subject line: the first heading
	RoleHeading          // a heading within the letter
	RoleBulletList       // a list by the kind of its labels
	RoleDecimalList      //
	RoleLetterList       //
	RoleItem             // of a list
	RoleLabel            // of an item
	RoleItemBody         // what follows the label
	RoleTable            //
	RoleTableRow         //
	RoleRowHead          // a cell that names its row
	RoleColumnHead       // a cell that names its column
	RoleCell             //
)

// element is a new element of what is being set.
func (s *setter) element(r Role) *Element { return &Element{r, s.in} }

// within sets something as the content of an element.
func (s *setter) within(e *Element, set func()) {
	was := s.in
	s.in = e
	set()
	s.in = was
}

// textElement is the element of a paragraph in a part of the letter.
func (s *setter) textElement(part Part) *Element {
	switch {
	case part == PartRe:
		return s.element(RoleTitle)
	case part == PartHeading && strings.TrimSpace(tidy(s.letter.Re)) == "":
		return s.element(RoleTitle) // the first level is never left out
	case part == PartHeading:
		return s.element(RoleHeading)
	}
	return s.element(RoleParagraph)
}
