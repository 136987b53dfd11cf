package discord

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"
)

type heard struct{ id, when string }

// listener notes what it is told.
type listener []heard

func (l *listener) row(id, when []byte) { *l = append(*l, heard{string(id), string(when)}) }

func hear(t *testing.T, r io.Reader, csv bool) (listener, int, error) {
	t.Helper()
	s := newScanner(context.Background(), &standard, new(atomic.Int64))
	if err := s.reset(r, 1<<30); err != nil {
		return nil, 0, err
	}
	var l listener
	if csv {
		n, err := readCSV(s, &l)
		return l, n, err
	}
	return l, 0, readJSON(s, &l)
}

// reference reads the same with encoding/json; false if that does not accept
// the input, which the scanner may.
func reference(data []byte) (all listener, ok bool) {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	dec.UseNumber()
	var skip func(json.Token) error
	skip = func(t json.Token) error {
		if t != json.Delim('[') && t != json.Delim('{') {
			return nil
		}
		for dec.More() {
			next, err := dec.Token()
			if err != nil {
				return err
			}
			if err := skip(next); err != nil {
				return err
			}
		}
		_, err := dec.Token()
		return err
	}
	scalar := func() (string, error) {
		v, err := dec.Token()
		if err != nil {
			return "", err
		}
		s := ""
		switch v := v.(type) {
		case string:
			s = v
		case json.Number:
			s = v.String()
		default:
			return "", skip(v)
		}
		if len(s) > 40 {
			s = ""
		}
		return s, nil
	}
	var list func(json.Token, bool) error
	one := func(outer bool) error {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		return list(t, outer)
	}
	list = func(t json.Token, outer bool) error {
		if t != json.Delim('{') {
			all = append(all, heard{})
			return skip(t)
		}
		var h heard
		ids, listed := 0, false
		for dec.More() {
			key, err := dec.Token()
			if err != nil {
				return err
			}
			switch {
			case key == "ID":
				if h.id, err = scalar(); err != nil {
					return err
				}
				ids++
			case key == "Timestamp":
				if h.when, err = scalar(); err != nil {
					return err
				}
			case outer && key == "messages":
				v, err := dec.Token()
				if err != nil {
					return err
				}
				if v != json.Delim('[') {
					if err := skip(v); err != nil {
						return err
					}
					continue
				}
				listed, outer = true, false
				for dec.More() {
					if err := one(false); err != nil {
						return err
					}
				}
				if _, err := dec.Token(); err != nil {
					return err
				}
			default:
				v, err := dec.Token()
				if err != nil {
					return err
				}
				if err := skip(v); err != nil {
					return err
				}
			}
		}
		if _, err := dec.Token(); err != nil {
			return err
		}
		if ids > 1 {
			h.id = ""
		}
		if !listed {
			all = append(all, h)
		}
		return nil
	}
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return all, true
		}
		if err != nil {
			return nil, false
		}
		switch t {
		case json.Delim('['):
			for dec.More() {
				if one(false) != nil {
					return nil, false
				}
			}
			if _, err := dec.Token(); err != nil {
				return nil, false
			}
		case json.Delim('{'):
			if list(t, true) != nil {
				return nil, false
			}
		default:
			return nil, false
		}
	}
}

