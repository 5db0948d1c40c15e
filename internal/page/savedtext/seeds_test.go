package savedtext

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/nlp"
)

// gold is what gold.json says of a page.
type gold struct {
	Title     string   `json:"title"`
	Furniture []string `json:"furniture"`
	Captions  []string `json:"captions"`
}

// collections finds the folders of pages with gold beside the data sets.
func collections(t *testing.T) []string {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		data = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	beside := filepath.Dir(data)
	dirs, _ := filepath.Glob(filepath.Join(beside, "cases", "*"))
	var out []string
	for _, d := range append(dirs, filepath.Join(beside, "seeds")) {
		if _, err := os.Stat(filepath.Join(d, "gold.json")); err == nil {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		t.Skipf("no seeds or cases beside %s: set READOUT_DATA to the data folder", data)
	}
	return out
}

// TestGoldPages checks that of the pages with gold every furniture line is dropped
// and no other line is.
func TestGoldPages(t *testing.T) {
	for _, dir := range collections(t) {
		raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
		if err != nil {
			t.Fatal(err)
		}
		var g struct{ Documents map[string]gold }
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		for name, doc := range g.Documents {
			if filepath.Ext(name) == ".txt" {
				t.Run(filepath.Base(dir)+"/"+name, func(t *testing.T) { checkGold(t, filepath.Join(dir, name), doc) })
			}
		}
	}
}

func checkGold(t *testing.T, path string, doc gold) {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	titles := 0
	for _, l := range Classify(text) {
		s := squeeze(text[l.Start:l.End])
		listed := prefixOfAny(s, doc.Furniture)
		switch {
		case l.Kind == nlp.TitleBlock:
			titles++
			if s != squeeze(doc.Title) {
				t.Errorf("title %q, want %q", s, doc.Title)
			}
		case l.Kind == nlp.CaptionBlock || l.Why == "repeats the title":
		case listed && l.Kind != nlp.FurnitureBlock:
			t.Errorf("furniture kept as %s: %q", l.Kind, s)
		case !listed && l.Kind == nlp.FurnitureBlock && !prefixOfAny(s, doc.Captions) && !partOfAny(s, doc.Furniture):
			t.Errorf("line lost (%s): %q", l.Why, s)
		}
	}
	if titles != 1 {
		t.Errorf("%d titles", titles)
	}
}

// squeeze makes every run of white space one space, as gold.json has it.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// prefixOfAny reports whether s begins with one of the lines: gold.json cuts long
// lines short.
func prefixOfAny(s string, lines []string) bool {
	for _, l := range lines {
		if strings.HasPrefix(s, squeeze(l)) {
			return true
		}
	}
	return false
}

// partOfAny reports whether s is a part of one of the lines: of a line that was
// split.
func partOfAny(s string, lines []string) bool {
	for _, l := range lines {
		if strings.HasPrefix(squeeze(l), s) {
			return true
		}
	}
	return false
}
