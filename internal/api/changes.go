package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/store"
)

// newPage is a page to be added.
type newPage struct {
	Path      string `json:"path,omitempty" maxLength:"1000" doc:"as the user would find it"`
	Text      string `json:"text,omitempty" doc:"clean article text, or text saved from a page where as is page"`
	HTML      string `json:"html,omitempty" doc:"a page's source"`
	As        string `json:"as,omitempty" enum:"auto,text,page,html" doc:"how text is read"`
	URL       string `json:"url,omitempty" maxLength:"4000"`
	Outlet    string `json:"outlet,omitempty" maxLength:"500"`
	Title     string `json:"title,omitempty" maxLength:"2000"`
	Published string `json:"published,omitempty" maxLength:"100"`
	Fetched   string `json:"fetched,omitempty" maxLength:"100"`
	Language  string `json:"language,omitempty" maxLength:"35"`
}

type addition struct {
	Pages []newPage `json:"pages" minItems:"1" maxItems:"500"`
}

type receipt struct {
	Document string `json:"document"`
	New      bool   `json:"new" doc:"false where the desk had this page already"`
}

type receipts struct {
	Receipts []receipt `json:"receipts" doc:"in the order of the pages"`
}

type newCorrection struct {
	Kind       string   `json:"kind" enum:"merge-stories,split-story,wrong-comparison"`
	Story      string   `json:"story,omitempty" doc:"the story that is left, or that is split"`
	Other      string   `json:"other,omitempty" doc:"the story that is merged into it"`
	Documents  []string `json:"documents,omitempty" doc:"the documents that become a story of their own"`
	Comparison string   `json:"comparison,omitempty"`
	Note       string   `json:"note,omitempty" maxLength:"2000" doc:"why"`
}

type change struct {
	Sequence int64     `json:"sequence"`
	Kind     string    `json:"kind" enum:"document,story,merged"`
	ID       string    `json:"id"`
	Into     string    `json:"into,omitempty"`
	At       time.Time `json:"at"`
}

type changesList struct {
	Items []change `json:"items"`
	Last  int64    `json:"last" doc:"ask for what came later with after"`
}

// changes registers what writes, and the list of what changed.
func (s *service) changes(api huma.API) {
	huma.Register(api, huma.Operation{
		OperationID: "add-documents", Method: http.MethodPost, Path: Prefix + "/documents", Tags: []string{"documents"}, DefaultStatus: http.StatusAccepted,
		Summary: "Add pages: answered when they are kept for good, before they are read", MaxBodyBytes: maxAdded,
		Errors: []int{http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusTooManyRequests},
	}, s.add)
	huma.Register(api, huma.Operation{
		OperationID: "correct", Method: http.MethodPost, Path: Prefix + "/corrections", Tags: []string{"corrections"}, DefaultStatus: http.StatusCreated,
		Summary: "Merge or split stories, mark a comparison as wrong", Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict},
	}, s.correct)
	huma.Register(api, huma.Operation{
		OperationID: "undo", Method: http.MethodPost, Path: Prefix + "/corrections/{id}/undo", Tags: []string{"corrections"},
		Summary: "Take a correction back", Errors: []int{http.StatusBadRequest, http.StatusNotFound},
	}, func(ctx context.Context, in *byID) (*answer[correction], error) {
		return s.corrected(s.Store.Undo(ctx, in.ID))
	})
	get(api, "list-changes", "/changes", "What changed, the oldest first", "changes",
		func(ctx context.Context, in *struct {
			After int64 `query:"after" minimum:"0"`
			Limit int   `query:"limit" minimum:"1" maximum:"1000" default:"100"`
		}) (*answer[changesList], error) {
			list, err := s.Store.Changes(ctx, in.After, in.Limit)
			if err != nil {
				return nil, s.fail(err)
			}
			out := changesList{Items: []change{}, Last: in.After}
			for _, c := range list {
				out.Items = append(out.Items, change{c.Sequence, string(c.Kind), c.ID, c.Into, c.At})
				out.Last = c.Sequence
			}
			return &answer[changesList]{out}, nil
		})
}

// maxAdded bounds the body of an addition in bytes.
const maxAdded = 64 << 20

func (s *service) add(ctx context.Context, in *struct{ Body addition }) (*answer[receipts], error) {
	if s.Add == nil {
		return nil, s.fail(errs.New(errs.NotFound, "this desk takes no pages"))
	}
	var sources []store.Source
	for i, p := range in.Body.Pages {
		src, err := p.source(s.Now().UTC())
		if err != nil {
			return nil, huma.NewError(http.StatusUnprocessableEntity, err.Error(), &huma.ErrorDetail{Message: err.Error(), Location: "body.pages", Value: i})
		}
		sources = append(sources, src)
	}
	list, err := s.Add.Add(ctx, sources)
	if err != nil {
		return nil, s.fail(err)
	}
	out := receipts{Receipts: []receipt{}}
	for _, r := range list {
		out.Receipts = append(out.Receipts, receipt{r.Document, r.New})
	}
	return &answer[receipts]{out}, nil
}

func (p newPage) source(now time.Time) (store.Source, error) {
	out := store.Source{Path: p.Path, Added: now, Known: input.Known{
		URL: p.URL, Outlet: p.Outlet, Title: p.Title, Published: p.Published, Fetched: p.Fetched, Language: p.Language,
	}}
	if out.Path == "" {
		out.Path = "api"
	}
	switch {
	case strings.TrimSpace(p.HTML) != "" && p.Text != "":
		return out, errs.New(errs.Malformed, "give a page's text or its html, not both")
	case strings.TrimSpace(p.HTML) != "":
		out.Data, out.Format = []byte(p.HTML), input.HTML
	case strings.TrimSpace(p.Text) != "":
		out.Data, out.Format = []byte(p.Text), input.Text
		if p.As != "" {
			out.Format, _ = input.ParseFormat(p.As) // the schema allows the known ones only
		}
	default:
		return out, errs.New(errs.Malformed, "a page has neither text nor html")
	}
	return out, nil
}

func (s *service) correct(ctx context.Context, in *struct{ Body newCorrection }) (*answer[correction], error) {
	c := in.Body
	switch store.CorrectionKind(c.Kind) {
	case store.MergeStories:
		return s.corrected(s.Store.Merge(ctx, c.Story, c.Other, c.Note))
	case store.SplitStory:
		return s.corrected(s.Store.Split(ctx, c.Story, c.Documents, c.Note))
	default: // the schema allows one more
		return s.corrected(s.Store.MarkWrong(ctx, c.Comparison, c.Note))
	}
}

func (s *service) corrected(c store.Correction, err error) (*answer[correction], error) {
	if err != nil {
		return nil, s.fail(err)
	}
	return &answer[correction]{correctionOf(c)}, nil
}
