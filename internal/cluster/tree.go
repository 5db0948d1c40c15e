package cluster

// TreeDepth is the number of questions that a tree asks.
const TreeDepth = 4

// Tree is a regression tree over the features of a pair, or of a document and a
// story. Node n asks whether Feature[n] is above Cut[n] and goes on to 2n+2, else
// to 2n+1; the leaves follow the nodes.
type Tree struct {
	Feature [1<<TreeDepth - 1]int
	Cut     [1<<TreeDepth - 1]float64
	Leaf    [1 << TreeDepth]float64
}

// value is the leaf that the features lead to. The way down has no branch: which way
// a document goes is nothing that a processor could foresee.
func (t *Tree) value(x []float64) float64 {
	n := 0
	for range TreeDepth {
		above := 0
		if x[t.Feature[n]] > t.Cut[n] {
			above = 1
		}
		n = 2*n + 1 + above
	}
	return t.Leaf[n-len(t.Cut)]
}
