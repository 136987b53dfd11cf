package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
)

// gofpdf's file is right as far as it goes. What it lacks is added here to the
// finished bytes: the maps by which text is searched and copied, the structure,
// what archives ask for, a name for the file, and compressed pages.

// object is one numbered object of a PDF file.
type object struct {
	number int
	body   []byte // between "N 0 obj" and "endobj"
	shared bool   // the same in other files: it tells nothing apart
}

// complete adds to a file as gofpdf writes it what that lacks.
func complete(raw []byte, d Document, fonts []*font, t *tree) ([]byte, error) {
	objects, trailer, err := parse(raw)
	if err != nil {
		return nil, err
	}
	next := len(objects) + 1
	var added []object
	add := func(body []byte, shared bool) int {
		added = append(added, object{next, body, shared})
		next++
		return next - 1
	}
	var pages []*object
	var root *object
	for i := range objects {
		o := &objects[i]
		switch {
		case bytes.HasPrefix(o.body, []byte("<</Length ")) && !bytes.Contains(o.body[:min(len(o.body), 80)], []byte("/Filter")):
			if o.body, err = compressStream(o.body); err != nil {
				return nil, err
			}
		case bytes.HasPrefix(o.body, []byte("<</Type /Font\n")):
			for _, f := range fonts {
				if bytes.Contains(o.body, []byte("/BaseFont /"+f.name+"\n")) {
					o.body = f.object(add)
					break
				}
			}
		case bytes.Contains(o.body[:min(len(o.body), 40)], []byte("/Type /Catalog")):
			root = o
		case bytes.HasPrefix(o.body, []byte(pageHead)):
			pages = append(pages, o)
		case bytes.Contains(o.body, []byte("\n/CreationDate (D:")):
			o.body = dates(o.body)
		}
	}
	if root == nil || len(pages) != len(t.owners) {
		return nil, ErrDraw
	}
	colours, description := add(profile(), true), add(metadata(d, claims(d, t)), false)
	n := numbers{root: next}
	for _, p := range pages {
		n.pages = append(n.pages, p.number)
	}
	for i, p := range pages {
		p.body = append(t.onPage([]byte(pageHead), i, n), p.body[len(pageHead):]...)
	}
	root.body = catalog(d, n.root, description, colours)
	return assemble(slices.Concat(objects, added, t.objects(n)), trailer), nil
}

// pageHead is how gofpdf begins the object of a page.
const pageHead = "<</Type /Page\n"

// dates says of the dates in a file's information that they are in UTC.
func dates(info []byte) []byte {
	for _, key := range []string{"\n/CreationDate (D:", "\n/ModDate (D:"} {
		if at := bytes.LastIndex(info, []byte(key)); at >= 0 {
			end := at + len(key) + len("20060102150405")
			info = slices.Insert(slices.Clone(info), end, 'Z')
		}
	}
	return info
}

// catalog is the root of the file: what is in it, in which language, and that
// readers show its title in place of the file's name.
func catalog(d Document, structure, description, colours int) []byte {
	b := []byte("<<\n/Type /Catalog\n/Pages 1 0 R\n/ViewerPreferences <</DisplayDocTitle true>>\n/MarkInfo <</Marked true>>\n")
	b = fmt.Appendf(b, "/StructTreeRoot %d 0 R\n/Metadata %d 0 R\n%s", structure, description, outputIntent(colours))
	if lang := languageTag(d.Language); lang != "" {
		b = fmt.Appendf(b, "/Lang (%s)\n", lang)
	}
	return append(b, ">>\n"...)
}

// languageTag is a tag that may stand in a file, or nothing.
func languageTag(s string) string {
	for _, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-') {
			return ""
		}
	}
	return s
}

