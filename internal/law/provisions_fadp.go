package law

import "sync"

const (
	sourceFADP = "https://www.fedlex.admin.ch/eli/cc/2022/491/en"
	sourceDPO  = "https://www.fedlex.admin.ch/eli/cc/2022/568/de"
)

// fadpProvisions are those of the Swiss Federal Act on Data Protection of 25
// September 2020 (SR 235.1) and of the Data Protection Ordinance (SR 235.11),
// both in force since 1 September 2023.
var fadpProvisions = sync.OnceValue(func() []Provision {
	const noPenalty = "a letter does not threaten penalties; prosecution is for the cantons"
	list := []Provision{
		{Ref: "3(1)", Gist: "applies to matters that have an effect in Switzerland, even if they were initiated abroad"},
		{Ref: "5(c)", Gist: "which personal data are sensitive"},
		{Ref: "6(1)", Gist: "processing is lawful"},
		{Ref: "6(2)", Gist: "processing is in good faith and proportionate"},
		{Ref: "6(3)", Gist: "data are collected for a specific purpose that the person can see, and processed compatibly with it"},
		{Ref: "6(4)", Gist: "data no longer needed for the purpose are destroyed or made anonymous"},
		{Ref: "7", Gist: "data protection by design and by default", Voluntary: true},
		{Ref: "8", Gist: "security of data", Voluntary: true},
		{Ref: "14", Gist: "a private controller from abroad appoints a representative in Switzerland, under conditions"},
		{Ref: "16", Gist: "when data may be disclosed abroad"},
		{Ref: "19", Gist: "the person is told that data about them are collected"},
		{Ref: "19(2)", Gist: "identity of the controller, purpose, recipients"},
		{Ref: "19(3)", Gist: "where the data come from elsewhere, also their categories"},
		{Ref: "19(4)", Gist: "where data go abroad, also the country and the guarantees"},
		{Ref: "19(5)", Gist: "that notice is due a month after the data were received, and at their disclosure at the latest"},
		{Ref: "24", Gist: "breaches are reported to the commissioner and, where needed, to the people concerned", Voluntary: true,
			unfit: []unfit{{notPlatform, noBreachRight}}},
		{Ref: "25", Gist: "right of access"},
		{Ref: "25(1)", Gist: "information on whether data are processed"},
		{Ref: "25(2)", Gist: "what is needed to use one's rights and for transparent processing"},
		{Ref: "25(2)(a)", Gist: "who the controller is and how to reach it"},
		{Ref: "25(2)(b)", Gist: "the data themselves"},
		{Ref: "25(2)(c)", Gist: "purpose of the processing"},
		{Ref: "25(2)(d)", Gist: "how long data are kept, or how that is decided"},
		{Ref: "25(2)(e)", Gist: "the available information on the source, if not the person"},
		{Ref: "25(2)(f)", Gist: "automated individual decisions and their logic"},
		{Ref: "25(2)(g)", Gist: "recipients or their categories, and what Article 19(4) asks for"},
		{Ref: "25(6)", Gist: "access is free, with exceptions"},
		{Ref: "25(7)", Gist: "access is given within 30 days as a rule"},
		{Ref: "26", Gist: "limits of the right of access"},
		{Ref: "26(1)(b)", Gist: "a refusal because overriding interests of others demand it"},
		{Ref: "26(4)", Gist: "the controller says why it refuses, restricts or defers"},
		{Ref: "28", Gist: "right to be given, or to have transferred, the data one disclosed", unfit: []unfit{{notPlatform, notProvided}}},
		{Ref: "30(1)", Gist: "processing must not violate personality rights unlawfully"},
		{Ref: "30(2)(a)", Gist: "processing against the principles of Articles 6 and 8 is such a violation"},
		{Ref: "30(2)(b)", Gist: "processing against the person's express will is such a violation"},
		{Ref: "30(2)(c)", Gist: "disclosing sensitive data to others is such a violation"},
		{Ref: "30(3)", Gist: "as a rule none where the person made the data generally accessible and did not expressly forbid processing"},
		{Ref: "31", Gist: "what justifies a violation: consent, overriding interests, law"},
		{Ref: "31(1)", Gist: "a violation is unlawful unless consent, an overriding interest or the law justifies it"},
		{Ref: "32(1)", Gist: "right to correction"},
		{Ref: "32(2)", Gist: "what a court can order"},
		{Ref: "32(2)(a)", Gist: "that a processing be forbidden"},
		{Ref: "32(2)(b)", Gist: "that a disclosure to others be forbidden"},
		{Ref: "32(2)(c)", Gist: "that data be deleted or destroyed"},
		{Ref: "32(4)", Gist: "that correction, deletion or a ban be told to others or published"},
		{Ref: "60", Gist: "penalties for breaching duties to inform", unfit: []unfit{{inLetters, noPenalty}}},

		{Ref: "DPO 16(5)", Source: sourceDPO, Gist: "the controller identifies the person by suitable means, and the person helps"},
		{Ref: "DPO 17", Source: sourceDPO, Gist: "who answers where several are responsible"},
		{Ref: "DPO 18(1)", Source: sourceDPO, Gist: "the answer is due within 30 days of receipt of the request"},
		{Ref: "DPO 18(2)", Source: sourceDPO, Gist: "if it takes longer, the person is told so, and by when"},
		{Ref: "DPO 18(3)", Source: sourceDPO, Gist: "a refusal, restriction or deferral is told within the same period"},
		{Ref: "DPO 19", Source: sourceDPO, Gist: "a share of the cost, at most 300 francs, where the effort is disproportionate; ten days to withdraw"},
	}
	for i := range list {
		list[i].Regime = FADP
		if list[i].Source == "" {
			list[i].Source = sourceFADP
		}
	}
	return list
})
