package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/desktest"
	"readout/internal/errs"
	"readout/internal/guard"
	"readout/internal/input"
	"readout/internal/store"
	"readout/internal/web"
)

// site is a desk with its pages behind an address.
type site struct {
	*desktest.Desk
	URL  string
	http *http.Client
	t    testing.TB
}

func serve(t testing.TB, d *desktest.Desk) *site {
	t.Helper()
	g := guard.New(guard.Options{})
	pages, err := web.New(web.Options{
		Store: d.Store, Add: d.Work, Search: d.Index, Guard: g, Now: func() time.Time { return desktest.Now }, Version: "readout test",
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(g.Wrap(pages, pages.Refuse))
	t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &site{d, server.URL, &http.Client{Jar: jar}, t}
}

// get reads a page, which must have the status.
func (s *site) get(path string, status int) string {
	s.t.Helper()
	r, err := s.http.Get(s.URL + path)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.read(r, path, status)
}

func (s *site) read(r *http.Response, path string, status int) string {
	s.t.Helper()
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if r.StatusCode != status {
		s.t.Fatalf("%s: status %d, want %d\n%s", path, r.StatusCode, status, text(string(body)))
	}
	return string(body)
}

// post sends a form with the token of the browser.
func (s *site) post(path string, status int, fields ...string) string {
	s.t.Helper()
	form := url.Values{"token": {s.token()}}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r, err := s.http.PostForm(s.URL+path, form)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.read(r, path, status)
}

func (s *site) token() string {
	s.t.Helper()
	m := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(s.get("/add", 200))
	if m == nil {
		s.t.Fatal("the form has no token")
	}
	return m[1]
}

var tags = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^>]*>`) })

// text is a page without its tags.
func text(html string) string {
	return strings.Join(strings.Fields(tags().ReplaceAllString(html, " ")), " ")
}

// find is the first part of a page that the expression's group matches.
func (s *site) find(page, expression string) string {
	s.t.Helper()
	m := regexp.MustCompile(expression).FindStringSubmatch(page)
	if m == nil {
		s.t.Fatalf("no %s in\n%s", expression, page)
	}
	return m[1]
}

// story is the address of the story whose title holds a word.
func (s *site) story(word string) string {
	s.t.Helper()
	return s.find(s.get("/", 200), `<h2><a href="(/stories/s\d+)">[^<]*`+word)
}

// TestPageContentIsText holds that nothing of a page becomes markup at the desk.
func TestPageContentIsText(t *testing.T) {
	s := serve(t, desktest.New(t))
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	s.Add(store.Source{Path: "evil.txt", Format: input.Text, Added: desktest.Now,
		Known: input.Known{Title: "Mayor " + evil + " speaks", Outlet: "Evil " + evil, URL: "https://evil.example/" + "javascript:alert(3)", Published: "2026-10-14"},
		Data:  []byte("Mayor " + evil + " speaks\n\nThe mayor Ida Norell said on Monday: “It is " + evil + " that we fear.” A meeting will take place on 3 November in Orlo.")})
	story := s.story("Mayor")
	for _, path := range []string{"/", story, story + "/correct", "/documents", "/documents/d1", "/documents/d1?at=0-40", "/agenda?from=", "/entities", "/search?q=mayor", "/search?q=" + url.QueryEscape(evil)} {
		page := s.get(path, 200)
		for _, bad := range []string{"<script>alert", "<img", `"javascript:`, `javascript:alert(3)">alert`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %s", path, bad)
			}
		}
	}
	r, err := s.http.Get(s.URL + "/documents/d1/source")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if h := r.Header; h.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || !strings.Contains(h.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the page's own bytes: %v", h)
	}
}

// TestFormsNeedTheirToken holds that nothing changes without the token of the form.
func TestFormsNeedTheirToken(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	story := s.story("Ammonia")
	for _, path := range []string{"/add", story + "/merge", story + "/split", "/comparisons/c1/wrong", "/corrections/k1/undo", "/documents/d1/retry", "/sign-in"} {
		for _, token := range []string{"", "nonsense"} {
			r, err := s.http.PostForm(s.URL+path, url.Values{"token": {token}, "typed": {"s1"}})
			if err != nil {
				t.Fatal(err)
			}
			s.read(r, path, http.StatusForbidden)
		}
	}
	if page := s.get("/corrections", 200); !strings.Contains(page, "Nothing was corrected yet") {
		t.Error("something was corrected")
	}
}

func TestWrongRequests(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	for path, status := range map[string]int{
		"/stories/s99": 404, "/stories/x": 404, "/documents/d99": 404, "/entities/e9999": 404, "/nowhere": 404, "/?after=x": 400, "/agenda?after=x": 400,
		"/documents/d1/changes": 404, "/documents/d1/source/x": 404, "/static/nothing.css": 404, "/documents/d1?at=5": 200, "/documents/d1?at=9-99999": 200, "/documents/d1?at=-5-3": 200,
	} {
		s.get(path, status)
	}
	story := s.story("Ammonia")
	s.post(story+"/merge", 400)
	s.post(story+"/merge", 404, "typed", "s99")
	s.post(story+"/merge", 400, "typed", strings.TrimPrefix(story, "/stories/"))
	s.post(story+"/split", 400)
	s.post("/comparisons/c9999/wrong", 404)
	s.post("/corrections/k99/undo", 404)
	s.post("/add", 422)
	s.post("/add/nonsense", 404)
	if page := s.get("/documents/d1?at=9-99999", 200); !strings.Contains(page, "are not in this version") {
		t.Error("a place that is not there is passed over in silence")
	}
}

// TestVersions shows what changed in a page, and keeps the old anchors.
func TestVersions(t *testing.T) {
	s := serve(t, desktest.New(t))
	page := func(text string) store.Source {
		return store.Source{Path: "orlo.txt", Format: input.Text, Data: []byte(text), Added: desktest.Now,
			Known: input.Known{Outlet: "Orlo Post", URL: "https://orlo.example/bridge", Published: "2026-10-14"}}
	}
	s.Add(page("Bridge at Orlo shut\n\nThe bridge at Orlo stays shut until Friday, mayor Ida Norell said on Wednesday.\n\nTwo people were hurt."))
	s.Add(page("Bridge at Orlo shut\n\nThe bridge at Orlo stays shut until Sunday, mayor Ida Norell said on Wednesday.\n\nTwo people were hurt. One died."))
	friday := strings.Index("Bridge at Orlo shut\n\nThe bridge at Orlo stays shut until Friday", "Friday")
	old := s.get(fmt.Sprintf("/documents/d1?at=%d-%d", friday, friday+6), 200)
	if !strings.Contains(old, "This is version 1 of its page") || !strings.Contains(text(s.find(old, `<mark id="at"[^>]*>([^<]*)<`)), "Friday") {
		t.Errorf("the old version: %s", text(old))
	}
	changes := s.get("/documents/d2/changes", 200)
	for _, want := range []string{"<del>Friday,</del>", "<ins>Sunday,</ins>", "One died."} {
		if !strings.Contains(changes, want) {
			t.Errorf("no %s in %s", want, changes)
		}
	}
	if strings.Contains(changes, "<del>hurt") || strings.Contains(s.get("/documents", 200), "d1\"") {
		t.Errorf("more than what changed, or an old version in the list")
	}
}

// TestRefusedPages are shown with the reason, and can be tried again.
func TestRefusedPages(t *testing.T) {
	s := serve(t, desktest.New(t))
	s.Add(store.Source{Path: "photo.html", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00"), Added: desktest.Now})
	page := s.get("/documents?state=refused", 200)
	if !strings.Contains(text(page), "photo.html") {
		t.Fatalf("not in the list: %s", text(page))
	}
	if one := text(s.get("/documents/d1", 200)); !strings.Contains(one, "Refused by") || !strings.Contains(one, "Try again") {
		t.Errorf("the page: %s", one)
	}
	s.post("/documents/d1/retry", 200)
}

// TestBusy holds that adding says when it is too much.
func TestBusy(t *testing.T) {
	d := desktest.New(t)
	g := guard.New(guard.Options{})
	pages, err := web.New(web.Options{Store: d.Store, Add: full{}, Guard: g, Now: func() time.Time { return desktest.Now }})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(g.Wrap(pages, pages.Refuse))
	defer server.Close()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{d, server.URL, &http.Client{Jar: jar}, t}
	if page := s.post("/add", 429, "text", "Some words that are a page.", "do", "add"); !strings.Contains(page, "too much waits") {
		t.Errorf("it says %s", text(page))
	}
}

type full struct{}

func (full) Add(context.Context, []store.Source) ([]store.Receipt, error) {
	return nil, errs.New(errs.Busy, "too much waits")
}

// TestSignIn asks for the token where the desk has one.
func TestSignIn(t *testing.T) {
	d := desktest.New(t)
	g := guard.New(guard.Options{Token: "correct horse battery"})
	pages, err := web.New(web.Options{Store: d.Store, Add: d.Work, Guard: g, Now: func() time.Time { return desktest.Now }})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(g.Wrap(pages, pages.Refuse))
	defer server.Close()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{d, server.URL, &http.Client{Jar: jar}, t}
	page := s.get("/agenda?from=", 200) // by way of the form
	token := s.find(page, `name="token" value="([^"]+)"`)
	send := func(key string, status int) string {
		r, err := s.http.PostForm(s.URL+"/sign-in", url.Values{"token": {token}, "key": {key}, "next": {"/agenda?from="}})
		if err != nil {
			t.Fatal(err)
		}
		return s.read(r, "/sign-in", status)
	}
	if got := send("wrong", 403); !strings.Contains(got, "not the token") {
		t.Errorf("a wrong token: %s", text(got))
	}
	if got := send("correct horse battery", 200); !strings.Contains(got, "<h1>Agenda</h1>") || strings.Contains(got, "correct horse") {
		t.Errorf("the right token leads to %s", text(got))
	}
}
