package wordnet

import "sync"

// happenings are the synsets that stand above what happens: events, which are acts too.
func (n *Net) happenings() []int { return []int{n.firstNoun("event")} }

var happenings = sync.OnceValue(func() []int { return Load().happenings() })

// Happening is the share of a noun's uses, 0 to 1, in which it names something that
// happens or is done ("explosion" 1, "table" about 0); 0 for what is no noun.
func (n *Net) Happening(lemma string) float64 { return n.uses(lemma, happenings()) }
