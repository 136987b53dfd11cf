package wizard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/safetext"
)

// Limits of what a field takes at once. Answers have tighter limits of their
// own, with a sentence each; these keep the screen quick.
const (
	lineLimit  = 10_000 // characters
	linesLimit = 20_000
	matchesMax = 5 // options a pick shows
	areaMost   = 8 // rows of a field of several lines
)

const tooMuch = "That is too much text for this field. Nothing of it was taken over."

// field is the widget of one question: it knows where the cursor stands and
// what has been typed so far, the answer itself is in the draft.
type field struct {
	q     question
	input textinput.Model
	area  textarea.Model
	at    int    // the option the cursor stands on
	note  string // a sentence about the last key; "" = none
	fresh bool   // nothing typed since the cursor came here: the next letter begins anew
}

// newField is the widget of q with the answer that d holds.
func newField(q question, d *Draft, t theme) *field {
	f := &field{q: q}
	switch q.kind {
	case line, pick:
		f.input = textinput.New()
		f.input.Prompt = ""
		f.input.Cursor.SetMode(cursor.CursorStatic)
		f.input.Cursor.Style, f.input.Cursor.TextStyle = t.Cursor, t.Text
		f.input.TextStyle, f.input.PromptStyle, f.input.PlaceholderStyle = t.Text, t.Text, t.Quiet
		f.input.SetValue(visible(strings.Join(q.get(d), " ")))
		if q.kind == pick {
			f.input.SetValue(shown(labelOf(q.options, q.text(d))))
		}
		f.input.CursorEnd()
	case lines:
		f.area = newArea(t, strings.Join(q.get(d), "\n"))
	case oneOf:
		f.at = max(slices.IndexFunc(q.options, func(o option) bool { return q.has(d, o.value) }), 0)
	}
	return f
}

// newArea is a text area in our styles with a text in it, made visible.
func newArea(t theme, text string) textarea.Model {
	a := textarea.New()
	a.Prompt = ""
	a.ShowLineNumbers = false
	a.MaxHeight = 0 // it would stop typed line breaks, not pasted ones
	a.CharLimit = 0 // it would cut a longer text without a word
	a.EndOfBufferCharacter = ' '
	a.Cursor.SetMode(cursor.CursorStatic)
	a.Cursor.Style, a.Cursor.TextStyle = t.Cursor, t.Text
	style := textarea.Style{
		Base: t.Text, CursorLine: t.Text, CursorLineNumber: t.Text, EndOfBuffer: t.Text,
		LineNumber: t.Text, Placeholder: t.Quiet, Prompt: t.Text, Text: t.Text,
	}
	a.FocusedStyle, a.BlurredStyle = style, style
	a.SetValue(visible(text))
	return a
}

func labelOf(options []option, value string) string {
	for _, o := range options {
		if o.value == value {
			return o.label
		}
	}
	return value
}

func (f *field) focus() {
	switch f.q.kind {
	case line, pick:
		f.fresh = f.fresh || !f.input.Focused()
		f.input.Focus()
	case lines:
		f.area.Focus()
	}
}

func (f *field) blur() {
	switch f.q.kind {
	case line, pick:
		f.input.Blur()
	case lines:
		f.area.Blur()
	}
}

// options is what the field offers now.
func (f *field) options() []option {
	if f.q.kind != pick {
		return f.q.options
	}
	return match(f.q.options, f.input.Value())
}

// match finds the options whose label or value begins with what was typed,
// then those of which another name does, then those that hold it; nothing
// typed matches nothing.
func match(options []option, typed string) []option {
	typed = strings.ToLower(safetext.Clean(typed))
	if typed == "" {
		return nil
	}
	var exact, begin, other, hold []option
	for _, o := range options {
		label := strings.ToLower(o.label)
		switch {
		case o.is(typed):
			exact = append(exact, o)
		case strings.HasPrefix(label, typed):
			begin = append(begin, o)
		case slices.ContainsFunc(strings.Split(strings.ToLower(o.tag), ", "), func(name string) bool { return strings.HasPrefix(name, typed) }):
			other = append(other, o)
		case strings.Contains(label, typed), o.tag != "" && strings.Contains(strings.ToLower(o.tag), typed):
			hold = append(hold, o)
		}
	}
	return slices.Concat(exact, begin, other, hold)
}

