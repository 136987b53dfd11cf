package templates

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"example.org/unscrape/internal/law"
)

// Library is the shipped texts with the person's own laid over them: an own
// text replaces the shipped one of the same language and name. Nothing is read
// before it is asked for. It is safe for concurrent use.
type Library struct {
	shipped, own fs.FS

	mu     sync.Mutex
	list   []Info
	strays []Finding
	listed bool
	loaded map[slot]loaded
}

// slot is one file.
type slot struct {
	own  bool
	path string
}

type loaded struct {
	template *Template
	err      error
}

// Info is a template by its file's name alone.
type Info struct {
	Name     string // <regime>-<letter>-<role>[~variant]
	Language string
	Regime   law.Regime
	Letter   string
	Role     law.Role
	Variant  string
	Path     string // inside its folder: "en/gdpr-access-platform.md"
	Own      bool   // the person's own
	Replaces bool   // an own text in the place of a shipped one
}

// NotFoundError is a letter that no text exists for.
type NotFoundError struct {
	Name     string
	Language string
	Near     string // a name that is very like it, or ""
}

func (e *NotFoundError) Error() string {
	s := "there is no letter text " + quote(e.Name)
	if e.Language != "" {
		s += " in the language " + quote(e.Language) + " or in English"
	}
	if e.Near != "" {
		s += "; did you mean " + e.Near + "?"
	}
	return s
}

// quote shows a short foreign name.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// BrokenOwnError is a person's own text that cannot be used. Its cause is a
// *Findings, or the error of reading it.
type BrokenOwnError struct {
	Path string
	Err  error
}

func (e *BrokenOwnError) Error() string {
	if FindingsOf(e.Err) != nil {
		return "your own text cannot be used: " + e.Err.Error()
	}
	return "your own text " + quote(e.Path) + " cannot be read: " + e.Err.Error()
}

func (e *BrokenOwnError) Unwrap() error { return e.Err }

// NewLibrary lays own, which may be nil, over shipped. Both hold folders by
// language.
func NewLibrary(shipped, own fs.FS) *Library {
	return &Library{shipped: shipped, own: own, loaded: map[slot]loaded{}}
}

// List tells which templates there are, by their files' names, in order of
// name and language; nothing is parsed.
func (l *Library) List() []Info {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.scan()
	return slices.Clone(l.list)
}

// Strays are the files of the person's own folder that are no templates by
// their name, and folders that cannot be read.
func (l *Library) Strays() []Finding {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.scan()
	return slices.Clone(l.strays)
}

// maxFiles is how many files of a folder are looked at.
const maxFiles = 2000

func (l *Library) scan() {
	if l.listed {
		return
	}
	l.listed = true
	at := map[string]int{}
	for _, own := range []bool{false, true} {
		for _, file := range l.files(own) {
			lang, name, m, _ := splitPath(file)
			info := Info{name, lang, m.Regime, m.Letter, m.Role, m.Variant, file, own, false}
			if i, ok := at[file]; ok {
				info.Replaces = true
				l.list[i] = info
				continue
			}
			at[file] = len(l.list)
			l.list = append(l.list, info)
		}
	}
	slices.SortFunc(l.list, func(a, b Info) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Language, b.Language))
	})
}

// files are the paths of one folder that are templates by their name; others
// go to the strays if they are the person's own.
func (l *Library) files(own bool) (files []string) {
	folder := l.folder(own)
	if folder == nil {
		return nil
	}
	stray := func(file, why string) {
		if own {
			l.strays = append(l.strays, Finding{file, 1, 1, "file", why})
		}
	}
	languages, err := fs.ReadDir(folder, ".")
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			stray(".", "this folder cannot be read")
		}
		return nil
	}
	for _, lang := range languages {
		if strings.HasPrefix(lang.Name(), ".") {
			continue
		}
		if own && isLink(lang) {
			stray(lang.Name(), linked)
			continue
		}
		if !lang.IsDir() {
			if strings.HasSuffix(lang.Name(), ".md") && !strings.EqualFold(lang.Name(), "README.md") {
				stray(lang.Name(), "a letter text lies in the folder of its language, such as en")
			}
			continue
		}
		if tag, err := language.Parse(lang.Name()); err != nil || tag.String() != lang.Name() {
			stray(lang.Name(), "this folder is not named like a language, such as en or de-CH, so the texts in it are not used")
			continue
		}
		entries, err := fs.ReadDir(folder, lang.Name())
		if err != nil {
			stray(lang.Name(), "this folder cannot be read")
			continue
		}
		for _, e := range entries {
			file := path.Join(lang.Name(), e.Name())
			if own && isLink(e) {
				stray(file, linked)
				continue
			}
			if _, _, _, ok := splitPath(file); !ok || e.IsDir() {
				if !leftBehind(e.Name()) {
					stray(file, "this is no letter text by its name; it would be <regime>-<letter>-<role>.md, such as gdpr-access-platform~mine.md")
				}
				continue
			}
			if files = append(files, file); len(files) >= maxFiles {
				stray(lang.Name(), "there are too many files here; the rest was left unread")
				return files
			}
		}
	}
	return files
}

// linked is what is said of a symbolic link in the person's own folder. What
// it leads to can change, and can be anything.
const linked = "this is a link to another place, and links are not followed here; put the text itself in its place"

// leftBehind tells whether a file was put there by an editor or the operating
// system, and not by the person: a hidden file, the copy that editors keep of
// what was there before (Vim, gedit, Emacs), or what Windows notes of a folder.
func leftBehind(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.EqualFold(name, "desktop.ini")
}

