package discord

import (
	"errors"
	"strconv"
	"time"
)

// ID is a snowflake: the number by which Discord names an account, a server,
// a channel or a message. 0 is no ID. Its upper 42 bits are milliseconds
// since the start of 2015 (docs.discord.com/developers/reference). It is
// shown and written as digits only: numbers above 2^53 do not survive
// programs that count in floating point.
type ID uint64

var errNoID = errors.New("this is not a Discord ID")

// ParseID reads the digits of an ID, and nothing else: no sign, no leading
// zero, at most 20 digits.
func ParseID(s string) (ID, error) {
	if id, ok := parseID(s); ok {
		return id, nil
	}
	return 0, errNoID
}

func parseID[S ~string | ~[]byte](s S) (ID, bool) {
	if len(s) == 0 || len(s) > 20 || s[0] == '0' {
		return 0, false
	}
	var n uint64
	for i := 0; i < len(s); i++ {
		d := uint64(s[i]) - '0'
		if d > 9 {
			return 0, false
		}
		if n > (1<<64-1-d)/10 {
			return 0, false
		}
		n = n*10 + d
	}
	return ID(n), true
}

// String is the digits of the ID.
func (id ID) String() string { return strconv.FormatUint(uint64(id), 10) }

// MarshalText writes the digits, so that JSON has them as a string; no ID is
// an empty text.
func (id ID) MarshalText() ([]byte, error) {
	if id == 0 {
		return []byte{}, nil
	}
	return strconv.AppendUint(nil, uint64(id), 10), nil
}

// UnmarshalText reads what MarshalText writes.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = 0
		return nil
	}
	n, ok := parseID(text)
	if !ok {
		return errNoID
	}
	*id = n
	return nil
}

// epoch is the first second of 2015 in Unix time.
const epoch = 1420070400

// Made is when the account, server, channel or message of this ID was made,
// in UTC to the millisecond.
func (id ID) Made() time.Time { return time.UnixMilli(int64(id>>22) + epoch*1000).UTC() }

// second is Made in Unix seconds.
func (id ID) second() int64 { return int64(id>>22)/1000 + epoch }
