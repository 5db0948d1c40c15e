package embed

import (
	_ "embed" // the model file
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"sync"
)

//go:embed model/minilm.bin
var modelFile string

// The file's frame; model/README.md has the whole layout.
const (
	magic         = "RDEMBED\x00"
	formatVersion = 1
	headerSize    = 64
	// maxTokenBytes bounds the work of one WordPiece step. The longest token has 18 bytes.
	maxTokenBytes = 32
)

// TokenID is the row of a WordPiece token in the vocabulary. Ids follow the order of BERT's
// vocabulary, but are not its ids: the distillation drops the [unusedN] entries.
type TokenID uint16

// Model is a vocabulary with a vector and a weight for each token. It never changes once loaded, so
// all methods may be called at the same time.
type Model struct {
	rows    string            // tokens × Dim int8, in place in the embedded file
	scales  []float32         // one per row
	vocab   string            // all tokens, each followed by a newline, in place
	starts  []uint32          // offset of each token in vocab, and of the end
	slots   []uint32          // hash table of tokens, see lookup
	reach   [2][1 << 16]uint8 // longest token by its first two bytes: those that begin a word, and go on with one
	unknown TokenID
	sif     float64 // the coefficient a of SIF
	zipf    float64 // sum of 1/k for k from 2 to tokens+1
}

var load = sync.OnceValues(func() (*Model, error) { return decode(modelFile) })

// Load returns the embedded model. The first call checks and indexes it, in some milliseconds; later
// calls return the same *Model. The error says that the binary holds a damaged or foreign file and
// is the same every time. Safe for concurrent use.
func Load() (*Model, error) { return load() }

// decode reads a model file. The model keeps data and refers to it.
func decode(data string) (*Model, error) {
	if len(data) < headerSize || !strings.HasPrefix(data, magic) {
		return nil, errors.New("embed: not a model file")
	}
	head := []byte(data[:headerSize])
	u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(head[at:]) }
	if v := u32(8); v != formatVersion {
		return nil, fmt.Errorf("embed: model file has version %d, want %d", v, formatVersion)
	}
	if checksum(data[16:]) != u32(12) {
		return nil, errors.New("embed: model file is damaged: wrong checksum")
	}
	tokens, dim, vocab := int(u32(16)), int(u32(20)), int(u32(40))
	if dim != Dim || tokens == 0 || tokens >= slotCount {
		return nil, fmt.Errorf("embed: model of %d tokens × %d, want fewer than %d × %d", tokens, dim, slotCount, Dim)
	}
	if len(data) != headerSize+4*tokens+tokens*dim+vocab || int(u32(24)) >= tokens {
		return nil, errors.New("embed: model file has the wrong size")
	}
	body := data[headerSize:]
	m := &Model{
		scales:  decodeFloats(body[:4*tokens]),
		rows:    body[4*tokens:][:tokens*dim],
		vocab:   body[len(body)-vocab:],
		unknown: TokenID(u32(24)),
		sif:     float64(math.Float32frombits(u32(28))),
		zipf:    math.Float64frombits(binary.LittleEndian.Uint64(head[32:])),
	}
	return m, m.index(tokens)
}

// checksum returns the CRC-32 (IEEE) of s, a piece at a time so that s need not be copied whole.
func checksum(s string) uint32 {
	var sum uint32
	var buf [32 << 10]byte
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum = crc32.Update(sum, crc32.IEEETable, buf[:n])
		s = s[n:]
	}
	return sum
}

func decodeFloats(s string) []float32 {
	out := make([]float32, len(s)/4)
	for i := range out {
		b := s[4*i:][:4]
		out[i] = math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
	}
	return out
}

// Len returns the number of tokens: valid ids are 0 to Len()-1.
func (m *Model) Len() int { return len(m.scales) }

// Unknown returns the id that stands for a word which the vocabulary cannot spell.
func (m *Model) Unknown() TokenID { return m.unknown }

// Token returns the token's text, lower case and without accents; a piece that continues a word
// begins with "##". It panics if id is not below Len.
func (m *Model) Token(id TokenID) string {
	return m.vocab[m.starts[id] : m.starts[id+1]-1]
}

// Weight returns the smooth inverse frequency of a token, a/(a+p), between 0 and 1: near 0 for
// punctuation and function words, near 1 for rare words (Arora et al. 2017, equation 3). The
// probability p is Zipf's for the id as rank, because the vocabulary is roughly in order of
// frequency; punctuation and single letters come first. Embed has the weight in its rows already:
// it is for callers that compare words one by one.
func (m *Model) Weight(id TokenID) float32 {
	p := 1 / (float64(id+2) * m.zipf)
	return float32(m.sif / (m.sif + p))
}
