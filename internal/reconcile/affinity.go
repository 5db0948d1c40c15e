package reconcile

import "math"

// affinity is how alike two figures are in all that is said about them, in 0..1; 0 where
// they cannot be of one thing.
func (r *reader) affinity(f, g *figure) float64 {
	if f.a == g.a || !independent(f.a, g.a) || f.unit != g.unit || f.state != g.state && !f.kindred(g) || f.year != g.year || f.partial || g.partial || f.outOf != g.outOf ||
		f.clause.supposed() != g.clause.supposed() || !r.comparable(f, g) || f.q.Ordinal != g.q.Ordinal || !r.shareNamed(f, g) {
		return 0
	}
	noun := 0.5
	if f.unit == "count" && f.state == "" {
		if noun = r.personsAlike(f, g); noun < 0.45 {
			return 0
		}
	}
	if f.unit == "s" && f.noun != g.noun && f.noun != "" && g.noun != "" {
		return 0
	}
	words, meaning, size := r.contextAlike(f, g)
	return 0.4*words + 0.3*meaning + 0.1*noun + 0.2*size
}

// contextAlike is how alike two figures are in the words about them, nearest first, in the
// meaning of their clauses, and in size, each in 0..1.
func (r *reader) contextAlike(f, g *figure) (words, meaning, size float64) {
	words = 0.4*r.shared(f.near, g.near) + 0.3*r.shared(f.clause.lemmas, g.clause.lemmas) + 0.3*r.shared(f.around(), g.around())
	return words, max(0, r.meantAlike(f.clause, g.clause)), 1 / (1 + 2*math.Log(f.ratio(g)))
}

// personsAlike is how near what two figures count is; persons are near, whatever they are
// called.
func (r *reader) personsAlike(f, g *figure) float64 {
	noun := r.nouns(f.noun, g.noun)
	if r.anybody(f.noun, g.noun) {
		return max(noun, 0.7)
	}
	return noun
}

// kindred reports whether two figures count those of one particular kind, of whom one
// report says what befell them in words of its own: "two nurses were hurt", "left four
// nurses bleeding".
func (f *figure) kindred(g *figure) bool {
	return (f.state == "" || g.state == "") && f.noun != "" && f.noun == g.noun && !people[f.noun]
}
