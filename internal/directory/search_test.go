package directory

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

func searched() *Index {
	mk := func(id, name string, role law.Role, country law.Place, mail string, aliases ...string) Entry {
		return Entry{ID: id, Service: name, Role: role, Aliases: aliases, Entities: []Entity{{For: []string{"*"}, Name: name, Country: country, Email: mail}}}
	}
	return NewIndex([]Entry{
		mk("discord", "Discord", law.Platform, "US", "privacy@discord.com"),
		mk("discogs", "Discogs", law.Platform, "US", "privacy@discogs.example"),
		mk("spy-pet", "Spy.Pet", law.Scraper, "", "legal@spy.pet"),
		mk("meta", "Meta Platforms Ireland Ltd.", law.Platform, "IE", "privacy@meta.example", "Facebook", "Instagram", "WhatsApp"),
		mk("x", "X", law.Platform, "IE", "privacy@x.example", "Twitter"),
		mk("mueller", "Müller & Søn A/S", law.Broker, "DK", "privacy@mueller.example"),
		mk("lukasz", "Łukasz Dane Sp. z o.o.", law.Broker, "PL", "privacy@lukasz.example"),
		mk("greek", "ΠΑΡΆΔΕΙΓΜΑ Α.Ε.", law.Platform, "GR", "privacy@greek.example"),
		mk("tokyo", "例示株式会社", law.Platform, "JP", "privacy@tokyo.example"),
		mk("intel", "Intelius LLC", law.PeopleSearch, "US", "privacy@intelius.example"),
		mk("face", "Facewatch Ltd", law.Broker, "GB", "privacy@facewatch.example"),
		mk("mc", "McDonald's Deutschland LLC", law.Platform, "DE", "privacy@mcdonalds.example"),
		mk("brand", "Holding AG", law.Platform, "CH", "privacy@holding.example", strings.Split("b1 b2 b3 b4 b5 b6 b7 b8 b9 Intelius", " ")...),
	})
}

func TestFind(t *testing.T) {
	x := searched()
	for _, c := range []struct {
		typed, best string
		f           Filter
	}{
		{"discord", "discord", Filter{}}, {"DISCORD", "discord", Filter{}}, {"dis", "discogs", Filter{}}, {"disco", "discogs", Filter{}},
		{"discrod", "discord", Filter{}}, {"dicsord", "discord", Filter{}}, {"discordd", "discord", Filter{}}, {"disgord", "discord", Filter{}}, {"diskord", "discord", Filter{}},
		{"discord.com", "discord", Filter{}}, {"https://www.discord.com/channels/@me", "discord", Filter{}}, {"spypet", "spy-pet", Filter{}}, {"spy.pet", "spy-pet", Filter{}}, {"spy", "spy-pet", Filter{}},
		{"facebook", "meta", Filter{}}, {"facebok", "meta", Filter{}}, {"instgram", "meta", Filter{}}, {"twitter", "x", Filter{}}, {"x", "x", Filter{}},
		{"muller", "mueller", Filter{}}, {"müller", "mueller", Filter{}}, {"son", "mueller", Filter{}}, {"lukasz", "lukasz", Filter{}}, {"dane łukasz", "lukasz", Filter{}},
		{"παραδειγμα", "greek", Filter{}}, {"株式", "tokyo", Filter{}}, {"intelius", "intel", Filter{}}, {"intelius", "brand", Filter{Country: "CH"}},
		{"face", "face", Filter{Role: law.Broker}}, {"mcdonalds", "mc", Filter{}}, {"meta ireland", "meta", Filter{}}, {"ireland meta", "meta", Filter{}}, {"meta germany", "", Filter{}},
		{"zzzz", "", Filter{}}, {"discord", "", Filter{Role: law.Broker}}, {"\x1b[2J\x00", "", Filter{}},
	} {
		hits := x.Find(c.typed, c.f)
		got := ""
		if len(hits) > 0 {
			got = hits[0].Entry.ID
		}
		if got != c.best {
			t.Errorf("%q, %+v: found %q, want %q", c.typed, c.f, got, c.best)
		}
	}
	if hits := x.Find("twiter", Filter{}); len(hits) != 1 || hits[0].By != "Twitter" || hits[0].Exact {
		t.Errorf("twiter: %+v", hits)
	}
	if n := len(x.Find(" ", Filter{})); n != 13 {
		t.Errorf("nothing typed finds %d", n)
	}
	if n := len(x.Find("", Filter{Limit: 3})); n != 3 {
		t.Errorf("limit: %d", n)
	}
	if n := len(NewIndex(nil).Find("x", Filter{})); n != 0 {
		t.Error(n)
	}
}

