package embed

import "golang.org/x/sys/cpu"

// addScaled adds scale·row to sum, with the bits of addScaledPortable. The row must
// have Dim bytes.
func addScaled(sum *[Dim]float32, row string, scale float32) {
	if cpu.X86.HasAVX512F {
		addScaledAVX512(sum, row, scale)
	} else {
		addScaledSSE2(sum, row, scale)
	}
}

//go:noescape
func addScaledSSE2(sum *[Dim]float32, row string, scale float32)

//go:noescape
func addScaledAVX512(sum *[Dim]float32, row string, scale float32)
