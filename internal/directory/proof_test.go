package directory

import (
	"strings"
	"testing"

	"golang.org/x/net/idna"
)

func TestCheck(t *testing.T) {
	for _, f := range Check() {
		t.Error(f)
	}
}

// TestNobodyIsLost: no addressee goes missing without a word.
func TestNobodyIsLost(t *testing.T) {
	const ids = "discord spy-pet acxiom apollo-io beenverified bluesky clearview-ai cloudflare contactout criteo digitalocean " +
		"epicgames epsilon equifax-gb experian-gb github godaddy google google-search hetzner huggingface internet-archive kaspr kick " +
		"lexisnexis-risk linkedin liveramp lusha meta microsoft mylife namecheap openai oracle outbrain ovh patreon peopleconnect " +
		"pimeyes pinterest pipl porkbun quantcast reddit roblox rocketreach schufa signal slack snapchat spokeo stackexchange steam " +
		"taboola telegram thetradedesk tiktok twitch whatsapp whitepages wikimedia x zenodo zoominfo"
	var got []string
	for e := range Builtin().InOrder() {
		got = append(got, e.ID)
	}
	if strings.Join(got, " ") != ids {
		t.Errorf("the directory has %s", strings.Join(got, " "))
	}
}

// TestUncertainRowsSaySo: what was not confirmed when the directory was made
// carries a caution wherever it is chosen.
func TestUncertainRowsSaySo(t *testing.T) {
	for id, place := range map[string]string{
		"pimeyes": "DE", "meta": "DE", "whatsapp": "DE", "peopleconnect": "US-CA", "openai": "DE", "huggingface": "DE", "outbrain": "GB", "zenodo": "CH",
	} {
		e, ok := Builtin().Lookup(id)
		if !ok {
			t.Errorf("no %s", id)
			continue
		}
		for _, x := range e.Entities {
			if len(x.Cautions) == 0 {
				t.Errorf("%s: %s carries no caution for %s", id, x.Name, place)
			}
		}
	}
}

func TestUnproven(t *testing.T) {
	e := Entry{ID: "x", Notes: []string{"It never answers."}, Entities: []Entity{{Name: "X", For: []string{"*"}, Email: "a@example.org"}}}
	var keys []string
	for _, f := range e.unproven() {
		keys = append(keys, f.Key)
	}
	if got := strings.Join(keys, " "); got != "verified-on entity.1.verified-on" {
		t.Errorf("found %s", got)
	}
}

func TestJudge(t *testing.T) {
	a := Entry{ID: "x", Domains: []string{"example.org"}}
	if got := Judge([]Entry{a, a}); len(got) != 1 || got[0].Key != "id" {
		t.Errorf("two of one ID: %v", got)
	}
	for host, of := range map[string]string{
		"d1scord.com":                  "discord.com",
		"dlscord.com":                  "discord.com",
		"disc0rd.com":                  "discord.com",
		"dis-cord.com":                 "discord.com",
		"dіscord.com":                  "discord.com", // Cyrillic
		"ďiscord.com":                  "discord.com",
		"privacy.dlscord.com":          "discord.com",
		"discord.com.example.org":      "discord.com",
		"mail.discord.com.example.org": "discord.com",
		"reddlt.com":                   "reddit.com",
		"rneta.com":                    "meta.com",
		"τwitter.com":                  "twitter.com", // Greek
		"discord.com":                  "",
		"support.discord.com":          "",
		"notdiscord.com":               "",
		"example.org":                  "",
		"ехаmple.com":                  "",
	} {
		ascii, err := idna.Punycode.ToASCII(host)
		if err != nil || !ValidDomain(ascii) {
			t.Fatalf("%s: %v", host, err)
		}
		if _, got := LookAlike(Entry{ID: "y", Domains: []string{ascii}}); got != of {
			t.Errorf("%s: taken for %q, want %q", host, got, of)
		}
	}
}
