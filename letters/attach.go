package letters

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Server is one Discord server that a letter to Discord names in its annex,
// and no other letter.
type Server struct {
	ID       string   `toml:"id"` // digits
	Name     string   `toml:"name,omitempty"`
	Messages int      `toml:"messages"` // the person's own, as their data package has them
	First    law.Date `toml:"first,omitzero"`
	Last     law.Date `toml:"last,omitzero"`
	Listed   string   `toml:"listed,omitempty"` // tracked | known: what the public lists say; "" = on none
}

// MessageList is one file of a deletion list: a CSV that goes with a letter
// to Discord. The IDs of the messages stand in the file alone.
type MessageList struct {
	File   string `toml:"file"` // its name, beside the request file
	Rows   int    `toml:"rows"` // without the header
	SHA256 string `toml:"sha256"`
}

// MaxServers is how many servers a request may name.
const MaxServers = 1000

const (
	maxServerName   = 120 // characters
	maxMessageLists = 100
	maxRows         = 100_000_000
	// annexServers is how many servers an annex prints: about eight sheets.
	annexServers = 300
)

// MessageListOption is the option of letters that refer to a list of messages
// sent along. It is on where the request has such a list, unless it was
// turned off.
const MessageListOption = "message-list"

// discordID is the addressee that is told of servers and messages.
const discordID = "discord"

// attaches reports whether this letter goes to Discord, which alone is told
// of servers and messages.
func (j Job) attaches() bool { return j.Entry.ID == discordID && !j.hostile() }

func (j Job) hasLists() bool { return j.attaches() && len(j.Request.MessageLists) > 0 }

func cleanServers(list []Server) []Server {
	out := slices.Clone(list)
	for i := range out {
		out[i].ID, out[i].Name = safetext.Clean(out[i].ID), safetext.Clean(out[i].Name)
	}
	return out
}

