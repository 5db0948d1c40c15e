package quote

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"sync"
)

// The stage has five linear models over hashed features. They tell which words
// are cues, and choose among the spans that the parse offers for content,
// speaker and cue; the last decides whether a whole statement stands. Weights
// come from tools/trainquote; MODEL.md says on what they were trained.
const (
	cueModel = iota
	contentModel
	sourceModel
	cueSpanModel
	wholeModel
	modelCount
)

// modelBits is the binary logarithm of the number of weights of a model.
const modelBits = 17

// Models are the weights of all models, each 1<<modelBits long.
type Models [modelCount][]float32

// NewModels makes models whose weights are all 0.
func NewModels() *Models {
	m := &Models{}
	for i := range m {
		m[i] = make([]float32, 1<<modelBits)
	}
	return m
}

//go:embed weights.bin.gz
var packed []byte

// loaded decodes the embedded weights at the first document.
var loaded = sync.OnceValues(func() (*Models, error) { return ReadModels(bytes.NewReader(packed)) })

// ReadModels reads what Write wrote.
func ReadModels(r io.Reader) (*Models, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	m := NewModels()
	quantized := make([]byte, 1<<modelBits)
	for i := range m {
		var scale float32
		if err := binary.Read(z, binary.LittleEndian, &scale); err != nil {
			return nil, err
		}
		if math.IsNaN(float64(scale)) || math.IsInf(float64(scale), 0) {
			return nil, errors.New("a weight of the statement models is no number")
		}
		if _, err := io.ReadFull(z, quantized); err != nil {
			return nil, err
		}
		for k, q := range quantized {
			m[i][k] = float32(int8(q)) * scale
		}
	}
	return m, nil
}

// Write writes the weights in a byte each: per model a scale, then the
// multiples of it, all compressed.
func (m *Models) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, weights := range m {
		scale := float32(0)
		for _, x := range weights {
			scale = max(scale, float32(math.Abs(float64(x)))/127)
		}
		if err := binary.Write(z, binary.LittleEndian, scale); err != nil {
			return err
		}
		quantized := make([]byte, len(weights))
		for k, x := range weights {
			if scale > 0 {
				quantized[k] = byte(int8(math.RoundToEven(float64(x / scale))))
			}
		}
		if _, err := z.Write(quantized); err != nil {
			return err
		}
	}
	return z.Close()
}

// features collects the features of one candidate as indexes into a model's
// weights.
type features []uint32

// add adds the feature that is the combination of template and values.
func (f *features) add(template uint32, values ...uint32) {
	h := template*0x9e3779b1 + 0x85ebca6b
	for _, v := range values {
		h ^= v
		h *= 0xcc9e2d51
		h ^= h >> 15
	}
	h *= 0xc2b2ae35
	h ^= h >> 16
	*f = append(*f, h&(1<<modelBits-1))
}

// score is the sum of the weights of features.
func score(weights []float32, f features) float32 {
	s := float32(0)
	for _, k := range f {
		s += weights[k]
	}
	return s
}

// flag is a truth value as a feature's value.
func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
