package letters

import (
	"testing"

	"example.org/unscrape/templates"
)

// TestTextHoldsTogether holds that no line of a letter's text begins with what
// a no-break space ties to the word before, such as a French semicolon.
func TestTextHoldsTogether(t *testing.T) {
	l := Letter{Body: []templates.Block{&templates.Paragraph{Spans: []templates.Span{
		&templates.Text{Text: "une copie du RGPD\u202f; une\tliste de l’article\u00a015"},
	}}}}
	for width, want := range map[int]string{
		18: "une copie du\nRGPD ; une liste\nde l’article 15",
		40: "une copie du RGPD ; une liste de\nl’article 15",
	} {
		w := textWriter{width: width}
		w.blocks(l, l.Body, "")
		var got string
		for i, line := range w.lines {
			if i > 0 {
				got += "\n"
			}
			got += line.Text
		}
		if got != want {
			t.Errorf("at %d:\n%s\nwant:\n%s", width, got, want)
		}
	}
}
