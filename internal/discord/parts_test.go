package discord

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	var all []Message
	for i := range 1000 {
		all = append(all, Message{Channel: ID(123456789012345678 + i), ID: ID(12345678901234567 * (1 + i%9))})
	}
	var whole bytes.Buffer
	if n, err := WriteIDs(&whole, slices.Values(all)); n != 1000 || err != nil {
		t.Fatal(n, err)
	}
	for _, limit := range []int{1, 60, 999, 10_000, whole.Len() - 1, whole.Len(), 1 << 20} {
		var joined strings.Builder
		joined.WriteString(IDsHeader)
		rows := 0
		for _, p := range Parts(slices.Values(all), limit) {
			var b bytes.Buffer
			n, err := WriteIDs(&b, p.Messages)
			if n != p.Rows || err != nil {
				t.Fatal(n, p.Rows, err)
			}
			if b.Len() > limit && p.Rows > 1 {
				t.Errorf("a file of %d bytes, at most %d", b.Len(), limit)
			}
			rest, ok := strings.CutPrefix(b.String(), IDsHeader)
			if !ok {
				t.Error("a file without its header")
			}
			joined.WriteString(rest)
			rows += n
		}
		if rows != 1000 || joined.String() != whole.String() {
			t.Errorf("limit %d: the files are not the list", limit)
		}
	}
	if got := Parts(slices.Values([]Message(nil)), 100); got != nil {
		t.Error(got)
	}
}
