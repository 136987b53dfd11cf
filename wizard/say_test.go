package wizard

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	"github.com/google/go-cmp/cmp"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/say"
	"example.org/unscrape/letters"
)

// inGerman is a world whose screens are German.
func inGerman() *world {
	w := newWorld()
	w.Language = "de"
	w.FirstRun = true
	return w
}

// TestGermanScreens pins the screens of a whole walk in German. Nothing of
// them may be cut, and nothing in them be English.
func TestGermanScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		name := fmt.Sprintf("screens-de-%dx%d.txt", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			b := newRobot(t, inGerman(), size[0], size[1])
			var out strings.Builder
			tour(t, b, func(name string) {
				fmt.Fprintf(&out, "=== %s\n%s\n", name, trimLines(b.screen()))
				fits(t, b.m.View(), size[0], size[1])
				uncut(t, b.screen())
			})
			golden(t, name, []byte(out.String()))
			missed(t, b.m.desk.say)
		})
	}
}

// cut is a word with its end taken off.
var cut = regexp.MustCompile(`\pL…`)

// uncut holds that every text below the title has its room.
func uncut(t *testing.T, screen string) {
	t.Helper()
	_, page, _ := strings.Cut(screen, "\n")
	if w := cut.FindStringIndex(page); w != nil {
		t.Errorf("a text is cut:\n%s", page[max(w[0]-40, 0):w[1]])
	}
}

// ofTheTests is what only these tests' own texts and programs say.
var ofTheTests = regexp.MustCompile(`^(Does what its name says|Say thank you|Fold it in three|No space left|Example|Somebody|Jane|XYZ|/home|53.7 MB)`)

func missed(t *testing.T, p *say.Printer) {
	t.Helper()
	for _, s := range p.Misses() {
		if !ofTheTests.MatchString(s) {
			t.Errorf("not in the German catalogue: %q", s)
		}
	}
}

// TestGermanPlainTranscript is the same walk, line by line.
func TestGermanPlainTranscript(t *testing.T) {
	w := inGerman()
	w.printer = say.In("de")
	answers := slices.Clone(plainAnswers)
	answers[slices.Index(answers, "germ")] = "deutschl"
	answers[slices.Index(answers, "yes")] = "ja"
	out, o, err := ask(t, w, answers...)
	if err != nil || !o.Finished {
		t.Fatalf("%v\n%s", err, out)
	}
	golden(t, "plain-de.txt", []byte(trimLines(out)))
	missed(t, w.printer)
}

// TestGermanChangesNoLetter: the screens' language is not the letters'.
func TestGermanChangesNoLetter(t *testing.T) {
	english, german := newWorld(), newWorld()
	german.Language = "de"
	for _, w := range []*world{english, german} {
		b := newRobot(t, w, 80, 24)
		b.throughIncident().throughResidence().throughRights().at(stopAddressees)
		b.press(b.keys.Down, b.keys.Toggle, b.keys.Down, b.keys.Next, b.keys.Next)
		b.throughIdentity().throughAlias().throughWording().throughReview().throughSave().at(stopDone)
	}
	if diff := cmp.Diff(english.orders, german.orders); diff != "" {
		t.Error(diff)
	}
}

// onward presses what leads on, over every field and stop, until the letters
// are written or the way is closed.
func (b *robot) onward(seen map[string]bool) {
	k := b.keys
	for range 90 {
		fits(b.t, b.m.View(), b.m.width, b.m.height)
		seen[b.m.stop.id] = true
		if b.m.stop.id == stopDone || b.quit {
			return
		}
		f, ok := b.m.screen.(*form)
		switch c := (*field)(nil); {
		case ok && len(f.fields) > 0:
			if c = f.current(); c.q.kind == lines {
				b.press(k.Onward)
				continue
			}
			if c.q.kind == anyOf && strings.HasSuffix(c.q.key, ".options") {
				for range c.q.options {
					b.press(k.Toggle, k.Down)
				}
				continue
			}
		}
		b.press(k.Next)
	}
}

