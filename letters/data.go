package letters

import (
	"strconv"
	"strings"
	"time"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// env answers what the text's functions ask.
func (j Job) env() templates.Env {
	p, lang := j.phrases(), j.locale()
	e := templates.Env{
		Language: lang, Regime: j.Regime.Regime, Role: j.Entry.Role, Options: map[string]bool{}, Steps: map[string]string{},
		Period: law.Period(lang, j.Regime.Regime, RightOf(j.Choice.Letter)),
	}
	for _, o := range j.Template.Meta.Options {
		e.Options[o.Name] = o.Default || o.Name == MessageListOption && j.hasLists()
		if chosen, ok := j.Choice.Options[o.Name]; ok {
			e.Options[o.Name] = chosen
		}
	}
	d, _ := j.due()
	if d.Due.IsZero() {
		return e
	}
	sentence := func(due law.Date, post, electronic string) string {
		if j.Choice.Send == "post" {
			return post
		}
		return dated(electronic, j.Request.Date.Long(lang), due.Long(lang))
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
			Established: j.Entity.Country != "", InUnion: j.Entity.Country.InEEA(), InSwitzerland: j.Entity.Country.InSwitzerland(),
		},
		Incident:  j.incident(),
		Today:     j.Request.Date.Long(j.locale()),
		Post:      j.Choice.Send == "post",
		ReplyPost: j.Request.Reply == "post" && !j.hostile(),
		Where:     j.where(),
		TwoStep:   !j.hostile(),
		URLs:      j.urls(),
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
			t.Since = law.Date{Year: y, Month: time.Month(m), Day: 1}.MonthYear(lang)
		}
	}
	return t
}
