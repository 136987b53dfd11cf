package discord

import "bytes"

// csvScanner reads messages as the packages of before 2024 have them: RFC
// 4180 with line breaks inside fields, lines ended by LF or CR LF, read
// leniently: a quotation mark that neither closes a field nor is doubled
// stands for itself.
//
// One missing quotation mark makes such a reader swallow all rows up to the
// next one. Rows found inside a quoted field that turns out broken are
// therefore counted as rows after all; in a field that is sound they are
// what somebody wrote.
type csvScanner struct {
	*scanner
	to       rows
	repaired int // rows found inside broken fields
	idAt     int // columns, from 0
	whenAt   int
	id, when []byte

	// Of the field at hand:
	n, keep   int // its length, and how much of it is of use
	broken    bool
	swallowed []swallowed
	inLine    bool   // a line begins that may be a row,
	head      []byte // and this much of it was read
}

func readCSV(s *scanner, to rows) (repaired int, err error) {
	c := &csvScanner{scanner: s, to: to, idAt: 0, whenAt: 1}
	head, err := c.header()
	if err != nil || !head {
		return c.repaired, err
	}
	for {
		more, err := c.record()
		if err != nil || !more {
			return c.repaired, err
		}
	}
}

// header reads the first line and finds the columns; false if there is no
// line at all.
func (c *csvScanner) header() (bool, error) {
	var names [][]byte
	for {
		if !c.fill() {
			return false, c.fault()
		}
		if b := c.buf[c.pos]; b != '\n' && b != '\r' {
			break
		}
		c.pos++
	}
	for last := false; !last; {
		var field []byte
		var err error
		if field, last, err = c.field(64); err != nil {
			return false, err
		}
		if names = append(names, bytes.Clone(field)); len(names) > 64 {
			return false, errSyntax
		}
	}
	if _, ok := parseID(names[0]); ok { // no header: the usual order
		var when []byte
		if len(names) > 1 {
			when = names[1]
		}
		c.to.row(names[0], when)
		return true, nil
	}
	c.idAt, c.whenAt = -1, -1
	for i, n := range names {
		switch string(n) {
		case "ID":
			c.idAt = i
		case "Timestamp":
			c.whenAt = i
		}
	}
	if c.idAt < 0 {
		return false, errSyntax
	}
	return true, nil
}

// record reads one row; false is the end. Empty lines are no rows.
func (c *csvScanner) record() (bool, error) {
	for {
		if !c.fill() {
			return false, c.fault()
		}
		if b := c.buf[c.pos]; b == '\n' {
			c.pos++
			continue
		} else if b == '\r' {
			c.pos++
			if !c.fill() {
				return false, c.fault()
			}
			if c.buf[c.pos] == '\n' {
				continue
			}
			// a lone CR begins a field; no ID does
		}
		break
	}
	c.id, c.when = c.id[:0], c.when[:0]
	for i, last := 0, false; !last; i++ {
		keep := 0
		if i == c.idAt || i == c.whenAt {
			keep = 40
		}
		var field []byte
		var err error
		if field, last, err = c.field(keep); err != nil {
			return false, err
		}
		switch i {
		case c.idAt:
			c.id = append(c.id, field...)
		case c.whenAt:
			c.when = append(c.when, field...)
		}
	}
	c.to.row(c.id, c.when)
	return true, nil
}

// field reads one field and what ends it; last says that this was the end of
// the row. Of the field at most keep bytes are kept, and nothing of a longer
// one.
func (c *csvScanner) field(keep int) (field []byte, last bool, err error) {
	c.scratch, c.n, c.keep = c.scratch[:0], 0, keep
	if !c.fill() {
		return nil, true, c.fault()
	}
	if c.buf[c.pos] == '"' {
		c.pos++
		if err := c.quoted(); err != nil {
			return nil, false, err
		}
	}
	for !last && c.fill() {
		b := c.buf[c.pos:c.end]
		i := 0
		for i < len(b) && b[i] != ',' && b[i] != '\n' {
			i++
		}
		c.put(b[:i])
		if c.pos += i; i == len(b) {
			if c.n > c.lim.text {
				return nil, false, errLimit
			}
			continue
		}
		c.pos++
		if b[i] == ',' {
			return c.kept(), false, nil
		}
		last = true
	}
	if err := c.fault(); !last && err != nil {
		return nil, true, err
	}
	if n := len(c.scratch); n > 0 && c.n == n && c.scratch[n-1] == '\r' {
		c.scratch, c.n = c.scratch[:n-1], n-1
	}
	return c.kept(), true, nil
}

