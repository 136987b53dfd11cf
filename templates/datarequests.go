package templates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FromDatarequests turns a letter in the syntax of datarequests.org into a
// template of ours: [flag>text] becomes an option, {id_data} the box of
// identifiers, <bold> and <italic> Markdown; the greeting and the closing are
// left out, since letters here have their own, and a sentence about the date of
// the answer ends it, as every letter here. m says what the letter is; a
// title that it lacks names the provision.
//
// The reports are everything that has no counterpart here, and every bracket
// that never closes, each with its place in src. Where such a thing would leave
// a hole in the letter, the template has a name in its place that the checker
// does not know, so that no letter is made of it before somebody looked. A
// source that is no text at all gives one report and no template.
func FromDatarequests(file string, src []byte, m Meta) (template []byte, reports []Finding) {
	text, fault := clean(file, src)
	if fault == nil && len(text) > maxOutput {
		fault = &Finding{file, 1, 1, "size", fmt.Sprintf("this text is longer than %d KiB, and no letter is", maxOutput>>10)}
	}
	if fault != nil {
		return nil, []Finding{*fault}
	}
	i := &importer{report: &report{src: newSource(file, text)}, text: text}
	begin, end := i.frame()
	i.part(begin, end, 0)
	i.add(end, "import", "a sentence about the day of the answer is added behind this: every letter here has one")
	for range i.open {
		i.out.WriteString("{{end}}")
	}
	return []byte(i.head(m) + i.body(m)), inOrder(i.list)
}

// importer reads one foreign letter.
type importer struct {
	*report
	text string
	out  strings.Builder

	at      int
	open    int // brackets that became an {{if}} and were never closed
	options []string
	boxed   bool
}

var (
	foreignFlag     = regexp.MustCompile(`^\[([a-z_:]+)>`)
	foreignVariable = regexp.MustCompile(`^\{([a-z_]+)\}`)
	foreignStyle    = regexp.MustCompile(`(?s)^<(bold|italic)>([^<\[\]{}]*)</(bold|italic)>`)
	foreignLetter   = regexp.MustCompile(`^\(?([a-z])[.)] `)
	foreignClosing  = regexp.MustCompile(`(?i)sincerely|faithfully|regards|grüß|grüss|salutations|atentamente|saludo|saluti|groet|hoogachtend|poważaniem|cumprimentos|atenciosamente|hälsning|pozdrav`)
	foreignBlank    = regexp.MustCompile(`\n[ \t]*\n`)
)

// maxNote is how long a note between brackets may be, in bytes.
const maxNote = 4000

// foreignOptions are the flags of the published letters that are a choice.
var foreignOptions = map[string]string{
	"data_portability":  "Also ask for the data in a machine-readable form",
	"include_objection": "Also object to the processing",
	"erase_all":         "Ask for all data to be erased",
	"erase_some":        "Ask for some data to be erased",
}

// foreignHoles are what letters here do not know, and why.
var foreignHoles = map[string]string{
	"runs":                      "letters here do not list an addressee's other services",
	"runs_list":                 "letters here do not list an addressee's other services",
	"request_date":              "letters here do not speak of an earlier letter",
	"request_article":           "letters here do not speak of an earlier letter",
	"request_recipient_address": "letters here do not speak of an earlier letter",
	"rectification_data":        "write out what is to be corrected",
	"erasure_data":              "write out what is to be erased",
	"objection_reason":          "write out the reason",
}

// frame finds the letter between its greeting and its closing.
func (i *importer) frame() (begin, end int) {
	begin = len(i.text) - len(strings.TrimLeft(i.text, " \t\n"))
	end = len(strings.TrimRight(i.text, " \t\n"))
	if begin >= end {
		return begin, begin
	}
	if at := foreignBlank.FindStringIndex(i.text[begin:end]); at != nil {
		first := i.text[begin : begin+at[0]]
		if strings.HasSuffix(first, ",") || strings.HasSuffix(first, ":") {
			if isFurniture(strings.TrimRight(first, ",:")) {
				i.add(begin, "import", "the greeting is left out: each letter gets one of its own")
				begin += at[1]
			}
		}
	}
	if all := foreignBlank.FindAllStringIndex(i.text[begin:end], -1); all != nil {
		at := all[len(all)-1]
		if last := i.text[begin+at[1] : end]; isFurniture(strings.TrimRight(last, ",")) && (strings.HasSuffix(last, ",") || foreignClosing.MatchString(last)) {
			i.add(begin+at[1], "import", "the closing is left out: each letter gets one of its own")
			end = begin + at[0]
		}
	}
	return begin, end
}

