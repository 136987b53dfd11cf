package discord

import (
	"path"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// layout is where the parts of a package are: found by structure, because
// Discord translates the names of folders.
type layout struct {
	account  *entry // user.json
	channels []place
	guilds   []place
	messages *entry // index.json of the channels
	servers  *entry // index.json of the servers

	accountFolder, messagesFolder, serversFolder string // their own names
	hasMessages, hasServers                      bool
	others                                       int // entries left alone
	nested                                       bool
}

// place is the folder of one channel or server.
type place struct {
	id       ID
	about    *entry // channel.json or guild.json
	messages *entry
	csv      bool
	both     bool // a CSV beside the JSON, which was left alone
}

// what an entry is by its name and place.
type part struct {
	root string // the folder that holds all of its kind: "Messages", "package/Messages"
	id   ID
	file string
}

// parted takes a path apart: root/[c]ID/file for channels and servers.
func parted(name string) (part, bool) {
	dir, file := path.Split(name)
	dir = strings.TrimSuffix(dir, "/")
	root, folder := path.Split(dir)
	id, ok := parseID(strings.TrimPrefix(folder, "c"))
	return part{strings.TrimSuffix(root, "/"), id, file}, ok
}

// depth counts folders.
func depth(root string) int {
	if root == "" {
		return 0
	}
	return strings.Count(root, "/") + 1
}

// base is the folder around root: "" or the wrapper.
func base(root string) string {
	if dir := path.Dir(root); dir != "." {
		return dir
	}
	return ""
}

// find recognises the parts among the entries.
func find(all []entry) (*layout, error) {
	l := &layout{}
	channels, guilds := map[string][]int{}, map[string][]int{}
	var users, indexes []int
	for i := range all {
		name := all[i].name
		switch file := name[strings.LastIndexByte(name, '/')+1:]; file {
		case "channel.json", "messages.json", "messages.csv", "guild.json":
			p, ok := parted(name)
			switch {
			case !ok || depth(p.root) > 2:
			case file == "guild.json":
				guilds[p.root] = append(guilds[p.root], i)
			default:
				channels[p.root] = append(channels[p.root], i)
			}
		case "user.json":
			users = append(users, i)
		case "index.json":
			indexes = append(indexes, i)
		default:
			l.nested = l.nested || strings.EqualFold(path.Ext(file), ".zip")
		}
	}
	if len(channels) > 1 {
		return nil, &Error{Reason: Ambiguous, What: "two folders of messages"}
	}
	if len(guilds) > 1 {
		return nil, &Error{Reason: Ambiguous, What: "two folders of servers"}
	}
	for root, list := range channels {
		l.messagesFolder, l.hasMessages = root, true
		if err := l.places(all, list, &l.channels); err != nil {
			return nil, err
		}
	}
	for root, list := range guilds {
		l.serversFolder, l.hasServers = root, true
		if err := l.places(all, list, &l.guilds); err != nil {
			return nil, err
		}
	}
	if l.hasMessages && l.hasServers && base(l.messagesFolder) != base(l.serversFolder) {
		return nil, &Error{Reason: Ambiguous, What: "parts of two packages"}
	}
	if err := l.findIndexes(all, indexes); err != nil {
		return nil, err
	}
	if err := l.findAccount(all, users); err != nil {
		return nil, err
	}
	l.others = len(all) - l.wanted()
	if l.account == nil && !l.hasMessages && !l.hasServers {
		return nil, foreign(all, l.nested)
	}
	return l, nil
}

// places groups the files of channels or servers by their folder. Two files
// under one name, as names are compared, are one too many: which of them is
// read would be an accident.
func (l *layout) places(all []entry, list []int, to *[]place) error {
	names := make(map[string]bool, len(list))
	at := make(map[string]int, len(list)/2)
	for _, i := range list {
		e := &all[i]
		if folded := fold(e.name); names[folded] {
			return &Error{Reason: Ambiguous, What: "two files of the same name"}
		} else {
			names[folded] = true
		}
		dir := path.Dir(e.name)
		n, seen := at[dir]
		if !seen {
			n = len(*to)
			at[dir] = n
			p, _ := parted(e.name)
			*to = append(*to, place{id: p.id})
		}
		p := &(*to)[n]
		switch path.Base(e.name) {
		case "messages.json":
			p.both = p.messages != nil
			p.messages, p.csv = e, false
		case "messages.csv":
			if p.both = p.messages != nil; !p.both {
				p.messages, p.csv = e, true
			}
		default:
			p.about = e
		}
	}
	return nil
}

// findIndexes tells the index of the channels from that of the servers: by
// the folder they are in, and where that says nothing because no channel or
// no server has a folder, by its name.
func (l *layout) findIndexes(all []entry, list []int) error {
	var left []int
	for _, i := range list {
		root := base(all[i].name)
		var to **entry
		switch {
		case l.hasMessages && root == l.messagesFolder:
			to = &l.messages
		case l.hasServers && root == l.serversFolder:
			to = &l.servers
		default:
			if depth(root) == 1 || depth(root) == 2 {
				left = append(left, i)
			}
			continue
		}
		if *to != nil {
			return &Error{Reason: Ambiguous, What: "two files of the same name"}
		}
		*to = &all[i]
	}
	for _, i := range left {
		root := base(all[i].name)
		if l.hasMessages && base(l.messagesFolder) != base(root) || l.hasServers && base(l.serversFolder) != base(root) {
			continue
		}
		switch kindOfFolder(path.Base(root)) {
		case "servers":
			if !l.hasServers {
				l.servers, l.serversFolder, l.hasServers = &all[i], root, true
			}
		case "messages":
			if !l.hasMessages {
				l.messages, l.messagesFolder, l.hasMessages = &all[i], root, true
			}
		}
	}
	return nil
}

// findAccount finds user.json: one folder below the package. A deeper one
// belongs to an activity, and its ID is not Discord's.
func (l *layout) findAccount(all []entry, users []int) error {
	around, known := "", false
	switch {
	case l.hasMessages && l.messagesFolder != "":
		around, known = base(l.messagesFolder), true
	case l.hasServers && l.serversFolder != "":
		around, known = base(l.serversFolder), true
	}
	var found []int
	shallowest := 3
	for _, i := range users {
		root := base(all[i].name)
		d := depth(root)
		switch {
		case d < 1 || d > 2 || known && base(root) != around:
			continue
		case d < shallowest:
			found, shallowest = found[:0], d
		case d > shallowest:
			continue
		}
		found = append(found, i)
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
		l.account = &all[found[0]]
		l.accountFolder = base(l.account.name)
		return nil
	}
	return &Error{Reason: Ambiguous, What: "two accounts"}
}

// wanted counts the entries that are read.
func (l *layout) wanted() int {
	n := 0
	for range l.entries() {
		n++
	}
	return n
}

// entries gives every entry that is read.
func (l *layout) entries() func(func(*entry) bool) {
	return func(yield func(*entry) bool) {
		for _, e := range []*entry{l.account, l.messages, l.servers} {
			if e != nil && !yield(e) {
				return
			}
		}
		for _, list := range [][]place{l.channels, l.guilds} {
			for _, p := range list {
				if p.about != nil && !yield(p.about) || p.messages != nil && !yield(p.messages) {
					return
				}
			}
		}
	}
}

// fold is a name as it is compared: composed, without case.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return cases.Fold().String(norm.NFC.String(s))
		}
	}
	return strings.ToLower(s)
}