// put adds to the field at hand.
func (c *csvScanner) put(b []byte) {
	if c.n += len(b); c.n <= c.keep+1 { // one more for the CR of the line's end
		c.scratch = append(c.scratch, b...)
	}
}

func (c *csvScanner) kept() []byte {
	if c.n > c.keep {
		return nil
	}
	return c.scratch
}

// quoted reads to the quotation mark that closes a field, or to the end.
func (c *csvScanner) quoted() error {
	c.swallowed, c.broken, c.inLine = c.swallowed[:0], false, false
	total := 0
	for {
		if !c.fill() {
			if err := c.fault(); err != nil {
				return err
			}
			c.broken = true
			c.rescue()
			return nil
		}
		b := c.buf[c.pos:c.end]
		i := bytes.IndexByte(b, '"')
		closed := i >= 0
		if !closed {
			i = len(b)
		}
		if total += i; total > c.lim.text && len(c.swallowed) == 0 {
			return errLimit
		}
		c.put(b[:i])
		if err := c.lines(b[:i]); err != nil {
			return err
		}
		c.pos += i
		if !closed {
			continue
		}
		c.pos++
		if !c.fill() {
			c.rescue()
			return c.fault()
		}
		switch c.buf[c.pos] {
		case '"': // doubled
			c.pos++
		case ',', '\n', '\r':
			c.rescue()
			return nil
		default: // stands for itself
			c.broken = true
		}
		c.put(quote)
		c.inLine = false
	}
}

var quote = []byte{'"'}

// rescue makes rows of those that a broken field has swallowed.
func (c *csvScanner) rescue() {
	if !c.broken {
		return
	}
	for _, r := range c.swallowed {
		c.to.row(r[:r.comma()], r[r.comma()+1:][:19])
		c.repaired++
	}
	c.swallowed = c.swallowed[:0]
}

// rowHead is the length of the longest beginning of a row: an ID, a comma,
// and a time to the second.
const rowHead = 20 + 1 + 19

// swallowed is the beginning of a row inside a quoted field.
type swallowed [rowHead]byte

func (r *swallowed) comma() int { return bytes.IndexByte(r[:], ',') }

// maxSwallowed bounds what one broken field may hold.
const maxSwallowed = 500_000

// lines looks for lines inside a quoted field that begin as rows do.
func (c *csvScanner) lines(b []byte) error {
	for len(b) > 0 {
		if !c.inLine {
			i := bytes.IndexByte(b, '\n')
			if i < 0 {
				return nil
			}
			b, c.inLine, c.head = b[i+1:], true, c.head[:0]
			continue
		}
		x := b[0]
		if x == '\n' {
			c.inLine = false // and this line feed begins the next
			continue
		}
		b, c.head = b[1:], append(c.head, x)
		comma := bytes.IndexByte(c.head, ',')
		switch {
		case comma < 0 && (x < '0' || x > '9' || len(c.head) > 20), comma >= 0 && comma < 15:
			c.inLine = false
		case comma >= 0 && len(c.head) == comma+20:
			c.inLine = false
			if _, ok := moment(c.head[comma+1:]); ok {
				if len(c.swallowed) == maxSwallowed {
					return errLimit
				}
				var r swallowed
				copy(r[:], c.head)
				c.swallowed = append(c.swallowed, r)
			}
		}
	}
	return nil
}
