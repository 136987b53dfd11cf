package discord

import (
	"math"
	"slices"
	"sort"
	"sync/atomic"
	"time"
)

// collector takes in the messages of one channel, in blocks, so that a large
// channel is never copied while it grows. It is used again for the next.
type collector struct {
	blocks   []*block
	n        int
	own      bool     // some time is not the one in its ID
	lost     []uint32 // times of messages without an ID
	timeless int      // messages without either
	noTime   int      // messages whose time was taken from their ID
	rows     int
	seen     *atomic.Int64 // rows, told now and then: a counter that all share is slow
}

const tellEvery = 256

const blockSize = 4096

type block struct {
	ids   [blockSize]ID
	times [blockSize]uint32
}

func (c *collector) reset() {
	if len(c.blocks) > 4 {
		c.blocks = c.blocks[:4]
	}
	*c = collector{blocks: c.blocks, seen: c.seen}
}

// row implements rows.
func (c *collector) row(idText, whenText []byte) {
	if c.rows++; c.rows%tellEvery == 0 {
		c.seen.Add(tellEvery)
	}
	id, ok := parseID(idText)
	when, timed := moment(whenText)
	timed = timed && when >= 0 && when <= math.MaxUint32
	if !ok {
		if timed {
			c.lost = append(c.lost, uint32(when))
		} else {
			c.timeless++
		}
		return
	}
	made := id.second()
	switch {
	case !timed:
		c.noTime++
		if when = made; made > math.MaxUint32 {
			when = math.MaxUint32 // in the year 2106
		}
		c.own = c.own || when != made
	case when != made:
		c.own = true
	}
	at := c.n / blockSize
	if at == len(c.blocks) {
		c.blocks = append(c.blocks, new(block))
	}
	c.blocks[at].ids[c.n%blockSize], c.blocks[at].times[c.n%blockSize] = id, uint32(when)
	c.n++
}

// into puts what was taken in into a channel, in order and each ID once, and
// returns how many stood there more than once.
func (c *collector) into(ch *Channel) (repeats int) {
	c.seen.Add(int64(c.rows % tellEvery))
	ids := make([]ID, 0, c.n+len(ch.ids))
	var times []uint32
	if c.own || ch.times != nil {
		times = make([]uint32, 0, cap(ids))
		for i := range ch.ids {
			times = append(times, uint32(ch.second(i)))
		}
	}
	ids = append(ids, ch.ids...)
	for i := 0; i*blockSize < c.n; i++ {
		n := min(c.n-i*blockSize, blockSize)
		ids = append(ids, c.blocks[i].ids[:n]...)
		if times != nil {
			times = append(times, c.blocks[i].times[:n]...)
		}
		if i >= 4 {
			c.blocks[i] = nil
		}
	}
	ch.ids, ch.times = inOrder(ids, times)
	ch.lost = append(ch.lost, c.lost...)
	ch.Lost += len(c.lost) + c.timeless
	repeats = len(ids) - len(ch.ids)
	ch.Messages = len(ch.ids) + ch.Lost
	ch.First, ch.Last = time.Time{}, time.Time{}
	if t := ch.period(); t.Messages > 0 {
		ch.First, ch.Last = t.First, t.Last
	}
	return repeats
}

// period is the tally of all messages that have a time.
func (c *Channel) period() Tally { return c.Before(time.Unix(math.MaxUint32+1, 0)) }

// inOrder sorts IDs, with their times where they have their own, and keeps
// each once. Discord writes the newest message first.
func inOrder(ids []ID, times []uint32) ([]ID, []uint32) {
	switch {
	case ascending(ids):
	case descending(ids):
		slices.Reverse(ids)
		slices.Reverse(times)
	case times == nil:
		slices.Sort(ids)
	default:
		sort.Stable(byID{ids, times})
	}
	n := 0
	for i, id := range ids {
		if i > 0 && id == ids[n-1] {
			continue
		}
		ids[n] = id
		if times != nil {
			times[n] = times[i]
		}
		n++
	}
	if times != nil {
		times = times[:n]
	}
	return ids[:n], times
}

func ascending(ids []ID) bool {
	for i := 1; i < len(ids); i++ {
		if ids[i] <= ids[i-1] {
			return false
		}
	}
	return true
}

func descending(ids []ID) bool {
	for i := 1; i < len(ids); i++ {
		if ids[i] >= ids[i-1] {
			return false
		}
	}
	return true
}

type byID struct {
	ids   []ID
	times []uint32
}

func (b byID) Len() int           { return len(b.ids) }
func (b byID) Less(i, j int) bool { return b.ids[i] < b.ids[j] }
func (b byID) Swap(i, j int) {
	b.ids[i], b.ids[j] = b.ids[j], b.ids[i]
	b.times[i], b.times[j] = b.times[j], b.times[i]
}
