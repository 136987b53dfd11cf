package safetext

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

func TestString(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Jane Roe", "Jane Roe"},
		{"empty", "", ""},
		{"collapsed", "  a \u00a0\u3000 b  ", "a b"},
		{"invalid UTF-8", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"terminal escape", "\x1b[2J\x1b]0;x\x07", "⟨U+001B⟩[2J⟨U+001B⟩]0;x⟨U+0007⟩"},
		{"C1 as a rune", "a\u009b31m", "a⟨U+009B⟩31m"},
		{"C1 as a raw byte", "a\x9b31m", "a\ufffd31m"},
		{"carriage return, backspace, DEL", "a\rb\bc\x7f", "a⟨U+000D⟩b⟨U+0008⟩c⟨U+007F⟩"},
		{"line feed and tab", "a\nb\tc", "a⟨U+000A⟩b⟨U+0009⟩c"},
		{"line separators", "a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"},
		{"bidi", "\u202Egpj.exe a\u2066b\u061c\u200f", "⟨U+202E⟩gpj.exe a⟨U+2066⟩b⟨U+061C⟩⟨U+200F⟩"},
		{"byte order mark", "\ufeffa", "⟨U+FEFF⟩a"},
		{"zero width", "a\u200bb\u2060c\u00add", "a⟨U+200B⟩b⟨U+2060⟩c⟨U+00AD⟩d"},
		{"tags", "a\U000E0041\U000E007F", "a⟨U+E0041⟩⟨U+E007F⟩"},
		{"noncharacters", "\ufdd0\ufffe\U0010ffff", "⟨U+FDD0⟩⟨U+FFFE⟩⟨U+10FFFF⟩"},
		{"private use", "\ue000\U000f0000", "⟨U+E000⟩⟨U+F0000⟩"},
		{"fillers", "\u115f\u1160\u3164\uffa0\u2800", "⟨U+115F⟩⟨U+1160⟩⟨U+3164⟩⟨U+FFA0⟩⟨U+2800⟩"},
		{"lone joiner", "a\u200db\u200d", "a⟨U+200D⟩b⟨U+200D⟩"},
		{"lone selector", "a\ufe0f1\ufe0f", "a⟨U+FE0F⟩1⟨U+FE0F⟩"},
		{"marks", "e\u0301\u0301\u0301\u0301\u0301!", "e\u0301\u0301\u0301⟨+2 marks⟩!"},
		{"marks at the end", "e" + strings.Repeat("\u0301", 500), "e\u0301\u0301\u0301⟨+497 marks⟩"},
		{"a mark on nothing", "\u0301a \u0301b", "⟨U+0301⟩a ⟨U+0301⟩b"},

		{"decomposed name", "Ju\u0308rgen", "Ju\u0308rgen"},
		{"family", "👨‍👩‍👧‍👦 server", "👨‍👩‍👧‍👦 server"},
		{"heart on fire, keycap, rainbow flag", "❤️‍🔥 1️⃣ 🏳️‍🌈 👩🏽‍💻", "❤️‍🔥 1️⃣ 🏳️‍🌈 👩🏽‍💻"},
		{"Persian", "نمی\u200cخواهم", "نمی\u200cخواهم"},
		{"Sinhala", "ශ්\u200dරී", "ශ්\u200dරී"},
		{"Hindi", "क्\u200dष", "क्\u200dष"},
		{"Arabic number sign", "\u06dd", "\u06dd"},
	} {
		if got := String(c.in); got != c.want {
			t.Errorf("%s: got %+q, want %+q", c.name, got, c.want)
		}
	}
}

