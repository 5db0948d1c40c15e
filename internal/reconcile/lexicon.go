package reconcile

import (
	"strings"
	"sync"

	"readout/internal/nlp/embed"
	"readout/internal/wordnet"
)

// lexicon answers how words stand to each other, and keeps the answers: they are the
// same in every story. Safe for concurrent use.
type lexicon struct {
	net   *wordnet.Net
	model *embed.Model

	mu      sync.RWMutex
	near    map[[2]string]float32
	similar map[[2]string]float32
	opposed map[[2]string]bool
	vectors map[string][]float32
	keysOf  map[string][]uint32
	acts    map[string]string
}

// kept bounds each of the lexicon's tables; what is beyond it is worked out anew.
const kept = 1 << 19

var loadLexicon = sync.OnceValues(func() (*lexicon, error) {
	model, err := embed.Load()
	if err != nil {
		return nil, err
	}
	return &lexicon{
		net: wordnet.Load(), model: model, near: map[[2]string]float32{},
		similar: map[[2]string]float32{}, opposed: map[[2]string]bool{},
		vectors: map[string][]float32{}, keysOf: map[string][]uint32{}, acts: map[string]string{},
	}, nil
})

// memo looks a key up, or works its value out and keeps it.
func memo[K comparable, V any](x *lexicon, table map[K]V, key K, find func() V) V {
	x.mu.RLock()
	v, ok := table[key]
	x.mu.RUnlock()
	if ok {
		return v
	}
	v = find()
	x.mu.Lock()
	if len(table) < kept {
		table[key] = v
	}
	x.mu.Unlock()
	return v
}

func ordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// areOpposed reports whether two lemmas are opposites.
func (x *lexicon) areOpposed(a, b string) bool {
	if !mayOppose(a, b) {
		return false
	}
	return memo(x, x.opposed, ordered(a, b), func() bool { return x.net.Opposed(a, b) })
}

// mayOppose leaves out what WordNet is not asked of: days and numbers.
func mayOppose(a, b string) bool { return a != b && letter(a) && letter(b) }

func letter(s string) bool { return s != "" && (s[0] < '0' || s[0] > '9') }

// soft is how near two different words must be for them to count as partly shared.
const soft = 0.70

// sense is how near their vectors must be besides: the dictionary also knows senses
// that no report means ("call" for "promise").
const sense = 0.20

// nearness is the similarity of two lemmas where they are near enough, else 0. Their
// vectors are asked first: that is cheap, and it leaves out senses that no report
// means. Of verbs with a particle ("go down") the vectors say little.
func (x *lexicon) nearness(a, b string) float32 {
	if !letter(a) || !letter(b) {
		return 0
	}
	return memo(x, x.near, ordered(a, b), func() float32 {
		particle := strings.Contains(a, " ") || strings.Contains(b, " ")
		if !particle && cosine(x.vector(a), x.vector(b)) < sense {
			return 0
		}
		if s := x.net.Similarity(a, b); s >= soft && !x.areOpposed(a, b) {
			return float32(s)
		}
		if !particle && derived(a, b) && !x.areOpposed(a, b) {
			return kinWord
		}
		return 0
	})
}

// similarity is WordNet's, 0 to 1.
func (x *lexicon) similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	if !letter(a) || !letter(b) {
		return 0
	}
	return float64(memo(x, x.similar, ordered(a, b), func() float32 { return float32(x.net.Similarity(a, b)) }))
}

// vector is the meaning of a lemma, of length 1.
func (x *lexicon) vector(lemma string) []float32 {
	return memo(x, x.vectors, lemma, func() []float32 { return embed.Unit(x.model.Embed(nil, lemma)) })
}