// everyMatter hands over one world after the other: each place with its law,
// each incident, each wish and each way of sending.
func everyMatter(visit func(w *world)) {
	for at, place := range []law.Place{"DE", "GB", "US-CA", "US-TX", "CH", "BR", "NL", "ES"} {
		for n, letter := range []string{"", "access", "access-erasure", "erasure", "opt-out", letters.VoluntaryRequest} {
			for m, matter := range []string{"spy-pet", "scrape", "platform"} {
				if (at+n+m)%2 > 0 {
					continue
				}
				r := letters.Request{
					Incident: matter, Residence: place, ResidenceThen: []law.Place{"", "US-CA", "FR"}[(n+m)%3], Letter: letter, Reason: "Ein Grund.",
					Addressees: []string{"discord"}, Send: []string{"email", "form", "post"}[(n+m)%3], Reply: []string{"email", "post"}[n%2],
					Subject: letters.Subject{Name: janeName, Email: janeMail, Alias: janeAlias, Address: []string{"Musterweg 1", "10115 Berlin"}},
					Identifiers: map[string]string{
						"discord-user-id": janeID, "discord-username": janeNick, "discord-tag": "Nelly#1337", "account-email": janeMail,
						"account-id": "987", "email": janeMail, "username": janeNick, "profile-url": "https://example.org/nelly",
					},
				}
				if n%2 == 1 {
					r.Language, r.Date = "fr", law.Date{Year: 2026, Month: 12, Day: 24}
				}
				switch matter {
				case "spy-pet":
					r.Addressees = append(r.Addressees, "spy-pet")
				case "scrape":
					r.Own = []directory.Entry{{ID: ownScraper, Role: law.Scraper, Service: "Beispielstelle", KnownFirm: n%2 == 0, Language: "en", Entities: []directory.Entity{
						{For: []string{"*"}, Name: "Beispielstelle GmbH", Email: "post@example.org", Country: []law.Place{"DE", "FR", "", "US-CA"}[n%4]},
					}}}
					r.Addressees = append(r.Addressees, ownScraper)
				}
				w := shipped()
				w.Request = r
				visit(w)
			}
		}
	}
}

// TestNothingIsEnglishInGerman walks every matter to its end, and asks what
// had no German.
func TestNothingIsEnglishInGerman(t *testing.T) {
	printer, seen := say.In("de"), map[string]bool{}
	everyMatter(func(w *world) {
		w.printer = printer
		newRobot(t, w, 80, 24).onward(seen)
	})
	for _, st := range flow() {
		if needs := []string{stopStart, stopWelcome, stopPackage, stopAccount, stopResult, stopServers, stopShares}; !seen[st.id] && !slices.Contains(needs, st.id) {
			t.Errorf("no walk came to %s", st.id)
		}
	}
	missed(t, printer)
}

// TestRandomWalksInGerman press any keys on the way: dialogs, help, slips.
func TestRandomWalksInGerman(t *testing.T) {
	printer := say.In("de")
	rnd := rand.New(rand.NewPCG(3, 5))
	everyMatter(func(w *world) {
		if rnd.IntN(6) > 0 {
			return
		}
		w.printer = printer
		b := newRobot(t, w, 80, 24)
		k := b.keys
		all := []key.Binding{
			k.Next, k.Next, k.Next, k.Next, k.Next, k.Next, k.Skip, k.Down, k.Down, k.Toggle, k.Onward, k.Onward, k.PageDown,
			k.Letter, k.NextLetter, k.Change, k.Reset, k.Help, k.Leave,
		}
		texts := []string{"x", "253286221395001000", "nelly#1337", "https://example.org/form", "\U0001F600", strings.Repeat("n", 200), janeName, "Deut"}
		for range 200 {
			if rnd.IntN(10) == 0 {
				b.paste(texts[rnd.IntN(len(texts))])
			} else {
				b.press(all[rnd.IntN(len(all))])
			}
			fits(t, b.m.View(), b.m.width, b.m.height)
			if b.quit {
				break
			}
		}
		b.press(k.Quit)
		b.m.View()
	})
	missed(t, printer)
}

// TestGermanNamesOfPlacesAndLanguages: both are found by their German names and
// by the English ones, and shown by the German.
func TestGermanNamesOfPlacesAndLanguages(t *testing.T) {
	w := shipped()
	w.Language = "de"
	b := newRobot(t, w, 80, 24)
	k := b.keys
	pick := func(typed, want string) {
		t.Helper()
		b.m.screen.(*form).current().input.SetValue("")
		b.typed(typed).sees(want)
	}
	b.throughIncident().at(stopResidence)
	for typed, want := range map[string]string{
		"Niederl": "> Niederlande", "Netherl": "> Niederlande", "holland": "> Niederlande", "österr": "> Österreich", "austria": "> Österreich",
		"Kalif": "> Kalifornien", "kuba": "> Kuba", "uk": "> Vereinigtes Königreich", "türk": "> Türkei", "de": "> Deutschland",
	} {
		pick(typed, want)
	}
	pick("Schweden", "Schweden")
	b.press(k.Next, k.Next).throughRights().throughAddressees().throughIdentity().at(stopWording)
	for b.m.screen.(*form).current().q.key != "letters.discord.language" {
		b.press(k.Next)
	}
	for typed, want := range map[string]string{"franz": "> Französisch", "French": "> Französisch", "nederl": "> Niederländisch", "Deut": "> Deutsch"} {
		pick(typed, want)
	}
}

