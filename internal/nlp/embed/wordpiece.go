package embed

import (
	"errors"
	"fmt"
	"strings"
)

// Tokens are found in a hash table with open addressing; with 29,525 tokens fewer than half of its
// slots are taken. A slot holds id+1, 0 if it is free, and above it the upper half of the token's
// hash: what another word left there is seen without a look at the vocabulary.
const (
	slotCount = 1 << 16
	idMask    = 1<<16 - 1

	// FNV-1a, with a seed of its own for pieces that continue a word, so that one table holds both.
	seedStart    = 2166136261
	seedContinue = seedStart ^ 0x5bd1e995
	fnvPrime     = 16777619

	continuation = "##"
)

// index fills starts and slots from vocab.
func (m *Model) index(tokens int) error {
	m.starts = make([]uint32, 0, tokens+1)
	m.slots = make([]uint32, slotCount)
	at := 0
	for range tokens {
		n := strings.IndexByte(m.vocab[at:], '\n')
		if n <= 0 || n > maxTokenBytes {
			return fmt.Errorf("embed: vocabulary is damaged at token %d", len(m.starts))
		}
		m.insert(m.vocab[at:at+n], TokenID(len(m.starts)))
		m.starts = append(m.starts, uint32(at))
		at += n + 1
	}
	m.starts = append(m.starts, uint32(at))
	if at != len(m.vocab) {
		return errors.New("embed: vocabulary is longer than its token count")
	}
	return nil
}

func (m *Model) insert(token string, id TokenID) {
	hash, reach := uint32(seedStart), &m.reach[0]
	if rest, ok := strings.CutPrefix(token, continuation); ok {
		token, hash, reach = rest, seedContinue, &m.reach[1]
	}
	for i := range len(token) {
		hash = step(hash, token[i])
	}
	if len(token) > 1 {
		n := &reach[leading(token[0], token[1])]
		*n = max(*n, uint8(len(token)))
	}
	at := slot(hash)
	for m.slots[at] != 0 {
		at = (at + 1) % slotCount
	}
	m.slots[at] = hash&^idMask | uint32(id+1)
}

// leading numbers the first two bytes of a piece.
func leading(a, b byte) int { return int(a)<<8 | int(b) }

// step adds one byte to an FNV-1a hash.
func step(hash uint32, b byte) uint32 { return (hash ^ uint32(b)) * fnvPrime }

// slot folds a hash, as FNV's authors advise for tables smaller than the hash.
func slot(hash uint32) uint32 { return (hash>>16 ^ hash) % slotCount }

// lookup returns the id of a piece; inner says that it continues a word.
func (m *Model) lookup(piece []byte, hash uint32, inner bool) (TokenID, bool) {
	for at := slot(hash); m.slots[at] != 0; at = (at + 1) % slotCount {
		if (m.slots[at]^hash)&^idMask != 0 {
			continue
		}
		id := TokenID(m.slots[at]&idMask) - 1
		token := m.Token(id)
		if inner {
			if len(token) == len(piece)+len(continuation) && token[:len(continuation)] == continuation &&
				token[len(continuation):] == string(piece) {
				return id, true
			}
		} else if token == string(piece) {
			return id, true
		}
	}
	return 0, false
}

// longest returns the longest token that word begins with, and its length in bytes, 0 if there is
// none. It hashes every prefix in one pass, up to the longest token that begins with the same two
// bytes, then tries them from the longest. A prefix that ends within a rune costs a look-up and cannot
// match, because tokens are whole runes.
func (m *Model) longest(word []byte, inner bool) (TokenID, int) {
	var hashes [maxTokenBytes]uint32
	hash, reach := uint32(seedStart), &m.reach[0]
	if inner {
		hash, reach = seedContinue, &m.reach[1]
	}
	n := min(len(word), maxTokenBytes)
	if n > 1 {
		n = min(n, max(1, int(reach[leading(word[0], word[1])])))
	}
	for i := range n {
		hash = step(hash, word[i])
		hashes[i] = hash
	}
	for ; n > 0; n-- {
		if id, ok := m.lookup(word[:n], hashes[n-1], inner); ok {
			return id, n
		}
	}
	return 0, 0
}

// pieces spells the scanner's word with tokens, longest first from the left (WordPiece: Schuster and
// Nakajima 2012; the greedy form is BERT's). A word that cannot be spelt to its end, or that has
// more than maxWordRunes runes, is one unknown token. The result is a part of ids.
func (m *Model) pieces(ids *[maxWordRunes]TokenID, s *scanner) []TokenID {
	ids[0] = m.unknown
	if s.runes > maxWordRunes {
		return ids[:1]
	}
	count := 0
	for word := s.buf[:s.size]; len(word) > 0; {
		id, n := m.longest(word, count > 0)
		if n == 0 {
			ids[0] = m.unknown
			return ids[:1]
		}
		ids[count] = id
		count++
		word = word[n:]
	}
	return ids[:count]
}

// AppendTokens appends the WordPiece tokens of text to dst and returns it. They are those of BERT's
// uncased tokenizer without [CLS] and [SEP]; a word outside the vocabulary gives Unknown. The names
// of special tokens in text, such as "[PAD]", are plain text. Safe for concurrent use.
func (m *Model) AppendTokens(dst []TokenID, text string) []TokenID {
	var ids [maxWordRunes]TokenID
	s := scanner{text: text}
	for s.next() {
		dst = append(dst, m.pieces(&ids, &s)...)
	}
	return dst
}
