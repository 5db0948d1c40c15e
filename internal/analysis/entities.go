package analysis

import (
	"cmp"
	"slices"

	"readout/internal/knowledge"
	"readout/internal/link"
	"readout/internal/news"
	"readout/internal/nlp"
)

// entities links the chains of all documents to entities, and with them the
// speakers and addressees of statements and who and where of events.
func (r *Result) entities(base *knowledge.Base) {
	story := make([]int, len(r.Documents))
	at := map[*nlp.Document]int{}
	for i, d := range r.Documents {
		at[d] = i
	}
	for n, s := range sagas(r.Stories) {
		for _, a := range r.Stories[n].Accounts {
			story[at[a.Document]] = s + 1
		}
	}
	var of [][]int
	r.Entities, of = link.Link(base, r.Documents, story)
	for i, d := range r.Documents {
		w := whos{d, r.Entities, of[i]}
		d.Whos(func(who *nlp.Who) bool {
			w.resolve(who)
			return true
		})
		for k := range d.Statements {
			firstHand(&d.Statements[k])
		}
	}
}

// firstHand leaves out of a statement's chain who says it: "Lee said that she had decided"
// came through nobody.
func firstHand(s *nlp.Statement) {
	if s.Speaker.Entity == "" {
		return
	}
	s.Via = slices.DeleteFunc(slices.Clone(s.Via), func(w nlp.Who) bool { return w.Entity == s.Speaker.Entity })
}

// sagas gives each story the number of the first story that it hangs together with by
// what follows what: the same people act in them.
func sagas(stories []*news.Story) []int {
	at := map[string]int{}
	of := make([]int, len(stories))
	for n, s := range stories {
		at[s.ID], of[n] = n, n
	}
	first := func(n int) int {
		for of[n] != n {
			n = of[n]
		}
		return n
	}
	for n, s := range stories {
		for _, id := range s.Previous {
			if k, ok := at[id]; ok {
				a, b := first(n), first(k)
				of[max(a, b)] = min(a, b)
			}
		}
	}
	for n := range of {
		of[n] = first(n)
	}
	return of
}

// whos finds the entity of a who of one document.
type whos struct {
	d        *nlp.Document
	entities []nlp.Entity
	of       []int // by chain
}

// resolve sets the entity of the mention that a phrase was traced to, or else of
// that which is the same phrase.
func (w whos) resolve(who *nlp.Who) {
	if who.Entity != "" {
		return
	}
	if who.Entity = w.entity(who.Antecedent); who.Entity == "" {
		who.Entity = w.entity(who.Span)
	}
}

// longestPhrase is how many tokens before a name the phrase that holds it may begin.
const longestPhrase = 60

// entity is that of the mention with the bounds of a span, or whose head is the
// span's; empty for none.
func (w whos) entity(span nlp.Span) string {
	if span.Empty() || len(w.d.Tokens) == 0 {
		return ""
	}
	first, end := w.d.TokenAt(span.Start), w.d.TokenAt(span.End-1)+1
	if first >= end || end > len(w.d.Tokens) {
		return ""
	}
	head := w.d.Root(first, end)
	best, score := -1, 0
	low, _ := slices.BinarySearchFunc(w.d.Mentions, first-longestPhrase, func(m nlp.Mention, at int) int { return cmp.Compare(m.First, at) })
	for i := low; i < len(w.d.Mentions) && w.d.Mentions[i].First < end; i++ {
		m, s := &w.d.Mentions[i], 0
		switch {
		case m.Span == span:
			s = 4
		case !m.Name.Empty() && m.Name.End == span.End && span.Contains(m.Name): // with the title before it, or not
			s = 3
		case m.Head == head && m.First >= first-8:
			s = 2
		case span.Contains(m.Span) && m.Span.Len()*2 > span.Len():
			s = 1
		}
		if s > score && w.of[m.Chain] >= 0 {
			best, score = i, s
		}
	}
	if best < 0 {
		return ""
	}
	return w.entities[w.of[w.d.Mentions[best].Chain]].ID
}
