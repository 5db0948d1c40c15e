package reconcile

import (
	"math"
	"slices"
	"strings"

	"readout/internal/nlp"
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
		rest := whole.named - part.named
		if rest == part.named { // "one Dane and one Swede" are two
			return a.counts(part, rest) > 1
		}
		return a.counts(part, part.named) > 0 && a.counts(part, rest) > 0
	})
}

// counts is how often an account gives a value of what a figure is of.
func (a *account) counts(f *figure, value float64) int {
	n := 0
	for i := range a.figures { // read for all by now
		o := &a.figures[i]
		if o.unit == f.unit && (o.noun == f.noun || f.state != "") && o.state == f.state && math.Abs(o.named-value) <= 1e-9*math.Abs(value) {
			n++
		}
	}
	return n
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
func (f *figure) describes() bool { return f.described() >= 0 }

// described is the noun that a measure describes, right behind it; or -1.
func (f *figure) described() int {
	if f.q.SIUnit == "" || f.unit == "s" || f.unit == "K" || f.unit == "1" {
		return -1
	}
	d := f.a.d
	end := d.TokenAt(f.q.End-1) + 1
	if end < len(d.Tokens) && d.Tokens[end].Lower == "of" {
		return -1
	}
	hyphened := strings.Contains(d.Slice(f.q.Span), "-") || end < len(d.Tokens) && d.Tokens[end].Lower == "-"
	first := d.TokenAt(f.q.Start)
	if !hyphened && (first == 0 || d.Tokens[first-1].Tag != "DT" && d.Tokens[first-1].Tag != "PRP$") {
		return -1
	}
	noun := -1
	for i := end; i < min(end+4, len(d.Tokens)); i++ {
		switch t := &d.Tokens[i]; {
		case t.POS == "NOUN":
			noun = i
		case noun >= 0 || t.POS != "ADJ" && t.Lower != "-":
			return noun
		}
	}
	return noun
}

// sameDescribed reports whether two measures describe things of one name, of which neither
// document describes another.
func (f *figure) sameDescribed(g *figure) bool {
	i, j := f.described(), g.described()
	return i >= 0 && j >= 0 && f.a.words[i].id >= 0 && f.a.words[i].id == g.a.words[j].id && f.onlyDescribed(i) && g.onlyDescribed(j)
}

// onlyDescribed reports whether no other measure of the document describes a thing of the
// name at a token.
func (f *figure) onlyDescribed(at int) bool {
	return !slices.ContainsFunc(f.a.figures, func(o figure) bool { // read for all by now
		k := o.described()
		return k >= 0 && f.a.words[k].id == f.a.words[at].id && o.unit == f.unit && relate(o.interval, f.interval) == disjoint
	})
}

// ageRange reports whether a figure says how old the youngest and the oldest of a group are:
// "aged between 11 and 16".
func (f *figure) ageRange() bool {
	d := f.a.d
	first := d.TokenAt(f.q.Start)
	if f.unit != "s" || f.approx != nlp.Range {
		return false
	}
	return slices.ContainsFunc(d.Tokens[max(0, first-2):first], func(t nlp.Token) bool { return t.Lower == "aged" || t.Lower == "ages" })
}

// otherAges reports whether two figures give other ages of the youngest and the oldest.
func (f *figure) otherAges(g *figure) bool {
	return f.ageRange() && g.ageRange() && (f.low != g.low || f.high != g.high)
}
