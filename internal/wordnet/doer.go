package wordnet

import "sync"

// doers are the synsets that stand above everybody who can speak and act: person,
// people, and social group, which is what an organization is.
func (n *Net) doers() []int {
	group := n.above(n.firstNoun("organization"))[1]
	return []int{n.firstNoun("person"), n.firstNoun("people"), group}
}

// firstNoun is the first synset of a noun that the extract has.
func (n *Net) firstNoun(lemma string) int { return n.firstOf(lemma, noun) }

// firstOf is the first synset of a lemma as a part of speech that the extract has.
func (n *Net) firstOf(lemma string, p part) int {
	from, to := n.lemmaSenses.span(n.find(lemma))
	for sense := from; sense < to; sense++ {
		if y := n.senses.at(sense); n.partOf(y) == p {
			return y
		}
	}
	return -1
}

var doers = sync.OnceValue(func() []int { return Load().doers() })

// Doer is the share of a noun's uses, 0 to 1, in which it names a person or a body
// of persons ("nurse" 1, "table" about 0); 0 for what is no noun. It goes by the
// counts of WordNet's senses, which are those of mixed texts and not of news.
func (n *Net) Doer(lemma string) float64 { return n.uses(lemma, doers()) }

// Person is the share of a noun's uses, 0 to 1, in which it names one person ("captain"
// 1, "government" 0).
func (n *Net) Person(lemma string) float64 { return n.uses(lemma, persons()) }

var persons = sync.OnceValue(func() []int { return []int{Load().firstNoun("person")} })

// Tangible is the share of a noun's uses, 0 to 1, in which it names what can be
// touched: a made thing, a place, something alive ("bridge" 1, "deficit" 0).
func (n *Net) Tangible(lemma string) float64 { return n.uses(lemma, tangibles()) }

var tangibles = sync.OnceValue(func() []int {
	n := Load()
	return []int{n.firstNoun("artifact"), n.firstNoun("location"), n.firstNoun("animal"), n.firstNoun("tree"), n.firstNoun("land")}
})

// uses is the share of a noun's uses that stand below one of the roots.
func (n *Net) uses(lemma string, roots []int) float64 { return n.usesAs(noun, lemma, roots) }

// usesAs is the share of a lemma's uses as a part of speech that stand below one of the
// roots.
func (n *Net) usesAs(p part, lemma string, roots []int) float64 {
	i := n.known(lemma)
	if i < 0 {
		return 0
	}
	all, yes := 0, 0
	from, to := n.lemmaSenses.span(i)
	for sense := from; sense < to; sense++ {
		y := n.senses.at(sense)
		if n.partOf(y) != p {
			continue
		}
		share := int(n.shares[sense])
		all += share
		above := n.above(y)
		for _, root := range roots {
			if contains(above, root) {
				yes += share
				break
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(yes) / float64(all)
}
