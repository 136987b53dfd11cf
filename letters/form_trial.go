package letters

import (
	"fmt"
	"strings"
)

// TrialSheet is a sheet to print once, fold and slide into the envelope, to
// see whether a printer and an envelope agree with a form before a letter
// rests on it. It shows what the form assumes: the address with the frame that
// the window must always show, the frame that it may show, the folds, and a
// line of known length.
func TrialSheet(f Form, m Metrics) Page {
	t := trial{form: f, setter: setter{form: f, metrics: m, breaker: breaker{metrics: m}}, page: Page{Width: f.Width, Height: f.Height}}
	t.inches = f.Width == letterWidth
	t.rulers()
	t.folds()
	t.windows()
	t.instructions()
	return t.page
}

// trial draws one trial sheet.
type trial struct {
	form   Form
	setter setter
	page   Page
	inches bool
	aside  bool // what is drawn is no content: the numbers of a ruler
}

const trialLine Unit = 120

func (t *trial) line(x1, y1, x2, y2 Unit) {
	t.page.Marks = append(t.page.Marks, &LineMark{x1, y1, x2, y2, trialLine, PartFold})
}

// dashes is a broken line, along x or y.
func (t *trial) dashes(x1, y1, x2, y2 Unit) {
	const dash, gap = 2 * MM, 1500
	for at := Unit(0); at < x2-x1 || at < y2-y1; at += dash + gap {
		if y1 == y2 {
			t.line(x1+at, y1, min(x1+at+dash, x2), y1)
		} else {
			t.line(x1, y1+at, x1, min(y1+at+dash, y2))
		}
	}
}

func (t *trial) frame(b Box, side func(x1, y1, x2, y2 Unit)) {
	side(b.Left, b.Top, b.Right, b.Top)
	side(b.Left, b.Bottom, b.Right, b.Bottom)
	side(b.Left, b.Top, b.Left, b.Bottom)
	side(b.Right, b.Top, b.Right, b.Bottom)
}

func (t *trial) text(x, y Unit, f Font, s string) {
	var element *Element
	if !t.aside {
		element = t.setter.element(RoleParagraph)
	}
	t.run(x, y, f, run{text: s}, element)
}

func (t *trial) run(x, y Unit, f Font, r run, e *Element) {
	t.page.Marks = append(t.page.Marks, &TextMark{X: x, Y: y, Font: f, Text: r.text, Part: PartBody, Element: e, Spaced: r.spaced})
}

// paragraph sets text from a baseline down and returns the next baseline.
func (t *trial) paragraph(x, y, right Unit, f Font, s string) Unit {
	element := t.setter.element(RoleParagraph)
	for _, line := range t.setter.breaker.balanced([]piece{{font: f, text: s}}, right-x) {
		for _, r := range line {
			t.run(x, y, f, r, element)
		}
		y += points(f.Size * 130 / 100)
	}
	return y
}

// rulers run along the lower edge and the side that the window leaves free,
// counted from the sheet's top left corner: a printer that shrinks or shifts
// the page shows here.
func (t *trial) rulers() {
	t.aside = true
	defer func() { t.aside = false }()
	step, long, unit := MM, 10, "mm"
	if t.inches {
		step, long, unit = Inch/16, 16, "in"
	}
	const edge = 12 * MM
	small := Font{Regular, 65}
	foot := t.form.Height - edge
	side, numbers := t.form.Width-edge, t.form.Width-edge-5*MM
	if t.windowRight() {
		side, numbers = 6*MM, 11*MM
	}
	tick := func(i int) (Unit, string) {
		switch {
		case i%long == 0 && t.inches:
			return 4 * MM, fmt.Sprint(i / long)
		case i%long == 0:
			return 4 * MM, fmt.Sprint(i)
		case i%(long/2) == 0:
			return 3 * MM, ""
		}
		return 1500, ""
	}
	for i := int(edge / step); Unit(i)*step <= foot; i++ {
		y := Unit(i) * step
		length, number := tick(i)
		t.line(side, y, side+length, y)
		if number != "" {
			t.text(numbers, y+700, small, number)
		}
	}
	for i := int(2 * edge / step); Unit(i)*step <= t.form.Width-edge; i++ {
		x := Unit(i) * step
		length, number := tick(i)
		t.line(x, foot, x, foot+length)
		if number != "" {
			t.text(x-t.setter.metrics.Width(small, number)/2, foot-MM, small, number)
		}
	}
	t.text(edge+4*MM, foot+1500, small, unit)
}

func (t *trial) windowRight() bool { return t.form.Address.Left > t.form.Width/2 }

func (t *trial) folds() {
	small, left := Font{Regular, 80}, 5*MM
	if t.windowRight() {
		left = 19 * MM // beside the ruler
	}
	for i, y := range t.form.Folds {
		t.dashes(left, y, t.form.Width-18*MM, y)
		label := fmt.Sprintf("Fold %d: %s from the top", i+1, t.length(y))
		t.text(t.form.Width-18*MM-t.setter.metrics.Width(small, label), y-1200, small, label)
	}
	if t.form.Punch > 0 {
		t.line(left, t.form.Punch, left+6*MM, t.form.Punch)
		t.text(left+7*MM, t.form.Punch+900, small, "Middle of the sheet, for punching: "+t.length(t.form.Punch))
	}
}

