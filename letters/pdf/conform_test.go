package pdf_test

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	imagefont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/charmap"

	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
	"example.org/unscrape/templates"
)

// The rules of PDF/A-2 (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) that a letter
// can break. They are read off the finished file by a reader that does not know
// the writer. Each has a name, and a file that breaks it.

// broken are the names of the rules that a file breaks, with what is wrong.
func broken(t testing.TB, f file) map[string]string {
	out := map[string]string{}
	for name, rule := range rules {
		if said := rule(t, f); said != "" {
			out[name] = said
		}
	}
	return out
}

var rules = map[string]func(testing.TB, file) string{
	"identifier":    func(_ testing.TB, f file) string { return want(f.trailer, `/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]`) },     // A 6.1.3
	"encryption":    func(_ testing.TB, f file) string { return never(f.trailer, `/Encrypt`) },                                 // A 6.1.3
	"actions":       actions,                                                                                                   // A 6.5.1, 6.4, 6.8, 6.9
	"transparency":  transparency,                                                                                              // A 6.2.10
	"output intent": intent,                                                                                                    // A 6.2.3
	"fonts":         fonts,                                                                                                     // A 6.2.11
	"annotations":   annotations,                                                                                               // A 6.3, UA 7.18
	"metadata":      xmp,                                                                                                       // A 6.6.2, 6.6.4; UA 5
	"in step":       inStep,                                                                                                    // A 6.6.3
	"marked":        func(_ testing.TB, f file) string { return want(f.catalog(), `/MarkInfo <</Marked true>>`) },              // A 6.7.2, UA 7.1
	"language":      func(_ testing.TB, f file) string { return want(f.catalog(), `/Lang \([A-Za-z]{2,3}(-[A-Za-z0-9]+)*\)`) }, // A 6.7.4, UA 7.2
	"title shown":   func(_ testing.TB, f file) string { return want(f.catalog(), `/DisplayDocTitle true`) },                   // UA 7.1
	"pages":         pageRules,                                                                                                 // UA 7.18.3
	"content":       contentRules,                                                                                              // A 6.7.3, UA 7.1
	"tree":          treeRules,                                                                                                 // UA 7.1, 7.4 to 7.6
	"headings":      headings,                                                                                                  // UA 7.4.2
	"passages":      passages,                                                                                                  // UA 7.2
}

var expressions sync.Map

// expression compiles an expression once.
func expression(pattern string) *regexp.Regexp {
	if e, ok := expressions.Load(pattern); ok {
		return e.(*regexp.Regexp)
	}
	e := regexp.MustCompile(pattern)
	expressions.Store(pattern, e)
	return e
}

func want(s, pattern string) string {
	if !expression(pattern).MatchString(s) {
		return fmt.Sprintf("no %s in %.200q", pattern, s)
	}
	return ""
}

func never(s, pattern string) string {
	if m := expression(pattern).FindString(s); m != "" {
		return "there is " + m
	}
	return ""
}

func (f file) catalog() string { return f.objects[f.ref(f.trailer, "Root")] }

// outside is a dictionary without its texts: what looks like a key there is
// none.
func outside(dict string) string {
	return texts.ReplaceAllString(dict, "()")
}

func (f file) each(rule func(n int, dict string) string) string {
	for _, n := range slices.Sorted(maps.Keys(f.objects)) {
		if said := rule(n, outside(f.objects[n])); said != "" {
			return fmt.Sprintf("object %d: %s", n, said)
		}
	}
	return ""
}

func actions(_ testing.TB, f file) string {
	return f.each(func(_ int, dict string) string {
		return never(dict, `/(JS|JavaScript|OpenAction|AA|Launch|SubmitForm|GoToR|Movie|Sound|EmbeddedFiles?|AF|AcroForm|XFA|OCProperties|LZWDecode|Crypt|NeedsRendering|PS|Alternates|OPI)\b`)
	})
}

func transparency(_ testing.TB, f file) string {
	return f.each(func(_ int, dict string) string { return never(dict, `/(Group|SMask|CA|ca|BM)\b`) })
}

