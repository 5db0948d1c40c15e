package wordnet

import (
	"math"
	"slices"
)

// Keys are numbers that find the lemmas near to one without a look at all others: two
// lemmas whose Similarity is at least least, above 0 and at most 1, have a key in common,
// unless they are one word that WordNet has not. Most of those that have one are not
// near. They are sorted, each once; a word that WordNet has not has none.
//
// A hypernym's information content is at most that of what lies below it, so that only
// those count that are near enough to the synset itself for Lin's measure.
func (n *Net) Keys(lemma string, least float64) []uint32 {
	i := n.known(lemma)
	if i < 0 {
		return nil
	}
	var keys []uint32
	synset := func(y int) { keys = append(keys, uint32(y)) }
	word := func(i int) { keys = append(keys, math.MaxUint32-uint32(i)) } // numbers from above: apart from the synsets'
	word(i)
	from, to := n.lemmaSenses.span(i)
	for sense := from; sense < to; sense++ {
		synset(n.senses.at(sense))
		pairs(n.derivations, sense, func(other int) bool {
			word(n.lemmaOf(other))
			return true
		})
	}
	share := 1 / (2*below/least - 1)
	for _, r := range n.readings(i) {
		for _, up := range r.above {
			if float64(n.content[up]) >= share*float64(n.content[r.synset]) {
				synset(up)
			}
		}
		first, end := n.similarStarts.span(r.synset)
		for s := first; s < end; s++ {
			synset(n.similar.at(s))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
