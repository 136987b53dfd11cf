package letters_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/law"
)

// trap is a mistake that published letters to scrapers and platforms make. It
// is held by a check over every letter the shipped texts can become, or by the
// test elsewhere that it names, or by both.
type trap struct {
	mistake   string
	check     func(rendered) string // what is wrong with a letter; "" if nothing is
	elsewhere string                // "package: Test", and what it holds
	spoil     func(*rendered)       // makes the mistake in a letter, so that the check is seen to work
}

var traps = []trap{
	{spoil: writing("free of charge (Article 15(3)", "free of charge (Article 12(5)"),
		mistake: "free of charge is Article 12(5), not the rule about copies", check: free},
	{spoil: withoutCiting("15(1)(f)"),
		mistake: "the information about rights and complaints, Article 15(1)(e) and (f), is left out of a request for access", check: rightsNotice},
	{spoil: says("Please answer within 30 days of receipt."),
		mistake: "one month is written as 30 or 31 days", check: outside(law.FADP, never(`(?i)\b(2[89]|3[01]|thirty|four weeks|1 month)\b[ -]?(calendar |business )?(days?|from|weeks)?\b.{0,3}(days|weeks)`, `(?i)\b(30|31|thirty)\b[^.]{0,12}\bdays?\b`)),
		elsewhere: "internal/law: TestMonth and TestPeriod, that periods are counted and named in months"},
	{spoil: says("I rely on section 45 of the Data Protection Act 2018."),
		mistake: "the Data Protection Act 2018 is cited by articles, or by its sections on law enforcement", check: never(
			`(?i)Data Protection Act( 2018)?,? Article`, `(?i)Articles? [^.;]{0,20}of the Data Protection Act`, `(?i)\bsections? (29|3\d|4\d|5\d|6\d|7\d|8[0-4])[A-Z]?\b`),
		elsewhere: "internal/law: TestUnknownProvisions"},
	{spoil: says("The period is that of Article 12(3) UK GDPR."),
		mistake: "a letter under the UK GDPR cites what only the EU text has: 12(3) for the period, 22 for automated decisions, 77 for complaints", check: under(law.UKGDPR, both(
			neverCites("12(3)", "22(1)", "22(4)", "22", "77", "13"), never(`(?i)\bArticles?[^.;]*\b(12\(3\)|22(\(\d\))?[ ,;.)]|77)`, `(^|[^K] )\bGDPR\b`, `(?i)European|\bthe Union\b|\bEEA\b|C-\d`)))},
	{spoil: says("I can complain to the European Data Protection Board."),
		mistake: "the European Data Protection Board or the Commission is named as the body to complain to", check: never(`(?i)European Data Protection Board|EDPB|European Commission|EU Commission|\bCommission\b`)},
	{spoil: says("The ICO can help."),
		mistake: "an authority is named that is not competent (the German federal one for private firms, the British one for Irish firms)", check: never(`BfDI|(?i)Federal Commissioner|\bICO\b|Information Commission|supervisory authority of|\bDPC\b|CNIL`),
		elsewhere: "a first letter names no authority at all"},
	{spoil: says("The Attorney General runs the registry."),
		mistake: "the Attorney General is said to run the broker registry, or agency and Attorney General are mixed up", check: never(`(?i)Attorney General|Bonta|CalPrivacy|CPPA|Privacy Protection Agency`)},
	{spoil: says("Your revenue is above $25 million."),
		mistake: "the revenue threshold of the CCPA is given as 25 million dollars", check: never(`[$€£]|(?i)\bUSD\b|\bEUR\b|\beuros?\b|\bdollars?\b|\bmillion\b|revenue|threshold`)},
	{spoil: says("Please answer within 45 business days."),
		mistake: "California's periods are mixed up: it is 45 calendar days, 10 and 15 business days", check: under(law.CCPA, californianDays),
		elsewhere: "internal/law: TestCalifornia"},
	{spoil: writing("the last year", "January 1, 2022"),
		mistake: "a request to know reaches back twelve months only", check: both(never(`(?i)\b(12|twelve)[ -]months?`), lookBack)},
	{spoil: says("Otherwise I can sue."),
		mistake: "a private right to sue over an ignored request is claimed", check: never(`(?i)\b(sue|suing|lawsuit|litigat\w*|legal action|attorney|lawyer|solicitor|court (?:action|proceedings))\b`)},
	{spoil: citing("1798.150"),
		mistake: "the Californian action for data breaches, § 1798.150, is cited for scraping", check: neverCites("1798.150"),
		elsewhere: "internal/law: TestFits"},
	{spoil: citing("20"),
		mistake: "portability, Article 20, is asked of a scraper", check: neverCites("20", "20(1)"),
		elsewhere: "internal/law: TestFits; no shipped text asks for portability"},
	{spoil: says("My right to erasure is absolute."),
		mistake: "erasure is said to be absolute, or to have no exceptions", check: both(
			never(`(?i)\babsolute(ly)?\b|no exceptions? (in|of|to|under)|public figure|must (be )?(erased?|deleted?)|no right to keep|you are obliged to (erase|delete)`), exceptionsNamed)},
	{spoil: citing("17(1)(b)"),
		mistake: "withdrawal of consent, Articles 7(3) and 17(1)(b), is used against one who never had consent", check: unless(law.Platform, neverCites("7(3)", "17(1)(b)")),
		elsewhere: "internal/law: TestFits"},
	{spoil: writing("kindly", "voluntarily"),
		mistake: "Articles 33 and 34 are used as a right to a history of breaches", check: voluntary},
	{spoil: says("You did not inform me as Article 13 GDPR requires."),
		mistake: "Article 13 is cited for data that were collected elsewhere", check: both(neverCites("13"), never(`Articles? 13\b`))},
	{spoil: citing("21(2)"),
		mistake: "the absolute objection to direct marketing, Article 21(2), is used where nobody advertises", check: both(neverCites("21(2)", "21(3)"), never(`(?i)\bmarketing\b`))},
	{spoil: says("You may take two further months."),
		mistake: "an extension is assumed, granted, or counted from the expired period", check: never(`(?i)\btwo (further|more) months|\b(three|3|two|2) months|\b90\b|\bextension is granted`),
		elsewhere: "internal/law: TestMonth, TestCalifornia and TestDeadlinesOverFourYears, that extensions count from receipt"},
	{spoil: writing("always", "if you are not established there"),
		mistake: "a representative in the Union, Article 27, is demanded of a platform established there", check: representative},
	{spoil: says("I am a citizen of the Union."),
		mistake: "the territorial scope, Article 3(2), is said to turn on citizenship", check: never(`(?i)\bcitizens?(hip)?\b|\bnational(s|ity)?\b|passport`)},
	{spoil: says("You risk a fine of 4 % of your turnover."),
		mistake: "fines are threatened", check: both(fines, neverCites("82", "83", "83(5)(b)", "1798.155", "1798.199.55", "1798.199.90")),
		elsewhere: "internal/law: TestFits"},
	{spoil: says("The Data Privacy Framework is no legal basis."),
		mistake: "the Data Privacy Framework is taken for a legal basis", check: never(`(?i)Data Privacy Framework|Privacy Shield|\bDPF\b`)},
	{spoil: citing("17(1)(f)"),
		mistake: "Article 8 is cited, or 17(1)(f) used where no service was offered to a child", check: both(outside(law.FADP, neverCites("8", "8(1)")), child)},
	{spoil: writing("12(6)", "11(2)"),
		mistake: "Articles 11 and 12(6) are swapped: 11(2) is about finding the person, 12(6) about reasonable doubts", check: identity},
	{spoil: says("I use my right to be forgotten."),
		mistake: "the right to be forgotten is put under Article 21", check: both(never(`(?i)right to be forgotten`), erasure)},
	{spoil: says("Art. 8 DSG gives me access."),
		mistake: "a Swiss letter cites the old act", check: both(
			never(`\bDSG\b`), outside(law.FADP, never(`\bFADP\b|(?i)Swiss|Switzerland`)), under(law.FADP, never(`\bArticles?\s8\b[^;]*access`))),
		elsewhere: "internal/law: TestUnknownProvisions; rightsNotice, that a Swiss request for access stands on Article 25"},
	{spoil: says("Nach § 34 BDSG verlange ich Auskunft."),
		mistake: "German citations use English brackets, or the repealed § 34 BDSG", check: both(english, never(`BDSG|DSGVO|lit\.|Abs\.`)),
		elsewhere: "internal/law: TestCite, the style of each language; no German text is shipped yet"},
	{mistake: "the fold marks of the German forms A and B are swapped",
		elsewhere: "letters: TestFoldAndPunchMarks, that those of form B lie 105 and 210 mm from the top edge"},
	{spoil: says("401 California Drive, Burlingame"),
		mistake: "Discord is written to at an address it has left (Burlingame, 548 Market Street)", check: never(`Burlingame|548 Market`),
		elsewhere: "letters: TestNoStaleAddress, over the built-in directory"},
	{spoil: says("Spy.Pet hacked Discord and leaked direct messages."),
		mistake: "Spy.Pet is described as a hack, or as a leak of direct messages", check: never(`(?i)\bhack|\bleak|\bdirect messages?\b|\bprivate messages?\b|\bDMs?\b|\bstole|\btheft\b|\bbreach of your\b|\bdata breach\b|\bintrusion`),
		elsewhere: "internal/incident: TestSpyPetSaysNothingUnproven"},
	{spoil: says("You are an unregistered broker."),
		mistake: "a complaint to the Californian agency is called a lawsuit, or a broker unregistered before its day has come", check: never(`(?i)\bunregistered\b|not registered|fail(ed|ure) to register|registry`)},
}

