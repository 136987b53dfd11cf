package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/fetch"
)

// Where the public list is. The archive of a commit does not change, but
// GitHub promises no hash of it.
const (
	publicListCommits = "https://api.github.com/repos/datenanfragen/data/commits?per_page=1"
	publicListArchive = "https://codeload.github.com/datenanfragen/data/zip/"
	maxCommits        = 1 << 20 // bytes
)

var commitForm = regexp.MustCompile(`^[0-9a-f]{40}$`)

// fetchPublicList downloads the public list at a commit, or at the latest.
func fetchPublicList(ctx context.Context, e env, commit string, get func(fetch.File) ([]byte, error)) (*directory.List, error) {
	say := printer{w: e.Err}
	download := func(url string, most int64) ([]byte, error) {
		say.line("fetching %s", url)
		if say.err != nil {
			return nil, say.err
		}
		data, err := get(fetch.File{URL: url, Most: most})
		if why := (*fetch.Error)(nil); errors.As(err, &why) {
			return nil, hinted(err, "download it in a browser instead, and import the file: "+publicListArchive+"master")
		}
		return data, err
	}
	if commit == "" {
		answer, err := download(publicListCommits, maxCommits)
		if err != nil {
			return nil, err
		}
		if commit, err = latestCommit(answer); err != nil {
			return nil, err
		}
	}
	if !commitForm.MatchString(commit) {
		return nil, usage("--commit: a commit has 40 digits of 0 to 9 and a to f")
	}
	data, err := download(publicListArchive+commit, directory.MaxArchive)
	if err != nil {
		return nil, err
	}
	if of := directory.ArchiveCommit(data); of != "" && of != commit {
		return nil, refused(errors.New("the file that came is the list of another commit"))
	}
	l, err := directory.ReadArchive(ctx, data)
	if err != nil {
		return nil, refused(fmt.Errorf("the file that came is not the list: %w", err))
	}
	say.line("the list as of commit %s, %d kB; no hash of it is known, so its size and kind alone were checked", commit, len(data)>>10)
	return l, say.err
}

func latestCommit(answer []byte) (string, error) {
	var commits []struct {
		SHA string `json:"sha"`
	}
	if err := json.Unmarshal(answer, &commits); err != nil || len(commits) != 1 || !commitForm.MatchString(commits[0].SHA) {
		return "", hinted(errors.New("what api.github.com answered names no commit"), "name one with --commit")
	}
	return strings.ToLower(commits[0].SHA), nil
}
