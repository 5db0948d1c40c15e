package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/ingest"
	"readout/internal/news"
	"readout/internal/store"
)

type storyPage struct {
	*store.Story
	Asked    string // the id asked for, where the story was merged into this one
	Brief    []export.ViewSection
	Said     *export.ViewSection
	Figures  *export.ViewSection
	Doubtful *export.ViewSection
	Sources  []export.ViewSource
	Matrix   export.Matrix
	Agenda   []agendaLine
	Timeline timeline
	Previous []store.StoryHead
	Wrong    []wrongLine
	Done     *store.Correction
	Main     string
	Files    []feed
}

// mostRows are the rows of each kind that the matrix shows at first.
const mostRows = 12

// wrongLine is a comparison that somebody marked as wrong.
type wrongLine struct {
	Topic, Label, Correction string
}

func (s *Site) story(r *http.Request) (*answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	story, err := s.Store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	if story.ID != id {
		return &answer{redirect: "/stories/" + story.ID + "?merged=" + url.QueryEscape(id)}, nil
	}
	p, err := s.storyPage(ctx, story, r.URL.Query())
	if err != nil {
		return nil, err
	}
	return &answer{page: "story", title: titleOf(story.Title), here: "stories", data: p, feeds: []feed{
		{"text/calendar", "Agenda of this story", s.keyed("/api/v1/stories/"+id+"/agenda.ics", url.Values{})},
	}}, nil
}

func (s *Site) storyPage(ctx context.Context, story *store.Story, q url.Values) (*storyPage, error) {
	p := &storyPage{Story: story}
	rows := mostRows
	if q.Get("rows") == "all" {
		rows = 0
	}
	var beside sync.WaitGroup
	beside.Go(func() { p.Matrix = export.MatrixOf(story.News, story.Comparisons, rows, newPlaces().link) })
	at := newPlaces()
	view := export.ViewOf(ingest.Result(story), at.link)
	beside.Wait()
	p.Sources = view.Sources
	for i := range view.Sections {
		switch section := &view.Sections[i]; section.Class {
		case "said":
			p.Said = section
		case "figures":
			p.Figures = section
		case "doubtful":
			p.Doubtful = section
		case "agree", "only-one", "next": // the matrix and the agenda show them
		default:
			p.Brief = append(p.Brief, *section)
		}
	}
	for _, item := range story.Agenda {
		p.Agenda = append(p.Agenda, agendaLineOf(item, at))
	}
	p.Timeline = timelineOf(story, at)
	for _, w := range story.Wrong {
		label, _, _ := export.KindLabel(w.Kind)
		p.Wrong = append(p.Wrong, wrongLine{w.Topic, label, w.Correction})
	}
	p.Files = storyFiles(story.ID)
	p.Asked = q.Get("merged")
	var err error
	if p.Done, err = s.correction(ctx, q.Get("done")); err != nil {
		return nil, err
	}
	p.Previous, err = s.heads(ctx, story.News.Previous)
	return p, err
}

// heads are the heads of stories, those that are there.
func (s *Site) heads(ctx context.Context, ids []string) ([]store.StoryHead, error) {
	var all []store.StoryHead
	stories, err := s.titles(ctx, ids)
	for _, one := range stories {
		all = append(all, one.StoryHead)
	}
	return all, err
}

// storyFiles are the downloads of a story.
func storyFiles(id string) []feed {
	base := "/api/v1/stories/" + id
	return []feed{
		{"text/markdown", "Markdown", base + "/brief.md"},
		{"text/html", "HTML", base + "/brief.html"},
		{"text/csv", "CSV", base + "/comparisons.csv"},
		{"application/jsonl", "JSONL", base + "/record.jsonl"},
		{"text/calendar", "Calendar", base + "/agenda.ics"},
		{"application/json", "JSON", base},
	}
}

func titleOf(title string) string {
	if title == "" {
		return "(no title)"
	}
	return title
}

// correction finds one of the newest corrections; nil for no id.
func (s *Site) correction(ctx context.Context, id string) (*store.Correction, error) {
	if id == "" {
		return nil, nil
	}
	list, err := s.Store.Corrections(ctx, store.Page{})
	for i := range list.Items {
		if list.Items[i].ID == id {
			return &list.Items[i], nil
		}
	}
	return nil, err
}