// ofTheScreens are the fields and arguments whose texts a person reads, be
// they of one word.
var ofTheScreens = []string{"title", "about", "help", "label", "detail", "alarm", "intro", "yes", "no"}

// notSaid are other names of places, which are searched and not shown, and
// parts of sentences that are put together in steps; the walks see those whole.
var notSaid = regexp.MustCompile(`^(X*$|, if you|How X can find|One of the first|your XX|they have$|UK, Great|Czech R|Schweiz, |R[eé]p[uú]bli|USA, |none of the laws|the letter X is in English|the letter to X is in English|the text X$)`)

// TestEveryTextIsInTheCatalogue reads the source of this package: whatever
// looks like a text has to have its German.
func TestEveryTextIsInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		var visit func(n ast.Node) bool
		visit = func(n ast.Node) bool {
			force := false
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.Field:
				return false
			case *ast.KeyValueExpr:
				id, ok := n.Key.(*ast.Ident)
				if force = ok && slices.Contains(ofTheScreens, id.Name); !force {
					return true
				}
				if text, ok := folded(n.Value); ok {
					inCatalogue(t, fset.Position(n.Pos()), text, true)
					rest(n.Value, visit)
					return false
				}
			case ast.Expr:
				if text, ok := folded(n); ok {
					inCatalogue(t, fset.Position(n.Pos()), text, false)
					rest(n, visit)
					return false
				}
			}
			return true
		}
		ast.Inspect(file, visit)
	}
}

// rest visits what stands between the texts of an expression.
func rest(e ast.Expr, visit func(ast.Node) bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
	case *ast.BinaryExpr:
		rest(e.X, visit)
		rest(e.Y, visit)
	default:
		ast.Inspect(e, visit)
	}
}

// folded is a text put together with +, with %s for what is not written
// there.
func folded(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		x, okX := folded(e.X)
		y, okY := folded(e.Y)
		if !okX && !okY {
			return "", false
		}
		if !okX {
			x = "%s"
		}
		if !okY {
			y = "%s"
		}
		return x + y, true
	}
	return "", false
}

var words = regexp.MustCompile(`\pL\pL.* .*\pL\pL`)

func inCatalogue(t *testing.T, at token.Position, text string, force bool) {
	t.Helper()
	text = strings.TrimSpace(strings.NewReplacer("%s", "X", "%d", "1", "%%", "%").Replace(text))
	if text == "X" || !force && !words.MatchString(text) || notSaid.MatchString(text) {
		return
	}
	p := say.In("de")
	p.T(text)
	for _, m := range p.Misses() {
		if m == "X" {
			continue
		}
		t.Errorf("%s: not in the German catalogue: %q", at, m)
	}
}

// TestGermanPackage is the walk through the stops about the data package.
func TestGermanPackage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		name := fmt.Sprintf("package-de-%dx%d.txt", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			w := withPackage(t)
			w.Language = "de"
			w.printer = say.In("de")
			var b *robot
			var out strings.Builder
			see := func(name string) {
				fmt.Fprintf(&out, "=== %s\n%s\n", name, trimLines(b.screen()))
				fits(t, b.m.View(), size[0], size[1])
				uncut(t, b.screen())
			}
			b = newRobot(t, w, size[0], size[1])
			k := b.keys
			b.throughIncident().throughResidence().at(stopPackage)
			see("package")
			b.press(k.Down, k.Down, k.Next)
			see("how to get one")
			b = newRobot(t, w, size[0], size[1])
			b.throughIncident().throughResidence().at(stopPackage).press(k.Next).at(stopAccount)
			see("account")
			b.press(k.Next).paste("/home/jane/list.json").press(k.Next).at(stopResult)
			see("result")
			b.press(k.Next).at(stopServers)
			see("servers")
			b.typed("zzz")
			see("servers, none found")
			b.times(3, keyOf("backspace")).press(k.Next).at(stopShares)
			see("list")
			b.press(k.Next).throughRights().throughAddressees().at(stopIdentity).press(k.Next, k.Next, k.Next, k.Next, k.Next, k.Next).throughWording().throughReview().throughSave().at(stopDone)
			for b.m.screen.(*done).more() {
				b.press(k.Next)
			}
			see("done")
			golden(t, name, []byte(out.String()))
			missed(t, w.printer)
		})
	}
}

func keyOf(name string) key.Binding { return key.NewBinding(key.WithKeys(name)) }
