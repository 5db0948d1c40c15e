package reconcile

import (
	"math"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// sameCount is how alike the words about two counts must be for them to be of one
// thing that does not change.
const sameCount = 0.42

// manyCounted is the least number that is compared: small ones are everywhere, and two
// that lie near each other need not be of one thing.
const manyCounted = 10

// counts finds where independent documents give the number of parts of one thing, or
// of one set of things, differently: "a 48-page ruling" and "the 47-page ruling". What
// grows with time, as tolls, what is estimated and what a party counts is left to
// figures: there the numbers differ without a contradiction.
func (r *reader) counts() []finding {
	var all []figure
	for _, a := range r.accounts {
		for _, f := range r.figuresOf(a) {
			if f.fixed() {
				all = append(all, f)
			}
		}
	}
	var pairs []pair
	candidates(len(all), func(i int) []string { return []string{all[i].noun} }, func(i, j int) {
		if s := r.oneCount(&all[i], &all[j]); s > 0 {
			pairs = append(pairs, pair{i, j, s})
		}
	})
	var out []finding
	for _, g := range align(len(all), pairs, sameCount) {
		members := make([]*figure, len(g))
		for k, i := range g {
			members[k] = &all[i]
		}
		if classes := classesOf(members); len(classes) > 1 && spread(members) {
			out = append(out, r.figureFinding(news.Contradicts, classes))
		}
	}
	return out
}

// fixed reports whether a figure counts exactly something that does not change.
func (f *figure) fixed() bool {
	return f.unit == "count" && f.noun != "" && f.state == "" && f.approx == nlp.Exactly && f.named >= manyCounted &&
		!f.partial && !f.contrast && !f.moving && !f.q.Ordinal && f.q.Per == "" && f.q.Change == "" && !f.clause.negated &&
		f.year == 0 && f.clause.asserted() && !f.loose()
}

// loose reports whether a word at the number leaves it open or says that it is of
// others: "another three", "first five", "two or three".
func (f *figure) loose() bool {
	d := f.a.d
	first := d.TokenAt(f.q.Start)
	for i := max(0, first-2); i < min(len(d.Tokens), f.head+1); i++ {
		if f.q.Contains(d.Tokens[i].Span) {
			continue
		}
		if l := d.Tokens[i].Lower; another[l] || l == "or" || l == "other" || l == "more" || l == "about" || l == "only" || l == "up" {
			return true
		}
	}
	return false
}

// oneCount is how surely two figures count one thing, 0 where they do not. Different
// numbers of one thing lie near each other.
func (r *reader) oneCount(f, g *figure) float64 {
	if f.a == g.a || !independent(f.a, g.a) || f.noun != g.noun || f.party.apart(g.party) || f.ratio(g) >= 1.25 || rounded(f, g) {
		return 0
	}
	if apartInTime(f.clause, g.clause) || f.ofOtherTime(g) || f.clause.ahead() != g.clause.ahead() || !r.shareNamed(f, g) {
		return 0
	}
	words := r.shared(f.clause.lemmas, g.clause.lemmas)
	near := r.shared(f.near, g.near)
	return (words + near + float64(cosine(r.clauseVector(f.clause), r.clauseVector(g.clause)))) / 3
}

// rounded reports whether one number may be the other with fewer digits.
func rounded(f, g *figure) bool {
	if f.named == g.named {
		return false
	}
	gap := math.Abs(f.named - g.named)
	return f.named >= 100 && gap <= 2*slack(f.named) && math.Mod(f.named, 10) == 0 || g.named >= 100 && gap <= 2*slack(g.named) && math.Mod(g.named, 10) == 0
}

// shareNamed reports whether the names about two figures, where both have some, are not
// all different: "three seats in Utah" is no "two seats in Ohio".
func (r *reader) shareNamed(f, g *figure) bool {
	x, y := f.names(), g.names()
	return len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(l int32) bool { return slices.Contains(y, l) })
}

// names are the lemmas of the names in what a figure counts and is part of.
func (f *figure) names() []int32 {
	d := f.a.d
	top := f.head
	for range 3 { // "the 48-page ruling of the court"
		t := &d.Tokens[top]
		if t.Head == top || d.Tokens[t.Head].POS != "NOUN" || t.Dep != "compound" && t.Dep != "nmod" && t.Dep != "amod" && t.Dep != "nummod" {
			break
		}
		top = t.Head
	}
	var out []int32
	for i := d.Tokens[top].First; i <= d.Tokens[top].Last; i++ {
		if d.Tokens[i].POS == "PROPN" && f.a.words[i].id >= 0 {
			out = append(out, f.a.words[i].id)
		}
	}
	return out
}

// ofOtherTime reports whether the clauses of two figures name days, months or years that
// have nothing in common: jobs in March are not those in April.
func (f *figure) ofOtherTime(g *figure) bool {
	x, y := f.clause.named(), g.clause.named()
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(t *nlp.Timex) bool {
		return slices.ContainsFunc(y, func(u *nlp.Timex) bool { return t.From.Before(u.To) && u.From.Before(t.To) })
	})
}

// named are the placed times of a clause.
func (c *clause) named() []*nlp.Timex {
	var out []*nlp.Timex
	for i := range c.a.d.Timexes {
		if t := &c.a.d.Timexes[i]; t.Placed() && c.Contains(t.Span) {
			out = append(out, t)
		}
	}
	return out
}
