package reconcile

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/news"
	"readout/internal/nlp"
)

// swap is two clauses that say one thing of different names: tokens [first, end) of each.
type swap struct {
	a, b         *clause
	aFirst, aEnd int
	bFirst, bEnd int
	kept         int // words that both have
}

// longSwap is how many words clauses of different origins must share: short ones are
// told of anybody.
const longSwap = 7

// swapped finds where documents say one thing of different parties: "Marrow's soldiers
// are missing" and "Vellin's soldiers are missing", word for word else. Both documents
// have to speak of both parties: what only one names may be another name of the same.
func (r *reader) swapped() []finding {
	var out []finding
	used := map[*clause]bool{}
	for _, n := range r.neighbours() {
		if used[n.a] || used[n.b] || n.words < 0.3 || n.a.negated != n.b.negated || n.a.onlySpeaks() || n.b.onlySpeaks() || !n.a.asserted() || !n.b.asserted() {
			continue
		}
		x, ok := swapOf(n.a, n.b)
		if !ok || r.speakersApart(n.a, n.b) || independent(n.a.a, n.b.a) && x.kept < longSwap || !r.otherParty(&x) || r.namesBoth(n.a, n.b) || apartInTime(n.a, n.b) || countsApart(n.a, n.b) {
			continue
		}
		used[n.a], used[n.b] = true, true
		out = append(out, r.swapFinding(&x))
	}
	return out
}

// swapOf compares the words of two clauses that begin and end alike.
func swapOf(a, b *clause) (swap, bool) {
	s, t := a.tokens(), b.tokens()
	same := func(i, j int) bool { return a.a.d.Tokens[i].Lower == b.a.d.Tokens[j].Lower }
	head, tail := 0, 0
	for head < min(len(s), len(t)) && same(s[head], t[head]) {
		head++
	}
	for tail < min(len(s), len(t))-head && same(s[len(s)-1-tail], t[len(t)-1-tail]) {
		tail++
	}
	m, n := len(s)-head-tail, len(t)-head-tail
	if m == 0 || n == 0 || m > 4 || n > 4 || head+tail < 4 || tail < 2 {
		return swap{}, false
	}
	return swap{a, b, s[head], s[head+m-1] + 1, t[head], t[head+n-1] + 1, head + tail}, true
}

// tokens are the words of a clause, without marks.
func (c *clause) tokens() []int { return c.plain.get(c.readTokens) }

func (c *clause) readTokens() []int {
	var out []int
	for i := c.first; i < c.end; i++ {
		if c.a.clauseOf[i] == c.n && c.a.d.Tokens[i].POS != "PUNCT" {
			out = append(out, i)
		}
	}
	return out
}

// otherParty reports whether both clauses have a name where they differ, of different
// parties, before the verb: they say who it was.
func (r *reader) otherParty(x *swap) bool {
	e, f := r.entityIn(x.a, x.aFirst, x.aEnd), r.entityIn(x.b, x.bFirst, x.bEnd)
	if e == nil || f == nil || e.ID == f.ID || e.Country != "" && e.Country == f.Country {
		return false
	}
	p, q := x.party(x.a, x.aFirst, x.aEnd), x.party(x.b, x.bFirst, x.bEnd)
	return p.apart(q) && !x.a.a.oneName(p, q) && !x.b.a.oneName(p, q) && x.aFirst < x.a.verb && x.bFirst < x.b.verb && x.a.a.tells(p) && x.a.a.tells(q) && x.b.a.tells(p) && x.b.a.tells(q)
}

// party is what tokens name, by its words.
func (x *swap) party(c *clause, first, end int) party {
	p := party{}
	for i := first; i < end; i++ {
		if t := &c.a.d.Tokens[i]; t.Lower != c.a.d.Slice(t.Span) {
			p.words = append(p.words, t.Lower)
		}
	}
	slices.Sort(p.words)
	p.bones = bonesOf(p.words)
	return p
}

// entityIn is the entity that a name among tokens is of, where they say nothing else; or
// nil.
func (r *reader) entityIn(c *clause, first, end int) *nlp.Entity {
	d := c.a.d
	span := d.TokenSpan(first, end)
	for i := first; i < end; i++ {
		if t := &d.Tokens[i]; t.POS == "PRON" || t.Lower == d.Slice(t.Span) && t.POS != "ADP" && t.POS != "DET" && t.POS != "PART" && t.POS != "X" {
			return nil
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; !m.Name.Empty() && m.Name.Overlaps(span) {
			if e := r.who.mentioned(d, m.Span); e != nil {
				return e
			}
		}
	}
	return nil
}

// oneName reports whether a document has a name that holds words of both parties: a given
// name and its surname are one person's.
func (a *account) oneName(p, q party) bool {
	return slices.ContainsFunc(a.d.Names, func(n nlp.Name) bool {
		words := strings.Fields(strings.ToLower(a.d.Slice(n.Span)))
		holds := func(o party) bool {
			return slices.ContainsFunc(o.words, func(w string) bool { return slices.Contains(words, w) })
		}
		return holds(p) && holds(q)
	})
}

// tells reports whether a document names all words of a party.
func (a *account) tells(p party) bool {
	if a.folded == nil {
		a.folded = map[string]bool{}
		for i := range a.d.Tokens {
			a.folded[knowledge.Fold(a.d.Tokens[i].Lower)] = true
		}
	}
	return !slices.ContainsFunc(p.words, func(w string) bool { return !a.folded[knowledge.Fold(w)] })
}

// namesBoth reports whether the document of one clause says of the other's name the same.
func (r *reader) namesBoth(a, b *clause) bool {
	says := func(c, o *clause) bool {
		for i := range c.a.clauses {
			k := &c.a.clauses[i]
			if k != c && k.a.words[k.verb].lemma == o.a.words[o.verb].lemma && r.overlap(k.lemmas, o.lemmas) > r.overlap(c.lemmas, o.lemmas) {
				return true
			}
		}
		return false
	}
	return says(a, b) || says(b, a)
}

func (r *reader) swapFinding(x *swap) finding {
	f := finding{agenda: -1, rank: r.importance(x.a)}
	f.Kind, f.Slot, f.Topic = news.Contradicts, news.ParticipantSlot, shorten(x.a.a.d.Slice(x.a.Span))
	f.Values = []news.Value{
		value(x.a.a.d, x.a.Span, x.a.a.d.Slice(x.a.a.d.TokenSpan(x.aFirst, x.aEnd)), 1),
		value(x.b.a.d, x.b.Span, x.b.a.d.Slice(x.b.a.d.TokenSpan(x.bFirst, x.bEnd)), 2),
	}
	seen := map[*account]bool{x.a.a: true, x.b.a: true}
	for _, n := range r.neighbours() {
		for side, c := range []*clause{x.a, x.b} {
			o := n.a
			if n.a == c {
				o = n.b
			} else if n.b != c {
				continue
			}
			if !seen[o.a] && o.negated == c.negated && r.kin(o, c) >= retold && r.overlap(o.lemmas, c.lemmas) > r.overlap(o.lemmas, [2]*clause{x.b, x.a}[side].lemmas) {
				seen[o.a] = true
				f.Values = append(f.Values, value(o.a.d, o.Span, f.Values[side].Value, side+1))
			}
		}
	}
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f
}
