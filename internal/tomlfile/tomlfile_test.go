package tomlfile

import (
	"errors"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
	"github.com/google/go-cmp/cmp"
)

type doc struct {
	Name  string            `toml:"name"`
	Day   law.Date          `toml:"day"`
	On    bool              `toml:"on"`
	List  []string          `toml:"list"`
	Map   map[string]string `toml:"map"`
	Sub   sub               `toml:"sub"`
	Named map[string]sub    `toml:"named"`
	Items []sub             `toml:"item"`
}

type sub struct {
	Text string          `toml:"text"`
	Opt  map[string]bool `toml:"opt"`
}

func TestRoundTrip(t *testing.T) {
	for _, d := range []doc{
		{},
		{Name: `a "b" \ c`, Day: law.Date{Year: 2026, Month: 11, Day: 22}, On: true, List: []string{"x", "y\nz", `"`}},
		{Map: map[string]string{"b": "2", "a b": "\x01\x7f\t"}, Sub: sub{Text: "\nline\n\n  two \"\"\" three\r\n"}},
		{Named: map[string]sub{"one": {Text: "x", Opt: map[string]bool{"on": true, "off": false}}, "two": {Opt: map[string]bool{"on": true}}, "bare": {}}},
		{Items: []sub{{Text: "1"}, {Opt: map[string]bool{"q": false}}, {}}},
	} {
		src, err := Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back doc
		if err := Unmarshal(src, &back); err != nil {
			t.Errorf("%v\n%s", err, src)
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Errorf("%s\n%s", diff, src)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"name = \"x\"\nnmae = \"secret\"\n", "line 2: nmae: this key is not known"},
		{"[sub]\ntext = \"\"\"\nbad = 1\n\"\"\"\nbad = 1\n", "line 5: sub.bad: this key is not known"},
		{"[[item]]\ntext = \"\"\n\n[[item]]\nbad = 1", "line 5: item.bad: this key is not known"},
		{"Name = \"x\"", "line 1: Name: keys are written in lower case"},
		{"[map]\nid = 123", "line 2: map.id: here belongs a text in quotation marks, not a number"},
		{"list = \"x\"", "line 1: list: here belongs a list in square brackets, not a text in quotation marks"},
		{"day = 2026-02-30", "line 1: day: there is no such day"},
		{"name = \"a\x1b[2J\"", "line 1: name: this holds a control character"},
		{"day = 2150-01-01", "line 1: day: the year must lie between "},
		{"day = 2026-01-01T00:00:00Z", "line 1: day: a date is written without time or zone, like 2026-11-22"},
		{"sub = 7", "line 1: sub: here belongs a table, not a number"},
		{"on = true\nmap = 3", "line 2: map: here belongs a table"},
		{"[named]\nx = 3", "line 2: named.x: here belongs a table"},
		{"[[item]]\nopt = true", "line 2: item.opt: here belongs a table"},
		{"day = 7", "line 1: day: a date is written as year-month-day"},
		{"name = \"x\xff\"", "line 1: the file is not valid UTF-8 text"},
		{"name = secret", "line 1: name: "},
		{"name = \"a\"\nname = \"b\"", "line 2: name: "},
		{strings.Repeat("#", MaxSize+1), "the file is longer than 256 kB"},
	} {
		err := Unmarshal([]byte(c.src), &doc{})
		var e *Error
		if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%.40q: got %v, want %s", c.src, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: the error cites the file: %v", c.src, err)
		}
	}
}
