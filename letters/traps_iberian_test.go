package letters_test

import (
	"regexp"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

// slip is what a careful letter in one language never says, with a sentence
// that does.
type slip struct {
	mistake, pattern, example string
	only                      func(rendered) bool // nil = every letter
}

func isUnder(r law.Regime) func(rendered) bool {
	return func(l rendered) bool { return l.tmpl.Meta.Regime == r }
}

var slips = map[string][]slip{
	"fr": frenchSlips,
	"it": italianSlips,
	"nl": dutchSlips,
	"pl": polishSlips,
	"es": {
		{mistake: "one month is written in days", pattern: `\b(30|31|treinta) días`, example: "Respondan en 30 días."},
		{mistake: "California's periods are mixed up", pattern: `45[ \x{A0}]días hábiles|1[05][ \x{A0}]días (calendario|naturales)|12 meses`, example: "Respondan en 45 días hábiles."},
		{mistake: "a threat, or a claim for money", pattern: `(?i)\b(multas?|sanci[oó]n|sanciones|indemniza\w*|perjuicios|demandar\w*|abogad\w*|tribunales)\b|[$€£]`, example: "Me reservo una indemnización."},
		{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)olvido|\babsolut[oa]`, example: "Ejerzo mi derecho al olvido."},
		{mistake: "scope by citizenship", pattern: `(?i)ciudadan|nacionalidad|pasaporte`, example: "Mi ciudadanía es española."},
		{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)hacke|filtraci[oó]n|\brob(o|ad|aron)|mensajes (directos|privados)|intrusi|brecha`, example: "Los mensajes privados fueron robados."},
		{mistake: "an authority is named", pattern: `(?i)AEPD|Agencia Española|Comité Europeo|Comisi[oó]n|\bICO\b|Attorney General|fiscal general`, example: "Me dirigiré a la AEPD."},
		{mistake: "the letter asks not to be identified", pattern: `(?i)no me (pidan|exijan)|sin identificarme`, example: "No me pidan que me identifique."},
		{mistake: "a form that needs the writer’s gender", pattern: `(?i)\b(abajo firmante|el suscrito|la suscrita|estoy (seguro|segura|interesado|interesada|afectado|afectada)|agradecid[oa]|quedo (atento|atenta))\b`, example: "Quedo atento a su respuesta."},
		{mistake: "the reader is addressed in another form", pattern: `(?i)(^|[^\p{L}])(usted|tú|tus|ti|vosotros|vuestr[oa]s?|os)($|[^\p{L}])`, example: "Ruego a usted que responda."},
		{mistake: "a voluntary request cites law", pattern: `(?i)art[ií]culo|§|RGPD|CCPA|derecho|oblig|deben\b`, example: "El artículo 15 del RGPD es el modelo.", only: isUnder(law.None)},
		{mistake: "a letter under the UK GDPR stands on the law of the Union", pattern: `RGPD|Unión|Espacio Económico|C-\d|artículo 12, apartado 3|artículo 22 |artículo 77`, example: "El artículo 77 lo permite.", only: isUnder(law.UKGDPR)},
	},
	"pt": {
		{mistake: "one month is written in days", pattern: `\b(30|31|trinta) dias`, example: "Respondam em 30 dias."},
		{mistake: "a threat, or a claim for money", pattern: `(?i)\b(coimas?|multas?|indemniza\w*|danos|processar|advogad\w*|tribunal|tribunais)\b|[$€£]`, example: "Reservo-me o direito a uma indemnização."},
		{mistake: "the right to be forgotten, or an absolute right", pattern: `(?i)esquecid|absolut[oa]`, example: "Exerço o direito a ser esquecida."},
		{mistake: "scope by citizenship", pattern: `(?i)cidad(ão|ã|ania)|nacionalidade|passaporte`, example: "A minha cidadania é portuguesa."},
		{mistake: "Spy.Pet is described as a hack, or a leak of direct messages", pattern: `(?i)pirata|hacke|fuga de|roub|mensagens (diretas|privadas)|intrus|violação`, example: "As mensagens privadas foram roubadas."},
		{mistake: "an authority is named", pattern: `(?i)CNPD|Comissão|Comité Europeu`, example: "Irei queixar-me à CNPD."},
		{mistake: "the letter asks not to be identified", pattern: `(?i)não me (peçam|exijam)|sem me identificar`, example: "Não me peçam que me identifique."},
		{mistake: "a form that needs the writer’s gender", pattern: `(?i)(^|[^\p{L}])(obrigad[oa]|grat[oa]|o abaixo assinado|a abaixo assinada|o signatário|a signatária)($|[^\p{L}])`, example: "Muito obrigado."},
		{mistake: "Brazilian words in a European letter", pattern: `(?i)você|usuári|\bregistro|compartilh|delet|eletrônic|\bterceirizad|\bcontato|\bfato\b|exclusão`, example: "Peço a exclusão dos registros."},
		{mistake: "a voluntary request cites law", pattern: `(?i)artigo|§|RGPD|direito|obrig|devem\b`, example: "O artigo 15.º do RGPD é o modelo.", only: isUnder(law.None)},
	},
}

