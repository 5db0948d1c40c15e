package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/input"
	"readout/internal/page"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

var now = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

// testDesk makes a desk with a store in dir and the real stages, changed by
// change.
func testDesk(t testing.TB, dir string, change func(*Options)) *Desk {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "store.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	a, err := realStages()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Store: s, Analyzer: a, Now: time.Now}
	if change != nil {
		change(&o)
	}
	return New(o)
}

func realStages() (*analysis.Analyzer, error) {
	return analysis.New(analysis.Options{Page: page.Options{Now: now}})
}

// work runs a desk until it has nothing left to do, and closes its store.
func work(t testing.TB, d *Desk, then func()) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	if err := d.Idle(ctx); err != nil {
		t.Error(err)
	}
	if then != nil {
		then()
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := d.Store.Close(); err != nil {
		t.Error(err)
	}
}

// samplePages are the pages of the demo.
func samplePages(t testing.TB) []store.Source {
	t.Helper()
	files := input.List([]string{filepath.Join("..", "..", "sample")})
	var out []store.Source
	for _, file := range files {
		if filepath.Base(file) == "README.md" || filepath.Ext(file) == ".json" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		format := input.Page
		if filepath.Ext(file) == ".html" {
			format = input.HTML
		}
		out = append(out, store.Source{Path: filepath.Base(file), Data: data, Format: format})
	}
	return out
}

// TestSampleIsFinishedAsByTheCommandLine compares each story of the desk with what
// the command line makes of the same pages. Both know no other story: entities of
// others help to recognise a name.
func TestSampleIsFinishedAsByTheCommandLine(t *testing.T) {
	a, err := realStages()
	if err != nil {
		t.Fatal(err)
	}
	d := testDesk(t, t.TempDir(), nil)
	if _, err := d.Add(t.Context(), samplePages(t)); err != nil {
		t.Fatal(err)
	}
	work(t, d, func() {
		list, err := d.Store.Stories(t.Context(), store.StoryFilter{}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if len(list.Items) != 4 {
			t.Errorf("%d stories, want 4", len(list.Items))
		}
		for _, h := range list.Items {
			s, err := d.Store.Story(t.Context(), h.ID)
			if err != nil {
				t.Fatal(err)
			}
			var files []string
			for _, doc := range s.Documents {
				files = append(files, filepath.Join("..", "..", "sample", doc.Path))
			}
			want, err := a.Run(t.Context(), files)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := gist(Result(s)), gist(want); got != want {
				t.Errorf("the desk has\n%s\nthe command line\n%s", got, want)
			}
		}
	})
}

// gist is what a story says, without ids.
func gist(r *analysis.Result) string {
	var b strings.Builder
	s := r.Stories[0]
	fmt.Fprintf(&b, "%d origins\n", s.Origins)
	for _, a := range s.Accounts {
		fmt.Fprintf(&b, "  %s %s origin %d, of %s, %d statements\n", filepath.Base(a.Document.Path), a.Role, a.Origin, a.Document.Dates.Anchor.Day(), len(a.Document.Statements))
	}
	for _, c := range r.Comparisons {
		fmt.Fprintf(&b, "  %s %s %s:", c.Kind, c.Slot, c.Topic)
		for _, v := range c.Values {
			fmt.Fprintf(&b, " %q (%d)", v.Text(), v.Group)
		}
		b.WriteByte('\n')
	}
	for _, item := range r.Agenda {
		fmt.Fprintf(&b, "  %s: %s\n", item.From.Format(time.DateOnly), item.What)
	}
	return b.String()
}
