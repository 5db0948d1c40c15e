package reconcile

import (
	"math"
	"slices"
)

const (
	// strayFigure is how alike two figures must be in all that is said about them where each
	// is by far the likest that the other's document has.
	strayFigure = 0.38
	// strayLead is how far the best must stand before the next.
	strayLead = 0.05
)

// strays adds the pairs of figures of two documents of which each is by far the likest
// that the other's document has, where the likeness of their words alone does not join
// them: reports of one thing tell it in words of their own ("60,000 people roared", "a
// crowd of 38,000"), but a report gives its number once.
func (r *reader) strays(all []figure, pairs []pair) []pair {
	near := newRivals()
	var alike []pair
	candidates(len(all), func(i int) []string { return []string{all[i].unit + " " + all[i].noun} }, func(i, j int) {
		if s := r.affinity(&all[i], &all[j]); s > 0 {
			alike = append(alike, pair{i, j, s})
		}
	})
	for _, p := range likest(all, alike) {
		near.add(p, all[p.i].a.n, all[p.j].a.n)
	}
	joining := slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool { return p.score < sameFigure })
	out := near.loners(strayFigure, strayLead, joining, func(i int) int { return all[i].a.n })
	for k := range out {
		out[k].score = oddFigure
	}
	return out
}

// givenValue is a value that a document gives, as a figure of another one sees it.
type givenValue struct {
	figure, document int
	low, high        float64
}

// likest leaves of the pairs those that are the best of their figure with a value that the
// other's document gives: a report that gives one number twice has no two rivals in it.
func likest(all []figure, pairs []pair) []pair {
	best := map[givenValue]float64{}
	seen := func(i, j int) givenValue { return givenValue{i, all[j].a.n, all[j].low, all[j].high} }
	for _, p := range pairs {
		a, b := seen(p.i, p.j), seen(p.j, p.i)
		best[a], best[b] = max(best[a], p.score), max(best[b], p.score)
	}
	return slices.DeleteFunc(pairs, func(p pair) bool {
		return p.score < best[seen(p.i, p.j)] || p.score < best[seen(p.j, p.i)]
	})
}

// affinity is how alike two figures are in all that is said about them, in 0..1; 0 where
// they cannot be of one thing.
func (r *reader) affinity(f, g *figure) float64 {
	if f.a == g.a || !independent(f.a, g.a) || f.unit != g.unit || f.state != g.state && !f.kindred(g) || f.year != g.year || f.partial || g.partial || f.outOf != g.outOf ||
		f.clause.supposed() != g.clause.supposed() || !r.comparable(f, g) || f.q.Ordinal != g.q.Ordinal || !r.shareNamed(f, g) {
		return 0
	}
	noun := 0.5
	if f.unit == "count" && f.state == "" {
		if noun = r.nouns(f.noun, g.noun); r.anybody(f.noun, g.noun) {
			noun = max(noun, 0.7)
		}
		if noun < 0.45 {
			return 0
		}
	}
	if f.unit == "s" && f.noun != g.noun && f.noun != "" && g.noun != "" {
		return 0
	}
	size := 1 / (1 + 2*math.Log(f.ratio(g)))
	words := 0.4*r.shared(f.near, g.near) + 0.3*r.shared(f.clause.lemmas, g.clause.lemmas) + 0.3*r.shared(f.around(), g.around())
	meaning := max(0, r.meantAlike(f.clause, g.clause))
	return 0.4*words + 0.3*meaning + 0.1*noun + 0.2*size
}

// kindred reports whether two figures count those of one particular kind, of whom one
// report says what befell them in words of its own: "two nurses were hurt", "left four
// nurses bleeding".
func (f *figure) kindred(g *figure) bool {
	return (f.state == "" || g.state == "") && f.noun != "" && f.noun == g.noun && !people[f.noun]
}
