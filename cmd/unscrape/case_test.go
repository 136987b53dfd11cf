package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

// A year of one matter, day by day: silence, a reminder asked for, a question
// about identity, an extension that comes too late, an answer, a complaint.
func TestYearOfACase(t *testing.T) {
	request, err := filepath.Abs("../../examples/eu-resident.toml")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	kathmandu := time.FixedZone("", 5*3600+45*60) // a zone with 45 minutes
	on := func(date, line string) (string, string, int) {
		t.Helper()
		day, err := time.ParseInLocation(time.DateOnly, date, kathmandu)
		if err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		code := run(context.Background(), env{
			Args: strings.Fields(line), Out: &out, Err: &errs, FS: disk.OS{}, GOOS: "linux",
			Getenv: func(name string) string {
				if name == "UNSCRAPE_HOME" {
					return filepath.Join(home, "kept")
				}
				return ""
			},
			Now: func() time.Time { return day.Add(time.Minute) }, // in London still the day before
		})
		return out.String(), errs.String(), code
	}
	if _, errs, code := on("2026-11-22", "write --track --format txt --request "+request+" --out "+filepath.Join(home, "letters")); code != exitDone {
		t.Fatal(errs)
	}
	for _, step := range []struct{ day, line, says string }{
		{"2026-11-23", "case record discord-1 sent", "due by Wednesday 23 December 2026 (an estimate"},
		{"2026-11-25", "case record discord-1 acknowledged", "waiting for an answer"},
		{"2026-12-01", "case record discord-1 identity-asked", "they ask who you are"},
		{"2026-12-01", "case next discord-1", "Article 12(6) GDPR"},
		{"2026-12-03", "case record discord-1 identity-supplied", "due by Wednesday 23 December 2026"},
		{"2026-12-23", "case list --overdue", ""},
		{"2026-12-24", "case list --overdue", "discord-1  overdue  2026-12-23~  send a reminder"},
		{"2026-12-24", "case next discord-1", "Next: send a reminder, from Tuesday 29 December 2026."},
		{"2027-01-04", "case record discord-1 extended", "The extension of 4 January 2027 is invalid"},
		{"2027-01-05", "case record discord-1 received --on 2026-12-05", "They reacted on 25 November 2026, before the day of receipt"},
		{"2027-01-05", "case show discord-1", "within the first month"},
		{"2027-01-05", "case undo discord-1", "Taken back: received on Saturday 5 December 2026."},
		{"2027-01-20", "case record discord-1 refused", "check the reasons they give"},
		{"2027-01-20", "case next discord-1", "28 days after it was due"},
		{"2027-02-01", "case record discord-1 complained", "ask the authority how far it is, from Saturday 1 May 2027."},
		{"2027-06-01", "case record discord-1 answered", "check the answer"},
		{"2027-11-22", "case record discord-1 closed", "discord-1: closed."},
		{"2027-11-22", "case show discord-1", "  2026-12-05  received           access  (taken back)"},
	} {
		out, errs, code := on(step.day, step.line)
		if code != exitDone || errs != "" || !strings.Contains(out, step.says) || step.says == "" && out != "" {
			t.Errorf("%s, %s: exit %d, %s\n%s", step.day, step.line, code, errs, out)
		}
	}
	if _, errs, code := on("1970-01-01", "case record spy-pet-1 sent"); code == exitDone || !strings.Contains(errs, "clock") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if entries, _ := os.ReadDir(filepath.Join(home, "kept", "cases")); len(entries) != 3 {
		t.Errorf("%v", entries)
	}
}
