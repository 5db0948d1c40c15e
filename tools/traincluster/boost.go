package main

import (
	"math"
	"slices"

	"readout/internal/cluster"
)

// Gradient boosting of regression trees on the logistic loss (Friedman 2001),
// with second-order leaves (Chen and Guestrin 2016): it adds to the linear model
// what the features mean together.
const (
	bins       = 48   // cuts tried for a feature
	rate       = 0.08 // share of each tree that is taken
	leafDecay  = 0.02 // L2 penalty on leaves, in units of examples' weight
	leafWeight = 0.01 // least second derivative in a leaf
	noCut      = 1e9  // of a node that nothing splits
)

// booster grows trees over examples whose features are put into bins.
type booster struct {
	examples []example
	cuts     [][]float64
	binned   [][]uint8 // by feature, then example
	score    []float64 // log-odds so far
	g, h     []float64
}

func newBooster(examples []example, weights []float64) *booster {
	b := &booster{examples: examples, score: make([]float64, len(examples))}
	b.g, b.h = make([]float64, len(examples)), make([]float64, len(examples))
	for i, e := range examples {
		for j, x := range e.x {
			b.score[i] += x * weights[j]
		}
	}
	for f := range weights {
		values := make([]float64, len(examples))
		for i, e := range examples {
			values[i] = e.x[f]
		}
		slices.Sort(values)
		var cuts []float64
		for k := 1; k < bins; k++ {
			c := math.Round(values[k*len(values)/bins]*1e4) / 1e4
			if len(cuts) == 0 || c > cuts[len(cuts)-1] {
				cuts = append(cuts, c)
			}
		}
		column := make([]uint8, len(examples))
		for i, e := range examples {
			n, _ := slices.BinarySearch(cuts, e.x[f]) // cuts before are < x
			column[i] = uint8(n)
		}
		b.cuts, b.binned = append(b.cuts, cuts), append(b.binned, column)
	}
	return b
}

// grow adds one tree.
func (b *booster) grow() cluster.Tree {
	for i, e := range b.examples {
		p := 1 / (1 + math.Exp(-b.score[i]))
		b.g[i] = e.weight * (float64(class(e.same)) - p)
		b.h[i] = e.weight * p * (1 - p)
	}
	var t cluster.Tree
	node := make([]int, len(b.examples))
	for depth := range cluster.TreeDepth {
		b.split(&t, node, depth)
		for i, e := range b.examples {
			n := node[i]
			node[i] = 2*n + 1
			if e.x[t.Feature[n]] > t.Cut[n] {
				node[i]++
			}
		}
	}
	var g, h [1 << cluster.TreeDepth]float64
	for i, n := range node {
		leaf := n - (1<<cluster.TreeDepth - 1)
		g[leaf] += b.g[i]
		h[leaf] += b.h[i]
	}
	for leaf := range g {
		t.Leaf[leaf] = math.Round(1e4*rate*g[leaf]/(h[leaf]+leafDecay)) / 1e4
	}
	for i, n := range node {
		b.score[i] += t.Leaf[n-(1<<cluster.TreeDepth-1)]
	}
	return t
}

// sums are the derivatives of the examples of a node, by the bin of a feature.
type sums struct{ g, h [bins + 1]float64 }

// split finds, for each node of a depth, the cut that lowers the loss most; a node
// that nothing splits sends all to the left.
func (b *booster) split(t *cluster.Tree, node []int, depth int) {
	first := 1<<depth - 1
	best := make([]float64, first+1)
	for n := range best {
		best[n], t.Cut[first+n] = 1e-6, noCut
	}
	for f, column := range b.binned {
		all := make([]sums, first+1)
		for i, n := range node {
			s := &all[n-first]
			s.g[column[i]] += b.g[i]
			s.h[column[i]] += b.h[i]
		}
		for n := range all {
			gain, cut := all[n].cut(b.cuts[f])
			if gain > best[n] {
				best[n], t.Feature[first+n], t.Cut[first+n] = gain, f, cut
			}
		}
	}
}

// cut is the best cut of a feature, with its gain.
func (s *sums) cut(cuts []float64) (best, cut float64) {
	var allG, allH, leftG, leftH float64
	for k := range s.g {
		allG, allH = allG+s.g[k], allH+s.h[k]
	}
	for k, c := range cuts {
		leftG, leftH = leftG+s.g[k], leftH+s.h[k]
		if leftH < leafWeight || allH-leftH < leafWeight {
			continue
		}
		gain := gainOf(leftG, leftH) + gainOf(allG-leftG, allH-leftH) - gainOf(allG, allH)
		if gain > best {
			best, cut = gain, c
		}
	}
	return best, cut
}

func gainOf(g, h float64) float64 { return g * g / (h + leafDecay) }
