package directory

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/law"
)

// Index finds entries while a person types. It is built once and never
// changes; several may look in it at once.
type Index struct {
	entries []Entry
	keys    []key       // what the entries are found by
	words   []word      // every word of the keys, sorted
	reach   []reachable // for each entry, what filters ask
}

// key is one text by which an entry is found.
type key struct {
	entry  int32
	weight int32 // of the name most, of a brand least
	text   string
	shown  string // as it is written, for Hit.By
}

// word is a word that keys have, with the places where.
type word struct {
	text    string
	letters uint64 // a bit for each of its letters: what cannot match is seen at once
	runes   int
	at      []place
}

type place struct {
	key   int32
	first bool // it begins the key
}

type reachable struct {
	role   law.Role
	places []law.Place
}

// Filter narrows what is found. The zero value lets everything through.
type Filter struct {
	Role    law.Role
	Country law.Place // where it is established, or whom the entry names as served
	Limit   int       // at most so many hits; 0 = all
}

// Hit is an entry that was found.
type Hit struct {
	Entry Entry
	By    string // the brand, former name or domain that was found; "" if it was the name
	Exact bool   // without a typing error
}

// What a key counts for, by what it is, and a word, by how it fits.
const (
	weightName  = 40
	weightAlias = 30
	weightHost  = 25
	weightBrand = 15 // of an entry with more than a few of them

	fitWhole  = 100 // the word itself
	fitBegins = 80
	fitInside = 45
	fitTyped  = 30 // with typing errors
	fitError  = 10 // less for each of them
)

// fewAliases is how many names an entry has before they are taken for a list
// of brands.
const fewAliases = 8

// NewIndex prepares entries for finding.
func NewIndex(entries []Entry) *Index {
	x := &Index{entries: entries, reach: make([]reachable, len(entries))}
	for i, e := range entries {
		x.add(int32(i), weightName, e.Service, "")
		for _, n := range e.Entities {
			if n.Name != e.Service {
				x.add(int32(i), weightAlias, n.Name, n.Name)
			}
			x.reach[i].places = append(x.reach[i].places, n.Country)
			for _, f := range n.For {
				x.reach[i].places = append(x.reach[i].places, law.Place(f))
			}
		}
		x.reach[i].role = e.Role
		if id := strings.ReplaceAll(e.ID, "-", " "); id != fold(e.Service) {
			x.add(int32(i), weightHost, e.ID, e.ID)
		}
		weight := int32(weightAlias)
		if len(e.Aliases) > fewAliases {
			weight = weightBrand
		}
		for _, a := range e.Aliases {
			x.add(int32(i), weight, a, a)
		}
		for _, h := range slices.Compact(slices.Sorted(slices.Values(e.hosts()))) {
			x.add(int32(i), weightHost, h, h)
		}
	}
	x.sortWords()
	return x
}

func (x *Index) add(entry, weight int32, text, shown string) {
	if folded := fold(text); folded != "" {
		x.keys = append(x.keys, key{entry, weight, folded, shown})
	}
}

func (x *Index) sortWords() {
	at := map[string]int{}
	put := func(w string, p place) {
		i, ok := at[w]
		if !ok {
			i = len(x.words)
			at[w] = i
			x.words = append(x.words, word{text: w, letters: letters(w), runes: utf8.RuneCountInString(w)})
		}
		x.words[i].at = append(x.words[i].at, p)
	}
	for i, k := range x.keys {
		list := strings.Split(k.text, " ")
		for n, w := range list {
			put(w, place{int32(i), n == 0})
		}
		// Spy.Pet is looked for as spypet.
		if len(list) > 1 && len(list) <= 3 && (k.weight == weightName || k.weight == weightHost) {
			put(strings.Join(list, ""), place{int32(i), true})
		}
	}
	slices.SortFunc(x.words, func(a, b word) int { return strings.Compare(a.text, b.text) })
}

