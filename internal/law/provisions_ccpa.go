package law

import "sync"

const (
	sourceCivil = "https://leginfo.legislature.ca.gov/faces/codes_displayexpandedbranch.xhtml?tocCode=CIV&division=3.&title=1.81.5."
	sourceCCR   = "https://cppa.ca.gov/regulations/"
	sourceBPC   = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=BPC&sectionNum=22581."
)

var ccpaProvisions = sync.OnceValue(func() []Provision {
	const (
		direct    = "it has a direct relationship with you, so it is no data broker"
		noAccount = "you have no account with it"
		hasLogin  = "you have an account with it, through which it can verify you (CCR 7061)"
		posts     = "it is about content you posted on a service of its own"
		private   = "the private action is for breaches of listed data, not for scraping or ignored requests"
	)
	list := []Provision{
		{Ref: "1798.100", Gist: "notice at collection and data minimisation"},
		{Ref: "1798.100(c)", Gist: "collection and use are proportionate"},
		{Ref: "1798.105", Gist: "right to delete what was collected from the consumer"},
		{Ref: "1798.105(a)", Gist: "right to delete what was collected from the consumer"},
		{Ref: "1798.105(c)", Gist: "service providers are directed to delete and buyers are notified"},
		{Ref: "1798.105(d)", Gist: "exceptions to deletion"},
		{Ref: "1798.106", Gist: "right to correct"},
		{Ref: "1798.110", Gist: "right to know what is collected about the consumer"},
		{Ref: "1798.110(a)", Gist: "categories, sources, purposes, third parties, specific pieces"},
		{Ref: "1798.115", Gist: "right to know what is sold or shared and to whom"},
		{Ref: "1798.115(d)", Gist: "bought data may be sold on only after notice and an opportunity to opt out"},
		{Ref: "1798.120", Gist: "right to opt out of sale and sharing"},
		{Ref: "1798.121", Gist: "right to limit the use of sensitive personal information"},
		{Ref: "1798.125", Gist: "no retaliation"},
		{Ref: "1798.130", Gist: "how and when requests are answered"},
		{Ref: "1798.130(a)(2)(B)", Gist: "requests to know reach beyond twelve months"},
		{Ref: "1798.130(b)", Gist: "requests to know are answered twice in twelve months"},
		{Ref: "1798.135", Gist: "opt-out links and opt-out preference signal"},
		{Ref: "1798.140", Gist: "definitions"},
		{Ref: "1798.140(d)", Gist: "what a business is"},
		{Ref: "1798.140(i)", Gist: "a consumer is a natural person who resides in California"},
		{Ref: "1798.140(v)", Gist: "what personal information is"},
		{Ref: "1798.140(v)(2)", Gist: "what publicly available information is"},
		{Ref: "1798.140(ad)", Gist: "what selling is"},
		{Ref: "1798.140(ae)", Gist: "what sensitive personal information is"},
		{Ref: "1798.140(ah)", Gist: "what sharing is"},
		{Ref: "1798.140(ai)", Gist: "who a third party is"},
		{Ref: "1798.140(ak)", Gist: "what a verifiable request is"},
		{Ref: "1798.145(h)", Gist: "notice of an extension, reasons for refusal, burden on the business"},
		{Ref: "1798.150", Gist: "private action for data breaches", unfit: []unfit{{everyRole, private}}},
		{Ref: "1798.155", Gist: "administrative fines", unfit: []unfit{{everyRole, noFines}}},
		{Ref: "1798.199.45", Gist: "complaint to the California Privacy Protection Agency"},
		{Ref: "1798.199.55", Gist: "administrative fines", unfit: []unfit{{everyRole, noFines}}},
		{Ref: "1798.199.90", Gist: "civil penalties", unfit: []unfit{{everyRole, noFines}}},
		{Ref: "1798.99.80", Gist: "what a data broker is", unfit: []unfit{{[]Role{Platform}, direct}}},
		{Ref: "1798.99.86", Gist: "the Delete Act's platform DROP", unfit: []unfit{{[]Role{Platform}, direct}}},
		{Ref: "3273.90", Gist: "large social media offer a clear way to delete an account", unfit: []unfit{{notPlatform, noAccount}}},

		{Ref: "BPC 22581", Source: sourceBPC, Gist: "minors may remove what they posted", unfit: []unfit{{notPlatform, posts}}},

		{Ref: "CCR 7020", Gist: "how requests are submitted"},
		{Ref: "CCR 7021", Gist: "when requests are answered"},
		{Ref: "CCR 7021(a)", Gist: "receipt is confirmed within 10 business days"},
		{Ref: "CCR 7021(b)", Gist: "the answer is due 45 calendar days from receipt; at most 90 with notice"},
		{Ref: "CCR 7022", Gist: "what deletion means"},
		{Ref: "CCR 7024(d)", Gist: "what is never disclosed"},
		{Ref: "CCR 7026", Gist: "opt-out of sale and sharing"},
		{Ref: "CCR 7026(f)", Gist: "an opt-out is carried out within 15 business days"},
		{Ref: "CCR 7026(j)", Gist: "an opt-out through an agent"},
		{Ref: "CCR 7027", Gist: "limit on sensitive personal information"},
		{Ref: "CCR 7027(g)", Gist: "a limit is carried out within 15 business days"},
		{Ref: "CCR 7060", Gist: "verification asks for no more than it needs"},
		{Ref: "CCR 7061", Gist: "an account is verified through itself", unfit: []unfit{{notPlatform, noAccount}}},
		{Ref: "CCR 7062", Gist: "verification of people without an account", unfit: []unfit{{[]Role{Platform}, hasLogin}}},
		{Ref: "CCR 7063", Gist: "authorised agents"},
		{Ref: "CCR 7300", Gist: "content of a sworn complaint"},
	}
	for i := range list {
		p := &list[i]
		p.Regime = CCPA
		switch {
		case p.Source != "":
		case p.Ref[:3] == "CCR":
			p.Source = sourceCCR
		default:
			p.Source = sourceCivil
		}
	}
	return list
})
