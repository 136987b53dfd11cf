package letters

import (
	"cmp"
	"slices"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// told is what an addressee who is not hostile learns of the person beside
// the identifiers: the name if there is one and it is not withheld, and the
// postal address only where the answer, or a letter that cannot be delivered,
// has to find its way to it.
func (j Job) told() templates.Subject {
	s, c := j.Request.Subject, j.Choice
	var told templates.Subject
	if s.Name != "" && !slices.Contains(c.Withhold, "name") && (!j.Entry.Role.TakesNotice() || j.Request.Reply == "post" || slices.Contains(c.Disclose, "name")) {
		told.Name = s.Name
	}
	if j.Request.Reply == "post" || c.Send == "post" && told.Name != "" || slices.Contains(c.Disclose, "address") {
		told.Address = s.Address
	}
	told.Email = cmp.Or(j.mailboxRow(), j.contact())
	return told
}

// contact is the mailbox that the sender's block names: none where the
// identifier block already has the one to answer to.
func (j Job) contact() string {
	if j.mailboxRow() != "" || j.Request.Reply == "post" {
		return ""
	}
	if j.Entry.Role.TakesNotice() {
		return j.noticeMailbox()
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
		if where := j.whereName(); where != "" {
			rows = append(rows, Row{p.lives, where})
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
func (j Job) where() string { return j.jurisdiction(law.Place.In, law.Place.Jurisdiction) }

// whereName is where without its preposition.
func (j Job) whereName() string { return j.jurisdiction(law.Place.Name, law.Place.JurisdictionName) }

// jurisdiction is the person's, in the words that are given for a country and
// for a jurisdiction. A letter to a hostile addressee that stands on no law
// needs none.
func (j Job) jurisdiction(country, jurisdiction func(law.Place, string) string) string {
	home, lang, told := j.home(), j.locale(), slices.Contains(j.Choice.Disclose, "country")
	switch area, name := jurisdiction(home, lang), country(home.Country(), lang); {
	case home == "", j.hostile() && j.Regime.Regime == law.None && !told:
		return ""
	case told && area != name:
		return name + ", " + area
	default:
		return area
	}
}