// isFurniture reports whether a paragraph is a few words without a sentence or
// anything to fill in.
func isFurniture(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= 60 && !strings.ContainsAny(s, ".!?:;[]{}<>\n") && !strings.ContainsFunc(s, unicode.IsDigit)
}

// part reads from begin to end, or to the ] that closes it; depth is how many
// brackets are open. It gives the place behind what it read.
func (i *importer) part(begin, end, depth int) (at int, closed bool) {
	plain := 0 // literal [ that are open
	for i.at = begin; i.at < end; {
		rest := i.text[i.at:end]
		switch c := rest[0]; {
		case c == '[' && foreignFlag.MatchString(rest):
			i.flag(foreignFlag.FindStringSubmatch(rest)[1], end, depth)
		case c == '[':
			i.plainBracket(rest, depth)
			plain++
		case c == ']' && plain > 0:
			plain--
			i.literal(`\]`)
		case c == ']' && depth > 0:
			i.at++
			return i.at, true
		case c == ']':
			i.add(i.at, "import", "there is ] without [ before it; it is kept as text")
			i.literal(`\]`)
		case c == '{' && foreignVariable.MatchString(rest):
			i.variable(foreignVariable.FindStringSubmatch(rest)[1])
		case c == '{':
			i.fillIn(rest)
		case c == '}':
			i.literal(`{{"}"}}`)
		case c == '<':
			i.style(rest)
		case c == '\n':
			i.lineEnd(rest, end)
		case strings.IndexByte("\\`*_#&", c) >= 0:
			i.literal(`\` + rest[:1])
		default:
			_, size := utf8.DecodeRuneInString(rest)
			i.out.WriteString(rest[:size])
			i.at += size
		}
	}
	return i.at, false
}

// literal writes out for the next character.
func (i *importer) literal(out string) {
	i.out.WriteString(out)
	i.at++
}

// flag reads [name>text].
func (i *importer) flag(name string, end, depth int) {
	from := i.at
	i.at += len(name) + 2
	if depth > 0 {
		i.add(from, "import", "this bracket stands inside another; the program it was written for would end the outer one at the first ]")
	}
	option := strings.Trim(strings.ReplaceAll(name, "_", "-"), "-")
	why, isHole := foreignHoles[name]
	derived, isDerived := strings.CutPrefix(name, "has:")
	switch {
	case depth >= maxDepth:
		i.add(from, "import", "brackets are nested more than %d deep; this one is left out", maxDepth)
		i.skipped(end, depth)
		return
	case name == "has_fields": // letters here always say by what to find the person
		i.closed(from, end, depth)
		return
	case isDerived:
		i.add(from, "import", "nothing here is like [has:%s>…]; its text is left out", derived)
	case isHole:
		i.add(from, "import", "nothing here is like [%s>…]: %s; its text is left out", name, why)
	case !slug.MatchString(option):
		i.add(from, "import", "%q cannot be the name of an option; its text is left out", name)
	case !slices.Contains(i.options, option) && len(i.options) == maxOptions:
		i.add(from, "import", "a letter has at most %d options; the text of [%s>…] is left out", maxOptions, name)
	default:
		if _, known := foreignOptions[name]; !known && !slices.Contains(i.options, option) {
			i.add(from, "import", "[%s>…] became an option; say in its label what it does", name)
		}
		if !slices.Contains(i.options, option) {
			i.options = append(i.options, option)
		}
		fmt.Fprintf(&i.out, "{{if option %q}}", option)
		if i.closed(from, end, depth) {
			i.out.WriteString("{{end}}")
		} else {
			i.open++
		}
		return
	}
	i.skipped(end, depth)
}

// closed reads the text of a bracket, and reports one that never closes.
func (i *importer) closed(from, end, depth int) bool {
	if _, ok := i.part(i.at, end, depth+1); ok {
		return true
	}
	i.add(from, "import", "this bracket is never closed")
	i.out.WriteString("{{bracket_never_closed}}")
	return false
}

// skipped passes over the text of a bracket.
func (i *importer) skipped(end, depth int) {
	from, open := i.at, 1
	for ; i.at < end; i.at++ {
		switch i.text[i.at] {
		case '[':
			open++
		case ']':
			if open--; open == 0 {
				i.at++
				return
			}
		}
	}
	i.add(from, "import", "this bracket is never closed; all that follows was taken for its text")
	i.out.WriteString("{{bracket_never_closed}}")
}

// plainBracket reads a [ that begins no flag: a note to the person, mostly.
func (i *importer) plainBracket(rest string, depth int) {
	paragraph := rest[:min(len(rest), maxNote)]
	if at := foreignBlank.FindStringIndex(paragraph); at != nil {
		paragraph = rest[:at[0]]
	}
	switch {
	case !strings.Contains(paragraph, "]"):
		i.add(i.at, "import", "this bracket is never closed; it is kept as text")
	case depth > 0:
		i.add(i.at, "import", "this bracket stands inside another; the program it was written for would end the outer one at its ]")
	default:
		i.add(i.at, "import", "this is to be filled in or taken out by hand; it is kept as text")
	}
	i.literal(`\[`)
}

func (i *importer) variable(name string) {
	from := i.at
	i.at += len(name) + 2
	switch {
	case name == "id_data" && i.boxed:
		i.add(from, "import", "{id_data} stands here once more; a letter has the box of identifiers once, so it is left out")
	case name == "id_data":
		i.boxed = true
		i.out.WriteString("\n\n{{identifiers}}\n\n")
	case strings.Contains(strings.Trim(name, "_"), "_"):
		i.add(from, "import", "nothing here is like {%s}: %s; put words or a value in its place", name, cmp.Or(foreignHoles[name], "it is not known"))
		i.out.WriteString("{{" + name + "}}") // no function has such a name
	default:
		i.add(from, "import", "nothing here is like {%s}: it is not known; put words or a value in its place", name)
		i.out.WriteString("{{value_" + strings.Trim(name, "_") + "}}")
	}
}

// fillIn reads a { that begins no variable.
func (i *importer) fillIn(rest string) {
	rest = rest[:min(len(rest), maxNote)]
	end := strings.IndexAny(rest[1:], "{}[]<\\`*_#&")
	if blank := foreignBlank.FindStringIndex(rest); end < 0 || rest[end+1] != '}' || blank != nil && blank[0] < end {
		i.add(i.at, "import", "this bracket is never closed; it is kept as text")
		i.literal(`{{"{"}}`)
		return
	}
	i.add(i.at, "import", "this is to be filled in by hand; it is kept as text")
	i.out.WriteString(`\[` + strings.Join(strings.Fields(rest[1:end+1]), " ") + `\]`)
	i.at += end + 2
}

// style reads <bold>…</bold> and <italic>…</italic>; any other < is text.
func (i *importer) style(rest string) {
	for _, tag := range []string{"<bold>", "</bold>", "<italic>", "</italic>"} {
		if !strings.HasPrefix(rest, tag) {
			continue
		}
		m := foreignStyle.FindStringSubmatch(rest)
		core := ""
		if m != nil && m[1] == m[3] {
			core = strings.Join(strings.Fields(m[2]), " ")
		}
		if core == "" {
			i.add(i.at, "import", "%s has no counterpart here that closes or opens it right; it is left out", tag)
			i.at += len(tag)
			return
		}
		mark := "**"
		if m[1] == "italic" {
			mark = "*"
		}
		text := strings.NewReplacer("\\", `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "&", `\&`).Replace(core)
		lead, tail := "", ""
		if unicode.IsSpace(rune(m[2][0])) {
			lead = " "
		}
		if unicode.IsSpace(rune(m[2][len(m[2])-1])) {
			tail = " "
		}
		i.out.WriteString(lead + mark + text + mark + tail)
		i.at += len(m[0])
		return
	}
	i.literal(`\<`)
}

// lineEnd reads a line feed: between two lines of words it is a line break,
// before a point of a list the list's.
func (i *importer) lineEnd(rest string, end int) {
	next := strings.TrimLeft(rest[1:], " \t")
	before := strings.TrimRight(i.out.String()[max(i.out.Len()-8, 0):], " \t")
	skip := len(rest) - len(next) // indentation would mean something in Markdown
	switch m := foreignLetter.FindStringSubmatch(next); {
	case m != nil:
		fmt.Fprintf(&i.out, "\n%d. ", m[1][0]-'a'+1)
		skip += len(m[0])
	case next == "" || next[0] == '\n' || strings.HasSuffix(before, "\n") || startsPoint(next):
		i.out.WriteByte('\n')
	case strings.ContainsAny(next[:1], "[]{}<") || strings.HasSuffix(before, "}") || before == "":
		i.out.WriteByte('\n')
	case next[0] == '>' || next[0] == '+' || next[0] == '=' || next[0] == '~' || next[0] == '-':
		i.out.WriteString("\\\n\\" + next[:1])
		skip++
	default:
		i.out.WriteString("\\\n")
	}
	i.at += skip
}

var foreignPoint = regexp.MustCompile(`^([0-9]{1,3}[.)]|[-•]) `)

func startsPoint(s string) bool { return foreignPoint.MatchString(s) }

// body is the letter, with one empty line between paragraphs.
func (i *importer) body(m Meta) string {
	text := strings.TrimSpace(strings.ReplaceAll(i.out.String(), "\n• ", "\n- "))
	text = regexp.MustCompile(`\n{3,}`).ReplaceAllString(text, "\n\n")
	return text + "\n\n" + cmp.Or(foreignDue[m.Language], "{{due}}") + "\n"
}

// foreignDue ends each letter: by when to answer.
var foreignDue = map[string]string{
	"en": "Please answer within {{period}} of receiving this letter. {{due}}",
	"de": "Bitte antworten Sie innerhalb {{period}} nach Eingang dieses Schreibens. {{due}}",
	"fr": "Veuillez répondre dans un délai {{period}} à compter de la réception de la présente lettre. {{due}}",
	"es": "Les ruego que respondan en el plazo de {{period}} desde la recepción de esta carta. {{due}}",
	"it": "Vi chiedo di rispondere entro {{period}} dal ricevimento della presente. {{due}}",
	"nl": "Ik verzoek u binnen {{period}} na ontvangst van deze brief te antwoorden. {{due}}",
	"pl": "Proszę o odpowiedź w terminie {{period}} od otrzymania tego pisma. {{due}}",
	"pt": "Peço que respondam no prazo de {{period}} a contar da receção desta carta. {{due}}",
}

// head is the front matter.
func (i *importer) head(m Meta) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, tomlString(value))
		}
	}
	b.WriteString(fence + "\n")
	line("title", cmp.Or(m.Title, "Request"))
	line("regime", string(m.Regime))
	line("letter", m.Letter)
	line("role", string(m.Role))
	line("variant", m.Variant)
	line("language", m.Language)
	if len(m.Rights) > 0 {
		fmt.Fprintf(&b, "rights = [%s]\n", tomlString(string(m.Rights[0])))
	}
	line("summary", m.Summary)
	for _, name := range i.options {
		b.WriteString("\n[[option]]\n")
		line("name", name)
		line("label", cmp.Or(foreignOptions[strings.ReplaceAll(name, "-", "_")], "Say what this does: "+name))
		b.WriteString("default = false\n")
	}
	return b.String() + fence + "\n\n"
}

// tomlString writes a text between ' if it can, so that what stands in it stays
// readable.
func tomlString(s string) string {
	if !strings.ContainsAny(s, "'\n") {
		return "'" + s + "'"
	}
	return strconv.Quote(s)
}