func intent(_ testing.TB, f file) string {
	m := expression(`/OutputIntents \[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier \(\w+\) .*/DestOutputProfile (\d+) 0 R>>\]`).FindStringSubmatch(f.catalog())
	if m == nil {
		return "none"
	}
	n, _ := strconv.Atoi(m[1])
	p := f.streams[n]
	if len(p) < 132 || int(binary.BigEndian.Uint32(p)) != len(p) || string(p[12:24]) != "mntrRGB XYZ " || string(p[36:40]) != "acsp" || p[8] > 4 {
		return "its profile is none for screens in RGB"
	}
	if !strings.Contains(f.objects[n], "/N 3 ") {
		return "its profile has no three components"
	}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		tag := p[132+12*i:]
		if at, size := binary.BigEndian.Uint32(tag[4:]), binary.BigEndian.Uint32(tag[8:]); at%4 != 0 || int(at+size) > len(p) {
			return fmt.Sprintf("tag %s lies outside of the profile", tag[:4])
		}
	}
	return ""
}

func fonts(t testing.TB, f file) string {
	return f.each(func(n int, dict string) string {
		if !strings.HasPrefix(dict, "<</Type /Font\n") {
			return ""
		}
		descriptor := f.objects[f.ref(dict, "FontDescriptor")]
		program, err := sfnt.Parse(f.streams[f.ref(descriptor, "FontFile2")])
		if err != nil {
			return "it is not embedded"
		}
		if said := want(dict, `/BaseFont /[A-Z]{6}\+`); said != "" {
			return said
		}
		if f.ref(dict, "ToUnicode") == 0 {
			return "it has no map to Unicode"
		}
		texts := f.unicode(t, f.ref(dict, "ToUnicode"))
		flags := expression(`/Flags (\d+)`).FindStringSubmatch(descriptor)
		if flags == nil {
			return "it has no flags"
		}
		bits, _ := strconv.Atoi(flags[1])
		symbolic := bits&4 != 0
		if symbolic == (bits&32 != 0) {
			return "it is both or neither symbolic"
		}
		encoding := expression(`/Encoding ([^\n>]*)`).FindStringSubmatch(dict)
		switch {
		case symbolic && encoding != nil:
			return "it is symbolic and has an encoding"
		case !symbolic && (encoding == nil || encoding[1] != "/WinAnsiEncoding"):
			return "it is not symbolic and its encoding is not WinAnsi"
		}
		widths := strings.Fields(strings.Trim(strings.TrimSpace(f.objects[f.ref(dict, "Widths")]), "[]"))
		var b sfnt.Buffer
		for code, text := range texts {
			r := charmap.Windows1252.DecodeByte(code)
			if symbolic {
				r = 0xF000 + rune(code)
			} else if text != string(r) {
				return fmt.Sprintf("code %02x is %q, and WinAnsi has %q", code, text, r)
			}
			g, err := program.GlyphIndex(&b, r)
			if err != nil || g == 0 {
				return fmt.Sprintf("code %02x has no glyph", code)
			}
			em := fixed.Int26_6(program.UnitsPerEm()) << 6
			advance, err := program.GlyphAdvance(&b, g, em, imagefont.HintingNone)
			if err != nil {
				return err.Error()
			}
			said, _ := strconv.Atoi(widths[int(code)-32])
			if real := advance.Round() * 1000 / int(program.UnitsPerEm()); said < real-1 || said > real+1 {
				return fmt.Sprintf("code %02x is said to be %d wide, and is %d", code, said, real)
			}
		}
		return ""
	})
}

func annotations(_ testing.TB, f file) string {
	return f.each(func(n int, dict string) string {
		if !strings.HasPrefix(dict, "<</Type /Annot") {
			return never(dict, `/Annots \[<<`) // one has to be an object of its own
		}
		whole := f.objects[n]
		for _, pattern := range []string{`/Subtype /Link`, `/F 4 `, `/Contents (\([^)]+\)|<FEFF[0-9A-F]+>)`, `/S /URI /URI \(https://[!-'*-~]+\)`, `/StructParent \d+`} {
			if said := want(whole, pattern); said != "" {
				return said
			}
		}
		key, _ := strconv.Atoi(expression(`/StructParent (\d+)`).FindStringSubmatch(whole)[1])
		owner := f.parentTree()[key]
		if len(owner) != 1 || !strings.Contains(f.objects[owner[0]], "/S /Link ") || !strings.Contains(f.objects[owner[0]], fmt.Sprintf("/OBJR /Obj %d 0 R ", n)) {
			return "no link of the structure has it"
		}
		return ""
	})
}