func FuzzMessages(f *testing.F) {
	for _, seed := range []string{
		jsonMessages(m1, m2), `[]`, ` [ ] `, `{"messages":[{"ID":"1"}]}`, "{\"ID\":1}\n{\"ID\":2}", `[{"ID":1,"ID":2}]`,
		`[{"\u0049D":"\u0031","x":{"ID":9},"y":[[{"ID":8}]]}]`, `[{"ID":1e17},{"ID":-1},{"ID":1.5},null,5,"x",[1]]`,
		`[{"Contents":"a\\\"b\\\\","ID":3}]`, "\xef\xbb\xbf[{}]", `[{"ID":1,}]`, `[{"ID":1}`, `[{"a":"` + strings.Repeat(`\\\"`, 99) + `","ID":4}]`,
		`{"messages":5,"ID":1}`, `{"messages":[1],"messages":[2]}`, `{"ID":1,"messages":[{"messages":[]}]}`,
		"{\"messages\":[{\"ID\":\"\xea\"}]}",
	} {
		f.Add([]byte(seed))
		f.Add([]byte(strings.ReplaceAll(strings.ReplaceAll(seed, ": ", ":"), ", ", ",")))
	}
	f.Add([]byte(`[{"ID": 1, "Timestamp": "a", "Contents": "\\\"\\", "Attachments": "\""}, {"ID": 2, "Timestamp": "\u0061", "Contents": "", "Attachments": ""}, {"ID": 3, "Timestamp": "", "Contents": "", "Attachments": "", "ID": 4}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _, err := hear(t, bytes.NewReader(data), false)
		slow, _, slowErr := hear(t, iotest.OneByteReader(bytes.NewReader(data)), false)
		if !reflect.DeepEqual(got, slow) || !errors.Is(slowErr, err) {
			t.Fatalf("whole: %v, %v; byte by byte: %v, %v", got, err, slow, slowErr)
		}
		if errors.Is(err, errLimit) || errors.Is(err, errUTF16) {
			return
		}
		for i := range got { // bytes that are no text are no ID either; encoding/json puts U+FFFD for each
			got[i].id, got[i].when = string([]rune(got[i].id)), string([]rune(got[i].when))
		}
		if want, ok := reference(data); ok && (err != nil || !reflect.DeepEqual(got, want)) {
			t.Fatalf("got %q, %v; encoding/json has %q", got, err, want)
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		csvMessages(m1, m2), "ID,Timestamp\n1,2\n", "ID,Timestamp,Contents,Attachments\n1,2,\"a\nb\",\n\n3,4,x\"y,\n",
		"Timestamp,ID\n2022-08-02 00:59:59.753000+00:00,5\n", "ID\n\"1\"\n", "ID\n\"1\"\"2\"\n", "ID,C\n1,\"a \"b\" c\"\n", "\xef\xbb\xbfID\n7",
		"ID,Timestamp,C\n1,t,\"open\n253286221395001345,2022-08-02 00:59:59,x\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, repaired, err := hear(t, bytes.NewReader(data), true)
		slow, _, slowErr := hear(t, iotest.OneByteReader(bytes.NewReader(data)), true)
		if !reflect.DeepEqual(got, slow) || !errors.Is(slowErr, err) {
			t.Fatalf("whole: %q, %v; byte by byte: %q, %v", got, err, slow, slowErr)
		}
		text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))), "\r\n", "\n")
		if err != nil || repaired > 0 || strings.Contains(text, "\r") {
			return
		}
		r := csv.NewReader(strings.NewReader(text))
		r.LazyQuotes, r.FieldsPerRecord = true, -1
		all, err := r.ReadAll()
		if err != nil {
			t.Fatalf("encoding/csv: %v", err)
		}
		var want listener
		id, when := -1, -1
		for i, record := range all {
			if i == 0 {
				if _, ok := parseID(record[0]); !ok {
					for k, name := range record {
						switch name {
						case "ID":
							id = k
						case "Timestamp":
							when = k
						}
					}
					continue
				}
				id, when = 0, 1
			}
			at := func(k int) string {
				if k < 0 || k >= len(record) || len(record[k]) > 40 && i > 0 {
					return ""
				}
				return record[k]
			}
			want = append(want, heard{at(id), at(when)})
		}
		if len(got) != len(want) {
			t.Fatalf("%d rows, encoding/csv has %d: %q, %q", len(got), len(want), got, want)
		}
		for i := range got {
			if strings.Contains(got[i].id+got[i].when, "\r") { // encoding/csv has LF for CR LF in fields
				continue
			}
			if got[i] != want[i] && len(want[i].id)+len(want[i].when) < 60 {
				t.Fatalf("row %d: %q, encoding/csv has %q", i, got[i], want[i])
			}
		}
	})
}

func FuzzMoment(f *testing.F) {
	f.Add("2023-12-11 02:01:09")
	f.Add("2022-08-02 00:59:59.753000+00:00")
	f.Add("1600-02-29T23:59:59-0730")
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := moment([]byte(s))
		if !ok || strings.Contains(s, ":60") {
			return
		}
		u := strings.Replace(s, "T", " ", 1)
		for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700"} {
			if want, err := time.Parse(layout, u); err == nil {
				if want.Unix() != got {
					t.Fatalf("%q is %d, package time has %d", s, got, want.Unix())
				}
				return
			}
		}
	})
}

// FuzzPackage: whatever the bytes, there is a result or a refusal.
func FuzzPackage(f *testing.F) {
	f.Add(pack(f, good...))
	f.Add(pack(f, sample()...))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := readBytes(data, Options{})
		var e *Error
		if (p == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("%v, %v", p, err)
		}
	})
}

// Rows that a broken field would swallow are found again.
func TestBrokenCSV(t *testing.T) {
	const head = "ID,Timestamp,Contents,Attachments\n"
	row := func(n, text string) string {
		return "25328622139500134" + n + ",2022-08-02 00:59:5" + n + "," + text + ",\n"
	}
	for what, c := range map[string]struct {
		text string
		rows int
	}{
		"never closed":           {row("1", `"open`) + row("2", "x") + row("3", "y"), 3},
		"closed by the next":     {row("1", `"open`) + row("2", `"x"`) + row("3", "y"), 3},
		"a bare quotation mark":  {row("1", `a "b" c`) + row("2", `"a "b" c"`) + row("3", "y"), 3},
		"pasted rows are a text": {row("1", `"look:`+"\n"+row("2", "x")+`"`) + row("3", "y"), 2},
		"CR LF":                  {strings.ReplaceAll(row("1", `"open`)+row("2", "x")+row("3", "y"), "\n", "\r\n"), 3},
		"no last line feed":      {row("1", "a") + "253286221395001342,2022-08-02 00:59:52", 2},
	} {
		got, _, err := hear(t, strings.NewReader(head+c.text), true)
		if err != nil || len(got) != c.rows {
			t.Errorf("%s: %d rows, want %d: %q, %v", what, len(got), c.rows, got, err)
		}
		for _, h := range got {
			if _, ok := parseID(h.id); !ok {
				t.Errorf("%s: %q", what, h)
			}
		}
	}
	if _, _, err := hear(t, strings.NewReader("a,b\n1,2\n"), true); err != errSyntax {
		t.Errorf("no column of IDs: %v", err)
	}
}
