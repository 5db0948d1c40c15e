package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// opposition is two clauses of different documents that say the same but for a
// pair of opposite words.
type opposition struct {
	a, b  *clause
	x, y  int // the words: tokens
	score float64
}

const (
	// opposed is how alike two clauses must be, the opposite words left aside.
	opposed = 0.42
	// stance is how alike a third clause must be to one of the two to take its side.
	stance = 0.40
)

// opposites finds where documents say the opposite of the same thing: "extend"
// against "end", "left" against "right".
func (r *reader) opposites() []finding {
	var all []opposition
	for _, n := range r.neighbours() {
		if o, ok := r.opposition(n.a, n.b); ok {
			all = append(all, o)
		}
	}
	slices.SortStableFunc(all, func(a, b opposition) int { return cmp.Compare(b.score, a.score) })
	var out []finding
	used := map[*clause]bool{}
	for _, o := range all {
		if used[o.a] || used[o.b] {
			continue
		}
		f := r.oppositionFinding(o, all, used)
		out = append(out, f)
	}
	return out
}

// opposition compares two clauses that share words.
func (r *reader) opposition(a, b *clause) (opposition, bool) {
	best := opposition{a: a, b: b}
	if !independent(a.a, b.a) || a.negated != b.negated || a.supposed() != b.supposed() || !a.asserted() || !b.asserted() {
		return best, false
	}
	for _, x := range r.own(a, b) {
		for _, y := range r.own(b, a) {
			if !r.opposedWords(a, b, x, y) {
				continue
			}
			if s := r.likeBut(a, b, x, y); s > best.score {
				best.x, best.y, best.score = x, y, s
			}
		}
	}
	return best, best.score >= opposed && !r.speakersApart(a, b) && !apartInTime(a, b)
}

// own are the content words of a that b lacks: tokens.
func (r *reader) own(a, b *clause) []int {
	var out []int
	for i := a.first; i < a.end; i++ {
		w := &a.a.words[i]
		if a.a.clauseOf[i] != a.n || w.id < 0 || a.a.d.Tokens[i].POS == "PROPN" || a.a.measured(i) {
			continue
		}
		if _, shared := slices.BinarySearch(b.lemmas, w.id); !shared {
			out = append(out, i)
		}
	}
	return out
}

// opposedWords reports whether two words are opposites that have the same place: they
// govern the same thing, or say it of the same.
func (r *reader) opposedWords(a, b *clause, x, y int) bool {
	if !r.opposedLemmas(a.a.words[x].lemma, b.a.words[y].lemma) {
		return false
	}
	below, under := r.below(a, x), r.below(b, y)
	if len(below) > 0 || len(under) > 0 {
		return r.shared(below, under) > 0.1
	}
	return r.sameHead(a, b, x, y)
}

// sameHead reports whether two words without dependents are said of like things:
// by like words, and of one subject.
func (r *reader) sameHead(a, b *clause, x, y int) bool {
	h, k := a.a.governor(x), b.a.governor(y)
	if h < 0 || k < 0 {
		return false
	}
	near := a.a.words[h].lemma == b.a.words[k].lemma || r.net.Similarity(a.a.words[h].lemma, b.a.words[k].lemma) >= 0.4
	return near && (len(a.subject) == 0 && len(b.subject) == 0 || slices.ContainsFunc(a.subject, func(l int32) bool { return slices.Contains(b.subject, l) }))
}

// governor is the content word above a token, prepositions passed over, or -1.
func (a *account) governor(i int) int {
	for range 3 {
		h := a.d.Tokens[i].Head
		if h == i {
			return -1
		}
		if a.words[h].id >= 0 {
			return h
		}
		i = h
	}
	return -1
}

// measured reports whether a token is part of a figure or a time: "a second" is no
// opposite of "the first".
func (a *account) measured(i int) bool {
	t := a.d.Tokens[i].Span
	return slices.ContainsFunc(a.d.Quantities, func(q nlp.Quantity) bool { return q.Contains(t) }) ||
		slices.ContainsFunc(a.d.Timexes, func(x nlp.Timex) bool { return x.Contains(t) })
}

// asserted reports whether a clause says that something is so: not what stands
// behind a preposition ("for reopening the airport").
func (c *clause) asserted() bool { return c.a.d.Tokens[c.verb].Dep != "pcomp" }

// opposedLemmas asks WordNet, once a pair.
func (r *reader) opposedLemmas(a, b string) bool {
	key := [2]string{min(a, b), max(a, b)}
	known, ok := r.opposing[key]
	if !ok {
		known = r.net.Opposed(a, b)
		r.opposing[key] = known
	}
	return known
}