func TestManyJoiners(t *testing.T) {
	s := strings.Repeat("👨\u200d", 50) + "👨"
	if w := uniseg.StringWidth(String(s)); w < 50 {
		t.Errorf("fifty joined emoji measure %d cells: a line can hide in one cluster", w)
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string]string{
		"a  b\r\n  c\n\n\td": "a b\nc\n\nd",
		"a\rb":               "a⟨U+000D⟩b",
		"a\x1b[1m\nb":        "a⟨U+001B⟩[1m\nb",
		"a\n\u0301b":         "a\n⟨U+0301⟩b",
	} {
		if got := Lines(in); got != want {
			t.Errorf("Lines(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPreformatted(t *testing.T) {
	for in, want := range map[string]string{
		"    a   b  \n  c":     "    a   b  \n  c",
		"  \x1b[2J x\u202ey  ": "  ⟨U+001B⟩[2J x⟨U+202E⟩y  ",
		"a\u00a0:\tb":          "a\u00a0: b",
	} {
		if got := Preformatted(in); got != want {
			t.Errorf("Preformatted(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"Jane Roe", 8, "Jane Roe"},
		{"Jane Roe", 7, "Jane R…"},
		{"Jane Roe", 6, "Jane…"}, // no space before the mark
		{"Jane Roe", 1, "…"},
		{"Jane Roe", 0, ""},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日…"},
		{"👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"a\x1bb", 100, "a⟨U+001B⟩b"},
	} {
		if got := Cut(c.in, c.width); got != c.want {
			t.Errorf("Cut(%+q, %d) = %+q, want %+q", c.in, c.width, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"  Ju\u0308rgen\t \u00a0Mu\u0308ller\r\n": "Jürgen Müller",
		"a\nb":   "a\nb",
		"a\xffb": "a\xffb",
		"":       "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%+q) = %+q, want %+q", in, got, want)
		}
	}
	if got, want := CleanLines("\r\n a  b \r\n\n\n\nc\n\n"), "a b\n\nc"; got != want {
		t.Errorf("CleanLines = %q, want %q", got, want)
	}
}

func TestField(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind Kind
		at   int
	}{
		{"Jürgen Müller", 0, 0},
		{"نمی\u200cخواهم", 0, 0},
		{"👨‍👩‍👧", 0, 0}, // whether a typeface has it is another question
		{"ab\xff", NotUTF8, 3},
		{"x\r\nBcc: a@example.org", LineBreak, 2},
		{"x\u2028", LineBreak, 2},
		{"\x1b[2J", Control, 1},
		{"\u009b", Control, 1},
		{"a\tb", Control, 2},
		{"ab\u202e", Invisible, 3},
		{"a\u200db", Invisible, 2},
		{"\ue000", NoMeaning, 1},
		{"\ufdd0", NoMeaning, 1},
	} {
		err := Field(c.in)
		var f *Fault
		if c.kind == 0 {
			if err != nil {
				t.Errorf("Field(%+q) = %v, want nil", c.in, err)
			}
			continue
		}
		if !errors.As(err, &f) || f.Kind != c.kind || f.At != c.at {
			t.Errorf("Field(%+q) = %v, want kind %d at %d", c.in, err, c.kind, c.at)
		}
	}
	if err := FieldLines("a\nb\n\nc"); err != nil {
		t.Errorf("FieldLines: %v", err)
	}
	if err := FieldLines("a\rb"); err == nil {
		t.Error("FieldLines lets a lone carriage return pass")
	}
}

// hold checks everything that is promised of any input.
func hold(t *testing.T, s string) {
	t.Helper()
	for name, f := range map[string]func(string) string{
		"String": String, "Lines": Lines, "Preformatted": Preformatted,
		"Cut": func(s string) string { return Cut(s, 12) },
	} {
		got := f(s)
		if !utf8.ValidString(got) {
			t.Fatalf("%s(%+q): invalid UTF-8", name, s)
		}
		marks := 0
		in := []rune(got)
		for i, r := range in {
			if r == '\n' && (name == "Lines" || name == "Preformatted") {
				continue
			}
			if r < 0x20 || r >= 0x7f && r < 0xa0 {
				t.Fatalf("%s(%+q): control character %U", name, s, r)
			}
			if unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029 || r == 0xfeff ||
				unicode.Is(unicode.Co, r) || r >= 0xE0000 && r <= 0xE0FFF {
				t.Fatalf("%s(%+q): %U", name, s, r)
			}
			if unicode.Is(unicode.M, r) && !unicode.Is(unicode.Variation_Selector, r) {
				if marks++; marks > maxMarks {
					t.Fatalf("%s(%+q): %d marks in a row", name, s, marks)
				}
			} else if !joins(in, i) {
				marks = 0
			}
		}
		if again := f(got); again != got {
			t.Fatalf("%s is not idempotent: %+q, %+q, %+q", name, s, got, again)
		}
	}
	if w := uniseg.StringWidth(Cut(s, 12)); w > 12 {
		t.Fatalf("Cut(%+q, 12) is %d wide", s, w)
	}
	c := Clean(s)
	if Clean(c) != c {
		t.Fatalf("Clean is not idempotent on %+q", s)
	}
	if cl := CleanLines(s); CleanLines(cl) != cl {
		t.Fatalf("CleanLines is not idempotent on %+q", s)
	}
	// What is accepted shows as typed, but for heaps of marks.
	if Field(c) == nil && !strings.Contains(String(c), "⟨") && String(c) != c {
		t.Fatalf("accepted %+q, shown %+q", c, String(c))
	}
	if Field(c) == nil && !norm.NFC.IsNormalString(c) {
		t.Fatalf("accepted %+q, which is not NFC", c)
	}
}

var pieces = []string{
	"a", "Ü", "e\u0301", "\u0301", "\u0308", " ", "\u00a0", "\t", "\n", "\r\n", "\r", "\x1b[2J", "\x00", "\x7f", "\u009b",
	"\x9b", "\xff", "\u200d", "\u200c", "\ufe0f", "\ufe0e", "👨", "❤", "🏽", "1", "\u20e3", "\u202e", "\u2066", "\u2028",
	"\ufeff", "\U000E0041", "\ue000", "\ufdd0", "\u3164", "\u2800", "ක", "්", "ර", "ن", "ی", "⟨", "⟩", "日", "\u1100", "\u1161",
}

func TestProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		hold(t, b.String())
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		got := String("a" + string(r) + "b")
		if !strings.HasPrefix(got, "a") || !strings.HasSuffix(got, "b") || len(got) < 3 {
			t.Fatalf("%U: %q: a character was dropped", r, got)
		}
	}
}

func FuzzSafeText(f *testing.F) {
	for _, p := range pieces {
		f.Add("x" + p + "y" + p)
	}
	f.Add("👨\u200d👩\u200d👧 \u202e\x1b]52;c;eA==\x07")
	f.Fuzz(func(t *testing.T, s string) { hold(t, s) })
}

func BenchmarkString(b *testing.B) {
	for name, s := range map[string]string{"plain": "Discord Netherlands BV", "foreign": "Jürgen \x1b[2J 👨‍👩‍👧 \u202e"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_ = String(s)
			}
		})
	}
}
