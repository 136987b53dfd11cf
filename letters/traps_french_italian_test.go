package letters_test

import "example.org/unscrape/internal/law"

var frenchSlips = []slip{
	{mistake: "one month is written in days", pattern: `\b(30|31|trente)[ \x{A0}]jours`, example: "Répondez dans les 30 jours.", only: isUnder(law.GDPR)},
	{mistake: "the terms of the GDPR in a letter under the Swiss act", pattern: `RGPD|caractère personnel|limit(er|ation)[^.]{0,12} traitement|meilleurs délais|réclamation|considérant|l’Union`, example: "Veuillez limiter le traitement.", only: isUnder(law.FADP)},
	{mistake: "Swiss terms in a letter under the GDPR", pattern: `\bLPD\b|OPDo|\bal\.|\blet\.|motif justificatif`, example: "Selon l’art. 25 al. 1 LPD", only: isUnder(law.GDPR)},
	{mistake: "a threat, or a claim for money", pattern: `(?i)amende|sanction|dommages|indemni|préjudice|tribuna|avocat|plainte|mise en demeure|à défaut|faute de réponse|[$€£]`, example: "À défaut, je demanderai une indemnité."},
	{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)oubli|absolu`, example: "J’exerce mon droit à l’oubli."},
	{mistake: "scope by citizenship", pattern: `(?i)citoyen|nationalité|passeport`, example: "Je suis citoyenne de l’Union."},
	{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)pirat|hack|fuite|\bvol(é|s?\b)|messages (privés|directs)|intrusion|violation`, example: "Des messages privés ont été piratés."},
	{mistake: "an authority is named", pattern: `CNIL|PFPDT|(?i)comité européen|commission|autorité|préposé`, example: "Je saisirai la CNIL."},
	{mistake: "the letter asks not to be identified", pattern: `(?i)ne me demandez pas|sans m’identifier`, example: "Ne me demandez pas de m’identifier."},
	{mistake: "certainty that nobody has", pattern: `(?i)certainement|évidemment|manifestement|sans aucun doute|incontestable`, example: "Vous détenez manifestement mes données."},
	{mistake: "a form that needs the writer’s or the reader’s gender", pattern: `(?i)je soussigné|\(e\)|·e|je suis (né|inscrit|obligé|convaincu|préoccupé|certain|opposé)|êtes (établi|tenu|obligé|prié)|monsieur|madame`, example: "Je suis inscrit chez vous."},
	{mistake: "the reader is addressed in another form", pattern: `(?i)(^|[^\p{L}])(tu|toi|tes|ton|ta)($|[^\p{L}])`, example: "Efface tes copies."},
	{mistake: "a voluntary request cites law", pattern: `(?i)article|\bart\.|RGPD|LPD|droit|oblig|devez`, example: "L’article 15 du RGPD sert de modèle.", only: isUnder(law.None)},
}

var frenchMusts = []must{
	{"the request does not stand in the first sentence", func(rendered) bool { return true }, `^Je vous demande `},
	{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `Je ne demande ni la fermeture, ni la désactivation, ni la restriction de mon compte.{3,5}veuillez le laisser ouvert et utilisable`},
	{"the access does not come before the erasure", inTwoSteps, `Je vous prie de ne rien effacer avant d’avoir répondu à la première étape`},
	{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `ne vous oblige peut-être pas à y répondre, et je vous demande de le faire volontairement`},
	{"the person is said to have been scraped, as if that were known", mentionsScrape, `J’ai des raisons de penser que`},
	{"the deadline is missing", hasDeadline, `dans les meilleurs délais et au plus tard dans un délai d’un mois à compter de la réception`},
	{"the deadline is missing", isUnder(law.FADP), `dans un délai de 30 jours à compter de la réception`},
	{"a representative is demanded without a condition", demandsRepresentative, `représentant dans l’Union si vous n’y avez pas d’établissement`},
	{"nothing is offered about identity", underSomeLaw, `des doutes raisonnables sur mon identité`},
}

