package tomlfile

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// Marshal writes v, a struct with toml tags, as a file to be read: empty
// values are left out, tables follow plain keys, the keys of maps are sorted,
// and texts of several lines stand in lines of their own. The same value
// gives the same bytes, and Unmarshal reads them back. What it cannot write
// (numbers with a point, texts that are not UTF-8) is an error.
func Marshal(v any) ([]byte, error) {
	w := &writer{}
	w.table(nil, reflect.ValueOf(v))
	return []byte(w.b.String()), w.err
}

type writer struct {
	b   strings.Builder
	err error
}

type field struct {
	key   string
	value reflect.Value
}

// table writes the plain keys of v, then its tables, then its arrays of
// tables: TOML has no way back from a table to the keys above it.
func (w *writer) table(path toml.Key, v reflect.Value) {
	var tables, arrays []field
	for _, f := range fields(v) {
		switch {
		case isTable(f.value.Type()):
			tables = append(tables, f)
		case f.value.Kind() == reflect.Slice && isTable(f.value.Type().Elem()):
			arrays = append(arrays, f)
		default:
			if s := w.plain(f.value); s != "" {
				w.b.WriteString(toml.Key{f.key}.String() + " = " + s + "\n")
			}
		}
	}
	for _, f := range tables {
		at := append(path[:len(path):len(path)], f.key)
		if hasPlain(f.value) {
			w.header("[" + at.String() + "]")
		}
		w.table(at, f.value)
	}
	for _, f := range arrays {
		at := append(path[:len(path):len(path)], f.key)
		for i := range f.value.Len() {
			w.header("[[" + at.String() + "]]")
			w.table(at, f.value.Index(i))
		}
	}
}

func (w *writer) header(s string) {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
	w.b.WriteString(s + "\n")
}

// fields are the entries of a struct or map that are not empty, in order.
func fields(v reflect.Value) []field {
	var out []field
	if v.Kind() == reflect.Map {
		for _, k := range v.MapKeys() {
			out = append(out, field{k.String(), v.MapIndex(k)})
		}
		sort.Slice(out, func(i, j int) bool { return out[i].key < out[j].key })
		return out
	}
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("toml"), ",")
		if f := v.Field(i); name != "" && name != "-" && !empty(f) {
			out = append(out, field{name, f})
		}
	}
	return out
}

func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

// isTable reports whether values of t are written as tables.
func isTable(t reflect.Type) bool {
	return !t.Implements(reflect.TypeFor[toml.Marshaler]()) && (t.Kind() == reflect.Struct || t.Kind() == reflect.Map)
}

// hasPlain reports whether the table of v needs its header: it has a key of
// its own, or would otherwise leave no trace (an entry of a map).
func hasPlain(v reflect.Value) bool {
	all := fields(v)
	for _, f := range all {
		if !isTable(f.value.Type()) {
			return true
		}
	}
	return len(all) == 0
}

// plain is v as it stands behind the equals sign.
func (w *writer) plain(v reflect.Value) string {
	if m, ok := v.Interface().(toml.Marshaler); ok {
		s, err := m.MarshalTOML()
		if err != nil && w.err == nil {
			w.err = err
		}
		return string(s)
	}
	switch v.Kind() {
	case reflect.String:
		return w.text(v.String())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = w.line(v.Index(i).String())
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	if w.err == nil {
		w.err = fmt.Errorf("cannot write a %s as TOML", v.Kind())
	}
	return ""
}

// text writes a text of several lines as such. TOML drops a line break that
// follows the opening quotation marks at once.
func (w *writer) text(s string) string {
	if !strings.Contains(s, "\n") {
		return w.line(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		q := w.line(l)
		lines[i] = q[1 : len(q)-1]
		if q = lines[i]; !strings.Contains(q, `\"\"`) && !strings.HasSuffix(q, `\"`) {
			lines[i] = strings.ReplaceAll(q, `\"`, `"`) // one quotation mark ends nothing
		}
	}
	return "\"\"\"\n" + strings.Join(lines, "\n") + "\"\"\""
}

func (w *writer) line(s string) string {
	if !utf8.ValidString(s) && w.err == nil {
		w.err = &Error{Reason: "a text is not valid UTF-8"}
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
