package directory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"example.org/unscrape/internal/safetext"
)

// The open list of companies and authorities that datarequests.org publishes
// (github.com/datenanfragen/data, CC0 1.0): one JSON file for each record,
// checked there against schema.json and schema-supervisory-authorities.json.

// RecordKind says which of the two schemas a record follows.
type RecordKind string

// The kinds of records.
const (
	CompanyRecord   RecordKind = "company"
	AuthorityRecord RecordKind = "authority"
)

// Limits on a record. The longest published one has about 10 kB; its names
// have up to 159 characters, addresses 7 lines.
const (
	MaxRecord       = 1 << 20 // bytes
	maxRecordDepth  = 32
	maxRecordName   = 300
	maxRecordLines  = 12
	maxRecordLine   = 200
	maxRecordURL    = 2000
	windowLines     = MaxAddressLines // more of them must be set smaller
	maxRecordSlug   = 200
	maxRecordsAlias = 1000
)

// Record is one record of the public list. Its texts are cleaned; Raw is the
// record as it was published.
type Record struct {
	Kind     RecordKind
	Raw      []byte    // UTF-8 without byte order mark, line feeds, one at the end
	Cautions []Caution // each once, sorted
	Remarks  []string  // sentences: what was changed or left out in reading it
	Unknown  []string  // keys that the format does not have; they stay in Raw

	Slug              string
	Countries         []string // "all", or country codes in small letters
	Categories        []string
	Name              string
	Runs              []string // services and firms it is controller for
	Address           []string
	Phone, Fax        string
	Email             string // fit to write to, its domain in ASCII; "" if there is none
	Webform           string // as published, cleaned
	PGPFingerprint    string
	PGPURL            string
	Web               string
	Sources           []string
	Elements          []RequiredElement
	Language          string // of requests or complaints
	AccessTemplate    string
	ErasureTemplate   string
	RectifyTemplate   string
	ObjectionTemplate string
	NeedsID           bool
	Medium            string // fax, letter, email, webform or ""
	Comments          []string
	Quality           string // tested, verified, imported, scraped
	FacetGroup        string
	NSFW              bool
}

// RequiredElement is something a company needs to know to find a person.
type RequiredElement struct {
	Desc     string `json:"desc"`
	Type     string `json:"type"`
	Optional bool   `json:"optional"`
}

// Caution is something to know of a record before one uses it.
type Caution string

// The cautions, by their names in JSON.
const (
	Scraped       Caution = "scraped"   // gathered by a machine, checked by nobody
	NeedsID       Caution = "needs-id"  // asks for an identity document in all cases
	NoEmail       Caution = "no-email"  // has no e-mail address
	FormOnly      Caution = "form-only" // likewise, but a web form
	NoEmailOrForm Caution = "no-email-or-form"
	PostOnly      Caution = "post-only" // nothing but a postal address
	SoftHyphen    Caution = "soft-hyphen"
	IDN           Caution = "idn" // the e-mail address's domain was converted to xn--
	EmailUnfit    Caution = "email-unfit"
	FormUnfit     Caution = "form-unfit" // the web form is not reached over https
	AddressUnfit  Caution = "url-unfit"  // a web address that is broken was left out
	LongAddress   Caution = "long-address"
	UnknownField  Caution = "unknown-field"
	Invisible     Caution = "invisible" // an invisible character was taken out of a name or address
	SlugAndFile   Caution = "file-name" // the file is called something else than the record
	Lookalike     Caution = "look-alike"
	Shipped       Caution = "shipped" // the directory has an entry of this ID, which stays
)

// RecordError is why a record was not read. It does not carry its contents.
type RecordError struct {
	File   string // as given; show it through safetext
	Reason string
}

func (e *RecordError) Error() string { return safetext.String(e.File) + ": " + e.Reason }

var slugForm = regexp.MustCompile(`^[a-z0-9-]+$`)

