package discord

import (
	"bufio"
	"io"
	"iter"
	"strconv"
)

// IDsHeader is the first line of a deletion list, as Discord's privacy team
// is reported to take it.
const IDsHeader = "channelid,messageid\n"

// WriteIDs writes a deletion list: the header, then a line of digits for each
// message, without quotation marks, ended by a line feed. It returns the
// number of messages.
func WriteIDs(w io.Writer, messages iter.Seq[Message]) (rows int, err error) {
	b := bufio.NewWriterSize(w, 64<<10)
	b.WriteString(IDsHeader)
	for m := range messages {
		line := strconv.AppendUint(b.AvailableBuffer(), uint64(m.Channel), 10)
		line = append(line, ',')
		line = strconv.AppendUint(line, uint64(m.ID), 10)
		if _, err := b.Write(append(line, '\n')); err != nil {
			return rows, err
		}
		rows++
	}
	return rows, b.Flush()
}
