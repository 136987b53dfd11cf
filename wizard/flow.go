package wizard

import (
	"fmt"
	"slices"
	"strings"
)

// The stops, by the names that drafts keep.
const (
	stopWelcome    = "welcome"
	stopStart      = "start"
	stopIncident   = "incident"
	stopResidence  = "residence"
	stopPackage    = "package"
	stopAccount    = "account"
	stopResult     = "result"
	stopServers    = "servers"
	stopShares     = "list"
	stopRights     = "rights"
	stopAddressees = "addressees"
	stopOwn        = "own"
	stopIdentity   = "identity"
	stopAlias      = "alias"
	stopWording    = "wording"
	stopReview     = "review"
	stopSave       = "save"
	stopDone       = "done"
)

// stop is one place in the flow. Both front ends walk the same stops and are
// judged by the same check.
type stop struct {
	id    string
	step  int // what the person sees counted: several stops can be one step; 0 = not counted
	title string
	about string // for the help page
	shows bool   // whether the letter stands beside it

	applies func(*desk, *Draft) bool
	enter   func(*desk, *Draft)           // fills in defaults on the way forward
	ask     func(*desk, *Draft) page      // what is asked, given the answers so far
	check   func(*desk, *Draft) []problem // guards the way forward only
	screen  func(*session, stop) screen
}

// flow is every stop in order.
func flow() []stop {
	stops := []stop{
		{id: stopWelcome, applies: firstRun, ask: askWelcome},
		{id: stopStart, applies: hasDrafts, ask: askStart},
		{id: stopIncident, step: 1, title: "What happened", ask: askIncident, check: checkIncident,
			about: "What you choose decides what the letters say about the matter, and to whom they can go."},
		{id: stopResidence, step: 2, title: "Where you live", ask: askResidence, check: checkResidence,
			about: "Different laws protect people in different places. The law is chosen for each letter by itself."},
		{id: stopPackage, step: 2, title: "Which of your servers", applies: asksPackage, ask: askPackage, check: checkPackage, screen: newPackage,
			about: "You can skip this. The package tells which of your servers were affected, and makes a list by which Discord can delete messages."},
		{id: stopAccount, step: 2, title: "Which of your servers", applies: hasFound, ask: askAccount, check: checkAccount, screen: newAccount,
			about: "What the package says of you fills in the answers about who you are. You can change them later."},
		{id: stopResult, step: 2, title: "Which of your servers", applies: hasFound, ask: askResult,
			about: "These are numbers of messages that Discord still stores, not of messages that were taken. Nobody outside knows those."},
		{id: stopServers, step: 2, title: "Which of your servers", applies: hasServers, screen: newServers,
			about: "Type a part of a name to find a server. The space bar chooses it, or leaves it out."},
		{id: stopShares, step: 2, title: "Which of your servers", applies: hasShares, ask: askShares, screen: newShares,
			about: "The list is made from your package on this computer. The IDs stand in it to the last digit."},
		{id: stopRights, step: 3, title: "What you want", enter: enterRights, ask: askRights, shows: true,
			about: "You can change the kind of letter for each addressee later, on the page about the wording."},
		{id: stopAddressees, step: 4, title: "Whom to write to", enter: enterAddressees, ask: askAddressees, check: checkAddressees, shows: true, screen: newAddressees,
			about: "Every letter tells its addressee something about you. Write only to those you want to know it. With ctrl+f you find somebody in the directory."},
		{id: stopOwn, step: 4, title: "Whom to write to", applies: hasOwn, ask: askOwn, check: checkOwn, shows: true,
			about: "The address is usually in the privacy notice of the website, or on its imprint or contact page."},
		{id: stopIdentity, step: 5, title: "Who you are", applies: hasOpen, ask: askIdentity, check: checkAsked(askIdentity), shows: true,
			about: "The addressee has to find your data, and to be sure that it is yours. More than that it does not need."},
		{id: stopAlias, step: 5, title: "Who you are", applies: hasHostile, ask: askAlias, check: checkAsked(askAlias), shows: true,
			about: "This addressee may be hostile. It learns the account ID it already has, a mailbox made for this, and which law protects you."},
		{id: stopWording, step: 6, title: "How it is worded", enter: enterWording, ask: askWording, check: checkAsked(askWording), shows: true,
			about: "The letters are ready as they are. Everything here can stay as it is."},
		{id: stopReview, step: 7, title: "Read before it exists", check: checkLetters, shows: true, screen: newReview,
			about: "Nothing has been written yet. Read each letter, and change what you would not say."},
		{id: stopSave, step: 7, title: "Where to put them", enter: enterSave, ask: askSave, check: checkSave, screen: newSave,
			about: "All letters are written, or none. A file that is already there stays, unless you say otherwise."},
		{id: stopDone, step: 8, title: "Done", screen: newDone},
	}
	for i := range stops {
		s := &stops[i]
		if s.applies == nil {
			s.applies = func(*desk, *Draft) bool { return true }
		}
		if s.enter == nil {
			s.enter = func(*desk, *Draft) {}
		}
		if s.ask == nil {
			s.ask = func(*desk, *Draft) page { return page{} }
		}
		if s.check == nil {
			s.check = func(*desk, *Draft) []problem { return nil }
		}
		if s.screen == nil {
			s.screen = func(s *session, st stop) screen { return newForm(s, st) }
		}
	}
	return stops
}