// letters has a bit for each letter or digit of a folded word; other scripts
// share what is left.
func letters(s string) (set uint64) {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			set |= 1 << (r - 'a')
		case r >= '0' && r <= '9':
			set |= 1 << (26 + r - '0')
		default:
			set |= 1 << (36 + r%28)
		}
	}
	return set
}

// wordy is how long a text is, in bytes, before typing errors in it are looked
// for although something has it as it stands.
const wordy = 5

// maxQuery is how much of what was typed is looked for, in bytes.
const maxQuery = 100

// Find lists the entries that have every word typed, the last of which may
// not be whole yet, best first. Accents and cases do not matter, and of a
// longer word one letter may be wrong, missing, too many or changed with its
// neighbour, of a long one two. Nothing typed finds everything, by name.
func (x *Index) Find(words string, f Filter) []Hit {
	if _, rest, ok := strings.Cut(words, "://"); ok { // an address that was pasted
		words, _, _ = strings.Cut(strings.TrimPrefix(rest, "www."), "/")
	}
	asked := strings.Fields(fold(words[:min(len(words), maxQuery)]))
	if len(asked) == 0 {
		return x.everything(f)
	}
	found := x.match(asked[0])
	for _, w := range asked[1:] {
		found = both(found, x.match(w))
	}
	whole := strings.Join(asked, " ")
	type scored struct {
		entry, key int32
		score      int32
		exact      bool
	}
	var all []scored
	sure := len(whole) < wordy && slices.ContainsFunc(found, func(m match) bool { return m.exact })
	for i, m := range found {
		if m.score == 0 || sure && !m.exact || !x.passes(int32(i), f) {
			continue
		}
		k := x.keys[m.key]
		s := scored{int32(i), m.key, m.score, m.exact}
		switch { // the whole text counts for more than its words
		case k.text == whole, strings.HasPrefix(k.text, whole+" ") && legalForm(k.text[len(whole)+1:]):
			s.score += 8 * k.weight
		case strings.HasPrefix(k.text, whole):
			s.score += 2 * k.weight
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b scored) int {
		if a.score != b.score {
			return int(b.score - a.score)
		}
		e, f := &x.entries[a.entry], &x.entries[b.entry]
		return cmp.Or(cmp.Compare(len(e.Service), len(f.Service)), strings.Compare(e.ID, f.ID))
	})
	if f.Limit > 0 && len(all) > f.Limit {
		all = all[:f.Limit]
	}
	hits := make([]Hit, len(all))
	for i, s := range all {
		hits[i] = Hit{x.entries[s.entry], x.keys[s.key].shown, s.exact}
	}
	return hits
}

// legalForm reports whether the rest of a name says only what kind of firm it
// is.
func legalForm(rest string) bool {
	for w := range strings.SplitSeq(rest, " ") {
		if !strings.Contains(legalForms, " "+w+" ") {
			return false
		}
	}
	return true
}

const legalForms = " gmbh ag kg se co mbh ev e v ug ohg kgaa llc inc ltd limited plc corp corporation company bv b nv n sa s a sas sarl srl r l spa p sl as aps ab oy oyj oo o z sp kft zrt doo d uc unlimited international pbc lp llp "

func (x *Index) everything(f Filter) []Hit {
	var hits []Hit
	for i, e := range x.entries {
		if x.passes(int32(i), f) {
			hits = append(hits, Hit{Entry: e, Exact: true})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return strings.Compare(strings.ToLower(a.Entry.Service), strings.ToLower(b.Entry.Service))
	})
	if f.Limit > 0 && len(hits) > f.Limit {
		hits = hits[:f.Limit]
	}
	return hits
}

func (x *Index) passes(entry int32, f Filter) bool {
	r := x.reach[entry]
	if f.Role != "" && r.role != f.Role {
		return false
	}
	return f.Country == "" || slices.ContainsFunc(r.places, func(p law.Place) bool {
		return p == f.Country || p.Country() == f.Country || p == "EEA" && f.Country.InEEA() || p == "UK" && f.Country.InUK()
	})
}

