package eval

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// goldComparison is a comparison of gold.json: for each page, the words that
// give its value. Denials are values as well.
type goldComparison struct {
	Kind     string                     `json:"kind"`
	KindAlso []string                   `json:"kind_also"`
	Topic    string                     `json:"topic"`
	Values   map[string]json.RawMessage `json:"values"`
	Denial   map[string]string          `json:"denial"`
	OddOne   string                     `json:"odd_one_out"`
	Optional bool                       `json:"optional"`
}

// texts are the words of each page.
func (g goldComparison) texts() map[string][]string {
	out := map[string][]string{}
	for page, raw := range g.Values {
		var one string
		var many []string
		if json.Unmarshal(raw, &one) == nil {
			out[page] = append(out[page], one)
		} else if json.Unmarshal(raw, &many) == nil {
			out[page] = append(out[page], many...)
		}
	}
	for page, text := range g.Denial {
		out[page] = append(out[page], text)
	}
	return out
}

// needed is how many of its pages a found comparison has to share: the one of
// the kinds that one document fills, else two.
func (g goldComparison) needed() int {
	switch g.Kind {
	case "inconsistent", "garbled-name", "single-source":
		return 1
	}
	return min(2, len(g.texts()))
}

// comparisonKinds are the kinds in the order of the report, with the group that
// the marks put them in.
var comparisonKinds = []struct{ kind, group string }{
	{"contradicts", "conflicts"}, {"updates", "conflicts"}, {"disputed-by-parties", "conflicts"}, {"inconsistent", "conflicts"},
	{"quote-variants", ""},
	{"agrees", "others"}, {"differs", "others"}, {"single-source", "others"},
	{"garbled-name", ""}, {"syndicated", ""},
}

// kindTally counts one kind: of gold, and of ours.
type kindTally struct{ gold, found, ours, right int }

// comparisonTally counts comparisons over folders.
type comparisonTally struct {
	kinds    map[string]*kindTally
	odd, odk int // gold with an odd one out among the found, and of those named
}

func (t *comparisonTally) of(kind string) *kindTally {
	if t.kinds == nil {
		t.kinds = map[string]*kindTally{}
	}
	if t.kinds[kind] == nil {
		t.kinds[kind] = &kindTally{}
	}
	return t.kinds[kind]
}

// add scores the comparisons of a folder.
func (t *comparisonTally) add(report *Report, dir string, gold []goldComparison, r *analysis.Result) {
	pages := map[string]squashed{}
	for _, d := range r.Documents {
		pages[filepath.Base(d.Path)] = newSquashed(d.Text)
	}
	right := make([]bool, len(r.Comparisons))
	for _, g := range gold {
		found := t.match(g, pages, r.Comparisons, right)
		if g.Optional {
			continue
		}
		k := t.of(g.Kind)
		k.gold++
		if found == nil {
			report.Miss("comparison missed", filepath.Base(dir), "%s: %s", g.Kind, g.Topic)
			continue
		}
		k.found++
		if g.OddOne != "" {
			t.odd++
			if found.OddOneOut != nil && pageIs(found.OddOneOut, g.OddOne) {
				t.odk++
			}
		}
	}
	for i, c := range r.Comparisons {
		k := t.of(c.Kind.String())
		k.ours++
		if right[i] {
			k.right++
			continue
		}
		report.Miss("comparison extra", filepath.Base(dir), "%s", printComparison(c))
	}
}

// match is our comparison that gold describes, or nil; all that fit are right.
func (t *comparisonTally) match(g goldComparison, pages map[string]squashed, ours []news.Comparison, right []bool) *news.Comparison {
	var found *news.Comparison
	texts := g.texts()
	for i := range ours {
		c := &ours[i]
		kind := c.Kind.String()
		if kind != g.Kind && !slices.Contains(g.KindAlso, kind) {
			continue
		}
		hits := 0
		for page, list := range texts {
			if slices.ContainsFunc(c.Values, func(v news.Value) bool { return hasValue(page, list, pages, v) }) {
				hits++
			}
		}
		if hits < g.needed() {
			continue
		}
		right[i] = true
		if found == nil || g.OddOne != "" && c.OddOneOut != nil && found.OddOneOut == nil {
			found = c
		}
	}
	return found
}

// pageIs reports whether a document is the page that gold names: a file, or the
// number that a seed's file begins with.
func pageIs(d *nlp.Document, page string) bool {
	base := filepath.Base(d.Path)
	return base == page || strings.HasPrefix(base, page+"_")
}

// hasValue reports whether a value of ours shares a place with one of gold's
// texts, or its words where it stands outside the text.
func hasValue(page string, texts []string, pages map[string]squashed, v news.Value) bool {
	if !pageIs(v.Document, page) {
		return false
	}
	for _, text := range texts {
		if v.Furniture != "" {
			a, b := squash(text), squash(v.Furniture)
			if strings.Contains(a, b) || strings.Contains(b, a) {
				return true
			}
			continue
		}
		for _, at := range pages[filepath.Base(v.Document.Path)].find(text) {
			if at.Overlaps(v.Span) {
				return true
			}
		}
	}
	return false
}

func printComparison(c news.Comparison) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s |", c.Kind, c.Slot, c.Topic)
	for _, v := range c.Values {
		text := v.Furniture
		if text == "" {
			text = squeeze(v.Text())
		}
		fmt.Fprintf(&b, " [%s %d] %s", filepath.Base(v.Document.Path), v.Group, text)
	}
	return b.String() + " | " + c.Why
}

func (t *comparisonTally) report(r *Report) {
	groups := map[string]*kindTally{}
	gold := 0
	for _, k := range comparisonKinds {
		one := t.of(k.kind)
		gold += one.gold
		if groups[k.group] == nil {
			groups[k.group] = &kindTally{}
		}
		g := groups[k.group]
		g.gold, g.found, g.ours, g.right = g.gold+one.gold, g.found+one.found, g.ours+one.ours, g.right+one.right
	}
	if gold == 0 {
		return
	}
	r.Count("comparisons in gold", gold)
	for _, k := range comparisonKinds {
		t.of(k.kind).print(r, k.kind)
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		if name != "" {
			groups[name].print(r, name)
		}
	}
	r.Count("false contradictions", t.of("contradicts").ours-t.of("contradicts").right)
	r.Count("odd ones out in gold", t.odd)
	r.Count("odd ones out named", t.odk)
}

func (k kindTally) print(r *Report, name string) {
	r.Count(name+" in gold", k.gold)
	r.Score(name+" recall", ratio(k.found, k.gold))
	r.Score(name+" precision", ratio(k.right, k.ours))
}