// is reports whether a word names the option: by its label, its value, or one
// of the other names in its tag.
func (o option) is(word string) bool {
	return slices.ContainsFunc(append(strings.Split(o.tag, ", "), o.label, o.value), func(name string) bool {
		return name != "" && strings.EqualFold(name, word)
	})
}

// up and down move inside the field and say whether there was room to.
func (f *field) up() bool {
	if f.at > 0 {
		f.at--
		return true
	}
	return false
}

func (f *field) down() bool {
	n := len(f.options())
	if f.q.kind == pick {
		n = min(n, matchesMax)
	}
	if f.at < n-1 {
		f.at++
		return true
	}
	return false
}

// moves reports whether up and down walk options in this field.
func (f *field) moves() bool { return f.q.kind != line && f.q.kind != lines }

// type takes a key or a paste that is text and writes the answer to d.
func (f *field) typed(msg tea.KeyMsg, d *Draft) tea.Cmd {
	f.note = ""
	if msg.Type == tea.KeyRunes {
		if len(msg.Runes) > lineLimit {
			f.note = tooMuch
			return nil
		}
		text := visible(string(msg.Runes))
		if f.q.kind != lines {
			text = strings.ReplaceAll(text, "\n", " ")
		}
		msg.Runes = []rune(text)
	}
	var cmd tea.Cmd
	switch f.q.kind {
	case line, pick:
		if n := len(msg.Runes); n > 0 && utf8.RuneCountInString(f.input.Value())+n > lineLimit {
			f.note = tooMuch
			return nil
		}
		before := f.input.Value()
		if f.q.kind == pick && f.fresh && msg.Type == tea.KeyRunes {
			f.input.SetValue("")
		}
		f.fresh = false
		f.input, cmd = f.input.Update(msg)
		if f.q.kind == pick {
			if f.input.Value() != before {
				f.at = 0
			}
			f.take(d)
		} else {
			f.q.set(d, answer(safetext.Clean(f.input.Value())))
		}
	case lines:
		if n := len(msg.Runes); n > 0 && f.area.Length()+n > linesLimit {
			f.note = tooMuch
			return nil
		}
		f.area.SetHeight(areaMost) // smaller, it would scroll before it grows
		f.area, cmd = f.area.Update(msg)
		f.q.set(d, answer(safetext.CleanLines(f.area.Value())))
	}
	return cmd
}

// take writes the option under the cursor to d, or what was typed if there is
// none, so that the check can say so.
func (f *field) take(d *Draft) {
	if o := f.options(); f.at < len(o) {
		f.q.set(d, []string{o[f.at].value})
		return
	}
	f.q.set(d, answer(safetext.Clean(f.input.Value())))
}

// settle shows the answer as it was taken over when the field is left.
func (f *field) settle(d *Draft) {
	f.note = ""
	if f.q.kind == pick {
		f.input.SetValue(shown(labelOf(f.q.options, f.q.text(d))))
		f.at = 0
	}
}

// replace puts another text into the field and the draft.
func (f *field) replace(text string, d *Draft) {
	f.q.set(d, answer(text))
	if f.q.kind == lines {
		f.area.SetValue(visible(text))
		return
	}
	f.input.SetValue(visible(text))
}

func answer(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// help is what the keys do in this field.
func (f *field) help(k keyMap) []key.Binding {
	switch {
	case f.q.kind == anyOf:
		return []key.Binding{k.Toggle, k.Next}
	case f.q.kind == lines:
		return []key.Binding{k.Onward}
	case f.q.kind == oneOf && len(f.q.options) > 1:
		return []key.Binding{as(k.Down, "choose"), k.Next}
	}
	return []key.Binding{k.Next}
}
