package main

import (
	"context"
	"path/filepath"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/letters"
)

// track opens a case for each letter that was written, or puts the one letter
// into the case of that ID. The result has the ID of the case for each letter. A
// letter that is in a case already, byte for byte, is not put into another one.
func track(ctx context.Context, e env, o writeOptions, all made, files []outFile) ([]string, error) {
	store, err := caseStore(e)
	if err != nil {
		return nil, err
	}
	known, faults, err := store.List(ctx)
	if err != nil {
		return nil, err
	}
	sayFaults(e, faults)
	say := printer{w: e.Err}
	ids := make([]string, len(all.letters))
	for i, l := range all.letters {
		n := newLetter(i, l, all.jobs[i], files)
		if ids[i] = holder(known, l.ID, n); ids[i] != "" {
			say.line("%s is already in the case %s", l.FileName, ids[i])
			continue
		}
		var c cases.Case
		if o.caseID != "" {
			c, err = store.AddLetter(ctx, o.caseID, n)
		} else {
			c, err = store.Open(ctx, aboutCase(o.person, all.jobs[i]), n)
		}
		if err != nil {
			return ids, caseError(err)
		}
		ids[i] = c.ID
		say.line("%s is in the case %s, kept in %s", l.FileName, c.ID, c.Dir)
		say.line("  when you have sent it: unscrape case record %s sent", c.ID)
	}
	return ids, say.err
}

// trackable refuses, before anything is written, what could not be tracked
// afterwards.
func trackable(ctx context.Context, e env, o writeOptions, all made) error {
	store, err := caseStore(e)
	if err != nil || o.caseID == "" {
		return err
	}
	if len(all.letters) != 1 {
		return usage("--case takes one letter, and there are %d", len(all.letters))
	}
	c, err := store.Load(ctx, o.caseID)
	switch {
	case err != nil:
		return caseError(err)
	case c.ReadOnly != nil:
		return c.ReadOnly
	case c.Addressee.ID != all.letters[0].ID:
		return usage("--case: the case is with another addressee than the letter")
	}
	return nil
}

// newLetter is a letter for the store, with the bytes that were written.
func newLetter(i int, l letters.Letter, job letters.Job, files []outFile) cases.NewLetter {
	n := cases.NewLetter{
		Name: l.Name, Date: l.Date, Bytes: map[string][]byte{},
		Wrote: cases.Wrote{Regime: l.Regime, Right: letters.RightOf(l.Name), Place: job.Entity.Country, Send: l.Send, Language: l.Language, NoPeriod: l.Due.Due.IsZero()},
	}
	for _, f := range files {
		if f.letter == i && f.data != nil { // a list of messages stays where it was written
			n.Bytes[f.format] = f.data
		}
	}
	return n
}

func aboutCase(person string, job letters.Job) cases.About {
	x := job.Entry
	return cases.About{
		Person: person, Residence: job.Request.Residence, Incident: job.Incident.ID,
		Addressee: cases.Addressee{
			ID: x.ID, Name: x.Service, Role: x.Role, Hostile: x.Hostile,
			Country: job.Entity.Country, Email: job.Entity.Email, Form: job.Entity.Form,
		},
	}
}

// holder is the case that has the very bytes of a letter; "" if none does.
func holder(all []cases.Case, addressee string, n cases.NewLetter) string {
	for _, c := range all {
		if c.Addressee.ID != addressee {
			continue
		}
		for _, l := range c.Letters {
			for _, f := range l.Wrote.Files {
				if data, ok := n.Bytes[filepath.Ext(f.Name)[1:]]; ok && cases.Same(data, f) {
					return c.ID
				}
			}
		}
	}
	return ""
}
