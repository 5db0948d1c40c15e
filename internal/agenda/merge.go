package agenda

import (
	"slices"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/nlp/embed"
	"readout/internal/wordnet"
)

const (
	// How alike two mentions must be to be of one event: at one minute, on
	// overlapping days, and on days up to nearness apart, with one word for the
	// event and without.
	sameMinute = 0.15
	sameDay    = 0.30
	sameEvent  = 0.45
	nearDay    = 0.55
	// movedDay is that for a mention of the new day of what was put off.
	movedDay = 0.40
	// onlyDay is that for two mentions of which each is the likest of its day to the
	// other, by onlyLead.
	onlyDay, onlyLead = 0.2, 0.05
	// nearness is how far apart the days may lie that outlets give for one event.
	nearness = 48 * time.Hour
	// farthest is how far something is put off.
	farthest = 60 * 24 * time.Hour
)

// item is an agenda item while it is put together.
type item struct {
	entries []entry
	vectors [][]float32
}

// merge joins the mentions of one event and orders the items by their day.
func merge(found []entry) ([]news.AgendaItem, error) {
	if len(found) == 0 {
		return nil, nil
	}
	model, err := embed.Load()
	if err != nil {
		return nil, err
	}
	// Exact days first: "in January" then joins the day in January that another
	// document gives, and joins no two such days.
	slices.SortStableFunc(found, func(a, b entry) int { return min(int(b.precision), int(nlp.Day)) - min(int(a.precision), int(nlp.Day)) })
	var items []*item
	for _, e := range found {
		v := model.Embed(nil, e.document.Slice(e.clause))
		if best := nearest(items, e, v); best != nil {
			best.entries, best.vectors = append(best.entries, e), append(best.vectors, v)
			continue
		}
		items = append(items, &item{[]entry{e}, [][]float32{v}})
	}
	items = moved(paired(items))
	out := make([]news.AgendaItem, len(items))
	for i, it := range items {
		out[i] = it.result()
	}
	slices.SortStableFunc(out, func(a, b news.AgendaItem) int { return a.From.Compare(b.From) })
	return out, nil
}

// paired joins the items of one day, from different documents, of which each is by far
// the likest of that day to the other: reports tell one event in words of their own ("It
// takes effect on 1 August"), but rarely two events of a day each in one report alone.
func paired(items []*item) []*item {
	known := likenesses{}
	for {
		i, j := known.likestPair(items)
		if i < 0 {
			return items
		}
		items[i] = &item{slices.Concat(items[i].entries, items[j].entries), slices.Concat(items[i].vectors, items[j].vectors)}
		items = slices.Delete(items, j, j+1)
	}
}

// likenesses are those of couples of items that may be one, -1 of others. A joined item
// is a new one.
type likenesses map[[2]*item]float64

func (l likenesses) of(a, b *item) float64 {
	s, known := l[[2]*item{a, b}]
	if !known {
		if s = -1; a.mayPair(b) {
			s = a.likeness(b)
		}
		l[[2]*item{a, b}] = s
	}
	return s
}

// likestPair is the likest pair of items that paired joins, i before j; or -1.
func (l likenesses) likestPair(items []*item) (i, j int) {
	i, best := -1, 0.0
	for a := range items {
		b, s, lead := l.partner(items, a)
		if b <= a || s < onlyDay || lead < onlyLead || s <= best {
			continue
		}
		if back, _, lead := l.partner(items, b); back == a && lead >= onlyLead {
			i, j, best = a, b, s
		}
	}
	return i, j
}

// partner is the item likest to item a among those of its day, with how like it is and
// by how much more than the next; or -1.
func (l likenesses) partner(items []*item, a int) (b int, score, lead float64) {
	b = -1
	next := 0.0
	for k, o := range items {
		if k == a {
			continue
		}
		s := l.of(items[a], o)
		if s < 0 {
			continue
		}
		if b < 0 || s > score {
			b, score, next = k, s, score
		} else {
			next = max(next, s)
		}
	}
	return b, score, score - next
}

// mayPair reports whether two items have one day and no document in common.
func (it *item) mayPair(o *item) bool {
	for _, e := range it.entries {
		for _, f := range o.entries {
			if e.document == f.document || min(e.precision, f.precision) < nlp.Day || !sameDate(e.when.From, f.when.From) {
				return false
			}
		}
	}
	return true
}

// likeness is that of the likest mentions of two items.
func (it *item) likeness(o *item) float64 {
	best := 0.0
	for i, e := range it.entries {
		for k, f := range o.entries {
			best = max(best, likeness(e, f, it.vectors[i], o.vectors[k]))
		}
	}
	return best
}

// moved puts what stands on an event's old day to the item of its new day, where a
// sentence gives both: "the visit, planned for Friday, was put off until Monday".
func moved(items []*item) []*item {
	for _, it := range items {
		for _, e := range it.entries {
			if !e.moved {
				continue
			}
			if old := slices.IndexFunc(items, func(o *item) bool { return o != it && o.tells(e) }); old >= 0 {
				it.entries = append(it.entries, items[old].entries...)
				items[old].entries = nil
			}
		}
	}
	return slices.DeleteFunc(items, func(it *item) bool { return len(it.entries) == 0 })
}

