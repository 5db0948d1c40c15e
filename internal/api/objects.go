package api

import (
	"context"
	"mime"
	"path"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/export"
	"readout/internal/nlp"
	"readout/internal/search"
	"readout/internal/store"
)

type byID struct {
	ID string `path:"id" maxLength:"40"`
}

type documentObject struct {
	Head       documentHead       `json:"head"`
	Versions   []documentHead     `json:"versions" doc:"of its page, the oldest first"`
	Document   *export.Document   `json:"document" doc:"null until it is read"`
	Statements []export.Statement `json:"statements"`
	Events     []export.Event     `json:"events"`
	Times      []export.Timex     `json:"times"`
	Quantities []export.Quantity  `json:"quantities"`
	Entities   []export.Entity    `json:"entities"`
}

type storyObject struct {
	Head        storyHead           `json:"head"`
	Story       export.Story        `json:"story"`
	Documents   []documentHead      `json:"documents"`
	Entities    []export.Entity     `json:"entities"`
	Comparisons []export.Comparison `json:"comparisons"`
	Wrong       []wrongComparison   `json:"wrong" doc:"comparisons marked as wrong"`
	Agenda      []export.AgendaItem `json:"agenda"`
	Merged      []string            `json:"merged" doc:"stories that were merged into it"`
}

type wrongComparison struct {
	Comparison export.Comparison `json:"comparison"`
	Correction string            `json:"correction"`
}

type entityObject struct {
	Head    entityHead `json:"head"`
	Names   []spelling `json:"names" doc:"as documents write it, the most frequent first"`
	Roles   []string   `json:"roles"`
	Stories []string   `json:"stories" doc:"the newest first, at most 100"`
}

type hit struct {
	Document   documentHead       `json:"document"`
	Statements []export.Statement `json:"statements" doc:"that match, where the query asks who said it"`
	Passages   []passage          `json:"passages"`
}