// More that a careful letter does not do.
var manners = []trap{
	{spoil: says("I claim damages, without prejudice."),
		mistake: "a threat, a claim for money, or a reservation in terms of art", check: never(`(?i)\bdamages?\b|\bcompensat\w+|without prejudice|\bthreat|\bor else\b|\bconsequences for you\b|\breport you\b|\bfail(ure)? to (comply|answer)|\bwithin \d+ days or\b|\bI will complain\b`)},
	{spoil: says("You demand payment for a removal."),
		mistake: "money for removal, or sale of data by the platform, is alleged", check: both(never(`(?i)\bpa(y|id|ying|yment)\b|\bransom|\bfee\b`), func(r rendered) string {
			if r.tmpl.Meta.Role == law.Platform && r.tmpl.Meta.Regime != law.CCPA {
				return never(`(?i)\byou (have )?sold\b`)(r)
			}
			return ""
		})},
	{spoil: says("My messages were scraped."),
		mistake: "the person is said to have been scraped, as if that were known", check: both(
			never(`(?i)\b(was|were|have been|has been|been|got) scraped\b|\byou (have )?(scraped|collected|took) my\b|\bcertain(ly)?\b|\bundoubtedly\b|\bclearly\b|\bobvious(ly)?\b`), belief)},
	{spoil: says("Please do not ask me to identify myself."),
		mistake: "the letter asks not to be identified, which makes a refusal easy", check: never(`(?i)do not ask me|don’t ask me|not (have|need) to identify|refuse to identify|without identifying`)},
	{spoil: func(r *rendered) { r.parts[1] = "On 17 April 2024 I read the news. " + r.parts[1] },
		mistake: "the request does not stand in the first sentence", check: requestFirst},
	{spoil: func(r *rendered) { r.boxes = 0 },
		mistake: "the identifiers or the date of the answer are missing", check: boxAndDate},
	{spoil: says("I can confirm this through my account."),
		mistake: "a hostile addressee learns what it need not, or is asked what would need proof of identity", check: hostileIsShort},
	{spoil: writing("my account", "my account: please keep it open and working"),
		mistake: "an erasure asked of a platform can be read as closing the account", check: accountStaysOpen},
	{spoil: says("Article 15 GDPR is the model of this request."),
		mistake: "a voluntary request cites law", check: under(law.None, never(`(?i)\bArticles?\b|§|\bsection\b|\bGDPR\b|\bCCPA\b|\bCal\.|\bAct\b|\bregulation|\bstatut|\boblig|\bright to\b|\bmust\b|\bdue\b|\bentitled\b`))},
	{spoil: says("The undersigned asks for his data."),
		mistake: "a sentence depends on the writer’s gender", check: never(`(?i)\b(he|she|him|her|hers|his|himself|herself|Mr|Mrs|Ms|Miss)\b`)},
	{spoil: says("Their behavior, or behaviour, is recorded."),
		mistake: "spelling of the other side of the Atlantic", check: spelling},
	{spoil: says("I have reason to believe that  holds data."),
		mistake: "a hole, a doubled sign, or a left-over of the template", check: never(`<no value>|\{\{|\}\}|%!|  |\.\.|,,|;;| [,.;:)]|\(\)|\( |\n\n|“”|['"]|!|\bTODO\b|` + "`" + `|\[\[|\*\*|^\s*$`)},
	{spoil: says(strings.Repeat("word ", mostWords)),
		mistake: "the letter is too long to be read", check: length},
}

