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

// story is what is known of a folder of pages.
type story struct {
	name        string // of the folder
	comparisons []comparison
	told        map[told]int // see readTold
}

// told is a story, a denial and a claim, in the words of the pages.
type told [3]string

// readTold gives what a person says of denials and claims: 1, 0, or -1 where it is open.
func readTold(path string) (map[told]int, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[told]int{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		verdict, ok := map[string]int{"yes": 1, "no": 0, "open": -1}[f[len(f)-1]]
		if len(f) != 4 || !ok {
			return nil, fmt.Errorf("%s: want story, denial, claim, and yes, no or open, with tabs between: %q", path, line)
		}
		out[told{f[0], f[1], f[2]}] = verdict
	}
	return out, nil
}

func words(e news.Evidence) string {
	return strings.Join(strings.Fields(e.Document.Slice(e.Span)), " ")
}

// read gives the pairs of a folder of pages with gold, by judge.
func read(ctx context.Context, dir string, judged map[told]int) ([][]example, error) {
	comparisons, err := readGold(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	gold := &story{filepath.Base(dir), comparisons, judged}
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
	in := reconcile.Input{Stories: r.Stories, Entities: r.Entities, Agenda: r.Agenda, Documents: r.Documents}
	out := make([][]example, len(judges))
	for i, j := range judges {
		pairs, err := j.pairs(in)
		if err != nil {
			return nil, err
		}
		for _, p := range pairs {
			if same, known := j.label(gold, p); known {
				out[i] = append(out[i], example{p.Features, same})
			}
		}
	}
	fmt.Printf("%s:", dir)
	for _, list := range out {
		fmt.Printf(" %d", len(list))
	}
	fmt.Println(" pairs")
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

// oneUtterance says whether two utterances are one, and whether gold tells.
func oneUtterance(gold *story, p reconcile.Likeness) (same int, known bool) {
	known = true
	for _, c := range gold.comparisons {
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

// oneValue says whether two values are of one thing, and whether gold tells.
func oneValue(gold *story, p reconcile.Likeness) (same int, known bool) {
	return inOne(gold, p, func(kind string) bool {
		switch kind {
		case "quote-variants", "single-source", "garbled-name", "syndicated":
			return false
		}
		return true
	})
}

// contradicting says whether two values contradict each other, and whether gold tells.
func contradicting(gold *story, p reconcile.Likeness) (same int, known bool) {
	return inOne(gold, p, func(kind string) bool { return kind == "contradicts" })
}

// inOne says whether two values are in one comparison of the kinds that count, and whether
// gold tells: it does not where one only has the value that gold gives elsewhere in the
// document.
func inOne(gold *story, p reconcile.Likeness, counts func(kind string) bool) (same int, known bool) {
	known = true
	for _, c := range gold.comparisons {
		if !counts(c.kind) {
			continue
		}
		a, b := c.shows(p.A), c.shows(p.B)
		if a && b {
			return 1, true
		}
		if (a || c.repeats(p.A)) && (b || c.repeats(p.B)) {
			known = false
		}
	}
	return 0, known
}

// denied says whether a denial is of a claim, and whether that is known: by what a person
// says of the two, else where gold has both in one dispute. Gold gives a page one value, and
// the other side of it is often told on the same page.
func denied(gold *story, p reconcile.Likeness) (same int, known bool) {
	if same, ok := gold.told[told{gold.name, words(p.A), words(p.B)}]; ok {
		return same, same >= 0
	}
	known = true
	for _, c := range gold.comparisons {
		switch {
		case !c.shows(p.A) || !c.shows(p.B):
		case c.disputed:
			return 1, true
		case c.kind == "contradicts" || c.kind == "differs":
			known = false
		}
	}
	return 0, known
}

// repeats reports whether a place has the value of a quantity or time that the comparison
// shows elsewhere in its document.
func (c *comparison) repeats(e news.Evidence) bool {
	d, value := e.Document, valueAt(e.Document, e.Span)
	for _, text := range c.words[filepath.Base(d.Path)] {
		for _, s := range find(d.Text, text) {
			if slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool { return s.Overlaps(q.Span) && valueAt(d, q.Span) == value }) ||
				slices.ContainsFunc(d.Timexes, func(t nlp.Timex) bool { return s.Overlaps(t.Span) && valueAt(d, t.Span) == value }) {
				return true
			}
		}
	}
	return false
}

// valueAt is the value of the quantity or time that stands at a span.
func valueAt(d *nlp.Document, s nlp.Span) string {
	for _, q := range d.Quantities {
		if q.Span == s {
			return q.Low + "–" + q.High + " " + q.SIUnit
		}
	}
	for _, t := range d.Timexes {
		if t.Span == s {
			return t.Value
		}
	}
	return d.Slice(s)
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
