package wizard

import (
	"testing"

	"example.org/unscrape/internal/discord"
)

// A package without its list of servers does not say where the person still
// is, so neither does the part of the list of messages.
func TestShareOfUnsureStanding(t *testing.T) {
	named := map[discord.ID]bool{7: true}
	for _, c := range []struct {
		standing discord.Standing
		server   discord.ID
		want     string
	}{
		{discord.Member, 7, shareNamed},
		{discord.Unsure, 7, shareUnsure},
		{discord.Left, 7, shareGone},
		{discord.Left, 8, shareGone},
		{discord.Unsure, 8, ""},
		{discord.Member, 8, ""},
	} {
		ch := discord.Channel{Kind: discord.InServer, Server: c.server, Standing: c.standing}
		if got := shareOf(&ch, named); got != c.want {
			t.Errorf("%v in %v: %q, want %q", c.standing, c.server, got, c.want)
		}
	}
}
