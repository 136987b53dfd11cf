// Package fetch downloads files that a person asked for: from one address
// that was shown before, over HTTPS alone, never more than was announced, and
// held to its size and SHA-256. A request tells nothing about the person: no
// cookies, no referrer, no language, no name of this program.
//
// It is the only package that opens a connection.
package fetch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// File is what to fetch.
type File struct {
	URL    string
	Bytes  int64  // its exact size
	SHA256 string // 64 small hexadecimal digits

	// Most, in place of the two, is for a file of which neither is known: it
	// may have so many bytes. Whoever asks for it must judge what came.
	Most int64
}

// Options are how to fetch.
type Options struct {
	// Getenv hands in the environment, of which HTTPS_PROXY, NO_PROXY and
	// their small forms count. nil: no proxy.
	Getenv func(string) string
	// Progress, if any, is told how many bytes are there.
	Progress func(bytes, total int64)
	// Roots are the authorities to trust; nil: those of the system.
	Roots *x509.CertPool
}

// Reason is why a file was not fetched.
type Reason uint8

// The reasons.
const (
	BadAddress  Reason = iota // not an https address, or no size or hash is known
	BadProxy                  // the proxy of the environment is no address
	Offline                   // no connection: no network, no such name, no answer
	Untrusted                 // the site's certificate is not good
	Refused                   // the site or proxy answered with something else than the file; Status
	WrongSize                 // more or fewer bytes than announced
	WrongHash                 // other bytes than announced
	Interrupted               // the connection broke on the way
)

// Error is why a file was not fetched. Nothing of it was kept.
type Error struct {
	Reason  Reason
	Host    string // of the address
	Status  int    // of HTTP, for Refused
	Proxied bool   // the environment names a proxy for this address
	Err     error  // what the system said, if anything
}

func (e *Error) Error() string {
	switch e.Reason {
	case BadAddress:
		return "the address is not one to fetch from: it needs https, a size and a hash"
	case BadProxy:
		return "the proxy set in the environment is no address"
	case Offline:
		if e.Proxied {
			return "cannot reach " + e.Host + " through the proxy of the environment: it or this computer seems to be offline"
		}
		return "cannot reach " + e.Host + ": this computer seems to be offline"
	case Untrusted:
		return "the certificate of " + e.Host + " is not to be trusted"
	case Refused:
		return fmt.Sprintf("%s answered with status %d instead of the file", e.Host, e.Status)
	case WrongSize:
		return "the file at " + e.Host + " has another size than it should have"
	case WrongHash:
		return "the file at " + e.Host + " is not the one it should be: its SHA-256 differs"
	}
	return "the connection to " + e.Host + " broke off"
}

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }

// Patience: how long a site may take to begin its answer, and to go on.
const patience = 30 * time.Second

// Get fetches a file whole, or not at all. The error is an *Error, or that of
// ctx where it ended.
func Get(ctx context.Context, f File, opts Options) ([]byte, error) {
	where, err := url.Parse(f.URL)
	if err != nil || where.Scheme != "https" || where.Hostname() == "" || where.User != nil || !f.bounded() {
		return nil, &Error{Reason: BadAddress}
	}
	failed := func(r Reason, err error) error { return &Error{Reason: r, Host: where.Hostname(), Err: err} }
	proxy, err := opts.proxy()
	if err != nil {
		return nil, failed(BadProxy, nil) // its text may hold a password
	}
	via, _ := proxy(where)
	client := http.Client{
		Transport: &http.Transport{
			Proxy:                  func(r *http.Request) (*url.URL, error) { return proxy(r.URL) },
			TLSClientConfig:        &tls.Config{RootCAs: opts.Roots, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:    patience,
			ResponseHeaderTimeout:  patience,
			MaxResponseHeaderBytes: 64 << 10,
			DisableKeepAlives:      true,
			DisableCompression:     true,
			ForceAttemptHTTP2:      true,
		},
		// Another address would be one that nobody was shown.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	stalled, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	request, err := http.NewRequestWithContext(stalled, http.MethodGet, f.URL, nil)
	if err != nil {
		return nil, failed(BadAddress, nil)
	}
	watch := time.AfterFunc(2*patience, func() { stop(errStalled) })
	defer watch.Stop()
	answer, err := client.Do(request)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &Error{Reason: connecting(err), Host: where.Hostname(), Proxied: via != nil, Err: bare(err)}
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, &Error{Reason: Refused, Host: where.Hostname(), Status: answer.StatusCode}
	}
	if n := answer.ContentLength; n >= 0 && !f.fits(n) {
		return nil, failed(WrongSize, nil)
	}
	data, err := read(answer.Body, max(f.Bytes, f.Most), func(n int64) {
		watch.Reset(patience)
		if opts.Progress != nil {
			opts.Progress(n, max(f.Bytes, f.Most))
		}
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, failed(Interrupted, bare(err))
	case !f.fits(int64(len(data))):
		return nil, failed(WrongSize, nil)
	case f.Most == 0 && !f.Matches(data):
		return nil, failed(WrongHash, nil)
	}
	return data, nil
}

var errStalled = errors.New("no answer for too long")

// bounded reports whether enough is known of a file to fetch it.
func (f File) bounded() bool {
	if f.Most > 0 {
		return f.Bytes == 0 && f.SHA256 == ""
	}
	return f.Bytes > 0 && len(f.SHA256) == hex.EncodedLen(sha256.Size)
}

func (f File) fits(size int64) bool {
	if f.Most > 0 {
		return size > 0 && size <= f.Most
	}
	return size == f.Bytes
}

// Matches reports whether data is the file.
func (f File) Matches(data []byte) bool {
	sum := sha256.Sum256(data)
	return int64(len(data)) == f.Bytes && hex.EncodeToString(sum[:]) == f.SHA256
}

// read reads at most one byte more than there should be.
func read(body io.Reader, size int64, told func(int64)) ([]byte, error) {
	var data bytes.Buffer
	piece := make([]byte, 32<<10)
	body = io.LimitReader(body, size+1)
	for {
		n, err := body.Read(piece)
		data.Write(piece[:n])
		told(int64(data.Len()))
		switch {
		case err == io.EOF:
			return data.Bytes(), nil
		case err != nil:
			return nil, err
		}
	}
}

// proxy is the environment's choice for an address. httpproxy goes around a
// proxy whose address it does not understand; somebody who set one would not
// want that, so it is an error here.
func (o Options) proxy() (func(*url.URL) (*url.URL, error), error) {
	if o.Getenv == nil {
		return func(*url.URL) (*url.URL, error) { return nil, nil }, nil
	}
	either := func(name string) string {
		if v := o.Getenv(name); v != "" {
			return v
		}
		return o.Getenv(strings.ToLower(name))
	}
	config := httpproxy.Config{HTTPSProxy: either("HTTPS_PROXY"), NoProxy: either("NO_PROXY")}
	if p := config.HTTPSProxy; p != "" {
		if !strings.Contains(p, "://") {
			p = "http://" + p
		}
		u, err := url.Parse(p)
		if err != nil || u.Host == "" {
			return nil, errors.New("no address")
		}
	}
	return config.ProxyFunc(), nil
}

// connecting tells a site that is not trusted from one that is not reached.
func connecting(err error) Reason {
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &certificate) {
		return Untrusted
	}
	return Offline
}

// bare takes the address off an error: it is said already, and a proxy's may
// hold a password.
func bare(err error) error {
	var outer *url.Error
	if errors.As(err, &outer) {
		return outer.Err
	}
	return err
}
