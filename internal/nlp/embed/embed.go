package embed

import (
	"math"
)

// Dim is the number of components of every vector of this package.
const Dim = 256

// Embed returns the vector of text: Dim components, Euclidean length 1.
//
// A text without a known token (empty, only unknown symbols) gives the zero vector, whose Cosine
// with everything is 0. The vector overwrites dst and shares its memory if cap(dst) is at least Dim;
// otherwise, nil included, a new slice is made, which is the only allocation.
//
// Text may be anything: bytes that are not UTF-8 are skipped, and there is no limit on length. Time
// is linear in len(text). The same text gives the same bits on every platform.
//
// Safe for concurrent use, with a different dst for each call.
func (m *Model) Embed(dst []float32, text string) []float32 {
	if cap(dst) < Dim {
		dst = make([]float32, Dim)
	}
	dst = dst[:Dim]
	sum := (*[Dim]float32)(dst)
	*sum = [Dim]float32{}
	m.Add(sum, text)
	Normalize(sum)
	return dst
}

// Add adds the weighted vectors of the words of text to sum: Embed of several texts as
// one is Add of each, then Normalize. Safe for concurrent use, with a different sum for
// each call.
func (m *Model) Add(sum *[Dim]float32, text string) {
	var ids [maxWordRunes]TokenID
	s := scanner{text: text}
	for s.next() {
		for _, id := range m.pieces(&ids, &s) {
			// As model2vec does: an unknown word says nothing, it must not pull the mean.
			if id != m.unknown {
				// The weight of the token is already in the row.
				addScaled(sum, m.rows[int(id)*Dim:][:Dim], m.scales[id])
			}
		}
	}
}

// Normalize scales v to length 1; the zero vector stays as it is. The sum over tokens need not be
// divided by their number first, for the direction is the same.
func Normalize(v *[Dim]float32) {
	square := dot(v[:], v[:])
	if square == 0 {
		return
	}
	inverse := float32(1 / math.Sqrt(float64(square)))
	for i := range v {
		v[i] *= inverse
	}
}

// Cosine returns the cosine of the angle between a and b, from -1 to 1, for vectors of Embed or sums
// of them. It is 0 if either is the zero vector. It panics if the lengths differ.
func Cosine(a, b []float32) float32 {
	if len(a) != len(b) {
		panic("embed: vectors of different length")
	}
	squares := float64(dot(a, a)) * float64(dot(b, b))
	if squares == 0 {
		return 0
	}
	return float32(min(1, max(-1, float64(dot(a, b))/math.Sqrt(squares))))
}

// Unit scales v to length 1, where it is not the zero vector, and returns it.
func Unit(v []float32) []float32 {
	if square := float64(dot(v, v)); square > 0 {
		k := float32(1 / math.Sqrt(square))
		for i := range v {
			v[i] *= k
		}
	}
	return v
}

// Dot returns the inner product of two vectors of one length: of vectors of length 1, what
// Cosine gives, in a third of its time. It panics if b is the shorter.
func Dot(a, b []float32) float32 { return dot(a, b) }

// dot returns the inner product. Four sums, so that additions need not wait for one another.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	for len(a) >= 4 && len(b) >= 4 {
		s0 += float32(a[0] * b[0])
		s1 += float32(a[1] * b[1])
		s2 += float32(a[2] * b[2])
		s3 += float32(a[3] * b[3])
		a, b = a[4:], b[4:]
	}
	for i := range a {
		s0 += float32(a[i] * b[i])
	}
	return (s0 + s1) + (s2 + s3)
}