type passage struct {
	Start int    `json:"start" doc:"code points"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Marks []mark `json:"marks" doc:"what was looked for, in the document's text"`
}

type mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// objects registers single objects and the search.
func (s *service) objects(api huma.API) {
	get(api, "get-document", "/documents/{id}", "A document with its layers", "documents", s.document)
	get(api, "get-story", "/stories/{id}", "A story whole; the id of a story that was merged into another gives that", "stories", s.story)
	get(api, "get-entity", "/entities/{id}", "An entity over all stories", "entities", s.entity)
	get(api, "search", "/search", "What documents and statements say", "search", s.search)
	raw(api, "get-source", "/documents/{id}/source", "The page as it was added", "documents", "application/octet-stream", s.source)
}

func (s *service) document(ctx context.Context, in *byID) (*answer[documentObject], error) {
	d, err := s.Store.Document(ctx, in.ID)
	if err != nil {
		return nil, s.fail(err)
	}
	out := documentObject{
		Head: documentHeadOf(d.DocumentHead), Versions: []documentHead{}, Statements: []export.Statement{}, Events: []export.Event{},
		Times: []export.Timex{}, Quantities: []export.Quantity{}, Entities: []export.Entity{},
	}
	for _, v := range d.Versions {
		out.Versions = append(out.Versions, documentHeadOf(v))
	}
	if d.NLP == nil {
		return &answer[documentObject]{out}, nil
	}
	o := export.NewObjects(d.NLP)
	document := o.Document(d.NLP)
	out.Document = &document
	for i := range d.NLP.Statements {
		out.Statements = append(out.Statements, o.Statement(d.NLP, &d.NLP.Statements[i]))
	}
	for i := range d.NLP.Events {
		out.Events = append(out.Events, o.Event(d.NLP, &d.NLP.Events[i]))
	}
	for _, t := range d.NLP.Timexes {
		out.Times = append(out.Times, o.Timex(d.NLP, t))
	}
	for _, q := range d.NLP.Quantities {
		out.Quantities = append(out.Quantities, o.Quantity(d.NLP, q))
	}
	for _, e := range d.Entities {
		out.Entities = append(out.Entities, o.Entity(e, []*nlp.Document{d.NLP}))
	}
	return &answer[documentObject]{out}, nil
}

func (s *service) story(ctx context.Context, in *byID) (*answer[storyObject], error) {
	story, err := s.Store.Story(ctx, in.ID)
	if err != nil {
		return nil, s.fail(err)
	}
	o := export.NewObjects(story.Documents...)
	out := storyObject{
		Head: storyHeadOf(story.StoryHead), Story: o.Story(story.News), Documents: []documentHead{}, Entities: []export.Entity{},
		Comparisons: []export.Comparison{}, Wrong: []wrongComparison{}, Agenda: []export.AgendaItem{}, Merged: append([]string{}, story.Merged...),
	}
	var ids []string
	for _, d := range story.Documents {
		ids = append(ids, d.ID)
	}
	heads, err := s.Store.Heads(ctx, ids)
	if err != nil {
		return nil, s.fail(err)
	}
	for _, h := range heads {
		out.Documents = append(out.Documents, documentHeadOf(h))
	}
	for _, e := range story.Entities {
		out.Entities = append(out.Entities, o.Entity(e, story.Documents))
	}
	for _, c := range story.Comparisons {
		out.Comparisons = append(out.Comparisons, o.Comparison(c))
	}
	for _, w := range story.Wrong {
		out.Wrong = append(out.Wrong, wrongComparison{o.Comparison(w.Comparison), w.Correction})
	}
	for _, a := range story.Agenda {
		out.Agenda = append(out.Agenda, o.AgendaItem(a))
	}
	return &answer[storyObject]{out}, nil
}

func (s *service) entity(ctx context.Context, in *byID) (*answer[entityObject], error) {
	e, err := s.Store.Entity(ctx, in.ID)
	if err != nil {
		return nil, s.fail(err)
	}
	out := entityObject{Head: entityHeadOf(e.EntityHead), Names: []spelling{}, Roles: append([]string{}, e.Roles...), Stories: append([]string{}, e.Stories...)}
	for _, n := range e.Names {
		out.Names = append(out.Names, spelling(n))
	}
	return &answer[entityObject]{out}, nil
}

func (s *service) search(ctx context.Context, in *struct {
	Query
	Part
}) (*answer[listing[hit]], error) {
	found, err := s.find(ctx, in.Query, in.page())
	return listed(s, store.List[search.Hit]{Items: found.Hits, Next: found.Next}, err, hitOf)
}

func hitOf(h search.Hit) hit {
	out := hit{Document: documentHeadOf(h.DocumentHead), Statements: []export.Statement{}, Passages: []passage{}}
	o, offsets := export.NewObjects(h.NLP), export.NewOffsets(h.NLP)
	for _, i := range h.Statements {
		out.Statements = append(out.Statements, o.Statement(h.NLP, &h.NLP.Statements[i]))
	}
	for _, snippet := range h.Snippets {
		p := passage{Text: h.NLP.Slice(snippet.Span), Marks: []mark{}}
		p.Start, p.End = offsets.Points(snippet.Span)
		for _, m := range snippet.Marks {
			start, end := offsets.Points(m)
			p.Marks = append(p.Marks, mark{start, end})
		}
		out.Passages = append(out.Passages, p)
	}
	return out
}

// source gives the page's own bytes, to be kept and not to be shown.
func (s *service) source(ctx context.Context, in *byID) (*file, error) {
	src, err := s.Store.Source(ctx, in.ID)
	if err != nil {
		return nil, s.fail(err)
	}
	name := path.Base(strings.ReplaceAll(src.Path, "\\", "/"))
	return &file{
		Type: "application/octet-stream", Disposition: mime.FormatMediaType("attachment", map[string]string{"filename": name}),
		Policy: "default-src 'none'; sandbox", Body: src.Data,
	}, nil
}
