package letters

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"example.org/unscrape/templates"
)

// Source is the body of a job's letter as Markdown to edit, with all values
// filled in and a line [[identifiers]] where the boxed block stands: the
// edited text if there is one, else what the template says. Put what comes
// back into Choice.Body, and the Fingerprint of what went out into
// Choice.BodyOf.
func Source(j Job) (string, error) {
	if j.Choice.Body != "" {
		return j.Choice.Body, nil
	}
	return Original(j)
}

// Original is Source without regard to an earlier editing.
func Original(j Job) (string, error) {
	out, err := j.execute(j.env())
	if err != nil {
		return "", err
	}
	return markdown(out.Blocks), nil
}

// Fingerprint tells whether a text is still the one that was edited.
func Fingerprint(source string) string {
	sum := sha256.Sum256([]byte(source))
	return hex.EncodeToString(sum[:8])
}

// markdown writes blocks as Markdown that templates.ParseMarkdown reads back
// as the same blocks.
func markdown(blocks []templates.Block) string {
	var b strings.Builder
	writeMarkdown(&b, blocks, "")
	return b.String()
}

func writeMarkdown(b *strings.Builder, blocks []templates.Block, indent string) {
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		first := indent
		if i == 0 && strings.HasSuffix(b.String(), " ") {
			first = "" // behind a list's number
		}
		switch block := block.(type) {
		case *templates.Paragraph:
			b.WriteString(first + spansMarkdown(block.Spans, indent) + "\n")
		case *templates.Heading:
			b.WriteString(first + "## " + spansMarkdown(block.Spans, indent) + "\n")
		case *templates.Identifiers:
			b.WriteString(first + "[[identifiers]]\n")
		case *templates.List:
			writeListMarkdown(b, block, first, indent)
		}
	}
}

func writeListMarkdown(b *strings.Builder, list *templates.List, first, indent string) {
	for i, item := range list.Items {
		label := "- "
		if list.Ordered {
			label = strconv.Itoa(list.Start+i) + ". "
		}
		if i > 0 {
			first = indent
		}
		b.WriteString(first + label)
		inner := indent + strings.Repeat(" ", len(label))
		for k, block := range item.Blocks {
			if _, nested := block.(*templates.List); k > 0 && !nested {
				b.WriteString("\n")
			}
			one := []templates.Block{block}
			if k > 0 {
				b.WriteString(inner)
				rest := &strings.Builder{}
				writeMarkdown(rest, one, inner)
				b.WriteString(strings.TrimPrefix(rest.String(), inner))
				continue
			}
			writeMarkdown(b, one, inner)
		}
	}
}

func spansMarkdown(spans []templates.Span, indent string) string {
	var b strings.Builder
	for _, s := range spans {
		switch s := s.(type) {
		case *templates.Break:
			b.WriteString("\\\n" + indent)
		case *templates.Text:
			text := escapeMarkdown(s.Text, b.Len() == 0 || strings.HasSuffix(b.String(), "\n"+indent))
			mark := ""
			if s.Bold {
				mark += "**"
			}
			if s.Italic {
				mark += "*"
			}
			if mark != "" { // emphasis does not begin or end with a space
				core := strings.TrimSpace(text)
				at := strings.Index(text, core)
				text = text[:at] + mark + core + mark + text[at+len(core):]
			}
			if s.Link != "" {
				text = "[" + text + "](" + s.Link + ")"
			}
			b.WriteString(text)
		}
	}
	return b.String()
}

// escapeMarkdown keeps characters from being read as structure, and leaves
// those alone that cannot be: the text is there to be edited.
func escapeMarkdown(s string, lineStart bool) string {
	var b strings.Builder
	runes := []rune(s)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	inWord := func(i int) bool { return unicode.IsLetter(at(i)) || unicode.IsDigit(at(i)) }
	for i, r := range runes {
		switch {
		case strings.ContainsRune("\\`*[<", r),
			r == '_' && !(inWord(i-1) && inWord(i+1)),
			r == '&' && (inWord(i+1) || at(i+1) == '#'),
			lineStart && i == 0 && strings.ContainsRune("#-+=>:~", r),
			lineStart && (r == '.' || r == ')') && allDigits(string(runes[:i])):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