// TestTraps executes every shipped text over every situation and option and
// holds each letter against each trap.
func TestTraps(t *testing.T) {
	all := everyLetter(t)
	t.Logf("%d letters", len(all))
	for i, trap := range slices.Concat(traps, manners) {
		if trap.check == nil {
			if trap.elsewhere == "" {
				t.Errorf("nothing holds the trap %q", trap.mistake)
			}
			continue
		}
		t.Run(fmt.Sprintf("%02d %s", i+1, trap.mistake), func(t *testing.T) {
			for _, r := range all {
				if wrong := trap.check(r); wrong != "" {
					t.Errorf("%s: %s", r.name, wrong)
					return // one letter says enough
				}
			}
			if trap.spoil == nil {
				t.Fatal("nobody has seen this check find anything")
			}
			for _, r := range all {
				r.parts, r.used.Cited = slices.Clone(r.parts), slices.Clone(r.used.Cited)
				trap.spoil(&r)
				if trap.check(r) != "" {
					return
				}
			}
			t.Error("the mistake was made, and the check does not see it")
		})
	}
	if len(traps) != 33 {
		t.Errorf("there are %d traps, and 33 are known", len(traps))
	}
}

// TestNoStaleAddress holds the addresses of the directory.
func TestNoStaleAddress(t *testing.T) {
	stale := regexp.MustCompile(`(?i)Burlingame|548 Market|PMB`)
	for _, e := range directory.Builtin().Entries() {
		if e.ID != "discord" {
			continue // another firm may well sit where it sat
		}
		for _, entity := range e.Entities {
			if hit := stale.FindString(strings.Join(entity.Address, "\n")); hit != "" {
				t.Errorf("%s: %q is an address it has left", e.ID, hit)
			}
		}
	}
}

