package wizard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"example.org/unscrape/internal/safetext"
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
		k.dropAll()
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
		fmt.Fprintf(p.out, format+" ", args...)
		s, err := p.line()
		if err != nil {
			fmt.Fprintln(p.out)
			return "", err
		}
		switch strings.TrimSpace(s) {
		case plainBack:
			return "", errBack
		case plainHelp:
			p.say("%s", sentences(help, plainBack+" goes back."))
		default:
			return s, nil
		}
	}
}

// say writes paragraphs.
func (p *plain) say(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimPrefix(line, "# ")
		if rest, ok := strings.CutPrefix(line, "! "); ok {
			line = "Warning: " + rest
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
		p.dropAll() // what was kept before the answer was another
		return false
	case p.opts.SaveDraft == nil, p.draft.At == stopWelcome:
		return false // nothing before it is known whether the computer is safe
	}
	data, err := p.draft.encode()
	return err == nil && p.keepNow(data) == nil
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
		if !bad {
			i++
		}
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

func (p *plain) ask(q question) error {
	fmt.Fprintln(p.out)
	if q.kind == oneOf || q.kind == anyOf || q.kind == lines {
		p.say("%s", q.title)
	}
	if q.help != "" && p.helped != q.key { // once, not again after a slip
		p.helped = q.key
		p.say("%s", q.help)
	}
	switch q.kind {
	case oneOf:
		return p.askOne(q)
	case anyOf:
		return p.askAny(q)
	case pick:
		return p.askPick(q)
	case lines:
		return p.askLines(q)
	}
	return p.askLine(q)
}

// prompt is a question as the beginning of a prompt, with what Enter does.
func (q question) prompt(now string) string {
	end := ":"
	if strings.HasSuffix(q.title, "?") {
		end = ""
	}
	return q.title + keepsSaid(now, q.optional) + end
}

func (p *plain) options(q question) {
	for i, o := range q.options {
		mark := ""
		if q.kind == anyOf && q.has(p.draft, o.value) {
			mark = " (chosen)"
		}
		tag := ""
		if o.tag != "" {
			tag = ", " + o.tag
		}
		p.say("%d. %s%s%s", i+1, o.label, tag, mark)
		if o.detail != "" {
			p.say("%s", o.detail)
		}
		if o.alarm != "" {
			p.say("! %s", o.alarm)
		}
	}
}

func (p *plain) askOne(q question) error {
	p.options(q)
	now := max(slices.IndexFunc(q.options, func(o option) bool { return q.has(p.draft, o.value) }), 0)
	for {
		s, err := p.prompt(q.help, "Number from 1 to %d; Enter takes %d:", len(q.options), now+1)
		if err != nil {
			return err
		}
		n := now + 1
		if s = strings.TrimSpace(s); s != "" {
			if n, err = strconv.Atoi(s); err != nil || n < 1 || n > len(q.options) {
				p.say("That is not one of the numbers.")
				continue
			}
		}
		if o := q.options[n-1]; !q.has(p.draft, o.value) {
			q.set(p.draft, []string{o.value})
		}
		return nil
	}
}

func (p *plain) askAny(q question) error {
	p.options(q)
	for {
		s, err := p.prompt(q.help, "Numbers to switch on or off, or Enter to go on:")
		if err != nil {
			return err
		}
		words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
		if len(words) == 0 {
			return nil
		}
		for _, w := range words {
			n, err := strconv.Atoi(w)
			if err != nil || n < 1 || n > len(q.options) {
				p.say("There is no number %s.", shown(w))
				continue
			}
			if err := p.turn(q, q.options[n-1]); err != nil && !errors.Is(err, errBack) {
				return err
			}
		}
		p.forget()
		var chosen []string
		for _, o := range q.options {
			if q.has(p.draft, o.value) {
				chosen = append(chosen, o.label)
			}
		}
		p.say("Chosen now: %s.", orElse(list(chosen), "nothing"))
	}
}

// turn switches one option; one that needs confirming asks for the word yes.
func (p *plain) turn(q question, o option) error {
	if o.confirm != nil && !q.has(p.draft, o.value) {
		p.say("%s", o.confirm.title)
		p.say("%s", strings.Join(o.confirm.warnings, "\n"))
		s, err := p.prompt("", "Type yes for “%s”; Enter for “%s”:", o.confirm.yes, o.confirm.no)
		if err != nil {
			return err
		}
		if !strings.EqualFold(strings.TrimSpace(s), "yes") {
			return nil
		}
		o.confirm.agreed(p.draft)
	}
	q.turn(p.draft, o.value)
	return nil
}

// keepsSaid is the part of a prompt that says what Enter does.
func keepsSaid(now string, optional bool) string {
	switch {
	case now != "" && optional:
		return " (Enter keeps “" + shown(now) + "”, " + plainClear + " empties it)"
	case now != "":
		return " (Enter keeps “" + shown(now) + "”)"
	case optional:
		return " (Enter leaves it empty)"
	}
	return ""
}

func (p *plain) askLine(q question) error {
	s, err := p.prompt(q.help, "%s", q.prompt(q.text(p.draft)))
	if err != nil {
		return err
	}
	switch s = safetext.Clean(s); s {
	case "":
	case plainClear:
		q.set(p.draft, nil)
	default:
		q.set(p.draft, []string{s})
	}
	return nil
}

func (p *plain) askLines(q question) error {
	if now := q.get(p.draft); len(now) > 0 {
		p.say("So far:\n%s", shownLines(strings.Join(now, "\n")))
		p.say("Enter keeps it, %s empties it, or write it anew.", plainClear)
	} else if q.optional {
		p.say("Enter leaves it empty.")
	}
	s, kept, err := p.text(q.help)
	switch {
	case err != nil:
		return err
	case kept:
	default:
		q.set(p.draft, answer(safetext.CleanLines(s)))
	}
	return nil
}

// text reads several lines up to a single dot; kept is true if there was none.
func (p *plain) text(help string) (s string, kept bool, err error) {
	first, err := p.prompt(help, "As many lines as you like; a line with a single dot ends it:")
	switch {
	case err != nil:
		return "", false, err
	case strings.TrimSpace(first) == "", first == plainEnd:
		return "", true, nil
	case first == plainClear:
		return "", false, nil
	}
	all := []string{first}
	for {
		l, err := p.line()
		if err != nil {
			return "", false, err
		}
		if l == plainEnd {
			return strings.Join(all, "\n"), false, nil
		}
		all = append(all, l)
	}
}

func (p *plain) askPick(q question) error {
	now := ""
	if v := q.text(p.draft); v != "" {
		now = labelOf(q.options, v)
	}
	found := q.options[:0:0]
	for {
		s, err := p.prompt(q.help, "%s", q.prompt(now))
		if err != nil {
			return err
		}
		s = safetext.Clean(s)
		if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(found) {
			q.set(p.draft, []string{found[n-1].value})
			return nil
		}
		switch s {
		case "":
			return nil
		case plainClear:
			q.set(p.draft, nil)
			return nil
		}
		found = match(q.options, s)
		switch {
		case len(found) == 0:
			p.say("Nothing of this name was found. The beginning of the English name is enough.")
		case len(found) == 1, found[0].is(s):
			p.say("%s", found[0].label)
			q.set(p.draft, []string{found[0].value})
			return nil
		default:
			if len(found) > 9 {
				found = found[:9]
			}
			for i, o := range found {
				p.say("%d. %s", i+1, o.label)
			}
			p.say("More than one begins like this. Type its number, or more of the name.")
		}
	}
}
