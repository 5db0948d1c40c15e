package quantity

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/nlp"
	"readout/internal/nlp/english"
)

// parsed makes a document of paragraphs with their parse.
func parsed(tb testing.TB, paragraphs ...string) *nlp.Document {
	tb.Helper()
	d := &nlp.Document{ID: "d1", Language: "en"}
	for _, p := range paragraphs {
		if d.Text != "" {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += p
		d.Blocks = append(d.Blocks, nlp.Block{Kind: nlp.BodyBlock, Span: nlp.Span{Start: start, End: len(d.Text)}})
	}
	if err := (english.Stage{}).Annotate(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
	return d
}

// figures annotates a text and prints its figures.
func figures(tb testing.TB, text string) string {
	d := parsed(tb, text)
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
	return print(d)
}

// print writes figures as `low..high approx unit "words"`, then what else they
// say, one a line. Where low and high are equal one of them is written.
func print(d *nlp.Document) string {
	var lines []string
	for _, q := range d.Quantities {
		value := q.Low
		if q.Low != q.High {
			value += ".." + q.High
		}
		line := fmt.Sprintf("%s %s %s %q", value, q.Approx, q.Unit, d.Slice(q.Span))
		if q.Per != "" {
			line += " per " + q.Per
		}
		if !q.Counted.Empty() {
			line += fmt.Sprintf(" of %q", d.Slice(q.Counted))
		}
		if q.Ordinal {
			line += " ordinal"
		}
		if q.Change != "" {
			line += " " + q.Change
			if q.Difference {
				line += " by"
			}
		}
		if q.Problem != "" {
			line += " problem: " + q.Problem
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestSpans(t *testing.T) {
	d := parsed(t, `Some 1 400 boats – “half of the fleet” – were lost, at a cost of €2.5m to €3m; the rest, 20 to 30 %, sank.`)
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	last := 0
	for i, q := range d.Quantities {
		if q.ID != fmt.Sprintf("d1q%d", i+1) {
			t.Errorf("figure %d has id %s", i, q.ID)
		}
		if q.Start < last || q.End <= q.Start || q.End > len(d.Text) {
			t.Errorf("%v lies before %d or outside", q.Span, last)
		}
		if !utf8.ValidString(d.Slice(q.Span)) {
			t.Errorf("%q is cut inside a rune", d.Slice(q.Span))
		}
		last = q.End
	}
	if len(d.Quantities) != 4 {
		t.Errorf("%d figures, want 4:\n%s", len(d.Quantities), print(d))
	}
}

func TestSI(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The wall is 3 miles long.", "4828.032..4828.032 m"},
		{"It was 20 degrees Celsius.", "293.15..293.15 K"},
		{"They felt 14 °F at noon.", "263.15..263.15 K"},
		{"The siren sounded within ninety seconds of the blast.", "90..90 s"},
		{"The river carries 18 cubic metres a second.", "18..18 m3.s-1"},
		{"A train ran at 90 km/h.", "25..25 m.s-1"},
		{"Between 2 and 4 tonnes of salt were spread.", "2000..4000 kg"},
		{"At least 3 hours went by.", "10800.. s"},
		{"The plant makes 300 million kilowatt-hours.", "1080000000000000..1080000000000000 m2.kg.s-2"},
		{"Some 5 percent stayed.", "0.05..0.05 1"},
	}
	for _, test := range tests {
		d := parsed(t, test.text)
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Quantities) != 1 {
			t.Errorf("%s: %d figures", test.text, len(d.Quantities))
			continue
		}
		q := d.Quantities[0]
		if got := q.SILow + ".." + q.SIHigh + " " + q.SIUnit; got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

// TestCurrencyOfPlace: a name that several countries share is read by the country
// that the document names, and left alone where it names none.
func TestCurrencyOfPlace(t *testing.T) {
	tests := []struct{ text, unit string }{
		{"Oman will spend 140 million rials on the yard at Duqm, the Omani ministry said.", "OMR"},
		{"Officials in Yemen and in Aden said that 3,000 rials were paid.", "YER"},
		{"The winner took home 300,000 rials.", "rial"},
		{"In Manila, the Philippines, the fare is 12 pesos.", "PHP"},
		{"The fare is 12 Mexican pesos.", "MXN"},
		{"It cost 40 pounds.", "GBP"},
		{"It cost 40 Egyptian pounds.", "EGP"},
	}
	for _, test := range tests {
		d := parsed(t, test.text)
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Quantities) != 1 || d.Quantities[0].Unit != test.unit {
			t.Errorf("%s: want %s\n%s", test.text, test.unit, print(d))
		}
	}
}

// TestDollarOfDomain: "$" on a Canadian page is the Canadian dollar.
func TestDollarOfDomain(t *testing.T) {
	d := parsed(t, "The bridge cost $40 million, or US$29 million.")
	d.Outlet.Domain = "harbour-times.ca"
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	want := "40000000 exactly CAD \"$40 million\"\n29000000 exactly USD \"US$29 million\""
	if got := print(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLinks: times and statements are linked where the document has them and the
// sentence says it.
func TestLinks(t *testing.T) {
	text := "As of Sunday evening 17 people were dead, the coast guard said. Nine had been found."
	d := parsed(t, text)
	sunday := strings.Index(text, "Sunday")
	d.Timexes = []nlp.Timex{{ID: "d1t1", Span: nlp.Span{Start: sunday, End: sunday + len("Sunday evening")}, Type: nlp.TimexTime}}
	d.Statements = []nlp.Statement{
		{ID: "d1s1", Content: []nlp.Span{{Start: 0, End: strings.Index(text, ", the coast")}}},
		{ID: "d1s2", Content: []nlp.Span{{Start: strings.Index(text, "17"), End: strings.Index(text, " were")}}},
	}
	if err := (Stage{}).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Quantities) != 2 {
		t.Fatalf("figures:\n%s", print(d))
	}
	if q := d.Quantities[0]; q.AsOf != "d1t1" || q.AccordingTo != "d1s2" {
		t.Errorf("as of %q, according to %q", q.AsOf, q.AccordingTo)
	}
	if q := d.Quantities[1]; q.AsOf != "" || q.AccordingTo != "" {
		t.Errorf("the second figure: as of %q, according to %q", q.AsOf, q.AccordingTo)
	}
}
