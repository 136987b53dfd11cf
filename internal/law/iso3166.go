package law

import (
	"strings"
	"sync"
)

func isCountry(code string) bool { return strings.Contains(countries, " "+code+" ") }

// countries are the officially assigned codes of ISO 3166-1, with XK, which
// is in general use for Kosovo.
const countries = " AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ" +
	" CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR" +
	" GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP" +
	" KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ" +
	" NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW" +
	" SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ" +
	" UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW "

// subdivisions are the ISO 3166-2 parts that can change the law (California)
// or the holidays, with their English names.
var subdivisions = sync.OnceValue(func() map[Place]string {
	m := make(map[Place]string, 140)
	for country, list := range map[string]string{
		"AT": "1 Burgenland|2 Carinthia|3 Lower Austria|4 Upper Austria|5 Salzburg|6 Styria|7 Tyrol|8 Vorarlberg|9 Vienna",
		"CH": "AG Aargau|AI Appenzell Innerrhoden|AR Appenzell Ausserrhoden|BE Bern|BL Basel-Landschaft|BS Basel-Stadt|FR Fribourg|" +
			"GE Geneva|GL Glarus|GR Graubünden|JU Jura|LU Lucerne|NE Neuchâtel|NW Nidwalden|OW Obwalden|SG St. Gallen|" +
			"SH Schaffhausen|SO Solothurn|SZ Schwyz|TG Thurgau|TI Ticino|UR Uri|VD Vaud|VS Valais|ZG Zug|ZH Zürich",
		"DE": "BB Brandenburg|BE Berlin|BW Baden-Württemberg|BY Bavaria|HB Bremen|HE Hesse|HH Hamburg|MV Mecklenburg-Western Pomerania|" +
			"NI Lower Saxony|NW North Rhine-Westphalia|RP Rhineland-Palatinate|SH Schleswig-Holstein|SL Saarland|SN Saxony|" +
			"ST Saxony-Anhalt|TH Thuringia",
		"ES": "AN Andalusia|AR Aragon|AS Asturias|CB Cantabria|CE Ceuta|CL Castile and León|CM Castile-La Mancha|CN Canary Islands|" +
			"CT Catalonia|EX Extremadura|GA Galicia|IB Balearic Islands|MC Murcia|MD Madrid|ML Melilla|NC Navarre|PV Basque Country|" +
			"RI La Rioja|VC Valencian Community",
		"GB": "ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales",
		"US": "AK Alaska|AL Alabama|AR Arkansas|AZ Arizona|CA California|CO Colorado|CT Connecticut|DC District of Columbia|DE Delaware|" +
			"FL Florida|GA Georgia|HI Hawaii|IA Iowa|ID Idaho|IL Illinois|IN Indiana|KS Kansas|KY Kentucky|LA Louisiana|" +
			"MA Massachusetts|MD Maryland|ME Maine|MI Michigan|MN Minnesota|MO Missouri|MS Mississippi|MT Montana|" +
			"NC North Carolina|ND North Dakota|NE Nebraska|NH New Hampshire|NJ New Jersey|NM New Mexico|NV Nevada|NY New York|" +
			"OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|" +
			"TX Texas|UT Utah|VA Virginia|VT Vermont|WA Washington|WI Wisconsin|WV West Virginia|WY Wyoming",
	} {
		for part := range strings.SplitSeq(list, "|") {
			code, name, _ := strings.Cut(part, " ")
			m[Place(country+"-"+code)] = name
		}
	}
	return m
})
