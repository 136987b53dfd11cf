package letters

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Compose makes a letter of a job. It is pure: the same job gives the same
// letter, without clock, disk, width or typeface.
//
// For a hostile addressee the finished letter is proven to tell nothing but
// what it may (Prove); a *DisclosureError otherwise. A text that asks for what
// such a letter does not have is a *templates.HostileFieldError, an edited
// body that cannot be read a *FieldError.
func Compose(j Job) (Letter, error) {
	l, err := j.compose()
	if err != nil {
		return Letter{}, err
	}
	if err := Prove(l, j); err != nil {
		return Letter{}, err
	}
	return l, nil
}

// compose is Compose without the proof.
func (j Job) compose() (Letter, error) {
	l := j.furniture()
	body, err := j.body(&l)
	if err != nil {
		return Letter{}, err
	}
	l.Body = body
	l.Disclosure = j.disclosure(l)
	return l, nil
}

// hostile reports whether the addressee may learn only the account ID, the
// alias and the jurisdiction.
func (j Job) hostile() bool { return j.Entry.Hostile }

func (j Job) locale() string {
	return localeOf(j.Choice.Language, j.Regime.Regime, j.Request.Residence)
}

func (j Job) phrases() *phrases { return phrasesFor(j.locale()) }

// furniture is everything of the letter but its text.
func (j Job) furniture() Letter {
	p, r := j.phrases(), j.Request
	l := Letter{
		ID: j.Entry.ID, Name: j.Choice.Letter, Language: j.locale(), Regime: j.Regime.Regime, Hostile: j.hostile(),
		Address: j.address(), Email: j.Entity.Email, Form: j.Entity.Form, Send: j.Choice.Send,
		Date: r.Date, DateLine: p.place(r.Place, r.Date.Long(j.locale())),
		Salutation: p.salutation, Closing: p.closing, Signature: p.holder,
		Identifiers: j.rows(),
		Paper:       paperOf(r), Window: windowOf(r),
		FileName: r.Date.String() + "-" + j.Entry.ID + "-" + j.Choice.Letter,
	}
	l.Due, l.DueAssumes = j.due()
	if l.Hostile {
		l.DateLine = r.Date.Long(j.locale())
		l.Window = "none"
		return l
	}
	if len(j.Entity.Address) == 0 {
		l.Window = "none"
	}
	if told := j.told(); told.Name != "" || len(told.Address) > 0 {
		l.Sender = append([]string{told.Name}, told.Address...)
		if told.Name == "" {
			l.Sender = l.Sender[1:]
		} else {
			l.Signature = told.Name
		}
	}
	if l.Send == "post" {
		l.SignByHand = l.Signature != p.holder
		if len(l.Sender) > 1 {
			l.ReturnLine = strings.Join(l.Sender, " · ")
		}
	}
	if mail := j.contact(); mail != "" {
		l.Sender = append(l.Sender, mail)
	}
	return l
}

// told is what an addressee who is not hostile learns of the person beside
// the identifiers: the name if there is one and it is not withheld, and the
// postal address only where the answer, or a letter that cannot be delivered,
// has to find its way to it.
func (j Job) told() templates.Subject {
	s, c := j.Request.Subject, j.Choice
	var told templates.Subject
	if s.Name != "" && !slices.Contains(c.Withhold, "name") {
		told.Name = s.Name
	}
	if j.Request.Reply == "post" || c.Send == "post" && told.Name != "" || slices.Contains(c.Disclose, "address") {
		told.Address = s.Address
	}
	told.Email = cmp.Or(j.mailboxRow(), s.Email)
	if j.Request.Reply == "post" {
		told.Email = j.mailboxRow()
	}
	return told
}

// contact is the mailbox that the sender's block names: none where the
// identifier block already has the one to answer to.
func (j Job) contact() string {
	if j.mailboxRow() != "" || j.Request.Reply == "post" {
		return ""
	}
	return j.Request.Subject.Email
}