// after is the next stop that applies.
func (k *desk) after(d *Draft, from stop) (stop, bool) {
	if from.id == stopStart {
		k.takenUp = d.from
	}
	if from.id == stopStart && d.resumeAt != "" {
		d.At, d.resumeAt = d.resumeAt, ""
		return k.resume(d), true
	}
	i := slices.IndexFunc(k.stops, func(s stop) bool { return s.id == from.id })
	for _, s := range k.stops[i+1:] {
		if s.applies(k, d) {
			return s, true
		}
	}
	return stop{}, false
}

// before is the stop before from that applies. From the last page there is no
// way back: the letters are written.
func (k *desk) before(d *Draft, from stop) (stop, bool) {
	if from.id == stopDone {
		return stop{}, false
	}
	i := slices.IndexFunc(k.stops, func(s stop) bool { return s.id == from.id })
	for _, s := range slices.Backward(k.stops[:max(i, 0)]) {
		if s.applies(k, d) {
			return s, true
		}
	}
	return stop{}, false
}

// resume is where a draft goes on: the stop it was kept at, or an earlier one
// whose answers no longer stand (the directory may have changed since).
func (k *desk) resume(d *Draft) stop {
	i := slices.IndexFunc(k.stops, func(s stop) bool { return s.id == d.At })
	for j, s := range k.stops {
		if !s.applies(k, d) {
			continue
		}
		if j >= i || len(blocking(s.check(k, d))) > 0 {
			return s
		}
	}
	return k.stops[0]
}

// isOwnKey reports whether a question asks for what the check calls found:
// it leaves out which of the typed-in addressees it means.
func isOwnKey(asked, found string) bool {
	rest, ok := strings.CutPrefix(found, "addressee.")
	return ok && strings.HasPrefix(asked, "addressee.") && strings.Contains(asked+".", "."+rest+".")
}

// blocking are the problems that close the way.
func blocking(list []problem) []problem {
	var out []problem
	for _, p := range list {
		if !p.warning {
			out = append(out, p)
		}
	}
	return out
}

// progress says where one is: "4 of 8 · Whom to write to".
func (k *desk) progress(d *Draft, at stop) string {
	if at.step == 0 {
		return ""
	}
	return k.say.F("%d of %d · %s", at.step, k.stops[len(k.stops)-1].step, at.title)
}

// checkAsked is the check of a stop whose questions are keys of the request
// file: what the request's own check says about them. So wizard, plain mode
// and request files are judged alike.
func checkAsked(ask func(*desk, *Draft) page) func(*desk, *Draft) []problem {
	return func(k *desk, d *Draft) []problem {
		asked := ask(k, d).questions
		var out []problem
		for _, p := range k.problems(d) {
			if p.key == "identifiers" && len(asked) > 0 && strings.HasPrefix(asked[0].key, "identifiers.") {
				p.key = asked[0].key
			}
			i := slices.IndexFunc(asked, func(q question) bool { return q.key == p.key || isOwnKey(q.key, p.key) })
			if i < 0 {
				continue
			}
			p.key = asked[i].key
			p.without = k.withoutMissing(strings.Join(asked[i].get(d), "\n"))
			out = append(out, p)
		}
		return out
	}
}

func firstRun(k *desk, d *Draft) bool { return k.opts.FirstRun }

func askWelcome(k *desk, _ *Draft) page {
	kept := "Your answers are kept on this computer until the letters are written, so that nothing is lost."
	if k.opts.DataDir != "" {
		kept = "Until the letters are written your answers are kept in\n" + shown(k.opts.DataDir) + "\nso that nothing is lost. The command “unscrape forget” removes them."
	}
	return page{
		intro: "This program helps you write to those who hold data about you: the platform you use, and whoever scraped it. It asks a few questions, shows you each letter before it exists, and writes letters that you send yourself.\n\n" +
			"It sends nothing, and goes online only for a public list that you tell it to download. It is not legal advice.\n\n" + kept,
		questions: []question{{
			key: "safe", kind: oneOf,
			title: "Does somebody else use this computer, or could someone use these letters against you?",
			options: []option{
				{value: "no", label: "No"},
				{value: "yes", label: "Yes, or I am not sure", detail: "Nothing is kept here: if the program ends, your answers are gone. The letters get file names that do not say what they are."},
			},
			get: func(d *Draft) []string {
				if d.NotSafe {
					return []string{"yes"}
				}
				return []string{"no"}
			},
			set: func(d *Draft, v []string) { d.NotSafe = slices.Contains(v, "yes") },
		}},
	}
}

// hasDrafts reports whether kept drafts are offered: not where the person
// came with answers of a new matter.
func hasDrafts(k *desk, _ *Draft) bool {
	r := k.opts.Request
	return len(k.opts.Drafts) > 0 && r.Incident == "" && r.Residence == "" && len(r.Addressees) == 0
}

const startAnew = "new"

func askStart(k *desk, _ *Draft) page {
	q := question{
		key: "start", kind: oneOf, title: "Go on where you were?",
		get: func(d *Draft) []string { return []string{d.from} },
		set: func(d *Draft, v []string) {
			from := strings.Join(v, "")
			fresh := k.fresh()
			for i, kept := range k.opts.Drafts {
				if from != draftValue(i) {
					continue
				}
				if old, err := decodeDraft(kept.Data); err == nil {
					fresh = old
					fresh.resumeAt = old.At
				}
			}
			*d = *fresh
			d.At, d.from = stopStart, from
		},
	}
	for i, kept := range k.opts.Drafts {
		q.options = append(q.options, option{value: draftValue(i), label: shown(kept.Label), detail: "Kept " + shown(kept.When)})
	}
	q.options = append(q.options, option{value: startAnew, label: "Something new"})
	return page{questions: []question{q}}
}

func draftValue(i int) string { return fmt.Sprintf("draft-%d", i+1) }
