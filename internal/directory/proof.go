package directory

import (
	"fmt"
	"slices"
)

// Fault is what is wrong with one record of the directory.
type Fault struct {
	ID     string // of the entry or the authority
	Key    string // "entity.verified-on"
	Reason string
}

func (f Fault) Error() string { return f.ID + ": " + f.Key + ": " + f.Reason }

// Check proves the directory that the program brings along: every file reads,
// no ID stands twice, no entry's host name looks like another's, and every
// fact has a source and a date. It lists what fails.
func Check() []Fault {
	all, err := authorities()
	if err != nil {
		return []Fault{{"directory", "file", err.Error()}}
	}
	var faults []Fault
	for _, s := range builtin().slots {
		if _, err := s(); err != nil {
			faults = append(faults, Fault{"directory", "file", err.Error()})
		}
	}
	entries := builtin().Entries()
	faults = append(faults, Judge(entries)...)
	ids := map[string]bool{}
	for _, a := range all {
		if ids[a.ID] {
			faults = append(faults, Fault{a.ID, "id", "another authority has this ID"})
		}
		ids[a.ID] = true
		faults = append(faults, a.unproven()...)
	}
	for _, e := range entries {
		faults = append(faults, e.unproven()...)
	}
	return faults
}

// Judge finds what is wrong with entries beyond each one's own Check: an ID
// that stands twice, and a host name that looks like that of a shipped entry.
func Judge(entries []Entry) []Fault {
	var faults []Fault
	ids := map[string]bool{}
	for _, e := range entries {
		if ids[e.ID] {
			faults = append(faults, Fault{e.ID, "id", "another entry has this ID"})
		}
		ids[e.ID] = true
		if _, of := LookAlike(e); of != "" {
			faults = append(faults, Fault{e.ID, "domains", "one of its host names is easily taken for " + of})
		}
	}
	return faults
}

// unproven lists the facts of an entry that have no source or no date. What
// it is found by, and what this program makes of it (its role, the identifiers
// that it is told, the route that serves best), is no fact about it.
func (e Entry) unproven() (faults []Fault) {
	miss := func(key string, f Fact) {
		if f.VerifiedOn.IsZero() || len(f.Sources) == 0 || slices.Contains(f.Sources, "") {
			faults = append(faults, Fault{e.ID, key, "a fact has no source or no date"})
		}
	}
	if len(e.Warnings)+len(e.Notes)+len(e.Refusals) > 0 || e.Product+e.Prefer != "" {
		miss("verified-on", Fact{VerifiedOn: e.VerifiedOn, Sources: e.Sources})
	}
	for i, x := range e.Entities {
		miss(fmt.Sprintf("entity.%d.verified-on", i+1), Fact{VerifiedOn: x.VerifiedOn, Sources: x.Sources})
		for _, f := range x.Facts {
			miss(fmt.Sprintf("entity.%d.fact", i+1), f)
		}
		if len(x.For) == 0 {
			faults = append(faults, Fault{e.ID, fmt.Sprintf("entity.%d.for", i+1), "it answers for nobody"})
		}
	}
	return faults
}

func (a Authority) unproven() (faults []Fault) {
	for _, f := range append([]Fact{{VerifiedOn: a.VerifiedOn, Sources: a.Sources}}, a.Facts...) {
		if f.VerifiedOn.IsZero() || len(f.Sources) == 0 || slices.Contains(f.Sources, "") {
			faults = append(faults, Fault{a.ID, "verified-on", "a fact has no source or no date"})
		}
	}
	return faults
}
