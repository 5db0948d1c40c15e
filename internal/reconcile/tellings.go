package reconcile

import (
	"slices"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// retold is how alike clauses of different origins must be to tell one thing.
	retold = 0.60
	// recounted is how alike they must be where they have a number in common.
	recounted = 0.50
)

// tellings finds what several origins tell, beyond figures and times.
func (r *reader) tellings(found []finding) []finding {
	var all []*clause
	at := map[*clause]int{}
	var pairs []pair
	place := func(c *clause) int {
		i, ok := at[c]
		if !ok {
			i = len(all)
			at[c], all = i, append(all, c)
		}
		return i
	}
	for _, n := range r.neighbours() {
		if n.a.negated != n.b.negated || n.a.ahead() != n.b.ahead() {
			continue
		}
		s := 0.0
		if n.a.sharesNumber(n.b) && !shownTogether(found, n.a, n.b) {
			s = r.recounting(n.a, n.b)
		}
		if s == 0 && n.a.tells() && n.b.tells() {
			s = r.retelling(n.a, n.b)
		}
		if s >= retold {
			pairs = append(pairs, pair{place(n.a), place(n.b), s})
		}
	}
	var out []finding
	for _, g := range align(len(all), pairs, retold) {
		if f, ok := r.telling(all, g); ok {
			out = append(out, f)
		}
	}
	return out
}

// tells reports whether a clause says enough to be held against another: not a heading
// or a caption without a verb.
func (c *clause) tells() bool {
	return len(c.lemmas) >= 3 && c.predicates() && c.asserted() && !c.onlySpeaks() && !c.supposed() && c.Len() >= 20
}

// retelling is how surely two clauses tell one thing: like words and meaning, and
// verbs that are near.
func (r *reader) retelling(a, b *clause) float64 {
	v, w := a.a.words[a.verb], b.a.words[b.verb]
	near := v.id >= 0 && w.id >= 0 && (v.id == w.id || r.nearness(v.id, w.id) > 0)
	if len(a.lemmas) > 3 && r.rareShared(a.lemmas, b.lemmas) < 2 {
		return 0 // one word in common: "the quake hit at noon", "aid reaches quake zone"
	}
	s := r.kin(a, b)
	if !near && s < retold+0.15 || r.opposedLemmas(v.lemma, w.lemma) || a.countsOtherwise(b) || r.otherTime(a, b) {
		return 0
	}
	if near {
		s += 0.1
	}
	if len(a.subject) > 0 && len(b.subject) > 0 && !r.shareNear(a.subject, b.subject) {
		s -= 0.1 // it is told of others
	}
	return min(1, s)
}

// shownTogether reports whether one finding shows something of both clauses: that of the
// figure that they have in common says more.
func shownTogether(found []finding, a, b *clause) bool {
	return slices.ContainsFunc(found, func(f finding) bool { return f.shows(a) && f.shows(b) })
}

func (f *finding) shows(c *clause) bool {
	return slices.ContainsFunc(f.Values, func(v news.Value) bool {
		return v.Document == c.a.d && v.Furniture == "" && v.Overlaps(c.Span)
	})
}

// recounting is how surely two clauses with one number in common tell one thing: next
// to it, few words need be the same.
func (r *reader) recounting(a, b *clause) float64 {
	if r.rareShared(a.lemmas, b.lemmas) == 0 {
		return 0
	}
	s := r.kin(a, b)
	v, w := a.a.words[a.verb], b.a.words[b.verb]
	if s < recounted || r.opposedLemmas(v.lemma, w.lemma) || a.countsOtherwise(b) || r.otherTime(a, b) {
		return 0
	}
	return min(1, s+retold-recounted)
}

// telling is the finding of clauses of several origins.
func (r *reader) telling(all []*clause, group []int) (finding, bool) {
	first := all[group[0]]
	f := finding{agenda: -1}
	f.Kind, f.Slot, f.Topic = news.Agrees, news.EventSlot, shorten(first.a.d.Slice(first.Span))
	several := false
	for _, i := range group {
		c := all[i]
		if slices.ContainsFunc(f.Values, func(v news.Value) bool { return v.Document == c.a.d }) {
			continue
		}
		several = several || independent(c.a, first.a)
		f.Values = append(f.Values, value(c.a.d, c.Span, "", 1))
	}
	f.Why = shorten(first.a.d.Slice(first.Span)) + " in " + reports(len(f.Values))
	f.rank = 0.4*r.importance(first) + 0.1*float64(len(f.Values)) - 0.3
	return f, several
}

// otherTime reports whether two clauses tell of different times: each names one, and they
// cannot both hold, or one looks back for weeks and the other does not.
func (r *reader) otherTime(a, b *clause) bool {
	x, y := dayIn(a), dayIn(b)
	if x != nil && y != nil {
		return r.relateTimes(moment{a: a.a, t: x, clause: a}, moment{a: b.a, t: y, clause: b}) == disjoint
	}
	return a.looksBack() != b.looksBack()
}

// back is how long ago something was that is told as a background.
const back = 20 * 24 * time.Hour

// looksBack reports whether a clause names a time well before its document's day.
func (c *clause) looksBack() bool {
	return slices.ContainsFunc(c.a.d.Timexes, func(t nlp.Timex) bool {
		return t.Placed() && t.Grain >= nlp.YearGrain && c.Contains(t.Span) && t.To.Before(c.a.day.Add(-back))
	})
}

// countsOtherwise reports whether two clauses count or measure in one unit, and give
// no number in common: "120 houses", "80 houses"; "a third worker", "a fourth".
func (c *clause) countsOtherwise(o *clause) bool {
	return noneShared(c.numbers(false), o.numbers(false)) || noneShared(c.numbers(true), o.numbers(true))
}

// sharesNumber reports whether two clauses count or measure one thing alike: a number
// that says something, in one unit.
func (c *clause) sharesNumber(o *clause) bool {
	others := o.numbers(false)
	return len(others) > 0 && slices.ContainsFunc(c.numbers(false), func(p *nlp.Quantity) bool {
		v, ok := intervalOf(p)
		if !ok || v.named <= 3 && p.Unit == "" {
			return false
		}
		return slices.ContainsFunc(others, func(q *nlp.Quantity) bool {
			w, ok := intervalOf(q)
			return ok && unitOf(p) == unitOf(q) && relate(v, w) == equalValues
		})
	})
}

// numbers are the quantities of a clause: those that count, or those that give a place in
// a row.
func (c *clause) numbers(ordinal bool) []*nlp.Quantity {
	of := &c.counts
	if ordinal {
		of = &c.ordinals
	}
	return of.get(func() []*nlp.Quantity { return c.readNumbers(ordinal) })
}

func (c *clause) readNumbers(ordinal bool) []*nlp.Quantity {
	var out []*nlp.Quantity
	d := c.a.d
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if k := d.TokenAt(q.Start); c.Contains(q.Span) && q.Ordinal == ordinal && k < len(c.a.clauseOf) && c.a.clauseOf[k] == c.n {
			out = append(out, q)
		}
	}
	return out
}

// ahead reports whether the clause that a saying begins with tells what is to be.
func (s *saying) ahead() bool {
	first, end := s.tokens()
	for i := first; i < end; i++ {
		if k := s.a.clauseOf[i]; k >= 0 && s.a.clauses[k].verb >= first && s.a.clauses[k].verb < end {
			return s.a.clauses[k].ahead()
		}
	}
	return false
}
