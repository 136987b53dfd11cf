package law

import (
	"strings"
	"sync"
)

// placeWord is a place by its name ("the Netherlands" without its article) and
// behind the preposition that says that somebody is there.
type placeWord struct{ name, in string }

// theUnion stands for the European Economic Area in the tables of words.
const theUnion Place = "EEA"

// placeWords are the places that letters speak of, in the words of each
// language but English (Unicode CLDR): where the regimes apply, and the
// countries there. Elsewhere is how a language speaks of being in any other
// country, whose name then stays English.
type placeWords struct {
	elsewhere string
	words     map[Place]placeWord
}

func wordsOfPlaces(elsewhere, list string) func() *placeWords {
	return sync.OnceValue(func() *placeWords {
		w := &placeWords{elsewhere, map[Place]placeWord{}}
		for entry := range strings.SplitSeq(list, "|") {
			code, rest, _ := strings.Cut(strings.TrimSpace(entry), " ")
			name, in, _ := strings.Cut(rest, ", ")
			w.words[Place(code)] = placeWord{name, in}
		}
		return w
	})
}

func (w *placeWords) name(p Place) string {
	if name := w.words[p].name; name != "" {
		return name
	}
	return p.Name("en")
}

func (w *placeWords) in(p Place) string {
	switch word := w.words[p]; {
	case word.in != "":
		return word.in
	case word.name != "":
		return "in " + word.name
	}
	return w.elsewhere + " " + p.Name("en")
}

