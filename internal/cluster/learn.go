package cluster

import (
	"slices"

	"readout/internal/nlp"
)

// FeatureNames names the features of a pair, in their order.
func FeatureNames() []string { return featureNames[:] }

// Examine calls yield with the features of each document and each earlier one
// that the index proposes for it, by their places in documents: what the weights
// are learned from. The error is that of embed.Load.
func Examine(documents []*nlp.Document, yield func(later, earlier int, x []float64)) error {
	c, err := New()
	if err != nil {
		return err
	}
	for i, d := range documents {
		s := sketchOf(d, c.frequencies, &c.scratch)
		m := &member{sketch: s, n: int32(i), id: d.ID}
		found := slices.Clone(c.index.query(s.keys))
		for _, f := range found {
			x := pairFeatures(s, c.members[f.document].sketch)
			yield(i, int(f.document), x[:])
		}
		c.index.add(m.n, s.keys)
		c.members = append(c.members, m)
	}
	return nil
}

// SetModel replaces the weights, in the order of FeatureNames, and the log-odds
// from which a document joins: for the program that learns them.
func (c *Clusterer) SetModel(weights []float64, trees []Tree, threshold float64) {
	c.model, c.threshold = model{(*[features]float64)(weights), trees}, threshold
}

// Current is the story that document n, counted from 0 in the order of arrival,
// is part of now.
func (c *Clusterer) Current(n int) int { return int(c.storyOf(n).number) }

// Origin numbers the independent text of its story that document n is.
func (c *Clusterer) Origin(n int) int { return c.members[n].origin }
