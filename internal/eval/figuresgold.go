package eval

import (
	"context"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout/internal/analysis"
	"readout/internal/nlp"
)

// ducklingValue reads "simple EUR 20", "between Dollar (10, 20)", "under Gallon 6",
// "NumeralValue 5e5".
func ducklingValue(g *figureGold, expect string) bool {
	words := strings.FieldsFunc(expect, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' })
	var values []float64
	for _, w := range words[1:] {
		if v, err := strconv.ParseFloat(w, 64); err == nil {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return false
	}
	g.low, g.high = values[0], values[len(values)-1]
	switch words[0] {
	case "between":
		g.approx = "range"
	case "under":
		g.approx = "at-most"
	case "above":
		g.approx = "at-least"
	}
	if words[0] != "NumeralValue" && len(words) > 2 {
		g.unit = words[1]
	}
	if g.unit == "Unnamed" {
		g.unit = ""
	}
	centsToDollars(g)
	return true
}

// goldFigures scores the figures of the cases and the sample. A third is held, by
// the hash of what the figure counts.
func goldFigures(ctx context.Context, report *Report, data Data, sample string) error {
	seen, held := newFigureScore(), newFigureScore()
	dirs := []string{sample}
	if dir, err := data.Beside("cases"); err == nil {
		found, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
		if err != nil {
			return err
		}
		for _, path := range found {
			dirs = append(dirs, filepath.Dir(path))
		}
	}
	for _, dir := range dirs {
		if err := goldFolder(ctx, report, dir, seen, held); err != nil {
			return err
		}
	}
	seen.report(report, "gold")
	held.report(report, "gold held")
	report.N += seen.n + held.n
	return nil
}

// goldFigureEntry is an entry of "figures" in gold.json.
type goldFigureEntry struct {
	What   string
	Unit   string
	Values map[string]struct {
		Text      string
		Low, High *float64
		Approx    string
	}
}

func goldFolder(ctx context.Context, report *Report, dir string, seen, held *figureScore) error {
	var gold struct{ Figures []goldFigureEntry }
	if err := readJSON(filepath.Join(dir, "gold.json"), &gold); err != nil {
		return err
	}
	analyzer, err := analysis.New(analysis.Options{})
	if err != nil {
		return err
	}
	result, err := analyzer.Run(ctx, []string{dir})
	if err != nil {
		return err
	}
	for _, d := range result.Documents {
		name := filepath.Base(d.Path)
		used := make([]bool, len(d.Quantities))
		for _, entry := range gold.Figures {
			value, ok := entry.Values[name]
			if !ok {
				continue
			}
			g := figureGold{Span: locate(d.Text, value.Text), low: optional(value.Low), high: optional(value.High), approx: value.Approx}
			q := bestFigure(d, used, g)
			if q != nil {
				inUnitOf(&g, q, entry.Unit)
			}
			if !countNouns[entry.Unit] {
				g.unit = entry.Unit
			}
			if isHeld(entry.What) {
				held.compare(nil, "gold", d, q, g)
			} else {
				seen.compare(report, "gold", d, q, g)
			}
		}
		for i, q := range d.Quantities {
			if !used[i] {
				seen.extra++
				report.Miss("gold extra", name, "%q = %s..%s %s %s [%s]", d.Slice(q.Span), q.Low, q.High, q.Approx, q.Unit, short(d.Text, q.Span))
			}
		}
	}
	return nil
}

// siFactors are the sizes of duckling's units in SI base units: it answers "2 km
// and 1 m" with 2,001 metres where Readout keeps the first unit.
var siFactors = map[string]float64{
	"Gram": 0.001, "Metre": 1, "Centimetre": 0.01, "Inch": 0.0254, "Foot": 0.3048, "Kilometre": 1000, "Pound": 0.45359237, "Ounce": 0.028349523125,
}

// sameInSI reports whether figure and gold are the same amount in different units.
func sameInSI(q *nlp.Quantity, g figureGold) bool {
	f := siFactors[g.unit]
	if f == 0 || q.SIUnit != "m" && q.SIUnit != "kg" {
		return false
	}
	si := nlp.Quantity{Low: q.SILow, High: q.SIHigh, Approx: q.Approx}
	return sameValue(&si, figureGold{low: g.low * f, high: g.high * f})
}

func optional(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

// locate finds gold words in a text whose white space may differ.
func locate(text, words string) nlp.Span {
	if at := strings.Index(text, words); at >= 0 {
		return nlp.Span{Start: at, End: at + len(words)}
	}
	var parts []string
	for w := range strings.FieldsSeq(words) {
		parts = append(parts, regexp.QuoteMeta(w))
	}
	if at := regexp.MustCompile(strings.Join(parts, `\s+`)).FindStringIndex(text); at != nil {
		return nlp.Span{Start: at[0], End: at[1]}
	}
	return nlp.Span{}
}

// inUnitOf converts the gold's value to the unit that the text writes: three
// quarters of an hour are 45 minutes.
func inUnitOf(g *figureGold, q *nlp.Quantity, unit string) {
	factors := map[string]float64{"h/minutes": 60, "wk/days": 7, "min/hours": 1.0 / 60, "t/kilograms": 1000}
	if f := factors[q.Unit+"/"+unit]; f != 0 {
		g.low, g.high = g.low/f, g.high/f
	}
}

// sameUnit compares a unit with a collection's name of it. A name that is in no
// table has to be the unit itself.
func sameUnit(got, want string) bool {
	if got == want || strings.EqualFold(got, want) {
		return true
	}
	return slices.Contains(unitNames[strings.ToLower(want)], got)
}
