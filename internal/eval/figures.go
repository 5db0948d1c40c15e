package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/internal/nlp"
	"readout/internal/nlp/english"
	"readout/internal/nlp/quantity"
)

// Figures measures the figures: values, values with approximation and units over
// time/quantulum3, time/recognizers (Number, NumberWithUnit) and time/duckling,
// and low, high and approximation over the gold of the cases and the sample. What
// news does not contain is left out and counted by kind. About a third of each
// collection, by the hash of the text, is "held": its mistakes are never listed.
//
// sample is the folder of the sample pages.
func Figures(sample string) Set {
	return Set{
		Name:  "figures",
		About: "values, approximations and units of figures",
		Run: func(ctx context.Context, data Data) (*Report, error) {
			return runFigures(ctx, data, sample)
		},
	}
}

// figureCase is a text with the figures that its gold states.
type figureCase struct {
	text string
	want []figureGold
	// null: nothing may be found here.
	null bool
}

// figureGold is one figure of the gold. low and high are equal unless it is a
// range; NaN where the gold is open there.
type figureGold struct {
	nlp.Span
	low, high float64
	approx    string // empty where the gold does not say
	unit      string // the collection's name of it, empty where it has none
	skip      string // why it is not scored
}

func runFigures(ctx context.Context, data Data, sample string) (*Report, error) {
	report := &Report{Set: "figures", Items: "figures"}
	loaders := []struct {
		name string
		load func(Data) ([]figureCase, error)
	}{
		{"quantulum3", quantulumCases}, {"number", numberCases}, {"unit", unitCases}, {"duckling", ducklingCases},
	}
	recognizers := newFigureScore()
	for _, l := range loaders {
		cases, err := l.load(data)
		if err != nil {
			return nil, err
		}
		seen, held := newFigureScore(), newFigureScore()
		for _, c := range cases {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			score, to := seen, report
			if isHeld(c.text) {
				score, to = held, nil
			}
			if err := score.add(ctx, to, l.name, c); err != nil {
				return nil, err
			}
		}
		seen.report(report, l.name)
		held.report(report, l.name+" held")
		switch l.name {
		case "quantulum3":
			report.Score(l.name+" all value", ratio(seen.value+held.value, seen.n+held.n))
		case "number", "unit":
			recognizers.value += seen.value + held.value
			recognizers.n += seen.n + held.n
		}
		report.N += seen.n + held.n
	}
	report.Score("recognizers all value", ratio(recognizers.value, recognizers.n))
	if err := goldFigures(ctx, report, data, sample); err != nil {
		return nil, err
	}
	slices.SortStableFunc(report.Mistakes, func(a, b Mistake) int { return strings.Compare(a.Kind, b.Kind) })
	return report, nil
}

// readFigures runs the stages over a text.
func readFigures(ctx context.Context, text string) (*nlp.Document, error) {
	d := &nlp.Document{ID: "d1", Language: "en", Text: text}
	d.Blocks = []nlp.Block{{Kind: nlp.BodyBlock, Span: nlp.Span{End: len(text)}}}
	p, err := nlp.NewPipeline(english.Stage{}, quantity.Stage{})
	if err != nil {
		return nil, err
	}
	failures, err := p.Run(ctx, d)
	if err == nil && len(failures) > 0 {
		err = failures[0].Err
	}
	return d, err
}

// figureScore counts.
type figureScore struct {
	n, value, approximate, approxRight int
	units, unitRight                   int
	extra, nulls, nullsHit             int
	skipped                            map[string]int
}

func newFigureScore() *figureScore { return &figureScore{skipped: map[string]int{}} }

func (s *figureScore) add(ctx context.Context, report *Report, name string, c figureCase) error {
	d, err := readFigures(ctx, c.text)
	if err != nil {
		return err
	}
	used := make([]bool, len(d.Quantities))
	for _, g := range c.want {
		q := bestFigure(d, used, g)
		if g.skip != "" {
			s.skipped[g.skip]++
			continue
		}
		s.compare(report, name, d, q, g)
	}
	if c.null {
		s.nulls++
		s.nullsHit += min(1, len(d.Quantities))
	}
	for i, q := range d.Quantities {
		if !used[i] {
			s.extra++
			if report != nil {
				report.Miss(name+" extra", short(c.text, q.Span), "%q = %s..%s %s", d.Slice(q.Span), q.Low, q.High, q.Unit)
			}
		}
	}
	return nil
}

