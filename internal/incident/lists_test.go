package incident

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/law"
)

func TestReadServers(t *testing.T) {
	for what, c := range map[string]struct {
		src  string
		want ServerList
	}{
		"an array": {`[" 111111111111111112", "111111111111111111",
			"1573850500300800000", "12345678901234567890"]`, ServerList{IDs: []discord.ID{111111111111111111, 111111111111111112, 1573850500300800000, 12345678901234567890}, Entries: 4}},
		"an object by account": {`{"265":[{"server_name":"a...","serverid":"111111111111111111","username":"x","userid":"265"},{"serverid":"111111111111111112"}],"266":[]}`,
			ServerList{IDs: []discord.ID{111111111111111111, 111111111111111112}, Entries: 2}},
		"repeats": {`["111111111111111111","111111111111111111"]`, ServerList{IDs: []discord.ID{111111111111111111}, Entries: 2, Repeats: 1}},
		"damaged": {`["4.23243E+17","1.2325E+17","4,23243E+17",4.23243e17,"423243000000000000.0","111111111111111111"]`,
			ServerList{IDs: []discord.ID{111111111111111111}, Entries: 6, Damaged: 5}},
		"others":   {`["12345", "123456789012345678901", "", null, true, "a server", {"id":"1"}, [], "-1"]`, ServerList{Entries: 9, Other: 9}},
		"numbers":  {`[1573850500300800123]`, ServerList{IDs: []discord.ID{1573850500300800123}, Entries: 1}},
		"BOM":      {"\xef\xbb\xbf[\"423243000000000000\"]", ServerList{IDs: []discord.ID{423243000000000000}, Entries: 1}},
		"no entry": {`[]`, ServerList{}},
	} {
		got, err := ReadServers(strings.NewReader(c.src), 1<<20)
		if err != nil || !slices.Equal(got.IDs, c.want.IDs) || got.Entries != c.want.Entries || got.Damaged != c.want.Damaged || got.Other != c.want.Other || got.Repeats != c.want.Repeats {
			t.Errorf("%s: %+v, %v", what, got, err)
		}
	}
	for _, src := range []string{"", "{", "5", `"x"`, `["a"`, `["a"]]`, `{"a":5}`, `{"a":{}}`, "<html>", "\xff\xfe[\x00]\x00", strings.Repeat("[", 20_000)} {
		var e *ListError
		if _, err := ReadServers(strings.NewReader(src), 1<<20); !errors.As(err, &e) {
			t.Errorf("%.10q: %v", src, err)
		}
	}
	if _, err := ReadServers(strings.NewReader(`["111111111111111111"]`), 10); err == nil || !strings.Contains(err.Error(), "larger than 10 bytes") {
		t.Error(err)
	}
}

func TestMarks(t *testing.T) {
	var l Lists
	if !l.Empty() {
		t.Error("no list is a list")
	}
	l.Add(ServerList{IDs: []discord.ID{1, 2}}, Known)
	l.Add(ServerList{IDs: []discord.ID{2, 3}}, Tracked)
	l.Add(ServerList{IDs: []discord.ID{3}}, Known)
	if l.Of(1) != Known || l.Of(2) != Tracked || l.Of(3) != Tracked || l.Of(4) != NotListed || l.Count(Known) != 1 || l.Count(Tracked) != 2 {
		t.Errorf("%+v", l)
	}
}

func TestSpyPetLists(t *testing.T) {
	i, err := Load("spy-pet")
	if err != nil || len(i.Lists) != 3 {
		t.Fatal(err, len(i.Lists))
	}
	for _, l := range i.Lists {
		if !strings.HasPrefix(l.URL, "https://raw.githubusercontent.com/ThatSINEWAVE/Spy.pet-Info/796e2da83d9e8ca9299976b21076956dae7b3d35/data/") || !strings.HasSuffix(l.URL, "/"+l.Name) {
			t.Errorf("%s is at %s", l.Name, l.URL)
		}
	}
	const good = "id = \"mine\"\nkind = \"scrape\"\ntitle = \"T\"\ngeneric = true\n[[list]]\nname = \"a.json\"\nmark = \"known\"\nurl = \"https://example.org/a.json\"\nbytes = 5\nsha256 = \"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"\n"
	if _, err := Decode("x", []byte(good)); err != nil {
		t.Error(err)
	}
	for _, c := range [][2]string{{"a.json\"\nmark", "../a\"\nmark"}, {"known", "maybe"}, {"https:", "http:"}, {"= 5", "= 0"}, {"2cf2", "2CF2"}} {
		if _, err := Decode("x", []byte(strings.Replace(good, c[0], c[1], 1))); err == nil {
			t.Errorf("%s is accepted", c[1])
		}
	}
}

