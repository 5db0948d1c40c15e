package quantity

import (
	"context"
	"fmt"
	"strings"
	"testing"

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

// print writes figures as `low..high approx unit "words" counted`, one a line.
func print(d *nlp.Document) string {
	var lines []string
	for _, q := range d.Quantities {
		line := fmt.Sprintf("%s..%s %s %s %q", q.Low, q.High, q.Approx, q.Unit, d.Slice(q.Span))
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
				line += "-by"
			}
		}
		if q.Problem != "" {
			line += " !" + q.Problem
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestShow(t *testing.T) {
	for _, s := range strings.Split(strings.TrimSpace(show), "\n") {
		d := parsed(t, s)
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%s\n\t%s\n", s, strings.ReplaceAll(print(d), "\n", "\n\t"))
	}
}

const show = `
Officials in the port counted the 60,000 to 90,000 Norvan soldiers gathered to the north, east and south of the town.
An estimated 1.4 million people fled, and upwards of 100,000 troops stood near the border.
Prices rose by 3 to 5 percent in May, and unemployment fell from 9 to 7 percent.
It was their second call this month and the seventh death so far.
The bridge cost $2m-$3m, about £40m or 28,000 euros.
Between five and seven ships, two dozen boats and a few hundred barges waited.
Dozens of survivors were treated; tens of thousands of homes lost power.
The flow is 18 cubic metres a second, and the lake holds 240 million cubic metres of water.
The truce lasted an hour and a quarter, then three quarters of an hour.
On 3 March 2021 at 4:30 p.m. he called No. 10 from Channel Six on page 4, 24/7.
No one said that one of the men was one. One person was killed.
Shares fell 1.2 percent to 43.50 dollars a barrel.
Half a million voters, more than half of the country, voted 5-4 on 300,000 som.
The tunnel is 5 ft 2 in wide and 30 km long, with a 20-year lease.
The toll rose to 17 on Sunday evening from 9.
At least 1,2,3,4 trains; COVID-19, G7, Boeing 737 and F-16 are names.
He rules 8,5 percent and 1.400.000 and 1 400 000 people, 12,34,567 votes.
A fourth employee died. In 2020 the 1962 crisis was 20 years old.
`
