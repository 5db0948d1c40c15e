package reconcile

import (
	"time"

	"readout/internal/nlp"
)

const (
	// strayDay is how alike two clauses must be in words, meaning and setting for their
	// days to be of one thing where each is by far the likest that the other's document has.
	strayDay = 0.375
	// strayDayLead is how far the best must stand before the next.
	strayDayLead = 0.05
	// oddDay is how sure such a pair counts at least.
	oddDay = 0.5
	// dayReach is how far two days of one thing lie apart at most.
	dayReach = 35 * 24 * time.Hour
)

// strayDays adds the pairs of days of two documents of which each is by far the likest that
// the other's document has: "vaccination begins on Monday", "the first doses will be handed
// out on Saturday".
func (r *reader) strayDays(all []moment, pairs []pair) []pair {
	near := newRivals()
	candidates(len(all), func(i int) []int32 { return r.heavyOnes(all[i].lemmas) }, func(i, j int) {
		if s := r.dayAffinity(&all[i], &all[j]); s > 0 {
			near.add(pair{i, j, s}, all[i].a.n, all[j].a.n)
		}
	})
	out := near.loners(strayDay, strayDayLead, pairs, func(i int) int { return all[i].a.n })
	for k := range out {
		out[k].score = max(out[k].score, oddDay)
	}
	return out
}

// dayAffinity is how alike what two days are given for is, in 0..1; 0 where it cannot be
// one thing.
func (r *reader) dayAffinity(m, o *moment) float64 {
	if !independent(m.a, o.a) || m.t.Grain < nlp.DayGrain || o.t.Grain < nlp.DayGrain || m.t.Grain >= nlp.HourGrain || o.t.Grain >= nlp.HourGrain ||
		m.clause.negated || o.clause.negated || m.clause.supposed() != o.clause.supposed() || !m.toCome() || !o.toCome() || m.t.From.Sub(o.t.From).Abs() > dayReach || r.opposedVerbs(m.clause, o.clause) {
		return 0
	}
	words := r.shared(m.lemmas, o.lemmas)
	if words < 0.18 || !r.shareNear(m.lemmas, o.lemmas) {
		return 0
	}
	return 0.4*words + 0.4*max(0, r.meantAlike(m.clause, o.clause)) + 0.2*r.shared(m.a.around(m.clause.verb), o.a.around(o.clause.verb))
}

// toCome reports whether a day lies ahead of its report.
func (m *moment) toCome() bool { return dayOf(m.t.From).After(dayOf(m.a.day)) }
