package wordnet

import "sync"

// speakings are the synsets that stand above what is done by speaking: to communicate,
// as one who informs does, to express, as one who says, to affirm, to admit and to complain.
func (n *Net) speakings() []int {
	return []int{n.above(n.firstOf("inform", verb))[1], n.above(n.firstOf("say", verb))[1], n.above(n.firstOf("claim", verb))[1],
		n.firstOf("admit", verb), n.firstOf("complain", verb)}
}

var speakings = sync.OnceValue(func() []int { return Load().speakings() })

// Speaks is the share of a verb's uses, 0 to 1, in which it is one of communication
// ("grumble" 1, "carry" about 0); 0 for what is no verb.
func (n *Net) Speaks(lemma string) float64 { return n.usesAs(verb, lemma, speakings()) }
