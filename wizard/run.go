package wizard

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// framesPerSecond is twice bubbletea's own: a key should be seen at once.
const framesPerSecond = 120

// begin is the draft a run starts with: the kept one, or a fresh one.
func (k *desk) begin() (*Draft, error) {
	if len(k.opts.Draft) > 0 {
		return decodeDraft(k.opts.Draft)
	}
	d := k.fresh()
	if hasDrafts(k, d) {
		askStart(k, d).questions[0].set(d, []string{draftValue(0)}) // the newest stands under the cursor
	}
	return d, nil
}

// Run shows the wizard on the full screen until the letters are written or
// the person leaves. In and Out must be a terminal. A draft that cannot be
// read is a *DraftError; a context that ends is its error, with what was
// typed kept as far as drafts are kept.
func Run(ctx context.Context, opts Options) (Outcome, error) {
	k := newDesk(ctx, opts)
	draft, err := k.begin()
	if err != nil {
		return Outcome{}, err
	}
	r := newRenderer(opts.Out, opts.NoColor)
	lipgloss.SetDefaultRenderer(r) // bubbles' own styles are made of it
	s := newSession(k, draft, newTheme(r, opts.NoColor), newKeyMap(opts.Suspend))
	m := newModel(s, opts.Width, opts.Height)
	program := tea.NewProgram(m,
		tea.WithContext(ctx), tea.WithoutSignalHandler(), // a signal ends ctx; handled twice it hangs bubbletea
		tea.WithInput(opts.In), tea.WithOutput(opts.Out),
		tea.WithAltScreen(), tea.WithFPS(framesPerSecond))
	_, err = program.Run()
	if !m.left { // a signal, a terminal that went away, a fault
		m.outcome.Kept = m.lastSave()
		if cause := ctx.Err(); cause != nil {
			err = cause
		}
	}
	return m.outcome, err
}

// lastSave keeps what was typed when the program ends otherwise than by
// leaving.
func (s *session) lastSave() bool {
	if !s.keeps() || s.revision == 0 {
		return false
	}
	data, err := s.draft.encode()
	if err != nil || s.opts.SaveDraft(data) != nil {
		return false
	}
	s.oldDropper()()
	return true
}
