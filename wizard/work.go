package wizard

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
)

// work is something long that runs beside the screen. It is told of by
// messages, and can be stopped at any moment.
type work struct {
	stop context.CancelFunc
	told chan Reading // the newest only
	done chan workMsg
}

// workMsg is a message of a work: how far it is, or its end.
type workMsg struct {
	of    *work
	at    Reading
	ended bool
	take  func() // carries over what came of it; only at a good end
	err   error
}

// launch starts something long. do returns what is to be done with its result,
// in Update, where the answers may be changed.
func (k *desk) launch(do func(ctx context.Context, tell func(Reading)) (take func(), err error)) *work {
	ctx, stop := context.WithCancel(k.ctx)
	w := &work{stop: stop, told: make(chan Reading, 1), done: make(chan workMsg, 1)}
	tell := func(r Reading) {
		select {
		case w.told <- r:
		default: // the screen is still drawing an earlier one
		}
	}
	go func() {
		defer stop()
		take, err := do(ctx, tell)
		if err == nil {
			err = ctx.Err()
		}
		w.done <- workMsg{of: w, ended: true, take: take, err: err}
	}()
	return w
}

// next waits for the next message.
func (w *work) next() tea.Msg {
	select {
	case m := <-w.done:
		return m
	default:
	}
	select {
	case m := <-w.done:
		return m
	case r := <-w.told:
		return workMsg{of: w, at: r}
	}
}
