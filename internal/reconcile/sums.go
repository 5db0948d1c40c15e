package reconcile

import (
	"math"
	"slices"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// total is what the parts of a count make together.
type total struct {
	a     *account
	value float64
	shown nlp.Span
}

// parts are the states that those aboard or present fall into: together they are
// all.
var parts = []string{"dead", "missing", "rescued"}

// sums compares what the dead, the missing and the rescued of each count make
// together, and the totals that the documents give.
func (r *reader) sums() []finding {
	var all []total
	for _, a := range r.accounts {
		of := r.figuresOf(a)
		for _, b := range a.d.Blocks {
			if t, ok := addUp(a, of, b.Span); ok {
				t.stated(of)
				all = append(all, t)
			}
		}
	}
	for i, t := range all {
		f := finding{agenda: -1, rank: 0.5, total: true}
		f.Kind, f.Slot, f.Topic = news.Agrees, news.FigureSlot, "dead, missing and rescued together"
		for _, o := range all {
			if math.Abs(o.value-t.value) < 0.5 {
				f.Values = append(f.Values, value(o.a.d, o.shown, interval{low: o.value, high: o.value}.String(), 1))
			}
		}
		if len(f.Values) > 1 && slices.ContainsFunc(all[i:], func(o total) bool { return independent(o.a, t.a) && math.Abs(o.value-t.value) < 0.5 }) {
			f.Why = interval{low: t.value, high: t.value}.String() + " in " + reports(len(f.Values))
			return []finding{f}
		}
	}
	return nil
}

// stated extends what is shown to the total where one of the next two sentences gives it.
func (t *total) stated(of []figure) {
	d := t.a.d
	last := d.Tokens[d.TokenAt(t.shown.End-1)].Sentence
	for i := range of {
		f := &of[i]
		if gap := d.Tokens[f.head].Sentence - last; gap >= 0 && gap <= 2 && f.unit == "count" && f.approx == nlp.Exactly && f.named == t.value && f.q.Start >= t.shown.End {
			t.shown.End = f.shown.End
			return
		}
	}
}

// addUp adds the parts that one block gives, each once and exactly.
func addUp(a *account, of []figure, block nlp.Span) (total, bool) {
	t := total{a: a}
	for _, state := range parts {
		n := 0
		for i := range of {
			f := &of[i]
			if f.state != state || !block.Contains(f.q.Span) || f.approx != nlp.Exactly || f.year != 0 {
				continue
			}
			if n++; n == 1 {
				t.value += f.named
			}
			if t.shown.Empty() {
				t.shown = f.q.Span
			}
			t.shown = nlp.Span{Start: min(t.shown.Start, f.q.Start), End: max(t.shown.End, f.q.End)}
		}
		if n != 1 {
			return t, false
		}
	}
	return t, true
}

// edge is a clock time at which something begins or ends.
type edge struct {
	moment
	ends bool
}

var (
	beginning = set("begin start open commence kick-off sit convene launch")
	ending    = set("end finish conclude rise close adjourn wrap stop")
)

// spans holds the clock times at which something began and ended against how long it
// is said to have lasted.
func (r *reader) spans() []finding {
	var edges []edge
	var lengths []figure
	for _, a := range r.accounts {
		for _, m := range r.momentsOf(a) {
			verb := firstWord(a.words[m.clause.verb].lemma)
			if m.t.Grain >= nlp.HourGrain && (beginning[verb] || ending[verb]) {
				edges = append(edges, edge{m, ending[verb]})
			}
		}
		for _, f := range r.figuresOf(a) {
			if f.unit == "s" && f.named >= 300 && f.named <= 86400 {
				lengths = append(lengths, f)
			}
		}
	}
	for i := range edges {
		for j := range edges {
			if edges[j].ends && !edges[i].ends {
				if f, ok := r.spanFinding(&edges[i], &edges[j], lengths); ok {
					return []finding{f}
				}
			}
		}
	}
	return nil
}

// spanFinding compares one beginning and end with the lengths.
func (r *reader) spanFinding(from, to *edge, lengths []figure) (finding, bool) {
	f := finding{agenda: -1, rank: 1}
	f.Kind, f.Slot = news.Agrees, news.TimeSlot
	if from.t.Zoned != to.t.Zoned {
		return f, false
	}
	gap := to.t.From.Sub(from.t.From)
	accounts := []*account{from.a, to.a}
	f.Values = []news.Value{value(from.a.d, from.shown, from.t.Value, 1), value(to.a.d, to.shown, to.t.Value, 1)}
	words := slices.Clone(f.Values)
	for _, l := range lengths {
		if off := gap - time.Duration(l.named)*time.Second; l.noun != "talk" && l.noun != "" || off.Abs() > gap/20+5*time.Minute {
			continue
		}
		f.Values = append(f.Values, value(l.a.d, l.shown, l.interval.String(), 1))
		accounts = append(accounts, l.a)
	}
	if len(f.Values) < 3 || gap <= 0 || !slices.ContainsFunc(accounts, func(a *account) bool { return independent(a, accounts[0]) }) {
		return f, false
	}
	f.Values = distinct(f.Values)
	f.Topic = shorten(from.a.d.Slice(from.t.Span) + " – " + to.a.d.Slice(to.t.Span))
	f.Why = shown(words[0]) + "; " + shown(words[1]) + "; " + shown(f.Values[len(f.Values)-1])
	return f, true
}
