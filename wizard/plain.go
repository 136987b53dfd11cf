package wizard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrInputEnded is the end of the input before the last question. It is never
// taken for an answer.
var ErrInputEnded = errors.New("the input ended before the last question was answered")

// The words that are no answers in plain mode.
const (
	plainBack  = "<"
	plainHelp  = "?"
	plainClear = "-"
	plainEnd   = "."

	plainWidth = 76
)

// plain walks the flow line by line. Every prompt says by itself what is
// asked, so that it can be followed by ear.
type plain struct {
	*desk
	draft *Draft
	out   io.Writer
	lines <-chan string
	ended error // of the input, set before lines is closed

	helped string // the question whose help was said last
}

// errBack is the person's wish to go to the question before.
var errBack = errors.New("back")

// RunPlain asks the same questions as Run as lines of text, for screen
// readers and for terminals without a full screen. The end of the input is
// ErrInputEnded; a draft that cannot be read a *DraftError.
func RunPlain(ctx context.Context, opts Options) (Outcome, error) {
	k := newDesk(ctx, opts)
	draft, err := k.begin()
	if err != nil {
		return Outcome{}, err
	}
	lines := make(chan string)
	p := &plain{desk: k, draft: draft, out: opts.Out, lines: lines}
	stop := make(chan struct{})
	defer close(stop)
	go p.read(opts.In, lines, stop)
	p.say("Each question can be answered with a line. %s goes back to the question before, %s explains it. Nothing is sent anywhere.", plainBack, plainHelp)
	err = p.walk(p.resume(draft))
	out := Outcome{}
	switch {
	case err == nil:
		out.Finished, out.Files = true, draft.Written
		k.dropper()()
	default:
		out.Kept = p.keep()
	}
	return out, err
}

// read hands on the lines of the input until it ends or nobody wants them.
func (p *plain) read(in io.Reader, lines chan<- string, stop <-chan struct{}) {
	r := bufio.NewReader(in)
	for {
		s, err := r.ReadString('\n')
		if err != nil { // a last line without its end may be cut short: no answer
			p.ended = ErrInputEnded
			if err != io.EOF {
				p.ended = err
			}
			close(lines)
			return
		}
		select {
		case lines <- strings.TrimRight(s, "\r\n"):
		case <-stop:
			return
		}
	}
}

func (p *plain) line() (string, error) {
	select {
	case s, ok := <-p.lines:
		if !ok {
			return "", p.ended
		}
		if len(s) > linesLimit {
			p.say("! %s", tooMuch)
			return p.line()
		}
		return visible(s), nil
	case <-p.ctx.Done():
		return "", p.ctx.Err()
	}
}

// prompt asks for one line; going back and help are not answers.
func (p *plain) prompt(help string, format string, args ...any) (string, error) {
	for {
		fmt.Fprint(p.out, p.desk.say.F(format, args...)+" ")
		s, err := p.line()
		if err != nil {
			fmt.Fprintln(p.out)
			return "", err
		}
		switch strings.TrimSpace(s) {
		case plainBack:
			return "", errBack
		case plainHelp:
			p.say("%s", sentences(p.desk.say.T(help), p.desk.say.F("%s goes back.", plainBack)))
		default:
			return s, nil
		}
	}
}

// say writes paragraphs.
func (p *plain) say(format string, args ...any) {
	text := p.desk.say.F(format, args...)
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimPrefix(line, "# ")
		if rest, ok := strings.CutPrefix(line, "! "); ok {
			line = p.desk.say.T("Warning:") + " " + rest
		}
		if line == "" {
			fmt.Fprintln(p.out)
		}
		for _, l := range wrap(line, plainWidth) {
			fmt.Fprintln(p.out, l)
		}
	}
}

func (p *plain) keep() bool {
	switch {
	case p.draft.NotSafe:
		p.dropper()() // what was kept before the answer was another
		return false
	case p.opts.SaveDraft == nil, p.draft.At == stopWelcome:
		return false // nothing before it is known whether the computer is safe
	}
	data, err := p.draft.encode()
	if err != nil || p.opts.SaveDraft(data) != nil {
		return false
	}
	p.oldDropper()()
	return true
}

// walk goes from stop to stop until the last one.
func (p *plain) walk(st stop) error {
	back := false
	for {
		p.draft.At = st.id
		p.keep()
		var err error
		switch st.id {
		case stopReview:
			err = p.review(st)
		case stopSave:
			err = p.save(st)
		case stopPackage:
			err = p.working(st, back, p.packageStep)
		case stopAccount:
			err = p.working(st, back, p.accountStep)
		case stopShares:
			err = p.working(st, back, p.sharesStep)
		case stopServers:
			err = p.servers(st)
		case stopDone:
			p.heading(st)
			p.say("%s", p.doneText(p.draft))
			return nil
		default:
			err = p.page(st, back)
		}
		back = errors.Is(err, errBack)
		if err != nil && !back {
			return err
		}
		var next stop
		var ok bool
		if back {
			next, ok = p.before(p.draft, st)
		} else if next, ok = p.after(p.draft, st); ok {
			next.enter(p.desk, p.draft)
			p.forget()
		}
		if ok {
			st = next
		} else if back {
			p.say("This is the first question.")
			back = false
		}
	}
}

func (p *plain) heading(st stop) {
	fmt.Fprintln(p.out)
	if s := p.progress(p.draft, st); s != "" {
		p.say("%s", s)
	}
}

// page asks the questions of one stop. Going back from a later page begins
// with its last question.
func (p *plain) page(st stop, fromEnd bool) error {
	p.heading(st)
	pg := st.ask(p.desk, p.draft)
	if pg.intro != "" {
		p.say("%s", pg.intro)
	}
	i := 0
	if fromEnd {
		i = max(len(pg.questions)-1, 0)
	}
	for {
		pg = st.ask(p.desk, p.draft)
		if i >= len(pg.questions) {
			problems := blocking(st.check(p.desk, p.draft))
			if len(problems) == 0 {
				break
			}
			p.problem(problems[0])
			i = max(slices.IndexFunc(pg.questions, func(q question) bool { return q.key == problems[0].key }), 0)
			continue
		}
		q := pg.questions[i]
		err := p.ask(q)
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
			continue
		case errors.Is(err, errAgain):
			continue
		case err != nil:
			return err
		}
		p.forget()
		bad := false
		for _, pr := range st.check(p.desk, p.draft) {
			if pr.key == q.key {
				p.problem(pr)
				bad = !pr.warning
				break
			}
		}
		if bad {
			continue
		}
		if q.said != nil {
			p.say("%s", q.said(p.draft))
		}
		i++
	}
	if pg.outro != nil {
		if s := pg.outro(p.draft); s != "" {
			fmt.Fprintln(p.out)
			p.say("%s", s)
		}
	}
	return nil
}

func (p *plain) problem(pr problem) {
	p.say("%s", pr.text)
	if pr.without != "" {
		p.say("Write it differently; without what cannot be printed it would be: %s", shown(pr.without))
	}
}
