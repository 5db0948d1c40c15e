// Package web is the desk's pages: what an editor opens in the morning. Pages are
// made on the server and work without JavaScript; text of outlets' pages is only
// ever shown as text. Its handler expects to stand behind a guard.Guard.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/guard"
	"readout/internal/page"
	"readout/internal/store"
)

// Store is what the pages need of a store.
type Store interface {
	store.Reader
	store.Corrector
}

// Options are what the pages are made from.
type Options struct {
	Store Store
	Add   store.Adder // takes pages; its errs.Busy asks to try again later
	// Search answers the search box; nil where there is no index.
	Search Searcher
	Guard  *guard.Guard
	Now    func() time.Time
	Page   page.Options // how pages are read for a preview
	Log    *slog.Logger // for failures of the program; nil for none
	// Version is the program's name and version.
	Version string
}

//go:embed templates/*.html static
var files embed.FS

// Site answers for all pages. It is safe for concurrent use.
type Site struct {
	Options
	mux      *http.ServeMux
	pages    map[string]*template.Template
	previews *previews
	counted  counted
	style    string // version of the static files, part of their address
}

// New makes the handler of the pages. It fails only where a template is broken.
func New(o Options) (*Site, error) {
	s := &Site{Options: o, previews: newPreviews(o.Now)}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	if err := s.load(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.mux = mux
	for pattern, h := range map[string]func(*http.Request) (*answer, error){
		"GET /{$}":                     s.stories,
		"GET /stories/{id}":            s.story,
		"GET /documents":               s.documents,
		"GET /documents/{id}":          s.document,
		"GET /documents/{id}/changes":  s.changes,
		"GET /entities":                s.entities,
		"GET /entities/{id}":           s.entity,
		"GET /agenda":                  s.agenda,
		"GET /search":                  s.search,
		"GET /add":                     s.addForm,
		"GET /corrections":             s.corrections,
		"GET /stories/{id}/correct":    s.correctForm,
		"GET /help":                    s.help,
		"GET " + guard.SignIn:          s.signInForm,
		"POST /add":                    s.form(s.add),
		"POST /add/{preview}":          s.form(s.addPreviewed),
		"POST /stories/{id}/merge":     s.form(s.merge),
		"POST /stories/{id}/split":     s.form(s.split),
		"POST /comparisons/{id}/wrong": s.form(s.markWrong),
		"POST /corrections/{id}/undo":  s.form(s.undo),
		"POST /documents/{id}/retry":   s.form(s.retry),
		"GET /":                        s.missing,
	} {
		mux.HandleFunc(pattern, s.serve(h))
	}
	mux.HandleFunc("POST "+guard.SignIn, s.signIn)
	mux.HandleFunc("GET /documents/{id}/source", s.source)
	mux.Handle("GET "+guard.Static, s.static())
	return s, nil
}

// ServeHTTP answers with a page.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// load parses the templates: each page is the layout with its own parts.
func (s *Site) load() error {
	s.pages = map[string]*template.Template{}
	layout, err := template.New("layout.html").Funcs(functions).ParseFS(files, "templates/layout.html", "templates/parts.html")
	if err != nil {
		return errs.Wrap(errs.Internal, err, "a template is broken")
	}
	if layout, err = export.AddTemplates(layout); err != nil {
		return errs.Wrap(errs.Internal, err, "a template is broken")
	}
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the templates cannot be listed")
	}
	for _, path := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(path, "templates/"), ".html")
		if name == "layout" || name == "parts" {
			continue
		}
		t, err := layout.Clone()
		if err == nil {
			t, err = t.ParseFS(files, path)
		}
		if err != nil {
			return errs.Wrap(errs.Internal, err, "the template %s is broken", name)
		}
		s.pages[name] = t
	}
	return s.hash()
}

// hash makes the version of the static files from their bytes.
func (s *Site) hash() error {
	sum := sha256.New()
	err := fs.WalkDir(files, "static", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(path)
		sum.Write(data)
		return err
	})
	s.style = hex.EncodeToString(sum.Sum(nil)[:6])
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the static files cannot be read")
	}
	return nil
}

// static serves style, script and icon; their addresses change with their bytes.
func (s *Site) static() http.Handler {
	inner := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("v") == s.style {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		inner.ServeHTTP(w, r)
	})
}

// answer is what a handler gives: a page or the way to another.
type answer struct {
	page     string // template
	status   int    // 0 means 200
	title    string
	here     string // the part of the desk that is lit in the navigation
	data     any
	redirect string // address, instead of a page
	feeds    []feed
}

// feed is a program's form of a page.
type feed struct{ Type, Title, Href string }

