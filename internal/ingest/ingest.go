// Package ingest does the desk's work: it takes pages, and brings each through
// the stages into its story.
//
// Adding answers when the pages are kept for good. Three workers do the rest, each
// behind a durable place of its own (package store): reading (the page's text, its
// story), the layers (the language stages), and finishing (what the documents of a
// story say together). A kill at any moment loses and doubles nothing: a batch's
// results and the cursor's step are one transaction.
//
// A document in which the program crashes is tried again alone, and set aside
// after three crashes; see Desk.Run.
package ingest

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"readout/internal/analysis"
	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/store"
)

// Analyzer is what the workers need of analysis.Analyzer. Its functions are safe
// for concurrent use.
type Analyzer interface {
	Read(item input.Item) (*nlp.Document, error)
	Annotate(ctx context.Context, d *nlp.Document) ([]nlp.Failure, error)
	Finish(r *analysis.Result) error
	Version() string
}

// Options configure a Desk. Store, Analyzer and Now are needed.
type Options struct {
	Store    store.Store
	Analyzer Analyzer
	Now      func() time.Time
	Log      *slog.Logger // nil for none
	Jobs     int          // documents worked on at the same time; 0 means 2
	// Memory bounds the bytes of the pages that are held at the same time, of those
	// being added and of those being worked on each; 0 means 64 MB. A page larger
	// than it is refused.
	Memory int64
	// Backlog is how many documents may wait before adding is refused; 0 means
	// 50,000.
	Backlog int
	// Timeout bounds the stages of one document, and the finishing of one story;
	// 0 means two minutes.
	Timeout time.Duration
	// Remembered is how many of the newest documents a new one is compared with after
	// a start, beside all that came since; 0 means 4,000. New pages wait until those
	// are read, some milliseconds each.
	Remembered int
	// Patience is how long a story waits that could not be finished, and double
	// that the next time; 0 means half a minute.
	Patience time.Duration
	// Crashed says that the program's last run ended in a crash of its own, not
	// by a kill.
	Crashed bool
}

const (
	defaultJobs       = 2
	defaultMemory     = 64 << 20
	defaultBacklog    = 50_000
	defaultTimeout    = 2 * time.Minute
	defaultRemembered = 4_000
	defaultPatience   = 30 * time.Second
)

// Desk takes pages and works on them. It is safe for concurrent use.
type Desk struct {
	Options
	adding, working *semaphore.Weighted // bytes
	jobs            *semaphore.Weighted // processors
	wake            [workers]chan struct{}
	groups          *groups // of the reading worker only
	stats           stats

	mu      sync.Mutex
	waiting int // documents without layers, as counted at times
}

// New makes a Desk. It does nothing before Run, but takes pages.
func New(o Options) *Desk {
	set(&o.Jobs, defaultJobs)
	set(&o.Memory, defaultMemory)
	set(&o.Backlog, defaultBacklog)
	set(&o.Timeout, defaultTimeout)
	set(&o.Remembered, defaultRemembered)
	set(&o.Patience, defaultPatience)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &Desk{
		Options: o, adding: semaphore.NewWeighted(o.Memory), working: semaphore.NewWeighted(o.Memory),
		jobs: semaphore.NewWeighted(int64(o.Jobs)),
	}
	for i := range d.wake {
		d.wake[i] = make(chan struct{}, 1)
	}
	return d
}

func set[T int | int64 | time.Duration](v *T, usual T) {
	if *v <= 0 {
		*v = usual
	}
}

// Add keeps pages for good and has them worked on; it returns as store.Adder does,
// before they are read. Pages larger than Options.Memory give an error of kind
// errs.TooLarge. Where too much is being added or waits already, the error is of
// kind errs.Busy, nothing is kept, and the caller may try again later.
func (d *Desk) Add(ctx context.Context, sources []store.Source) ([]store.Receipt, error) {
	var bytes int64
	for i := range sources {
		if n := int64(len(sources[i].Data)); n > d.Memory {
			return nil, errs.New(errs.TooLarge, "%s has %d bytes: pages of up to %d are taken", sources[i].Path, n, d.Memory)
		}
		bytes += int64(len(sources[i].Data))
	}
	if bytes > d.Memory {
		return nil, errs.New(errs.TooLarge, "%d pages with %d bytes in one go: add fewer at once", len(sources), bytes)
	}
	if !d.adding.TryAcquire(bytes) {
		d.stats.refused.Add(1)
		return nil, errs.New(errs.Busy, "too many pages are being added at this moment: try again in a few seconds")
	}
	defer d.adding.Release(bytes)
	if err := d.admit(ctx, len(sources)); err != nil {
		d.stats.refused.Add(1)
		return nil, err
	}
	receipts, err := d.Store.Add(ctx, sources)
	if err != nil {
		return nil, err
	}
	d.stats.added.Add(int64(len(sources)))
	d.signal(reading)
	return receipts, nil
}

// admit refuses pages where too many wait. The count is taken from the store when
// the count kept here says that it is near the bound: it is never too low.
func (d *Desk) admit(ctx context.Context, n int) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waiting += n; d.waiting <= d.Backlog {
		return nil
	}
	c, err := d.Store.Counts(ctx)
	if err != nil {
		d.waiting -= n
		return err
	}
	if d.waiting = c.Waiting + n; d.waiting > d.Backlog {
		d.waiting -= n
		return errs.New(errs.Busy, "%d documents wait to be read already: try again in a few minutes", c.Waiting)
	}
	return nil
}

// Item is a source as the readers of pages take it.
func Item(s *store.Source) input.Item {
	return input.Item{Path: s.Path, Data: s.Data, Format: s.Format, Known: s.Known}
}
