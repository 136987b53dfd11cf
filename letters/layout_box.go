package letters

// The identifier block: what the addressee searches its database for, in a box
// that the eye finds first.

const (
	boxPadding Unit = 2500
	boxGap          = 5 * MM // between labels and values
)

// identifiers sets the boxed block. A letter has one; what a text asks for
// twice is printed once.
func (s *setter) identifiers(left, right Unit) []row {
	if len(s.letter.Identifiers) == 0 || s.boxed {
		return nil
	}
	s.boxed = true
	inner, end := left+boxPadding, right-boxPadding
	font, strong := s.font(Regular), s.font(Bold)
	column := Unit(0)
	for _, r := range s.letter.Identifiers {
		column = max(column, s.metrics.Width(font, tidy(r.Label)))
	}
	column = min(column, (end-inner)*2/5)
	values := inner + column + boxGap
	rows := []row{{height: boxPadding * 2 / 3}}
	table := s.element(RoleTable)
	for _, r := range s.letter.Identifiers {
		entry := &Element{RoleTableRow, table}
		var labels, set []row
		s.within(&Element{RoleRowHead, entry}, func() {
			labels = s.paragraph([]piece{{font: font, text: tidy(r.Label)}}, inner, inner+column, PartIdentifiers)
		})
		s.within(&Element{RoleCell, entry}, func() {
			set = s.paragraph([]piece{{font: strong, text: tidy(r.Value)}}, values, end, PartIdentifiers)
		})
		for i := range max(len(labels), len(set)) {
			line := row{height: s.setting.line()}
			if i < len(labels) {
				line.marks = append(line.marks, labels[i].marks...)
			}
			if i < len(set) {
				line.marks = append(line.marks, set[i].marks...)
			}
			rows = append(rows, line)
		}
	}
	rows = append(rows, row{height: boxPadding * 2 / 3})
	frame(rows, left, right)
	return rows
}

// frame draws a box round rows that stay together: each row carries its piece
// of both sides, so that even a block longer than a page stays framed.
func frame(rows []row, left, right Unit) {
	for i := range rows {
		r := &rows[i]
		r.keep = i > 0
		rule := func(x1, y1, x2, y2 Unit) {
			r.marks = append(r.marks, &LineMark{x1, y1, x2, y2, frameLine, PartIdentifiers})
		}
		if i == 0 {
			rule(left, 0, right, 0)
		}
		rule(left, 0, left, r.height)
		rule(right, 0, right, r.height)
		if i == len(rows)-1 {
			rule(left, r.height, right, r.height)
		}
	}
}

const frameLine Unit = 140 // two fifths of a point