// parse takes apart a file that gofpdf wrote, by its cross-reference table:
// what looks like the end of an object may stand in a font.
func parse(raw []byte) ([]object, string, error) {
	fail := func() ([]object, string, error) { return nil, "", ErrDraw }
	tail := bytes.LastIndex(raw, []byte("startxref\n"))
	if tail < 0 {
		return fail()
	}
	at, err := strconv.Atoi(string(bytes.TrimSpace(raw[tail+10 : bytes.LastIndexByte(raw, '%')-1])))
	if err != nil || at <= 0 || at >= tail {
		return fail()
	}
	table, ok := bytes.CutPrefix(raw[at:tail], []byte("xref\n0 "))
	if !ok {
		return fail()
	}
	line, table, _ := bytes.Cut(table, []byte("\n"))
	count, err := strconv.Atoi(string(line))
	if err != nil || count < 2 || len(table) < 20*count {
		return fail()
	}
	offsets := make([]int, 0, count)
	numbers := make(map[int]int, count)
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(table[20*n : 20*n+10]))
		if err != nil || offset >= at {
			return fail()
		}
		offsets = append(offsets, offset)
		numbers[offset] = n
	}
	slices.Sort(offsets)
	objects := make([]object, len(offsets))
	for i, from := range offsets {
		to := at
		if i+1 < len(offsets) {
			to = offsets[i+1]
		}
		n := numbers[from]
		body, ok := bytes.CutPrefix(raw[from:to], fmt.Appendf(nil, "%d 0 obj\n", n))
		if !ok {
			return fail()
		}
		if body, ok = bytes.CutSuffix(body, []byte("endobj\n")); !ok {
			return fail()
		}
		objects[n-1] = object{number: n, body: body}
	}
	_, trailer, ok := bytes.Cut(table[20*count:], []byte("trailer\n"))
	if !ok {
		return fail()
	}
	return objects, string(trailer), nil
}

// compressStream is a stream object with its content compressed.
func compressStream(body []byte) ([]byte, error) {
	_, content, ok := bytes.Cut(body, []byte("stream\n"))
	if !ok {
		return nil, ErrDraw
	}
	if content, ok = bytes.CutSuffix(content, []byte("\nendstream\n")); !ok {
		return nil, ErrDraw
	}
	return stream("", content), nil
}

// plain is a stream object of content as it is. A small stream is smaller
// compressed, but that takes as long as laying out a page.
func plain(entries string, content []byte) []byte {
	b := make([]byte, 0, len(content)+96)
	b = fmt.Appendf(b, "<<%s/Length %d>>\nstream\n", entries, len(content))
	b = append(b, content...)
	return append(b, "\nendstream\n"...)
}

// stream is the object of content, compressed; entries are the first of its
// dictionary.
func stream(entries string, content []byte) []byte {
	compressed := deflate(content)
	b := make([]byte, 0, len(compressed)+96)
	b = fmt.Appendf(b, "<<%s/Length %d /Filter /FlateDecode>>\nstream\n", entries, len(compressed))
	b = append(b, compressed...)
	return append(b, "\nendstream\n"...)
}

// assemble writes a file of objects 1..n in order. The trailer is gofpdf's,
// which says where catalog and information are.
func assemble(objects []object, trailer string) []byte {
	size := 1024
	for _, o := range objects {
		size += len(o.body) + 48 // with its line in the table
	}
	out := make([]byte, 0, size)
	// The comment tells programs that carry files that this one is binary.
	out = append(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	offsets := make([]int, len(objects))
	hash := sha256.New()
	for i, o := range objects {
		offsets[i] = len(out)
		out = strconv.AppendInt(out, int64(o.number), 10)
		out = append(out, " 0 obj\n"...)
		out = append(out, o.body...)
		out = append(out, "endobj\n"...)
		if !o.shared {
			hash.Write(out[offsets[i]:])
		}
	}
	id := hash.Sum(nil)
	at := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		out = append(out, "0000000000 00000 n \n"...)
		for i := len(out) - 11; offset > 0; i-- {
			out[i] = '0' + byte(offset%10)
			offset /= 10
		}
	}
	out = fmt.Appendf(out, "trailer\n<<\n/Size %d\n%s/ID [<%x> <%[3]x>]\n>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, references(trailer), id[:16], at)
	return out
}

// references are the lines of a trailer that name objects.
func references(trailer string) string {
	var b bytes.Buffer
	for _, line := range bytes.Split([]byte(trailer), []byte("\n")) {
		if bytes.HasPrefix(line, []byte("/Root ")) || bytes.HasPrefix(line, []byte("/Info ")) {
			b.Write(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// compressors are used again: a new one allocates more than a megabyte. They
// compress fast: the best they could do saves a thirtieth of a file, and takes as
// long as all the rest of a letter.
var compressors = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed) // a level that exists
	return z
}}

func deflate(content []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(content)/2 + 64)
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(&b)
	z.Write(content) // a bytes.Buffer takes everything
	z.Close()
	return b.Bytes()
}
