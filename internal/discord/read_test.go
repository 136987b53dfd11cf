package discord

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"
)

var (
	m1 = flake(day0, 5)
	m2 = flake(day0.Add(-time.Hour), 6)
	m3 = flake(day0.Add(-48*time.Hour), 7)
)

// sample is a package with everything in it: a server, one that was left, one
// known from settings, a channel without a server, a private chat, a group
// that was left. Some of it is marked: no such mark may ever come out.
func sample() []file {
	const marked = `"ip":"MARK-192.0.2.1","phone":"MARK-555","relationships":[{"id":"9","user":{"username":"MARK-friend"}}],"notes":{"9":"MARK-note"},"payments":[{"description":"MARK-paid"}],`
	text := func(s string) string { return strings.ReplaceAll(s, "secret", "MARK-secret") }
	return []file{
		{"README.txt", "MARK-readme"},
		{"Account/user.json", `{` + marked + `"id":"253286221395001345","username":"Nelly","discriminator":7,"global_name":"Nell","email":"nelly@example.org","guild_settings":[{"guild_id":null},{"guild_id":"111111111111111113","x":[{}]}]}`},
		{"Account/avatar.png", "MARK-png"},
		{"Activity/analytics/events-2024-00000-of-00001.json", `{"ip":"MARK-192.0.2.2"}`},
		{"Activities/Activities_1/users/user.json", `{"id":"8c0ffee0-MARK","discord_id":"1"}`},
		{"Messages/index.json", `{"222222222222222221":"general in My Server","222222222222222222":"Direct Message with MARK-bob#0","222222222222222223":"Unknown channel in Old","222222222222222224":null}`},
		{"Messages/c222222222222222221/channel.json", `{"id":"222222222222222221","type":0,"name":"general","guild":{"id":"111111111111111111","name":"My Server"}}`},
		{"Messages/c222222222222222221/messages.json", text(jsonMessages(m1, m2, m3))},
		{"Messages/c222222222222222222/channel.json", `{"id":"222222222222222222","type":"DM","recipients":["253286221395001345","333333333333333333"]}`},
		{"Messages/c222222222222222222/messages.csv", text(csvMessages(m1, m2))},
		{"Messages/c222222222222222223/channel.json", `{"id":"222222222222222223","type":"GUILD_TEXT"}`},
		{"Messages/c222222222222222223/messages.json", text(jsonMessages(m3))},
		{"Messages/c222222222222222224/channel.json", `{"id":"222222222222222224","type":3}`},
		{"Messages/c222222222222222224/messages.json", `[]`},
		{"Messages/c222222222222222225/channel.json", `{"id":"222222222222222225","type":0,"name":"left","guild":{"id":"111111111111111112","name":"Old Server"}}`},
		{"Messages/c222222222222222225/messages.json", text(jsonMessages(m2))},
		{"Servers/index.json", `{"111111111111111111":"My Server"}`},
		{"Servers/111111111111111111/guild.json", `{"id":"111111111111111111","name":"My Server"}`},
		{"Servers/111111111111111111/audit-log.json", `["MARK-log"]`},
	}
}

// result is a package in one text, to compare and to search.
func result(p *Package) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%+v\n%+v\n", p.Account, p.Totals)
	for _, s := range p.Servers {
		fmt.Fprintf(&b, "%+v\n", s)
	}
	for _, c := range p.Channels {
		fmt.Fprintf(&b, "%+v\n", c)
	}
	for _, n := range p.Report {
		fmt.Fprintf(&b, "%v: %s\n", n.Kind, n.Text)
	}
	WriteIDs(&b, p.Messages(nil))
	return b.String()
}

