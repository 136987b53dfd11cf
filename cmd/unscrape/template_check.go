package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

// textFile is one letter text on its way to be checked.
type textFile struct {
	path  string // as it is named in findings
	named bool   // the person named it: it need not be called what it is
	read  func() ([]byte, error)
}

// located is a finding and the text it was found in; nil if there is none.
type located struct {
	templates.Finding
	src []byte
}

func findingsOf(all []located) []templates.Finding {
	list := []templates.Finding{}
	for _, f := range all {
		list = append(list, f.Finding)
	}
	return list
}

func runTemplateCheck(ctx context.Context, e env, files []string, asJSON bool) error {
	s := newShop(e)
	lib := s.library()
	var all []textFile
	for _, path := range files {
		all = append(all, textFile{path, !s.inOwnFolder(path), func() ([]byte, error) { return disk.Read(e.FS, path, maxTemplate) }})
	}
	var findings []located
	if len(files) == 0 {
		for _, info := range lib.List() {
			all = append(all, textFile{s.pathOf(info), false, func() ([]byte, error) { return lib.Read(info) }})
		}
		for _, f := range lib.Strays() {
			f.File = s.ownPath(f.File)
			findings = append(findings, located{f, nil})
		}
	}
	found, unread := s.checkAll(ctx, lib, all)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	findings = append(findings, found...)
	if asJSON {
		if err := printJSON(e.Out, struct {
			Findings []templates.Finding `json:"findings"`
		}{findingsOf(findings)}); err != nil {
			return err
		}
	} else {
		out := printer{w: e.Out}
		for _, f := range findings {
			for _, line := range inPlace(f.Finding, f.src) {
				out.line("%s", line)
			}
		}
		if out.err != nil {
			return out.err
		}
	}
	if unread != nil {
		return unread // what was found in the others is said
	}
	if len(findings) == 0 {
		say := printer{w: e.Err}
		say.line("%s, nothing found", plural(len(all), "letter text", "letter texts"))
		return say.err
	}
	var broken []string
	for _, f := range findings {
		if !slices.Contains(broken, f.File) {
			broken = append(broken, f.File)
		}
	}
	return hinted(refused(fmt.Errorf("%s in %s of %d", plural(len(findings), "fault", "faults"), plural(len(broken), "file", "files"), max(len(all), len(broken)))),
		"each line above says file, line and column; \"unscrape template preview FILE --watch\" shows the letter while you mend it")
}

// checkAll checks texts, as many at a time as there are processors. The
// findings come in the order of the texts.
func (s *shop) checkAll(ctx context.Context, lib *templates.Library, all []textFile) ([]located, error) {
	// Much is made and soon thrown away, and little of it at a time: collecting
	// less often saves a sixth of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	found := make([][]located, len(all))
	failed := make([]error, len(all))
	next := make(chan int)
	var busy sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		busy.Go(func() {
			for i := range next {
				found[i], failed[i] = s.checkFile(lib, all[i])
			}
		})
	}
	for i := range all {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	busy.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return slices.Concat(found...), errors.Join(failed...)
}

// checkFile is everything that is wrong with one file. A file that the person
// named and that cannot be read at all is an error.
func (s *shop) checkFile(lib *templates.Library, f textFile) (all []located, err error) {
	src, err := f.read()
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		src = make([]byte, maxTemplate) // too large for a template in any case, whatever is in it
	case err != nil && f.named:
		return nil, err
	case err != nil:
		return []located{{templates.Finding{File: f.path, Line: 1, Column: 1, Rule: "file", Message: fmt.Sprintf("this file cannot be read: %v", err)}, nil}}, nil
	}
	var list []templates.Finding
	if t, err := templates.Parse(filepath.ToSlash(f.path), src); err != nil {
		list = templates.FindingsOf(err)
	} else {
		list = s.checkText(t, lib)
	}
	for _, finding := range list {
		switch {
		case finding.Rule == "file": // no text that could be shown
			all = append(all, located{finding, nil})
		case finding.Rule != "file-name" || !f.named:
			all = append(all, located{finding, src})
		}
	}
	return all, nil
}

// checkText is what is wrong with a text that can be parsed: by itself, and as
// the letters that it makes for a made-up person.
func (s *shop) checkText(t *templates.Template, lib *templates.Library) []templates.Finding {
	list := append(templates.Check(t), t.Unprintable(pdf.Missing)...)
	if len(list) > 0 {
		return list // the letters would show the same faults again
	}
	laidOut := 0 // characters of the longest letter so far
	for _, o := range s.samplings(t) {
		if f, ok := s.tryLetter(t, lib, o, &laidOut); !ok {
			return []templates.Finding{f}
		}
	}
	return nil
}

// samplings are the letters of a text that are laid out to try it: the longest
// ones.
func (s *shop) samplings(t *templates.Template) []sampling {
	all := []sampling{{post: true, options: optionsOn(t, true), today: s.today}}
	if templates.MayBeHostile(t.Meta.Role) {
		all = append(all, sampling{hostile: true, options: optionsOn(t, true), today: s.today})
	}
	return all
}

// tryLetter composes a letter and lays it out, if it is longer than those
// before.
func (s *shop) tryLetter(t *templates.Template, lib *templates.Library, o sampling, laidOut *int) (f templates.Finding, ok bool) {
	l, err := sampleLetter(t, lib, o)
	var field *letters.FieldError
	if errors.As(err, &field) && strings.HasSuffix(field.Field, ".language") {
		return f, true // a language of nobody else's: there is nothing to compare it with
	}
	if err != nil {
		if found := templates.FindingsOf(err); len(found) > 0 {
			return found[0], false
		}
		return t.Fault("sample", "no letter can be made of this: %v", err), false
	}
	size := 0
	for _, p := range templates.Paragraphs(l.Body) {
		size += utf8.RuneCountInString(p)
	}
	if size <= *laidOut {
		return f, true
	}
	*laidOut = size
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	var long *letters.TooLongError
	switch {
	case errors.As(err, &long) && len(t.Meta.Options) > 0:
		return t.Fault("size", "with all its options %v; shorten it", err), false
	case errors.As(err, &long):
		return t.Fault("size", "%v; shorten it", err), false
	case err != nil:
		return t.Fault("size", "this letter cannot be laid out: %v", err), false
	}
	if missing := missingFrom(pages); len(missing) > 0 {
		return t.Fault("typeface", "the letters' typeface cannot print %q, which this text makes", string(missing)), false
	}
	return f, true
}

// missingFrom is what the typeface lacks of laid out pages.
func missingFrom(pages []letters.Page) []rune {
	for _, p := range pages {
		for _, m := range p.Marks {
			if text, ok := m.(*letters.TextMark); ok {
				if missing := pdf.Missing(text.Text); len(missing) > 0 {
					return missing
				}
			}
		}
	}
	return nil
}

// ownPath is the full path of a file of the person's own templates.
func (s *shop) ownPath(inside string) string {
	return filepath.Join(s.folders.Config, "templates", filepath.FromSlash(inside))
}

// inOwnFolder reports whether a path leads into the person's own templates.
func (s *shop) inOwnFolder(path string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && s.folders.Config != "" && strings.HasPrefix(abs, s.ownPath("")+string(filepath.Separator))
}

// pathOf is where a listed text lies, as it is named to the person.
func (s *shop) pathOf(i templates.Info) string {
	if i.Own {
		return s.ownPath(i.Path)
	}
	return i.Path
}
