package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/errs"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/search"
	"readout/internal/store"
)

// The filters of lists, as addresses write them.
type (
	StoriesFilter struct {
		Outlet  string `query:"outlet" doc:"a domain or an outlet's name"`
		Entity  string `query:"entity" doc:"id of an entity that its documents name"`
		Finding string `query:"finding" doc:"with a comparison of this kind" enum:"agrees,differs,contradicts,updates,disputed-by-parties,quote-variants,inconsistent,single-source,garbled-name,syndicated"`
		From    string `query:"from" format:"date" doc:"latest report on this day or later"`
		To      string `query:"to" format:"date" doc:"latest report before this day"`
	}
	DocumentsFilter struct {
		Outlet     string   `query:"outlet"`
		Story      string   `query:"story"`
		Entity     string   `query:"entity"`
		State      []string `query:"state" enum:"added,read,annotated,refused,set-aside"`
		Superseded bool     `query:"superseded" doc:"also versions that are no longer current"`
	}
	StatementsFilter struct {
		Speaker string `query:"speaker" doc:"entity id"`
		To      string `query:"to" doc:"entity id of an addressee"`
		Story   string `query:"story"`
		Outlet  string `query:"outlet"`
		Act     string `query:"act" enum:"state,announce,promise,threaten,request,accuse,reject,deny,agree,propose,decline"`
	}
	EventsFilter struct {
		Type   string `query:"type" doc:"PLOVER type in capitals"`
		Entity string `query:"entity" doc:"id of an actor or recipient"`
		Story  string `query:"story"`
		Outlet string `query:"outlet"`
		Status string `query:"status" enum:"occurred,scheduled,hypothetical,negated,historical"`
	}
	ComparisonsFilter struct {
		Kind  string `query:"kind" enum:"agrees,differs,contradicts,updates,disputed-by-parties,quote-variants,inconsistent,single-source,garbled-name,syndicated"`
		Slot  string `query:"slot" enum:"date,time,figure,place,speaker,polarity,meaning,wording,name,participant,event,origin"`
		Story string `query:"story"`
		Wrong bool   `query:"wrong" doc:"those marked as wrong instead of the others"`
	}
	AgendaFilter struct {
		From   string `query:"from" format:"date"`
		To     string `query:"to" format:"date" doc:"before this day"`
		Story  string `query:"story"`
		Entity string `query:"entity" doc:"id of a participant"`
	}
	EntitiesFilter struct {
		Name string `query:"name" doc:"part of a name or spelling"`
		Type string `query:"type" enum:"person,organization,place,group,other"`
	}
)

// lists registers the lists.
func (s *service) lists(api huma.API) {
	get(api, "list-stories", "/stories", "Stories, the newest first", "stories",
		func(ctx context.Context, in *struct {
			StoriesFilter
			Part
		}) (*answer[listing[storyHead]], error) {
			f, err := in.filter()
			if err != nil {
				return nil, s.fail(err)
			}
			list, err := s.Store.Stories(ctx, f, in.page())
			return listed(s, list, err, storyHeadOf)
		})
	get(api, "list-documents", "/documents", "Documents, the newest added first", "documents",
		func(ctx context.Context, in *struct {
			DocumentsFilter
			Part
		}) (*answer[listing[documentHead]], error) {
			list, err := s.Store.Documents(ctx, in.filter(), in.page())
			return listed(s, list, err, documentHeadOf)
		})
	get(api, "list-statements", "/statements", "Statements, those of the newest documents first", "statements",
		func(ctx context.Context, in *struct {
			StatementsFilter
			Part
		}) (*answer[listing[statementItem]], error) {
			list, err := s.Store.Statements(ctx, in.filter(), in.page())
			return listed(s, list, err, statementItemOf)
		})
	get(api, "list-events", "/events", "Events, those of the newest documents first", "events",
		func(ctx context.Context, in *struct {
			EventsFilter
			Part
		}) (*answer[listing[eventItem]], error) {
			list, err := s.Store.Events(ctx, in.filter(), in.page())
			return listed(s, list, err, eventItemOf)
		})
	get(api, "list-comparisons", "/comparisons", "Comparisons, those of the newest stories first", "comparisons",
		func(ctx context.Context, in *struct {
			ComparisonsFilter
			Part
		}) (*answer[listing[comparisonItem]], error) {
			list, err := s.Store.Comparisons(ctx, in.filter(), in.page())
			return listed(s, list, err, comparisonItemOf)
		})
	get(api, "list-agenda", "/agenda", "What is scheduled, the earliest first", "agenda",
		func(ctx context.Context, in *struct {
			AgendaFilter
			Part
		}) (*answer[listing[agendaEntry]], error) {
			f, err := in.filter()
			if err != nil {
				return nil, s.fail(err)
			}
			list, err := s.Store.Agenda(ctx, f, in.page())
			return listed(s, list, err, agendaEntryOf)
		})
	get(api, "list-entities", "/entities", "Entities, those named in most documents first", "entities",
		func(ctx context.Context, in *struct {
			EntitiesFilter
			Part
		}) (*answer[listing[entityHead]], error) {
			list, err := s.Store.Entities(ctx, store.EntityFilter{Name: in.Name, Type: nlp.EntityType(in.Type)}, in.page())
			return listed(s, list, err, entityHeadOf)
		})
	get(api, "list-corrections", "/corrections", "Corrections, the newest first", "corrections",
		func(ctx context.Context, in *struct{ Part }) (*answer[listing[correction]], error) {
			list, err := s.Store.Corrections(ctx, in.page())
			return listed(s, list, err, correctionOf)
		})
}

