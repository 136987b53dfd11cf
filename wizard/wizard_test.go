package wizard

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/letters"
)

func TestEUResidentReachesTheLetterInFewKeys(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	b := newRobot(t, w, 80, 24)
	b.at(stopWelcome).sees("It is not legal advice", w.DataDir).press(b.keys.Next)
	b.throughIncident().throughResidence().throughRights().throughAddressees().throughIdentity().throughWording().throughReview().throughSave()
	b.at(stopDone).sees("The letters are written")
	if len(w.orders) != 1 || len(w.orders[0].Letters) != 1 || w.orders[0].Letters[0].ID != "discord" {
		t.Fatalf("wrote %+v", w.orders)
	}
	if b.presses >= 40 {
		t.Errorf("%d key presses besides the person's own data", b.presses)
	}
	t.Logf("%d key presses besides the person's own data", b.presses)
	if got := w.orders[0].Request.Residence; got != "DE" {
		t.Errorf("residence %q", got)
	}
}

func TestHostileIsOffAndNeedsConfirming(t *testing.T) {
	b := newRobot(t, newWorld(), 80, 24)
	k := b.keys
	b.throughIncident().throughResidence().throughRights().at(stopAddressees)
	if !slices.Equal(b.m.draft.Request.Addressees, []string{"discord"}) {
		t.Fatalf("on by default: %v", b.m.draft.Request.Addressees)
	}
	b.press(k.Down, k.Toggle).sees("Write to Spy.Pet all the same?", "living person", "> No, do not write to them")
	b.press(k.Next).at(stopAddressees)
	if b.m.draft.writesTo("spy-pet") {
		t.Fatal("Enter alone turned it on")
	}
	b.press(k.Toggle, k.Leave)
	if b.m.draft.writesTo("spy-pet") {
		t.Fatal("Esc turned it on")
	}
	b.press(k.Toggle, k.Down, k.Next).sees("This letter tells Spy.Pet only: your Discord user ID, the alias and which law protects you.")
	if !b.m.draft.writesTo("spy-pet") {
		t.Fatal("confirming did not turn it on")
	}
	b.press(k.Toggle)
	if b.m.draft.writesTo("spy-pet") {
		t.Fatal("turning it off asked for something")
	}
}

func TestHostileLetterTellsThreeThings(t *testing.T) {
	b := newRobot(t, newWorld(), 80, 24).toReview()
	b.press(b.keys.Next).sees("Letter 2 of 2", "the operator of Spy.Pet")
	l, err := b.m.composed(b.m.draft, "spy-pet")
	if err != nil {
		t.Fatal(err)
	}
	text := letters.Text(l, 72)
	for _, secret := range []string{janeName, janeNick, janeMail, "Germany"} {
		if strings.Contains(text, secret) {
			t.Errorf("tells %q", secret)
		}
	}
	for _, told := range []string{janeID, janeAlias, "European Economic Area"} {
		if !strings.Contains(text, told) {
			t.Errorf("does not tell %q", told)
		}
	}
}

// everyStop walks one robot to each stop in turn and hands it over there.
func everyStop(t *testing.T, width, height int, visit func(t *testing.T, b *robot)) {
	w := newWorld()
	w.FirstRun = true
	b := newRobot(t, w, width, height)
	visit(t, b)
	b.press(b.keys.Next)
	for _, step := range []func() *robot{
		b.throughIncident, b.throughResidence, b.throughRights, b.throughBothAddressees, b.throughIdentity,
		b.throughAlias, b.throughWording, b.throughReview, b.throughSave,
	} {
		visit(t, b)
		step()
	}
	b.at(stopDone)
	visit(t, b)
}

