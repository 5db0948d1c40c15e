package spacy

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomFloats returns n numbers of about the size of activations.
func randomFloats(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func sameFloats(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if d := math.Abs(float64(got[i] - want[i])); !(d <= 1e-4*(1+math.Abs(float64(want[i])))) {
			t.Fatalf("%s: output %d is %g, want %g", what, i, got[i], want[i])
		}
	}
}

// TestKernels compares every kernel that this machine can run with the portable one.
func TestKernels(t *testing.T) {
	for _, k := range kernelSets() {
		t.Run(k.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			testTile(t, r, k)
			testRows(t, r, k)
		})
	}
}

// testTile multiplies a matrix whose sizes are no multiples of the tile.
func testTile(t *testing.T, r *rand.Rand, k *kernelSet) {
	const in, out, rows, stride = 37, 53, 20, 41
	weights, x := randomFloats(r, in*out), randomFloats(r, (blockRows+1)*stride)
	m := packMatrix(k, in, out, func(o, i int) float32 { return weights[o*in+i] })
	y := make([]float32, blockRows*m.out)
	m.mul(y, x, stride, rows)
	for row := range rows {
		want := make([]float32, out)
		for o := range want {
			for i := range in {
				want[o] += x[row*stride+i] * weights[o*in+i]
			}
		}
		sameFloats(t, "tile", y[row*m.out:][:out], want)
	}
}

func testRows(t *testing.T, r *rand.Rand, k *kernelSet) {
	y, bias := randomFloats(r, 3*width), randomFloats(r, 3*width)
	gamma, beta, res := randomFloats(r, width), randomFloats(r, width), randomFloats(r, width)
	var got, want [width]float32
	k.maxoutNorm(&got[0], &y[0], &bias[0], &gamma[0], &beta[0], &res[0])
	maxoutNormPortable(&want[0], &y[0], &bias[0], &gamma[0], &beta[0], &res[0])
	sameFloats(t, "maxoutNorm", got[:], want[:])

	for _, n := range []int{1, entityFeatures, parserFeatures} {
		var rows [8]*float32
		for i := range rows {
			rows[i] = &randomFloats(r, stateWidth)[0]
		}
		var got, want [hidden]float32
		k.stateHidden(&got, &rows, n, &bias[0])
		stateHiddenPortable(&want, &rows, n, &bias[0])
		sameFloats(t, "stateHidden", got[:], want[:])
	}

	x, w := [hidden]float32(randomFloats(r, hidden)), randomFloats(r, hidden*maxMoves)
	var gotScores, wantScores [maxMoves]float32
	k.scores(&gotScores, &x, &w[0], &bias[0])
	scoresPortable(&wantScores, &x, &w[0], &bias[0])
	sameFloats(t, "scores", gotScores[:], wantScores[:])
}

// BenchmarkTile reports the speed of the widest layer in multiply-adds.
func BenchmarkTile(b *testing.B) {
	for _, k := range kernelSets() {
		b.Run(k.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			w := randomFloats(r, 288*288)
			m := packMatrix(k, 288, 288, func(o, i int) float32 { return w[o*288+i] })
			x, y := randomFloats(r, (blockRows+4)*width), make([]float32, blockRows*m.out)
			for b.Loop() {
				m.mul(y, x, width, blockRows)
			}
			b.ReportMetric(float64(b.N)*blockRows*288*288/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}
