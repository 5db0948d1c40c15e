package web

import (
	"context"
	"net/http"
	"net/url"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/search"
	"readout/internal/store"
)

// Searcher answers queries; search.Index is one.
type Searcher interface {
	Find(ctx context.Context, q *search.Query, order search.Order, p store.Page) (search.Results, error)
}

type searchPage struct {
	Query  string
	Hits   []hitLine
	More   string
	Wrong  string // what is wrong with the query
	Atom   string
	Order  string // "best", or empty for the newest first
	First  bool
	Asleep bool // there is no index
}

// hitLine is a document that was found.
type hitLine struct {
	store.DocumentHead
	OutletName, Day string
	Said            []saidLine // the statements that match
	Passages        []passage
}

type passage struct {
	Href  string
	Parts []part
}

// part is a run of a passage's words.
type part struct {
	Text  string
	Found bool // these words were looked for
}

func (s *Site) search(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	p := searchPage{Query: queryOf(r), First: q.Get("after") == "", Order: q.Get("order"), Asleep: s.Search == nil}
	out := &answer{page: "search", title: "Search", here: "search", data: &p}
	if p.Query == "" || s.Search == nil {
		return out, nil
	}
	out.title = p.Query + " – search"
	query, err := search.Parse(p.Query)
	var found search.Results
	if err == nil {
		order := search.Newest
		if p.Order == "best" {
			order = search.Best
		}
		found, err = s.Search.Find(r.Context(), query, order, store.Page{After: q.Get("after")})
	}
	if err != nil && errs.KindOf(err) == errs.Usage {
		p.Wrong, out.status = err.Error(), http.StatusBadRequest
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	at := newPlaces()
	for _, h := range found.Hits {
		p.Hits = append(p.Hits, hitLineOf(h, at))
	}
	p.More = more(q, "/search", found.Next)
	p.Atom = s.keyed("/api/v1/search.atom", url.Values{"q": {p.Query}})
	out.feeds = []feed{
		{"application/atom+xml", "This search as Atom", p.Atom},
		{"application/feed+json", "This search as JSON Feed", s.keyed("/api/v1/search.feed.json", url.Values{"q": {p.Query}})},
	}
	return out, nil
}

func hitLineOf(h search.Hit, at places) hitLine {
	line := hitLine{DocumentHead: h.DocumentHead, OutletName: export.OutletName(h.Outlet), Day: dayOf(h.DocumentHead)}
	for _, i := range h.Statements {
		line.Said = append(line.Said, saidLineOf(h.NLP, &h.NLP.Statements[i], nil, at))
	}
	for _, snippet := range h.Snippets {
		if len(line.Said) > 0 && len(snippet.Marks) == 0 { // the statements show it
			continue
		}
		line.Passages = append(line.Passages, passage{at.link(news.Evidence{Document: h.NLP, Span: snippet.Span}), partsOf(h.NLP, snippet)})
	}
	return line
}

// partsOf cuts a passage where the words begin and end that were looked for.
func partsOf(d *nlp.Document, s search.Snippet) []part {
	var all []part
	at := s.Start
	add := func(end int, found bool) {
		if end > at {
			all = append(all, part{d.Text[at:end], found})
			at = end
		}
	}
	for _, m := range s.Marks {
		add(m.Start, false)
		add(m.End, true)
	}
	add(s.End, false)
	return all
}

// dayOf is a document's date, or the day on which it was added.
func dayOf(h store.DocumentHead) string {
	if h.Date.Known() {
		return shortDate(h.Date.Time)
	}
	return "added " + shortDate(h.Added)
}
