package discord

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// good is the smallest package, for what is added to it.
var good = []file{
	{"Account/user.json", `{"id":"253286221395001345","username":"nelly"}`},
	{"Messages/c222222222222222221/channel.json", `{"id":"222222222222222221","type":0,"guild":{"id":"111111111111111111","name":"A"}}`},
	{"Messages/c222222222222222221/messages.json", jsonMessages(m1, m2)},
}

func with(files ...file) []file { return append(append([]file{}, good...), files...) }

func refusal(t *testing.T, data []byte, want Reason, opts Options) *Error {
	t.Helper()
	p, err := readBytes(data, opts)
	var e *Error
	if p != nil || !errors.As(err, &e) || e.Reason != want {
		t.Errorf("got %v, want reason %d", err, want)
		return &Error{}
	}
	if s := e.Error(); s == "" || strings.ContainsFunc(s, unicode.IsControl) || len(s) > 200 {
		t.Errorf("the refusal reads %q", s)
	}
	return e
}

// raw writes entries whose headers may lie.
func raw(t *testing.T, entries ...rawEntry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		var packed bytes.Buffer
		f, _ := flate.NewWriter(&packed, 9)
		f.Write(e.data)
		f.Close()
		h := zip.FileHeader{Name: e.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(e.data), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(e.data))}
		if e.change != nil {
			e.change(&h)
		}
		to, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		to.Write(packed.Bytes())
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type rawEntry struct {
	name   string
	data   []byte
	change func(*zip.FileHeader)
}

// Many entries over the same bytes: 39 GiB of them, were they inflated.
func TestOverlappingEntries(t *testing.T) {
	data := pack(t, file{"Messages/c222222222222222221/messages.json", "[" + strings.Repeat(" ", 8<<20) + "]"})
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	at := int(binary.LittleEndian.Uint32(data[end+16:]))
	record := data[at:end]
	const n = 5000
	var bomb bytes.Buffer
	bomb.Write(data[:at])
	for i := range n {
		bomb.Write(bytes.Replace(record, []byte("c222222222222222221"), fmt.Appendf(nil, "c22222222222222%04d", i), 1))
	}
	tail := bytes.Clone(data[end:])
	binary.LittleEndian.PutUint16(tail[8:], n)
	binary.LittleEndian.PutUint16(tail[10:], n)
	binary.LittleEndian.PutUint32(tail[12:], uint32(n*len(record)))
	bomb.Write(tail)
	refusal(t, bomb.Bytes(), Overlapping, Options{})
}

// zeros gives n bytes of white space or zeros without holding them.
type zeros struct {
	n int64
	b byte
}

func (z *zeros) Read(p []byte) (int, error) {
	if z.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(int64(len(p)), z.n)]
	for i := range p {
		p[i] = z.b
	}
	z.n -= int64(len(p))
	return len(p), nil
}

func TestBombInMessages(t *testing.T) {
	for _, fill := range []byte{0, ' '} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, f := range good {
			e, _ := w.Create(f.name)
			io.WriteString(e, f.data)
		}
		e, _ := w.Create("Messages/c222222222222222229/messages.json")
		io.Copy(e, &zeros{8 << 20, fill})
		w.Close()
		p, err := readBytes(b.Bytes(), Options{})
		if err != nil || p.Totals.Incomplete != 1 || p.Totals.Messages != 2 || p.Report.Complete() || !says(p, Limited, "packed more tightly") {
			t.Errorf("%v: %v", err, p)
		}
	}
	// The limits hold where the packing is not suspicious.
	small := standard
	small.messages = 100
	p, err := readBytes(pack(t, good...), Options{limits: &small})
	if err != nil || !p.Channels[0].Incomplete || !says(p, Limited, "beyond the limits") {
		t.Errorf("%v, %v", err, p)
	}
	small = standard
	small.total = 300
	if p, err = readBytes(pack(t, good...), Options{limits: &small}); err != nil || !says(p, Limited, "altogether") {
		t.Errorf("%v, %v", err, p)
	}
}

