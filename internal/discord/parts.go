package discord

import "iter"

// Part is one file of a deletion list that was cut into files of a size.
type Part struct {
	Messages iter.Seq[Message]
	Rows     int
}

// Parts cuts a deletion list into files of at most limit bytes each, as
// WriteIDs writes them. A sequence without messages has no parts; it must
// give the same messages each time.
func Parts(messages iter.Seq[Message], limit int) []Part {
	var parts []Part
	from, rows, size := 0, 0, len(IDsHeader)
	end := func() {
		if rows > 0 {
			parts = append(parts, Part{between(messages, from, from+rows), rows})
		}
		from, rows, size = from+rows, 0, len(IDsHeader)
	}
	for m := range messages {
		line := digits(m.Channel) + digits(m.ID) + 2
		if size+line > limit && rows > 0 {
			end()
		}
		rows, size = rows+1, size+line
	}
	end()
	return parts
}

// between is the messages from one number to another, counted from 0.
func between(messages iter.Seq[Message], from, to int) iter.Seq[Message] {
	return func(yield func(Message) bool) {
		n := 0
		for m := range messages {
			if n >= to {
				return
			}
			if n >= from && !yield(m) {
				return
			}
			n++
		}
	}
}

func digits(id ID) int {
	n := 1
	for ; id >= 10; id /= 10 {
		n++
	}
	return n
}
