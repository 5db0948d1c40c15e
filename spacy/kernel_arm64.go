package spacy

// Every arm64 processor has the vector instructions used here. The row operations stay in Go: its
// assembler has neither a vector addition of floats nor a maximum.
var neonKernels = kernelSet{
	name: "neon", rows: 4, cols: 16,
	tile: tileNEON, maxoutNorm: maxoutNormPortable, stateHidden: stateHiddenPortable, scores: scoresNEON,
}

// kernelSets returns the kernels this machine can run, the best first.
func kernelSets() []*kernelSet { return []*kernelSet{&neonKernels, &portableKernels} }

//go:noescape
func tileNEON(y *float32, yStride int, x *float32, xStride int, w *float32, n int)

//go:noescape
func scoresNEON(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32)