// Names that Discord's top folders have been seen with, by language, as far
// as they are reported. They only decide where structure says nothing, and
// which folders the report may name.
var folderNames = map[string]string{
	"account": "account", "compte": "account", "cuenta": "account", "アカウント": "account",
	"messages": "messages", "nachrichten": "messages", "mensajes": "messages", "mensagens": "messages", "メッセージ": "messages",
	"servers": "servers", "serveurs": "servers", "server": "servers", "servidores": "servers", "サーバー": "servers",
	"activity": "activity", "activité": "activity", "aktivität": "activity", "actividad": "activity", "アクティビティ": "activity",
	"activities": "activities", "activités": "activities", "aktivitäten": "activities", "actividades": "activities",
	"ads": "ads", "publicités": "ads", "werbung": "ads", "anuncios": "ads", "広告": "ads",
	"support_tickets": "tickets", "demandes de support": "tickets", "support-tickets": "tickets", "tickets_soporte": "tickets", "サポート_チケット": "tickets",
	"programs": "programs",
}

func kindOfFolder(name string) string { return folderNames[fold(name)] }

// foreign says what a package without any part is instead.
func foreign(all []entry, nested bool) error {
	for _, p := range []struct {
		program string
		sign    func(file string) bool
	}{
		{"WhatsApp", func(f string) bool {
			return f == "_chat.txt" || strings.HasPrefix(f, "WhatsApp Chat")
		}},
		{"Telegram", func(f string) bool {
			return f == "result.json" || f == "export_results.html"
		}},
		{"DiscordChatExporter", func(f string) bool {
			ext := path.Ext(f)
			stem := strings.TrimSuffix(f, ext)
			open := strings.LastIndexByte(stem, '[')
			if open < 0 || !strings.Contains(stem[open:], "]") {
				return false
			}
			id, _, _ := strings.Cut(stem[open+1:], "]")
			_, ok := parseID(id)
			return ok && len(id) >= 15
		}},
	} {
		for i := range all {
			if p.sign(path.Base(all[i].name)) {
				return &Error{Reason: OtherExport, What: p.program}
			}
		}
	}
	switch {
	case nested && all[0].zipped != nil:
		return &Error{Reason: NotPackage, What: "this zip contains another zip"}
	case nested:
		return &Error{Reason: NotPackage, What: "this folder contains a zip file, which may be one"}
	}
	return &Error{Reason: NotPackage}
}
