package wordnet

import (
	"slices"
	"strings"
)

// seldom is the share of a lemma's uses, of 255, below which a sense does not
// count where senses are joined: "take" and "give" have dozens.
const seldom = 12

// Opposed reports whether one lemma says the opposite of the other: they are
// antonyms, or synonyms (of verbs and adjectives) or similar adjectives of
// antonyms, also by way of the verb or adjective from which a noun is made; or one
// is the other with a negating prefix. It is symmetric.
func (n *Net) Opposed(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b || a == "" || b == "" {
		return false
	}
	i, j := n.known(a), n.known(b)
	if i >= 0 && i == j {
		return false
	}
	if slices.Contains(n.Antonyms(a), n.spelt(j, b)) || slices.Contains(n.Antonyms(b), n.spelt(i, a)) {
		return true
	}
	if n.negates(a, b) || n.negates(b, a) {
		return true
	}
	return i >= 0 && j >= 0 && n.indirectly(i, j)
}

// spelt is lemma i, or the word itself where there is none.
func (n *Net) spelt(i int, word string) string {
	if i < 0 {
		return word
	}
	return n.lemma(i)
}

// indirectly compares the synsets of two lemmas, and those of the verbs and
// adjectives from which they are made.
func (n *Net) indirectly(i, j int) bool {
	as, bs := n.opposable(i), n.opposable(j)
	for _, a := range as {
		if n.against(a, bs) || n.nearAgainst(a, bs) {
			return true
		}
	}
	for _, b := range bs {
		if n.nearAgainst(b, as) {
			return true
		}
	}
	return false
}

// opposable are the synsets of a lemma's common senses as verb and adjective, and
// for a noun without them those of what it is made from.
func (n *Net) opposable(lemma int) []int {
	var own, made []int
	from, to := n.lemmaSenses.span(lemma)
	for sense := from; sense < to; sense++ {
		y := n.senses.at(sense)
		p := n.partOf(y)
		switch {
		case n.shares[sense] < seldom:
		case p == verb || p == adjective:
			own = append(own, y)
		case p == noun:
			pairs(n.derivations, sense, func(other int) bool {
				if p := n.partOf(n.senses.at(other)); p == verb || p == adjective {
					made = append(made, n.senses.at(other))
				}
				return true
			})
		}
	}
	if len(own) > 0 {
		return own
	}
	return made
}

// against reports whether a member of the synset is the antonym of a member of one
// of the others.
func (n *Net) against(synset int, others []int) bool {
	found := false
	first, end := n.memberStarts.span(synset)
	for m := first; m < end && !found; m++ {
		pairs(n.antonyms, n.senseOf(n.members.at(m), synset), func(other int) bool {
			found = slices.Contains(others, n.senses.at(other))
			return !found
		})
	}
	return found
}

// nearAgainst asks the same of the adjectives that are similar to the synset's.
func (n *Net) nearAgainst(synset int, others []int) bool {
	if n.partOf(synset) != adjective {
		return false
	}
	first, end := n.similarStarts.span(synset)
	for s := first; s < end; s++ {
		if n.against(n.similar.at(s), others) {
			return true
		}
	}
	return false
}

// senseOf is a lemma's sense in a synset of which it is a member.
func (n *Net) senseOf(lemma, synset int) int {
	from, to := n.lemmaSenses.span(lemma)
	for sense := from; sense < to; sense++ {
		if n.senses.at(sense) == synset {
			return sense
		}
	}
	return -1
}

// negating are the prefixes that turn a word into its opposite, with the parts of
// speech to which each is put freely. To others the same letters belong by chance
// ("invest", "discover"), and WordNet's own antonyms decide.
var negating = []struct {
	prefix string
	free   []part
}{
	{"non", []part{noun, adjective}},
	{"un", []part{adjective}},
	{"in", nil}, {"im", nil}, {"il", nil}, {"ir", nil},
	{"dis", nil}, {"de", nil},
}

// negates reports whether negated is a negating prefix on the same stem as plain.
// A hyphen settles it ("de-escalation"); without one the word must be unknown to
// WordNet as a word of its own, or take the prefix freely.
func (n *Net) negates(negated, plain string) bool {
	for _, p := range negating {
		rest, ok := strings.CutPrefix(negated, p.prefix)
		if !ok {
			continue
		}
		if stem, hyphen := strings.CutPrefix(rest, "-"); hyphen && stem != "" {
			return sameStem(stem, plain)
		}
		if len(rest) < 4 || !sameStem(rest, plain) || !n.word(plain) {
			continue
		}
		i := n.find(negated)
		if i < 0 || n.any(i, p.free) || productive(p.prefix, rest) {
			return true
		}
	}
	return false
}

// word reports whether WordNet has a word, or the verb of which it is the
// participle.
func (n *Net) word(s string) bool {
	return n.known(s) >= 0 || strings.HasSuffix(s, "ed") && (n.known(s[:len(s)-1]) >= 0 || n.known(s[:len(s)-2]) >= 0)
}

// any reports whether a lemma is of one of the parts of speech.
func (n *Net) any(lemma int, parts []part) bool {
	from, to := n.lemmaSenses.span(lemma)
	for sense := from; sense < to; sense++ {
		if slices.Contains(parts, n.partOf(n.senses.at(sense))) {
			return true
		}
	}
	return false
}

// productive reports whether a stem has the ending of verbs that "de" and "dis"
// are put before, or of nouns made of them.
func productive(prefix, stem string) bool {
	if prefix != "de" && prefix != "dis" {
		return false
	}
	for _, ending := range []string{"ize", "ise", "ify", "ization", "isation", "ification"} {
		if strings.HasSuffix(stem, ending) && len(stem) > len(ending)+1 {
			return true
		}
	}
	return false
}

// sameStem reports whether a word is the plain one, or its participle
// ("unconfirmed", "confirm").
func sameStem(word, plain string) bool {
	return word == plain || word == plain+"ed" || word == plain+"d" && strings.HasSuffix(plain, "e")
}
