package templates

import (
	"math/rand"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseMarkdown(t *testing.T) {
	plain := func(s string) []Span { return []Span{&Text{Text: s}} }
	para := func(s string) *Paragraph { return &Paragraph{plain(s)} }
	for _, c := range []struct {
		name, src string
		want      []Block
	}{
		{"paragraphs", "One\nline.\n\nTwo.", []Block{para("One line."), para("Two.")}},
		{"styles", "a **b** _c_ ***d***", []Block{&Paragraph{[]Span{
			&Text{Text: "a "}, &Text{Text: "b", Bold: true}, &Text{Text: " "}, &Text{Text: "c", Italic: true}, &Text{Text: " "}, &Text{Text: "d", Bold: true, Italic: true}}}}},
		{"break", "a\\\nb  \nc", []Block{&Paragraph{[]Span{&Text{Text: "a"}, &Break{}, &Text{Text: "b"}, &Break{}, &Text{Text: "c"}}}}},
		{"heading", "# A\n\n### B", []Block{&Heading{plain("A")}, &Heading{plain("B")}}},
		{"lists", "3. a\n   1. b\n   2. c\n      - d\n4. e", []Block{&List{Ordered: true, Start: 3, Items: []Item{
			{[]Block{para("a"), &List{Ordered: true, Start: 1, Letters: true, Items: []Item{
				{[]Block{para("b")}},
				{[]Block{para("c"), &List{Start: 1, Items: []Item{{[]Block{para("d")}}}}}},
			}}}},
			{[]Block{para("e")}},
		}}}},
		{"identifiers", "a\n[[identifiers]]\nb", []Block{para("a"), &Identifiers{}, para("b")}},
		{"no actions", "{{.Where}} {{if", []Block{para("{{.Where}} {{if")}},
		{"no automatic links", "<https://example.org> and https://example.org", []Block{para("<https://example.org> and https://example.org")}},
		{"no definitions", "[a]: https://example.org", []Block{para("[a]: https://example.org")}},
		{"characters", `AT&amp;T &copy; \* &nosuch; &#x2019; &`, []Block{para("AT&T © * &nosuch; ’ &")}},
		{"no forged token", "&#983040; &#0;", []Block{para("\uFFFD \uFFFD")}},
		{"windows", "\uFEFFa\r\n\r\nb", []Block{para("a"), para("b")}},
		{"spaces", "a  b\tc", []Block{para("a b c")}},
		{"link", "[guide](https://ico.org.uk/make-a-complaint/)", []Block{&Paragraph{[]Span{&Text{Text: "guide", Link: "https://ico.org.uk/make-a-complaint/"}}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ParseMarkdown(c.src)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			again(t, got)
		})
	}
}

// again holds that ParseMarkdown undoes Markdown.
func again(t *testing.T, blocks []Block) {
	t.Helper()
	src := Markdown(blocks)
	got, err := ParseMarkdown(src)
	if err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	if reflect.DeepEqual(blocks, got) {
		return // cmp takes a hundred times as long
	}
	if d := cmp.Diff(blocks, got); d != "" {
		t.Fatalf("written as\n%s\n%s", src, d)
	}
}

func TestParseMarkdownRefuses(t *testing.T) {
	for _, c := range []struct {
		name, src    string
		line, column int
	}{
		{"image", "a\n\nsee ![x](y.png)", 3, 5},
		{"html", "a <b>c</b>", 1, 3},
		{"html block", "a\n\n<div>\nx\n</div>", 3, 1},
		{"comment", "<!-- x -->", 1, 1},
		{"quote", "a\n\n> b", 3, 1},
		{"code block", "a\n\n    b", 3, 5},
		{"fence", "```\nb\n```", 1, 1},
		{"code", "say `x`", 1, 5},
		{"rule", "a\n\n---", 3, 1},
		{"link", "go [here](javascript:alert)", 1, 4},
		{"foreign link", "go [here](https://example.org/)", 1, 4},
		{"link title", "[x](https://ico.org.uk/ \"t\")", 1, 1},
		{"heading in a list", "- # a", 1, 3},
		{"private use", "a\n\U000F0000", 2, 1},
		{"escape", "ab\x1b[2J", 1, 3},
		{"invalid", "a\xffb", 1, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseMarkdown(c.src)
			f := FindingsOf(err)
			if len(f) == 0 || f[0].Line != c.line || f[0].Column != c.column {
				t.Errorf("got %v, want a finding at %d:%d", err, c.line, c.column)
			}
		})
	}
}

// TestMarkdownInverse writes and reads bodies made at random, of characters
// that mean something to Markdown.
func TestMarkdownInverse(t *testing.T) {
	for seed := range int64(2000) {
		g := &maker{rand.New(rand.NewSource(seed))}
		blocks := g.blocks(3, false, false)
		again(t, blocks)
		if t.Failed() {
			t.Fatal("seed", seed)
		}
	}
}

// maker makes bodies as ParseMarkdown would give them.
type maker struct{ *rand.Rand }

func (g *maker) blocks(depth int, inItem, inOrdered bool) (blocks []Block) {
	for range 1 + g.Intn(4) {
		switch k := g.Intn(8); {
		case k == 0 && !inItem:
			blocks = append(blocks, &Identifiers{})
		case k == 1 && !inItem:
			blocks = append(blocks, &Heading{g.spans(false)})
		case k < 4 && depth > 0:
			l := &List{Ordered: g.Intn(2) == 0, Start: 1}
			if l.Ordered {
				l.Start, l.Letters = g.Intn(12), inOrdered
			}
			for range 1 + g.Intn(3) {
				l.Items = append(l.Items, Item{g.blocks(depth-1, true, inOrdered || l.Ordered)})
			}
			blocks = append(blocks, l)
		default:
			blocks = append(blocks, &Paragraph{g.spans(true)})
		}
	}
	return blocks
}

func (g *maker) spans(breaks bool) (spans []Span) {
	alphabet := []rune("ab1  .)*_[]()<>#&;!`\\-+=~'\"{}:/äß“”€ 漢😀|")
	var last *Text
	n := 1 + g.Intn(5)
	for i := range n {
		if breaks && last != nil && i < n-1 && g.Intn(5) == 0 {
			spans, last = append(spans, &Break{}), nil
			continue
		}
		t := &Text{Bold: g.Intn(3) == 0, Italic: g.Intn(3) == 0}
		if g.Intn(8) == 0 {
			t.Link = "https://ico.org.uk/a(b)_c"
		}
		for range 1 + g.Intn(6) {
			t.Text += string(alphabet[g.Intn(len(alphabet))])
		}
		if last != nil && last.Bold == t.Bold && last.Italic == t.Italic && last.Link == t.Link {
			last.Text += t.Text
			continue
		}
		spans, last = append(spans, t), t
	}
	return spans
}

func FuzzParseMarkdown(f *testing.F) {
	for _, s := range []string{"a\n\n1. b\n   1. c\n\n[[identifiers]]\n", "**a** _b_ \\* &amp; {{x}}", "- - - a", "[[[[[", "***a** b*", "> 1. ```", "# #\n===", "[a](https://ico.org.uk/)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if blocks, err := ParseMarkdown(src); err == nil && len(src) < 1000 {
			again(t, blocks)
		} else if err != nil && len(FindingsOf(err)) == 0 {
			t.Fatal(err)
		}
	})
}
