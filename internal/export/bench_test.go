package export

import (
	"fmt"
	"io"
	"testing"

	"readout/internal/analysis"
	"readout/internal/news"
)

// storyOfMany is the story of four, told by n reports.
func storyOfMany(b *testing.B, n int) *analysis.Result {
	b.Helper()
	small := storyOfFour(b)
	s := small.Stories[0]
	for i := len(small.Documents); i < n; i++ {
		d := *small.Documents[i%4]
		d.ID = fmt.Sprintf("d%d", i+1)
		small.Documents = append(small.Documents, &d)
		s.Accounts = append(s.Accounts, news.Account{Document: &d, Origin: i + 1})
		for k := range small.Comparisons {
			c := &small.Comparisons[k]
			for _, v := range c.Values[:min(4, len(c.Values))] {
				if v.Document == small.Documents[i%4] {
					v.Document = &d
					c.Values = append(c.Values, v)
				}
			}
		}
	}
	return small
}

func BenchmarkBrief500(b *testing.B) {
	r := storyOfMany(b, 500)
	for b.Loop() {
		if err := WriteBrief(io.Discard, r, Terminal{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML500(b *testing.B) {
	r := storyOfMany(b, 500)
	for b.Loop() {
		if err := WriteHTML(io.Discard, r, Brief{}, "readout test"); err != nil {
			b.Fatal(err)
		}
	}
}
