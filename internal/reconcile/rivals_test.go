package reconcile

import (
	"slices"
	"testing"
)

// TestRivals pairs assertions 0 and 1 of one document with 2 and 3 of another.
func TestRivals(t *testing.T) {
	tests := []struct {
		name  string
		pairs []pair
		want  []pair
	}{
		{"the likest by far", []pair{{0, 2, 0.40}, {0, 3, 0.10}, {1, 2, 0.15}}, []pair{{0, 2, 0.40}}},
		{"two near rivals", []pair{{0, 2, 0.40}, {0, 3, 0.36}}, nil},
		{"a rival on the other side", []pair{{0, 2, 0.40}, {1, 2, 0.45}}, nil},
		{"too faint", []pair{{0, 2, 0.20}}, nil},
		{"one each", []pair{{0, 2, 0.40}, {1, 3, 0.50}}, []pair{{0, 2, 0.40}, {1, 3, 0.50}}},
	}
	for _, tt := range tests {
		v := newRivals()
		for _, p := range tt.pairs {
			v.add(p, 0, 1)
		}
		if got := v.standout(0.35, 0.10); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
