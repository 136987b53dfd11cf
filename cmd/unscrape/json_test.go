package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/discord"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
)

// Every key that is printed is described, and no list is null.
func TestJSONIsDescribed(t *testing.T) {
	page, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	letter := letters.Letter{ID: "x", Disclosure: []letters.Disclosed{{}}}
	for _, v := range []any{
		deadlineJSON(law.Deadline{Steps: []law.Step{{}}}),
		deadlineJSON(law.Deadline{}),
		writeJSON(made{letters: []letters.Letter{letter}, jobs: make([]letters.Job, 1)}, nil, nil),
		writeJSON(made{}, nil, nil),
		casesJSON(nil),
		casesJSON(make([]cases.Case, 1)),
		nextJSON(cases.Case{}),
		showJSON(cases.Case{}),
		showJSON(cases.Case{
			Events: []cases.Event{{}},
			Status: cases.Status{Letters: []cases.Letter{{
				Wrote: cases.Wrote{Files: []cases.File{{}}}, Deadline: law.Deadline{Steps: []law.Step{{}}},
			}}},
		}),
		inspectJSON(&discord.Package{Report: discord.Report{{}}}, incident.Exposure{Servers: []incident.Exposed{{}}}, []readList{{}}),
		inspectJSON(&discord.Package{}, incident.Exposure{}, nil),
		newShop(env{Getenv: func(string) string { return "" }, Now: time.Now}).searchJSON([]directory.Hit{{}}),
		newCard(directory.Entry{}, "", law.Date{}),
		newCard(directory.Entry{Refusals: []directory.Refusal{{}}, Entities: []directory.Entity{{Email: "a@example.org"}}}, "", law.Date{}),
		importJSON(&gatheredLists{}, directory.Changes{}, nil),
		importJSON(&gatheredLists{rejected: []*directory.RecordError{{}}}, directory.Changes{}, []directory.Difference{{}}),
		checkResult{Findings: []checkFinding{{}}},
	} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "null") {
			t.Errorf("null in %s", data)
		}
		var keys func(any)
		keys = func(v any) {
			switch v := v.(type) {
			case map[string]any:
				for k, inner := range v {
					if !strings.Contains(string(page), "`"+k+"`") && !strings.Contains(string(page), "."+k+"`") && !strings.Contains(string(page), "[]."+k) {
						t.Errorf("docs/json.md does not describe %q", k)
					}
					keys(inner)
				}
			case []any:
				for _, inner := range v {
					keys(inner)
				}
			}
		}
		var decoded any
		if err := json.Unmarshal(data, &decoded); err != nil {
			t.Fatal(err)
		}
		keys(decoded)
	}
}