// packet is the XMP metadata, as properties with their values.
func (f file) packet() (map[string]string, error) {
	n := f.ref(f.catalog(), "Metadata")
	if !strings.HasPrefix(f.objects[n], "<</Type /Metadata /Subtype /XML /Length ") {
		return nil, fmt.Errorf("none, or compressed")
	}
	raw := f.streams[n]
	if !bytes.HasPrefix(raw, []byte("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")) || !bytes.Contains(raw, []byte("<?xpacket end=")) {
		return nil, fmt.Errorf("no packet")
	}
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
	}
	out := map[string]string{}
	for _, m := range expression(`<(\w+:\w+)>(?:<rdf:Alt><rdf:li xml:lang="x-default">)?([^<]*)<`).FindAllStringSubmatch(string(raw), -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out, nil
}

func xmp(_ testing.TB, f file) string {
	p, err := f.packet()
	switch {
	case err != nil:
		return err.Error()
	case p["pdfaid:part"] != "2" || p["pdfaid:conformance"] != "A" && p["pdfaid:conformance"] != "U":
		return "it does not claim PDF/A-2"
	case p["pdfaid:conformance"] == "A" && p["pdfuaid:part"] != "1":
		return "it does not claim PDF/UA-1"
	case p["dc:title"] == "":
		return "it has no title"
	case p["pdfuaid:part"] != "" && p["pdfaProperty:name"] != "part":
		return "a property is not explained"
	}
	return ""
}

func inStep(t testing.TB, f file) string {
	p, err := f.packet()
	if err != nil {
		return ""
	}
	info := f.info(t)
	for key, property := range map[string]string{"Title": "dc:title", "Subject": "dc:description", "Producer": "pdf:Producer"} {
		if info[key] != p[property] {
			return fmt.Sprintf("%s is %q, and %s is %q", key, info[key], property, p[property])
		}
	}
	for key, property := range map[string]string{"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"} {
		if flat := "D:" + strings.NewReplacer("-", "", ":", "", "T", "").Replace(p[property]); info[key] != flat {
			return fmt.Sprintf("%s is %q, and %s is %q", key, info[key], property, p[property])
		}
	}
	for _, key := range []string{"Author", "Keywords", "Creator"} {
		if info[key] != "" {
			return key + " is said once"
		}
	}
	return ""
}

func (f file) pageObjects() []int {
	var out []int
	for _, m := range expression(`(\d+) 0 R`).FindAllStringSubmatch(expression(`/Kids \[[^\]]*\]`).FindString(f.objects[1]), -1) {
		n, _ := strconv.Atoi(m[1])
		out = append(out, n)
	}
	return out
}

func pageRules(_ testing.TB, f file) string {
	for i, n := range f.pageObjects() {
		for _, pattern := range []string{fmt.Sprintf(`/StructParents %d\n`, i), `/Tabs /S\n`} {
			if said := want(f.objects[n], pattern); said != "" {
				return said
			}
		}
	}
	return ""
}

// parentTree is the map from pages' content and links to the structure.
func (f file) parentTree() map[int][]int {
	out := map[int][]int{}
	dict := f.objects[f.ref(f.objects[f.ref(f.catalog(), "StructTreeRoot")], "ParentTree")]
	_, nums, _ := strings.Cut(dict, "/Nums [")
	for _, m := range expression(`(\d+) (?:\[((?:\d+ 0 R ?)*)\]|(\d+) 0 R)`).FindAllStringSubmatch(nums, -1) {
		key, _ := strconv.Atoi(m[1])
		for _, r := range expression(`(\d+) 0 R`).FindAllStringSubmatch(m[2]+m[3]+" 0 R", -1) {
			n, _ := strconv.Atoi(r[1])
			out[key] = append(out[key], n)
		}
	}
	return out
}

// element is a node of the structure as it stands in the file.
type element struct {
	kind, dict string
	parent     int
	kids       []int
	content    [][2]int // page object, number of the marked content
	links      []int
}

