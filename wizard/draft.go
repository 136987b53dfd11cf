package wizard

import (
	"bytes"
	"maps"
	"slices"

	"github.com/BurntSushi/toml"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/letters"
)

// draftVersion is the newest form of a draft that this program reads.
const draftVersion = 1

// Draft is the wizard's only memory: the answers, where the person is, and
// the choices that are not part of a request. It holds what was typed as it
// was typed, right or wrong: judging happens on the way forward only.
type Draft struct {
	Version   int               `toml:"version"`
	At        string            `toml:"at"`                  // the stop's id
	NotSafe   bool              `toml:"not-safe,omitempty"`  // somebody else may read this computer
	Told      bool              `toml:"told,omitempty"`      // whether that was answered
	Want      string            `toml:"want,omitempty"`      // what the person wants, before it becomes letters
	Picked    map[string]string `toml:"picked,omitempty"`    // letters chosen for one addressee
	Confirmed []string          `toml:"confirmed,omitempty"` // hostile addressees that were turned on after the warning
	Dir       string            `toml:"dir,omitempty"`
	Formats   []string          `toml:"formats,omitempty"`
	Written   []WrittenFile     `toml:"written,omitempty"`
	Note      string            `toml:"note,omitempty"`   // what went wrong beside the letters, for the last page
	Filled    string            `toml:"filled,omitempty"` // the incident whose recommendations were filled in
	Found     []string          `toml:"found,omitempty"`  // addressees that were found in the directory
	Request   letters.Request   `toml:"request"`

	data     packageAnswers // not kept
	from     string         // the start's answer
	resumeAt string         // where the draft chosen at the start goes on
}

// encode is the draft as bytes: same draft, same bytes.
func (d *Draft) encode() ([]byte, error) {
	var b bytes.Buffer
	enc := toml.NewEncoder(&b)
	enc.Indent = ""
	if err := enc.Encode(d); err != nil {
		return nil, &DraftError{"the answers so far cannot be put into a draft"}
	}
	return b.Bytes(), nil
}

// decodeDraft reads a kept draft. What is wrong with it is a *DraftError.
func decodeDraft(data []byte) (*Draft, error) {
	var d Draft
	meta, err := toml.Decode(string(data), &d)
	switch {
	case err != nil && d.Version > draftVersion, err == nil && d.Version > draftVersion:
		return nil, &DraftError{"this draft was kept by a newer version of the program"}
	case err != nil:
		return nil, &DraftError{"the draft is damaged and cannot be read"}
	case d.Version < 1:
		return nil, &DraftError{"this file is no draft"}
	case len(meta.Undecoded()) > 0:
		return nil, &DraftError{"the draft holds answers that this version does not know"}
	}
	return &d, nil
}

// DraftLabel says in a few words what a kept draft is about, for the list at
// the start: the matter and how far it got, nothing of the person.
func DraftLabel(data []byte) (string, error) {
	d, err := decodeDraft(data)
	if err != nil {
		return "", err
	}
	label := "Letters"
	if in, err := incident.Load(d.Request.Incident); err == nil {
		label = shown(in.Title)
	} else if d.Request.Incident != "" {
		label = "Letters about " + shown(d.Request.Incident)
	}
	for _, s := range flow() {
		if s.id == d.At && s.title != "" {
			return label + ", as far as “" + s.title + "”", nil
		}
	}
	return label, nil
}

// request is what the answers come to: without what belongs to addressees
// that are not chosen.
func (d *Draft) request() letters.Request {
	r := d.Request
	r.Letters = maps.Clone(r.Letters)
	maps.DeleteFunc(r.Letters, func(id string, _ letters.Choice) bool { return !slices.Contains(r.Addressees, id) })
	if len(r.Letters) == 0 {
		r.Letters = nil
	}
	r.Identifiers = maps.Clone(r.Identifiers)
	maps.DeleteFunc(r.Identifiers, func(_, v string) bool { return v == "" })
	r.Own = nil
	for _, e := range d.Request.Own {
		if slices.Contains(r.Addressees, e.ID) {
			r.Own = append(r.Own, e)
		}
	}
	return r
}

// choice is what holds for one addressee only.
func (d *Draft) choice(id string) letters.Choice { return d.Request.Letters[id] }

// setChoice changes what holds for one addressee.
func (d *Draft) setChoice(id string, change func(*letters.Choice)) {
	c := d.Request.Letters[id]
	change(&c)
	if d.Request.Letters == nil {
		d.Request.Letters = map[string]letters.Choice{}
	}
	d.Request.Letters[id] = c
}

// identifier is one of the keys by which an addressee finds the person.
func (d *Draft) identifier(kind string) string { return d.Request.Identifiers[kind] }

func (d *Draft) setIdentifier(kind, value string) {
	if d.Request.Identifiers == nil {
		d.Request.Identifiers = map[string]string{}
	}
	d.Request.Identifiers[kind] = value
}

func (d *Draft) writesTo(id string) bool { return slices.Contains(d.Request.Addressees, id) }
