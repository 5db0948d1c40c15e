package ingest

import (
	"context"
	"errors"
	"slices"

	"readout/internal/nlp"
	"readout/internal/store"
)

// againBatch is how many old documents are looked at in one go.
const againBatch = 16

// annotateBatch runs the language stages on the next documents: the new ones, and
// where none waits, old ones that have layers of other versions of the stages. It
// reports whether there were any.
func (d *Desk) annotateBatch(ctx context.Context) (bool, error) {
	claim, err := d.Store.Claim(ctx, layersCursor, readingCursor, batch)
	if err != nil {
		return false, err
	}
	if len(claim.Documents) > 0 {
		return true, d.annotateClaim(ctx, claim, func(h store.DocumentHead) bool { return h.State < store.Annotated }, d.each)
	}
	if claim, err = d.Store.Claim(ctx, d.againCursor(), layersCursor, againBatch); err != nil || len(claim.Documents) == 0 {
		return false, err
	}
	old, err := d.Store.Outdated(ctx, claim.Documents, d.Analyzer.Version())
	if err != nil {
		return false, err
	}
	// One at a time: whoever reads stories is not to wait for it.
	return true, d.annotateClaim(ctx, claim, func(h store.DocumentHead) bool { return slices.Contains(old, h.ID) }, d.inTurn)
}

// inTurn is each without others at the same time.
func (d *Desk) inTurn(ctx context.Context, n int, work func(i int) error) error {
	for i := range n {
		err := d.each(ctx, 1, func(int) error { return work(i) })
		if err != nil {
			return err
		}
	}
	return nil
}

// annotateClaim runs the stages on those documents of a claim that are wanted.
func (d *Desk) annotateClaim(ctx context.Context, claim store.Claim, wanted func(store.DocumentHead) bool,
	each func(ctx context.Context, n int, work func(i int) error) error) error {
	heads, err := d.Store.Heads(ctx, claim.Documents)
	if err != nil {
		return err
	}
	documents := make([]*nlp.Document, len(heads))
	failed := make([]error, len(heads))
	err = each(ctx, len(heads), func(i int) error {
		if heads[i].State >= store.Refused || !wanted(heads[i]) {
			return nil
		}
		list, err := d.Store.Load(ctx, claim.Documents[i:i+1], false)
		if err != nil {
			return err
		}
		if failed[i] = d.annotate(ctx, list[0]); failed[i] == nil {
			documents[i] = list[0]
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return d.putLayers(ctx, claim, heads, documents, failed)
}

// annotate runs the stages on one document, three times where time runs out: the
// machine may have been busy.
func (d *Desk) annotate(ctx context.Context, doc *nlp.Document) error {
	var err error
	for range maxCrashes {
		doc.Incomplete = nil
		bounded, cancel := context.WithTimeout(ctx, d.Timeout)
		var failures []nlp.Failure
		err = guard(func() (err error) {
			failures, err = d.Analyzer.Annotate(bounded, doc)
			return err
		})
		cancel()
		for _, f := range failures {
			d.Log.Warn("a stage failed", "document", doc.ID, "stage", f.Stage)
		}
		if err == nil || ctx.Err() != nil {
			return nil // a context that ended ends the batch
		}
	}
	return err
}

// putLayers keeps a batch's results, and has the stories finished.
func (d *Desk) putLayers(ctx context.Context, claim store.Claim, heads []store.DocumentHead, documents []*nlp.Document, failed []error) error {
	version := d.Analyzer.Version()
	err := d.Store.Update(ctx, func(tx store.Tx) error {
		for i, doc := range documents {
			switch {
			case failed[i] != nil:
				if err := tx.SetAside(claim.Documents[i], claim.Cursor, reason(failed[i])); err != nil {
					return err
				}
				continue
			case doc == nil:
				continue
			}
			if err := tx.PutLayers(doc, version); err != nil {
				return err
			}
			if heads[i].Story == "" || heads[i].Superseded != "" {
				continue
			}
			if err := tx.Touch(heads[i].Story); err != nil {
				return err
			}
		}
		return tx.Done(claim)
	})
	if err != nil {
		return err
	}
	d.stats.annotated.Add(int64(len(documents)))
	d.mu.Lock()
	d.waiting = max(0, d.waiting-len(documents))
	d.mu.Unlock()
	d.signal(finishing)
	return nil
}

// reason says to a reader why a document is set aside.
func reason(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "the stages did not end in time, three times"
	}
	return err.Error()
}
