package law

import (
	"errors"
	"strings"
	"testing"
)

func TestProvisionTablesAreWhole(t *testing.T) {
	if _, err := ParseDate(AsOf); err != nil {
		t.Error(err)
	}
	for _, r := range Regimes() {
		seen := map[string]bool{}
		for _, p := range Provisions(r) {
			if p.Regime != r || p.Gist == "" || !strings.HasPrefix(p.Source, "https://") {
				t.Errorf("%s %s is not whole: %+v", r, p.Ref, p)
			}
			if seen[p.Ref] {
				t.Errorf("%s %s stands twice", r, p.Ref)
			}
			seen[p.Ref] = true
			if s, err := Cite("en", r, p.Ref); err != nil || s == "" {
				t.Errorf("%s %s: %v", r, p.Ref, err)
			}
			for _, u := range p.unfit {
				if len(u.roles) == 0 || u.reason == "" {
					t.Errorf("%s %s misses a role or a reason", r, p.Ref)
				}
			}
		}
		for _, not := range notCited[r] {
			if seen[not.ref] {
				t.Errorf("%s %s is both known and refused", r, not.ref)
			}
		}
	}
	Provisions(GDPR)[0].Ref = "changed"
	if Provisions(GDPR)[0].Ref == "changed" {
		t.Error("a caller can change the table")
	}
}

