package ingest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/store"
)

// The workers.
const (
	reading = iota
	annotating
	finishing
	workers
)

const (
	// maxCrashes is how often a document may crash a stage, or a story its
	// finishing.
	maxCrashes = 3
	// maxStops is how often the program may end without a trace in the same
	// document. As a rule it was killed from outside, and on a busy machine that may
	// well hit one document again and again; but it may be out of memory.
	maxStops = 40
	// batch is how many documents a worker claims at once: the more, the fewer
	// commits; the fewer, the sooner each is done.
	batch = 48
	// idle is how long a worker sleeps that nobody wakes.
	idle = 2 * time.Second
	// settle is how long a story waits for more documents before it is finished,
	// while documents wait for their layers.
	settle = 30 * time.Second
)

// The cursors of the workers on reading and on layers. A new number would have
// every page read again, or every document looked at again.
const (
	readingCursor = "reading/1"
	layersCursor  = "layers/1"
)

// againCursor names the place of the worker on layers among the old documents:
// with new versions of the stages all are annotated again, the results of the old
// versions kept. New documents come first.
func (d *Desk) againCursor() string { return "layers again/" + d.Analyzer.Version() }

// signal wakes a worker.
func (d *Desk) signal(worker int) {
	select {
	case d.wake[worker] <- struct{}{}:
	default:
	}
}

// Run works until the context ends, and then returns nil. It begins with what was
// under way when the program last ended: such a batch is done one document at a
// time, and a document that was alone when the program ended is set aside after
// three crashes. Other errors are of the store, which then needs a person.
func (d *Desk) Run(ctx context.Context) error {
	if err := d.recover(ctx); err != nil {
		return quiet(ctx, err)
	}
	d.warm(ctx)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for worker, step := range [workers]func(context.Context) (bool, error){d.readBatch, d.annotateBatch, d.finishBatch} {
		wg.Go(func() {
			if err := d.loop(ctx, worker, step); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	if err := d.dropGroups(); err != nil {
		return err
	}
	return quiet(ctx, context.Cause(ctx))
}

// warm has the models decoded, which takes time: a kill meanwhile is not to count
// against the document that would come first.
func (d *Desk) warm(ctx context.Context) {
	const text = "Water\n\nThe minister said on Monday that 12 wells were dry."
	_ = guard(func() error {
		doc, err := d.Analyzer.Read(input.Item{Path: "warm", Data: []byte(text), Format: input.Page})
		if err == nil {
			_, err = d.Analyzer.Annotate(ctx, doc)
		}
		return err
	})
}

// quiet is nil for an error that only says that the work was to end.
func quiet(ctx context.Context, err error) error {
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// loop steps while there is something to do, and sleeps until woken.
func (d *Desk) loop(ctx context.Context, worker int, step func(context.Context) (bool, error)) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		did, err := step(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			d.Log.Error("a worker stopped", "worker", worker, "error", err)
			return err
		case did:
			continue
		}
		timer.Reset(idle)
		select {
		case <-ctx.Done():
			return nil
		case <-d.wake[worker]:
		case <-timer.C:
		}
	}
}

// recover deals with what was under way when the program last ended.
func (d *Desk) recover(ctx context.Context) error {
	interrupted, err := d.Store.Recover(ctx, d.Crashed)
	if err != nil {
		return err
	}
	for _, i := range interrupted {
		d.Log.Warn("interrupted", "document", i.Document, "stage", i.Stage, "crashes", i.Crashes, "stops", i.Stops)
		why := ""
		switch {
		case i.Crashes >= maxCrashes:
			why = fmt.Sprintf("the program crashed %d times while it worked on this document", i.Crashes)
		case i.Stops >= maxStops:
			why = fmt.Sprintf("the program ended %d times while it worked on this document; it may need too much memory", i.Stops)
		default:
			continue
		}
		if err := d.setAside(ctx, i.Document, i.Stage, why); err != nil {
			return err
		}
	}
	return nil
}

// setAside takes a document out of the work for good; the worker whose claim it
// is next goes past it.
func (d *Desk) setAside(ctx context.Context, document, stage, why string) error {
	d.Log.Error("a document is set aside", "document", document, "stage", stage, "reason", why)
	d.stats.aside.Add(1)
	return d.Store.Update(ctx, func(tx store.Tx) error { return tx.SetAside(document, stage, why) })
}

// Idle waits until nothing is left to do: what could be done is done, the rest
// set aside or waiting for another attempt.
func (d *Desk) Idle(ctx context.Context) error {
	for {
		done, err := d.idle(ctx)
		if done || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (d *Desk) idle(ctx context.Context) (bool, error) {
	c, err := d.Store.Counts(ctx)
	return c.Waiting == 0 && c.Unfinished == 0, err
}

// guard runs f; a panic, which would be a bug, is an error.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errs.New(errs.Internal, "stopped: %v", r)
		}
	}()
	return f()
}
