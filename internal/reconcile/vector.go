package reconcile

import "readout/internal/nlp/embed"

// vector is the meaning of a few words; a story's are kept.
func (r *reader) vector(text string) []float32 {
	if r.vectors == nil {
		r.vectors = map[string][]float32{}
	}
	v, ok := r.vectors[text]
	if !ok {
		v = r.model.Embed(nil, text)
		r.vectors[text] = v
	}
	return v
}

func cosine(a, b []float32) float32 { return embed.Cosine(a, b) }
