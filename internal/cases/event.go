package cases

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

// Kind is what happened to a letter.
type Kind string

// The events that a person records, by their names in files. Received is the
// day on which the addressee got the letter.
const (
	Written          Kind = "written" // recorded by writing the letter
	Sent             Kind = "sent"
	Received         Kind = "received"
	Acknowledged     Kind = "acknowledged"
	IdentityAsked    Kind = "identity-asked"
	IdentitySupplied Kind = "identity-supplied"
	ClarifyAsked     Kind = "clarify-asked"
	ClarifySupplied  Kind = "clarify-supplied"
	Extended         Kind = "extended"
	Answered         Kind = "answered"
	Refused          Kind = "refused"
	Returned         Kind = "returned"
	Complained       Kind = "complained"
	Withdrawn        Kind = "withdrawn"
	Closed           Kind = "closed"
)

// What the store itself adds: a file put into answers, and an event taken
// back.
const (
	Attached  Kind = "attached"
	Retracted Kind = "retracted"
)

// meanings has every event that a person records, in the order in which they
// usually come, and what it says.
var meanings = []struct {
	kind  Kind
	about string
}{
	{Sent, "you sent the letter"},
	{Received, "the addressee got the letter"},
	{Acknowledged, "they confirmed that they have it"},
	{IdentityAsked, "they asked who you are"},
	{IdentitySupplied, "you answered that"},
	{ClarifyAsked, "they asked what exactly you mean"},
	{ClarifySupplied, "you answered that"},
	{Extended, "they told you that they need longer"},
	{Answered, "they answered, in whole or in part"},
	{Refused, "they refused"},
	{Returned, "the letter came back undelivered"},
	{Complained, "you complained to the authority"},
	{Withdrawn, "you withdrew the request"},
	{Closed, "the matter is closed"},
}

// Kinds lists the events that a person records.
func Kinds() []Kind {
	var all []Kind
	for _, m := range meanings {
		all = append(all, m.kind)
	}
	return all
}

// About is what the event says, in a clause.
func (k Kind) About() string {
	for _, m := range meanings {
		if m.kind == k {
			return m.about
		}
	}
	switch k {
	case Written:
		return "the letter was written"
	case Attached:
		return "a file was added"
	case Retracted:
		return "an event was taken back"
	}
	return ""
}

// Event is one line of a case's history. Its state is never stored: it is
// computed from the events.
type Event struct {
	Version int       `json:"v"`
	ID      int       `json:"id"` // from 1, rising
	At      time.Time `json:"at"` // when it was recorded
	Kind    Kind      `json:"event"`
	On      law.Date  `json:"on"` // the day on which it happened
	Letter  string    `json:"letter,omitempty"`

	Wrote    *Wrote `json:"wrote,omitempty"`    // of Written
	File     *File  `json:"file,omitempty"`     // of Attached
	Retracts int    `json:"retracts,omitempty"` // of Retracted: the ID of the event taken back
}

// Wrote is what decides by when a letter must be answered, and the letter
// itself.
type Wrote struct {
	Regime   law.Regime `json:"regime"`
	Right    law.Right  `json:"right,omitempty"` // as law.Query has it
	Place    law.Place  `json:"place,omitempty"` // where the addressee is established
	Send     string     `json:"send,omitempty"`  // email | form | post
	Language string     `json:"language,omitempty"`
	Follows  string     `json:"follows,omitempty"`   // the letter this one reminds of; "" for a request
	NoPeriod bool       `json:"no-period,omitempty"` // no law sets a date for answering it, as a notice to a host
	Files    []File     `json:"files"`
}

// File is one in the folder of a case.
type File struct {
	Name     string `json:"name"` // below the case's folder, with slashes
	SHA256   string `json:"sha256"`
	Size     int64  `json:"size"`
	As       string `json:"as,omitempty"`       // answer | proof, of an attached one
	Original string `json:"original,omitempty"` // what it was called where it came from
}

// followUps are letters that no period of their own belongs to: they remind
// of one.
var followUps = []string{
	"reminder", "deficiency", "refusal-reply", "follow-up", "complaint-controller", "complaint-authority", "withdrawal",
}

