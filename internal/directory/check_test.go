package directory

import (
	"os"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

// TestRefusedValues: what may not stand in an entry, by the key that says so.
func TestRefusedValues(t *testing.T) {
	const good = "id = \"x\"\nservice = \"X\"\nrole = \"broker\"\nHERE\n[[entity]]\nname = \"X Ltd.\"\nemail = \"a@example.org\"\nTHERE\n"
	read := func(here, there string) error {
		_, err := Decode("x.toml", []byte(strings.NewReplacer("THERE", there, "HERE", here).Replace(good)))
		return err
	}
	if err := read(`domains = ["example.org"]`, "dpo = \"dpo@example.org\"\n[[entity.fact]]\nof = [\"email\"]\nverified-on = 2026-01-01\nsources = [\"s\"]"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ here, there, want string }{
		{`policy = "javascript:alert(1)"`, "", "policy: "},
		{`policy = "https://discord.com@example.org/"`, "", "policy: "},
		{`policy = "https://example.org/\r\nX-Header: 1"`, "", "policy: "},
		{`route = "pigeon"`, "", "route: "},
		{`prefer = "delete"`, "", "prefer: "},
		{`domains = ["EXAMPLE.org"]`, "", "domains: "},
		{`domains = ["dіscord.com"]`, "", "domains: "},
		{`domains = ["https://example.org"]`, "", "domains: "},
		{`domains = ["example.org\r\n"]`, "", ""}, // white space at the ends goes
		{`domains = ["exam\r\nple.org"]`, "", "domains: "},
		{`aliases = ["\u001b[2JX"]`, "", "aliases: "},
		{`aliases = ["X\u202Egro"]`, "", "aliases: "},
		{`sources = ["a\nb"]`, "", "sources: "},
		{"[[refusal]]\nsays = \"No.\"", "", "refusal: "},
		{`colour = "red"`, "", "colour: this key is not known"},
		{"", `dpo = "dpo@example.org\r\nBcc: b@example.org"`, "entity.dpo: "},
		{"", `representative-email = "not one"`, "entity.representative-email: "},
		{"", `representative-form = "http://example.org"`, "entity.representative-form: "},
		{"", `dpo-form = "data:text/html,x"`, "entity.dpo-form: "},
		{"", `cautions = ["a\r\nb"]`, "entity.cautions: "},
		{"", "[[entity.fact]]\nof = [\"shoe-size\"]", "entity.fact.of: "},
	} {
		err := read(c.here, c.there)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.here, err)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s%s: %v, want %s", c.here, c.there, err, c.want)
		}
	}
}

func TestStaleFor(t *testing.T) {
	x := Entity{VerifiedOn: law.Date{Year: 2026, Month: 4, Day: 28}, Facts: []Fact{{Of: []string{"email"}, VerifiedOn: law.Date{Year: 2020, Month: 9, Day: 17}}}}
	today := law.Date{Year: 2026, Month: 11, Day: 22}
	if x.StaleFor(ByPost, today) || !x.StaleFor(ByEmail, today) || x.Stale(today) {
		t.Error("the age of one way is that of another")
	}
	if (Entity{}).StaleFor(ByPost, today) {
		t.Error("an address nobody checked is not stale but unchecked")
	}
}

// TestPage: the example of the page on these files is one.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/directory-file.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```toml\n")
	src, _, _ := strings.Cut(after, "```")
	e, err := Decode("example-data.toml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if missing := e.unproven(); len(missing) > 0 {
		t.Error(missing)
	}
}
