package letters_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

// refused are the addressees whose address a window cannot show whole, in the
// smallest type that sorting machines read: on that paper, the letter has to go
// in an envelope without a window.
var refused = map[string]string{
	"us10": "bluesky (c/o Ametros Ltd, EU representative); bluesky (c/o Ametros Group Ltd, UK representative)",
}

// TestEveryAddresseeHasALetter composes one letter to each entity of each
// shipped addressee, from a person whom it serves, and lays it out for every
// window: the address fits, or it is set smaller, or the window refuses it and
// it is named above.
func TestEveryAddresseeHasALetter(t *testing.T) {
	var none []string
	small := map[string][]string{}
	smaller, posted := 0, 0
	for _, e := range directory.Builtin().Entries() {
		for _, x := range e.Entities {
			l := letterTo(t, e, x)
			if len(x.Address) == 0 || e.Hostile {
				none = append(none, e.ID)
				layOut(t, l)
				continue
			}
			posted++
			for _, window := range slices.Sorted(maps.Keys(envelopes)) {
				switch size := typeOfAddress(t, e.ID, window, l); {
				case size == 0:
					small[window] = append(small[window], e.ID+" ("+x.Address[0]+")")
				case size < 110:
					smaller++
				}
			}
		}
	}
	for window, ids := range small {
		if got := strings.Join(ids, "; "); got != refused[window] {
			t.Errorf("the window %s refuses %q, want %q", window, got, refused[window])
		}
	}
	t.Logf("%d postal addresses in %d windows, %d times set smaller; no post to %s", posted, len(envelopes), smaller, strings.Join(slices.Compact(none), ", "))
}

// TestEveryAuthorityFitsItsWindow does the same for authorities, on the paper
// of those for whom they are there.
func TestEveryAuthorityFitsItsWindow(t *testing.T) {
	for _, a := range directory.Authorities() {
		if len(a.Address) == 0 {
			continue
		}
		window := "din-b"
		switch a.Serves[0].Country() {
		case "FR":
			window = "fr"
		case "US", "CA":
			window = "us10"
		}
		l := sample.German()
		l.Address = append([]string{a.Name}, a.Address...)
		if typeOfAddress(t, a.ID, window, l) == 0 {
			t.Errorf("%s does not fit the window %s", a.ID, window)
		}
	}
}

// letterTo is a letter to the entity from a person of one of its places.
func letterTo(t *testing.T, e directory.Entry, x directory.Entity) letters.Letter {
	t.Helper()
	home := served(e, x)
	if home == "" {
		t.Fatalf("%s: %s answers for nobody", e.ID, x.Name)
	}
	send := "post"
	if len(x.Address) == 0 || e.Hostile {
		send = ""
	}
	r := letters.Request{
		Incident: "platform", Residence: home, Addressees: []string{e.ID}, Send: send, Reply: "email", Date: sample.Day, Place: "Exempla",
		URLs:    []string{"https://scrape.example/1337"},
		Subject: letters.Subject{Name: "Jane Roe", Address: []string{"1 Example Street", "Exempla"}, Email: "jane@example.org", Alias: "contact-7f3@example.net"},
		Identifiers: map[string]string{
			"discord-user-id": "253286221395001345", "account-id": "1337", "username": "nelly", "profile-url": "https://example.org/nelly",
			"email": "nelly@example.org", "phone": "+49 30 1234567",
		},
	}
	if e.Role.Infrastructure() { // only to who tells a name is a letter posted
		r.Letters = map[string]letters.Choice{e.ID: {Disclose: []string{"name"}}}
	}
	jobs, err := letters.Resolve(r, letters.Sources{Today: sample.Day})
	if err != nil {
		var field *letters.FieldError
		if !errors.As(err, &field) || !strings.Contains(err.Error(), letters.VoluntaryRequest) {
			t.Fatalf("%s, %s: %v", e.ID, x.Name, err)
		}
		r.Letter = letters.VoluntaryRequest // no law reaches that far
		if jobs, err = letters.Resolve(r, letters.Sources{Today: sample.Day}); err != nil {
			t.Fatalf("%s, %s: %v", e.ID, x.Name, err)
		}
	}
	if jobs[0].Entity.Name != x.Name || !slices.Equal(jobs[0].Entity.Address, x.Address) {
		t.Errorf("%s: a person in %s is answered by %s, not by %s", e.ID, home, jobs[0].Entity.Name, x.Name)
	}
	l, err := letters.Compose(jobs[0])
	if err != nil {
		t.Fatalf("%s, %s: %v", e.ID, x.Name, err)
	}
	for _, c := range x.Cautions {
		if !slices.Contains(l.Warnings, c) {
			t.Errorf("%s, %s: a caution is not among the letter's warnings", e.ID, x.Name)
		}
	}
	return l
}

// served is a place whose people this entity answers.
func served(e directory.Entry, x directory.Entity) law.Place {
	for _, home := range []law.Place{"IT", "GB", "CH", "US-CA", "US-TX", "DE", "FR", "PT", "JP"} {
		if y, ok := e.EntityFor(home); ok && fmt.Sprint(y) == fmt.Sprint(x) {
			return home
		}
	}
	return ""
}

// typeOfAddress is the smallest type of the address of a letter laid out for a
// window, in tenths of a point; 0 if the window refuses it.
func typeOfAddress(t *testing.T, name, window string, l letters.Letter) int {
	t.Helper()
	l.Window = window
	pages, err := letters.LayOut(l, letters.FormFor(l), pdf.Metrics())
	var small *letters.WindowError
	if errors.As(err, &small) && small.Part == letters.PartAddress {
		return 0
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	smallest := 110
	for _, m := range runs(pages[0]) {
		if m.Part == letters.PartAddress {
			smallest = min(smallest, int(m.Font.Size))
		}
	}
	return smallest
}
