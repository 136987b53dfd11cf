package letters

import (
	"strconv"
	"strings"

	"example.org/unscrape/templates"
)

// row is one line of running text, or one of a boxed block: what a page break
// never parts.
type row struct {
	gap    Unit // white above it, except at the top of a page
	height Unit
	keep   bool   // stands on the same page as the row before
	marks  []Mark // Y counted from the row's top
	body   bool   // belongs to the text between salutation and closing
}

// rows is the letter's running text from the date or the subject line to the
// enclosures, in the setter's setting.
func (s *setter) rows() []row {
	s.boxed = false
	l, line := s.letter, s.setting.line()
	var rows []row
	left, right := s.form.Left, s.form.Width-s.form.Right
	add := func(part Part, style Style, gap Unit, lines ...string) {
		first := true
		for _, text := range lines {
			if text = tidy(text); strings.TrimSpace(text) == "" {
				continue
			}
			set := s.paragraph([]piece{{font: s.font(style), text: text}}, left, right, part)
			for n := range set {
				set[n].keep = n > 0 || !first
			}
			if first && len(rows) > 0 {
				set[0].gap = gap
			}
			first = false
			rows = append(rows, set...)
		}
	}
	if s.form.Address == (Box{}) {
		add(PartSender, Regular, 0, l.Sender...)
		add(PartAddress, Regular, line*3/2, l.Address...)
		add(PartDate, Regular, line*3/2, l.DateLine)
	}
	re := ""
	if l.Re != "" {
		re = s.words.re + l.Re
	}
	if s.words.reAfter {
		add(PartSalutation, Regular, line*3/2, l.Salutation)
		add(PartRe, Bold, line*3/4, re)
	} else {
		add(PartRe, Bold, line*3/2, re)
		add(PartSalutation, Regular, line, l.Salutation)
	}
	head := len(rows)
	rows = append(rows, s.blocks(l.Body, left, right)...)
	for i := head; i < len(rows); i++ {
		rows[i].body = true
		if i == head {
			rows[i].gap = line * 3 / 4
			rows[i].keep = head > 0
		}
	}
	return append(rows, s.ending(rows, left, right)...)
}

func (s *setter) font(style Style) Font { return Font{style, s.setting.size} }

// paragraphGap is the white between paragraphs.
func (s *setter) paragraphGap() Unit { return s.setting.line() * 55 / 100 }

// paragraph sets pieces as rows; the first two and the last two lines stay
// together.
func (s *setter) paragraph(pieces []piece, left, right Unit, part Part) []row {
	return s.set(pieces, left, right, part, s.textElement(part))
}

// set is paragraph, as an element of its own choice.
func (s *setter) set(pieces []piece, left, right Unit, part Part, element *Element) []row {
	if s.counting {
		rows := make([]row, s.breaker.count(pieces, right-left))
		for i := range rows {
			rows[i] = row{height: s.setting.line(), keep: i == 1 || i > 0 && i == len(rows)-1}
		}
		return rows
	}
	lines := s.breaker.balanced(pieces, right-left)
	rows := make([]row, 0, len(lines))
	count := 0
	for _, line := range lines {
		count += len(line)
	}
	texts, marks := make([]TextMark, count), make([]Mark, 0, count) // two pieces of memory for all
	for i, line := range lines {
		r := row{height: s.setting.line(), keep: i == 1 || i > 0 && i == len(lines)-1}
		x, first := left, len(marks)
		for _, run := range line {
			font, t := run.piece.font, &texts[len(marks)]
			*t = TextMark{
				X: x, Y: s.baseline(font), Font: font, Text: run.text,
				Lang: run.piece.lang, Link: run.piece.link, Part: part,
				Element: element, Spaced: run.spaced,
			}
			marks = append(marks, t)
			x += run.width
		}
		r.marks = marks[first:len(marks):len(marks)]
		rows = append(rows, r)
	}
	return rows
}

// baseline is where text stands in a row: in its middle.
func (s *setter) baseline(f Font) Unit {
	return (s.setting.line() + s.metrics.Ascent(f) - s.metrics.Descent(f)) / 2
}

// minMeasure is the narrowest column text is set in, however deep a list.
const minMeasure = 60 * MM

func (s *setter) blocks(blocks []templates.Block, left, right Unit) []row {
	var rows []row
	introduces := false // the block before ends with a colon, or is a heading
	for i, b := range blocks {
		var set []row
		gap := s.paragraphGap()
		nextIntroduces := false
		switch b := b.(type) {
		case *templates.Paragraph:
			set = s.paragraph(s.pieces(b.Spans, Regular), left, right, PartBody)
			nextIntroduces = endsWithColon(b.Spans)
		case *templates.Heading:
			set = s.paragraph(s.pieces(b.Spans, Bold), left, right, PartHeading)
			for n := 1; n < len(set); n++ {
				set[n].keep = true
			}
			gap = s.setting.line() * 9 / 10
			nextIntroduces = true
		case *templates.List:
			set = s.list(b, left, right)
			gap = s.setting.line() * 35 / 100
		case *templates.Identifiers:
			set = s.identifiers(left, right)
			gap = s.setting.line() * 3 / 4
		}
		if len(set) == 0 {
			continue
		}
		if i > 0 {
			if _, heading := blocks[i-1].(*templates.Heading); heading {
				gap = s.setting.line() / 5
			}
			if _, box := blocks[i-1].(*templates.Identifiers); box {
				gap = max(gap, s.setting.line()*3/4)
			}
		}
		if len(rows) > 0 {
			set[0].gap = gap
		}
		set[0].keep = introduces
		introduces = nextIntroduces
		rows = append(rows, set...)
	}
	return rows
}

