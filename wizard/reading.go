package wizard

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"example.org/unscrape/letters"
)

// readKey shows the letter in its other languages, one after the other.
var readKey = key.NewBinding(key.WithKeys("l"), key.WithHelp("l", "other language"))

// reading is the text of the letter to id in another of the languages it comes
// in, so that a person can read what she sends. It is made of the same
// answers, and goes nowhere: it is in no draft and no order.
func (k *desk) reading(d *Draft, id, language string, width int) (string, error) {
	r := k.request(d)
	c := r.Letters[id]
	if c.Template != "" {
		c.Options = nil // those of another text
	}
	c.Template, c.Language, c.Body, c.BodyOf = "", language, "", ""
	choices := cloneMap(r.Letters)
	choices[id] = c
	r.Letters = choices
	jobs, err := letters.Resolve(r, k.opts.Sources)
	if err != nil {
		return "", err
	}
	for _, j := range jobs {
		if j.Entry.ID != id {
			continue
		}
		l, err := letters.Compose(j)
		if err != nil {
			return "", err
		}
		return letters.Text(l, width), nil
	}
	return "", errNoAddressee
}

// readingSaid stands above a letter that is only for reading.
func (k *desk) readingSaid(d *Draft, id, language string) []string {
	said := []string{k.say.F("For reading only, in the language: %s", languageName(language))}
	if c := d.choice(id); c.Body != "" || c.Template != "" {
		said = append(said, k.say.T("This is the text that came with the program. The letter that is sent has words of yours."))
	}
	return append(said, k.say.T("It is never written to a file. The letter that is sent stays as it is."))
}

// readingLines is the letter for reading with what stands above it.
func (r *review) readingLines(width int) []string {
	id, language := r.id(), r.languageShown()
	var out []string
	for i, s := range r.readingSaid(r.draft, id, language) {
		for _, l := range wrap(s, width) {
			if i == 0 {
				l = r.theme.Strong.Render(l)
			}
			out = append(out, l)
		}
	}
	text, err := r.desk.reading(r.draft, id, language, width)
	if err != nil {
		return append(append(out, ""), r.theme.alarm(r.faultSaid(err), width)...)
	}
	out = append(out, r.theme.Quiet.Render(strings.Repeat("─", width)))
	return append(out, r.theme.styledLetter(text)...)
}

// languageShown is the language that the letter is shown in for reading, or
// "".
func (r *review) languageShown() string {
	list := r.readable(r.draft, r.id())
	if r.read == 0 || r.read > len(list) {
		return ""
	}
	return list[r.read-1]
}

// readOn shows the letter in the next of its languages, and after the last in
// none.
func (r *review) readOn() {
	r.read = (r.read + 1) % (len(r.readable(r.draft, r.id())) + 1)
	r.body = pager{}
}

// beside the letter that is sent, the one for reading: both scroll together.
func (r *review) viewReading(left, side, height int) string {
	other := r.readingLines(left)
	r.body.text = func(w int) []string {
		lines := r.theme.styledLetter(r.preview(r.draft, r.id(), w))
		for len(lines) < len(other) {
			lines = append(lines, "")
		}
		return lines
	}
	right := r.body.View(r.session, side, height)
	return beside(r.theme, strings.Join(other[min(r.body.offset, len(other)):], "\n"), right, left, side, height)
}
