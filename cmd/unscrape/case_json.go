package main

import (
	"slices"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/law"
)

// The JSON of cases, a promise to other programs: docs/json.md.

type caseListResult struct {
	Cases []caseResult `json:"cases"`
}

type caseResult struct {
	ID        string `json:"id"`
	Person    string `json:"person"`
	Addressee string `json:"addressee"`
	Name      string `json:"name"`
	Letter    string `json:"letter"`
	State     string `json:"state"`
	Due       string `json:"due"`
	Estimated bool   `json:"estimated"`
	Next      string `json:"next"`
	NextOn    string `json:"next_on"`
	ReadOnly  bool   `json:"read_only"`
}

type nextResult struct {
	ID     string   `json:"id"`
	Next   string   `json:"next"`
	NextOn string   `json:"next_on"`
	Letter string   `json:"letter"`
	Why    []string `json:"why"`
}

type caseShowResult struct {
	Case    caseResult         `json:"case"`
	Folder  string             `json:"folder"`
	Letters []caseLetterResult `json:"letters"`
	Events  []eventResult      `json:"events"`
	Remarks []string           `json:"remarks"`
	Faults  []string           `json:"faults"`
}

type caseLetterResult struct {
	Letter    string           `json:"letter"`
	Date      string           `json:"date"`
	Regime    string           `json:"regime"`
	Follows   string           `json:"follows"`
	State     string           `json:"state"`
	Sent      string           `json:"sent"`
	Received  string           `json:"received"`
	Estimated bool             `json:"estimated"`
	Due       string           `json:"due"`
	Reasons   []string         `json:"reasons"`
	Steps     []stepResult     `json:"steps"`
	Remarks   []string         `json:"remarks"`
	Files     []caseFileResult `json:"files"`
}

type caseFileResult struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

type eventResult struct {
	ID        int    `json:"id"`
	Event     string `json:"event"`
	On        string `json:"on"`
	Letter    string `json:"letter"`
	File      string `json:"file"`
	TakenBack bool   `json:"taken_back"`
}

// dateJSON is a date, "" for none.
func dateJSON(d law.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func casesJSON(all []cases.Case) caseListResult {
	r := caseListResult{Cases: []caseResult{}}
	for _, c := range all {
		r.Cases = append(r.Cases, caseJSON(c))
	}
	return r
}

func caseJSON(c cases.Case) caseResult {
	r := caseResult{
		ID: c.ID, Person: c.Person, Addressee: c.Addressee.ID, Name: c.Addressee.Name, State: string(c.State),
		Next: c.Next.Do, NextOn: dateJSON(c.Next.On), ReadOnly: c.ReadOnly != nil,
	}
	if l, ok := c.Letter(); ok {
		r.Letter, r.Due, r.Estimated = l.Name, dateJSON(c.Due), l.Estimated
	}
	return r
}

func nextJSON(c cases.Case) nextResult {
	return nextResult{c.ID, c.Next.Do, dateJSON(c.Next.On), c.Next.Letter, notNil(c.Next.Why)}
}

func showJSON(c cases.Case) caseShowResult {
	r := caseShowResult{
		Case: caseJSON(c), Folder: c.Dir, Letters: []caseLetterResult{}, Events: eventsJSON(c), Remarks: notNil(c.Remarks), Faults: []string{},
	}
	for _, f := range c.Faults {
		r.Faults = append(r.Faults, f.Error())
	}
	for _, l := range c.Letters {
		one := caseLetterResult{
			Letter: l.Name, Date: dateJSON(l.Date), Regime: string(l.Wrote.Regime), Follows: l.Wrote.Follows, State: string(l.State),
			Sent: dateJSON(l.Sent), Received: dateJSON(l.Received), Estimated: l.Estimated, Due: dateJSON(l.Deadline.Due),
			Reasons: notNil(l.Reasons()), Steps: []stepResult{}, Remarks: notNil(l.Remarks), Files: []caseFileResult{},
		}
		for _, s := range l.Deadline.Steps {
			one.Steps = append(one.Steps, stepResult{s.Name, s.Due.String()})
		}
		for _, f := range l.Wrote.Files {
			one.Files = append(one.Files, caseFileResult{f.Name, f.SHA256})
		}
		r.Letters = append(r.Letters, one)
	}
	return r
}

// eventsJSON is all that was recorded, also what was taken back.
func eventsJSON(c cases.Case) []eventResult {
	r := []eventResult{}
	active := cases.Active(c.Events)
	for _, e := range c.Events {
		one := eventResult{ID: e.ID, Event: string(e.Kind), On: dateJSON(e.On), Letter: e.Letter}
		if e.File != nil {
			one.File = e.File.Name
		}
		one.TakenBack = e.Kind != cases.Retracted && !slices.ContainsFunc(active, func(a cases.Event) bool { return a.ID == e.ID })
		r = append(r, one)
	}
	return r
}
