package law

import (
	"fmt"
	"strings"
)

// citeStyle is how a language cites an article of a regulation. Letters and
// authorities of that language expect exactly this.
type citeStyle struct {
	article, articleMany string // "Article", "Articles"
	number               string // "%s", "%s.º"
	paragraph, point     string // what follows: "(%s)", " Abs. %s"
	to, and              string // between the ends of a range; before the last of a list
	before               string // between the article and the regulation: " ", " du "
	comma                bool   // whether a comma closes a paragraph or point first
	recital, court       string
	regulation1182       string
}

// citeStyles has one style per language.
var citeStyles = map[string]citeStyle{
	"en": {
		article: "Article", articleMany: "Articles", number: "%s", paragraph: "(%s)", point: "(%s)", to: " to ", and: " and ", before: " ",
		recital: "recital", court: "Court of Justice of the European Union", regulation1182: "of Regulation (EEC, Euratom) No 1182/71",
	},
	"de": {
		article: "Art.", articleMany: "Art.", number: "%s", paragraph: " Abs. %s", point: " lit. %s", to: " bis ", and: " und ", before: " ",
		recital: "Erwägungsgrund", court: "EuGH", regulation1182: "der Verordnung (EWG, Euratom) Nr. 1182/71",
	},
	"fr": {
		article: "article", articleMany: "articles", number: "%s", paragraph: ", paragraphe %s", point: ", point %s)", to: " à ", and: " et ", before: " du ", comma: true,
		recital: "considérant", court: "CJUE", regulation1182: "règlement (CEE, Euratom) n° 1182/71",
	},
	"es": {
		article: "artículo", articleMany: "artículos", number: "%s", paragraph: ", apartado %s", point: ", letra %s)", to: " a ", and: " y ", before: " del ", comma: true,
		recital: "considerando", court: "TJUE", regulation1182: "Reglamento (CEE, Euratom) n.º 1182/71",
	},
	"it": {
		article: "articolo", articleMany: "articoli", number: "%s", paragraph: ", paragrafo %s", point: ", lettera %s)", to: " a ", and: " e ", before: " del ", comma: true,
		recital: "considerando", court: "CGUE", regulation1182: "regolamento (CEE, Euratom) n. 1182/71",
	},
	"nl": {
		article: "artikel", articleMany: "artikelen", number: "%s", paragraph: ", lid %s", point: ", onder %s", to: " tot en met ", and: " en ", before: " ", comma: true,
		recital: "overweging", court: "HvJ EU", regulation1182: "van Verordening (EEG, Euratom) nr. 1182/71",
	},
	"pl": {
		article: "art.", articleMany: "art.", number: "%s", paragraph: " ust. %s", point: " lit. %s", to: "–", and: " i ", before: " ",
		recital: "motyw", court: "TSUE", regulation1182: "rozporządzenia (EWG, Euratom) nr 1182/71",
	},
	"pt": {
		article: "artigo", articleMany: "artigos", number: "%s.º", paragraph: ", n.º %s", point: ", alínea %s)", to: " a ", and: " e ", before: " do ", comma: true,
		recital: "considerando", court: "TJUE", regulation1182: "Regulamento (CEE, Euratom) n.º 1182/71",
	},
}

// articles prints article references with their regulation.
func (s citeStyle) articles(at []string, of string) string {
	word, deep := s.article, false
	parts := make([]string, len(at))
	for i, ref := range at {
		parts[i] = s.one(ref)
		if len(at) > 1 || isRange(ref) {
			word = s.articleMany
		}
		deep = strings.Contains(ref, "(")
	}
	return word + " " + s.list(parts) + s.link(deep) + of
}

// isRange reports whether a reference spans articles: "15-22".
func isRange(ref string) bool { return strings.Contains(ref, "-") }

// one prints one reference: "15(1)(c)" → "15, paragraphe 1, point c)".
func (s citeStyle) one(ref string) string {
	if from, to, ok := strings.Cut(ref, "-"); ok {
		return fmt.Sprintf(s.number, from) + s.to + fmt.Sprintf(s.number, to)
	}
	article, rest, _ := strings.Cut(ref, "(")
	out := fmt.Sprintf(s.number, article)
	if rest == "" {
		return out
	}
	for i, step := range strings.Split(strings.TrimSuffix(rest, ")"), ")(") {
		format := s.paragraph
		if i > 0 {
			format = s.point
		}
		out += fmt.Sprintf(format, step)
	}
	return out
}

// list joins parts as a sentence does: "15, 17 and 19".
func (s citeStyle) list(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + s.and + parts[last]
}

// link stands between an article and its regulation; deep says that the last
// reference names a paragraph.
func (s citeStyle) link(deep bool) string {
	if s.comma && deep {
		return "," + s.before
	}
	return s.before
}
