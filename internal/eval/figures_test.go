package eval

import (
	"math"
	"testing"

	"readout/internal/nlp"
)

func TestGoldValues(t *testing.T) {
	open := math.NaN()
	tests := []struct {
		text, approx string
		low, high    float64
	}{
		{"7", "", 7, 7},
		{"12.5%", "", 12.5, 12.5},
		{"[20,30)", "range", 20, 30},
		{"(4,)", "at-least", 4, open},
		{"(,9]", "at-most", open, 9},
	}
	for _, test := range tests {
		var g figureGold
		if !recognizerValue(&g, test.text) {
			t.Errorf("%s: no value", test.text)
		}
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		if !same(g.low, test.low) || !same(g.high, test.high) || g.approx != test.approx {
			t.Errorf("%s: %v..%v %s", test.text, g.low, g.high, g.approx)
		}
	}
}

func TestSameValue(t *testing.T) {
	open := math.NaN()
	tests := []struct {
		q    nlp.Quantity
		g    figureGold
		want bool
	}{
		{nlp.Quantity{Low: "3", High: "3"}, figureGold{low: 3, high: 3}, true},
		{nlp.Quantity{Low: "3", Approx: nlp.AtLeast}, figureGold{low: 3, high: open}, true},
		{nlp.Quantity{High: "3", Approx: nlp.AtMost}, figureGold{low: open, high: 3}, true},
		{nlp.Quantity{Low: "3", High: "5", Approx: nlp.Range}, figureGold{low: 3, high: 5}, true},
		{nlp.Quantity{Low: "3", High: "5", Approx: nlp.Range}, figureGold{low: 3, high: 3}, false},
		{nlp.Quantity{Low: "0.666666666666667", High: "0.666666666666667"}, figureGold{low: 2.0 / 3, high: 2.0 / 3}, true},
		{nlp.Quantity{Problem: "too large"}, figureGold{low: 3, high: 3}, false},
	}
	for _, test := range tests {
		if got := sameValue(&test.q, test.g); got != test.want {
			t.Errorf("%+v against %v..%v: %v", test.q, test.g.low, test.g.high, got)
		}
	}
}
