package reconcile

import (
	"cmp"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// told is how much of a thing a clause of another origin must say for it to be
	// told there as well.
	told = 0.62
	// worth is the least weight of what one origin alone reports.
	worth = 0.3
	// each is how many such things are shown of one document.
	each = 6
)

// single is a clause that no other origin tells.
type single struct {
	c      *clause
	weight float64
}

// alone finds what one origin alone reports and a reader would miss.
func (r *reader) alone(found []finding) []finding {
	best := r.bestElsewhere()
	var all []single
	for _, a := range r.accounts {
		if a.copied || a.origin == 0 {
			continue
		}
		for i := range a.clauses {
			c := &a.clauses[i]
			if best[c] >= told || shownIn(found, c) {
				continue
			}
			if w := r.weight(c) - 0.5*best[c]; w >= worth {
				all = append(all, single{c, w})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y single) int { return cmp.Compare(y.weight, x.weight) })
	var out []finding
	count := map[*account]int{}
	for _, s := range all {
		if count[s.c.a]++; count[s.c.a] > each {
			continue
		}
		out = append(out, r.singleFinding(s))
	}
	return out
}

// bestElsewhere is, for each clause, how alike the nearest of another origin is.
func (r *reader) bestElsewhere() map[*clause]float64 {
	best := map[*clause]float64{}
	for _, n := range r.neighbours() {
		if !independent(n.a.a, n.b.a) {
			continue
		}
		best[n.a] = max(best[n.a], r.tells(n.b, n.a))
		best[n.b] = max(best[n.b], r.tells(n.a, n.b))
	}
	return best
}

// tells is how much of clause c clause o tells: its words, its verb, its meaning.
func (r *reader) tells(o, c *clause) float64 {
	w := 0.6*r.covered(c.lemmas, o.lemmas) + 0.2*max(0, float64(cosine(r.clauseVector(o), r.clauseVector(c))))
	if v := c.a.words[c.verb]; v.id < 0 || r.covered([]int32{v.id}, o.lemmas) > 0 {
		w += 0.2
	}
	return w
}

// kin is how alike two clauses are in words and meaning, 0 to 1.
func (r *reader) kin(a, b *clause) float64 {
	return 0.5*r.shared(a.lemmas, b.lemmas) + 0.5*max(0, float64(cosine(r.clauseVector(a), r.clauseVector(b))))
}

// shownIn reports whether a finding of what several say already shows the clause.
func shownIn(found []finding, c *clause) bool {
	return slices.ContainsFunc(found, func(f finding) bool {
		return f.Kind != news.GarbledName && f.Kind != news.Syndicated && slices.ContainsFunc(f.Values, func(v news.Value) bool {
			return v.Document == c.a.d && v.Furniture == "" && c.Span.Overlaps(v.Span)
		})
	})
}

// weight is what a clause is worth to a reader: what is said to be done, promised,
// threatened or scheduled, with figures and names, weighs more than colour.
func (r *reader) weight(c *clause) float64 {
	d := c.a.d
	if len(c.lemmas) < 3 || c.onlySpeaks() || c.Len() < 25 || d.Blocks[d.Sentences[d.Tokens[c.verb].Sentence].Block].Kind != nlp.BodyBlock {
		return 0
	}
	w := 0.8 + 0.3*r.importance(c)
	if s := c.a.speakerAt(c.verb); s != nil {
		w += actWeight[s.Act]
		if s.Form == nlp.Direct {
			w -= 0.3
		}
		if c.verb > 0 && s.Condition.Overlaps(c.Span) {
			w -= 0.5
		}
	}
	if quantityIn(c) {
		w += 0.5
	}
	w += min(0.6, 0.3*float64(namesIn(c)))
	w += r.timeWeight(c) + 0.8*r.novel(c)
	if doing[d.Tokens[c.verb].Tag] {
		w += 0.2
	}
	return w
}

// onlySpeaks reports whether a clause says no more than who says what another clause
// says: not "Norway pledged 15 million dollars".
func (c *clause) onlySpeaks() bool {
	d := c.a.d
	v := d.Tokens[c.verb].Span
	for i := range d.Statements {
		s := &d.Statements[i]
		if !s.Cue.Contains(v) {
			continue
		}
		for k := range c.a.clauses {
			if o := &c.a.clauses[k]; o.n != c.n && slices.ContainsFunc(s.Content, func(x nlp.Span) bool { return x.Contains(d.Tokens[o.verb].Span) }) {
				return true
			}
		}
	}
	return false
}

var actWeight = map[nlp.Act]float64{
	nlp.State: 0.3, nlp.Announce: 0.6, nlp.Promise: 0.8, nlp.Threaten: 0.8, nlp.Request: 0.7, nlp.Accuse: 0.8,
	nlp.Reject: 0.5, nlp.Deny: 0.5, nlp.Agree: 0.6, nlp.Propose: 0.6, nlp.Decline: 0.2,
}

// doing are the tags of finite past verbs and participles: events that took place.
var doing = map[string]bool{"VBD": true, "VBN": true}

func quantityIn(c *clause) bool {
	return slices.ContainsFunc(c.a.d.Quantities, func(q nlp.Quantity) bool {
		v, ok := intervalOf(&q)
		return ok && c.Contains(q.Span) && (v.named > 3 || q.Unit != "") && !q.Ordinal
	})
}

func namesIn(c *clause) int {
	n := 0
	for _, name := range c.a.d.Names {
		if c.Contains(name.Span) {
			n++
		}
	}
	return n
}

// timeWeight raises what is scheduled and what happened in these days, and lowers
// what is years ago.
func (r *reader) timeWeight(c *clause) float64 {
	w := 0.0
	for i := range c.a.d.Timexes {
		t := &c.a.d.Timexes[i]
		if !t.Placed() || !c.Contains(t.Span) {
			continue
		}
		switch days := t.From.Sub(c.a.day).Hours() / 24; {
		case days < -180:
			w -= 0.8
		case days > 0 && t.Grain >= nlp.DayGrain:
			w += 0.5
		case days > -8 && t.Grain >= nlp.DayGrain:
			w += 0.2
		}
	}
	return max(-0.8, min(0.5, w))
}

// novel is how much of a clause is in words that no other origin uses, 0 to 1.
func (r *reader) novel(c *clause) float64 {
	sum, all := 0.0, 0.0
	for _, l := range c.lemmas {
		if all += r.weights[l]; r.spread[l] <= 1 {
			sum += r.weights[l]
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func (r *reader) singleFinding(s single) finding {
	f := finding{agenda: -1, rank: s.weight}
	f.Kind, f.Slot = news.SingleSource, news.EventSlot
	f.Topic = shorten(s.c.a.d.Slice(s.c.Span))
	f.Values = []news.Value{value(s.c.a.d, s.c.Span, "", 1)}
	for _, a := range r.accounts { // its copies say it too
		if a == s.c.a || a.origin != s.c.a.origin {
			continue
		}
		if c := sameClause(a, s.c); c != nil {
			f.Values = append(f.Values, value(a.d, c.Span, "", 1))
		}
	}
	f.Why = reports(len(f.Values)) + " of one origin"
	return f
}

// sameClause is the clause of a copy with the same words, or nil.
func sameClause(a *account, c *clause) *clause {
	for i := range a.clauses {
		if slices.Equal(a.clauses[i].lemmas, c.lemmas) {
			return &a.clauses[i]
		}
	}
	return nil
}
