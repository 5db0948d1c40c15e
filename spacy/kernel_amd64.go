package spacy

import "golang.org/x/sys/cpu"

var avx2Kernels = kernelSet{
	name: "avx2", rows: 6, cols: 16,
	tile: tileAVX2, maxoutNorm: maxoutNormAVX2, stateHidden: stateHiddenAVX2, scores: scoresAVX2,
}

// With AVX-512 only the tiles are wider: the rest is a small part of the work.
var avx512Kernels = kernelSet{
	name: "avx512", rows: 12, cols: 32,
	tile: tileAVX512, maxoutNorm: maxoutNormAVX2, stateHidden: stateHiddenAVX2, scores: scoresAVX2,
}

// kernelSets returns the kernels this machine can run, the best first.
func kernelSets() []*kernelSet {
	var sets []*kernelSet
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		if cpu.X86.HasAVX512F {
			sets = append(sets, &avx512Kernels)
		}
		sets = append(sets, &avx2Kernels)
	}
	return append(sets, &portableKernels)
}

//go:noescape
func tileAVX2(y *float32, yStride int, x *float32, xStride int, w *float32, n int)

//go:noescape
func tileAVX512(y *float32, yStride int, x *float32, xStride int, w *float32, n int)

//go:noescape
func maxoutNormAVX2(dst, y, bias, gamma, beta, res *float32)

//go:noescape
func stateHiddenAVX2(dst *[hidden]float32, rows *[8]*float32, n int, bias *float32)

//go:noescape
func scoresAVX2(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32)