func (f file) element(n int) element {
	dict := f.objects[n]
	e := element{dict: dict, parent: f.ref(dict, "P")}
	if m := expression(`/S /(\w+) `).FindStringSubmatch(dict); m != nil {
		e.kind = m[1]
	}
	page := f.ref(dict, "Pg")
	_, kids, _ := strings.Cut(dict, "/K [")
	for _, m := range expression(`<</Type /OBJR /Obj (\d+) 0 R[^>]*>>|<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>|(\d+) 0 R|(\d+)`).FindAllStringSubmatch(kids, -1) {
		number := func(i int) int { n, _ := strconv.Atoi(m[i]); return n }
		switch {
		case m[1] != "":
			e.links = append(e.links, number(1))
		case m[2] != "":
			e.content = append(e.content, [2]int{number(2), number(3)})
		case m[4] != "":
			e.kids = append(e.kids, number(4))
		default:
			e.content = append(e.content, [2]int{page, number(5)})
		}
	}
	return e
}

// walk visits the structure in reading order.
func (f file) walk(visit func(n int, e element, parent string)) {
	seen := map[int]bool{}
	var down func(n int, parent string)
	down = func(n int, parent string) {
		if seen[n] {
			return
		}
		seen[n] = true
		e := f.element(n)
		visit(n, e, parent)
		for _, k := range e.kids {
			down(k, e.kind)
		}
	}
	down(f.ref(f.objects[f.ref(f.catalog(), "StructTreeRoot")], "K"), "")
}

var texts = regexp.MustCompile(`(?s)\((?:[^()\\]|\\.)*\)`)

// Everything drawn is content of one node of the structure, or declared to be
// none; and every node's content is drawn.
func contentRules(_ testing.TB, f file) string {
	claimed := map[[2]int]int{}
	f.walk(func(n int, e element, _ string) {
		for _, c := range e.content {
			claimed[c] = n
		}
	})
	owners := f.parentTree()
	for i, page := range f.pageObjects() {
		open, next := "", 0
		for _, line := range strings.Split(texts.ReplaceAllString(string(f.streams[f.ref(f.objects[page], "Contents")]), "()"), "\n") {
			switch {
			case strings.HasSuffix(line, "BDC"):
				if open != "" {
					return "marked content lies within other"
				}
				open = line
				m := expression(`^/(\w+) <</MCID (\d+)>> BDC$`).FindStringSubmatch(line)
				if m == nil {
					if !expression(`^/Artifact <</Type /(Pagination /Subtype /(Header|Footer)|Page|Layout)>> BDC$`).MatchString(line) {
						return "neither content nor an artifact: " + line
					}
					continue
				}
				if m[2] != strconv.Itoa(next) {
					return "content is not numbered in its order"
				}
				owner := claimed[[2]int{page, next}]
				if owner == 0 || next >= len(owners[i]) || owners[i][next] != owner || f.element(owner).kind != m[1] {
					return fmt.Sprintf("content %d of page %d and the structure do not agree", next, i+1)
				}
				delete(claimed, [2]int{page, next})
				next++
			case line == "EMC":
				if open == "" {
					return "marked content ends that did not begin"
				}
				open = ""
			case expression(`\b(Tj|TJ|S|s|f|F|B|b|Do|sh)\b`).MatchString(line) && open == "":
				return "drawn outside of marked content: " + line
			}
		}
		if open != "" {
			return "marked content does not end"
		}
	}
	if len(claimed) > 0 {
		return "the structure has content that is not drawn"
	}
	return ""
}

