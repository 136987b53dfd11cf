package law

// Circumstances are what decides which regime a letter to one addressee
// stands on. Citizenship is not among them: it never matters.
type Circumstances struct {
	Then        Place // where the person was while the data were collected; "" = as Now
	Now         Place // where the person lives now
	Established Place // where the addressee is established; "" = not known
	Role        Role
}

// Choice is the regime for one letter, with its reason in one sentence.
type Choice struct {
	Regime Regime
	Reason string
	Also   []Regime // other regimes that would carry the letter too
}

// Decide chooses the regime for one addressee. First counts where the
// addressee is established (Art. 3(1) GDPR and UK GDPR, and Swiss law: it then
// answers to everybody), then where the person was when a scraper watched
// them, or lives when a platform serves them (Art. 3(2)), at last whether they
// live in Switzerland now, where the matter has its effect (Art. 3(1) FADP),
// or in California (Cal. Civ. Code § 1798.140(i)). None comes with a reason
// that names the regimes there are.
func Decide(c Circumstances) Choice {
	if c.Then == "" {
		c.Then = c.Now
	}
	var found []Choice
	add := func(r Regime, reason string) {
		for _, f := range found {
			if f.Regime == r {
				return
			}
		}
		found = append(found, Choice{Regime: r, Reason: reason})
	}

	if t, ok := territoryOf(c.Established); ok {
		add(t, "This addressee is established in "+c.Established.Country().inSentence("en")+", so the "+t.Name("en")+
			" applies to what it does with your data, wherever you live (Article 3(1) "+t.Name("en")+").")
	}
	if c.Established.InSwitzerland() {
		add(FADP, "This addressee is established in Switzerland, so the FADP applies to what it does with your data there, wherever you live (Article 3(1) FADP).")
	}
	// A platform is held by the service it offers the person today, a
	// collector by where the person was when it watched.
	if c.Role == Platform {
		c.offered(add)
		c.resident(add)
		c.watched(add)
	} else {
		c.watched(add)
		c.resident(add)
	}
	if len(found) == 0 {
		return Choice{Regime: None, Reason: c.unprotected()}
	}
	choice := found[0]
	for _, f := range found[1:] {
		choice.Also = append(choice.Also, f.Regime)
	}
	return choice
}

// territoryOf is the regime that reaches whoever is established at p.
func territoryOf(p Place) (Regime, bool) {
	switch {
	case p.InEEA():
		return GDPR, true
	case p.InUK():
		return UKGDPR, true
	}
	return "", false
}

func (c Circumstances) offered(add func(Regime, string)) {
	if r, ok := territoryOf(c.Now); ok {
		add(r, "You live in "+c.Now.Country().inSentence("en")+", and the "+r.Name("en")+
			" covers a service offered to people there even from elsewhere (Article 3(2) "+r.Name("en")+").")
	}
}

func (c Circumstances) watched(add func(Regime, string)) {
	if r, ok := territoryOf(c.Then); ok {
		add(r, "You were in "+c.Then.Country().inSentence("en")+" while the data were collected, and the "+r.Name("en")+
			" covers those who monitor people there even from elsewhere (Article 3(2) "+r.Name("en")+").")
	}
}

func (c Circumstances) resident(add func(Regime, string)) {
	if c.Now.InSwitzerland() {
		add(FADP, "You live in Switzerland, and the FADP applies to whatever has an effect there, even if it was initiated abroad (Article 3(1) FADP).")
	}
	if c.Now.InCalifornia() {
		add(CCPA, "You live in California now, and the CCPA protects its residents against businesses run for profit that work there"+
			" and are large or deal in personal data, which is assumed of this addressee (Cal. Civ. Code § 1798.140(d) and (i)).")
	}
}

func (c Circumstances) unprotected() string {
	const rest = ": the GDPR (European Economic Area), the UK GDPR (United Kingdom), the FADP (Switzerland) and the CCPA (people living in California now)" +
		" do not reach this letter as far as we know, so it can be a voluntary request that cites no law."
	switch {
	case c.Now == "":
		return "It is not known where you live" + rest
	case c.Now == "US":
		return "You live in the United States, and without the state it is not known whether its law protects you" + rest
	case c.Now.InEEA() || c.Now.InUK():
		return "You live in " + c.Now.Country().inSentence("en") + " now but were in " + c.Then.inSentence("en") +
			" while the data were collected" + rest
	case c.Then.InCalifornia():
		return "You lived in California then but do not now" + rest
	}
	return "You live in " + c.Now.inSentence("en") + rest
}
