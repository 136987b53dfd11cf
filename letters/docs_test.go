package letters

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"example.org/unscrape/internal/incident"
)

// TestKeysAreDocumented holds that the pages on files name every key, and that
// their examples are good.
func TestKeysAreDocumented(t *testing.T) {
	for file, of := range map[string]reflect.Type{
		"../docs/request-file.md": reflect.TypeFor[Request](), "../docs/incident-file.md": reflect.TypeFor[incident.Incident](),
	} {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keysOf(of) {
			if !strings.Contains(string(page), "`"+key+"`") && !strings.Contains(string(page), "["+key) && !strings.Contains(string(page), "."+key+"]") {
				t.Errorf("%s does not name %s", file, key)
			}
		}
	}
	for _, k := range identifierKinds {
		page, _ := os.ReadFile("../docs/request-file.md")
		if !strings.Contains(string(page), "`"+k.Kind+"`") {
			t.Errorf("the identifier %s is not named", k.Kind)
		}
	}
	requests, incidents := examples(t, "../docs/request-file.md"), examples(t, "../docs/incident-file.md")
	r, err := Decode([]byte(strings.Join(requests, "")))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Check(r, Sources{Today: today}) {
		if !p.Warning {
			t.Error(p.Error())
		}
	}
	if _, err := incident.Decode("example-leak.toml", []byte(incidents[0])); err != nil {
		t.Error(err)
	}
}

// examples are the TOML passages of a page.
func examples(t *testing.T, file string) []string {
	t.Helper()
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, part := range strings.Split(string(page), "```toml\n")[1:] {
		src, _, _ := strings.Cut(part, "```")
		out = append(out, src)
	}
	return out
}

func keysOf(t reflect.Type) (keys []string) {
	switch t.Kind() {
	case reflect.Slice, reflect.Map:
		return keysOf(t.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	for i := range t.NumField() {
		if key, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ","); key != "" {
			keys = append(append(keys, key), keysOf(t.Field(i).Type)...)
		}
	}
	return keys
}
