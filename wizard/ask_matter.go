package wizard

import (
	"slices"
	"strings"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
)

func askIncident(k *desk, d *Draft) page {
	q := question{key: "incident", kind: oneOf, title: "What happened?"}
	q.get, q.set = textOf(func(d *Draft) *string { return &d.Request.Incident })
	for _, in := range k.incidents(d) {
		q.options = append(q.options, option{value: in.ID, label: shown(in.Title), detail: shown(in.Summary)})
	}
	return page{questions: []question{q}}
}

func checkIncident(k *desk, d *Draft) []problem {
	if _, ok := k.incident(d); !ok {
		return []problem{{key: "incident", text: "Please choose what comes closest."}}
	}
	return nil
}

func askResidence(k *desk, d *Draft) page {
	now := question{
		key: "residence", kind: pick, title: "Where do you live?",
		help:    "Type the beginning of the country's name. For the United States, type your state: the law differs. This decides which law protects you, and which company of a platform has to answer you.",
		options: k.places(),
	}
	now.get, now.set = placeOf(func(d *Draft) *law.Place { return &d.Request.Residence })
	then := question{
		key: "residence-then", kind: pick, optional: true, title: "Did you live elsewhere while it happened?",
		help:    "Leave this empty if it was the same country. Which law binds a scraper can depend on where you were at the time.",
		options: k.places(),
	}
	then.get, then.set = placeOf(func(d *Draft) *law.Place { return &d.Request.ResidenceThen })
	return page{
		questions: []question{now, then},
		outro: func(d *Draft) string {
			if _, err := law.ParsePlace(string(d.Request.Residence)); err != nil {
				return ""
			}
			return k.regimesSaid(d)
		},
	}
}

func placeOf(field func(*Draft) *law.Place) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string {
			if p := *field(d); p != "" {
				return []string{string(p)}
			}
			return nil
		}, func(d *Draft, v []string) {
			*field(d) = law.Place(strings.Join(v, ""))
		}
}

// regimesSaid says for each addressee which law a letter would stand on, and
// why.
func (k *desk) regimesSaid(d *Draft) string {
	var out []string
	byReason := map[string]int{}
	in, _ := k.incident(d)
	for _, e := range k.candidates(d) {
		if k.isOwn(e.ID) && !d.writesTo(e.ID) && !slices.ContainsFunc(in.Recommend, func(r incident.Recommendation) bool { return k.slot(r.Addressee) == e.ID }) {
			continue
		}
		c := k.regime(d, e)
		name := c.Regime.Name("en")
		if c.Regime == law.None {
			name = "no law that this program knows"
		}
		who := k.serviceOf(d, e.ID)
		who = upperFirst(who)
		who, name = k.say.Word(who), k.say.Word(name)
		if i, ok := byReason[c.Reason]; ok {
			out[i] = strings.Replace(out[i], ": "+name, ", "+who+": "+name, 1)
			continue
		}
		byReason[c.Reason] = len(out)
		out = append(out, who+": "+name+". "+k.say.T(c.Reason))
	}
	for i := range out {
		out[i] = k.say.F("%s", out[i])
	}
	return strings.Join(out, "\n\n")
}

func checkResidence(k *desk, d *Draft) []problem {
	var out []problem
	if d.Request.Residence == "" {
		return []problem{{key: "residence", text: "Without a country no law can be chosen. If yours protects you by none of the laws known here, the letter asks without citing one."}}
	}
	for key, p := range map[string]law.Place{"residence": d.Request.Residence, "residence-then": d.Request.ResidenceThen} {
		if _, err := law.ParsePlace(string(p)); p != "" && err != nil {
			out = append(out, problem{key: key, text: "No country of this name was found. Type the beginning of its English name, or its two-letter code."})
		}
	}
	return out
}

// What a person can want, before it becomes letters of a regime.
const (
	wantRecommended = "recommended"
	wantSee         = "see"
	wantBoth        = "see-then-delete"
	wantDelete      = "delete"
	wantStop        = "stop-selling"
	wantGiven       = "as-given" // the letters that a request file named
)

