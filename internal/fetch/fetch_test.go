package fetch

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const content = `["111111111111111111"]`

// site serves content over TLS, and much else under other paths.
func site(t *testing.T, asked *atomic.Pointer[http.Request]) (*httptest.Server, Options) {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked != nil {
			asked.Store(r.Clone(context.Background()))
		}
		switch r.URL.Path {
		case "/list.json":
			io.WriteString(w, content)
		case "/other":
			io.WriteString(w, strings.ToUpper(content[:2])+content[2:len(content)-2]+`']`)
		case "/longer":
			io.WriteString(w, content+"more")
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		case "/broken":
			w.Header().Set("Content-Length", "22")
			io.WriteString(w, content[:5])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		case "/elsewhere":
			http.Redirect(w, r, "/list.json", http.StatusFound)
		case "/slow":
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	return s, Options{Roots: roots}
}

func pinned(address string) File {
	sum := sha256.Sum256([]byte(content))
	return File{URL: address, Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

func TestGet(t *testing.T) {
	var asked atomic.Pointer[http.Request]
	s, opts := site(t, &asked)
	var told int64
	opts.Progress = func(n, total int64) { told = n }
	data, err := Get(context.Background(), pinned(s.URL+"/list.json"), opts)
	if err != nil || string(data) != content || told != int64(len(content)) {
		t.Fatalf("%q, %v, told of %d", data, err, told)
	}
	for name, values := range asked.Load().Header {
		if name != "Connection" && name != "User-Agent" || name == "User-Agent" && values[0] != "Go-http-client/2.0" && values[0] != "Go-http-client/1.1" {
			t.Errorf("the request says %s: %q", name, values)
		}
	}
}

func TestGetRefuses(t *testing.T) {
	s, opts := site(t, nil)
	stranger, _ := site(t, nil)
	closed := httptest.NewTLSServer(nil)
	closed.Close()
	for _, c := range []struct {
		address string
		want    Reason
	}{
		{"http" + strings.TrimPrefix(s.URL, "https") + "/list.json", BadAddress},
		{"file:///etc/passwd", BadAddress},
		{strings.Replace(s.URL, "https://", "https://discord.com@", 1), BadAddress},
		{s.URL + "/none", Refused},
		{s.URL + "/elsewhere", Refused},
		{s.URL + "/other", WrongHash},
		{s.URL + "/longer", WrongSize},
		{s.URL + "/endless", WrongSize},
		{s.URL + "/broken", Interrupted},
		{closed.URL, Offline},
		{"https://nowhere.invalid/list.json", Offline},
	} {
		data, err := Get(context.Background(), pinned(c.address), opts)
		var e *Error
		if data != nil || !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%s: %d bytes, %v", c.address, len(data), err)
		}
	}
	if _, err := Get(context.Background(), pinned(stranger.URL+"/list.json"), Options{Roots: x509.NewCertPool()}); reason(err) != Untrusted {
		t.Errorf("an unknown certificate: %v", err)
	}
	for path, want := range map[string]Reason{"/longer": WrongSize, "/endless": WrongSize, "/elsewhere": Refused} {
		if data, err := Get(context.Background(), File{URL: s.URL + path, Most: int64(len(content))}, opts); data != nil || reason(err) != want {
			t.Errorf("%s, bounded: %d bytes, %v", path, len(data), err)
		}
	}
	if data, err := Get(context.Background(), File{URL: s.URL + "/list.json", Most: 1 << 20}, opts); err != nil || string(data) != content {
		t.Errorf("bounded: %q, %v", data, err)
	}
	if _, err := Get(context.Background(), File{URL: s.URL + "/list.json"}, opts); reason(err) != BadAddress {
		t.Errorf("without size and hash: %v", err)
	}
}

func TestGetStops(t *testing.T) {
	s, opts := site(t, nil)
	ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	if _, err := Get(ctx, pinned(s.URL+"/slow"), opts); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func reason(err error) Reason {
	var e *Error
	if !errors.As(err, &e) {
		return 255
	}
	return e.Reason
}

// A proxy sees the name of the site, and passes on what it cannot read.
func TestProxy(t *testing.T) {
	s, opts := site(t, nil)
	var tunnels []string
	refuse := false
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refuse || r.Method != http.MethodConnect {
			w.WriteHeader(http.StatusProxyAuthRequired)
			return
		}
		tunnels = append(tunnels, r.Host)
		there, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "https://"))
		if err != nil {
			t.Error(err)
			return
		}
		here, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
		go func() { io.Copy(there, here); there.Close() }()
		io.Copy(here, there)
		here.Close()
	}))
	defer proxy.Close()
	env := map[string]string{"https_proxy": proxy.URL}
	opts.Getenv = func(name string) string { return env[name] }
	// The name is not ours to resolve: only the proxy gets it.
	file := pinned("https://example.com/list.json")
	if data, err := Get(context.Background(), file, opts); err != nil || string(data) != content {
		t.Errorf("%q, %v", data, err)
	}
	if len(tunnels) != 1 || tunnels[0] != "example.com:443" {
		t.Errorf("the proxy was asked for %q", tunnels)
	}
	refuse = true
	_, err := Get(context.Background(), file, opts)
	if reason(err) != Offline || !strings.Contains(err.Error(), "proxy") {
		t.Error(err)
	}
	env["HTTPS_PROXY"] = "http://user:secret@[::1"
	_, err = Get(context.Background(), file, opts)
	if reason(err) != BadProxy || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	env["HTTPS_PROXY"], env["NO_PROXY"] = proxy.URL, "127.0.0.1"
	choose, err := opts.proxy()
	if err != nil {
		t.Fatal(err)
	}
	if u, _ := choose(&url.URL{Scheme: "https", Host: "127.0.0.1"}); u != nil {
		t.Error("NO_PROXY is not heeded")
	}
}
