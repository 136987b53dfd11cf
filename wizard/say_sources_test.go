package wizard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.org/unscrape/internal/directory"
	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/law"
	"example.org/unscrape/internal/say"
	"example.org/unscrape/letters"
	"example.org/unscrape/templates"
)

// What the wizard shows of other packages is in the catalogue too.

func TestDataIsInTheCatalogue(t *testing.T) {
	p := say.In("de")
	tell := func(texts ...string) {
		for _, s := range texts {
			p.T(shown(s))
		}
	}
	for _, in := range incident.Builtin() {
		tell(in.Title, in.Summary)
		tell(in.Cautions...)
		for _, r := range in.Recommend {
			tell(r.Why)
		}
	}
	for _, e := range directory.Builtin().Entries() {
		tell(e.Warnings...)
		tell(e.Notes...)
		tell(e.Product)
		for _, r := range e.Refusals {
			tell(r.Says, r.Answer)
		}
		for _, x := range e.Entities {
			tell(x.Cautions...)
		}
	}
	for _, a := range directory.Authorities() {
		tell(a.Cautions...)
		tell(a.Notes...)
	}
	tell(directory.Enclosures()...)
	for _, kind := range letters.IdentifierKinds() {
		tell(kind.Label, kind.Hint)
		word(t, p, kind.Told)
		word(t, p, toldAs(kind))
	}
	for _, f := range letters.Forms() {
		tell(f.Note)
	}
	tell(letters.FormFor(letters.Letter{}).Note)
	library := templates.NewLibrary(templates.Shipped(), nil)
	for _, info := range library.List() {
		if info.Language != "en" {
			continue
		}
		text, err := library.Find(info.Regime, info.Letter, info.Role, "en")
		if err != nil {
			t.Fatal(err)
		}
		tell(text.Meta.Summary)
		for _, o := range text.Meta.Options {
			tell(o.Label)
		}
	}
	for _, r := range law.Roles() {
		word(t, p, string(r))
	}
	missed(t, p)
}

func word(t *testing.T, p *say.Printer, s string) {
	t.Helper()
	if p.Label(s) == s {
		t.Errorf("no word in the German catalogue: %q", s)
	}
}

// TestLawIsInTheCatalogue has every reason for a law and every due date of a
// year said, for places with holidays of all sorts.
func TestLawIsInTheCatalogue(t *testing.T) {
	p := say.In("de")
	places := []law.Place{"", "DE", "DE-BY", "NL", "FR", "AT", "GR", "BG", "LI", "GB", "GB-SCT", "CH", "US-CA", "US-TX", "US", "BR", "PH"}
	for _, now := range places {
		for _, then := range places {
			for _, at := range places {
				for _, role := range []law.Role{law.Platform, law.Scraper} {
					p.T(law.Decide(law.Circumstances{Now: now, Then: then, Established: at, Role: role}).Reason)
				}
			}
		}
	}
	for _, at := range places {
		for _, regime := range law.Regimes() {
			for _, right := range []law.Right{"", law.Erasure, law.OptOut} {
				for n := range 400 {
					d, err := law.Answer(law.Query{Regime: regime, Received: law.Date{Year: 2026, Month: 11, Day: 1}.AddDays(n), At: at, Right: right})
					if err != nil {
						t.Fatal(err)
					}
					for _, s := range slices.Concat(d.Reasons, d.Assumptions) {
						german := p.T(s)
						for _, english := range []string{"public holiday", " day ", "January", "October", "Monday "} {
							if strings.Contains(german, english) {
								t.Fatalf("%q in %q", english, german)
							}
						}
					}
				}
			}
		}
	}
	missed(t, p)
}

// TestRefusalsAreInTheCatalogue reads the reasons out of the source of letters
// and directory.
func TestRefusalsAreInTheCatalogue(t *testing.T) {
	for _, dir := range []string{"../letters", "../internal/directory"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(err, files)
		}
		fset := token.NewFileSet()
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "authorit") {
				continue
			}
			file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				for _, reason := range reasons(n) {
					if text, ok := folded(reason); ok {
						inCatalogue(t, fset.Position(n.Pos()), text, false)
					}
				}
				return true
			})
		}
	}
}

// reasons are the expressions of a node that a person reads as the reason of a
// refusal or warning.
func reasons(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if slices.Contains([]string{"refuse", "warn", "note"}, name) && len(n.Args) > 0 {
			last := n.Args[len(n.Args)-1]
			if call, ok := last.(*ast.CallExpr); ok && len(call.Args) > 0 { // fmt.Sprintf
				last = call.Args[0]
			}
			return []ast.Expr{last}
		}
	case *ast.CompositeLit:
		if id, ok := n.Type.(*ast.Ident); ok && (id.Name == "EntryError") && len(n.Elts) == 2 {
			return n.Elts[1:]
		}
	}
	return nil
}
