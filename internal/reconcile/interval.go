package reconcile

import (
	"math"
	"strconv"

	"readout/internal/nlp"
)

// interval is a value with what its wording leaves open: [low, high], either of
// which may be infinite, and the value named. Point values have low = high.
type interval struct {
	low, high float64
	named     float64 // the number as written; the middle of a range
	approx    nlp.Approx
	step      float64 // what the last digit written is worth, or 0 where that is not known
	play      float64 // how far off it may be as its unit is no fixed one, in SI units: of months, of tons
	converted float64 // the number as written, where that is in another unit; or 0
}

// monthPlay is by how many seconds a month may be shorter or longer than the mean, to be
// as many days as somebody else counts: two months are 60 days.
const monthPlay = 0.6 * 24 * 3600

// tonPlay is by how much of itself a ton may be more: reports write "tons" for tonnes, of
// 1,000 kilograms, as well as for short tons, of 907.
const tonPlay = 0.1024

// intervalOf reads a quantity, in SI units where it converts.
func intervalOf(q *nlp.Quantity) (interval, bool) {
	low, high := q.Low, q.High
	if q.SIUnit != "" {
		low, high = q.SILow, q.SIHigh
	}
	v := interval{low: math.Inf(-1), high: math.Inf(1), approx: q.Approx}
	if q.SIUnit != "" && q.SIUnit != "s" && q.SIUnit != "1" && low != q.Low {
		v.converted, _ = strconv.ParseFloat(q.Low, 64)
	}
	l, errLow := strconv.ParseFloat(low, 64)
	h, errHigh := strconv.ParseFloat(high, 64)
	switch {
	case errLow == nil && errHigh == nil:
		v.low, v.high, v.named = l, h, (l+h)/2
	case errLow == nil:
		v.low, v.named = l, l
	case errHigh == nil:
		v.high, v.named = h, h
	default:
		return v, false
	}
	switch q.Unit {
	case "[ston_av]":
		v.play = v.named * tonPlay
	case "mo":
		if n, err := strconv.ParseFloat(q.Low, 64); err == nil {
			v.play = n * monthPlay
		}
	}
	return v, true
}

// slack is how far a value that is called approximate may lie off: half of the
// unit of its last digit that is not zero, of five where that is a five, ten per
// cent at most.
func slack(v float64) float64 {
	v = math.Abs(v)
	if v == 0 {
		return 0
	}
	step := math.Pow(10, math.Floor(math.Log10(v))+1)
	for math.Abs(v/step-math.Round(v/step)) > 1e-9 && step > v*1e-9 {
		step /= 10
	}
	if math.Mod(math.Round(v/step), 10) == 5 && v/step > 9 {
		step *= 5
	}
	return min(step/2, v/10)
}

// exact reports whether a value is one whole number that nothing leaves open.
func (v interval) exact() bool { return v.approx == nlp.Exactly && v.named == math.Trunc(v.named) }

// relation is how two values of one thing stand to each other.
type relation uint8

const (
	equalValues relation = iota // equal, one rounding of the other, one more precise
	bothHold                    // not equal, but both can hold
	disjoint                    // cannot both hold
)

// relate compares two values of one thing.
func relate(a, b interval) relation {
	switch {
	case near(a, b) || near(b, a) || rounds(a, b) || rounds(b, a) || inOtherUnits(a, b):
		return equalValues
	case a.low <= b.high && b.low <= a.high:
		return bothHold
	}
	return disjoint
}

// near reports whether b is a's value: the same number, or within what a's
// wording leaves open.
func near(a, b interval) bool {
	same := math.Abs(a.named-b.named) <= max(1e-9*math.Abs(a.named), a.play, b.play)
	switch a.approx {
	case nlp.About:
		return math.Abs(a.named-b.named) <= slack(a.named) && b.approx != nlp.Range
	case nlp.Range:
		if b.approx == nlp.Range {
			return math.Abs(a.low-b.low) <= slack(a.low)/5 && math.Abs(a.high-b.high) <= slack(a.high)/5
		}
		// A narrow range says "about".
		return b.named >= a.low && b.named <= a.high && a.high-a.low < a.named/4
	}
	return same && b.approx != nlp.Range
}

// rounds reports whether exact value a is b with fewer digits: 46 for 46.2. A number
// that it changes by more than a fortieth is another one: 2 million for 2.4.
func rounds(a, b interval) bool {
	if a.approx != nlp.Exactly || b.approx != nlp.Exactly || a.step == 0 || b.step == 0 || b.step > a.step*0.11 {
		return false
	}
	gap := math.Abs(a.named - b.named)
	return gap <= a.step/2*(1+1e-9) && gap <= math.Abs(a.named)/40
}

// inOtherUnits reports whether two exact values written in different units are one, as far as
// their digits go: 230 feet and 70 metres.
func inOtherUnits(a, b interval) bool {
	return (a.converted == 0) != (b.converted == 0) && a.approx == nlp.Exactly && b.approx == nlp.Exactly && a.step > 0 && b.step > 0 &&
		math.Abs(a.named-b.named) <= max(a.step, b.step)/2*(1+1e-9)
}

// stepOf is what the last digit of a number is worth in its value: .1 million for "2.4
// million"; 0 where it is not written in digits.
func stepOf(text string, value float64) float64 {
	written, decimals, digits := 0.0, -1, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			written = written*10 + float64(c-'0')
			if digits++; decimals >= 0 {
				decimals++
			}
			continue
		case digits == 0, c == ',' && thousands(text[i+1:]):
			continue
		case (c == '.' || c == ',') && decimals < 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			decimals = 0
			continue
		}
		break
	}
	if digits == 0 || digits > 15 || written == 0 {
		return 0
	}
	return math.Abs(value) / written
}

// stepInWords is what the last digit but noughts of a number that is written in words is
// worth in its value: a mile for "six miles"; 0 where it has none.
func stepInWords(number string, value float64) float64 {
	written, err := strconv.ParseFloat(number, 64)
	if err != nil || written == 0 || written != math.Trunc(written) {
		return 0
	}
	step := 1.0
	for math.Mod(written, 10*step) == 0 {
		step *= 10
	}
	return step * math.Abs(value/written)
}

// thousands reports whether a text begins with three digits and no more.
func thousands(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// telling reports whether a number is so particular that meeting it twice says
// something: three digits, or two that are not zero.
func (v interval) telling() bool {
	n := math.Abs(v.named)
	if v.converted != 0 {
		n = math.Abs(v.converted)
	}
	if n == 0 {
		return false
	}
	large := n >= 200
	for n >= 100 && math.Mod(n, 10) == 0 {
		n /= 10
	}
	return n >= 13 && math.Mod(n, 10) != 0 || large || n != math.Trunc(n)
}

// String is the value as a record names it.
func (v interval) String() string {
	f := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch {
	case math.IsInf(v.high, 1):
		return "≥" + f(v.low)
	case math.IsInf(v.low, -1):
		return "≤" + f(v.high)
	case v.low != v.high:
		return f(v.low) + "–" + f(v.high)
	case v.approx == nlp.About:
		return "~" + f(v.low)
	}
	return f(v.low)
}