var banned = law.Date{Year: 2024, Month: time.April, Day: 26}

func TestExpose(t *testing.T) {
	p := readPackage(t)
	var l Lists
	l.Add(ServerList{IDs: []discord.ID{111111111111111111, 999999999999999999}}, Tracked)
	l.Add(ServerList{IDs: []discord.ID{111111111111111112}}, Known)
	e := Expose(p, &l, banned)
	if got := fmt.Sprintf("%v %v %v %v", e.Tracked, e.Known, e.NotListed, e.All); got != "{1 {2 2024-04-24 00:00:00 +0000 UTC 2024-04-25 23:59:59 +0000 UTC}} "+
		"{1 {0 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC}} {1 {1 2020-01-01 00:00:00 +0000 UTC 2020-01-01 00:00:00 +0000 UTC}} {3 {3 2020-01-01 00:00:00 +0000 UTC 2024-04-25 23:59:59 +0000 UTC}}" {
		t.Error(got)
	}
	if e.Servers[0].Mark != Tracked || e.Servers[0].Before.Messages != 2 || e.Servers[0].Messages != 3 || e.Servers[1].Mark != Known || e.Servers[2].Mark != NotListed {
		t.Errorf("%+v", e.Servers)
	}
	if e.Unknown.Messages != 1 {
		t.Errorf("%+v", e.Unknown)
	}
	want := []string{
		"1 of your 3 servers is on the list of servers that were read (tracked).",
		"1 more is on the list of servers that were known to the scraper; whether they were read is not known.",
		"In the tracked servers Discord still stores 2 messages of yours older than 26 April 2024, the day the scraper's accounts were banned, the first of 24 April 2024, the last of 25 April 2024.",
		"Discord stores no messages of yours in the servers that were known older than 26 April 2024, the day the scraper's accounts were banned.",
	}
	for i, w := range want {
		if got := e.Sentences()[i]; got != w {
			t.Errorf("got  %s\nwant %s", got, w)
		}
	}
	all := strings.Join(e.Sentences(), " ")
	for _, w := range []string{"may have been scraped all the same", "messages from before it came to a server could be read too", "deleted before the package was made are not counted"} {
		if !strings.Contains(all, w) {
			t.Errorf("not said: %s", w)
		}
	}
	if strings.Contains(all, "were scraped") || strings.Contains(all, "not scraped") {
		t.Error(all)
	}
	e = Expose(p, &Lists{}, banned)
	if s := e.Sentences(); e.Compared || e.NotListed.Servers != 0 || !strings.HasPrefix(s[0], "No list") {
		t.Errorf("%+v", s)
	}
	if e = Expose(p, &l, law.Date{}); e.All.Before.Messages != 4 {
		t.Errorf("without a day all count: %+v", e.All)
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}

// BenchmarkExpose compares 10,000 servers with lists of the size they have.
func BenchmarkExpose(b *testing.B) {
	p := &discord.Package{}
	var l Lists
	list := ServerList{}
	for i := range 10_000 {
		id := discord.ID(111111111111111111 + i)
		p.Servers = append(p.Servers, discord.Server{ID: id, Channels: 2})
		p.Channels = append(p.Channels, discord.Channel{ID: id, Kind: discord.InServer, Server: id}, discord.Channel{ID: id + 1, Kind: discord.InServer, Server: id})
	}
	for i := range 31_595 {
		list.IDs = append(list.IDs, discord.ID(111111111111111111+3*i))
	}
	l.Add(list, Tracked)
	for b.Loop() {
		Expose(p, &l, banned)
	}
}