// ParseRecord reads one record. kind may be "": then its fields tell. file is
// for messages, and its base name is held against the slug. The error is a
// *RecordError.
func ParseRecord(kind RecordKind, file string, src []byte) (*Record, error) {
	fail := func(reason string) (*Record, error) { return nil, &RecordError{file, reason} }
	if len(src) > MaxRecord {
		return fail("it is larger than a record can be")
	}
	raw, why := tidyJSON(src)
	if why != "" {
		return fail(why)
	}
	keys, values, err := topLevel(raw)
	if err != nil {
		return fail(err.Error())
	}
	r := &Record{Kind: kind, Raw: raw}
	if r.Kind == "" {
		r.Kind = kindOfRecord(keys)
	}
	if why := r.decode(keys, values); why != "" {
		return fail(why)
	}
	if why := r.judge(); why != "" {
		return fail(why)
	}
	if base := strings.TrimSuffix(path.Base(file), ".json"); file != "" && base != r.Slug {
		r.caution(SlugAndFile)
	}
	slices.Sort(r.Cautions)
	r.Cautions = slices.Compact(r.Cautions)
	return r, nil
}

// tidyJSON checks that src is text of a sane depth and brings its line
// endings into the published form. A line break never stands inside a JSON
// string, so this changes no value.
func tidyJSON(src []byte) (raw []byte, why string) {
	raw = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, "it is empty"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return nil, "it is UTF-16 text, and should be UTF-8"
	case !utf8.Valid(raw):
		return nil, "it is not valid UTF-8 text"
	}
	depth, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			if depth++; depth > maxRecordDepth {
				return nil, "it is nested too deep"
			}
		case c == '}', c == ']':
			depth--
		}
	}
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	return append(bytes.TrimRight(raw, "\r\n"), '\n'), ""
}

// topLevel takes an object apart. encoding/json alone would let Name stand
// for name, and the last of two equal keys win.
func topLevel(raw []byte) (keys []string, values map[string]json.RawMessage, err error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil {
		return nil, nil, syntaxError(raw, err)
	} else if t != json.Delim('{') {
		return nil, nil, errors.New("it is JSON, but no record")
	}
	values = map[string]json.RawMessage{}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return nil, nil, syntaxError(raw, err)
		}
		key, _ := t.(string)
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, nil, syntaxError(raw, err)
		}
		if _, twice := values[key]; twice {
			return nil, nil, errors.New("a key stands in it twice")
		}
		keys, values[key] = append(keys, key), value
	}
	if _, err := dec.Token(); err != nil {
		return nil, nil, syntaxError(raw, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, nil, errors.New("something follows the record")
	}
	return keys, values, nil
}

func syntaxError(raw []byte, err error) error {
	var where *json.SyntaxError
	if errors.As(err, &where) {
		at := min(max(int(where.Offset), 0), len(raw))
		return fmt.Errorf("line %d: this is not valid JSON", 1+bytes.Count(raw[:at], []byte("\n")))
	}
	return errors.New("it is not whole: the JSON ends in the middle")
}

// kindOfRecord tells a record by its fields: an authority has no quality and
// none of the fields about requests.
func kindOfRecord(keys []string) RecordKind {
	if slices.Contains(keys, "quality") && !slices.Contains(keys, "complaint-language") {
		return CompanyRecord
	}
	for _, k := range keys {
		switch k {
		case "runs", "categories", "request-language", "needs-id-document", "required-elements":
			return CompanyRecord
		}
	}
	return AuthorityRecord
}

func (r *Record) caution(c Caution) { r.Cautions = append(r.Cautions, c) }

