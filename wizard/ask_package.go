package wizard

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
)

// The answers about the package.
const (
	haveFound = "found" // the one that was read
	haveKept  = "keep"  // what the request has of an earlier one
	haveNear  = "near-"
	havePath  = "path"
	haveNone  = "none"
	haveSkip  = "skip"

	whosePackage = "package"
	whoseTyped   = "typed"

	listsKept = "kept"
	listsGet  = "fetch"
	listsFile = "file"
	listsNone = "none"
)

func askPackage(k *desk, d *Draft) page {
	near := k.near()
	q := question{key: "package", kind: oneOf, title: "Do you have your Discord data package?"}
	q.get = func(d *Draft) []string { return []string{k.have(d)} }
	q.set = func(d *Draft, v []string) { d.data.have = strings.Join(v, "") }
	add := func(value, label, detail string) {
		q.options = append(q.options, option{value: value, label: label, detail: detail})
	}
	if k.found != nil {
		add(haveFound, "Yes, and it was read", k.accountSaid())
	} else if k.keeps(d) {
		add(haveKept, "Keep what an earlier one gave", k.keptSaid(d))
	}
	for i, f := range near {
		q.options = append(q.options, option{value: haveNear + strconv.Itoa(i), label: shown(f.Shown), named: true, detail: shown(f.About)})
	}
	add(havePath, "I have it: I type its path, or drop the file here", "")
	add(haveNone, "I do not have it yet", "How to get it, and what not to do meanwhile, is said next.")
	add(haveSkip, "Go on without it", "The letters are complete without it. You can come back to this page.")
	p := page{
		intro: "The data package that Discord gives you on request says which servers you were in, and how many of your messages Discord still stores there. This program compares it with the public lists of affected servers. " +
			"The package stays where it is. What you wrote is not kept, and not shown to anybody.",
		questions: []question{q},
	}
	if k.have(d) == havePath {
		path := question{key: "package-path", kind: line, title: "Where is it?", help: "The file package.zip, or the folder into which it was unpacked. Drop it on this window, or type its path."}
		path.get, path.set = textOf(func(d *Draft) *string { return &d.data.path })
		p.questions = append(p.questions, path)
	}
	return p
}

// near are the packages lying about, found once.
func (k *desk) near() []NearFile {
	if !k.looked && k.opts.Package.Near != nil {
		k.looked, k.nearby = true, k.opts.Package.Near()
	}
	return k.nearby
}

func (k *desk) keeps(d *Draft) bool {
	return len(d.Request.Servers) > 0 || len(d.Request.MessageLists) > 0
}

// have is the answer about the package, or the one that stands there at
// first.
func (k *desk) have(d *Draft) string {
	switch {
	case d.data.have == haveFound && k.found == nil, d.data.have == "":
	default:
		return d.data.have
	}
	switch {
	case k.found != nil:
		return haveFound
	case k.keeps(d):
		return haveKept
	case len(k.near()) > 0:
		return haveNear + "0"
	}
	return haveSkip
}

func (k *desk) keptSaid(d *Draft) string {
	out := k.say.F("Servers for the letter to name: %d.", len(d.Request.Servers))
	if n := rowsOf(d.Request.MessageLists); n > 0 {
		out = sentences(out, k.say.F("Messages on the list to be deleted: %d.", n))
	}
	return out
}

// packagePath is the file that was chosen; "" for none.
func (k *desk) packagePath(d *Draft) string {
	have := k.have(d)
	if n, ok := strings.CutPrefix(have, haveNear); ok {
		if i, err := strconv.Atoi(n); err == nil && i < len(k.near()) {
			return k.near()[i].Path
		}
	}
	if have == havePath {
		return cleanPath(d.data.path)
	}
	return ""
}

func checkPackage(k *desk, d *Draft) []problem {
	switch k.have(d) {
	case havePath:
		if cleanPath(d.data.path) == "" {
			return []problem{{key: "package-path", text: "Please say where the package is, or choose to go on without it."}}
		}
	case haveKept:
		for _, l := range d.Request.MessageLists {
			if _, ok := k.listFile(l); !ok {
				return []problem{{key: "package", text: "The list of messages is not at hand any more, because it is kept nowhere but beside the letters. Read the package again, or go on without it."}}
			}
		}
	}
	return nil
}

