package cluster

import (
	"math"

	"readout/internal/nlp/embed"
)

// frequencies weigh terms by how few documents hold them (inverse document
// frequency). They begin with what a vocabulary in order of frequency says by
// Zipf's law, so that the first documents of a run are weighed like the later
// ones, and learn from each document that arrives.
type frequencies struct {
	model     *embed.Model
	the       int // id of the most frequent word
	documents float64
	terms     []frequency
	table     table // of terms
}

// frequency is what is known of a term: in how many documents it was seen, and the
// probability that a document holds it before any was.
type frequency struct {
	id    uint32
	seen  uint32
	prior float32
}

const (
	// priorDocuments is how many documents the vocabulary's word counts for.
	priorDocuments = 2000
	// priorWords is the length in words of a document in the prior.
	priorWords = 400
	// rareRank is the rank that a word outside the vocabulary is given.
	rareRank = 60000
)

func newFrequencies(model *embed.Model) *frequencies {
	f := &frequencies{model: model, table: newTable(1 << 15)}
	if ids := model.AppendTokens(nil, "the"); len(ids) == 1 {
		f.the = int(ids[0])
	}
	for id := f.the; id < model.Len(); id++ {
		token := []byte(model.Token(embed.TokenID(id)))
		if len(token) > 2 && token[0] == '#' {
			continue // a piece that continues a word
		}
		stemmed := stem(append([]byte(nil), token...), token[0] >= '0' && token[0] <= '9')
		f.of(hashOf(stemmed)).prior += priorOf(id - f.the + 1)
	}
	return f
}

// rarePrior is the probability that a document holds a word outside the vocabulary.
var rarePrior = priorOf(rareRank)

// priorOf is the probability that a document holds the word of a rank.
func priorOf(rank int) float32 {
	p := 1 / (float64(rank) * 11)
	return float32(1 - math.Exp(-p*priorWords))
}

// idf is the weight of a term now, about 0 for a word of every document and 7 for
// one that few have.
func (f *frequencies) idf(id uint32) float32 {
	t := frequency{}
	if at := f.table.find(id); at >= 0 {
		t = f.terms[at]
	}
	if t.prior == 0 {
		t.prior = rarePrior
	}
	p := (min(1, float64(t.prior))*priorDocuments + float64(t.seen)) / (priorDocuments + f.documents)
	return float32(max(0, -math.Log(p)))
}

// add counts a document's terms.
func (f *frequencies) add(terms []uint32) {
	f.documents++
	for _, id := range terms {
		f.of(id).seen++
	}
}

// of is what is known of a term. The pointer is valid until the next call.
func (f *frequencies) of(id uint32) *frequency {
	at, is := f.table.add(id, len(f.terms))
	if !is {
		f.terms = append(f.terms, frequency{id: id})
	}
	return &f.terms[at]
}

// rare reports whether a term is outside the vocabulary.
func (f *frequencies) rare(id uint32) bool {
	at := f.table.find(id)
	return at < 0 || f.terms[at].prior == 0
}