func TestDraftResumesAtEveryStop(t *testing.T) {
	everyStop(t, 80, 24, func(t *testing.T, b *robot) {
		data, err := b.m.draft.encode()
		if err != nil {
			t.Fatal(err)
		}
		again, _ := b.m.draft.encode()
		if !bytes.Equal(data, again) {
			t.Fatal("the same draft gives other bytes")
		}
		w := newWorld()
		w.FirstRun = true
		w.Draft = data
		c := newRobot(t, w, 80, 24)
		if c.m.stop.id != b.m.stop.id {
			t.Fatalf("resumed at %s instead of %s", c.m.stop.id, b.m.stop.id)
		}
		if diff := cmp.Diff(b.screen(), c.screen()); diff != "" {
			t.Errorf("at %s: %s", b.m.stop.id, diff)
		}
		if kept := b.w.saved; b.m.stop.id != stopWelcome && !bytes.Equal(kept[len(kept)-1], data) {
			t.Errorf("at %s the kept draft is an older one", b.m.stop.id)
		}
	})
}

func TestBackFromAnywhereLosesNothing(t *testing.T) {
	everyStop(t, 80, 24, func(t *testing.T, b *robot) {
		if id := b.m.stop.id; id == stopDone {
			b.press(b.keys.Leave).at(stopDone)
			return
		}
		before, _ := b.m.draft.encode()
		at := b.m.stop.id
		for range 40 {
			was := b.m.stop.id
			if b.press(b.keys.Leave); b.m.stop.id == was {
				break
			}
		}
		if b.m.stop.id != stopWelcome {
			t.Fatalf("the way back from %s ended at %s", at, b.m.stop.id)
		}
		for b.m.stop.id != at {
			st, ok := b.m.after(b.m.draft, b.m.stop)
			if !ok {
				t.Fatalf("the way forward to %s ended", at)
			}
			if p := blocking(b.m.stop.check(b.m.desk, b.m.draft)); len(p) > 0 {
				t.Fatalf("the way forward to %s is closed at %s: %v", at, b.m.stop.id, p)
			}
			b.do(b.m.follow(advance))
			if b.m.stop.id != st.id {
				t.Fatalf("at %s instead of %s", b.m.stop.id, st.id)
			}
		}
		after, _ := b.m.draft.encode()
		if diff := cmp.Diff(string(before), string(after)); diff != "" {
			t.Errorf("going back from %s and forward again changed the answers: %s", at, diff)
		}
	})
}

// TestRandomWalks presses any keys in any order and resizes meanwhile: every
// screen fits, nothing panics, and going back changes no answer.
func TestRandomWalks(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	for walk := range 12 {
		w := newWorld()
		w.FirstRun = walk%2 == 0
		b := newRobot(t, w, 80, 24)
		k := b.keys
		all := []key.Binding{
			k.Next, k.Next, k.Next, k.Next, k.Skip, k.Back, k.Leave, k.Up, k.Down, k.Down, k.Toggle, k.Onward, k.PageUp, k.PageDown, k.Top, k.Bottom,
			k.Letter, k.NextLetter, k.PrevLetter, k.Change, k.Reset, k.LeaveOut, k.Help,
		}
		texts := []string{"Germ", janeID, janeMail, janeAlias, "x", "example.org", "https://example.org/form", "山田太郎 في", "a b\r\nc", "\x1b[31m", "Zo\u0065\u0308 \U0001F600", "US-CA"}
		for range 250 {
			switch n := rnd.IntN(20); {
			case n == 0:
				b.send(tea.WindowSizeMsg{Width: rnd.IntN(160) + 1, Height: rnd.IntN(50) + 1})
			case n < 6:
				b.paste(texts[rnd.IntN(len(texts))])
			case n == 6:
				before := b.m.draft.Request
				b.press(k.Leave)
				if b.m.dialog == nil && b.m.stop.id != stopDone {
					if diff := cmp.Diff(before, b.m.draft.Request); diff != "" {
						t.Fatalf("Esc changed the answers: %s", diff)
					}
				}
			default:
				b.press(all[rnd.IntN(len(all))])
			}
			fits(t, b.m.View(), b.m.width, b.m.height)
			if b.quit {
				break
			}
		}
	}
}

