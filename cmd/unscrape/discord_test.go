package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/fetch"
	"example.org/unscrape/internal/incident"
)

// pack FILE DIR zips what is in a folder.
func scriptPack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: pack FILE DIR")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// listEnv is an environment with a home of its own and a proxy.
func listEnv(t *testing.T, proxy string) (env, *bytes.Buffer) {
	var said bytes.Buffer
	home := t.TempDir()
	return env{
		Out: io.Discard, Err: &said, FS: disk.OS{}, GOOS: "linux", Now: time.Now,
		Getenv: func(name string) string {
			return map[string]string{"UNSCRAPE_HOME": home, "HTTPS_PROXY": proxy}[name]
		},
	}, &said
}

// A list is fetched once: its address is shown first, and the next time it
// comes from the disk, unless somebody changed it there.
func TestListIsKept(t *testing.T) {
	const content = `["111111111111111111"]`
	sum := sha256.Sum256([]byte(content))
	l := incident.List{Name: "list.json", Mark: "tracked", URL: "https://nowhere.invalid/list.json", Bytes: len(content), SHA256: hex.EncodeToString(sum[:])}
	e, said := listEnv(t, "")
	if data, err := keptList(e, l, nil); data != nil || err != nil || said.Len() > 0 {
		t.Fatalf("%q, %v, %s", data, err, said)
	}
	kept := filepath.Join(e.Getenv("UNSCRAPE_HOME"), "downloads", l.SHA256[:8]+"-list.json")
	if _, err := os.Stat(filepath.Dir(kept)); err == nil {
		t.Error("a folder was made for nothing")
	}
	fetched := 0
	get := func(fetch.File) ([]byte, error) {
		if fetched++; !strings.Contains(said.String(), "fetching https://nowhere.invalid/list.json (22 bytes)") {
			t.Error("the address was not shown first")
		}
		return []byte(content), nil
	}
	if data, err := keptList(e, l, get); string(data) != content || err != nil {
		t.Fatalf("%q, %v", data, err)
	}
	if info, err := os.Stat(kept); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	said.Reset()
	if data, err := keptList(e, l, get); fetched != 1 || string(data) != content || err != nil || said.Len() > 0 {
		t.Fatalf("%q, %v, %s", data, err, said)
	}
	os.WriteFile(kept, []byte(strings.Replace(content, "1", "2", 1)), 0o600)
	if data, err := keptList(e, l, nil); data != nil || err != nil {
		t.Fatalf("a changed list is used: %q, %v", data, err)
	}
}

// Without a network that is said, with the address and the way around it, and
// nothing is left behind. The proxy stands for all the world.
func TestFetchOffline(t *testing.T) {
	asked := 0
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.Method != http.MethodConnect || r.Host != "raw.githubusercontent.com:443" {
			t.Errorf("the proxy was asked: %s %s", r.Method, r.Host)
		}
		w.WriteHeader(http.StatusBadGateway)
	}))
	defer proxy.Close()
	e, said := listEnv(t, proxy.URL)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.json"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e.Args = []string{"discord", "inspect", dir, "--fetch", "--ids-out", filepath.Join(dir, "ids.csv")}
	if code := run(context.Background(), e); code != exitFailed {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{"fetching https://raw.githubusercontent.com/", "unscrape: cannot reach raw.githubusercontent.com through the proxy", "hint: download https://raw.githubusercontent.com/"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if asked != 1 {
		t.Errorf("the proxy was asked %d times", asked)
	}
	for _, d := range []string{dir, e.Getenv("UNSCRAPE_HOME")} {
		filepath.WalkDir(d, func(path string, entry fs.DirEntry, _ error) error {
			if path != d && entry.Name() != "index.json" {
				t.Errorf("%s was left", path)
			}
			return nil
		})
	}
}

// Without --fetch nothing is connected to, whatever the environment says.
func TestInspectIsOffline(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer listener.Close()
	go func() {
		if c, err := listener.Accept(); err == nil {
			c.Close()
			t.Error("something connected")
		}
	}()
	e, said := listEnv(t, "http://"+listener.Addr().String())
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "Servers", "111111111111111111"), 0o700)
	os.WriteFile(filepath.Join(dir, "Servers", "111111111111111111", "guild.json"), []byte(`{"id":"111111111111111111","name":"A"}`), 0o600)
	e.Args = []string{"discord", "inspect", dir}
	if code := run(context.Background(), e); code != exitDone {
		t.Errorf("exit %d: %s", code, said)
	}
}

// An interruption while reading ends with 130, and leaves nothing.
func TestInspectInterrupted(t *testing.T) {
	e, said := listEnv(t, "")
	dir := t.TempDir()
	for i := range 50 {
		folder := filepath.Join(dir, "Messages", fmt.Sprintf("c2222222222222222%02d", i))
		os.MkdirAll(folder, 0o700)
		os.WriteFile(filepath.Join(folder, "messages.json"), []byte("[]"), 0o600)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	out := filepath.Join(dir, "ids.csv")
	e.Args = []string{"discord", "inspect", dir, "--ids-out", out}
	if code := run(ctx, e); code != exitInterrupted {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("the list was written")
	}
}
