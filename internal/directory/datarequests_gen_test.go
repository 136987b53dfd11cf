package directory

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// A made-up list in the published form, with every field and every oddity
// that the public one is known to have.

// object is a JSON object whose keys keep their order.
type object []pair

type pair struct {
	key   string
	value any
}

// published writes an object as the public list does: four spaces, one line
// feed at the end, no character escaped that need not be.
func published(t testing.TB, o object) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("{\n")
	for i, p := range o {
		var v bytes.Buffer
		enc := json.NewEncoder(&v)
		enc.SetEscapeHTML(false)
		enc.SetIndent("    ", "    ")
		if err := enc.Encode(p.value); err != nil {
			t.Fatal(err)
		}
		comma := ","
		if i == len(o)-1 {
			comma = ""
		}
		fmt.Fprintf(&b, "    %q: %s%s\n", p.key, bytes.TrimRight(v.Bytes(), "\n"), comma)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func bare(slug string) object {
	return object{
		{"slug", slug}, {"relevant-countries", []string{"all"}}, {"name", "Example " + slug + " GmbH"},
		{"address", "Musterstraße 1\n10115 Berlin\nDeutschland"}, {"sources", []string{"https://example.org/privacy"}}, {"quality", "verified"},
	}
}

func (o object) with(key string, value any) object {
	out := append(object(nil), o...)
	for i := range out {
		if out[i].key == key {
			out[i].value = value
			return out
		}
	}
	return append(out, pair{key, value})
}

func (o object) slug() string { return o[0].value.(string) }

// oddities is one record for each thing that is unusual and allowed.
func oddities() []object {
	mail := func(o object) object { return o.with("email", "privacy@"+o.slug()+".example.org") }
	var runs []string
	for i := range 246 {
		runs = append(runs, fmt.Sprintf("Example brand №%d", i))
	}
	full := object{
		{"slug", "every-field"}, {"relevant-countries", []string{"de", "at", "ch", "si"}}, {"categories", []string{"ads", "collection agency", "social media"}},
		{"name", "“Every” Field & Söhne's | KG; [*] (+)"}, {"runs", []string{"Ünicorn", "The Other, Ltd."}},
		{"address", "c/o Example Services\n℅ Post‑Center\nMusterweg 1\n10115 Berlin\nGermany"},
		{"phone", "+49 30 1234567 ext. 123"}, {"fax", "+49 30 1234568"}, {"email", "Datenschutz@Every-Field.example.org"},
		{"webform", "https://example.org/form?a=1&b=(2)"}, {"pgp-fingerprint", "0000 1111 2222 3333 4444  5555 6666 7777 8888 9999"}, {"pgp-url", "https://example.org/key.asc"},
		{"web", "https://www.every-field.example.org"}, {"sources", []string{"https://example.org/a", "https://github.com/datenanfragen/data/pull/1"}},
		{"required-elements", []RequiredElement{{Desc: "Name", Type: "name"}, {Desc: "Kundennummer", Type: "input", Optional: true}, {Desc: "Anschrift", Type: "address"}, {Desc: "E-Mail", Type: "email"}, {Desc: "Geburtsdatum", Type: "birthdate"}, {Desc: "Sonstiges", Type: "textarea"}}},
		{"request-language", "de"}, {"custom-access-template", "access-tracking"}, {"custom-erasure-template", "erasure-x"}, {"custom-rectification-template", "r"}, {"custom-objection-template", "o"},
		{"needs-id-document", false}, {"suggested-transport-medium", "webform"}, {"comments", []string{"One paragraph.\n\nAnother with \"quotes\" \\ and <b>.", strings.Repeat("Long. ", 110)}},
		{"quality", "tested"}, {"facet-group", "school"}, {"nsfw", true},
	}
	return []object{
		full,
		bare("0-six-fields-post-only"),
		mail(bare("soft-hyphen")).with("email", "daten\u00adschutz@soft\u00adhyphen.example.org"),
		mail(bare("idn")).with("email", "datenschutz@müller-beispiel.example").with("web", "https://müller-beispiel.example/ü"),
		mail(bare("upper-case")).with("email", "DPO@UPPER.Example.ORG"),
		mail(bare("greek")).with("name", "ΠΑΡΑΔΕΙΓΜΑ Α.Ε.").with("address", "Οδός 1\n105 57 Αθήνα\nΕλλάδα").with("runs", []string{"ΑΒΓ"}),
		mail(bare("cyrillic")).with("name", "Пример ООД").with("address", "ул. Пример 1\n1000 София\nБългария"),
		mail(bare("japanese")).with("name", "例示株式会社").with("address", "〒100-0001\n東京都千代田区\n日本").with("runs", []string{"見本"}),
		mail(bare("chinese")).with("name", "示例有限公司").with("address", "示例路1号\n中国"),
		mail(bare("two-lines")).with("address", "10115 Berlin\nGermany"),
		mail(bare("seven-lines")).with("address", "Abteilung Datenschutz\nHaus 3\nc/o Example\nPostfach 12\nMusterstraße 1\n10115 Berlin\nDeutschland"),
		mail(bare("long-line")).with("address", strings.Repeat("Straße ", 9)+"1a\n10115 Berlin\nThe Netherlands"),
		mail(bare("long-name")).with("name", strings.TrimSpace(strings.Repeat("Example ", 13))),
		bare(strings.Repeat("long-slug-", 8)[:79]+"z").with("email", "privacy@long.example.org"),
		mail(bare("brands")).with("runs", runs),
		mail(bare("scraped")).with("quality", "scraped"),
		mail(bare("needs-id")).with("needs-id-document", true),
		bare("form-only").with("webform", "https://example.org/form"),
		bare("phone-only").with("phone", "+49 30 123456"),
		mail(bare("form-http")).with("webform", "http://example.org/form"),
		mail(bare("long-email")).with("email", strings.Repeat("a", 40)+"@privacy.example.org"),
		mail(bare("zero-width")).with("name", "Example\u200b Zero GmbH"),
		mail(bare("same-name")).with("name", "Example same GmbH"), mail(bare("same-name-2")).with("name", "Example same GmbH"),
		mail(bare("newer-field")).with("x-new", map[string]any{"a": []int{1}}),
		mail(bare("escapes")).with("comments", []string{"Tab\there, control \u0001, bidi \u202e, separator \u2028."}),
		bare("-hyphens-").with("email", "privacy@hyphens.example.org"),
	}
}

var wantCautions = map[Caution]int{
	Scraped: 1, NeedsID: 1, NoEmail: 3, FormOnly: 1, NoEmailOrForm: 2, PostOnly: 1, SoftHyphen: 1, IDN: 1,
	FormUnfit: 1, LongAddress: 1, UnknownField: 1, Invisible: 1,
}

// publicList is the oddities, companies of no interest up to n, and 57
// authorities, in the published layout.
func publicList(t testing.TB, n int) fstest.MapFS {
	t.Helper()
	list := fstest.MapFS{
		"README.md": {Data: []byte("x")}, "schema.json": {Data: []byte("{}")}, "company-packs/de.json": {Data: []byte("[]")},
		"obsolete-records/gone.json": {Data: []byte("{}")}, ".git/config": {Data: []byte("x")}, "templates/en/access-default.txt": {Data: []byte("x")},
	}
	put := func(folder string, o object) {
		list[folder+"/"+o.slug()+".json"] = &fstest.MapFile{Data: published(t, o)}
	}
	odd := oddities()
	for _, o := range odd {
		put("companies", o)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		b := make([]byte, 3+rnd.IntN(8))
		for i := range b {
			b[i] = "etaoinshrdlucmfwypvbgkqjxz"[min(rnd.IntN(26), rnd.IntN(26))]
		}
		return string(b)
	}
	for i := len(odd); i < n; i++ {
		slug := fmt.Sprintf("%s-%d", word(), i)
		o := bare(slug).with("name", strings.ToUpper(slug[:1])+slug[1:]+" "+word()+" Ltd.").with("email", "privacy@"+slug+".example.com").
			with("web", "https://www."+slug+".example.com").with("runs", []string{word() + " " + word(), word()})
		put("companies", o)
	}
	for i := range 57 {
		put("supervisory-authorities", object{
			{"slug", fmt.Sprintf("authority-%d", i)}, {"relevant-countries", []string{"de"}}, {"name", fmt.Sprintf("Beispielbehörde für den Datenschutz %d", i)},
			{"address", "Amtsweg 1\n10115 Berlin\nDeutschland"}, {"phone", "+49 30 1 23"}, {"email", "post@authority.example.org"},
			{"webform", "https://example.org/complaint"}, {"web", "https://example.org"}, {"sources", []string{}}, {"complaint-language", "de"}, {"suggested-transport-medium", "fax"},
		})
	}
	return list
}

func packed(t testing.TB, list fstest.MapFS, below string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedKeys(list) {
		w, err := z.Create(below + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(list[name].Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
