package letters

import (
	"math/rand"

	"example.org/unscrape/internal/law"
)

// today is the day on which all tests take place.
var today = law.Date{Year: 2026, Month: 11, Day: 22}

// randV1 is what testing/quick hands to generators.
type randV1 = rand.Rand
