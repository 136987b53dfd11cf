package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The walls of the house: which package may know which. A wall that has to
// move is moved here, where it is seen.

const module = "example.org/unscrape"

// mayImport lists, for each of our packages, which of our own it imports
// directly. One that is missing here fails the test.
var mayImport = map[string][]string{
	"internal/law":           {},
	"internal/say":           {"internal/law"},
	"internal/safetext":      {},
	"internal/disk":          {},
	"internal/disk/disktest": {"internal/disk"},
	"internal/tomlfile":      {"internal/safetext"},
	"internal/directory":     {"internal/law", "internal/safetext", "internal/tomlfile"},
	"internal/discord":       {"internal/safetext"},
	"internal/incident":      {"internal/law", "internal/safetext", "internal/tomlfile", "internal/discord"},
	"internal/fetch":         {},
	"internal/cases":         {"internal/law", "internal/safetext", "internal/disk"},
	"templates":              {"internal/law", "internal/safetext", "internal/tomlfile"},
	"letters": {
		"internal/law", "internal/safetext", "internal/tomlfile", "internal/directory", "internal/incident", "internal/discord", "templates",
	},
	"letters/internal/sample": {"letters", "internal/law", "internal/directory", "templates"},
	"letters/pdf":             {"letters", "templates", "internal/law", "internal/safetext"},
	"wizard": {
		"internal/law", "internal/safetext", "internal/say", "internal/directory", "internal/incident", "internal/tomlfile",
		"letters", "templates", "internal/discord",
	},
	"wizard/quiet": {},
	"cmd/unscrape": {
		"internal/law", "internal/safetext", "internal/say", "internal/disk", "internal/directory", "internal/incident", "internal/tomlfile",
		"internal/discord", "internal/fetch", "internal/cases", "letters", "letters/pdf", "templates", "wizard", "wizard/quiet",
	},
}

// only lists, for modules and packages of others, which of ours may have them
// in reach, however far.
var only = map[string][]string{
	"github.com/jung-kurt/gofpdf": {"letters/pdf", "cmd/unscrape"},
	"github.com/charmbracelet/":   {"wizard", "wizard/quiet", "cmd/unscrape"},
	"github.com/spf13/":           {"cmd/unscrape"},
	"github.com/gofrs/flock":      {"internal/disk", "internal/disk/disktest", "internal/cases", "cmd/unscrape"},
}

// onlyDirectly is the same for what the standard library or others bring
// along anyway: who imports it with our own hands.
var onlyDirectly = map[string][]string{
	"net/http":  {"internal/fetch"},
	"net":       {},
	"os":        {"internal/disk", "internal/disk/disktest", "cmd/unscrape"},
	"os/exec":   {"wizard", "cmd/unscrape"}, // wizard runs the editor it is handed
	"os/signal": {"cmd/unscrape"},
	"log":       {},
	"log/slog":  {},
	"unsafe":    {},
	"plugin":    {},
}

// onlyCall lists functions that make a program depend on the world, and who
// may call them.
var onlyCall = map[string][]string{
	"os.Exit":      {"cmd/unscrape"},
	"os.Getenv":    {"cmd/unscrape"},
	"os.LookupEnv": {"cmd/unscrape"},
	"os.Environ":   {"cmd/unscrape"},
	"time.Now":     {"cmd/unscrape"},
	"time.Since":   {"cmd/unscrape"},
	"log.Fatal":    {},
	"os.Stdin":     {"cmd/unscrape"},
	"os.Stdout":    {"cmd/unscrape"},
	"os.Stderr":    {"cmd/unscrape"},
}

type listed struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports, Deps   []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports,Deps", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Skip("no go command here:", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := dec.Decode(&p)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		p.ImportPath = strings.TrimPrefix(p.ImportPath, module+"/")
		all = append(all, p)
	}
}

func TestImportWalls(t *testing.T) {
	for _, p := range packages(t) {
		allowed, known := mayImport[p.ImportPath]
		if !known {
			t.Errorf("%s is new: say in mayImport what it may import", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			if rel, ours := strings.CutPrefix(i, module+"/"); ours && !slices.Contains(allowed, rel) {
				t.Errorf("%s must not import %s", p.ImportPath, rel)
			}
			if who, walled := onlyDirectly[i]; walled && !slices.Contains(who, p.ImportPath) {
				t.Errorf("%s must not import %s; only %v may", p.ImportPath, i, who)
			}
		}
		for prefix, who := range only {
			if slices.Contains(who, p.ImportPath) {
				continue
			}
			for _, d := range p.Deps {
				if strings.HasPrefix(d, prefix) {
					t.Errorf("%s reaches %s; only %v may", p.ImportPath, d, who)
					break
				}
			}
		}
	}
}

func TestWorldlyCalls(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" && p.ImportPath != "wizard/quiet" {
					t.Errorf("%s: an init; only wizard/quiet has one", fset.Position(f.Pos()))
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				x, ok := sel.X.(*ast.Ident)
				if !ok {
					return true
				}
				if who, walled := onlyCall[x.Name+"."+sel.Sel.Name]; walled && !slices.Contains(who, p.ImportPath) {
					t.Errorf("%s: %s.%s; only %v may", fset.Position(sel.Pos()), x.Name, sel.Sel.Name, who)
				}
				return true
			})
		}
	}
}
