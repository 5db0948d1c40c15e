package ingest

import (
	"context"
	"errors"
	"sync"

	"readout/internal/errs"
	"readout/internal/nlp"
	"readout/internal/store"
)

// incoming is a document on its way through the reading worker.
type incoming struct {
	id       string
	aside    bool
	document *nlp.Document
	err      error
}

// readBatch reads the next pages and puts them into stories. It reports whether
// there were any.
func (d *Desk) readBatch(ctx context.Context) (bool, error) {
	if ready, err := d.ready(ctx); !ready || err != nil {
		return false, err
	}
	claim, err := d.Store.Claim(ctx, readingCursor, "", batch)
	if err != nil || len(claim.Documents) == 0 {
		return false, err
	}
	pages, err := d.readPages(ctx, claim.Documents)
	if err != nil {
		return false, err
	}
	if err := d.groups.heed(ctx); err != nil {
		return false, err
	}
	err = d.Store.Update(ctx, func(tx store.Tx) error {
		for i := range pages {
			if err := d.settle(ctx, tx, &pages[i]); err != nil {
				return err
			}
		}
		if err := d.groups.merge(tx); err != nil {
			return err
		}
		return tx.Done(claim)
	})
	if err == nil {
		err = d.groups.commit()
	}
	if err != nil {
		return false, errors.Join(err, d.dropGroups()) // they are ahead of the store
	}
	d.stats.read.Add(int64(len(pages)))
	d.signal(annotating)
	return true, nil
}

// ready restores what new pages are compared with, when the first waits: before it
// is claimed, so that a kill meanwhile does not count against it.
func (d *Desk) ready(ctx context.Context) (bool, error) {
	if d.groups != nil {
		return true, nil
	}
	c, err := d.Store.Counts(ctx)
	if err != nil || c.Waiting == 0 {
		return false, err
	}
	d.groups, err = d.restore(ctx)
	return err == nil, err
}

// dropGroups forgets what new pages are compared with.
func (d *Desk) dropGroups() error {
	if d.groups == nil {
		return nil
	}
	defer func() { d.groups = nil }()
	return d.groups.file.Close()
}

// readPages reads the pages of documents, as many at the same time as there are
// processors and memory for.
func (d *Desk) readPages(ctx context.Context, ids []string) ([]incoming, error) {
	heads, err := d.Store.Heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	pages := make([]incoming, len(ids))
	err = d.each(ctx, len(ids), func(i int) error {
		pages[i] = incoming{id: ids[i], aside: heads[i].State >= store.Refused}
		if pages[i].aside {
			return nil
		}
		source, err := d.Store.Source(ctx, ids[i])
		if err != nil {
			return err
		}
		// Markup takes a multiple of its bytes while it is read.
		weight := min(d.Memory, 4*int64(len(source.Data)))
		if err := d.working.Acquire(ctx, weight); err != nil {
			return err
		}
		defer d.working.Release(weight)
		pages[i].document, pages[i].err = d.Analyzer.Read(Item(source))
		if pages[i].document != nil {
			pages[i].document.ID = ids[i]
		}
		return nil
	})
	return pages, err
}

// each calls work for 0 to n-1, on Options.Jobs goroutines over all workers, and
// gives the first error.
func (d *Desk) each(ctx context.Context, n int, work func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	for i := range n {
		if d.jobs.Acquire(ctx, 1) != nil {
			break
		}
		wg.Go(func() {
			defer d.jobs.Release(1)
			if err := work(i); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

// settle keeps one page, in its story, or the reason why it is none.
func (d *Desk) settle(ctx context.Context, tx store.Tx, p *incoming) error {
	switch {
	case p.aside:
		return nil
	case p.err != nil:
		d.Log.Info("a page is refused", "document", p.id, "kind", errs.KindOf(p.err).String())
		return tx.Refuse(p.id, "reading", p.err.Error())
	}
	before, err := tx.PutPage(p.document)
	if err != nil {
		return err
	}
	if before.Story != "" {
		// A new version stands where the one before stood.
		d.groups.replace(before.Document, p.id)
		before.Document = p.id
		_, err := tx.Place(before)
		return err
	}
	return d.groups.place(ctx, tx, p.document, d.Now())
}
