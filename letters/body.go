package letters

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// body is the letter's text with its subject line: the template's blocks, or
// those that the person edited for this one letter.
func (j Job) body(l *Letter) ([]templates.Block, error) {
	env := j.env()
	out, err := j.execute(env)
	if err != nil {
		return nil, err
	}
	l.Re = j.subjectLine(out.Title)
	l.Title = out.Title
	if l.Hostile {
		l.Title = neutralTitle
	}
	if why := j.Template.InsteadOf; why != nil {
		l.Warnings = append(l.Warnings, "The program's own text stands here, because "+safetext.String(why.Error())+".")
	}
	body := out.Blocks
	if j.Choice.Body != "" {
		if j.Choice.BodyOf != "" && j.Choice.BodyOf != Fingerprint(markdown(body)) {
			l.Warnings = append(l.Warnings, "The letter has changed since you edited its text: an answer, the date or the template is another. Compare them.")
		}
		if body, err = templates.ParseMarkdown(j.Choice.Body); err != nil {
			return nil, &FieldError{Field: "letters." + j.Entry.ID + ".body", Reason: reasonOf(err)}
		}
		if !slices.ContainsFunc(body, isIdentifiers) {
			return nil, &FieldError{Field: "letters." + j.Entry.ID + ".body", Reason: "the line [[identifiers]] is missing, which stands for the box by which they find you"}
		}
	}
	list := j.listed(env, out.Used.Options)
	if j.Choice.Body == "" && !list && env.Options[MessageListOption] && slices.Contains(out.Used.Options, MessageListOption) {
		l.Enclosures = append(l.Enclosures, j.phrases().messageList)
		l.Warnings = append(l.Warnings, "The letter says that a list of your messages goes with it (channel IDs and message IDs, from your data package). Send it along, or turn that option off.")
	}
	body = j.attachments(l, body, list)
	if extra := j.extra(); len(extra) > 0 {
		body = insertBeforeClose(body, extra)
	}
	l.Warnings = append(l.Warnings, j.warnings()...)
	return body, nil
}

// execute runs the text over the job. Where the salutation ends without a
// comma, the text behind it begins with a capital.
func (j Job) execute(env templates.Env) (templates.Output, error) {
	out, err := j.Template.Execute(j.data(), env)
	if err != nil || !j.phrases().capital || len(out.Blocks) == 0 {
		return out, err
	}
	if p, ok := out.Blocks[0].(*templates.Paragraph); ok && len(p.Spans) > 0 {
		if t, ok := p.Spans[0].(*templates.Text); ok {
			first, n := utf8.DecodeRuneInString(t.Text)
			t.Text = string(unicode.ToUpper(first)) + t.Text[n:]
		}
	}
	return out, nil
}

// neutralTitle is what a hostile addressee's document is called in its
// metadata.
const neutralTitle = "Letter"

func isIdentifiers(b templates.Block) bool {
	_, ok := b.(*templates.Identifiers)
	return ok
}

func reasonOf(err error) string {
	if list := templates.FindingsOf(err); len(list) > 0 {
		return "line " + strconv.Itoa(list[0].Line) + " of the text: " + list[0].Message
	}
	return "the text cannot be read"
}

// extra are the person's own paragraphs. A blank line parts paragraphs, a
// single line break stays one. They never go to a hostile addressee.
func (j Job) extra() []templates.Block {
	if j.hostile() {
		return nil
	}
	var out []templates.Block
	for _, text := range []string{j.Request.Extra, j.Choice.Extra} {
		for par := range strings.SplitSeq(text, "\n\n") {
			var spans []templates.Span
			for line := range strings.SplitSeq(strings.Trim(par, "\n"), "\n") {
				if line == "" {
					continue
				}
				if len(spans) > 0 {
					spans = append(spans, &templates.Break{})
				}
				spans = append(spans, &templates.Text{Text: line})
			}
			if len(spans) > 0 {
				out = append(out, &templates.Paragraph{Spans: spans})
			}
		}
	}
	return out
}

// insertBeforeClose puts the person's own paragraphs before the closing asks:
// the running paragraphs that follow the last list or heading. A letter without
// either gets them before its last paragraph.
func insertBeforeClose(body, extra []templates.Block) []templates.Block {
	at := len(body)
	for at > 0 {
		if _, ok := body[at-1].(*templates.Paragraph); !ok {
			break
		}
		at--
	}
	if at > 0 {
		if _, ok := body[at-1].(*templates.Heading); ok {
			at-- // a heading stays with its text
		}
	}
	if at == 0 {
		at = max(len(body)-1, 0)
	}
	return slices.Insert(slices.Clone(body), at, extra...)
}
