package templates

import (
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

var imported = Meta{
	Title: `Request for access under {{cite "15"}}`, Regime: law.GDPR, Letter: "access", Role: law.Platform,
	Variant: "imported", Language: "en", Rights: []law.Right{law.Access},
}

// bodyFrom is what a foreign letter becomes, without the head.
func bodyFrom(t testing.TB, src string) (body string, reports []Finding) {
	t.Helper()
	text, reports := FromDatarequests("letter.txt", []byte(src), imported)
	_, rest, ok := strings.Cut(string(text), "\n"+fence+"\n\n")
	if !ok {
		t.Fatalf("no template: %s", text)
	}
	if n := len(reports); n == 0 || !strings.Contains(reports[n-1].Message, "day of the answer") && !strings.Contains(reports[max(n-2, 0)].Message, "day of the answer") {
		t.Errorf("the sentence that is added is not reported: %v", reports)
	}
	reports = slices.DeleteFunc(reports, func(f Finding) bool { return strings.Contains(f.Message, "day of the answer") })
	return strings.TrimSuffix(rest, "\n\n"+foreignDue["en"]+"\n"), reports
}

func TestFromDatarequests(t *testing.T) {
	for _, c := range []struct{ src, body, reports string }{
		{"One.", "One.", ""},
		{"To whom it may concern:\n\nOne.\n\nTwo.\n\nYours faithfully,", "One.\n\nTwo.", "1:1 greeting; 7:1 closing"},
		{"Find me:\n{id_data}\nThank you.", "Find me:\n\n{{identifiers}}\n\nThank you.", ""},
		{"{id_data} and {id_data}", "{{identifiers}}\n\n and", "1:15 once more"},
		{"Send it[data_portability>, and in a form to take along].", `Send it{{if option "data-portability"}}, and in a form to take along{{end}}.`, ""},
		{"[has_fields>Here is what you need:\n{id_data}]", "Here is what you need:\n\n{{identifiers}}", ""},
		{"One.[runs> Also {runs_list}.] Two.", "One. Two.", "1:5 other services"},
		{"One.[has:reasoning> Because.] Two.", "One. Two.", "1:5 nothing here is like [has:reasoning>"},
		{"One.[my_flag> Two.]", `One.{{if option "my-flag"}} Two.{{end}}`, "1:5 became an option"},
		{"Because: {objection_reason}", "Because: {{objection_reason}}", "1:10 write out the reason"},
		{"I am {nope}.", "I am {{value_nope}}.", "1:6 not known"},
		{"{Description of the problem, e.g.: this}", `\[Description of the problem, e.g.: this\]`, "1:1 by hand"},
		{"[optional: more]", `\[optional: more\]`, "1:1 by hand"},
		{"One [erase_all>two.", `One {{if option "erase-all"}}two.{{bracket_never_closed}}{{end}}`, "1:5 never closed"},
		{"One {two.", `One {{"{"}}two.`, "1:5 never closed"},
		{"One [two.", `One \[two.`, "1:5 never closed"},
		{"One] two.", `One\] two.`, "1:4 without ["},
		{"[erase_all>1[erase_some>2]3]", `{{if option "erase-all"}}1{{if option "erase-some"}}2{{end}}3{{end}}`, "1:13 inside another"},
		{"[erase_all>see [1] here]", `{{if option "erase-all"}}see \[1\] here{{end}}`, "1:16 inside another"},
		{"<bold>Name:</bold> a <italic>b</italic> <x>y</x>", `**Name:** a *b* \<x>y\</x>`, ""},
		{"<bold>open", "open", "1:1 left out"},
		{"One *two* _three_ `four` {{.Email}}", "", "1:26 never closed; 1:27 by hand"},
		{"Please send:\na) this;\nb) that.", "Please send:\n1. this;\n2. that.", ""},
		{"One\nTwo", "One\\\nTwo", ""},
		{"One\r\n\r\nTwo", "One\n\nTwo", ""},
	} {
		body, reports := bodyFrom(t, c.src)
		if c.body != "" && body != c.body {
			t.Errorf("%q\ngives %q\nnot   %q", c.src, body, c.body)
		}
		var want []string
		if c.reports != "" {
			want = strings.Split(c.reports, "; ")
		}
		if len(reports) != len(want) {
			t.Errorf("%q: %d reports: %v", c.src, len(reports), reports)
			continue
		}
		for i, w := range want {
			at, says, _ := strings.Cut(w, " ")
			if got := reports[i].String(); !strings.HasPrefix(got, "letter.txt:"+at+":") || !strings.Contains(got, says) {
				t.Errorf("%q: got %s, want %s", c.src, got, w)
			}
		}
	}
}

// TestFromDatarequestsIsUsable: a letter of which everything has a counterpart
// is a template without a fault.
func TestFromDatarequestsIsUsable(t *testing.T) {
	src := "To whom it may concern:\n\nI request access under Art. 15 GDPR.\n\nPlease send me:\n\na) the data;\nb) their source.\n\n[data_portability>I also ask for them in a form to take along.\n\n]{id_data}\n\nYours sincerely,"
	text, reports := FromDatarequests("access-default.txt", []byte(src), imported)
	if len(reports) != 3 {
		t.Error(reports)
	}
	if found := CheckFile("en/gdpr-access-platform~imported.md", text); len(found) > 0 {
		t.Errorf("%v\n%s", found, text)
	}
}

func FuzzFromDatarequests(f *testing.F) {
	for _, s := range []string{"[a>b]", "{id_data}", "[a>1[b>2]3]", "<bold>x</bold>", "[runs>[", "{{", "}}{", "\n[a>\n", "a) x\n- y", "[a>{b_c}\n\n]d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		text, reports := FromDatarequests("x.txt", []byte(src), imported)
		if text == nil {
			if len(reports) != 1 {
				t.Fatal(reports)
			}
			return
		}
		if len(text) > 24*len(src)+2000 {
			t.Fatalf("%d bytes of %d", len(text), len(src))
		}
		tmpl, err := Parse("x.md", text)
		if err != nil {
			if len(reports) < 2 {
				t.Fatalf("a fault that was not reported: %v\n%s", err, text)
			}
			return
		}
		for _, on := range []bool{true, false} {
			options := map[string]bool{}
			for _, o := range tmpl.Meta.Options {
				options[o.Name] = on
			}
			if _, err := tmpl.Execute(Sample(law.Platform, false), SampleEnv(tmpl, options)); err != nil && FindingsOf(err) == nil {
				t.Fatal(err)
			}
		}
	})
}
