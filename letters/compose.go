package letters

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/law"
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

// locale is the language of the letter. To a hostile addressee it has no
// country, and dates are written as the regime's are: "de-CH" tells as much as
// an address.
func (j Job) locale() string {
	if j.hostile() {
		return localeOf(base(j.Choice.Language), j.Regime.Regime, "")
	}
	return localeOf(j.Choice.Language, j.Regime.Regime, j.Request.Residence)
}

func (j Job) phrases() *phrases { return phrasesFor(j.locale()) }

// furniture is everything of the letter but its text.
func (j Job) furniture() Letter {
	p, r := j.phrases(), j.Request
	l := Letter{
		ID: j.Entry.ID, Name: j.Choice.Letter, Language: j.locale(), Regime: j.Regime.Regime, Hostile: j.hostile(),
		Address: j.address(), Email: j.Entity.Email, Form: j.Entity.Form, Send: j.Choice.Send,
		Date: r.Date, DateLine: p.dateLine(r.Place, r.Date.Long(j.locale())),
		Salutation: p.salutation, Closing: p.closing, Signature: p.holder,
		Identifiers: j.rows(),
		Paper:       j.paper(), Window: windowOf(r),
		FileName: r.Date.String() + "-" + j.Entry.ID + "-" + j.Choice.Letter,
	}
	l.Due, l.DueAssumes = j.due()
	if l.Hostile {
		l.DateLine = p.dateLine("", r.Date.Long(j.locale()))
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
	// Left out, it would tell a hostile addressee that the letter is domestic.
	if country == j.Request.Residence.Country() && len(lines) > 2 && !j.hostile() {
		return lines[:last]
	}
	lines[last] = strings.ToUpper(lines[last])
	return lines
}

// due is the day by which the answer is due if the letter arrives on its own
// date, and the sentence that says so.
func (j Job) due() (law.Deadline, string) {
	if j.Choice.Letter == templates.AbuseNotice {
		return law.Deadline{}, ""
	}
	d, err := law.Answer(law.Query{Regime: j.Regime.Regime, Received: j.Request.Date, At: j.Entity.Country, Right: RightOf(j.Choice.Letter)})
	if err != nil { // no law sets a date
		return law.Deadline{}, ""
	}
	day := j.Request.Date.Long(localeOf("en", j.Regime.Regime, j.home())) // the sentence is English, whatever the letter is
	if j.Choice.Send == "post" {
		return d, "This is the earliest day: it counts as if the letter arrived on its date, " + day + ". By post it comes later, and the period starts on the day it arrives; keep the proof of delivery."
	}
	return d, "This counts from the day on which they receive the letter, taken to be its date, " + day + ". If you send it later, it moves with that day."
}

// RightOf is the right that sets the period of a letter, where that matters
// (California; in Switzerland deletion has none of its own); for other letters,
// and where several rights meet, none.
func RightOf(letter string) law.Right {
	switch letter {
	case "erasure":
		return law.Erasure
	case "know":
		return law.ToKnow
	case "delete":
		return law.ToDelete
	case "opt-out":
		return law.OptOut
	}
	return ""
}

// paper is the sheet. An electronic letter to a hostile addressee has the one
// of its regime, since the person's own would tell a country.
func (j Job) paper() string {
	if !j.hostile() || j.Choice.Send == "post" {
		return paperOf(j.Request)
	}
	if j.Regime.Regime == law.CCPA {
		return "letter"
	}
	return "a4"
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
