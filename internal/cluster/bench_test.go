package cluster

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout/internal/nlp"
)

// stream makes n documents of invented words in Zipf's distribution, each of one
// of n/2 stories with words of its own, dated as they come.
func stream(n int) func(i int) *nlp.Document {
	rng := rand.New(rand.NewPCG(7, 7))
	zipf := rand.NewZipf(rng, 1.1, 5, 60000)
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return func(i int) *nlp.Document {
		topic := rng.IntN(n/2 + 1)
		if i > 20000 { // stories live for a while
			topic = i/2 - rng.IntN(10000)
		}
		own := func() string { return fmt.Sprintf("Q%dx%d", topic, rng.IntN(12)) }
		var b strings.Builder
		title := own() + " " + own() + " " + own()
		b.WriteString(title + "\n\n")
		for k := range 300 {
			if k%12 == 0 {
				b.WriteString(own() + " ")
			}
			fmt.Fprintf(&b, "w%d ", zipf.Uint64())
			if k%20 == 19 {
				b.WriteString("ends. ")
			}
		}
		d := report(fmt.Sprint(i), "", title, b.String())
		d.Dates.Published = nlp.DateReading{Date: nlp.Date{Time: day.AddDate(0, 0, i/1000), Precision: nlp.Day}}
		return d
	}
}

// BenchmarkAdd reports the time of a document of 300 words once so many have
// come, about half as many stories being open: go test -bench Add -benchtime
// 5000x ./internal/cluster.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{10000, 50000, 200000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 50000 && testing.Short() {
				b.Skip("long")
			}
			c, err := New()
			if err != nil {
				b.Fatal(err)
			}
			next := stream(n)
			for i := range n {
				c.Add(next(i))
			}
			documents := make([]*nlp.Document, b.N)
			for i := range documents {
				documents[i] = next(n + i)
			}
			b.ResetTimer()
			for _, d := range documents {
				c.Add(d)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
			b.ReportMetric(float64(len(c.stories)), "stories")
		})
	}
}
