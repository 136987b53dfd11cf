package wizard

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/say"
)

// listed is a world whose directory has a few more entries, and as many made-up
// ones as asked for.
func listed(more int) *world {
	w := newWorld()
	day, old := law.Date{Year: 2026, Month: 11, Day: 1}, law.Date{Year: 2023, Month: 2, Day: 27}
	entry := func(id, service string, change func(*directory.Entry)) directory.Entry {
		e := directory.Entry{
			ID: id, Service: service, Role: law.Broker, Language: "en", KnownFirm: true,
			Entities: []directory.Entity{{For: []string{"*"}, Name: service + " Ltd", Email: "privacy@" + id + ".example", Country: "IE", VerifiedOn: day}},
		}
		change(&e)
		return e
	}
	own := []directory.Entry{
		entry("zoe-lists", "Zoë Lists", func(e *directory.Entry) { e.Aliases = []string{"Contact Harbour"} }),
		entry("old-lists", "Quarry Lists", func(e *directory.Entry) {
			e.Entities[0].VerifiedOn, e.Policy = old, "https://old-lists.example/privacy"
			e.Entities[0].Cautions = []string{"Look there before you write."}
		}),
		entry("gone-lists", "Ghostly Lists", func(e *directory.Entry) { e.Dead = true }),
		entry("hidden-lists", "Hidden Lists", func(e *directory.Entry) { e.Role, e.KnownFirm, e.Hostile = law.Scraper, false, true }),
		entry("far-lists", "Far Lists", func(e *directory.Entry) { e.Entities[0].For = []string{"US"} }),
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba co di fe gu ha ji ko lu ma ne po qui ra se to vu wa xi yo zar mond berg tech data net media group trade")
	for n := range more {
		name := ""
		for range 3 + rnd.IntN(3) {
			name += syllables[rnd.IntN(len(syllables))]
		}
		own = append(own, entry(fmt.Sprintf("made-up-%d", n), upperFirst(name), func(e *directory.Entry) {
			e.Aliases = []string{syllables[n%len(syllables)] + " " + name}
			e.Domains = []string{name + ".example"}
		}))
	}
	w.Sources.Directory = directory.Builtin().With(own...)
	return w
}

func (b *robot) toFinder() *robot {
	return b.throughIncident().throughResidence().throughRights().at(stopAddressees).press(b.keys.Find)
}

func TestFindingAnAddressee(t *testing.T) {
	b := newRobot(t, listed(0), 80, 24)
	k := b.keys
	b.toFinder().sees(findTitle)
	for _, words := range []string{"zoe", "ZOË LI", "harbour", "contact harbuor", "zoe-lists.example"} {
		b.typed(words).sees("> Zoë Lists")
		for range words {
			b.send(tea.KeyMsg{Type: tea.KeyBackspace})
		}
	}
	b.typed("nobodyhasthisname").sees("does not mean that they have no data about you").press(k.Leave, k.Find)
	b.typed("zoe").press(k.Next).sees("Zoë Lists Ltd", "privacy@zoe-lists.example (checked on", "> Write to them")
	b.press(k.Next).at(stopAddressees)
	if got := b.m.draft.Request.Addressees; !slices.Equal(got, []string{"discord", "zoe-lists"}) {
		t.Fatalf("addressees %v", got)
	}
	b.sees("> [x] Zoë Lists Ltd").press(k.Toggle).sees("> [ ] Zoë Lists Ltd").press(k.Toggle)
	b.press(k.Next).throughIdentity().at(stopWording)
	for _, id := range b.m.draft.Request.Addressees {
		if e, ok := b.m.entry(b.m.draft, id); !ok || e.Service == "" {
			t.Errorf("no entry %s", id)
		}
	}
}

func TestTheDirectoryOpensFromItsOption(t *testing.T) {
	b := newRobot(t, listed(0), 80, 40)
	k := b.keys
	b.toFinder().press(k.Leave).sees("Find somebody in the directory").times(12, k.Down).sees("> + Find somebody").press(k.Next).sees(findTitle)
	if !slices.Equal(b.m.draft.Request.Addressees, []string{"discord"}) {
		t.Error("the option became an addressee")
	}
}

func TestFilters(t *testing.T) {
	b := newRobot(t, listed(0), 80, 24)
	k := b.keys
	b.toFinder().typed("lists").sees("Hidden Lists", "Zoë Lists", "all kinds")
	b.times(2, k.Skip).sees("Hidden Lists").seesNot("Zoë Lists")
	b.press(k.Skip).sees("Zoë Lists").seesNot("Hidden Lists")
	b.press(k.Near).sees("broker, Germany", "Nobody of this name").press(k.Near).sees("Zoë Lists")
}

// TestHostileOrDeadNeedsConfirming also where it was found in the directory.
func TestHostileOrDeadNeedsConfirming(t *testing.T) {
	for name, title := range map[string]string{"hidden": "Write to Hidden Lists all the same?", "ghostly": "Write to Ghostly Lists all the same?"} {
		b := newRobot(t, listed(0), 80, 30)
		k := b.keys
		b.toFinder().typed(name).press(k.Next).sees("> Back to the list")
		b.press(k.Down, k.Next).sees(title, "> No, do not write to them").press(k.Next).sees(findTitle)
		if len(b.m.draft.Request.Addressees) != 1 {
			t.Fatal("chosen without a yes")
		}
		b.press(k.Next, k.Down, k.Next, k.Down, k.Next).at(stopAddressees).sees("> [x] " + upperFirst(name) + " Lists Ltd")
		if len(b.m.draft.Request.Addressees) != 2 || len(b.m.draft.Confirmed) != 1 {
			t.Fatal("not chosen")
		}
		b.m.draft.Confirmed = nil
		if len(checkAddressees(b.m.desk, b.m.draft)) == 0 {
			t.Error("goes on without the confirmation")
		}
	}
}

func TestAgeAndReachAreSaid(t *testing.T) {
	b := newRobot(t, listed(0), 80, 40)
	k := b.keys
	b.toFinder().typed("quarry").press(k.Next)
	b.sees("This address was last checked on", "Its privacy policy is at https://old-lists.example/privacy.", "Look there before you write.")
	b.press(k.Next).sees("This address was last checked on")
	b.press(k.Find).typed("cloudflare").press(k.Next).sees("about certain pages").seesNot("Write to them").press(k.Leave, k.Leave)
	b.press(k.Find).typed("far lists").press(k.Next).sees("No way to reach it").seesNot("Write to them")
}

func TestFindingInPlainMode(t *testing.T) {
	w := listed(0)
	out, _, _ := ask(t, w, "1", "germ", "", "", "5", "harbour", "1", "no", "1", "yes", "6", "ghostly", "1", "", "", "")
	for _, want := range []string{"1. Zoë Lists (Contact Harbour), broker", "(checked on", "Type yes for “Write to them”", "Zoë Lists Ltd, broker (chosen)", "Write to Ghostly Lists all the same?"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// TestFindingInGerman visits every shipped card, in windows of several sizes.
func TestFindingInGerman(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		w := listed(0)
		w.Language, w.printer = "de", say.In("de")
		b := newRobot(t, w, size[0], size[1])
		k := b.keys
		b.throughIncident().typed("Deutschl").press(k.Next, k.Next).throughRights().press(k.Find)
		fits(t, b.m.View(), size[0], size[1])
		for range len(b.m.screen.(*addressees).finder.hits) {
			b.press(k.Next)
			fits(t, b.m.View(), size[0], size[1])
			b.press(k.Leave, k.Down)
		}
		b.typed("zzzz").press(k.Skip, k.Near, k.Help)
		fits(t, b.m.View(), size[0], size[1])
		missed(t, b.m.say)
	}
}

func TestFinderRandomWalks(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	for range 8 {
		b := newRobot(t, listed(50), 80, 24)
		b.toFinder()
		k := b.keys
		all := []key.Binding{k.Next, k.Next, k.Skip, k.Near, k.Find, k.Find, k.Leave, k.Up, k.Down, k.Down, k.Toggle, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Help}
		for range 200 {
			switch n := rnd.IntN(10); {
			case n == 0:
				b.send(tea.WindowSizeMsg{Width: rnd.IntN(160) + 1, Height: rnd.IntN(50) + 1})
			case n < 3:
				b.typed([]string{"l", "ist", "\x1b[31m\u202e", strings.Repeat("long ", 40), "ghost"}[rnd.IntN(5)])
			default:
				b.press(all[rnd.IntN(len(all))])
			}
			fits(t, b.m.View(), b.m.width, b.m.height)
			if slices.Contains(b.m.draft.Request.Addressees, findOption) {
				t.Fatal("the option became an addressee")
			}
			if b.quit || b.m.stop.id != stopAddressees {
				break
			}
		}
	}
}

// BenchmarkFinder is one key over 5,000 entries: Update and View.
func BenchmarkFinder(b *testing.B) {
	r := newRobot(b, listed(5000), 120, 40)
	r.toFinder()
	back := tea.KeyMsg{Type: tea.KeyBackspace}
	for name, words := range map[string]string{"one letter": "a", "a name": "mediabergko", "a typo": "medaibregko", "two words": "zar mondtech"} {
		b.Run(name, func(b *testing.B) {
			r.press(r.keys.Leave, r.keys.Find)
			var keys []tea.Msg
			for _, c := range words {
				keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}})
			}
			for range words {
				keys = append(keys, back)
			}
			for i := 0; b.Loop(); i++ {
				r.m.Update(keys[i%len(keys)])
				_ = r.m.View()
			}
		})
	}
	b.Run("moving", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			r.m.Update([]tea.Msg{keyMsg("down"), keyMsg("up")}[i%2])
			_ = r.m.View()
		}
	})
}
