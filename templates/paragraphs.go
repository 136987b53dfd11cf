package templates

import (
	"iter"
	"strings"
)

// Paragraphs goes through the paragraphs and headings of a body in reading
// order, lists included, with their numbers from 1: what findings and the
// check of disclosures call "paragraph 3".
func Paragraphs(blocks []Block) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		paragraphs(blocks, func(spans []Span) bool {
			n++
			return yield(n, PlainText(spans))
		})
	}
}

func paragraphs(blocks []Block, yield func([]Span) bool) bool {
	for _, b := range blocks {
		more := true
		switch b := b.(type) {
		case *Paragraph:
			more = yield(b.Spans)
		case *Heading:
			more = yield(b.Spans)
		case *List:
			for _, item := range b.Items {
				if more = paragraphs(item.Blocks, yield); !more {
					break
				}
			}
		}
		if !more {
			return false
		}
	}
	return true
}

// PlainText is running text without styles; a break is a line feed.
func PlainText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s := s.(type) {
		case *Text:
			b.WriteString(s.Text)
		case *Break:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Links are the addresses that blocks link to, in order.
func Links(blocks []Block) []string {
	var out []string
	paragraphs(blocks, func(spans []Span) bool {
		for _, s := range spans {
			if t, ok := s.(*Text); ok && t.Link != "" {
				out = append(out, t.Link)
			}
		}
		return true
	})
	return out
}