// What may stand in what (ISO 32000-1, 14.8.4).
var within = map[string][]string{
	"Document": {""}, "Div": {"Document"}, "P": {"Document", "Div", "LBody", "TH", "TD"}, "H1": {"Document"}, "H2": {"Document", "LBody"},
	"L": {"Document", "LBody"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
	"Table": {"Document", "LBody"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
	"Link": {"P", "H1", "H2", "TD", "Lbl"}, "Span": {"P", "H1", "H2", "TD", "Lbl"},
}

func treeRules(_ testing.TB, f file) string {
	root := f.objects[f.ref(f.catalog(), "StructTreeRoot")]
	if !strings.HasPrefix(root, "<</Type /StructTreeRoot ") {
		return "there is no structure"
	}
	said, count := "", 0
	cells := map[int]int{}
	f.walk(func(n int, e element, parent string) {
		count++
		switch {
		case !slices.Contains(within[e.kind], parent):
			said = fmt.Sprintf("%s in %q", e.kind, parent)
		case parent != "" && f.element(e.parent).kind != parent || parent == "" && e.parent != f.ref(f.catalog(), "StructTreeRoot"):
			said = e.kind + " has another parent"
		case len(e.kids)+len(e.content) == 0:
			said = e.kind + " is empty"
		case e.kind == "L" && want(e.dict, `/A <</O /List /ListNumbering /(Disc|Decimal|LowerAlpha)>>`) != "":
			said = "a list does not say how it is numbered"
		case e.kind == "TH" && want(e.dict, `/A <</O /Table /Scope /(Row|Column)>>`) != "":
			said = "a head does not say what it heads"
		case e.kind == "LI" && f.element(e.kids[0]).kind != "Lbl":
			said = "an item has no label"
		case e.kind == "Link" && len(e.links) == 0:
			said = "a link leads nowhere"
		}
		if e.kind == "TR" {
			if was, ok := cells[e.parent]; ok && was != len(e.kids) {
				said = "the rows of a table are unlike"
			}
			cells[e.parent] = len(e.kids)
		}
	})
	for _, dict := range f.objects {
		if strings.HasPrefix(dict, "<</Type /StructElem") {
			count--
		}
	}
	if said == "" && count != 0 {
		return "an element is not in the tree"
	}
	return said
}

func headings(_ testing.TB, f file) string {
	said, level := "", 0
	f.walk(func(_ int, e element, _ string) {
		if n, err := strconv.Atoi(strings.TrimPrefix(e.kind, "H")); err == nil && e.kind[0] == 'H' {
			if n > level+1 {
				said = "a level is left out"
			}
			level = n
		}
	})
	return said
}

func passages(_ testing.TB, f file) string {
	said := ""
	f.walk(func(_ int, e element, _ string) {
		if strings.Contains(e.dict, "/Lang") && want(e.dict, `/Lang \([A-Za-z]{2,3}(-[A-Za-z0-9]+)*\) `) != "" || e.kind == "Span" && !strings.Contains(e.dict, "/Lang") {
			said = "a passage has no language"
		}
	})
	return said
}

// rich is a letter with everything that a letter can have.
func rich() letters.Letter {
	l := sample.Long()
	l.Sender[0] = "Nguyễn Thị Ánh"
	foreign := &templates.Text{Text: "Auskunft nach Artikel 15", Lang: "de"}
	l.Body = append(l.Body, sample.P(sample.T("In German, "), foreign, sample.T(", and so on.")))
	l.Annexes = []letters.Annex{{Title: "Annex 1: servers", Intro: "The servers concerned.", Head: []string{"Server", "Identifier"}, Notes: []string{"Made up."}}}
	for i := range 50 {
		l.Annexes[0].Rows = append(l.Annexes[0].Rows, []string{fmt.Sprintf("Server %d of people who like things with rather long names, and to talk about them", i), strconv.Itoa(1e6 + i)})
	}
	return l
}

func TestConforms(t *testing.T) {
	all := map[string][]byte{"rich": write(t, rich())}
	for name, l := range samples() {
		all[name] = write(t, l)
	}
	n := 0
	for name, l := range sample.Every() {
		if n++; n%4 != 0 { // they differ in words, rarely in form
			continue
		}
		if pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics()); err == nil {
			var b bytes.Buffer
			if err := pdf.Write(&b, pdf.Document{Pages: pages, Title: l.Title, Subject: l.Re, Language: l.Language, Date: l.Date, Hostile: l.Hostile}); err != nil {
				t.Fatal(err)
			}
			all[name] = b.Bytes()
		}
	}
	var b bytes.Buffer
	if err := pdf.TestPrint(&b, sample.Day); err != nil {
		t.Fatal(err)
	}
	all["test print"] = b.Bytes()
	for name, raw := range all {
		for rule, said := range broken(t, open(t, raw)) {
			t.Errorf("%s breaks the rule %q: %s", name, rule, said)
		}
	}
}

// Each rule sees the file that breaks it, in each way.
func TestRulesSeeWhatBreaksThem(t *testing.T) {
	whole, seen := open(t, write(t, rich())), map[string]bool{}
	for _, test := range []struct{ rule, find, put string }{
		{"identifier", `/ID `, `/Id `},
		{"encryption", `/Root `, `/Encrypt 1 0 R /Root `},
		{"actions", `/MarkInfo`, `/OpenAction 1 0 R /MarkInfo`},
		{"actions", `/S /URI`, `/S /JavaScript`},
		{"actions", `/S /URI`, `/S /Launch`},
		{"actions", `/MarkInfo`, `/Names <</EmbeddedFiles 1 0 R>> /MarkInfo`},
		{"transparency", `/Tabs /S`, `/Group <<>> /Tabs /S`},
		{"output intent", `GTS_PDFA1`, `GTS_PDFX`},
		{"output intent", `mntrRGB `, `prtrCMYK`},
		{"output intent", `acsp`, `none`},
		{"output intent", `/N 3 `, `/N 4 `},
		{"fonts", `/FontFile2`, `/FontFile9`},
		{"fonts", `/ToUnicode`, `/ToNothing`},
		{"fonts", `/BaseFont /[A-Z]{6}\+`, `/BaseFont /`},
		{"fonts", `/Flags 32`, `/Flags 4`},
		{"fonts", `/Flags 4 `, `/Flags 36 `},
		{"fonts", `/WinAnsiEncoding`, `/MacRomanEncoding`},
		{"fonts", `\[278 `, `[300 `},
		{"fonts", `<41> <0041>`, `<41> <0042>`},
		{"annotations", `/F 4 `, `/F 6 `},
		{"annotations", `/Contents \(`, `/Contint (`},
		{"annotations", `URI \(https:`, `URI (file:`},
		{"annotations", `/OBJR /Obj`, `/OBJR /Odd`},
		{"annotations", `/StructParent \d+ /A`, `/A`},
		{"metadata", `/Metadata \d`, `/Other 9`},
		{"metadata", `pdfaid:part>2`, `pdfaid:part>3`},
		{"metadata", `conformance>A`, `conformance>B`},
		{"metadata", `pdfuaid:part>1`, `pdfuaid:part>`},
		{"metadata", `xpacket begin="` + "\uFEFF", `xpacket begin="`},
		{"metadata", `</rdf:RDF>`, ``},
		{"metadata", `pdfaProperty:name>part`, `pdfaProperty:name>`},
		{"in step", `x-default">Req`, `x-default">Unreq`},
		{"in step", `pdf:Producer>unscrape`, `pdf:Producer>another`},
		{"in step", `CreateDate>2026`, `CreateDate>2025`},
		{"in step", `/Producer \(`, `/Author (Jane) /Producer (`},
		{"marked", `/Marked true`, `/Marked false`},
		{"language", `/Lang \(en`, `/Lang (`},
		{"title shown", `DisplayDocTitle true`, `DisplayDocTitle false`},
		{"pages", `/StructParents 0`, `/StructParents 7`},
		{"pages", `/Tabs /S`, `/Tabs /R`},
		{"content", `/P <</MCID 1>> BDC\n`, ``},
		{"content", `EMC\n`, ``},
		{"content", `/P <</MCID 1>>`, `/P <</MCID 9>>`},
		{"content", `/P <</MCID 1>>`, `/H1 <</MCID 1>>`},
		{"content", `/Artifact <</Type /Page>>`, `/Nothing <<>>`},
		{"content", `/K \[0 \]`, `/K [99 ]`},
		{"content", `/Nums \[0 \[\d+ 0 R`, `/Nums [0 [1 0 R`},
		{"tree", `/StructTreeRoot \d`, `/StructTreeRoom 1`},
		{"tree", `/S /Table`, `/S /L`},
		{"tree", `/S /Lbl`, `/S /Span`},
		{"tree", `/ListNumbering /Decimal`, `/ListNumbering /Sometimes`},
		{"tree", `/Scope /Row`, `/Scope /Both`},
		{"tree", `/S /LI /P \d+`, `/S /LI /P 1`},
		{"tree", `/S /P `, `/S /Para `},
		{"tree", `/OBJR /Obj`, `/OBJR /Odd`},
		{"headings", `/S /H1`, `/S /H2`},
		{"passages", `/Lang \(de\) `, ``},
		{"passages", `/Lang \(de\) `, `/Lang (Deutsch, nicht) `},
	} {
		f := whole
		f.objects, f.streams = maps.Clone(whole.objects), maps.Clone(whole.streams)
		pattern, changed := expression(test.find), 0
		change := func(s string) string {
			if at := pattern.FindStringIndex(s); at != nil {
				changed++
				return s[:at[0]] + test.put + s[at[1]:]
			}
			return s
		}
		f.trailer = change(f.trailer)
		for n := range f.objects {
			f.objects[n] = change(f.objects[n])
			if !strings.Contains(f.objects[n], "/Length1") {
				f.streams[n] = []byte(change(string(f.streams[n])))
			}
		}
		if changed == 0 {
			t.Errorf("%s: nothing to break by %q", test.rule, test.find)
			continue
		}
		seen[test.rule] = true
		if rules[test.rule](t, f) == "" {
			t.Errorf("the rule %q does not see %q in place of %q", test.rule, test.put, test.find)
		}
	}
	for name := range rules {
		if !seen[name] {
			t.Errorf("nothing breaks the rule %q", name)
		}
	}
}

// Without a title or a language a file claims less.
func TestClaims(t *testing.T) {
	for name, change := range map[string]func(*pdf.Document){
		"no language": func(d *pdf.Document) { d.Language = "" },
		"no title":    func(d *pdf.Document) { d.Title = "" },
	} {
		d := document(t, sample.German())
		change(&d)
		var b bytes.Buffer
		if err := pdf.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		p, err := open(t, b.Bytes()).packet()
		if err != nil || p["pdfaid:conformance"] != "U" || p["pdfuaid:part"] != "" {
			t.Errorf("%s: it claims %v, %v", name, p, err)
		}
	}
}

// The structure reads the letter in its order: whole words, each line of an
// address by itself, and nothing of what only the sheets need.
func TestReadingOrder(t *testing.T) {
	l := rich()
	f := open(t, write(t, l))
	content := map[[2]int]string{}
	for i, page := range f.pageObjects() {
		runs, n, inside := f.pages(t)[i], 0, [2]int{-1, -1}
		for _, line := range strings.Split(texts.ReplaceAllString(string(f.streams[f.ref(f.objects[page], "Contents")]), "()"), "\n") {
			if m := expression(`MCID (\d+)>> BDC$`).FindStringSubmatch(line); m != nil {
				number, _ := strconv.Atoi(m[1])
				inside = [2]int{page, number}
			} else if line == "EMC" {
				inside = [2]int{-1, -1}
			}
			if strings.Contains(line, "Tj") {
				content[inside] += runs[n]
				n++
			}
		}
	}
	var b strings.Builder
	f.walk(func(_ int, e element, _ string) {
		if slices.Contains([]string{"P", "H1", "H2", "Lbl", "TD", "TH"}, e.kind) {
			b.WriteByte('\n')
		}
		for _, c := range e.content {
			b.WriteString(content[c])
		}
	})
	got := strings.ReplaceAll(b.String(), "\u00a0", " ")
	at := 0
	for _, want := range []string{
		"\nNguyễn Thị Ánh\nMusterweg 1\n", "\nDiscord Netherlands BV\nATTN: Privacy Policy\n", "\nBerlin, 22 November 2026\n",
		"\nRequest for access under Article 15 GDPR – Discord user ID 253286221395001345\n", "\nDear Sir or Madam,\n",
		"\nDiscord user ID\n", "\n253286221395001345\n", "\n2. \n", "\n(a) \n", "\nthe purposes of the processing;\n",
		"Article 12(3) GDPR gives you ends on", "\nErasure\n", "\n10. \n", "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-on-data-subject-rights_en",
		"\nYours faithfully,\n", "\nAnnex 1: servers\n", "\nServer\nIdentifier\n", "\n1000000\n", "\n1000049\n", "\nMade up.",
	} {
		next := strings.Index(got[at:], want)
		if next < 0 {
			t.Fatalf("%q is not read, or not in its place:\n%s", want, got)
		}
		at += next + len(want) - 1
	}
	for _, not := range []string{"Page 1", "Page 2"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is read", not)
		}
	}
	for _, once := range []string{"\nIdentifier\n", "Request for access under Article 15 GDPR –"} {
		if n := strings.Count(got, once); n != 1 {
			t.Errorf("%q is read %d times", once, n)
		}
	}
}
