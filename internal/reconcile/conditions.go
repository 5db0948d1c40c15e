package reconcile

import (
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// proviso is a statement that makes what it announces hang on a condition.
type proviso struct {
	a       *account
	s       *nlp.Statement
	speaker party
	then    []int32 // lemmas of what is to follow
	when    []int32 // lemmas of the condition
	bound   string  // the first day or number that the condition names, or empty
}

const (
	// sameOutcome is how alike what is to follow must be for two conditions to be held
	// against each other.
	sameOutcome = 0.35
	// oneCondition is how alike two conditions of one speaker must be for what he says on
	// them to be one.
	oneCondition = 0.6
	// sameProviso is how alike conditions of one bound must be to be one.
	sameProviso = 0.5
)

// conditions compares on what the documents make one announcement of one speaker hang.
// Translations word a condition in many ways, so that it takes a day or a number that
// only one of them names for two to differ.
func (r *reader) conditions() []finding {
	all := r.provisos()
	var pairs []pair
	candidates(len(all), func(i int) []int32 { return r.heavyOnes(all[i].then) }, func(i, j int) {
		if s := r.sameAnnouncement(&all[i], &all[j]); s > 0 {
			pairs = append(pairs, pair{i, j, s})
		}
	})
	var out []finding
	for _, g := range align(len(all), pairs, sameOutcome) {
		if f, ok := r.conditionFinding(all, g); ok {
			out = append(out, f)
		}
	}
	return out
}

// provisos are the statements with a condition, the innermost of those that share one.
func (r *reader) provisos() []proviso {
	var all []proviso
	for _, a := range r.accounts {
		from := len(all)
		for i := range a.d.Statements {
			s := &a.d.Statements[i]
			if s.Condition.Empty() {
				continue
			}
			p := proviso{a: a, s: s, speaker: r.speaker(a, s), when: a.lemmasIn(s.Condition), bound: a.bound(s.Condition)}
			p.then = r.without(a.lemmasIn(s.Content...), p.when)
			if k := slices.IndexFunc(all[from:], func(o proviso) bool { return o.s.Condition.Overlaps(s.Condition) }); k < 0 {
				all = append(all, p)
			} else if s.Parent == all[from+k].s.ID {
				all[from+k] = p
			}
		}
	}
	return all
}

// bound is the first day or number of a span, or empty.
func (a *account) bound(s nlp.Span) string {
	for i := range a.d.Timexes {
		if t := &a.d.Timexes[i]; t.Placed() && t.Grain >= nlp.DayGrain && s.Contains(t.Span) {
			return dayOf(t.From).Format("2006-01-02")
		}
	}
	for i := range a.d.Quantities {
		q := &a.d.Quantities[i]
		if v, ok := intervalOf(q); ok && s.Contains(q.Span) && !q.Ordinal && v.named > 1 {
			return v.String()
		}
	}
	return ""
}

// sameAnnouncement is how surely two provisos are of one thing that one speaker
// announces, in 0..1.
func (r *reader) sameAnnouncement(x, y *proviso) float64 {
	if x.a == y.a || !x.speaker.same(y.speaker) || x.s.Negated != y.s.Negated {
		return 0
	}
	return r.shared(x.then, y.then)
}

// oneUltimatum is how surely two utterances are one announcement by the condition alone,
// or 0: who says twice what will follow if one thing is so on one day says it in other
// words.
func (r *reader) oneUltimatum(x, y *saying) float64 {
	p, q := x.s.Condition, y.s.Condition
	if x.a == y.a || !x.linked(y) || x.outer || y.outer || r.strangers(x, y) || !p.Overlaps(x.span) || !q.Overlaps(y.span) {
		return 0
	}
	bound := x.a.bound(p)
	if bound == "" || bound != y.a.bound(q) || r.opposedIn(x, y) || r.wordedAlike(x, y) < 0.5 {
		return 0
	}
	if s := r.shared(x.a.lemmasIn(p), y.a.lemmasIn(q)); s >= oneCondition {
		return s
	}
	return 0
}

// conditionFinding holds the conditions of one announcement against each other.
func (r *reader) conditionFinding(all []proviso, group []int) (finding, bool) {
	f := finding{agenda: -1}
	f.Kind, f.Slot = news.Differs, news.MeaningSlot
	var heads []*proviso
	apart := false
	for _, i := range group {
		p := &all[i]
		k := slices.IndexFunc(heads, func(h *proviso) bool { return h.bound == p.bound })
		if k < 0 {
			k = len(heads)
			heads = append(heads, p)
		}
		apart = apart || k > 0 && independent(p.a, heads[0].a)
		f.Values = append(f.Values, value(p.a.d, p.s.Condition, p.bound, k+1))
	}
	if len(heads) < 2 || !apart || !slices.ContainsFunc(heads[1:], func(h *proviso) bool { return r.shared(h.when, heads[0].when) < sameProviso }) {
		return f, false
	}
	f.Topic = shorten(heads[0].a.d.Slice(heads[0].s.Condition))
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f, true
}
