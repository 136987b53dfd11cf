package law

import "sync"

const (
	sourceGDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
	source1182 = "https://eur-lex.europa.eu/eli/reg/1971/1182/oj"
	sourceCJEU = "https://curia.europa.eu/juris/recherche.jsf"
	sourceEDPB = "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-012022-data-subject-rights-right-access_en"
)

// Why some provisions do not carry every letter.
const (
	notProvided   = "the data were not provided by you"
	noConsent     = "you never gave it your consent, so there is none to withdraw; 17(1)(c) and 17(1)(d) are the grounds that can hold"
	noMarketing   = "the absolute right is about direct marketing only; the general one is 21(1)"
	noEuros       = "a first letter claims no compensation: it makes the request look like a means to that end (C-526/24)"
	noFines       = "a letter does not threaten fines; imposing them is for the authority"
	noBreachRight = "the duty follows a breach in its own systems and gives no right to a history of breaches"
)

// gdprArticles are the provisions that the GDPR and the UK GDPR share, in the
// wording both have. Their text is Regulation (EU) 2016/679.
var gdprArticles = []Provision{
	{Ref: "2(2)(c)", Gist: "the exemption for purely personal or household activity"},
	{Ref: "3(1)", Gist: "applies to processing by an establishment on the territory, wherever it takes place"},
	{Ref: "3(2)", Gist: "applies to controllers elsewhere that offer services to, or monitor, people on the territory"},
	{Ref: "3(2)(a)", Gist: "applies to controllers elsewhere that offer goods or services to people on the territory"},
	{Ref: "3(2)(b)", Gist: "applies to controllers elsewhere that monitor the behaviour of people on the territory"},
	{Ref: "4(5)", Gist: "what pseudonymisation is"},
	{Ref: "5(1)(a)", Gist: "lawfulness, fairness and transparency"},
	{Ref: "5(1)(c)", Gist: "data minimisation"},
	{Ref: "5(1)(e)", Gist: "storage limitation"},
	{Ref: "5(1)(f)", Gist: "integrity and confidentiality", Voluntary: true},
	{Ref: "5(2)", Gist: "the controller answers for, and can show, compliance with the principles", Voluntary: true},
	{Ref: "6", Gist: "when processing is lawful"},
	{Ref: "6(1)(e)", Gist: "public task as a legal basis"},
	{Ref: "6(1)(f)", Gist: "legitimate interests as a legal basis; the controller proves interest, necessity and balance"},
	{Ref: "7(3)", Gist: "consent can be withdrawn at any time, as easily as it was given",
		unfit: []unfit{{notPlatform, noConsent}}},
	{Ref: "9", Gist: "special categories of data"},
	{Ref: "9(1)", Gist: "processing special categories of data is prohibited"},
	{Ref: "9(2)(e)", Gist: "exception for data the person manifestly made public"},
	{Ref: "11(2)", Gist: "a controller that shows it cannot identify the person need not answer unless the person helps it to"},
	{Ref: "12", Gist: "how a controller must answer"},
	{Ref: "12(2)", Gist: "the controller makes exercising rights easy"},
	{Ref: "12(4)", Gist: "a refusal comes within one month with its reasons and the ways to complain"},
	{Ref: "12(5)", Gist: "answers are free; the controller proves that a request is unfounded or excessive"},
	{Ref: "12(6)", Gist: "more proof of identity may be asked for only where there are reasonable doubts"},
	{Ref: "14", Gist: "what a controller tells people whose data it obtained elsewhere"},
	{Ref: "14(1)", Gist: "identity, purposes, legal basis, categories, recipients, transfers"},
	{Ref: "14(2)", Gist: "period, legitimate interests, rights, source, automated decisions"},
	{Ref: "14(2)(f)", Gist: "the source of the data, and whether it is publicly accessible"},
	{Ref: "14(3)", Gist: "when that notice is due"},
	{Ref: "14(3)(a)", Gist: "within a month of obtaining the data"},
	{Ref: "14(3)(b)", Gist: "at the first communication, where the data are used to write to the person"},
	{Ref: "14(3)(c)", Gist: "at the latest when the data are first disclosed"},
	{Ref: "14(5)", Gist: "exceptions to that notice"},
	{Ref: "14(5)(a)", Gist: "exception where the person has the information"},
	{Ref: "14(5)(b)", Gist: "exception for disproportionate effort, with measures in its place"},
	{Ref: "14(5)(c)", Gist: "exception where a law provides for obtaining the data"},
	{Ref: "14(5)(d)", Gist: "exception for professional secrecy"},
	{Ref: "15", Gist: "right of access"},
	{Ref: "15(1)", Gist: "confirmation whether data are processed, access to them and to what follows"},
	{Ref: "15(1)(a)", Gist: "purposes of the processing"},
	{Ref: "15(1)(b)", Gist: "categories of data"},
	{Ref: "15(1)(c)", Gist: "recipients or categories of recipients"},
	{Ref: "15(1)(d)", Gist: "how long data are kept, or how that is decided"},
	{Ref: "15(1)(e)", Gist: "that there are rights to rectification, erasure, restriction and objection"},
	{Ref: "15(1)(f)", Gist: "that there is a right to complain"},
	{Ref: "15(1)(g)", Gist: "any available information on the source"},
	{Ref: "15(1)(h)", Gist: "automated decisions, their logic and consequences"},
	{Ref: "15(2)", Gist: "safeguards of transfers to third countries"},
	{Ref: "15(3)", Gist: "a copy of the data, the first one free"},
	{Ref: "15(4)", Gist: "the copy must not harm the rights of others"},
	{Ref: "16", Gist: "right to rectification"},
	{Ref: "17", Gist: "right to erasure"},
	{Ref: "17(1)", Gist: "right to erasure, and its grounds"},
	{Ref: "17(1)(a)", Gist: "the data are no longer necessary"},
	{Ref: "17(1)(b)", Gist: "consent is withdrawn and nothing else carries the processing",
		unfit: []unfit{{notPlatform, noConsent}}},
	{Ref: "17(1)(c)", Gist: "the person objects and no overriding grounds remain"},
	{Ref: "17(1)(d)", Gist: "the data were unlawfully processed"},
	{Ref: "17(1)(e)", Gist: "the law demands erasure"},
	{Ref: "17(1)(f)", Gist: "the data were collected when an online service was offered to a child",
		unfit: []unfit{{notPlatform, "it is about services offered to a child; for unlawful processing cite 17(1)(d)"}}},
	{Ref: "17(2)", Gist: "a controller that made data public tells others of the request"},
	{Ref: "17(3)", Gist: "exceptions to erasure"},
	{Ref: "17(3)(a)", Gist: "exception for freedom of expression and information"},
	{Ref: "17(3)(b)", Gist: "exception for legal obligations and public tasks"},
	{Ref: "17(3)(c)", Gist: "exception for public health"},
	{Ref: "17(3)(d)", Gist: "exception for archiving, research and statistics"},
	{Ref: "17(3)(e)", Gist: "exception for legal claims"},
	{Ref: "18", Gist: "right to restriction"},
	{Ref: "18(1)", Gist: "right to restriction, and its grounds"},
	{Ref: "18(1)(a)", Gist: "restriction while accuracy is checked"},
	{Ref: "18(1)(b)", Gist: "restriction in place of erasure"},
	{Ref: "18(1)(c)", Gist: "restriction because the person needs the data for legal claims"},
	{Ref: "18(1)(d)", Gist: "restriction while an objection is decided"},
	{Ref: "18(3)", Gist: "the person is told before a restriction is lifted"},
	{Ref: "19", Gist: "recipients are told of erasure, and the person on request who they are"},
	{Ref: "20", Gist: "right to data portability", unfit: []unfit{{notPlatform, notProvided}}},
	{Ref: "20(1)", Gist: "a copy of provided data in a machine-readable form", unfit: []unfit{{notPlatform, notProvided}}},
	{Ref: "21", Gist: "right to object"},
	{Ref: "21(1)", Gist: "objection to processing on a balance of interests; the controller shows compelling grounds"},
	{Ref: "21(2)", Gist: "objection to direct marketing", unfit: []unfit{{without(notPlatform, Broker), noMarketing}}},
	{Ref: "21(3)", Gist: "after an objection to direct marketing the data are no longer used for it",
		unfit: []unfit{{without(notPlatform, Broker), noMarketing}}},
	{Ref: "21(4)", Gist: "the right to object is brought to attention"},
	{Ref: "25", Gist: "data protection by design", Voluntary: true},
	{Ref: "27", Gist: "a controller from elsewhere appoints a representative"},
	{Ref: "27(5)", Gist: "a representative does not shield the controller"},
	{Ref: "32", Gist: "security of processing", Voluntary: true},
	{Ref: "33", Gist: "breaches are notified to the authority", Voluntary: true, unfit: []unfit{{notPlatform, noBreachRight}}},
	{Ref: "34", Gist: "high-risk breaches are communicated to the people concerned", Voluntary: true, unfit: []unfit{{notPlatform, noBreachRight}}},
	{Ref: "46", Gist: "safeguards for transfers to third countries"},
	{Ref: "79", Gist: "right to a court"},
	{Ref: "80", Gist: "a non-profit body may act for the person"},
	{Ref: "82", Gist: "right to compensation", unfit: []unfit{{inLetters, noEuros}}},
	{Ref: "83(5)(b)", Gist: "fines for infringing rights", unfit: []unfit{{inLetters, noFines}}},
	{Ref: "recital 26", Gist: "pseudonymised data that can be attributed to a person are personal data"},
	{Ref: "recital 63", Gist: "the rights of others are no ground to refuse all information"},
}

