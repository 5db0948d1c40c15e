package pubdate

import "math"

// maxRivals bounds the candidates that belief is shared among: the many dates of a
// list are not so many chances that the first one is wrong.
const maxRivals = 4

// share is the part of belief that falls to the first candidate, of all of them
// and of none: the softmax of their weights.
func share(cands []candidate) float64 {
	total := math.Exp(unknownWeight - cands[0].weight)
	for _, c := range cands[:min(len(cands), maxRivals)] {
		total += math.Exp(c.weight - cands[0].weight)
	}
	return math.Round(1000/total) / 1000
}

// exactest is the vote to quote for a day: with a zone before without, with a time
// of day before without, then the weightiest, then the first.
func exactest(votes []vote) vote {
	best := votes[0]
	for _, v := range votes[1:] {
		if exactness(v) > exactness(best) {
			best = v
		}
	}
	return best
}

func exactness(v vote) float64 {
	e := float64(v.date.Precision) * 100
	if v.date.Zoned {
		e += 50
	}
	return e + v.weight
}
