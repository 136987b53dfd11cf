package pdf

import (
	"fmt"
	"strconv"
	"unicode/utf16"

	"example.org/unscrape/letters"
)

// The logical structure of a file (ISO 32000-1, 14.7 and 14.8): screen readers
// and converters follow it. Every mark on a page is either content of a node
// of the tree or declared to be none.

// tree is a document's structure while its pages are drawn.
type tree struct {
	language string // of the document: a passage in it needs no saying
	nodes    map[*letters.Element]*node
	all      []*node   // in the order of their beginnings; the first is the document
	owners   [][]*node // by page: the node of each piece of marked content
	links    []link
}

// node is an element of the structure.
type node struct {
	as       kind
	parent   *node // nil for the document
	kids     []kid
	language string // "" = its parent's
	link     string // where it leads, or ""
	index    int    // its place among all
}

// kid is what a node holds: another node, a piece of marked content, or a
// link's place on a page.
type kid struct {
	node    *node
	page    int // from 0
	content int // its number on the page; -1 for a link
	link    int // its place among the links
}

// link is a place on a page to be clicked.
type link struct {
	page                     int
	left, bottom, right, top float64 // in PDF's unit and direction
	to                       string
}

// kind is a structure type with what must be said of it.
type kind struct{ name, attributes string }

var (
	document = kind{"Document", ""}
	passage  = kind{"Span", ""}
	linked   = kind{"Link", ""}
)

var kinds = [...]kind{
	letters.RoleParagraph:   {"P", ""},
	letters.RoleGroup:       {"Div", ""},
	letters.RoleTitle:       {"H1", ""},
	letters.RoleHeading:     {"H2", ""},
	letters.RoleBulletList:  {"L", "/O /List /ListNumbering /Disc"},
	letters.RoleDecimalList: {"L", "/O /List /ListNumbering /Decimal"},
	letters.RoleLetterList:  {"L", "/O /List /ListNumbering /LowerAlpha"},
	letters.RoleItem:        {"LI", ""},
	letters.RoleLabel:       {"Lbl", ""},
	letters.RoleItemBody:    {"LBody", ""},
	letters.RoleTable:       {"Table", ""},
	letters.RoleTableRow:    {"TR", ""},
	letters.RoleRowHead:     {"TH", "/O /Table /Scope /Row"},
	letters.RoleColumnHead:  {"TH", "/O /Table /Scope /Column"},
	letters.RoleCell:        {"TD", ""},
}

func newTree(language string) *tree {
	return &tree{language: language, nodes: map[*letters.Element]*node{}, all: []*node{{as: document}}}
}

// said reports whether the document has any content.
func (t *tree) said() bool { return len(t.all) > 1 }

// place is the node of an element; nil for none.
func (t *tree) place(e *letters.Element) *node {
	if e == nil || int(e.Role) >= len(kinds) {
		return nil
	}
	n := t.nodes[e]
	if n == nil {
		parent := t.all[0]
		if e.Parent != nil {
			parent = t.place(e.Parent)
		}
		if parent == nil {
			return nil
		}
		n = t.add(parent, node{as: kinds[e.Role]})
		t.nodes[e] = n
	}
	return n
}

func (t *tree) add(parent *node, n node) *node {
	n.parent, n.index = parent, len(t.all)
	t.all = append(t.all, &n)
	parent.kids = append(parent.kids, kid{node: &n})
	return &n
}

// owner is the node that a run of text is content of: its element's or, if it
// is a link or in another language, one below that. Nil is no content.
func (t *tree) owner(m *letters.TextMark) *node {
	at := t.place(m.Element)
	if at == nil {
		return nil
	}
	want := node{as: passage, link: m.Link}
	if m.Lang != t.language {
		want.language = languageTag(m.Lang)
	}
	if m.Link != "" {
		want.as = linked
	}
	if want.link == "" && want.language == "" {
		return at
	}
	if n := len(at.kids); n > 0 { // the same passage, on a further line
		if last := at.kids[n-1].node; last != nil && last.as == want.as && last.link == want.link && last.language == want.language {
			return last
		}
	}
	return t.add(at, want)
}

// content gives a node a new piece of marked content on the last page, and
// returns its number there.
func (t *tree) content(n *node) int {
	page := len(t.owners) - 1
	number := len(t.owners[page])
	t.owners[page] = append(t.owners[page], n)
	n.kids = append(n.kids, kid{page: page, content: number})
	return number
}

// clickable makes a place on the last page lead where a node does.
func (t *tree) clickable(n *node, l link) {
	l.page = len(t.owners) - 1
	if n != nil {
		n.kids = append(n.kids, kid{page: l.page, content: -1, link: len(t.links)})
	}
	t.links = append(t.links, l)
}

// artifact says of a mark that it is no content, and what it is.
func artifact(part letters.Part) string {
	switch part {
	case letters.PartPageNumber:
		return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
	case letters.PartRe, letters.PartDate:
		return "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
	case letters.PartFold:
		return "/Artifact <</Type /Page>> BDC"
	}
	return "/Artifact <</Type /Layout>> BDC"
}

// numbers are the objects of a tree in a file.
type numbers struct {
	root  int   // then the map from content to nodes, the nodes, and the links
	pages []int // by page, the object of it
}

func (n numbers) node(of *node) int { return n.root + 2 + of.index }

