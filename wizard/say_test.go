package wizard

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
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
			})
			golden(t, name, []byte(out.String()))
			nothingMissed(t, b.m.desk)
		})
	}
}

// ofTheTests is what only these tests' own texts and programs say.
var ofTheTests = regexp.MustCompile(`^(Does what its name says|Say thank you|Fold it in three|No space left|Example|Somebody|Jane|XYZ|/home)`)

func nothingMissed(t *testing.T, k *desk) {
	t.Helper()
	for _, s := range k.say.Misses() {
		if !ofTheTests.MatchString(s) {
			t.Errorf("not in the German catalogue: %q", s)
		}
	}
}
