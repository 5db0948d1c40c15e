package main

import (
	"fmt"
	"hash/fnv"
	"slices"

	"readout/internal/cluster"
	"readout/internal/eval"
)

// collections are those learned from.
var collections = []string{"allsides", "giveme5w1h", "basil", "ecbplus"}

// The parts that the collections have in what is learned: news of many outlets
// first; ecbplus has a few sentences a document and no dates.
var (
	pairShares  = map[string]float64{"allsides": 1, "giveme5w1h": 0.4, "basil": 0.3, "ecbplus": 0.1}
	storyShares = map[string]float64{"allsides": 1, "giveme5w1h": 0.5, "basil": 0.3, "ecbplus": 0.1}
)

const (
	// orders is in how many orders of arrival a collection is learned from: as given,
	// and shuffled. Pairs are taken from the first pairOrders.
	orders, pairOrders = 3, 2
	// folds is how many parts the stories are split in.
	folds, noFold = 4, -1
	// An article without a label is taken to report another event, with so little
	// weight: most do.
	unlabelledPair, unlabelledStory = 0.05, 0.02
)

// set is a collection in one order of arrival.
type set struct {
	name     string
	order    int
	articles *eval.Articles
	learns   func(i int) bool // whether article i may be learned from
	sketches []*cluster.Sketch
}

// readSets reads the collections in all orders. part is what is left out.
func readSets(data eval.Data, part string) ([]set, error) {
	var sets []set
	for _, name := range collections {
		a, err := eval.ReadArticles(data, name)
		if err != nil {
			return nil, err
		}
		early := map[string]bool{}
		for i, d := range a.Documents {
			early[d.ID] = i < len(a.Documents)/2
		}
		for order := range orders {
			s := set{name: name, order: order, articles: a}
			if order > 0 {
				s.articles = a.Shuffled(uint64(100 + order))
			}
			s.learns = func(i int) bool {
				if part == "late" {
					return early[s.articles.Documents[i].ID]
				}
				return name != "allsides" || !eval.Held(s.articles.Stories[i])
			}
			if s.sketches, err = cluster.Sketches(s.articles.Documents); err != nil {
				return nil, err
			}
			sets = append(sets, s)
		}
	}
	return sets, nil
}

// foldOf is the part of a story.
func foldOf(story string) int {
	h := fnv.New32a()
	h.Write([]byte(story))
	return int(h.Sum32()>>8) % folds
}

// pairExample is a pair of documents that the index brings together, with their
// stories' folds.
type pairExample struct {
	example
	folds [2]int
}

// pairExamples are those of each collection.
type pairExamples map[string][]pairExample

func allPairs(sets []set) (pairExamples, error) {
	all := pairExamples{}
	for _, s := range sets {
		if s.order >= pairOrders {
			continue
		}
		more, err := s.pairs()
		if err != nil {
			return nil, err
		}
		all[s.name] = append(all[s.name], more...)
	}
	for _, name := range collections {
		fmt.Printf("%-12s %7d pairs\n", name, len(all[name]))
	}
	return all, nil
}

func (s *set) pairs() ([]pairExample, error) {
	var list []pairExample
	err := cluster.Examine(s.sketches, func(i, j int, x []float64) {
		a, b := s.articles.Stories[i], s.articles.Stories[j]
		if a == "" && b == "" || !s.learns(i) || !s.learns(j) {
			return
		}
		e := pairExample{example{slices.Clone(x), a == b, 1}, [2]int{noFold, noFold}}
		for k, story := range []string{a, b} {
			if story != "" {
				e.folds[k] = foldOf(story)
			} else {
				e.weight = unlabelledPair
			}
		}
		list = append(list, e)
	})
	return list, err
}

// fit learns a judge of pairs without the stories of a fold.
func (p pairExamples) fit(without int) cluster.Model {
	var all []example
	for _, name := range collections {
		var list []example
		for _, e := range p[name] {
			if without == noFold || !slices.Contains(e.folds[:], without) {
				list = append(list, e.example)
			}
		}
		all = append(all, balanced(list, pairShares[name])...)
	}
	return fit(all, pairTrees)
}

// observed are the documents and stories that the Clusterer judges as it clusters a
// set, with a judge of stories if there is one.
func (s *set) observed(pairs *[folds]cluster.Model, stories cluster.Model, judged bool) ([]example, error) {
	c, err := cluster.New()
	if err != nil {
		return nil, err
	}
	if judged {
		c.SetStories(stories, joinsInTraining)
	} else {
		c.SetStories(cluster.MeanOfPairs(), joinsInTraining)
	}
	var list []example
	c.Observe(func(i int, members []int, x []float64) {
		if e, ok := s.example(i, members, x); ok {
			list = append(list, e)
		}
	})
	for i, sketch := range s.sketches {
		k := 0
		if story := s.articles.Stories[i]; story != "" {
			k = foldOf(story)
		}
		c.SetPairs(pairs[k])
		c.AddSketch(sketch)
	}
	return list, nil
}

// example is a document and a story; ok is false where nothing is known of the two,
// or nothing may be learned.
func (s *set) example(i int, members []int, x []float64) (e example, ok bool) {
	own := s.articles.Stories[i]
	same, labelled := 0, 0
	for _, j := range members {
		story := s.articles.Stories[j]
		switch {
		case !s.learns(j):
			return e, false
		case story != "":
			labelled++
		}
		if story == own {
			same++
		}
	}
	e = example{x: slices.Clone(x), weight: 1}
	switch {
	case !s.learns(i) || own == "" && labelled == 0:
		return e, false
	case own == "" || labelled == 0:
		e.weight = unlabelledStory
	default:
		e.same = 2*same >= labelled
	}
	return e, true
}