func (n numbers) link(t *tree, i int) int { return n.root + 2 + len(t.all) + i }

// onPage is what a page's object says of its structure.
func (t *tree) onPage(b []byte, page int, n numbers) []byte {
	b = fmt.Appendf(b, "/StructParents %d\n/Tabs /S\n", page)
	open := false
	for i, l := range t.links {
		if l.page != page {
			continue
		}
		if !open {
			b = append(b, "/Annots ["...)
			open = true
		}
		b = reference(b, n.link(t, i))
	}
	if open {
		b = append(b, "]\n"...)
	}
	return b
}

// objects are the tree's, in the order of their numbers.
func (t *tree) objects(n numbers) []object {
	out := make([]object, 0, 2+len(t.all)+len(t.links))
	b := make([]byte, 0, 128*cap(out))
	done := func(from int) {
		out = append(out, object{number: n.root + len(out), body: b[from:len(b):len(b)]})
	}
	b = fmt.Appendf(b, "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>\n", n.node(t.all[0]), n.root+1, len(t.owners)+len(t.links))
	done(0)

	from := len(b)
	onLink := make([]int, len(t.links)) // the node of each link
	for _, node := range t.all {
		for _, k := range node.kids {
			if k.node == nil && k.content < 0 {
				onLink[k.link] = n.node(node)
			}
		}
	}
	b = append(b, "<</Nums ["...)
	for page, owners := range t.owners {
		b = strconv.AppendInt(b, int64(page), 10)
		b = append(b, " ["...)
		for _, o := range owners {
			b = reference(b, n.node(o))
		}
		b = append(b, "] "...)
	}
	for i, node := range onLink {
		if node != 0 {
			b = strconv.AppendInt(b, int64(len(t.owners)+i), 10)
			b = append(b, ' ')
			b = reference(b, node)
		}
	}
	b = append(b, "]>>\n"...)
	done(from)

	for _, node := range t.all {
		from := len(b)
		parent := n.root
		if node.parent != nil {
			parent = n.node(node.parent)
		}
		b = node.write(b, parent, t, n)
		done(from)
	}
	for i, l := range t.links {
		from := len(b)
		b = l.write(b, len(t.owners)+i, onLink[i] != 0)
		done(from)
	}
	return out
}

// write is a node's object.
func (node *node) write(b []byte, parent int, t *tree, n numbers) []byte {
	b = append(b, "<</Type /StructElem /S /"...)
	b = append(b, node.as.name...)
	b = append(b, " /P "...)
	b = reference(b, parent)
	if node.as.attributes != "" {
		b = append(b, "/A <<"...)
		b = append(b, node.as.attributes...)
		b = append(b, ">> "...)
	}
	if node.language != "" {
		b = append(b, "/Lang ("...)
		b = append(b, node.language...)
		b = append(b, ") "...)
	}
	page := -1
	for _, k := range node.kids {
		if k.node == nil && k.content >= 0 {
			page = k.page
			b = append(b, "/Pg "...)
			b = reference(b, n.pages[page])
			break
		}
	}
	b = append(b, "/K ["...)
	for _, k := range node.kids {
		switch {
		case k.node != nil:
			b = reference(b, n.node(k.node))
		case k.content < 0:
			b = append(b, "<</Type /OBJR /Obj "...)
			b = reference(b, n.link(t, k.link))
			b = append(b, "/Pg "...)
			b = reference(b, n.pages[k.page])
			b = append(b, ">> "...)
		case k.page == page:
			b = strconv.AppendInt(b, int64(k.content), 10)
			b = append(b, ' ')
		default:
			b = append(b, "<</Type /MCR /Pg "...)
			b = reference(b, n.pages[k.page])
			b = append(b, "/MCID "...)
			b = strconv.AppendInt(b, int64(k.content), 10)
			b = append(b, ">> "...)
		}
	}
	return append(b, "]>>\n"...)
}

// write is the object of a link's place; its contents are what a reader says
// in place of it: the address.
func (l link) write(b []byte, key int, inTree bool) []byte {
	b = append(b, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ["...) // printed, as PDF/A asks
	for _, v := range [...]float64{l.left, l.bottom, l.right, l.top} {
		b = strconv.AppendFloat(b, v, 'f', 2, 64)
		b = append(b, ' ')
	}
	b = append(b, "] /Contents "...)
	b = textString(b, l.to)
	if inTree {
		b = fmt.Appendf(b, " /StructParent %d", key)
	}
	b = append(b, " /A <</S /URI /URI "...)
	b = textString(b, l.to)
	return append(b, ">>>>\n"...)
}

func reference(b []byte, object int) []byte {
	b = strconv.AppendInt(b, int64(object), 10)
	return append(b, " 0 R "...)
}

// textString is text as a PDF file writes it: as it is if it is ASCII, else in
// UTF-16.
func textString(b []byte, s string) []byte {
	from := len(b)
	b = append(b, '(')
	for _, r := range s {
		switch {
		case r < ' ' || r > '~':
			b = append(b[:from], "<FEFF"...)
			for _, u := range utf16.Encode([]rune(s)) {
				b = fmt.Appendf(b, "%04X", u)
			}
			return append(b, '>')
		case r == '(' || r == ')' || r == '\\':
			b = append(b, '\\')
		}
		b = append(b, byte(r))
	}
	return append(b, ')')
}
