package law

import "fmt"

// Spaces that hold: between a word and its number, and the narrow one before
// the French colon.
const (
	nbsp  = "\u00a0"
	nnbsp = "\u202f"
)

// Long is d as running text in lang writes it: "22 November 2026", in en-US
// "November 22, 2026", in German "22. November 2026". French, Spanish and
// Italian put their article before it ("le", "el", "il"), which is left to the
// text. Day and month never part at a line's end. A language without a style
// of its own is written as English.
func (d Date) Long(lang string) string {
	switch c := lookUp(calendars, lang); {
	case d.IsZero():
		return ""
	case c.monthFirst:
		return fmt.Sprintf("%s"+nbsp+"%d, %d", c.months[d.Month-1], d.Day, d.Year)
	case d.Day == 1 && c.first != "":
		return c.first + nbsp + c.join + d.MonthYear(lang)
	default:
		return fmt.Sprint(d.Day) + c.dot + nbsp + c.join + d.MonthYear(lang)
	}
}

// MonthYear is the month of d as running text in lang writes it: "November
// 2023"; in Polish in the genitive, as behind "od".
func (d Date) MonthYear(lang string) string {
	if d.IsZero() {
		return ""
	}
	c := lookUp(calendars, lang)
	return fmt.Sprintf(c.year, c.months[d.Month-1], d.Year)
}

// calendar is how a language writes its dates (Unicode CLDR, long form; the
// first day of a month by each language's own custom).
type calendar struct {
	months     [12]string
	year       string // a month with its year: "%s %d"
	first      string // the first of a month, where it is not written 1
	dot        string // behind the day
	join       string // between day and month
	monthFirst bool
}

var calendars = map[string]calendar{
	"en":    {months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}, year: "%s %d"},
	"en-us": {months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}, year: "%s %d", monthFirst: true},
	"de":    {months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}, year: "%s %d", dot: "."},
	"de-at": {months: [12]string{"Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}, year: "%s %d", dot: "."},
	"fr":    {months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}, year: "%s %d", first: "1er"},
	"es":    {months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}, year: "%s de %d", join: "de "},
	"it":    {months: [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}, year: "%s %d", first: "1º"},
	"nl":    {months: [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}, year: "%s %d"},
	"pl":    {months: [12]string{"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"}, year: "%s %d" + nbsp + "r."},
	"pt":    {months: [12]string{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"}, year: "%s de %d", join: "de "},
}
