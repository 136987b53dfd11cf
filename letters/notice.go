package letters

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// Letters about pages of somebody else: to who carries them, lists them in
// search results, or keeps copies.

// passesOn reports whether what an addressee learns may reach the scraper: it
// carries the scraper's site, and complaints are usually handed to the customer.
// It is treated like the scraper itself, unless the person chose to tell more.
func passesOn(e directory.Entry, c Choice) bool {
	return e.Role.Infrastructure() && !slices.Contains(c.Disclose, "name") && !slices.Contains(c.Disclose, "address")
}

// minimal reports whether an addressee is told one ID and nothing else by
// which a person is found.
func minimal(e directory.Entry) bool { return e.Hostile || e.Role.TakesNotice() }

// noticeMailbox is where an addressee of a notice answers: the mailbox made for
// this, where there is one.
func (j Job) noticeMailbox() string {
	return cmp.Or(j.Request.Subject.Alias, j.Request.Subject.Email)
}

// urls are the pages a notice is about; none in any other letter.
func (j Job) urls() []string {
	if !j.Entry.Role.TakesNotice() {
		return nil
	}
	if len(j.Choice.URLs) > 0 {
		return j.Choice.URLs
	}
	return j.Request.URLs
}

// noticeLetter decides the kind and the law of a notice. Under a law without a
// text for it, it is a report that cites none.
func (p *planner) noticeLetter(j *Job, asked string) {
	voluntary := asked == VoluntaryRequest
	if voluntary || asked == "" {
		asked = usualLetter(j.Entry.Role)
	}
	j.Choice.Letter = asked
	was := j.Regime.Regime
	if was == law.None || j.Choice.Template != "" || !voluntary && len(templates.Languages(was, usualLetter(j.Entry.Role))) > 0 {
		return
	}
	reason := "There is no text for this letter under the " + was.Name("en") + ", so it cites no law."
	if voluntary {
		reason = "You chose a letter that cites no law, although the " + was.Name("en") + " would carry one."
	}
	j.Regime = law.Choice{Regime: law.None, Reason: reason, Also: append([]law.Regime{was}, j.Regime.Also...)}
}

// noticeNeeds judges what a notice cannot do without.
func (p *planner) noticeNeeds(j *Job) {
	if !j.Entry.Role.TakesNotice() {
		return
	}
	if len(j.urls()) == 0 {
		p.refuse("urls", j.Entry.Service+" is written to about certain pages; give their addresses")
	}
	if j.Choice.Send == "email" && !j.hostile() && j.noticeMailbox() == "" {
		p.warn("subject.alias", "no mailbox is named for the answer, so it comes to the one you send from; one made only for this is safer")
	}
}

// Limits on the pages complained of.
const (
	maxURLs = 20
	maxURL  = 300 // characters
)

// urls judges the pages complained of. What they say of the person is judged
// by the proof of the letter (Prove).
func (c *checker) urls(field string, list []string) {
	if len(list) > maxURLs {
		c.refuse(field, fmt.Sprintf("there are %d pages, and %d are the most in one letter", len(list), maxURLs))
		return
	}
	for i, s := range list {
		if u, err := url.Parse(s); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || strings.ContainsRune(s, ' ') {
			c.refuse(field, fmt.Sprintf("entry %d is not the address of a page; copy it whole from the browser's address line, beginning with https://", i+1))
			continue
		}
		if slices.Contains(list[:i], s) {
			c.refuse(field, fmt.Sprintf("entry %d stands there twice", i+1))
		}
		c.line(field, s, maxURL)
	}
}
