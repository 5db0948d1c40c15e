package spacy

// blockRows is the number of rows multiplied at a time: a multiple of the tile height of every
// kernel, and few enough for the products to stay in the second-level cache.
const blockRows = 48

// Sizes of the state networks of the parser and the entity recogniser.
const (
	hidden     = 64         // outputs of the hidden layer
	pieces     = 2          // linear pieces each is the maximum of
	stateWidth = 2 * hidden // products a feature contributes to a state
	maxMoves   = 128        // transitions, rounded up for the kernels
)

// encoderPieces is the number of linear pieces in the maxout layers of the encoders.
const encoderPieces = 3

// A kernelSet is the inner loops in one instruction set. Sizes are fixed by the model; the functions
// check nothing, so callers must provide whole tiles. All implementations agree within rounding:
// they add the products of a dot product in order of the inputs, with or without fused
// multiplication.
type kernelSet struct {
	name string
	rows int // height of a tile
	cols int // width of a tile and of a panel of a packed matrix

	// tile sets rows × cols outputs y to the product of rows inputs x of length n and a panel w of
	// n × cols weights. The strides are in floats.
	tile func(y *float32, yStride int, x *float32, xStride int, w *float32, n int)

	// maxoutNorm computes one output row of an encoder layer from products y (3 × 96): bias, maximum
	// of the pieces, layer normalisation, scale and shift; dst = res + that.
	maxoutNorm func(dst, y, bias, gamma, beta, res *float32)

	// stateHidden adds n rows of 2 × 64 products and the bias and takes the maximum of the pieces.
	stateHidden func(dst *[hidden]float32, rows *[8]*float32, n int, bias *float32)

	// scores sets y to bias + w·x, with w packed as 64 × 128.
	scores func(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32)
}

// A matrix holds the weights of a linear layer as panels of cols outputs: [panel][in][cols]. The
// last panel is filled up with zeros.
type matrix struct {
	kern    *kernelSet
	in, out int // out is rounded up to whole panels
	panels  []float32
}

// packMatrix packs weights given as w(output, input).
func packMatrix(k *kernelSet, in, out int, w func(o, i int) float32) matrix {
	n := (out + k.cols - 1) / k.cols
	m := matrix{kern: k, in: in, out: n * k.cols, panels: make([]float32, n*in*k.cols)}
	for o := range out {
		p, c := o/k.cols, o%k.cols
		for i := range in {
			m.panels[(p*in+i)*k.cols+c] = w(o, i)
		}
	}
	return m
}

// mul multiplies rows inputs, xStride floats apart, into y, whose rows are m.out apart. Both must
// have room for a multiple of the tile's height.
func (m *matrix) mul(y, x []float32, xStride, rows int) {
	k := m.kern
	for p := 0; p*k.cols < m.out; p++ {
		w := &m.panels[p*m.in*k.cols]
		for r := 0; r < rows; r += k.rows {
			k.tile(&y[r*m.out+p*k.cols], m.out, &x[r*xStride], xStride, w, m.in)
		}
	}
}
