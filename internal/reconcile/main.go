package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/internal/news"
	"readout/internal/nlp"
)

// headline is an event of one account with what its place is worth.
type headline struct {
	a      *account
	e      *nlp.Event
	weight float64
}

// mainEvent is the event that the story is about: of one type and mode, told at the
// head of most origins' reports, with those who take part in it there; or nil. The
// type decides first and the mode within it, so that a call that some pages do not
// code as one stays the call.
func (r *reader) mainEvent() *news.MainEvent {
	all := r.headlines()
	kind, weight := heaviest(all, func(h headline) string { return h.e.Type })
	if kind == "" || weight < least*float64(r.origins()) {
		return nil
	}
	all = slices.DeleteFunc(all, func(h headline) bool { return h.e.Type != kind })
	m := &news.MainEvent{Type: kind}
	m.Mode, _ = heaviest(all, func(h headline) string { return h.e.Mode })
	told := slices.DeleteFunc(slices.Clone(all), func(h headline) bool { return h.e.Mode != "" && h.e.Mode != m.Mode })
	m.Participants = r.participants(told)
	for _, h := range told {
		if r.takesPart(h, m.Participants) {
			m.Events = append(m.Events, h.e.ID)
			setTimeAndPlace(m, h)
		}
	}
	if len(m.Events) == 0 {
		return nil
	}
	return m
}

// least is what the main event has to weigh for each origin: to be told in its second
// sentence by every other one.
const least = 0.25

// origins is how many origins the story has, copies not counted.
func (r *reader) origins() int {
	n := 0
	for _, a := range r.accounts {
		if !a.copied {
			n++
		}
	}
	return n
}

// headlines are the events that took place or are to, the outlet's own before what
// only a statement tells, by what their place in the text is worth.
func (r *reader) headlines() []headline {
	var out []headline
	for _, a := range r.accounts {
		if a.copied {
			continue
		}
		for i := range a.d.Events {
			e := &a.d.Events[i]
			if e.Status != nlp.Occurred && e.Status != nlp.Scheduled || e.Type == "" {
				continue
			}
			w := a.prominence(e)
			if e.Statement != "" {
				w /= 2
			}
			out = append(out, headline{a, e, w})
		}
	}
	return out
}

// prominence is 1 in the title, the deck and the first sentence of the body, and falls
// with each sentence behind it.
func (a *account) prominence(e *nlp.Event) float64 {
	body := 0
	for _, s := range a.d.Sentences {
		if a.d.Blocks[s.Block].Kind == nlp.BodyBlock {
			body++
		}
		if s.End > s.First && e.Trigger.Start < s.Span.End {
			break
		}
	}
	return 1 / float64(max(1, body))
}

// heaviest is the key whose events weigh most, and how much, the best of each origin
// counted once; empty where no event has one.
func heaviest(all []headline, key func(headline) string) (string, float64) {
	best := map[string]map[int]float64{}
	for _, h := range all {
		k := key(h)
		if best[k] == nil {
			best[k] = map[int]float64{}
		}
		origin := h.a.origin
		if origin == 0 {
			origin = -1 - h.a.n
		}
		best[k][origin] = max(best[k][origin], h.weight)
	}
	weights := make([]string, 0, len(best))
	sum := map[string]float64{}
	for k, origins := range best {
		values := make([]float64, 0, len(origins))
		for _, w := range origins {
			values = append(values, w)
		}
		slices.Sort(values)
		for _, w := range values {
			sum[k] += w
		}
		if k != "" {
			weights = append(weights, k)
		}
	}
	if len(weights) == 0 {
		return "", 0
	}
	first := slices.MinFunc(weights, func(a, b string) int { return cmp.Or(cmp.Compare(sum[b], sum[a]), cmp.Compare(a, b)) })
	return first, sum[first]
}

// partyCount is somebody with the weight of the documents in which he takes part.
type partyCount struct {
	party news.Party
	by    map[int]float64 // by account
}

// participants are who takes part in the events by most of the documents that tell
// them: at most four, in the order of their weight.
func (r *reader) participants(told []headline) []news.Party {
	var all []partyCount
	documents := map[int]bool{}
	for _, h := range told {
		documents[h.a.n] = true
		for _, w := range slices.Concat(h.e.Actor, h.e.Recipient) {
			if w.Entity == "" {
				continue
			}
			i := slices.IndexFunc(all, func(p partyCount) bool { return p.party.Entity == w.Entity })
			if i < 0 {
				i = len(all)
				all = append(all, partyCount{news.Party{Document: h.a.d, Who: w}, map[int]float64{}})
			}
			if !named(all[i].party.Text) && named(w.Text) {
				all[i].party = news.Party{Document: h.a.d, Who: w}
			}
			all[i].by[h.a.n] = max(all[i].by[h.a.n], h.weight)
		}
	}
	weight := func(p partyCount) float64 {
		sum := 0.0
		for n := range r.accounts { // in order: sums of floats depend on it
			sum += p.by[n]
		}
		return sum
	}
	slices.SortStableFunc(all, func(a, b partyCount) int { return cmp.Compare(weight(b), weight(a)) })
	var out []news.Party
	for _, p := range all {
		if 2*len(p.by) >= len(documents) && len(out) < 4 && named(p.party.Text) {
			out = append(out, p.party)
		}
	}
	return out
}

// named reports whether a phrase has a name, or more than a pronoun.
func named(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) || strings.Contains(text, " ")
}

// takesPart reports whether one of the participants is of the event; where none is
// known, an event at the head of its report counts.
func (r *reader) takesPart(h headline, participants []news.Party) bool {
	if len(participants) == 0 {
		return h.weight >= 0.5
	}
	return slices.ContainsFunc(slices.Concat(h.e.Actor, h.e.Recipient), func(w nlp.Who) bool {
		return slices.ContainsFunc(participants, func(p news.Party) bool { return p.Entity == w.Entity })
	})
}

// setTimeAndPlace takes the first that is given of each, the narrower time.
func setTimeAndPlace(m *news.MainEvent, h headline) {
	if e := h.e; !e.From.IsZero() && h.weight >= 0.25 && (m.From.IsZero() || e.To.Sub(e.From) < m.To.Sub(m.From) && !e.From.Before(m.From) && !e.To.After(m.To)) {
		m.From, m.To = e.From, e.To
	}
	if h.e.Place.Known() && !m.Place.Known() && h.weight >= 0.25 {
		m.Place = news.Party{Document: h.a.d, Who: h.e.Place}
	}
}