// below are the content lemmas that depend on a word, and for the verb of a
// relative clause what it is said of.
func (r *reader) below(c *clause, i int) []int32 {
	d := c.a.d
	if h := d.Tokens[i].Head; h < i && h >= i-2 && d.Tokens[i-1].Lower == "-" { // "de-escalate" is three tokens
		i = h
	}
	t := &d.Tokens[i]
	var out []int32
	for k := t.First; k <= t.Last; k++ {
		if w := &c.a.words[k]; k != i && w.id >= 0 && c.a.clauseOf[k] == c.n {
			out = append(out, w.id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeBut is how alike two clauses are without the words x and y.
func (r *reader) likeBut(a, b *clause, x, y int) float64 {
	drop := func(c *clause, i int) []int32 {
		return slices.DeleteFunc(slices.Clone(c.lemmas), func(o int32) bool { return o == c.a.words[i].id })
	}
	words := r.shared(drop(a, x), drop(b, y))
	return 0.5*words + 0.5*float64(cosine(r.clauseVector(a), r.clauseVector(b)))
}

// supposed reports whether a clause is a condition or stands under one.
func (c *clause) supposed() bool {
	d := c.a.d
	for i := c.first; i < c.end; i++ {
		if t := &d.Tokens[i]; c.a.clauseOf[i] == c.n && (t.Dep == "mark" && conditional[t.Lower]) {
			return true
		}
	}
	return false
}

var conditional = set("if unless whether provided should")

// speakersApart reports whether the clauses are the words of different parties: then
// they do not contradict one another as outlets do.
func (r *reader) speakersApart(a, b *clause) bool {
	return r.source(a.a, a.verb, "").apart(r.source(b.a, b.verb, ""))
}

// apartInTime reports whether two clauses name days that are not the same.
func apartInTime(a, b *clause) bool {
	x, y := dayIn(a), dayIn(b)
	return x != nil && y != nil && (!x.From.Before(y.To) || !y.From.Before(x.To)) && !dayOf(x.From).Equal(dayOf(y.From))
}

// dayIn is the first placed time of a clause.
func dayIn(c *clause) *nlp.Timex {
	for i := range c.a.d.Timexes {
		if t := &c.a.d.Timexes[i]; t.Placed() && c.Contains(t.Span) && t.Grain >= nlp.DayGrain {
			return t
		}
	}
	return nil
}

// oppositionFinding gathers who stands on which side.
func (r *reader) oppositionFinding(o opposition, all []opposition, used map[*clause]bool) finding {
	f := finding{agenda: -1, rank: o.score}
	f.Kind, f.Slot = news.Contradicts, news.MeaningSlot
	sides := [2][]*clause{{o.a}, {o.b}}
	words := [2][]news.Value{}
	f.Values = []news.Value{
		value(o.a.a.d, o.a.Span, o.a.a.words[o.x].lemma, 1), value(o.b.a.d, o.b.Span, o.b.a.words[o.y].lemma, 2),
	}
	words[0] = []news.Value{value(o.a.a.d, o.a.a.d.Tokens[o.x].Span, "", 1)}
	words[1] = []news.Value{value(o.b.a.d, o.b.a.d.Tokens[o.y].Span, "", 2)}
	used[o.a], used[o.b] = true, true
	seen := map[*nlp.Document]bool{o.a.a.d: true, o.b.a.d: true}
	for _, p := range all {
		for side := range sides {
			c, at := p.a, p.x
			if p.a == sides[1-side][0] {
				c, at = p.b, p.y
			} else if p.b != sides[1-side][0] {
				continue
			}
			if seen[c.a.d] || used[c] {
				continue
			}
			seen[c.a.d], used[c] = true, true
			f.Values = append(f.Values, value(c.a.d, c.Span, c.a.words[at].lemma, side+1))
			words[side] = append(words[side], value(c.a.d, c.a.d.Tokens[at].Span, "", side+1))
		}
	}
	r.takeSides(&f, &words, sides, seen, used)
	f.Topic = shorten(o.a.a.d.Slice(o.a.Span))
	f.Why = r.why(f.Kind, slices.Concat(words[0], words[1]))
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f
}

// takeSides adds the documents that use a word of one side in a like clause.
func (r *reader) takeSides(f *finding, words *[2][]news.Value, sides [2][]*clause, seen map[*nlp.Document]bool, used map[*clause]bool) {
	for side := range sides {
		c := sides[side][0]
		word := f.Values[side].Value
		for _, n := range r.neighbours() {
			o := n.a
			if n.a == c {
				o = n.b
			} else if n.b != c {
				continue
			}
			if seen[o.a.d] || used[o] || o.negated != c.negated {
				continue
			}
			at := r.saysWord(o, word)
			if at < 0 || r.shared(c.lemmas, o.lemmas)/2+float64(cosine(r.clauseVector(c), r.clauseVector(o)))/2 < stance {
				continue
			}
			seen[o.a.d], used[o] = true, true
			f.Values = append(f.Values, value(o.a.d, o.Span, word, side+1))
			words[side] = append(words[side], value(o.a.d, o.a.d.Tokens[at].Span, "", side+1))
		}
	}
}

// saysWord is the token of a clause that has the lemma or means the same, or -1.
func (r *reader) saysWord(c *clause, word string) int {
	for i := c.first; i < c.end; i++ {
		w := &c.a.words[i]
		if c.a.clauseOf[i] == c.n && w.id >= 0 && (w.lemma == word || r.net.Similarity(w.lemma, word) >= 0.9) {
			return i
		}
	}
	return -1
}
