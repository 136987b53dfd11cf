package letters

import "math/rand"

// randV1 is what testing/quick hands to generators.
type randV1 = rand.Rand
