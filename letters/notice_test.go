package letters

import (
	"errors"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/templates"
)

const noticeRequest = `incident = "spy-pet"
reason = "Somebody quoted my messages to me at work."
residence = "DE-BY"
addressees = ["cloudflare"]
urls = ["https://spy.pet/users/253286221395001345"]

[subject]
name = "Jürgen Müller-Lüdenscheidt"
email = "j.mueller@mueller-family.example"
alias = "contact-7f3@example.net"

[identifiers]
discord-user-id = "253286221395001345"
discord-username = "nelly_the_fox"
`

// TestNoticeNeeds holds what a notice is refused for.
func TestNoticeNeeds(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"urls = [\"https://spy.pet/users/253286221395001345\"]\n", "", "urls: Cloudflare is written to about certain pages"},
		{"https://spy.pet/users", "javascript://spy.pet/users", "urls: entry 1 is not the address of a page"},
		{"https://spy.pet/users", "https://jane@spy.pet/users", "urls: entry 1 is not the address of a page"},
		{"https://spy.pet/users", "ftp://spy.pet/users", "urls: entry 1 is not the address of a page"},
		{"https://spy.pet/users", "/users", "urls: entry 1 is not the address of a page"},
		{"https://spy.pet/users", "https://spy.pet/a b/users", "urls: entry 1 is not the address of a page"},
		{"https://spy.pet/users", "https://spy.pet/\\u202Eusers", "urls: "},
		{"https://spy.pet/users", "https://spy.pet/" + strings.Repeat("a", 300), "urls: "},
		{`alias = "contact-7f3@example.net"`, "", "subject.alias: what Cloudflare learns may reach the scraper"},
		{`["cloudflare"]`, "[\"cloudflare\"]\nletter = \"access\"", "letter: there is no letter of this name"},
	} {
		r, err := Decode([]byte(strings.Replace(noticeRequest, c.old, c.new, 1)))
		if err == nil {
			_, err = Resolve(r, Sources{Today: today})
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s → %s: %v, want %q", c.old, c.new, err, c.want)
		}
	}
}

// TestNoticeTellsLittle holds that what may reach the scraper is proven like a
// letter to it: also in the addresses of the pages, however they are written.
func TestNoticeTellsLittle(t *testing.T) {
	compose := func(url, more string) (Letter, error) {
		src := strings.Replace(noticeRequest, "https://spy.pet/users/253286221395001345", url, 1) + more
		return Compose(jobsOf(t, src)[0])
	}
	l, err := compose("https://spy.pet/users/253286221395001345", "")
	if err != nil {
		t.Fatal(err)
	}
	if !l.Hostile || !l.Due.Due.IsZero() || l.Name != templates.AbuseNotice {
		t.Errorf("hostile %v, due %v, letter %s", l.Hostile, l.Due.Due, l.Name)
	}
	for _, p := range l.parts() {
		for _, s := range []string{"Jürgen", "Müller", "mueller-family", "nelly", "quoted my messages", "Bavaria"} {
			if strings.Contains(p.text, s) {
				t.Errorf("%s tells %s", p.name, s)
			}
		}
	}
	if links := templates.Links(l.Body); len(links) > 0 {
		t.Errorf("links were made: %v", links)
	}
	for _, url := range []string{
		"https://spy.pet/u/nelly_the_fox", "https://spy.pet/?q=J%C3%BCrgen%20M%C3%BCller", "https://spy.pet/?q=juergen+mueller", "https://spy.pet/j.mueller@mueller-family.example",
	} {
		var refused *DisclosureError
		if _, err := compose(url, ""); !errors.As(err, &refused) {
			t.Errorf("%s: %v", url, err)
		}
	}
	l, err = compose("https://spy.pet/u/nelly_the_fox", "[letters.cloudflare]\ndisclose = [\"name\", \"username\"]\n")
	if err != nil || l.Hostile || l.Signature != "Jürgen Müller-Lüdenscheidt" {
		t.Errorf("by choice: hostile %v, signed %q, %v", l.Hostile, l.Signature, err)
	}
}

// TestEscalationLetters holds that each step recommends the letter there is.
func TestEscalationLetters(t *testing.T) {
	for _, s := range directory.Builtin().Escalation() {
		if s.Letter != "" && s.Letter != usualLetter(s.Role) {
			t.Errorf("%s: %s", s.What, s.Letter)
		}
	}
}

// TestURLsStayInNotices holds that no other letter speaks of the pages.
func TestURLsStayInNotices(t *testing.T) {
	for _, j := range jobsOf(t, strings.Replace(noticeRequest, `["cloudflare"]`, `["discord", "spy-pet"]`, 1)) {
		l, err := Compose(j)
		if err != nil {
			t.Fatal(err)
		}
		if text := Text(l, 80); strings.Contains(text, "spy.pet/users") {
			t.Error(text)
		}
	}
}

// TestNoticeByLaw holds which law a notice stands on, and that one without a
// text there cites none.
func TestNoticeByLaw(t *testing.T) {
	for residence, want := range map[string]string{
		"DE": "gdpr-abuse-notice-host", "GB": "uk-gdpr-abuse-notice-host", "CH": "none-abuse-notice-host", "US-CA": "none-abuse-notice-host", "US-TX": "none-abuse-notice-host",
	} {
		src := strings.Replace(noticeRequest, "DE-BY", residence, 1)
		for _, j := range jobsOf(t, strings.Replace(src, `["cloudflare"]`, `["cloudflare", "hetzner"]`, 1)) { // Hetzner is German, the scraper is not
			if j.Template.Name != want {
				t.Errorf("%s to %s: %s (%s), want %s", residence, j.Entry.ID, j.Template.Name, j.Regime.Reason, want)
			}
			if _, err := Compose(j); err != nil {
				t.Errorf("%s to %s: %v", residence, j.Entry.ID, err)
			}
		}
	}
}