func TestCite(t *testing.T) {
	for _, c := range []struct {
		lang string
		r    Regime
		refs string // separated by "|"
		want string
	}{
		{"en", GDPR, "15(1)(g)", "Article 15(1)(g) GDPR"},
		{"en", UKGDPR, "15(1)(g)", "Article 15(1)(g) UK GDPR"},
		{"en", GDPR, "15|17|19", "Articles 15, 17 and 19 GDPR"},
		{"en", GDPR, "15|17", "Articles 15 and 17 GDPR"},
		{"en", GDPR, "12-22", "Articles 12 to 22 GDPR"},
		{"en", UKGDPR, "12A", "Article 12A UK GDPR"},
		{"en", UKGDPR, "22A-22D", "Articles 22A to 22D UK GDPR"},
		{"en", UKGDPR, "15(1)(h)|22A-22D", "Articles 15(1)(h) and 22A to 22D UK GDPR"},
		{"en", UKGDPR, "DPA2018 164A", "section 164A of the Data Protection Act 2018"},
		{"en", UKGDPR, "DPA2018 164A|DPA2018 165", "sections 164A and 165 of the Data Protection Act 2018"},
		{"en", UKGDPR, "12A|DPA2018 164A", "Article 12A UK GDPR and section 164A of the Data Protection Act 2018"},
		{"en", UKGDPR, "UKUT 2025/319", "[2025] UKUT 319 (AAC)"},
		{"en-US", CCPA, "1798.110(a)", "Cal. Civ. Code § 1798.110(a)"},
		{"en-US", CCPA, "1798.110|1798.115", "Cal. Civ. Code §§ 1798.110 and 1798.115"},
		{"en", CCPA, "CCR 7021(a)", "Cal. Code Regs. tit. 11, § 7021(a)"},
		{"en", CCPA, "1798.130|CCR 7021", "Cal. Civ. Code § 1798.130 and Cal. Code Regs. tit. 11, § 7021"},
		{"en", CCPA, "BPC 22581", "Cal. Bus. & Prof. Code § 22581"},
		{"en", GDPR, "C-154/21", "Court of Justice of the European Union, C-154/21, Österreichische Post"},
		{"en", GDPR, "C-200/23", "Court of Justice of the European Union, C-200/23"},
		{"en", GDPR, "15(1)(c)|C-154/21", "Article 15(1)(c) GDPR and Court of Justice of the European Union, C-154/21, Österreichische Post"},
		{"en", GDPR, "1182/71 3(4)", "Article 3(4) of Regulation (EEC, Euratom) No 1182/71"},
		{"en", GDPR, "EDPB 01/2022 5.3", "EDPB Guidelines 01/2022, § 5.3"},
		{"en", GDPR, "recital 63", "recital 63 GDPR"},

		{"de", GDPR, "15(1)(g)", "Art. 15 Abs. 1 lit. g DSGVO"},
		{"de-AT", GDPR, "15|17", "Art. 15 und 17 DSGVO"},
		{"de", GDPR, "1182/71 3(4)", "Art. 3 Abs. 4 der Verordnung (EWG, Euratom) Nr. 1182/71"},
		{"de", GDPR, "C-154/21", "EuGH, C-154/21, Österreichische Post"},
		{"fr", GDPR, "15(1)(g)", "article 15, paragraphe 1, point g), du RGPD"},
		{"fr", GDPR, "15", "article 15 du RGPD"},
		{"fr", GDPR, "15|17|19", "articles 15, 17 et 19 du RGPD"},
		{"fr", GDPR, "1182/71 3(4)", "article 3, paragraphe 4, du règlement (CEE, Euratom) n° 1182/71"},
		{"es", GDPR, "15(1)(g)", "artículo 15, apartado 1, letra g), del RGPD"},
		{"it", GDPR, "15(1)(g)", "articolo 15, paragrafo 1, lettera g), del GDPR"},
		{"nl", GDPR, "15(1)(g)", "artikel 15, lid 1, onder g, AVG"},
		{"nl", GDPR, "15", "artikel 15 AVG"},
		{"pl", GDPR, "15(1)(g)", "art. 15 ust. 1 lit. g RODO"},
		{"pt", GDPR, "15(1)(g)", "artigo 15.º, n.º 1, alínea g), do RGPD"},
		{"pt", GDPR, "15-22", "artigos 15.º a 22.º do RGPD"},

		{"de", GDPR, "15(1)|15(3)", "Art. 15 Abs. 1 und 3 DSGVO"},
		{"de", GDPR, "15(1)(e)|15(1)(f)", "Art. 15 Abs. 1 lit. e und f DSGVO"},
		{"de", GDPR, "15(1)(e)|15(1)(f)|15(1)(h)", "Art. 15 Abs. 1 lit. e, f und h DSGVO"},
		{"de", GDPR, "14(1)|15(1)(a)|15(1)(b)", "Art. 14 Abs. 1 und Art. 15 Abs. 1 lit. a und b DSGVO"},
		{"de", GDPR, "15(1)(g)|14(2)(f)", "Art. 15 Abs. 1 lit. g und Art. 14 Abs. 2 lit. f DSGVO"},
		{"de", GDPR, "15(1)|15(1)(h)|15(3)|17", "Art. 15 Abs. 1, Abs. 1 lit. h, Abs. 3 und Art. 17 DSGVO"},
		{"fr", GDPR, "15(1)(c)|15(3)", "article 15, paragraphe 1, point c), et paragraphe 3, du RGPD"},
		{"de", GDPR, "14(1)|27", "Art. 14 Abs. 1 und Art. 27 DSGVO"},
		{"de", GDPR, "15|17|18|19|21", "Art. 15, 17, 18, 19 und 21 DSGVO"},
		{"de", GDPR, "recital 26", "Erwägungsgrund 26 DSGVO"},
		{"fr", GDPR, "15(1)|15(3)", "article 15, paragraphes 1 et 3, du RGPD"},
		{"fr", GDPR, "14(1)|15(1)(a)|15(1)(b)", "article 14, paragraphe 1, et article 15, paragraphe 1, points a) et b), du RGPD"},
		{"fr", GDPR, "14(1)|27", "article 14, paragraphe 1, et article 27 du RGPD"},
		{"fr", GDPR, "C-154/21", "CJUE, C-154/21, Österreichische Post"},
		{"es", GDPR, "15(1)(e)|15(1)(f)", "artículo 15, apartado 1, letras e) y f), del RGPD"},
		{"es", UKGDPR, "15(1)", "artículo 15, apartado 1, del UK GDPR"},
		{"es", UKGDPR, "12A|DPA2018 164A", "artículo 12A del UK GDPR y sección 164A de la Data Protection Act 2018"},
		{"es", UKGDPR, "15(1)(h)|22A-22D", "artículo 15, apartado 1, letra h), y artículos 22A a 22D del UK GDPR"},
		{"es", CCPA, "1798.110(a)", "Cal. Civ. Code § 1798.110(a)"},
		{"es", CCPA, "1798.110|1798.115", "Cal. Civ. Code §§ 1798.110 y 1798.115"},
		{"it", GDPR, "15(1)|15(3)", "articolo 15, paragrafi 1 e 3, del GDPR"},
		{"nl", GDPR, "15(1)|15(3)", "artikel 15, leden 1 en 3, AVG"},
		{"nl", GDPR, "15(1)(a)|15(1)(b)", "artikel 15, lid 1, onder a en b, AVG"},
		{"pl", GDPR, "15(1)|15(3)", "art. 15 ust. 1 i 3 RODO"},
		{"pl", GDPR, "17|18", "art. 17 i 18 RODO"},
		{"pt", GDPR, "15(1)|15(3)", "artigo 15.º, n.os 1 e 3, do RGPD"},
		{"de-CH", FADP, "25", "Art. 25 DSG"},
		{"de-CH", FADP, "30(2)(b)|32(2)(c)", "Art. 30 Abs. 2 Bst. b und Art. 32 Abs. 2 Bst. c DSG"},
		{"de-CH", FADP, "25(7)|DPO 18(1)", "Art. 25 Abs. 7 DSG und Art. 18 Abs. 1 DSV"},
		{"fr", FADP, "25", "art. 25 LPD"},
		{"fr-CH", FADP, "30(2)(b)", "art. 30 al. 2 let. b LPD"},
		{"fr", FADP, "25(7)|DPO 18(1)", "art. 25 al. 7 LPD et art. 18 al. 1 OPDo"},
		{"it", FADP, "30(2)(b)", "art. 30 cpv. 2 lett. b LPD"},
		{"it", FADP, "DPO 18(2)", "art. 18 cpv. 2 OPDa"},
		{"en", FADP, "30(2)(b)|32(2)(c)", "Articles 30(2)(b) and 32(2)(c) FADP"},
		{"en", FADP, "25(7)|DPO 18(1)", "Article 25(7) FADP and Article 18(1) DPO"},
		{"pt", GDPR, "18(1)(b)|18(1)(d)", "artigo 18.º, n.º 1, alíneas b) e d), do RGPD"},
	} {
		if got, err := Cite(c.lang, c.r, strings.Split(c.refs, "|")...); err != nil || strings.ReplaceAll(got, nbsp, " ") != c.want {
			t.Errorf("%s %s %s: %q, %v; want %q", c.lang, c.r, c.refs, got, err, c.want)
		}
	}
}

