package api_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	ical "github.com/emersion/go-ical"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/api"
	"readout/internal/desktest"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/store"
)

// client asks the interface of a desk, and holds each answer to the description
// that it serves.
type client struct {
	*desktest.Desk
	h       http.Handler
	spec    map[string]any
	schemas *jsonschema.Compiler
	seen    map[string]bool // operations asked
	t       testing.TB
}

func serve(t testing.TB, d *desktest.Desk, change ...func(*api.Options)) *client {
	t.Helper()
	o := api.Options{Store: d.Store, Add: d.Work, Search: d.Index, Now: func() time.Time { return desktest.Now }, Version: "readout test"}
	for _, c := range change {
		c(&o)
	}
	c := &client{Desk: d, h: api.New(o), schemas: jsonschema.NewCompiler(), seen: map[string]bool{}, t: t}
	r := c.ask(httptest.NewRequest("GET", api.Prefix+"/openapi.json", nil))
	if r.Code != 200 {
		t.Fatalf("the description: %d", r.Code)
	}
	spec, err := jsonschema.UnmarshalJSON(r.Body)
	must(t, err)
	c.spec = spec.(map[string]any)
	c.schemas.DefaultDraft(jsonschema.Draft2020)
	c.schemas.AssertFormat()
	must(t, c.schemas.AddResource("https://desk.invalid/openapi.json", spec))
	return c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (c *client) ask(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	c.h.ServeHTTP(w, r)
	return w
}

// operation is the path of the description that a request is for.
func (c *client) operation(r *http.Request) (path string, op map[string]any) {
	asked := strings.Split(r.URL.Path, "/")
	best := -1
	for p, methods := range c.spec["paths"].(map[string]any) {
		parts := strings.Split(p, "/")
		plain := 0
		if len(parts) != len(asked) {
			continue
		}
		fits := true
		for i := range parts {
			if parts[i] == asked[i] {
				plain++
			} else if !strings.HasPrefix(parts[i], "{") {
				fits = false
			}
		}
		if m := methods.(map[string]any)[strings.ToLower(r.Method)]; fits && m != nil && plain > best {
			best, path, op = plain, p, m.(map[string]any)
		}
	}
	return path, op
}

// check asks, and holds the answer to the schema that the description gives for
// its status and media type.
func (c *client) check(r *http.Request, status int) []byte {
	c.t.Helper()
	w := c.ask(r)
	if w.Code != status {
		c.t.Fatalf("%s %s: %d, want %d\n%s", r.Method, r.URL, w.Code, status, w.Body)
	}
	path, op := c.operation(r)
	if op == nil {
		c.t.Fatalf("%s %s is not described", r.Method, r.URL)
	}
	c.seen[r.Method+" "+path] = true
	responses := op["responses"].(map[string]any)
	key := http.StatusText(status)
	response, described := responses[itoa(status)].(map[string]any)
	if !described {
		if response, described = responses["default"].(map[string]any); !described {
			c.t.Fatalf("%s %s: the description has no %d %s", r.Method, path, status, key)
		}
	}
	media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
	content, _ := response["content"].(map[string]any)
	if content[media] == nil {
		c.t.Fatalf("%s %s: %d gives %q, which is not described: %v", r.Method, path, status, media, content)
	}
	if !strings.HasSuffix(media, "json") || strings.Contains(media, "feed") {
		return w.Body.Bytes()
	}
	pointer := "https://desk.invalid/openapi.json#/paths/" + escape(path) + "/" + strings.ToLower(r.Method) + "/responses/"
	if responses[itoa(status)] != nil {
		pointer += itoa(status)
	} else {
		pointer += "default"
	}
	schema, err := c.schemas.Compile(pointer + "/content/" + escape(media) + "/schema")
	must(c.t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
	must(c.t, err)
	if err := schema.Validate(value); err != nil {
		c.t.Errorf("%s %s does not fit its description: %v", r.Method, r.URL, err)
	}
	return w.Body.Bytes()
}

func itoa(n int) string {
	return string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)})
}

