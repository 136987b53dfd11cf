package say

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"example.org/unscrape/internal/law"
)

// germanTerm is a date or a place in German.
func germanTerm(s string, mod modifier) (string, bool) {
	if mod == "in" {
		if p, ok := placeOf()[s]; ok {
			return p.In("de"), true
		}
		return "in " + s, true
	}
	if thousands.MatchString(s) {
		return strings.ReplaceAll(s, ",", "."), true
	}
	if decimal.MatchString(s) {
		return strings.ReplaceAll(s, ".", ","), true
	}
	if d, ok := germanDate(s); ok {
		return d, true
	}
	if p, ok := placeOf()[s]; ok {
		return p.Name("de"), true
	}
	return "", false
}

// thousands is a number in groups, as English writes it.
var thousands = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+$`)

// decimal is a size with its unit.
var decimal = regexp.MustCompile(`^[0-9]+\.[0-9] MB$`)

var germanDays = map[string]string{
	"Monday": "Montag", "Tuesday": "Dienstag", "Wednesday": "Mittwoch", "Thursday": "Donnerstag",
	"Friday": "Freitag", "Saturday": "Samstag", "Sunday": "Sonntag",
}

// germanDate reads an English date, with or without its day of the week and
// its year: "Tuesday 22 December". With the day of the week it stands behind
// "am": "Dienstag, dem 22. Dezember".
func germanDate(s string) (string, bool) {
	words := strings.Fields(strings.ReplaceAll(s, "\u00a0", " "))
	day := ""
	if len(words) > 1 && germanDays[words[0]] != "" {
		day, words = germanDays[words[0]]+", dem ", words[1:]
	}
	if len(words) < 2 || len(words) > 3 {
		return "", false
	}
	if n, american := strings.CutSuffix(words[1], ","); american && len(words) == 3 { // November 22, 2026
		words[0], words[1] = n, words[0]
	}
	month, err := time.Parse("January", words[1])
	n, errDay := strconv.Atoi(words[0])
	if err != nil || errDay != nil {
		return "", false
	}
	d := law.Date{Year: 2000, Month: month.Month(), Day: n}
	if len(words) == 3 {
		if d.Year, err = strconv.Atoi(words[2]); err != nil {
			return "", false
		}
		return day + d.Long("de"), true
	}
	return day + strings.TrimSuffix(d.Long("de"), fmt.Sprintf(" %d", d.Year)), true
}

// placeOf finds a place by its English name, as it is called alone and as it
// stands in a sentence.
var placeOf = sync.OnceValue(func() map[string]law.Place {
	all := map[string]law.Place{}
	for _, p := range law.Places() {
		all[p.Name("en")] = p
		all[strings.TrimPrefix(p.In("en"), "in ")] = p
	}
	return all
})
