package wizard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ask runs plain mode over lines typed one after the other.
func ask(t *testing.T, w *world, typed ...string) (string, Outcome, error) {
	t.Helper()
	var out bytes.Buffer
	w.In, w.Out = strings.NewReader(strings.Join(typed, "\n")+"\n"), &echo{&out}
	o, err := RunPlain(t.Context(), w.Options)
	return out.String(), o, err
}

// echo ends each prompt's line as a terminal does when Enter is pressed, so
// that a transcript reads like a session.
type echo struct{ w io.Writer }

func (e *echo) Write(p []byte) (int, error) {
	if !bytes.HasSuffix(p, []byte("\n")) && len(p) > 0 {
		_, err := e.w.Write(append(bytes.TrimRight(bytes.Clone(p), " "), '\n'))
		return len(p), err
	}
	return e.w.Write(p)
}

// plainAnswers are those of the tour, line by line.
var plainAnswers = []string{
	"",         // welcome: safe
	"1",        // Spy.Pet
	"germ", "", // Germany, the same then
	"",             // recommended
	"2", "yes", "", // also Spy.Pet
	janeID, janeNick, "", janeMail, janeName, "", // identity, by e-mail
	"", janeAlias, // the same ID, alias
	"", "", "", "", // Discord: letter, options, sending, own words
	"", "", // Spy.Pet: letter, options
	"", "", // both letters read
	"", "", // folder, formats
}

func TestPlainTranscript(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	out, o, err := ask(t, w, plainAnswers...)
	if err != nil || !o.Finished || len(o.Files) != 4 {
		t.Fatalf("%v %+v\n%s", err, o, out)
	}
	golden(t, "plain.txt", []byte(trimLines(out)))
	if strings.Contains(out, "\x1b") {
		t.Error("a terminal sequence in plain mode")
	}
}

func TestBothFrontEndsGiveTheSameRequest(t *testing.T) {
	full, plain := newWorld(), newWorld()
	b := newRobot(t, full, 80, 24)
	b.toReview().throughReview().throughSave().at(stopDone)
	plain.FirstRun = true
	if out, _, err := ask(t, plain, plainAnswers...); err != nil {
		t.Fatal(err, out)
	}
	if diff := cmp.Diff(full.orders, plain.orders); diff != "" {
		t.Error(diff)
	}
}

func TestPlainEndOfInputIsNoAnswer(t *testing.T) {
	for n := range plainAnswers {
		w := newWorld()
		w.FirstRun = true
		_, o, err := ask(t, w, plainAnswers[:n]...)
		if !errors.Is(err, ErrInputEnded) || o.Finished || len(w.orders) > 0 {
			t.Fatalf("after %d answers: %v %+v", n, err, o)
		}
		if n > 0 && !o.Kept {
			t.Errorf("after %d answers nothing was kept", n)
		}
	}
	w := newWorld()
	w.In, w.Out = strings.NewReader("2"), io.Discard // without the end of the line
	if _, err := RunPlain(t.Context(), w.Options); !errors.Is(err, ErrInputEnded) {
		t.Error(err)
	}
}

func TestPlainGoesBack(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	answers := append([]string{"", "3", "<", "1", "fran", "", "<", "<", "germ", ""}, plainAnswers[4:]...)
	out, _, err := ask(t, w, answers...)
	if err != nil {
		t.Fatal(err, out)
	}
	if r := w.orders[0].Request; r.Incident != "spy-pet" || r.Residence != "DE" {
		t.Errorf("%+v", r)
	}
	w = newWorld()
	out, _, _ = ask(t, w, "<", "?", "1")
	if !strings.Contains(out, "This is the first question.") || !strings.Contains(out, "< goes back.") {
		t.Error(out)
	}
}

func TestPlainJudgesAsTheWizardDoes(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	answers := append(append([]string{}, plainAnswers[:8]...), "12", janeID+"<", "<@"+janeID+">")
	out, _, err := ask(t, w, answers...)
	if !errors.Is(err, ErrInputEnded) || !strings.Contains(out, "A user ID has 17 to 19 digits") {
		t.Fatal(err, out)
	}
	if strings.Count(out, "Discord username:") != 1 {
		t.Errorf("the corrected ID was not taken:\n%s", out)
	}
}

func TestPlainHostileNeedsAYes(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	out, _, _ := ask(t, w, "", "1", "germ", "", "", "2", "", "")
	if !strings.Contains(out, "Chosen now: Discord Netherlands BV.") {
		t.Error(out)
	}
}

func TestPlainEditsAndOverwrites(t *testing.T) {
	w := newWorld()
	w.taken["/home/jane/letters/2026-11-22-discord-access.txt"] = true
	answers := append([]string{}, plainAnswers[1:len(plainAnswers)-4]...)
	answers = append(answers, "", "e", "1", "I am "+janeName+".", ".", "", "o", "", // the second letter: refused, then the original
		"", "", "yes") // folder, formats, over the file
	out, o, err := ask(t, w, answers...)
	if err != nil || !o.Finished {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"tells your name", "cannot be written like this", "files of these names already", "2026-11-22-discord-access.txt"} {
		if !strings.Contains(squash(out), want) {
			t.Errorf("does not say %q", want)
		}
	}
	if !w.orders[0].Overwrite {
		t.Error("not told to write over")
	}
}

func TestPlainStopsWithItsContext(t *testing.T) {
	w := newWorld()
	r, _ := io.Pipe() // nobody types
	w.In, w.Out = r, io.Discard
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := RunPlain(ctx, w.Options); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
