package cli

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestSample reads the pages in sample/ and compares all that the program writes
// of them with testdata/. A change there is a change that users see.
func TestSample(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	for name, args := range map[string][]string{
		"sample.txt":       {"read", "sample"},
		"furniture.txt":    {"read", "--show-furniture", "sample"},
		"sample.md":        {"read", "--md", "sample"},
		"sample.json":      {"read", "--json", "sample"},
		"sample-jobs.json": {"read", "--json", "--jobs", "1", "sample"},
		"events.csv":       {"events", "sample"},
		"events.jsonl":     {"events", "--format", "plover-jsonl", "sample"},
		"events.tsv":       {"events", "--format", "cameo-tsv", "sample"},
		"events.explained": {"events", "--explain", "sample"},
	} {
		t.Run(name, func(t *testing.T) {
			got, stderr, code := run(t, "", args...)
			if code != 0 || stderr != "" {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			if strings.HasSuffix(name, ".txt") {
				checkWidth(t, got)
			}
			compare(t, strings.Replace(name, "-jobs", "", 1), got)
		})
	}
}

func checkWidth(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("internal", "cli", "testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
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
		t.Errorf("%s differs from what the program writes; look at the difference, then run go test ./internal/cli -run TestSample -update\n%s", path, firstDifference(got, string(want)))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			line := "(end)"
			if i < len(w) {
				line = w[i]
			}
			at := 0
			for at < min(len(g[i]), len(line)) && g[i][at] == line[at] {
				at++
			}
			return "got  " + around(g[i], at) + "\nwant " + around(line, at)
		}
	}
	return "the end is missing"
}

// around is the part of a line about a place: a record is one long line.
func around(s string, at int) string { return s[max(0, at-80):min(len(s), at+200)] }