// mailboxRow is the mailbox in the identifier block, if any.
func (j Job) mailboxRow() string {
	for _, kind := range j.kinds() {
		if kind == "account-email" || kind == "email" {
			if v := j.Request.Identifiers[kind]; v != "" {
				return v
			}
		}
	}
	return ""
}

// kinds are the identifiers this addressee is told, in its own order.
func (j Job) kinds() []string { return chosenKinds(j.Entry, j.Choice, j.Request.Identifiers) }

// rows are the lines of the identifier block.
func (j Job) rows() []Row {
	p := j.phrases()
	var rows []Row
	for _, kind := range j.kinds() {
		rows = append(rows, Row{p.label(kind), j.Request.Identifiers[kind]})
	}
	if len(rows) == 0 && j.partial {
		kind := "account-id"
		if all := kindsFor(j.Entry, j.Choice); len(all) > 0 {
			kind = all[0]
		}
		rows = append(rows, Row{p.label(kind), p.missing})
	}
	if j.hostile() {
		alias := j.Request.Subject.Alias
		if alias == "" && j.partial {
			alias = p.missing
		}
		rows = append(rows, Row{p.replyOnly, alias})
		if where := j.where(); where != "" {
			rows = append(rows, Row{p.lives, p.jurisdiction(where)})
		}
	}
	return rows
}

func (p *phrases) label(kind string) string {
	if l, ok := p.labels[kind]; ok {
		return l
	}
	return kind
}

// home is the place that carries the letter's regime: where the person lives,
// or was at the time if only that place lies under it.
func (j Job) home() law.Place {
	now, then := j.Request.Residence, j.Request.ResidenceThen
	if j.Regime.Regime == law.GDPR && !now.InEEA() && then.InEEA() || j.Regime.Regime == law.UKGDPR && !now.InUK() && then.InUK() {
		return then
	}
	return now
}

// where is the jurisdiction in a sentence: "in the European Economic Area",
// with the country only by choice.
func (j Job) where() string {
	if j.Regime.Regime == law.None && j.hostile() && !slices.Contains(j.Choice.Disclose, "country") {
		return "" // a letter that stands on no law needs no jurisdiction
	}
	home, country := j.home(), slices.Contains(j.Choice.Disclose, "country")
	if j.hostile() && j.Regime.Regime == law.None && !country {
		return "" // no law, so it does not matter where
	}
	in := home.Jurisdiction(j.locale())
	if home != "" && country {
		if country := "in " + home.Country().Name(j.locale()); !strings.HasSuffix(in, home.Country().Name(j.locale())) {
			return country + ", " + in
		}
	}
	return in
}

// address is the addressee's block: as printed for a window, with the country
// in capitals where the letter leaves the person's own.
func (j Job) address() []string {
	lines := append([]string{j.Entity.Name}, j.Entity.Address...)
	if len(j.Entity.Address) == 0 {
		if j.Entity.Email != "" {
			lines = append(lines, j.Entity.Email)
		}
		return lines
	}
	last, country := len(lines)-1, j.Entity.Country.Country()
	if country == "" || !strings.EqualFold(lines[last], country.Name("en")) {
		return lines
	}
	if country == j.Request.Residence.Country() && len(lines) > 2 {
		return lines[:last]
	}
	lines[last] = strings.ToUpper(lines[last])
	return lines
}

// due is the day by which the answer is due if the letter arrives on its own
// date, and the sentence that says so.
func (j Job) due() (law.Deadline, string) {
	d, err := law.Answer(law.Query{Regime: j.Regime.Regime, Received: j.Request.Date, At: j.Entity.Country, Right: rightOf(j.Choice.Letter)})
	if err != nil { // no law sets a date
		return law.Deadline{}, ""
	}
	day := j.Request.Date.Long(j.locale())
	if j.Choice.Send == "post" {
		return d, "This is the earliest day: it counts as if the letter arrived on its date, " + day + ". By post it comes later, and the period starts on the day it arrives; keep the proof of delivery."
	}
	return d, "This counts from the day on which they receive the letter, taken to be its date, " + day + ". If you send it later, it moves with that day."
}