var gdprProvisions = sync.OnceValue(func() []Provision {
	const hasEstablishment = "a platform established in the European Economic Area needs no representative there"
	list := make([]Provision, 0, len(gdprArticles)+40)
	for _, p := range gdprArticles {
		p.Regime, p.Source = GDPR, sourceGDPR
		switch p.Ref {
		case "12(4)":
			list = append(list, Provision{Regime: GDPR, Source: sourceGDPR, Ref: "12(3)",
				Gist: "without undue delay and within one month of receipt; two more months only with notice and reasons in the first"})
		case "25":
			list = append(list,
				Provision{Regime: GDPR, Source: sourceGDPR, Ref: "22(1)", Gist: "no decisions based solely on automated processing"},
				Provision{Regime: GDPR, Source: sourceGDPR, Ref: "22(4)", Gist: "such decisions and special categories of data"})
		case "27", "27(5)":
			p.unfit = []unfit{{[]Role{Platform}, hasEstablishment}}
		case "79":
			list = append(list, gdprAuthorities...)
		}
		list = append(list, p)
	}
	list = append(list, gdprRanges...)
	return append(list, besideGDPR...)
})

var gdprAuthorities = []Provision{
	{Regime: GDPR, Source: sourceGDPR, Ref: "55(1)", Gist: "each authority is competent on its own territory"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "58(2)(c)", Gist: "the authority can order an answer to a request"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "58(2)(d)", Gist: "the authority can order processing to be brought in line"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "58(2)(g)", Gist: "the authority can order rectification, erasure or restriction"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "77", Gist: "right to complain to an authority"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "78(2)", Gist: "right to a court when the authority is silent for three months"},
}

