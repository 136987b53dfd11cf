package letters

import (
	"fmt"
	"strings"
)

// PlainDump writes pages as text for people and for golden files: one mark a
// line, lengths in millimetres with one decimal, text with where its baseline
// begins.
func PlainDump(pages []Page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d: %s × %s\n", i+1, tenth(p.Width), tenth(p.Height))
		for _, m := range p.Marks {
			switch m := m.(type) {
			case *TextMark:
				fmt.Fprintf(&b, "%6s %6s  %-12s %-11s %q", tenth(m.X), tenth(m.Y), m.Font, m.Part, m.Text)
				if m.Lang != "" {
					fmt.Fprintf(&b, " lang=%s", m.Lang)
				}
				if m.Link != "" {
					fmt.Fprintf(&b, " link=%s", m.Link)
				}
				b.WriteByte('\n')
			case *LineMark:
				fmt.Fprintf(&b, "%6s %6s  %-12s %-11s to %s %s\n", tenth(m.X1), tenth(m.Y1), "line", m.Part, tenth(m.X2), tenth(m.Y2))
			}
		}
	}
	return b.String()
}

// tenth is a length in millimetres with one decimal.
func tenth(u Unit) string {
	sign := ""
	if u < 0 {
		sign, u = "-", -u
	}
	u = (u + 50) / 100
	return fmt.Sprintf("%s%d.%d", sign, u/10, u%10)
}

// String is a font as "bold 10.5".
func (f Font) String() string {
	return fmt.Sprintf("%s %d.%d", f.Style, f.Size/10, f.Size%10)
}

// String is a face's name.
func (s Style) String() string {
	switch s {
	case Regular:
		return "regular"
	case Bold:
		return "bold"
	case Italic:
		return "italic"
	case BoldItalic:
		return "bold italic"
	}
	return "unknown"
}
