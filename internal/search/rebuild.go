package search

import (
	"context"
	"fmt"

	"readout/internal/errs"
	"readout/internal/store"
)

const (
	// perCommit is how many documents Rebuild writes in one transaction.
	perCommit = 1000
	// maxAhead bounds the documents that are held because their story was read
	// before their turn came.
	maxAhead = 20_000
)

// Rebuild makes the whole index anew. Progress, which may be nil, is called with
// the documents done and all. Only one goroutine may call it, and none Update
// meanwhile.
func (x *Index) Rebuild(ctx context.Context, progress func(done, total int)) error {
	if err := x.clear(ctx); err != nil {
		return err
	}
	last, err := x.store.LastChange(ctx)
	if err != nil {
		return err
	}
	list, err := x.store.Documents(ctx, store.DocumentFilter{Superseded: true}, store.Page{Limit: 1})
	if err != nil {
		return err
	}
	total := 0
	if len(list.Items) > 0 {
		total = int(numberOf(list.Items[0].ID))
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	parts := make(chan []entry, 1)
	go func() {
		defer close(parts)
		r := rebuilding{index: x, ahead: map[string]entry{}}
		for first := 1; first <= total; first += perCommit {
			rows, err := r.part(ctx, first, min(first+perCommit, total+1))
			if err != nil {
				cancel(err)
				return
			}
			select {
			case parts <- rows:
			case <-ctx.Done():
				return
			}
		}
	}()
	done := 0
	for rows := range parts {
		if err := x.keep(ctx, rows, nil, 0); err != nil {
			return err
		}
		if done = min(done+perCommit, total); progress != nil {
			progress(done, total)
		}
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return x.settle(ctx, last)
}

// settle merges the parts of the index into one, and notes up to which change it
// goes.
func (x *Index) settle(ctx context.Context, last int64) error {
	for _, table := range []string{"text", "said"} {
		if _, err := x.write.ExecContext(ctx, "INSERT INTO "+table+" ("+table+") VALUES ('optimize')"); err != nil {
			return failed(err)
		}
	}
	_, err := x.write.ExecContext(ctx, "UPDATE place SET sequence = ?", last)
	return failed(err)
}

// rebuilding reads documents in the order of their numbers, and their stories with
// them, each once as a rule.
type rebuilding struct {
	index *Index
	ahead map[string]entry // read with their story, their turn to come
}

// part makes the rows of the documents from first to before end.
func (r *rebuilding) part(ctx context.Context, first, end int) ([]entry, error) {
	ids := make([]string, 0, end-first)
	for n := first; n < end; n++ {
		ids = append(ids, fmt.Sprintf("d%d", n))
	}
	heads, err := r.index.store.Heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	var rows []entry
	for _, h := range heads {
		if h.State != store.Annotated || h.Superseded != "" {
			continue
		}
		if _, is := r.ahead[h.ID]; !is && h.Story != "" {
			if err := r.story(ctx, h.Story); err != nil {
				return nil, err
			}
		}
		e, is := r.ahead[h.ID]
		if !is { // of a story so large that not all its documents are compared
			list, err := r.index.store.Load(ctx, []string{h.ID}, false)
			if err != nil {
				return nil, err
			}
			e = entryOf(list[0], nil, false)
		}
		rows = append(rows, e)
		delete(r.ahead, h.ID)
	}
	return rows, nil
}

// story reads a story's documents.
func (r *rebuilding) story(ctx context.Context, id string) error {
	if len(r.ahead) > maxAhead {
		clear(r.ahead)
	}
	list, err := r.index.story(ctx, id)
	if err != nil && errs.KindOf(err) != errs.NotFound {
		return err
	}
	for _, e := range list {
		r.ahead[e.id] = e
	}
	return nil
}
