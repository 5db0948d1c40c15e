package main

import (
	"context"
	"fmt"

	"readout/internal/cluster"
	"readout/internal/eval"
)

// tune prints what each log-odds to join gives on each collection, the held part
// of allsides left out.
func tune(data eval.Data, weights []float64, trees []cluster.Tree, thresholds []float64) error {
	for _, name := range collections {
		a, err := eval.ReadArticles(data, name)
		if err != nil {
			return err
		}
		for _, t := range thresholds {
			s, err := eval.ClusterScore(context.Background(), a, name == "allsides", weights, trees, t)
			if err != nil {
				return err
			}
			fmt.Printf("%-12s joins %5.2f  %s\n", name, t, s)
		}
	}
	return nil
}
