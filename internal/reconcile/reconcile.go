// Package reconcile compares what the documents of a story say. Every layer of
// a document gives assertions (figures, times, statements, clauses, agenda
// items, names); those of different documents that speak of one thing are
// aligned, and their slots are compared: where they agree, differ, contradict or
// replace one another, where the parties dispute, where one utterance stands in
// different words, and what one document alone reports.
//
// Precision stands before recall: what is not surely about the same thing, in
// the same scope and at the same time, is never called a contradiction.
package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// Input is what one story is compared from.
type Input struct {
	Stories  []*news.Story
	Entities []nlp.Entity
	// Agenda items get the id of the comparison that they take part in.
	Agenda    []news.AgendaItem
	Documents []*nlp.Document // of the run, as Entity.Mentions counts them
}

// Compare gives the comparisons of all stories, and sets each story's Main. They
// are in the order of the stories and, within one, of a reader's interest; IDs
// count over all stories. The same input gives the same comparisons. The error says
// that the embedded model is damaged.
func Compare(in Input) ([]news.Comparison, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	who := newParties(in.Entities, in.Documents)
	var all []news.Comparison
	for _, s := range in.Stories {
		r := newReader(lex, who, s)
		s.Main = r.mainEvent()
		found := r.compare(&in)
		for _, f := range found {
			f.ID = fmt.Sprintf("c%d", len(all)+1)
			if f.agenda >= 0 {
				in.Agenda[f.agenda].Comparison = f.ID
			}
			all = append(all, f.Comparison)
		}
	}
	return all, nil
}

// finding is a comparison while the story is worked on.
type finding struct {
	news.Comparison
	rank   float64 // within its kind, the higher the sooner
	agenda int     // index of the agenda item, or -1
	claim  *saying // what a dispute is about, or nil
	claims []*nlp.Statement
	denier party // who denies it
	total  bool  // of a sum: what is said of its parts does not say it
}

// order is the order of the kinds in a story's list: what a reader must not miss
// stands first.
var order = [...]int{
	news.Contradicts: 0, news.Disputed: 1, news.Updates: 2, news.Differs: 3, news.QuoteVariants: 4,
	news.Inconsistent: 5, news.Agrees: 6, news.SingleSource: 7, news.GarbledName: 8, news.Syndicated: 9,
}

// limits bound how many findings of a kind a story shows.
var limits = [...]int{
	news.Contradicts: 20, news.Disputed: 20, news.Updates: 20, news.Differs: 20, news.QuoteVariants: 20,
	news.Inconsistent: 20, news.Agrees: 25, news.SingleSource: 48, news.GarbledName: 50, news.Syndicated: 20,
}

// compare runs all comparisons over the story.
func (r *reader) compare(in *Input) []finding {
	var found []finding
	add := func(list []finding) { found = append(found, list...) }
	add(r.inconsistent())
	add(r.additions())
	add(r.conversions())
	add(r.garbled(in))
	add(r.syndicated())
	if len(r.accounts) > 1 {
		add(r.disputes()) // first: they tell who stands against whom
		add(r.figures())
		add(r.compareTallies())
		add(r.requested())
		add(r.ages(in))
		add(r.agenda(in))
		add(r.clocks())
		add(r.quoteVariants())
		add(r.opposites())
		add(r.inverted(found))
		add(r.swapped())
		add(r.contraries(found))
		add(r.mistranslated(found))
		add(r.conditions())
		add(r.phases())
		add(r.spellings(in))
		add(r.spans())
		add(r.altered())
		add(r.dropsConditions())
		add(r.sums())
		add(r.tellings(found))
		add(r.alone(found))
	}
	return r.finish(found)
}

// finish orders the findings, drops those that say what another says, cuts each
// kind to its limit and fills in what holds for all.
func (r *reader) finish(found []finding) []finding {
	slices.SortStableFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(b.rank, a.rank))
	})
	var out []finding
	count := [len(limits)]int{}
	for _, f := range found {
		if count[f.Kind] >= limits[f.Kind] || slices.ContainsFunc(out, func(o finding) bool { return covers(o, f) }) {
			continue
		}
		count[f.Kind]++
		f.Story = r.story.ID
		r.complete(&f)
		out = append(out, f)
	}
	return out
}

// covers reports whether finding o already shows the places of f: another kind
// of the same slot for the same words would tell the reader one thing twice.
func covers(o, f finding) bool {
	if f.total || !outranks(o, f) {
		return false
	}
	shared := 0
	for _, v := range f.Values {
		if slices.ContainsFunc(o.Values, func(w news.Value) bool {
			return w.Document == v.Document && (timeIn(&o, w).Overlaps(timeIn(&f, v)) || v.Furniture != "" && v.Furniture == w.Furniture)
		}) {
			shared++
		}
	}
	return shared == len(f.Values)
}

// outranks reports whether finding o, where it shows all places of f, tells more.
func outranks(o, f finding) bool {
	switch {
	case f.Kind == news.GarbledName || f.Kind == news.Inconsistent || f.Kind == news.Syndicated:
		return false
	case o.Kind == f.Kind:
		return true
	case o.Kind == news.Disputed:
		return f.Kind == news.QuoteVariants || f.Slot == o.Slot && f.Kind != news.SingleSource
	case o.Kind == news.QuoteVariants:
		return f.Kind == news.Agrees && f.Slot == news.EventSlot // the same utterance, told as an event
	case o.Kind == news.Contradicts:
		return f.Slot == o.Slot && (f.Kind == news.Differs || f.Kind == news.Agrees)
	case o.Kind == news.Updates || o.Kind == news.Differs:
		return f.Slot == o.Slot && f.Kind == news.Agrees
	}
	return false
}

// complete orders the values, counts origins and lists the silent documents.
func (r *reader) complete(f *finding) {
	slices.SortStableFunc(f.Values, func(a, b news.Value) int {
		return cmp.Or(cmp.Compare(r.at[a.Document], r.at[b.Document]), cmp.Compare(a.Start, b.Start))
	})
	said := map[*nlp.Document]bool{}
	origins := map[int]bool{}
	for _, v := range f.Values {
		if said[v.Document] = true; r.accounts[r.at[v.Document]].origin > 0 {
			origins[r.accounts[r.at[v.Document]].origin] = true
		}
	}
	f.Origins = max(1, len(origins))
	for _, a := range r.accounts {
		if !said[a.d] {
			f.Silent = append(f.Silent, a.d)
		}
	}
}
