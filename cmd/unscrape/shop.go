package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/tomlfile"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

// shop is where letters are made: what "write" and the wizard have in common.
type shop struct {
	env     env
	folders folders // both "" where there is no home folder
	today   law.Date
	mine    map[string]bool // IDs of the person's own entries; see directory
}

func newShop(e env) *shop {
	f, _ := findFolders(e) // without a home there is nothing of the person's own
	return &shop{env: e, folders: f, today: law.DateOf(e.Now())}
}

// own is one of the folders that the person made; nil where there is none
// that can be read.
func (s *shop) own(name string) fs.FS {
	if s.folders.Config == "" {
		return nil
	}
	dir := filepath.Join(s.folders.Config, name)
	if _, err := disk.Entries(s.env.FS, dir); err != nil {
		return nil
	}
	return disk.Sub(s.env.FS, dir)
}

// sources is what requests are judged against. faults are files of the
// person's own that cannot be used, to be named.
func (s *shop) sources() (src letters.Sources, faults []error) {
	if s.folders.Config != "" {
		for _, name := range own {
			if _, err := disk.Entries(s.env.FS, filepath.Join(s.folders.Config, name)); err != nil {
				faults = append(faults, err)
			}
		}
	}
	texts := s.library()
	for _, stray := range texts.Strays() {
		stray.File = s.ownPath(stray.File)
		faults = append(faults, errors.New(stray.String()))
	}
	book, more := s.directory()
	return letters.Sources{
		Directory:    book,
		Templates:    texts,
		Today:        s.today,
		Incident:     s.incident,
		TemplateFile: s.templateFile,
		Missing:      pdf.Missing,
	}, append(faults, more...)
}

// library is the shipped texts with the person's own over them.
func (s *shop) library() *templates.Library {
	return templates.NewLibrary(templates.Shipped(), s.own("templates"))
}

// directory is the built-in one, with imported lists below it and the person's
// own entries over it. An own entry that writes to another address than the
// built-in one is said each time.
func (s *shop) directory() (book *directory.Directory, faults []error) {
	book = directory.Builtin()
	if lists, err := s.imported(); err != nil {
		faults = append(faults, err)
	} else {
		book = book.WithImported(lists)
	}
	var entries []directory.Entry
	s.mine = map[string]bool{}
	faults = append(faults, s.ownFiles("directory", func(path string, data []byte) error {
		entry, err := directory.Decode(path, data)
		if err != nil {
			return err
		}
		entries = append(entries, entry.Typed())
		s.mine[entry.ID] = true
		if _, differs := directory.Builtin().Differs(entry); differs {
			faults = append(faults, fmt.Errorf("your own entry %s is used in place of the address that unscrape brings along", entry.ID))
		}
		return nil
	})...)
	if entries == nil {
		return book, faults
	}
	return book.With(entries...), faults
}

// incidents are those to choose from: the person's own, and the built-in ones
// that they do not replace.
func (s *shop) incidents() (all []incident.Incident, faults []error) {
	faults = s.ownFiles("incidents", func(path string, data []byte) error {
		i, err := incident.Decode(path, data)
		if err == nil {
			all = append(all, i)
		}
		return err
	})
	for _, i := range incident.Builtin() {
		if !slices.ContainsFunc(all, func(o incident.Incident) bool { return o.ID == i.ID }) {
			all = append(all, i)
		}
	}
	return all, faults
}

// ownFiles gives each TOML file of one of the person's own folders to take;
// what cannot be used is named in the faults.
func (s *shop) ownFiles(name string, take func(path string, data []byte) error) (faults []error) {
	if s.folders.Config == "" {
		return nil
	}
	dir := filepath.Join(s.folders.Config, name)
	files, err := disk.Entries(s.env.FS, dir)
	if err != nil {
		return nil // sources says so, of every folder
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) != ".toml" {
			continue
		}
		path := filepath.Join(dir, f.Name())
		data, err := disk.Read(s.env.FS, path, tomlfile.MaxSize)
		if err == nil {
			err = take(path, data)
		}
		if err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}

