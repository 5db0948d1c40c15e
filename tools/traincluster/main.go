// Traincluster learns the weights by which package cluster judges whether two
// documents report one event, and whether a document belongs to a story.
//
//	go run ./tools/traincluster -data ../shared/data
//
// It reads the collections of stories in the data folder, leaves out the held
// fifth of allsides, and writes weights.go: one number a feature and regression
// trees, no text. The same articles give the same file. It takes some minutes.
//
// The judge of pairs is learned first. The judge of stories is learned from what the
// Clusterer itself shows it while it clusters, with the judges of the round before
// (Ross et al. 2011); it sees each document with a judge of pairs that was learned
// without that document's story, so that it does not trust the pairs too much
// (stacking: Wolpert 1992).
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"readout/internal/cluster"
	"readout/internal/eval"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data", "the folder of the data sets")
	out := flag.String("o", "internal/cluster/weights.go", "the file to write")
	threshold := flag.Float64("joins", 1.85, "log-odds from which a document joins")
	part := flag.String("part", "held", "what of allsides is left out: held, or late (the later half of every collection, to see what unseen stories give)")
	try := flag.Bool("tune", false, "print what other log-odds to join would give")
	flag.Parse()
	sets, err := readSets(eval.Data{Dir: *data}, *part)
	if err != nil {
		log.Fatal(err)
	}
	start := time.Now()
	t, err := train(sets)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("learned in %.0f s\n", time.Since(start).Seconds())
	for i, name := range cluster.StoryFeatures() {
		fmt.Printf("%-24s %8.3f\n", name, t.stories.Weights[i])
	}
	if *try {
		if err := tune(sets, t, []float64{1, 1.25, 1.5, 1.75, 2}); err != nil {
			log.Fatal(err)
		}
	}
	if err := os.WriteFile(*out, source(t, *threshold), 0o644); err != nil {
		log.Fatal(err)
	}
}

// judges are the two models.
type judges struct{ pairs, stories cluster.Model }

// The sizes of the models, and how often the judge of stories is learned.
const (
	pairTrees, storyTrees = 120, 120
	rounds                = 3
	joinsInTraining       = 1.5
)

// train learns both judges.
func train(sets []set) (*judges, error) {
	pairs, err := allPairs(sets)
	if err != nil {
		return nil, err
	}
	t := &judges{pairs: pairs.fit(noFold)}
	var without [folds]cluster.Model // without the stories of a fold
	for k := range without {
		without[k] = pairs.fit(k)
	}
	pool := map[string][]example{}
	for r := range rounds {
		for _, s := range sets {
			more, err := s.observed(&without, t.stories, r > 0)
			if err != nil {
				return nil, err
			}
			pool[s.name] = append(pool[s.name], more...)
		}
		var all []example
		for _, name := range collections {
			all = append(all, balanced(pool[name], storyShares[name])...)
		}
		fmt.Printf("round %d: %d documents and stories\n", r+1, len(all))
		t.stories = fit(all, storyTrees)
	}
	return t, nil
}