// kinds is how a want becomes a letter, by the European names; under other
// laws their kin is taken. What is recommended the incident decides.
var kinds = map[string]string{
	wantSee:    "access",
	wantBoth:   "access-erasure",
	wantDelete: "erasure",
	wantStop:   "opt-out",
}

func enterRights(k *desk, d *Draft) {
	if have := k.have(d); asksPackage(k, d) && (have == haveSkip || have == haveNone) {
		k.dropPackage(d)
	}
	if d.Want == "" {
		d.Want = wantRecommended
	}
	enterAddressees(k, d) // so that the letter shows what each wish means
}

func askRights(k *desk, d *Draft) page {
	q := question{key: "want", kind: oneOf, title: "What should the letters ask for?"}
	q.get = func(d *Draft) []string { return []string{d.Want} }
	q.set = func(d *Draft, v []string) {
		if want := strings.Join(v, ""); want != d.Want {
			d.Want, d.Picked = want, nil
		}
	}
	if d.Want == wantGiven {
		q.options = append(q.options, option{value: wantGiven, label: "What the request file says"})
	}
	q.options = append(q.options, option{value: wantRecommended, label: "What is recommended here", detail: k.recommended(d)})
	california, others := k.regimes(d)
	if !california && !others {
		q.options[len(q.options)-1].label = "Ask all the same"
		return page{
			intro:     "No law that this program knows gives you a right against these addressees. The letter asks all the same, politely and without citing a provision: some firms treat everybody alike.",
			questions: []question{q},
		}
	}
	q.options = append(q.options, option{
		value: wantSee, label: "Show me what you have",
		detail: "A copy of your data, where it came from, and who received it. Nothing is deleted by it.",
	})
	both := option{
		value: wantBoth, label: "Show me, then delete it",
		detail: "A platform is asked in two steps: first the copy, then the erasure. Copies that others made earlier stay where they are.",
	}
	if california {
		both.label = "Show me, do not sell it, delete it"
		both.detail += " In California deletion reaches only what was collected from you yourself."
	}
	q.options = append(q.options, both)
	if california {
		q.options = append(q.options, option{
			value: wantStop, label: "Do not sell or share it",
			detail: "The quickest right in California, within 15 business days. It deletes nothing.",
		})
	}
	remove := option{
		value: wantDelete, label: "Delete it",
		detail: "Once it is deleted nobody can tell you any more what was stored, or who has it.",
	}
	if slices.ContainsFunc(k.candidates(d), func(e directory.Entry) bool { return e.ID == "discord" }) {
		remove.alarm = "With Discord the order matters: first your data package, then the list of your messages, then this letter with the list, and only then, if you wish, close the account. Closing it earlier cancels the package."
	}
	if len(d.Request.MessageLists) > 0 {
		remove.tag = "second letter"
		remove.alarm = "You have the list of your messages: this is the recommended second letter to Discord, when the first is answered. It does not reach what the scraper holds. Keep the package, and close your account last, if at all."
	}
	q.options = append(q.options, remove)
	return page{questions: []question{q}}
}

// recommended says in one sentence each what the recommended letters ask.
func (k *desk) recommended(d *Draft) string {
	in, ok := k.incident(d)
	if !ok {
		return ""
	}
	var out []string
	seen := map[string]bool{}
	for _, r := range in.Recommend {
		if seen[r.Addressee] {
			continue
		}
		seen[r.Addressee] = true
		who := upperFirst(k.serviceOf(d, r.Addressee))
		if !r.On {
			who += ", if you decide to write there,"
		}
		switch r.Letter {
		case "access":
			out = append(out, who+" should show you what it has.")
		case "access-erasure":
			out = append(out, who+" should show you what it has, then delete it.")
		case "erasure":
			out = append(out, who+" should delete what it has.")
		}
	}
	if len(d.Request.MessageLists) > 0 {
		out = append(out, "The second letter to Discord, when this one is answered, asks for the erasure of the messages on your list.")
	}
	return strings.Join(out, " ")
}

func enterAddressees(k *desk, d *Draft) {
	in, ok := k.incident(d)
	if !ok || d.Filled == d.Request.Incident {
		return
	}
	if len(d.Request.Addressees) == 0 || d.Filled != "" {
		d.Request.Addressees = nil
		for _, r := range in.Recommend {
			if id := k.slot(r.Addressee); r.On && !slices.Contains(d.Request.Addressees, id) {
				k.addOwn(d, id)
				d.Request.Addressees = append(d.Request.Addressees, id)
			}
		}
	}
	d.Filled = d.Request.Incident
}

