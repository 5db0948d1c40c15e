package spacy

import (
	"math"
	"unsafe"
)

// portableKernels are the inner loops in plain Go, for every architecture and as the reference.
var portableKernels = kernelSet{
	name:        "portable",
	rows:        4,
	cols:        8,
	tile:        tilePortable,
	maxoutNorm:  maxoutNormPortable,
	stateHidden: stateHiddenPortable,
	scores:      scoresPortable,
}

// floatsAt views n floats from p on.
func floatsAt(p *float32, n int) []float32 { return unsafe.Slice(p, n) }

func tilePortable(y *float32, yStride int, x *float32, xStride int, w *float32, n int) {
	const rows, cols = 4, 8
	xs := floatsAt(x, (rows-1)*xStride+n)
	ys := floatsAt(y, (rows-1)*yStride+cols)
	ws := floatsAt(w, n*cols)
	for r := range rows {
		in := xs[r*xStride:][:n]
		panel := ws
		var a0, a1, a2, a3, a4, a5, a6, a7 float32
		for _, v := range in {
			p := panel[:cols:cols]
			a0 += v * p[0]
			a1 += v * p[1]
			a2 += v * p[2]
			a3 += v * p[3]
			a4 += v * p[4]
			a5 += v * p[5]
			a6 += v * p[6]
			a7 += v * p[7]
			panel = panel[cols:]
		}
		copy(ys[r*yStride:], []float32{a0, a1, a2, a3, a4, a5, a6, a7})
	}
}

// layerNormEpsilon keeps thinc's layer normalisation from dividing by zero.
const layerNormEpsilon = 1e-8

func maxoutNormPortable(dst, y, bias, gamma, beta, res *float32) {
	ys, bs := floatsAt(y, encoderPieces*width), floatsAt(bias, encoderPieces*width)
	var best [width]float32
	var sum float32
	for o := range best {
		best[o] = max(ys[o]+bs[o], ys[width+o]+bs[width+o], ys[2*width+o]+bs[2*width+o])
		sum += best[o]
	}
	mean := sum / width
	var variance float32
	for _, v := range best {
		variance += (v - mean) * (v - mean)
	}
	scale := 1 / float32(math.Sqrt(float64(variance/width+layerNormEpsilon)))
	out, gs, shift, add := floatsAt(dst, width), floatsAt(gamma, width), floatsAt(beta, width), floatsAt(res, width)
	for o, v := range best {
		out[o] = (v-mean)*scale*gs[o] + shift[o] + add[o]
	}
}

func stateHiddenPortable(dst *[hidden]float32, rows *[8]*float32, n int, bias *float32) {
	var sum [stateWidth]float32
	for _, row := range rows[:n] {
		for i, v := range floatsAt(row, stateWidth) {
			sum[i] += v
		}
	}
	b := floatsAt(bias, stateWidth)
	for i := range dst {
		dst[i] = max(sum[i]+b[i], sum[hidden+i]+b[hidden+i])
	}
}

func scoresPortable(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32) {
	copy(y[:], floatsAt(bias, maxMoves))
	ws := floatsAt(w, hidden*maxMoves)
	for i, v := range x {
		row := ws[i*maxMoves:][:maxMoves]
		for j, p := range row {
			y[j] += v * p
		}
	}
}
