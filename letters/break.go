package letters

import (
	"strings"
	"unicode/utf8"
)

// piece is running text in one style.
type piece struct {
	font Font
	text string
	lang string
	link string
	line bool // a forced line break; the rest is empty
}

// run is a piece's part on one line. Its text has no space at a line's end.
type run struct {
	piece *piece
	text  string
	width Unit
	// A space, or a forced break, follows; it is not in text and width.
	spaced bool
}

// token is a word, or the part of one in one style, or a space.
type token struct {
	piece      int
	start, end int // in the piece's text
	width      Unit
	space      bool
	mayBreak   bool // a line may end after it
	mustBreak  bool // a line ends after it
}

// breaker sets running text into lines, ragged right. It is kept and used
// again so that a letter costs few allocations.
type breaker struct {
	metrics Metrics
	tokens  []token
	parted  bool // a word was wider than a line
	sums    []Unit
	seams   []seam
}

// lines breaks pieces into lines no wider than width. A word that is wider
// than a whole line is parted behind a sign that parts addresses on the web,
// or, without one, between letters; nothing is added or dropped but the spaces
// at line ends. It returns at least one line.
func (b *breaker) lines(pieces []piece, width Unit) [][]run {
	b.tokenize(pieces)
	return b.fill(pieces, width)
}

// count is the number of lines; balanced sets as many.
func (b *breaker) count(pieces []piece, width Unit) int {
	b.tokenize(pieces)
	n := 0
	for i := 0; i < len(b.tokens) || n == 0; n++ {
		for i < len(b.tokens) && b.tokens[i].space {
			i++
		}
		i = b.fit(pieces, i, width)
	}
	return n
}

// balanced is lines with the least ragged edge: of all ways to set the text in
// as few lines, the one whose lines are most alike, and whose last line is not
// a few letters.
func (b *breaker) balanced(pieces []piece, width Unit) [][]run {
	lines := b.lines(pieces, width)
	if len(lines) < 2 || b.parted {
		return lines
	}
	ends := b.smooth(width)
	if len(ends) != len(lines) {
		return lines
	}
	from := 0
	for i, end := range ends {
		for from < end && b.tokens[from].space {
			from++
		}
		lines[i] = b.runs(pieces, from, end)
		from = end
	}
	return lines
}

// seam is a place where a line may end, with the best way there.
type seam struct {
	end    int // the line ends before this token
	before int // the seam where the line begins
	lines  int
	cost   int64
}

// smooth finds the ends of the lines by trying all of them: a line's cost is
// the square of what it lacks to the full width.
func (b *breaker) smooth(width Unit) []int {
	sums := b.sums[:0] // widths of the tokens before each
	sums = append(sums, 0)
	for _, t := range b.tokens {
		sums = append(sums, sums[len(sums)-1]+t.width)
	}
	seams := append(b.seams[:0], seam{})
	first := 0 // seams before are too far away, or before a forced break
	for k, t := range b.tokens {
		last := k == len(b.tokens)-1
		if !t.mayBreak && !t.mustBreak && !last {
			continue
		}
		best := seam{end: k + 1, before: -1}
		for at := len(seams) - 1; at >= first; at-- {
			from, to := seams[at].end, k+1
			for from < to && b.tokens[from].space {
				from++
			}
			for to > from && (b.tokens[to-1].space || b.tokens[to-1].mustBreak) {
				to--
			}
			set := sums[to] - sums[from]
			if set > width+Unit(to-from) {
				break
			}
			short := int64(width - set)
			cost := seams[at].cost + short*short
			if t.mustBreak || last {
				cost = seams[at].cost
				if set < width/7 && seams[at].lines > 0 {
					cost += int64(width) * int64(width) / 4
				}
			}
			if lines := seams[at].lines + 1; best.before < 0 || lines < best.lines || lines == best.lines && cost < best.cost {
				best.before, best.lines, best.cost = at, lines, cost
			}
		}
		if best.before < 0 {
			continue
		}
		if seams = append(seams, best); t.mustBreak {
			first = len(seams) - 1
		}
	}
	b.sums, b.seams = sums, seams
	at := len(seams) - 1
	if seams[at].end != len(b.tokens) {
		return nil
	}
	ends := make([]int, seams[at].lines)
	for i := len(ends) - 1; i >= 0; i-- {
		ends[i] = seams[at].end
		at = seams[at].before
	}
	return ends
}