// length is a length as people measure it where the paper is used.
func (t *trial) length(u Unit) string {
	if !t.inches {
		return strings.TrimSuffix(tenth(u), ".0") + " mm"
	}
	parts := (int(u)*24 + int(Inch)/2) / int(Inch) // twenty-fourths: thirds and eighths alike
	whole, rest := parts/24, parts%24
	if rest == 0 {
		return fmt.Sprintf("%d in", whole)
	}
	num, den := rest, 24
	for num%2 == 0 && den%2 == 0 {
		num, den = num/2, den/2
	}
	for num%3 == 0 && den%3 == 0 {
		num, den = num/3, den/3
	}
	return fmt.Sprintf("%d %d/%d in", whole, num, den)
}

func (t *trial) windows() {
	f, small := t.form, Font{Regular, 70}
	seen := f.Seen
	seen.Left = max(seen.Left, 6*MM)
	t.frame(seen, t.dashes)
	t.frame(f.Address, t.line)
	t.text(seen.Left+MM, seen.Top-MM, small, "Broken frame: the most that the window may show")
	t.text(f.Address.Left+MM, f.Address.Bottom+3*MM, small, "Solid frame: what the window must always show")
	address := []string{"Example Company Ltd", "Data Protection Officer", "1 Example Street", "12345 Exampletown", "EXAMPLELAND"}
	if t.inches {
		address = []string{"Example Company, Inc.", "1 Example Street, Suite 100", "Exampletown, CA 90000"}
		if f.Address.Height() > 15*MM {
			address = append([]string{address[0], "Attn: Privacy"}, address[1:]...)
		}
	}
	inner := f.Address
	marks, _, ok := t.setter.block(PartAddress, Box{inner.Left + MM, inner.Top, inner.Right - MM, inner.Bottom}, address, 110, 80, func(int) Style { return Regular })
	if ok {
		t.page.Marks = append(t.page.Marks, marks...)
	}
}

func (t *trial) instructions() {
	f := t.form
	left, right := f.Left, f.Width-f.Right
	head, body := Font{Bold, 140}, Font{Regular, 105}
	y := f.Address.Top/2 - 6*MM
	if t.windowRight() {
		right = f.Seen.Left - 4*MM
	}
	t.run(left, y, head, run{text: "Test print"}, t.setter.element(RoleTitle))
	y += 7 * MM
	t.paragraph(left, y, right, body, trialNames[f.Name]+t.lines())

	right = f.Width - f.Right
	y = f.Seen.Bottom + 16*MM
	bar, said := 100*MM, "This line is 100 mm long."
	if t.inches {
		bar, said = 4*Inch, "This line is 4 inches long."
	}
	t.line(left, y, left+bar, y)
	t.line(left, y-1500, left, y+1500)
	t.line(left+bar, y-1500, left+bar, y+1500)
	t.text(left+bar+3*MM, y+1200, body, said)
	y += 12 * MM
	turn := f.Punch - 5*MM // the punch mark's words stand in the way
	for i, step := range []string{
		"Print this page at 100 % (“actual size”), not fitted to the page. Measure the line above. If it is shorter or longer, look for that setting in the print window and print again.",
		"Fold at the two broken lines, so that this side lies outside and the address on top.",
		"Put it into the envelope and slide it as far as it goes: to the left, to the right, up and down. The solid frame must show in the window all the time; what lies outside the broken frame must not.",
		"If it does, every letter that unscrape writes in this form will fit. If it does not, use an envelope without a window and write the address on it, or choose the other paper or window.",
	} {
		lines := len(t.setter.breaker.lines([]piece{{font: body, text: step}}, right-left-8*MM))
		if turn > 0 && y-5*MM < turn+8*MM && y+Unit(lines)*points(137) > turn {
			y = turn + 13*MM
		}
		for _, fold := range f.Folds {
			if y-5*MM < fold && y+Unit(lines-1)*points(137)+4*MM > fold {
				y = fold + 7*MM
			}
		}
		t.text(left, y, body, fmt.Sprintf("%d.", i+1))
		y = t.paragraph(left+8*MM, y, right-6*MM, body, step) + 2*MM
	}
}

// lines says which addresses a form of several is for.
func (t *trial) lines() string {
	switch {
	case !t.inches:
		return ""
	case t.form.Address.Height() > 15*MM:
		return " Folded for an address of four or five lines."
	}
	return " Folded for an address of up to three lines."
}

// trialNames say what each form is for.
var trialNames = map[string]string{
	"din-b": "A4, folded at 105 mm and 210 mm, for a DL envelope (110 × 220 mm) with the window on the left.",
	"fr":    "A4, folded in three, for a DL envelope (110 × 220 mm) with the window on the right.",
	"us10":  "US Letter, for a #10 envelope (4 1/8 × 9 1/2 in) with a window.",
}
