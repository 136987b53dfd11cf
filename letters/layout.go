package letters

import (
	"fmt"
	"strings"
)

// WindowError says that a part of the letter does not fit its place on the
// sheet, in the smallest type that can be read there.
type WindowError struct {
	Part   Part // PartAddress, PartReturn, PartSender or PartDate
	Reason string
}

func (e *WindowError) Error() string {
	name := string(e.Part)
	switch e.Part {
	case PartSender:
		name = "sender's name and address"
	case PartReturn:
		name = "return line above the address"
	case PartDate:
		name = "date line"
	}
	return fmt.Sprintf("the %s does not fit on the letter: %s", name, e.Reason)
}

// MaxPages is how long a letter may be. A longer one is hardly read.
const MaxPages = 2

// TooLongError says that a letter takes more than MaxPages sheets even in the
// smallest type. The pages come with it.
type TooLongError struct{ Pages int }

func (e *TooLongError) Error() string {
	return fmt.Sprintf("the letter takes %d pages, and %d are the most", e.Pages, MaxPages)
}

// setting is how large and how open the running text is set.
type setting struct {
	size    int // tenths of a point
	leading int // per cent of the size
}

// settings are the steps by which a letter is made to fit fewer sheets: first
// closer lines, then smaller type, never below 10 pt.
var settings = []setting{{110, 130}, {110, 124}, {105, 126}, {105, 122}, {100, 124}, {100, 120}}

// tight are further steps, for a letter that would not fit MaxPages otherwise.
var tight = []setting{{100, 117}, {100, 114}}

// line is the distance of two baselines.
func (s setting) line() Unit { return points(s.size * s.leading / 100) }

// points is a length of tenths of a point: 72 points are an inch.
func points(tenths int) Unit { return (Unit(tenths)*Inch + 360) / 720 }

// LayOut places a letter on the sheets of a form: pure geometry, nothing is
// drawn. The text is set in 11 pt where it takes as many sheets as in any
// smaller type, and else in the largest type, down to 10 pt, that saves one.
//
// An address, return line, sender or date that does not fit its place is a
// *WindowError without pages. A letter of more than MaxPages is a
// *TooLongError; its pages are returned all the same.
func LayOut(l Letter, f Form, m Metrics) ([]Page, error) {
	s := setter{letter: l, form: f, metrics: m, words: wordsFor(l.Language), breaker: breaker{metrics: m}}
	furniture, err := s.furniture()
	if err != nil {
		return nil, err
	}
	rows, count := s.choose()
	pages := make([]Page, count)
	for i := range pages {
		pages[i] = Page{Width: f.Width, Height: f.Height}
	}
	pages[0].Marks = append(pages[0].Marks, furniture...)
	s.paginate(rows, pages)
	pages = append(pages, s.annexes()...)
	s.continuation(pages)
	s.folds(&pages[0])
	if count > MaxPages {
		return pages, &TooLongError{count}
	}
	return pages, nil
}

// choose sets the running text in the first setting that takes no more sheets
// than the smallest one.
func (s *setter) choose() ([]row, int) {
	try := func(how setting, counting bool) ([]row, int) {
		s.setting, s.counting = how, counting
		rows := s.rows()
		s.counting = false
		return rows, s.paginate(rows, nil)
	}
	rows, count := try(settings[0], false)
	if count == 1 {
		return rows, count
	}
	last := len(settings) - 1
	_, least := try(settings[last], true)
	if least > MaxPages {
		for _, how := range tight {
			if _, n := try(how, true); n <= MaxPages {
				return try(how, false)
			}
		}
	}
	if least < count {
		for _, how := range settings[1:] {
			if _, n := try(how, true); n == least {
				return try(how, false)
			}
		}
	}
	s.setting = settings[0]
	return rows, count
}

// setter sets one letter.
type setter struct {
	letter  Letter
	form    Form
	metrics Metrics
	words   pageWords
	breaker breaker
	setting setting
	boxed   bool     // the identifier block has been placed
	in      *Element // what is being set
	// counting sets rows without marks, to see how many sheets they take.
	counting bool
}

