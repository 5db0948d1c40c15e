package analysis

import (
	"readout/internal/knowledge"
	"readout/internal/link"
	"readout/internal/nlp"
)

// entities links the chains of all documents, and the speakers and addressees of
// their statements to the entities.
func (r *Result) entities(base *knowledge.Base) {
	story := make([]int, len(r.Documents))
	at := map[*nlp.Document]int{}
	for i, d := range r.Documents {
		at[d] = i
	}
	for n, s := range r.Stories {
		for _, a := range s.Accounts {
			story[at[a.Document]] = n + 1
		}
	}
	var of [][]int
	r.Entities, of = link.Link(base, r.Documents, story)
	for i, d := range r.Documents {
		w := whos{d, r.Entities, of[i]}
		for k := range d.Statements {
			s := &d.Statements[k]
			w.resolve(&s.Speaker)
			for _, list := range [][]nlp.Who{s.Via, s.To} {
				for j := range list {
					w.resolve(&list[j])
				}
			}
		}
	}
}

// whos finds the entity of a who of one document.
type whos struct {
	d        *nlp.Document
	entities []nlp.Entity
	of       []int // by chain
}

// resolve sets the entity of the mention that is the same phrase: that with the
// same bounds, or whose head is the phrase's.
func (w whos) resolve(who *nlp.Who) {
	if who.Span.Empty() || who.Entity != "" || len(w.d.Tokens) == 0 {
		return
	}
	first, end := w.d.TokenAt(who.Span.Start), w.d.TokenAt(who.Span.End-1)+1
	if first >= end || end > len(w.d.Tokens) {
		return
	}
	head := w.d.Root(first, end)
	best, score := -1, 0
	for i, m := range w.d.Mentions {
		s := 0
		switch {
		case m.Span == who.Span:
			s = 4
		case m.Name == who.Span && !m.Name.Empty():
			s = 3
		case m.Head == head && m.First >= first-8:
			s = 2
		case who.Span.Contains(m.Span) && m.Span.Len()*2 > who.Span.Len():
			s = 1
		}
		if s > score && w.of[m.Chain] >= 0 {
			best, score = i, s
		}
	}
	if best >= 0 {
		who.Entity = w.entities[w.of[w.d.Mentions[best].Chain]].ID
	}
}
