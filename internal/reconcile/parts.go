package reconcile

import (
	"math"
	"slices"
)

// partOf reports whether some report gives one of two values with another of its kind that
// makes it the other's: "six checks there and 17 here" tells that 17 are a part of 23.
func (r *reader) partOf(f, g *figure) bool {
	if f.unit != g.unit || f.noun == "" && f.state == "" {
		return false
	}
	part, whole := f, g
	if part.named > whole.named {
		part, whole = g, f
	}
	return slices.ContainsFunc(r.accounts, func(a *account) bool {
		return a.counts(part, part.named) && a.counts(part, whole.named-part.named) && whole.named != 2*part.named
	})
}

// counts reports whether an account gives a value of what a figure is of.
func (a *account) counts(f *figure, value float64) bool {
	return slices.ContainsFunc(a.figures, func(o figure) bool { // read for all by now
		return o.unit == f.unit && o.noun == f.noun && o.state == f.state && math.Abs(o.named-value) <= 1e-9*math.Abs(value)
	})
}

// snapshots reports whether two counts of those whom something befell stand in reports of
// which the later has more of each kind: what else both count beside them has moved the same
// way. Tolls rise together, while mistakes do not.
func (f *figure) snapshots(g *figure) bool {
	if f.state == "" {
		return false
	}
	x, y := f.companions(), g.companions()
	for state, n := range x {
		if m, ok := y[state]; ok && n != m && (n < m) == (f.named < g.named) {
			return true
		}
	}
	return false
}

// companions are what else the sentence of a figure counts whom something befell, by what
// it was.
func (f *figure) companions() map[string]float64 {
	out := map[string]float64{}
	sentence := f.a.d.Tokens[f.head].Sentence
	for i := range f.a.figures {
		if o := &f.a.figures[i]; o.state != "" && o.state != f.state && f.a.d.Tokens[o.head].Sentence == sentence {
			out[o.state] = max(out[o.state], o.named)
		}
	}
	return out
}

// describes reports whether a figure is a measure that tells what a thing is like, and stays
// as it is: "the 80-metre-deep well", "a 450-pound boulder".
func (f *figure) describes() bool {
	if f.q.SIUnit == "" || f.unit == "s" || f.unit == "K" || f.unit == "1" {
		return false
	}
	d := f.a.d
	end := d.TokenAt(f.q.End-1) + 1
	for i := end - 1; i < min(end+2, len(d.Tokens)); i++ {
		if t := &d.Tokens[i]; t.Head > i && d.Tokens[t.Head].POS == "NOUN" && !f.q.Contains(d.Tokens[t.Head].Span) && (t.Dep == "compound" || t.Dep == "amod" || t.Dep == "nmod" || t.Dep == "nummod") {
			return true
		}
	}
	return false
}
