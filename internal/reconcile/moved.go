package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// shift is a clause that says that something was moved to another day.
type shift struct {
	c     *clause
	to    *nlp.Timex
	thing []int32 // lemmas of what is moved
	head  int32   // of these, that of its noun
}

// movers are the verbs that move what is scheduled.
var movers = set("postpone delay defer adjourn reschedule move shift extend put-off push-back bring-forward hold-over hold-off")

// shifts lists the clauses of an account that move something to a day.
func (r *reader) shifts(a *account) []shift {
	var out []shift
	for i := range a.clauses {
		c := &a.clauses[i]
		if !movers[hyphened(a.words[c.verb].lemma)] || c.negated || c.supposed() {
			continue
		}
		if s, ok := r.shiftOf(c); ok {
			out = append(out, s)
		}
	}
	return out
}

// hyphened is a verb with its particle as one word.
func hyphened(lemma string) string { return strings.ReplaceAll(lemma, " ", "-") }

// shiftOf reads what a clause moves and to when: "put off its tariff until 1 June".
func (r *reader) shiftOf(c *clause) (shift, bool) {
	a := c.a
	s := shift{c: c, head: -1}
	for k := range a.d.Children(c.verb) {
		t := &a.d.Tokens[k]
		if t.Dep != "dobj" && t.Dep != "nsubjpass" || t.POS != "NOUN" || a.words[k].id < 0 {
			continue
		}
		s.head = a.words[k].id
		s.thing = a.lemmasIn(a.d.TokenSpan(t.First, t.Last+1))
	}
	if s.head < 0 {
		return s, false
	}
	for i := range a.d.Timexes {
		t := &a.d.Timexes[i]
		if first := a.d.TokenAt(t.Start); t.Placed() && t.Grain >= nlp.DayGrain && first > c.verb && first < len(a.d.Tokens) && a.d.Tokens[first].Sentence == a.d.Tokens[c.verb].Sentence && targets[a.d.Tokens[first-1].Lower] {
			s.to = t
			break
		}
	}
	return s, s.to != nil
}

var targets = set("until till to for")

// postponed finds what one report moves to a day that others, or it itself, had given
// for another one.
func (r *reader) postponed(all []moment) []finding {
	var out []finding
	for _, a := range r.accounts {
		for _, s := range r.shifts(a) {
			if f, ok := r.postponement(&s, all); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// postponement shows the days that were given for what is moved, and the new one.
func (r *reader) postponement(s *shift, all []moment) (finding, bool) {
	f := finding{agenda: -1, rank: 0.9 * r.importance(s.c)} // behind what the agenda has of it
	f.Kind, f.Slot, f.Topic = news.Updates, news.DateSlot, shorten(s.c.a.d.Slice(s.c.Span))
	old := false
	var words []news.Value
	add := func(m *moment, group int) {
		f.Values = append(f.Values, value(m.a.d, m.shown, m.t.Value, group))
		words = append(words, value(m.a.d, m.t.Span, "", group))
	}
	for i := range all {
		m := &all[i]
		switch {
		case m.clause == s.c || !r.speaksOf(m, s) || m.a.day.After(s.c.a.day):
		case dayOf(m.t.From).Equal(dayOf(s.to.From)):
			add(m, 2)
		case m.clause.ahead() || m.clause.due() || m.t.From.After(m.a.day):
			add(m, 1)
			old = old || independent(m.a, s.c.a)
		}
	}
	if !old {
		return f, false
	}
	add(&moment{a: s.c.a, t: s.to, clause: s.c, shown: s.c.Span}, 2)
	slices.SortStableFunc(words, func(x, y news.Value) int { return x.Group - y.Group })
	f.Why = r.why(f.Kind, words)
	return f, true
}

// speaksOf reports whether a moment is of what is moved: its clause has that noun and
// most of what is said of it.
func (r *reader) speaksOf(m *moment, s *shift) bool {
	return m.t.Grain >= nlp.DayGrain && !m.clause.negated && r.covered([]int32{s.head}, m.lemmas) >= 0.8 && (m.a == s.c.a || r.covered(s.thing, m.lemmas) >= 0.5)
}

// due reports whether a clause tells what was to be: "was due to take effect".
func (c *clause) due() bool {
	for i := c.first; i < c.end; i++ {
		if c.a.clauseOf[i] == c.n && awaited[c.a.d.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

var awaited = set("due scheduled planned set expected originally")