func (f StoriesFilter) filter() (store.StoryFilter, error) {
	from, to, err := days(f.From, f.To)
	return store.StoryFilter{Outlet: f.Outlet, Entity: f.Entity, Finding: kindOf(f.Finding), From: from, To: to}, err
}

func (f DocumentsFilter) filter() store.DocumentFilter {
	out := store.DocumentFilter{Outlet: f.Outlet, Story: f.Story, Entity: f.Entity, Superseded: f.Superseded}
	for state := store.Added; state <= store.Aside; state++ {
		for _, name := range f.State {
			if name == state.String() {
				out.States = append(out.States, state)
			}
		}
	}
	return out
}

func (f StatementsFilter) filter() store.StatementFilter {
	out := store.StatementFilter{Speaker: f.Speaker, To: f.To, Story: f.Story, Outlet: f.Outlet}
	for act := nlp.State; act <= nlp.Decline; act++ {
		if f.Act == act.String() {
			out.Act = &act
		}
	}
	return out
}

func (f EventsFilter) filter() store.EventFilter {
	out := store.EventFilter{Type: f.Type, Entity: f.Entity, Story: f.Story, Outlet: f.Outlet}
	for status := nlp.Occurred; status <= nlp.Historical; status++ {
		if f.Status == status.String() {
			out.Status = &status
		}
	}
	return out
}

func (f ComparisonsFilter) filter() store.ComparisonFilter {
	return store.ComparisonFilter{Kind: kindOf(f.Kind), Slot: news.Slot(f.Slot), Story: f.Story, Wrong: f.Wrong}
}

func (f AgendaFilter) filter() (store.AgendaFilter, error) {
	from, to, err := days(f.From, f.To)
	return store.AgendaFilter{From: from, To: to, Story: f.Story, Entity: f.Entity}, err
}

// kindOf is a kind by its name; nil for none.
func kindOf(name string) *news.ComparisonKind {
	for kind := news.Agrees; kind <= news.Syndicated; kind++ {
		if name == kind.String() {
			return &kind
		}
	}
	return nil
}

// days reads two days; the zero time for an empty one.
func days(from, to string) (a, b time.Time, err error) {
	if a, err = dayOf(from); err == nil {
		b, err = dayOf(to)
	}
	return a, b, err
}

func dayOf(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, errs.New(errs.Usage, "%q is no day: want YYYY-MM-DD", s)
	}
	return t, nil
}

// Query asks for what a search finds.
type Query struct {
	Q     string `query:"q" required:"true" maxLength:"1000" doc:"words, \"phrases\", said: to: outlet: date: has:contradiction"`
	Order string `query:"order" enum:"newest,best" default:"newest"`
}

func (s *service) find(ctx context.Context, q Query, p store.Page) (search.Results, error) {
	if s.Search == nil {
		return search.Results{}, errs.New(errs.NotFound, "there is no index: run readout reindex")
	}
	parsed, err := search.Parse(q.Q)
	if err != nil {
		return search.Results{}, err
	}
	order := search.Newest
	if q.Order == "best" {
		order = search.Best
	}
	return s.Search.Find(ctx, parsed, order, p)
}