func TestEveryScreenFitsEveryWindow(t *testing.T) {
	everyStop(t, 80, 24, func(t *testing.T, b *robot) {
		for _, size := range [][2]int{{1, 1}, {20, 5}, {39, 24}, {80, 9}, {40, 10}, {40, 12}, {60, 16}, {80, 24}, {99, 30}, {100, 24}, {120, 40}, {220, 70}} {
			b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			fits(t, b.m.View(), size[0], size[1])
			if size[0] >= leastWidth && size[1] >= leastHeight {
				b.sees("f1 help")
			} else if size[0] > 20 && size[1] > 5 {
				b.sees("too small", "nothing you typed is lost")
			}
		}
		b.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	})
}

func TestHelpNamesOnlyLiveKeys(t *testing.T) {
	everyStop(t, 80, 24, func(t *testing.T, b *robot) {
		b.press(b.keys.Help).sees("What the keys do here")
		b.press(b.keys.Help)
		b.seesNot("What the keys do here")
		for _, h := range b.m.screen.Help() {
			if !h.Enabled() || h.Help().Key == "" {
				t.Errorf("at %s help names a dead key %v", b.m.stop.id, h.Keys())
			}
		}
	})
}

func TestPaste(t *testing.T) {
	t.Run("an address from a Windows program", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		k := b.keys
		b.throughIncident().throughResidence().throughRights().throughAddressees()
		b.at(stopIdentity).times(5, k.Skip).press(k.Down).sees("(*) By post").press(k.Skip)
		b.paste("Musterweg 1\r\n10115 Berlin\r\nGermany")
		if got, want := b.m.draft.Request.Subject.Address, []string{"Musterweg 1", "10115 Berlin", "Germany"}; !slices.Equal(got, want) {
			t.Errorf("address %q", got)
		}
	})
	t.Run("a terminal sequence", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		b.throughIncident().throughResidence().throughRights().throughAddressees()
		b.at(stopIdentity).paste("\x1b]0;owned\x07\u202e12\u009b31m")
		fits(t, b.m.View(), 80, 24)
		b.sees("⟨U+001B⟩", "⟨U+202E⟩")
		b.press(b.keys.Next).at(stopIdentity)
	})
	t.Run("an ID in its many shapes", func(t *testing.T) {
		for _, s := range []string{"<@" + janeID + ">", "https://discord.com/users/" + janeID, "  " + janeID + "\r\n"} {
			b := newRobot(t, newWorld(), 80, 24)
			b.throughIncident().throughResidence().throughRights().throughAddressees()
			b.at(stopIdentity).paste(s).press(b.keys.Next)
			if f := b.m.screen.(*form); f.at != 1 {
				t.Errorf("%q was not taken:\n%s", s, b.screen())
			}
		}
	})
	t.Run("far too much", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		b.throughIncident().throughResidence().throughRights().throughAddressees()
		b.at(stopIdentity).paste(strings.Repeat("9", 5_000_000)).sees("too much text for this field")
		if b.m.draft.identifier("discord-user-id") != "" {
			t.Error("a part of it was taken over")
		}
	})
	t.Run("a street of 5,000 characters", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		k := b.keys
		b.throughIncident().throughResidence().throughRights().throughAddressees()
		b.at(stopIdentity).typed(janeID).times(5, k.Skip).press(k.Down, k.Skip).paste(strings.Repeat("a", 5000)).press(k.Onward).at(stopIdentity)
		b.sees("5000 characters")
	})
}

func TestProblemsStandAtTheField(t *testing.T) {
	b := newRobot(t, newWorld(), 80, 24)
	k := b.keys
	b.throughIncident().press(k.Next).at(stopResidence).sees("Without a country no law can be chosen")
	b.throughResidence().throughRights().throughAddressees().at(stopIdentity)
	b.typed("2.53286E+17").press(k.Next).sees("A spreadsheet has shortened this number")
	b.m.screen.(*form).current().replace(janeID, b.m.draft)
	b.m.changed()
	b.seesNot("spreadsheet").press(k.Next).typed(janeNick).press(k.Next, k.Next).typed(janeMail).press(k.Next)
	b.typed("Jane \U0001F600 Roe").press(k.Next).sees("cannot print", "Ctrl+o leaves it out")
	b.press(k.LeaveOut)
	if got := b.m.draft.Request.Subject.Name; got != "Jane Roe" {
		t.Errorf("name %q", got)
	}
	b.seesNot("cannot print")
}

