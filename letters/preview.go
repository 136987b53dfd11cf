package letters

import (
	"errors"

	"example.org/unscrape/internal/safetext"
	"example.org/unscrape/templates"
)

// Preview composes the letter to one addressee as far as the answers go: what
// is still missing shows as "…". The problems are those of this addressee and
// of the answers the letter is made of; the letter must not be written while
// there is one that is no warning. Where a letter would tell a hostile
// addressee too much, there is a problem and no letter.
func Preview(r Request, s Sources, addressee string) (Letter, []Problem) {
	c := &checker{sources: s, request: Clean(r), typed: r.Identifiers}
	c.fields()
	j, ok := newPlanner(c).job(addressee)
	if !ok {
		return Letter{}, c.problems
	}
	j.partial = true
	l, err := Compose(j)
	if err != nil {
		c.problems = append(c.problems, ProblemOf(j, err))
	}
	return l, c.problems
}

// ProblemOf says an error of Compose as what is wrong with an answer.
func ProblemOf(j Job, err error) Problem {
	var field *FieldError
	var tells *DisclosureError
	var hostile *templates.HostileFieldError
	switch {
	case errors.As(err, &field):
		return Problem{FieldError: *field}
	case errors.As(err, &tells):
		return Problem{FieldError: FieldError{Field: tells.Field, Reason: tells.Error()}}
	case errors.As(err, &hostile):
		return Problem{FieldError: FieldError{Field: "letters." + j.Entry.ID + ".template", Reason: hostile.Error()}}
	}
	return Problem{FieldError: FieldError{Field: "letters." + j.Entry.ID + ".template", Reason: safetext.String(err.Error())}}
}
