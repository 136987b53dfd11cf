package letters

import "strings"

// Annex is a table that follows the letter on sheets of its own.
type Annex struct {
	Title    string // "Annex 1: servers concerned"
	Intro    string // a sentence above the table, or ""
	Head     []string
	Rows     [][]string // as many cells as the head
	Flexible int        // the column whose text may wrap
	Notes    []string   // sentences below the table
}

// annexText is everything the annexes say, for searching.
func (l Letter) annexText() string {
	var out []string
	for _, a := range l.Annexes {
		out = append(append(out, a.Title, a.Intro, strings.Join(a.Head, " ")), a.Notes...)
		for _, r := range a.Rows {
			out = append(out, strings.Join(r, " "))
		}
	}
	return strings.Join(out, "\n")
}

// annex writes a table as records, which any width can hold: the first cell,
// and below it the others with their heads.
func (w *textWriter) annex(a Annex) {
	w.gap()
	w.wrap(PartAnnex, a.Title, "", "")
	if a.Intro != "" {
		w.gap()
		w.wrap(PartAnnex, a.Intro, "", "")
	}
	w.gap()
	for _, r := range a.Rows {
		w.wrap(PartAnnex, r[0], "- ", "  ")
		said := make([]string, 0, len(r)-1)
		for i := 1; i < len(r); i++ {
			said = append(said, w.words.labelled(a.Head[i])+" "+r[i])
		}
		w.wrap(PartAnnex, strings.Join(said, " · "), "  ", "  ")
	}
	for _, n := range a.Notes {
		w.gap()
		w.wrap(PartAnnex, n, "", "")
	}
}

// The type of a table, smaller than a letter's: it is looked up, not read.
var tableSetting = setting{90, 125}

const (
	columnGap     = 4 * MM
	minFlexible   = 30 * MM // the narrowest column that wraps
	tableRowSpace = 700     // white between rows, in micrometres
)

// annexes sets every annex on sheets of its own, the head of a table again on
// each.
func (s *setter) annexes() []Page {
	was := s.setting
	defer func() { s.setting = was }()
	var pages []Page
	for _, a := range s.letter.Annexes {
		s.setting = setting{105, 126}
		left, right := s.form.Left, s.form.Width-s.form.Right
		top := s.set([]piece{{font: s.font(Bold), text: tidy(a.Title)}}, left, right, PartAnnex, s.textElement(PartHeading))
		if a.Intro != "" {
			intro := s.paragraph([]piece{{font: s.font(Regular), text: tidy(a.Intro)}}, left, right, PartAnnex)
			intro[0].gap = s.paragraphGap()
			top = append(top, intro...)
		}
		s.setting = tableSetting
		columns := s.columns(a, right-left)
		var rows []row
		table := s.element(RoleTable)
		for _, cells := range a.Rows {
			r := s.cells(cells, columns, Regular, RoleCell, &Element{RoleTableRow, table})
			r.gap = tableRowSpace
			rows = append(rows, r)
		}
		for _, n := range a.Notes {
			set := s.paragraph([]piece{{font: s.font(Regular), text: tidy(n)}}, left, right, PartAnnex)
			set[0].gap = s.setting.line()
			for i := 1; i < len(set); i++ {
				set[i].keep = true
			}
			rows = append(rows, set...)
		}
		area := s.form.text(1)
		heads := &Element{RoleTableRow, table}
		for from := 0; from < len(rows) || from == 0; {
			set := top
			head := s.cells(a.Head, columns, Bold, RoleColumnHead, heads)
			heads = nil // repeated, they are no content
			if len(set) > 0 {
				head.gap = s.setting.line()
			}
			head.height += 1 * MM
			head.marks = append(head.marks, &LineMark{left, head.height, right, head.height, hairline, PartAnnex})
			set = append(set, head)
			var used Unit
			for i, r := range set {
				if used += r.height; i > 0 {
					used += r.gap
				}
			}
			n := 0
			if from < len(rows) {
				used += rows[from].gap
				n = fill(rows[from:], area.Height()-used)
			}
			p := Page{Width: s.form.Width, Height: s.form.Height}
			place(append(set, rows[from:from+n]...), area.Top, &p)
			pages = append(pages, p)
			from += n
			top = nil
			if n == 0 {
				break
			}
		}
	}
	return pages
}

// column is the place of one.
type column struct{ left, width Unit }

// columns are as wide as what stands in them; the flexible one takes the rest.
func (s *setter) columns(a Annex, room Unit) []column {
	font, strong := s.font(Regular), s.font(Bold)
	out := make([]column, len(a.Head))
	fixed := Unit(0)
	for i := range out {
		for word := range strings.FieldsSeq(a.Head[i]) {
			out[i].width = max(out[i].width, s.metrics.Width(strong, word))
		}
		if i == a.Flexible {
			continue
		}
		for _, r := range a.Rows {
			out[i].width = max(out[i].width, s.metrics.Width(font, tidy(r[i])))
		}
		fixed += out[i].width + columnGap
	}
	out[a.Flexible].width = max(room-fixed, minFlexible)
	x := s.form.Left
	for i := range out {
		out[i].left = x
		x += out[i].width + columnGap
	}
	return out
}

// cells sets one row of a table; each cell wraps in its column.
func (s *setter) cells(cells []string, columns []column, style Style, role Role, in *Element) row {
	r := row{height: s.setting.line()}
	for i, text := range cells {
		c := columns[i]
		lines := s.breaker.lines([]piece{{font: s.font(style), text: tidy(text)}}, c.width)
		var element *Element
		if in != nil {
			element = &Element{role, in}
		}
		for n, line := range lines {
			x := c.left
			for _, run := range line {
				r.marks = append(r.marks, &TextMark{X: x, Y: Unit(n)*s.setting.line() + s.baseline(s.font(style)), Font: s.font(style), Text: run.text, Part: PartAnnex, Element: element, Spaced: run.spaced})
				x += run.width
			}
		}
		r.height = max(r.height, Unit(len(lines))*s.setting.line())
	}
	return r
}