// TestElsewhereIsThere: a test that the table leans on has not been renamed.
func TestElsewhereIsThere(t *testing.T) {
	folder := regexp.MustCompile(`\b(letters|internal/\w+): `)
	for _, trap := range traps {
		names := testName.FindAllString(trap.elsewhere, -1)
		at := folder.FindStringSubmatch(trap.elsewhere)
		if len(names) == 0 {
			if trap.check == nil {
				t.Errorf("%q is left to no test by name", trap.mistake)
			}
			continue
		}
		files, err := filepath.Glob(filepath.Join("..", at[1], "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(src)
		}
		for _, name := range names {
			if !strings.Contains(all.String(), "func "+name+"(") {
				t.Errorf("%s has no %s, which is to hold %q", at[1], name, trap.mistake)
			}
		}
	}
}

var testName = regexp.MustCompile(`\bTest[A-Z]\w*`)

// never refuses letters in which one of the patterns is found. Letters share
// most of their parts, so each part is searched once.
func never(patterns ...string) func(rendered) string {
	var list []*regexp.Regexp
	for _, p := range patterns {
		list = append(list, regexp.MustCompile(p))
	}
	seen := map[string]string{}
	search := func(part string) string {
		for _, re := range list {
			if hit := re.FindString(part); hit != "" {
				return fmt.Sprintf("%q in %q", hit, part)
			}
		}
		return ""
	}
	return func(r rendered) string {
		for _, part := range r.parts {
			wrong, ok := seen[part]
			if !ok {
				wrong = search(part)
				seen[part] = wrong
			}
			if wrong != "" {
				return wrong
			}
		}
		return ""
	}
}

func neverCites(refs ...string) func(rendered) string {
	return func(r rendered) string {
		for _, c := range r.used.Cited {
			if slices.Contains(refs, c) {
				return "it cites " + c
			}
		}
		return ""
	}
}

func both(checks ...func(rendered) string) func(rendered) string {
	return func(r rendered) string {
		for _, c := range checks {
			if wrong := c(r); wrong != "" {
				return wrong
			}
		}
		return ""
	}
}

func under(regime law.Regime, check func(rendered) string) func(rendered) string {
	return func(r rendered) string {
		if r.tmpl.Meta.Regime != regime {
			return ""
		}
		return check(r)
	}
}

func outside(regime law.Regime, check func(rendered) string) func(rendered) string {
	return func(r rendered) string {
		if r.tmpl.Meta.Regime == regime {
			return ""
		}
		return check(r)
	}
}

func unless(role law.Role, check func(rendered) string) func(rendered) string {
	return func(r rendered) string {
		if r.tmpl.Meta.Role == role {
			return ""
		}
		return check(r)
	}
}

// Ways to spoil a letter.

func says(sentence string) func(*rendered) {
	return func(r *rendered) { r.parts = append(r.parts, sentence) }
}

func citing(ref string) func(*rendered) {
	return func(r *rendered) { r.used.Cited = append(r.used.Cited, ref) }
}

func withoutCiting(ref string) func(*rendered) {
	return func(r *rendered) {
		r.used.Cited = slices.DeleteFunc(r.used.Cited, func(c string) bool { return c == ref })
	}
}

func writing(instead, of string) func(*rendered) {
	return func(r *rendered) {
		for i, part := range r.parts {
			r.parts[i] = strings.ReplaceAll(part, of, instead)
		}
	}
}
