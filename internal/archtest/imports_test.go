// Package archtest holds the tests of the project's structure: which package may
// import which, what the program is built from, and what may stand in the tree.
package archtest

import (
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the committed lists")

const module = "readout"

// levels lists the project's packages from the bottom up. A package imports
// packages of lower levels only; a pattern that ends in "..." stands for a
// package and those below it, which may import one another downwards (page and
// its parts).
var levels = [][]string{
	{"internal/errs", "internal/growthtest", "internal/invent", "sample", "spacy..."},
	{"internal/nlp", "internal/pack", "internal/knowledge", "internal/wordnet"},
	{"internal/input", "internal/nlp/...", "internal/page/..."},
	{"internal/page", "internal/news"},
	{"internal/agenda", "internal/cluster", "internal/digest", "internal/link", "internal/reconcile", "internal/store"},
	{"internal/analysis", "internal/store/..."},
	{"internal/export", "internal/guard"},
	{"internal/eval", "internal/verify", "internal/ingest", "internal/search"},
	{"internal/api", "internal/desktest", "internal/web"},
	{"internal/serve"},
	{"internal/cli"},
	{"cmd/...", "tools/..."},
}

// siblings are imports inside one level that are allowed, each for a reason.
var siblings = map[string]string{}

// outside lists the packages from elsewhere that one package alone may import:
// each library stays behind one door.
var outside = map[string][]string{
	"github.com/markusmobius/go-trafilatura": {"internal/page/markup"},
	"github.com/markusmobius/go-htmldate":    {},
	"github.com/arran4/golang-ical":          {"internal/export"},
	"github.com/RadhiFadlillah/whatlanggo":   {"internal/page/language"},
	"github.com/gogs/chardet":                {"internal/page/charset"},
	"github.com/VictoriaMetrics/metrics":     {"internal/serve"},
	"modernc.org/sqlite":                     {"internal/store/sqlite"},
	"github.com/danielgtaylor/huma":          {"internal/api"},
	"github.com/aymanbagabas/go-udiff":       {"internal/web"},
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func TestImportsGoDownwards(t *testing.T) {
	for _, p := range list(t, "./...") {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		if strings.HasPrefix(name, "internal/archtest") {
			continue
		}
		level := levelOf(name)
		if level < 0 {
			t.Errorf("%s stands in no level: add it to levels and to ARCHITECTURE.md", name)
			continue
		}
		for _, path := range p.Imports {
			if imported, ours := strings.CutPrefix(path, module+"/"); ours {
				if levelOf(imported) >= level && siblings[name+" → "+imported] == "" {
					t.Errorf("%s imports %s, which is not below it", name, imported)
				}
			}
			for library, allowed := range outside {
				if (path == library || strings.HasPrefix(path, library+"/")) && !slices.Contains(allowed, name) {
					t.Errorf("%s imports %s: only %v may", name, path, allowed)
				}
			}
		}
	}
}

func levelOf(name string) int {
	for level, patterns := range levels {
		for _, pattern := range patterns {
			prefix, wild := strings.CutSuffix(pattern, "...")
			if name == strings.TrimSuffix(pattern, "...") || wild && strings.HasPrefix(name, strings.TrimSuffix(prefix, "/")+"/") {
				return level
			}
		}
	}
	return -1
}

// TestPackageList keeps the list of all packages in the shipped binary under
// version control, so that a new dependency is seen in review.
func TestPackageList(t *testing.T) {
	var names []string
	for _, p := range list(t, "-deps", "./cmd/readout") {
		if first, _, _ := strings.Cut(p.ImportPath, "/"); strings.Contains(first, ".") || first == module {
			names = append(names, p.ImportPath+"\n")
		}
	}
	slices.Sort(names)
	golden(t, filepath.Join("cmd", "readout", "packages.txt"), strings.Join(names, ""))
}

// golden compares with a committed file, or rewrites it under -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	path = filepath.Join("..", "..", path)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what the program is built from now: look at the change, then run go test ./internal/archtest -update\n%s", path, got)
	}
}

// list runs go list in the module's root. The assembly of another processor does
// not matter, but cgo would: it is off.
func list(t *testing.T, args ...string) []pkg {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports"}, args...)...)
	cmd.Dir = filepath.Join("..", "..")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for dec := json.NewDecoder(out); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return all
}