// bestFigure is the figure that overlaps the gold, one of equal value before
// others; it is marked as used.
func bestFigure(d *nlp.Document, used []bool, g figureGold) *nlp.Quantity {
	best := -1
	for i := range d.Quantities {
		q := &d.Quantities[i]
		if !q.Overlaps(g.Span) {
			continue
		}
		if best < 0 || sameValue(q, g) && !sameValue(&d.Quantities[best], g) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	used[best] = true
	return &d.Quantities[best]
}

func (s *figureScore) compare(report *Report, name string, d *nlp.Document, q *nlp.Quantity, g figureGold) {
	s.n++
	right := q != nil && (sameValue(q, g) || sameInSI(q, g))
	if right {
		s.value++
	} else if report != nil {
		got := "none"
		if q != nil {
			got = q.Low + ".." + q.High + " " + q.Unit + " " + strconv.Quote(d.Slice(q.Span))
		}
		report.Miss(name+" value", short(d.Text, g.Span), "%v..%v %s %q, got %s", g.low, g.high, g.unit, d.Slice(g.Span), got)
	}
	if g.approx != "" {
		s.approximate++
		if right && sameApprox(q, g) {
			s.approxRight++
		} else if right && report != nil {
			report.Miss(name+" approx", short(d.Text, g.Span), "%s, got %s %q", g.approx, q.Approx, d.Slice(q.Span))
		}
	}
	if g.unit == "" || q == nil {
		return
	}
	s.units++
	if sameUnit(q.Unit, g.unit) || sameInSI(q, g) {
		s.unitRight++
	} else if report != nil {
		report.Miss(name+" unit", short(d.Text, g.Span), "%s, got %s", g.unit, q.Unit)
	}
}

// short is the text around a span.
func short(text string, at nlp.Span) string {
	first, end := max(0, at.Start-50), min(len(text), at.End+40)
	for first > 0 && !utf8.RuneStart(text[first]) {
		first--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return squeeze(text[first:end])
}

// sameApprox: the approximation is that of the gold, and the open ends are.
func sameApprox(q *nlp.Quantity, g figureGold) bool {
	return q.Approx.String() == g.approx
}

// sameValue compares the bounds that both give; where the figure is open on a side
// on which the gold is not, its other bound has to be the value.
func sameValue(q *nlp.Quantity, g figureGold) bool {
	low, high := bound(q.Low), bound(q.High)
	if math.IsNaN(low) {
		low = high
	}
	if math.IsNaN(high) && q.Approx != nlp.Range {
		high = low
	}
	gl, gh := g.low, g.high
	if math.IsNaN(gl) {
		gl = gh
	}
	if math.IsNaN(gh) {
		gh = gl
	}
	return nearValue(low, gl) && nearValue(high, gh)
}

func bound(s string) float64 {
	if s == "" {
		return math.NaN()
	}
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return math.NaN()
	}
	f, _ := v.Float64()
	return f
}

// nearValue allows for the rounding of fractions in the gold.
func nearValue(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}

func (s *figureScore) report(r *Report, name string) {
	r.Count(name+" figures", s.n)
	r.Score(name+" value", ratio(s.value, s.n))
	if s.approximate > 0 {
		r.Score(name+" value and approx", ratio(s.approxRight, s.approximate))
	}
	if s.units > 0 {
		r.Score(name+" unit", ratio(s.unitRight, s.units))
	}
	r.Count(name+" extra", s.extra)
	if s.nulls > 0 {
		r.Count(name+" nulls", s.nulls)
		r.Count(name+" nulls matched", s.nullsHit)
	}
	var kinds []string
	for kind := range s.skipped {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		r.Count(name+" skipped "+kind, s.skipped[kind])
	}
}

func readJSON(path string, into any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(strings.TrimPrefix(string(raw), "\ufeff")), into)
}

