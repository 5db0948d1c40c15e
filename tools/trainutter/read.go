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

// comparison is one of gold.json: for each page its words.
type comparison struct {
	kind  string
	words map[string][]string
}

// read gives the pairs of utterances of a folder of pages with gold.
func read(ctx context.Context, dir string) ([]example, error) {
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
	pairs, err := reconcile.Likenesses(reconcile.Input{Stories: r.Stories, Entities: r.Entities, Agenda: r.Agenda, Documents: r.Documents})
	if err != nil {
		return nil, err
	}
	var out []example
	for _, p := range pairs {
		if same, known := label(gold, p); known {
			out = append(out, example{p.Features, same})
		}
	}
	fmt.Printf("%s: %d pairs\n", dir, len(out))
	return out, nil
}

func readGold(path string) ([]comparison, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var gold struct {
		Comparisons []struct {
			Kind   string
			Values map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []comparison
	for _, c := range gold.Comparisons {
		one := comparison{c.Kind, map[string][]string{}}
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

// label says whether two utterances are one, and whether gold tells.
func label(gold []comparison, p reconcile.Likeness) (same int, known bool) {
	known = true
	for _, c := range gold {
		if !c.shows(p.A) || !c.shows(p.B) {
			continue
		}
		if c.kind == "quote-variants" {
			return 1, true
		}
		known = false
	}
	return 0, known
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
