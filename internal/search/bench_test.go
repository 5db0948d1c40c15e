package search

import (
	"fmt"
	"testing"

	"readout/internal/invent"
	"readout/internal/store"
)

// BenchmarkFind searches over some hundred invented reports; tools/deskload does
// so over 100,000.
func BenchmarkFind(b *testing.B) {
	s := openStore(b)
	x := openIndex(b, s)
	for event := range 60 {
		story := ""
		for outlet := range 5 {
			r := invent.Write(event, outlet, 200)
			_, story = report(b, s, r.Outlet, r.Title+"\n\n"+fmt.Sprintf("Officials said %s", r.Text), story, 1+event%28)
		}
		finish(b, s, story)
	}
	update(b, x)
	for _, query := range []string{"minister", `"will debate"`, "said:officials injured", "has:contradiction date:2031-05"} {
		b.Run(query, func(b *testing.B) {
			q, err := Parse(query)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				r, err := x.Find(b.Context(), q, Newest, store.Page{})
				if err != nil || len(r.Hits) == 0 {
					b.Fatal(len(r.Hits), err)
				}
			}
		})
	}
}
