package law

import "slices"

// Places lists every place that ParsePlace knows, countries and their parts,
// in the order of their codes.
func Places() []Place {
	var all []Place
	for p := range countries() {
		all = append(all, p)
	}
	for p := range subdivisions() {
		all = append(all, p)
	}
	slices.Sort(all)
	return all
}
