package cluster

import "readout/internal/nlp"

// What the program that learns the weights needs: tools/traincluster.

// PairFeatures names the features of a pair of documents, in their order.
func PairFeatures() []string { return featureNames[:] }

// StoryFeatures names the features of a document and a story, in their order.
func StoryFeatures() []string { return storyFeatureNames[:] }

// Sketches are the sketches of documents as they would be made when they arrive in
// this order. The error is that of embed.Load.
func Sketches(documents []*nlp.Document) ([]*Sketch, error) {
	c, err := New()
	if err != nil {
		return nil, err
	}
	var list []*Sketch
	for _, d := range documents {
		s := c.Sketch(d)
		c.frequencies.add(s.terms)
		list = append(list, s)
	}
	return list, nil
}

// Examine calls yield with the features of each document and each earlier one that
// the index proposes for it, by their places in sketches: what the judge of pairs is
// learned from. The slice is valid during the call. The error is that of embed.Load.
func Examine(sketches []*Sketch, yield func(later, earlier int, x []float64)) error {
	c, err := New()
	if err != nil {
		return err
	}
	p := &c.comparison
	for i, s := range sketches {
		m := c.newMember(s)
		p.lens.point(m)
		p.list = p.list[:0]
		for _, f := range c.proposed(m) {
			p.glance(c.members[f.document], nil)
		}
		p.lens.settle(p.list)
		for k := range p.list {
			x := pairFeatures(&p.lens, p.list[k].member)
			yield(i, int(p.list[k].member.n), x[:])
		}
		c.put(m, c.open())
	}
	return nil
}

// Observe has every document and story that are judged shown to f, before the
// document is put into one: its place in the order of arrival, those of the story's
// members, and the features, valid during the call.
func (c *Clusterer) Observe(f func(document int, members []int, x []float64)) { c.observe = f }

// SetPairs replaces the judge of pairs for the documents to come.
func (c *Clusterer) SetPairs(m Model) { c.pairs = m }

// SetStories replaces the judge of a document and a story, and the log-odds from
// which a document joins.
func (c *Clusterer) SetStories(m Model, threshold float64) { c.whole, c.threshold = m, threshold }

// MeanOfPairs is a judge of stories that asks the judge of pairs alone: to begin with.
func MeanOfPairs() Model {
	weights := make([]float64, storyFeatures)
	weights[sMean] = 1
	return Model{Weights: weights}
}