func askAddressees(k *desk, d *Draft) page {
	q := question{
		key: "addressees", kind: anyOf, title: "Who should get a letter?",
		get: func(d *Draft) []string { return d.Request.Addressees },
		set: func(d *Draft, v []string) {
			for _, id := range v {
				k.addOwn(d, id)
			}
			d.Request.Addressees = v
		},
	}
	in, _ := k.incident(d)
	for _, e := range k.candidates(d) {
		q.options = append(q.options, k.addresseeOption(d, in, e))
	}
	q.options = append(q.options, option{
		value: findOption, opens: true, label: "Find somebody in the directory",
		detail: "By name, brand or website. Who is not listed there can be typed in.",
	})
	return page{
		questions: []question{q},
		outro:     func(d *Draft) string { return k.disclosureSaid(d, slices.Concat(k.open(d), k.hostile(d))) },
	}
}

func (k *desk) addresseeOption(d *Draft, in incident.Incident, e directory.Entry) option {
	o := option{value: e.ID, label: k.nameOf(d, e), named: true, tag: string(e.Role)}
	i := slices.IndexFunc(in.Recommend, func(r incident.Recommendation) bool { return k.slot(r.Addressee) == e.ID })
	if i >= 0 {
		o.detail = shown(in.Recommend[i].Why)
	}
	typed := k.isOwn(e.ID)
	if e.Hostile && !typed {
		o.tag = "hostile"
		o.alarm = strings.Join(firstOf(shownAll(e.Warnings), 2), " ")
	} else if e.Dead && !typed {
		o.alarm = deadSaid
	}
	if !typed {
		o.confirm = confirmationFor(e)
	}
	switch {
	case typed && e.Service == "" && e.Role == law.Platform:
		o.label, o.named, o.tag = "Another platform", false, ""
		o.detail = sentences(o.detail, "You say on the next page which one.")
	case typed && e.Service == "":
		o.label, o.named, o.tag = "The scraper or broker", false, ""
		if i < 0 {
			o.label, o.detail = "Another scraper or broker", "Somebody else who has your data. You say on the next page who."
		} else {
			o.detail = sentences(o.detail, "You say on the next page who it is.")
		}
	}
	if entity, ok := e.EntityFor(d.Request.Residence); ok {
		o.alarm = sentences(o.alarm, k.ageSaid(d, e))
		for _, c := range shownAll(entity.Cautions) {
			o.alarm = sentences(o.alarm, c)
		}
	}
	return o
}

func hostileConfirmation(e directory.Entry) *confirmation {
	who := shown(e.Service)
	c := &confirmation{
		title: "Write to " + who + " all the same?",
		no:    "No, do not write to them",
		yes:   "Yes, write to them: only my account ID, an alias, and my jurisdiction",
		agreed: func(d *Draft) {
			if !slices.Contains(d.Confirmed, e.ID) {
				d.Confirmed = append(d.Confirmed, e.ID)
			}
		},
	}
	for _, w := range shownAll(e.Warnings) {
		c.warnings = append(c.warnings, "! "+w)
	}
	c.warnings = append(c.warnings, firstOf(shownAll(e.Notes), 2)...)
	return c
}

func checkAddressees(k *desk, d *Draft) []problem {
	if len(d.Request.Addressees) == 0 {
		return []problem{{key: "addressees", text: "Choose at least one addressee."}}
	}
	for _, id := range d.Request.Addressees {
		e, ok := k.entry(d, id)
		if !ok {
			return []problem{{key: "addressees", text: "An addressee named here is not in the directory any more. Choose again."}}
		}
		if (e.Hostile || e.Dead) && !k.isOwn(id) && !slices.Contains(d.Confirmed, id) {
			return []problem{{key: "addressees", text: "A letter to " + shown(e.Service) + " has to be confirmed. Turn it off and on again."}}
		}
	}
	return nil
}

func firstOf(list []string, n int) []string { return list[:min(n, len(list))] }

func shownAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = shown(s)
	}
	return out
}