// decode puts each value where it belongs; why is what is wrong with one.
func (r *Record) decode(keys []string, values map[string]json.RawMessage) (why string) {
	var address string
	into := map[string]any{
		"slug": &r.Slug, "relevant-countries": &r.Countries, "name": &r.Name, "address": &address, "phone": &r.Phone, "fax": &r.Fax,
		"email": &r.Email, "webform": &r.Webform, "pgp-fingerprint": &r.PGPFingerprint, "pgp-url": &r.PGPURL, "web": &r.Web,
		"sources": &r.Sources, "suggested-transport-medium": &r.Medium, "comments": &r.Comments,
	}
	if r.Kind == AuthorityRecord {
		into["complaint-language"] = &r.Language
	} else {
		for k, v := range map[string]any{
			"categories": &r.Categories, "runs": &r.Runs, "required-elements": &r.Elements, "request-language": &r.Language,
			"custom-access-template": &r.AccessTemplate, "custom-erasure-template": &r.ErasureTemplate,
			"custom-rectification-template": &r.RectifyTemplate, "custom-objection-template": &r.ObjectionTemplate,
			"needs-id-document": &r.NeedsID, "quality": &r.Quality, "facet-group": &r.FacetGroup, "nsfw": &r.NSFW,
		} {
			into[k] = v
		}
	}
	for _, key := range keys {
		at, known := into[key]
		if !known {
			r.caution(UnknownField)
			r.Unknown = append(r.Unknown, safetext.Cut(key, 60))
			continue
		}
		if err := json.Unmarshal(values[key], at); err != nil {
			return key + ": this is not the kind of value that belongs here"
		}
	}
	r.Address = strings.Split(strings.ReplaceAll(address, "\r\n", "\n"), "\n")
	return ""
}

// judge cleans the texts of a record and says why it cannot be used at all.
// What is merely unusual becomes a caution.
func (r *Record) judge() (why string) {
	if !slugForm.MatchString(r.Slug) || len(r.Slug) > maxRecordSlug {
		return "slug: it has small letters, digits and hyphens only"
	}
	var fault string
	if r.Name, fault = r.visible(r.Name, maxRecordName); fault != "" {
		return "name: " + fault
	}
	if r.Name == "" {
		return "name: it is missing"
	}
	lines := r.Address[:0]
	for _, l := range r.Address {
		if l, fault = r.visible(l, maxRecordLine); fault != "" {
			return "address: " + fault
		}
		if l != "" {
			lines = append(lines, l)
		}
	}
	if r.Address = lines; len(lines) == 0 {
		return "address: it is missing"
	}
	if len(lines) > maxRecordLines {
		return fmt.Sprintf("address: it has more than %d lines", maxRecordLines)
	}
	if len(lines) > windowLines {
		r.caution(LongAddress)
	}
	if why := r.judgeEmail(); why != "" {
		return "email: " + why
	}
	for _, u := range []struct {
		key string
		at  *string
	}{{"web", &r.Web}, {"webform", &r.Webform}, {"pgp-url", &r.PGPURL}} {
		var hostile string
		if *u.at, hostile = r.judgeURL(*u.at); hostile != "" {
			return u.key + ": " + hostile
		}
	}
	for _, s := range []*string{&r.Phone, &r.Fax, &r.PGPFingerprint, &r.Language, &r.Medium, &r.Quality, &r.FacetGroup, &r.AccessTemplate, &r.ErasureTemplate, &r.RectifyTemplate, &r.ObjectionTemplate} {
		if *s != "" && safetext.Field(*s) != nil {
			*s = safetext.Cut(*s, 100)
		}
	}
	if !languageForm.MatchString(r.Language) {
		r.Language = ""
	}
	for _, list := range []*[]string{&r.Countries, &r.Categories, &r.Runs, &r.Sources, &r.Comments} {
		*list = shown(*list)
	}
	for i := range r.Elements {
		r.Elements[i].Desc = safetext.Cut(r.Elements[i].Desc, 200)
		r.Elements[i].Type = safetext.Cut(r.Elements[i].Type, 20)
	}
	r.judgeRoutes()
	return ""
}

func (r *Record) judgeRoutes() {
	form := r.Webform != ""
	if form && r.Form() == "" {
		r.caution(FormUnfit)
	}
	if r.Email == "" {
		r.caution(NoEmail)
		switch {
		case form:
			r.caution(FormOnly)
		default:
			r.caution(NoEmailOrForm)
			if r.Phone == "" && r.Fax == "" {
				r.caution(PostOnly)
			}
		}
	}
	if r.Quality == "scraped" {
		r.caution(Scraped)
	}
	if r.NeedsID {
		r.caution(NeedsID)
	}
}

