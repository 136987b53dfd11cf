package discord

import "bytes"

// rows takes in the messages of one file.
type rows interface {
	// row is told the characters of an ID and of a time, nil where there is
	// none; they are good only during the call.
	row(id, when []byte)
}

// readJSON reads messages as JSON: an array of objects, as Discord writes
// them; an object with such an array under "messages"; or one object after
// the other. On an error, what came before it was told all the same.
func readJSON(s *scanner, to rows) error {
	m := &messageReader{scanner: s, to: to}
	m.one, m.inner = m.message, m.member
	for {
		if end, err := s.atEnd(); end || err != nil {
			return err
		}
		var err error
		switch c, _ := s.peek(); c {
		case '[':
			s.pos++
			err = s.elements(']', m.one)
		case '{':
			m.outer = true
			err = m.message()
		default:
			err = errSyntax
		}
		if err != nil {
			return err
		}
	}
}

// messageReader reads one message after the other without leaving anything
// behind.
type messageReader struct {
	*scanner
	to         rows
	one, inner func() error // the methods below, bound once
	outer      bool         // the object at hand may hold the list itself,
	list       bool         // and did
	style      int

	// An ID has at most 20 digits, a time with its fraction and zone 32
	// characters.
	idBytes, whenBytes [40]byte
	id, when           []byte
	ids                int
}

// message reads one element of a list of messages. One that is no object
// counts as a message that lost everything: nothing is dropped unseen.
func (m *messageReader) message() error {
	c, err := m.peek()
	if err != nil {
		return err
	}
	if c == '{' && m.quick() {
		return nil
	}
	if c != '{' {
		if err := m.skip(); err != nil {
			return err
		}
		m.to.row(nil, nil)
		return nil
	}
	m.pos++
	m.id, m.when, m.ids, m.list = nil, nil, 0, false
	if err := m.elements('}', m.inner); err != nil {
		return err
	}
	switch {
	case m.list:
		return nil
	case m.ids > 1:
		m.id = nil // which of them is meant cannot be told
	}
	m.to.row(m.id, m.when)
	return nil
}

// styles are the ways in which Discord's messages were seen to be written:
// what stands before each of the four values, and after the last.
var styles = [...][5]string{
	{`{"ID": `, `, "Timestamp": "`, `", "Contents": "`, `", "Attachments": "`, `"}`},
	{`{"ID":`, `,"Timestamp":"`, `","Contents":"`, `","Attachments":"`, `"}`},
}

// quick reads a message that is written in the usual style and lies whole in
// the window, in half of the time. Of any other it reads nothing: message
// takes it apart.
func (m *messageReader) quick() bool {
	b := m.buf[m.pos:m.end]
	style := &styles[m.style]
	if !hasPrefix(b, style[0]) {
		m.style = (m.style + 1) % len(styles)
		return false
	}
	i := len(style[0])
	from := i
	for i < len(b) && b[i]-'0' <= 9 {
		i++
	}
	id := b[from:i]
	if len(id) == 0 || len(id) > 20 || !hasPrefix(b[i:], style[1]) {
		return false
	}
	i += len(style[1])
	n := closing(b[i:])
	if n < 0 || n > len(m.whenBytes) || bytes.IndexByte(b[i:i+n], '\\') >= 0 {
		return false
	}
	when := b[i : i+n]
	i += n
	for _, next := range style[2:] {
		if !hasPrefix(b[i:], next) {
			return false
		}
		if i += len(next); next == style[4] {
			break
		}
		if n = closing(b[i:]); n < 0 || n > m.lim.text {
			return false
		}
		i += n
	}
	m.pos += i
	m.to.row(id, when)
	return true
}

func hasPrefix(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && string(b[:len(prefix)]) == prefix
}

// closing is where the quotation mark stands that ends a string; -1 if it is
// not there.
func closing(b []byte) int {
	for i := 0; ; i++ {
		n := bytes.IndexByte(b[i:], '"')
		if n < 0 {
			return -1
		}
		if i += n; i == 0 || b[i-1] != '\\' || !escapes(b[:i], false) {
			return i
		}
	}
}

// member reads one key of a message and its value.
func (m *messageReader) member() error {
	key, err := m.key()
	if err != nil {
		return err
	}
	switch {
	case string(key) == "ID":
		v, err := m.scalar(len(m.idBytes))
		m.id = append(m.idBytes[:0], v...)
		m.ids++
		return err
	case string(key) == "Timestamp":
		v, err := m.scalar(len(m.whenBytes))
		m.when = append(m.whenBytes[:0], v...)
		return err
	case m.outer && string(key) == "messages":
		return m.messages()
	}
	return m.skip()
}

// messages reads the list inside an object around it.
func (m *messageReader) messages() error {
	if c, err := m.peek(); err != nil || c != '[' {
		return m.skip()
	}
	m.pos++
	m.outer = false
	err := m.elements(']', m.one)
	m.list = true
	return err
}

// moment reads a time as messages carry it: "2023-12-11 02:01:09", with a
// fraction and a zone or without; without, it is UTC. The result is in Unix
// seconds.
func moment(b []byte) (int64, bool) {
	if len(b) < 19 || b[4] != '-' || b[7] != '-' || b[10] != ' ' && b[10] != 'T' || b[13] != ':' || b[16] != ':' {
		return 0, false
	}
	var n [6]int
	for i, at := range [...]struct{ from, to int }{{0, 4}, {5, 7}, {8, 10}, {11, 13}, {14, 16}, {17, 19}} {
		for _, c := range b[at.from:at.to] {
			if c < '0' || c > '9' {
				return 0, false
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	year, month, day := n[0], n[1], n[2]
	if year < 1970 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || n[3] > 23 || n[4] > 59 || n[5] > 60 {
		return 0, false
	}
	offset, ok := zone(b[19:])
	if !ok {
		return 0, false
	}
	return int64(daysSince1970(year, month, day))*86400 + int64(n[3]*3600+n[4]*60+n[5]) - offset, true
}

// zone reads what follows the seconds: a fraction and a zone.
func zone(b []byte) (seconds int64, ok bool) {
	if len(b) > 0 && b[0] == '.' {
		b = b[1:]
		b = bytes.TrimLeft(b, "0123456789")
	}
	switch {
	case len(b) == 0, string(b) == "Z":
		return 0, true
	case len(b) != 6 && len(b) != 5, b[0] != '+' && b[0] != '-':
		return 0, false
	}
	digits := append(append(make([]byte, 0, 5), b[1:3]...), b[len(b)-2:]...)
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	if len(b) == 6 && b[3] != ':' {
		return 0, false
	}
	seconds = int64(digits[0]-'0')*36000 + int64(digits[1]-'0')*3600 + int64(digits[2]-'0')*600 + int64(digits[3]-'0')*60
	if b[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSince1970 counts days in the Gregorian calendar, with years that begin
// in March, so that the leap day comes last.
func daysSince1970(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - 719468
}
