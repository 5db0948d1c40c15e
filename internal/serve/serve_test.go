package serve

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/errs"
)

func TestAllowed(t *testing.T) {
	const token = "0123456789abcdef"
	for _, tt := range []struct {
		listen, token string
		ok            bool
	}{
		{"127.0.0.1:8470", "", true},
		{"localhost:0", "", true},
		{"[::1]:8470", "", true},
		{"127.8.9.1:80", "", true},
		{":8470", "", false},
		{"0.0.0.0:8470", "", false},
		{"[::]:8470", "", false},
		{"192.168.1.4:8470", "", false},
		{"desk.example:8470", "", false},
		{"0.0.0.0:8470", token, true},
		{"0.0.0.0:8470", "short", false},
		{"127.0.0.1:8470", "short", false},
		{"8470", token, false},
	} {
		err := allowed(tt.listen, tt.token)
		if (err == nil) != tt.ok || err != nil && errs.KindOf(err) != errs.Usage {
			t.Errorf("%s with token %q: %v, want ok %v", tt.listen, tt.token, err, tt.ok)
		}
	}
}

// lines is a log that may be read while it is written.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// running starts a server and gives its address, its log, and what stops it.
func running(t *testing.T, change func(*Options)) (address string, log *lines, stop func() error) {
	t.Helper()
	log = &lines{}
	ready := make(chan string, 1)
	o := Options{Data: t.TempDir(), Listen: "127.0.0.1:0", Version: "test", Now: time.Now,
		Log: slog.New(slog.NewJSONHandler(log, nil)), Ready: func(a string) { ready <- a }}
	if change != nil {
		change(&o)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, o) }()
	select {
	case a := <-ready:
		return "http://" + a, log, sync.OnceValue(func() error { cancel(); return <-ended })
	case err := <-ended:
		t.Fatalf("the server ended: %v", err)
	}
	cancel()
	return "", nil, nil
}

func get(t *testing.T, client *http.Client, address string, header ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	a, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return a.StatusCode, string(body)
}

func TestSampleIsServedAndStops(t *testing.T) {
	folder := t.TempDir()
	address, log, stop := running(t, func(o *Options) { o.Sample, o.Data = true, folder })
	if code, body := get(t, http.DefaultClient, address+"/healthz"); code != 200 || !strings.Contains(body, `"ok"`) {
		t.Errorf("health: %d %s", code, body)
	}
	want := []string{"readout_documents 10\n", "readout_stories 4\n", "readout_documents_waiting 0\n", "readout_stories_unfinished 0\n", `route="/healthz"`}
	metrics := ""
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		_, metrics = get(t, http.DefaultClient, address+"/metrics")
		if hasAll(metrics, want) {
			break
		}
	}
	if !hasAll(metrics, want) {
		t.Errorf("metrics lack one of %q:\n%s", want, metrics)
	}
	if _, err := open(t.Context(), folder, time.Now); errs.KindOf(err) != errs.Conflict {
		t.Errorf("a second process on the same data: %v", err)
	}
	if code, _ := get(t, http.DefaultClient, address+"/healthz", "Host", "evil.example"); code != http.StatusMisdirectedRequest {
		t.Errorf("asked by another name: %d", code)
	}
	if err := stop(); err != nil {
		t.Errorf("stopped: %v", err)
	}
	for _, words := range []string{"Kazakh", "ammonia", "Taraz"} {
		if strings.Contains(log.String(), words) {
			t.Errorf("the log holds %q of a page", words)
		}
	}
	var done int
	if err := Reindex(t.Context(), folder, time.Now, func(n, _ int) { done = n }); err != nil || done != 10 {
		t.Errorf("reindexed %d, %v", done, err)
	}
}

func hasAll(s string, all []string) bool {
	for _, part := range all {
		if !strings.Contains(s, part) {
			return false
		}
	}
	return true
}

func TestToken(t *testing.T) {
	const token = "correct-horse-battery"
	address, log, stop := running(t, func(o *Options) { o.Token = token })
	defer stop() //nolint:errcheck // looked at below
	check := func(what string, want, got int) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
	code, _ := get(t, http.DefaultClient, address+"/metrics")
	check("without", 401, code)
	code, _ = get(t, http.DefaultClient, address+"/healthz")
	check("health", 200, code)
	code, _ = get(t, http.DefaultClient, address+"/metrics", "Authorization", "Bearer "+token)
	check("bearer", 200, code)
	code, _ = get(t, http.DefaultClient, address+"/metrics", "Authorization", "Bearer wrong-"+token)
	check("wrong", 401, code)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	code, _ = get(t, browser, address+"/metrics?token="+token)
	check("once in the address", 200, code)
	code, _ = get(t, browser, address+"/metrics")
	check("then by the cookie", 200, code)
	if err := stop(); err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), token) {
		t.Error("the log holds the token")
	}
}

func TestReindexNeedsData(t *testing.T) {
	if err := Reindex(t.Context(), t.TempDir(), time.Now, nil); errs.KindOf(err) != errs.NotFound {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestHandlerThatPanicsAnswers(t *testing.T) {
	log := &lines{}
	m := newMeters(&Desk{})
	h := logged(slog.New(slog.NewJSONHandler(log, nil)), m, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("no") }))
	rec := &memory{header: http.Header{}}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	h.ServeHTTP(rec, r)
	if rec.status != 500 || !strings.Contains(log.String(), "a handler stopped") {
		t.Errorf("status %d, log %s", rec.status, log)
	}
}

// memory is an http.ResponseWriter.
type memory struct {
	header http.Header
	status int
	bytes.Buffer
}

func (m *memory) Header() http.Header    { return m.header }
func (m *memory) WriteHeader(status int) { m.status = status }

// TestPagesAndInterface holds that the pages, the interface and what guards them
// stand together over the sample.
func TestPagesAndInterface(t *testing.T) {
	const token = "correct-horse-battery"
	address, log, stop := running(t, func(o *Options) { o.Sample, o.Token = true, token })
	defer stop() //nolint:errcheck // looked at below
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	if code, body := get(t, browser, address+"/"); code != 200 || !strings.Contains(body, "Sign in") {
		t.Errorf("without the token: %d %.200s", code, body)
	}
	if code, body := get(t, http.DefaultClient, address+"/api/v1/stories"); code != 401 || !strings.Contains(body, `"status":401`) {
		t.Errorf("the interface without the token: %d %s", code, body)
	}
	get(t, browser, address+"/?token="+token)
	body := ""
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end) && strings.Count(body, "storyrow") != 4; time.Sleep(50 * time.Millisecond) {
		_, body = get(t, browser, address+"/")
	}
	if n := strings.Count(body, "storyrow"); n != 4 {
		t.Errorf("%d stories on the first page", n)
	}
	for path, want := range map[string]string{
		"/api/v1/openapi.json": `"openapi":"3.1.0"`, "/api/v1/stories": `"items":[{`, "/api/v1/stories.atom": "http://www.w3.org/2005/Atom",
		"/documents/d1": "Dates, and why", "/static/desk.css": "--paper", "/api/v1/agenda.ics": "BEGIN:VCALENDAR",
	} {
		if code, body := get(t, browser, address+path); code != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d, no %s", path, code, want)
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), `"route":"GET /documents/{id}"`) {
		t.Error("the log does not name the route of a page")
	}
	if strings.Contains(log.String(), token) {
		t.Error("the log holds the token")
	}
}