// tells reports whether an item has a mention in the sentence of e, of a day before
// that of e.
func (it *item) tells(e entry) bool {
	return slices.ContainsFunc(it.entries, func(o entry) bool {
		return o.document == e.document && o.sentence == e.sentence && !o.moved && o.when.From.Before(e.when.From)
	})
}

// nearest is the item that an entry belongs to, or nil.
func nearest(items []*item, e entry, v []float32) *item {
	var best *item
	score := 0.0
	for _, it := range items {
		for i, other := range it.entries {
			need, ok := required(e, other)
			if !ok {
				continue
			}
			if s := likeness(e, other, v, it.vectors[i]); s >= need && s > score {
				best, score = it, s
			}
		}
	}
	return best
}

// required is how alike two mentions must be to be of one event; ok is false
// where their times forbid it.
func required(e, other entry) (need float64, ok bool) {
	switch {
	case e.precision == nlp.Minute && other.precision == nlp.Minute && e.when.From.Equal(other.when.From):
		return sameMinute, true
	case overlap(e.when, other.when) && (e.precision >= nlp.Day) == (other.precision >= nlp.Day):
		return sameDay, true
	case overlap(e.when, other.when): // "in January" and a day in January
		if e.event == other.event {
			return sameDay, true
		}
		return nearDay, true
	case (e.moved || other.moved) && min(e.precision, other.precision) >= nlp.Day && gap(e.when, other.when) <= farthest:
		return movedDay, true
	case e.precision >= nlp.Day && e.document != other.document && gap(e.when, other.when) <= nearness:
		if oneEvent(e.event, other.event) {
			return sameEvent, true
		}
		return nearDay, true
	}
	return 0, false
}

// oneEvent reports whether two words name one kind of event: "meet" and "meeting".
func oneEvent(a, b string) bool {
	if !eventNouns[a] && !eventNouns[b] && !eventVerbs[a] {
		return false
	}
	return a == b || wordnet.Load().Similarity(a, b) >= derived
}

// derived is the likeness of a verb and the noun made from it.
const derived = 0.95

// likeness is how much two mentions say the same, in 0..1: the share of the
// shorter one's content words that stand in the other, and the closeness of
// meaning.
func likeness(a, b entry, va, vb []float32) float64 {
	common := 0
	for w := range a.lemmas {
		if b.lemmas[w] || synonym(w, b.lemmas) {
			common++
		}
	}
	words := float64(common) / float64(max(1, min(len(a.lemmas), len(b.lemmas))))
	return (words + max(0, float64(embed.Cosine(va, vb)))) / 2
}

// synonym reports whether a word means what one of the words does.
func synonym(word string, words map[string]bool) bool {
	return slices.ContainsFunc(wordnet.Load().Synonyms(word), func(w string) bool { return words[w] })
}

func overlap(a, b nlp.Timex) bool {
	return clock(a.From).Before(clock(b.To)) && clock(b.From).Before(clock(a.To)) || sameDate(a.From, b.From)
}

func sameDate(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func gap(a, b nlp.Timex) time.Duration { return clock(a.From).Sub(clock(b.From)).Abs() }

// result is the item as its mentions give it: the day of most documents, the
// earliest mention deciding, the most exact form of that day; the first place
// and the fullest participants.
func (it *item) result() news.AgendaItem {
	chosen := it.chosen()
	out := news.AgendaItem{
		What: it.what(chosen),
		From: chosen.when.From, To: chosen.when.To, Zoned: chosen.when.Zoned, Precision: chosen.precision,
		Status: chosen.status,
	}
	if out.Precision < nlp.Minute { // whole days
		out.From, out.To, out.Zoned = midnight(out.From), midnight(out.To.Add(24*time.Hour-1)), false
	}
	for _, e := range it.entries {
		if !out.Place.Known() {
			out.Place = e.place
		}
		if len(e.participants) > len(out.Participants) {
			out.Participants = e.participants
		}
		out.Evidence = append(out.Evidence, news.Evidence{Document: e.document, Span: e.clause})
	}
	return out
}

// midnight is the beginning of a day as it is called where t is, in UTC.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// what names the item by the mention of the chosen time that says most in a
// phrase of its own.
func (it *item) what(chosen entry) string {
	best := chosen
	for _, e := range it.entries {
		if sameDate(e.when.From, chosen.when.From) && e.what != e.clause && len(e.participants) > len(best.participants) {
			best = e
		}
	}
	return best.document.Slice(best.what)
}

// chosen is the mention of the day to which the event was moved, else the one whose
// day most documents give; an exact day stands before
// a month, an earlier mention before a later one.
func (it *item) chosen() entry {
	var best entry
	most := -1
	anyMoved := slices.ContainsFunc(it.entries, func(e entry) bool { return e.moved })
	for _, e := range it.entries {
		if anyMoved && !e.moved {
			continue
		}
		votes := it.votes(e)
		if e.precision >= nlp.Day {
			votes += len(it.entries)
		}
		better := votes == most && sameDate(e.when.From, best.when.From) && e.precision > best.precision
		if votes > most || better {
			best, most = e, votes
		}
	}
	return best
}

// votes is how many documents give the day of a mention.
func (it *item) votes(e entry) int {
	documents := map[*nlp.Document]bool{}
	for _, other := range it.entries {
		if sameDate(e.when.From, other.when.From) {
			documents[other.document] = true
		}
	}
	return len(documents)
}
