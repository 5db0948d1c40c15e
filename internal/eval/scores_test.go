package eval

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the committed scores")

// TestScores holds the scores of the sets whose pages are in the repository. A
// change of them, better or worse, belongs in the commit that explains it.
func TestScores(t *testing.T) {
	root := filepath.Join("..", "..")
	stories := filepath.Join(root, "eval", "stories")
	var got bytes.Buffer
	for _, set := range []Set{Sample(filepath.Join(root, "sample")), Own(filepath.Join(stories, "open")), OwnHeld(filepath.Join(stories, "held"))} {
		report, err := set.Run(context.Background(), Data{})
		if err != nil {
			t.Fatal(err)
		}
		report.Print(&got, false)
	}
	path := filepath.Join(root, "eval", "scores.txt")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the scores changed; say why in the commit, and run go test ./internal/eval -run TestScores -update\ngot\n%swant\n%s", got.String(), want)
	}
}
