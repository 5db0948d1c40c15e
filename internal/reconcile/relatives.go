package reconcile

import (
	"hash/fnv"
	"slices"
	"strings"
)

// relative is a lemma that is near to another in meaning.
type relative struct {
	lemma    int32
	nearness float64
}

// readRelatives notes the relatives of all lemmas of the story. Few couples are near:
// those with a key in common are looked at, not all.
func (r *reader) readRelatives() {
	var index []uint64 // keys, each with a lemma that has it
	for l, text := range r.texts {
		for _, k := range r.lex.keys(text) {
			index = append(index, uint64(k)<<32|uint64(l))
		}
	}
	slices.Sort(index)
	r.relatives = make([][]relative, len(r.texts))
	var seen pairTable[float32]
	for i, x := range index {
		for _, y := range index[i+1:] {
			if x>>32 != y>>32 {
				break
			}
			a, b := int32(x), int32(y)
			if _, is := seen.get(coupleOf(a, b)); is {
				continue
			}
			seen.set(coupleOf(a, b), 1)
			if s := float64(r.lex.nearness(r.texts[a], r.texts[b])); s > 0 {
				r.relatives[a] = append(r.relatives[a], relative{b, s})
				r.relatives[b] = append(r.relatives[b], relative{a, s})
			}
		}
	}
}

// nearness is how near two lemmas are in meaning, 0 where they are not near enough.
func (r *reader) nearness(a, b int32) float64 {
	if a == b {
		return float64(r.lex.nearness(r.texts[a], r.texts[a]))
	}
	for _, n := range r.relatives[a] {
		if n.lemma == b {
			return n.nearness
		}
	}
	return 0
}

// nearWords reports whether two words are one or near in meaning.
func (r *reader) nearWords(v, w *word) bool {
	return v.lemma == w.lemma || v.id >= 0 && w.id >= 0 && r.nearness(v.id, w.id) > 0
}

// keys are numbers of which two lemmas that are near have one in common: those of the
// dictionary, and one for how the word begins, where it may be of another's root.
func (x *lexicon) keys(lemma string) []uint32 {
	if !letter(lemma) {
		return nil
	}
	return memo(x, x.keysOf, lemma, func() []uint32 {
		keys := x.net.Keys(lemma, soft)
		if len(lemma) >= root && !strings.ContainsAny(lemma, unrooted) {
			h := fnv.New32a()
			h.Write([]byte(lemma[:root]))
			keys = append(keys, h.Sum32()) // one that is a dictionary's key too does no harm
		}
		return keys
	})
}

// holds reports whether a sorted list has a lemma.
func holds(list []int32, l int32) bool {
	_, is := slices.BinarySearch(list, l)
	return is
}

// meet reports whether two lists have something in common.
func meet[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}
