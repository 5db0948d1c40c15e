// Package desktest sets up a desk for tests: the sample pages read into a store
// and indexed.
package desktest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/ingest"
	"readout/internal/input"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// Now is the desk's clock: some days before the last day that the sample pages
// speak of.
var Now = time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)

// Desk is a desk at work.
type Desk struct {
	Store *sqlite.Store
	Work  *ingest.Desk
	Index *search.Index
	t     testing.TB
}

// New makes a desk without pages. Its workers end with the test.
func New(t testing.TB) *Desk {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	dir := t.TempDir()
	clock := func() time.Time { return Now }
	st, err := sqlite.Open(ctx, filepath.Join(dir, "desk.db"), clock)
	must(t, err)
	index, err := search.Open(ctx, filepath.Join(dir, "index.db"), st)
	must(t, err)
	analyzer, err := analysis.New(analysis.Options{})
	must(t, err)
	d := &Desk{Store: st, Work: ingest.New(ingest.Options{Store: st, Analyzer: analyzer, Now: clock}), Index: index, t: t}
	done := make(chan error)
	go func() { done <- d.Work.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("the workers: %v", err)
		}
		must(t, index.Close())
		must(t, st.Close())
	})
	return d
}

// Sample makes a desk with the sample pages, read, compared and indexed.
func Sample(t testing.TB) *Desk {
	t.Helper()
	d := New(t)
	folder := "sample"
	for range 4 {
		if _, err := os.Stat(folder); err == nil {
			break
		}
		folder = filepath.Join("..", folder)
	}
	var sources []store.Source
	reader := input.Reader{}
	for _, path := range input.List([]string{folder}) {
		for item := range reader.Items(path) {
			must(t, item.Err)
			sources = append(sources, store.Source{Path: filepath.Base(item.Path), Data: item.Data, Format: item.Format, Known: item.Known, Added: Now})
		}
	}
	d.Add(sources...)
	return d
}

// Add adds pages and waits until they are read, compared and indexed.
func (d *Desk) Add(sources ...store.Source) []store.Receipt {
	d.t.Helper()
	receipts, err := d.Work.Add(context.Background(), sources)
	must(d.t, err)
	d.Settle()
	return receipts
}

// Settle waits until no work is left.
func (d *Desk) Settle() {
	d.t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
		c, err := d.Store.Counts(context.Background())
		must(d.t, err)
		if c.Waiting == 0 && c.Unfinished == 0 {
			break
		}
		if time.Now().After(deadline) {
			d.t.Fatalf("the desk is not done: %+v", c)
		}
	}
	for more := true; more; {
		var err error
		more, err = d.Index.Update(context.Background())
		must(d.t, err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
