package templates

import "strings"

// didYouMean is a clause that names the known word nearest to a misspelt one,
// or nothing.
func didYouMean(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// nearest is the known word that takes the fewest changed letters to reach,
// if that is at most two or a third of them.
func nearest(word string, known []string) string {
	best, least := "", min(max(3, min(len(word), 30)/3+1), len(word))
	if len(word) > 60 {
		return ""
	}
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// Near is the listed name that is very like a misspelt one, or "".
func (l *Library) Near(name string) string {
	var names []string
	for _, info := range l.List() {
		names = append(names, info.Name)
	}
	return nearest(name, names)
}