func TestNothingIsKeptWhereItIsNotSafe(t *testing.T) {
	w := newWorld()
	w.FirstRun = true
	b := newRobot(t, w, 80, 24)
	b.at(stopWelcome).press(b.keys.Down).sees("(*) Yes, or I am not sure").press(b.keys.Next)
	b.throughIncident().throughResidence()
	b.wait()
	if len(w.saved) > 0 {
		t.Error("a draft was kept")
	}
	if w.dropped != 1 {
		t.Errorf("what was kept before was removed %d times", w.dropped)
	}
	b.throughRights().throughAddressees().throughIdentity().throughWording().throughReview().throughSave().at(stopDone)
	if !w.orders[0].Neutral {
		t.Error("the file names are not neutral")
	}
	b = newRobot(t, w, 80, 24)
	b.press(b.keys.Down, b.keys.Next, b.keys.Quit).sees("Nothing is kept on this computer")
}

func TestDraftIsKeptTwoSecondsAfterTheLastKey(t *testing.T) {
	w := newWorld()
	b := newRobot(t, w, 80, 24)
	b.throughIncident()
	n := len(w.saved)
	b.typed("Ger")
	if len(w.saved) != n {
		t.Error("kept at every key")
	}
	b.wait()
	b.wait()
	if len(w.saved) != n+1 || !strings.Contains(string(w.saved[n]), `residence = "`) {
		t.Errorf("kept %d times after a pause", len(w.saved)-n)
	}
	w.saveErr = errDiskFull
	b.typed("m")
	b.wait()
	b.wait()
	b.sees("could not be kept", "space left on device").press(b.keys.Next)
	b.wait()
	b.seesNot("could not be kept")
}

func TestLeaving(t *testing.T) {
	t.Run("at once when nothing was answered", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		if b.press(b.keys.Quit); !b.quit {
			t.Error("asks although nothing could be lost")
		}
	})
	t.Run("asks once, a second time is an answer", func(t *testing.T) {
		w := newWorld()
		b := newRobot(t, w, 80, 24)
		b.throughIncident().press(b.keys.Quit).sees(leaveTitle, "kept on this computer")
		if b.press(b.keys.Quit); !b.quit || !b.m.outcome.Kept {
			t.Error("does not leave")
		}
	})
	t.Run("Esc never ends it", func(t *testing.T) {
		b := newRobot(t, newWorld(), 80, 24)
		if b.times(5, b.keys.Leave); b.quit {
			t.Error("ended")
		}
	})
	t.Run("can remove what was answered", func(t *testing.T) {
		w := newWorld()
		b := newRobot(t, w, 80, 24)
		b.throughIncident().press(b.keys.Quit, b.keys.Down, b.keys.Down).sees("> Leave and remove the answers").press(b.keys.Next)
		if !b.quit || w.dropped != 1 || b.m.outcome.Kept {
			t.Errorf("quit %v, dropped %d", b.quit, w.dropped)
		}
	})
}

func TestFilesThatAreThere(t *testing.T) {
	w := newWorld()
	w.taken["/home/jane/letters/2026-11-22-discord-access.pdf"] = true
	b := newRobot(t, w, 80, 24)
	b.toReview().throughReview().throughSave().at(stopSave)
	b.sees("files of these names already", "2026-11-22-discord-access.pdf", "Nothing has been written")
	if len(w.orders) > 0 {
		t.Fatal("something was written")
	}
	b.press(b.keys.Next).at(stopSave).typed("2").press(b.keys.Next, b.keys.Next).at(stopDone)
	if got := w.orders[0].Dir; got != "/home/jane/letters2" {
		t.Errorf("written into %s", got)
	}
	b = newRobot(t, w, 80, 24)
	b.toReview().throughReview().throughSave().press(b.keys.Down, b.keys.Next).at(stopDone)
	if !w.orders[1].Overwrite {
		t.Error("not told to write over")
	}
}

