package letters

import (
	"slices"
)

// sending decides how the letter goes.
func (p *planner) sending(j *Job) {
	reach := map[string]bool{"email": j.Entity.Email != "", "form": j.Entity.Form != "", "post": len(j.Entity.Address) > 0}
	if j.hostile() {
		reach["post"] = false // a stamp and a postmark tell where it comes from
	}
	order := []string{"email", "form", "post"}
	if best := string(j.Entry.Route); slices.Contains(order, best) {
		order = append([]string{best}, slices.DeleteFunc(order, func(way string) bool { return way == best })...)
	}
	switch own, all := j.Choice.Send, p.request.Send; {
	case own != "" && !reach[own] && j.hostile() && own == "post":
		p.refuse("letters."+j.Entry.ID+".send", "nothing is posted to a hostile addressee: a postmark tells where it comes from")
	case own != "" && !reach[own] && slices.Contains(order, own):
		p.refuse("letters."+j.Entry.ID+".send", j.Entry.Service+" cannot be reached this way, but by "+reachable(reach, order))
	case own == "" && reach[all]:
		j.Choice.Send = all
	}
	if reach[j.Choice.Send] {
		return
	}
	j.Choice.Send = ""
	for _, way := range order {
		if reach[way] {
			j.Choice.Send = way
			break
		}
	}
	if j.Choice.Send == "" {
		p.refuse("addressees", j.Entry.Service+" has neither an e-mail address nor a form, and nothing is posted to a hostile addressee")
	}
}

func reachable(reach map[string]bool, order []string) string {
	names := map[string]string{"email": "e-mail", "form": "its web form", "post": "post"}
	s := ""
	for _, way := range order {
		if reach[way] {
			if s != "" {
				s += " or "
			}
			s += names[way]
		}
	}
	return s
}