var italianSlips = []slip{
	{mistake: "one month is written in days", pattern: `\b(30|31|trenta)[ \x{A0}]giorni`, example: "Rispondete entro 30 giorni.", only: isUnder(law.GDPR)},
	{mistake: "the terms of the GDPR in a letter under the Swiss act", pattern: `GDPR|limit(are|arne|azione)[^.]{0,12} trattamento|ingiustificato ritardo|reclamo|considerando|Unione|finalità`, example: "Vi chiedo di limitare il trattamento.", only: isUnder(law.FADP)},
	{mistake: "Swiss terms in a letter under the GDPR", pattern: `\bLPD\b|OPDa|\bcpv\.|\blett\.|motivo giustificativo`, example: "Ai sensi dell’art. 25 cpv. 1 LPD", only: isUnder(law.GDPR)},
	{mistake: "a threat, or a claim for money", pattern: `(?i)\bmult[ae]\b|sanzion|risarciment|\bdann[oi]\b|tribunal|avvocat|giudizi|denunci|diffid|in mancanza|in difetto|[$€£]`, example: "In mancanza chiederò un risarcimento."},
	{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)oblio|assolut`, example: "Esercito il diritto all’oblio."},
	{mistake: "scope by citizenship", pattern: `(?i)cittadin|nazionalità|passaporto`, example: "La mia cittadinanza è italiana."},
	{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)hack|pirat|violazion|furto|rubat|fuga|messaggi (privati|diretti)|intrusion`, example: "I messaggi privati sono stati rubati."},
	{mistake: "an authority is named", pattern: `(?i)garante|IFPDT|comitato europeo|commissione|autorità|incaricato federale`, example: "Mi rivolgerò al Garante."},
	{mistake: "the letter asks not to be identified", pattern: `(?i)non chiedetemi|senza identificarmi`, example: "Non chiedetemi di identificarmi."},
	{mistake: "certainty that nobody has", pattern: `(?i)certamente|evidentemente|manifestamente|senza dubbio|chiaramente`, example: "Detenete senza dubbio i miei dati."},
	{mistake: "a form that needs the writer’s or the reader’s gender", pattern: `(?i)sottoscritt|sono (nato|nata|iscritt|certo|certa|sicur|interessat|preoccupat|convint)|siete (stabilit|tenut|obbligat|pregat)|\bgrat[oa]\b|\bliet[oa]\b`, example: "Il sottoscritto chiede l’accesso."},
	{mistake: "the reader is addressed in another form", pattern: `(^|[^\p{L}])(Lei|Ella|tu|tuo|tua|tuoi|tue|ti|te)($|[^\p{L}])`, example: "Chiedo a Lei di rispondere."},
	{mistake: "a voluntary request cites law", pattern: `(?i)\barticol|\bart\.|GDPR|LPD|diritt|obblig|dovete`, example: "L’articolo 15 del GDPR fa da modello.", only: isUnder(law.None)},
}

var italianMusts = []must{
	{"the request does not stand in the first sentence, or begins with a capital behind the comma of the salutation", func(rendered) bool { return true }, `^(chiedo|vi chiedo) `},
	{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `Non chiedo di chiudere, disattivare o limitare il mio account: vi prego di lasciarlo aperto e funzionante`},
	{"the access does not come before the erasure", inTwoSteps, `Vi prego di non cancellare nulla prima di avere risposto alla fase 1`},
	{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `potrebbe non obbligarvi a rispondere, e vi chiedo di farlo volontariamente`},
	{"the person is said to have been scraped, as if that were known", mentionsScrape, `Ho motivo di ritenere che`},
	{"the deadline is missing", hasDeadline, `senza ingiustificato ritardo e, al più tardi, entro un mese dal ricevimento`},
	{"the deadline is missing", isUnder(law.FADP), `entro 30 giorni dal ricevimento`},
	{"a representative is demanded without a condition", demandsRepresentative, `rappresentante nell’Unione se non vi avete uno stabilimento`},
	{"nothing is offered about identity", underSomeLaw, `ragionevoli dubbi sulla mia identità`},
}

func inTwoSteps(r rendered) bool {
	return r.tmpl.Meta.Role == law.Platform && r.tmpl.Meta.Letter == "access-erasure"
}

func demandsRepresentative(r rendered) bool { return r.tmpl.Meta.Regime == law.GDPR && cites(r, "27") }

func underSomeLaw(r rendered) bool { return r.tmpl.Meta.Regime != law.None }
