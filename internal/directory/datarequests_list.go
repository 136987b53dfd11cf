package directory

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// Limits on a list: the published one has some 3,100 records in 2 MB.
const (
	MaxArchive     = 64 << 20 // bytes of a zip file
	maxListEntries = 100_000
	maxListBytes   = 256 << 20 // of all records
	maxListName    = 1024
)

// List is what was read of a public list.
type List struct {
	Records  []*Record
	Rejected []*RecordError
	Other    int // files beside the records that are none
	// Obsolete are slugs of companies that the list took out: closed, merged,
	// or never in its scope.
	Obsolete []string

	seen map[recordKey]bool
}

type recordKey struct {
	kind RecordKind
	slug string
}

// ListError is why a list as a whole was not read.
type ListError struct{ Reason string }

func (e *ListError) Error() string { return e.Reason }

// The folders of the public list.
var recordFolders = map[string]RecordKind{"companies": CompanyRecord, "supervisory-authorities": AuthorityRecord}

// ReadFolder reads the records of a folder: the public list as it is
// published, one of its folders, or any folder with records in it. Links are
// not followed. A record that cannot be read is named in Rejected.
func ReadFolder(ctx context.Context, fsys fs.FS) (*List, error) {
	base, places, err := findRecords(fsys)
	if err != nil {
		return nil, err
	}
	l, total := &List{}, int64(0)
	for _, place := range places {
		dir := path.Join(base, place.folder)
		files, err := fs.ReadDir(fsys, dir)
		if err != nil {
			return nil, err
		}
		if len(files) > maxListEntries {
			return nil, &ListError{fmt.Sprintf("there are more than %d files in it", maxListEntries)}
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if path.Ext(f.Name()) != ".json" || strings.HasPrefix(f.Name(), ".") || f.IsDir() {
				l.Other++
				continue
			}
			name := path.Join(place.folder, f.Name())
			if !f.Type().IsRegular() {
				l.reject(&RecordError{name, "it is not a regular file"})
				continue
			}
			src, err := readRecord(fsys, path.Join(dir, f.Name()))
			if err != nil {
				l.reject(&RecordError{name, err.Error()})
				continue
			}
			if total += int64(len(src)); total > maxListBytes {
				return nil, &ListError{fmt.Sprintf("its records have more than %d MB", maxListBytes>>20)}
			}
			l.Add(place.kind, name, src)
		}
	}
	return l, l.readObsolete(fsys, path.Join(base, obsoleteFolder))
}

const obsoleteFolder = "obsolete-records"

// readObsolete reads which records the list took out. Their files are called
// like them, and what else is in them is of no use here.
func (l *List) readObsolete(fsys fs.FS, dir string) error {
	files, err := fs.ReadDir(fsys, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		slug, ok := strings.CutSuffix(f.Name(), ".json")
		if ok && slugForm.MatchString(slug) && !l.seen[recordKey{CompanyRecord, slug}] {
			l.Obsolete = append(l.Obsolete, slug)
		}
	}
	return err
}

func (l *List) reject(e *RecordError) { l.Rejected = append(l.Rejected, e) }

// Add reads one more record into the list.
func (l *List) Add(kind RecordKind, file string, src []byte) {
	r, err := ParseRecord(kind, file, src)
	var why *RecordError
	if errors.As(err, &why) {
		l.reject(why)
		return
	}
	l.Put(r, file)
}

// Put adds a record that was read. Of two with the same slug the first counts.
func (l *List) Put(r *Record, file string) {
	k := recordKey{r.Kind, r.Slug}
	if l.seen[k] {
		l.reject(&RecordError{file, "another record of this slug was read before"})
		return
	}
	if l.seen == nil {
		l.seen = map[recordKey]bool{}
	}
	l.seen[k] = true
	l.Records = append(l.Records, r)
}

type recordPlace struct {
	folder string
	kind   RecordKind
}

// findRecords finds the folders of the public list, which may lie below one
// more folder: that is how archives are packed.
func findRecords(fsys fs.FS) (base string, places []recordPlace, err error) {
	base = "."
	for range 3 {
		entries, err := fs.ReadDir(fsys, base)
		if err != nil {
			return "", nil, err
		}
		var folders []string
		loose := false
		for _, e := range entries {
			kind, known := recordFolders[e.Name()]
			switch {
			case known && e.IsDir():
				places = append(places, recordPlace{e.Name(), kind})
			case e.IsDir() && !strings.HasPrefix(e.Name(), ".") && e.Name() != "__MACOSX":
				folders = append(folders, e.Name())
			case path.Ext(e.Name()) == ".json":
				loose = true
			}
		}
		switch {
		case len(places) > 0:
			return base, places, nil
		case loose:
			return base, []recordPlace{{".", ""}}, nil
		case len(folders) != 1:
			return "", nil, &ListError{"there are no records in it: they are JSON files, in the folders companies and supervisory-authorities"}
		}
		base = path.Join(base, folders[0])
	}
	return "", nil, &ListError{"there are no records in it"}
}

func readRecord(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, errors.New("it cannot be opened")
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, errors.New("it cannot be read")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	case info.Size() > MaxRecord:
		return nil, errors.New("it is larger than a record can be")
	}
	src, err := io.ReadAll(io.LimitReader(f, MaxRecord+1)) // its size is not always what it says
	if err != nil {
		return nil, errors.New("it cannot be read")
	}
	return src, nil
}

// ReadArchive is ReadFolder for a zip file. Nothing is unpacked; names that
// lead out of the archive refuse it.
func ReadArchive(ctx context.Context, data []byte) (*List, error) {
	switch {
	case len(data) > MaxArchive:
		return nil, &ListError{fmt.Sprintf("it has more than %d MB", MaxArchive>>20)}
	case !bytes.HasPrefix(data, []byte("PK")):
		return nil, &ListError{"it is no zip file"}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &ListError{"it is no whole zip file"}
	}
	if len(z.File) > maxListEntries {
		return nil, &ListError{fmt.Sprintf("there are more than %d files in it", maxListEntries)}
	}
	seen := make(map[string]bool, len(z.File))
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		switch {
		case len(name) > maxListName || strings.ContainsAny(name, "\\\x00") || len(name) > 1 && name[1] == ':' || !fs.ValidPath(name) || name == ".":
			return nil, &ListError{"one of its files has a name that leads elsewhere"}
		case seen[name] && !strings.HasSuffix(f.Name, "/"):
			return nil, &ListError{"one of its files stands in it twice"}
		case f.Flags&1 != 0:
			return nil, &ListError{"it is encrypted"}
		}
		seen[name] = true
	}
	return ReadFolder(ctx, z)
}

// ArchiveCommit is the commit that a zip file says it was made of, as Git
// writes it into the comment of an archive; "" if it says none.
func ArchiveCommit(data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) || !commitForm.MatchString(z.Comment) {
		return ""
	}
	return z.Comment
}

var commitForm = regexp.MustCompile(`^[0-9a-f]{40}$`)

// Cautions counts how many records carry each caution.
func (l *List) Cautions() map[Caution]int {
	n := map[Caution]int{}
	for _, r := range l.Records {
		for _, c := range r.Cautions {
			n[c]++
		}
	}
	return n
}

// Count is the number of records of a kind.
func (l *List) Count(kind RecordKind) int {
	n := 0
	for _, r := range l.Records {
		if r.Kind == kind {
			n++
		}
	}
	return n
}

// FileOf is where a record stands in the published layout.
func FileOf(r *Record) string {
	for folder, kind := range recordFolders {
		if kind == r.Kind {
			return folder + "/" + r.Slug + ".json"
		}
	}
	return ""
}
