package directory

import (
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
)

func TestReadCSV(t *testing.T) {
	const src = "\xef\xbb\xbfData Broker Name,Street,City,Country,Contact,Website\r\n" +
		`"Example Data, Inc.",1 Example Way,"San Francisco, CA 94107",United States,privacy@data.example.com,www.data.example.com` + "\r\n" +
		"Müller Daten GmbH,Musterweg 1,10115 Berlin,Deutschland,daten\u00adschutz@mueller.example,https://mueller.example\r\n" +
		"Example Data Inc.,2 Other Way,Reno,USA,other@data.example.org,\r\n" +
		"Post Only LLC,1 Example Way,Reno,USA,,\r\n" +
		",no name,,,x@example.org,\r\n" +
		"Nobody,,,,,\r\n" +
		"Evil\x1b[2J,1 Way,Reno,USA,x@example.org,\r\n" +
		"=HYPERLINK(1),1 Way,Reno,USA,x@example.org,javascript:alert(1)\r\n" +
		"Post Only LLC,1 Example Way,Reno,USA,,\r\n" +
		"Post Only LLC,1 Example Way,Reno,USA,,\r\n\r\n"
	columns, err := ParseColumns("address=Street+City+Country, email=contact")
	if err != nil {
		t.Fatal(err)
	}
	l, err := ReadCSV([]byte(src), columns, law.Broker, "A register")
	if err != nil {
		t.Fatal(err)
	}
	var ids, bad []string
	for _, e := range l.Entries {
		ids = append(ids, e.ID)
		if e.Role != law.Broker || e.Check() != nil {
			t.Errorf("%+v", e)
		}
	}
	for _, e := range l.Rejected {
		bad = append(bad, e.Error())
	}
	if len(ids) != 5 || ids[0] != "example-data-inc" || ids[1] != "muller-daten-gmbh" || !strings.HasPrefix(ids[2], "example-data-inc-") || ids[3] != "post-only-llc" {
		t.Errorf("%q", ids)
	}
	x := l.Entries[0].Entities[0]
	if strings.Join(x.Address, "|") != "1 Example Way|San Francisco|CA 94107|United States" || x.Country != "US" || l.Entries[0].Domains[0] != "data.example.com" {
		t.Errorf("%+v", x)
	}
	if l.Entries[1].Entities[0].Email != "datenschutz@mueller.example" || l.Cautions[SoftHyphen] != 1 {
		t.Errorf("%+v %v", l.Entries[1], l.Cautions)
	}
	if len(bad) != 5 || !strings.HasPrefix(bad[0], "line 6: name") || !strings.HasPrefix(bad[1], "line 7: entity.email: without") || !strings.Contains(bad[2], "U+001B") || !strings.Contains(bad[3], "web: it is no address") {
		t.Errorf("%q", bad)
	}
}

func TestCSVRefused(t *testing.T) {
	for src, want := range map[string]string{
		"":                         "no line of headings",
		"\xff\xfea\x00":            "UTF-16",
		"a,b\n\xff":                "UTF-8",
		"what,ever\nx,y\n":         "no column with names",
		"name,phone\nx,1\n":        "neither a column",
		"name;email\nX;x@y.org\n":  "",
		"Name\tE-Mail\nX\tx@y.org": "",
	} {
		_, err := ReadCSV([]byte(src), Columns{}, law.Broker, "s")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", src, err)
		}
	}
	if _, err := ReadCSV([]byte("name,email\n"), Columns{Name: "Firm"}, law.Broker, "s"); err == nil {
		t.Error("a column that is not there")
	}
	for _, s := range []string{"", "name", "name=", "fax=x", "name=a,,"} {
		if _, err := ParseColumns(s); err == nil {
			t.Errorf("%q is a mapping", s)
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("name,address,email,url\nX,\"a, b\",x@example.org,https://example.org\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := ReadCSV(src, Columns{}, law.Broker, "s")
		if err != nil {
			return
		}
		for _, e := range l.Entries {
			if err := e.Check(); err != nil {
				t.Fatalf("unfit: %v", err)
			}
		}
	})
}
