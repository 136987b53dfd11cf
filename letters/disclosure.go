package letters

import (
	"slices"
	"strings"
)

// fieldLabels says what a field of the request is, in plain words.
var fieldLabels = map[string]string{
	"subject.name":    "your name",
	"subject.address": "your postal address",
	"subject.email":   "your e-mail address",
	"subject.alias":   "the mailbox made for this",
	"place":           "the place where you write",
	"reason":          "your reason for writing",
	"extra":           "your own paragraphs",
	"urls":            "the pages you complain of",
	"residence":       "the area you live in",
	"residence-then":  "the area you lived in",

	"servers.id": "a server you were in", "servers.name": "a server you were in",
	MessageListOption + ".file": "the list of your messages", MessageListOption + ".sha256": "the list of your messages",
}

func fieldLabel(field string) string {
	if l, ok := fieldLabels[field]; ok {
		return l
	}
	if kind, ok := strings.CutPrefix(field, "identifiers."); ok {
		if k, known := KindOf(kind); known {
			return k.Told
		}
	}
	if strings.HasSuffix(field, ".language") {
		return "the language you write in"
	}
	if strings.HasSuffix(field, ".extra") {
		return "your own paragraphs"
	}
	if strings.HasSuffix(field, ".body") {
		return "what you wrote into its text yourself"
	}
	return "a field of your answers"
}

// disclosure is what the letter tells its addressee about the person: every
// answer that is really found in it, however it came there, and the mailbox
// it is sent from.
func (j Job) disclosure(l Letter) []Disclosed {
	attached := j.attached(l)
	l.Annexes = nil // told as what they are, whatever words are in the names of servers
	text, whole := fold(strings.Join(j.personal(l), "\n")), fold(strings.Join(texts(l.parts()), "\n"))
	var out []Disclosed
	tell := func(field, value string) {
		out = append(out, Disclosed{field, fieldLabel(field), value})
	}
	found := func(v string) bool {
		f := fold(v)
		return f.compact != "" && strings.Contains(text.words, f.words)
	}
	anywhere := func(v string) bool { return strings.Contains(whole.words, fold(v).words) }
	has := func(field, value string) {
		if found(value) {
			tell(field, value)
		}
	}
	s, r := j.Request.Subject, j.Request
	for _, kind := range identifierKinds {
		has("identifiers."+kind.Kind, r.Identifiers[kind.Kind])
	}
	has("subject.name", s.Name)
	if slices.ContainsFunc(s.Address, found) {
		tell("subject.address", strings.Join(s.Address, ", "))
	}
	has("subject.email", s.Email)
	has("subject.alias", s.Alias)
	if where, name := j.where(), j.whereName(); where != "" && (anywhere(where) || anywhere(name)) {
		tell("residence", name)
	}
	if urls := j.urls(); len(urls) > 0 && slices.ContainsFunc(urls, anywhere) {
		tell("urls", strings.Join(urls, ", "))
	}
	if j.tellsLanguage() {
		tell("letters."+l.ID+".language", j.Choice.Language)
	}
	has("place", r.Place)
	has("reason", r.Reason)
	has("extra", r.Extra)
	has("letters."+l.ID+".extra", j.Choice.Extra)
	if j.Choice.Body != "" {
		tell("letters."+l.ID+".body", "")
	}
	out = append(out, attached...)
	if from := j.sentFrom(l); l.Send == "email" && (from == "" || !slices.ContainsFunc(out, func(d Disclosed) bool { return d.Value == from })) {
		out = append(out, Disclosed{"send", "the mailbox you send it from", from})
	}
	return out
}

// personal is what of a letter can tell something of the person: not the
// program's own words, which say nothing of somebody called like one of them.
func (j Job) personal(l Letter) []string {
	var all []string
	for _, row := range l.Identifiers {
		all = append(all, row.Value)
	}
	if j.hostile() { // proven to tell nothing else
		return all
	}
	all = append(append(all, l.Sender...), l.ReturnLine, l.Signature, strings.TrimSpace(strings.ReplaceAll(l.DateLine, j.Request.Date.Long(j.locale()), "")))
	if j.Choice.Body == "" && j.Template.SameText(j.Shipped) {
		all = append(all, j.Request.Extra, j.Choice.Extra)
		if j.Template.Reads("Reason") {
			all = append(all, j.Request.Reason)
		}
		return all
	}
	return append(all, texts(l.parts())...)
}

// sentFrom is the mailbox that an e-mail shows as its sender, as far as the
// answers tell.
func (j Job) sentFrom(l Letter) string {
	switch {
	case l.Send != "email":
		return ""
	case l.Hostile:
		return j.Request.Subject.Alias
	case j.Entry.Role.TakesNotice():
		return j.noticeMailbox()
	}
	for _, v := range []string{j.mailboxRow(), j.Request.Identifiers["account-email"], j.Request.Subject.Email} {
		if v != "" {
			return v
		}
	}
	return ""
}
