package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// file is a PDF file as a reader sees it: a small one of its own, which knows
// the standard and not the writer.
type file struct {
	objects map[int]string
	streams map[int][]byte // inflated
	trailer string
}

var objectHead = regexp.MustCompile(`^(\d+) 0 obj\s`)

// open reads a file by its cross-reference table, and fails where it breaks a
// rule.
func open(t testing.TB, raw []byte) file {
	t.Helper()
	if !bytes.HasPrefix(raw, []byte("%PDF-1.7\n%")) || bytes.ContainsFunc(raw[10:14], func(r rune) bool { return r < 0x80 }) {
		t.Fatalf("not the head of a PDF file: %q", raw[:min(20, len(raw))])
	}
	tail := expression(`(?s)trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\n$`).FindSubmatch(raw)
	if tail == nil {
		t.Fatal("the file has no end")
	}
	at, _ := strconv.Atoi(string(tail[2]))
	head := expression(`^xref\n0 (\d+)\n`).FindSubmatch(raw[at:])
	if head == nil {
		t.Fatal("startxref does not point to the table")
	}
	count, _ := strconv.Atoi(string(head[1]))
	f := file{objects: map[int]string{}, streams: map[int][]byte{}, trailer: string(tail[1])}
	table := raw[at+len(head[0]):]
	for n := 1; n < count; n++ {
		entry := string(table[20*n : 20*n+20])
		if !expression(`^\d{10} 00000 n \n$`).MatchString(entry) {
			t.Fatalf("entry %d of the table is %q", n, entry)
		}
		offset, _ := strconv.Atoi(entry[:10])
		body := raw[offset:at]
		m := objectHead.FindSubmatch(body)
		if m == nil || string(m[1]) != strconv.Itoa(n) {
			t.Fatalf("the table's entry %d points to no such object", n)
		}
		body = body[len(m[0]):]
		length := expression(`^<<[^>]*?/Length (\d+)[^>]*>>\s*stream\n`).FindSubmatch(body)
		if length == nil {
			f.objects[n] = string(body[:bytes.Index(body, []byte("endobj"))])
			continue
		}
		size, _ := strconv.Atoi(string(length[1]))
		f.objects[n] = string(length[0])
		data := body[len(length[0]) : len(length[0])+size]
		if !bytes.HasPrefix(body[len(length[0])+size:], []byte("\nendstream\nendobj")) {
			t.Fatalf("the length of stream %d is wrong", n)
		}
		if strings.Contains(f.objects[n], "/FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		f.streams[n] = data
	}
	return f
}

// inflated is everything in the file that can be read, as one text.
func (f file) inflated() string {
	var b strings.Builder
	for n, o := range f.objects {
		b.WriteString(o)
		if !strings.Contains(o, "/Length1") { // fonts aside
			b.Write(f.streams[n])
		}
	}
	return b.String() + f.trailer
}

func (f file) ref(dict, key string) int {
	m := expression(`/` + key + ` (\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// pages are the runs of text of each page, in the order in which they are
// drawn, each as it is found and copied: through the font's map to Unicode.
func (f file) pages(t testing.TB) [][]string {
	t.Helper()
	fonts := map[string]map[byte]string{}
	for _, m := range expression(`/(F[0-9a-f]+) (\d+) 0 R`).FindAllStringSubmatch(f.objects[2], -1) {
		n, _ := strconv.Atoi(m[2])
		fonts[m[1]] = f.unicode(t, f.ref(f.objects[n], "ToUnicode"))
	}
	var out [][]string
	for _, kid := range expression(`(\d+) 0 R`).FindAllStringSubmatch(f.objects[1], -1) {
		n, _ := strconv.Atoi(kid[1])
		content := f.streams[f.ref(f.objects[n], "Contents")]
		var page []string
		var font map[byte]string
		for _, m := range expression(`(?s)/(F[0-9a-f]+) [\d.]+ Tf|Td \(((?:[^()\\]|\\.)*)\) Tj`).FindAllSubmatch(content, -1) {
			if len(m[1]) > 0 {
				font = fonts[string(m[1])]
				continue
			}
			var text strings.Builder
			for i := 0; i < len(m[2]); i++ {
				c := m[2][i]
				if c == '\\' {
					i++
					if c = m[2][i]; c == 'r' {
						c = '\r'
					}
				}
				s, ok := font[c]
				if !ok {
					t.Fatalf("code %02x has no character", c)
				}
				text.WriteString(s)
			}
			page = append(page, text.String())
		}
		out = append(out, page)
	}
	return out
}

func (f file) unicode(t testing.TB, n int) map[byte]string {
	t.Helper()
	if n == 0 {
		t.Fatal("a font has no map to Unicode")
	}
	out := map[byte]string{}
	for _, m := range expression(`<([0-9A-F]{2})> <([0-9A-F]{4}(?:[0-9A-F]{4})*)>\n`).FindAllStringSubmatch(string(f.streams[n]), -1) {
		code, _ := strconv.ParseUint(m[1], 16, 8)
		var units []uint16
		for i := 0; i < len(m[2]); i += 4 {
			u, _ := strconv.ParseUint(m[2][i:i+4], 16, 16)
			units = append(units, uint16(u))
		}
		out[byte(code)] = string(utf16.Decode(units))
	}
	return out
}

// info is the document information, texts decoded.
func (f file) info(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	dict := f.objects[f.ref(f.trailer, "Info")]
	for _, m := range expression(`(?s)/(\w+) \(((?:[^()\\]|\\.)*)\)`).FindAllStringSubmatch(dict, -1) {
		text := expression(`(?s)\\(.)`).ReplaceAllString(m[2], "$1")
		if rest, ok := strings.CutPrefix(text, "\xfe\xff"); ok {
			var units []uint16
			for i := 0; i+1 < len(rest); i += 2 {
				units = append(units, uint16(rest[i])<<8|uint16(rest[i+1]))
			}
			text = string(utf16.Decode(units))
		}
		out[m[1]] = text
	}
	return out
}
