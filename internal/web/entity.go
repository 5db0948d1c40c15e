package web

import (
	"net/http"
	"net/url"
	"strings"

	"readout/internal/export"
	"readout/internal/nlp"
	"readout/internal/store"
)

type entitiesPage struct {
	Items      []store.EntityHead
	More       string
	Name, Type string
	Types      []string
}

var entityTypes = []nlp.EntityType{nlp.PersonEntity, nlp.OrganizationEntity, nlp.PlaceEntity, nlp.GroupEntity, nlp.OtherEntity}

func (s *Site) entities(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	p := entitiesPage{Name: strings.TrimSpace(q.Get("name")), Type: q.Get("type")}
	f := store.EntityFilter{Name: p.Name}
	for _, t := range entityTypes {
		p.Types = append(p.Types, string(t))
		if p.Type == string(t) {
			f.Type = t
		}
	}
	list, err := s.Store.Entities(r.Context(), f, store.Page{After: q.Get("after")})
	if err != nil {
		return nil, err
	}
	p.Items, p.More = list.Items, more(q, "/entities", list.Next)
	return &answer{page: "entities", title: "People and places", here: "entities", data: p}, nil
}

type entityPage struct {
	*store.Entity
	Plain, Garbled []store.Spelling
	Said           []saidIn
	More           string
	First          bool
	Stories        []store.StoryHead
	MoreStories    string
	Feed           string
}

// saidIn are the statements of one document.
type saidIn struct {
	store.DocumentHead
	Lines []saidLine
}

func (s *Site) entity(r *http.Request) (*answer, error) {
	ctx, id, q := r.Context(), r.PathValue("id"), r.URL.Query()
	e, err := s.Store.Entity(ctx, id)
	if err != nil {
		return nil, err
	}
	if e.ID != id {
		return &answer{redirect: "/entities/" + e.ID}, nil
	}
	p := entityPage{Entity: e, First: q.Get("after") == "", Feed: s.keyed("/api/v1/stories.atom", url.Values{"entity": {id}})}
	for _, n := range e.Names {
		if n.Garbled {
			p.Garbled = append(p.Garbled, n)
		} else {
			p.Plain = append(p.Plain, n)
		}
	}
	said, err := s.Store.Statements(ctx, store.StatementFilter{Speaker: id}, store.Page{After: q.Get("after")})
	if err != nil {
		return nil, err
	}
	p.Said, p.More = groupSaid(said.Items, e), more(q, "/entities/"+id, said.Next)
	stories, err := s.Store.Stories(ctx, store.StoryFilter{Entity: id}, store.Page{Limit: 20})
	if err != nil {
		return nil, err
	}
	p.Stories = stories.Items
	if stories.Next != "" {
		p.MoreStories = "/?entity=" + url.QueryEscape(id)
	}
	return &answer{page: "entity", title: e.Name, here: "entities", data: p,
		feeds: []feed{{"application/atom+xml", "Stories that name " + e.Name, p.Feed}}}, nil
}

// groupSaid puts statements under their documents.
func groupSaid(items []store.StatementItem, e *store.Entity) []saidIn {
	at := newPlaces()
	names := map[string]string{e.ID: e.Name}
	var all []saidIn
	for _, item := range items {
		if n := len(all); n == 0 || all[n-1].ID != item.ID {
			all = append(all, saidIn{DocumentHead: item.DocumentHead})
		}
		line := saidLineOf(item.NLP, item.Statement, names, at)
		all[len(all)-1].Lines = append(all[len(all)-1].Lines, line)
	}
	return all
}

// Day is the document's date, or the day on which it was added.
func (s saidIn) Day() string { return dayOf(s.DocumentHead) }

// Name is the outlet's name.
func (s saidIn) Name() string { return export.OutletName(s.Outlet) }
