package discord

import (
	"bytes"
	"encoding/json"
)

// drain makes sure that nothing follows, and that the archive's checksum was
// compared.
func (s *scanner) drain() error {
	if end, err := s.atEnd(); err != nil || end {
		return err
	}
	return errSyntax
}

// peek is the next byte that is no white space, left in place.
func (s *scanner) peek() (byte, error) {
	for {
		for s.pos < s.end {
			switch c := s.buf[s.pos]; c {
			case ' ', '\n', '\r', '\t':
				s.pos++
			default:
				return c, nil
			}
		}
		if !s.fill() {
			return 0, s.ended()
		}
	}
}

// atEnd reports whether nothing but white space is left.
func (s *scanner) atEnd() (bool, error) {
	_, err := s.peek()
	if err == errCut {
		return true, nil
	}
	return false, err
}

// expect reads one byte that must come next.
func (s *scanner) expect(c byte) error {
	got, err := s.peek()
	if err != nil {
		return err
	}
	if got != c {
		return errSyntax
	}
	s.pos++
	return nil
}

// elements walks through an object or array whose opening bracket was read:
// it calls each before every element, until the closing bracket.
func (s *scanner) elements(closing byte, each func() error) error {
	for first := true; ; first = false {
		c, err := s.peek()
		if err != nil {
			return err
		}
		if c == closing && first {
			s.pos++
			return nil
		}
		if err := each(); err != nil {
			return err
		}
		if c, err = s.peek(); err != nil {
			return err
		}
		s.pos++
		switch c {
		case closing:
			return nil
		case ',':
		default:
			return errSyntax
		}
	}
}

// key reads a key and the colon after it. The bytes are good until the next
// call; a key longer than any that is looked for is nil.
func (s *scanner) key() ([]byte, error) {
	if err := s.expect('"'); err != nil {
		return nil, err
	}
	key, err := s.text(len(s.keyBytes))
	if err != nil {
		return nil, err
	}
	key = append(s.keyBytes[:0], key...) // the colon may be in the next window
	return key, s.expect(':')
}

// text reads the rest of a string whose quotation mark was read, unescaped.
// One longer than max bytes is skipped, and nil.
func (s *scanner) text(max int) ([]byte, error) {
	if i := bytes.IndexByte(s.buf[s.pos:s.end], '"'); i >= 0 && i <= max {
		raw := s.buf[s.pos : s.pos+i]
		if bytes.IndexByte(raw, '\\') < 0 { // the common case, without copying
			s.pos += i + 1
			return raw, nil
		}
	}
	s.scratch = append(s.scratch[:0], '"')
	whole, err := s.str(6*max + 2) // every character may be an escape
	if err != nil || !whole {
		return nil, err
	}
	if bytes.IndexByte(s.scratch, '\\') < 0 {
		return within(s.scratch[1:len(s.scratch)-1], max), nil
	}
	var plain string
	if json.Unmarshal(s.scratch, &plain) != nil {
		return nil, errSyntax
	}
	s.scratch = append(s.scratch[:0], plain...)
	return within(s.scratch, max), nil
}

func within(b []byte, max int) []byte {
	if len(b) > max {
		return nil
	}
	return b
}

// name reads one value that should be a string, cut to what is kept of names.
// ok is false if it is something else; null is no name.
func (s *scanner) name() (name string, ok bool, err error) {
	c, err := s.peek()
	if err != nil {
		return "", false, err
	}
	if c != '"' {
		v, err := s.scalar(8)
		return "", c == 'n' && v == nil, err
	}
	s.pos++
	s.scratch = append(s.scratch[:0], '"')
	const enough = 12 * maxName // bytes, were every character two escapes
	whole, err := s.str(enough)
	if err != nil {
		return "", false, err
	}
	raw := s.scratch
	if whole {
		return name, json.Unmarshal(raw, &name) == nil, nil
	}
	for range 12 { // the cut may have gone through an escape
		if json.Unmarshal(append(raw, '"'), &name) == nil {
			return name, true, nil
		}
		raw = raw[:len(raw)-1]
	}
	return "", false, nil
}

// object reads an object, and calls each for every value whose key is wanted,
// with its place there. Keys are exact, and a wanted one that stands there
// twice is an error: which of them is meant cannot be told.
func (s *scanner) object(wanted []string, each func(i int) error) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	var seen uint64
	return s.elements('}', func() error {
		key, err := s.key()
		if err != nil {
			return err
		}
		for i, w := range wanted {
			if string(key) != w {
				continue
			}
			if seen&(1<<i) != 0 {
				return errTwice
			}
			seen |= 1 << i
			return each(i)
		}
		return s.skip()
	})
}