var (
	listFile = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.csv$`)
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// servers judges the servers and the lists of messages.
func (c *checker) servers() {
	list := c.request.Servers
	if len(list) > MaxServers {
		c.refuse("servers", fmt.Sprintf("there are %d servers, and %d are the most", len(list), MaxServers))
		return
	}
	seen := map[string]bool{}
	for _, s := range list {
		if _, err := discord.ParseID(s.ID); err != nil || len(s.ID) < 15 {
			c.refuse("servers.id", "the ID of a server has 15 to 20 digits, in quotation marks, and nothing else")
		}
		if seen[s.ID] {
			c.refuse("servers.id", "a server is named twice")
		}
		seen[s.ID] = true
		if n := utf8.RuneCountInString(s.Name); n > maxServerName {
			c.refuse("servers.name", fmt.Sprintf("this has %d characters, and %d are the most", n, maxServerName))
		} else if err := safetext.Field(s.Name); err != nil {
			c.refuse("servers.name", "this "+err.Error())
		}
		if s.Messages < 0 || s.Messages > maxRows {
			c.refuse("servers.messages", fmt.Sprintf("the number of messages lies between 0 and %d", maxRows))
		}
		if s.First.IsZero() != s.Last.IsZero() || s.Last.Before(s.First) {
			c.refuse("servers.first", "the period has a first and a last day, in this order, or neither")
		}
		c.oneOf("servers.listed", s.Listed, "tracked", "known")
	}
	c.messageLists()
	if len(list) > 0 && !slices.Contains(c.request.Addressees, discordID) {
		c.warn("servers", "servers are told to Discord alone, and no letter here goes there, so they are not used")
	}
}

func (c *checker) messageLists() {
	lists := c.request.MessageLists
	if len(lists) > maxMessageLists {
		c.refuse(MessageListOption, fmt.Sprintf("there are %d lists, and %d are the most", len(lists), maxMessageLists))
		return
	}
	names := map[string]bool{}
	for _, l := range lists {
		switch {
		case !listFile.MatchString(l.File):
			c.refuse(MessageListOption+".file", "this is the name of a CSV file beside the request file: letters, digits, dots, hyphens and underscores, and .csv at the end")
		case names[strings.ToLower(l.File)]:
			c.refuse(MessageListOption+".file", "a file is named twice")
		}
		names[strings.ToLower(l.File)] = true
		if l.Rows < 1 || l.Rows > maxRows {
			c.refuse(MessageListOption+".rows", fmt.Sprintf("the number of rows lies between 1 and %d", maxRows))
		}
		if !hashForm.MatchString(l.SHA256) {
			c.refuse(MessageListOption+".sha256", "a SHA-256 has 64 small hexadecimal digits")
		}
	}
	if len(lists) > 0 && !slices.Contains(c.request.Addressees, discordID) {
		c.warn(MessageListOption, "lists of messages go to Discord alone, and no letter here goes there, so they are not used")
	}
}

// attach fills in what a letter to Discord has from the data package: the
// servers to name, with what the typeface cannot print replaced, and the
// option that speaks of a list of messages.
func (p *planner) attach(j *Job) {
	if !j.attaches() {
		return
	}
	j.servers = slices.Clone(j.Request.Servers)
	for i := range j.servers {
		s := &j.servers[i]
		if name := p.substitute(s.Name); name != s.Name {
			s.Name, j.substituted = name, true
		}
	}
	if !j.hasLists() {
		return
	}
	offers := slices.ContainsFunc(j.Template.Meta.Options, func(o templates.Option) bool { return o.Name == MessageListOption })
	switch chosen, said := j.Choice.Options[MessageListOption]; {
	case !offers:
		p.note(j, "letters."+j.Entry.ID+".letter", "this letter to Discord asks for no erasure, so it does not speak of the list of messages; keep the list for the second letter, which does")
	case said && !chosen:
		p.note(j, "letters."+j.Entry.ID+".options", "the letter to Discord does not speak of the list of messages, because that was turned off")
	}
}

// substitute puts a sign for what the typeface lacks into the name of a
// server: names have pictures in them, and an ID is what a server is known by.
func (p *planner) substitute(name string) string {
	if p.sources.Missing == nil {
		return name
	}
	missing := p.sources.Missing(name)
	if len(missing) == 0 {
		return name
	}
	if slices.Contains(missing, '⟨') { // the brackets in which safetext shows what must not be printed
		return p.substitute(strings.NewReplacer("⟨", "[", "⟩", "]").Replace(name))
	}
	var b strings.Builder
	last := false
	for _, r := range name {
		gone := slices.Contains(missing, r)
		switch {
		case gone && !last:
			b.WriteRune(unprintable)
		case gone, last && (r == '\u200D' || r == '\uFE0F'): // the same picture goes on
			continue
		default:
			b.WriteRune(r)
		}
		last = gone
	}
	return b.String()
}

const unprintable = '□'

// listed reports whether the letter speaks of the list of messages.
func (j Job) listed(env templates.Env, used []string) bool {
	return j.hasLists() && env.Options[MessageListOption] && slices.Contains(used, MessageListOption)
}

// attachments puts what comes from the data package into a letter to Discord:
// its annexes, the paragraphs that refer to them, and the enclosures.
func (j Job) attachments(l *Letter, body []templates.Block, list bool) []templates.Block {
	w := annexWordsFor(j.locale())
	var said []string
	if len(j.servers) > 0 {
		a := j.serversAnnex(w)
		l.Annexes = append(l.Annexes, a)
		l.Enclosures = append(l.Enclosures, a.Title)
		name := fmt.Sprintf(w.annex, len(l.Annexes))
		if erases(j.Choice.Letter) {
			said = append(said, fmt.Sprintf(w.refersErasure, name))
		} else {
			said = append(said, fmt.Sprintf(w.refers, name))
		}
		if j.substituted {
			l.Warnings = append(l.Warnings, "The names of some servers hold characters that cannot be printed; "+string(unprintable)+" stands for them. The IDs are exact.")
		}
		if n := len(j.servers); n > annexServers {
			l.Warnings = append(l.Warnings, fmt.Sprintf("The annex names the first %d of your %d servers, and says so.", annexServers, n))
		}
	}
	if list {
		said = append(said, j.listParagraph(l, w))
	}
	if len(said) == 0 {
		return body
	}
	return insertBeforeAsks(body, &templates.Paragraph{Spans: []templates.Span{&templates.Text{Text: strings.Join(said, " ")}}})
}

// erases reports whether a letter asks for erasure alone. One that asks for a
// copy too must not seem to ask for these servers only.
func erases(letter string) bool { return letter == "erasure" || letter == "delete" }

func (j Job) serversAnnex(w annexWords) Annex {
	a := Annex{
		Title: j.labelled(fmt.Sprintf(w.annex, 1)) + w.servers, Intro: w.intro,
		Head: []string{w.id, w.name, w.messages, w.period}, Flexible: 1,
	}
	marked := slices.ContainsFunc(j.servers, func(s Server) bool { return s.Listed != "" })
	if marked {
		a.Head = append(a.Head, w.list)
	}
	for _, s := range j.servers[:min(len(j.servers), annexServers)] {
		period := "–"
		if !s.First.IsZero() {
			period = s.First.String() + " – " + s.Last.String()
		}
		if s.First == s.Last && !s.First.IsZero() {
			period = s.First.String()
		}
		row := []string{s.ID, orDash(s.Name), strconv.Itoa(s.Messages), period}
		if marked {
			row = append(row, map[string]string{"tracked": w.tracked, "known": w.known, "": "–"}[s.Listed])
		}
		a.Rows = append(a.Rows, row)
	}
	if n := len(j.servers); n > annexServers {
		a.Notes = append(a.Notes, fmt.Sprintf(w.capped, annexServers, n))
	}
	if marked {
		a.Notes = append(a.Notes, fmt.Sprintf(w.legend, w.tracked, w.known))
	}
	if j.substituted {
		a.Notes = append(a.Notes, fmt.Sprintf(w.substituted, string(unprintable)))
	}
	return a
}

// labelled is a word with the colon and the space of the letter's language.
func (j Job) labelled(word string) string { return wordsFor(j.locale()).labelled(word) + " " }

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// listParagraph names the files of the deletion list: one in the letter
// itself, several in an annex.
func (j Job) listParagraph(l *Letter, w annexWords) string {
	lists := j.Request.MessageLists
	what := j.phrases().messageList
	if len(lists) == 1 {
		l.Enclosures = append(l.Enclosures, j.labelled(what)+lists[0].File)
		return fmt.Sprintf(w.listFile, lists[0].File, lists[0].Rows, lists[0].SHA256) + " " + w.digits
	}
	rows := 0
	a := Annex{
		Title: j.labelled(fmt.Sprintf(w.annex, len(l.Annexes)+1)) + w.files,
		Head:  []string{w.file, w.rows, "SHA-256"}, Flexible: 2,
	}
	for _, m := range lists {
		rows += m.Rows
		a.Rows = append(a.Rows, []string{m.File, strconv.Itoa(m.Rows), m.SHA256})
	}
	l.Annexes = append(l.Annexes, a)
	l.Enclosures = append(l.Enclosures, a.Title, j.labelled(what)+lists[0].File+" … "+lists[len(lists)-1].File)
	return fmt.Sprintf(w.listFiles, len(lists), rows, fmt.Sprintf(w.annex, len(l.Annexes))) + " " + w.digits
}

// insertBeforeAsks puts a paragraph before the first list and the line that
// introduces it, behind the box by which the person is found. A text without
// a list gets it before its closing paragraphs.
func insertBeforeAsks(body []templates.Block, p templates.Block) []templates.Block {
	box := slices.IndexFunc(body, isIdentifiers)
	for i := box + 1; i < len(body); i++ {
		if _, ok := body[i].(*templates.List); !ok {
			continue
		}
		at := i
		for at > box+1 {
			before, ok := body[at-1].(*templates.Paragraph)
			_, heading := body[at-1].(*templates.Heading)
			if !heading && !(ok && endsWithColon(before.Spans)) {
				break
			}
			at--
		}
		return slices.Insert(slices.Clone(body), at, p)
	}
	return insertBeforeClose(body, []templates.Block{p})
}

// protectServers guards the servers and lists, of which only Discord is told.
func (j Job) protectServers(c *collector) {
	for _, s := range j.Request.Servers {
		c.value("servers.id", s.ID)
		c.value("servers.name", s.Name)
		c.lines("servers.name", s.Name)
	}
	for _, l := range j.Request.MessageLists {
		c.value(MessageListOption+".file", l.File)
		c.value(MessageListOption+".sha256", l.SHA256)
	}
}

// attached is what the letter tells of servers and messages.
func (j Job) attached(l Letter) []Disclosed {
	var out []Disclosed
	if len(j.servers) > 0 && len(l.Annexes) > 0 {
		n := min(len(j.servers), annexServers)
		value := fmt.Sprintf("%d servers", n)
		if n == 1 {
			value = "1 server"
		}
		out = append(out, Disclosed{"servers", "servers you were in, with how many messages you wrote there and when", value})
	}
	if slices.ContainsFunc(l.Enclosures, func(e string) bool { return strings.Contains(e, ".csv") }) && j.hasLists() {
		rows := 0
		for _, m := range j.Request.MessageLists {
			rows += m.Rows
		}
		out = append(out, Disclosed{MessageListOption, "which messages are yours, by their IDs", fmt.Sprintf("%d messages", rows)})
	}
	return out
}
