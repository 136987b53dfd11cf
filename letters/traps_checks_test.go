package letters_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/templates"
)

// The checks of single traps. Each gives what is wrong with a letter, or "".

func european(r rendered) bool {
	return r.tmpl.Meta.Regime == law.GDPR || r.tmpl.Meta.Regime == law.UKGDPR
}

func asksFor(r rendered, right law.Right) bool { return slices.Contains(r.tmpl.Meta.Rights, right) }

func cites(r rendered, refs ...string) bool {
	for _, ref := range refs {
		if !slices.Contains(r.used.Cited, ref) {
			return false
		}
	}
	return true
}

// sentences of a letter; list points count as sentences.
func sentences(r rendered) []string {
	var list []string
	for _, part := range r.parts {
		for s := range strings.SplitSeq(endOfSentence.ReplaceAllString(part, "$1\x00"), "\x00") {
			list = append(list, s)
		}
	}
	return list
}

var endOfSentence = regexp.MustCompile(`([.?:;]\)?) `)

func free(r rendered) string {
	for _, part := range r.parts {
		if !strings.Contains(part, "free of charge") {
			continue
		}
		if european(r) && !strings.Contains(part, "free of charge (Article 12(5)") {
			return fmt.Sprintf("no Article 12(5) in %q", part)
		}
		if r.tmpl.Meta.Regime == law.CCPA && !strings.Contains(part, "§\u00a01798.130") {
			return fmt.Sprintf("no § 1798.130 in %q", part)
		}
		if r.tmpl.Meta.Regime == law.FADP && !strings.Contains(part, "free of charge (Article 25(6)") {
			return fmt.Sprintf("no Article 25(6) in %q", part)
		}
	}
	if european(r) && !report(r) && !cites(r, "12(5)") {
		return "it does not say that the answer is free"
	}
	return ""
}

func rightsNotice(r rendered) string {
	if !asksFor(r, law.Access) {
		return ""
	}
	asks := []string{"15(1)(a)", "15(1)(b)", "15(1)(c)", "15(1)(d)", "15(1)(e)", "15(1)(f)", "15(1)(g)", "15(1)(h)", "15(2)", "15(3)"}
	if r.tmpl.Meta.Regime == law.FADP {
		asks = []string{"25(1)", "25(2)(a)", "25(2)(b)", "25(2)(c)", "25(2)(d)", "25(2)(e)", "25(2)(f)", "25(2)(g)", "19(4)"}
	}
	for _, ref := range asks {
		if !cites(r, ref) {
			return "it does not ask for " + ref
		}
	}
	return ""
}

var days = regexp.MustCompile(`\b(\w+) (?:(\w+) )?days\b`)

func californianDays(r rendered) string {
	for _, part := range r.parts {
		for _, hit := range days.FindAllString(part, -1) {
			switch hit {
			case "10 business days", "15 business days", "45 calendar days", "those 45 days", "same 45 days":
			default:
				return fmt.Sprintf("%q in %q", hit, part)
			}
		}
	}
	return ""
}

func lookBack(r rendered) string {
	if asksFor(r, law.ToKnow) && !strings.Contains(r.text(), "January 1, 2022") {
		return "it does not reach back to January 1, 2022"
	}
	return ""
}

// exceptionsNamed: where a letter argues its grounds at length, it leaves the
// addressee the exceptions, and asks which one it means.
func exceptionsNamed(r rendered) string {
	exceptions := "17(3)"
	if r.tmpl.Meta.Regime == law.FADP {
		exceptions = "31"
	}
	if r.tmpl.Meta.Letter == "erasure" && !cites(r, exceptions) || r.tmpl.Meta.Letter == "delete" && !r.hostile && !cites(r, "1798.105(d)") {
		return "it does not reckon with the exceptions"
	}
	return ""
}

var security = regexp.MustCompile(`Articles?[^;]*\b(25|32|33|34)\b[ ,]`)

// voluntary: provisions that give no claim to an answer follow a sentence
// that says so, and go to platforms only.
func voluntary(r rendered) string {
	said := false
	for _, part := range r.parts {
		if strings.Contains(part, "may not oblige you") && strings.Contains(part, "voluntarily") {
			said = true
		}
		if european(r) && security.MatchString(part) && !said {
			return fmt.Sprintf("it does not say beforehand that it only asks: %q", part)
		}
	}
	for _, ref := range []string{"33", "34"} {
		if cites(r, ref) && r.tmpl.Meta.Role != law.Platform {
			return "it goes to no platform and cites " + ref
		}
	}
	for _, ref := range r.used.Cited {
		if p, err := law.Lookup(r.tmpl.Meta.Regime, ref); err == nil && p.Voluntary && !said {
			return ref + " is cited, and the letter does not say that it only asks"
		}
	}
	if strings.Contains(r.text(), "scraping") && asksFor(r, law.ToKnow) && !said {
		return "questions without a right behind them are not marked as such"
	}
	return ""
}

var threatened = never(`(?i)\bfines?\b|\d ?%|\bper cent\b|\bsanctions?\b|\bpenalt(y|ies)\b`)

// fines: the declaration is made under penalty of perjury, which threatens
// nobody but the person.
func fines(r rendered) string {
	r.parts = slices.Clone(r.parts)
	for i, part := range r.parts {
		r.parts[i] = strings.ReplaceAll(part, "I declare under penalty of perjury", "I declare")
	}
	return threatened(r)
}

func representative(r rendered) string {
	if !cites(r, "27") {
		return ""
	}
	switch {
	case r.tmpl.Meta.Role == law.Platform:
		return "it is demanded of a platform"
	case r.common.Addressee.InUnion && r.tmpl.Meta.Regime == law.GDPR:
		return "it is demanded of a firm in the Union"
	case !strings.Contains(r.text(), "if you are not established there"):
		return "it is demanded without a condition"
	}
	return ""
}

