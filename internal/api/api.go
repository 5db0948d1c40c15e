// Package api is the desk's programming interface under /api/v1: the record's
// objects (doc/record.md) as JSON, described in OpenAPI 3.1 by the types below
// themselves; feeds, calendars and downloads. Its handler expects to stand behind a
// guard.Guard.
package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout/internal/errs"
	"readout/internal/guard"
	"readout/internal/search"
	"readout/internal/store"
)

// Prefix is the path under which the interface stands.
const Prefix = "/api/v1"

// Store is what the interface needs of a store.
type Store interface {
	store.Reader
	store.Corrector
}

// Searcher answers queries; search.Index is one.
type Searcher interface {
	Find(ctx context.Context, q *search.Query, order search.Order, p store.Page) (search.Results, error)
}

// Options are what the interface is made from.
type Options struct {
	Store  Store
	Add    store.Adder // takes pages; nil where the desk takes none
	Search Searcher    // nil where there is no index
	Now    func() time.Time
	Log    *slog.Logger // for failures of the program; nil for none
	// Version is the program's name and version.
	Version string
}

// service answers.
type service struct{ Options }

// New makes the handler of everything below Prefix.
func New(o Options) http.Handler {
	s := &service{o}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Readout", "1")
	config.Info.Description = "What each outlet says, sentence by sentence, and where they part. Objects are those of the record (doc/record.md); " +
		"spans count Unicode code points of a document's text. Lists come in parts: ask again with after=next. " +
		"Answers carry an ETag. Errors are problem details (RFC 9457)."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath, config.CreateHooks = Prefix+"/openapi", "", "", nil
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "where the desk was started with a token"}}
	config.Security = []map[string][]string{{}, {"token": {}}}
	api := humago.New(mux, config)
	s.lists(api)
	s.objects(api)
	s.changes(api)
	s.feeds(api)
	s.downloads(api)
	describe(api.OpenAPI().Components.Schemas)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		Refuse(w, r, http.StatusNotFound, "there is nothing at this address: see "+Prefix+"/openapi.json")
	})
	return guard.ETag(mux)
}

// Refuse answers with problem details; it fits guard.Guard.Wrap.
func Refuse(w http.ResponseWriter, _ *http.Request, status int, why string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.NewError(status, why)) // the client may be gone
}

// get registers an operation that reads.
func get[I, O any](api huma.API, id, path, summary, tag string, h func(context.Context, *I) (*O, error)) {
	huma.Register(api, huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Tags: []string{tag},
		Errors: []int{http.StatusBadRequest, http.StatusNotFound},
	}, h)
}

// fail is an error as the answer tells it. The cause of a failure of the program
// goes to the log only.
func (s *service) fail(err error) error {
	if err == nil {
		return nil
	}
	kind := errs.KindOf(err)
	if kind == errs.Internal {
		s.Log.Error("api", "error", err)
		return huma.NewError(http.StatusInternalServerError, "something failed inside the program; its log says what")
	}
	out := error(huma.NewError(kind.HTTP(), err.Error()))
	if kind.Retry() {
		out = huma.ErrorWithHeaders(out, http.Header{"Retry-After": {"10"}})
	}
	return out
}

// Part asks for a part of a list.
type Part struct {
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"the most items of this part"`
	After string `query:"after" maxLength:"200" doc:"next of the part before"`
}

func (p Part) page() store.Page { return store.Page{Limit: p.Limit, After: p.After} }

// listing is a part of a list.
type listing[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"ask for the next part with after; absent at the end"`
}

// answer is a body of JSON.
type answer[T any] struct{ Body T }

// listed turns a list of the store into an answer.
func listed[S, T any](s *service, list store.List[S], err error, turn func(S) T) (*answer[listing[T]], error) {
	if err != nil {
		return nil, s.fail(err)
	}
	out := &answer[listing[T]]{Body: listing[T]{Items: []T{}, Next: list.Next}}
	for _, item := range list.Items {
		out.Body.Items = append(out.Body.Items, turn(item))
	}
	return out, nil
}
