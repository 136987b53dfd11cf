package law

import "sync"

const (
	sourceUKGDPR  = "https://www.legislation.gov.uk/eur/2016/679/contents"
	sourceDPA2018 = "https://www.legislation.gov.uk/ukpga/2018/12/contents"
	sourceUKUT    = "https://caselaw.nationalarchives.gov.uk/ukut/aac/2025/319"
)

// ukProvisions are the shared articles with what the Data (Use and Access)
// Act 2025 changed: the period moved to Article 12A (5 February 2026), Article
// 22 became 22A to 22D, complaints go by the Data Protection Act 2018.
var ukProvisions = sync.OnceValue(func() []Provision {
	list := make([]Provision, 0, len(gdprArticles)+16)
	for _, p := range gdprArticles {
		p.Regime, p.Source = UKGDPR, sourceUKGDPR
		switch p.Ref {
		case "12(4)":
			p.Gist = "a refusal comes within the applicable period with its reasons and the way to the Commissioner"
		case "14":
			list = append(list, Provision{Regime: UKGDPR, Source: sourceUKGDPR, Ref: "12A",
				Gist: "one month from receipt of the request or of identity information; two more with notice and reasons; stands still for a clarification"})
		case "15(2)":
			list = append(list, Provision{Regime: UKGDPR, Source: sourceUKGDPR, Ref: "15(1A)",
				Gist: "access to what a reasonable and proportionate search finds"})
		case "25":
			list = append(list, Provision{Regime: UKGDPR, Source: sourceUKGDPR, Ref: "22A-22D",
				Gist: "significant decisions based solely on automated processing"})
		}
		list = append(list, p)
	}
	return append(list, besideUKGDPR...)
})

var besideUKGDPR = []Provision{
	{Regime: UKGDPR, Source: sourceUKGDPR, Ref: "12-22D", Gist: "the rights and how they are answered"},
	{Regime: UKGDPR, Source: sourceUKGDPR, Ref: "15-22D", Gist: "the rights"},
	{Regime: UKGDPR, Source: sourceDPA2018, Ref: "DPA2018 164A", Gist: "right to complain to the controller, which acknowledges within 30 days (in force 19 June 2026)"},
	{Regime: UKGDPR, Source: sourceDPA2018, Ref: "DPA2018 165", Gist: "right to complain to the Commissioner"},
	{Regime: UKGDPR, Source: sourceDPA2018, Ref: "DPA2018 167", Gist: "compliance orders by the court"},
	{Regime: UKGDPR, Source: sourceDPA2018, Ref: "DPA2018 168", Gist: "compensation includes distress", unfit: []unfit{{inLetters, noEuros}}},
	{Regime: UKGDPR, Source: sourceDPA2018, Ref: "DPA2018 205(2)", Gist: "periods are counted by Article 3 of Regulation 1182/71"},
	{Regime: UKGDPR, Source: source1182, Ref: "1182/71 3", Gist: "how periods are counted"},
	{Regime: UKGDPR, Source: source1182, Ref: "1182/71 3(4)", Gist: "a period that ends on a day off ends with the next working day"},
	{Regime: UKGDPR, Source: sourceUKUT, Ref: "UKUT 2025/319", Gist: "monitoring includes collecting what lets clients monitor"},
}
