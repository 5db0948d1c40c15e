//go:build !amd64 && !arm64

package spacy

// kernelSets returns the kernels this machine can run, the best first.
func kernelSets() []*kernelSet { return []*kernelSet{&portableKernels} }