type correctionsPage struct {
	Items []store.Correction
	More  string
	Done  string
}

func (s *Site) corrections(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	list, err := s.Store.Corrections(r.Context(), store.Page{After: q.Get("after")})
	if err != nil {
		return nil, err
	}
	return &answer{page: "corrections", title: "Corrections", here: "corrections",
		data: correctionsPage{list.Items, more(q, "/corrections", list.Next), q.Get("done")}}, nil
}

type correctPage struct {
	*store.Story
	Sources []export.ViewSource
	Others  []store.StoryHead // that it may be merged with
}

// nearby is how many stories are offered for a merge.
const nearby = 40

func (s *Site) correctForm(r *http.Request) (*answer, error) {
	story, err := s.Store.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	p := correctPage{Story: story, Sources: export.MatrixOf(story.News, nil, 0, newPlaces().link).Columns}
	list, err := s.Store.Stories(r.Context(), store.StoryFilter{
		From: story.First.AddDate(0, 0, -14), To: story.Latest.AddDate(0, 0, 15),
	}, store.Page{Limit: nearby + 1})
	if err != nil {
		return nil, err
	}
	for _, other := range list.Items {
		if other.ID != story.ID {
			p.Others = append(p.Others, other)
		}
	}
	return &answer{page: "correct", title: "Correct: " + titleOf(story.Title), here: "stories", data: p}, nil
}

func (s *Site) merge(r *http.Request) (*answer, error) {
	other := r.PostFormValue("other")
	if typed := r.PostFormValue("typed"); typed != "" {
		other = typed
	}
	if other == "" {
		return nil, errs.New(errs.Usage, "Say with which story it is to be merged.")
	}
	c, err := s.Store.Merge(r.Context(), r.PathValue("id"), other, r.PostFormValue("note"))
	return corrected(c, err)
}

func (s *Site) split(r *http.Request) (*answer, error) {
	c, err := s.Store.Split(r.Context(), r.PathValue("id"), r.PostForm["document"], r.PostFormValue("note"))
	return corrected(c, err)
}

func (s *Site) markWrong(r *http.Request) (*answer, error) {
	c, err := s.Store.MarkWrong(r.Context(), r.PathValue("id"), r.PostFormValue("note"))
	return corrected(c, err)
}

// corrected shows the story with what was done, and the way back.
func corrected(c store.Correction, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	return &answer{redirect: fmt.Sprintf("/stories/%s?done=%s#done", c.Story, c.ID)}, nil
}

func (s *Site) undo(r *http.Request) (*answer, error) {
	c, err := s.Store.Undo(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return &answer{redirect: "/corrections?done=" + c.ID}, nil
}

func (s *Site) retry(r *http.Request) (*answer, error) {
	if err := s.Store.Retry(r.Context(), r.PathValue("id")); err != nil {
		return nil, err
	}
	return &answer{redirect: "/documents/" + r.PathValue("id")}, nil
}

// agendaLine is an agenda item as a page shows it.
type agendaLine struct {
	news.AgendaItem
	When, Words string
	Cut         bool
	Sign        string // of the status
	Evidence    []agendaPlace
	Story       *store.StoryHead
}

type agendaPlace struct{ Outlet, Href, Quote string }

// agendaSigns stand before the status.
var agendaSigns = map[news.AgendaStatus]string{news.Confirmed: "●", news.Tentative: "○", news.Cancelled: "✕", news.Postponed: "↷"}

func agendaLineOf(item news.AgendaItem, at places) agendaLine {
	line := agendaLine{AgendaItem: item, When: export.WhenText(item), Words: item.What, Sign: agendaSigns[item.Status]}
	for _, e := range item.Evidence {
		sentence := news.Evidence{Document: e.Document, Span: export.SentenceOf(e)}
		line.Evidence = append(line.Evidence, agendaPlace{export.OutletName(e.Document.Outlet), at.link(e), export.Quote(sentence, 240)})
	}
	return line
}