// quantulumCases reads the cases of quantulum3, those of ambiguous units too. A
// range stands there as its middle with an uncertainty.
func quantulumCases(data Data) ([]figureCase, error) {
	dir, err := data.Path("time", "quantulum3", "quantulum3", "_lang", "en_US", "tests")
	if err != nil {
		return nil, err
	}
	var cases []figureCase
	for _, name := range []string{"quantities.json", "quantities.ambiguity.json"} {
		var list []struct {
			Req string `json:"req"`
			Res []struct {
				Value       float64  `json:"value"`
				Unit        string   `json:"unit"`
				Surface     string   `json:"surface"`
				Uncertainty *float64 `json:"uncertainty"`
			} `json:"res"`
		}
		if err := readJSON(filepath.Join(dir, name), &list); err != nil {
			return nil, err
		}
		for _, item := range list {
			c := figureCase{text: item.Req, null: len(item.Res) == 0}
			from := 0
			for _, r := range item.Res {
				g := figureGold{low: r.Value, high: r.Value, unit: r.Unit, Span: find(item.Req, r.Surface, &from)}
				if r.Uncertainty != nil {
					g.low, g.high = r.Value-*r.Uncertainty, r.Value+*r.Uncertainty
				}
				if g.unit == "dimensionless" || g.unit == "dozen" {
					g.unit = ""
				}
				g.low, g.high = quantulumValue(g.low, r.Unit), quantulumValue(g.high, r.Unit)
				g.skip = quantulumSkip(item.Req, r.Surface, g)
				c.want = append(c.want, g)
			}
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// quantulumValue turns what counts as a unit there into a number: a dozen, cents.
func quantulumValue(v float64, unit string) float64 {
	switch unit {
	case "dozen":
		return 12 * v
	case "cent", "penny":
		return v / 100
	}
	return v
}

// find is the place of a surface behind the last one.
func find(text, surface string, from *int) nlp.Span {
	at := strings.Index(text[*from:], surface)
	if at < 0 {
		*from = 0
		at = strings.Index(text, surface)
	}
	if at < 0 {
		return nlp.Span{}
	}
	at += *from
	*from = at + len(surface)
	return nlp.Span{Start: at, End: at + len(surface)}
}

// numberCases reads the models of bare numbers.
func numberCases(data Data) ([]figureCase, error) {
	return recognizerCases(data, "Number", "NumberModel", "NumberModelPercentMode", "NumberRangeModel", "PercentModel", "PercentModelPercentMode", "OrdinalModel")
}

// unitCases reads the models of numbers with units.
func unitCases(data Data) ([]figureCase, error) {
	return recognizerCases(data, "NumberWithUnit", "AgeModel", "CurrencyModel", "DimensionModel", "TemperatureModel")
}

func recognizerCases(data Data, folder string, models ...string) ([]figureCase, error) {
	dir, err := data.Path("time", "recognizers", folder)
	if err != nil {
		return nil, err
	}
	var cases []figureCase
	for _, model := range models {
		var list []struct {
			Input   string
			Results []struct {
				Text       string
				Start, End int
				TypeName   string
				Resolution struct {
					Value *string `json:"value"`
					Unit  *string `json:"unit"`
				}
			}
		}
		if err := readJSON(filepath.Join(dir, model+".json"), &list); err != nil {
			return nil, err
		}
		for _, item := range list {
			c := figureCase{text: item.Input}
			from := 0
			for _, r := range item.Results {
				if r.Resolution.Value == nil {
					continue // a unit without a number
				}
				g := figureGold{Span: findFold(item.Input, r.Text, &from)}
				ok := recognizedNumber(&g, *r.Resolution.Value)
				if r.Resolution.Unit != nil {
					g.unit = *r.Resolution.Unit
				}
				centsToDollars(&g)
				g.skip = recognizerSkip(model, item.Input, r.Text, g, ok)
				c.want = append(c.want, g)
			}
			cases = append(cases, c)
		}
	}
	return cases, nil
}

// findFold is find without regard to case.
func findFold(text, surface string, from *int) nlp.Span {
	return find(strings.ToLower(text), strings.ToLower(surface), from)
}

// recognizedNumber reads "12", "12%", "[20,30)".
func recognizedNumber(g *figureGold, value string) bool {
	low, high, ranged := strings.Cut(strings.Trim(value, "[]()%"), ",")
	if !ranged {
		high = low
	}
	g.low, g.high = bound(low), bound(high)
	if ranged {
		g.approx = "range"
		switch {
		case low == "":
			g.approx = "at-most"
		case high == "":
			g.approx = "at-least"
		case low == high:
			g.approx = "exactly"
		}
	}
	return !math.IsNaN(g.low) || !math.IsNaN(g.high)
}

func centsToDollars(g *figureGold) {
	if g.unit == "Cent" || g.unit == "Penny" || g.unit == "Pence" {
		g.low, g.high = g.low/100, g.high/100
	}
}

// ducklingCases reads money, numerals, distances, volumes, weights, temperatures,
// and all null cases that hold no number at all.
func ducklingCases(data Data) ([]figureCase, error) {
	path, err := data.Path("time", "duckling", "cases.jsonl.gz")
	if err != nil {
		return nil, err
	}
	raw, err := readPacked(path)
	if err != nil {
		return nil, err
	}
	var cases []figureCase
	for dec := json.NewDecoder(bytes.NewReader(raw)); ; {
		var item struct {
			File, Text string
			Expect     *string
		}
		if err := dec.Decode(&item); err == io.EOF {
			return cases, nil
		} else if err != nil {
			return nil, err
		}
		if c, ok := ducklingCase(item.File, item.Text, item.Expect); ok {
			cases = append(cases, c)
		}
	}
}
