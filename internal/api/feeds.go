package api

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/analysis"
	"readout/internal/export"
	"readout/internal/news"
	"readout/internal/store"
)

// Media types of feeds.
const (
	atomType     = "application/atom+xml"
	jsonFeedType = "application/feed+json"
	calendarType = "text/calendar"
)

// feedSize is how many entries a feed has.
const feedSize = 50

// Base is the address at which the client reaches the desk.
type Base struct{ address string }

// Resolve reads the address from the request.
func (b *Base) Resolve(ctx huma.Context) []error {
	scheme := "http://"
	if ctx.TLS() != nil {
		scheme = "https://"
	}
	u := ctx.URL()
	b.address = (&url.URL{Scheme: strings.TrimSuffix(scheme, "://"), Host: ctx.Host(), Path: u.Path}).String()
	return nil
}

// to is the address of a page of the desk.
func (b *Base) to(path string) string {
	u, err := url.Parse(b.address)
	if err != nil {
		return path
	}
	return u.Scheme + "://" + u.Host + path
}

// entry is an entry of a feed.
type entry struct {
	id, title, link, text string
	updated, published    time.Time
}

// feed is a list of entries, whatever the format.
type feed struct {
	id, title, self, link string
	updated               time.Time
	entries               []entry
}

// feeds registers feeds and calendars.
func (s *service) feeds(api huma.API) {
	type storiesInput struct {
		Base
		StoriesFilter
	}
	stories := func(ctx context.Context, in *storiesInput, write func(feed) (*file, error)) (*file, error) {
		f, err := in.filter()
		if err != nil {
			return nil, s.fail(err)
		}
		made, err := s.storyFeed(ctx, f, &in.Base)
		if err != nil {
			return nil, s.fail(err)
		}
		return write(made)
	}
	raw(api, "stories-atom", "/stories.atom", "Stories as an Atom feed (RFC 4287)", "feeds", atomType,
		func(ctx context.Context, in *storiesInput) (*file, error) { return stories(ctx, in, atomOf) })
	raw(api, "stories-feed", "/stories.feed.json", "Stories as a JSON Feed 1.1", "feeds", jsonFeedType,
		func(ctx context.Context, in *storiesInput) (*file, error) { return stories(ctx, in, jsonFeedOf) })

	type searchInput struct {
		Base
		Query
	}
	found := func(ctx context.Context, in *searchInput, write func(feed) (*file, error)) (*file, error) {
		made, err := s.searchFeed(ctx, in.Query, &in.Base)
		if err != nil {
			return nil, s.fail(err)
		}
		return write(made)
	}
	raw(api, "search-atom", "/search.atom", "A search as an Atom feed", "feeds", atomType,
		func(ctx context.Context, in *searchInput) (*file, error) { return found(ctx, in, atomOf) })
	raw(api, "search-feed", "/search.feed.json", "A search as a JSON Feed 1.1", "feeds", jsonFeedType,
		func(ctx context.Context, in *searchInput) (*file, error) { return found(ctx, in, jsonFeedOf) })

	raw(api, "agenda-calendar", "/agenda.ics", "The agenda as iCalendar (RFC 5545)", "agenda", calendarType,
		func(ctx context.Context, in *struct{ AgendaFilter }) (*file, error) {
			f, err := in.filter()
			if err != nil {
				return nil, s.fail(err)
			}
			return s.calendar(ctx, f)
		})
	raw(api, "story-calendar", "/stories/{id}/agenda.ics", "The agenda of a story as iCalendar", "agenda", calendarType,
		func(ctx context.Context, in *byID) (*file, error) {
			if _, err := s.Store.Resolve(ctx, in.ID); err != nil {
				return nil, s.fail(err)
			}
			return s.calendar(ctx, store.AgendaFilter{Story: in.ID})
		})
}

func (s *service) storyFeed(ctx context.Context, f store.StoryFilter, b *Base) (feed, error) {
	list, err := s.Store.Stories(ctx, f, store.Page{Limit: feedSize})
	if err != nil {
		return feed{}, err
	}
	out := feed{id: "tag:readout.invalid,2026:stories", title: "Readout: stories", self: b.address, link: b.to("/")}
	for _, h := range list.Items {
		out.entries = append(out.entries, entry{
			id: "tag:readout.invalid,2026:story/" + h.ID, title: titleOf(h.Title), link: b.to("/stories/" + h.ID),
			text: storyText(h), updated: h.Changed, published: h.First,
		})
	}
	return out.dated(s.Now()), nil
}

// storyText is a story in a few lines: who reports it and what its comparisons
// count.
func storyText(h store.StoryHead) string {
	var outlets []string
	for _, o := range h.Outlets {
		outlets = append(outlets, export.OutletName(o))
	}
	text := fmt.Sprintf("%d reports, %d origins: %s", h.Documents, h.Origins, strings.Join(outlets, ", "))
	for _, kind := range []news.ComparisonKind{news.Contradicts, news.Disputed, news.Updates, news.Differs} {
		if n := h.Findings[kind]; n > 0 {
			label, _, sign := export.KindLabel(kind)
			text += fmt.Sprintf("\n%s %s: %d", sign, label, n)
		}
	}
	return text
}