var placeWordsByLanguage = map[string]func() *placeWords{
	"en": func() *placeWords { return nil }, // iso3166.go
	"de": wordsOfPlaces("in folgendem Land:",
		"EEA Europäischer Wirtschaftsraum, im Europäischen Wirtschaftsraum|US-CA Kalifornien, in Kalifornien|US Vereinigte Staaten, in den Vereinigten Staaten|"+
			"GB Vereinigtes Königreich, im Vereinigten Königreich|CH Schweiz, in der Schweiz|LI Liechtenstein, in Liechtenstein|IS Island, in Island|NO Norwegen, in Norwegen|"+
			"AT Österreich, in Österreich|BE Belgien, in Belgien|BG Bulgarien, in Bulgarien|HR Kroatien, in Kroatien|CY Zypern, auf Zypern|CZ Tschechien, in Tschechien|"+
			"DK Dänemark, in Dänemark|EE Estland, in Estland|FI Finnland, in Finnland|FR Frankreich, in Frankreich|DE Deutschland, in Deutschland|GR Griechenland, in Griechenland|"+
			"HU Ungarn, in Ungarn|IE Irland, in Irland|IT Italien, in Italien|LV Lettland, in Lettland|LT Litauen, in Litauen|LU Luxemburg, in Luxemburg|MT Malta, auf Malta|"+
			"NL Niederlande, in den Niederlanden|PL Polen, in Polen|PT Portugal, in Portugal|RO Rumänien, in Rumänien|SK Slowakei, in der Slowakei|SI Slowenien, in Slowenien|"+
			"ES Spanien, in Spanien|SE Schweden, in Schweden"+germanElsewhere),
	"fr": wordsOfPlaces("dans le pays suivant"+nnbsp+":",
		"EEA Espace économique européen, dans l’Espace économique européen|US-CA Californie, en Californie|US États-Unis, aux États-Unis|"+
			"GB Royaume-Uni, au Royaume-Uni|CH Suisse, en Suisse|LI Liechtenstein, au Liechtenstein|IS Islande, en Islande|NO Norvège, en Norvège|"+
			"AT Autriche, en Autriche|BE Belgique, en Belgique|BG Bulgarie, en Bulgarie|HR Croatie, en Croatie|CY Chypre, à Chypre|CZ Tchéquie, en Tchéquie|"+
			"DK Danemark, au Danemark|EE Estonie, en Estonie|FI Finlande, en Finlande|FR France, en France|DE Allemagne, en Allemagne|GR Grèce, en Grèce|"+
			"HU Hongrie, en Hongrie|IE Irlande, en Irlande|IT Italie, en Italie|LV Lettonie, en Lettonie|LT Lituanie, en Lituanie|LU Luxembourg, au Luxembourg|MT Malte, à Malte|"+
			"NL Pays-Bas, aux Pays-Bas|PL Pologne, en Pologne|PT Portugal, au Portugal|RO Roumanie, en Roumanie|SK Slovaquie, en Slovaquie|SI Slovénie, en Slovénie|"+
			"ES Espagne, en Espagne|SE Suède, en Suède"),
	"es": wordsOfPlaces("en el siguiente país:",
		"EEA Espacio Económico Europeo, en el Espacio Económico Europeo|US-CA California, en California|US Estados Unidos, en los Estados Unidos|"+
			"GB Reino Unido, en el Reino Unido|CH Suiza, en Suiza|LI Liechtenstein, en Liechtenstein|IS Islandia, en Islandia|NO Noruega, en Noruega|"+
			"AT Austria, en Austria|BE Bélgica, en Bélgica|BG Bulgaria, en Bulgaria|HR Croacia, en Croacia|CY Chipre, en Chipre|CZ Chequia, en Chequia|"+
			"DK Dinamarca, en Dinamarca|EE Estonia, en Estonia|FI Finlandia, en Finlandia|FR Francia, en Francia|DE Alemania, en Alemania|GR Grecia, en Grecia|"+
			"HU Hungría, en Hungría|IE Irlanda, en Irlanda|IT Italia, en Italia|LV Letonia, en Letonia|LT Lituania, en Lituania|LU Luxemburgo, en Luxemburgo|MT Malta, en Malta|"+
			"NL Países Bajos, en los Países Bajos|PL Polonia, en Polonia|PT Portugal, en Portugal|RO Rumanía, en Rumanía|SK Eslovaquia, en Eslovaquia|SI Eslovenia, en Eslovenia|"+
			"ES España, en España|SE Suecia, en Suecia"),
	"it": wordsOfPlaces("nel seguente Paese:",
		"EEA Spazio economico europeo, nello Spazio economico europeo|US-CA California, in California|US Stati Uniti, negli Stati Uniti|"+
			"GB Regno Unito, nel Regno Unito|CH Svizzera, in Svizzera|LI Liechtenstein, nel Liechtenstein|IS Islanda, in Islanda|NO Norvegia, in Norvegia|"+
			"AT Austria, in Austria|BE Belgio, in Belgio|BG Bulgaria, in Bulgaria|HR Croazia, in Croazia|CY Cipro, a Cipro|CZ Cechia, in Cechia|"+
			"DK Danimarca, in Danimarca|EE Estonia, in Estonia|FI Finlandia, in Finlandia|FR Francia, in Francia|DE Germania, in Germania|GR Grecia, in Grecia|"+
			"HU Ungheria, in Ungheria|IE Irlanda, in Irlanda|IT Italia, in Italia|LV Lettonia, in Lettonia|LT Lituania, in Lituania|LU Lussemburgo, in Lussemburgo|MT Malta, a Malta|"+
			"NL Paesi Bassi, nei Paesi Bassi|PL Polonia, in Polonia|PT Portogallo, in Portogallo|RO Romania, in Romania|SK Slovacchia, in Slovacchia|SI Slovenia, in Slovenia|"+
			"ES Spagna, in Spagna|SE Svezia, in Svezia"),
	"nl": wordsOfPlaces("in het volgende land:",
		"EEA Europese Economische Ruimte, in de Europese Economische Ruimte|US-CA Californië, in Californië|US Verenigde Staten, in de Verenigde Staten|"+
			"GB Verenigd Koninkrijk, in het Verenigd Koninkrijk|CH Zwitserland, in Zwitserland|LI Liechtenstein, in Liechtenstein|IS IJsland, in IJsland|NO Noorwegen, in Noorwegen|"+
			"AT Oostenrijk, in Oostenrijk|BE België, in België|BG Bulgarije, in Bulgarije|HR Kroatië, in Kroatië|CY Cyprus, op Cyprus|CZ Tsjechië, in Tsjechië|"+
			"DK Denemarken, in Denemarken|EE Estland, in Estland|FI Finland, in Finland|FR Frankrijk, in Frankrijk|DE Duitsland, in Duitsland|GR Griekenland, in Griekenland|"+
			"HU Hongarije, in Hongarije|IE Ierland, in Ierland|IT Italië, in Italië|LV Letland, in Letland|LT Litouwen, in Litouwen|LU Luxemburg, in Luxemburg|MT Malta, op Malta|"+
			"NL Nederland, in Nederland|PL Polen, in Polen|PT Portugal, in Portugal|RO Roemenië, in Roemenië|SK Slowakije, in Slowakije|SI Slovenië, in Slovenië|"+
			"ES Spanje, in Spanje|SE Zweden, in Zweden"),
	"pl": wordsOfPlaces("w następującym kraju:",
		"EEA Europejski Obszar Gospodarczy, w Europejskim Obszarze Gospodarczym|US-CA Kalifornia, w Kalifornii|US Stany Zjednoczone, w Stanach Zjednoczonych|"+
			"GB Zjednoczone Królestwo, w Zjednoczonym Królestwie|CH Szwajcaria, w Szwajcarii|LI Liechtenstein, w Liechtensteinie|IS Islandia, w Islandii|NO Norwegia, w Norwegii|"+
			"AT Austria, w Austrii|BE Belgia, w Belgii|BG Bułgaria, w Bułgarii|HR Chorwacja, w Chorwacji|CY Cypr, na Cyprze|CZ Czechy, w Czechach|"+
			"DK Dania, w Danii|EE Estonia, w Estonii|FI Finlandia, w Finlandii|FR Francja, we Francji|DE Niemcy, w Niemczech|GR Grecja, w Grecji|"+
			"HU Węgry, na Węgrzech|IE Irlandia, w Irlandii|IT Włochy, we Włoszech|LV Łotwa, na Łotwie|LT Litwa, na Litwie|LU Luksemburg, w Luksemburgu|MT Malta, na Malcie|"+
			"NL Niderlandy, w Niderlandach|PL Polska, w Polsce|PT Portugalia, w Portugalii|RO Rumunia, w Rumunii|SK Słowacja, na Słowacji|SI Słowenia, w Słowenii|"+
			"ES Hiszpania, w Hiszpanii|SE Szwecja, w Szwecji"),
	"pt": wordsOfPlaces("no seguinte país:",
		"EEA Espaço Económico Europeu, no Espaço Económico Europeu|US-CA Califórnia, na Califórnia|US Estados Unidos, nos Estados Unidos|"+
			"GB Reino Unido, no Reino Unido|CH Suíça, na Suíça|LI Listenstaine, no Listenstaine|IS Islândia, na Islândia|NO Noruega, na Noruega|"+
			"AT Áustria, na Áustria|BE Bélgica, na Bélgica|BG Bulgária, na Bulgária|HR Croácia, na Croácia|CY Chipre, em Chipre|CZ Chéquia, na Chéquia|"+
			"DK Dinamarca, na Dinamarca|EE Estónia, na Estónia|FI Finlândia, na Finlândia|FR França, em França|DE Alemanha, na Alemanha|GR Grécia, na Grécia|"+
			"HU Hungria, na Hungria|IE Irlanda, na Irlanda|IT Itália, em Itália|LV Letónia, na Letónia|LT Lituânia, na Lituânia|LU Luxemburgo, no Luxemburgo|MT Malta, em Malta|"+
			"NL Países Baixos, nos Países Baixos|PL Polónia, na Polónia|PT Portugal, em Portugal|RO Roménia, na Roménia|SK Eslováquia, na Eslováquia|SI Eslovénia, na Eslovénia|"+
			"ES Espanha, em Espanha|SE Suécia, na Suécia"),
}
