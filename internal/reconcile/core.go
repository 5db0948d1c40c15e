package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// core is what of an utterance stands between quotation marks: of "called the bid «an
// insult»" the insult. Where all of it does, or none, it is the whole.
type core struct {
	text   string
	lemmas []int32
	words  int
	vector []float32
}

// coreOf reads the core of an utterance.
func (s *saying) coreOf() core {
	d := s.a.d
	var best nlp.Span
	for _, q := range d.Quotations {
		if part := (nlp.Span{Start: max(q.Inner.Start, s.span.Start), End: min(q.Inner.End, s.span.End)}); part.End > part.Start && part.Len() > best.Len() {
			best = part
		}
	}
	if best.Empty() {
		best = s.span
	}
	out := core{text: d.Slice(best), lemmas: s.a.lemmasIn(best)}
	for i := d.TokenAt(best.Start); i < len(d.Tokens) && d.Tokens[i].Start < best.End; i++ {
		if d.Tokens[i].POS != "PUNCT" {
			out.words++
		}
	}
	return out
}

const (
	// utterShort is how alike the quoted words of one speaker must be where they have few
	// words that tell something.
	utterShort = 0.65
	// verdict is asked of two that call something by one noun, by speakers who are not
	// known to be one, nor to be two.
	verdict = 0.55
	// short is up to how many words a quoted verdict has.
	short = 6
)

// sameWords is how surely what two utterances quote is one, by the quoted words alone;
// or 0. They share a word that the story does not have everywhere.
func (r *reader) sameWords(x, y *saying) float64 {
	if !x.quoted || !y.quoted {
		return 0
	}
	p, q := &x.core, &y.core
	if len(p.lemmas) == 0 || len(q.lemmas) == 0 || !r.shareRare(p.lemmas, q.lemmas) {
		return 0
	}
	if min(len(p.lemmas), len(q.lemmas)) == 1 && max(p.words, q.words) > 2*min(p.words, q.words) {
		return 0 // one word of a long sentence
	}
	score := r.coresAlike(p, q)
	switch {
	case x.linked(y) && score >= utterShort:
		return min(1, score)
	case !r.strangers(x, y) && max(p.words, q.words) <= short && score >= verdict && r.oneVerdict(x, y):
		return min(1, score)
	}
	return 0
}

// coresAlike is how alike two cores are in words and meaning, 0 to 1.
func (r *reader) coresAlike(p, q *core) float64 {
	return 0.45*r.shared(p.lemmas, q.lemmas) + 0.55*float64(cosine(p.vector, q.vector))
}

// oneVerdict reports whether two utterances call something by one and the same noun.
func (r *reader) oneVerdict(x, y *saying) bool {
	v := y.verdicts
	return slices.ContainsFunc(x.verdicts, func(l int32) bool { return slices.Contains(v, l) && r.heavy(l, rare) })
}
