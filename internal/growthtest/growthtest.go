// Package growthtest lets tests hold that time grows in line with the size of the
// input. It compares times of one run with each other, because no number of seconds
// is right for a laptop, a shared runner and the race detector alike.
package growthtest

import (
	"testing"
	"time"
)

const (
	// factor is how many times as large the second input is.
	factor = 16
	// bound lies between what linear growth takes (16 times as long) and quadratic
	// (256 times), with room for other work on the machine.
	bound = 96
	// short is a time that is never held against the code.
	short = 250 * time.Millisecond
	tries = 3
)

// Linear fails the test if run, on an input of 16·n units, takes more than 96 times
// as long as on one of n. What build makes is not timed. A machine can be held up
// while one of the two is measured, so it fails only if three tries agree.
func Linear[T any](t testing.TB, name string, n int, build func(n int) T, run func(T)) {
	t.Helper()
	small, large := build(n), build(factor*n)
	var before, after time.Duration
	for range tries {
		before, after = took(run, small), took(run, large)
		if !worse(before, after) {
			return
		}
	}
	t.Errorf("%s: %d times the input takes %v, not %v", name, factor, after, before)
}

// worse reports whether after is more than linear growth from before explains.
func worse(before, after time.Duration) bool {
	return after >= short && after >= bound*before
}

func took[T any](run func(T), input T) time.Duration {
	start := time.Now()
	run(input)
	return time.Since(start)
}