func mustRead(t testing.TB, files []file) *Package {
	t.Helper()
	p, err := readBytes(pack(t, files...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRead(t *testing.T) {
	p := mustRead(t, sample())
	want := Account{ID: 253286221395001345, Tag: "Nelly#0007", DisplayName: "Nell", Email: "nelly@example.org", Created: ID(253286221395001345).Made()}
	if p.Account != want {
		t.Errorf("account %+v", p.Account)
	}
	if got := p.Account.Created.Format(time.DateOnly); got != "2016-11-29" {
		t.Errorf("made on %s", got)
	}
	for i, want := range []Server{
		{111111111111111111, "My Server", Member, 1, 3, at(m3), at(m1)},
		{111111111111111112, "Old Server", Left, 1, 1, at(m2), at(m2)},
		{111111111111111113, "", Settings, 0, 0, time.Time{}, time.Time{}},
	} {
		if p.Servers[i] != want {
			t.Errorf("server %+v, want %+v", p.Servers[i], want)
		}
	}
	if want := (Totals{Messages: 7, InServers: 4, Direct: 2, Unknown: 1, Channels: 5, First: at(m3), Last: at(m1)}); p.Totals != want {
		t.Errorf("totals %+v", p.Totals)
	}
	group := p.Channels[3]
	if group.Kind != Group || group.Standing != Left || group.Messages != 0 {
		t.Errorf("the group that was left: %+v", group)
	}
	var list strings.Builder
	WriteIDs(&list, p.Messages(nil))
	if want := fmt.Sprintf("channelid,messageid\n222222222222222223,%[3]d\n222222222222222225,%[2]d\n"+
		"222222222222222221,%[3]d\n222222222222222221,%[2]d\n222222222222222221,%[1]d\n222222222222222222,%[2]d\n222222222222222222,%[1]d\n", m1, m2, m3); list.String() != want {
		t.Errorf("the deletion list is\n%s", list.String())
	}
	if !p.Report.Complete() {
		t.Errorf("%+v", p.Report)
	}
}

func at(id ID) time.Time { return time.Unix(id.second(), 0).UTC() }

// Nothing of what is private in a package comes out, in whatever form.
func TestNothingPrivateComesOut(t *testing.T) {
	if s := result(mustRead(t, sample())); strings.Contains(s, "MARK") || strings.Contains(s, "333333333333333333") || strings.Contains(s, "secret") {
		t.Errorf("marked text in the result:\n%s", s)
	}
	p := mustRead(t, sample())
	for _, n := range p.Report {
		for _, private := range []string{"Nelly", "nelly", "Server 1", "My Server", "253286221395001345", "2222"} {
			if strings.Contains(n.Text, private) {
				t.Errorf("the report says %q", n.Text)
			}
		}
	}
}

// Whatever the folders are called and wherever they lie, the package says the
// same.
func TestLayouts(t *testing.T) {
	want := withoutReport(mustRead(t, sample()))
	rename := func(account, messages, servers, prefix string) []file {
		var files []file
		for _, f := range sample() {
			top, rest, deeper := strings.Cut(f.name, "/")
			if to := map[string]string{"Account": account, "Messages": messages, "Servers": servers}[top]; to != "" && deeper {
				f.name = to + "/" + rest
			}
			f.name = prefix + f.name
			files = append(files, f)
		}
		return files
	}
	for name, files := range map[string][]file{
		"old":      rename("account", "messages", "servers", ""),
		"french":   rename("Compte", "Messages", "Serveurs", ""),
		"german":   rename("Account", "Nachrichten", "Server", ""),
		"japanese": rename("アカウント", "メッセージ", "サーバー", ""),
		"invented": rename("Tili", "Viestit", "Palvelimet", ""),
		"wrapped":  append(rename("Account", "Messages", "Servers", "package/"), file{"__MACOSX/._user.json", "x"}, file{"__MACOSX/package/Account/._user.json", "x"}, file{"package/.DS_Store", "x"}),
		"spaced":   rename("Account", "Messages", "Servers", "my old package (1)/"),
		"composed": append(rename("Account", "Messages", "Servers", ""), file{norm.NFD.String("Aktivität/x.json"), "x"}),
	} {
		if got := withoutReport(mustRead(t, files)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		unpacked := fstest.MapFS{}
		for _, f := range files {
			unpacked[f.name] = &fstest.MapFile{Data: []byte(f.data)}
		}
		p, err := ReadFolder(context.Background(), unpacked, Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		if got := withoutReport(p); got != want {
			t.Errorf("%s, unpacked: got\n%s\nwant\n%s", name, got, want)
		}
	}
	// Channel folders without the c, as before June 2021.
	var bare []file
	for _, f := range sample() {
		f.name = strings.Replace(f.name, "/c2", "/2", 1)
		bare = append(bare, f)
	}
	if got := withoutReport(mustRead(t, bare)); got != want {
		t.Errorf("bare folders: %s", got)
	}
}

func withoutReport(p *Package) string {
	q := *p
	q.Report = nil
	return result(&q)
}

// only keeps the files below one of the folders.
func only(files []file, folders ...string) []file {
	return slices.DeleteFunc(files, func(f file) bool {
		return !slices.ContainsFunc(folders, func(p string) bool { return strings.HasPrefix(f.name, p) })
	})
}

func TestPartial(t *testing.T) {
	p := mustRead(t, only(sample(), "Messages/"))
	if p.Account.ID != 0 || p.Totals.Messages != 7 || p.Servers[0].Standing != Unsure || p.Channels[0].Standing != Unsure {
		t.Errorf("messages alone: %s", result(p))
	}
	if !says(p, Missing, "no account folder") || !says(p, Missing, "no servers folder") {
		t.Errorf("%v", p.Report)
	}
	if p = mustRead(t, only(sample(), "Account/", "Activity/")); p.Account.ID == 0 || p.Totals.Channels != 0 || len(p.Servers) != 1 {
		t.Errorf("account alone: %s", result(p))
	}
	if p = mustRead(t, only(sample(), "Servers/")); len(p.Servers) != 1 || p.Servers[0].Standing != Member {
		t.Errorf("servers alone: %s", result(p))
	}
	// Neither channels nor servers have folders: the names decide.
	p = mustRead(t, []file{{"Serveurs/index.json", `{"111111111111111111":"A"}`}, {"Messages/index.json", `{}`}, {"Compte/user.json", `{"id":253286221395001345,"username":"nelly","discriminator":"0"}`}})
	if len(p.Servers) != 1 || p.Account.Username != "nelly" || p.Account.Tag != "" {
		t.Errorf("indexes alone: %s", result(p))
	}
	// The packages of 10 June 2021 have channels without messages.
	p = mustRead(t, slices.DeleteFunc(sample(), func(f file) bool { return strings.Contains(f.name, "messages.") }))
	if p.Totals.Channels != 5 || p.Totals.Messages != 0 || p.Report.Complete() {
		t.Errorf("no messages files: %s", result(p))
	}
}

func says(p *Package, kind NoteKind, text string) bool {
	return slices.ContainsFunc(p.Report, func(n Note) bool { return n.Kind == kind && strings.Contains(n.Text, text) })
}

// Without its account file a package proposes the ID in most private chats.
func TestProposed(t *testing.T) {
	chats := func(n int) []file {
		var files []file
		for i := range n {
			files = append(files, file{fmt.Sprintf("messages/22222222222222222%d/channel.json", i),
				fmt.Sprintf(`{"id":"22222222222222222%d","type":1,"recipients":["33333333333333333%d","253286221395001345","Deleted User"]}`, i, i)})
		}
		return files
	}
	if a := mustRead(t, chats(3)).Account; a.ID != 253286221395001345 || !a.Proposed {
		t.Errorf("%+v", a)
	}
	if a := mustRead(t, chats(2)).Account; a.ID != 0 {
		t.Errorf("two chats are too few: %+v", a)
	}
}

// A channel may stand in two folders, and as JSON and CSV.
func TestMerged(t *testing.T) {
	files := append(sample(), file{"Messages/222222222222222221/messages.csv", csvMessages(m1, flake(day0, 9))},
		file{"Messages/c222222222222222221/messages.csv", csvMessages(m1)})
	p := mustRead(t, files)
	if c := p.Channels[0]; c.Messages != 4 || p.Totals.Channels != 5 || !says(p, Repaired, "1 message that stood") || !says(p, Skipped, "1 file of messages as CSV") {
		t.Errorf("%s", result(p))
	}
}

// Times are the package's own where they are not those in the IDs.
func TestTimes(t *testing.T) {
	p := mustRead(t, []file{{"Messages/c222222222222222221/messages.json", `[
		{"ID":3,"Timestamp":"2024-04-26 00:00:00"},
		{"ID":"18446744073709551615","Timestamp":"2024-04-25T23:59:59.999+00:00"},
		{"ID":2,"Timestamp":"2024-04-26 01:00:00+02:00"},
		{"ID":1e17,"Timestamp":"2020-02-29 12:00:00"},
		{"ID":1,"Timestamp":"2023-02-29 12:00:00"},
		{"Timestamp":"yesterday"}, {}, null]`}})
	c := p.Channels[0]
	if c.Messages != 8 || c.Lost != 4 {
		t.Fatalf("%+v", c)
	}
	if got := c.Before(time.Date(2024, 4, 26, 0, 0, 0, 0, time.UTC)); got.Messages != 4 || got.Last != time.Date(2024, 4, 25, 23, 59, 59, 0, time.UTC) {
		t.Errorf("%+v", got)
	}
	var ids []string
	for m := range c.All() {
		ids = append(ids, m.ID.String())
	}
	if want := []string{"1", "2", "3", "18446744073709551615"}; !reflect.DeepEqual(ids, want) {
		t.Errorf("%q", ids)
	}
}

func TestProgressAndStop(t *testing.T) {
	path := filepath.Join(t.TempDir(), "package.zip")
	generate(t, path, load{messages: 20_000, channels: 50})
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	var last Progress
	p, err := ReadZip(context.Background(), f, info.Size(), Options{Progress: func(p Progress) { last = p }})
	if err != nil || last.Entries != last.EntriesTotal || last.Messages != 20_000 || last.Bytes != last.BytesTotal || p.Totals.Messages != 20_000 {
		t.Errorf("%+v, %v", last, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := ReadZip(ctx, f, info.Size(), Options{}); err != context.Canceled {
		t.Error(err)
	}
}

func TestID(t *testing.T) {
	for _, s := range []string{"1", "253286221395001345", "18446744073709551615", "15724800000000000000"} {
		if id, err := ParseID(s); err != nil || id.String() != s {
			t.Errorf("%s: %s, %v", s, id, err)
		}
	}
	for _, s := range []string{"", "0", "012", "18446744073709551616", "99999999999999999999", "-1", "+1", "1.0", "1e5", "１", "184467440737095516150"} {
		if id, err := ParseID(s); err == nil {
			t.Errorf("%q is %s", s, id)
		}
	}
	if got := ID(123456789012345678).Made().Format(time.RFC3339Nano); got != "2015-12-07T16:13:12.216Z" {
		t.Error(got)
	}
}
