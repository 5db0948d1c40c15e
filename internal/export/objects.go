package export

import (
	"readout/internal/news"
	"readout/internal/nlp"
)

// The objects of the record (doc/record.md), for those who give them one by one.
type (
	Document   = document
	Entity     = entity
	Statement  = statement
	Event      = event
	Timex      = timex
	Quantity   = quantity
	Story      = story
	Comparison = comparison
	AgendaItem = agendaItem
)

// Objects writes objects of the record. It remembers the code points of the
// documents that it has met, and is not safe for concurrent use.
type Objects struct{ edges map[*nlp.Document]*edge }

// NewObjects makes a writer of objects over some documents.
func NewObjects(documents ...*nlp.Document) *Objects {
	o := &Objects{map[*nlp.Document]*edge{}}
	for _, d := range documents {
		o.edge(d)
	}
	return o
}

func (o *Objects) edge(d *nlp.Document) *edge {
	if o.edges[d] == nil {
		o.edges[d] = newEdge(d)
	}
	return o.edges[d]
}

// Document is a document with its text.
func (o *Objects) Document(d *nlp.Document) Document { return o.edge(d).document() }

// Statement is a statement of a document.
func (o *Objects) Statement(d *nlp.Document, s *nlp.Statement) Statement {
	return o.edge(d).statement(*s)
}

// Event is an event of a document.
func (o *Objects) Event(d *nlp.Document, e *nlp.Event) Event { return o.edge(d).event(*e) }

// Timex is a time expression of a document.
func (o *Objects) Timex(d *nlp.Document, t nlp.Timex) Timex { return o.edge(d).timex(t) }

// Quantity is a figure of a document.
func (o *Objects) Quantity(d *nlp.Document, q nlp.Quantity) Quantity { return o.edge(d).quantity(q) }

// Entity is an entity; documents are those that its mentions count.
func (o *Objects) Entity(e nlp.Entity, documents []*nlp.Document) Entity {
	return entityOf(e, func(i int) *edge { return o.edge(documents[i]) })
}

// Story is a story.
func (o *Objects) Story(s *news.Story) Story {
	for _, a := range s.Accounts {
		o.edge(a.Document)
	}
	return storyOf(s, o.edges)
}

// Comparison is a comparison.
func (o *Objects) Comparison(c news.Comparison) Comparison {
	for _, v := range c.Values {
		o.edge(v.Document)
	}
	return comparisonOf(c, o.edges)
}

// AgendaItem is an item of the agenda.
func (o *Objects) AgendaItem(a news.AgendaItem) AgendaItem {
	for _, e := range a.Evidence {
		o.edge(e.Document)
	}
	return agendaOf(a, o.edges)
}