func TestAnswersAsAFile(t *testing.T) {
	w := newWorld()
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.toReview().throughReview().at(stopSave).press(k.Next, k.Down, k.Down, k.Toggle, k.Next).at(stopDone).sees("request.toml")
	r, err := letters.Decode(w.written["/home/jane/letters/request.toml"])
	if err != nil {
		t.Fatal(err)
	}
	// Read again, the answers make the same letters.
	jobs, err := letters.Resolve(r, w.Sources)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := range jobs {
		l, err := letters.Compose(j)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(letters.Text(w.orders[0].Letters[i], 72), letters.Text(l, 72)); diff != "" {
			t.Error(diff)
		}
	}
	// A wizard that starts with the file writes them too, without a question
	// about the hostile addressee: naming it was the confirmation.
	w2 := newWorld()
	w2.Request = r
	c := newRobot(t, w2, 80, 24)
	for range 60 {
		if c.m.stop.id == stopDone {
			break
		}
		if f, ok := c.m.screen.(*form); ok && f.current() != nil && f.current().q.kind == lines {
			c.press(k.Onward)
			continue
		}
		c.press(k.Next)
	}
	c.at(stopDone)
	if diff := cmp.Diff(w.orders[0].Request, w2.orders[0].Request); diff != "" {
		t.Errorf("the answers changed on the way: %s", diff)
	}
}

func TestEditingAParagraph(t *testing.T) {
	b := newRobot(t, newWorld(), 80, 24).toReview()
	k := b.keys
	b.press(k.Next).sees("Letter 2 of 2").press(k.Change).sees("Which paragraph of the letter to Spy.Pet?")
	b.press(k.Next).typed(" Signed " + janeName).sees("your name")
	b.press(k.Onward, k.Leave).sees("Letter 2 of 2").press(k.Next).at(stopReview).sees("cannot be written like this")
	b.press(k.Reset).sees("Back to the original text?").press(k.Down, k.Next)
	b.press(k.Next).at(stopSave)
}

func TestEditorOfThePerson(t *testing.T) {
	w := newWorld()
	w.Edit = func(text string) (Editing, error) { return Editing{}, errDiskFull }
	b := newRobot(t, w, 80, 24).toReview()
	b.press(b.keys.Editor).sees("Your editor could not be opened")
	b.press(b.keys.Next)
	before, _ := b.m.draft.encode()
	b.send(editedMsg{id: "discord", err: errDiskFull})
	b.sees("nothing was changed").press(b.keys.Next)
	after, _ := b.m.draft.encode()
	if !bytes.Equal(before, after) {
		t.Error("a failed editor changed the answers")
	}
	text, err := b.m.bodyOf(b.m.draft, "discord")
	if err != nil {
		t.Fatal(err)
	}
	b.send(editedMsg{id: "discord", text: strings.Replace(text, "Thank you", "Many thanks", 1)})
	b.press(b.keys.PageDown, b.keys.PageDown, b.keys.Bottom).sees("Many thanks")
}

func TestKeptDraftsAreOffered(t *testing.T) {
	w := newWorld()
	b := newRobot(t, w, 80, 24).toReview()
	data, _ := b.m.draft.encode()
	label, err := DraftLabel(data)
	if err != nil || !strings.Contains(label, "Spy.Pet and Discord") {
		t.Fatalf("label %q, %v", label, err)
	}
	w = newWorld()
	w.Drafts = []DraftInfo{{Label: label, When: "21 November 2026", Data: data}}
	b = newRobot(t, w, 80, 24)
	b.at(stopStart).sees("Go on where you were?", "21 November 2026").press(b.keys.Next).at(stopReview)
	b = newRobot(t, w, 80, 24)
	b.press(b.keys.Down).sees("(*) Something new").press(b.keys.Next).at(stopIncident)
	if b.m.draft.identifier("discord-user-id") != "" {
		t.Error("something new holds old answers")
	}
}

