package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/store"
)

type storiesPage struct {
	Items                    []store.StoryHead
	More                     string
	Outlet, Finding          string
	From, To                 string
	Entity                   *store.EntityHead // whose stories are shown
	Kinds                    []finding
	Filtered, First, Sampled bool
}

// filterKinds are the findings that stories are filtered by.
var filterKinds = []news.ComparisonKind{news.Contradicts, news.Disputed, news.Updates, news.Differs, news.QuoteVariants, news.Agrees, news.SingleSource}

func (s *Site) stories(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	p := storiesPage{Outlet: strings.TrimSpace(q.Get("outlet")), Finding: q.Get("finding"), From: q.Get("from"), To: q.Get("to"), First: q.Get("after") == ""}
	f := store.StoryFilter{Outlet: p.Outlet, From: day(p.From), To: day(p.To)}
	if !f.To.IsZero() {
		f.To = f.To.AddDate(0, 0, 1)
	}
	if kind, is := export.KindByClass(p.Finding); is {
		f.Finding = &kind
	}
	if id := q.Get("entity"); id != "" {
		e, err := s.Store.Entity(r.Context(), id)
		if err != nil {
			return nil, err
		}
		p.Entity, f.Entity = &e.EntityHead, id
	}
	p.Filtered = f != store.StoryFilter{}
	list, err := s.Store.Stories(r.Context(), f, store.Page{After: q.Get("after")})
	if err != nil {
		return nil, err
	}
	for _, k := range filterKinds {
		label, class, sign := export.KindLabel(k)
		p.Kinds = append(p.Kinds, finding{Class: class, Sign: sign, Label: label})
	}
	p.Items, p.More = list.Items, more(q, "/", list.Next)
	feedQuery := url.Values{}
	for _, k := range []string{"outlet", "finding", "entity"} {
		if v := q.Get(k); v != "" {
			feedQuery.Set(k, v)
		}
	}
	return &answer{page: "stories", title: "Stories", here: "stories", data: p, feeds: s.storyFeeds(feedQuery)}, nil
}

// storyFeeds are the feeds of a list of stories.
func (s *Site) storyFeeds(q url.Values) []feed {
	return []feed{
		{"application/atom+xml", "Stories as Atom", s.keyed("/api/v1/stories.atom", q)},
		{"application/feed+json", "Stories as JSON Feed", s.keyed("/api/v1/stories.feed.json", q)},
	}
}

// keyed is an address that programs can ask for: with its key, where the desk
// wants a token.
func (s *Site) keyed(path string, q url.Values) string {
	if key := s.Guard.FeedKey(path); key != "" {
		q.Set("key", key)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// titles are the heads of stories by their ids, those that are there.
func (s *Site) titles(ctx context.Context, ids []string) ([]*store.Story, error) {
	var all []*store.Story
	for _, id := range ids {
		story, err := s.Store.Story(ctx, id)
		if err != nil {
			if errs.KindOf(err) == errs.NotFound {
				continue
			}
			return nil, err
		}
		all = append(all, story)
	}
	return all, nil
}

type documentsPage struct {
	Items  []store.DocumentHead
	More   string
	State  string
	Outlet string
	States []string
}

// states are the states of documents as addresses name them.
var states = []store.State{store.Added, store.Read, store.Annotated, store.Refused, store.Aside}

func (s *Site) documents(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	p := documentsPage{State: q.Get("state"), Outlet: strings.TrimSpace(q.Get("outlet"))}
	f := store.DocumentFilter{Outlet: p.Outlet}
	for _, state := range states {
		p.States = append(p.States, state.String())
		if p.State == state.String() {
			f.States = []store.State{state}
		}
	}
	list, err := s.Store.Documents(r.Context(), f, store.Page{After: q.Get("after")})
	if err != nil {
		return nil, err
	}
	p.Items, p.More = list.Items, more(q, "/documents", list.Next)
	return &answer{page: "documents", title: "Pages", here: "documents", data: p}, nil
}
