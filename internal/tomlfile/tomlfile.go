// Package tomlfile reads and writes the TOML files that people keep: strictly
// on the way in, so that a misspelt key is said with its line instead of
// being ignored, and tidily on the way out, so that the file can be read.
package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// MaxSize is how long a file may be, in bytes. The longest honest one, a
// request with two edited letters, has about a tenth of it.
const MaxSize = 256 << 10

// Error is why a file was not read. It never carries a value of the file.
type Error struct {
	Line   int    // counted from 1; 0 if it is about the whole file
	Key    string // dotted, as TOML writes it; "" if it is about no key
	Reason string
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Key != "" {
		b.WriteString(e.Key + ": ")
	}
	return b.String() + e.Reason
}

// Unmarshal reads src into the struct that into points to. Unknown keys, keys
// in another case, wrong types and broken syntax are an *Error.
func Unmarshal(src []byte, into any) error {
	if len(src) > MaxSize {
		return &Error{Reason: fmt.Sprintf("the file is longer than %d kB", MaxSize>>10)}
	}
	if at := invalid(src); at > 0 {
		return &Error{Line: at, Reason: "the file is not valid UTF-8 text"}
	}
	md, err := toml.Decode(string(src), into)
	if err != nil {
		return explain(err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return &Error{lineOf(src, unknown[0]), unknown[0].String(), "this key is not known"}
	}
	for _, key := range md.Keys() {
		// The library passes over a plain value where a map belongs.
		if t := typeAt(reflect.TypeOf(into).Elem(), key); t != nil && t.Kind() == reflect.Map && md.Type(key...) != "Hash" {
			return &Error{lineOf(src, key), key.String(), "here belongs a table"}
		}
		// It takes Name for name, and which of the two wins is chance.
		if last := key[len(key)-1]; last != strings.ToLower(last) {
			return &Error{lineOf(src, key), key.String(), "keys are written in lower case"}
		}
	}
	return nil
}

// typeAt is the type that the value of key is decoded into; nil if that is
// not known.
func typeAt(t reflect.Type, key toml.Key) reflect.Type {
	for _, name := range key {
		if t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Map:
			t = t.Elem()
			continue
		case reflect.Struct:
		default:
			return nil
		}
		found := false
		for i := range t.NumField() {
			if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ","); tag == name {
				t, found = t.Field(i).Type, true
				break
			}
		}
		if !found {
			return nil
		}
	}
	return t
}

// invalid is the line of the first byte that is no UTF-8; 0 if there is none.
func invalid(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return 1 + bytes.Count(src[:i], []byte("\n"))
		}
		i += n
	}
	return 0
}

// Line is the line on which key stands in src, counted from 1; 0 if src has
// no such key. Of several tables of one array it gives the last that has it.
func Line(src []byte, key ...string) int { return lineOf(src, key) }

// errHere is what locator answers everything with.
var errHere = errors.New("here")

type locator struct{}

func (*locator) UnmarshalTOML(any) error { return errHere }

// lineOf asks the library for the line the only way it tells: it decodes the
// file down to key and lets the value there fail.
func lineOf(src []byte, key toml.Key) int {
	var level map[string]toml.Primitive
	md, err := toml.Decode(string(src), &level)
	for i, name := range key {
		at, ok := level[name]
		if err != nil || !ok {
			return 0
		}
		if i == len(key)-1 {
			var e toml.ParseError
			if errors.As(md.PrimitiveDecode(at, &locator{}), &e) {
				return e.Position.Line
			}
			return 0
		}
		level, err = inside(md, at, key[i+1])
	}
	return 0
}

// inside is the table at p, or of an array of tables the last that has next.
func inside(md toml.MetaData, p toml.Primitive, next string) (map[string]toml.Primitive, error) {
	var table map[string]toml.Primitive
	if err := md.PrimitiveDecode(p, &table); err == nil && table != nil {
		return table, nil // for an array the library gives no error, and no table
	}
	var tables []map[string]toml.Primitive
	err := md.PrimitiveDecode(p, &tables)
	for _, t := range tables {
		if _, ok := t[next]; ok {
			table = t
		}
	}
	return table, err
}

// explain turns the library's error into ours and takes what it quotes from
// the file out of it.
func explain(err error) error {
	var e toml.ParseError
	if !errors.As(err, &e) {
		return explainType(err.Error())
	}
	reason, key := e.Message, e.LastKey
	reason = strings.TrimSuffix(strings.TrimSpace(quoted.ReplaceAllString(reason, "…")), ".")
	switch {
	case reason == "":
		reason = "this is not TOML"
	case strings.HasPrefix(reason, "invalid datetime"):
		reason = "there is no such day; a date is written as year-month-day, like 2026-11-22"
	case strings.Contains(reason, "cannot contain control characters"):
		reason = "this holds a control character"
	}
	return &Error{e.Position.Line, key, strings.ToLower(reason[:1]) + reason[1:]}
}

func explainType(message string) error {
	m := unpositioned.FindStringSubmatch(message)
	if m == nil {
		if m = aTableBelongs.FindStringSubmatch(message); m == nil {
			return &Error{Reason: "the file cannot be read as TOML"}
		}
		m = append(m, "table")
	}
	line, _ := strconv.Atoi(m[1])
	return &Error{line, m[2], mismatch(m[3], m[4])}
}

// unpositioned reads the one kind of error that the library gives as mere
// text: a value of the wrong type.
var unpositioned = regexp.MustCompile(`^toml: line (\d+) \(last key "(.*?)"\): incompatible types: TOML value has type (\S+); destination has type (\S+)$`)

// aTableBelongs is its brother for a plain value where a table belongs.
var aTableBelongs = regexp.MustCompile(`^toml: line (\d+) \(last key "(.*?)"\): type mismatch for .* but found (\S+)$`)

// quoted finds what the library cites from the file: more than a character in
// quotation marks.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.){2,}"|'(?:[^'\\]|\\.){3,}'`)

var typeNames = map[string]string{
	"string": "a text in quotation marks", "int64": "a number", "int": "a number", "float64": "a number with a point",
	"bool": "true or false", "slice": "a list in square brackets", "array": "a list in square brackets",
	"map": "a table", "table": "a table", "time.Time": "a date", "datetime": "a date", "integer": "a number",
	"float": "a number with a point", "boolean": "true or false", "[]any": "a list in square brackets",
	"map[string]any": "a table", "[]map[string]any": "a list of tables",
}

// mismatch says in words what the library says in types.
func mismatch(got, want string) string {
	name := func(t string) string {
		if n, ok := typeNames[t]; ok {
			return n
		}
		return "something else"
	}
	return "here belongs " + name(want) + ", not " + name(got)
}