func endsWithColon(spans []templates.Span) bool {
	for i := len(spans) - 1; i >= 0; i-- {
		if t, ok := spans[i].(*templates.Text); ok {
			if text := strings.TrimSpace(t.Text); text != "" {
				return strings.HasSuffix(text, ":")
			}
		}
	}
	return false
}

// pieces is running text made ready to be set.
func (s *setter) pieces(spans []templates.Span, base Style) []piece {
	out := make([]piece, 0, len(spans))
	for _, span := range spans {
		switch t := span.(type) {
		case *templates.Break:
			out = append(out, piece{line: true})
		case *templates.Text:
			style := base
			if t.Bold {
				style |= Bold
			}
			if t.Italic {
				style |= Italic
			}
			out = append(out, piece{font: s.font(style), text: tidy(t.Text), lang: t.Lang, link: t.Link})
		}
	}
	return out
}

// list sets a list with its labels in a column of their own, numbers so that
// "9." and "10." end at one line.
func (s *setter) list(l *templates.List, left, right Unit) []row {
	font := s.font(Regular)
	column := Unit(0)
	for i := range l.Items {
		column = max(column, s.metrics.Width(font, listLabel(l, i)))
	}
	indent := max(column+points(s.setting.size*55/100), points(s.setting.size*18/10))
	inner := left + indent
	if right-inner < minMeasure {
		inner = max(left, right-minMeasure)
	}
	var rows []row
	list := s.element(listRole(l))
	for i, item := range l.Items {
		entry := &Element{RoleItem, list}
		var set []row
		s.within(&Element{RoleItemBody, entry}, func() { set = s.blocks(item.Blocks, inner, right) })
		if len(set) == 0 {
			set = []row{{height: s.setting.line()}}
		}
		label := listLabel(l, i)
		x := inner - indent
		if !l.Letters {
			x += column - s.metrics.Width(font, label)
		}
		x = max(s.form.Left, x)
		mark := &TextMark{X: x, Y: s.baseline(font), Font: font, Text: label, Part: PartLabel, Element: &Element{RoleLabel, entry}, Spaced: true}
		set[0].marks = append([]Mark{mark}, set[0].marks...)
		set[0].keep = false
		set[0].gap = 0
		if i > 0 {
			set[0].gap = s.setting.line() * 28 / 100
		}
		rows = append(rows, set...)
	}
	return rows
}

func listRole(l *templates.List) Role {
	switch {
	case !l.Ordered:
		return RoleBulletList
	case l.Letters:
		return RoleLetterList
	}
	return RoleDecimalList
}

// listLabel is what stands before item i: "3.", "(c)" or a bullet. Behind (z)
// comes (aa).
func listLabel(l *templates.List, i int) string {
	if !l.Ordered {
		return "•"
	}
	n := l.Start + i
	if !l.Letters || n < 1 {
		return strconv.Itoa(n) + "."
	}
	letters := ""
	for ; n > 0; n = (n - 1) / 26 {
		letters = string(rune('a'+(n-1)%26)) + letters
	}
	return "(" + letters + ")"
}

// ending is the closing with its signature and the enclosures. The closing
// never stands alone: the last lines of the text go with it.
func (s *setter) ending(text []row, left, right Unit) []row {
	l, line := s.letter, s.setting.line()
	var rows []row
	add := func(part Part, gap Unit, keep bool, text string) {
		if text = tidy(text); strings.TrimSpace(text) == "" {
			return
		}
		set := s.paragraph([]piece{{font: s.font(Regular), text: text}}, left, right, part)
		for i := range set {
			set[i].keep = keep || i > 0
		}
		set[0].gap = gap
		rows = append(rows, set...)
	}
	add(PartClosing, line, true, l.Closing)
	if l.SignByHand && strings.TrimSpace(l.Signature) != "" {
		rows = append(rows, row{gap: 15 * MM, keep: true, height: 1 * MM, marks: []Mark{
			&LineMark{left, 0, min(left+60*MM, right), 0, hairline, PartSignature}}})
		add(PartSignature, 0, true, l.Signature)
	} else {
		add(PartSignature, line/2, true, l.Signature)
	}
	if len(rows) > 0 && len(text) > 0 {
		// Two lines of the text at least stand above the closing.
		text[len(text)-1].keep = len(text) > 1 && text[len(text)-1].body
	}
	switch len(l.Enclosures) {
	case 0:
	case 1:
		add(PartEnclosures, line, false, s.words.labelled(s.words.enclosure)+" "+l.Enclosures[0])
	default:
		add(PartEnclosures, line, false, s.words.enclosures)
		for _, e := range l.Enclosures {
			add(PartEnclosures, 0, true, e)
		}
	}
	return rows
}