func escape(s string) string {
	return url.PathEscape(strings.ReplaceAll(strings.ReplaceAll(s, "~", "~0"), "/", "~1"))
}

func (c *client) get(path string, status int) []byte {
	c.t.Helper()
	return c.check(httptest.NewRequest("GET", api.Prefix+path, nil), status)
}

func (c *client) post(path, body string, status int) []byte {
	c.t.Helper()
	r := httptest.NewRequest("POST", api.Prefix+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return c.check(r, status)
}

func decode[T any](t testing.TB, body []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

type listing struct {
	Items []json.RawMessage
	Next  string
}

type head struct {
	ID, Title string
	Documents int
}

func (c *client) story(word string) string {
	c.t.Helper()
	for _, raw := range decode[listing](c.t, c.get("/stories", 200)).Items {
		if h := decode[head](c.t, raw); strings.Contains(h.Title, word) {
			return h.ID
		}
	}
	c.t.Fatalf("no story %q", word)
	return ""
}

// TestEveryOperation asks every operation that the description has, and holds each
// answer to it.
func TestEveryOperation(t *testing.T) {
	c := serve(t, desktest.Sample(t))
	story := c.story("Kyrgyzstan to end")
	comparison := decode[struct {
		Comparisons []struct{ ID, Kind string }
	}](t, c.get("/stories/"+story, 200)).Comparisons[0].ID
	entity := decode[head](t, decode[listing](t, c.get("/entities?name=Ismanov&type=person", 200)).Items[0]).ID
	for _, path := range []string{
		"/stories?outlet=chuygazette.example&finding=contradicts&from=2026-01-01&to=2026-12-31&limit=1", "/documents?state=annotated&limit=3",
		"/documents?story=" + story, "/documents/d1", "/documents/d4", "/documents/d9", "/documents/d1/source",
		"/statements?act=deny", "/statements?speaker=" + entity, "/events?status=occurred", "/comparisons?kind=contradicts", "/comparisons?wrong=true",
		"/agenda?from=2026-06-01&to=2026-07-01", "/agenda?story=" + story, "/entities/" + entity, "/corrections", "/changes?limit=5",
		"/search?q=reservoir", "/search?q=said:Ismanova+reservoir&order=best",
		"/stories.atom", "/stories.feed.json?entity=" + entity, "/search.atom?q=dam", "/search.feed.json?q=dam", "/agenda.ics", "/stories/" + story + "/agenda.ics",
		"/stories/" + story + "/brief.md", "/stories/" + story + "/brief.html", "/stories/" + story + "/record.jsonl", "/stories/" + story + "/comparisons.csv",
		"/statements.csv?story=" + story, "/statements.jsonl", "/comparisons.csv", "/comparisons.jsonl?kind=updates", "/agenda.csv",
	} {
		c.get(path, 200)
	}
	wrong := decode[head](t, c.post("/corrections", `{"kind": "wrong-comparison", "comparison": "`+comparison+`", "note": "a test"}`, 201)).ID
	c.post("/corrections/"+wrong+"/undo", "", 200)
	c.post("/documents", `{"pages": [{"text": "Bridge opens\n\nThe bridge at Orlo opened on Monday, the mayor said.", "as": "text", "outlet": "Orlo Post"}]}`, 202)
	c.Settle()
	for path, methods := range c.spec["paths"].(map[string]any) {
		for method := range methods.(map[string]any) {
			if !c.seen[strings.ToUpper(method)+" "+path] {
				t.Errorf("%s %s is described and was not asked", method, path)
			}
		}
	}
}

// TestRefusals holds that what cannot be answered is refused with problem details
// of the right status.
func TestRefusals(t *testing.T) {
	busy := adder(func() error { return errs.New(errs.Busy, "too much waits") })
	d := desktest.New(t)
	c := serve(t, d, func(o *api.Options) { o.Add = busy })
	for _, tt := range []struct {
		path   string
		status int
	}{
		{"/stories/s99", 404}, {"/stories/nonsense", 404}, {"/documents/d99", 404}, {"/documents/d99/source", 404}, {"/entities/e99", 404},
		{"/stories?limit=0", 422}, {"/stories?limit=201", 422}, {"/stories?after=nonsense", 400}, {"/stories?finding=nonsense", 422},
		{"/stories?from=yesterday", 422}, {"/search", 422}, {"/search?q=%22open", 400}, {"/search.atom?q=date:nonsense", 400}, {"/stories/s99/brief.md", 404},
	} {
		problem := decode[struct {
			Status int
			Title  string
		}](t, c.get(tt.path, tt.status))
		if problem.Status != tt.status || problem.Title == "" {
			t.Errorf("%s: problem %+v", tt.path, problem)
		}
	}
	for _, tt := range []struct {
		path, body string
		status     int
	}{
		{"/documents", `{"pages": []}`, 422}, {"/documents", `{"pages": [{"outlet": "X"}]}`, 422}, {"/documents", `{"pages": [{"text": "a", "html": "b"}]}`, 422},
		{"/documents", `{"pages": [{"text": "a", "colour": "b"}]}`, 422}, {"/documents", `{`, 400}, {"/documents", `{"pages": [{"text": "words"}]}`, 429},
		{"/corrections", `{"kind": "nonsense"}`, 422}, {"/corrections", `{"kind": "merge-stories", "story": "s1", "other": "s2"}`, 404}, {"/corrections/k9/undo", "", 404},
	} {
		c.post(tt.path, tt.body, tt.status)
	}
	r := httptest.NewRequest("POST", api.Prefix+"/documents", strings.NewReader(`{"pages": [{"text": "words"}]}`))
	r.Header.Set("Content-Type", "application/json")
	if after := c.ask(r).Header().Get("Retry-After"); after == "" {
		t.Error("busy does not say when to try again")
	}
	w := c.ask(httptest.NewRequest("GET", api.Prefix+"/nowhere", nil))
	if w.Code != 404 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("nowhere: %d %s", w.Code, w.Header())
	}
}

type adder func() error

func (a adder) Add(_ context.Context, _ []store.Source) ([]store.Receipt, error) { return nil, a() }

// TestCursors walks a list in parts of one and gets each item once.
func TestCursors(t *testing.T) {
	c := serve(t, desktest.Sample(t))
	for _, path := range []string{"/stories", "/documents", "/entities?type=person", "/statements?act=deny", "/comparisons?kind=updates", "/agenda", "/search?q=reservoir"} {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		whole := decode[listing](t, c.get(path+sep+"limit=200", 200))
		var parts []json.RawMessage
		after := ""
		for range 3 * len(whole.Items) {
			one := decode[listing](t, c.get(path+sep+"limit=1"+after, 200))
			parts = append(parts, one.Items...)
			if after = "&after=" + url.QueryEscape(one.Next); one.Next == "" {
				break
			}
		}
		if len(whole.Items) < 2 || len(parts) != len(whole.Items) {
			t.Errorf("%s: %d items in parts, %d in one", path, len(parts), len(whole.Items))
			continue
		}
		for i := range parts {
			if !bytes.Equal(parts[i], whole.Items[i]) {
				t.Errorf("%s: item %d differs", path, i)
			}
		}
	}
}

// TestSpansAreTheirText holds that every span of a story's record is the part of
// its document's text that it says.
func TestSpansAreTheirText(t *testing.T) {
	c := serve(t, desktest.Sample(t))
	texts := map[string][]rune{}
	lines := strings.Split(strings.TrimSpace(string(c.get("/stories/"+c.story("Kyrgyzstan to end")+"/record.jsonl", 200))), "\n")
	objects := map[string]int{}
	var spans int
	var values []any
	for _, l := range lines {
		one := decode[struct {
			Object string
			Value  any
		}](t, []byte(l))
		objects[one.Object]++
		values = append(values, one.Value)
		if m := one.Value.(map[string]any); one.Object == "document" {
			texts[m["id"].(string)] = []rune(m["text"].(string))
		}
	}
	for _, value := range values {
		each(value, func(m map[string]any) {
			doc, isDoc := m["doc"].(string)
			start, is := m["start"].(float64)
			end, also := m["end"].(float64)
			if !isDoc || !is || !also {
				return
			}
			spans++
			if got := string(texts[doc][int(start):int(end)]); got != m["text"] {
				t.Errorf("%s %v–%v is %q, not %q", doc, start, end, got, m["text"])
			}
		})
	}
	for _, object := range []string{"story", "document", "entity", "statement", "event", "time", "quantity", "comparison", "agenda"} {
		if objects[object] == 0 {
			t.Errorf("no %s in the record", object)
		}
	}
	if spans < 100 {
		t.Errorf("only %d spans", spans)
	}
}

func each(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(v)
		for _, inner := range v {
			each(inner, f)
		}
	case []any:
		for _, inner := range v {
			each(inner, f)
		}
	}
}

