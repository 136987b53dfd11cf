package discord

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// file is an entry of a package that a test makes.
type file struct{ name, data string }

// pack zips files.
func pack(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(e, f.data)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(data []byte, opts Options) (*Package, error) {
	return ReadZip(context.Background(), bytes.NewReader(data), int64(len(data)), opts)
}

// flake makes an ID of a moment.
func flake(at time.Time, low int) ID {
	return ID(uint64(at.UnixMilli()-epoch*1000)<<22 | uint64(low))
}

var day0 = time.Date(2023, 12, 11, 2, 1, 9, 0, time.UTC)

// jsonMessages writes messages as Discord does, the newest first.
func jsonMessages(ids ...ID) string {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, id := range ids {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `{"ID": %d, "Timestamp": %q, "Contents": "secret \"words\" ü, {x}", "Attachments": ""}`, id, id.Made().Format(time.DateTime))
	}
	b.WriteByte(']')
	return b.String()
}

func csvMessages(ids ...ID) string {
	var b bytes.Buffer
	b.WriteString("ID,Timestamp,Contents,Attachments\r\n")
	for _, id := range ids {
		fmt.Fprintf(&b, "%d,%s,\"secret \"\"words\"\"\r\nand, more\",\r\n", id, id.Made().Format("2006-01-02 15:04:05.000000+00:00"))
	}
	return b.String()
}

// The size of a package that the benchmarks read.
type load struct {
	messages, channels int
	activity           int64 // bytes beside, never to be read
	csv                bool
}

// generate writes a package with messages of the usual length.
func generate(t testing.TB, path string, l load) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	put := func(name, data string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, data)
	}
	put("Account/user.json", `{"id":"253286221395001345","username":"nelly","discriminator":"0","email":"nelly@example.org"}`)
	random := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 4000)
	for i := range words {
		b := make([]byte, 2+random.IntN(9))
		for j := range b {
			b[j] = 'a' + byte(random.IntN(26))
		}
		words[i] = string(b)
	}
	if l.activity > 0 {
		putActivity(t, z, l.activity, words, random)
	}
	var index bytes.Buffer
	left := l.messages
	var b []byte
	for c := range l.channels {
		id := flake(day0.Add(-time.Duration(c)*time.Hour), c)
		server := flake(day0.Add(-time.Duration(c/20)*24*time.Hour), 7)
		n := left / (l.channels - c)
		left -= n
		if c%20 == 0 {
			if c > 0 {
				index.WriteString(",")
			}
			fmt.Fprintf(&index, `"%d":"Server %d"`, server, c/20)
		}
		put(fmt.Sprintf("Messages/c%d/channel.json", id), fmt.Sprintf(`{"id":"%d","type":"GUILD_TEXT","name":"general","guild":{"id":"%d","name":"Server %d"}}`, id, server, c/20))
		at := day0.Add(time.Duration(random.IntN(1e9)) * time.Millisecond)
		if b = b[:0]; l.csv {
			b = append(b, "ID,Timestamp,Contents,Attachments\r\n"...)
		} else {
			b = append(b, '[')
		}
		gap := min(1e8, 4*365*86_400_000/(n+1)) // some years altogether
		for i := range n {
			at = at.Add(-time.Duration(1+random.IntN(gap)) * time.Millisecond)
			if !l.csv && i > 0 {
				b = append(b, ", "...)
			}
			if l.csv {
				b = strconv.AppendUint(b, uint64(flake(at, random.IntN(1<<12))), 10)
				b = at.AppendFormat(append(b, ','), "2006-01-02 15:04:05.000000+00:00")
				b = append(b, `,"`...)
			} else {
				b = append(b, `{"ID": `...)
				b = strconv.AppendUint(b, uint64(flake(at, random.IntN(1<<12))), 10)
				b = at.AppendFormat(append(b, `, "Timestamp": "`...), time.DateTime)
				b = append(b, `", "Contents": "`...)
			}
			for range 1 + random.IntN(20) {
				b = append(append(b, words[random.IntN(len(words))]...), ' ')
			}
			if l.csv {
				b = append(b, "\",\r\n"...)
			} else {
				b = append(b, `", "Attachments": ""}`...)
			}
		}
		name := "Messages/c%d/messages.json"
		if l.csv {
			name = "Messages/c%d/messages.csv"
		} else {
			b = append(b, ']')
		}
		put(fmt.Sprintf(name, id), string(b))
	}
	put("Servers/index.json", "{"+index.String()+"}")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// putActivity writes one entry of that many bytes: the same block, packed
// once, again and again.
func putActivity(t testing.TB, z *zip.Writer, size int64, words []string, random *rand.Rand) {
	var block bytes.Buffer
	for block.Len() < 4<<20 {
		fmt.Fprintf(&block, `{"event_type":"x","ip":"192.0.2.7","word":%q}`+"\n", words[random.IntN(len(words))])
	}
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestSpeed)
	w.Write(block.Bytes())
	w.Flush()
	times := size/int64(block.Len()) + 1
	sum := crc32.NewIEEE()
	for range times {
		sum.Write(block.Bytes())
	}
	end := []byte{1, 0, 0, 0xff, 0xff} // an empty last block
	e, err := z.CreateRaw(&zip.FileHeader{
		Name: "Activity/analytics/events-2024-00000-of-00001.json", Method: zip.Deflate, CRC32: sum.Sum32(),
		UncompressedSize64: uint64(times) * uint64(block.Len()), CompressedSize64: uint64(times)*uint64(packed.Len()) + uint64(len(end)),
	})
	if err != nil {
		t.Fatal(err)
	}
	for range times {
		e.Write(packed.Bytes())
	}
	e.Write(end)
}
