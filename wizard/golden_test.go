package wizard

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))), string(got)); diff != "" {
		t.Errorf("%s differs (go test -update rewrites it):\n%s", name, diff)
	}
}

// tour is every screen of a person in Germany who writes to both addressees,
// with what opens above them.
func tour(t *testing.T, b *robot, see func(name string)) {
	k := b.keys
	see("welcome")
	b.press(k.Next)
	see("incident")
	b.throughIncident()
	b.press(k.Next)
	see("residence, nothing typed")
	b.typed("Germ")
	see("residence, typing")
	b.press(k.Next, k.Next)
	see("rights")
	b.throughRights()
	see("addressees")
	b.press(k.Down, k.Toggle)
	see("addressees, the warning")
	b.press(k.Down, k.Next)
	see("addressees, both")
	b.press(k.Next)
	see("identity")
	b.typed("253286221395001000").press(k.Next)
	see("identity, a rounded number")
	b.m.screen.(*form).current().replace("", b.m.draft)
	b.m.changed()
	b.throughIdentity()
	see("alias")
	b.throughAlias()
	see("wording")
	b.throughWording()
	see("review, the first letter")
	b.press(k.Next)
	see("review, the second letter")
	b.press(k.Change)
	see("review, paragraphs")
	b.press(k.Next).typed(" My name is " + janeName + ".")
	see("review, a name in a hostile letter")
	b.press(k.Leave, k.Leave, k.Reset)
	see("review, the original again")
	b.press(k.Down, k.Next, k.Help)
	see("help")
	b.press(k.Help, k.Next)
	see("save")
	b.throughSave()
	see("done")
	b.press(k.Next)
	see("done, further down")
}

func TestScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
		name := fmt.Sprintf("screens-%dx%d.txt", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			w.FirstRun = true
			b := newRobot(t, w, size[0], size[1])
			var out strings.Builder
			tour(t, b, func(name string) {
				fmt.Fprintf(&out, "=== %s\n%s\n", name, trimLines(b.screen()))
				fits(t, b.m.View(), size[0], size[1])
			})
			golden(t, name, []byte(out.String()))
		})
	}
}

// TestStyles pins the styles themselves, which a terminal under test does not
// have by itself.
func TestStyles(t *testing.T) {
	for _, noColor := range []bool{false, true} {
		r := lipgloss.NewRenderer(io.Discard)
		r.SetColorProfile(termenv.ANSI)
		w := newWorld()
		w.NoColor = noColor
		k := newDesk(t.Context(), w.Options)
		b := robotOn(t, w, k, k.fresh(), newTheme(r, noColor), 80, 24)
		b.throughIncident().throughResidence().throughRights()
		var out strings.Builder
		out.WriteString(b.m.View() + "\n")
		b.press(b.keys.Next).typed("x").press(b.keys.Next)
		out.WriteString(b.m.View() + "\n")
		name := "styles-colour.txt"
		if noColor {
			name = "styles-no-colour.txt"
		}
		golden(t, name, []byte(strings.ReplaceAll(out.String(), "\x1b", "␛")))
	}
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
