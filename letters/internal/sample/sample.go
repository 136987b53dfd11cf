// Package sample holds made-up letters for the tests of layout and drawing.
package sample

import (
	"time"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// Day is the day all samples are written on.
var Day = law.Date{Year: 2026, Month: time.November, Day: 22}

// T is plain text, B bold text.
func T(s string) templates.Span { return &templates.Text{Text: s} }

// B is bold text.
func B(s string) templates.Span { return &templates.Text{Text: s, Bold: true} }

// P is a paragraph.
func P(spans ...templates.Span) templates.Block { return &templates.Paragraph{Spans: spans} }

// H is a heading.
func H(s string) templates.Block { return &templates.Heading{Spans: []templates.Span{T(s)}} }

// L is a numbered list of one-paragraph items.
func L(items ...string) *templates.List {
	l := &templates.List{Ordered: true, Start: 1}
	for _, s := range items {
		l.Items = append(l.Items, templates.Item{Blocks: []templates.Block{P(T(s))}})
	}
	return l
}

// Sub is a list with letters.
func Sub(items ...string) *templates.List {
	l := L(items...)
	l.Letters = true
	return l
}

// German is a request for access to a platform, by post in a window envelope.
func German() letters.Letter {
	return letters.Letter{
		ID: "discord", Name: "access", Language: "en", Regime: law.GDPR,
		Sender:     []string{"Jürgen Müller", "Musterweg 1", "10115 Berlin", "Germany", "juergen@example.org"},
		ReturnLine: "Jürgen Müller · Musterweg 1 · 10115 Berlin · Germany",
		Address:    []string{"Discord Netherlands BV", "ATTN: Privacy Policy", "Schiphol Boulevard 195", "1118 BG Schiphol", "NETHERLANDS"},
		Date:       Day, DateLine: "Berlin, 22\u00a0November 2026",
		Re:         "Request for access under Article 15 GDPR – Discord user ID 253286221395001345",
		Salutation: "Dear Sir or Madam,",
		Body: []templates.Block{
			P(T("I ask you, under Article 15 of the General Data Protection Regulation, for access to the personal data that you process about me. My account is the one in this box:")),
			&templates.Identifiers{},
			P(T("I have reason to believe that messages I wrote on your platform were collected by the service known as Spy.Pet between November 2023 and April 2024, by means of automated accounts that you have since banned.")),
			P(T("Please let me have:")),
			&templates.List{Ordered: true, Start: 1, Items: []templates.Item{
				{Blocks: []templates.Block{P(T("a copy of the personal data concerning me (Article 15(3) GDPR), in a commonly used electronic form;"))}},
				{Blocks: []templates.Block{P(T("the information listed in Article 15(1) GDPR, in particular")), Sub(
					"the purposes of the processing;",
					"the recipients to whom my data have been or will be disclosed, by name;",
					"the period for which my data will be stored;",
					"where my data were not collected from me, any available information as to their source.")}},
				{Blocks: []templates.Block{P(T("where you hold it, which of the servers I am a member of were entered by the accounts you banned, and what they could read there."))}},
			}},
			P(B("By when. "), T("If you receive this letter on 26\u00a0November 2026, the month that Article 12(3) GDPR gives you ends on 28\u00a0December 2026.")),
			P(T("Please answer in writing to the e-mail address above. If you need more to be sure that the account is mine, say what is missing and why; I will answer from the account’s own mailbox.")),
		},
		Identifiers: []letters.Row{{Label: "Discord user ID", Value: "253286221395001345"}, {Label: "Username", Value: "nelly"}, {Label: "Account e-mail", Value: "nelly@example.org"}},
		Closing:     "Yours faithfully,", Signature: "Jürgen Müller", SignByHand: true,
		Paper: "a4", Window: "din-b", Send: "post",
		Title: "Request for access under Article 15 GDPR",
	}
}

// French is the German letter for a French window envelope.
func French() letters.Letter {
	l := German()
	l.Sender = []string{"Zoë Lefèvre-Château", "12 rue de l’Exemple", "69002 LYON", "France", "zoe@example.org"}
	l.ReturnLine = ""
	l.Signature = "Zoë Lefèvre-Château"
	l.DateLine = "Lyon, 22\u00a0November 2026"
	l.Window = "fr"
	l.Enclosures = []string{"Screenshot of the account settings"}
	return l
}

// American is a request under the CCPA on US Letter.
func American() letters.Letter {
	l := German()
	l.Language, l.Regime, l.Name = "en-us", law.CCPA, "know"
	l.Sender = []string{"Jane Roe", "100 Example Avenue, Apt. 4", "Sacramento, CA 95814", "jane@example.org"}
	l.ReturnLine = ""
	l.Address = []string{"Discord Inc.", "444 De Haro Street, Suite 200", "San Francisco, CA 94107"}
	l.DateLine = "November\u00a022, 2026"
	l.Re = "Request to know under the California Consumer Privacy Act – Discord user ID 253286221395001345"
	l.Salutation, l.Closing, l.Signature = "To Whom It May Concern:", "Sincerely,", "Jane Roe"
	l.Paper, l.Window = "letter", "us10"
	l.Title = "Request to know under the CCPA"
	return l
}

// Hostile is a letter that tells nothing but an ID, an alias and a jurisdiction.
func Hostile() letters.Letter {
	return letters.Letter{
		ID: "spy-pet", Name: "access-erasure", Language: "en", Regime: law.GDPR, Hostile: true,
		Address: []string{"The operator of Spy.Pet", "contact@example.com"},
		Email:   "contact@example.com", Send: "email",
		Date: Day, DateLine: "22\u00a0November 2026",
		Re:         "Request under Articles 15, 17 and 21 GDPR – Discord user ID 253286221395001345",
		Salutation: "Dear Sir or Madam,",
		Body: []templates.Block{
			P(T("I live in the European Economic Area. I have reason to believe that you process personal data relating to the account in this box.")),
			&templates.Identifiers{},
			L("Please confirm whether you do, and give me access to these data and to the information in Article 15(1) and (2) GDPR, in particular their source and everyone to whom they were disclosed.",
				"I object to any further processing (Article 21(1) GDPR) and ask you to erase the data without undue delay (Article 17(1) GDPR).",
				"Please tell every recipient of the erasure, and tell me who they are (Article 19 GDPR)."),
			P(T("If you receive this on 22\u00a0November 2026, the month ends on 22\u00a0December 2026 (Article 12(3) GDPR).")),
		},
		Identifiers: []letters.Row{{Label: "Discord user ID", Value: "253286221395001345"}, {Label: "Answer to", Value: "contact-7f3@example.net"}},
		Closing:     "Yours faithfully,", Signature: "The holder of the account named above",
		Paper: "a4", Window: "none",
		Title: "Request under Articles 15, 17 and 21 GDPR",
	}
}

// Long is a letter of two pages with long lists and headings.
func Long() letters.Letter {
	l := German()
	l.Body = append(l.Body,
		H("Erasure"),
		P(T("Once you have answered the above, and not before, I ask you to erase the following, because the data are no longer necessary for the purposes they were collected for (Article 17(1)(a) GDPR):")),
		L("all messages that the list I will send you names;",
			"everything derived from them, such as profiles, scores, embeddings and indexes;",
			"what you passed on, as far as you can reach it;",
			"copies in backups, in their ordinary cycle;",
			"the record that these messages were exposed, unless you need it for the establishment, exercise or defence of legal claims;",
			"entries in internal tools that point to them;",
			"exports made for third parties;",
			"cached previews of links and pictures;",
			"search indexes;",
			"anything else that relates to these messages and for which no other ground remains (Article 17(1)(a) and (d) GDPR)."),
		P(T("This is no request to close or to restrict my account.")),
		H("The incident itself"),
		P(T("The following I ask without relying on a right, because an answer helps everyone concerned. Did you assess the incident under Articles 33 and 34 GDPR, and with what result? The guidelines are at "),
			&templates.Text{Text: "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-on-data-subject-rights_en", Link: "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-on-data-subject-rights_en"}, T(".")),
		P(T("Where you rely on an exemption, please name it and say why it applies. Where you need longer than one month, please tell me so within that month, with the reasons for the delay (Article 12(3) GDPR). I reserve my rights.")))
	l.Enclosures = []string{"List of servers", "Copy of the account’s e-mail header"}
	l.Title = "Request for access and erasure"
	return l
}

// Names are letters whose names need more than Latin-1.
func Names() letters.Letter {
	l := German()
	l.Sender = []string{"Nguyễn Thị Ánh Dương-Łukasiewicz", "ul. Świętokrzyska 12 m. 3, Řepy", "00-916 Gdańsk", "Polska", "anh@example.org"}
	l.ReturnLine = "Nguyễn Thị Ánh Dương-Łukasiewicz · ul. Świętokrzyska 12 m. 3 · 00-916 Gdańsk"
	l.Address = []string{"Ελληνική Εταιρεία Παραδείγματος Α.Ε.", "Αρχή Προστασίας Δεδομένων", "Λεωφόρος Παραδείγματος 1–3", "115 23 Αθήνα", "GREECE"}
	l.Signature = "Nguyễn Thị Ánh Dương-Łukasiewicz"
	l.Body = append([]templates.Block{P(T("Моё имя в учётной записи – Щербакова Ёлка; in Latin letters, Ștefania Țuțuianu, Þórður Æsir, Ǩiurâl Õäö, Đặng Văn Ừ."))}, l.Body...)
	return l
}

// Window is a letter whose address fills the window.
func Window() letters.Letter {
	l := German()
	l.Address = []string{"Example International Data Brokerage and Aggregation Holdings (Europe) Designated Activity Company", "Office of the Data Protection Officer, Department for Requests of Data Subjects", "Unit 14b, The Old Warehouse, North Wall Quay Extension", "Dublin D01 X2Y3", "IRELAND"}
	return l
}
