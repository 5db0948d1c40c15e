package spacy

import (
	"strings"
	"sync"
	"sync/atomic"
)

// width is the number of outputs of every layer of the two token encoders.
const width = 96

// A lexeme is a word type: a word form with its NORM, which a tokenizer exception may set. Its
// string attributes never change; what is computed from them is stored when first needed.
type lexeme struct {
	text, lower, norm, shape string
	space                    bool // all white space

	// String ids of NORM, PREFIX, SUFFIX and SHAPE, the keys of the hash embeddings.
	ids [4]uint64

	exception *trieNode // where exceptions of several tokens go on after this word
	ruler     []int32   // attribute-ruler patterns that name this word

	// Outputs of the embedding layers: of the shared encoder without and with a space after the
	// token, and of the one of the entity recogniser.
	vectors [3]atomic.Pointer[[width]float32]
	lemmas  atomic.Pointer[lemmaNode]
}

// A lexicon makes lexemes and remembers how chunks of text between spaces are split into them.
type lexicon struct {
	symbols map[string]uint64 // reserved strings, whose id is not their hash
	norms   map[uint64]string
	digits  *charSet
	index   func(*lexeme) // fills in what other components know of the word

	shards [cacheShards]cacheShard
}

// The cache is dropped shard by shard when full. It holds at most 16,384 words of about 1.5 kB, with
// their vectors, and as many chunks.
const (
	cacheShards    = 32
	cachePerShard  = 512
	cacheableBytes = 48 // longer chunks are rarely seen again
)

type cacheShard struct {
	mu     sync.RWMutex
	chunks map[string][]*lexeme
	words  map[string]*lexeme
}

func newLexicon(m *modelMeta, normKeys []uint64) *lexicon {
	x := &lexicon{symbols: m.Symbols, norms: make(map[uint64]string, len(normKeys)), digits: newCharSet(m.Digits)}
	for i, key := range normKeys {
		x.norms[key] = m.Norms[i]
	}
	for i := range x.shards {
		x.shards[i].chunks = make(map[string][]*lexeme)
		x.shards[i].words = make(map[string]*lexeme)
	}
	return x
}

// id is spaCy's 64-bit id of a string.
func (x *lexicon) id(s string) uint64 {
	if s == "" {
		return 0
	}
	if len(s) < 32 {
		if id, ok := x.symbols[s]; ok {
			return id
		}
	}
	return hash64(s)
}

func (x *lexicon) shard(s string) *cacheShard {
	h := uint32(len(s))
	for i := 0; i < len(s) && i < cacheableBytes; i++ {
		h = (h ^ uint32(s[i])) * 0x01000193
	}
	return &x.shards[h>>16%cacheShards]
}

// word returns the lexeme of a word form with its ordinary NORM. The form may be part of a longer
// string, which the lexeme does not keep alive.
func (x *lexicon) word(text string) *lexeme {
	if len(text) > cacheableBytes {
		return x.newLexeme(text, "")
	}
	s := x.shard(text)
	s.mu.RLock()
	lex := s.words[text]
	s.mu.RUnlock()
	if lex != nil {
		return lex
	}
	lex = x.newLexeme(text, "")
	s.mu.Lock()
	defer s.mu.Unlock()
	if other := s.words[text]; other != nil {
		return other
	}
	if len(s.words) >= cachePerShard {
		clear(s.words)
	}
	s.words[lex.text] = lex
	return lex
}

// chunk returns the remembered lexemes of a chunk, or nil.
func (x *lexicon) chunk(text string) []*lexeme {
	if len(text) > cacheableBytes {
		return nil
	}
	s := x.shard(text)
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.chunks[text]
}

// remember stores the lexemes of a chunk; it keeps the slice.
func (x *lexicon) remember(text string, words []*lexeme) {
	if len(text) > cacheableBytes {
		return
	}
	s := x.shard(text)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.chunks) >= cachePerShard {
		clear(s.chunks)
	}
	s.chunks[strings.Clone(text)] = words
}

// reset forgets all words and chunks.
func (x *lexicon) reset() {
	for i := range x.shards {
		s := &x.shards[i]
		s.mu.Lock()
		clear(s.chunks)
		clear(s.words)
		s.mu.Unlock()
	}
}

// newLexeme computes the attributes of a word form; norm is the NORM if not empty.
func (x *lexicon) newLexeme(text, norm string) *lexeme {
	text = strings.Clone(text)
	valid := strings.ToValidUTF8(text, "\uFFFD")
	lex := &lexeme{text: text, lower: lower(valid), norm: norm, shape: wordShape(valid, x.digits)}
	if lex.lower == text {
		lex.lower = text
	}
	if norm == "" {
		lex.norm = lex.lower
		if n, ok := x.norms[x.id(valid)]; ok {
			lex.norm = n
		}
	}
	lex.space = strings.TrimLeftFunc(text, isSpace) == "" && text != ""
	_, size := first(valid)
	lex.ids = [4]uint64{x.id(lex.norm), x.id(valid[:size]), x.id(suffix3(valid)), x.id(lex.shape)}
	if x.index != nil {
		x.index(lex)
	}
	return lex
}
