package wizard

import (
	"slices"
	"strings"
)

// kind is the shape of an answer.
type kind uint8

const (
	oneOf kind = iota // exactly one option
	anyOf             // any number of options
	line              // one line of text
	lines             // several lines of text
	pick              // an option found by typing part of its name
)

// question is one thing asked. Both front ends ask from it and write through
// it, so that they cannot differ in what they ask.
type question struct {
	key      string // where the answer goes, in the words of the request file: "subject.name"
	kind     kind
	title    string
	help     string // what is meant, why it is asked, where to find it
	optional bool
	options  []option
	letter   string // the addressee whose letter shows the answer; "" = the first

	get func(*Draft) []string
	set func(*Draft, []string)
	// said is what the answer is understood to mean, said back so that a slip
	// is seen; nil or "" = nothing.
	said func(*Draft) string
}

// option is one answer that can be chosen.
type option struct {
	value  string
	label  string
	named  bool   // the label is somebody's name, which has no translation
	tag    string // one word: what kind of addressee
	detail string // what it means
	alarm  string // a warning that stands with it; "" = none
	// confirm is what has to be confirmed before this is turned on; nil =
	// nothing.
	confirm *confirmation
	opens   bool // it is no answer, but opens something
}

// confirmation is a deliberate step: the refusal is the default.
type confirmation struct {
	title    string
	warnings []string // each a paragraph
	yes, no  string
	agreed   func(*Draft)
}

// page is what one stop asks: its questions may depend on the answers so far.
type page struct {
	intro     string
	questions []question
	outro     func(*Draft) string // what follows from the answers
}

// problem is why the way forward is closed: one sentence at one question.
type problem struct {
	key  string
	text string
	// without is the answer with what cannot be printed left out; "" = that
	// is no way out.
	without string
	warning bool // the way stays open
}

// has reports whether value is among the answers to q.
func (q question) has(d *Draft, value string) bool { return slices.Contains(q.get(d), value) }

// text is the answer to a question of one line.
func (q question) text(d *Draft) string {
	if v := q.get(d); len(v) > 0 {
		return v[0]
	}
	return ""
}

// turn switches one option of an anyOf question, keeping the order in which
// the options stand.
func (q question) turn(d *Draft, value string) {
	chosen := q.get(d)
	var now []string
	for _, o := range q.options {
		if slices.Contains(chosen, o.value) != (o.value == value) {
			now = append(now, o.value)
		}
	}
	q.set(d, now)
}

// The questions write to the draft through one of these.

func textOf(field func(*Draft) *string) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string {
			if v := *field(d); v != "" {
				return []string{v}
			}
			return nil
		}, func(d *Draft, v []string) {
			*field(d) = ""
			if len(v) > 0 {
				*field(d) = v[0]
			}
		}
}

func listOf(field func(*Draft) *[]string) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string { return *field(d) },
		func(d *Draft, v []string) { *field(d) = slices.Clone(v) }
}

// linesOf binds an answer of several lines, one list item a line.
func linesOf(field func(*Draft) *[]string) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string { return *field(d) },
		func(d *Draft, v []string) {
			*field(d) = nil
			if s := strings.Join(v, "\n"); s != "" {
				*field(d) = strings.Split(s, "\n")
			}
		}
}

// proseOf binds an answer of several lines that is one text.
func proseOf(field func(*Draft) *string) (func(*Draft) []string, func(*Draft, []string)) {
	return func(d *Draft) []string {
			if *field(d) == "" {
				return nil
			}
			return strings.Split(*field(d), "\n")
		},
		func(d *Draft, v []string) { *field(d) = strings.Join(v, "\n") }
}