func (s *service) searchFeed(ctx context.Context, q Query, b *Base) (feed, error) {
	q.Order = "newest"
	found, err := s.find(ctx, q, store.Page{Limit: feedSize})
	if err != nil {
		return feed{}, err
	}
	asked := "?" + url.Values{"q": {q.Q}}.Encode()
	out := feed{id: "tag:readout.invalid,2026:search" + asked, title: "Readout: " + q.Q, self: b.address + asked, link: b.to("/search" + asked)}
	for _, h := range found.Hits {
		var lines []string
		for _, snippet := range h.Snippets {
			lines = append(lines, h.NLP.Slice(snippet.Span))
		}
		out.entries = append(out.entries, entry{
			id: "tag:readout.invalid,2026:document/" + h.ID, title: titleOf(h.Title), link: b.to("/documents/" + h.ID),
			text: export.OutletName(h.Outlet) + "\n" + strings.Join(lines, "\n"), updated: h.Added, published: h.Added,
		})
	}
	return out.dated(s.Now()), nil
}

func titleOf(title string) string {
	if title == "" {
		return "(no title)"
	}
	return title
}

// dated gives the feed the time of its newest entry, or now.
func (f feed) dated(now time.Time) feed {
	for _, e := range f.entries {
		if e.updated.After(f.updated) {
			f.updated = e.updated
		}
	}
	if f.updated.IsZero() {
		f.updated = now
	}
	return f
}

// The elements of an Atom feed (RFC 4287, section 4).
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string   `xml:"id"`
		Title     string   `xml:"title"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published,omitempty"`
		Link      atomLink `xml:"link"`
		Content   atomText `xml:"content"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

func atomOf(f feed) (*file, error) {
	out := atomFeed{
		ID: f.id, Title: f.title, Updated: f.updated.UTC().Format(time.RFC3339), Author: "Readout",
		Links: []atomLink{{"self", atomType, f.self}, {"alternate", "text/html", f.link}},
	}
	for _, e := range f.entries {
		out.Entries = append(out.Entries, atomEntry{
			ID: e.id, Title: e.title, Updated: e.updated.UTC().Format(time.RFC3339), Published: e.published.UTC().Format(time.RFC3339),
			Link: atomLink{"alternate", "text/html", e.link}, Content: atomText{"text", e.text},
		})
	}
	body, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, huma.Error500InternalServerError("the feed cannot be written")
	}
	return &file{Type: atomType + "; charset=utf-8", Body: append([]byte(xml.Header), body...)}, nil
}

// The objects of a JSON Feed (https://www.jsonfeed.org/version/1.1/).
type (
	jsonFeed struct {
		Version string     `json:"version"`
		Title   string     `json:"title"`
		Home    string     `json:"home_page_url"`
		Feed    string     `json:"feed_url"`
		Items   []jsonItem `json:"items"`
	}
	jsonItem struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		Text      string `json:"content_text"`
		Published string `json:"date_published"`
		Modified  string `json:"date_modified"`
	}
)

func jsonFeedOf(f feed) (*file, error) {
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title, Home: f.link, Feed: f.self, Items: []jsonItem{}}
	for _, e := range f.entries {
		out.Items = append(out.Items, jsonItem{e.id, e.link, e.title, e.text, e.published.UTC().Format(time.RFC3339), e.updated.UTC().Format(time.RFC3339)})
	}
	body, err := json.Marshal(out)
	if err != nil {
		return nil, huma.Error500InternalServerError("the feed cannot be written")
	}
	return &file{Type: jsonFeedType, Body: body}, nil
}

// mostItems bounds what a download walks through.
const mostItems = 10_000

// calendar writes the items of a filter.
func (s *service) calendar(ctx context.Context, f store.AgendaFilter) (*file, error) {
	r := &analysis.Result{}
	err := walk(func(p store.Page) (store.List[store.AgendaItem], error) { return s.Store.Agenda(ctx, f, p) }, func(i store.AgendaItem) error {
		if len(i.Item.Evidence) > 0 {
			r.Agenda = append(r.Agenda, i.Item)
		}
		return nil
	})
	if err != nil {
		return nil, s.fail(err)
	}
	var b bytes.Buffer
	if err := export.WriteCalendar(&b, r, s.Version, s.Now()); err != nil {
		return nil, s.fail(err)
	}
	return &file{Type: calendarType + "; charset=utf-8", Body: b.Bytes()}, nil
}

// walk goes through a list part by part, up to mostItems items.
func walk[T any](part func(store.Page) (store.List[T], error), each func(T) error) error {
	p := store.Page{Limit: 200}
	for n := 0; n < mostItems; {
		list, err := part(p)
		if err != nil {
			return err
		}
		for _, item := range list.Items {
			if err := each(item); err != nil {
				return err
			}
		}
		if n, p.After = n+len(list.Items)+1, list.Next; p.After == "" {
			return nil
		}
	}
	return nil
}
