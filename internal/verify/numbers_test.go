package verify

import "testing"

func TestNumbersIn(t *testing.T) {
	for _, c := range []struct {
		text string
		want []float64
		not  []float64
	}{
		{"60,000 to 90,000 troops", []float64{60000, 90000}, []float64{60}},
		{"between four and five million złoty", []float64{4e6, 5e6}, []float64{6e6}},
		{"two hundred and forty", []float64{240}, []float64{340}},
		{"one hundred and twenty thousand five hundred", []float64{120500}, nil},
		{"€3.5m", []float64{3.5e6}, nil},
		{"3,5 percent", []float64{3.5, 35}, nil},
		{"two and a half years", []float64{2.5}, nil},
		{"an hour and a quarter", []float64{1.25}, nil},
		{"three quarters of an hour", []float64{.75}, nil},
		{"nine out of ten", []float64{.9}, nil},
		{"about 1 in 5", []float64{.2}, nil},
		{"27/30", []float64{.9}, nil},
		{"2 2/3", []float64{8.0 / 3}, nil},
		{"4 hours 30 minutes", []float64{4.5}, nil},
		{".2B", []float64{2e8}, nil},
		{"five cents", []float64{.05}, nil},
		{"5½ feet", []float64{5.5}, nil},
		{"nobody", []float64{0}, []float64{1}},
		{"a 40-year-old", []float64{40}, []float64{4}},
	} {
		got := numbersIn(c.text)
		for _, n := range c.want {
			if !got.has(n) {
				t.Errorf("%q gives %v, not %v", c.text, got, n)
			}
		}
		for _, n := range c.not {
			if got.has(n) {
				t.Errorf("%q gives %v", c.text, n)
			}
		}
	}
}

func TestInMarks(t *testing.T) {
	for text, want := range map[string]string{
		"“one” and “two”": "one|two|", `the "golden gates" again`: "golden gates|", `6" of snow and 7"`: "",
		"“one “two” three": "two|", "plain": "", `river," she said`: "",
	} {
		got := ""
		for _, q := range inMarks(text) {
			got += q + "|"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