// A directory that lies about a size costs that channel only.
func TestLyingSizes(t *testing.T) {
	long := []byte(jsonMessages(m1, m2, m3) + strings.Repeat(" ", 1<<20))
	for name, change := range map[string]func(*zip.FileHeader){
		"5 bytes":   func(h *zip.FileHeader) { h.UncompressedSize64 = 5 },
		"too many":  func(h *zip.FileHeader) { h.UncompressedSize64 += 7 },
		"other sum": func(h *zip.FileHeader) { h.CRC32++ },
	} {
		data := raw(t, rawEntry{good[1].name, []byte(good[1].data), nil}, rawEntry{good[2].name, []byte(good[2].data), nil},
			rawEntry{"Messages/c222222222222222229/messages.json", long, change})
		p, err := readBytes(data, Options{})
		if err != nil || !p.Channels[1].Incomplete || p.Channels[0].Messages != 2 || p.Channels[0].Incomplete || !says(p, Limited, "1 file of messages") {
			t.Errorf("%s: %v, %v", name, err, p)
		}
	}
}

func TestTooManyEntries(t *testing.T) {
	data := manyEntries(t, 1_000_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	refusal(t, data, TooMany, Options{})
	runtime.ReadMemStats(&after)
	if grew := after.TotalAlloc - before.TotalAlloc; grew > 1<<20 {
		t.Errorf("refusing took %d bytes of memory", grew)
	}
	// The same with an end that says there is one: so many are listed as the
	// directory may have bytes.
	end := bytes.LastIndex(data, []byte("PK\x06\x06"))
	binary.LittleEndian.PutUint64(data[end+24:], 1)
	binary.LittleEndian.PutUint64(data[end+32:], 1)
	tight := standard
	tight.directory = 4 << 20
	refusal(t, data, TooMany, Options{limits: &tight})
	// As many as are allowed, are.
	few := standard
	few.entries = 3
	if _, err := readBytes(pack(t, good...), Options{limits: &few}); err != nil {
		t.Error(err)
	}
	few.entries = 2
	refusal(t, pack(t, good...), TooMany, Options{limits: &few})
}

// manyEntries is a zip file of that many entries, which is more than the old
// form of its end can count.
func manyEntries(t *testing.T, n int) []byte {
	one := raw(t, rawEntry{"m", nil, nil})
	from, to := bytes.Index(one, []byte("PK\x01\x02")), bytes.Index(one, []byte("PK\x05\x06"))
	directory := bytes.Repeat(one[from:to], n)
	put := binary.LittleEndian
	end64 := make([]byte, 56)
	copy(end64, "PK\x06\x06")
	put.PutUint64(end64[4:], 44)
	put.PutUint64(end64[24:], uint64(n))
	put.PutUint64(end64[32:], uint64(n))
	put.PutUint64(end64[40:], uint64(len(directory)))
	put.PutUint64(end64[48:], uint64(from))
	locator := make([]byte, 20)
	copy(locator, "PK\x06\x07")
	put.PutUint64(locator[8:], uint64(from+len(directory)))
	put.PutUint32(locator[16:], 1)
	end := bytes.Clone(one[to:])
	for i := 8; i < 20; i++ {
		end[i] = 0xff
	}
	return bytes.Join([][]byte{one[:from], directory, end64, locator, end}, nil)
}

func TestNestedZip(t *testing.T) {
	e := refusal(t, pack(t, file{"package.zip", string(pack(t, good...))}), NotPackage, Options{})
	if !strings.Contains(e.Error(), "this zip contains another zip") {
		t.Error(e)
	}
	if p := mustRead(t, with(file{"old/package.zip", "PK"})); !says(p, Skipped, "another zip") || p.Totals.Messages != 2 {
		t.Errorf("%v", p.Report)
	}
}

func TestUnsafeNames(t *testing.T) {
	for _, name := range []string{
		"../../.bashrc", "/etc/passwd", `C:\x`, "C:/x", `..\x`, "a\x00b", "ok/../x", "a//b", "./x",
		strings.Repeat("x", 1025), strings.Repeat("d/", 9) + "x",
	} {
		refusal(t, pack(t, with(file{name, "x"})...), UnsafeName, Options{})
	}
	refusal(t, raw(t, rawEntry{"", nil, nil}), UnsafeName, Options{})
}

func TestSpecialFiles(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeSymlink, fs.ModeDevice, fs.ModeNamedPipe, fs.ModeSetuid} {
		data := raw(t, rawEntry{good[1].name, []byte(good[1].data), nil}, rawEntry{good[2].name, []byte(good[2].data), nil},
			rawEntry{"Account/user.json", []byte(good[0].data), func(h *zip.FileHeader) { h.SetMode(mode | 0o644) }})
		p, err := readBytes(data, Options{})
		if err != nil || p.Account.ID != 0 || p.Totals.Messages != 2 {
			t.Errorf("%v: %v, %v", mode, err, p)
		}
	}
	unpacked := fstest.MapFS{}
	for _, f := range good {
		unpacked[f.name] = &fstest.MapFile{Data: []byte(f.data)}
	}
	unpacked["Account/user.json"].Mode = fs.ModeSymlink
	if p, err := ReadFolder(context.Background(), unpacked, Options{}); err != nil || p.Account.ID != 0 {
		t.Errorf("%v, %v", err, p)
	}
}

