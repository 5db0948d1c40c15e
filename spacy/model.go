package spacy

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

//go:embed model/en_core_web_sm.bin
var embeddedModel string

// The model file: an eight-byte magic, version and header length (uint32), the SHA-256 of all that
// follows the first 64 bytes, the header (JSON, which lists the sections) and the payload, in which
// every section starts on a 64-byte boundary. Everything is little-endian.
const (
	modelMagic   = "GOSPACY\x00"
	modelVersion = 1
	modelPreface = 64
)

var errModelFormat = errors.New("spacy: not a model file of this version")

type section struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Size   int    `json:"size"`
}

// A modelFile gives access to the sections of a model file. It keeps no copy of the data.
type modelFile struct {
	payload  string
	sections map[string]section
	err      error // first failure of a getter
}

// openModel checks the preface and the checksum and reads the header.
func openModel(data string) (*modelFile, error) {
	if len(data) < modelPreface || data[:8] != modelMagic {
		return nil, errModelFormat
	}
	preface := []byte(data[:modelPreface])
	if v := binary.LittleEndian.Uint32(preface[8:]); v != modelVersion {
		return nil, fmt.Errorf("%w: version %d, want %d", errModelFormat, v, modelVersion)
	}
	sum := sha256.New()
	sum.Write(unsafeBytes(data[modelPreface:]))
	if !bytes.Equal(sum.Sum(nil), preface[16:48]) {
		return nil, fmt.Errorf("%w: checksum differs", errModelFormat)
	}
	headLen := int(binary.LittleEndian.Uint32(preface[12:]))
	if headLen > len(data)-modelPreface {
		return nil, errModelFormat
	}
	var head struct{ Sections []section }
	if err := json.Unmarshal(unsafeBytes(data[modelPreface:modelPreface+headLen]), &head); err != nil {
		return nil, fmt.Errorf("%w: %w", errModelFormat, err)
	}
	f := &modelFile{payload: data[modelPreface+headLen:], sections: make(map[string]section)}
	for _, s := range head.Sections {
		if s.Offset < 0 || s.Size < 0 || s.Offset+s.Size > len(f.payload) {
			return nil, fmt.Errorf("%w: section %s", errModelFormat, s.Name)
		}
		f.sections[s.Name] = s
	}
	return f, nil
}

func (f *modelFile) fail(name, format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf("%w: section %s: %s", errModelFormat, name, fmt.Sprintf(format, args...))
	}
}

// section returns the bytes of a section; the caller must not write to them.
func (f *modelFile) section(name string) (section, []byte) {
	s, ok := f.sections[name]
	if !ok {
		f.fail(name, "missing")
		return section{}, nil
	}
	return s, unsafeBytes(f.payload[s.Offset : s.Offset+s.Size])
}

// floats decodes a section of floats, which must have the given shape. They are stored in three
// bytes: IEEE 754 single precision without the last eight bits of the mantissa.
func (f *modelFile) floats(name string, shape ...int) []float32 {
	s, data := f.section(name)
	n := 1
	for _, d := range shape {
		n *= d
	}
	out := make([]float32, n)
	switch {
	case data == nil:
	case !slices.Equal(s.Shape, shape) || s.Type != "f24" || len(data) != 3*n:
		f.fail(name, "type %s, shape %v, want %v", s.Type, s.Shape, shape)
	default:
		for i := range out {
			b := data[3*i : 3*i+3]
			out[i] = math.Float32frombits(uint32(b[0])<<8 | uint32(b[1])<<16 | uint32(b[2])<<24)
		}
	}
	return out
}

// uints decodes a section of 64-bit integers.
func (f *modelFile) uints(name string) []uint64 {
	s, data := f.section(name)
	if data != nil && s.Type != "u64" {
		f.fail(name, "type %s", s.Type)
		return nil
	}
	out := make([]uint64, len(data)/8)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(data[8*i:])
	}
	return out
}

// modelMeta is the JSON section "meta": all that is no weight.
type modelMeta struct {
	Name       string
	Version    string
	License    string
	Tags       []string
	Parser     []string
	NER        []string
	Symbols    map[string]uint64
	Norms      []string
	Exceptions [][][]string
	Affixes    affixData
	Digits     []rune
	Ruler      []rulerData
	Lemma      lemmaData
}

func (f *modelFile) meta() (*modelMeta, error) {
	_, data := f.section("meta")
	if f.err != nil {
		return nil, f.err
	}
	m := new(modelMeta)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("%w: meta: %w", errModelFormat, err)
	}
	return m, nil
}
