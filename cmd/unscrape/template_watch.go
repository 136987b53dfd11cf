package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// pollEvery is how often a watched file is looked at. It costs one system call,
// and works on every file system and with every way in which editors save.
const pollEvery = 40 * time.Millisecond

// stamp tells one saved state of a file from another.
type stamp struct {
	size int64
	at   time.Time
}

func (p *previewer) stamp() (s stamp, ok bool) {
	info, err := p.env.FS.Stat(p.path)
	if err != nil {
		return stamp{}, false
	}
	return stamp{info.Size(), info.ModTime()}, true
}

// watch shows the letter, and again after each save, until it is interrupted:
// that is how it ends, so it is no failure.
func (p *previewer) watch(ctx context.Context) error {
	if _, err := p.env.FS.Stat(p.path); err != nil {
		return &disk.Error{Op: "read", Path: p.path, Why: whyUnread(err), Err: err}
	}
	if p.options.pdf != "" && !p.options.force {
		if _, err := p.env.FS.Lstat(p.options.pdf); err == nil {
			return p.writePDF(nil, disk.Keep)
		}
	}
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	screen := newScreen(p.env)
	if screen.width > 20 {
		p.width = min(p.width, screen.width-1)
	}
	var last stamp
	for {
		now, ok := p.stamp()
		if ok && now != last && now.size > 0 { // an empty file is one being saved
			last = now
			if err := p.show(screen); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return screen.end()
		case <-tick.C:
		}
	}
}

func whyUnread(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return disk.ErrPermission
	}
	return disk.ErrMissing
}

// show draws the present state of the file.
func (p *previewer) show(screen *screen) error {
	src, err := p.read()
	if errors.Is(err, disk.ErrMissing) {
		return nil // an editor is just putting the new one in its place
	}
	var now shown
	if err == nil {
		now, err = p.render(src)
	}
	status := "saved " + p.env.Now().Format("15:04:05")
	found := now.faults
	if err != nil {
		found = templates.FindingsOf(err)
	}
	switch {
	case len(found) == 0 && err != nil:
		return screen.draw([]string{err.Error()}, status, true)
	case len(found) > 0:
		lines := inPlace(found[0], src)
		if more := len(found) - 1; more > 0 {
			lines = append(lines, "", fmt.Sprintf("And %s; \"unscrape template check\" lists all.", plural(more, "more fault", "more faults")))
		}
		if now.text == "" {
			return screen.draw(append(lines, "", "The letter comes back when this is mended."), status, true)
		}
		lines = append(lines, "", "No letter is made of this before it is mended. It would read:", "")
		return screen.draw(append(lines, strings.Split(now.text, "\n")...), status, true)
	case p.options.pdf == "":
		return screen.draw(strings.Split(now.text, "\n"), status, false)
	}
	if err := p.writePDF(now.pdf, disk.Replace); err != nil {
		return err
	}
	return screen.draw([]string{p.options.pdf}, status, false)
}

// screen is where a watched letter is shown: on a terminal each state takes
// the place of the one before, elsewhere it follows it.
type screen struct {
	out     printer
	height  int // rows; 0 = not a terminal
	width   int
	before  []string // the letter shown last
	started bool
}

func newScreen(e env) *screen {
	s := &screen{out: printer{w: e.Out}}
	if is, width, height := terminal(e.Out); is && e.Getenv("TERM") != "dumb" {
		s.height, s.width = max(height, 10), width
	}
	return s
}

// draw shows lines. Those that do not fit on the terminal are left out above
// and below what has changed.
func (s *screen) draw(lines []string, status string, fault bool) error {
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i] = safetext.Preformatted(lines[i])
	}
	if s.width > 20 {
		lines = folded(lines, s.width-1)
	}
	if s.height == 0 {
		if s.started {
			s.out.line("%s", strings.Repeat("═", textWidth))
		}
		s.started = true
		for _, l := range lines {
			s.out.line("%s", l)
		}
		return s.out.err
	}
	room := s.height - 2
	from := 0
	if first := changedAt(s.before, lines); first > room*2/3 && !fault {
		from = min(first-room/3, len(lines)-room)
	}
	from = max(from, 0)
	part := lines[from:min(from+room, len(lines))]
	var b strings.Builder
	b.WriteString("\x1b[H\x1b[2J")
	for _, l := range part {
		b.WriteString(l + "\n")
	}
	where := ""
	if len(part) < len(lines) {
		where = fmt.Sprintf(", lines %d to %d of %d", from+1, from+len(part), len(lines))
	}
	b.WriteString("── " + status + where + " · Ctrl+C ends")
	if !fault {
		s.before = lines
	}
	_, err := s.out.w.Write([]byte(b.String()))
	return err
}

// end leaves the terminal with an empty line to go on.
func (s *screen) end() error {
	if s.height == 0 {
		return nil
	}
	_, err := s.out.w.Write([]byte("\n"))
	return err
}

// folded breaks lines that are wider than a terminal, between words if it can.
func folded(lines []string, width int) (out []string) {
	for _, l := range lines {
		for r := []rune(l); ; {
			if len(r) <= width {
				out = append(out, string(r))
				break
			}
			at := width
			for i := width; i > width/2; i-- {
				if r[i] == ' ' {
					at = i + 1
					break
				}
			}
			out, r = append(out, strings.TrimRight(string(r[:at]), " ")), r[at:]
		}
	}
	return out
}

// changedAt is the first line in which two texts differ; 0 if there was none
// before, or nothing changed.
func changedAt(before, now []string) int {
	if before == nil {
		return 0
	}
	for i := range now {
		if i >= len(before) || before[i] != now[i] {
			return i
		}
	}
	return 0
}