func (b *breaker) fill(pieces []piece, width Unit) [][]run {
	var lines [][]run
	for i := 0; i < len(b.tokens) || len(lines) == 0; {
		for i < len(b.tokens) && b.tokens[i].space {
			i++
		}
		end := b.fit(pieces, i, width)
		lines = append(lines, b.runs(pieces, i, end))
		i = end
	}
	return lines
}

// fit is the end of the line that begins with token i.
func (b *breaker) fit(pieces []piece, i int, width Unit) int {
	var w Unit
	last, bound := -1, -1
	for k := i; k < len(b.tokens); k++ {
		t := &b.tokens[k]
		if t.mustBreak {
			return k + 1
		}
		// Each width was rounded by itself.
		if rounding := Unit(k - i + 1); !t.space && w+t.width > width+rounding {
			if last > i {
				return last
			}
			if bound > i {
				b.parted = true
				return bound
			}
			return b.part(pieces, i, k, width-w)
		}
		w += t.width
		if t.mayBreak {
			last = k + 1
		} else if t.space {
			bound = k + 1
		}
	}
	return len(b.tokens)
}

// part splits token k, which does not fit into room, on a line that begins
// with token i and has no place to break; it returns the end of the line.
func (b *breaker) part(pieces []piece, i, k int, room Unit) int {
	b.parted = true
	t := b.tokens[k]
	p := &pieces[t.piece]
	word := p.text[t.start:t.end]
	seams, mailbox := "/?&=@_-:;,.+#%", strings.IndexByte(word, '@')
	if mailbox > 0 { // a hyphen at a line's end could be the printer's or the mailbox's
		seams = "._+"
	}
	fits, seam := 0, 0
	var w Unit
	for n, r := range word {
		w += b.metrics.Width(p.font, word[n:n+utf8.RuneLen(r)])
		if w > room {
			break
		}
		fits = n + utf8.RuneLen(r)
		if strings.ContainsRune(seams, r) {
			seam = fits
		}
	}
	if mailbox > 0 && mailbox <= fits {
		seam = mailbox
	}
	for fits > 0 && b.metrics.Width(p.font, word[:fits]) > room {
		_, size := utf8.DecodeLastRuneInString(word[:fits])
		fits -= size
	}
	switch {
	case seam > fits/3 && seam <= fits:
		fits = seam
	case fits == 0 && k > i:
		return k
	case fits == 0:
		_, fits = utf8.DecodeRuneInString(word)
	}
	if fits == len(word) {
		return k + 1
	}
	head, rest := t, t
	head.end = t.start + fits
	head.width = b.metrics.Width(p.font, word[:fits])
	head.mayBreak = true
	rest.start = head.end
	rest.width = max(0, t.width-head.width)
	// The tokens before k are behind us: the head takes the place of k and
	// what is left of the word becomes the next line's first token.
	b.tokens = append(b.tokens, token{})
	copy(b.tokens[k+1:], b.tokens[k:])
	b.tokens[k], b.tokens[k+1] = head, rest
	return k + 1
}

// runs is the text of tokens from..to, by pieces, without spaces at its ends.
func (b *breaker) runs(pieces []piece, from, to int) []run {
	whole := to
	for to > from && (b.tokens[to-1].space || b.tokens[to-1].mustBreak) {
		to--
	}
	spaced := to < whole
	var out []run
	for from < to {
		t := b.tokens[from]
		end := from
		for end+1 < to && b.tokens[end+1].piece == t.piece {
			end++
		}
		p := &pieces[t.piece]
		text := p.text[t.start:b.tokens[end].end]
		out = append(out, run{p, text, b.metrics.Width(p.font, text), spaced && end+1 == to})
		from = end + 1
	}
	return out
}

func (b *breaker) tokenize(pieces []piece) {
	b.tokens, b.parted = b.tokens[:0], false
	blank := true // at a line's start, or behind a space: a further space is dropped
	for n := range pieces {
		p := &pieces[n]
		if p.line {
			b.tokens = append(b.tokens, token{piece: n, mustBreak: true})
			blank = true
			continue
		}
		s := p.text
		for i := 0; i < len(s); {
			if s[i] == ' ' {
				if !blank {
					b.tokens = append(b.tokens, token{piece: n, start: i, end: i + 1, width: b.metrics.Width(p.font, " "), space: true, mayBreak: !binds(s, i)})
				}
				blank = true
				i++
				continue
			}
			end, next := wordEnd(s, i)
			for i < end {
				part := next(s[i:end])
				b.tokens = append(b.tokens, token{piece: n, start: i, end: i + part, width: b.metrics.Width(p.font, s[i:i+part]), mayBreak: i+part < end})
				i += part
			}
			blank = false
		}
	}
}
