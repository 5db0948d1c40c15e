package spacy

import (
	"math"
	"unsafe"
)

// portableKernels are the inner loops in plain Go, for every architecture and as the reference.
var portableKernels = kernelSet{
	name:        "portable",
	rows:        4,
	cols:        4,
	tile:        tilePortable,
	maxoutNorm:  maxoutNormPortable,
	stateHidden: stateHiddenPortable,
	scores:      scoresPortable,
}

// floatsAt views n floats from p on.
func floatsAt(p *float32, n int) []float32 { return unsafe.Slice(p, n) }

// tilePortable makes two rows of four outputs at a time: as many sums as stay in registers.
func tilePortable(y *float32, yStride int, x *float32, xStride int, w *float32, n int) {
	const rows, cols = 4, 4
	xs := floatsAt(x, (rows-1)*xStride+n)
	ys := floatsAt(y, (rows-1)*yStride+cols)
	panel := unsafe.Slice((*[cols]float32)(unsafe.Pointer(w)), n)
	for r := 0; r < rows; r += 2 {
		in0, in1 := xs[r*xStride:][:n], xs[(r+1)*xStride:][:n]
		var a0, a1, a2, a3, b0, b1, b2, b3 float32
		for i := range panel {
			p := &panel[i]
			w0, w1, w2, w3 := p[0], p[1], p[2], p[3]
			v, u := in0[i], in1[i]
			a0 += v * w0
			a1 += v * w1
			a2 += v * w2
			a3 += v * w3
			b0 += u * w0
			b1 += u * w1
			b2 += u * w2
			b3 += u * w3
		}
		out0, out1 := ys[r*yStride:][:cols], ys[(r+1)*yStride:][:cols]
		out0[0], out0[1], out0[2], out0[3] = a0, a1, a2, a3
		out1[0], out1[1], out1[2], out1[3] = b0, b1, b2, b3
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
