package wizard

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// The person of the tests. Nobody is meant.
const (
	janeID    = "253286221395001345"
	janeName  = "Jürgen Beispiel"
	janeNick  = "nelly"
	janeMail  = "nelly@example.org"
	janeAlias = "contact-7f3@example.net"
)

// world is everything outside of the wizard, in memory.
type world struct {
	Options
	saved   [][]byte
	dropped int
	orders  []WriteOrder
	taken   map[string]bool // files that are there already
	saveErr error
	written map[string][]byte
}

func newWorld() *world {
	w := &world{taken: map[string]bool{}, written: map[string][]byte{}}
	w.Options = Options{
		Out:        io.Discard,
		Sources:    letters.Sources{Today: law.Date{Year: 2026, Month: 11, Day: 22}, Templates: testTexts(), Missing: missing},
		DefaultOut: "/home/jane/letters", DataDir: "/home/jane/.local/share/unscrape",
		Suspend: true,
		SaveDraft: func(b []byte) error {
			if w.saveErr == nil {
				w.saved = append(w.saved, b)
			}
			return w.saveErr
		},
		DropDraft:   func() error { w.dropped++; return nil },
		Write:       w.write,
		Pages:       func(letters.Letter) (Layout, error) { return Layout{Pages: 1, Folds: "Fold it in three."}, nil },
		SaveRequest: func(path string, b []byte) error { w.written[path] = b; return nil },
	}
	return w
}

func (w *world) write(_ context.Context, o WriteOrder) (WriteResult, error) {
	var r WriteResult
	var taken []string
	for _, l := range o.Letters {
		for _, f := range o.Formats {
			path := joinPath(o.Dir, l.FileName+"."+f)
			if w.taken[path] && !o.Overwrite {
				taken = append(taken, path)
			}
			r.Files = append(r.Files, WrittenFile{l.ID, path, f})
		}
	}
	if len(taken) > 0 {
		return WriteResult{}, &ErrExists{taken}
	}
	w.orders = append(w.orders, o)
	return r, nil
}

// missing stands for the typeface: it has no emoji.
func missing(s string) []rune {
	var out []rune
	for _, r := range s {
		if r > 0xFFFF {
			out = append(out, r)
		}
	}
	return out
}

// testTexts are short letters, so that screens do not change with the shipped
// ones.
func testTexts() *templates.Library {
	fs := fstest.MapFS{}
	for _, regime := range []string{"gdpr", "uk-gdpr"} {
		for _, letter := range []string{"access", "erasure", "access-erasure"} {
			for _, role := range []string{"platform", "scraper"} {
				fs["en/"+regime+"-"+letter+"-"+role+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, testText, regime, letter, role, letter)}
			}
		}
	}
	return templates.NewLibrary(fs, nil)
}

const testText = `+++
title = 'Request under {{cite "15"}}'
regime = %q
letter = %q
role = %q
language = "en"
rights = ["access"]
summary = "Does what its name says: %s."

[[option]]
name = "polite"
label = "Say thank you at the end."
default = true
+++

I ask {{.Addressee.Name}} for what follows. You can find me by this:

{{identifiers}}

Please give me:

1. a copy of all data about me ({{cite "15(3)"}});
2. everyone who received them ({{cite "15(1)(c)"}}).

{{due}}

{{if option "polite"}}Thank you.{{end}}
`

// robot drives the wizard as a person does: it presses keys of the key map,
// types, and looks for words.
type robot struct {
	t       testing.TB
	w       *world
	m       *model
	keys    keyMap
	presses int       // keys besides what was typed
	waiting []tea.Msg // what would come after a while
	quit    bool
}

func newRobot(t testing.TB, w *world, width, height int) *robot {
	t.Helper()
	k := newDesk(context.Background(), w.Options)
	d, err := k.begin()
	if err != nil {
		t.Fatal(err)
	}
	return robotOn(t, w, k, d, newTheme(lipgloss.NewRenderer(io.Discard), w.NoColor), width, height)
}

func robotOn(t testing.TB, w *world, k *desk, d *Draft, th theme, width, height int) *robot {
	b := &robot{t: t, w: w, keys: newKeyMap(w.Suspend)}
	s := newSession(k, d, th, b.keys)
	s.later = func(_ time.Duration, m tea.Msg) tea.Cmd { b.waiting = append(b.waiting, m); return nil }
	b.m = newModel(s, width, height)
	b.do(b.m.Init())
	return b
}

// do runs what a command leads to, as the runtime would.
func (b *robot) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			b.do(c)
		}
	case tea.QuitMsg:
		b.quit = true
	default:
		b.send(msg)
	}
}

func (b *robot) send(msg tea.Msg) {
	_, cmd := b.m.Update(msg)
	b.do(cmd)
	b.m.View()
}

// wait lets the time pass that something was put off for.
func (b *robot) wait() {
	now := b.waiting
	b.waiting = nil
	for _, m := range now {
		b.send(m)
	}
}

func (b *robot) press(keys ...key.Binding) *robot {
	for _, k := range keys {
		b.presses++
		if f, ok := b.m.screen.(interface{ hidden() bool }); ok && f.hidden() && b.m.dialog == nil {
			b.send(keyMsg(b.keys.Down.Keys()[0])) // in a small window: bring the field into sight first
		}
		b.send(keyMsg(k.Keys()[0]))
	}
	return b
}

