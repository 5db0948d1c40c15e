package reconcile

import (
	"testing"

	"readout/internal/nlp"
)

func TestRelate(t *testing.T) {
	q := func(low, high string, a nlp.Approx) interval {
		v, ok := intervalOf(&nlp.Quantity{Low: low, High: high, Approx: a})
		if !ok {
			t.Fatalf("%q–%q is no value", low, high)
		}
		return v
	}
	tests := []struct {
		name string
		a, b interval
		want relation
	}{
		{"equal", q("50", "50", nlp.Exactly), q("50", "50", nlp.Exactly), equalValues},
		{"about 50 and 52", q("50", "50", nlp.About), q("52", "52", nlp.Exactly), equalValues},
		{"about 45 and 40", q("45", "45", nlp.About), q("40", "40", nlp.Exactly), disjoint},
		{"about 19 million and 18 million", q("19000000", "19000000", nlp.About), q("18000000", "18000000", nlp.Exactly), disjoint},
		{"about 900 and 800 to 1,000", q("900", "900", nlp.About), q("800", "1000", nlp.Range), equalValues},
		{"12,000 in a wide range", q("12000", "12000", nlp.About), q("9000", "15000", nlp.Range), bothHold},
		{"at least 310 and 310", q("310", "", nlp.AtLeast), q("310", "310", nlp.Exactly), equalValues},
		{"at least 310 and more than 400", q("310", "", nlp.AtLeast), q("400", "", nlp.AtLeast), bothHold},
		{"at least 9 and 7", q("9", "", nlp.AtLeast), q("7", "7", nlp.Exactly), disjoint},
		{"14 and 15", q("14", "14", nlp.Exactly), q("15", "15", nlp.Exactly), disjoint},
	}
	for _, tt := range tests {
		if got := relate(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
		if got := relate(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, turned round: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSlack(t *testing.T) {
	for v, want := range map[float64]float64{50: 5, 45: 2.5, 12000: 500, 19e6: 5e5, 10000: 1000, 7: 0.5} {
		if got := slack(v); got != want {
			t.Errorf("slack(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestAlign(t *testing.T) {
	tests := []struct {
		name  string
		pairs []pair
		want  int // groups
	}{
		{"a chain whose ends do not fit stays apart", []pair{{0, 1, 0.9}, {1, 2, 0.8}}, 1},
		{"all pairs fit", []pair{{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.7}}, 1},
		{"a pair that must not join", []pair{{0, 1, 0.9}, {2, 3, 0.9}, {1, 2, 0.8}, {0, 3, never}}, 2},
	}
	for _, tt := range tests {
		if got := align(4, tt.pairs, 0.5); len(got) != tt.want {
			t.Errorf("%s: %v, want %d groups", tt.name, got, tt.want)
		}
	}
}
