package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/fetch"
)

const someCommit = "0123456789abcdef0123456789abcdef01234567"

// archiveOf is a public list of one record, as GitHub packs it.
func archiveOf(t *testing.T, commit string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("data-" + someCommit + "/companies/x.json")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, `{"slug": "x", "relevant-countries": ["all"], "name": "Example X", "address": "A\nB", "sources": [], "quality": "tested"}`)
	if err := z.SetComment(commit); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The commit is asked for, shown, and what comes is held to it.
func TestFetchPublicList(t *testing.T) {
	answer := `[{"sha": "` + someCommit + `", "commit": {}}]`
	for _, c := range []struct {
		name, commit, answer string
		archive              []byte
		want                 string
	}{
		{"latest", "", answer, archiveOf(t, someCommit), ""},
		{"named", someCommit, "", archiveOf(t, someCommit), ""},
		{"without a comment", someCommit, "", archiveOf(t, ""), ""},
		{"another commit", someCommit, "", archiveOf(t, strings.Repeat("f", 40)), "another commit"},
		{"a page", someCommit, "", []byte("<html>"), "not the list"},
		{"no commit", "", `{"message": "rate limit"}`, nil, "names no commit"},
		{"an evil commit", "", `[{"sha": "../../../evil"}]`, nil, "names no commit"},
		{"no commit either", "master", "", nil, "a commit has 40 digits"},
	} {
		var said bytes.Buffer
		var asked []string
		get := func(f fetch.File) ([]byte, error) {
			asked = append(asked, f.URL)
			if f.Most <= 0 || f.Most > directory.MaxArchive {
				t.Errorf("%s: fetched without a bound", c.name)
			}
			switch {
			case f.URL == publicListCommits && c.answer != "":
				return []byte(c.answer), nil
			case f.URL == publicListArchive+someCommit && c.archive != nil:
				return c.archive, nil
			}
			return nil, errors.New("not to be asked for")
		}
		l, err := fetchPublicList(context.Background(), env{Err: &said}, c.commit, get)
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil || len(l.Records) != 1 {
			t.Errorf("%s: %v", c.name, err)
		}
		for _, url := range asked {
			if !strings.Contains(said.String(), url) {
				t.Errorf("%s: %s was not shown", c.name, url)
			}
		}
		if !strings.Contains(said.String(), "commit "+someCommit) || !strings.Contains(said.String(), "no hash of it is known") {
			t.Errorf("%s: said %s", c.name, said.String())
		}
	}
}
