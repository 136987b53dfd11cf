package directory

import (
	"bytes"
	"context"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

func readList(t testing.TB, list fstest.MapFS) *List {
	t.Helper()
	l, err := ReadFolder(context.Background(), list)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func merged(t testing.TB, old *Imported, l *List, shipped *Directory, over func(string) bool) (*Imported, Changes) {
	t.Helper()
	m, done, err := old.Merge(l, nil, shipped, over)
	if err != nil {
		t.Fatal(err)
	}
	again, err := DecodeImported(m.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again, done
}

func never(string) bool { return false }

func empty(t testing.TB) *Imported {
	m, err := DecodeImported(nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every record is read, none is changed on its way in and out again, and each
// becomes an addressee that a letter can go to.
func TestPublicList(t *testing.T) {
	list := publicList(t, 3100)
	l := readList(t, list)
	for _, e := range l.Rejected {
		t.Error(e)
	}
	if c, a := l.Count(CompanyRecord), l.Count(AuthorityRecord); c != 3100 || a != 57 {
		t.Errorf("%d companies, %d authorities", c, a)
	}
	if diff := cmp.Diff(wantCautions, l.Cautions()); diff != "" {
		t.Error(diff)
	}
	zipped, err := ReadArchive(context.Background(), packed(t, list, "data-0123abc/"))
	if err != nil || len(zipped.Records) != len(l.Records) || !maps.Equal(zipped.Cautions(), l.Cautions()) {
		t.Errorf("from a zip: %v, %v", zipped, err)
	}
	m, done := merged(t, empty(t), l, Builtin(), never)
	if done.Added != 3157 || len(m.Faults()) > 0 {
		t.Errorf("%+v, %v", done, m.Faults())
	}
	out := map[string]string{}
	for _, r := range m.Records() {
		out[FileOf(r)] = string(r.Raw)
	}
	for name, f := range list {
		if !strings.HasPrefix(name, "companies/") && !strings.HasPrefix(name, "supervisory-authorities/") {
			continue
		}
		if out[name] != string(f.Data) {
			t.Errorf("%s is not what it was", name)
		}
	}
	again, done := merged(t, m, l, Builtin(), never)
	if done.Same != 3157 || !bytes.Equal(again.Bytes(), m.Bytes()) {
		t.Errorf("imported again: %+v", done)
	}
	for _, e := range Builtin().WithImported(m).All() {
		if !ValidID(e.ID) || e.Service == "" || len(e.Entities) == 0 {
			t.Errorf("%+v is no addressee", e)
		}
		for _, x := range e.Entities {
			if x.Email != "" && EmailFault(x.Email) != "" || x.Form != "" && !ValidLink(x.Form) || safetext.Field(x.Name) != nil {
				t.Errorf("%s: an unfit value: %+v", e.ID, x)
			}
		}
	}
	if e, ok := m.Lookup("authority-7"); !ok || e.Role != law.Authority {
		t.Errorf("authority-7: %v", e)
	}
}

func TestOddities(t *testing.T) {
	m, _ := merged(t, empty(t), readList(t, publicList(t, 0)), Builtin(), never)
	at := func(id string) Entity {
		e, ok := m.Lookup(id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		return e.Entities[0]
	}
	for _, c := range []struct{ id, got, want string }{
		{"soft-hyphen", at("soft-hyphen").Email, "datenschutz@softhyphen.example.org"},
		{"idn", at("idn").Email, "datenschutz@xn--mller-beispiel-gsb.example"},
		{"upper-case", at("upper-case").Email, "DPO@UPPER.Example.ORG"},
		{"greek", at("greek").Name, "ΠΑΡΑΔΕΙΓΜΑ Α.Ε."},
		{"greek", string(at("greek").Country), "GR"},
		{"cyrillic", string(at("cyrillic").Country), "BG"},
		{"japanese", string(at("japanese").Country), "JP"},
		{"chinese", string(at("chinese").Country), "CN"},
		{"long-line", string(at("long-line").Country), "NL"},
		{"zero-width", at("zero-width").Name, "Example Zero GmbH"},
		{"form-http", at("form-http").Form, ""},
		{"every-field", at("every-field").Form, "https://example.org/form?a=1&b=%282%29"},
		{"every-field", strings.Join(at("every-field").For, " "), "DE AT CH SI *"},
		{"hyphens", at("hyphens").Name, "Example -hyphens- GmbH"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.id, c.got, c.want)
		}
	}
	if got := strings.Join(at("seven-lines").Address, "|"); got != "Abteilung Datenschutz|Haus 3, c/o Example|Postfach 12|Musterstraße 1|10115 Berlin|Deutschland" {
		t.Error(got)
	}
	e, _ := m.Lookup("every-field")
	if e.Language != "de" || e.Role != law.Broker || e.Route != ByForm || len(e.Aliases) != 2 || !strings.Contains(strings.Join(e.Notes, "\n"), "Kundennummer (if you like)") {
		t.Errorf("%+v", e)
	}
	for id, want := range map[string]string{"scraped": warnScraped, "needs-id": warnNeedsID} {
		if e, _ := m.Lookup(id); !strings.Contains(strings.Join(e.Warnings, "\n"), want) {
			t.Errorf("%s: %q", id, e.Warnings)
		}
	}
}

func TestRecordRefused(t *testing.T) {
	good := string(published(t, bare("x").with("email", "a@example.org")))
	for _, c := range []struct{ name, old, new, want string }{
		{"cut", "}\n", "", "it is not whole"},
		{"syntax", `"name":`, `"name"`, "line 6: this is not valid JSON"},
		{"empty", good, " \n", "it is empty"},
		{"array", good, "[1]", "no record"},
		{"page", good, "<html>", "line 1: this is not valid JSON"},
		{"twice", `"quality"`, `"name": "X", "quality"`, "a key stands in it twice"},
		{"case", `"name"`, `"Name"`, "name: it is missing"},
		{"number", `"Example x GmbH"`, "5", "name: this is not the kind of value"},
		{"deep", `"verified"`, strings.Repeat("[", 40) + strings.Repeat("]", 40), "nested too deep"},
		{"utf16", good, "\xff\xfe{\x00", "UTF-16"},
		{"latin1", "Musterstraße", "Musterstra\xdfe", "not valid UTF-8"},
		{"more", "}\n", "}{}", "something follows"},
		{"slug", `"x"`, `"../x"`, "slug: "},
		{"escape", "Example x", `\u001b[2J`, "name: it holds the control character U+001B"},
		{"bidi", "Example x", `\u202egpj`, "name: it holds the invisible character U+202E"},
		{"header", "a@example.org", `a@example.org\r\nBcc: b@example.org`, "email: it holds a line break"},
		{"address", "Berlin", `Berlin\u0007`, "address: it holds the control character"},
		{"script", `"quality"`, `"web": "javascript:alert(1)", "quality"`, "web: it is no address"},
		{"user", `"quality"`, `"webform": "https://discord.com@example.org/", "quality"`, "webform: it holds a user name"},
		{"title", `"quality"`, `"web": "https://example.org/\u001b]0;x\u0007", "quality"`, "web: it holds the control character"},
		{"lines", "Berlin", strings.Repeat(`x\n`, 20), "address: it has more than"},
		{"long", "Berlin", strings.Repeat("x", 500), "address: it has more than"},
	} {
		if !strings.Contains(good, c.old) {
			t.Fatalf("%s: nothing to replace", c.name)
		}
		_, err := ParseRecord(CompanyRecord, "x.json", []byte(strings.Replace(good, c.old, c.new, 1)))
		if err == nil || !strings.HasPrefix(err.Error(), "x.json: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := ParseRecord("", "x.json", make([]byte, 50<<20)); err == nil {
		t.Error("50 MB are a record")
	}
}

// A person's own copy may have gone through another system.
func TestRecordFromElsewhere(t *testing.T) {
	good := published(t, bare("x"))
	for _, src := range [][]byte{
		append([]byte("\xef\xbb\xbf"), good...), bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")), bytes.TrimRight(good, "\n"), append(good[:len(good):len(good)], "\n\n"...),
	} {
		r, err := ParseRecord("", "x.json", src)
		if err != nil || !bytes.Equal(r.Raw, good) || r.Kind != CompanyRecord {
			t.Errorf("%v", err)
		}
	}
}

// One broken file of many is named, and the others are read.
func TestOneBroken(t *testing.T) {
	list := publicList(t, 3000)
	list["companies/broken.json"] = &fstest.MapFile{Data: []byte("{\"slug\": \"broken\",\n oops")}
	list["companies/huge.json"] = &fstest.MapFile{Data: make([]byte, MaxRecord+1)}
	list["companies/zz-twice.json"] = &fstest.MapFile{Data: list["companies/scraped.json"].Data}
	l := readList(t, list)
	var got []string
	for _, e := range l.Rejected {
		got = append(got, e.Error())
	}
	if diff := cmp.Diff([]string{
		"companies/broken.json: line 2: this is not valid JSON",
		"companies/huge.json: it is larger than a record can be",
		"companies/zz-twice.json: another record of this slug was read before",
	}, got); diff != "" || len(l.Records) != 3057 {
		t.Errorf("%s\n%d records", diff, len(l.Records))
	}
}

func TestArchiveRefused(t *testing.T) {
	for name, want := range map[string]string{
		"../companies/x.json": "leads elsewhere", "/companies/x.json": "leads elsewhere", `companies\x.json`: "leads elsewhere",
		"C:/companies/x.json": "leads elsewhere", "companies/../../x.json": "leads elsewhere", "companies/\x00.json": "leads elsewhere",
	} {
		list := fstest.MapFS{name: {Data: published(t, bare("x"))}, "companies/y.json": {Data: published(t, bare("y"))}}
		if _, err := ReadArchive(context.Background(), packed(t, list, "")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	whole := packed(t, publicList(t, 10), "")
	for _, data := range [][]byte{nil, []byte("<html>"), []byte("PK\x03\x04"), whole[:len(whole)/2]} {
		if _, err := ReadArchive(context.Background(), data); err == nil {
			t.Errorf("%.10q is read", data)
		}
	}
}

// An imported record does not take the place of a shipped one by itself.
func TestShippedStays(t *testing.T) {
	o := bare("discord").with("name", "Discord Netherlands BV").with("email", "evil@example.org")
	l := readList(t, fstest.MapFS{"companies/discord.json": {Data: published(t, o)}})
	m, done := merged(t, empty(t), l, Builtin(), never)
	shipped, _ := Builtin().Lookup("discord")
	if got, _ := Builtin().WithImported(m).Lookup("discord"); got.Entities[0].Email != shipped.Entities[0].Email || len(done.Kept) != 1 {
		t.Errorf("replaced: %+v", got)
	}
	diff, ok := Builtin().Differs(l.Records[0].Entry("discord"))
	if !ok || !strings.Contains(strings.Join(diff.Theirs, "\n"), "e-mail: evil@example.org") || !strings.Contains(strings.Join(diff.Ours, "\n"), "e-mail: privacy@discord.com") {
		t.Errorf("%+v", diff)
	}
	always := func(string) bool { return true }
	m, _ = merged(t, m, l, Builtin(), always)
	got, _ := Builtin().WithImported(m).Lookup("discord")
	if got.Entities[0].Email != "evil@example.org" || got.Product == "" {
		t.Errorf("confirmed, and not replaced: %+v", got)
	}
	// Confirmed is what was shown. Another change is another question.
	l = readList(t, fstest.MapFS{"companies/discord.json": {Data: published(t, o.with("email", "worse@example.org"))}})
	m, _ = merged(t, m, l, Builtin(), never)
	if got, _ := Builtin().WithImported(m).Lookup("discord"); got.Entities[0].Email != "privacy@discord.com" {
		t.Errorf("replaced by what was never shown: %+v", got)
	}
	// The hostility of a shipped entry stays, whatever a list says.
	l = readList(t, fstest.MapFS{"companies/spy-pet.json": {Data: published(t, bare("spy-pet"))}, "companies/other.json": {Data: published(t, bare("other").with("email", "x@spy.pet"))}})
	m, _ = merged(t, empty(t), l, Builtin(), always)
	for _, id := range []string{"spy-pet", "other"} {
		if got, _ := Builtin().WithImported(m).Lookup(id); !got.Hostile {
			t.Errorf("%s is not hostile any more", id)
		}
	}
}

// A domain that is easily taken for a shipped one is told before one writes.
func TestImportedLookAlike(t *testing.T) {
	l := readList(t, fstest.MapFS{"companies/alike.json": {Data: published(t, bare("alike").with("email", "privacy@dіscord.com"))}})
	m, _ := merged(t, empty(t), l, Builtin(), never)
	if e, ok := Builtin().WithImported(m).Lookup("alike"); !ok || !strings.Contains(strings.Join(e.Warnings, "\n"), "easily taken for discord.com") {
		t.Errorf("%q", e.Warnings)
	}
}

// The person's own entry of an imported ID stays when the list is imported
// again.
func TestOwnEditsStay(t *testing.T) {
	list := publicList(t, 0)
	m, _ := merged(t, empty(t), readList(t, list), Builtin(), never)
	own, _ := m.Lookup("scraped")
	own.Entities[0].Email = "mine@example.org"
	list["companies/scraped.json"] = &fstest.MapFile{Data: published(t, bare("scraped").with("email", "newer@example.org"))}
	m, done := merged(t, m, readList(t, list), Builtin(), never)
	got, _ := Builtin().WithImported(m).With(own).Lookup("scraped")
	if below, _ := m.Lookup("scraped"); got.Entities[0].Email != "mine@example.org" || below.Entities[0].Email != "newer@example.org" || done.Updated != 1 {
		t.Errorf("%+v, %+v", got, done)
	}
}

// A firm that the list took out is not written to any more.
func TestObsolete(t *testing.T) {
	list := publicList(t, 0)
	m, _ := merged(t, empty(t), readList(t, list), Builtin(), never)
	delete(list, "companies/scraped.json")
	list["obsolete-records/scraped.json"] = &fstest.MapFile{Data: []byte(`{"slug": "scraped", "redirect-to": "idn"}`)}
	list["obsolete-records/idn.json"] = &fstest.MapFile{Data: []byte("{}")} // and yet it is there
	m, done := merged(t, m, readList(t, list), Builtin(), never)
	if done.Removed != 1 || m.Has("scraped") || !m.Has("idn") {
		t.Errorf("%+v", done)
	}
}

func FuzzParseRecord(f *testing.F) {
	for _, o := range oddities() {
		f.Add(published(f, o))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := ParseRecord("", "x.json", src)
		if err != nil {
			return
		}
		again, err := ParseRecord(r.Kind, "x.json", r.Raw)
		if err != nil || !bytes.Equal(again.Raw, r.Raw) {
			t.Fatalf("not stable: %v", err)
		}
		e := r.Entry("x")
		for _, x := range e.Entities {
			if safetext.Field(x.Name) != nil || x.Email != "" && EmailFault(x.Email) != "" || x.Form != "" && !ValidLink(x.Form) {
				t.Fatalf("unfit: %+v", x)
			}
			for _, l := range x.Address {
				if safetext.Field(l) != nil {
					t.Fatalf("unfit: %q", l)
				}
			}
		}
	})
}

func BenchmarkImport(b *testing.B) {
	data := packed(b, publicList(b, 3100), "data/")
	for b.Loop() {
		l, err := ReadArchive(context.Background(), data)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := empty(b).Merge(l, nil, Builtin(), never); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImported(b *testing.B) {
	m, _ := merged(b, empty(b), readList(b, publicList(b, 3100)), Builtin(), never)
	b.Run("lookup", func(b *testing.B) {
		for b.Loop() {
			if _, ok := m.Lookup("upper-case"); !ok {
				b.Fatal("not there")
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			m, _ := DecodeImported(m.Bytes())
			if n := len(Builtin().WithImported(m).All()); n < 3157 {
				b.Fatal(n)
			}
		}
	})
}