// frame is what the layout shows around a page.
type frame struct {
	Title, Here, Style, Version string
	Token                       string // of forms
	Query                       string // in the search box
	Path                        string
	Feeds                       []feed
	Counts                      store.Counts
	CanAdd, CanSearch           bool
	SignedIn                    bool
	Data                        any
}

// serve answers with what a handler gives. Errors become pages by their kind.
func (s *Site) serve(h func(*http.Request) (*answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, err := h(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		s.write(w, r, a)
	}
}

func (s *Site) write(w http.ResponseWriter, r *http.Request, a *answer) {
	if a.redirect != "" {
		http.Redirect(w, r, a.redirect, http.StatusSeeOther)
		return
	}
	counts := s.counts(r.Context())
	f := frame{
		Title: a.title, Here: a.here, Style: s.style, Version: s.Version, Data: a.data, Counts: counts, Feeds: a.feeds,
		Token: s.Guard.FormToken(w, r), Query: queryOf(r), Path: r.URL.Path, CanAdd: s.Add != nil, CanSearch: s.Search != nil,
		SignedIn: s.Guard.Admitted(r),
	}
	var b bytes.Buffer
	if err := s.pages[a.page].ExecuteTemplate(&b, "layout.html", f); err != nil {
		s.Log.Error("page", "page", a.page, "error", err)
		http.Error(w, "This page could not be made; the log says why.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-cache")
	w.WriteHeader(max(a.status, http.StatusOK))
	_, _ = b.WriteTo(w) // the reader may be gone
}

// counted are the counts that pages show below, which a large store does not count
// for each page anew.
type counted struct {
	mu     sync.Mutex
	counts store.Counts
	change int64
	at     time.Time
	known  bool
}

// countsLife is how long counts are shown while nothing changes.
const countsLife = 2 * time.Second

// counts says how much there is. A page can do without: a failure is logged.
func (s *Site) counts(ctx context.Context) store.Counts {
	c := &s.counted
	c.mu.Lock()
	defer c.mu.Unlock()
	now := s.Now()
	if c.known && now.Sub(c.at) < countsLife && now.Sub(c.at) >= 0 {
		if change, err := s.Store.LastChange(ctx); err == nil && change == c.change {
			return c.counts
		}
	}
	change, err := s.Store.LastChange(ctx)
	if err == nil {
		c.counts, err = s.Store.Counts(ctx)
	}
	if err != nil {
		s.Log.Error("counts", "error", err)
		return c.counts
	}
	c.change, c.at, c.known = change, now, true
	return c.counts
}

func queryOf(r *http.Request) string {
	if r.URL.Path == "/search" {
		return strings.TrimSpace(r.URL.Query().Get("q"))
	}
	return ""
}

// fail shows an error as a page. The cause of a failure of the program goes to the
// log only.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	kind := errs.KindOf(err)
	status, why := kind.HTTP(), err.Error()
	switch {
	case r.Context().Err() == context.DeadlineExceeded:
		status, why = http.StatusServiceUnavailable, "This took too long. Ask for less, or try again."
	case r.Context().Err() != nil:
		return
	case kind == errs.Internal:
		s.Log.Error("page", "path", r.Pattern, "error", err)
		why = "Something failed inside the program; its log says what."
	}
	if kind.Retry() {
		w.Header().Set("Retry-After", "10")
	}
	s.Refuse(w, r, status, why)
}

// Refuse shows why something is refused; it fits guard.Guard.Wrap.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	if status == http.StatusUnauthorized && r.Method == http.MethodGet {
		http.Redirect(w, r, guard.SignIn+"?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	s.write(w, r, &answer{page: "error", status: status, title: http.StatusText(status), data: problem{status, http.StatusText(status), why}})
}

type problem struct {
	Status     int
	Name, What string
}

func (s *Site) missing(*http.Request) (*answer, error) {
	return nil, errs.New(errs.NotFound, "There is no such page at the desk.")
}

// form checks a form's token before it is read.
func (s *Site) form(h func(*http.Request) (*answer, error)) func(*http.Request) (*answer, error) {
	return func(r *http.Request) (*answer, error) {
		if err := parseForm(r); err != nil {
			return nil, err
		}
		if !s.Guard.FormValid(r, r.PostFormValue("token")) {
			return nil, errs.New(errs.Forbidden, "The form is too old: go back, load the page again and send it once more. Nothing was changed.")
		}
		return h(r)
	}
}

// formMemory is how much of a form with files is kept in memory; the rest goes to
// temporary files.
const formMemory = 8 << 20

func parseForm(r *http.Request) error {
	var err error
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		err = r.ParseMultipartForm(formMemory)
	} else {
		err = r.ParseForm()
	}
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &large):
		return errs.New(errs.TooLarge, "What was sent is larger than %d MB: send it in parts.", large.Limit>>20)
	}
	return errs.Wrap(errs.Malformed, err, "the form cannot be read")
}