// furniture is what has a fixed place on the first sheet: sender, return line,
// address and date. A form without a window has all these in its text.
func (s *setter) furniture() ([]Mark, error) {
	f, l := s.form, s.letter
	if f.Address == (Box{}) {
		return nil, nil
	}
	var marks []Mark
	block := func(part Part, box Box, lines []string, largest, smallest int, style func(i int) Style) (int, error) {
		set, size, ok := s.block(part, box, lines, largest, smallest, style)
		if !ok {
			return 0, &WindowError{part, fmt.Sprintf("it needs more room than %d × %d mm in type of %d pt", box.Width()/MM, box.Height()/MM, smallest/10)}
		}
		marks = append(marks, set...)
		return size, nil
	}
	plain := func(int) Style { return Regular }
	name := func(i int) Style {
		if i == 0 {
			return Bold
		}
		return Regular
	}
	if _, err := block(PartSender, f.Sender, l.Sender, 105, 80, name); err != nil {
		return nil, err
	}
	if f.Return > 0 && l.ReturnLine != "" {
		set, err := s.returnLine()
		if err != nil {
			return nil, err
		}
		marks = append(marks, set...)
	}
	if _, err := block(PartAddress, f.Address, l.Address, 110, f.MinAddress, plain); err != nil {
		return nil, err
	}
	if first := len(marks); strings.TrimSpace(l.DateLine) != "" {
		if _, err := block(PartDate, f.Date, []string{l.DateLine}, 110, 90, plain); err != nil {
			return nil, err
		}
		s.dropToFoot(marks[first:], f.Date.Right, s.dateLine(marks[:first], marks[first:]))
	}
	return marks, nil
}

// dateLine is the baseline of the date: at the foot of its place or, beside the
// address, on the address's last line.
func (s *setter) dateLine(before, date []Mark) Unit {
	if len(before) > 0 && s.form.DateRight {
		if last := before[len(before)-1].(*TextMark); last.Part == PartAddress {
			return last.Y
		}
	}
	return s.form.Date.Bottom - s.metrics.Descent(date[0].(*TextMark).Font)
}

// dropToFoot moves a block so that its last line stands on a baseline and,
// where the form wants it, ends at the right.
func (s *setter) dropToFoot(marks []Mark, right, baseline Unit) {
	down := baseline - marks[len(marks)-1].(*TextMark).Y
	for _, m := range marks {
		t := m.(*TextMark)
		t.Y += down
		if s.form.DateRight {
			t.X = right - s.metrics.Width(t.Font, t.Text)
		}
	}
}

// block sets lines into a box from its top, in the largest type of a range in
// which they fit, with long ones wrapped.
func (s *setter) block(part Part, box Box, lines []string, largest, smallest int, style func(i int) Style) ([]Mark, int, bool) {
	for size := largest; size >= smallest; size -= 5 {
		leading := points(size * 118 / 100)
		if size == smallest {
			leading = points(size * 106 / 100)
		}
		marks, bottom, whole := s.stack(part, box, lines, size, leading, style)
		if whole && bottom <= box.Bottom {
			return marks, size, true
		}
	}
	return nil, 0, false
}

// stack sets lines below each other. It reports the lowest edge, and whether
// no word had to be parted.
func (s *setter) stack(part Part, box Box, lines []string, size int, leading Unit, style func(i int) Style) (marks []Mark, bottom Unit, whole bool) {
	y, whole := box.Top, true
	group := s.element(RoleGroup)
	for i, line := range lines {
		p := piece{font: Font{style(i), size}, text: tidy(line)}
		if p.text == "" || p.text == " " {
			continue // a blank line would part the address for a sorting machine
		}
		element := &Element{RoleParagraph, group}
		for _, set := range s.breaker.lines([]piece{p}, box.Width()) {
			baseline := y + s.metrics.Ascent(p.font)
			for _, r := range set {
				marks = append(marks, &TextMark{X: box.Left, Y: baseline, Font: p.font, Text: r.text, Part: part, Element: element, Spaced: r.spaced})
			}
			bottom = baseline + s.metrics.Descent(p.font)
			y += leading
		}
		for _, word := range strings.Fields(p.text) {
			whole = whole && s.metrics.Width(p.font, word) <= box.Width()
		}
	}
	return marks, bottom, whole
}

