package wizard

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/letters"
)

// The markers stand where a package has what must never leave it.
var markers = []string{"MARKER-CONTENT", "MARKER-IP", "MARKER-PHONE", "MARKER-FRIEND", "MARKER-FILE"}

// flake is an ID made at a moment.
func flake(at time.Time, low int) uint64 {
	return uint64(at.UnixMilli()-1420070400000)<<22 | uint64(low)
}

var chatted = time.Date(2023, 12, 11, 2, 1, 9, 0, time.UTC)

// serverID is the ID of a server of packageOf.
func serverID(n int) string { return fmt.Sprint(flake(chatted.AddDate(-3, 0, 0), n)) }

// packageOf is a data package with some servers of three messages each; every
// third was left. There is also a group chat that was left, and a private
// chat.
func packageOf(t testing.TB, servers int) *discord.Package {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, format string, args ...any) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(w, format, args...)
	}
	put("Konto/user.json", `{"id":%q,"username":%q,"discriminator":"0","email":%q,"phone":"MARKER-PHONE","ip":"MARKER-IP","relationships":[{"user":{"username":"MARKER-FRIEND"}}]}`, janeID, janeNick, janeMail)
	members := []string{}
	channel := func(n int, about string) {
		id := flake(chatted.AddDate(-2, 0, 0), n)
		put(fmt.Sprintf("Nachrichten/c%d/channel.json", id), `{"id":"%d",%s}`, id, about)
		var m []string
		for i := range 3 {
			m = append(m, fmt.Sprintf(`{"ID":%d,"Timestamp":%q,"Contents":"MARKER-CONTENT","Attachments":"https://example.org/MARKER-FILE"}`, flake(chatted.AddDate(0, 0, -i), n*10+i), chatted.AddDate(0, 0, -i).Format(time.DateTime)))
		}
		put(fmt.Sprintf("Nachrichten/c%d/messages.json", id), "[%s]", strings.Join(m, ","))
	}
	for n := range servers {
		name := fmt.Sprintf("Server %d \U0001F3AE", n)
		if n%3 != 2 {
			members = append(members, fmt.Sprintf("%q:%q", serverID(n), name))
		}
		if servers < 1000 { // a large table needs no messages
			channel(n, fmt.Sprintf(`"type":"GUILD_TEXT","name":"general","guild":{"id":%q,"name":%q}`, serverID(n), name))
		}
	}
	channel(servers+1, `"type":"GROUP_DM"`)
	channel(servers+2, fmt.Sprintf(`"type":"DM","recipients":[%q,"1"]`, janeID))
	put("Nachrichten/index.json", "{}")
	put("Server/index.json", "{%s}", strings.Join(members, ","))
	put("Activity/events.json", "MARKER-IP")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := discord.ReadZip(context.Background(), bytes.NewReader(b.Bytes()), int64(b.Len()), discord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// withPackage is a world that has a data package at /home/jane/package.zip and
// a list on which the servers 0 and 5 are.
func withPackage(t testing.TB) *world {
	w := newWorld()
	w.Package = PackageTools{
		Near: func() []NearFile {
			return []NearFile{{Path: "/home/jane/Downloads/package.zip", Shown: "~/Downloads/package.zip", About: "53.7 MB, 2026-11-12"}}
		},
		Inspect: func(_ context.Context, path string, tell func(Reading)) (*discord.Package, error) {
			if !strings.HasSuffix(path, "package.zip") {
				return nil, errors.New("the file is not a zip file")
			}
			tell(Reading{Entries: 1, EntriesTotal: 2, Messages: 3, Bytes: 10, BytesTotal: 20})
			return packageOf(t, 9), nil
		},
		ReadList: func(context.Context, incident.Incident, string) (*incident.Lists, error) { return testLists(t), nil },
	}
	return w
}

func testLists(t testing.TB) *incident.Lists {
	list, err := incident.ReadServers(strings.NewReader(fmt.Sprintf("[%q,%q]", serverID(0), serverID(5))), 1000)
	if err != nil {
		t.Fatal(err)
	}
	var all incident.Lists
	all.Add(list, incident.Tracked)
	return &all
}

// throughPackage goes from the package to the rights, with the list compared.
func (b *robot) throughPackage() *robot {
	k := b.keys
	b.at(stopPackage).sees("~/Downloads/package.zip").press(k.Next)
	b.at(stopAccount).sees("is that you?", "The account nelly").press(k.Next)
	b.paste("'/home/jane/a list.json'").sees("(*) With a list that I have as a file").press(k.Next)
	b.at(stopResult).sees("2 of your 9 servers are on the list", "may have been scraped all the same").press(k.Next)
	b.at(stopServers).sees("2 of 9 chosen").press(k.Next)
	return b.at(stopShares).sees("The list will name 12 messages").press(k.Next)
}

func (b *robot) toReviewWithPackage() *robot {
	b.throughIncident().throughResidence().throughPackage().throughRights().throughBothAddressees()
	next := b.keys.Next
	b.at(stopIdentity).press(next, next, next, next).typed(janeName).press(next, next)
	return b.throughAlias().throughWording().at(stopReview)
}

func TestPackage(t *testing.T) {
	w := withPackage(t)
	b := newRobot(t, w, 80, 24).toReviewWithPackage()
	b.throughReview().throughSave().at(stopDone)
	o := w.orders[0]
	r := o.Request
	want := []letters.Server{
		{ID: serverID(0), Messages: 3, Listed: "tracked"}, {ID: serverID(5), Messages: 3, Listed: "tracked"},
	}
	if len(r.Servers) != 2 {
		t.Fatalf("%d servers", len(r.Servers))
	}
	for _, s := range want {
		i := slices.IndexFunc(r.Servers, func(o letters.Server) bool { return o.ID == s.ID })
		if i < 0 || r.Servers[i].Messages != s.Messages || r.Servers[i].Listed != s.Listed || r.Servers[i].First.String() != "2023-12-09" || r.Servers[i].Last.String() != "2023-12-11" {
			t.Errorf("%+v", r.Servers)
		}
	}
	if r.Identifiers["discord-user-id"] != janeID || r.Identifiers["discord-username"] != janeNick || r.Identifiers["account-email"] != janeMail {
		t.Error("the package did not fill in who the person is")
	}
	if len(o.Lists) != 1 || len(r.MessageLists) != 1 {
		t.Fatalf("%d lists", len(o.Lists))
	}
	var csv bytes.Buffer
	if err := o.Lists[0].Fill(&csv); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(csv.Bytes())
	if l := r.MessageLists[0]; l.Rows != 12 || l.SHA256 != hex.EncodeToString(sum[:]) || l.File != "discord-messages.csv" || strings.Count(csv.String(), "\n") != 13 {
		t.Errorf("%+v\n%s", l, csv.String())
	}
	// Nothing private, and no ID of a message, is in what is kept or written.
	id := strings.Split(strings.Split(csv.String(), "\n")[1], ",")[1]
	data, _ := letters.Encode(r)
	kept := append([][]byte{data, csv.Bytes()}, w.saved...)
	for _, l := range o.Letters {
		kept = append(kept, []byte(letters.Text(l, 80)))
		if text := letters.Text(l, 80); l.Hostile && (strings.Contains(text, serverID(0)) || strings.Contains(text, ".csv")) {
			t.Error("a hostile addressee is told of servers")
		} else if !l.Hostile && !strings.Contains(text, serverID(5)) {
			t.Error("Discord is not told of the servers")
		}
	}
	for i, k := range kept {
		for _, m := range markers {
			if bytes.Contains(k, []byte(m)) {
				t.Errorf("%s is kept", m)
			}
		}
		if i != 1 && bytes.Contains(k, []byte(id)) {
			t.Error("the ID of a message stands outside of the list")
		}
	}
}

func TestPackageStopsAtOnce(t *testing.T) {
	w := withPackage(t)
	started, ended := make(chan bool, 1), make(chan bool, 1)
	w.Package.Inspect = func(ctx context.Context, _ string, tell func(Reading)) (*discord.Package, error) {
		tell(Reading{Entries: 1, EntriesTotal: 100, Messages: 12345, Bytes: 1, BytesTotal: 4, Left: 90 * time.Second})
		started <- true
		<-ctx.Done()
		ended <- true
		return nil, ctx.Err()
	}
	b := newRobot(t, w, 80, 24)
	b.throughIncident().throughResidence().at(stopPackage)
	_, cmd := b.m.Update(keyMsg("enter"))
	<-started
	first := cmd()
	b.m.Update(first)
	b.sees("Reading the package", "25 %", "Files read: 1 of 100", "Messages: 12345", "about 90 s", "esc stop")
	fits(t, b.m.View(), 80, 24)
	b.m.Update(keyMsg("esc"))
	b.at(stopPackage).sees("Do you have your Discord data package?")
	<-ended
	if b.m.found != nil || b.m.draft.Request.Residence != "DE" {
		t.Error("the answers are not what they were")
	}
}

func TestPackageThatIsNone(t *testing.T) {
	w := withPackage(t)
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.throughIncident().throughResidence().paste("/home/jane/letter.pdf").press(k.Next).at(stopPackage).sees("The file is not a zip file.", "letter.pdf")
	b.press(k.Back, k.Down).sees("(*) I do not have it yet").press(k.Next).sees("Request your data", "cancels the package", "30 days")
	b.press(k.Next).at(stopRights)
	b.press(k.Leave).at(stopPackage).press(k.Down).sees("(*) Go on without it").press(k.Next).at(stopRights)
	if b.m.draft.Request.Servers != nil {
		t.Error("servers out of nowhere")
	}
}

func TestPackageOfAnother(t *testing.T) {
	b := newRobot(t, withPackage(t), 80, 24)
	k := b.keys
	b.m.draft.setIdentifier("discord-user-id", "111122223333444455")
	b.throughIncident().throughResidence().press(k.Next).at(stopAccount)
	b.press(k.Down).sees("(*) No").press(k.Next).at(stopAccount).sees("nothing of it is used")
	b.press(k.Up, k.Next).sees("What you typed differs from the package", "Discord user ID").press(k.Down).sees("(*) What I typed").press(k.Next, k.Down, k.Next)
	b.at(stopResult).sees("No list of affected servers was read")
	if got := b.m.draft.identifier("discord-user-id"); got != "111122223333444455" || b.m.draft.identifier("discord-username") != janeNick {
		t.Errorf("the ID is %s", got)
	}
}

func TestListsAreFetchedOnlyWhenConfirmed(t *testing.T) {
	w := withPackage(t)
	fetched, keeps := 0, true
	var failure error = errors.New("cannot reach raw.githubusercontent.com: this computer seems to be offline")
	w.Package.Fetch = func(_ context.Context, in incident.Incident, keep bool, _ func(Reading)) (*incident.Lists, error) {
		fetched++
		keeps = keep
		if failure != nil {
			return nil, failure
		}
		return testLists(t), nil
	}
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.m.draft.NotSafe = true
	b.throughIncident().throughResidence().press(k.Next).at(stopAccount).press(k.Next)
	b.sees("(*) With the public lists: download them now").press(k.Next)
	b.sees("Download these files?", "https://raw.githubusercontent.com/", "2505934 bytes", "Nothing about you is sent").press(k.Next)
	if b.at(stopAccount); fetched != 0 {
		t.Fatal("fetched without being told to")
	}
	b.press(k.Next, k.Down, k.Next).at(stopAccount).sees("offline")
	failure = nil
	b.press(k.Next, k.Down, k.Next).at(stopResult).sees("2 of your 9 servers")
	if fetched != 2 || keeps {
		t.Errorf("fetched %d times, kept %v", fetched, keeps)
	}
	b.press(k.Next, k.Next, k.Next)
	if got := b.m.draft.Request.MessageLists[0].File; got != "list.csv" {
		t.Errorf("the file is called %s", got)
	}
}

func TestListThatIsGone(t *testing.T) {
	w := withPackage(t)
	w.Request = letters.Request{
		Incident: "spy-pet", Residence: "DE", Addressees: []string{"discord"},
		Identifiers:  map[string]string{"discord-user-id": janeID, "account-email": janeMail},
		Servers:      []letters.Server{{ID: serverID(1), Name: "x", Messages: 1}},
		MessageLists: []letters.MessageList{{File: "discord-messages.csv", Rows: 2, SHA256: strings.Repeat("0", 64)}},
	}
	b := newRobot(t, w, 80, 24)
	k := b.keys
	b.press(k.Next, k.Next, k.Next).at(stopPackage).sees("(*) Keep what an earlier one gave", "Servers for the letter to name: 1.").press(k.Next).at(stopPackage).sees("is not at hand any more")
	w.Package.List = func(letters.MessageList) func(io.Writer) error { return func(io.Writer) error { return nil } }
	b = newRobot(t, w, 80, 24)
	b.press(k.Next, k.Next, k.Next).at(stopPackage).press(k.Next).at(stopRights)
	if len(b.m.draft.Request.MessageLists) != 1 {
		t.Error("the list is lost")
	}
	b.press(k.Leave).at(stopPackage).times(4, k.Down).sees("(*) Go on without it").press(k.Next).at(stopRights)
	if r := b.m.draft.Request; r.MessageLists != nil || r.Servers != nil {
		t.Error("what was to be left out is still there")
	}
}

func TestPackageInPlainMode(t *testing.T) {
	full, w := withPackage(t), withPackage(t)
	newRobot(t, full, 80, 24).toReviewWithPackage().throughReview().throughSave().at(stopDone)
	answers := slices.Concat(plainAnswers[1:4], []string{
		"1",                     // the file
		"", "1", "/home/jane/l", // me, a list of mine
		"", // two servers are chosen
		"", // the parts of the list
	}, []string{"", "2", "yes", "", "", "", "", "", janeName, ""}, plainAnswers[len(plainAnswers)-12:])
	out, o, err := ask(t, w, answers...)
	if err != nil || !o.Finished {
		t.Fatalf("%v\n%s", err, out)
	}
	if a, b := full.orders[0].Request, w.orders[0].Request; !slices.Equal(a.Servers, b.Servers) || !slices.Equal(a.MessageLists, b.MessageLists) {
		t.Errorf("%+v\n%+v", a.Servers, b.Servers)
	}
	golden(t, "plain-package.txt", []byte(trimLines(out)))
}

func TestCleanPath(t *testing.T) {
	for typed, want := range map[string]string{
		"/home/jane/package.zip":                  "/home/jane/package.zip",
		"  '/home/jane/my data/package.zip' ":     "/home/jane/my data/package.zip",
		`"C:\Users\jane\my data\package.zip"`:     `C:\Users\jane\my data\package.zip`,
		`C:\Users\jane\package.zip`:               `C:\Users\jane\package.zip`,
		`/home/jane/my\ data/it\'s.zip`:           "/home/jane/my data/it's.zip",
		"file:///home/jane/my%20data/package.zip": "/home/jane/my data/package.zip",
		"file://localhost/home/jane/package.zip":  "/home/jane/package.zip",
		"file:///C:/Users/jane/package.zip":       "C:/Users/jane/package.zip",
		"& 'C:\\Users\\jane\\package.zip'":        `C:\Users\jane\package.zip`,
		"~/Downloads/package.zip":                 "~/Downloads/package.zip",
		"":                                        "",
		"'":                                       "'",
	} {
		if got := cleanPath(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// BenchmarkServers is one key in a table of 10,000 servers: Update and View.
func BenchmarkServers(b *testing.B) {
	w := withPackage(b)
	pkg := packageOf(b, 10_000)
	w.Package.Inspect = func(context.Context, string, func(Reading)) (*discord.Package, error) { return pkg, nil }
	r := newRobot(b, w, 120, 40)
	k := r.keys
	r.throughIncident().throughResidence().press(k.Next, k.Next, k.Down, k.Next, k.Next).at(stopServers)
	for name, keys := range map[string][]tea.Msg{
		"scrolling": {keyMsg("down"), keyMsg("pgdown"), keyMsg("end"), keyMsg("home")},
		"finding":   {keyMsg("s"), keyMsg("e"), keyMsg("9"), tea.KeyMsg{Type: tea.KeyBackspace}, tea.KeyMsg{Type: tea.KeyBackspace}, tea.KeyMsg{Type: tea.KeyBackspace}},
		"choosing":  {keyMsg(" "), keyMsg("down")},
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				r.m.Update(keys[i%len(keys)])
				_ = r.m.View()
			}
		})
	}
}

// packageTour is every screen between the residence and the rights.
func packageTour(b *robot, see func(name string)) {
	k := b.keys
	b.throughIncident()
	if b.w.Language == "de" {
		b.typed("Deutschl").press(k.Next, k.Next)
	} else {
		b.throughResidence()
	}
	see("package")
	b.press(k.Down, k.Down, k.Next)
	see("package, none yet")
	b.press(k.Next).at(stopRights).press(k.Leave).paste("/home/jane/letter.pdf")
	see("package, a path")
	b.press(k.Next)
	see("package, refused")
	b.press(k.Back, k.Up, k.Next)
	see("account")
	b.press(k.Next, k.Next)
	see("account, the addresses")
	b.press(k.Leave).paste("/home/jane/list.json")
	see("account, a list")
	b.press(k.Next)
	see("result")
	b.press(k.Next)
	see("servers")
	b.press(k.Down, k.Toggle).typed("server 3").press(k.Toggle)
	see("servers, finding one")
	b.typed("zzz")
	see("servers, none found")
	b.press(k.Next)
	see("list")
	b.press(k.Next)
	see("rights, with a list")
}

func TestPackageScreens(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 12}} {
			name := fmt.Sprintf("package-stop-%s-%dx%d.txt", language, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				w := withPackage(t)
				w.Language = language
				w.Package.Fetch = func(context.Context, incident.Incident, bool, func(Reading)) (*incident.Lists, error) {
					return testLists(t), nil
				}
				b := newRobot(t, w, size[0], size[1])
				var out strings.Builder
				packageTour(b, func(name string) {
					fmt.Fprintf(&out, "=== %s\n%s\n", name, trimLines(b.screen()))
					fits(t, b.m.View(), size[0], size[1])
				})
				b.at(stopRights)
				golden(t, name, []byte(out.String()))
				if language == "de" {
					missed(t, b.m.say)
				}
			})
		}
	}
}

