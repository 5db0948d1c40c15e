package growthtest

import (
	"testing"
	"time"
)

func TestWorse(t *testing.T) {
	const ms = time.Millisecond
	for _, test := range []struct {
		name          string
		before, after time.Duration
		want          bool
	}{
		{"linear", 20 * ms, 16 * 20 * ms, false},
		{"linear, held up", 20 * ms, 64 * 20 * ms, false},
		{"quadratic", 20 * ms, 256 * 20 * ms, true},
		{"too short to tell", ms / 100, 200 * ms, false},
	} {
		if got := worse(test.before, test.after); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// recorder keeps whether a test would have failed.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestLinear(t *testing.T) {
	wait := func(n int) {
		if n > 1 {
			time.Sleep(short)
		}
	}
	r := &recorder{TB: t}
	if Linear(r, "a step", 1, func(n int) int { return n }, wait); !r.failed {
		t.Error("what takes a long time for the large input only is not seen")
	}
	r = &recorder{TB: t}
	if Linear(r, "nothing", 1, func(n int) int { return n }, func(int) {}); r.failed {
		t.Error("what takes no time fails")
	}
}
