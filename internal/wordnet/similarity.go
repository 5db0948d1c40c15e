package wordnet

import "strings"

// How near two words are by each relation. Words of one synset count 1.
const (
	derived = 0.95 // made from one another: "withdraw", "withdrawal"
	alike   = 0.8  // similar adjectives, verbs of one group
	below   = 0.9  // the most that common hypernyms give
	// senses beyond the most frequent ones of a part of speech are not compared.
	senses = 5
)

// reading is a synset that a word may mean; weight is below 1 where another word,
// from which it is made, stands between.
type reading struct {
	synset int
	part   part
	weight float64
	above  []int // the synset and its hypernyms
}

// Similarity says how near two lemmas are in meaning, 0 to 1: 1 in one synset,
// .95 where one is made from the other, .8 for similar adjectives and .64 for two
// that are similar to a third; else at most .9 of Lin's measure over the hypernyms
// (Lin 1998, "An Information-Theoretic Definition of Similarity", section 3), the
// best over their frequent senses and over what they are made from. Opposites are near: ask Opposed. It is symmetric.
func (n *Net) Similarity(a, b string) float64 {
	if strings.EqualFold(a, b) {
		return 1
	}
	i, j := n.known(a), n.known(b)
	if i < 0 || j < 0 {
		return 0
	}
	if i == j || n.share(i, j) {
		return 1
	}
	if n.derives(i, j) {
		return derived
	}
	best := 0.0
	as, bs := n.readings(i), n.readings(j)
	for _, x := range as {
		for _, y := range bs {
			if most := x.weight * y.weight; x.part == y.part && most > best {
				best = max(best, most*n.near(x, y))
			}
		}
	}
	return best
}

// share reports whether two lemmas have a synset in common.
func (n *Net) share(i, j int) bool {
	from, to := n.lemmaSenses.span(i)
	for sense := from; sense < to; sense++ {
		if n.senseOf(j, n.senses.at(sense)) >= 0 {
			return true
		}
	}
	return false
}

// derives reports whether one lemma is made from the other.
func (n *Net) derives(i, j int) bool {
	from, to := n.lemmaSenses.span(i)
	first, end := n.lemmaSenses.span(j)
	found := false
	for sense := from; sense < to && !found; sense++ {
		pairs(n.derivations, sense, func(other int) bool {
			found = other >= first && other < end
			return !found
		})
	}
	return found
}

// readings are a lemma's frequent senses, and those of the words made from it.
func (n *Net) readings(lemma int) []reading {
	var all []reading
	add := func(synset int, weight float64) {
		for i := range all {
			if all[i].synset == synset {
				all[i].weight = max(all[i].weight, weight)
				return
			}
		}
		all = append(all, reading{synset, n.partOf(synset), weight, n.above(synset)})
	}
	from, to := n.lemmaSenses.span(lemma)
	rank := [4]int{}
	for sense := from; sense < to; sense++ {
		y := n.senses.at(sense)
		p := n.partOf(y)
		if rank[p]++; rank[p] > senses || rank[p] > 1 && n.shares[sense] < seldom {
			continue
		}
		add(y, 1)
		pairs(n.derivations, sense, func(other int) bool {
			add(n.senses.at(other), derived)
			return true
		})
	}
	return all
}

// above are a synset and its hypernyms up to the root.
func (n *Net) above(synset int) []int {
	all := []int{synset}
	for i := 0; i < len(all); i++ {
		from, to := n.hypernymStarts.span(all[i])
		for h := from; h < to; h++ {
			if up := n.hypernyms.at(h); !contains(all, up) {
				all = append(all, up)
			}
		}
	}
	return all
}

func contains(list []int, v int) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// near compares two synsets of one part of speech.
func (n *Net) near(x, y reading) float64 {
	if x.synset == y.synset {
		return 1
	}
	if n.points(x.synset, y.synset) || n.points(y.synset, x.synset) {
		return alike
	}
	if x.part == adjective && n.clustered(x.synset, y.synset) {
		return alike * alike
	}
	common := byte(0)
	for _, up := range x.above {
		if n.content[up] > common && contains(y.above, up) {
			common = n.content[up]
		}
	}
	both := float64(n.content[x.synset]) + float64(n.content[y.synset])
	if both == 0 {
		return 0
	}
	return below * min(1, 2*float64(common)/both)
}

// clustered reports whether two adjectives are similar to the same third.
func (n *Net) clustered(synset, other int) bool {
	from, to := n.similarStarts.span(synset)
	for s := from; s < to; s++ {
		if n.points(other, n.similar.at(s)) {
			return true
		}
	}
	return false
}

// points reports whether a synset names another as similar.
func (n *Net) points(synset, other int) bool {
	from, to := n.similarStarts.span(synset)
	for s := from; s < to; s++ {
		if n.similar.at(s) == other {
			return true
		}
	}
	return false
}
