package letters

// paginate fills sheets with rows and returns their number. With pages it also
// places the rows on them; without, it only counts.
//
// A page ends before the last row that does not fit and may begin a page. Rows
// that must stay together and are longer than a page are parted all the same.
func (s *setter) paginate(rows []row, pages []Page) int {
	n, start := 0, 0
	for start < len(rows) || n == 0 {
		area := s.form.text(n)
		end := fill(rows[start:], area.Height()) + start
		if pages != nil {
			place(rows[start:end], area.Top, &pages[n])
		}
		start = end
		n++
	}
	return n
}

// fill is how many of the rows stand on a page of a height: one at least.
func fill(rows []row, height Unit) int {
	var y Unit
	last := 0
	for i, r := range rows {
		if i > 0 {
			y += r.gap
			if !r.keep {
				last = i
			}
		}
		if y += r.height; y > height && i > 0 {
			if last > 0 {
				return last
			}
			return i
		}
	}
	return len(rows)
}

// place moves the marks of rows to their place on a page. Pieces of a vertical
// line that meet become one.
func place(rows []row, top Unit, p *Page) {
	y := top
	open := map[Unit]*LineMark{}
	for i, r := range rows {
		if i > 0 {
			y += r.gap
		}
		for _, m := range r.marks {
			switch m := m.(type) {
			case *TextMark:
				m.Y += y
			case *LineMark:
				m.Y1 += y
				m.Y2 += y
				if m.X1 == m.X2 {
					if above := open[m.X1]; above != nil && above.Y2 == m.Y1 && above.Part == m.Part {
						above.Y2 = m.Y2
						continue
					}
					open[m.X1] = m
				}
			}
			p.Marks = append(p.Marks, m)
		}
		y += r.height
	}
}
