package main

import (
	"log"
	"math"
	"math/rand/v2"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
)

// part is a part of a sentence behind the head of a phrase: the places of its
// features, and whether it belongs to the phrase.
type part struct {
	places []uint16
	in     bool
}

// parts are those of the phrases of a document whose ends the chains tell.
func parts(d *nlp.Document, chains [][]nlp.Span) []part {
	ends := phraseEnds(d, chains)
	var out []part
	coref.Ends(d, coref.Stage{Base: knowledge.Load()}, func(head int) (int, bool) {
		end, ok := ends[head]
		return end, ok
	}, func(places []uint16, in bool) { out = append(out, part{places, in}) })
	return out
}

// phraseEnds are the tokens at which the phrases of the chains end, by head;
// coordinations left out.
func phraseEnds(d *nlp.Document, chains [][]nlp.Span) map[int]int {
	out := map[int]int{}
	for _, c := range chains {
		for _, m := range c {
			first, end := d.TokenAt(m.Start), d.TokenAt(m.End-1)+1
			root, joined := d.Root(first, end), false
			for k := range d.Children(root) {
				joined = joined || k > root && k < end && d.Tokens[k].Dep == "conj"
			}
			if !joined {
				out[root] = max(out[root], end)
			}
		}
	}
	return out
}

const (
	endRounds  = 6
	endRate    = 0.1
	endPenalty = 3e-3
)

// fitEnds learns the model of ends: logistic regression by AdaGrad (Duchi et al.
// 2011); the weights are the mean over the rounds.
func fitEnds(set, check []part) *coref.EndWeights {
	out := new(coref.EndWeights)
	w, squares := make([]float64, len(out)), make([]float64, len(out))
	sums := make([]float64, len(out))
	random := rand.New(rand.NewPCG(1, 1))
	for range endRounds {
		for _, i := range random.Perm(len(set)) {
			set[i].climb(w, squares)
		}
		for i, v := range w {
			sums[i] += v / endRounds
		}
	}
	for i, v := range sums {
		out[i] = float32(v)
	}
	log.Printf("ends: %d parts, accuracy %.4f; held out %d, %.4f", len(set), share(set, sums), len(check), share(check, sums))
	return out
}

// climb takes a step along the part's gradient.
func (p part) climb(w, squares []float64) {
	d := -1 / (1 + math.Exp(-p.score(w)))
	if p.in {
		d++
	}
	for _, i := range p.places {
		g := d - endPenalty*w[i]
		squares[i] += g * g
		w[i] += endRate * g / math.Sqrt(squares[i]+1)
	}
}

func (p part) score(w []float64) float64 {
	sum := 0.0
	for _, i := range p.places {
		sum += w[i]
	}
	return sum
}

// share is that of the parts that the weights judge right.
func share(set []part, w []float64) float64 {
	right := 0
	for _, p := range set {
		if p.score(w) > 0 == p.in {
			right++
		}
	}
	return float64(right) / float64(max(len(set), 1))
}
