package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/reconcile"
)

const dispute = "disputed-by-parties"

// comparison is one of gold.json: for each page its words.
type comparison struct {
	kind     string
	disputed bool // or may be called so
	words    map[string][]string
}

// pair is a story, a denial and a claim, in the words of the page.
type pair [3]string

// readLabels gives the labels by hand of pairs: 1, 0, or -1 where it is open.
func readLabels(path string) (map[pair]int, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[pair]int{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 4 {
			continue
		}
		out[pair{f[0], f[1], f[2]}] = map[string]int{"yes": 1, "no": 0, "open": -1}[f[3]]
	}
	return out, nil
}

// read gives the denials and claims of a folder of pages with gold.
func read(ctx context.Context, dir string, labels map[pair]int) ([]example, error) {
	gold, err := readGold(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	a, err := analysis.New(analysis.Options{})
	if err != nil {
		return nil, err
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.*")) // the pattern is sound
	files = slices.DeleteFunc(files, func(f string) bool { return filepath.Ext(f) != ".txt" && filepath.Ext(f) != ".html" })
	r, err := a.Run(ctx, files)
	if err != nil {
		return nil, err
	}
	pairs, err := reconcile.Standoffs(reconcile.Input{Stories: r.Stories, Entities: r.Entities, Agenda: r.Agenda, Documents: r.Documents})
	if err != nil {
		return nil, err
	}
	var out []example
	for _, p := range pairs {
		same, told := labels[pair{filepath.Base(dir), words(p.A), words(p.B)}]
		if !told {
			same = label(gold, p)
		}
		if same >= 0 {
			out = append(out, example{p.Features, same})
		}
	}
	fmt.Printf("%s: %d pairs\n", dir, len(out))
	return out, nil
}

func words(e news.Evidence) string {
	return strings.Join(strings.Fields(e.Document.Slice(e.Span)), " ")
}

func readGold(path string) ([]comparison, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var gold struct {
		Comparisons []struct {
			Kind   string
			Also   []string `json:"kind_also"`
			Values map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []comparison
	for _, c := range gold.Comparisons {
		one := comparison{c.Kind, c.Kind == dispute || slices.Contains(c.Also, dispute), map[string][]string{}}
		for page, value := range c.Values {
			var text string
			var texts []string
			if json.Unmarshal(value, &text) == nil {
				texts = []string{text}
			} else if err := json.Unmarshal(value, &texts); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			one.words[page] = texts
		}
		out = append(out, one)
	}
	return out, nil
}

// label says whether gold has a denial and a claim in one dispute: 1, 0, or -1 where it
// has them in a comparison of another kind that may be one.
func label(gold []comparison, p reconcile.Standoff) int {
	out := 0
	for _, c := range gold {
		switch {
		case !c.shows(p.A) || !c.shows(p.B):
		case c.disputed:
			return 1
		case c.kind == "contradicts" || c.kind == "differs":
			out = -1
		}
	}
	return out
}

// shows reports whether half of the shorter of a place and one of a comparison's values
// is in both.
func (c *comparison) shows(e news.Evidence) bool {
	for _, text := range c.words[filepath.Base(e.Document.Path)] {
		for _, s := range find(e.Document.Text, text) {
			if shared := min(s.End, e.End) - max(s.Start, e.Start); shared > 0 && 2*shared >= min(s.Len(), e.Len()) {
				return true
			}
		}
	}
	return false
}

// find lists where words stand in a text, whatever its white space and quotation marks.
func find(text, words string) []nlp.Span {
	flat, back := flatten(text)
	sought, _ := flatten(words)
	var out []nlp.Span
	for at := 0; sought != ""; {
		i := strings.Index(flat[at:], sought)
		if i < 0 {
			break
		}
		out = append(out, nlp.Span{Start: back[at+i], End: back[at+i+len(sought)]})
		at += i + len(sought)
	}
	return out
}

var marks = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'")

// flatten makes white space one space and quotation marks straight; back are the byte
// offsets in the original.
func flatten(text string) (flat string, back []int) {
	var b strings.Builder
	space := false
	for i, r := range text {
		c := marks.Replace(string(r))
		if unicode.IsSpace(r) {
			if space {
				continue
			}
			c = " "
		}
		space = c == " "
		b.WriteString(c)
		for range len(c) {
			back = append(back, i)
		}
	}
	return b.String(), append(back, len(text))
}