// must is what letters of a kind say, and the mistake if they do not.
type must struct {
	mistake string
	when    func(rendered) bool
	says    string
}

// musts are what letters of a kind say in one language, word for word.
var musts = map[string][]must{
	"fr": frenchMusts,
	"it": italianMusts,
	"nl": dutchMusts,
	"pl": polishMusts,
	"es": {
		{"the request does not stand in the first sentence", always, `^(Solicito |Les pido que |Como residente de California, (solicito|les doy la instrucción) )`},
		{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `No pido que (cierren|eliminen), desactiven o restrinjan mi cuenta: les ruego que la mantengan abierta`},
		{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `voluntariamente`},
		{"the person is said to have been scraped, as if that were known", mentionsScrape, `Tengo motivos para creer que`},
		{"the deadline is missing", hasDeadline, `sin dilación indebida y, a más tardar, en el plazo de un mes desde la recepción`},
	},
	"pt": {
		{"the request does not stand in the first sentence", always, `^(Solicito |Peço que )`},
		{"an erasure asked of a platform can be read as closing the account", leavesAccountOpen, `Não peço que encerrem, desativem ou restrinjam a minha conta: peço que a mantenham aberta`},
		{"the questions about the scraping are not marked as voluntary", asksVoluntarily, `voluntariamente`},
		{"the person is said to have been scraped, as if that were known", mentionsScrape, `Tenho razões para crer que`},
		{"the deadline is missing", hasDeadline, `sem demora injustificada e, o mais tardar, no prazo de um mês a contar da receção`},
	},
}

func always(rendered) bool { return true }

func leavesAccountOpen(r rendered) bool {
	m := r.tmpl.Meta
	return m.Role == law.Platform && m.Regime != law.None && (strings.Contains(m.Letter, "erasure") || strings.Contains(m.Letter, "delete"))
}

func asksVoluntarily(r rendered) bool {
	return r.options["voluntary-questions"] && r.common.Incident.Scrape
}

func mentionsScrape(r rendered) bool {
	return r.tmpl.Meta.Role != law.Platform || r.common.Incident.Scrape
}

func hasDeadline(r rendered) bool {
	return r.tmpl.Meta.Regime == law.GDPR || r.tmpl.Meta.Regime == law.UKGDPR
}

// TestTrapsOfOtherLanguages holds the traps that words can fall into against every
// letter in Spanish, Portuguese, French and Italian.
func TestTrapsOfOtherLanguages(t *testing.T) {
	for lang, list := range slips {
		all := everyLetterIn(t, lang)
		t.Logf("%s: %d letters", lang, len(all))
		for _, s := range list {
			if !regexp.MustCompile(s.pattern).MatchString(s.example) {
				t.Errorf("%s: nobody has seen the check for %q find anything", lang, s.mistake)
			}
			check := never(s.pattern)
			for _, r := range all {
				if s.only != nil && !s.only(r) {
					continue
				}
				if wrong := check(r); wrong != "" {
					t.Errorf("%s %s: %s: %s", lang, r.name, s.mistake, wrong)
					break
				}
			}
		}
		for _, m := range musts[lang] {
			re, seen := regexp.MustCompile(m.says), 0
			for _, r := range all {
				if !m.when(r) {
					continue
				}
				seen++
				if body := strings.Join(r.parts[1:], "\n"); !re.MatchString(strings.ReplaceAll(body, "\u00a0", " ")) {
					t.Errorf("%s %s: %s", lang, r.name, m.mistake)
					break
				}
			}
			if seen == 0 {
				t.Errorf("%s: no letter is held against %q", lang, m.mistake)
			}
		}
		for _, r := range all {
			if r.boxes != 1 {
				t.Errorf("%s %s: %d identifier boxes", lang, r.name, r.boxes)
			}
			if r.hostile && regexp.MustCompile(`(?i)(mi|minha|mon|mio) (cuenta|conta|compte|account|dirección|morada|adresse|indirizzo)|agente autorizado`).MatchString(r.text()) {
				t.Errorf("%s %s: a hostile addressee learns what it need not", lang, r.name)
			}
		}
	}
}
