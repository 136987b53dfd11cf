package letters

import (
	"errors"
	"sync"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Sources is what a request is judged against and composed from: all values,
// so that the same request gives the same letters.
type Sources struct {
	Directory *directory.Directory // with the person's own entries; nil = the built-in one
	Templates *templates.Library   // with the person's own texts; nil = the shipped ones
	Today     law.Date
	// Incident finds an incident by its ID or by the path of its file; nil
	// knows the built-in ones.
	Incident func(idOrPath string) (incident.Incident, error)
	// TemplateFile reads a template that a request names by its path; nil
	// refuses such requests.
	TemplateFile func(path string) (*templates.Template, error)
	// Missing gives the characters of a text that the typeface cannot print;
	// nil prints everything.
	Missing func(text string) []rune
}

// shippedTexts are the program's own letter texts, parsed once.
var shippedTexts = sync.OnceValue(func() *templates.Library { return templates.NewLibrary(templates.Shipped(), nil) })

func (s Sources) library() *templates.Library {
	if s.Templates != nil {
		return s.Templates
	}
	return shippedTexts()
}

// Book is the directory with the entries of the request laid over it.
func (s Sources) Book(r Request) *directory.Directory {
	d := s.Directory
	if d == nil {
		d = directory.Builtin()
	}
	if len(r.Own) == 0 {
		return d
	}
	own := make([]directory.Entry, len(r.Own))
	for i, e := range r.Own {
		own[i] = e.Clean()
		for k := range own[i].Entities {
			if x := &own[i].Entities[k]; len(x.For) == 0 {
				x.For = []string{"*"}
			}
		}
	}
	return d.With(own...)
}

func (s Sources) incidentOf(r Request) (incident.Incident, error) {
	switch {
	case r.Incident == "":
		return incident.Incident{Kind: "platform", Generic: true}, nil
	case s.Incident != nil:
		return s.Incident(r.Incident)
	}
	return incident.Load(r.Incident)
}

func incidentReason(err error) string {
	var unknown *incident.UnknownError
	if errors.As(err, &unknown) {
		return unknown.Error()
	}
	var file *incident.FileError
	if errors.As(err, &file) {
		return safetext.String(file.Error())
	}
	return "the incident file cannot be read"
}
