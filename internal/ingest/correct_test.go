package ingest

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/invent"
	"readout/internal/nlp"
	"readout/internal/store"
)

// reportOf is one outlet's report of an invented event.
func reportOf(event, outlet int) store.Source {
	r := invent.Write(event, outlet, 400)
	return store.Source{Path: r.URL, Data: []byte(r.Page()), Format: input.HTML, Known: input.Known{URL: r.URL}}
}

// addAll adds pages, waits until they are finished, and gives their stories.
func addAll(t *testing.T, d *Desk, sources ...store.Source) []string {
	t.Helper()
	receipts, err := d.Add(t.Context(), sources)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := d.Idle(ctx); err != nil {
		t.Fatal(err)
	}
	ids := make([]string, len(receipts))
	for i, r := range receipts {
		ids[i] = r.Document
	}
	heads, err := d.Store.Heads(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	stories := make([]string, len(heads))
	for i, h := range heads {
		if stories[i] = h.Story; h.State != store.Annotated {
			t.Errorf("%s is %s: %s", h.ID, h.State, h.Reason)
		}
	}
	return stories
}

func TestCorrectionsHoldForLaterDocuments(t *testing.T) {
	dir := t.TempDir()
	d := testDesk(t, dir, nil)
	running := func(d *Desk) func() {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- d.Run(ctx) }()
		return func() {
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	}
	stop := running(d)
	first := addAll(t, d, reportOf(3, 0), reportOf(3, 1), reportOf(8, 0), reportOf(8, 1))
	one, two := first[0], first[2]
	if one != first[1] || two != first[3] || one == two {
		t.Fatalf("stories %v: two events make two stories", first)
	}
	if _, err := d.Store.Merge(t.Context(), one, two, "one"); err != nil {
		t.Fatal(err)
	}
	if got := addAll(t, d, reportOf(8, 2)); got[0] != one {
		t.Errorf("after the merge a report of the second event is in %s, want %s", got[0], one)
	}
	c, err := d.Store.Split(t.Context(), one, []string{"d3", "d4", "d5"}, "two after all")
	if err != nil {
		t.Fatal(err)
	}
	if got := addAll(t, d, reportOf(8, 3), reportOf(3, 2)); got[0] != c.Other || got[1] != one {
		t.Errorf("after the split the reports are in %v, want %s and %s", got, c.Other, one)
	}
	stop()
	if err := d.Store.Close(); err != nil {
		t.Fatal(err)
	}
	// The same holds for a program that begins with what the store has.
	d = testDesk(t, dir, nil)
	stop = running(d)
	if got := addAll(t, d, reportOf(8, 4), reportOf(3, 4)); got[0] != c.Other || got[1] != one {
		t.Errorf("after a new start the reports are in %v, want %s and %s", got, c.Other, one)
	}
	stop()
	if err := d.Store.Close(); err != nil {
		t.Error(err)
	}
}

func TestEditedPageIsANewVersion(t *testing.T) {
	d := testDesk(t, t.TempDir(), nil)
	edited := reportOf(3, 0)
	edited.Data = append(edited.Data, "<!-- edited -->"...)
	work(t, d, func() {
		before := addAll(t, d, reportOf(3, 0), reportOf(3, 1))
		after := addAll(t, d, edited)
		if after[0] != before[0] {
			t.Errorf("the new version is in %s, the old in %s", after[0], before[0])
		}
		doc, err := d.Store.Document(t.Context(), "d1")
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Versions) != 2 || doc.Superseded != "d3" || len(doc.NLP.Statements) == 0 {
			t.Errorf("%d versions, superseded by %q, %d statements", len(doc.Versions), doc.Superseded, len(doc.NLP.Statements))
		}
		s, err := d.Store.Story(t.Context(), before[0])
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Documents) != 2 || s.News.Origins != 2 {
			t.Errorf("%d documents, %d origins, want 2 and 2", len(s.Documents), s.News.Origins)
		}
	})
}

