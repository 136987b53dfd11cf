package wizard

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/letters"
)

// save is the screen that asks for the folder and writes the letters.
type save struct {
	*form
	busy   bool
	failed string
}

func newSave(s *session, st stop) screen { return &save{form: newForm(s, st)} }

type writtenMsg struct {
	files []WrittenFile
	note  string
	err   error
}

func (s *save) Help() []key.Binding {
	if s.busy {
		return nil
	}
	help := s.form.Help()
	if s.at == len(s.fields)-1 {
		for i, b := range help {
			if b.Help().Key == s.keys.Next.Help().Key {
				help[i] = as(b, "write the letters")
			}
		}
	}
	return help
}

func (s *save) Update(msg tea.Msg) (intent, tea.Cmd) {
	switch msg := msg.(type) {
	case writtenMsg:
		return s.written(msg)
	case tea.KeyMsg:
		if s.busy {
			return stay, nil
		}
		s.failed = ""
	}
	in, cmd := s.form.Update(msg)
	if in == advance { // the flow goes on when the files are there
		return stay, s.write(false)
	}
	return in, cmd
}

func (s *save) write(over bool) tea.Cmd {
	order, err := s.order(s.draft, over)
	if err != nil {
		s.failed = s.faultSaid(err)
		return nil
	}
	s.busy = true
	desk, draft := s.desk, *s.draft
	return func() tea.Msg {
		err := desk.write(order, &draft)
		return writtenMsg{draft.Written, draft.Note, err}
	}
}

// order is what is to be written: the letters of the answers as they are now.
func (k *desk) order(d *Draft, over bool) (WriteOrder, error) {
	o := WriteOrder{Request: k.dated(d), Dir: d.Dir, Formats: without(d.Formats, formatRequest), Overwrite: over, Neutral: d.NotSafe}
	for _, id := range d.Request.Addressees {
		l, err := k.composed(d, id)
		if err != nil {
			return WriteOrder{}, err
		}
		o.Letters = append(o.Letters, l)
	}
	lists, err := k.listFiles(o.Request)
	o.Lists = lists
	return o, err
}

// write carries the order out and notes in d what came of it.
func (k *desk) write(o WriteOrder, d *Draft) error {
	result, err := k.opts.Write(k.ctx, o)
	if err != nil {
		return err
	}
	d.Written = result.Files
	k.keepRequest(d)
	return nil
}

func (s *save) written(m writtenMsg) (intent, tea.Cmd) {
	s.busy = false
	var exists *ErrExists
	switch {
	case errors.As(m.err, &exists):
		return stay, s.ask(dialog{
			title: "There are files of these names already",
			text:  []string{strings.Join(shownAll(baseNames(exists.Paths)), "\n"), "Nothing has been written."},
			options: []choice{
				{"Choose another folder", func() tea.Cmd { s.focus(0); return nil }},
				{"Write over them", func() tea.Cmd { return s.write(true) }},
			},
		})
	case errors.Is(m.err, context.Canceled):
		return stay, nil
	case m.err != nil:
		s.failed = s.say.T(sentence(m.err) + " Nothing has been written.")
		return stay, nil
	}
	s.draft.Written, s.draft.Note = m.files, m.note
	s.changed()
	return advance, nil
}

func without(list []string, s string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == s })
}

func baseNames(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = path.Base(strings.ReplaceAll(p, `\`, "/"))
	}
	return out
}

// requestFile is the name under which the answers are saved beside the
// letters.
const requestFile = "request.toml"

// keepRequest saves the answers beside the letters, if that was chosen. The
// letters exist by then, so a failure is said on the last page and stops
// nothing.
func (k *desk) keepRequest(d *Draft) {
	d.Note = ""
	if !slices.Contains(d.Formats, formatRequest) || k.opts.SaveRequest == nil {
		return
	}
	to := joinPath(d.Dir, requestFile)
	data, err := letters.Encode(k.dated(d))
	if err == nil {
		err = k.opts.SaveRequest(to, data)
	}
	if err != nil {
		d.Note = k.say.F("Your answers were not saved as %s.", shown(to)) + " " + k.sentence(err)
		return
	}
	d.Written = append(d.Written, WrittenFile{Path: to, Format: formatRequest})
}

// joinPath puts a file into a folder as the person wrote the folder.
func joinPath(dir, file string) string {
	switch {
	case dir == "" || strings.HasSuffix(dir, "/") || strings.HasSuffix(dir, `\`):
		return dir + file
	case strings.Contains(dir, `\`) && !strings.Contains(dir, "/"):
		return dir + `\` + file
	}
	return dir + "/" + file
}

func (s *save) View(width, height int) string {
	foot := ""
	switch {
	case s.busy:
		foot = s.say.T("Writing …")
	case s.failed != "":
		foot = strings.Join(s.alarm(s.failed, width), "\n")
	}
	if foot == "" {
		return s.form.View(width, height)
	}
	rows := strings.Count(foot, "\n") + 2
	return s.form.View(width, max(height-rows, 3)) + "\n\n" + foot
}
