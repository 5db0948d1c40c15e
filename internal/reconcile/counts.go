package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// manyCounted is the least number that is compared: small ones are everywhere, and two
// that lie near each other need not be of one thing.
const manyCounted = 10

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
