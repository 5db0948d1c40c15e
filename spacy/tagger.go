package spacy

// A tagger is spaCy's Tagger.v2: a linear layer over the encoder's vectors.
type tagger struct {
	weights matrix // 96 → tags
	bias    []float32
}

func (f *modelFile) tagger(tags int, k *kernelSet) *tagger {
	w := f.floats("tagger.W", tags, width)
	return &tagger{
		weights: packMatrix(k, width, tags, func(o, i int) float32 { return w[o*width+i] }),
		bias:    f.floats("tagger.b", tags),
	}
}

// tag sets the tags of consecutive tokens, given their vectors.
func (t *tagger) tag(ws *workspace, vectors []float32, tags []uint8) {
	for start := 0; start < len(tags); start += blockRows {
		rows := min(blockRows, len(tags)-start)
		t.weights.mul(ws.products, vectors[start*width:], width, rows)
		for r := range rows {
			scores := ws.products[r*t.weights.out:]
			best := 0
			for i, b := range t.bias {
				if scores[i] += b; scores[i] > scores[best] {
					best = i
				}
			}
			tags[start+r] = uint8(best)
		}
	}
}
