package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// mistranslation is two clauses of which one stands in a page that was translated by
// machine, and says the opposite of what the other says.
type mistranslation struct {
	c, o  *clause // o is of the other page
	score float64
}

const (
	// turnedRound is how alike two clauses must be, a machine's and a person's, for one with
	// the opposite predicate to be taken for the other, turned round.
	turnedRound = 0.42
	// turnedLead is by how much another clause of the other's document may be liker.
	turnedLead = 0.03
)

// mistranslated finds what a page that was translated by machine turns into its opposite:
// "asked for the release of the crew", "asked for the retention of the crew". A person who
// retells a report does not do that, so that there it takes more; see contraries.
func (r *reader) mistranslated(found []finding) []finding {
	best := map[seat]float64{}
	var near []neighbour
	for _, n := range r.neighbours() {
		if n.a.a.d.Translated.Machine == n.b.a.d.Translated.Machine || !independent(n.a.a, n.b.a) || n.a.outside() || n.b.outside() {
			continue
		}
		near = append(near, n)
	}
	clauseAt := func(c *clause, o *clause) seat { return seat{c.a.n<<16 | c.n, o.a.n} }
	for _, n := range near {
		k := r.kin(n.a, n.b)
		best[clauseAt(n.a, n.b)] = max(best[clauseAt(n.a, n.b)], k)
		best[clauseAt(n.b, n.a)] = max(best[clauseAt(n.b, n.a)], k)
	}
	var all []mistranslation
	for _, n := range near {
		k := r.kin(n.a, n.b)
		if k < turnedRound || k+turnedLead < max(best[clauseAt(n.a, n.b)], best[clauseAt(n.b, n.a)]) || partsAt(found, n.a, n.b) {
			continue
		}
		c, o := n.a, n.b
		if o.a.d.Translated.Machine {
			c, o = o, c
		}
		if r.turnsRound(c, o) {
			all = append(all, mistranslation{c, o, k})
		}
	}
	return r.mistranslations(all)
}

// turnsRound reports whether one of two clauses says the opposite of the other, of the same.
func (r *reader) turnsRound(c, o *clause) bool {
	if c.supposed() != o.supposed() || apartInTime(c, o) || countsApart(c, o) || c.countsOtherwise(o) {
		return false
	}
	p, q := r.predicateOf(c), r.predicateOf(o)
	v, w := &c.a.words[p.head], &o.a.words[q.head]
	switch {
	case v.id < 0 || w.id < 0:
		return false
	case r.nearWords(v, w) && c.holds(&p) != o.holds(&q):
	case v.id != w.id && r.opposes(v.id, w.id) && c.holds(&p) == o.holds(&q):
		if staged(v.lemma, w.lemma) && !dayOf(c.a.day).Equal(dayOf(o.a.day)) {
			return false // the one came after the other
		}
	default:
		return false
	}
	return inBoth(p.beside(), q.beside()) >= 2 && !r.tellsToo(&p, &q) && !r.tellsToo(&q, &p)
}

// holds reports whether a clause says that its predicate is so: "unless it is withdrawn" says
// that it is not.
func (c *clause) holds(p *predicate) bool {
	unless := slices.ContainsFunc(c.a.d.Tokens[c.first:c.end], func(t nlp.Token) bool { return t.Lower == "unless" && t.Dep == "mark" })
	return p.holds != unless
}

// mistranslations shows each once, with all pages of the other meaning.
func (r *reader) mistranslations(all []mistranslation) []finding {
	slices.SortStableFunc(all, func(a, b mistranslation) int { return cmp.Compare(b.score, a.score) })
	var out []finding
	used := map[*clause]bool{}
	for _, x := range all {
		if used[x.c] {
			continue
		}
		used[x.c] = true
		f := finding{agenda: -1, rank: x.score}
		f.Kind, f.Slot, f.Topic = news.Contradicts, news.MeaningSlot, shorten(x.o.a.d.Slice(x.o.Span))
		f.Values = []news.Value{value(x.c.a.d, x.c.Span, "", 1)}
		for _, y := range all {
			if y.c == x.c && !slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == y.o.a.d }) {
				f.Values = append(f.Values, value(y.o.a.d, y.o.Span, "", 2))
			}
		}
		f.Why = r.why(f.Kind, f.Values)
		f.OddOneOut = r.odd(f.Values, f.Kind)
		out = append(out, f)
	}
	return out
}
