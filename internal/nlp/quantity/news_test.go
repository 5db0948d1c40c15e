package quantity

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"readout/internal/nlp"
)

func TestNews(t *testing.T) {
	raw, err := os.ReadFile("/tmp/news.json")
	if err != nil {
		t.Skip()
	}
	var texts []string
	json.Unmarshal(raw, &texts)
	var docs []*nlp.Document
	n, bytes := 0, 0
	for _, x := range texts {
		docs = append(docs, parsed(t, x))
		bytes += len(x)
	}
	start := time.Now()
	for range 5 {
		for _, d := range docs {
			Stage{}.Annotate(context.Background(), d)
		}
	}
	el := time.Since(start)
	f, _ := os.Create("/tmp/news.txt")
	for _, d := range docs {
		for _, q := range d.Quantities {
			n++
			a, b := max(0, q.Start-60), min(len(d.Text), q.End+50)
			fmt.Fprintf(f, "%s|%s %s [%s] %q of %q per %q %s | ...%q\n", q.Low, q.High, q.Approx, q.Unit, d.Slice(q.Span), d.Slice(q.Counted), q.Per, q.Change, d.Text[a:b])
		}
	}
	fmt.Printf("%d docs %d bytes %d figures %.0f docs/s\n", len(docs), bytes, n, float64(5*len(docs))/el.Seconds())
}