// FollowsUp reports whether a letter of that name follows another one up and
// starts no period.
func FollowsUp(letter string) bool { return slices.Contains(followUps, letter) }

var (
	letterName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`)
	filePath   = regexp.MustCompile(`^(answers/)?[a-z0-9][a-z0-9-]{0,99}\.[a-z0-9]{1,8}$`)
	sha256Hex  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

const (
	version    = 1         // of case.json and of each event
	maxLine    = 64 << 10  // bytes of one event
	maxEvents  = 16 << 20  // bytes of events.jsonl
	maxAbout   = 256 << 10 // bytes of case.json
	maxID      = 1 << 30   // of an event
	maxDisplay = 200       // cells of foreign text
)

// errNewer is a line of a later version of the program.
var errNewer = errors.New("written by a newer version of unscrape")

// parseEvent reads one line. Its texts are fit to show.
func parseEvent(line []byte) (Event, error) {
	if len(line) > maxLine {
		return Event{}, errors.New("longer than allowed")
	}
	var e Event
	err := json.Unmarshal(line, &e)
	if err != nil { // of a newer version, only the version has to fit
		e.Version = laterVersion(line, "v")
	}
	switch {
	case e.Version > version:
		return Event{}, errNewer
	case err != nil:
		return Event{}, errors.New("no event") // the cause may quote what stands there
	}
	return e, e.check()
}

// laterVersion is the number under a key of an object, 0 if there is none.
func laterVersion(data []byte, key string) int {
	var all map[string]json.RawMessage
	if json.Unmarshal(data, &all) != nil {
		return 0
	}
	n, _ := strconv.Atoi(string(all[key]))
	return n
}

// check is what every event owes, also one edited by hand.
func (e *Event) check() error {
	switch {
	case e.Version != version:
		return errors.New("without a version")
	case e.ID < 1 || e.ID > maxID:
		return errors.New("without an ID")
	case e.Kind.About() == "":
		return errors.New("an event that is not known")
	case e.On.IsZero():
		return errors.New("without a day")
	case e.Letter != "" && !letterName.MatchString(e.Letter):
		return errors.New("with a letter's name that cannot be")
	case (e.Wrote != nil) != (e.Kind == Written), (e.File != nil) != (e.Kind == Attached), (e.Retracts != 0) != (e.Kind == Retracted):
		return errors.New("not complete")
	}
	var files []*File
	if e.File != nil {
		files = append(files, e.File)
	}
	if w := e.Wrote; w != nil {
		if e.Letter == "" || w.Follows != "" && !letterName.MatchString(w.Follows) {
			return errors.New("with a letter's name that cannot be")
		}
		w.Regime = law.Regime(safetext.Cut(string(w.Regime), maxDisplay))
		w.Send, w.Language = safetext.Cut(w.Send, maxDisplay), safetext.Cut(w.Language, maxDisplay)
		for i := range w.Files {
			files = append(files, &w.Files[i])
		}
	}
	for _, f := range files {
		if !filePath.MatchString(f.Name) || !sha256Hex.MatchString(f.SHA256) || f.Size < 0 {
			return errors.New("with a file that cannot be")
		}
		f.As, f.Original = safetext.Cut(f.As, maxDisplay), safetext.Cut(f.Original, maxDisplay)
	}
	return nil
}

// line is the event as it is stored. One that could not be read again is an
// error.
func (e Event) line() ([]byte, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("the event cannot be written: %w", err)
	}
	if _, err := parseEvent(data); err != nil {
		return nil, fmt.Errorf("the event could not be read again: %w", err)
	}
	return append(data, '\n'), nil
}

// Active leaves out the events that were taken back, and the retractions. Of
// several events of one ID, as an editor's copy makes them, a retraction takes
// back the latest before it that is left.
func Active(events []Event) []Event {
	var all []Event
	for _, e := range events {
		if e.Kind != Retracted {
			all = append(all, e)
			continue
		}
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].ID == e.Retracts {
				all = slices.Delete(all, i, i+1)
				break
			}
		}
	}
	return all
}
