package quantity

import (
	"bufio"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected figures in testdata")

// TestCases reads testdata/*.txt: a sentence, then its figures as print writes
// them, each behind a tab, or nothing where there is none. Lines with "#" are
// comments. -update rewrites the figures.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { runCases(t, file) })
	}
}

func runCases(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out, want strings.Builder
	text := ""
	check := func() {
		if text == "" {
			return
		}
		got := strings.ReplaceAll("\n"+figures(t, text), "\n", "\n\t")
		if got == "\n\t" {
			got = ""
		}
		got = strings.TrimPrefix(got, "\n")
		if got != "" {
			got += "\n"
		}
		if got != want.String() && !*update {
			t.Errorf("%s\ngot\n%swant\n%s", text, got, want.String())
		}
		out.WriteString(got)
		text = ""
		want.Reset()
	}
	for sc := bufio.NewScanner(strings.NewReader(string(raw))); sc.Scan(); {
		line := sc.Text()
		if strings.HasPrefix(line, "\t") {
			want.WriteString(line + "\n")
			continue
		}
		check()
		out.WriteString(line + "\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			text = line
		}
	}
	check()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