func TestFeeds(t *testing.T) {
	c := serve(t, desktest.Sample(t))
	var atom struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	must(t, xml.Unmarshal(c.get("/stories.atom", 200), &atom))
	if len(atom.Entries) != 4 || atom.ID == "" || len(atom.Links) != 2 || atom.Links[0].Href != "http://example.com/api/v1/stories.atom" {
		t.Errorf("atom %+v", atom)
	}
	for _, e := range atom.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.ID == "" || e.Title == "" || e.Content == "" {
			t.Errorf("entry %+v", e)
		}
	}
	feed := decode[struct {
		Version string
		Items   []struct{ ID, URL, Title string }
	}](t, c.get("/search.feed.json?q=reservoir", 200))
	if feed.Version != "https://jsonfeed.org/version/1.1" || len(feed.Items) != 5 || !strings.HasPrefix(feed.Items[0].URL, "http://example.com/documents/d") {
		t.Errorf("feed %+v", feed)
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(c.get("/agenda.ics", 200))).Decode()
	must(t, err)
	if n := len(calendar.Events()); n < 5 {
		t.Errorf("%d events in the calendar", n)
	}
}

// TestETag holds that what the client has is not sent again, until it changes.
func TestETag(t *testing.T) {
	c := serve(t, desktest.Sample(t))
	for _, path := range []string{"/stories", "/stories.atom", "/stories/" + c.story("Ammonia") + "/comparisons.csv"} {
		tag := c.ask(httptest.NewRequest("GET", api.Prefix+path, nil)).Header().Get("ETag")
		r := httptest.NewRequest("GET", api.Prefix+path, nil)
		r.Header.Set("If-None-Match", tag)
		if w := c.ask(r); tag == "" || w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: tag %q, then %d with %d bytes", path, tag, w.Code, w.Body.Len())
		}
	}
}

func TestCSV(t *testing.T) {
	d := desktest.New(t)
	d.Add(store.Source{Path: "formula.txt", Format: input.Text, Added: desktest.Now, Known: input.Known{Outlet: "=HYPERLINK(1)", URL: "https://orlo.example/1", Published: "2026-10-14"},
		Data: []byte("Bridge opens\n\nThe mayor said: “=2+2 is four.” The governor of Orlo said on Monday that the bridge, “+1” of its kind, will open on 3 November.")})
	c := serve(t, d)
	rows, err := csv.NewReader(bytes.NewReader(c.get("/statements.csv", 200))).ReadAll()
	must(t, err)
	if len(rows) < 2 {
		t.Fatal("no statements")
	}
	if rows[0][0] != "statement" || len(rows[0]) != len(rows[1]) {
		t.Errorf("header %v", rows[0])
	}
	outlet := 9
	if got := rows[1][outlet]; rows[0][outlet] != "outlet" || got != "'=HYPERLINK(1)" {
		t.Errorf("outlet %q", got)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}
}
