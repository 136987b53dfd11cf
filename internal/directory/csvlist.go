package directory

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
)

// Limits on a list in CSV. The registers of brokers have some 600 rows.
const (
	MaxCSV     = 32 << 20 // bytes
	maxCSVRows = 50_000
	maxColumns = 200
)

// Columns says which columns of a list hold what, by their headings. Several
// columns make one address.
type Columns struct {
	Name    string
	Address []string
	Email   string
	URL     string
}

// ParseColumns reads a mapping as it is typed:
// "name=Company,address=Street+City+State,email=E-mail,url=Website".
func ParseColumns(s string) (Columns, error) {
	var c Columns
	for pair := range strings.SplitSeq(s, ",") {
		what, heading, ok := strings.Cut(pair, "=")
		if heading = strings.TrimSpace(heading); !ok || heading == "" {
			return c, errors.New("a mapping is written as name=Company,address=Street+City,email=Mail,url=Site")
		}
		switch strings.TrimSpace(what) {
		case "name":
			c.Name = heading
		case "address":
			for part := range strings.SplitSeq(heading, "+") {
				c.Address = append(c.Address, strings.TrimSpace(part))
			}
		case "email":
			c.Email = heading
		case "url":
			c.URL = heading
		default:
			return c, errors.New("the columns to name are name, address, email and url")
		}
	}
	return c, nil
}

// guesses are headings that registers of brokers use.
var guesses = map[string][]string{
	"name":    {"name", "company", "company name", "business name", "data broker name", "broker", "legal name", "organization"},
	"address": {"address", "postal address", "mailing address", "physical address", "street address"},
	"email":   {"email", "e mail", "email address", "e mail address", "primary email", "contact email", "privacy email"},
	"url":     {"url", "website", "web", "site", "primary website", "website url", "web site", "internet address"},
}

// CSVList is what was read of a list in CSV.
type CSVList struct {
	Entries  []Entry
	Rejected []*RecordError // File names the row
	Cautions map[Caution]int
}

// ReadCSV reads a list of addressees with a line of headings, the register of
// a public office for one. Columns that are not named are found by usual
// headings. A row that cannot be used is named in Rejected; the error is a
// *ListError about the list as a whole.
func ReadCSV(src []byte, columns Columns, role law.Role, source string) (*CSVList, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	switch {
	case len(src) > MaxCSV:
		return nil, &ListError{fmt.Sprintf("it has more than %d MB", MaxCSV>>20)}
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return nil, &ListError{"it is UTF-16 text: save it as CSV in UTF-8"}
	case !utf8.Valid(src):
		return nil, &ListError{"it is not valid UTF-8 text: save it as CSV in UTF-8"}
	}
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma = -1, true, separator(src)
	head, err := r.Read()
	if err != nil || len(head) > maxColumns {
		return nil, &ListError{"it has no line of headings"}
	}
	at, err := columns.find(head)
	if err != nil {
		return nil, err
	}
	l := &CSVList{Cautions: map[Caution]int{}}
	ids := map[string]bool{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return l, nil
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			return nil, &ListError{fmt.Sprintf("it cannot be read as CSV after line %d", line)}
		}
		if len(l.Entries)+len(l.Rejected) >= maxCSVRows {
			return nil, &ListError{fmt.Sprintf("it has more than %d rows", maxCSVRows)}
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		name := fmt.Sprintf("line %d", line)
		e, found, err := at.entry(row, role, source)
		if err != nil {
			l.Rejected = append(l.Rejected, &RecordError{name, err.Error()})
			continue
		}
		if e.ID = rowID(e, ids); e.ID == "" {
			l.Rejected = append(l.Rejected, &RecordError{name, "the same row was read before"})
			continue
		}
		ids[e.ID] = true
		for _, c := range found {
			l.Cautions[c]++
		}
		l.Entries = append(l.Entries, e)
	}
}