// rightOf is the Californian right that sets the period of a letter; for other
// letters, and where several rights meet, none.
func rightOf(letter string) law.Right {
	switch letter {
	case "know":
		return law.ToKnow
	case "delete":
		return law.ToDelete
	case "opt-out":
		return law.OptOut
	}
	return ""
}

// env answers what the text's functions ask.
func (j Job) env() templates.Env {
	p, lang := j.phrases(), j.locale()
	e := templates.Env{
		Language: lang, Regime: j.Regime.Regime, Role: j.Entry.Role, Options: map[string]bool{}, Steps: map[string]string{},
		Period: law.Period(lang, j.Regime.Regime, rightOf(j.Choice.Letter)),
	}
	for _, o := range j.Template.Meta.Options {
		e.Options[o.Name] = o.Default
		if chosen, ok := j.Choice.Options[o.Name]; ok {
			e.Options[o.Name] = chosen
		}
	}
	d, _ := j.due()
	if d.Due.IsZero() {
		return e
	}
	sentence := func(due law.Date, post string, electronic func(received, due string) string) string {
		if j.Choice.Send == "post" {
			return post
		}
		return electronic(j.Request.Date.Long(lang), due.Long(lang))
	}
	e.Due = sentence(d.Due, p.duePost, p.due)
	for _, s := range d.Steps {
		switch s.Name {
		case law.StepConfirmation:
			e.Steps["confirmation"] = sentence(s.Due, p.stepPost, p.step)
		case law.StepOptOut:
			e.Steps["opt-out"] = sentence(s.Due, p.stepPost, p.step)
		}
	}
	if j.Choice.Letter == "opt-out" {
		e.Steps["opt-out"] = e.Due
	}
	return e
}

// data is what the text sees. For a hostile addressee it is of a type that has
// no field for anything personal.
func (j Job) data() any {
	c := templates.Common{
		Addressee: templates.Addressee{
			Name: j.Entity.Name, Service: j.Entry.Service, Role: string(j.Entry.Role), Hostile: j.hostile(),
			Established: j.Entity.Country != "", InUnion: j.Entity.Country.InEEA(),
		},
		Incident:  j.incident(),
		Today:     j.Request.Date.Long(j.locale()),
		Post:      j.Choice.Send == "post",
		ReplyPost: j.Request.Reply == "post" && !j.hostile(),
		Where:     j.where(),
		TwoStep:   !j.hostile(),
	}
	if j.hostile() {
		return templates.HostileData{Common: c}
	}
	return templates.Data{Common: c, Subject: j.told(), Reason: j.Request.Reason}
}

func (j Job) incident() templates.Incident {
	i, lang := j.Incident, j.locale()
	t := templates.Incident{
		ID: i.ID, Scrape: i.Kind == "scrape", Scraper: j.Scraper, Platform: j.Platform, Name: j.Scraper,
		Exposed: i.Exposed.Long(lang), Stopped: i.Stopped.Long(lang),
		Accounts: i.Accounts, Servers: i.Servers, Sold: i.Sold, Collected: i.Collected,
	}
	if year, rest, ok := strings.Cut(i.Since, "-"); ok {
		month, day, exact := strings.Cut(rest, "-")
		y, _ := strconv.Atoi(year)
		m, _ := strconv.Atoi(month)
		if n, _ := strconv.Atoi(day); exact {
			t.Since = law.Date{Year: y, Month: time.Month(m), Day: n}.Long(lang)
		} else {
			t.Since = j.phrases().month(y, m)
		}
	}
	return t
}