// incident finds one by its ID, or by the path of its file.
func (s *shop) incident(idOrPath string) (incident.Incident, error) {
	if !strings.ContainsAny(idOrPath, `/\`) && filepath.Ext(idOrPath) != ".toml" {
		return incident.Find(idOrPath, s.own("incidents"))
	}
	data, err := disk.Read(s.env.FS, idOrPath, tomlfile.MaxSize)
	if err != nil {
		return incident.Incident{}, &incident.FileError{Name: idOrPath, Err: err}
	}
	return incident.Decode(idOrPath, data)
}

// maxTemplate is above what the template loader takes; it says the limit.
const maxTemplate = 4 << 20

func (s *shop) templateFile(path string) (*templates.Template, error) {
	data, err := disk.Read(s.env.FS, path, maxTemplate)
	if err != nil {
		return nil, err
	}
	t, err := templates.Parse(path, data)
	if err != nil {
		return nil, err
	}
	found := slices.DeleteFunc(templates.Check(t), func(f templates.Finding) bool { return f.Rule == "file-name" })
	if len(found) > 0 {
		return nil, &templates.Findings{List: found}
	}
	return t, nil
}

// made is the letters of one request.
type made struct {
	letters  []letters.Letter
	jobs     []letters.Job // what they were made of, one for each
	warnings []string      // about the request as a whole
	lists    []outFile     // of messages, that go with a letter
}

// lettersOf reads a request file and composes its letters. Everything wrong
// with it is in the error, each with its line.
func (s *shop) lettersOf(path string, sources letters.Sources) (made, error) {
	request, src, err := s.readRequest(path)
	if err != nil {
		return made{}, err
	}
	var m made
	var wrong []error
	for _, p := range letters.Check(request, sources) {
		if p.Line == 0 {
			p.Line = letters.LineOf(src, p.Field)
		}
		switch err := (&fileError{path, &p.FieldError}); {
		case p.Warning:
			m.warnings = append(m.warnings, err.Error())
		default:
			wrong = append(wrong, err)
		}
	}
	if wrong != nil {
		return made{}, refused(errors.Join(wrong...))
	}
	jobs, err := letters.Resolve(request, sources)
	if err != nil {
		return made{}, refused(&fileError{path, err})
	}
	for _, job := range jobs {
		l, err := letters.Compose(job)
		if err != nil {
			wrong = append(wrong, &fileError{path, err})
			continue
		}
		m.letters, m.jobs = append(m.letters, l), append(m.jobs, job)
	}
	lists, err := s.listsBeside(path, request, m.letters)
	if err != nil {
		wrong = append(wrong, err)
	}
	m.lists = lists
	return m, refused(errors.Join(wrong...))
}

// fileError is what is wrong with a file that the person named.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Error() string { return fmt.Sprintf("%+q: %v", e.path, e.err) }
func (e *fileError) Unwrap() error { return e.err }

// readRequest reads a request file; src is kept for the lines of later
// findings.
func (s *shop) readRequest(path string) (r letters.Request, src []byte, err error) {
	src, err = disk.Read(s.env.FS, path, tomlfile.MaxSize)
	if errors.Is(err, disk.ErrTooLarge) || errors.Is(err, disk.ErrNotRegular) {
		return r, nil, refused(err)
	}
	if err != nil {
		return r, nil, err
	}
	r, err = letters.Decode(src)
	if err != nil {
		return r, nil, refused(&fileError{path, err})
	}
	return r, src, nil
}

// textWidth is the width of a .txt letter in columns: what mail programs quote
// without wrapping.
const textWidth = 72

// fileName is what names of letters are made of, and nothing else.
var fileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,79}$`)

// render makes the bytes of every file. Nothing is written yet.
func (s *shop) render(ctx context.Context, o writing, all []letters.Letter) ([]outFile, error) {
	var files []outFile
	if o.testPrint {
		var b bytes.Buffer
		if err := pdf.TestPrint(&b, s.today, letters.Forms()...); err != nil {
			return nil, err
		}
		files = append(files, outFile{letter: -1, path: filepath.Join(o.dir, "test-print.pdf"), format: "pdf", data: b.Bytes()})
	}
	for i, l := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name := l.FileName
		if o.neutral {
			name = fmt.Sprintf("letter-%d", i+1)
		}
		if !fileName.MatchString(name) {
			return nil, fmt.Errorf("the letter to %s has no name fit for a file", l.ID)
		}
		for _, format := range o.formats {
			data, err := printLetter(l, format)
			if err != nil {
				return nil, refused(&letterError{l.ID, err})
			}
			files = append(files, outFile{letter: i, path: filepath.Join(o.dir, name+"."+format), format: format, data: data})
		}
	}
	for _, l := range o.lists {
		l.path = filepath.Join(o.dir, l.path)
		files = append(files, l)
	}
	return files, nil
}

// letterError is what keeps one letter from being printed.
type letterError struct {
	addressee string
	err       error
}

func (e *letterError) Error() string { return fmt.Sprintf("the letter to %s: %v", e.addressee, e.err) }
func (e *letterError) Unwrap() error { return e.err }

func printLetter(l letters.Letter, format string) ([]byte, error) {
	if format == "txt" {
		return []byte(strings.TrimRight(letters.Text(l, textWidth), "\n") + "\n"), nil
	}
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = pdf.Write(&b, pdf.Document{
		Pages: pages, Title: l.Title, Subject: l.Re, Language: l.Language, Date: l.Date, Hostile: l.Hostile,
	})
	return b.Bytes(), err
}