func TestUnknownProvisions(t *testing.T) {
	for _, c := range []struct {
		r         Regime
		ref, says string
	}{
		{GDPR, "15(1)(x)", "nearest known are 15(1)(a), 15(1)(b), 15(1)(c)"},
		{GDPR, "12A", "belongs to the UK GDPR"},
		{GDPR, "13", "cite Article 14"},
		{GDPR, "13(2)(f)", "cite Article 14"},
		{GDPR, "1798.105", "it belongs to the CCPA"},
		{GDPR, "99", "no provision \"99\" of the GDPR is known"},
		{GDPR, "", "no provision"},
		{UKGDPR, "12(3)", "Article 12A"},
		{UKGDPR, "22", "22A-22D"},
		{UKGDPR, "22(1)", "22A-22D"},
		{UKGDPR, "77", "DPA2018 165"},
		{UKGDPR, "DPA2018 45", "law enforcement"},
		{UKGDPR, "C-154/21", "15(1)(c)"},
		{UKGDPR, "C-487/21", "it belongs to the GDPR"},
		{CCPA, "15", "it belongs to the GDPR"},
		{CCPA, "1798.111", "nearest known are 1798.11"},
		{CCPA, "CCR 7025(c)(6)", "nearest known"},
		{None, "15", "cites no provision"},
		{FADP, "8(1)", "Article 25"},
		{FADP, "41", "federal bodies"},
		{FADP, "12(3)", "it belongs to the GDPR"},
		{FADP, "25(3)", "nearest known are 25("},
	} {
		_, err := Cite("en", c.r, c.ref)
		var unknown *UnknownProvisionError
		if !errors.As(err, &unknown) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %q: %v, want %q", c.r, c.ref, err, c.says)
		}
		if errors.As(err, &unknown) && len(unknown.Nearest) > 3 {
			t.Errorf("%s %q: %d nearest", c.r, c.ref, len(unknown.Nearest))
		}
	}
	if _, err := Cite("en", GDPR); err == nil {
		t.Error("nothing was cited")
	}
	if _, err := Cite("en", GDPR, strings.Repeat("ä", 5000)); len(err.Error()) > 200 {
		t.Errorf("the error has %d bytes", len(err.Error()))
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		r      Regime
		ref    string
		role   Role
		reason string // "" = fits
	}{
		{GDPR, "15", Scraper, ""},
		{GDPR, "20", Platform, ""},
		{GDPR, "20", Scraper, "the data were not provided by you"},
		{GDPR, "20", Broker, "the data were not provided by you"},
		{GDPR, "20(1)", PeopleSearch, "the data were not provided by you"},
		{GDPR, "17(1)(b)", Platform, ""},
		{GDPR, "17(1)(b)", Scraper, "never gave it your consent"},
		{GDPR, "7(3)", Scraper, "never gave it your consent"},
		{GDPR, "21(2)", Scraper, "direct marketing only"},
		{GDPR, "21(2)", Broker, ""},
		{GDPR, "27", Platform, "needs no representative"},
		{GDPR, "27", Scraper, ""},
		{UKGDPR, "27", Platform, ""}, // Discord Inc. has one in the United Kingdom
		{GDPR, "33", Scraper, "no right to a history"},
		{GDPR, "34", Platform, ""},
		{GDPR, "82", Scraper, "no compensation"},
		{GDPR, "82", Authority, ""},
		{GDPR, "83(5)(b)", Platform, "does not threaten fines"},
		{GDPR, "C-526/24", Platform, "helps the addressee"},
		{UKGDPR, "DPA2018 164A", Scraper, ""},
		{FADP, "25", Scraper, ""},
		{FADP, "28", Broker, "the data were not provided by you"},
		{FADP, "24", Platform, ""},
		{FADP, "24", Scraper, "no right to a history"},
		{FADP, "60", Platform, "does not threaten"},
		{CCPA, "1798.105", Scraper, ""},
		{CCPA, "1798.150", Platform, "breaches of listed data"},
		{CCPA, "1798.150", Authority, "breaches of listed data"},
		{CCPA, "1798.155", Scraper, "does not threaten fines"},
		{CCPA, "1798.99.86", Platform, "direct relationship"},
		{CCPA, "1798.99.86", Broker, ""},
		{CCPA, "CCR 7061", Scraper, "no account"},
		{CCPA, "CCR 7062", Platform, "have an account"},
		{CCPA, "3273.90", Scraper, "no account"},
	} {
		err := Fits(c.r, c.ref, c.role)
		if c.reason == "" {
			if err != nil {
				t.Errorf("%s %s to a %s: %v", c.r, c.ref, c.role, err)
			}
			continue
		}
		var unfit *UnfitError
		if !errors.As(err, &unfit) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s %s to a %s: %v, want %q", c.r, c.ref, c.role, err, c.reason)
		}
	}
	var unknown *UnknownProvisionError
	if err := Fits(UKGDPR, "77", Scraper); !errors.As(err, &unknown) {
		t.Errorf("an unknown provision fits: %v", err)
	}
	for _, ref := range []string{"25", "32", "33", "34"} {
		if p, err := Lookup(GDPR, ref); err != nil || !p.Voluntary {
			t.Errorf("a question about Article %s would not be marked as voluntary", ref)
		}
	}
}