// TestPackageRandomWalks presses any keys on the pages of the package, in
// windows of any size.
func TestPackageRandomWalks(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 5))
	for range 12 {
		w := withPackage(t)
		w.Package.Fetch = func(context.Context, incident.Incident, bool, func(Reading)) (*incident.Lists, error) {
			return nil, errors.New("cannot reach example.org: this computer seems to be offline")
		}
		b := newRobot(t, w, 80, 24)
		b.throughIncident().throughResidence()
		k := b.keys
		all := []key.Binding{k.Next, k.Next, k.Next, k.Next, k.Skip, k.Back, k.Leave, k.Up, k.Down, k.Down, k.Toggle, k.All, k.PageUp, k.PageDown, k.Top, k.Bottom, k.Help}
		texts := []string{"/home/jane/package.zip", "'/x y'", "server", "zzz", "\x1b[31m\u202e", "file:///a%zz", strings.Repeat("long ", 500)}
		for range 250 {
			switch n := rnd.IntN(12); {
			case n == 0:
				b.send(tea.WindowSizeMsg{Width: rnd.IntN(160) + 1, Height: rnd.IntN(50) + 1})
			case n < 3:
				b.paste(texts[rnd.IntN(len(texts))])
			default:
				b.press(all[rnd.IntN(len(all))])
			}
			fits(t, b.m.View(), b.m.width, b.m.height)
			if b.quit || b.m.stop.id == stopAddressees {
				break
			}
		}
	}
}

// What is changed after the package was read is not changed back by going
// through its pages again.
func TestPackageAgain(t *testing.T) {
	b := newRobot(t, withPackage(t), 80, 24)
	k := b.keys
	b.throughIncident().throughResidence().throughPackage().at(stopRights)
	b.m.draft.setIdentifier("discord-username", "nelly.two")
	b.m.changed()
	b.times(5, k.Leave).at(stopPackage).sees("Yes, and it was read").press(k.Next).at(stopAccount)
	b.press(k.Next).sees("(*) What I typed").press(k.Next, k.Next, k.Next).at(stopResult)
	if got := b.m.draft.identifier("discord-username"); got != "nelly.two" {
		t.Errorf("the username is %s", got)
	}
}