// separator is the sign between the fields of the first line: spreadsheets
// write a semicolon where the comma is for decimals.
func separator(src []byte) rune {
	head, _, _ := bytes.Cut(src, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(head, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// columnsAt are the places of the columns in a row; -1 for none.
type columnsAt struct {
	name, email, url int
	address          []int
}

func (c Columns) find(head []string) (columnsAt, error) {
	at := func(heading string, guess []string) (int, error) {
		for i, h := range head {
			if heading != "" && fold(h) == fold(heading) || heading == "" && slices.Contains(guess, fold(h)) {
				return i, nil
			}
		}
		if heading != "" {
			return -1, &ListError{"it has no column of a name that the mapping asks for"}
		}
		return -1, nil
	}
	var out columnsAt
	var errs [3]error
	out.name, errs[0] = at(c.Name, guesses["name"])
	out.email, errs[1] = at(c.Email, guesses["email"])
	out.url, errs[2] = at(c.URL, guesses["url"])
	if err := errors.Join(errs[:]...); err != nil {
		return out, err
	}
	if c.Address == nil {
		if i, _ := at("", guesses["address"]); i >= 0 {
			out.address = []int{i}
		}
	}
	for _, heading := range c.Address {
		i, err := at(heading, nil)
		if err != nil {
			return out, err
		}
		out.address = append(out.address, i)
	}
	switch {
	case out.name < 0:
		return out, &ListError{"it has no column with names: say which one it is"}
	case out.email < 0 && len(out.address) == 0:
		return out, &ListError{"it has neither a column with e-mail addresses nor one with postal addresses: say which one it is"}
	}
	return out, nil
}

// entry is the addressee of a row. It is read as a record of the public list
// is, with the same cleaning and the same refusals.
func (at columnsAt) entry(row []string, role law.Role, source string) (Entry, []Caution, error) {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return row[i]
	}
	r := &Record{Kind: rowRecord, Slug: "row", Name: cell(at.name), Email: cell(at.email)}
	if web := strings.TrimSpace(cell(at.url)); web != "" {
		if !strings.Contains(web, ":") {
			web = "https://" + web
		}
		r.Web = web
	}
	for _, i := range at.address {
		r.Address = append(r.Address, addressLines(cell(i))...)
	}
	if len(r.Address) == 0 {
		r.Address = []string{"-"} // a record needs one, a row does not
	}
	if why := r.judge(); why != "" {
		return Entry{}, nil, errors.New(why)
	}
	e := r.Entry("row")
	e.Role = role
	x := &e.Entities[0]
	x.For, x.Sources, x.Cautions = []string{"*"}, []string{source}, []string{warnRow}
	if len(r.Address) == 1 && r.Address[0] == "-" {
		x.Address = nil
		r.Cautions = slices.DeleteFunc(r.Cautions, func(c Caution) bool { return c == PostOnly })
	}
	if err, ok := e.Check().(*EntryError); ok {
		return Entry{}, nil, err
	}
	return e, r.Cautions, nil
}

const warnRow = "It comes from a list that was imported and that does not say when it was last checked. Compare the address with the firm's own privacy policy."

// addressLines takes an address in one cell apart: at line breaks, else at
// its commas.
func addressLines(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	sep := "\n"
	if !strings.Contains(s, "\n") {
		sep = ","
	}
	var lines []string
	for l := range strings.SplitSeq(s, sep) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	for sep == "," && len(lines) > MaxAddressLines { // what belongs together at the end stays together
		n := len(lines)
		lines = append(lines[:n-2], lines[n-2]+", "+lines[n-1])
	}
	return lines
}

// rowID makes an ID of a name; for another firm of the same name one of how
// it is reached, so that the same list gives the same IDs. It is "" if the
// row is the same as one before.
func rowID(e Entry, taken map[string]bool) string {
	id := MakeID(e.Service)
	if id != "" && !taken[id] {
		return id
	}
	if id = otherID(id, e.Service+"\n"+strings.Join(e.Entities[0].reach(), "\n")); taken[id] {
		return ""
	}
	return id
}

// MakeID makes an ID of a name, as far as it has letters of the Latin
// alphabet.
func MakeID(name string) string {
	var b strings.Builder
	for _, c := range fold(name) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == ' ':
			b.WriteByte('-')
		}
	}
	id := b.String()
	return strings.Trim(id[:min(len(id), 31)], "-")
}