// returnLine is the sender in one small line above the address, or two, for
// the post to send the letter back.
func (s *setter) returnLine() ([]Mark, error) {
	font, width := Font{Regular, 80}, s.form.Address.Width()
	lines := s.joined(font, strings.Split(tidy(s.letter.ReturnLine), returnSeparator), width)
	if len(lines) > 2 {
		return nil, &WindowError{PartReturn, "it needs more than two lines of 8 pt"}
	}
	var marks []Mark
	element := s.element(RoleParagraph)
	for i, line := range lines {
		if s.metrics.Width(font, line) > width {
			return nil, &WindowError{PartReturn, "a part of it is wider than the window"}
		}
		y := s.form.Return - points(92)*Unit(len(lines)-1-i)
		marks = append(marks, &TextMark{X: s.form.Address.Left, Y: y, Font: font, Text: line, Part: PartReturn, Element: element, Spaced: i+1 < len(lines)})
	}
	return marks, nil
}

// returnSeparator stands between the parts of a return line.
const returnSeparator = " · "

// joined puts as many parts on each line as fit, and parts none.
func (s *setter) joined(font Font, parts []string, width Unit) []string {
	var lines []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if n := len(lines) - 1; n >= 0 && s.metrics.Width(font, lines[n]+returnSeparator+part) <= width {
			lines[n] += returnSeparator + part
			continue
		}
		lines = append(lines, part)
	}
	return lines
}

// folds draws the fold and punch marks: hairlines at the left edge, outside
// the strip that printers leave blank.
func (s *setter) folds(p *Page) {
	mark := func(y, length Unit) {
		p.Marks = append(p.Marks, &LineMark{5 * MM, y, 5*MM + length, y, hairline, PartFold})
	}
	for _, y := range s.form.Folds {
		mark(y, 4*MM)
	}
	if s.form.Punch > 0 {
		mark(s.form.Punch, 6*MM)
	}
}

const hairline Unit = 90 // a quarter of a point

// continuation puts the number on each page of several, and on every page but
// the first a line by which a lost sheet is matched: the subject, and the date
// too unless the letter goes to somebody who shall learn nothing more.
func (s *setter) continuation(pages []Page) {
	if len(pages) == 1 {
		return
	}
	f, font := s.form, Font{Regular, 85}
	right := f.Width - f.Right
	for i := range pages {
		if i > 0 {
			pages[i].Marks = append(s.head(font), pages[i].Marks...)
		}
		number := s.words.pageOf(i+1, len(pages))
		pages[i].Marks = append(pages[i].Marks, &TextMark{X: right - s.metrics.Width(font, number), Y: f.Height - f.Bottom*6/10, Font: font, Text: number, Part: PartPageNumber})
	}
}

// head is the line at the top of a further page.
func (s *setter) head(font Font) []Mark {
	f := s.form
	right := f.Width - f.Right
	y, room := f.Top-8*MM, right-f.Left
	var date []Mark
	if text := strings.TrimSpace(tidy(s.letter.DateLine)); text != "" && !s.letter.Hostile {
		if w := s.metrics.Width(font, text); w < room/2 {
			room -= w + 8*MM
			date = []Mark{&TextMark{X: right - w, Y: y, Font: font, Text: text, Part: PartDate}}
		}
	}
	var marks []Mark
	re := s.short(font, s.letter.Re, room, 2)
	for n, text := range re {
		up := points(105) * Unit(len(re)-1-n)
		marks = append(marks, &TextMark{X: f.Left, Y: y - up, Font: font, Text: text, Part: PartRe})
	}
	return append(append(marks, date...), &LineMark{f.Left, y + 2*MM, right, y + 2*MM, hairline, PartRe})
}

// short is text in at most a number of lines, cut at the end of a word.
func (s *setter) short(font Font, text string, width Unit, most int) []string {
	const more = "…"
	lines := s.breaker.lines([]piece{{font: font, text: tidy(text)}}, width-s.metrics.Width(font, more))
	var out []string
	for i, line := range lines {
		if i == most {
			out[i-1] = strings.TrimRight(out[i-1], " ,;:–-(") + more
			break
		}
		for _, r := range line {
			out = append(out, r.text)
		}
	}
	return out
}
