package quote

import (
	"slices"

	"readout/internal/nlp"
)

// Gold is an attribution as an annotator marked it.
type Gold struct{ Source, Cue, Content []nlp.Span }

// Case is a candidate for a cue, described for training.
type Case struct {
	Features []uint32
	Positive bool
}

// Group is a set of choices of which one is right.
type Group struct {
	Choices [][]uint32
	Right   int
}

// Examples are what a document teaches: cues, then the choices of content,
// source and cue words, in the order of the models.
type Examples struct {
	Cues   []Case
	Groups [modelCount][]Group
	// Reach counts, for content, source and cue words, the gold spans and those
	// of them that are among the choices.
	Reach [modelCount][2]int
}

// Examples describes the candidates of a parsed document for training.
func (Stage) Examples(d *nlp.Document, gold []Gold) *Examples {
	d.Quotations = Marks(d)
	v := newView(d)
	e := &Examples{}
	heads := map[int]int{}
	for g := range gold {
		if h := v.head(gold[g].Cue); h >= 0 {
			if _, twice := heads[h]; !twice {
				heads[h] = g
			}
		}
	}
	for i := range v.tokens {
		g, positive := heads[i]
		if !v.isCandidate(i) {
			continue
		}
		e.Cues = append(e.Cues, Case{v.cueFeatures(i, nil), positive})
		if positive {
			e.roles(v, i, &gold[g])
		}
	}
	return e
}

// Wholes describes what models find in a parsed document, each right where gold
// has an attribution whose content shares half of the smaller and whose cue or
// source touches.
func (Stage) Wholes(d *nlp.Document, gold []Gold, m *Models) []Case {
	d.Quotations = Marks(d)
	v := newView(d)
	x := finder{m: m, v: v}
	var all []Case
	taken := make([]bool, len(gold))
	candidates := x.candidates()
	for i := range candidates {
		f := &candidates[i]
		right := false
		for g := range gold {
			if !taken[g] && v.matches(f, &gold[g]) {
				taken[g], right = true, true
				break
			}
		}
		all = append(all, Case{slices.Clone(v.wholeFeatures(candidates, i, nil)), right})
	}
	return all
}

func (v *view) matches(f *finding, g *Gold) bool {
	content, source, words := v.goldChoice(g.Content), v.goldChoice(g.Source), v.goldChoice(g.Cue)
	common := 0
	for _, r := range f.content.list() {
		for _, o := range content.list() {
			common += max(0, min(r.end, o.end)-max(r.first, o.first))
		}
	}
	return common > 0 && 2*common >= min(f.content.size(), content.size()) &&
		(words.overlaps(f.words.runs[0]) || f.source.n > 0 && source.overlaps(f.source.runs[0]))
}

// head is the token of a gold cue at which the stage looks for it.
func (v *view) head(cue []nlp.Span) int {
	if len(cue) == 0 {
		return -1
	}
	best, rank := -1, 0
	for _, s := range cue {
		r := v.tokensIn(s.Start, s.End)
		if r.empty() {
			continue
		}
		root := v.d.Root(r.first, r.end)
		for i := r.first; i < r.end; i++ {
			k := 0
			if v.isCandidate(i) {
				k = 1
				if v.tokens[i].POS != "AUX" {
					k = 2
				}
				if len(frames().of(&v.tokens[i])) > 0 {
					k += 2
				}
				if i == root {
					k += 3
				}
			}
			if k > rank {
				best, rank = i, k
			}
		}
	}
	return best
}

// goldChoice is a gold role as a choice.
func (v *view) goldChoice(spans []nlp.Span) choice {
	o := choice{root: -1}
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b nlp.Span) int { return a.Start - b.Start })
	c := chooser{v: v, cue: -1}
	var runs []run
	for _, s := range spans {
		runs = append(runs, v.tokensIn(s.Start, s.End))
	}
	c.add(0, -1, runs...)
	if len(c.all) > 0 {
		o = c.all[0]
	}
	return o
}

func (e *Examples) roles(v *view, cue int, g *Gold) {
	content, source, words := v.goldChoice(g.Content), v.goldChoice(g.Source), v.goldChoice(g.Cue)
	group := func(model int, choices []choice, want *choice, least float64, describe func(*choice) features) {
		right, best := -1, 0.0
		for i := range choices {
			if s := overlap(&choices[i], want); s > best || s == best && right < 0 && want.n == 0 && choices[i].n == 0 {
				right, best = i, s
			}
		}
		e.Reach[model][0]++
		if best == 1 {
			e.Reach[model][1]++
		}
		if right < 0 || best < least {
			return
		}
		out := Group{Right: right}
		for i := range choices {
			out.Choices = append(out.Choices, describe(&choices[i]))
		}
		e.Groups[model] = append(e.Groups[model], out)
	}
	if content.n == 0 {
		return
	}
	group(contentModel, v.contents(cue, nil), &content, 0.8, func(o *choice) features { return v.contentFeatures(cue, o, nil) })
	group(sourceModel, v.sources(cue, nil), &source, 0.6, func(o *choice) features { return v.sourceFeatures(cue, &content, o, nil) })
	if words.n > 0 && words.holds(cue) {
		group(cueSpanModel, v.cueSpans(cue, &content, &source, nil), &words, 0.7, func(o *choice) features { return v.cueSpanFeatures(cue, &content, &source, o, nil) })
	}
}

// overlap is the F1 of the tokens of two choices; 1 where both are none.
func overlap(a, b *choice) float64 {
	if a.n == 0 || b.n == 0 {
		if a.n == b.n {
			return 1
		}
		return 0
	}
	if a.n == b.n && a.runs == b.runs {
		return 1
	}
	common := 0
	for _, r := range a.list() {
		for _, o := range b.list() {
			common += max(0, min(r.end, o.end)-max(r.first, o.first))
		}
	}
	return min(0.999, 2*float64(common)/float64(a.size()+b.size()))
}