// The name itself is always the best match of every entry that is shipped,
// and is found with one letter changed with its neighbour.
func TestFindShipped(t *testing.T) {
	all := Builtin().Entries()
	x := NewIndex(all)
	for _, e := range all {
		if hits := x.Find(e.Service, Filter{}); len(hits) == 0 || hits[0].Entry.ID != e.ID {
			t.Errorf("%s is not found by its name", e.ID)
		}
		if hits := x.Find(e.ID, Filter{}); len(hits) == 0 {
			t.Errorf("%s is not found by its ID", e.ID)
		}
		typed := []rune(e.Service)
		if len(typed) < 8 || strings.ContainsAny(e.Service, " .0123456789") {
			continue
		}
		typed[3], typed[4] = typed[4], typed[3]
		hits := x.Find(string(typed), Filter{Limit: 5})
		if len(hits) == 0 {
			t.Errorf("%s is not found as %s", e.ID, string(typed))
		}
	}
}

// The band finds what the whole table would.
func TestDistance(t *testing.T) {
	whole := func(a, b []rune) int { // to the best beginning of b
		d := make([][]int, len(b)+1)
		best := len(a)
		for j := range d {
			d[j] = make([]int, len(a)+1)
			for i := range d[j] {
				switch {
				case j == 0:
					d[j][i] = i
					continue
				case i == 0:
					d[j][i] = j
					continue
				}
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[j][i] = min(d[j-1][i-1]+cost, d[j-1][i]+1, d[j][i-1]+1)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[j][i] = min(d[j][i], d[j-2][i-2]+1)
				}
			}
			best = min(best, d[j][len(a)])
		}
		return best
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	word := func() []rune {
		w := make([]rune, 4+rnd.IntN(8))
		for i := range w {
			w[i] = rune("abcß"[rnd.IntN(3)])
		}
		return w
	}
	var r rows
	for range 50_000 {
		a, b := word(), word()
		for allowed := 1; allowed <= 2; allowed++ {
			if got, want := r.distance(a, string(b), allowed), min(whole(a, b), allowed+1); got != want {
				t.Fatalf("%s in %s: %d, want %d of %d allowed", string(a), string(b), got, want, allowed)
			}
		}
	}
}

func thousands(n int) []Entry {
	rnd := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		b := make([]byte, 4+rnd.IntN(9))
		for i := range b {
			b[i] = "etaoinshrdlucmfwypvbgkqjxz"[min(rnd.IntN(26), rnd.IntN(26))]
		}
		return string(b)
	}
	var all []Entry
	for i := range n {
		w := word()
		e := Entry{ID: fmt.Sprintf("%s-%d", w, i), Service: w + " " + word() + " GmbH", Role: law.Platform, Domains: []string{w + ".example.com"},
			Entities: []Entity{{For: []string{"DE", "*"}, Name: w + " " + word() + " GmbH", Country: "DE", Email: "privacy@" + w + ".example.com"}}}
		for range rnd.IntN(6) {
			e.Aliases = append(e.Aliases, word()+" "+word())
		}
		if i%1000 == 0 {
			for range 246 {
				e.Aliases = append(e.Aliases, word()+" "+word())
			}
		}
		all = append(all, e)
	}
	return append(all, Builtin().Entries()...)
}

func BenchmarkFind(b *testing.B) {
	x := NewIndex(thousands(5000))
	b.Logf("%d keys, %d words", len(x.keys), len(x.words))
	for _, typed := range []string{"d", "di", "dis", "disc", "disco", "discor", "discord", "discrod", "facebook gmbh", "deutsche telekom privatkunden", "gmbh com"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				x.Find(typed, Filter{Limit: 50})
			}
		})
	}
}

func BenchmarkIndex(b *testing.B) {
	all := thousands(5000)
	for b.Loop() {
		NewIndex(all)
	}
}
