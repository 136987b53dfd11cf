package law

import (
	"fmt"
	"strings"
)

// citeStyle is how a language cites an article of a law. Letters and
// authorities of that language expect exactly this. The space before a
// number is one that holds, but in English, where the layout sees to it.
type citeStyle struct {
	article, articles     string // "Article", "Articles"
	number                string // of an article, "" = "%s": "%s.º"
	paragraph, paragraphs string // one or several of an article: " Abs. %s"
	point, points         string // of one paragraph: ", point %s", ", points %s"
	letter                string // of a point, "" = "%s": "%s)"
	to, and               string // between the ends of a range; before the last of a list
	space                 string // before a number, "" = one that holds
	before                string // between the article and the law: " ", " du "
	comma                 bool   // whether a comma closes a paragraph or point first

	recital        string
	court          string
	party          string // behind a judgment's number
	regulation1182 string
	guidelines     string // of the European Data Protection Board
}

// citeStyles has one style per language.
var citeStyles = map[string]citeStyle{
	"en": {
		space: " ", article: "Article", articles: "Articles", paragraph: "(%s)", point: "(%s)", to: " to ", and: " and ", before: " ",
		recital: "recital", court: "Court of Justice of the European Union", party: ", %s",
		regulation1182: "of Regulation (EEC, Euratom) No 1182/71", guidelines: "EDPB Guidelines",
	},
	"de": {
		article: "Art.", articles: "Art.", paragraph: " Abs. %s", paragraphs: " Abs. %s", point: " lit. %s", points: " lit. %s",
		to: " bis ", and: " und ", before: " ",
		recital: "Erwägungsgrund", court: "EuGH", party: ", %s",
		regulation1182: "der Verordnung (EWG, Euratom) Nr. 1182/71", guidelines: "EDSA-Leitlinien",
	},
	"fr": {
		article: "article", articles: "articles", paragraph: ", paragraphe %s", paragraphs: ", paragraphes %s", point: ", point %s", points: ", points %s", letter: "%s)",
		to: " à ", and: " et ", before: " du ", comma: true,
		recital: "considérant", court: "CJUE", party: ", %s",
		regulation1182: "règlement (CEE, Euratom) n° 1182/71", guidelines: "lignes directrices du CEPD",
	},
	"es": {
		article: "artículo", articles: "artículos", paragraph: ", apartado %s", paragraphs: ", apartados %s", point: ", letra %s", points: ", letras %s", letter: "%s)",
		to: " a ", and: " y ", before: " del ", comma: true,
		recital: "considerando", court: "TJUE", party: ", %s",
		regulation1182: "Reglamento (CEE, Euratom) n.º 1182/71", guidelines: "Directrices del CEPD",
	},
	"it": {
		article: "articolo", articles: "articoli", paragraph: ", paragrafo %s", paragraphs: ", paragrafi %s", point: ", lettera %s", points: ", lettere %s", letter: "%s)",
		to: " a ", and: " e ", before: " del ", comma: true,
		recital: "considerando", court: "CGUE", party: ", %s",
		regulation1182: "regolamento (CEE, Euratom) n. 1182/71", guidelines: "Linee guida EDPB",
	},
	"nl": {
		article: "artikel", articles: "artikelen", paragraph: ", lid %s", paragraphs: ", leden %s", point: ", onder %s", points: ", onder %s",
		to: " tot en met ", and: " en ", before: " ", comma: true,
		recital: "overweging", court: "HvJ EU", party: ", %s",
		regulation1182: "van Verordening (EEG, Euratom) nr. 1182/71", guidelines: "EDPB-richtsnoeren",
	},
	"pl": {
		article: "art.", articles: "art.", paragraph: " ust. %s", paragraphs: " ust. %s", point: " lit. %s", points: " lit. %s",
		to: "–", and: " i" + nbsp, before: " ", // no line ends in a single letter
		recital: "motyw", court: "TSUE", party: ", %s",
		regulation1182: "rozporządzenia (EWG, Euratom) nr 1182/71", guidelines: "wytyczne EROD",
	},
	"pt": {
		article: "artigo", articles: "artigos", number: "%s.º", paragraph: ", n.º %s", paragraphs: ", n.os %s", point: ", alínea %s", points: ", alíneas %s", letter: "%s)",
		to: " a ", and: " e ", before: " do ", comma: true,
		recital: "considerando", court: "TJUE", party: ", %s",
		regulation1182: "Regulamento (CEE, Euratom) n.º 1182/71", guidelines: "Orientações do CEPD",
	},
}

