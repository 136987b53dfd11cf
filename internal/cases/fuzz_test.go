package cases

import (
	"bytes"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/safetext"
)

var today = law.Date{Year: 2026, Month: 12, Day: 1}

// Whatever stands in events.jsonl, it comes to something; its whole lines
// read again are the same events, and need no mending.
func FuzzEvents(f *testing.F) {
	good := `{"v":1,"id":1,"at":"2026-11-22T14:48:50Z","event":"written","on":"2026-11-22","letter":"access","wrote":{"regime":"gdpr","place":"NL","send":"email","files":[]}}
{"v":1,"id":2,"at":"2026-11-22T14:48:50Z","event":"sent","on":"2026-11-22","letter":"access"}
`
	f.Add([]byte(good))
	f.Add([]byte(good[:len(good)-9]))
	f.Add([]byte("\xef\xbb\xbf" + strings.ReplaceAll(good, "\n", "\r\n")))
	f.Add([]byte(`{"v":1,"id":1,"event":"retracted","on":"2026-11-22","retracts":1}`))
	f.Add([]byte(`{"v":2,"on":5}`))
	f.Add([]byte(`{"v":1,"id":1,"event":"written","on":"2099-12-31","letter":"a","wrote":{"regime":"gdpr","follows":"a"}}` + "\n" + `{"v":1,"id":2,"event":"received","on":"2099-12-31"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		h := parseHistory("events.jsonl", data)
		s := Compute(h.events, today)
		for _, l := range s.Letters {
			if l.State.Urgency() < 0 || len(l.Reasons()) == 0 {
				t.Fatalf("%+v", l)
			}
		}
		if !h.torn() && len(h.faults) > 0 {
			t.Fatal("faults, but nothing to mend")
		}
		again := parseHistory("events.jsonl", h.good)
		if again.torn() || len(again.faults) > 0 || len(again.events) != len(h.events) || again.newer != h.newer {
			t.Fatalf("%d events, then %d, %v", len(h.events), len(again.events), again.faults)
		}
		for _, fault := range h.faults {
			if text := fault.Error(); text != safetext.String(text) {
				t.Fatalf("%q", text)
			}
		}
	})
}

// Whatever stands in case.json, what comes of it is fit to show.
func FuzzAbout(f *testing.F) {
	good := []byte(`{"version":1,"id":"discord-1","uid":"00","opened":"2026-11-22","addressee":{"id":"discord","name":"Discord","role":"platform"}}`)
	f.Add(good)
	f.Add([]byte(`{"version":2,"id":5}`))
	f.Add(bytes.Replace(good, []byte(`"Discord"`), []byte(`"\u001b]0;x\u0007"`), 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := parseAbout("case.json", "discord-1", data)
		if err != nil {
			return
		}
		for _, s := range []string{a.ID, a.UID, a.Person, a.Incident, string(a.Residence), a.Addressee.ID, a.Addressee.Name, string(a.Addressee.Role), string(a.Addressee.Country), a.Addressee.Email, a.Addressee.Form} {
			if s != safetext.String(s) {
				t.Fatalf("%q", s)
			}
		}
	})
}