var gdprRanges = []Provision{
	{Regime: GDPR, Source: sourceGDPR, Ref: "12-22", Gist: "the rights and how they are answered"},
	{Regime: GDPR, Source: sourceGDPR, Ref: "15-22", Gist: "the rights"},
}

// besideGDPR are the counting rule, the judgments and the guidelines that
// letters under the GDPR may cite.
var besideGDPR = []Provision{
	{Regime: GDPR, Source: source1182, Ref: "1182/71 2(1)", Gist: "holidays are those where the action is to be taken"},
	{Regime: GDPR, Source: source1182, Ref: "1182/71 3", Gist: "how periods are counted"},
	{Regime: GDPR, Source: source1182, Ref: "1182/71 3(1)", Gist: "the day of the event is not counted"},
	{Regime: GDPR, Source: source1182, Ref: "1182/71 3(2)(c)", Gist: "a month ends on the day with the same number, else on the month's last day"},
	{Regime: GDPR, Source: source1182, Ref: "1182/71 3(3)", Gist: "holidays and weekends are counted"},
	{Regime: GDPR, Source: source1182, Ref: "1182/71 3(4)", Gist: "a period that ends on a day off ends with the next working day"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-131/12", party: "Google Spain", Gist: "a search engine takes pages out of the results of a search for a person's name",
		unfit: []unfit{{without(inLetters, SearchEngine), "it is about the results of search engines"}}},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-101/01", party: "Lindqvist", Gist: "publishing to anyone is no household activity"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-212/13", party: "Ryneš", Gist: "the household exemption is narrow"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-171/03", party: "Toeters", Gist: "a period in months ends on the same date"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-154/21", party: "Österreichische Post", Gist: "the person may insist on named recipients"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-487/21", party: "F.F.", Gist: "the copy is a faithful and intelligible reproduction of all data"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-307/22", party: "FT v DW", Gist: "no reasons needed; the first copy is free whatever the motive"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-203/22", party: "Dun & Bradstreet Austria", Gist: "an automated decision is explained intelligibly"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-252/21", party: "Meta v Bundeskartellamt", Gist: "reasonable expectations; manifestly made public is narrow"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-446/21", party: "Schrems", Gist: "manifestly made public is narrow"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-413/23 P", party: "EDPS v SRB", Gist: "who holds the link stays bound for pseudonymised data"},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-526/24", party: "Brillen Rottler", Gist: "when a first request is abusive",
		unfit: []unfit{{inLetters, "it helps the addressee to refuse, not the person who asks"}}},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-300/21", party: "Österreichische Post", Gist: "infringement alone is no damage", unfit: []unfit{{inLetters, noEuros}}},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-340/21", party: "Natsionalna agentsia", Gist: "fear of misuse can be damage", unfit: []unfit{{inLetters, noEuros}}},
	{Regime: GDPR, Source: sourceCJEU, Ref: "C-200/23", Gist: "loss of control can be damage", unfit: []unfit{{inLetters, noEuros}}},
	{Regime: GDPR, Source: sourceEDPB, Ref: "EDPB 01/2022 3.1.2", Gist: "a request may reach the controller on any official channel"},
	{Regime: GDPR, Source: sourceEDPB, Ref: "EDPB 01/2022 3.2", Gist: "identification is proportionate"},
	{Regime: GDPR, Source: sourceEDPB, Ref: "EDPB 01/2022 3.3", Gist: "existing credentials come before a copy of an identity document"},
	{Regime: GDPR, Source: sourceEDPB, Ref: "EDPB 01/2022 5.3", Gist: "timing of access"},
}