func TestBrokenDrafts(t *testing.T) {
	for name, data := range map[string]string{
		"cut in half":   "version = 1\nat = \"resi",
		"no draft":      "hello = 1",
		"newer":         "version = 99\nat = \"x\"\nhologram = true",
		"empty":         " ",
		"unknown stop":  "version = 1\nat = \"nowhere\"\n[request]\n",
		"other answers": "version = 1\nat = \"review\"\nshoe-size = 4\n",
	} {
		w := newWorld()
		w.Draft = []byte(data)
		k := newDesk(t.Context(), w.Options)
		d, err := k.begin()
		if name == "unknown stop" {
			if err != nil || k.resume(d).id != stopIncident {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s was read", name)
		} else if _, ok := err.(*DraftError); !ok {
			t.Errorf("%s: %T", name, err)
		}
	}
}

func TestForeignTextIsMadeFitToShow(t *testing.T) {
	w := newWorld()
	evil := "\x1b]0;x\x07\u202eevil\u009b2J\t\r\n"
	w.Incidents = []incident.Incident{{ID: "evil", Kind: "platform", Title: evil, Summary: evil, Platforms: []string{"discord"}, Generic: true}}
	w.DataDir, w.DefaultOut, w.FirstRun = evil, evil, true
	w.Drafts = []DraftInfo{{Label: evil, When: evil}}
	b := newRobot(t, w, 120, 40)
	for range 6 {
		fits(t, b.m.View(), 120, 40)
		b.press(b.keys.Next)
	}
	w = newWorld()
	w.Request = letters.Request{Incident: "spy-pet", Residence: "DE", Addressees: []string{"discord"}, Subject: letters.Subject{Name: evil, Address: []string{evil}}, Reply: "post",
		Identifiers: map[string]string{"discord-user-id": evil, "discord-username": evil}, Letters: map[string]letters.Choice{"discord": {Extra: evil, Send: evil, Letter: evil}}}
	b = newRobot(t, w, 120, 40)
	for range 60 {
		fits(t, b.m.View(), 120, 40)
		b.press(b.keys.Skip)
	}
}

func TestNoColorKeepsAttributes(t *testing.T) {
	for _, noColor := range []bool{false, true} {
		w := newWorld()
		r := lipgloss.NewRenderer(w.Out)
		r.SetColorProfile(termenv.ANSI)
		k := newDesk(t.Context(), w.Options)
		b := robotOn(t, w, k, k.fresh(), newTheme(r, noColor), 80, 24)
		b.throughIncident()
		colour, reverse := false, false
		for _, s := range sgr.FindAllString(b.m.View(), -1) {
			for p := range strings.SplitSeq(strings.Trim(s, "\x1b[m"), ";") {
				colour = colour || len(p) == 2 && (p[0] == '3' || p[0] == '9' || p[0] == '4')
				reverse = reverse || p == "7"
			}
		}
		if colour == noColor {
			t.Errorf("NoColor %v: colours %v", noColor, colour)
		}
		if !reverse {
			t.Errorf("NoColor %v: the cursor cannot be seen", noColor)
		}
	}
}

func TestPlaces(t *testing.T) {
	for typed, want := range map[string]string{"germany": "DE", "de": "DE", "uk": "GB", "england": "GB", "calif": "US-CA", "US-CA": "US-CA", "neth": "NL", "holland": "NL", "türk": "TR", "turkey": "TR", "georgia": "GE"} {
		if got := match(places(), typed); len(got) == 0 || got[0].value != want {
			t.Errorf("%q finds %v", typed, got[:min(len(got), 3)])
		}
	}
	if len(places()) < 280 {
		t.Errorf("%d places", len(places()))
	}
}
