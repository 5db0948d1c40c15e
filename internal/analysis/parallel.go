package analysis

import (
	"context"
	"sync"
	"sync/atomic"
)

// parallel calls work for 0 to n-1 on at most jobs goroutines, and returns the
// context's error where it ended first.
func parallel(ctx context.Context, jobs, n int, work func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, n) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || ctx.Err() != nil {
					return
				}
				work(i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// counter counts steps and reports them one at a time.
type counter struct {
	mu          sync.Mutex
	done, total int
	report      func(done, total int)
}

// expect sets the number of all steps.
func (c *counter) expect(total int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.total = total
}

func (c *counter) step() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done++
	if c.report != nil {
		c.report(c.done, max(c.done, c.total))
	}
}