func (b *robot) times(n int, k key.Binding) *robot {
	for range n {
		b.press(k)
	}
	return b
}

func (b *robot) typed(s string) *robot {
	for _, r := range s {
		b.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	return b
}

func (b *robot) paste(s string) *robot {
	b.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
	return b
}

var keyTypes = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"f1": tea.KeyF1, " ": tea.KeySpace, "ctrl+b": tea.KeyCtrlB, "ctrl+c": tea.KeyCtrlC, "ctrl+d": tea.KeyCtrlD, "ctrl+e": tea.KeyCtrlE,
	"ctrl+o": tea.KeyCtrlO, "ctrl+p": tea.KeyCtrlP, "ctrl+r": tea.KeyCtrlR, "ctrl+z": tea.KeyCtrlZ,
}

func keyMsg(name string) tea.KeyMsg {
	if t, ok := keyTypes[name]; ok {
		m := tea.KeyMsg{Type: t}
		if t == tea.KeySpace {
			m.Runes = []rune{' '}
		}
		return m
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// screen is what stands on the terminal, without styles.
func (b *robot) screen() string { return ansi.Strip(b.m.View()) }

var blanks = regexp.MustCompile(`\s+`)

func squash(s string) string { return blanks.ReplaceAllString(s, " ") }

func (b *robot) sees(words ...string) *robot {
	b.t.Helper()
	for _, w := range words {
		if !strings.Contains(squash(b.screen()), w) {
			b.t.Fatalf("does not see %q on\n%s", w, b.screen())
		}
	}
	return b
}

func (b *robot) seesNot(words ...string) *robot {
	b.t.Helper()
	for _, w := range words {
		if strings.Contains(squash(b.screen()), w) {
			b.t.Fatalf("sees %q on\n%s", w, b.screen())
		}
	}
	return b
}

func (b *robot) at(stop string) *robot {
	b.t.Helper()
	if b.m.stop.id != stop {
		b.t.Fatalf("is at %s, not at %s:\n%s", b.m.stop.id, stop, b.screen())
	}
	return b
}

// The way of a person in Germany, stop by stop. Each ends at the next stop.

func (b *robot) throughIncident() *robot { return b.at(stopIncident).press(b.keys.Next) }

func (b *robot) throughResidence() *robot {
	return b.at(stopResidence).typed("Germ").press(b.keys.Next, b.keys.Next)
}

func (b *robot) throughRights() *robot { return b.at(stopRights).press(b.keys.Next) }

func (b *robot) throughAddressees() *robot { return b.at(stopAddressees).press(b.keys.Next) }

func (b *robot) throughBothAddressees() *robot {
	k := b.keys
	return b.at(stopAddressees).press(k.Down, k.Toggle).sees("Write to Spy.Pet all the same?").press(k.Down, k.Next, k.Next)
}

func (b *robot) throughIdentity() *robot {
	next := b.keys.Next
	b.at(stopIdentity).typed(janeID).press(next).typed(janeNick).press(next, next).typed(janeMail).press(next)
	return b.typed(janeName).press(next, next)
}

func (b *robot) throughAlias() *robot {
	return b.at(stopAlias).press(b.keys.Next).typed(janeAlias).press(b.keys.Next)
}

// throughWording takes everything as it is.
func (b *robot) throughWording() *robot {
	b.at(stopWording)
	for range 30 {
		if b.m.stop.id != stopWording {
			return b
		}
		f := b.m.screen.(*form)
		if f.current().q.kind == lines {
			b.press(b.keys.Onward)
		} else {
			b.press(b.keys.Next)
		}
	}
	b.t.Fatalf("the wording has no end:\n%s", b.screen())
	return b
}

func (b *robot) throughReview() *robot {
	b.at(stopReview)
	for range b.m.draft.Request.Addressees {
		b.press(b.keys.Next)
	}
	return b
}

func (b *robot) throughSave() *robot { return b.at(stopSave).press(b.keys.Next, b.keys.Next) }

// toReview walks the shortest way with both letters up to the review.
func (b *robot) toReview() *robot {
	return b.throughIncident().throughResidence().throughRights().throughBothAddressees().throughIdentity().throughAlias().throughWording().at(stopReview)
}

var errDiskFull = errors.New("no space left on device")

// fits checks that a screen fills its window and not more, and that nothing
// on it acts on the terminal but our own styles.
func fits(t testing.TB, view string, width, height int) {
	t.Helper()
	plain := sgr.ReplaceAllString(view, "")
	for i, line := range strings.Split(plain, "\n") {
		if w := lipgloss.Width(line); w > width {
			t.Fatalf("line %d is %d cells wide in a window of %d:\n%s", i+1, w, width, plain)
		}
	}
	if n := strings.Count(plain, "\n") + 1; n > height {
		t.Fatalf("%d lines in a window of %d", n, height)
	}
	for _, r := range plain {
		if r < ' ' && r != '\n' || r == utf8.RuneError || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E {
			t.Fatalf("the character U+%04X reaches the terminal:\n%q", r, plain)
		}
	}
}

// sgr are the only sequences we write.
var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")
