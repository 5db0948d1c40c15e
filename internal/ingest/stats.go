package ingest

import (
	"context"
	"sync/atomic"

	"readout/internal/store"
)

// stats counts since the start.
type stats struct {
	added, refused, read, annotated, finished, aside atomic.Int64
}

// Status says how the work goes.
type Status struct {
	store.Counts
	// Since the start of the program: pages taken, adding refused for want of room,
	// pages read, documents annotated, stories finished, documents set aside.
	Added, Refusals, Read, Annotated, Finished, SetAside int64
}

// Status counts what there is and what was done.
func (d *Desk) Status(ctx context.Context) (Status, error) {
	c, err := d.Store.Counts(ctx)
	return Status{
		Counts: c, Added: d.stats.added.Load(), Refusals: d.stats.refused.Load(), Read: d.stats.read.Load(),
		Annotated: d.stats.annotated.Load(), Finished: d.stats.finished.Load(), SetAside: d.stats.aside.Load(),
	}, err
}