func isLink(e fs.DirEntry) bool { return e.Type()&fs.ModeSymlink != 0 }

// Read is the source text of one of the listed templates, as it lies there; of
// a text too long to be one only as much as shows that.
func (l *Library) Read(i Info) ([]byte, error) { return readFile(l.folder(i.Own), i.Path) }

func (l *Library) folder(own bool) fs.FS {
	if own {
		return l.own
	}
	return l.shipped
}

// Find is the text of a letter without a variant. A role without a text of its
// own falls back (broker, people-search → scraper), a language to its base
// language and then to English: the template's Meta says what was found. A
// person's own text that is broken is passed over for the shipped one, which
// then says so in InsteadOf; without a shipped one the error is a
// *BrokenOwnError. A letter that does not exist is a *NotFoundError.
func (l *Library) Find(regime law.Regime, letter string, role law.Role, language string) (*Template, error) {
	for _, lang := range languageChain(language) {
		for _, r := range roleChain(role) {
			t, err := l.at(lang, nameOf(Meta{Regime: regime, Letter: letter, Role: r}))
			if t != nil || err != nil {
				return t, err
			}
		}
	}
	return nil, l.notFound(nameOf(Meta{Regime: regime, Letter: letter, Role: role}), language)
}

// ByName is the text by its name, with or without a variant, in a language or
// what it falls back to, as for Find. The variant of a broken own text has no
// shipped one to take its place: it is a *BrokenOwnError.
func (l *Library) ByName(name, language string) (*Template, error) {
	if _, ok := splitName(name); !ok {
		return nil, l.notFound(name, "")
	}
	for _, lang := range languageChain(language) {
		t, err := l.at(lang, name)
		if t != nil || err != nil {
			return t, err
		}
	}
	return nil, l.notFound(name, language)
}

func (l *Library) notFound(name, language string) error {
	return &NotFoundError{name, language, l.Near(name)}
}

var languageTag = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)

// languageChain is a language, its base language, and English. What is no
// language tag is not looked for: it could be a path.
func languageChain(language string) []string {
	chain := []string{}
	if !languageTag.MatchString(language) {
		language = ""
	}
	for l := language; l != ""; {
		chain = append(chain, l)
		l = l[:max(strings.LastIndexByte(l, '-'), 0)]
	}
	if !slices.Contains(chain, "en") {
		chain = append(chain, "en")
	}
	return chain
}

func roleChain(role law.Role) []law.Role {
	switch role {
	case law.Broker, law.PeopleSearch:
		return []law.Role{role, law.Scraper}
	case law.Registrar:
		return []law.Role{role, law.Host}
	case law.Archive:
		return []law.Role{role, law.SearchEngine}
	}
	return []law.Role{role}
}

// at is the text of one language and name; nothing at all if there is none.
func (l *Library) at(lang, name string) (*Template, error) {
	file := lang + "/" + name + ".md"
	own, ownErr := l.load(slot{true, file})
	if own != nil {
		return own, nil
	}
	t, err := l.load(slot{false, file})
	switch {
	case t == nil && ownErr != nil:
		return nil, &BrokenOwnError{file, ownErr}
	case t == nil || ownErr == nil:
		return t, err
	}
	stand := *t
	stand.InsteadOf = &BrokenOwnError{file, ownErr}
	return &stand, nil
}

// load parses a file once; it gives nothing at all for one that is not there.
func (l *Library) load(s slot) (*Template, error) {
	folder := l.folder(s.own)
	if folder == nil {
		return nil, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	got, ok := l.loaded[s]
	if !ok {
		got.template, got.err = read(folder, s)
		l.loaded[s] = got
	}
	return got.template, got.err
}

// read parses a file. A person's own is checked whole, too: what the checker
// finds would make a letter that lacks something.
func read(folder fs.FS, s slot) (*Template, error) {
	src, err := readFile(folder, s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t, err := Parse(s.path, src)
	if err != nil {
		return nil, err
	}
	found := t.misnamed()
	if s.own && len(found) == 0 {
		found = Check(t)
	}
	if len(found) > 0 {
		return nil, &Findings{found}
	}
	return t, nil
}

// readFile reads one file and not more of it than a template can have.
func readFile(folder fs.FS, file string) ([]byte, error) {
	if l, ok := folder.(interface {
		Lstat(name string) (fs.FileInfo, error)
	}); ok {
		if info, err := l.Lstat(file); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil, errors.New(linked)
		}
	}
	f, err := folder.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, errors.New("it is no ordinary file")
	}
	return io.ReadAll(io.LimitReader(f, maxSource+1))
}

// misnamed are the ways in which a file's name and its front matter disagree;
// none if the name is not that of a template at all.
func (t *Template) misnamed() []Finding {
	lang, name, m, ok := splitPath(t.Path)
	if !ok {
		return nil
	}
	var list []Finding
	for _, x := range []struct{ key, front, file string }{
		{"regime", string(t.Meta.Regime), string(m.Regime)},
		{"letter", t.Meta.Letter, m.Letter},
		{"role", string(t.Meta.Role), string(m.Role)},
		{"variant", t.Meta.Variant, m.Variant},
		{"language", t.Meta.Language, lang},
	} {
		if x.front == x.file {
			continue
		}
		at := t.front.where(x.key, 0, 0)
		list = append(list, t.source.finding(at, "file-name", "the %s is %q here and %q by the name of the file, %s/%s.md; make them agree", x.key, x.front, x.file, lang, name))
	}
	return inOrder(list)
}
