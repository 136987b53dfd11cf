package law

import (
	"slices"
	"strings"

	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
)

// holidaysAt are the rules of p, nil where none are known. The library's
// lists are corrected by our own where the law has moved on.
func holidaysAt(p Place) rules {
	switch p.Country() {
	case "AT":
		return at.Holidays
	case "BE":
		return be.Holidays
	case "BG":
		return bg.Holidays
	case "CY":
		return cyprus()
	case "CZ":
		return cz.Holidays
	case "DE":
		return germany(p)
	case "DK":
		return append(slices.Clip(rules(dk.Holidays)), greatPrayerDay())
	case "EE":
		return estonia()
	case "ES":
		return es.Holidays
	case "FI", "AX":
		return finland()
	case "FR", "GF", "GP", "MF", "MQ", "RE", "YT":
		return fr.Holidays
	case "GB":
		return unitedKingdom(p)
	case "GR":
		return gr.Holidays
	case "HR":
		return hr.Holidays
	case "HU":
		return hungary()
	case "IE":
		return ie.Holidays
	case "IS":
		return iceland()
	case "IT":
		return append(slices.Clip(rules(it.Holidays)), saintFrancis())
	case "LI":
		return liechtenstein()
	case "LT":
		return lt.Holidays
	case "LU":
		return luxembourg()
	case "LV":
		return lv.Holidays
	case "MT":
		return malta()
	case "NL":
		// Good Friday and every 5 May count: Algemene termijnenwet, Article 3.
		return nl.Holidays
	case "NO":
		return no.Holidays
	case "PL":
		return append(slices.Clip(rules(pl.Holidays)), christmasEve(2025))
	case "PT":
		return portugal()
	case "RO":
		return append(slices.Clip(rules(ro.Holidays)), fixed("Boboteaza", 1, 6, 2024), fixed("Sfântul Ioan", 1, 7, 2024))
	case "SE":
		// The library's eves count: Act 1930:173 on the computation of time.
		return se.Holidays
	case "SI":
		return si.Holidays
	case "SK":
		// Some of these are worked since 2024 (1 September) and 2025 (17
		// November) but are holidays still; a date a day late harms nobody.
		return sk.Holidays
	}
	if p.InCalifornia() {
		return california()
	}
	return nil
}

// germany has the nationwide holidays, and with a Land its own.
func germany(p Place) rules {
	_, land, _ := strings.Cut(string(p), "-")
	switch land {
	case "BB":
		return de.HolidaysBB
	case "BE":
		return append(slices.Clip(rules(de.HolidaysBE)), liberation(2020), liberation(2025))
	case "BW":
		return de.HolidaysBW
	case "BY":
		return de.HolidaysBY
	case "HB":
		return de.HolidaysHB
	case "HE":
		return de.HolidaysHE
	case "HH":
		return de.HolidaysHH
	case "MV":
		return append(slices.Clip(rules(de.HolidaysMV)), fixed("Internationaler Frauentag", 3, 8, 2023))
	case "NI":
		return de.HolidaysNI
	case "NW":
		return de.HolidaysNW
	case "RP":
		return de.HolidaysRP
	case "SH":
		return de.HolidaysSH
	case "SL":
		return de.HolidaysSL
	case "SN":
		return de.HolidaysSN
	case "ST":
		return de.HolidaysST
	case "TH":
		return de.HolidaysTH
	}
	return de.Holidays
}

// unitedKingdom has the bank holidays of a nation; without one those of
// England and Wales.
func unitedKingdom(p Place) rules {
	common := append(slices.Clip(rules(gb.Holidays)), only(2022, "State Funeral of Queen Elizabeth II", 9, 19))
	switch p {
	case "GB-NIR":
		return append(common, bankHoliday("Saint Patrick's Day", 3, 17), bankHoliday("Battle of the Boyne", 7, 12))
	case "GB-SCT":
		scottish := slices.DeleteFunc(slices.Clone(common), func(h holidayRule) bool { return h == gb.EasterMonday || h == gb.SummerHoliday })
		return append(scottish, secondOfJanuary(), gb.SummerHolidayScotland, bankHoliday("Saint Andrew's Day", 11, 30),
			only(2026, "World Cup bank holiday", 6, 15))
	}
	return common
}
