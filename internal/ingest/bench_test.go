package ingest

import (
	"context"
	"testing"

	"readout/internal/store"
)

// BenchmarkAdd adds reports of 400 words and waits until they are finished: six an
// event. tools/deskload adds thousands.
func BenchmarkAdd(b *testing.B) {
	d := testDesk(b, b.TempDir(), nil)
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	n := 0
	for b.Loop() {
		if _, err := d.Add(b.Context(), []store.Source{reportOf(n/6, n%6)}); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := d.Idle(b.Context()); err != nil {
		b.Fatal(err)
	}
	cancel()
	if err := <-done; err != nil {
		b.Error(err)
	}
	if err := d.Store.Close(); err != nil {
		b.Error(err)
	}
}
