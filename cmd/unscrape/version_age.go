package main

import (
	"fmt"
	"io"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
)

// printAges says how old what the program knows is, and what is about to
// change.
func printAges(w io.Writer, today law.Date) {
	fmt.Fprintln(w, asOf("laws and public holidays", law.AsOf, today))
	fmt.Fprintln(w, asOf("addressees and authorities", directory.AsOf, today))
	for _, i := range incident.Builtin() {
		fmt.Fprintln(w, asOf("incident "+i.ID, i.AsOf.String(), today))
	}
	for _, c := range law.Overtaken(today) {
		fmt.Fprintf(w, "not known here yet, since %s: %s\n", c.Day.Long("en"), c.What)
	}
	for _, c := range law.Upcoming(today) {
		fmt.Fprintf(w, "from %s: %s\n", c.Day.Long("en"), c.What)
	}
}

// asOf is a line on one of them, with a warning after a year.
func asOf(what, on string, today law.Date) string {
	day, err := law.ParseDate(on)
	if err != nil {
		return what + ": of unknown age"
	}
	line := what + ": as of " + day.Long("en")
	if day.AddMonths(12).Before(today) {
		line += ", more than a year ago: look for a newer version, or check what matters to you"
	}
	return line
}
