package pdf_test

import (
	"regexp"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
	"example.org/unscrape/letters/pdf"
)

var blanks = regexp.MustCompile(`\s+`)

func squash(s string) string { return blanks.ReplaceAllString(s, " ") }

// Values that look like the syntax of anything come out as they were typed, in
// the text and on the pages: from the answers through the letter's template.
func TestTypedIsPrinted(t *testing.T) {
	for _, typed := range []string{
		"{{.Email}}", "{{template}}", "# x", "## x", "[a](javascript:b)", "![a](b)", "`x`", "```", "$&", "$1", "%s", "%!d(x)", "<b>x</b>", "&amp;",
		"*x*", "**x**", "_x_", "1. x", "- x", "> x", "+++", "~~x~~", `\x`, "[[identifiers]]", "| a | b |", "--- x", "http://example.org", "a  b",
	} {
		platform := directory.Entry{
			ID: "example-chat", Service: "Chat " + typed, Role: law.Platform, Identifiers: []string{"account-id", "username"},
			Entities: []directory.Entity{{For: []string{"*"}, Name: "Firm " + typed, Address: []string{"Street " + typed, "Example Town"}, Email: "a@example.org"}},
		}
		r := letters.Request{
			Incident: "platform", Reason: "Because of " + typed, Residence: "DE", Addressees: []string{platform.ID}, Date: sample.Day,
			Send: "post", Reply: "post", Place: "Town " + typed, Extra: typed + "\n\nalso " + typed,
			Subject:     letters.Subject{Name: "Name " + typed, Address: []string{"House " + typed, "Example City"}, Email: "b@example.org"},
			Identifiers: map[string]string{"account-id": "ID" + strings.ReplaceAll(typed, " ", ""), "username": "user" + strings.ReplaceAll(typed, " ", "")},
			Own:         []directory.Entry{platform},
		}
		jobs, err := letters.Resolve(r, letters.Sources{Today: sample.Day})
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		l, err := letters.Compose(jobs[0])
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		form := letters.FormFor(l)
		pages, err := letters.LayOut(l, form, pdf.Metrics())
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		var printed []string
		for _, page := range open(t, write(t, l)).pages(t) {
			printed = append(printed, page...)
		}
		onPaper, inText := squash(strings.Join(printed, " ")), squash(letters.Text(l, 400))
		if len(pages) == 0 || onPaper == "" {
			t.Fatal("nothing is printed")
		}
		typed = squash(typed)
		for _, want := range []string{"Name " + typed, "House " + typed, "Firm " + typed, "Street " + typed, "also " + typed, "ID" + strings.ReplaceAll(typed, " ", "")} {
			if !strings.Contains(inText, want) {
				t.Errorf("%q is not in the text:\n%s", want, inText)
			}
			if !strings.Contains(onPaper, want) {
				t.Errorf("%q is not on the pages:\n%s", want, onPaper)
			}
		}
		for _, page := range pages {
			for _, m := range page.Marks {
				if m, ok := m.(*letters.TextMark); ok && m.Link != "" && strings.Contains(typed, m.Link) {
					t.Errorf("%q became a link to %s", typed, m.Link)
				}
			}
		}
	}
}
