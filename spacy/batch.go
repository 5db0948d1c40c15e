package spacy

import (
	"iter"
	"runtime"
	"sync"
)

// ParseAll parses texts on all processors and yields the docs in the order of the texts. Only as
// many docs as there are processors are held at a time. The texts are drawn in another goroutine,
// which has ended when the iteration ends.
func (p *Pipeline) ParseAll(texts iter.Seq[string], opts ...Option) iter.Seq[*Doc] {
	return func(yield func(*Doc) bool) {
		queue := make(chan chan *Doc, runtime.GOMAXPROCS(0))
		stop := make(chan struct{})
		var feeder sync.WaitGroup
		feeder.Go(func() {
			defer close(queue)
			for text := range texts {
				out := make(chan *Doc, 1)
				select {
				case queue <- out:
				case <-stop:
					return
				}
				go func() { out <- p.Parse(text, opts...) }()
			}
		})
		defer feeder.Wait()
		defer close(stop)
		for out := range queue {
			if !yield(<-out) {
				return
			}
		}
	}
}