func TestTwoOfThem(t *testing.T) {
	user := good[0].data
	for what, files := range map[string][]file{
		"the same name":    with(file{"Account/user.json", user}),
		"another case":     with(file{"account/user.json", user}),
		"another language": with(file{"Compte/user.json", user}),
		"composed":         with(file{norm.NFC.String("Kontó/user.json"), user}, file{norm.NFD.String("Kontó/user.json"), user})[1:],
		"two messages":     with(file{"messages/c222222222222222221/messages.json", "[]"}),
		"a file twice":     with(good[2]),
		"two packages":     append(prefixed("a/", good), prefixed("b/", good)...),
	} {
		t.Run(what, func(t *testing.T) { refusal(t, pack(t, files...), Ambiguous, Options{}) })
	}
}

func prefixed(prefix string, files []file) []file {
	var all []file
	for _, f := range files {
		all = append(all, file{prefix + f.name, f.data})
	}
	return all
}

func TestActivityIsNoAccount(t *testing.T) {
	user := file{"Activities/Activities_1/users/user.json", `{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","discord_id":"253286221395001345"}`}
	refusal(t, pack(t, user), NotPackage, Options{})
	p := mustRead(t, append([]file{user}, good[1:]...))
	if p.Account.ID != 0 || !says(p, Missing, "no account folder") {
		t.Errorf("%+v, %v", p.Account, p.Report)
	}
	// Nor is what lies where the account would, but is none.
	if p = mustRead(t, append([]file{{"users/user.json", user.data}}, good[1:]...)); p.Account.ID != 0 {
		t.Errorf("%+v", p.Account)
	}
}

func TestPackedOtherwise(t *testing.T) {
	entry := func(change func(*zip.FileHeader)) []byte {
		return raw(t, rawEntry{good[1].name, []byte(good[1].data), nil}, rawEntry{good[2].name, []byte(good[2].data), change})
	}
	refusal(t, entry(func(h *zip.FileHeader) { h.Flags |= 1 }), Encrypted, Options{})
	refusal(t, entry(func(h *zip.FileHeader) { h.Method = 99 }), Encrypted, Options{})
	for method, name := range map[uint16]string{12: "bzip2", 14: "LZMA", 9: "Deflate64", 77: "method 77"} {
		e := refusal(t, entry(func(h *zip.FileHeader) { h.Method = method }), Method, Options{})
		if !strings.Contains(e.Error(), name) {
			t.Errorf("%v does not name %s", e, name)
		}
	}
	// Windows packs entries above 2 GB with Deflate64: those are not read.
	data := raw(t, rawEntry{good[2].name, []byte(good[2].data), nil}, rawEntry{"Activity/analytics/events.json", []byte("x"), func(h *zip.FileHeader) { h.Method = 9 }})
	if p, err := readBytes(data, Options{}); err != nil || p.Totals.Messages != 2 {
		t.Errorf("%v, %v", err, p)
	}
}