// str reads to the end of a string whose quotation mark was read. What was
// read is appended to scratch as long as that has at most keep bytes; whole
// says that it has everything, the closing quotation mark too.
func (s *scanner) str(keep int) (whole bool, err error) {
	whole = keep > 0
	escaped := false // the byte before the window is a backslash that escapes
	n := 0
	for {
		b := s.buf[s.pos:s.end]
		i := 0
		done := false
		for !done {
			j := bytes.IndexByte(b[i:], '"')
			if j < 0 {
				escaped = escapes(b[i:], escaped)
				i = len(b)
				break
			}
			done = !escapes(b[i:i+j], escaped)
			escaped = false
			i += j + 1
		}
		if n += i; n > s.lim.text {
			return false, errLimit
		}
		room := max(keep-len(s.scratch), 0)
		s.scratch = append(s.scratch, b[:min(i, room)]...)
		whole = whole && i <= room
		s.pos += i
		if done {
			return whole, nil
		}
		if !s.fill() {
			return false, s.ended()
		}
	}
}

// escapes reports whether the character after b is escaped; before says
// whether the first of b is.
func escapes(b []byte, before bool) bool {
	n := 0
	for n < len(b) && b[len(b)-1-n] == '\\' {
		n++
	}
	if n == len(b) && before {
		n++
	}
	return n%2 == 1
}

// skip reads over one value.
func (s *scanner) skip() error {
	s.nested = s.nested[:0]
	for {
		c, err := s.peek()
		if err != nil {
			return err
		}
		s.pos++
		switch c {
		case '{', '[':
			if len(s.nested) == s.lim.nesting {
				return errLimit
			}
			s.nested = append(s.nested, c+2) // the closing bracket, in ASCII
			if c, err = s.peek(); err != nil {
				return err
			}
			if c != s.nested[len(s.nested)-1] {
				if err := s.member(); err != nil {
					return err
				}
				continue
			}
		case '"':
			if _, err := s.str(0); err != nil {
				return err
			}
		case ']', '}', ',', ':':
			return errSyntax
		default:
			s.pos--
			if _, err := s.plain(); err != nil {
				return err
			}
		}
		// A value has ended; so may those around it.
		for {
			if len(s.nested) == 0 {
				return nil
			}
			if c, err = s.peek(); err != nil {
				return err
			}
			s.pos++
			if c == ',' {
				if err := s.member(); err != nil {
					return err
				}
				break
			}
			if c != s.nested[len(s.nested)-1] {
				return errSyntax
			}
			s.nested = s.nested[:len(s.nested)-1]
		}
	}
}

// member reads over the key of the next value, if an object is open.
func (s *scanner) member() error {
	if s.nested[len(s.nested)-1] != '}' {
		return nil
	}
	if err := s.expect('"'); err != nil {
		return err
	}
	if _, err := s.str(0); err != nil {
		return err
	}
	return s.expect(':')
}

// plain reads a number, true, false or null. One that is longer than any ID
// comes back cut.
func (s *scanner) plain() ([]byte, error) {
	s.scratch = s.scratch[:0]
	n := 0
	for s.fill() {
		c := s.buf[s.pos]
		switch {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c == '-', c == '+', c == '.', c == 'E':
		default:
			return s.judge()
		}
		if n++; n > s.lim.text {
			return nil, errLimit
		}
		if len(s.scratch) < 64 {
			s.scratch = append(s.scratch, c)
		}
		s.pos++
	}
	if err := s.fault(); err != nil {
		return nil, err
	}
	return s.judge()
}

func (s *scanner) judge() ([]byte, error) {
	if len(s.scratch) == 0 {
		return nil, errSyntax
	}
	if c := s.scratch[0]; c >= 'a' && c <= 'z' {
		if w := string(s.scratch); w != "true" && w != "false" && w != "null" {
			return nil, errSyntax
		}
	} else if c != '-' && (c < '0' || c > '9') {
		return nil, errSyntax
	}
	return s.scratch, nil
}

// scalar reads one value. Of a string it gives the text, of a number its
// characters; of null, an object or array nothing, and so of what is longer
// than max.
func (s *scanner) scalar(max int) ([]byte, error) {
	c, err := s.peek()
	if err != nil {
		return nil, err
	}
	switch c {
	case '"':
		s.pos++
		return s.text(max)
	case '{', '[':
		return nil, s.skip()
	}
	v, err := s.plain()
	if err != nil || v[0] >= 'a' || len(v) > max {
		return nil, err
	}
	return v, nil
}
