package letters_test

import "example.org/unscrape/internal/law"

var dutchSlips = []slip{
	{mistake: "one month is written in days", pattern: `\b(30|31|dertig)[ \x{A0}]dagen`, example: "Antwoord binnen 30 dagen."},
	{mistake: "a threat, or a claim for money", pattern: `(?i)\b(boetes?|schade\w*|dwangsom|advoca\w*|rechtbank|dagvaard\w*|aansprakelijk)\b|[$€£]`, example: "Ik eis schadevergoeding."},
	{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)vergetelheid|vergeten|\babsolu`, example: "Ik beroep mij op het recht op vergetelheid."},
	{mistake: "scope by citizenship", pattern: `(?i)burger|nationaliteit|paspoort`, example: "Ik ben burger van de Unie."},
	{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)hack|\blek\b|datalek|gelekt|gestolen|inbreuk|(privé|directe )berichten`, example: "Privéberichten zijn gelekt."},
	{mistake: "an authority is named", pattern: `Autoriteit|autoriteit|Europees Comité|Europese Commissie|\bAP\b`, example: "Ik dien een klacht in bij de Autoriteit Persoonsgegevens."},
	{mistake: "the letter asks not to be identified", pattern: `(?i)vraag mij niet|zonder mij te identificeren`, example: "Vraag mij niet om een identiteitsbewijs."},
	{mistake: "a form that needs the writer’s gender", pattern: `(?i)\b(verzoeker|verzoekster|gebruikster|klager|klaagster)\b`, example: "De verzoeker is lid."},
	{mistake: "the reader is addressed in another form", pattern: `(?i)(^|[^\p{L}])(jij|je|jou|jouw|jullie|gij)($|[^\p{L}])`, example: "Ik vraag je om inzage."},
	{mistake: "a voluntary request cites law", pattern: `(?i)artikel|§|AVG|\brecht|verplicht|\bmoet`, example: "U bent verplicht te antwoorden.", only: isUnder(law.None)},
}

var polishSlips = []slip{
	{mistake: "one month is written in days", pattern: `(30|31|trzydziestu)[ \x{A0}]dni`, example: "Proszę o odpowiedź w ciągu 30 dni."},
	{mistake: "a threat, or a claim for money", pattern: `(?i)(^|[^\p{L}])(kar[aąęy]|odszkodowa\p{L}*|zadośćuczyn\p{L}*|poz(ew|w[uię]|wem|wać)|adwoka\p{L}*|sąd\p{L}*|grzywn\p{L}*)($|[^\p{L}])|[$€£]`, example: "Zażądam odszkodowania."},
	{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)zapomnian|absolutn`, example: "Mam prawo do bycia zapomnianą."},
	{mistake: "scope by citizenship", pattern: `(?i)obywatel|narodowoś|paszport`, example: "Moje obywatelstwo jest polskie."},
	{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)haker|włama|wyciek|wykrad|skradz|narusze|wiadomości (prywatn|bezpośredni)`, example: "Doszło do wycieku wiadomości."},
	{mistake: "an authority is named", pattern: `UODO|Prezes|Europejsk\p{L}+ Rad|Komisj|organ\p{L}* nadzor`, example: "Zwrócę się do Prezesa UODO."},
	{mistake: "the letter asks not to be identified", pattern: `(?i)nie (żądać|wymagać)|bez identyfik`, example: "Proszę nie żądać dowodu osobistego."},
	{mistake: "a form that needs the writer’s gender", pattern: `(?i)(^|[^\p{L}])(\p{L}+[aieou]ł[ae]m|\p{L}*[^s]ył[ae]m|\p{L}+ł(a)?bym|wdzięczn[ay]|zobowiązan[ay]|pewien|pewna|niżej podpisan[ay])($|[^\p{L}])`, example: "Nie otrzymałam informacji."},
	{mistake: "the reader is addressed in another form", pattern: `(?i)(^|[^\p{L}])(pan|pani|pana|panu|wy|was|wam|wasz\p{L}*|ty|twój|twoje|ciebie|tobie)($|[^\p{L}])`, example: "Zwracam się do Pana."},
	{mistake: "a voluntary request cites law", pattern: `(?i)(^|[^\p{L}])art\.|§|RODO|praw[oae]|obowiąz|muszą`, example: "Art. 15 RODO daje mi prawo.", only: isUnder(law.None)},
}

var dutchMusts = []must{
	{"the request does not stand in the first sentence", always, `^(Op grond van artikel \d+(, lid \d|, leden \d en \d)?,? AVG verzoek ik u |Ik vraag u )`},
	{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `Dit is geen verzoek om mijn account te sluiten, uit te schakelen of te beperken: laat het alstublieft open`},
	{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `vrijwillig`},
	{"the person is said to have been scraped, as if that were known", mentionsScrape, `Ik heb reden om aan te nemen dat`},
	{"the deadline is missing", hasDeadline, `onverwijld en in ieder geval binnen één maand na ontvangst`},
}

var polishMusts = []must{
	{"the request does not stand in the first sentence", always, `^(na podstawie art\. \d+( ust\. \d( i \d)?)? RODO wnoszę o |proszę o )`},
	{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `Nie jest to wniosek o zamknięcie, wyłączenie ani ograniczenie mojego konta: proszę pozostawić je otwarte`},
	{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `proszę o odpowiedź dobrowolną`},
	{"the person is said to have been scraped, as if that were known", mentionsScrape, `Mam powody przypuszczać, że`},
	{"the deadline is missing", hasDeadline, `bez zbędnej zwłoki, a w każdym razie w terminie jednego miesiąca od otrzymania`},
}