func TestNoPackage(t *testing.T) {
	data := pack(t, sample()...)
	refusal(t, nil, Empty, Options{})
	refusal(t, data[:len(data)/2], CutShort, Options{})
	refusal(t, data[:100], CutShort, Options{})
	refusal(t, []byte("<!DOCTYPE html><title>Expired</title>"), WebPage, Options{})
	refusal(t, []byte("\n <HTML>"), WebPage, Options{})
	refusal(t, []byte("Rar!\x1a\x07"), NotZip, Options{})
	refusal(t, bytes.Repeat([]byte{0}, 1<<20), NotZip, Options{})
	refusal(t, pack(t, file{"holiday.jpg", "x"}), NotPackage, Options{})
	refusal(t, pack(t), NotPackage, Options{})
	for program, data := range map[string][]byte{
		"DiscordChatExporter": []byte(`{"guild":{"id":"1"},"channel":{},"dateRange":{"after":null},"messages":[]}`),
		"Telegram":            pack(t, file{"DataExport_2024-01-01/result.json", "{}"}),
		"WhatsApp":            pack(t, file{"WhatsApp Chat with Jane.txt", "x"}),
	} {
		if e := refusal(t, data, OtherExport, Options{}); e.What != program {
			t.Errorf("%s is taken for %s", program, e.What)
		}
	}
	if e := refusal(t, pack(t, file{"My Server - general [222222222222222221].json", "{}"}), OtherExport, Options{}); e.What != "DiscordChatExporter" {
		t.Error(e)
	}
	huge := standard
	huge.archive = 10
	refusal(t, data, TooLarge, Options{limits: &huge})
}

// pulled is a file whose stick is pulled out, or which becomes shorter, after
// so many bytes.
type pulled struct {
	r     *bytes.Reader
	after int64
	err   error
}

func (p pulled) ReadAt(b []byte, off int64) (int, error) {
	if off < p.after {
		return p.r.ReadAt(b, off)
	}
	return 0, p.err
}

func TestDiskFails(t *testing.T) {
	data := pack(t, sample()...)
	// The list at the end can be read; the entries cannot.
	end := int64(bytes.Index(data, []byte("PK\x01\x02")))
	for _, err := range []error{errors.New("input/output error"), io.EOF} {
		r := readerFunc(func(b []byte, off int64) (int, error) {
			if off >= end {
				return bytes.NewReader(data).ReadAt(b, off)
			}
			return pulled{bytes.NewReader(data), 1000, err}.ReadAt(b, off)
		})
		p, got := ReadZip(context.Background(), r, int64(len(data)), Options{})
		var e *Error
		if p != nil || !errors.As(got, &e) || e.Reason != Unreadable {
			t.Errorf("%v: %v", err, got)
		}
	}
	if _, err := ReadZip(context.Background(), pulled{bytes.NewReader(data), 0, io.ErrClosedPipe}, int64(len(data)), Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

type readerFunc func([]byte, int64) (int, error)

func (f readerFunc) ReadAt(b []byte, off int64) (int, error) { return f(b, off) }

// More than 65,535 entries need ZIP64.
func TestZIP64(t *testing.T) {
	files := with()
	for i := range 66_000 {
		files = append(files, file{fmt.Sprintf("Activity/x/%d", i), ""})
	}
	data := stored(t, files)
	if !bytes.Contains(data[len(data)-200:], []byte("PK\x06\x06")) {
		t.Fatal("this is no ZIP64")
	}
	if p, err := readBytes(data, Options{}); err != nil || p.Totals.Messages != 2 {
		t.Errorf("%v, %v", err, p)
	}
}

// stored packs files without compression, so that no ratio is suspicious.
func stored(t *testing.T, files []file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(e, f.data)
	}
	w.Close()
	return b.Bytes()
}
