package letters

import (
	"strings"

	"github.com/rivo/uniseg"

	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Line is one line of a letter as text, with what it belongs to.
type Line struct {
	Text string
	Part Part // "" for an empty line between parts
}

// Text is the letter as plain text, wrapped to width terminal cells: the
// preview, and the file beside the PDF. A width below 20 counts as 20. Foreign
// characters are fit to show (safetext).
func Text(l Letter, width int) string {
	var b strings.Builder
	for _, line := range Lines(l, width) {
		b.WriteString(line.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// Lines is Text line by line, so that a screen can give each part its style.
func Lines(l Letter, width int) []Line {
	words := wordsFor(l.Language)
	w := &textWriter{width: max(width, 20), words: words}
	w.each(PartSender, l.Sender)
	w.gap()
	w.each(PartAddress, l.Address)
	w.gap()
	w.wrap(PartDate, l.DateLine, "", "")
	w.gap()
	re := l.Re
	if re != "" {
		re = words.re + re
	}
	if words.reAfter {
		w.wrap(PartSalutation, l.Salutation, "", "")
		w.gap()
		w.wrap(PartRe, re, "", "")
	} else {
		w.wrap(PartRe, re, "", "")
		w.gap()
		w.wrap(PartSalutation, l.Salutation, "", "")
	}
	w.gap()
	w.blocks(l, l.Body, "")
	w.gap()
	w.wrap(PartClosing, l.Closing, "", "")
	w.gap()
	if l.SignByHand {
		w.put(PartSignature, "")
		w.put(PartSignature, "")
	}
	w.wrap(PartSignature, l.Signature, "", "")
	w.gap()
	switch len(l.Enclosures) {
	case 0:
	case 1:
		w.wrap(PartEnclosures, words.labelled(words.enclosure)+" "+l.Enclosures[0], "", "  ")
	default:
		w.wrap(PartEnclosures, words.labelled(words.enclosures), "", "")
		for _, e := range l.Enclosures {
			w.wrap(PartEnclosures, e, "- ", "  ")
		}
	}
	for _, a := range l.Annexes {
		w.annex(a)
	}
	for len(w.lines) > 0 && w.lines[len(w.lines)-1] == (Line{}) {
		w.lines = w.lines[:len(w.lines)-1]
	}
	return w.lines
}

type textWriter struct {
	width int
	words pageWords
	lines []Line
}

func (w *textWriter) put(part Part, s string) {
	w.lines = append(w.lines, Line{strings.TrimRight(s, " "), part})
}

// gap is one empty line, and none at the top or after another.
func (w *textWriter) gap() {
	if n := len(w.lines); n > 0 && w.lines[n-1] != (Line{}) {
		w.lines = append(w.lines, Line{})
	}
}

func (w *textWriter) each(part Part, lines []string) {
	for _, s := range lines {
		w.wrap(part, s, "", "  ")
	}
}

// wrap sets one paragraph, its first line behind first and the others behind
// rest. Line breaks in it are kept.
func (w *textWriter) wrap(part Part, text, first, rest string) {
	// Preformatted leaves no-break spaces what they are; wrap sees to the rest.
	for hard := range strings.SplitSeq(safetext.Preformatted(text), "\n") {
		for _, line := range wrap(hard, w.width-max(cells(first), cells(rest))) {
			w.put(part, first+line)
			first = rest
		}
	}
}

func (w *textWriter) blocks(l Letter, blocks []templates.Block, indent string) {
	for i, b := range blocks {
		if i > 0 {
			w.gap()
		}
		switch b := b.(type) {
		case *templates.Paragraph:
			w.wrap(PartBody, templates.PlainText(b.Spans), indent, indent)
		case *templates.Heading:
			w.wrap(PartHeading, templates.PlainText(b.Spans), indent, indent)
		case *templates.Identifiers:
			w.box(l.Identifiers, indent)
		case *templates.List:
			w.list(l, b, indent)
		}
	}
}

// list sets items behind their labels, all as far in as the longest.
func (w *textWriter) list(l Letter, list *templates.List, indent string) {
	widest := 0
	for i := range list.Items {
		widest = max(widest, cells(textLabel(list, i)))
	}
	inner := indent + strings.Repeat(" ", widest+1)
	airy := false
	for _, item := range list.Items {
		airy = airy || len(item.Blocks) > 1
	}
	for i, item := range list.Items {
		if i > 0 && airy {
			w.gap()
		}
		at := len(w.lines)
		for k, b := range item.Blocks {
			if _, nested := b.(*templates.List); k > 0 && !nested {
				w.gap()
			}
			w.blocks(l, []templates.Block{b}, inner)
		}
		if at < len(w.lines) {
			label := textLabel(list, i)
			label = indent + strings.Repeat(" ", widest-cells(label)) + label + " "
			w.lines[at].Text = label + strings.TrimPrefix(w.lines[at].Text, inner)
		}
	}
}

// textLabel is an item's number; a bullet in plain text is a hyphen.
func textLabel(list *templates.List, i int) string {
	if !list.Ordered {
		return "-"
	}
	return listLabel(list, i)
}

// box draws the identifier block in characters that every terminal and every
// mail program has.
func (w *textWriter) box(rows []Row, indent string) {
	if len(rows) == 0 {
		return
	}
	label := 0
	for _, r := range rows {
		label = max(label, cells(w.words.labelled(safetext.String(r.Label)))-1)
	}
	room := w.width - cells(indent) - 4
	label = min(label, room*2/5)
	value := max(room-label-2, 1)
	widest := 0
	type line struct{ label, value string }
	var lines []line
	for _, r := range rows {
		left, right := wrap(w.words.labelled(safetext.String(r.Label)), label+1), wrap(safetext.String(r.Value), value)
		for i := range max(len(left), len(right)) {
			var n line
			if i < len(left) {
				n.label = left[i]
			}
			if i < len(right) {
				n.value = right[i]
				widest = max(widest, cells(right[i]))
			}
			lines = append(lines, n)
		}
	}
	rule := indent + "+" + strings.Repeat("-", label+widest+4) + "+"
	w.put(PartIdentifiers, rule)
	for _, n := range lines {
		w.put(PartIdentifiers, indent+"| "+pad(n.label, label+1)+" "+pad(n.value, widest)+" |")
	}
	w.put(PartIdentifiers, rule)
}

// cells is the width of a text on a terminal.
func cells(s string) int { return uniseg.StringWidth(s) }

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-cells(s), 0))
}

// wrap breaks a line at spaces, and a word that is too long for a line between
// its grapheme clusters. A no-break space, narrow or not, is printed as a space and
// holds its neighbours together. There is always at least one line.
func wrap(s string, width int) []string {
	width = max(width, 1)
	var lines []string
	line, room := "", width
	flush := func() {
		lines = append(lines, holding.Replace(line))
		line, room = "", width
	}
	for word := range strings.SplitSeq(s, " ") {
		if word == "" {
			continue
		}
		n := cells(word)
		if line != "" && n+1 > room {
			flush()
		}
		if line != "" {
			line += " "
			room--
		}
		for n > room { // a word of its own line's length and more
			head := headOf(word, room)
			line += head
			word = word[len(head):]
			n = cells(word)
			flush()
		}
		line += word
		room -= n
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

const nbsp = "\u00a0"

// holding prints the spaces that hold words together, the wide one and the
// narrow one of French punctuation, as common ones.
var holding = strings.NewReplacer(nbsp, " ", "\u202f", " ")

// headOf is as much of a word as fits, and at least one cluster of it.
func headOf(word string, width int) string {
	n, used := 0, 0
	g := uniseg.NewGraphemes(word)
	for g.Next() {
		if used += g.Width(); used > width && n > 0 {
			break
		}
		_, n = g.Positions()
	}
	return word[:n]
}
