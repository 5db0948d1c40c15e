package coref

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
)

// Hidden is the number of hidden units of a class's network.
const Hidden = 16

// Network scores candidates of one class: one hidden layer of rectified units over
// the features. Its score is a logit against 0 for "none".
type Network struct {
	In   [numFeatures][Hidden]float32
	Bias [Hidden]float32
	Out  [Hidden]float32
	Last float32
}

// Score is the network's output for features, of which Features are given.
func (n *Network) score(f *features) float32 {
	h := n.Bias
	for i, v := range f {
		if v == 0 {
			continue
		}
		row := &n.In[i]
		for k := range h {
			h[k] += v * row[k]
		}
	}
	s := n.Last
	for k, v := range h {
		if v > 0 {
			s += v * n.Out[k]
		}
	}
	return s
}

// networks are those of all classes.
type networks [numClasses]Network

func (n *networks) score(class int, f *features) float32 { return n[class].score(f) }

// weights.bin.gz holds the networks, little endian, in the order of their fields;
// tools/traincoref writes it (MODEL.md).
//
//go:embed weights.bin.gz
var packed []byte

// models decodes the weights at first use. What cannot be decoded, or has another
// shape than the program, is a fault of the build; it scores nothing above none.
var models = sync.OnceValue(func() *networks {
	n := new(networks)
	if !decode(packed, n) {
		return new(networks)
	}
	return n
})

// decode reads packed values into v, and reports whether they have its shape.
func decode(packed []byte, v any) bool {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return false
	}
	raw, err := io.ReadAll(z)
	return err == nil && binary.Read(bytes.NewReader(raw), binary.LittleEndian, v) == nil
}

// ends.bin.gz holds the weights of the model of ends, little endian;
// tools/traincoref writes it (MODEL.md).
//
//go:embed ends.bin.gz
var packedEnds []byte

// EndWeights are those of the model of ends: one a place.
type EndWeights [endPlaces]float32

// endWeights decodes the weights at first use, as models does.
var endWeights = sync.OnceValue(func() *EndWeights {
	w := new(EndWeights)
	if !decode(packedEnds, w) {
		return new(EndWeights)
	}
	return w
})
