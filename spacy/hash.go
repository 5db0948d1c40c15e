package spacy

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// unsafeBytes views a string as bytes without a copy. The bytes must not be written to.
func unsafeBytes(s string) []byte {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// hash64 is MurmurHash64A with seed 1, by which spaCy's StringStore names strings.
func hash64(s string) uint64 {
	const m = 0xc6a4a7935bd1e995
	data := unsafeBytes(s)
	h := 1 ^ uint64(len(data))*m
	for ; len(data) >= 8; data = data[8:] {
		k := binary.LittleEndian.Uint64(data) * m
		k = (k ^ k>>47) * m
		h = (h ^ k) * m
	}
	if len(data) > 0 {
		var tail uint64
		for i, b := range data {
			tail |= uint64(b) << (8 * i)
		}
		h = (h ^ tail) * m
	}
	h = (h ^ h>>47) * m
	return h ^ h>>47
}

// hashRows gives the four row numbers, before the modulus, that thinc's HashEmbed adds up for a key:
// MurmurHash3_x64_128 of the key's eight bytes.
func hashRows(key uint64, seed uint32) [4]uint32 {
	h1 := key * 0x87c37b91114253d5
	h1 = bits.RotateLeft64(h1, 31) * 0x4cf5ad432745937f
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = fmix64(h1), fmix64(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}

func fmix64(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
