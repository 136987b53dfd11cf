package letters

import (
	"errors"
	"strings"

	"example.org/unscrape/internal/tomlfile"
)

// FieldError is what is wrong with one answer of a request. It never carries
// the answer itself.
type FieldError struct {
	Field  string // its key in the request file: "subject.name"
	Reason string // a sentence without its capital and full stop
	Line   int    // in the request file, from 1; 0 where it is not known
}

func (e *FieldError) Error() string {
	f := tomlfile.Error{Line: e.Line, Key: e.Field, Reason: e.Reason}
	return f.Error()
}

// Decode reads a request file strictly: an unknown key, a value of the wrong
// kind and broken TOML are a *FieldError with their line. What the answers
// mean is judged by Check, not here.
func Decode(src []byte) (Request, error) {
	var r Request
	if err := tomlfile.Unmarshal(src, &r); err != nil {
		var t *tomlfile.Error
		if errors.As(err, &t) {
			return Request{}, &FieldError{t.Key, t.Reason, t.Line}
		}
		return Request{}, &FieldError{Reason: err.Error()}
	}
	return r, nil
}

// Encode writes r as a request file. Decode gives the same request back, and
// the same request gives the same bytes.
func Encode(r Request) ([]byte, error) {
	body, err := tomlfile.Marshal(r)
	if err != nil {
		return nil, &FieldError{Reason: "a field holds text that is not valid UTF-8"}
	}
	return append([]byte(header), body...), nil
}

const header = `# A request file of unscrape: unscrape write --request THIS-FILE
# It holds personal data. Keep it where only you can read it.

`

// LineOf is the line on which a field stands in a request file, from 1; 0 if
// it stands nowhere.
func LineOf(src []byte, field string) int {
	for key := field; key != ""; {
		if n := tomlfile.Line(src, strings.Split(key, ".")...); n > 0 {
			return n
		}
		key = key[:max(strings.LastIndexByte(key, '.'), 0)]
	}
	return 0
}