// swissStyles cite Swiss federal law, which has a way of its own in each of
// its languages.
var swissStyles = map[string]citeStyle{
	"en": citeStyles["en"],
	"de": {article: "Art.", articles: "Art.", paragraph: " Abs. %s", paragraphs: " Abs. %s", point: " Bst. %s", points: " Bst. %s", to: "–", and: " und ", before: " "},
	"fr": {article: "art.", articles: "art.", paragraph: " al. %s", paragraphs: " al. %s", point: " let. %s", points: " let. %s", to: " à ", and: " et ", before: " "},
	"it": {article: "art.", articles: "art.", paragraph: " cpv. %s", paragraphs: " cpv. %s", point: " lett. %s", points: " lett. %s", to: "–", and: " e ", before: " "},
}

// place is what one article reference, or several into the same article, say:
// "15", "15(1)(c)", "15-22", "15(1)" with "15(3)".
type place struct {
	article    string
	paragraphs []string
	points     []string // of the one paragraph
}

// places reads references and, if the style writes several paragraphs or
// points behind one article, brings neighbours of one article together.
func (s citeStyle) places(refs []string) (list []place) {
	for _, ref := range refs {
		article, rest, deep := strings.Cut(ref, "(")
		p := place{article: article}
		if deep {
			steps := strings.Split(strings.TrimSuffix(rest, ")"), ")(")
			p.paragraphs, p.points = steps[:1], steps[1:]
		}
		if n := len(list); n > 0 && s.paragraphs != "" && list[n-1].takes(p) {
			last := &list[n-1]
			if len(p.points) > 0 {
				last.points = append(last.points[:len(last.points):len(last.points)], p.points...)
			} else {
				last.paragraphs = append(last.paragraphs[:len(last.paragraphs):len(last.paragraphs)], p.paragraphs...)
			}
			continue
		}
		list = append(list, p)
	}
	return list
}

// takes reports whether q can be told together with p.
func (p place) takes(q place) bool {
	switch {
	case p.article != q.article, len(p.paragraphs) == 0, len(q.paragraphs) == 0:
		return false
	case len(p.points) == 1 && len(q.points) == 1, len(p.points) > 1 && len(q.points) == 1:
		return len(p.paragraphs) == 1 && p.paragraphs[0] == q.paragraphs[0]
	}
	return len(p.points) == 0 && len(q.points) == 0
}

// gap stands between a word and its number.
func (s citeStyle) gap() string {
	if s.space != "" {
		return s.space
	}
	return nbsp
}

func (p place) isRange() bool { return strings.Contains(p.article, "-") }

func (p place) deep() bool { return len(p.paragraphs) > 0 }

// cite prints article references with their law. Where several articles stand
// with their paragraphs, each says that it is one, but for English, whose
// brackets keep them apart.
func (s citeStyle) cite(refs []string, of string) string {
	list := s.places(refs)
	each := false
	for _, p := range list {
		each = each || p.deep() && len(list) > 1 && s.paragraphs != ""
	}
	var b strings.Builder
	for i, p := range list {
		switch {
		case i == 0:
		case i < len(list)-1:
			b.WriteString(", ")
		case s.comma && list[i-1].deep():
			b.WriteString("," + s.and)
		default:
			b.WriteString(s.and)
		}
		again := each && i > 0 && p.deep() && list[i-1].deep() && p.article == list[i-1].article
		switch {
		case again: // of the same article: "Art. 15 Abs. 1 lit. a und Abs. 3"
			b.WriteString(strings.TrimLeft(strings.TrimPrefix(s.one(p), form(s.number, p.article)), ", "))
			continue
		case i > 0 && !each:
		case p.isRange() || !each && len(list) > 1:
			b.WriteString(s.articles + s.gap())
		default:
			b.WriteString(s.article + s.gap())
		}
		b.WriteString(s.one(p))
	}
	if s.comma && list[len(list)-1].deep() {
		b.WriteString(",")
	}
	return b.String() + s.before + of
}

// one prints one article: "15, paragraphe 1, point c)".
func (s citeStyle) one(p place) string {
	number := func(article string) string { return form(s.number, article) }
	from, to, ok := strings.Cut(p.article, "-")
	out := number(from)
	if ok {
		out += s.to + number(to)
	}
	if p.deep() {
		out += s.several(s.paragraph, s.paragraphs, p.paragraphs)
	}
	if len(p.points) > 0 {
		points := make([]string, len(p.points))
		for i, x := range p.points {
			points[i] = form(s.letter, x)
		}
		if s.points == "" { // English writes each step in brackets of its own
			for _, x := range points {
				out += form(s.point, x)
			}
			return out
		}
		out += s.several(s.point, s.points, points)
	}
	return out
}

// several prints one or several paragraphs or points. The space before the
// number holds.
func (s citeStyle) several(one, many string, list []string) string {
	f := one
	if len(list) > 1 {
		f = many
	}
	return form(strings.ReplaceAll(f, " %s", nbsp+"%s"), s.list(list))
}

// form fills a format with one place; "" is the value itself.
func form(format, value string) string {
	if format == "" {
		return value
	}
	return fmt.Sprintf(format, value)
}

// list joins parts as a sentence does: "15, 17 and 19".
func (s citeStyle) list(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + s.and + parts[last]
}