// body is the letter's text with its subject line: the template's blocks, or
// those that the person edited for this one letter.
func (j Job) body(l *Letter) ([]templates.Block, error) {
	env := j.env()
	out, err := j.Template.Execute(j.data(), env)
	if err != nil {
		return nil, err
	}
	l.Re = out.Title
	l.Title = out.Title
	if l.Hostile {
		l.Title = neutralTitle
	}
	if why := j.Template.InsteadOf; why != nil {
		l.Warnings = append(l.Warnings, "The program's own text stands here, because "+safetext.String(why.Error())+".")
	}
	body := out.Blocks
	if j.Choice.Body != "" {
		if j.Choice.BodyOf != "" && j.Choice.BodyOf != Fingerprint(markdown(body)) {
			l.Warnings = append(l.Warnings, "The letter has changed since you edited its text: an answer, the date or the template is another. Compare them.")
		}
		if body, err = templates.ParseMarkdown(j.Choice.Body); err != nil {
			return nil, &FieldError{Field: "letters." + j.Entry.ID + ".body", Reason: reasonOf(err)}
		}
		if !slices.ContainsFunc(body, isIdentifiers) {
			return nil, &FieldError{Field: "letters." + j.Entry.ID + ".body", Reason: "the line [[identifiers]] is missing, which stands for the box by which they find you"}
		}
	}
	if j.Choice.Body == "" && env.Options[messageList] && slices.Contains(out.Used.Options, messageList) {
		l.Enclosures = append(l.Enclosures, j.phrases().messageList)
		l.Warnings = append(l.Warnings, "The letter says that a list of your messages goes with it (channel IDs and message IDs, from your data package). Send it along, or turn that option off.")
	}
	if extra := j.extra(); len(extra) > 0 {
		body = insertBeforeClose(body, extra)
	}
	l.Warnings = append(l.Warnings, j.warnings()...)
	return body, nil
}

// messageList is the option of letters that refer to a list sent along.
const messageList = "message-list"

// neutralTitle is what a hostile addressee's document is called in its
// metadata.
const neutralTitle = "Letter"

func isIdentifiers(b templates.Block) bool {
	_, ok := b.(*templates.Identifiers)
	return ok
}

func reasonOf(err error) string {
	if list := templates.FindingsOf(err); len(list) > 0 {
		return "line " + strconv.Itoa(list[0].Line) + " of the text: " + list[0].Message
	}
	return "the text cannot be read"
}

// extra are the person's own paragraphs. A blank line parts paragraphs, a
// single line break stays one. They never go to a hostile addressee.
func (j Job) extra() []templates.Block {
	if j.hostile() {
		return nil
	}
	var out []templates.Block
	for _, text := range []string{j.Request.Extra, j.Choice.Extra} {
		for par := range strings.SplitSeq(text, "\n\n") {
			var spans []templates.Span
			for line := range strings.SplitSeq(strings.Trim(par, "\n"), "\n") {
				if line == "" {
					continue
				}
				if len(spans) > 0 {
					spans = append(spans, &templates.Break{})
				}
				spans = append(spans, &templates.Text{Text: line})
			}
			if len(spans) > 0 {
				out = append(out, &templates.Paragraph{Spans: spans})
			}
		}
	}
	return out
}

// insertBeforeClose puts the person's own paragraphs before the closing asks:
// the running paragraphs that follow the last list or heading. A letter without
// either gets them before its last paragraph.
func insertBeforeClose(body, extra []templates.Block) []templates.Block {
	at := len(body)
	for at > 0 {
		if _, ok := body[at-1].(*templates.Paragraph); !ok {
			break
		}
		at--
	}
	if at > 0 {
		if _, ok := body[at-1].(*templates.Heading); ok {
			at-- // a heading stays with its text
		}
	}
	if at == 0 {
		at = max(len(body)-1, 0)
	}
	return slices.Insert(slices.Clone(body), at, extra...)
}

// paperOf is the sheet: chosen, or by the country where it is printed.
func paperOf(r Request) string {
	if r.Paper != "" {
		return r.Paper
	}
	if slices.Contains(letterCountries, r.Residence.Country()) {
		return "letter"
	}
	return "a4"
}

// letterCountries print on US Letter (Unicode CLDR, paperSize).
var letterCountries = []law.Place{"US", "CA", "MX", "PR", "BZ", "CL", "CO", "CR", "GT", "NI", "PA", "PH", "SV", "VE"}

func windowOf(r Request) string {
	switch {
	case paperOf(r) == "letter":
		return "us10"
	case r.Residence.Country() == "FR":
		return "fr"
	}
	return "din-b"
}
