package quantity

import (
	"context"
	"strings"
	"testing"
)

// article is a report of about 450 words of our own writing, with a usual number
// of figures.
var article = strings.Repeat(`Officials in the harbour town of Lindesund said on Tuesday that between 40 and 60 boats
had been lost in the storm, the third this year. An estimated 12,500 people left their homes, and at least nine of them were
still missing on Wednesday morning. The regional government put the damage at about 180 million euros, up from 95 million
after the flood of 2019, and promised to pay half of it. Prices of fuel rose by 3 to 5 percent. The ferry company, which has
7,200 employees and 14 ships, cancelled two thirds of its crossings for three days. Engineers need a few hundred metres of
pipe and upwards of 2,000 tonnes of stone to close the breach, which is 35 metres wide. Nobody knows how long it will take.
The minister spoke for an hour and a quarter and answered every question that was asked of her by the reporters who came.
`, 4)

func BenchmarkAnnotate(b *testing.B) {
	d := parsed(b, article)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := (Stage{}).Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Quantities)), "figures")
}