func child(r rendered) string {
	if !cites(r, "17(1)(f)") {
		return ""
	}
	if r.tmpl.Meta.Role != law.Platform || !r.options["child"] || !strings.Contains(r.text(), "offering your service directly to a child") {
		return "17(1)(f) does not fit here"
	}
	return ""
}

func identity(r rendered) string {
	for _, s := range sentences(r) {
		switch {
		case strings.Contains(s, "12(6)") && !strings.Contains(s, "reasonable doubts"):
			return fmt.Sprintf("12(6) without doubts in %q", s)
		case strings.Contains(s, "11(2)") && strings.Contains(s, "doubt"):
			return fmt.Sprintf("11(2) with doubts in %q", s)
		case strings.Contains(s, "11(2)") && !strings.Contains(s, "find"):
			return fmt.Sprintf("11(2) is not about finding in %q", s)
		}
	}
	if european(r) && !report(r) && !cites(r, "12(6)") {
		return "it makes no offer about identity"
	}
	return ""
}

func erasure(r rendered) string {
	if r.tmpl.Meta.Regime == law.FADP {
		if asksFor(r, law.Erasure) && !cites(r, "30(2)(b)", "32(2)(c)") {
			return "a deletion without Articles 30(2)(b) and 32(2)(c)"
		}
		return ""
	}
	if asksFor(r, law.Erasure) && !slices.ContainsFunc(r.used.Cited, func(c string) bool { return strings.HasPrefix(c, "17(1)") }) {
		return "an erasure without Article 17(1)"
	}
	for _, s := range sentences(r) {
		if strings.Contains(s, "21(1)") && !strings.Contains(s, "object") && s != r.parts[0] {
			return fmt.Sprintf("21(1) is no objection in %q", s)
		}
	}
	return ""
}

func english(r rendered) string {
	if r.tmpl.Meta.Language != "en" {
		return "this table knows English texts only; add the checks of " + r.tmpl.Meta.Language
	}
	return ""
}

func belief(r rendered) string {
	if (r.tmpl.Meta.Role != law.Platform || r.common.Incident.Scrape) && !strings.Contains(r.text(), "I have reason to believe") {
		return "it does not say that the person only has reason to believe so"
	}
	if r.tmpl.Meta.Role == law.Platform && r.common.Incident.Exposed == "" && strings.Contains(r.text(), "According to public reports") {
		return "it speaks of reports that nobody knows"
	}
	return ""
}

var request = regexp.MustCompile(`^(As a California resident, )?I (request|ask|direct) `)

func requestFirst(r rendered) string {
	if first := r.parts[1]; !request.MatchString(first) {
		return fmt.Sprintf("it begins with %q", first)
	}
	return ""
}

// report is a letter that exercises no right against its addressee: Article 12
// sets no terms for the answer.
func report(r rendered) bool { return r.tmpl.Meta.Letter == templates.AbuseNotice }

func boxAndDate(r rendered) string {
	if r.boxes != 1 {
		return fmt.Sprintf("it has %d boxes with identifiers", r.boxes)
	}
	dates := strings.Count(r.text(), due) + strings.Count(r.text(), optOutDue)
	switch {
	case r.tmpl.Meta.Regime == law.None, report(r):
		if dates > 0 {
			return "no law sets a date, and it names one"
		}
	case dates == 0:
		return "it does not say by when the answer is due"
	}
	return ""
}

func hostileIsShort(r rendered) string {
	if !r.hostile {
		return ""
	}
	return both(
		never(`(?i)\bmy (account|e-mail|email|name is|address|home|family|employer|age|server|servers|friends|list)\b`, `(?i)specific pieces|perjury|declar|authorized agent|I was a child|reason for writing`,
			`(?i)\b(stalk|harass|abus|violen|ex-partner|transgender|gay|lesbian|religio|health)`),
		neverCites("1798.105", "1798.105(a)", "1798.105(c)", "1798.121", "1798.99.86", "17(1)(f)", "CCR 7060", "CCR 7062"),
	)(r)
}

func accountStaysOpen(r rendered) string {
	if r.tmpl.Meta.Role != law.Platform || !asksFor(r, law.Erasure) && !asksFor(r, law.ToDelete) {
		return ""
	}
	if !strings.Contains(r.text(), "restrict my account: please keep it open and working.") {
		return "it does not say that the account stays open"
	}
	if asksFor(r, law.Access) || asksFor(r, law.ToKnow) {
		if !strings.Contains(r.text(), "Please do not") || !strings.Contains(r.text(), "only after your answer") {
			return "the erasure does not wait for the access"
		}
	}
	return ""
}

var (
	americanWords = regexp.MustCompile(`(?i)\bbehavior|\bauthoriz|\bhonor|\bfavor|\brecogniz|\borganiz|\bcenter\b|\bemail\b`)
	britishWords  = regexp.MustCompile(`(?i)behaviour|authoris|honour|favour|recognis|organis|\bcentre\b|onwards\b`)
)

func spelling(r rendered) string {
	wrong := americanWords
	if r.tmpl.Meta.Regime == law.CCPA {
		wrong = britishWords
	}
	if hit := wrong.FindString(r.text()); hit != "" {
		return fmt.Sprintf("%q", hit)
	}
	return ""
}

// mostWords is what fits on two pages with the furniture of a letter.
const mostWords = 860

func length(r rendered) string {
	if n := len(strings.Fields(r.text())); n > mostWords {
		return fmt.Sprintf("%d words", n)
	}
	return ""
}
