package web

import (
	"crypto/rand"
	"sync"
	"time"

	"readout/internal/errs"
	"readout/internal/store"
)

const (
	// maxWaiting bounds the bytes of all previews that wait to be added.
	maxWaiting = 256 << 20
	// previewLife is how long one waits.
	previewLife = 30 * time.Minute
)

// previews keeps pages that were shown and not added yet. It is safe for
// concurrent use.
type previews struct {
	now   func() time.Time
	mu    sync.Mutex
	items map[string]*waiting
	bytes int
}

type waiting struct {
	sources []store.Source
	bytes   int
	until   time.Time
}

func newPreviews(now func() time.Time) *previews {
	return &previews{now: now, items: map[string]*waiting{}}
}

// put keeps pages for a while and gives the id to ask for them.
func (p *previews) put(sources []store.Source) (string, error) {
	n := 0
	for _, s := range sources {
		n += len(s.Data)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expire()
	if p.bytes+n > maxWaiting {
		return "", errs.New(errs.Busy, "too many previews wait to be added: add these pages without a preview, or try again later")
	}
	id := rand.Text()
	p.items[id] = &waiting{sources, n, p.now().Add(previewLife)}
	p.bytes += n
	return id, nil
}

// take gives the pages of an id once; nil where there are none.
func (p *previews) take(id string) []store.Source {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expire()
	w := p.items[id]
	if w == nil {
		return nil
	}
	delete(p.items, id)
	p.bytes -= w.bytes
	return w.sources
}

func (p *previews) expire() {
	for id, w := range p.items {
		if p.now().After(w.until) {
			delete(p.items, id)
			p.bytes -= w.bytes
		}
	}
}
