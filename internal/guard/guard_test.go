package guard_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"readout/internal/guard"
)

// answer asks a guarded handler that says "in".
func answer(g *guard.Guard, r *http.Request) *httptest.ResponseRecorder {
	in := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
			return
		}
		fmt.Fprint(w, "in")
	})
	w := httptest.NewRecorder()
	g.Wrap(in, func(w http.ResponseWriter, _ *http.Request, status int, why string) { http.Error(w, why, status) }).ServeHTTP(w, r)
	return w
}

func request(method, address string, header ...string) *http.Request {
	r := httptest.NewRequest(method, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func TestWhoIsLetIn(t *testing.T) {
	open, closed := guard.New(guard.Options{}), guard.New(guard.Options{Token: "letters", Open: []string{"/healthz"}})
	named := guard.New(guard.Options{Token: "letters", Hosts: []string{"desk.example"}})
	for _, c := range []struct {
		name   string
		g      *guard.Guard
		r      *http.Request
		status int
	}{
		{"loopback", open, request("GET", "http://127.0.0.1:8080/"), 200},
		{"loopback of IPv6", open, request("GET", "http://[::1]:8080/"), 200},
		{"localhost", open, request("GET", "http://localhost/"), 200},
		{"another name for loopback", open, request("GET", "http://evil.example:8080/"), 421},
		{"no token", closed, request("GET", "http://desk.example/"), 401},
		{"wrong token", closed, request("GET", "http://desk.example/", "Authorization", "Bearer letter"), 401},
		{"token", closed, request("GET", "http://desk.example/", "Authorization", "Bearer letters"), 200},
		{"token in the address", closed, request("GET", "http://desk.example/?key=letters"), 401},
		{"token in the address once", closed, request("GET", "http://desk.example/?token=letters"), 303},
		{"wrong token in the address", closed, request("GET", "http://desk.example/?token=letter"), 401},
		{"what is open", closed, request("GET", "http://desk.example/healthz"), 200},
		{"key of the feed", closed, request("GET", "http://desk.example/feed?key="+closed.FeedKey("/feed")), 200},
		{"key of another feed", closed, request("GET", "http://desk.example/other?key="+closed.FeedKey("/feed")), 401},
		{"key to write", closed, request("POST", "http://desk.example/feed?key="+closed.FeedKey("/feed")), 401},
		{"style of the page that asks", closed, request("GET", "http://desk.example/static/desk.css"), 200},
		{"its name", named, request("GET", "http://desk.example/", "Authorization", "Bearer letters"), 200},
		{"not its name", named, request("GET", "http://other.example/", "Authorization", "Bearer letters"), 421},
		{"from another site", open, request("POST", "http://localhost/", "Sec-Fetch-Site", "cross-site"), 403},
		{"from another origin", open, request("POST", "http://localhost/", "Origin", "https://evil.example"), 403},
		{"from itself", open, request("POST", "http://localhost/", "Sec-Fetch-Site", "same-origin"), 200},
	} {
		if got := answer(c.g, c.r); got.Code != c.status {
			t.Errorf("%s: %d, want %d", c.name, got.Code, c.status)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := answer(guard.New(guard.Options{}), request("GET", "http://localhost/")).Header()
	policy := h.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q has no %s", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy allows what is unsafe: %s", policy)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("headers %v", h)
	}
}

func TestSignIn(t *testing.T) {
	g := guard.New(guard.Options{Token: "letters"})
	r := request("GET", "http://desk.example/")
	w := httptest.NewRecorder()
	if g.Admit(w, r, "letter") || len(w.Header()) > 0 {
		t.Error("a wrong token lets in")
	}
	if !g.Admit(w, r, "letters") {
		t.Fatal("the token does not let in")
	}
	c := w.Result().Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || strings.Contains(c.Value, "letters") {
		t.Errorf("cookie %v", c)
	}
	r.AddCookie(c)
	if got := answer(g, r).Code; got != 200 {
		t.Errorf("signed in: %d", got)
	}
}

func TestFormToken(t *testing.T) {
	g := guard.New(guard.Options{})
	w := httptest.NewRecorder()
	token := g.FormToken(w, request("GET", "http://localhost/"))
	r := request("POST", "http://localhost/")
	if g.FormValid(r, token) {
		t.Error("valid without the cookie")
	}
	r.AddCookie(w.Result().Cookies()[0])
	if !g.FormValid(r, token) || g.FormValid(r, token+"x") || g.FormValid(r, "") {
		t.Error("the token of the browser, and no other, is valid")
	}
	if again := g.FormToken(httptest.NewRecorder(), r); again != token {
		t.Error("a browser keeps its token")
	}
}

func TestBodyIsBounded(t *testing.T) {
	g := guard.New(guard.Options{MaxBody: 10})
	r := httptest.NewRequest("POST", "http://localhost/", strings.NewReader(url.Values{"a": {strings.Repeat("b", 20)}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if got := answer(g, r).Code; got != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", got)
	}
}

func TestETag(t *testing.T) {
	status, body := 200, "words"
	h := guard.ETag(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	get := func(header ...string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request("GET", "/", header...))
		return w
	}
	first := get()
	tag := first.Header().Get("ETag")
	if tag == "" || first.Body.String() != body {
		t.Fatalf("tag %q, body %q", tag, first.Body)
	}
	for _, header := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		if w := get("If-None-Match", header); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("If-None-Match %s: %d %q", header, w.Code, w.Body)
		}
	}
	body = "other words"
	if w := get("If-None-Match", tag); w.Code != 200 || w.Body.String() != body {
		t.Errorf("changed: %d %q", w.Code, w.Body)
	}
	status = 404
	if w := get(); w.Code != 404 || w.Header().Get("ETag") != "" {
		t.Errorf("not found: %d, tag %q", w.Code, w.Header().Get("ETag"))
	}
	status, body = 200, strings.Repeat("long ", 2<<20)
	if w := get(); w.Header().Get("ETag") != "" || w.Body.String() != body {
		t.Errorf("a long answer: tag %q, %d bytes", w.Header().Get("ETag"), w.Body.Len())
	}
}