func TestBackPressure(t *testing.T) {
	d := testDesk(t, t.TempDir(), func(o *Options) { o.Backlog, o.Memory = 3, 100_000 })
	defer d.Store.Close()
	for i := range 3 {
		if _, err := d.Add(t.Context(), []store.Source{reportOf(i, 0)}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := d.Add(t.Context(), []store.Source{reportOf(9, 0)})
	wantKind(t, "too many wait", err, errs.Busy)
	_, err = d.Add(t.Context(), []store.Source{{Data: make([]byte, 100_001)}})
	wantKind(t, "too large", err, errs.TooLarge)
	d.adding.TryAcquire(99_000)
	_, err = d.Add(t.Context(), []store.Source{{Data: make([]byte, 2_000)}})
	wantKind(t, "too much at once", err, errs.Busy)
	if s, err := d.Status(t.Context()); err != nil || s.Refusals != 2 || s.Documents != 3 {
		t.Errorf("%+v, %v", s, err)
	}
}

func wantKind(t *testing.T, what string, err error, kind errs.Kind) {
	t.Helper()
	if err == nil || errs.KindOf(err) != kind {
		t.Errorf("%s: error %v, want one of kind %v", what, err, kind)
	}
}

func TestStoryThatCannotBeFinishedIsStuck(t *testing.T) {
	d := testDesk(t, t.TempDir(), func(o *Options) { o.Analyzer, o.Patience = unfinishing{o.Analyzer}, time.Millisecond })
	work(t, d, func() {
		if _, err := d.Add(t.Context(), []store.Source{reportOf(3, 0), reportOf(8, 0)}); err != nil {
			t.Fatal(err)
		}
		if err := d.Idle(t.Context()); err != nil {
			t.Fatal(err)
		}
		stuck, err := d.Store.Stuck(t.Context())
		if err != nil || len(stuck) != 1 || !strings.Contains(stuck[0].Reason, "no way") {
			t.Fatalf("stuck: %+v, %v", stuck, err)
		}
		whole, err := d.Store.Story(t.Context(), stuck[0].Story.ID)
		if err != nil || len(whole.Documents) != 1 {
			t.Errorf("the stuck story: %+v, %v", whole, err)
		}
	})
}

// unfinishing panics over stories of event 8.
type unfinishing struct{ Analyzer }

func (u unfinishing) Finish(r *analysis.Result) error {
	if strings.HasSuffix(r.Documents[0].URL, "/8") {
		panic("no way")
	}
	return u.Analyzer.Finish(r)
}

// upgraded are stages of a new version that find no figures.
type upgraded struct {
	Analyzer
	done *atomic.Int64
}

func (u upgraded) Version() string { return u.Analyzer.Version() + " new" }

func (u upgraded) Annotate(ctx context.Context, d *nlp.Document) ([]nlp.Failure, error) {
	failures, err := u.Analyzer.Annotate(ctx, d)
	d.Quantities = nil
	u.done.Add(1)
	return failures, err
}

func TestNewVersionAnnotatesAgain(t *testing.T) {
	dir := t.TempDir()
	d := testDesk(t, dir, nil)
	work(t, d, func() { addAll(t, d, reportOf(3, 0), reportOf(3, 1), reportOf(8, 0)) })
	var done atomic.Int64
	d = testDesk(t, dir, func(o *Options) { o.Analyzer = upgraded{o.Analyzer, &done} })
	work(t, d, func() {
		addAll(t, d, reportOf(8, 1))
		for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if n, err := d.Store.Position(t.Context(), d.againCursor()); err != nil || n == 4 {
				break
			}
		}
		for _, id := range []string{"d1", "d2", "d3", "d4"} {
			doc, err := d.Store.Document(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.NLP.Quantities) > 0 || len(doc.NLP.Statements) == 0 {
				t.Errorf("%s has %d figures and %d statements", id, len(doc.NLP.Quantities), len(doc.NLP.Statements))
			}
		}
		// Four documents and the page that warms the stages.
		if n := done.Load(); n != 5 {
			t.Errorf("the stages ran on %d documents, want 5", n)
		}
	})
}