// match is how well an entry has the words so far; a score of 0 is not at all.
type match struct {
	score int32
	key   int32 // the best one
	best  int32 // its share
	exact bool
}

// both are the entries that have what a and b ask for.
func both(a, b []match) []match {
	for i := range a {
		if a[i].score == 0 || b[i].score == 0 {
			a[i] = match{}
			continue
		}
		a[i].exact = a[i].exact && b[i].exact
		a[i].score += b[i].score
		switch {
		case b[i].best > a[i].best:
			a[i].best, a[i].key = b[i].best, b[i].key
		case b[i].key == a[i].key:
			a[i].score += fitInside // two words of one name
		}
	}
	return a
}

// match finds one word in all entries.
func (x *Index) match(w string) []match {
	found := make([]match, len(x.entries))
	take := func(in *word, fit int32, exact bool) {
		for _, p := range in.at {
			k := &x.keys[p.key]
			score := fit + k.weight
			if p.first {
				score += 15
			}
			if m := &found[k.entry]; score > m.score {
				*m = match{score, p.key, score, exact}
			}
		}
	}
	runes := utf8.RuneCountInString(w)
	allowed, has := errorsIn(w, runes), letters(w)
	typed := []rune(w)
	var row rows
	for i := range x.words {
		in := &x.words[i]
		switch missing := has &^ in.letters; {
		case missing == 0 && in.text == w:
			take(in, fitWhole, true)
		case missing == 0 && strings.HasPrefix(in.text, w):
			take(in, fitBegins, true)
		case missing == 0 && (runes >= 3 || len(w) > runes) && strings.Contains(in.text, w):
			take(in, fitInside, true)
		case allowed > 0 && in.runes >= runes-allowed && bits.OnesCount64(missing) <= allowed:
			if n := row.distance(typed, in.text, allowed); n <= allowed {
				take(in, int32(fitTyped-fitError*(n-1)), false)
			}
		}
	}
	return found
}

// errorsIn is how many typing errors a word may have. Short words are other
// words at once, and in a number each digit counts.
func errorsIn(w string, runes int) int {
	switch {
	case strings.ContainsAny(w, "0123456789"), runes < 4:
		return 0
	case runes < 8:
		return 1
	}
	return 2
}

// rows are three rows of the table of distances, used again and again.
type rows [3][maxQuery + 1]uint8

// distance counts the typing errors (a letter wrong, missing, too many, or
// changed with its neighbour) between what was typed and the best beginning
// of in; more than allowed gives allowed+1. Of the table only the band is
// filled in which a result can still be allowed.
func (r *rows) distance(typed []rune, in string, allowed int) int {
	n := len(typed)
	prev2, prev, cur := &r[0], &r[1], &r[2]
	for i := range min(n, allowed) + 1 {
		prev[i] = uint8(i)
	}
	prev[min(n, allowed+1)] = far
	if n <= allowed {
		prev[n] = uint8(n)
	}
	best := far
	var before rune
	j := 0
	for _, c := range in {
		if j++; j > n+allowed {
			break
		}
		from, to := max(1, j-allowed), min(n, j+allowed)
		cur[from-1] = far
		if from == 1 {
			cur[0] = uint8(j)
		}
		least := cur[from-1]
		for i := from; i <= to; i++ {
			cost := uint8(1)
			if typed[i-1] == c {
				cost = 0
			}
			d := min(prev[i-1]+cost, prev[i]+1, cur[i-1]+1)
			if i > 1 && j > 1 && typed[i-1] == before && typed[i-2] == c {
				d = min(d, prev2[i-2]+1)
			}
			cur[i] = d
			least = min(least, d)
		}
		if to < n {
			cur[to+1] = far
		} else {
			best = min(best, int(cur[n]))
		}
		if int(least) > allowed {
			break
		}
		before = c
		prev2, prev, cur = prev, cur, prev2
	}
	return min(best, allowed+1)
}

// far is more typing errors than are ever allowed.
const far = 100