// cleanPath is a path as the system takes it, of one that was typed, pasted or
// dropped: terminals put quotation marks round it, escape its spaces, or write
// it as a file address.
func cleanPath(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimSpace(strings.TrimPrefix(s, "& ")) // as PowerShell runs a dropped file
	for _, q := range []string{`"`, "'", "“”", "‘’"} {
		open, end := string([]rune(q)[0]), string([]rune(q)[len([]rune(q))-1])
		if len(s) >= len(open)+len(end) && strings.HasPrefix(s, open) && strings.HasSuffix(s, end) {
			return s[len(open) : len(s)-len(end)]
		}
	}
	if rest, ok := strings.CutPrefix(s, "file://"); ok {
		if i := strings.IndexByte(rest, '/'); i > 0 { // a host
			rest = rest[i:]
		}
		if path, err := url.PathUnescape(rest); err == nil {
			rest = path
		}
		if len(rest) > 2 && rest[0] == '/' && rest[2] == ':' { // /C:/…
			rest = rest[1:]
		}
		return rest
	}
	if !strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "~") && !strings.HasPrefix(s, ".") {
		return s // of Windows, where a backslash parts folders
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// howToGet is what somebody without a package should know, in paragraphs.
var howToGet = []string{
	"In Discord open User Settings, then Data & Privacy, and choose “Request your data”. Tick at least Account, Servers and Messages.",
	"Discord makes the package within 30 days and sends a link by e-mail. The link works for 30 days. Save the file, and keep it.",
	"! Until it is there, do not delete and do not disable your account: that cancels the package. And leave your messages as they are: what is deleted before is not in it.",
	"Do not use programs that log in as you to delete messages. Discord forbids them, and may close the account.",
	"The first letter need not wait for the package. When it is there, start this program again: with the list of your messages Discord can be asked to delete them.",
}

// accountSaid is whose the package is.
func (k *desk) accountSaid() string {
	a := k.found.pkg.Account
	if a.ID == 0 {
		return k.say.T("The package does not say whose it is.")
	}
	made := law.DateOf(a.Created).Long(k.say.Language())
	if a.Username == "" {
		return k.say.F("An account made on %s, with the ID %s.", made, a.ID.String())
	}
	return k.say.F("The account %s, made on %s, with the ID %s.", shown(a.Username), made, a.ID.String())
}

func askAccount(k *desk, d *Draft) page {
	var p page
	pkg := k.found.pkg
	t := pkg.Totals
	p.intro = sentences(k.accountSaid(), k.say.F("Messages that Discord still stored when it made the package: %d in servers, %d in private chats, %d in group chats, %d in channels whose server it does not name. Servers: %d.",
		t.InServers, t.Direct, t.Group, t.Unknown, len(pkg.Servers)))
	for _, n := range pkg.Report {
		if n.Kind.String() == "limited" {
			p.intro += "\n\n! " + k.say.T("Not all of the package could be read, so the numbers are too low.")
			break
		}
	}
	if pkg.Account.ID != 0 {
		mine := question{key: "package-mine", kind: oneOf,
			title: k.say.F("An account made on %s: is that you?", law.DateOf(pkg.Account.Created).Long(k.say.Language()))}
		if pkg.Account.Proposed {
			mine.help = "The package has no account in it. This is the ID that stands in most of its private chats."
		}
		mine.options = []option{{value: "yes", label: "Yes"}, {value: "no", label: "No"}}
		mine.get = func(d *Draft) []string { return []string{orElse(d.data.mine, "yes")} }
		mine.set = func(d *Draft, v []string) { d.data.mine = strings.Join(v, "") }
		p.questions = append(p.questions, mine)
	}
	if others := k.conflicts(d); len(others) > 0 && d.data.mine != "no" {
		var what []string
		for _, kind := range others {
			if w, ok := letters.KindOf(kind); ok {
				what = append(what, k.say.T(w.Label))
			}
		}
		q := question{key: "package-whose", kind: oneOf, title: "What you typed differs from the package. Which is right?",
			help: k.say.F("It differs in this: %s.", k.list(what)),
			options: []option{
				{value: whosePackage, label: "What the package says"},
				{value: whoseTyped, label: "What I typed"},
			}}
		q.get = func(d *Draft) []string { return []string{k.whose(d)} }
		q.set = func(d *Draft, v []string) { d.data.whose = strings.Join(v, "") }
		p.questions = append(p.questions, q)
	}
	p.questions = append(p.questions, k.askLists(d)...)
	return p
}

// askLists asks with what the servers are compared.
func (k *desk) askLists(d *Draft) []question {
	q := question{key: "package-lists", kind: oneOf, title: "Compare your servers with a list of affected servers?"}
	in, _ := k.incident(d)
	tools := k.opts.Package
	add := func(value, label, detail string) {
		q.options = append(q.options, option{value: value, label: label, detail: detail})
	}
	if k.keptLists(in) != nil {
		add(listsKept, "With the public lists that were downloaded before", "They are on this computer.")
	}
	if tools.Fetch != nil && len(in.Lists) > 0 && k.keptLists(in) == nil {
		add(listsGet, "With the public lists: download them now", k.say.F("%d files, %s together. The addresses are shown first. Nothing about you is sent.", len(in.Lists), megabytes(in.Lists)))
	}
	if tools.ReadList != nil {
		add(listsFile, "With a list that I have as a file", "")
	}
	add(listsNone, "Do not compare", "Then it cannot be said which of your servers are on a list.")
	first := q.options[0].value
	q.get = func(d *Draft) []string { return []string{orElse(d.data.lists, first)} }
	q.set = func(d *Draft, v []string) { d.data.lists = strings.Join(v, "") }
	out := []question{q}
	if q.get(d)[0] == listsFile {
		path := question{key: "package-list-path", kind: line, title: "Where is the list?", help: "A JSON file with the IDs of servers. Drop it on this window, or type its path."}
		path.get, path.set = textOf(func(d *Draft) *string { return &d.data.listPath })
		out = append(out, path)
	}
	return out
}

// keptLists are the lists downloaded before, looked for once.
func (k *desk) keptLists(in incident.Incident) *incident.Lists {
	if k.opts.Package.Kept == nil {
		return nil
	}
	if l, ok := k.listsOf[in.ID]; ok {
		return l
	}
	if k.listsOf == nil {
		k.listsOf = map[string]*incident.Lists{}
	}
	k.listsOf[in.ID] = k.opts.Package.Kept(in)
	return k.listsOf[in.ID]
}

// megabytes is the size of lists: "3.4 MB".
func megabytes(lists []incident.List) string {
	n := 0
	for _, l := range lists {
		n += l.Bytes
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// listsChosen is the answer of askLists.
func (k *desk) listsChosen(d *Draft) string { return k.askLists(d)[0].get(d)[0] }

func checkAccount(k *desk, d *Draft) []problem {
	if k.found == nil {
		return nil
	}
	if d.data.mine == "no" && k.found.pkg.Account.ID != 0 {
		return []problem{{key: "package-mine", text: "Then this package is not yours, and nothing of it is used. Go back to choose another one, or to go on without."}}
	}
	if k.listsChosen(d) == listsFile && cleanPath(d.data.listPath) == "" {
		return []problem{{key: "package-list-path", text: "Please say where the list is, or choose not to compare."}}
	}
	return nil
}

// fetchAsked is what has to be confirmed before anything is downloaded.
func (k *desk) fetchAsked(in incident.Incident) []string {
	var files []string
	for _, l := range in.Lists {
		files = append(files, "- "+k.say.F("%s (%d bytes)", shown(l.URL), l.Bytes))
	}
	return []string{
		strings.Join(files, "\n"),
		k.say.T("Nothing about you is sent: no name, no ID, nothing of your package. The site sees, as always, that this computer asked for these files. What comes is checked against its known size and fingerprint."),
	}
}

const fetchTitle = "Download these files?"

// askResult says what was found, and asks nothing.
func askResult(k *desk, d *Draft) page {
	var said []string
	for _, s := range k.found.exposure.Sentences() {
		said = append(said, k.say.T(s))
	}
	return page{intro: "# " + k.say.T("What the package and the lists say") + "\n\n" + strings.Join(said, "\n\n")}
}

const serversTitle = "Which servers should the letter to Discord name?"

const serversHelp = "Discord alone is told of them. They stand in an annex, with their IDs, how many messages you wrote there, and when."

func askShares(k *desk, d *Draft) page {
	q := question{key: "message-list", kind: anyOf, title: "Make a list of messages for Discord to delete?"}
	for _, s := range k.shares(d) {
		q.options = append(q.options, option{value: s.id, label: s.label, tag: strconv.Itoa(s.messages), detail: s.detail})
	}
	q.get = func(d *Draft) []string { return k.chosenShares(d) }
	q.set = func(d *Draft, v []string) { d.data.shares = append([]string{}, v...) }
	return page{
		intro: "Discord refuses to delete all messages of a person at once, but says that it works through a list of message IDs. The list holds channel and message IDs and nothing of what you wrote. It lies beside the letters, and goes to Discord with a letter that asks for erasure: best as your second letter, when the first is answered.\n\n" +
			"! What Discord deletes stays wherever the scraper has copied it to. Keep the package: it is your record of what there was.",
		questions: []question{q},
		outro: func(d *Draft) string {
			n := 0
			for _, s := range k.shares(d) {
				if slices.Contains(k.chosenShares(d), s.id) {
					n += s.messages
				}
			}
			if n == 0 {
				return "No list is made."
			}
			return k.say.F("The list will name %d messages.", n)
		},
	}
}

// listSaid is what to know of the list when the letters are written.
func (k *desk) listSaid(d *Draft) string {
	r := k.request(d)
	if len(r.MessageLists) == 0 {
		return ""
	}
	names := make([]string, len(r.MessageLists))
	for i, l := range r.MessageLists {
		names[i] = l.File
	}
	if len(names) > 2 {
		names = []string{names[0] + " … " + names[len(names)-1]}
	}
	out := "\n# " + k.say.T("The list of your messages") + "\n"
	if l, err := k.composed(d, "discord"); err == nil && len(l.Enclosures) > 0 && strings.Contains(strings.Join(l.Enclosures, " "), ".csv") {
		out += "- " + k.say.F("Send %s along with the letter to Discord.", k.list(names)) + "\n"
	} else {
		out += "- " + k.say.F("%s is for your second letter to Discord, which asks for erasure. Send that one when the first is answered.", k.list(names)) + "\n"
	}
	out += "- " + k.say.T("Do not save it from a spreadsheet: spreadsheets round numbers of this length, and Discord would not find the messages.") + "\n"
	out += "- " + k.say.T("Keep the data package. What Discord deletes stays with the scraper, and the package is your record of what there was.") + "\n"
	out += "- " + k.say.T("Close your account last, if at all: Discord deletes by the list only while it is open.") + "\n"
	return out
}
