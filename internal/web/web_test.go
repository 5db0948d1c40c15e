package web_test

import (
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
	"readout/internal/guard"
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
