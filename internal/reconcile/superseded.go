package reconcile

import (
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// intending are the words for what was to be.
var intending = set("mean plan due schedule expect suppose intend hope slate originally")

// superseded finds where a report itself says that what was planned for one day will now be
// on another: "had meant to begin on Friday. It will now go in on Monday". The reports that
// have the first day are aligned with it by pairs.
func (r *reader) superseded(all []moment, pairs []pair) []finding {
	var out []finding
	for i := range all {
		if m := &all[i]; m.planned() {
			if n := m.instead(all); n != nil {
				if f, ok := r.supersededFinding(all, pairs, i, n); ok {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// planned reports whether a moment is when something was to be, as its report says looking
// back: "had meant to", "at first planned for".
func (m *moment) planned() bool {
	if m.t.Grain < nlp.DayGrain {
		return false
	}
	back, meant := false, false
	d := m.a.d
	for i := m.clause.first; i < m.clause.end; i++ {
		l := d.Tokens[i].Lower
		back = back || l == "had" || l == "was" || l == "were" || l == "first" || l == "originally" || l == "initially"
		meant = meant || intending[m.a.words[i].lemma] || intending[l]
	}
	return back && meant
}

// replaced reports whether a moment is a planned one in place of which its own report gives
// another of the moments.
func (r *reader) replaced(m moment, moments []moment) bool {
	return m.clause != nil && m.planned() && slices.ContainsFunc(moments, func(o moment) bool {
		return o.a == m.a && r.relateTimes(m, o) == disjoint
	})
}

// instead is the later day that the same or the next sentence gives in place of a planned
// one, or nil.
func (m *moment) instead(all []moment) *moment {
	d := m.a.d
	at := d.Tokens[m.clause.verb].Sentence
	for i := range all {
		n := &all[i]
		if n.a != m.a || n.t == m.t || n.t.Grain < nlp.DayGrain || !dayOf(n.t.From).After(dayOf(m.t.From)) || !n.toCome() {
			continue
		}
		if s := d.Tokens[n.clause.verb].Sentence; (s == at || s == at+1) && n.clause.ahead() && !n.planned() && (s == at || n.says("now") || n.says("instead")) {
			return n
		}
	}
	return nil
}

// says reports whether the clause of a moment has a word.
func (m *moment) says(word string) bool {
	return slices.ContainsFunc(m.a.d.Tokens[m.clause.first:m.clause.end], func(t nlp.Token) bool { return t.Lower == word })
}

// supersededFinding shows the planned day in all reports that have it, and the new one.
func (r *reader) supersededFinding(all []moment, pairs []pair, i int, n *moment) (finding, bool) {
	m := &all[i]
	f := finding{agenda: -1, rank: r.importance(m.clause)}
	f.Kind, f.Slot, f.Topic = news.Updates, news.DateSlot, shorten(m.a.d.Slice(m.clause.Span))
	var words []news.Value
	add := func(m *moment, group int) {
		f.Values = append(f.Values, value(m.a.d, m.shown, m.t.Value, group))
		words = append(words, value(m.a.d, m.t.Span, "", group))
	}
	old := false
	for _, p := range pairs {
		other := p.i + p.j - i
		if (p.i == i || p.j == i) && p.score >= sameEvent && r.relateTimes(*m, all[other]) == equalValues {
			old = old || independent(all[other].a, m.a)
			add(&all[other], 1)
		}
	}
	if !old {
		return f, false
	}
	if m.clause != n.clause {
		add(m, 1)
	}
	add(n, 2)
	f.Why = r.why(f.Kind, words)
	return f, true
}
