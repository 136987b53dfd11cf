// Package cases keeps what became of each letter: a folder per case that a
// person can open and understand. case.json says what the case is and is never
// changed; events.jsonl is its history, one event a line, and only grows; the
// letters lie beside them exactly as they were written, and what came back
// lies in answers. Where a case stands is computed from its events.
//
// Several programs may use the store at the same time. Whatever interrupts
// them, an event is there whole or not at all. A file that cannot be read is
// named and kept.
package cases

import (
	"errors"
	"fmt"
	"regexp"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// About is what a case is: case.json.
type About struct {
	Version   int       `json:"version"`
	ID        string    `json:"id"`     // the name of its folder
	UID       string    `json:"uid"`    // random; for calendars, which must not learn more
	Opened    law.Date  `json:"opened"` // the day
	Person    string    `json:"person,omitempty"`
	Residence law.Place `json:"residence,omitempty"` // of the person: whose authority it is
	Incident  string    `json:"incident,omitempty"`
	Addressee Addressee `json:"addressee"`
}

// Addressee is whom the case is with, as it was when it was opened.
type Addressee struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"` // the service, as the person knows it
	Role    law.Role  `json:"role"`
	Hostile bool      `json:"hostile,omitempty"`
	Country law.Place `json:"country,omitempty"` // where it is established
	Email   string    `json:"email,omitempty"`
	Form    string    `json:"form,omitempty"`
}

// Case is one matter with one addressee.
type Case struct {
	About
	Dir    string
	Events []Event // all of them, in the order of the file
	Status
	// ReadOnly says why nothing can be recorded; nil if it can.
	ReadOnly error
	// Faults are files and lines that cannot be used, and what was mended.
	Faults []error
}

// FileError is a file of the store that cannot be used. It never carries what
// stands in it.
type FileError struct {
	Path   string
	Line   int // from 1; 0: the file as a whole
	Reason string
}

func (e *FileError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%+q, line %d: %s", e.Path, e.Line, e.Reason)
	}
	return fmt.Sprintf("%+q: %s", e.Path, e.Reason)
}

// What a case cannot be asked.
var (
	ErrUnknown   = errors.New("there is no such case")
	ErrAmbiguous = errors.New("several cases begin like that")
	ErrNewer     = errors.New("a newer version of unscrape wrote it, so it is only read")
	ErrBroken    = errors.New("its case.json cannot be read, so nothing is recorded")
	ErrClock     = errors.New("this computer's clock shows a year in which no letter can have been written")
	ErrNothing   = errors.New("there is nothing to take back: what is left is the letter itself")
)

// EventError is an event that cannot be recorded. Field is On, Letter or Kind.
type EventError struct{ Field, Reason string }

func (e *EventError) Error() string { return e.Reason }

// idForm is what names of cases are made of, and nothing else: no path can be
// made of one.
var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`)

// maxPerson is the length of a person's label in cells.
const maxPerson = 80

// Label is a person's label as it is kept.
func Label(s string) string { return safetext.Cut(s, maxPerson) }

// clean makes the texts of an About fit to show.
func (a *About) clean() {
	for _, s := range []*string{&a.UID, &a.Incident, &a.Addressee.ID, &a.Addressee.Name, &a.Addressee.Email, &a.Addressee.Form} {
		*s = safetext.Cut(*s, maxDisplay)
	}
	a.Person = Label(a.Person)
	a.Residence = law.Place(safetext.Cut(string(a.Residence), maxPerson))
	a.Addressee.Country = law.Place(safetext.Cut(string(a.Addressee.Country), maxPerson))
	a.Addressee.Role = law.Role(safetext.Cut(string(a.Addressee.Role), maxPerson))
}
