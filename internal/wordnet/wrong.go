package wordnet

import "sync"

// wrongs are the synsets above what is wrong to do: misconduct, which crimes are, and
// killing.
func (n *Net) wrongs() []int {
	return []int{n.above(n.firstNoun("crime"))[2], n.above(n.firstNoun("murder"))[1], n.firstNoun("aggression")}
}

var wrongs = sync.OnceValue(func() []int { return Load().wrongs() })

// Wrong is the share of a noun's uses, 0 to 1, in which it names a wrong that somebody
// does ("theft" 1, "offer" 0).
func (n *Net) Wrong(lemma string) float64 { return n.uses(lemma, wrongs()) }
