package main

import (
	"fmt"

	"readout/internal/cluster"
	"readout/internal/eval"
)

// tune prints what each log-odds to join gives on each collection in its order: on
// what was learned from, and on the rest.
func tune(sets []set, t *judges, thresholds []float64) error {
	for _, s := range sets {
		if s.order > 0 {
			continue
		}
		learned := map[string]bool{}
		for i, story := range s.articles.Stories {
			learned[story] = learned[story] || s.learns(i)
		}
		for _, threshold := range thresholds {
			c, err := cluster.New()
			if err != nil {
				return err
			}
			c.SetPairs(t.pairs)
			c.SetStories(t.stories, threshold)
			for _, sketch := range s.sketches {
				c.AddSketch(sketch)
			}
			fmt.Printf("%-12s joins %5.2f  %s | the rest: %s\n", s.name, threshold,
				eval.ClusterScore(s.articles, c, func(story string) bool { return learned[story] }),
				eval.ClusterScore(s.articles, c, func(story string) bool { return !learned[story] }))
		}
	}
	return nil
}
