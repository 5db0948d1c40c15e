package reconcile

import "readout/internal/nlp/embed"

// vector is the meaning of a few words, of length 1; a story's are kept.
func (r *reader) vector(text string) []float32 {
	if r.vectors == nil {
		r.vectors = map[string][]float32{}
	}
	v, ok := r.vectors[text]
	if !ok {
		v = embed.Unit(r.model.Embed(nil, text))
		r.vectors[text] = v
	}
	return v
}

// cosine is that of two vectors of length 1.
func cosine(a, b []float32) float32 { return embed.Dot(a, b) }