func shown(list []string) []string {
	var out []string
	for _, s := range list[:min(len(list), maxRecordsAlias)] {
		s = strings.Join(strings.Fields(s), " ") // paragraphs too
		if s = safetext.Cut(s, 4*maxText); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// invisibles are characters that honest records hold by accident: soft
// hyphens and zero-width marks out of web pages.
var invisibles = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u200e", "", "\u200f", "")

// hyphens are those that typefaces lack, and that look like the usual one.
var hyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-")

// visible cleans a name or a line of an address. Invisible characters that
// come by accident are taken out; those that would turn a line round or drive
// a terminal are a fault.
func (r *Record) visible(s string, most int) (clean, fault string) {
	clean = invisibles.Replace(s)
	if clean != s {
		r.caution(Invisible)
	}
	clean = safetext.Clean(hyphens.Replace(clean))
	if utf8.RuneCountInString(clean) > most {
		return "", fmt.Sprintf("it has more than %d characters", most)
	}
	if err := safetext.Field(clean); err != nil {
		return "", "it " + err.Error()
	}
	return clean, ""
}

// judgeEmail makes the address one that mail can be sent to, or leaves none.
func (r *Record) judgeEmail() (why string) {
	s := r.Email
	r.Email = ""
	if strings.ContainsFunc(strings.TrimSpace(s), func(c rune) bool { return c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || c >= 0x80 && c < 0xa0 }) {
		return "it holds a line break or a control character"
	}
	clean := strings.TrimSpace(invisibles.Replace(s))
	if clean == "" {
		return ""
	}
	if strings.Contains(s, "\u00ad") {
		r.caution(SoftHyphen)
		r.Remarks = append(r.Remarks, "Soft hyphens were taken out of the e-mail address.")
	} else if clean != strings.TrimSpace(s) {
		r.caution(Invisible)
		r.Remarks = append(r.Remarks, "Invisible characters were taken out of the e-mail address.")
	}
	if at := strings.LastIndexByte(clean, '@'); at > 0 && !ascii(clean[at:]) {
		if host, err := idna.Lookup.ToASCII(clean[at+1:]); err == nil {
			clean = clean[:at+1] + host
			r.caution(IDN)
			r.Remarks = append(r.Remarks, "The domain of the e-mail address was written in the form that mail programs use (xn--).")
		}
	}
	if EmailFault(clean) != "" {
		r.caution(EmailUnfit)
		r.Remarks = append(r.Remarks, "The e-mail address in the record cannot be used.")
		return ""
	}
	r.Email = clean
	return ""
}

// judgeURL gives a web address as it can be shown. It refuses what no record
// of a firm has: an address that is code, or that pretends to be another. One
// that is merely broken is left out.
func (r *Record) judgeURL(s string) (clean, hostile string) {
	if s = strings.TrimSpace(s); s == "" {
		return "", ""
	}
	scheme, _, _ := strings.Cut(strings.ToLower(s), ":")
	u, err := url.Parse(s)
	var fault *safetext.Fault
	switch {
	case errors.As(safetext.Field(s), &fault) && (fault.Kind == safetext.Control || fault.Kind == safetext.LineBreak):
		return "", "it " + fault.Error()
	case slices.Contains([]string{"javascript", "data", "vbscript", "file", "blob"}, scheme):
		return "", "it is no address of a web page"
	case err == nil && u.User != nil:
		return "", "it holds a user name, behind which another site can hide"
	case err != nil, fault != nil, len(s) > maxRecordURL, u.Host == "", u.Scheme != "https" && u.Scheme != "http":
		r.Remarks = append(r.Remarks, "A web address in the record cannot be used.")
		r.caution(AddressUnfit)
		return "", ""
	}
	return s, ""
}

// Form is the web form's address, fit to be followed; "" if there is none or
// it is not reached over https.
func (r *Record) Form() string { return linkFrom(r.Webform) }

// linkFrom writes a web address in plain ASCII; "" if that gives no https
// address that one can follow.
func linkFrom(s string) string {
	if s == "" || ValidLink(s) {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	link := (&url.URL{Scheme: "https", Host: host, Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery, Fragment: u.Fragment}).String()
	var b strings.Builder
	for i := range len(link) {
		if c := link[i]; c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^{}|()`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	if link = b.String(); !ValidLink(link) {
		return ""
	}
	return link
}
